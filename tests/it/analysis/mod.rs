//! F2, pure maths.

mod access;
mod identity_checks;
mod identity_cross;
mod identity_names;
mod ids_list;
mod materiality;
mod signals;
mod tally;
mod titles;
