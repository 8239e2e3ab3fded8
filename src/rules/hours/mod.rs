//! Access of the shifts to the polls.

mod dress;
pub(crate) mod enabling;
pub(crate) mod place;
pub(crate) mod shifts;
