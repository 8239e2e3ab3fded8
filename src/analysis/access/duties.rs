//! From a crew's pattern to its dated duties: never a weekly template, always instants.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::remark::{Remark, problem};
use super::spans::{Span, Spans};
use crate::analysis::zones::{self, Edge, Shown};
use crate::model::{Break, Crew, DutyDays, Lined, Msg, Problem, Spell, Text};

/// One duty: the date it begins on, and its instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duty {
    /// The local date on which it begins.
    pub day: NaiveDate,
    /// From its first instant to its last.
    pub span: Span,
}

/// A crew's duties around the vote, in order of their start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// The duties.
    pub list: Vec<Duty>,
    /// Breaks in which the worker may leave the post.
    pub breaks: Spans,
}

impl Duties {
    /// The union of the duties.
    pub fn on_duty(&self) -> Spans {
        self.list.iter().map(|duty| duty.span).collect()
    }

    /// On the premises and off duty: before each duty after arriving, after it until the transport leaves.
    pub fn on_premises(&self, arrives_before: u32, leaves_after: u32) -> Spans {
        premises(self.list.iter().map(|duty| duty.span), arrives_before, leaves_after).minus(&self.on_duty())
    }
}

/// The minutes around each duty in which the worker is already, or still, on the premises.
pub(super) fn premises(duties: impl Iterator<Item = Span>, arrives_before: u32, leaves_after: u32) -> Spans {
    let (lead, wait) = (i64::from(arrives_before) * 60, i64::from(leaves_after) * 60);
    duties
        .flat_map(|duty| [Span::new(duty.start - lead, duty.start), Span::new(duty.end, duty.end + wait)])
        .collect()
}

/// Every duty of a crew that touches the horizon.
///
/// # Errors
/// `TUR-001` no hours, `TUR-002` a letter of the cycle without a shift, `TUR-003` an added date whose hours are
/// open, `TUR-004` a break without length, `TUR-005` a duty of no length.
pub fn duties(crew: &Lined<Crew>, zone: Tz, horizon: Span) -> Result<(Duties, Vec<Remark>), Vec<Problem>> {
    let mut built =
        Builder { crew, zone, horizon, duties: Duties::default(), remarks: Vec::new(), problems: Vec::new() };
    built.check();
    if built.problems.is_empty() {
        built.walk();
        built.overlaps();
        built.take_breaks();
    }
    if built.problems.is_empty() { Ok((built.duties, built.remarks)) } else { Err(built.problems) }
}

struct Builder<'a> {
    crew: &'a Lined<Crew>,
    zone: Tz,
    horizon: Span,
    duties: Duties,
    remarks: Vec<Remark>,
    problems: Vec<Problem>,
}

