//! The verdict on one crew: the first of five that holds.

use super::reach::Reach;
use crate::model::{AccessSettings, Severity, Text};

/// What a crew's access amounts to. The order is the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No chance to vote at all.
    None,
    /// Only by a journey of their own to the plant.
    SpecialTrip,
    /// Chances, but too few desks for so many people.
    Insufficient,
    /// One chance only, or a short one, or one that hangs on a late order.
    Fragile,
    /// Covered.
    Covered,
}

impl Verdict {
    /// All, worst first.
    pub const ALL: [Self; 5] =
        [Self::None, Self::SpecialTrip, Self::Insufficient, Self::Fragile, Self::Covered];

    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::SpecialTrip => "special_trip",
            Self::Insufficient => "insufficient",
            Self::Fragile => "fragile",
            Self::Covered => "covered",
        }
    }

    /// The words for people.
    pub const fn title(self) -> Text {
        match self {
            Self::None => Text::new("sin acceso", "no access"),
            Self::SpecialTrip => Text::new("solo con viaje especial", "only with a special trip"),
            Self::Insufficient => Text::new("insuficiente", "insufficient"),
            Self::Fragile => Text::new("frágil", "fragile"),
            Self::Covered => Text::new("cubierto", "covered"),
        }
    }

    /// The severity of HR-01; `None` where there is nothing to say.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::None | Self::SpecialTrip => Some(Severity::High),
            Self::Insufficient => Some(Severity::Medium),
            Self::Fragile => Some(Severity::Low),
            Self::Covered => None,
        }
    }
}

/// The first verdict that holds. `share` is the permille of the crew that the desks can serve, `None` where
/// desks or workers are unknown; `in_good_time` is the reach without releases announced less than 24 hours ahead.
pub fn verdict(
    settings: &AccessSettings,
    reach: &Reach,
    in_good_time: &Reach,
    share: Option<u16>,
) -> Verdict {
    if reach.opportunities == 0 {
        return if reach.special_trip_minutes == 0 { Verdict::None } else { Verdict::SpecialTrip };
    }
    if share.is_some_and(|share| share < settings.enough_share) {
        return Verdict::Insufficient;
    }
    if is_fragile(settings, reach) || is_fragile(settings, in_good_time) {
        return Verdict::Fragile;
    }
    Verdict::Covered
}

fn is_fragile(settings: &AccessSettings, reach: &Reach) -> bool {
    reach.opportunities <= 1 || reach.reachable_minutes < i64::from(settings.fragile_below)
}
