//! What all lists of a case say of each person on the roll, held against what is usual at the plant.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::analysis::lists::{ListKind, Lists};
use crate::model::{Case, Entry, Field, Moment, Place, Source, SourceKind, Table, Vote};

use super::Label;
use super::bosses::Bosses;
use super::history::{Before, Change, Relabelled, STEP};
use super::pay::{PayLevel, PayPeriod, PayUnit, daily_cents};
use super::probation::Trial;
use super::signals::{EntryFacts, Plant, Seen};
use super::title::TitleScorer;
use super::usual::{Share, Usual};

/// Points up to which a title is shop-floor work.
const PRODUCTION: u16 = 100;
/// Lists that may know another title, the earlier roll first.
const TITLED: [ListKind; 4] = [ListKind::Previous, ListKind::Payroll, ListKind::Members, ListKind::Imss];
/// Natural days before the cut-off in which a change of label is recent.
const WINDOW: Days = Days::new(90);

/// The people of the roll, each with what the lists say.
pub struct Records<'a> {
    lists: &'a Lists<'a>,
    bosses: &'a Bosses,
    scale: Option<Scale>,
    plant: Plant,
    min_reports: u32,
    /// Whether the earlier roll lies within the proceeding or the time just before it.
    recent: bool,
    /// When the earlier and this roll were received, where both are known.
    change: Option<Change>,
    /// The employer's register of nine in ten rows of production.
    register: Option<String>,
    /// The day on which this roll says what it says.
    on: Option<NaiveDate>,
    /// Whether the earlier roll set half of production apart, so that losing the label says nothing.
    label_was_common: bool,
}

/// The contract's scale: its categories as written and by their known words.
struct Scale {
    names: BTreeSet<String>,
    stems: BTreeSet<Vec<&'static str>>,
    unit: PayUnit,
    /// Whether the roll speaks in its categories at all.
    speaks: bool,
}

impl<'a> Records<'a> {
    /// Reads the lists. `enough` rows of production make something usual; `min_reports` workers a boss.
    pub fn of(
        case: &'a Case,
        lists: &'a Lists<'a>,
        bosses: &'a Bosses,
        titles: &mut TitleScorer,
        enough: u32,
        min_reports: u32,
    ) -> Self {
        let mut out = Self {
            lists,
            bosses,
            scale: None,
            plant: Plant::default(),
            min_reports,
            recent: recent(case),
            change: change(case),
            register: None,
            on: received(case.roll()).or(case.file.case.as_of),
            label_was_common: false,
        };
        let production = out.production(titles);
        out.read_usual(titles, &production, enough);
        out.read_register(&production, enough);
        out.read_scale(case, titles, &production);
        let before: Vec<Entry<'a>> = lists.get(ListKind::Previous).entries().to_vec();
        let apart = before.iter().filter(|entry| is_production(titles, entry.text(Field::Position)));
        let apart: Vec<&str> = apart.map(|entry| entry.text(Field::Class)).collect();
        out.label_was_common =
            Share::of(apart.into_iter().map(|class| label(titles, class).is_some())).is_common();
        out
    }

    /// What is usual among production.
    pub const fn plant(&self) -> &Plant {
        &self.plant
    }

