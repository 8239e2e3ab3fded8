//! What a rule is given beside the case: its parameters, and analyses that several rules share.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::analysis::access::{CaseAccess, case_access};
use crate::analysis::duplicates::{self, Duplicates, Searched};
use crate::analysis::functions::Bosses;
use crate::analysis::linking::Linker;
use crate::analysis::lists::Lists;
use crate::analysis::people::People;
use crate::analysis::tally::{self, Count};
use crate::model::{Case, Param, ParamKind, ParamValue, Problem, RuleId};

/// The parameters in effect, by rule and name; only those that a case sets.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    values: BTreeMap<(RuleId, &'static str), ParamValue>,
}

impl Settings {
    /// Sets a parameter.
    pub fn set(&mut self, rule: RuleId, name: &'static str, value: ParamValue) {
        self.values.insert((rule, name), value);
    }

    /// What the case sets, in order.
    pub fn iter(&self) -> impl Iterator<Item = (RuleId, &'static str, ParamValue)> {
        self.values.iter().map(|(&(rule, name), &value)| (rule, name, value))
    }

    fn get(&self, rule: RuleId, name: &'static str) -> Option<ParamValue> {
        self.values.get(&(rule, name)).copied()
    }
}

/// Analyses that several rules read, made once when first asked for.
#[derive(Debug)]
pub struct Shared<'a> {
    case: &'a Case,
    people: OnceLock<People>,
    twice: OnceLock<Searched>,
    lists: Lists<'a>,
    bosses: OnceLock<Bosses>,
    count: OnceLock<Count>,
    access: OnceLock<Option<Result<CaseAccess, Vec<Problem>>>>,
}

impl<'a> Shared<'a> {
    /// The other lists are held against the roll; the rest is made when asked for. The linker has read the lists
    /// of the case.
    pub fn new(case: &'a Case, linker: &Linker) -> Self {
        Self {
            case,
            people: OnceLock::new(),
            twice: OnceLock::new(),
            lists: Lists::of(case, linker),
            bosses: OnceLock::new(),
            count: OnceLock::new(),
            access: OnceLock::new(),
        }
    }

    /// The same where it is known already who may be on the roll that counts twice.
    pub fn known(case: &'a Case, lists: Lists<'a>, twice: Searched) -> Self {
        Self {
            case,
            people: OnceLock::new(),
            twice: OnceLock::from(twice),
            lists,
            bosses: OnceLock::new(),
            count: OnceLock::new(),
            access: OnceLock::new(),
        }
    }

    /// Who is on the roll that counts: each entry's person, and entries that are the same person.
    pub fn people(&self) -> &People {
        let entries = || self.case.roll_entries().collect::<Vec<_>>();
        self.people.get_or_init(|| People::of(&entries(), &self.twice().found))
    }

    /// Who may appear more than once on the roll that counts.
    pub fn twice(&self) -> &Searched {
        self.twice.get_or_init(|| duplicates::find(&self.case.roll_entries().collect::<Vec<_>>()))
    }

    /// The other lists, held against the roll that counts.
    pub fn lists(&self) -> &Lists<'a> {
        &self.lists
    }

    /// Who appears as somebody's boss in any list.
    pub fn bosses(&self) -> &Bosses {
        self.bosses.get_or_init(|| Bosses::of(&self.lists, self.people()))
    }

    /// The count, with the persons of the roll that counts where there is one.
    pub fn count(&self) -> &Count {
        self.count.get_or_init(|| {
            let listed = self.case.roll().map(|_| self.people().persons() as u64);
            tally::count(&self.case.file, listed)
        })
    }

    /// Access of the crews to the polls; `None` where the case has no crews or no polling hours.
    ///
    /// # Errors
    /// What is wrong with the crews, places or releases of the case file.
    pub fn access(&self) -> Option<Result<&CaseAccess, &[Problem]>> {
        let found = self.access.get_or_init(|| case_access(self.case, self.people()));
        found.as_ref().map(|found| found.as_ref().map_err(Vec::as_slice))
    }

    /// Takes out what the audit keeps: the access, and who may be on the roll twice.
    pub fn into_parts(self) -> (Option<CaseAccess>, Duplicates) {
        self.twice();
        let twice = self.twice.into_inner().map_or_else(Duplicates::default, |twice| twice.found);
        (self.access.into_inner().flatten().and_then(Result::ok), twice)
    }
}

/// What one rule is given beside the case.
#[derive(Debug)]
pub struct Scope<'a> {
    rule: RuleId,
    settings: &'a Settings,
    shared: &'a Shared<'a>,
}

/// A type that parameters come in.
pub trait FromParam: Sized {
    /// What [`Scope::get`] answers: the value, or an option where there is no default.
    type Out;
    /// Reads the value in effect.
    fn read(set: Option<ParamValue>, kind: ParamKind) -> Self::Out;
}

impl FromParam for u16 {
    type Out = Self;
    fn read(set: Option<ParamValue>, kind: ParamKind) -> Self {
        let default = match kind {
            ParamKind::Permille { default, .. } => default,
            ParamKind::Int { .. } | ParamKind::Date => 0,
        };
        match set {
            Some(ParamValue::Int(value)) => Self::try_from(value).unwrap_or(default),
            Some(ParamValue::Date(_)) | None => default,
        }
    }
}

impl FromParam for i64 {
    type Out = Self;
    fn read(set: Option<ParamValue>, kind: ParamKind) -> Self {
        let default = match kind {
            ParamKind::Int { default, .. } => default,
            ParamKind::Permille { .. } | ParamKind::Date => 0,
        };
        match set {
            Some(ParamValue::Int(value)) => value,
            Some(ParamValue::Date(_)) | None => default,
        }
    }
}

impl FromParam for NaiveDate {
    type Out = Option<Self>;
    fn read(set: Option<ParamValue>, _: ParamKind) -> Option<Self> {
        match set {
            Some(ParamValue::Date(day)) => Some(day),
            Some(ParamValue::Int(_)) | None => None,
        }
    }
}

impl<'a> Scope<'a> {
    /// A rule's scope.
    pub fn new(rule: RuleId, settings: &'a Settings, shared: &'a Shared<'a>) -> Self {
        Self { rule, settings, shared }
    }

    /// A parameter of this rule.
    pub fn get<T: FromParam>(&self, param: &Param<T>) -> T::Out {
        T::read(self.settings.get(self.rule, param.spec.name), param.spec.kind)
    }

    /// The shared analyses.
    pub fn shared(&self) -> &'a Shared<'a> {
        self.shared
    }
}
