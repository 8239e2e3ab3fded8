//! Waiting: the golden numbers of the formula, its refusals, and a simulation that repeats itself.

use escrutinio::analysis::access::{
    Arrival, Crowd, Refusal, Steady, SteadyWait, burst_bound, simulate, steady_wait,
};

fn steady(per_hour: u32, seconds_per_voter: u32, desks: u32) -> Result<SteadyWait, Refusal> {
    steady_wait(Steady { per_hour, seconds_per_voter, desks, window: 14 * 3600 })
}

#[test]
fn golden_waits() {
    let row = |found: Result<SteadyWait, Refusal>| found.map(|wait| (wait.load, (wait.mean + 5) / 10));
    // Load in permille; mean wait in hundredths of a minute.
    assert_eq!(row(steady(250, 45, 4)), Ok((781, 48)));
    assert_eq!(row(steady(250, 75, 6)), Ok((868, 105)));
    assert_eq!(row(steady(250, 75, 8)), Ok((651, 9)));
}

#[test]
fn the_formula_is_refused_where_it_does_not_hold() {
    assert_eq!(steady(250, 45, 3), Err(Refusal::Overloaded));
    assert_eq!(steady(240, 45, 3), Err(Refusal::Overloaded), "exactly full is full");
    let short = Steady { per_hour: 10, seconds_per_voter: 45, desks: 4, window: 449 };
    assert_eq!(steady_wait(short), Err(Refusal::TooShort));
    assert!(steady_wait(Steady { window: 450, ..short }).is_ok());
    assert_eq!(steady(10, 45, 0), Err(Refusal::Empty));
}

#[test]
fn the_burst_bound() {
    assert_eq!(burst_bound(4, 20 * 60, 45), Some(106));
    assert_eq!(burst_bound(4, 20 * 60, 0), None);
}

fn crowd() -> Crowd {
    Crowd {
        arrivals: vec![Arrival { people: 650, from: 0, to: 60, leaves: 1200 }],
        desks: 4,
        desk_seconds: 45,
        booths: 8,
        booth_seconds: 75,
        closes: 3600,
        runs: 200,
        seed: 7,
    }
}

#[test]
fn the_same_seed_gives_the_same_answer() {
    assert_eq!(simulate(&crowd()), simulate(&crowd()));
    assert_ne!(simulate(&crowd()), simulate(&Crowd { seed: 8, ..crowd() }));
}

#[test]
fn a_burst_serves_about_what_the_bound_says() {
    // The bound for the median: 106 of 650; the long tail of the service time serves a few fewer.
    let left = simulate(&crowd()).left;
    let voted = (1000 - left.value) * 650 / 1000;
    assert!((95..=106 + 4).contains(&voted), "{voted}");
    assert!(left.low <= left.value && left.value <= left.high);
}

#[test]
fn nobody_waits_where_there_is_a_desk_for_each() {
    let free = Crowd {
        arrivals: vec![Arrival { people: 10, from: 0, to: 0, leaves: 3600 }],
        desks: 10,
        booths: 10,
        ..crowd()
    };
    let found = simulate(&free);
    assert_eq!((found.median.value, found.ninth.value, found.left.value), (0, 0, 0));
}
