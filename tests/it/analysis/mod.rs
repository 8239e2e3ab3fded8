//! Tests of `analysis`.

mod access;
