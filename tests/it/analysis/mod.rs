//! F2, pure maths.

mod identity_checks;
mod identity_cross;
mod identity_names;
mod ids_list;
mod signals;
mod titles;
