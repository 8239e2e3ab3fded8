//! Who may vote.

pub(crate) mod confianza;
pub(crate) mod doubtful_identity;
pub(crate) mod hired_after;
