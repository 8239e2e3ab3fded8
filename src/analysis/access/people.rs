//! Individual calendars: who follows the crew's pattern, who has dates of their own, who has no shift at all.
//!
//! A roster speaks for its own span of dates, from its first to its last: in it, a person it names has the
//! duties it gives and no others. Outside it, and for everyone it does not name, the crew's pattern holds.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime, Timelike as _};

use super::duties::{break_spans, span_of};
use super::reach::Group;
use super::remark::Remark;
use super::roster::{read_roster, roster_span};
use super::scene::Scene;
use super::spans::{Span, Spans};
use crate::analysis::zones::{self, Edge};
use crate::model::{CaseFile, Msg, Spell};

/// One person of the roll, as far as access goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person<'a> {
    /// What the roll's shift or crew column says; empty where it says nothing.
    pub shift: &'a str,
    /// What the route column says; empty where it says nothing.
    pub route: &'a str,
    /// Whether the person may enter the plant; dismissed and suspended people may not.
    pub gate_pass: bool,
}

/// One row of a roster: a dated duty of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RosterRow<'a> {
    /// The person, by position among the people.
    pub person: usize,
    /// The date on which the duty begins.
    pub day: NaiveDate,
    /// When it begins, and when it ends: `None` is a day without duty.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    /// The polling place that this duty can reach, where the roster names one.
    pub place: &'a str,
}

/// Days on which one person is absent, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Absence {
    /// The person, by position among the people.
    pub person: usize,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// What the sources say of each person; empty slices where there is no such source.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts<'a> {
    /// The people of the roll.
    pub people: &'a [Person<'a>],
    /// The roster, in the order of its file: of two rows for one person and start date, the later one wins.
    pub roster: &'a [RosterRow<'a>],
    /// The absences.
    pub absences: &'a [Absence],
    /// Days on which the authority does not work, sorted; Saturdays and Sundays need not be named.
    pub non_business: &'a [NaiveDate],
}

/// People as groups with equal calendars.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grouping {
    /// The groups: first one for each crew's pattern, then those with dates of their own.
    pub groups: Vec<Group>,
    /// The people of each group, by position; empty where only their number is known.
    pub members: Vec<Vec<usize>>,
    /// People whose shift nobody knows, by position.
    pub without_shift: Vec<usize>,
    /// People without a gate pass, by position.
    pub outside: Vec<usize>,
    /// What had to be said while reading.
    pub remarks: Vec<Remark>,
}

/// One person's own dates, as a key under which equal calendars meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Own {
    pub(super) crew: Option<usize>,
    pub(super) in_roster: bool,
    pub(super) duties: Vec<(NaiveDate, NaiveTime, NaiveTime)>,
    pub(super) places: Vec<usize>,
    absent: Vec<(NaiveDate, NaiveDate)>,
}

impl Own {
    /// Whether the crew's pattern says all there is to say.
    fn is_usual(&self) -> bool {
        !self.in_roster && self.absent.is_empty()
    }
}

/// Groups everyone by crew and calendar.
pub fn group_people(case: &CaseFile, scene: &Scene, facts: &Facts<'_>) -> Grouping {
    let mut grouping = Grouping {
        groups: (0..scene.crews.len()).filter_map(|crew| Group::of_crew(scene, crew)).collect(),
        members: vec![Vec::new(); scene.crews.len()],
        ..Grouping::default()
    };
    if facts.people.is_empty() {
        return grouping;
    }
    let mut own = crews_of_people(case, scene, facts, &mut grouping);
    read_roster(case, scene, facts, &mut own, &mut grouping.remarks);
    for absence in facts.absences {
        if let Some(own) = own.get_mut(absence.person) {
            own.absent.push((absence.from, absence.to));
        }
    }
    let mut special: BTreeMap<Own, Vec<usize>> = BTreeMap::new();
    for (person, mut own) in own.into_iter().enumerate() {
        if !facts.people[person].gate_pass {
            grouping.outside.push(person);
        } else if own.crew.is_none() && !own.in_roster {
            grouping.without_shift.push(person);
        } else if let Some(crew) = own.crew.filter(|_| own.is_usual()) {
            grouping.members[crew].push(person);
        } else {
            own.absent.sort_unstable();
            own.places.sort_unstable();
            own.places.dedup();
            special.entry(own).or_default().push(person);
        }
    }
    let span = roster_span(scene, facts);
    let mut clock = Clock { scene, midnights: BTreeMap::new() };
    for (own, members) in special {
        grouping.groups.push(clock.group(case, &own, span, members.len()));
        grouping.members.push(members);
    }
    size_crews(scene, &mut grouping);
    grouping
}

/// Text as people write it twice: without accents, case or double spaces.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let bare: String = text
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which crew a text of the shift column means, on a route or, without one, on any.
type Names = BTreeMap<(String, String), Option<usize>>;

/// What the case file calls each crew.
fn names_of_crews(case: &CaseFile, remarks: &mut Vec<Remark>) -> Names {
    let mut known: Names = BTreeMap::new();
    for (index, crew) in case.crews.iter().enumerate() {
        let mut names: Vec<String> = crew.roll_values.iter().map(|value| plain(value)).collect();
        if crew.roll_values.is_empty() && !crew.routes.is_empty() {
            names.push(String::new());
        }
        names.push(plain(&crew.id));
        names.sort_unstable();
        names.dedup();
        let mut routes: Vec<String> = crew.routes.iter().map(|route| plain(route)).collect();
        if routes.is_empty() {
            routes.push(String::new());
        }
        let pairs =
            names.iter().flat_map(|name| routes.iter().map(move |route| (name.clone(), route.clone())));
        for pair in pairs {
            // One text for two crews says nothing; both lines stay as they are, and it is told.
            let clash = known.get(&pair).is_some_and(|other| *other != Some(index));
            if clash {
                remarks.push(Remark::new(
                    "roll_value_twice",
                    crew.line,
                    Msg::new(
                        "dos cuadrillas usan «{value}» en `roll_values` (con la misma ruta, si la dicen): quienes lo llevan en el padrón quedaron sin turno",
                        "two crews use “{value}” in `roll_values` (with the same route, where they say one): people with it on the roll were left without a shift",
                    )
                    .private("value", &pair.0),
                ));
            }
            known.insert(pair, if clash { None } else { Some(index) });
        }
    }
    known
}

