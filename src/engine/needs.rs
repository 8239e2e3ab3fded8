//! Which of a rule's inputs a case lacks, and what to give.

use crate::model::{Case, Input, Meta, Msg, Source, SourceKind};

/// What a rule would need and the case does not give, each as a sentence that says what to add.
pub(super) fn missing(meta: &Meta, case: &Case) -> Vec<Msg> {
    meta.needs.iter().filter_map(|input| lack(*input, case)).collect()
}

fn lack(input: Input, case: &Case) -> Option<Msg> {
    match input {
        Input::Roll => match case.roll() {
            None => Some(lacks_source(SourceKind::Roll)),
            Some(source) => unreadable(source),
        },
        Input::Source(kind) => {
            if case.sources_of(kind).next().is_some() {
                return None;
            }
            let broken = case.sources.iter().find(|source| source.kind == kind);
            Some(broken.and_then(unreadable).unwrap_or_else(|| lacks_source(kind)))
        }
        Input::Date(key) => case.file.date(key).is_none().then(|| lacks_date(key)),
        Input::Count => (case.file.tallies.is_empty() && case.file.final_count.is_none()).then(|| {
            Msg::new(
                "faltan los resultados: agregue [final] o [[tally]] al expediente",
                "the results are missing: add [final] or [[tally]] to the case file",
            )
        }),
        Input::Crews => case.file.crews.is_empty().then(|| {
            Msg::new(
                "faltan los turnos: agregue [[crew]] al expediente",
                "the crews are missing: add [[crew]] to the case file",
            )
        }),
        Input::Places => case.file.places.iter().all(|place| place.windows.is_empty()).then(|| {
            Msg::new(
                "faltan casillas con horario: agregue [[place]] con windows",
                "polling places with hours are missing: add [[place]] with windows",
            )
        }),
    }
}

fn unreadable(source: &Source) -> Option<Msg> {
    source.unreadable.as_ref().map(|why| {
        Msg::new("no se pudo leer la fuente {id}: {why}", "source {id} could not be read: {why}")
            .private("id", &source.id)
            .with("why", why.clone())
    })
}

/// What to add where a source is missing.
fn lacks_source(kind: SourceKind) -> Msg {
    Msg::new(
        "falta: {title} (agregue una [[source]] con kind = \"{key}\")",
        "missing: {title} (add a [[source]] with kind = \"{key}\")",
    )
    .with("title", kind.title())
    .word("key", kind.key())
}

/// What to add where a day of `[dates]` is missing.
pub(crate) fn lacks_date(key: &'static str) -> Msg {
    Msg::new("falta la fecha {key} en [dates]", "the date {key} is missing in [dates]").word("key", key)
}
