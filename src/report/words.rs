//! The words for every key of a report, so that all documents call a thing by one name.

use chrono::{NaiveDate, NaiveDateTime};

use super::v1::{Bilingual, Figure};
use crate::i18n::{Audience, View, date, integer, moment, render};
use crate::model::{
    DispositionState, FileFormat, Kind, Lang, Msg, Severity, SourceKind, Stage, SubjectKind, Text, Vote,
};

/// A state: a word, a shape that a photocopy keeps, and the class that colors it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its shape.
    pub(super) glyph: &'static str,
    /// Its word.
    pub(super) word: Text,
    /// Its key, also the name of its color.
    pub(super) key: &'static str,
}

const fn mark(glyph: &'static str, es: &'static str, en: &'static str, key: &'static str) -> Mark {
    Mark { glyph, word: Text::new(es, en), key }
}

/// The mark of a file that nobody could read.
pub(super) const UNREADABLE: Mark = mark("∅", "no se pudo leer", "could not be read", "no_data");

/// The mark of a severity.
pub(super) fn severity(key: &str) -> Mark {
    match key {
        "high" => mark("▲", "alta", "high", "high"),
        "medium" => mark("◆", "media", "medium", "medium"),
        "low" => mark("●", "baja", "low", "low"),
        _ => mark("○", "nota", "note", "note"),
    }
}

/// The mark of a crew's access.
pub(super) fn access(key: &str) -> Mark {
    match key {
        "none" => mark("▲", "sin acceso", "no access", "high"),
        "special_trip" => mark("▲", "solo con viaje especial", "only with a special trip", "high"),
        "insufficient" => mark("◆", "insuficiente", "insufficient", "medium"),
        "fragile" => mark("●", "frágil", "fragile", "low"),
        _ => mark("✓", "cubierto", "covered", "pass"),
    }
}

/// Place of a severity, heaviest first.
pub(super) fn weight(key: &str) -> usize {
    Severity::ALL.iter().position(|severity| severity.key() == key).unwrap_or(Severity::ALL.len())
}

/// The mark of a rule's answer; `heaviest` is the severity of its heaviest finding.
pub(super) fn outcome(key: &str, heaviest: Option<&str>) -> Mark {
    match key {
        "pass" => mark("✓", "sin hallazgos", "nothing found", "pass"),
        "fail" => Mark {
            word: Text::new("con hallazgos", "findings"),
            ..severity(heaviest.unwrap_or(Severity::High.key()))
        },
        "depends" => mark("◇", "depende", "depends", "depends"),
        "no_data" => mark("∅", "no se pudo revisar", "not checked", "no_data"),
        "off" => mark("∅", "apagada por el expediente", "switched off by the case", "no_data"),
        _ => mark("–", "no aplica", "does not apply", "not_applicable"),
    }
}

/// Place of a rule's answer: what was found first, then what could not be checked, then the rest.
pub(super) fn outcome_order(key: &str) -> usize {
    ["fail", "depends", "no_data", "off", "pass"].iter().position(|known| *known == key).unwrap_or(5)
}

/// The mark of what findings could have changed.
pub(super) fn verdict(key: &str) -> Mark {
    match key {
        "not_determinative" => {
            mark("✓", "no alcanza a cambiar el resultado", "could not have changed the result", "pass")
        }
        "possibly_determinative" => {
            mark("◆", "podría cambiar el resultado", "could have changed the result", "medium")
        }
        "determinative" => mark("▲", "cambia el resultado", "changes the result", "high"),
        _ => mark("∅", "faltan cifras para saberlo", "figures are missing to tell", "no_data"),
    }
}

/// Whether a test holds, where the law sets it; one that it does not set neither passes nor fails.
pub(super) fn met(standing: &str, value: Option<bool>) -> Mark {
    match (standing, value) {
        ("shown", Some(true)) => mark("○", "se alcanza", "reached", "note"),
        ("shown", Some(false)) => mark("○", "no se alcanza", "not reached", "note"),
        (_, Some(true)) => mark("✓", "se cumple", "met", "pass"),
        (_, Some(false)) => mark("▲", "no se cumple", "not met", "high"),
        ("open", None) => mark("◇", "la ley lo deja abierto", "the law leaves it open", "depends"),
        (_, None) => mark("∅", "falta una cifra", "a figure is missing", "no_data"),
    }
}

/// Whether an arithmetic check holds.
pub(super) fn balanced(ok: bool) -> Mark {
    if ok {
        mark("✓", "cuadra", "adds up", "pass")
    } else {
        mark("▲", "no cuadra", "does not add up", "high")
    }
}

/// What a finding is.
pub(super) fn kind(key: &str) -> Text {
    [Kind::Defect, Kind::Lead, Kind::Note, Kind::Exculpatory]
        .into_iter()
        .find(|kind| kind.key() == key)
        .map_or(Text::new("hallazgo", "finding"), Kind::title)
}

/// What a person decided.
pub(super) fn disposition(key: &str) -> Text {
    use DispositionState::{Accepted, Dismissed, Open, Pending};
    [Open, Accepted, Dismissed, Pending]
        .into_iter()
        .find(|state| state.key() == key)
        .map_or(Text::new("reservado", "withheld"), DispositionState::title)
}

