//! From an audit to the report: every field of `v1`, and what each audience may see.

use crate::analysis::codes::CodeKey;
use crate::engine::{Audit, RuleOutcome};
use crate::i18n::{Audience, View, render};
use crate::model::{
    Case, CaseOrigin, Lang, Meta, Moment, Msg, Outcome, ParamKind, ParamValue, Place, Reading, RuleId, Text,
    column_letters,
};

use super::people::{FindingWriter, dispositions};
use super::{catalogue, v1};

/// What a report is made with, beside the case and its audit.
#[derive(Debug)]
pub struct Maker<'a> {
    /// For whom.
    pub audience: Audience,
    /// Whether names and identifiers are written out (the user's own report only).
    pub names: bool,
    /// Key of the codes of this report.
    pub codes: &'a CodeKey,
    /// Key of the confidential report: the ids under which people decide.
    pub planned: &'a [(&'static str, Text)],
    /// The whole catalogue.
    pub metas: &'a [&'static Meta],
    /// Whether the codes are made under the published stand-in, so that anyone could guess them.
    pub no_secret: bool,
}

/// Makes the report.
pub fn build(case: &Case, audit: &Audit, maker: &Maker<'_>) -> v1::Report {
    let writer = FindingWriter::new(case, audit, maker);
    v1::Report {
        schema: v1::SCHEMA.to_owned(),
        audience: maker.audience.key().to_owned(),
        engine: v1::Engine {
            name: "escrutinio".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rule_set: catalogue::rule_set(maker.metas),
        },
        case: case_info(case),
        parameters: parameters(audit, maker),
        limits: limits(case, maker),
        sources: sources(case, maker),
        summary: summary(audit, maker, &writer),
        outcomes: audit.outcomes.iter().map(|outcome| outcome_info(outcome, audit, maker)).collect(),
        findings: writer.all(),
        law: law(case, audit),
        comparison: super::comparison::comparison_info(case, &audit.comparison, maker),
        calendar: Vec::new(),
        access: audit
            .access
            .as_ref()
            .map(|found| super::access::access_info(&case.file, &found.access, maker.audience)),
        count: audit.count.as_ref().map(|count| super::count::count_info(count, maker)),
        materiality: super::count::materiality_info(&audit.materiality, maker),
    }
}

/// A message in both languages for an audience.
pub(super) fn both(msg: &Msg, maker: &Maker<'_>) -> v1::Bilingual {
    let write = |lang| render(msg, View { lang, audience: maker.audience, names: maker.names });
    v1::Bilingual { es: write(Lang::Es), en: write(Lang::En) }
}

/// A fixed text in both languages.
pub(super) fn fixed(text: Text) -> v1::Bilingual {
    v1::Bilingual { es: text.es.to_owned(), en: text.en.to_owned() }
}

