//! F2: pure maths over rows and dates: identifiers, names, job functions, duties, counts.
//! No clock, no files; integers in every result.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod access;
pub mod business_days;
pub mod codes;
pub mod compare;
pub mod departures;
pub mod duplicates;
pub mod found;
pub mod functions;
pub mod held;
pub mod identity;
pub mod leaving;
pub mod linking;
pub mod lists;
pub mod matching;
pub mod materiality;
pub mod measured;
pub mod name_words;
pub mod names;
pub mod omissions;
pub mod origin;
pub mod people;
pub mod side_by_side;
pub mod tally;
pub mod unit;
pub mod why;
pub mod windows;
pub mod zones;
