//! The documents made from a report.

mod authority;
mod html;
mod markdown;
mod pictures;
mod read;
mod sample;
mod schema;
mod tables;
