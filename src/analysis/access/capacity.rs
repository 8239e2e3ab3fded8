//! Whether the desks can serve everyone who can reach them: exact flows, fair shares, and the proof.
//!
//! Crews compete for the same desks at the same minutes. The fair shares are the max-min ones: raise all
//! shares together until some crews use up everything they can reach, hold those, and go on with the rest.
//! Crews that are held have, by the cut, used up their desk time, so the rest is a problem of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::Transport;
use super::scene::Scene;
use super::spans::{Span, Spans};

/// People who can reach the same desk time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Demand {
    /// How many they are.
    pub workers: u64,
    /// When they can reach each place, in the order of the scene's places.
    pub by_place: Vec<Spans>,
}

/// A stretch of open time at a place that is part of a bottleneck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The place, by position.
    pub place: usize,
    /// From when to when.
    pub span: Span,
    /// Desks × seconds.
    pub desk_seconds: u64,
}

/// Crews that together use up all the desk time they can reach: a proof that anyone can add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bottleneck {
    /// The demands caught in it, by position.
    pub demands: Vec<usize>,
    /// Every stretch they can reach and that crews worse off have not used up already.
    pub stretches: Vec<Stretch>,
    /// What these stretches give, in voters × `unit`.
    pub supply: i128,
    /// What these people ask for, in voters × `unit`.
    pub asked: i128,
}

/// A share of demand as an exact fraction, at most one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Served.
    pub served: i128,
    /// Of.
    pub of: i128,
}

impl Share {
    /// Everyone is served.
    pub const ALL: Self = Self { served: 1, of: 1 };

    /// A fraction in lowest terms.
    fn of(served: i128, of: i128) -> Self {
        let divisor = i128::try_from(gcd_wide(served.unsigned_abs(), of.unsigned_abs()).max(1)).unwrap_or(1);
        Self { served: served / divisor, of: of / divisor }
    }

    /// In permille, rounded half up.
    pub fn permille(self) -> u16 {
        let whole = self.of.max(1);
        u16::try_from((self.served * 2000 + whole) / (2 * whole)).unwrap_or(1000)
    }
}

/// The answer for all crews together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// Fair share of each demand, in the order given.
    pub shares: Vec<Share>,
    /// Bottlenecks, the worst first; empty where everyone can be served.
    pub bottlenecks: Vec<Bottleneck>,
    /// What one voter costs in the common unit: desk-seconds where all places take equally long.
    pub unit: i128,
}

impl Capacity {
    /// The share that everyone can have at once: λ*.
    pub fn equal_share(&self) -> Share {
        self.bottlenecks.first().map_or(Share::ALL, |worst| Share::of(worst.supply, worst.asked))
    }
}

/// One kind of desk time: everything that the same people can reach.
#[derive(Default)]
struct Pool {
    amount: i128,
    stretches: Vec<Stretch>,
}

/// Fair shares of the demands, or `None` where the seconds per voter of the places have no common multiple
/// small enough to count exactly.
pub fn fair_shares(scene: &Scene, demands: &[Demand]) -> Option<Capacity> {
    let unit = common_unit(scene)?;
    let (classes, members) = classes(demands);
    let pools = pools(scene, &classes, unit);
    let asked: Vec<i128> = members
        .iter()
        .map(|members| members.iter().map(|index| i128::from(demands[*index].workers) * unit).sum())
        .collect();
    let mut open: BTreeSet<usize> = (0..classes.len()).filter(|class| asked[*class] > 0).collect();
    let mut unused: BTreeSet<&Vec<usize>> = pools.keys().collect();
    let mut shares = vec![Share::ALL; demands.len()];
    let mut bottlenecks = Vec::new();
    while let Some(short) = tightest(&pools, &unused, &open, &asked) {
        let used: Vec<&Vec<usize>> =
            unused.iter().copied().filter(|users| users.iter().any(|class| short.contains(class))).collect();
        let mut stretches: Vec<Stretch> =
            used.iter().flat_map(|key| pools[*key].stretches.iter().copied()).collect();
        stretches.sort_unstable();
        let found = Bottleneck {
            demands: short.iter().flat_map(|class| members[*class].iter().copied()).collect(),
            stretches: joined(stretches),
            supply: used.iter().map(|key| pools[*key].amount).sum(),
            asked: short.iter().map(|class| asked[*class]).sum(),
        };
        for demand in &found.demands {
            shares[*demand] = Share::of(found.supply, found.asked);
        }
        for key in used {
            unused.remove(key);
        }
        for class in &short {
            open.remove(class);
        }
        bottlenecks.push(found);
    }
    Some(Capacity { shares, bottlenecks, unit })
}

