//! What can be wrong with a decision, and what to do next.

use std::path::Path;

use crate::app::AppError;
use crate::model::{CaseFile, Msg, Problem, Text};
use crate::report::v1::Report;

use super::Wish;

/// Problems told at once; more would only scroll away.
const MOST: usize = 10;

/// The first problems, and how many more there are.
pub(super) fn clipped(mut list: Vec<Problem>) -> Vec<Problem> {
    let more = list.len().saturating_sub(MOST);
    list.truncate(MOST);
    if let (true, Some(last)) = (more > 0, list.last_mut()) {
        last.help =
            Msg::new("{help} (y {n} problemas más como estos)", "{help} (and {n} more problems like these)")
                .with("help", last.help.clone())
                .with("n", more);
    }
    list
}

pub(super) fn single_file(path: &Path) -> Problem {
    Problem {
        code: "DEC-001",
        title: Text::new("las decisiones necesitan un expediente", "decisions need a case"),
        detail: Msg::new(
            "un solo archivo no tiene dónde guardarlas, y sin secreto propio sus claves no son suyas",
            "a single file has no place to keep them, and without a secret of its own its ids are not its own",
        ),
        help: Msg::new(
            "haga un expediente con: escrutinio init CARPETA {file}",
            "make a case with: escrutinio init DIR {file}",
        )
        .word("file", path.display().to_string()),
        place: Some(path.display().to_string()),
    }
}

/// A finding that the audit does not make: mistyped, or its facts have changed.
pub(super) fn unknown_finding(path: &Path, wish: &Wish, report: &Report, file: &CaseFile) -> Problem {
    let earlier = file.decisions.iter().rev().find(|decision| decision.finding == wish.finding);
    let detail = match earlier {
        Some(decision) => Msg::new(
            "«{id}» ya no es un hallazgo: lo decidido en case.toml:{line} expiró porque cambiaron los datos",
            "“{id}” is no finding any more: what was decided in case.toml:{line} expired because the facts changed",
        )
        .word("line", decision.line.to_string()),
        None => Msg::new(
            "ningún hallazgo de este expediente tiene la clave «{id}»",
            "no finding of this case has the id “{id}”",
        ),
    };
    let open = report.findings.iter().filter(|finding| finding.disposition.state == "open").count();
    let see = Msg::new(
        "vea los {n} por revisar con: escrutinio decide {case} --list",
        "see the {n} to review with: escrutinio decide {case} --list",
    )
    .with("n", open)
    .word("case", path.display().to_string());
    let help = match nearest(&wish.finding, report) {
        Some(near) => Msg::new("¿quiso escribir {near}? Si no, {see}", "did you mean {near}? If not, {see}")
            .word("near", near)
            .with("see", see),
        None => see,
    };
    Problem {
        code: "DEC-002",
        title: Text::new("hallazgo desconocido", "unknown finding"),
        detail: detail.word("id", &wish.finding),
        help,
        place: wish.place.clone(),
    }
}

/// The id that differs by a slip or two of the pen.
fn nearest<'r>(id: &str, report: &'r Report) -> Option<&'r str> {
    let lower = id.to_lowercase();
    report
        .findings
        .iter()
        .map(|finding| (strsim::osa_distance(&finding.id.to_lowercase(), &lower), finding.id.as_str()))
        .filter(|(distance, _)| *distance <= 3)
        .min()
        .map(|(_, id)| id)
}

pub(super) fn no_reason(wish: &Wish) -> Problem {
    Problem {
        code: "DEC-003",
        title: Text::new("falta el porqué de la decisión", "the decision lacks its reason"),
        detail: Msg::new(
            "la decisión sobre {id} no dice por qué, y sin eso nadie puede revisarla después",
            "the decision on {id} does not say why, and without that nobody can review it later",
        )
        .word("id", &wish.finding),
        help: Msg::new(
            "escríbalo con --why, o en la columna «why»",
            "write it with --why, or in the column “why”",
        ),
        place: wish.place.clone(),
    }
}

pub(super) fn two_decisions(first: &Wish, second: &Wish) -> Problem {
    Problem {
        code: "DEC-004",
        title: Text::new("dos decisiones sobre el mismo hallazgo", "two decisions on the same finding"),
        detail: Msg::new(
            "{id} está también en {first}, y no dicen lo mismo",
            "{id} stands in {first} too, and the two differ",
        )
        .word("id", &second.finding)
        .word("first", first.place.clone().unwrap_or_else(|| "--finding".to_owned())),
        help: Msg::new("deje una sola", "leave only one"),
        place: second.place.clone(),
    }
}

pub(super) fn unknown_word(word: &str, place: String) -> Problem {
    Problem {
        code: "DEC-005",
        title: Text::new("decisión que no se entiende", "decision that is not understood"),
        detail: Msg::new(
            "«{word}» no es una decisión; puede ser: accepted, dismissed, pending (aceptado, descartado, en duda)",
            "“{word}” is no decision; it can be: accepted, dismissed, pending",
        )
        .private("word", word),
        help: Msg::new(
            "corrija esa celda, o déjela vacía si aún no se decide",
            "correct that cell, or leave it blank where nothing is decided yet",
        ),
        place: Some(place),
    }
}

pub(super) fn no_columns(path: &Path) -> Problem {
    Problem {
        code: "DEC-006",
        title: Text::new("la hoja no trae decisiones", "the sheet carries no decisions"),
        detail: Msg::new(
            "se esperaban las columnas finding, disposition y why (también by)",
            "the columns finding, disposition and why were expected (by, too)",
        ),
        help: Msg::new(
            "parta de la hoja que da: escrutinio decide EXPEDIENTE --list --format csv",
            "start from the sheet that this gives: escrutinio decide CASE --list --format csv",
        ),
        place: Some(path.display().to_string()),
    }
}

pub(super) fn not_utf8(path: &Path, offset: usize) -> AppError {
    AppError::usage(Problem {
        code: "APP-005",
        title: Text::new("case.toml no está en UTF-8", "case.toml is not in UTF-8"),
        detail: Msg::new("el byte {n} no es UTF-8", "byte {n} is not UTF-8").with("n", offset),
        help: Msg::new("guárdelo de nuevo como UTF-8", "save it again as UTF-8"),
        place: Some(path.display().to_string()),
    })
}

pub(super) fn changed_meanwhile(path: &Path) -> AppError {
    AppError::Fault(Box::new(Problem {
        code: "DEC-007",
        title: Text::new("el expediente cambió mientras tanto", "the case file changed in the meantime"),
        detail: Msg::new(
            "otro programa lo guardó entre la lectura y la escritura; no se escribió nada",
            "another program saved it between reading and writing; nothing was written",
        ),
        help: Msg::new("repita la orden", "run the command again"),
        place: Some(path.display().to_string()),
    }))
}

pub(super) fn cannot_append(path: &Path) -> AppError {
    AppError::usage(Problem {
        code: "DEC-008",
        title: Text::new("no se puede agregar al expediente", "cannot add to the case file"),
        detail: Msg::new(
            "sus decisiones están en una sola lista, decision = [ … ]; no se escribió nada",
            "its decisions stand in one list, decision = [ … ]; nothing was written",
        ),
        help: Msg::new(
            "escríbalas cada una bajo su encabezado [[decision]]",
            "write each under a header of its own, [[decision]]",
        ),
        place: Some(path.display().to_string()),
    })
}
