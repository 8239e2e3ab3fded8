//! Notes for whoever reviews and signs: outside the letter, so that nobody files them with it.

use std::collections::BTreeMap;

use super::block::{Block, Document};
use super::causes::provisions;
use super::deadline::{Deadline, closures_of_others};
use super::ground::Ground;
use super::pen::{Pen, sentence};
use super::relief::cited;
use crate::model::{DispositionState, Field, Lang, Msg, SourceKind, Text, Vote};

/// Questions of one cause that are printed at most.
const QUESTIONS: usize = 6;

/// The notes, Spanish first, English after.
pub(super) fn write(es: &Pen<'_>, en: &Pen<'_>) -> Document {
    let mut blocks = in_language(es);
    blocks.push(Block::NewPage);
    blocks.extend(in_language(en));
    Document {
        tag: "es-MX",
        head_left: es
            .text(Text::new("Notas de trabajo · no se presentan", "Working notes · not to be filed")),
        head_right: es.case.file.file_number.clone().unwrap_or_default(),
        banner: None,
        page_words: ["Página", "de"],
        blocks,
    }
}

fn in_language(pen: &Pen<'_>) -> Vec<Block> {
    let mut out = vec![
        Block::Title(pen.text(Text::new(
            "Notas para quien revisa y firma la objeción",
            "Notes for whoever reviews and signs the objection",
        ))),
        Block::Body(pen.text(Text::new(
            "No es asesoría legal. El escrito lo arma un programa con los hallazgos que una persona aceptó; antes de \
             presentarlo debe leerlo una abogada o un abogado laboral. Estas notas no son parte del escrito.",
            "This is not legal advice. The writ is put together by a program from the findings that a person accepted; a \
             labor lawyer should read it before it is filed. These notes are not part of the writ.",
        ))),
    ];
    for (title, lines) in [
        (Text::new("Antes de presentar", "Before filing"), before_filing(pen)),
        (Text::new("El plazo", "The deadline"), deadline(pen)),
        (
            Text::new("Lo que es lectura y no texto expreso", "What is a reading and not express text"),
            readings(pen),
        ),
        (Text::new("Lo que podría contestarse", "What could be answered"), answers(pen)),
        (Text::new("Lo que no entró en el escrito", "What was left out of the writ"), left_out(pen)),
        (Text::new("Lo que nadie ha comprobado", "What nobody has verified"), unverified(pen)),
    ] {
        out.push(Block::Subheading(pen.text(title)));
        out.extend(lines.into_iter().map(|line| Block::Item("–".to_owned(), line)));
    }
    out
}

fn before_filing(pen: &Pen<'_>) -> Vec<String> {
    let mut out = vec![
        pen.text(Text::new(
            "Llene las líneas en blanco: quién firma, con qué carácter y con qué documento lo acredita, el domicilio, y \
             lo que el expediente no dice. El programa no inventa nada de eso.",
            "Fill in the blanks: who signs, as what and proven by which document, the address, and what the case does \
             not say. The program invents none of it.",
        )),
        pen.text(Text::new(
            "El escrito y su anexo llevan nombres, CURP y números de empleado. Entréguelos solo a la autoridad; pida que \
             se protejan. No son para publicarse ni para la parte patronal.",
            "The writ and its annex carry names, CURPs and employee numbers. Hand them to the authority only; ask that \
             they be protected. They are not for publication nor for the employer.",
        )),
        pen.text(Text::new(
            "La huella del Anexo 1 vale para el archivo tal como se escribió. Si lo cambia, quite esa huella o vuelva a \
             generar el escrito.",
            "The digest of Annex 1 holds for the file as it was written. If you change it, take that digest out or make \
             the writ again.",
        )),
    ];
    let members = pen.gathered.sources().into_iter().filter_map(|index| pen.case.sources.get(index));
    if members.into_iter().any(|source| source.kind == SourceKind::Members) {
        out.push(pen.text(Text::new(
            "Hay renglones que salen del padrón de afiliados. Ese archivo no está entre los anexos, porque mostraría \
             quién está afiliado: decida si hace falta otra prueba.",
            "Some rows come from the list of members. That file is not among the annexes, since it would show who is \
             affiliated: decide whether other evidence is needed.",
        )));
    }
    if pen.gathered.draft {
        out.push(pen.text(Text::new(
            "Esto es un BORRADOR con hallazgos que nadie ha revisado. Acepte o descarte cada uno y vuelva a generarlo \
             sin --draft.",
            "This is a DRAFT with findings that nobody has reviewed. Accept or dismiss each and make it again without \
             --draft.",
        )));
    }
    out
}

