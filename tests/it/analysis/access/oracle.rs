//! A second, naive reading of the contract that walks the clock tick by tick, held against the engine.
//!
//! It shares no code with the engine: it asks the zone only how far the clock is off at an instant, and finds
//! local times by looking for the tick at which the clock shows them.

use chrono::{
    DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _, Weekday,
};
use chrono_tz::Tz;
use escrutinio::analysis::access::{Counted, Group, Scene, crew_groups, evaluate, reach};
use escrutinio::model::{
    Break, CaseFile, Crew, DutyDays, Facility, Lined, PollingPlace, Release, Spell, Window,
};
use proptest::prelude::*;

use super::cases::{Put as _, case};

/// The clock of one zone over some days, tick by tick.
struct Wall {
    tick: i64,
    /// First tick, in minutes since 1970 UTC.
    first: i64,
    /// Local minutes since 1970 shown at each tick.
    shown: Vec<i64>,
}

impl Wall {
    fn new(zone: Tz, from: NaiveDate, days: u64, tick: i64) -> Self {
        let first = from.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp() / 60;
        let ticks = i64::try_from(days).unwrap() * 1440 / tick;
        let mut shown = Vec::new();
        let mut offset = 0;
        for step in 0..ticks {
            let minute = first + step * tick;
            if minute % 60 == 0 {
                let utc = DateTime::from_timestamp(minute * 60, 0).unwrap().naive_utc();
                offset = i64::from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()) / 60;
            }
            shown.push(minute + offset);
        }
        Self { tick, first, shown }
    }

    /// Ticks at which the clock shows a local time; if it never does, those at which it shows it one hour later.
    fn ticks_of(&self, local: NaiveDateTime) -> Vec<usize> {
        let minute = local.and_utc().timestamp() / 60;
        let find = |wanted: i64| -> Vec<usize> {
            // Mexican clocks are 5 to 8 hours behind, so only the ticks of those hours need be looked at.
            let middle = (minute - self.first) / self.tick;
            let near = usize::try_from((middle + 240 / self.tick).max(0)).unwrap();
            let far = usize::try_from((middle + 600 / self.tick).max(0)).unwrap().min(self.shown.len());
            (near..far).filter(|tick| self.shown[*tick] == wanted).collect()
        };
        let found = find(minute);
        if found.is_empty() { find(minute + 60) } else { found }
    }

    fn shows(&self, local: NaiveDateTime) -> bool {
        let first = self.ticks_of(local)[0];
        self.shown[first] == local.and_utc().timestamp() / 60
    }

    fn opening(&self, local: NaiveDateTime) -> usize {
        *self.ticks_of(local).first().unwrap()
    }

    fn closing(&self, local: NaiveDateTime) -> usize {
        *self.ticks_of(local).last().unwrap()
    }
}

/// Sets of ticks.
type Ticks = Vec<bool>;

fn paint(set: &mut Ticks, from: usize, to: usize) {
    for tick in from..to.min(set.len()) {
        set[tick] = true;
    }
}

struct Oracle<'a> {
    case: &'a CaseFile,
    from: NaiveDate,
    days: u64,
    tick: i64,
    wall: Wall,
}

/// What the oracle says of one crew.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    naive: i64,
    reachable: i64,
    release: i64,
    special: i64,
    opportunities: usize,
}

