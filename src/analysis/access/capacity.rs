//! Whether the desks can serve everyone who can reach them: exact flows, fair shares, and the proof.
//!
//! Crews compete for the same desks at the same minutes. The fair shares are the max-min ones: nobody can have
//! more without taking it from someone who has less. Each minimum cut divides the crews into two problems of
//! their own, so the shares are found by dividing until every part is even.

use std::collections::BTreeMap;

use super::flow::Links;
use super::scene::{PlaceTimes, Scene};
use super::spans::{Span, Spans};

/// People who can reach the same desk time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Demand<'a> {
    /// How many they are.
    pub workers: u64,
    /// When they can reach each place, in the order of the scene's places.
    pub by_place: &'a [Spans],
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

    /// It, or everyone where it is more.
    fn at_most_all(self) -> Self {
        if self.served >= self.of { Self::ALL } else { self }
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
    /// The classes that can reach it, in order.
    users: Vec<usize>,
    amount: i128,
    stretches: Vec<Stretch>,
}

impl Pool {
    fn add(&mut self, place: &PlaceTimes, index: usize, span: Span, unit: i128) {
        let desk_seconds = u64::from(place.desks.unwrap_or(0)) * span.seconds().unsigned_abs();
        self.amount += i128::from(desk_seconds) * (unit / i128::from(place.seconds_per_voter));
        self.stretches.push(Stretch { place: index, span, desk_seconds });
    }
}

