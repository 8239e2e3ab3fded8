//! F2, pure maths.
#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its input must fail")]

pub(crate) mod access;
mod any_input;
mod business_days;
mod compare;
mod identity_checks;
mod identity_cross;
mod identity_names;
mod identity_vectors;
mod ids_list;
mod materiality;
mod signals;
mod tally;
mod titles;
