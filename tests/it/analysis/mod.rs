//! F2, pure maths.

mod access;
mod identity_checks;
mod ids_list;
mod titles;
//! Analysis: pure maths held against figures worked out by hand.

mod materiality;
mod tally;