fn deadline(pen: &Pen<'_>) -> Vec<String> {
    let default_term = Text::new(
        "Cuando la ley no señala término, el de LFT 735 es de tres días hábiles; si rige aquí es una pregunta para la \
         abogada o el abogado. Por prudencia, preséntelo cuanto antes.",
        "Where the law sets no term, that of LFT 735 is three business days; whether it governs here is a question for \
         the lawyer. To be safe, file it as soon as you can.",
    );
    let mut out = match pen.deadline {
        Deadline::Counted(term) => {
            let mut lines = vec![pen.text(Text::new(
                "La cuenta parte de roll_received, como día en que surtió efecto la notificación. Es una lectura: si se \
                 notificó por buzón electrónico surte efecto a los dos días (LFT 747, fracción III), y la fecha cambia.",
                "The counting starts from roll_received, as the day on which the notice took effect. This is a reading: \
                 a notice by electronic mailbox takes effect in two days (LFT 747, fraction III), and the date changes.",
            ))];
            if pen.case.file.case.as_of.is_some_and(|today| term.due() < today) {
                let msg = Msg::new(
                    "CUIDADO: por esa cuenta el plazo venció el {due}, antes del día en que habla el expediente.",
                    "CAREFUL: by that counting the term ended on {due}, before the day on which the case speaks.",
                );
                lines.push(pen.msg(&msg.with("due", term.due())));
            }
            lines
        }
        Deadline::NotStarted { .. } => vec![pen.text(Text::new(
            "Falta roll_received en [dates]: con ella se imprime la cuenta día por día.",
            "roll_received is missing in [dates]: with it the counting is printed day by day.",
        ))],
        Deadline::AtHearing => vec![pen.text(Text::new(
            "En el recuento de huelga todos los días y horas son hábiles (LFT 716): la lista contraria va a la audiencia.",
            "In the strike recount all days and hours are business time (LFT 716): the counter-list goes to the hearing.",
        ))],
        Deadline::NoTerm => vec![
            pen.text(Text::new(
                "No se encontró en la ley un plazo para objetar este padrón: el renglón queda en blanco, no se adivina.",
                "No term to object to this roll was found in the law: the line is left blank, not guessed.",
            )),
            pen.text(default_term),
        ],
    };
    let others = closures_of_others(&pen.case.file);
    if !others.is_empty() && matches!(pen.deadline, Deadline::Counted(_)) {
        let names: Vec<&str> = others.iter().map(|closure| closure.authority.as_str()).collect();
        let msg = Msg::new(
            "Hay días inhábiles de otra autoridad ({names}) que no se descontaron: revise [[closure]] y [proceeding] \
             authority.",
            "There are closures of another authority ({names}) that were not deducted: check [[closure]] and \
             [proceeding] authority.",
        );
        out.push(pen.msg(&msg.word("names", names.join(", "))));
    }
    out.push(pen.text(Text::new(
        "Los días inhábiles propios de la autoridad salen solo de [[closure]]; pida su calendario.",
        "The authority's own non-working days come from [[closure]] only; ask for its calendar.",
    )));
    out
}

fn readings(pen: &Pen<'_>) -> Vec<String> {
    let weak: Vec<String> = cited(pen)
        .into_iter()
        .filter(|cited| cited.mark() != "V")
        .map(|cited| provisions(pen, &[cited]))
        .collect();
    if weak.is_empty() {
        return vec![pen.text(Text::new(
            "Todas las disposiciones que se invocan se leyeron en el texto de la norma.",
            "All provisions relied on were read in the text of the instrument.",
        ))];
    }
    weak
}

