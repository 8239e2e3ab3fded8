//! The count.

pub(crate) mod sums;