/// A moment in ISO 8601 without offset.
pub(super) fn iso(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(at) => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// A place as the report names it.
pub(super) fn at(case: &Case, place: Place) -> v1::At {
    match place {
        Place::CaseLine(line) => v1::At::Line { source: "case.toml".to_owned(), line },
        Place::Cell(cell) => v1::At::Cell {
            source: case.source_of(cell).map_or_else(String::new, |source| source.id.clone()),
            sheet: case.tables.get(usize::from(cell.table)).and_then(|table| table.sheet.clone()),
            row: cell.row,
            column: cell.col.map(column_letters),
        },
    }
}

fn case_info(case: &Case) -> v1::CaseInfo {
    let file = &case.file;
    let facility = &file.facility;
    v1::CaseInfo {
        id: file.case.id.clone(),
        title: file.case.title.clone(),
        vote: file.case.vote.map(|vote| vote.key().to_owned()),
        stage: (file.case.vote == Some(crate::model::Vote::Contract))
            .then(|| file.case.stage.key().to_owned()),
        as_of: file.case.as_of.map(|day| day.to_string()),
        synthetic: file.case.synthetic,
        origin: match case.origin {
            CaseOrigin::Folder => "case",
            CaseOrigin::SingleFile => "file",
        }
        .to_owned(),
        facility: v1::FacilityInfo {
            name: facility.name.clone(),
            employer: facility.employer.clone(),
            municipality: facility.municipality.as_ref().map(|text| text.value.clone()),
            state: facility.state.as_ref().map(|text| text.value.clone()),
        },
        authority: file.authority.clone(),
        file_number: file.file_number.clone(),
        unions: file
            .unions
            .iter()
            .map(|union| v1::UnionInfo {
                id: union.id.clone(),
                name: union.name.clone(),
                role: union.role.clone(),
            })
            .collect(),
        dates: file.dates.iter().map(|(key, at)| ((*key).to_owned(), iso(at.value))).collect(),
    }
}

fn parameters(audit: &Audit, maker: &Maker<'_>) -> v1::Parameters {
    let set = audit
        .settings
        .iter()
        .filter_map(|&(rule, name, value)| parameter(rule, name, value, maker))
        .collect();
    let off = audit.outcomes.iter().filter(|rule| rule.outcome == Outcome::Off);
    v1::Parameters {
        set,
        off: off.map(|rule| rule.meta.id.0.to_owned()).collect(),
        names_shown: maker.names && maker.audience == Audience::Confidential,
    }
}

fn parameter(rule: RuleId, name: &str, value: ParamValue, maker: &Maker<'_>) -> Option<v1::ParameterInfo> {
    let meta = maker.metas.iter().find(|meta| meta.id == rule)?;
    let spec = meta.params.iter().find(|spec| spec.name == name)?;
    Some(v1::ParameterInfo {
        rule: rule.0.to_owned(),
        name: name.to_owned(),
        value: match value {
            ParamValue::Int(value) => value.to_string(),
            ParamValue::Date(day) => day.to_string(),
        },
        default: match spec.kind {
            ParamKind::Permille { default, .. } => Some(default.to_string()),
            ParamKind::Int { default, .. } => Some(default.to_string()),
            ParamKind::Date => None,
        },
        title: fixed(spec.title),
    })
}

const LIMITS: [Text; 4] = [
    Text::new(
        "Este reporte no es asesoría legal ni un dictamen pericial.",
        "This report is neither legal advice nor an expert opinion.",
    ),
    Text::new(
        "Dice lo que consta en los archivos que se le dieron; no vio los originales ni a las personas.",
        "It says what the given files show; it saw neither the originals nor the people.",
    ),
    Text::new(
        "Un indicio no es un veredicto: la confianza depende de las funciones, y eso lo aclara una persona.",
        "A lead is no verdict: *confianza* depends on functions, and only a person can settle that.",
    ),
    Text::new(
        "Que algo no aparezca aquí no prueba que no exista: vea qué no se pudo revisar.",
        "That something is not listed here does not prove it is not there: see what could not be checked.",
    ),
];

fn limits(case: &Case, maker: &Maker<'_>) -> Vec<v1::Bilingual> {
    let mut out: Vec<v1::Bilingual> = LIMITS.iter().copied().map(fixed).collect();
    if !maker.planned.is_empty() {
        let list = |lang| {
            let item = |(id, title): &(&str, Text)| format!("{id} ({})", title.get(lang));
            maker.planned.iter().map(item).collect::<Vec<_>>().join("; ")
        };
        out.push(v1::Bilingual {
            es: format!("Esta versión todavía no revisa: {}.", list(Lang::Es)),
            en: format!("This version does not check yet: {}.", list(Lang::En)),
        });
    }
    if case.origin == CaseOrigin::SingleFile {
        out.push(fixed(Text::new(
            "Se revisó un solo archivo, sin expediente: no hay fechas, votos ni otras listas con que cruzarlo.",
            "A single file was audited, without a case: there are no dates, votes or other lists to hold it against.",
        )));
    }
    if maker.no_secret {
        out.push(fixed(Text::new(
            "Los códigos se hicieron con una llave publicada, porque no hay secreto del expediente: quien tenga el \
             padrón puede saber a quién corresponden. No lo publique.",
            "Codes were made under a published key, since there is no case secret: whoever holds the roll can tell \
             whom they stand for. Do not publish this.",
        )));
    }
    if maker.audience == Audience::Public {
        out.push(fixed(Text::new(
            "Versión pública: sin nombres, renglones ni nombres de archivo; los grupos de menos de 5 personas no se \
             desglosan. Los totales por regla, el conteo y la materialidad son exactos.",
            "Public version: no names, rows or file names; groups of fewer than 5 people are not broken down. Totals \
             per rule, the count and materiality are exact.",
        )));
    }
    out
}

/// Who may be named as having given a file, in public: roles, never persons.
const ROLES: [&str; 9] =
    ["employer", "cfcrl", "union", "imss", "court", "authority", "worker", "observer", "press"];

fn sources(case: &Case, maker: &Maker<'_>) -> Vec<v1::SourceInfo> {
    let public = maker.audience == Audience::Public;
    let name = |index: usize| public_source_id(case, index);
    case.sources
        .iter()
        .enumerate()
        .map(|(index, source)| {
            let shown = !(public && source.kind.made_by_workers());
            let predecessor =
                case.sources.iter().position(|other| source.supersedes.as_ref() == Some(&other.id));
            v1::SourceInfo {
                id: if public { name(index) } else { source.id.clone() },
                file: (!public).then(|| source.file.clone()),
                kind: source.kind.key().to_owned(),
                sha256: source.sha256.filter(|_| shown).map(|digest| digest.to_string()),
                bytes: shown.then_some(source.bytes),
                format: source.format.map(|format| format.key().to_owned()),
                rows: case.tables_of(index).map(|table| table.len() as u64).sum(),
                set_aside: case.tables_of(index).map(crate::model::Table::rows_set_aside).sum(),
                from: source.from.as_ref().map(|from| role(from, public)),
                received: source.received.map(iso),
                supersedes: if public { predecessor.map(name) } else { source.supersedes.clone() },
                unreadable: source.unreadable.as_ref().map(|why| both(why, maker)),
                notes: if public { Vec::new() } else { notes(case, index, maker) },
            }
        })
        .collect()
}

fn role(from: &str, public: bool) -> String {
    if !public || ROLES.contains(&from) { from.to_owned() } else { "other".to_owned() }
}

/// A source's public name: its kind and number, for its id may be a file name.
pub(super) fn public_source_id(case: &Case, index: usize) -> String {
    let Some(source) = case.sources.get(index) else { return String::new() };
    let number = case.sources.iter().take(index + 1).filter(|other| other.kind == source.kind).count();
    format!("{}-{number}", source.kind.key())
}

fn notes(case: &Case, index: usize, maker: &Maker<'_>) -> Vec<v1::NoteInfo> {
    case.tables_of(index)
        .flat_map(|table| {
            table.notes.iter().map(|note| v1::NoteInfo {
                code: note.code.to_owned(),
                message: both(&note.msg, maker),
                at: note
                    .at
                    .map(|cell| at(case, Place::Cell(crate::model::CellRef { table: table.index, ..cell }))),
            })
        })
        .collect()
}

fn summary(audit: &Audit, maker: &Maker<'_>, writer: &FindingWriter<'_>) -> v1::Summary {
    let mut rules = v1::ByOutcome { not_built: maker.planned.len() as u64, ..v1::ByOutcome::default() };
    for rule in &audit.outcomes {
        let slot = match rule.outcome {
            Outcome::Pass => &mut rules.pass,
            Outcome::Fail => &mut rules.fail,
            Outcome::Depends(_) => &mut rules.depends,
            Outcome::NoData(_) => &mut rules.no_data,
            Outcome::NotApplicable(_) => &mut rules.not_applicable,
            Outcome::Off => &mut rules.off,
        };
        *slot += 1;
    }
    v1::Summary {
        rows: audit.rows as u64,
        persons: audit.persons as u64,
        set_aside: audit.set_aside,
        findings: writer.by_severity(),
        dispositions: dispositions(audit, maker.audience),
        rules,
    }
}

fn outcome_info(rule: &RuleOutcome, audit: &Audit, maker: &Maker<'_>) -> v1::OutcomeInfo {
    let (missing, readings, why) = match &rule.outcome {
        Outcome::NoData(missing) => (missing.iter().map(|msg| both(msg, maker)).collect(), Vec::new(), None),
        Outcome::Depends(readings) => {
            (Vec::new(), readings.iter().map(|reading| reading_info(reading, maker)).collect(), None)
        }
        Outcome::NotApplicable(why) => (Vec::new(), Vec::new(), Some(both(why, maker))),
        Outcome::Pass | Outcome::Fail | Outcome::Off => (Vec::new(), Vec::new(), None),
    };
    v1::OutcomeInfo {
        rule: rule.meta.id.0.to_owned(),
        title: fixed(rule.meta.title),
        outcome: rule.outcome.key().to_owned(),
        findings: rule.findings as u64,
        missing,
        readings,
        why,
        law: grounds(rule, audit).iter().map(|citation| citation.key.to_owned()).collect(),
        measured: super::measured::info(rule.meta.id.0, maker),
    }
}

/// What a rule stands on for this vote: what its findings cite, or all it may cite where it found nothing.
fn grounds<'a>(rule: &RuleOutcome, audit: &'a Audit) -> &'a [&'static crate::model::Citation] {
    let found = audit.findings.iter().find(|decided| decided.finding.rule == rule.meta.id);
    found.map_or(rule.meta.law, |decided| decided.finding.law.as_slice())
}