impl Builder<'_> {
    fn ask(&mut self, code: &'static str, title: Text, detail: Msg, help: Msg) {
        let detail = detail.word("crew", &self.crew.id);
        self.problems.push(problem(code, title, self.crew.line, detail, help));
    }

    fn check(&mut self) {
        let crew = &self.crew.value;
        let own_shifts = matches!(&crew.days, DutyDays::Cycle { shifts, .. } if !shifts.is_empty());
        if crew.spells.is_empty() && !own_shifts {
            self.ask(
                "TUR-001",
                Text::new("turno sin horario", "a crew without hours"),
                Msg::new(
                    "la cuadrilla «{crew}» no dice a qué hora entra y sale",
                    "crew “{crew}” does not say when it starts and ends",
                ),
                Msg::new(
                    "escriba `start` y `end`, o `start` y `hours`, o `spells`",
                    "write `start` and `end`, or `start` and `hours`, or `spells`",
                ),
            );
        }
        if let DutyDays::Cycle { pattern, shifts, .. } = &crew.days {
            self.check_cycle(pattern, &shifts.keys().copied().collect::<Vec<_>>());
        }
        if own_shifts && crew.spells.is_empty() && self.extra_hours().is_none() && !crew.extra.is_empty() {
            self.ask(
                "TUR-003",
                Text::new("fecha añadida sin horario", "an added date without hours"),
                Msg::new(
                    "la cuadrilla «{crew}» añade fechas en `extra`, y su ciclo tiene varios horarios",
                    "crew “{crew}” adds dates in `extra`, and its cycle has several shifts",
                ),
                Msg::new(
                    "escriba `start` y `end` en la cuadrilla: valen para `extra`",
                    "write `start` and `end` in the crew: they hold for `extra`",
                ),
            );
        }
        if crew.breaks.iter().any(|pause| pause.from == pause.to) {
            self.ask(
                "TUR-004",
                Text::new("descanso sin duración", "a break without length"),
                Msg::new(
                    "un descanso de «{crew}» empieza y termina a la misma hora",
                    "a break of “{crew}” begins and ends at the same time",
                ),
                Msg::new("corrija `from` o `to` en `breaks`", "correct `from` or `to` in `breaks`"),
            );
        }
        let all = crew.spells.iter().chain(match &crew.days {
            DutyDays::Cycle { shifts, .. } => shifts.values().flatten().collect::<Vec<_>>(),
            DutyDays::Weekdays(_) | DutyDays::Dates(_) => Vec::new(),
        });
        if all.into_iter().any(|spell| matches!(spell, Spell::Hours { hours: 0, .. })) {
            self.ask(
                "TUR-005",
                Text::new("jornada sin duración", "a duty of no length"),
                Msg::new("la cuadrilla «{crew}» tiene `hours = 0`", "crew “{crew}” has `hours = 0`"),
                Msg::new("escriba cuántas horas dura la jornada", "write how many hours the duty lasts"),
            );
        }
    }

    fn check_cycle(&mut self, pattern: &str, known: &[char]) {
        if pattern.is_empty() {
            self.ask(
                "TUR-002",
                Text::new("ciclo vacío", "an empty cycle"),
                Msg::new("el ciclo de «{crew}» no tiene letras", "the cycle of “{crew}” has no letters"),
                Msg::new(
                    "escriba una letra por día en `pattern`; `-` descansa",
                    "write one letter a day in `pattern`; `-` rests",
                ),
            );
        }
        let works = |letter: &char| if known.is_empty() { *letter == '1' } else { known.contains(letter) };
        if let Some(letter) = pattern.chars().find(|letter| !matches!(letter, '-' | '0') && !works(letter)) {
            self.ask(
                "TUR-002",
                Text::new("letra desconocida en el ciclo", "an unknown letter in the cycle"),
                Msg::new(
                    "el ciclo de «{crew}» usa «{letter}», que no está en `shifts`",
                    "the cycle of “{crew}” uses “{letter}”, which is not in `shifts`",
                )
                .word("letter", letter.to_string()),
                Msg::new(
                    "añada esa letra a `shifts`, o use `1` y `0` con `start` y `end`",
                    "add that letter to `shifts`, or use `1` and `0` with `start` and `end`",
                ),
            );
        }
    }

    /// The hours of an added date: the crew's own, else those of the only shift of its cycle.
    fn extra_hours(&self) -> Option<&[Spell]> {
        let crew = &self.crew.value;
        if !crew.spells.is_empty() {
            return Some(&crew.spells);
        }
        match &crew.days {
            DutyDays::Cycle { shifts, .. } if shifts.len() == 1 => shifts.values().next().map(Vec::as_slice),
            DutyDays::Cycle { .. } | DutyDays::Weekdays(_) | DutyDays::Dates(_) => None,
        }
    }

    /// The hours that begin on a date, before `rest` and `extra`.
    fn hours_of_pattern(&self, day: NaiveDate) -> &[Spell] {
        let crew = &self.crew.value;
        match &crew.days {
            DutyDays::Weekdays(days) if days.contains(&day.weekday()) => &crew.spells,
            DutyDays::Dates(dates) if dates.contains(&day) => &crew.spells,
            DutyDays::Cycle { anchor, pattern, shifts } => {
                let length = i64::try_from(pattern.chars().count()).unwrap_or(1).max(1);
                let step = day.signed_duration_since(*anchor).num_days().rem_euclid(length);
                match pattern.chars().nth(usize::try_from(step).unwrap_or(0)) {
                    Some('1') if shifts.is_empty() => &crew.spells,
                    Some(letter) => shifts.get(&letter).map_or(&[], Vec::as_slice),
                    None => &[],
                }
            }
            DutyDays::Weekdays(_) | DutyDays::Dates(_) => &[],
        }
    }

    fn hours_on(&self, day: NaiveDate) -> &[Spell] {
        let crew = &self.crew.value;
        let of_pattern = if crew.rest.contains(&day) { &[] } else { self.hours_of_pattern(day) };
        if of_pattern.is_empty() && crew.extra.contains(&day) {
            // An added date that the pattern works too keeps the pattern's hours, rest day or not.
            let usual = self.hours_of_pattern(day);
            return if usual.is_empty() { self.extra_hours().unwrap_or(&[]) } else { usual };
        }
        of_pattern
    }

    fn walk(&mut self) {
        let crew = &self.crew.value;
        let cycle = match &crew.days {
            DutyDays::Cycle { shifts, .. } => shifts.values().flatten().copied().collect(),
            DutyDays::Weekdays(_) | DutyDays::Dates(_) => Vec::new(),
        };
        let longest = crew.spells.iter().copied().chain(cycle).map(|spell| match spell {
            Spell::Clock { .. } => 24,
            Spell::Hours { hours, .. } => hours,
        });
        let reach = i64::from(longest.max().unwrap_or(24)) + 48;
        let first = zones::local(self.zone, self.horizon.start) - TimeDelta::hours(reach);
        let last = zones::local(self.zone, self.horizon.end).date() + Days::new(1);
        let starts: Vec<(NaiveDate, Vec<Spell>)> = first
            .date()
            .iter_days()
            .take_while(|day| *day <= last)
            .map(|day| (day, self.hours_on(day).to_vec()))
            .filter(|(_, spells)| !spells.is_empty())
            .collect();
        for (day, spells) in starts {
            for spell in spells {
                self.build(day, spell);
            }
        }
        self.duties.list.sort_unstable_by_key(|duty| (duty.span, duty.day));
        self.duties.list.dedup();
    }

    fn build(&mut self, day: NaiveDate, spell: Spell) {
        let (span, shown) = span_of(self.zone, day, spell);
        if !span.meets(self.horizon) {
            return;
        }
        for (local, how) in shown {
            if let Some(remark) = clock_remark(self.crew.line, &self.crew.id, local, how) {
                self.remarks.push(remark);
            }
        }
        self.duties.list.push(Duty { day, span });
    }

    /// Two duties of one crew at the same time: counted once, and said.
    fn overlaps(&mut self) {
        let mut until: Option<(i64, NaiveDate)> = None;
        let mut clashes = Vec::new();
        for duty in &self.duties.list {
            if let Some((end, day)) = until.filter(|(end, _)| duty.span.start < *end) {
                clashes.push((day, duty.day, zones::local(self.zone, duty.span.start), end));
            }
            if until.is_none_or(|(end, _)| duty.span.end > end) {
                until = Some((duty.span.end, duty.day));
            }
        }
        if let Some(&(day, other, at, _)) = clashes.first() {
            self.remarks.push(Remark::new(
                "duties_overlap",
                self.crew.line,
                Msg::new(
                    "la cuadrilla «{crew}» tiene {n:dos jornadas|pares de jornadas} a la misma hora: la del {day} sigue cuando el {at} empieza la del {other}. El tiempo común se contó una vez; revise sus horas",
                    "crew “{crew}” has {n:two duties|pairs of duties} at the same time: that of {day} still runs when that of {other} begins at {at}. The shared time was counted once; check its hours",
                )
                .word("crew", &self.crew.id)
                .with("n", clashes.len())
                .with("day", day)
                .with("other", other)
                .with("at", crate::model::Arg::Moment(at)),
            ));
        }
    }

    fn take_breaks(&mut self) {
        let (pauses, zone) = (&self.crew.breaks, self.zone);
        let of_duty = |duty: &Duty| {
            let span = duty.span;
            pauses.iter().flat_map(move |pause| break_spans(zone, span, *pause))
        };
        self.duties.breaks = self.duties.list.iter().flat_map(of_duty).collect();
    }
}