impl Oracle<'_> {
    fn len(&self) -> usize {
        self.wall.shown.len()
    }

    fn begins(crew: &Crew, day: NaiveDate) -> Vec<Spell> {
        let usual = match &crew.days {
            DutyDays::Weekdays(days) => {
                if days.contains(&day.weekday()) {
                    crew.spells.clone()
                } else {
                    Vec::new()
                }
            }
            DutyDays::Dates(dates) => {
                if dates.contains(&day) {
                    crew.spells.clone()
                } else {
                    Vec::new()
                }
            }
            DutyDays::Cycle { anchor, pattern, shifts } => {
                let letters: Vec<char> = pattern.chars().collect();
                let length = i64::try_from(letters.len()).unwrap();
                let mut step = (day - *anchor).num_days() % length;
                if step < 0 {
                    step += length;
                }
                match letters[usize::try_from(step).unwrap()] {
                    '-' | '0' => Vec::new(),
                    '1' => crew.spells.clone(),
                    letter => shifts[&letter].clone(),
                }
            }
        };
        let added = crew.extra.contains(&day);
        if crew.rest.contains(&day) && !added {
            Vec::new()
        } else if usual.is_empty() && added {
            crew.spells.clone()
        } else {
            usual
        }
    }

    /// First and last tick of every duty, in the facility's zone.
    fn duties(&self, crew: &Crew) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for day in self.from.iter_days().skip(1).take(usize::try_from(self.days).unwrap() - 4) {
            for spell in Self::begins(crew, day) {
                match spell {
                    Spell::Hours { start, hours } => {
                        let from = self.wall.opening(day.and_time(start));
                        found
                            .push((from, from + usize::try_from(i64::from(hours) * 60 / self.tick).unwrap()));
                    }
                    Spell::Clock { start, end } => {
                        let from = self.wall.opening(day.and_time(start));
                        let to = self.ends(day, start, from, end);
                        found.push((from, to));
                    }
                }
            }
        }
        found
    }

    /// The first tick after a start at which the clock shows a time; one that is skipped counts an hour later.
    fn ends(&self, day: NaiveDate, start: chrono::NaiveTime, from: usize, end: chrono::NaiveTime) -> usize {
        let candidates = (0..3).map(|days| (day + Days::new(days)).and_time(end));
        candidates
            .filter(|local| {
                let later_today = end > start || local.date() > day;
                later_today || (end < start && self.wall.shows(*local))
            })
            .map(|local| self.wall.closing(local))
            .find(|to| *to > from)
            .unwrap()
    }

    fn breaks(&self, crew: &Crew, duties: &[(usize, usize)]) -> Ticks {
        let mut set = vec![false; self.len()];
        for pause in &crew.breaks {
            for day in self.from.iter_days().take(usize::try_from(self.days).unwrap() - 2) {
                let from = self.wall.opening(day.and_time(pause.from));
                let to = self.ends(day, pause.from, from, pause.to);
                for (start, end) in duties {
                    paint(&mut set, from.max(*start), to.min(*end));
                }
            }
        }
        set
    }

    fn open(&self, place: &PollingPlace) -> Ticks {
        let zone: Tz =
            place.timezone.as_ref().map_or_else(|| self.zone(), |name| name.value.parse().unwrap());
        let wall = Wall::new(zone, self.from, self.days, self.tick);
        let mut set = vec![false; self.len()];
        for window in &place.windows {
            let from = wall.opening(window.opened.unwrap_or(window.opens));
            let to = wall.closing(window.closed.unwrap_or(window.closes));
            paint(&mut set, from, to);
        }
        set
    }

    fn zone(&self) -> Tz {
        self.case.facility.timezone.as_ref().unwrap().value.parse().unwrap()
    }

    fn admits(names: &[Lined<String>], crew: &Crew) -> bool {
        names.is_empty() || names.iter().any(|name| name.value == crew.id)
    }

    fn released(&self, crew: &Crew, on: &Ticks, only_in_time: bool) -> Ticks {
        let mut set = vec![false; self.len()];
        for release in &self.case.releases {
            let from = self.wall.opening(release.from);
            let to = self.wall.closing(release.to);
            let announced = self.wall.opening(release.announced);
            let notice = usize::try_from(i64::from(self.case.access.release_notice) / self.tick).unwrap();
            let day = usize::try_from(1440 / self.tick).unwrap();
            if !Self::admits(&release.crews, crew) || (only_in_time && announced + day > from) {
                continue;
            }
            for tick in from.max(announced + notice)..to {
                set[tick] |= on[tick];
            }
        }
        set
    }

    /// Off duty and on the premises.
    fn premises(&self, crew: &Crew, duties: &[(usize, usize)], on: &Ticks) -> Ticks {
        let steps = |minutes: u32| usize::try_from(i64::from(minutes) / self.tick).unwrap();
        let mut set = vec![false; self.len()];
        for (start, end) in duties {
            paint(&mut set, start.saturating_sub(steps(crew.arrives_before)), *start);
            paint(&mut set, *end, *end + steps(crew.leaves_after));
        }
        for (tick, busy) in on.iter().enumerate() {
            set[tick] &= !busy;
        }
        set
    }

    /// The ticks of each place at which a crew can vote, and the row of its metrics.
    fn rows(&self, crew: &Crew, opens: &[Ticks]) -> [(Row, Vec<Ticks>); 2] {
        let duties = self.duties(crew);
        let mut on = vec![false; self.len()];
        for (from, to) in &duties {
            paint(&mut on, *from, *to);
        }
        let premises = self.premises(crew, &duties, &on);
        let breaks = self.breaks(crew, &duties);
        [false, true].map(|only_in_time| {
            let released = self.released(crew, &on, only_in_time);
            self.row(crew, opens, [&on, &premises, &breaks, &released])
        })
    }

    fn row(&self, crew: &Crew, opens: &[Ticks], sets: [&Ticks; 4]) -> (Row, Vec<Ticks>) {
        let [on, premises, breaks, released] = sets;
        let needed = i64::from(self.case.access.minutes_needed);
        let mut any = vec![false; self.len()];
        let mut reach = vec![false; self.len()];
        let mut by_place = Vec::new();
        for (place, open) in self.case.places.iter().zip(opens) {
            let mut chances = vec![false; self.len()];
            if Self::admits(&place.crews, crew) {
                let mut run = 0_usize;
                for tick in 0..=self.len() {
                    let here = tick < self.len() && open[tick];
                    if here {
                        any[tick] = true;
                    }
                    if here && (premises[tick] || breaks[tick] || released[tick]) {
                        run += 1;
                        continue;
                    }
                    if run > 0 && i64::try_from(run).unwrap() * self.tick >= needed {
                        paint(&mut chances, tick - run, tick);
                        paint(&mut reach, tick - run, tick);
                    }
                    run = 0;
                }
            }
            by_place.push(chances);
        }
        let minutes = |test: &dyn Fn(usize) -> bool| {
            i64::try_from((0..self.len()).filter(|tick| test(*tick)).count()).unwrap() * self.tick
        };
        let row = Row {
            naive: minutes(&|tick| any[tick] && !on[tick]),
            reachable: minutes(&|tick| reach[tick]),
            release: minutes(&|tick| any[tick] && released[tick]),
            special: minutes(&|tick| any[tick] && !on[tick] && !premises[tick]),
            opportunities: (0..self.len())
                .filter(|tick| reach[*tick] && (*tick == 0 || !reach[tick - 1]))
                .count(),
        };
        (row, by_place)
    }

    /// Fair shares by trying every set of crews: the set with the least desk time for its people is held first.
    fn shares(&self, chances: &[Vec<Ticks>]) -> Vec<(i128, i128)> {
        let crews = chances.len();
        let mut share: Vec<Option<(i128, i128)>> = vec![None; crews];
        let mut used = vec![vec![false; self.len()]; self.case.places.len()];
        loop {
            let left: Vec<usize> = (0..crews).filter(|crew| share[*crew].is_none()).collect();
            if left.is_empty() {
                return share.into_iter().flatten().collect();
            }
            let mut least: Option<(i128, i128, Vec<usize>)> = None;
            for subset in 1..(1_u32 << left.len()) {
                let members: Vec<usize> =
                    (0..left.len()).filter(|bit| subset >> bit & 1 == 1).map(|bit| left[bit]).collect();
                let mut supply = 0_i128;
                for (index, place) in self.case.places.iter().enumerate() {
                    for tick in 0..self.len() {
                        if !used[index][tick] && members.iter().any(|crew| chances[*crew][index][tick]) {
                            supply += i128::from(place.desks.unwrap()) * i128::from(self.tick) * 60;
                        }
                    }
                }
                let asked: i128 =
                    members.iter().map(|crew| i128::from(self.case.crews[*crew].workers.unwrap()) * 60).sum();
                let better = match &least {
                    None => true,
                    // Of equal ratios the larger set, so that ties are held together.
                    Some((best, of, set)) => {
                        (supply * of, set.len()) < (best * asked, members.len())
                            && supply * of <= best * asked
                    }
                };
                if better {
                    least = Some((supply, asked, members));
                }
            }
            let (supply, asked, members) = least.unwrap();
            if supply >= asked {
                for crew in left {
                    share[crew] = Some((1, 1));
                }
                continue;
            }
            for crew in &members {
                share[*crew] = Some((supply, asked));
                for (index, place) in used.iter_mut().enumerate() {
                    for tick in 0..place.len() {
                        place[tick] |= chances[*crew][index][tick];
                    }
                }
            }
        }
    }
}

