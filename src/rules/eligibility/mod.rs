//! Who may vote.

pub(crate) mod confianza;
pub(crate) mod contractor_staff;
pub(crate) mod dismissed_missing;
pub(crate) mod doubtful_identity;
pub(crate) mod hired_after;
mod identity_checks;
pub(crate) mod late_registration;
pub(crate) mod left_still_there;
pub(crate) mod list_differences;
pub(crate) mod list_sizes;
pub(crate) mod on_leave_missing;
mod operators_desk;
pub(crate) mod operators_removed;
mod perhaps_listed;
