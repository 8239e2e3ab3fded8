//! F2, pure maths.

mod identity_checks;
mod ids_list;
mod signals;
mod titles;
