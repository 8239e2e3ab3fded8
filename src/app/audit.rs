//! The main job: run the rules over an opened case, and make the documents for an audience.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::analysis::codes::{CodeKey, Secret};
use crate::engine::{self, Audit};
use crate::i18n::Audience;
use crate::model::{CaseOrigin, Msg, Problem, Text};
use crate::report::{self, v1};
use crate::rules::{self, PLANNED};
use crate::signing::canonical;

use super::AppError;
use super::open::Opened;

/// A case with its audit.
#[derive(Debug)]
pub struct Audited {
    /// The case.
    pub opened: Opened,
    /// The audit.
    pub audit: Audit,
}

/// The documents of a report, by file name.
#[derive(Debug)]
pub struct Documents {
    /// The report itself.
    pub report: v1::Report,
    /// `report.json`, `report.html`, `findings.csv`, `findings.xlsx`.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Rules that the contract names and this version does not run.
pub(super) fn planned() -> Vec<(&'static str, Text)> {
    PLANNED.iter().map(|rule| (rule.id, rule.title)).collect()
}

/// Runs every rule over a case.
pub fn audit(opened: Opened) -> Audited {
    let secret = opened.secret.clone().unwrap_or_else(Secret::published);
    let audit = engine::run(&opened.case, &opened.configuration, &secret.confidential_key());
    Audited { opened, audit }
}

impl Audited {
    /// Whether a public report can be made: only with a secret are its codes safe from guessing.
    pub fn can_publish(&self) -> bool {
        self.opened.secret.is_some()
    }

    /// The report for an audience.
    pub fn report(&self, audience: Audience, names: bool) -> Result<v1::Report, AppError> {
        let secret = self.opened.secret.clone().unwrap_or_else(Secret::published);
        match audience {
            Audience::Confidential => Ok(self.build(audience, names, &secret.confidential_key())),
            Audience::Public if !self.can_publish() => Err(AppError::usage(self.no_secret())),
            Audience::Public => {
                let own = self.build(Audience::Confidential, false, &secret.confidential_key());
                let digest: [u8; 32] = Sha256::digest(report_json(&own)?).into();
                Ok(self.build(audience, false, &secret.public_key(&digest)))
            }
        }
    }

    fn build(&self, audience: Audience, names: bool, codes: &CodeKey) -> v1::Report {
        let maker = report::Maker {
            audience,
            names,
            codes,
            planned: &planned(),
            metas: &rules::metas(),
            no_secret: !self.can_publish(),
        };
        report::build(&self.opened.case, &self.audit, &maker)
    }

    /// Every document for an audience.
    pub fn documents(&self, audience: Audience, names: bool) -> Result<Documents, AppError> {
        let report = self.report(audience, names)?;
        let html = report::html::render(&report).map_err(|error| AppError::bug("report.html", &error))?;
        let xlsx = report::findings_xlsx(&report).map_err(|error| AppError::bug("findings.xlsx", &error))?;
        let files = BTreeMap::from([
            ("report.json".to_owned(), report_json(&report)?),
            ("report.html".to_owned(), html.into_bytes()),
            ("findings.csv".to_owned(), report::findings_csv(&report)),
            ("findings.xlsx".to_owned(), xlsx),
        ]);
        Ok(Documents { report, files })
    }

    fn no_secret(&self) -> Problem {
        let single = self.opened.case.origin == CaseOrigin::SingleFile;
        Problem {
            code: "APP-008",
            title: Text::new("no se puede hacer el reporte público", "the public report cannot be made"),
            detail: if single {
                Msg::new(
                    "un solo archivo no tiene secreto, y sin él cualquiera con el padrón sabría de quién habla cada \
                     hallazgo",
                    "a single file has no secret, and without one whoever holds the roll could tell whom each finding \
                     is about",
                )
            } else {
                Msg::new(
                    "el expediente no tiene secreto (secret en [case]), y sin él cualquiera con el padrón sabría de \
                     quién habla cada hallazgo",
                    "the case has no secret (secret in [case]), and without one whoever holds the roll could tell \
                     whom each finding is about",
                )
            },
            help: Msg::new(
                "ponga el padrón en un expediente con case.toml y un archivo case.secret de 32 bytes al azar",
                "put the roll into a case with a case.toml and a file case.secret of 32 random bytes",
            ),
            place: None,
        }
    }
}

/// The bytes of `report.json`: the same that `--format json` prints.
pub fn report_json(report: &v1::Report) -> Result<Vec<u8>, AppError> {
    canonical::to_bytes(report).map_err(|error| AppError::bug("report.json", &error))
}
