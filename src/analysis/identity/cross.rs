//! Whether CURP, RFC, NSS, name, birth date and sex of one row speak of one person.
//!
//! A disagreement says that one of the two sides is wrong, never which. Innocent explanations are tried first;
//! where one holds, the note is weak and names it.

use chrono::{Datelike as _, Months, NaiveDate};

use super::curp::{self, CurpCheck};
use super::fit::{Fit, Why, curp_fit, rfc_fit};
use super::rfc::{self, RfcCheck};
use super::{Sex, nss};
use crate::analysis::names::{self, Parts};
use crate::model::{Arg, Msg, Text};

/// How much a note weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Has an innocent explanation, or is common in genuine papers.
    Weak,
    /// Worth asking about.
    Medium,
    /// One of the two sides is wrong.
    Strong,
}

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CrossKind {
    /// CURP and birth date.
    CurpBirth,
    /// CURP and sex.
    CurpSex,
    /// CURP and place of birth.
    CurpState,
    /// CURP and name.
    CurpName,
    /// RFC and name.
    RfcName,
    /// RFC and birth date.
    RfcBirth,
    /// CURP and RFC, dates.
    CurpRfcDate,
    /// CURP and RFC, letters.
    CurpRfcName,
    /// RFC of a company in a worker's row.
    RfcHolder,
    /// NSS and year of birth.
    NssBirth,
    /// NSS and year of registration.
    NssRegistered,
    /// Age on the day of the audit.
    Age,
}

impl CrossKind {
    /// A stable key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CurpBirth => "curp_birth",
            Self::CurpSex => "curp_sex",
            Self::CurpState => "curp_state",
            Self::CurpName => "curp_name",
            Self::RfcName => "rfc_name",
            Self::RfcBirth => "rfc_birth",
            Self::CurpRfcDate => "curp_rfc_date",
            Self::CurpRfcName => "curp_rfc_name",
            Self::RfcHolder => "rfc_holder",
            Self::NssBirth => "nss_birth",
            Self::NssRegistered => "nss_registered",
            Self::Age => "age",
        }
    }
}

/// One disagreement, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossNote {
    /// What was compared.
    pub kind: CrossKind,
    /// How much it weighs.
    pub strength: Strength,
    /// The sentence.
    pub msg: Msg,
}

/// A name as the row gives it.
#[derive(Clone, Copy, Default)]
pub enum NameFact<'a> {
    /// No name.
    #[default]
    None,
    /// One line, in an order to be found out.
    Line(&'a str),
    /// Given names, first and second surname in columns of their own.
    Columns {
        /// Given names.
        given: &'a str,
        /// First surname.
        surname1: &'a str,
        /// Second surname.
        surname2: &'a str,
    },
}

/// What a row says of one person. Blank where it says nothing.
#[derive(Clone, Copy, Default)]
pub struct Facts<'a> {
    /// The name.
    pub name: NameFact<'a>,
    /// CURP as written.
    pub curp: &'a str,
    /// RFC as written.
    pub rfc: &'a str,
    /// NSS as written.
    pub nss: &'a str,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Place of birth: a state's name or CURP code.
    pub birth_state: &'a str,
    /// The day on which the audit speaks.
    pub as_of: Option<NaiveDate>,
}

/// Compares what a row says of one person.
pub fn check(facts: &Facts<'_>) -> Vec<CrossNote> {
    let curp = curp::check(facts.curp);
    let rfc = rfc::check(facts.rfc);
    let readings = readings(facts.name);
    let mut out = Notes(Vec::new());
    curp_and_row(&mut out, &curp, facts);
    let curp_name = curp.name_letters().filter(|_| !readings.is_empty()).map(|l| curp_fit(&readings, l));
    let rfc_name = rfc.name_letters().filter(|_| !readings.is_empty()).map(|l| {
        let fit = rfc_fit(&readings, l);
        if fit != Fit::Agrees && homoclave_is_of(&rfc, &readings) {
            Fit::Explained(vec![Why::Homoclave])
        } else {
            fit
        }
    });
    out.name(CrossKind::CurpName, "CURP", curp_name.as_ref(), Strength::Strong);
    out.name(CrossKind::RfcName, "RFC", rfc_name.as_ref(), Strength::Medium);
    rfc_and_row(&mut out, &rfc, &curp, facts);
    let both_fit =
        [&curp_name, &rfc_name].iter().all(|fit| matches!(fit, Some(Fit::Agrees | Fit::Explained(_))));
    if !both_fit {
        curp_and_rfc_letters(&mut out, &curp, &rfc);
    }
    nss_and_row(&mut out, &curp, facts);
    age(&mut out, &curp, facts);
    if curp.reason.is_some() {
        // A slip of the pen explains what does not agree with it.
        out.weaken(|kind| {
            matches!(
                kind,
                CrossKind::CurpBirth
                    | CrossKind::CurpSex
                    | CrossKind::CurpState
                    | CrossKind::CurpName
                    | CrossKind::CurpRfcDate
                    | CrossKind::CurpRfcName
            )
        });
    }
    out.0
}

