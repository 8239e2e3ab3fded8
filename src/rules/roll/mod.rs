//! The roll and the other lists as documents.

pub(crate) mod unreadable_source;
