//! How long people would wait: the steady-state formula where it holds, a refusal where it does not, and a
//! seeded simulation for arrivals that come in bursts with a bus behind them.
//!
//! This is the only part of access that computes with fractions. Its results leave it as integers, made in
//! [`permille_of`]; no verdict rests on them.

use crate::model::Text;

/// A stretch of polling with steady arrivals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steady {
    /// Voters that come in an hour.
    pub per_hour: u32,
    /// Seconds that one voter takes at a desk.
    pub seconds_per_voter: u32,
    /// Desks.
    pub desks: u32,
    /// Length of the stretch, in seconds.
    pub window: u32,
}

/// The wait at desks with steady arrivals (Erlang C).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SteadyWait {
    /// How busy the desks are, in permille.
    pub load: u32,
    /// Mean wait in thousandths of a minute.
    pub mean: u32,
    /// People who wait more than 30 minutes, in permille. A reference of other countries, not Mexican law.
    pub over_30: u32,
}

/// Why the formula is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// More people come than the desks can serve: the queue only grows.
    Overloaded,
    /// The stretch is shorter than ten service times, or than it takes the queue to settle.
    TooShort,
    /// No desks, or no service time.
    Empty,
}

impl Refusal {
    /// The words for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Overloaded => Text::new(
                "llegan más personas de las que las mesas pueden atender: la fila solo crece y no hay espera media",
                "more people come than the desks can serve: the queue only grows and there is no mean wait",
            ),
            Self::TooShort => Text::new(
                "el periodo es demasiado corto para esta fórmula: use la simulación",
                "the stretch is too short for this formula: use the simulation",
            ),
            Self::Empty => {
                Text::new("faltan mesas o segundos por votante", "desks or seconds per voter are missing")
            }
        }
    }
}

/// The steady-state wait, or why it must not be computed.
///
/// # Errors
/// [`Refusal`]: the formula is not stretched beyond where it holds.
pub fn steady_wait(input: Steady) -> Result<SteadyWait, Refusal> {
    if input.desks == 0 || input.seconds_per_voter == 0 {
        return Err(Refusal::Empty);
    }
    // Offered load, exactly: arrivals × seconds against desks × 3,600.
    let (offered, room) =
        (u64::from(input.per_hour) * u64::from(input.seconds_per_voter), u64::from(input.desks) * 3600);
    if offered >= room {
        return Err(Refusal::Overloaded);
    }
    let service = f64::from(input.seconds_per_voter);
    let arrivals = f64::from(input.per_hour) / 3600.0;
    let a = arrivals * service;
    let desks = f64::from(input.desks);
    let slack = desks / service - arrivals;
    let settle = 10.0 / slack;
    if f64::from(input.window) < (10.0 * service).max(settle) {
        return Err(Refusal::TooShort);
    }
    let blocked = (1..=input.desks).fold(1.0, |b, k| a * b / (f64::from(k) + a * b));
    let waits = desks * blocked / (desks - a * (1.0 - blocked));
    Ok(SteadyWait {
        load: permille_of(a / desks),
        mean: permille_of(waits / slack / 60.0),
        over_30: permille_of(waits * (-slack * 1800.0).exp()),
    })
}

/// A fraction as thousandths, rounded half up: the one door from fractions to results.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of the result"
)]
fn permille_of(fraction: f64) -> u32 {
    if fraction.is_finite() {
        (fraction * 1000.0 + 0.5).floor().clamp(0.0, 4_000_000_000.0) as u32
    } else {
        0
    }
}

/// People who can be served before the bus leaves, all of them free at the same minute: desks × wait ÷ service.
pub fn burst_bound(desks: u32, wait_seconds: u32, seconds_per_voter: u32) -> Option<u64> {
    (seconds_per_voter > 0).then(|| u64::from(desks) * u64::from(wait_seconds) / u64::from(seconds_per_voter))
}

/// A crowd before a place, as the simulation sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd {
    /// Groups that come: number, when the first may come, when the last comes, when their bus leaves. Seconds.
    pub arrivals: Vec<Arrival>,
    /// Desks where identity is checked.
    pub desks: u32,
    /// Median seconds at a desk.
    pub desk_seconds: u32,
    /// Booths; 0: nobody waits for a booth.
    pub booths: u32,
    /// Median seconds in a booth.
    pub booth_seconds: u32,
    /// When the place closes, in seconds.
    pub closes: u32,
    /// Runs, 200 or more.
    pub runs: u32,
    /// The seed; the same seed gives the same answer on every machine.
    pub seed: u64,
}

/// People who come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// How many.
    pub people: u32,
    /// The first moment.
    pub from: u32,
    /// The last moment.
    pub to: u32,
    /// When their bus leaves and whoever still waits goes with it.
    pub leaves: u32,
}

/// A quantile over the runs, with the interval in which 95 of 100 such quantiles lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantile {
    /// Lower end.
    pub low: u32,
    /// The estimate.
    pub value: u32,
    /// Upper end.
    pub high: u32,
}