fn readings(name: NameFact<'_>) -> Vec<Parts> {
    match name {
        NameFact::None => Vec::new(),
        NameFact::Line(line) => Parts::splits(line),
        NameFact::Columns { given, surname1, surname2 } => {
            let parts = Parts::new(given, surname1, surname2);
            if parts.given.is_empty() || parts.surname1.is_empty() { Vec::new() } else { vec![parts] }
        }
    }
}

fn homoclave_is_of(rfc: &RfcCheck, readings: &[Parts]) -> bool {
    let Some(pair) = rfc.homoclave() else { return false };
    readings.iter().any(|parts| {
        let line = [&parts.surname1, &parts.surname2, &parts.given].map(String::as_str).join(" ");
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        rfc::homoclave(&words.join(" ")) == pair
    })
}

struct Notes(Vec<CrossNote>);

impl Notes {
    fn push(&mut self, kind: CrossKind, strength: Strength, msg: Msg) {
        self.0.push(CrossNote { kind, strength, msg });
    }

    fn weaken(&mut self, which: impl Fn(CrossKind) -> bool) {
        for note in self.0.iter_mut().filter(|note| which(note.kind)) {
            note.strength = Strength::Weak;
        }
    }

    fn name(&mut self, kind: CrossKind, key: &'static str, fit: Option<&Fit>, most: Strength) {
        match fit {
            None | Some(Fit::Agrees) => {}
            Some(Fit::Explained(whys)) => {
                let list = Arg::List(whys.iter().map(|why| why.text().into()).collect());
                let mut msg = Msg::new(
                    "las letras de la clave {key} salen del nombre solo con esta explicación: {why}",
                    "the letters of the {key} come from the name only with this explanation: {why}",
                )
                .word("key", key);
                msg.args.push(("why", list));
                self.push(kind, Strength::Weak, msg);
            }
            Some(Fit::Differs(letters)) => {
                let msg = Msg::new(
                    "el nombre no corresponde a la clave {key}: {n} {n:letra distinta|letras distintas}",
                    "the name does not match the {key}: {n} different {n:letter|letters}",
                );
                let one_less = if most == Strength::Strong { Strength::Medium } else { Strength::Weak };
                let strength = if *letters == 1 { one_less } else { most };
                self.push(kind, strength, msg.word("key", key).with("n", *letters));
            }
        }
    }
}

fn curp_and_row(out: &mut Notes, curp: &CurpCheck, facts: &Facts<'_>) {
    if let (Some(key), Some(stated)) = (curp.birth_date, facts.birth_date)
        && key != stated
    {
        let (strength, msg) = dates_apart("CURP", key, stated);
        out.push(CrossKind::CurpBirth, strength, msg);
    }
    if let (Some(key), Some(stated)) = (curp.sex, facts.sex)
        && key != stated
    {
        let changed = key == Sex::NonBinary || stated == Sex::NonBinary;
        out.push(
            CrossKind::CurpSex,
            if changed { Strength::Weak } else { Strength::Strong },
            Msg::new("el sexo no es el de la CURP", "the sex is not the one in the CURP"),
        );
    }
    if let Some(state) = curp.state {
        let stated = names::fold(facts.birth_state);
        let known = curp::STATES.iter().any(|s| s.code == stated || names::fold(s.name) == stated);
        if known && stated != state.code && stated != names::fold(state.name) {
            let msg = Msg::new(
                "nació en otra entidad que la de su CURP",
                "born in another state than the CURP says",
            );
            out.push(CrossKind::CurpState, Strength::Weak, msg);
        }
    }
}

/// Two birth dates of one person that differ, with the slips that would explain it.
fn dates_apart(key: &'static str, inside: NaiveDate, stated: NaiveDate) -> (Strength, Msg) {
    let days = (inside - stated).num_days().abs();
    let swapped = NaiveDate::from_ymd_opt(stated.year(), stated.day(), stated.month()) == Some(inside);
    let century = (inside.year() - stated.year()).abs() == 100;
    let same_day = inside.month() == stated.month() && inside.day() == stated.day();
    let why = if swapped {
        Some(Text::new("día y mes cambiados de lugar", "day and month in each other's place"))
    } else if century && same_day {
        Some(Text::new("el siglo leído de un año de dos cifras", "the century read from a two-digit year"))
    } else if days == 1462 {
        Some(Text::new("el calendario de 1904 de la hoja de cálculo", "the spreadsheet's 1904 calendar"))
    } else if days == 1 {
        Some(Text::new("un día corrido al convertir la fecha", "one day lost when the date was converted"))
    } else {
        None
    };
    let msg = match why {
        Some(why) => Msg::new(
            "la fecha de nacimiento no es la de la clave {key}, lo que explicaría: {why}",
            "the birth date is not the one in the {key}, which this would explain: {why}",
        )
        .with("why", why),
        None => Msg::new(
            "la fecha de nacimiento ({stated}) no es la de la clave {key} ({inside})",
            "the birth date ({stated}) is not the one in the {key} ({inside})",
        )
        .private("stated", stated.to_string())
        .private("inside", inside.to_string()),
    };
    (if why.is_some() { Strength::Weak } else { Strength::Strong }, msg.word("key", key))
}

