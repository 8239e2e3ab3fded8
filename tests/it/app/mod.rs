//! The use cases, as the command line and the page call them.

mod hours;
mod hours_input;
