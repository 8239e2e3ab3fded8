//! Analysis: pure maths held against figures worked out by hand.

mod materiality;
mod tally;