fn rfc_and_row(out: &mut Notes, rfc: &RfcCheck, curp: &CurpCheck, facts: &Facts<'_>) {
    if rfc.holder == Some(rfc::Holder::Company) {
        let msg =
            Msg::new("el RFC es de una empresa, no de una persona", "the RFC is a company's, not a person's");
        out.push(CrossKind::RfcHolder, Strength::Strong, msg);
        return;
    }
    if let Some(born) = curp.birth_date {
        if rfc.is_dated(born) == Some(false) {
            let msg =
                Msg::new("la CURP y el RFC llevan fechas distintas", "CURP and RFC carry different dates");
            out.push(CrossKind::CurpRfcDate, Strength::Strong, msg);
        }
    } else if let Some(born) = facts.birth_date
        && rfc.is_dated(born) == Some(false)
    {
        let msg =
            Msg::new("la fecha de nacimiento no es la del RFC", "the birth date is not the one in the RFC");
        out.push(CrossKind::RfcBirth, Strength::Strong, msg);
    }
}

/// The first four letters, which are normally the same; what makes them differ without fault is left out.
fn curp_and_rfc_letters(out: &mut Notes, curp: &CurpCheck, rfc: &RfcCheck) {
    let (Some(curp), Some(letters)) = (curp.name_letters(), rfc.name_letters()) else { return };
    let made = |at: usize| if letters[at] == super::compact::ENYE { b'X' } else { letters[at] };
    let (c, r) = (curp.first, [made(0), made(1), made(2), made(3)]);
    let differ = c.iter().zip(&r).filter(|(a, b)| a != b).count();
    // Rules that differ: the replaced letter, no inner vowel, a single surname, a surname of two letters.
    let explained = (0..4).all(|i| c[i] == r[i] || (i == 1 && c[1] == b'X') || (i == 3 && r[3] == b'X'))
        || (c[2] == b'X' && c[0] == r[0] && c[3] == r[2])
        || (c[0] == r[0] && c[2] == r[1] && c[3] == r[2]);
    if differ == 0 || explained {
        return;
    }
    let msg = Msg::new(
        "la CURP y el RFC no empiezan igual: {n} {n:letra distinta|letras distintas}",
        "CURP and RFC do not begin alike: {n} different {n:letter|letters}",
    );
    let strength = if differ == 1 { Strength::Medium } else { Strength::Strong };
    out.push(CrossKind::CurpRfcName, strength, msg.with("n", differ));
}

fn nss_and_row(out: &mut Notes, curp: &CurpCheck, facts: &Facts<'_>) {
    let check = nss::check(facts.nss);
    let Some(parts) = check.parts.filter(|_| check.reason.is_none_or(|r| r == super::IdReason::LostZero))
    else {
        return;
    };
    let Some(born) = curp.birth_date.or(facts.birth_date) else { return };
    if parts.lacks_birth_year() {
        return;
    }
    if born.year().rem_euclid(100) != i32::from(parts.born) {
        let msg = Msg::new(
            "el NSS lleva otro año de nacimiento, lo que es común en números antiguos",
            "the NSS carries another year of birth, which is common in old numbers",
        );
        out.push(CrossKind::NssBirth, Strength::Weak, msg);
    }
    let waited = (i32::from(parts.registered) - born.year()).rem_euclid(100);
    if facts.as_of.is_some_and(|day| born.year() + waited > day.year()) {
        let msg = Msg::new(
            "según su NSS se registró antes de nacer",
            "according to the NSS, registered before being born",
        );
        out.push(CrossKind::NssRegistered, Strength::Medium, msg);
    }
}

/// LFT 362 lets a person join a union from the age of 15; beyond 90 a row is worth a look.
fn age(out: &mut Notes, curp: &CurpCheck, facts: &Facts<'_>) {
    let (Some(born), Some(day)) = (curp.birth_date.or(facts.birth_date), facts.as_of) else { return };
    let turned =
        |years: u32| born.checked_add_months(Months::new(years * 12)).is_some_and(|then| then <= day);
    let (strength, msg) = if born > day {
        let msg = Msg::new(
            "la fecha de nacimiento es posterior a la revisión",
            "the birth date lies after the audit's day",
        );
        (Strength::Strong, msg)
    } else if !turned(15) {
        (Strength::Medium, Msg::new("tendría menos de 15 años", "would be younger than 15"))
    } else if turned(90) {
        (Strength::Medium, Msg::new("tendría 90 años o más", "would be 90 or older"))
    } else {
        return;
    };
    out.push(CrossKind::Age, strength, msg);
}