/// What would refute each cause, as its findings say it.
fn answers(pen: &Pen<'_>) -> Vec<String> {
    let mut by_ground: BTreeMap<Ground, Vec<String>> = BTreeMap::new();
    for line in &pen.gathered.lines {
        for cause in &line.causes {
            let Some(msg) = &cause.decided.finding.refuted_by else { continue };
            let texts = by_ground.entry(cause.ground).or_default();
            let text = pen.msg(msg);
            if !texts.contains(&text) && texts.len() < QUESTIONS {
                texts.push(text);
            }
        }
    }
    by_ground
        .into_iter()
        .flat_map(|(ground, texts)| {
            let title = pen.text(ground.title());
            texts.into_iter().map(move |text| format!("{title}: {text}"))
        })
        .collect()
}

fn left_out(pen: &Pen<'_>) -> Vec<String> {
    let count =
        |state| pen.audit.findings.iter().filter(|decided| decided.disposition.state == state).count();
    let totals = Msg::new(
        "Hallazgos por revisar: {open}; en duda: {pending}; descartados: {dismissed}.",
        "Findings to review: {open}; pending: {pending}; dismissed: {dismissed}.",
    )
    .with("open", count(DispositionState::Open))
    .with("pending", count(DispositionState::Pending))
    .with("dismissed", count(DispositionState::Dismissed));
    let mut out = vec![pen.msg(&totals)];
    let groups = [
        (
            &pen.gathered.not_of_roll,
            Text::new(
                "Aceptados que no son objeción al padrón (van en el reporte): {rules}.",
                "Accepted, but no objection to the roll (they go into the report): {rules}.",
            ),
        ),
        (
            &pen.gathered.without_law,
            Text::new(
                "Aceptados cuya causa no tiene disposición en esta clase de votación: {rules}.",
                "Accepted, but their cause has no provision in this kind of vote: {rules}.",
            ),
        ),
        (
            &pen.gathered.notes,
            Text::new(
                "Notas aceptadas sobre los datos, que no son de nadie: {rules}.",
                "Accepted notes about the data, which are nobody's: {rules}.",
            ),
        ),
    ];
    for (list, text) in groups {
        let mut rules: Vec<&str> = list.iter().map(|decided| decided.finding.rule.0).collect();
        rules.dedup();
        if !rules.is_empty() {
            out.push(pen.msg(&Msg::of(text).word("rules", rules.join(", "))));
        }
    }
    out
}

fn unverified(pen: &Pen<'_>) -> Vec<String> {
    let mut out = vec![pen.text(Text::new(
        "Los criterios judiciales que obligan sobre objeciones al padrón y sobre quién es de confianza en una fábrica.",
        "Binding case law on roll objections and on who is de confianza in a factory.",
    ))];
    match pen.vote {
        Vote::Representation => out.push(pen.text(Text::new(
            "Si el corte lo fija la primera o la última solicitud, y cómo se cuentan los «tres meses» (90 días naturales \
             o meses de calendario).",
            "Whether the first or the last application fixes the cut-off, and how the “three months” are counted (90 \
             natural days or calendar months).",
        ))),
        Vote::Contract | Vote::Legitimization | Vote::Officers => out.push(pen.text(Text::new(
            "El texto completo de los Lineamientos de 2022 y de los protocolos de legitimación: datos del padrón, días \
             de publicación y objeciones.",
            "The full text of the 2022 guidelines and of the legitimization protocols: roll fields, days of posting and \
             objections.",
        ))),
        Vote::Titularity | Vote::Strike => {}
    }
    if pen.case.roll_tables().all(|table| !table.has(Field::Curp)) {
        out.push(pen.text(Text::new(
            "El padrón no trae CURP: las personas se identifican por su número de empleado y su nombre.",
            "The roll carries no CURP: persons are identified by employee number and name.",
        )));
    }
    let days = pen.case.file.law_day().is_none();
    if days {
        out.push(pen.text(Text::new(
            "El expediente no dice el día de la votación: no se comprobó qué texto de la ley rige.",
            "The case does not say the day of the vote: which wording governs was not checked.",
        )));
    }
    out.into_iter().map(|line| sentence(&line)).collect()
}

/// The language in which a pen writes, as a word processor knows it.
pub(super) const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "es-MX",
        Lang::En => "en-US",
    }
}