/// The least common multiple of the places' seconds per voter.
fn common_unit(scene: &Scene) -> Option<i128> {
    const LARGEST: u64 = 1_000_000_000;
    let mut unit = 1_u64;
    for place in scene.places.iter().filter(|place| place.desks.is_some()) {
        let seconds = u64::from(place.seconds_per_voter);
        unit = unit / gcd(unit, seconds) * seconds;
        if unit > LARGEST {
            return None;
        }
    }
    Some(i128::from(unit))
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Demands that reach the same instants are one node of the network.
fn classes(demands: &[Demand]) -> (Vec<&[Spans]>, Vec<Vec<usize>>) {
    let mut positions: BTreeMap<&[Spans], usize> = BTreeMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut classes = Vec::new();
    for (index, demand) in demands.iter().enumerate() {
        let position = *positions.entry(&demand.by_place).or_insert_with(|| {
            classes.push(demand.by_place.as_slice());
            members.push(Vec::new());
            classes.len() - 1
        });
        members[position].push(index);
    }
    (classes, members)
}

/// Desk time by the set of classes that can reach it, over the elementary intervals of each place.
fn pools(scene: &Scene, classes: &[&[Spans]], unit: i128) -> BTreeMap<Vec<usize>, Pool> {
    let mut pools: BTreeMap<Vec<usize>, Pool> = BTreeMap::new();
    for (index, place) in scene.places.iter().enumerate() {
        let Some(desks) = place.desks else { continue };
        let mut edges: Vec<(i64, usize, bool)> = Vec::new();
        for (class, by_place) in classes.iter().enumerate() {
            for span in by_place.get(index).into_iter().flat_map(Spans::iter) {
                edges.push((span.start, class, true));
                edges.push((span.end, class, false));
            }
        }
        edges.sort_unstable();
        let mut present: BTreeSet<usize> = BTreeSet::new();
        let mut since = i64::MIN;
        for (at, class, enters) in edges {
            if at > since && !present.is_empty() {
                let span = Span::new(since, at);
                let desk_seconds = u64::from(desks) * span.seconds().unsigned_abs();
                let pool = pools.entry(present.iter().copied().collect()).or_default();
                pool.amount += i128::from(desk_seconds) * (unit / i128::from(place.seconds_per_voter));
                pool.stretches.push(Stretch { place: index, span, desk_seconds });
            }
            since = at;
            if enters {
                present.insert(class);
            } else {
                present.remove(&class);
            }
        }
    }
    pools
}

/// The classes whose common share is the least possible, or `None` where all that are left can be served.
///
/// Newton's method on cuts: try a share for all; the classes short of it name a lower one; stop when it fits.
fn tightest(
    pools: &BTreeMap<Vec<usize>, Pool>,
    unused: &BTreeSet<&Vec<usize>>,
    open: &BTreeSet<usize>,
    asked: &[i128],
) -> Option<Vec<usize>> {
    let nodes: Vec<usize> = open.iter().copied().collect();
    let users = |key: &Vec<usize>| -> Vec<usize> {
        key.iter().filter_map(|class| nodes.binary_search(class).ok()).collect()
    };
    let reachable: Vec<(i128, Vec<usize>)> =
        unused.iter().map(|key| (pools[*key].amount, users(key))).collect();
    let mut share = Share::ALL;
    let mut found: Option<Vec<usize>> = None;
    loop {
        let problem = Transport {
            demand: nodes.iter().map(|class| asked[*class] * share.served).collect(),
            supply: reachable.iter().map(|(amount, _)| amount * share.of).collect(),
            users: reachable.iter().map(|(_, users)| users.clone()).collect(),
        };
        let wanted: i128 = problem.demand.iter().sum();
        let flow = problem.solve();
        if flow.total == wanted {
            return found.map(|short| short.into_iter().map(|node| nodes[node]).collect());
        }
        let touched =
            reachable.iter().filter(|(_, users)| users.iter().any(|user| flow.short.contains(user)));
        let supply = touched.map(|(amount, _)| amount).sum();
        let wanted = flow.short.iter().map(|node| asked[nodes[*node]]).sum();
        share = Share::of(supply, wanted);
        found = Some(flow.short);
    }
}

fn gcd_wide(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd_wide(b, a % b) }
}

/// Adjacent stretches of one place as one, so that a reader adds up few numbers.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut merged: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match merged.last_mut() {
            Some(last) if last.place == stretch.place && last.span.end == stretch.span.start => {
                last.span.end = stretch.span.end;
                last.desk_seconds += stretch.desk_seconds;
            }
            _ => merged.push(stretch),
        }
    }
    merged
}

/// A crew's served voters and permille, from the head counts and shares of its groups.
pub(super) fn totals(parts: &[(u64, Share)]) -> (u64, u16) {
    let workers: u64 = parts.iter().map(|part| part.0).sum();
    if workers == 0 {
        return (0, 1000);
    }
    let sum = parts.iter().try_fold(Share { served: 0, of: 1 }, |sum, (count, share)| {
        let add = i128::from(*count).checked_mul(share.served)?;
        let (left, right) = (sum.served.checked_mul(share.of)?, add.checked_mul(sum.of)?);
        Some(Share::of(left.checked_add(right)?, sum.of.checked_mul(share.of)?))
    });
    // A sum of many unlike fractions may outgrow 128 bits; then each is cut at 2^-40 of a voter.
    let sum = sum.unwrap_or_else(|| {
        let grains =
            |(count, share): &(u64, Share)| (i128::from(*count) << 40) * share.served / share.of.max(1);
        Share { served: parts.iter().map(grains).sum(), of: 1 << 40 }
    });
    let served = u64::try_from(sum.served / sum.of.max(1)).unwrap_or(0);
    let of_all = Share { served: sum.served, of: sum.of * i128::from(workers) };
    (served, of_all.permille())
}