/// The Saturday before a night on which border clocks move, or an ordinary day.
fn base_day() -> impl Strategy<Value = NaiveDate> {
    prop::sample::select(vec![
        "2025-06-25",
        "2026-03-07",
        "2026-03-06",
        "2026-10-31",
        "2026-10-30",
        "2026-12-31",
    ])
    .prop_map(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap())
}

fn zone_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "America/Mexico_City",
        "America/Tijuana",
        "America/Ciudad_Juarez",
        "America/Matamoros",
        "America/Cancun",
    ])
}

fn clock_time(tick: i64) -> impl Strategy<Value = chrono::NaiveTime> {
    (0..1440 / tick).prop_map(move |step| chrono::NaiveTime::MIN + TimeDelta::minutes(step * tick))
}

fn spell(tick: i64) -> impl Strategy<Value = Spell> {
    prop_oneof![
        8 => (clock_time(tick), clock_time(tick)).prop_map(|(start, end)| Spell::Clock { start, end }),
        1 => (clock_time(tick), 1_u32..40).prop_map(|(start, hours)| Spell::Hours { start, hours }),
    ]
}

fn duty_days(base: NaiveDate, tick: i64) -> impl Strategy<Value = DutyDays> {
    let near = prop::collection::vec(0_u64..6, 0..5)
        .prop_map(move |days| days.into_iter().map(|day| base - Days::new(2) + Days::new(day)).collect());
    let week = prop::sample::subsequence(
        vec![
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ],
        1..=7,
    );
    prop_oneof![
        week.prop_map(DutyDays::Weekdays),
        near.prop_map(DutyDays::Dates),
        (0_u64..30, "[01]{1,9}").prop_map(move |(back, pattern)| DutyDays::Cycle {
            anchor: base + Days::new(15) - Days::new(back),
            pattern,
            shifts: std::collections::BTreeMap::new(),
        }),
        (0_u64..30, "[MN0-]{1,9}", spell(tick), spell(tick)).prop_map(move |(back, pattern, m, n)| {
            DutyDays::Cycle {
                anchor: base + Days::new(15) - Days::new(back),
                pattern,
                shifts: [('M', vec![m]), ('N', vec![n])].into(),
            }
        }),
    ]
}

