//! The documents made from a report.

mod html;
mod sample;
