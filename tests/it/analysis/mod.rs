//! F2, pure maths.

mod access;
mod identity_checks;
mod ids_list;
mod titles;
