//! Days in a column: the order of day and month is decided once, on the whole column, with its evidence.

mod column;
mod parse;

pub(super) use column::decide;
pub(super) use parse::{Shape, looks_like_day, shape};