/// The instants of one duty that begins on a day, and how the clock showed its two ends.
pub(super) fn span_of(zone: Tz, day: NaiveDate, spell: Spell) -> (Span, [(chrono::NaiveDateTime, Shown); 2]) {
    let (Spell::Clock { start, .. } | Spell::Hours { start, .. }) = spell;
    let begins = day.and_time(start);
    let (from, from_shown) = zones::instant(zone, begins, Edge::Start);
    match spell {
        Spell::Hours { hours, .. } => {
            let to = from + i64::from(hours) * 3600;
            (Span::new(from, to), [(begins, from_shown), (zones::local(zone, to), Shown::Once)])
        }
        Spell::Clock { end, .. } => {
            let (to, ends, to_shown) = next_shown(zone, day, (start, from), end);
            (Span::new(from, to), [(begins, from_shown), (ends, to_shown)])
        }
    }
}

/// The first instant after a start at which the clock shows a time. Equal times are a whole day, also on the
/// night on which the clock shows that time twice; a time that the clock skips before a later start is tomorrow's.
fn next_shown(
    zone: Tz,
    day: NaiveDate,
    (start, from): (NaiveTime, i64),
    end: NaiveTime,
) -> (i64, chrono::NaiveDateTime, Shown) {
    let mut found = (from, day.and_time(end), Shown::Once);
    for step in u64::from(end == start)..=2 {
        let ends = (day + Days::new(step)).and_time(end);
        let (to, shown) = zones::instant(zone, ends, Edge::End);
        found = (to, ends, shown);
        let passed = step == 0 && end < start && shown == Shown::Skipped;
        if to > from && !passed {
            break;
        }
    }
    found
}