/// What a finding is about.
pub(super) fn subject(key: &str) -> Text {
    use SubjectKind as K;
    match key {
        k if k == K::Person.key() => Text::new("persona", "person"),
        k if k == K::Row.key() => Text::new("renglón", "row"),
        k if k == K::Pair.key() => Text::new("dos renglones", "two rows"),
        k if k == K::Cluster.key() => Text::new("varios renglones", "several rows"),
        k if k == K::Crew.key() => Text::new("cuadrilla", "crew"),
        k if k == K::Place.key() => Text::new("casilla", "polling place"),
        k if k == K::Tally.key() => Text::new("conteo", "tally"),
        k if k == K::Date.key() => Text::new("fecha", "date"),
        _ => Text::new("fuente", "source"),
    }
}

/// Whether a finding is about people, by the key of its subject.
pub(super) fn is_personal(key: &str) -> bool {
    [SubjectKind::Person, SubjectKind::Row, SubjectKind::Pair, SubjectKind::Cluster]
        .iter()
        .any(|kind| kind.key() == key)
}

/// What a source is.
pub(super) fn source_kind(key: &str) -> Text {
    SourceKind::from_key(key).map_or(Text::new("otro", "other"), SourceKind::title)
}

/// Who gave a file, where the case uses one of the usual words.
pub(super) fn giver(key: &str) -> Option<Text> {
    match key {
        "employer" => Some(Text::new("el patrón", "the employer")),
        "cfcrl" => Some(Text::new("el CFCRL", "the CFCRL")),
        "union" => Some(Text::new("el sindicato", "the union")),
        "workers" => Some(Text::new("trabajadoras y trabajadores", "workers")),
        _ => None,
    }
}

/// The format of a file.
pub(super) fn format(key: &str) -> Text {
    use FileFormat as F;
    match key {
        k if k == F::Delimited.key() => Text::new("texto con separadores", "delimited text"),
        k if k == F::FixedWidth.key() => Text::new("texto de ancho fijo", "fixed-width text"),
        k if k == F::Xlsx.key() => Text::new("libro de Excel (xlsx)", "Excel workbook (xlsx)"),
        k if k == F::Xlsb.key() => Text::new("libro de Excel (xlsb)", "Excel workbook (xlsb)"),
        k if k == F::Xls.key() => Text::new("libro de Excel (xls)", "Excel workbook (xls)"),
        k if k == F::Ods.key() => Text::new("hoja de cálculo (ods)", "spreadsheet (ods)"),
        k if k == F::Pdf.key() => Text::new("PDF con texto", "PDF with text"),
        _ => Text::new("otro formato", "another format"),
    }
}

/// A kind of vote, with its stage where it has one.
pub(super) fn vote(key: &str, stage: Option<&str>) -> Text {
    if key == Vote::Contract.key() && stage == Some(Stage::Revision.key()) {
        return Text::new(
            "consulta de la revisión del contrato colectivo",
            "vote on the revision of the collective contract",
        );
    }
    Vote::from_key(key).map_or(Text::new("votación", "vote"), Vote::title)
}

/// A union's part in the vote.
pub(super) fn role(key: &str) -> Text {
    match key {
        "challenger" => Text::new("solicitante", "challenger"),
        "incumbent" => Text::new("titular", "incumbent"),
        _ => Text::new("otro sindicato", "another union"),
    }
}

/// A day or moment of the case.
pub(super) fn day_of(key: &str) -> Text {
    match key {
        "filed" => Text::new("solicitud presentada", "request filed"),
        "second_application" => Text::new("segunda solicitud", "second application"),
        "notice_published" => Text::new("aviso publicado", "notice published"),
        "call_issued" => Text::new("convocatoria", "call issued"),
        "roll_received" => Text::new("padrón recibido", "roll received"),
        "roll_posted" => Text::new("padrón publicado", "roll posted"),
        "cfcrl_notified" => Text::new("aviso al CFCRL", "CFCRL notified"),
        "text_delivered" => Text::new("texto del contrato entregado", "text of the contract delivered"),
        "vote_starts" => Text::new("empieza la votación", "vote starts"),
        "vote_ends" => Text::new("termina la votación", "vote ends"),
        "results_posted" => Text::new("resultados publicados", "results posted"),
        "results_notified" => Text::new("resultados notificados", "results notified"),
        "claim_filed" => Text::new("demanda presentada", "claim filed"),
        "strike_notice" => Text::new("emplazamiento a huelga", "strike notice"),
        "strike_started" => Text::new("estalla la huelga", "strike started"),
        "constancia_issued" => Text::new("constancia expedida", "constancia issued"),
        "hours_enabled" => Text::new("horas habilitadas", "hours enabled"),
        "result_served" => Text::new("resultado notificado a las partes", "result served on the parties"),
        "rrm_petition_received" => Text::new("petición recibida (MLRR)", "petition received (RRM)"),
        "rrm_request" => Text::new("solicitud de revisión (MLRR)", "request for review (RRM)"),
        "rrm_review_accepted" => Text::new("revisión aceptada (MLRR)", "review accepted (RRM)"),
        _ => Text::new("otra fecha", "another date"),
    }
}

