//! The roll and the other lists as documents.

pub(crate) mod employer_made;
pub(crate) mod impossible_dates;
pub(crate) mod sworn_fields;
pub(crate) mod unreadable_source;
