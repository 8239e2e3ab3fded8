//! Tests of `analysis`.

pub(crate) mod access;
