//! F2, pure maths.

mod identity_checks;
mod ids_list;
mod titles;
//! Tests of `analysis`.

mod access;