fn crews_of_people(case: &CaseFile, scene: &Scene, facts: &Facts<'_>, grouping: &mut Grouping) -> Vec<Own> {
    let known = names_of_crews(case, &mut grouping.remarks);
    let of = |shift: &str, route: &str| {
        let (shift, route) = (plain(shift), plain(route));
        let tries = [(shift.clone(), route.clone()), (shift, String::new()), (String::new(), route)];
        let mut named = tries.into_iter().filter(|pair| *pair != (String::new(), String::new()));
        named.find_map(|pair| known.get(&pair)).copied().flatten()
    };
    let mut seen: BTreeMap<(&str, &str), Option<usize>> = BTreeMap::new();
    let mut found = Vec::with_capacity(facts.people.len());
    for person in facts.people {
        let crew =
            *seen.entry((person.shift, person.route)).or_insert_with(|| of(person.shift, person.route));
        found.push(Own { crew: crew.filter(|index| *index < scene.crews.len()), ..Own::default() });
    }
    found
}

/// Dates and hours as instants.
struct Clock<'a> {
    scene: &'a Scene,
    /// First instant of each day, where the clock does not move on it or in the two days after it.
    midnights: BTreeMap<NaiveDate, Option<i64>>,
}

impl Clock<'_> {
    /// A duty's instants: plain sums where the clock does not move, else as the zone says.
    fn span(&mut self, day: NaiveDate, start: NaiveTime, end: NaiveTime) -> Span {
        let zone = self.scene.zone;
        let midnight = *self.midnights.entry(day).or_insert_with(|| {
            let first = zones::instant(zone, day.and_time(NaiveTime::MIN), Edge::Start).0;
            let later = [1, 2].map(|days| {
                zones::instant(zone, (day + Days::new(days)).and_time(NaiveTime::MIN), Edge::Start).0
            });
            (later == [first + 86_400, first + 2 * 86_400]).then_some(first)
        });
        let Some(midnight) = midnight else {
            return span_of(zone, day, Spell::Clock { start, end }).0;
        };
        let seconds = |time: NaiveTime| i64::from(time.num_seconds_from_midnight());
        let next = if end <= start { 86_400 } else { 0 };
        Span::new(midnight + seconds(start), midnight + seconds(end) + next)
    }

    fn group(&mut self, case: &CaseFile, own: &Own, roster: Span, people: usize) -> Group {
        let scene = self.scene;
        let crew = own.crew.and_then(|index| scene.crews.get(index));
        let pattern = crew.into_iter().flat_map(|crew| crew.duties.list.iter());
        let kept = pattern
            .filter(|duty| !own.in_roster || duty.span.start < roster.start || duty.span.start >= roster.end);
        let mut duties: Vec<Span> = kept.map(|duty| duty.span).collect();
        for (day, start, end) in &own.duties {
            let span = self.span(*day, *start, *end);
            if span.meets(scene.horizon) {
                duties.push(span);
            }
        }
        let breaks = match (own.in_roster, own.crew) {
            (false, Some(_)) => crew.map(|crew| crew.duties.breaks.clone()).unwrap_or_default(),
            (_, crew) => {
                let pauses =
                    crew.and_then(|index| case.crews.get(index)).map_or(&[][..], |crew| &crew.breaks);
                let taken = duties
                    .iter()
                    .flat_map(|duty| pauses.iter().flat_map(|pause| break_spans(scene.zone, *duty, *pause)));
                taken.collect()
            }
        };
        let midnight =
            |day: NaiveDate| zones::instant(scene.zone, day.and_time(NaiveTime::MIN), Edge::Start).0;
        let absent =
            own.absent.iter().map(|(from, to)| Span::new(midnight(*from), midnight(*to + Days::new(1))));
        Group {
            crew: own.crew,
            workers: u64::try_from(people).ok(),
            on: Spans::of(duties),
            breaks,
            absent: absent.collect(),
            places: (!own.places.is_empty()).then(|| own.places.clone()),
        }
    }
}

/// How many follow each crew's pattern: those of the roll, or what the case says less those with dates of their own.
fn size_crews(scene: &Scene, grouping: &mut Grouping) {
    for (index, crew) in scene.crews.iter().enumerate() {
        let usual = grouping.members[index].len() as u64;
        let own: u64 = grouping.groups[scene.crews.len()..]
            .iter()
            .filter(|group| group.crew == Some(index))
            .filter_map(|group| group.workers)
            .sum();
        let Some(said) = crew.workers.map(u64::from) else {
            grouping.groups[index].workers = Some(usual);
            continue;
        };
        grouping.groups[index].workers = Some(said.saturating_sub(own));
        if usual + own > 0 && usual + own != said {
            grouping.remarks.push(Remark::new(
                "crew_size_differs",
                crew.line,
                Msg::new(
                    "«{crew}»: el expediente dice {said} personas y el padrón tiene {found} con ese turno; se usó el número del expediente",
                    "“{crew}”: the case says {said} people and the roll has {found} on that shift; the number of the case was used",
                )
                .word("crew", &crew.id)
                .with("said", said)
                .with("found", usual + own),
            ));
        }
    }
}
