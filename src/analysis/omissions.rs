//! Why somebody whom other lists name may be left out of the roll without a defect.

use chrono::NaiveDate;

use crate::analysis::departures::Filing;
use crate::analysis::functions::TitleScorer;
use crate::analysis::leaving::Departure;
use crate::analysis::lists::{ListKind, Outsider};
use crate::analysis::unit;
use crate::model::{Case, CaseFile, Field, Vote};

/// Points from which a title counts as an indication of confianza, in permille: the default of EL-01.
const CONFIANZA_FROM: u16 = 600;
/// Points from which a title leaves it open.
const OPEN_FROM: u16 = 300;

/// What explains that somebody is not on the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Excuse {
    /// A list says that the person left; other rules look at that.
    Left,
    /// Hired after the filing, where the law or a reading of it leaves such persons out.
    HiredAfter,
    /// The position or the employer's label sets the person apart; other rules look at that.
    Confianza,
    /// On a contractor's list.
    Contractor,
    /// Outside the unit that the case declares.
    OutsideUnit,
    /// In an officers' election: not on the list of members.
    NotMember,
}

/// Looks for excuses, case by case.
pub struct Omissions<'a> {
    file: &'a CaseFile,
    cutoff: Option<NaiveDate>,
    titles: TitleScorer,
}

impl<'a> Omissions<'a> {
    /// For a case.
    pub fn of(case: &'a Case) -> Self {
        let file = &case.file;
        let cutoff = Filing::of(file).ok().map(|filing| filing.day);
        Self { file, cutoff, titles: TitleScorer::default() }
    }

    /// What explains that the person is not on the roll, if anything does.
    pub fn excuse(&mut self, person: &Outsider<'_>) -> Option<Excuse> {
        let left = person.records.iter().any(|record| self.departed(&record.entry));
        let hired = person
            .of(ListKind::Imss)
            .chain(&person.records)
            .find_map(|record| record.entry.date(Field::HireDate));
        let after = matches!((hired, self.cutoff), (Some(hired), Some(cutoff)) if hired > cutoff);
        if left || person.is_in(ListKind::Dismissed) {
            Some(Excuse::Left)
        } else if person.is_in(ListKind::Contractor) {
            Some(Excuse::Contractor)
        } else if after {
            Some(Excuse::HiredAfter)
        } else if self.points(person) >= CONFIANZA_FROM || self.set_apart(person) {
            Some(Excuse::Confianza)
        } else if person.records.iter().any(|record| unit::outside(&self.file.unit, &record.entry).is_some())
        {
            Some(Excuse::OutsideUnit)
        } else if self.file.case.vote == Some(Vote::Officers) && !person.is_in(ListKind::Members) {
            Some(Excuse::NotMember)
        } else {
            None
        }
    }

    /// Whether the position leaves open what the person does, or the payroll says that she is not unionized: weak
    /// signs, which lower what can be said and excuse nothing.
    pub fn is_open(&mut self, person: &Outsider<'_>) -> bool {
        let mut flags = person.records.iter().map(|record| record.entry.text(Field::UnionFlag));
        flags.any(|flag| flag.starts_with(['N', 'n']))
            || (OPEN_FROM..CONFIANZA_FROM).contains(&self.points(person))
    }

    fn points(&mut self, person: &Outsider<'_>) -> u16 {
        let titles = &mut self.titles;
        let of = person.records.iter().map(|record| record.entry.text(Field::Position));
        of.filter(|title| !title.is_empty()).map(|title| titles.score(title).points).max().unwrap_or(0)
    }

    /// Whether the employer's own label sets the person apart.
    fn set_apart(&mut self, person: &Outsider<'_>) -> bool {
        let titles = &mut self.titles;
        let fields = [Field::Class, Field::Position];
        person
            .records
            .iter()
            .filter(|record| record.list != ListKind::Absences)
            .flat_map(|record| fields.map(|field| record.entry.text(field)))
            .filter(|text| !text.is_empty())
            .any(|text| titles.score(text).labels.iter().any(|label| label.sets_apart()))
    }

    /// Whether a row says that the person left before the vote and did not come back.
    fn departed(&self, entry: &crate::model::Entry<'_>) -> bool {
        let Some(Departure { day: Some(day), .. }) = Departure::of(entry) else { return false };
        let back = entry.date(Field::HireDate).is_some_and(|hired| hired > day);
        let later = self.file.law_day().is_some_and(|vote| day > vote);
        !back && !later
    }
}