fn some_crew(base: NaiveDate, tick: i64) -> impl Strategy<Value = Crew> {
    let minutes =
        move |most: i64| (0..=most / tick).prop_map(move |step| u32::try_from(step * tick).unwrap());
    let pause = (clock_time(tick), clock_time(tick))
        .prop_filter("a break has a length", |(from, to)| from != to)
        .prop_map(|(from, to)| Break { from, to });
    let near = move || {
        prop::collection::vec(0_u64..6, 0..2).prop_map(move |days| {
            days.into_iter().map(|day| base - Days::new(2) + Days::new(day)).collect::<Vec<_>>()
        })
    };
    (
        duty_days(base, tick),
        prop::collection::vec(spell(tick), 1..3),
        (near(), near()),
        (minutes(60), minutes(60)),
        prop::collection::vec(pause, 0..2),
        1_u32..200,
    )
        .prop_map(|(days, spells, (rest, extra), (arrives_before, leaves_after), breaks, workers)| {
            Crew {
                id: String::new(),
                name: None,
                workers: Some(workers),
                roll_values: Vec::new(),
                routes: Vec::new(),
                preset: None,
                spells,
                days,
                rest,
                extra,
                arrives_before,
                leaves_after,
                breaks,
            }
        })
}

/// A local time on the base day or the next, and one later.
fn stretch(
    base: NaiveDate,
    tick: i64,
    longest: i64,
) -> impl Strategy<Value = (NaiveDateTime, NaiveDateTime)> {
    (0..2880 / tick, 1..=longest / tick).prop_map(move |(from, length)| {
        let start = base.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(from * tick);
        (start, start + TimeDelta::minutes(length * tick))
    })
}

fn some_place(base: NaiveDate, tick: i64) -> impl Strategy<Value = PollingPlace> {
    let window = (stretch(base, tick, 900), prop::option::weighted(0.2, 0_i64..12)).prop_map(
        move |((opens, closes), late)| {
            let opened = late.map(|late| opens + TimeDelta::minutes(late * tick));
            Window { opens, closes, opened: opened.filter(|opened| *opened < closes), closed: None }
        },
    );
    (
        prop::collection::vec(window, 1..3),
        prop::option::weighted(0.2, zone_name()),
        prop::sample::subsequence(vec!["c0", "c1", "c2"], 0..3),
        0_u32..4,
    )
        .prop_map(|(windows, zone, crews, desks)| PollingPlace {
            id: String::new(),
            name: None,
            outside_gate: None,
            crews: crews.into_iter().map(|id| Lined::new(0, id.to_owned())).collect(),
            desks: Some(desks),
            seconds_per_voter: Some(60),
            windows: windows.into_iter().map(|window| Lined::new(0, window)).collect(),
            timezone: zone.map(|name| Lined::new(0, name.to_owned())),
        })
}

fn some_release(base: NaiveDate, tick: i64) -> impl Strategy<Value = Release> {
    (stretch(base, tick, 240), -600_i64..1800, prop::sample::subsequence(vec!["c0", "c1", "c2"], 0..2))
        .prop_map(move |((from, to), ahead, crews)| Release {
            from,
            to,
            announced: from - TimeDelta::minutes(ahead / tick * tick),
            crews: crews.into_iter().map(|id| Lined::new(0, id.to_owned())).collect(),
            document: None,
        })
}

