//! Workers' data that the law withholds.

pub(crate) mod exposed;
