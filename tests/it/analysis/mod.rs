//! F2, pure maths.

mod access;
mod identity_checks;
mod identity_cross;
mod identity_names;
mod ids_list;
mod signals;
mod titles;
//! Analysis: pure maths held against figures worked out by hand.

mod materiality;
mod tally;