/// Each occurrence of a break's clock interval inside a duty.
pub(super) fn break_spans(zone: Tz, duty: Span, pause: Break) -> Vec<Span> {
    let first = zones::local(zone, duty.start).date() - Days::new(1);
    let last = zones::local(zone, duty.end).date();
    let spell = Spell::Clock { start: pause.from, end: pause.to };
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .map(|day| span_of(zone, day, spell).0.overlap(duty))
        .filter(|span| !span.is_empty())
        .collect()
}

/// A note for a local time that the clock skipped or showed twice.
pub(super) fn clock_remark(line: u32, id: &str, at: chrono::NaiveDateTime, shown: Shown) -> Option<Remark> {
    let (key, msg) = match shown {
        Shown::Once => return None,
        Shown::Skipped => (
            "clock_skipped",
            Msg::new(
                "«{id}»: el {at} no existió, porque esa noche se adelantó el reloj; se tomó la hora que siguió al salto",
                "“{id}”: {at} did not exist, for the clock went forward that night; the time after the jump was taken",
            ),
        ),
        Shown::Twice => (
            "clock_twice",
            Msg::new(
                "«{id}»: el {at} ocurrió dos veces, porque esa noche se atrasó el reloj; para entradas y aperturas se tomó la primera, para salidas y cierres la segunda",
                "“{id}”: {at} happened twice, for the clock went back that night; the first was taken for starts and openings, the second for ends and closings",
            ),
        ),
    };
    Some(Remark::new(key, line, msg.word("id", id).with("at", crate::model::Arg::Moment(at))))
}