/// What the runs say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// Median wait in seconds, median over the runs.
    pub median: Quantile,
    /// Wait that nine of ten stay under, in seconds, median over the runs.
    pub ninth: Quantile,
    /// People who waited more than 30 minutes, in permille.
    pub over_30: Quantile,
    /// People who left without voting, in permille.
    pub left: Quantile,
    /// The seed, printed beside the numbers.
    pub seed: u64,
    /// Runs made.
    pub runs: u32,
}

/// `SplitMix64`: small, well known, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below a bound; the bias of a 64-bit remainder is far below what the runs can show.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    /// A service time with the given median and the long tail of people who need help: log-normal, σ = 0.4,
    /// drawn from its 64 central quantiles so that no library function decides a digit.
    fn service(&mut self, median: u32) -> u64 {
        let slot = usize::try_from(self.below(QUANTILES.len() as u64)).unwrap_or(0);
        (u64::from(median) * u64::from(QUANTILES[slot]) + 500) / 1000
    }
}

/// exp(0.4·z) in thousandths at the probabilities (i + ½)/64.
const QUANTILES: [u16; 64] = [
    380, 452, 494, 527, 555, 579, 601, 621, 641, 659, 676, 693, 709, 725, 741, 756, 771, 786, 801, 815, 830,
    844, 859, 873, 888, 902, 917, 932, 946, 962, 977, 992, 1008, 1024, 1040, 1057, 1073, 1091, 1108, 1127,
    1145, 1165, 1185, 1205, 1227, 1249, 1272, 1297, 1323, 1350, 1379, 1410, 1443, 1479, 1518, 1561, 1609,
    1664, 1727, 1803, 1897, 2023, 2214, 2630,
];

/// Simulates the crowd: two stages, bursts, people who leave when their bus goes.
pub fn simulate(crowd: &Crowd) -> Waits {
    let runs = crowd.runs.max(200);
    let mut random = Random(crowd.seed);
    let (mut median, mut ninth, mut over, mut left) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        let (waits, gone, people) = one_run(crowd, &mut random);
        let at = |share: usize| waits.get(waits.len() * share / 10).copied().unwrap_or(0);
        median.push(at(5));
        ninth.push(at(9));
        let long = waits.iter().filter(|wait| **wait > 1800).count() as u64;
        over.push(thousandths(long, waits.len() as u64));
        left.push(thousandths(gone, people));
    }
    Waits {
        median: quantile(median),
        ninth: quantile(ninth),
        over_30: quantile(over),
        left: quantile(left),
        seed: crowd.seed,
        runs,
    }
}

fn thousandths(part: u64, whole: u64) -> u32 {
    if whole == 0 { 0 } else { u32::try_from((part * 2000 + whole) / (2 * whole)).unwrap_or(1000) }
}

/// Median of the runs, and the order statistics around it: n/2 ± √n, which holds for any distribution.
fn quantile(mut values: Vec<u32>) -> Quantile {
    values.sort_unstable();
    let (middle, spread) = (values.len() / 2, values.len().isqrt());
    let at = |index: usize| values.get(index.min(values.len().saturating_sub(1))).copied().unwrap_or(0);
    Quantile { low: at(middle.saturating_sub(spread)), value: at(middle), high: at(middle + spread) }
}

/// One day: sorted waits of those who voted, how many left, how many came.
fn one_run(crowd: &Crowd, random: &mut Random) -> (Vec<u32>, u64, u64) {
    let mut people: Vec<(u64, u64)> = Vec::new();
    for group in &crowd.arrivals {
        let width = u64::from(group.to.saturating_sub(group.from)) + 1;
        for _ in 0..group.people {
            let leaves = u64::from(group.leaves.min(crowd.closes));
            people.push((u64::from(group.from) + random.below(width), leaves));
        }
    }
    people.sort_unstable();
    let mut desks = vec![0_u64; crowd.desks as usize];
    let mut booths = vec![0_u64; crowd.booths as usize];
    let (mut waits, mut gone) = (Vec::with_capacity(people.len()), 0);
    for (comes, leaves) in &people {
        let served = first_free(&mut desks, *comes, *leaves, || random.service(crowd.desk_seconds));
        let Some((desk, checked)) = served else {
            gone += 1;
            continue;
        };
        // Whoever has a ballot in hand stays for the booth.
        let booth = match crowd.booths {
            0 => checked,
            _ => first_free(&mut booths, checked, u64::MAX, || random.service(crowd.booth_seconds))
                .map_or(checked, |(start, _)| start),
        };
        let wait = (desk - comes) + (booth - checked);
        waits.push(u32::try_from(wait).unwrap_or(u32::MAX));
    }
    waits.sort_unstable();
    (waits, gone, people.len() as u64)
}

/// The first server that is free: when service begins and ends; `None` where the bus leaves first.
fn first_free(
    servers: &mut [u64],
    comes: u64,
    leaves: u64,
    service: impl FnOnce() -> u64,
) -> Option<(u64, u64)> {
    let free = servers.iter_mut().min()?;
    let begins = (*free).max(comes);
    if begins >= leaves {
        return None;
    }
    *free = begins + service();
    Some((begins, *free))
}