/// A test that decides.
pub(super) fn test(key: &str) -> Text {
    match key {
        "turnout_30" => Text::new("Participación del 30 % del padrón", "Turnout of 30% of the roll"),
        "plurality" => Text::new("Más votos que cualquier otra opción", "More votes than any other option"),
        "majority_of_covered" => Text::new(
            "Mayoría de las personas cubiertas por el contrato",
            "Majority of the workers that the contract covers",
        ),
        "majority_of_cast" => Text::new("Mayoría de los votos emitidos", "Majority of the votes cast"),
        "majority_of_valid" => Text::new("Mayoría de los votos válidos", "Majority of the valid votes"),
        _ => Text::new("Otra prueba", "Another test"),
    }
}

/// An arithmetic check.
pub(super) fn check(key: &str) -> Text {
    match key {
        "sum_of_votes" => Text::new(
            "Votos, nulos y no registrados suman las boletas de la urna",
            "Votes, null and unregistered add up to the ballots in the box",
        ),
        "used_unused" => Text::new(
            "Boletas entregadas, sobrantes e inutilizadas suman las recibidas",
            "Ballots handed out, left over and spoiled add up to those received",
        ),
        "roll_marks" => Text::new(
            "Personas marcadas en el padrón igualan las boletas de la urna",
            "People marked on the roll equal the ballots in the box",
        ),
        "over_vote" => Text::new(
            "No hay más boletas que personas en el padrón",
            "There are no more ballots than people on the roll",
        ),
        "urns_to_final" => Text::new(
            "Las casillas suman el total anunciado",
            "The polling places add up to the total announced",
        ),
        "folios" => Text::new("Folios completos y sin repetir", "Ballot numbers complete and not repeated"),
        "transcripts" => Text::new(
            "Las dos transcripciones del acta coinciden",
            "The two transcriptions of the tally sheet agree",
        ),
        "printed_to_roll" => {
            Text::new("Boletas impresas igualan el padrón", "Ballots printed equal the roll")
        }
        "times" => Text::new(
            "Apertura y cierre dentro del horario avisado",
            "Opening and closing within the hours announced",
        ),
        _ => Text::new("Otra comprobación", "Another check"),
    }
}

/// A figure of a tally sheet; `None` for an option's own.
pub(super) fn figure_of(key: &str) -> Option<Text> {
    Some(match key {
        "roll" => Text::new("padrón", "roll"),
        "printed" => Text::new("boletas impresas", "ballots printed"),
        "received" => Text::new("boletas recibidas", "ballots received"),
        "used" => Text::new("boletas entregadas", "ballots handed out"),
        "leftover" => Text::new("boletas sobrantes", "ballots left over"),
        "spoiled" => Text::new("boletas inutilizadas", "ballots spoiled"),
        "signed_roll" => Text::new("personas marcadas en el padrón", "people marked on the roll"),
        "cast" => Text::new("boletas en la urna", "ballots in the box"),
        "unregistered" => Text::new("votos no registrados", "unregistered votes"),
        "null" => Text::new("votos nulos", "null votes"),
        "opened" => Text::new("apertura", "opening"),
        "closed" => Text::new("cierre", "closing"),
        _ => return None,
    })
}

/// A scenario's name; `None` for those that a person puts in.
pub(super) fn scenario(id: &str) -> Option<Text> {
    match id {
        "doubtful_alone" => Some(Text::new("Solo los registros dudosos", "Doubtful entries alone")),
        "excluded_alone" => Some(Text::new("Solo las personas excluidas", "Excluded workers alone")),
        "joint" => Some(Text::new("Las dos cosas juntas", "Both together")),
        _ => None,
    }
}

/// One language of a text.
pub(super) fn pick(text: &Bilingual, lang: Lang) -> &str {
    match lang {
        Lang::Es => &text.es,
        Lang::En => &text.en,
    }
}

/// A sentence of the report itself. Its arguments are figures and words that any reader may see.
pub(super) fn say(msg: &Msg, lang: Lang) -> String {
    render(msg, View { lang, audience: Audience::Confidential, names: false })
}

/// A count with thousands separators.
pub(super) fn count(value: u64) -> String {
    integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// A count that may be withheld.
pub(super) fn figure(value: Figure, lang: Lang) -> String {
    match value {
        Figure::Exact(n) => count(n),
        Figure::Below { lt } => match lang {
            Lang::Es => format!("menos de {lt}"),
            Lang::En => format!("fewer than {lt}"),
        },
    }
}

/// A day or moment in words; as it stands where it is neither.
pub(super) fn when(iso: &str, lang: Lang) -> String {
    let formats = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    if let Ok(day) = NaiveDate::parse_from_str(iso, "%Y-%m-%d") {
        return date(day, lang);
    }
    formats
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(iso, format).ok())
        .map_or_else(|| iso.to_owned(), |at| moment(at, lang))
}