    /// What the lists say of the person at a position of the roll.
    pub fn facts(&self, titles: &mut TitleScorer, position: usize) -> Option<EntryFacts<'a>> {
        let entry = self.lists.roll().get(position)?;
        let title = entry.text(Field::Position);
        Some(EntryFacts {
            title,
            class: self.first(position, Field::Class).map_or("", |seen| seen.value),
            department: self.first(position, Field::Department).map_or("", |seen| seen.value),
            reports: self.bosses.of_roll(position),
            min_reports: self.min_reports,
            pay_period: self.period(position),
            pay: self.pay(position).filter(|_| self.pay_compares(position)),
            in_scale: self.in_scale(titles, title),
            hours: self.hours(position),
            union_flag: self.union_flag(position),
            trial: self.trial(position),
            register: self.other_register(position),
            before: self.before(titles, position, title),
            relabelled: self.relabelled(titles, position, entry.text(Field::Class)),
            plant: self.plant,
        })
    }

    /// The first text of a field: the roll's own, then the payroll's, then the earlier roll's.
    fn first(&self, position: usize, field: Field) -> Option<Seen<&'a str>> {
        let own = self.lists.roll().get(position).copied();
        let others = [ListKind::Payroll, ListKind::Previous];
        let others =
            others.into_iter().flat_map(|kind| self.lists.get(kind).of_roll(position)).map(|found| found.0);
        own.into_iter().chain(others).find_map(|entry| {
            let cell = entry.cell(field)?;
            Some(Seen { value: cell.text, at: Some(cell.at.into()) })
        })
    }

    fn period(&self, position: usize) -> Option<Seen<PayPeriod>> {
        let seen = self.first(position, Field::PayPeriod)?;
        Some(Seen { value: PayPeriod::parse(seen.value)?, at: seen.at })
    }

    fn hours(&self, position: usize) -> Option<Seen<u32>> {
        let seen = self.first(position, Field::WeeklyHours)?;
        let whole = seen.value.split(['.', ',']).next().unwrap_or_default();
        Some(Seen {
            value: whole.trim().parse().ok().filter(|hours| (1..=112).contains(hours))?,
            at: seen.at,
        })
    }

    fn trial(&self, position: usize) -> Option<Seen<Trial>> {
        let class = self.first(position, Field::Class)?;
        let hired = self.lists.roll().get(position)?.date(Field::HireDate);
        Some(Seen { value: Trial::read(class.value, hired, self.on)?, at: class.at })
    }

    /// The register of somebody whom production's does not fit.
    fn other_register(&self, position: usize) -> Option<Seen<&'a str>> {
        let usual = self.register.as_deref()?;
        self.first(position, Field::EmployerRegister).filter(|seen| plain(seen.value) != usual)
    }

    fn read_register(&mut self, production: &[usize], enough: u32) {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for at in production {
            if let Some(seen) = self.first(*at, Field::EmployerRegister) {
                *counts.entry(plain(seen.value)).or_default() += 1;
            }
        }
        let of: u32 = counts.values().sum();
        let Some((usual, rows)) = counts.into_iter().max_by_key(|(_, rows)| *rows) else { return };
        self.plant.register = Share { rows, of };
        self.register = (of >= enough && u64::from(rows) * 10 >= u64::from(of) * 9).then_some(usual);
    }

    fn union_flag(&self, position: usize) -> Option<Seen<bool>> {
        let seen = self.first(position, Field::UnionFlag)?;
        let word = super::fold::words(seen.value).into_iter().next()?;
        let value = match word.as_str() {
            "SI" | "S" | "YES" | "Y" | "TRUE" | "1" | "X" | "SINDICALIZADO" | "SIND" => true,
            "NO" | "N" | "FALSE" | "0" | "CONFIANZA" => false,
            _ => return None,
        };
        Some(Seen { value, at: seen.at })
    }

    /// Pay for a day, or for the list's own time where its header does not say which.
    fn pay(&self, position: usize) -> Option<Seen<i64>> {
        let (entry, unit) = self.paid(position)?;
        let value = daily_cents(entry.text(Field::Pay), unit).filter(|cents| *cents > 0)?;
        Some(Seen { value, at: Some(entry.at_field(Field::Pay).into()) })
    }

    /// The row that says what a person earns, and the time that its column is for.
    fn paid(&self, position: usize) -> Option<(Entry<'a>, PayUnit)> {
        let own = self.lists.roll().get(position).copied();
        let others = [ListKind::Payroll, ListKind::Previous];
        let others =
            others.into_iter().flat_map(|kind| self.lists.get(kind).of_roll(position)).map(|found| found.0);
        let entry = own.into_iter().chain(others).find(|entry| !entry.text(Field::Pay).is_empty())?;
        Some((entry, pay_unit(entry.table())))
    }

    /// A figure of no stated time compares only among people who are paid alike; so it does with the scale.
    fn pay_compares(&self, position: usize) -> bool {
        let Some((_, unit)) = self.paid(position) else { return false };
        let scale = self.scale.as_ref().map(|scale| scale.unit == PayUnit::Unsaid);
        match (unit == PayUnit::Unsaid, scale) {
            (said, Some(scale)) => said == scale,
            (false, None) => true,
            (true, None) => match (self.period(position), self.plant.period) {
                (Some(own), Some(usual)) => own.value == usual.value,
                (None, _) => true,
                (Some(_), None) => false,
            },
        }
    }

    /// Positions of the roll whose title is shop-floor work.
    fn production(&self, titles: &mut TitleScorer) -> Vec<usize> {
        let rows = self.lists.roll().iter().enumerate();
        rows.filter(|(_, entry)| is_production(titles, entry.text(Field::Position)))
            .map(|(at, _)| at)
            .collect()
    }

    fn read_usual(&mut self, titles: &mut TitleScorer, production: &[usize], enough: u32) {
        self.plant.period =
            Usual::of(production.iter().filter_map(|at| Some(self.period(*at)?.value)), enough);
        self.plant.hours = Usual::of(production.iter().filter_map(|at| Some(self.hours(*at)?.value)), enough);
        let flags = production.iter().filter_map(|at| Some(!self.union_flag(*at)?.value));
        self.plant.not_union = Share::of(flags);
        let classes: Vec<&str> =
            production.iter().filter_map(|at| Some(self.first(*at, Field::Class)?.value)).collect();
        self.plant.labelled = Share::of(classes.into_iter().map(|class| label(titles, class).is_some()));
        let paid = production.iter().filter(|at| self.pay_compares(**at));
        self.plant.level = PayLevel::of(paid.filter_map(|at| Some(self.pay(*at)?.value)), enough);
    }

    fn read_scale(&mut self, case: &Case, titles: &mut TitleScorer, production: &[usize]) {
        let tables = case.sources_of(SourceKind::Tabulator).flat_map(|(at, _)| case.tables_of(at));
        let tables: Vec<&Table> = tables.collect();
        let Some(unit) = tables.first().map(|table| pay_unit(table)) else { return };
        let rows = || tables.iter().flat_map(|table| table.entries());
        self.plant.scale_top = rows().filter_map(|entry| daily_cents(entry.text(Field::Pay), unit)).max();
        let names = rows().map(|entry| plain(entry.text(Field::Position))).filter(|name| !name.is_empty());
        let names: BTreeSet<String> = names.collect();
        let stems =
            names.iter().map(|name| titles.department(name).to_vec()).filter(|stems| !stems.is_empty());
        let mut scale = Scale { stems: stems.collect(), names, unit, speaks: false };
        let known = production
            .iter()
            .filter_map(|at| self.lists.roll().get(*at))
            .filter(|entry| scale.has(titles, entry.text(Field::Position)))
            .count();
        scale.speaks = !production.is_empty() && known * 2 >= production.len();
        self.scale = Some(scale);
    }

    fn in_scale(&self, titles: &mut TitleScorer, title: &str) -> Option<bool> {
        let scale = self.scale.as_ref().filter(|scale| scale.speaks && !title.is_empty())?;
        Some(scale.has(titles, title))
    }

    fn before(&self, titles: &mut TitleScorer, position: usize, title: &str) -> Option<Before<'a>> {
        let now = titles.score(title).points;
        let mut best: Option<Before<'a>> = None;
        for list in TITLED {
            for (entry, _) in self.lists.get(list).of_roll(position) {
                let score = titles.score(entry.text(Field::Position));
                let above = best.as_ref().map_or(now.saturating_add(STEP - 1), |best| best.points);
                if let Some(function) = score.function.filter(|_| score.points > above) {
                    best = Some(Before {
                        title: entry.text(Field::Position),
                        function,
                        points: score.points,
                        list,
                        change: self.change.filter(|_| list == ListKind::Previous),
                        at: entry.at_field(Field::Position).into(),
                    });
                }
            }
        }
        best
    }

    fn relabelled(&self, titles: &mut TitleScorer, position: usize, class: &str) -> Option<Relabelled> {
        if self.label_was_common || class.is_empty() || label(titles, class).is_some() {
            return None;
        }
        self.lists.get(ListKind::Previous).of_roll(position).find_map(|(entry, _)| {
            let label = label(titles, entry.text(Field::Class))?;
            Some(Relabelled { label, recent: self.recent, at: Place::from(entry.at_field(Field::Class)) })
        })
    }
}

