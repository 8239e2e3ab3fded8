//! Short ways to write a case, for tests.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use escrutinio::analysis::access::{Evaluation, Scene, crew_groups, evaluate};
use escrutinio::model::{CaseFile, Crew, DutyDays, Lined, PollingPlace, Release, Spell, Vote, Window};

/// A date, `2025-06-25`.
pub(crate) fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

/// A time, `18:00`; `24:00` is midnight.
pub(crate) fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// A local date-time, `2025-06-25 05:00`; hour 24 is the next day's midnight.
pub(crate) fn at(text: &str) -> NaiveDateTime {
    match text.strip_suffix(" 24:00") {
        Some(date) => (day(date) + Days::new(1)).and_time(NaiveTime::MIN),
        None => NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap(),
    }
}

/// An empty case.
pub(crate) fn case() -> CaseFile {
    CaseFile::for_single_file("prueba".to_owned(), Some(Vote::Representation), None)
}

/// Hours of the clock.
pub(crate) fn clock(start: &str, end: &str) -> Spell {
    Spell::Clock { start: time(start), end: time(end) }
}

/// Days of the week.
pub(crate) fn week(days: &[Weekday]) -> DutyDays {
    DutyDays::Weekdays(days.to_vec())
}

/// Explicit dates.
pub(crate) fn dates(days: &[&str]) -> DutyDays {
    DutyDays::Dates(days.iter().map(|text| day(text)).collect())
}

/// Monday to Thursday.
pub(crate) const MON_THU: [Weekday; 4] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu];

/// A crew with a 30-minute lead and a bus 20 minutes after.
pub(crate) fn crew(id: &str, workers: u32, spell: Spell, days: DutyDays) -> Crew {
    Crew {
        id: id.to_owned(),
        name: None,
        workers: Some(workers),
        roll_values: Vec::new(),
        routes: Vec::new(),
        preset: None,
        spells: vec![spell],
        days,
        rest: Vec::new(),
        extra: Vec::new(),
        arrives_before: 30,
        leaves_after: 20,
        breaks: Vec::new(),
    }
}

/// A place with windows and no desks.
pub(crate) fn place(id: &str, windows: &[(&str, &str)]) -> PollingPlace {
    PollingPlace {
        id: id.to_owned(),
        name: None,
        outside_gate: None,
        crews: Vec::new(),
        desks: None,
        seconds_per_voter: None,
        windows: windows
            .iter()
            .enumerate()
            .map(|(index, (opens, closes))| {
                let line = u32::try_from(index).unwrap() + 50;
                Lined::new(line, Window { opens: at(opens), closes: at(closes), opened: None, closed: None })
            })
            .collect(),
        timezone: None,
    }
}

/// A release of all crews.
pub(crate) fn release(from: &str, to: &str, announced: &str) -> Release {
    Release { from: at(from), to: at(to), announced: at(announced), crews: Vec::new(), document: None }
}

/// Adds a crew, a place or a release on the next line.
pub(crate) trait Put<T> {
    fn put(&mut self, value: T) -> &mut Self;
}

impl Put<Crew> for CaseFile {
    fn put(&mut self, value: Crew) -> &mut Self {
        let line = u32::try_from(self.crews.len()).unwrap() + 10;
        self.crews.push(Lined::new(line, value));
        self
    }
}

impl Put<PollingPlace> for CaseFile {
    fn put(&mut self, value: PollingPlace) -> &mut Self {
        let line = u32::try_from(self.places.len()).unwrap() + 30;
        self.places.push(Lined::new(line, value));
        self
    }
}

impl Put<Release> for CaseFile {
    fn put(&mut self, value: Release) -> &mut Self {
        let line = u32::try_from(self.releases.len()).unwrap() + 80;
        self.releases.push(Lined::new(line, value));
        self
    }
}

/// The scene of a case that has no problem.
pub(crate) fn scene(case: &CaseFile) -> Scene {
    Scene::of(case).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Its evaluation, crews as the case file describes them.
pub(crate) fn assess(case: &CaseFile) -> Evaluation {
    let scene = scene(case);
    let groups = crew_groups(&scene);
    evaluate(&scene, &groups)
}

/// The codes of the problems of a case.
pub(crate) fn codes(case: &CaseFile) -> Vec<&'static str> {
    Scene::of(case).err().unwrap_or_default().into_iter().map(|problem| problem.code).collect()
}

/// The keys of the remarks of a case.
pub(crate) fn remarks(case: &CaseFile) -> Vec<&'static str> {
    scene(case).remarks.iter().map(|remark| remark.key).collect()
}