/// A reading; in public its number is left out where it stands for fewer than 5 people.
pub(super) fn reading_info(reading: &Reading, maker: &Maker<'_>) -> v1::ReadingInfo {
    let told = |n: &u64| maker.audience == Audience::Confidential || *n == 0 || *n >= 5;
    v1::ReadingInfo {
        key: reading.key.to_owned(),
        message: both(&reading.msg, maker),
        findings: reading.findings.filter(told),
    }
}

/// Every provision that an answer or a finding cites, by key.
fn law(case: &Case, audit: &Audit) -> Vec<v1::LawInfo> {
    let mut cited: Vec<&'static crate::model::Citation> =
        audit.outcomes.iter().flat_map(|rule| rule.meta.law.iter().copied()).collect();
    cited.extend(audit.findings.iter().flat_map(|decided| decided.finding.law.iter().copied()));
    cited.sort_by_key(|citation| citation.key);
    cited.dedup_by_key(|citation| citation.key);
    cited
        .into_iter()
        .map(|citation| v1::LawInfo {
            key: citation.key.to_owned(),
            article: v1::Bilingual {
                es: format!("{} {}", citation.instrument.short(), citation.article.es),
                en: format!("{} {}", citation.instrument.short(), citation.article.en),
            },
            says: fixed(citation.says),
            mark: citation.force.mark().to_owned(),
            from: citation.from.to_string(),
            in_force: case.file.law_day().map(|day| citation.in_force(day)),
        })
        .collect()
}