impl Scale {
    fn has(&self, titles: &mut TitleScorer, title: &str) -> bool {
        self.names.contains(&plain(title)) || self.stems.contains(titles.department(title))
    }
}

/// The label by which a class sets a person apart.
pub fn label(titles: &mut TitleScorer, class: &str) -> Option<Label> {
    titles.score(class).labels.iter().copied().find(|label| label.sets_apart())
}

fn is_production(titles: &mut TitleScorer, title: &str) -> bool {
    let score = titles.score(title);
    score.function.is_some() && score.points <= PRODUCTION
}

fn plain(title: &str) -> String {
    super::fold::words(title).join(" ")
}

fn pay_unit(table: &Table) -> PayUnit {
    let column = table.column_of(Field::Pay).and_then(|col| table.columns.get(usize::from(col)));
    column.map_or(PayUnit::Unsaid, |column| PayUnit::of_header(&column.header))
}

/// Whether the earlier roll was received within the proceeding or the three months before its cut-off; also
/// where nobody says when.
fn recent(case: &Case) -> bool {
    match (received(earlier(case)), start(case)) {
        (Some(received), Some(start)) => start.checked_sub_days(WINDOW).is_none_or(|from| received >= from),
        _ => true,
    }
}

/// The roll that the one that counts replaced.
fn earlier(case: &Case) -> Option<&Source> {
    let before = case.roll()?.supersedes.as_deref()?;
    case.sources.iter().find(|source| source.id == before)
}

fn received(source: Option<&Source>) -> Option<NaiveDate> {
    source.and_then(|source| source.received).map(Moment::day)
}

fn change(case: &Case) -> Option<Change> {
    let (from, to) = (received(earlier(case))?, received(case.roll())?);
    (from <= to).then(|| Change { from, to, recent: recent(case) })
}

/// The day from which the vote was in sight.
fn start(case: &Case) -> Option<NaiveDate> {
    let key = match case.file.case.vote? {
        Vote::Representation => "filed",
        Vote::Titularity => "claim_filed",
        Vote::Strike => "strike_notice",
        Vote::Contract | Vote::Legitimization => "cfcrl_notified",
        Vote::Officers => "call_issued",
    };
    let day = |key| case.file.date(key).map(|at| at.day());
    day(key).or_else(|| day("vote_starts"))
}