/// Fair shares of the demands, or `None` where the seconds per voter of the places have no common multiple
/// small enough to count exactly.
pub fn fair_shares(scene: &Scene, demands: &[Demand<'_>]) -> Option<Capacity> {
    let unit = common_unit(scene)?;
    let (classes, members) = classes(demands);
    let pools = pools(scene, &classes, unit);
    let asked: Vec<i128> = members
        .iter()
        .map(|members| members.iter().map(|index| i128::from(demands[*index].workers) * unit).sum())
        .collect();
    let mut shares = vec![Share::ALL; demands.len()];
    let mut bottlenecks = Vec::new();
    for tight in tight_parts(&pools, &asked) {
        let own = || tight.pools.iter().map(|pool| &pools[*pool]);
        let mut stretches: Vec<Stretch> = own().flat_map(|pool| pool.stretches.iter().copied()).collect();
        stretches.sort_unstable();
        let found = Bottleneck {
            demands: tight.classes.iter().flat_map(|class| members[*class].iter().copied()).collect(),
            stretches: joined(stretches),
            supply: own().map(|pool| pool.amount).sum(),
            asked: tight.classes.iter().map(|class| asked[*class]).sum(),
        };
        for demand in &found.demands {
            shares[*demand] = Share::of(found.supply, found.asked);
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
fn classes<'a>(demands: &[Demand<'a>]) -> (Vec<&'a [Spans]>, Vec<Vec<usize>>) {
    let mut positions: BTreeMap<&[Spans], usize> = BTreeMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut classes = Vec::new();
    for (index, demand) in demands.iter().enumerate() {
        let position = *positions.entry(demand.by_place).or_insert_with(|| {
            classes.push(demand.by_place);
            members.push(Vec::new());
            classes.len() - 1
        });
        members[position].push(index);
    }
    (classes, members)
}

/// The places with desks, those together that every class reaches at the same instants.
fn alike(scene: &Scene, classes: &[&[Spans]]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let with_desks = (0..scene.places.len()).filter(|place| scene.places[*place].desks.is_some());
    for place in with_desks {
        let same = |other: &Vec<usize>| classes.iter().all(|spans| spans.get(place) == spans.get(other[0]));
        match found.iter_mut().find(|other| same(other)) {
            Some(places) => places.push(place),
            None => found.push(vec![place]),
        }
    }
    found
}

/// Desk time by the set of classes that can reach it, over the elementary intervals of each place.
fn pools(scene: &Scene, classes: &[&[Spans]], unit: i128) -> Vec<Pool> {
    let mut positions: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut pools: Vec<Pool> = Vec::new();
    for places in alike(scene, classes) {
        let mut edges: Vec<(i64, usize, bool)> = Vec::new();
        for (class, by_place) in classes.iter().enumerate() {
            for span in by_place.get(places[0]).into_iter().flat_map(Spans::iter) {
                edges.push((span.start, class, true));
                edges.push((span.end, class, false));
            }
        }
        edges.sort_unstable();
        let mut present: Vec<usize> = Vec::new();
        let mut since = i64::MIN;
        for (at, class, enters) in edges {
            if at > since && !present.is_empty() {
                let next = pools.len();
                let position = *positions.entry(present.clone()).or_insert(next);
                if position == next {
                    pools.push(Pool { users: present.clone(), ..Pool::default() });
                }
                for place in &places {
                    pools[position].add(&scene.places[*place], *place, Span::new(since, at), unit);
                }
            }
            since = at;
            match present.binary_search(&class) {
                Err(position) if enters => present.insert(position, class),
                Ok(position) if !enters => drop(present.remove(position)),
                Ok(_) | Err(_) => {}
            }
        }
    }
    pools
}

/// Classes and the desk time that is left to them, by position.
struct Part {
    classes: Vec<usize>,
    pools: Vec<usize>,
}

/// The parts that use up all the desk time they can reach, the worst first.
///
/// A part is tried at the share that its own desk time gives to all of it. Where that fits, everyone in it has
/// that share; where it does not, the cut divides it into those who must stay below and those who can have
/// more, and neither has any use for the other's desk time.
fn tight_parts(pools: &[Pool], asked: &[i128]) -> Vec<Part> {
    let mut tight = Vec::new();
    let all = Part {
        classes: (0..asked.len()).filter(|class| asked[*class] > 0).collect(),
        pools: (0..pools.len()).collect(),
    };
    let mut waiting = vec![all];
    let mut positions = vec![usize::MAX; asked.len()];
    while let Some(part) = waiting.pop() {
        if part.classes.is_empty() {
            continue;
        }
        for (position, class) in part.classes.iter().enumerate() {
            positions[*class] = position;
        }
        let users: Vec<Vec<usize>> = part
            .pools
            .iter()
            .map(|pool| {
                pools[*pool]
                    .users
                    .iter()
                    .map(|class| positions[*class])
                    .filter(|at| *at != usize::MAX)
                    .collect()
            })
            .collect();
        for class in &part.classes {
            positions[*class] = usize::MAX;
        }
        let links = Links::of(part.classes.len(), users.iter().map(Vec::as_slice));
        let within = part.pools.iter().zip(&users).filter(|(_, users)| !users.is_empty());
        let supply = within.map(|(pool, _)| pools[*pool].amount).sum();
        let share = Share::of(supply, part.classes.iter().map(|class| asked[*class]).sum()).at_most_all();
        let demand: Vec<i128> = part.classes.iter().map(|class| asked[*class] * share.served).collect();
        let supply: Vec<i128> = part.pools.iter().map(|pool| pools[*pool].amount * share.of).collect();
        let flow = links.flow(&demand, &supply);
        if flow.total == demand.iter().sum::<i128>() {
            if share != Share::ALL {
                tight.push(part);
            }
            continue;
        }
        let (below, above) = divided(&part, &users, &flow.short);
        waiting.push(above);
        waiting.push(below);
    }
    tight
}

/// Those who come short with all they can reach, and the others with the rest.
fn divided(part: &Part, users: &[Vec<usize>], short: &[usize]) -> (Part, Part) {
    let mut is_short = vec![false; part.classes.len()];
    for position in short {
        is_short[*position] = true;
    }
    let touched: Vec<bool> = users.iter().map(|users| users.iter().any(|user| is_short[*user])).collect();
    let side = |wanted: bool| Part {
        classes: pick(&part.classes, &is_short, wanted),
        pools: pick(&part.pools, &touched, wanted),
    };
    (side(true), side(false))
}

fn pick(all: &[usize], marks: &[bool], wanted: bool) -> Vec<usize> {
    all.iter().zip(marks).filter(|(_, mark)| **mark == wanted).map(|(item, _)| *item).collect()
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
