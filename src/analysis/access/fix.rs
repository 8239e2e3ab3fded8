//! A fix: changes after which every crew is covered, what they cost, and how sure it is that they are the least.

use super::changes::{Change, Cost};
use crate::model::Text;

/// Which kind of change a fix consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FixKind {
    /// Buses leave later.
    Buses,
    /// More desks.
    Desks,
    /// Releases on paid time.
    Releases,
    /// Longer hours.
    Windows,
    /// New hours, buses, desks and releases together.
    Mixture,
}

impl FixKind {
    /// All.
    pub const ALL: [Self; 5] = [Self::Buses, Self::Desks, Self::Releases, Self::Windows, Self::Mixture];

    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Buses => "buses",
            Self::Desks => "desks",
            Self::Releases => "releases",
            Self::Windows => "windows",
            Self::Mixture => "mixture",
        }
    }

    /// The words for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Buses => Text::new("detener el transporte", "hold the buses"),
            Self::Desks => Text::new("más mesas", "more desks"),
            Self::Releases => {
                Text::new("permiso para votar en horas de trabajo", "release during working time")
            }
            Self::Windows => Text::new("abrir más horas", "open longer"),
            Self::Mixture => Text::new("una mezcla de cambios", "a mixture of changes"),
        }
    }
}

/// What is known of how small a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// No smaller change of this kind covers every crew: all smaller ones on the grid were tried.
    LeastOfItsKind,
    /// The least there is of new hours (in quarters of an hour, where a crew in need is on the premises), buses (in
    /// steps of 5 minutes), desks and releases (in quarters of an hour) together, by the solver: fewest minutes of
    /// duty, then of desks, then of waiting.
    Optimal,
    /// The same without new hours, where the case is too large for the solver with them.
    OptimalWithoutHours,
    /// No part of it can be left out or made smaller; another combination of this kind may be smaller.
    NothingToSpare,
}

impl Proof {
    /// The one of a key.
    pub fn by_key(key: &str) -> Option<Self> {
        [Self::LeastOfItsKind, Self::Optimal, Self::OptimalWithoutHours, Self::NothingToSpare]
            .into_iter()
            .find(|proof| proof.key() == key)
    }

    /// The key used in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LeastOfItsKind => "least_of_its_kind",
            Self::Optimal => "optimal",
            Self::OptimalWithoutHours => "optimal_without_hours",
            Self::NothingToSpare => "nothing_to_spare",
        }
    }

    /// The words for people.
    pub const fn title(self) -> Text {
        match self {
            Self::LeastOfItsKind => Text::new(
                "el menor cambio de su tipo: se probaron todos los menores; una mezcla de tipos podría costar menos",
                "the least change of its kind: all smaller ones were tried; a mixture of kinds may cost less",
            ),
            Self::Optimal => Text::new(
                "el menor que hay juntando más horas (en cuartos de hora, mientras las cuadrillas que faltan están en la planta), transporte (de 5 en 5 minutos), mesas y permisos (en cuartos de hora): primero que alcance para todos, luego menos tiempo de trabajo, menos mesas y menos espera",
                "the least there is of longer hours (in quarters of an hour, while the crews in need are on the premises), buses (in steps of 5 minutes), desks and releases (in quarters of an hour) together: first that all are served, then the least working time, the fewest desks and the least waiting",
            ),
            Self::OptimalWithoutHours => Text::new(
                "el menor que hay juntando transporte (de 5 en 5 minutos), mesas y permisos (en cuartos de hora), sin abrir más horas: primero que alcance para todos, luego menos tiempo de trabajo, menos mesas y menos espera",
                "the least there is of buses (in steps of 5 minutes), desks and releases (in quarters of an hour) together, without longer hours: first that all are served, then the least working time, the fewest desks and the least waiting",
            ),
            Self::NothingToSpare => Text::new(
                "no le sobra nada, pero no está probado que sea el menor",
                "nothing in it can be spared, but it is not proven to be the least",
            ),
        }
    }
}

/// A set of changes after which every crew is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Its kind.
    pub kind: FixKind,
    /// The changes.
    pub changes: Vec<Change>,
    /// What they cost.
    pub cost: Cost,
    /// How small it is known to be.
    pub proof: Proof,
    /// Minutes more that each crew can reach, in the order of the crews.
    pub gains: Vec<i64>,
    /// The least crew's share of the desks after it, in permille.
    pub least_share: Option<u16>,
    /// The last moment at which it can be announced a day ahead.
    pub until: Option<i64>,
}

/// The kind of changes that are all alike, or a mixture; `None` for no change.
pub(super) fn kind_of(changes: &[Change]) -> Option<FixKind> {
    let first = changes.first()?;
    if changes.iter().any(|change| std::mem::discriminant(change) != std::mem::discriminant(first)) {
        return Some(FixKind::Mixture);
    }
    Some(match first {
        Change::HoldBus { .. } => FixKind::Buses,
        Change::AddDesks { .. } => FixKind::Desks,
        Change::Release { .. } => FixKind::Releases,
        Change::OpenLonger { .. } => FixKind::Windows,
    })
}

/// What is best of all kinds together may be of one kind after all: then the lesser of the two stays, and of
/// equals the one that is proven.
pub(super) fn take_joint(found: &mut Vec<Fix>, joint: Fix) {
    match found.iter_mut().find(|fix| fix.kind == joint.kind) {
        None => found.push(joint),
        Some(own) => {
            let weaker = own.proof == Proof::NothingToSpare && own.cost == joint.cost;
            if joint.least_share >= own.least_share && (joint.cost < own.cost || weaker) {
                *own = joint;
            }
        }
    }
}