fn some_case(
    tick: i64,
    crews: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = (CaseFile, NaiveDate)> {
    (base_day(), zone_name()).prop_flat_map(move |(base, zone)| {
        (
            prop::collection::vec(some_crew(base, tick), crews.clone()),
            prop::collection::vec(some_place(base, tick), 1..3),
            prop::collection::vec(some_release(base, tick), 0..3),
            prop::sample::select(vec![0_u32, 0, 10, 30]),
            prop::sample::select(vec![0_u32, 0, 30]),
        )
            .prop_map(move |(crews, places, releases, needed, notice)| {
                let mut built = case();
                built.facility =
                    Facility { timezone: Some(Lined::new(0, zone.to_owned())), ..Facility::default() };
                for (index, mut crew) in crews.into_iter().enumerate() {
                    crew.id = format!("c{index}");
                    built.put(crew);
                }
                let built_crews: Vec<String> = built.crews.iter().map(|crew| crew.id.clone()).collect();
                let known = |name: &Lined<String>| built_crews.contains(&name.value);
                for (index, mut place) in places.into_iter().enumerate() {
                    place.id = format!("p{index}");
                    place.crews.retain(known);
                    built.put(place);
                }
                for mut release in releases {
                    release.crews.retain(known);
                    built.put(release);
                }
                built.access.minutes_needed = needed;
                built.access.release_notice = notice;
                (built, base)
            })
    })
}

/// Windows whose two ends fall into one skipped hour are asked about; the oracle has no opinion on them.
fn compare(case: &CaseFile, base: NaiveDate, tick: i64, capacity: bool) -> Result<(), TestCaseError> {
    let Ok(scene) = Scene::of(case) else { return Err(TestCaseError::reject("asked about")) };
    let from = base - Days::new(5);
    let oracle = Oracle { case, from, days: 11, tick, wall: Wall::new(scene.zone, from, 11, tick) };
    let opens: Vec<Ticks> = case.places.iter().map(|place| oracle.open(place)).collect();
    let groups = crew_groups(&scene);
    let found = evaluate(&scene, &groups);
    let mut chances = Vec::new();
    for (index, crew) in case.crews.iter().enumerate() {
        let [(row, by_place), (in_time, _)] = oracle.rows(crew, &opens);
        let engine = |counted| {
            let reach = reach(&scene, &Group::of_crew(&scene, index).unwrap(), counted);
            Row {
                naive: reach.naive_minutes,
                reachable: reach.reachable_minutes,
                release: reach.release_minutes,
                special: reach.special_trip_minutes,
                opportunities: reach.opportunities,
            }
        };
        prop_assert_eq!(engine(Counted::All), row, "crew {}", index);
        prop_assert_eq!(engine(Counted::InGoodTime), in_time, "in good time, crew {}", index);
        chances.push(by_place);
    }
    if capacity {
        for (row, (supply, asked)) in found.crews.iter().zip(oracle.shares(&chances)) {
            let workers = i128::from(row.workers.unwrap());
            let served = workers * supply / asked;
            let permille = (2000 * supply + asked) / (2 * asked);
            prop_assert_eq!(row.served.map(i128::from), Some(served));
            prop_assert_eq!(row.capacity_share.map(i128::from), Some(permille));
        }
    }
    Ok(())
}

macro_rules! oracle {
    ($($name:ident: $cases:literal cases, $tick:literal minutes, $crews:expr, capacity $capacity:literal;)*) => {$(
        proptest! {
            #![proptest_config(ProptestConfig {
                cases: $cases,
                failure_persistence: None,
                max_global_rejects: 100_000,
                ..ProptestConfig::default()
            })]
            #[test]
            fn $name((case, base) in some_case($tick, $crews)) {
                compare(&case, base, $tick, $capacity)?;
            }
        }
    )*};
}

oracle! {
    engine_equals_a_walk_of_the_clock: 12_000 cases, 30 minutes, 1..=1, capacity false;
    engine_equals_a_walk_on_a_finer_clock: 3_800 cases, 15 minutes, 1..=1, capacity false;
    engine_equals_a_walk_in_steps_of_five: 1_000 cases, 5 minutes, 1..=1, capacity false;
    engine_equals_a_walk_minute_by_minute: 200 cases, 1 minutes, 1..=1, capacity false;
    shares_equal_the_best_of_all_sets: 3_000 cases, 30 minutes, 2..=3, capacity true;
}
