//! The head of the letter and its facts: authority, file, parties, dates, and the roll objected to.

use super::block::{BLANK, Block, or_blank};
use super::ground::Request;
use super::pen::Pen;
use crate::model::{Moment, Msg, Source, Text, Vote};
use crate::report::words;

/// From the caption to what is asked in one sentence.
pub(super) fn opening(pen: &Pen<'_>) -> Vec<Block> {
    let file = &pen.case.file;
    let facility = &file.facility;
    let caption = [
        (Text::new("EXPEDIENTE", "FILE"), or_blank(file.file_number.as_deref())),
        (Text::new("PROCEDIMIENTO", "PROCEEDING"), pen.text(words::vote(pen.vote.key(), stage(pen)))),
        (Text::new("CENTRO DE TRABAJO", "WORKPLACE"), or_blank(facility.name.as_deref())),
        (Text::new("PATRÓN", "EMPLOYER"), or_blank(facility.employer.as_deref())),
        (
            Text::new("ASUNTO", "SUBJECT"),
            pen.text(Text::new("se objeta el padrón de votantes", "objection to the voter roll")),
        ),
    ];
    let mut out = vec![
        Block::Caption(caption.into_iter().map(|(label, value)| (pen.text(label), value)).collect()),
        Block::Addressee(vec![authority(pen), pen.text(Text::new("PRESENTE", "PRESENT"))]),
    ];
    let who = Msg::new(
        "{blank}, con el carácter de {blank} del sindicato {blank}, personalidad que acredito con {blank}, con \
         domicilio para oír y recibir notificaciones en {blank}, comparezco y expongo:",
        "{blank}, acting as {blank} of the union {blank}, which I prove with {blank}, with an address for notices at \
         {blank}, I appear and state:",
    );
    out.push(Block::Body(pen.msg(&who.word("blank", BLANK))));
    out.push(Block::Body(pen.msg(&summary(pen))));
    out
}

fn stage<'a>(pen: &Pen<'a>) -> Option<&'a str> {
    (pen.vote == Vote::Contract).then(|| pen.case.file.case.stage.key())
}

/// The authority's name in full where the case uses the usual letters.
fn authority(pen: &Pen<'_>) -> String {
    match pen.case.file.authority.as_deref().map(str::trim) {
        Some(name) if name.eq_ignore_ascii_case("CFCRL") => {
            "CENTRO FEDERAL DE CONCILIACIÓN Y REGISTRO LABORAL".to_owned()
        }
        other => or_blank(other),
    }
}

/// The same inside a sentence.
fn before(pen: &Pen<'_>) -> String {
    match pen.case.file.authority.as_deref().map(str::trim) {
        Some(name) if name.eq_ignore_ascii_case("CFCRL") => pen.text(Text::new(
            "el Centro Federal de Conciliación y Registro Laboral",
            "the Federal Center for Conciliation and Labor Registration (CFCRL)",
        )),
        other => or_blank(other),
    }
}

/// The objection in one sentence, with its numbers.
fn summary(pen: &Pen<'_>) -> Msg {
    let asked = pen.gathered;
    let mut parts: Vec<String> = Vec::new();
    for (request, msg) in [
        (
            Request::Exclude,
            Msg::new("se excluya a {n} {n:persona|personas}", "{n} {n:person|persons} be excluded"),
        ),
        (
            Request::Include,
            Msg::new("se incluya a {n} {n:persona|personas}", "{n} {n:person|persons} be included"),
        ),
        (
            Request::Correct,
            Msg::new(
                "se {n:aclare y corrija|aclaren y corrijan} {n} {n:registro|registros}",
                "{n} {n:entry|entries} be cleared up and corrected",
            ),
        ),
        (
            Request::Order,
            Msg::new(
                "se {n:atienda|atiendan} {n} {n:defecto|defectos} del padrón en su conjunto",
                "{n} {n:defect|defects} of the roll as a whole be dealt with",
            ),
        ),
    ] {
        let n = asked.asking(request);
        if n > 0 {
            parts.push(pen.msg(&msg.with("n", n)));
        }
    }
    let and = pen.text(Text::new(" y ", " and "));
    let last = parts.pop().unwrap_or_default();
    let list = if parts.is_empty() { last } else { format!("{}{and}{last}", parts.join(", ")) };
    Msg::new(
        "Objeto el padrón que se describe en los hechos, por las causas que se dicen en este escrito y, persona por \
         persona, en su Anexo 1, y pido que {list}.",
        "I object to the roll described in the facts, for the causes stated in this writ and, person by person, in its \
         Annex 1, and ask that {list}.",
    )
    .word("list", list)
}

/// The numbered facts.
pub(super) fn facts(pen: &Pen<'_>) -> Vec<Block> {
    let mut out = vec![
        Block::Heading(pen.text(Text::new("I. HECHOS", "I. FACTS"))),
        Block::Fact(pen.msg(&proceeding(pen))),
    ];
    out.extend(parties(pen).map(Block::Fact));
    out.extend(dates(pen).map(Block::Fact));
    if let Some(roll) = pen.roll() {
        out.extend(roll_facts(pen, roll));
    }
    out.push(Block::Fact(pen.text(Text::new(
        "Cada renglón se cita con el número que muestra una hoja de cálculo al abrir ese mismo archivo. La lista \
         completa, con nombre, identificación, renglón, causa y fundamento, es el Anexo 1.",
        "Each row is cited by the number that a spreadsheet program shows when it opens that same file. The complete \
         list, with name, identifier, row, cause and legal ground, is Annex 1.",
    ))));
    let chosen = if pen.gathered.draft {
        Text::new(
            "BORRADOR: se incluyen también señalamientos que nadie ha revisado todavía; van marcados [por revisar].",
            "DRAFT: indications that nobody has reviewed yet are included too; they are marked [to review].",
        )
    } else {
        Text::new(
            "Cada señalamiento de este escrito fue revisado y aceptado por una persona, una por una; lo que se descartó \
             o sigue en duda no se incluye.",
            "Each indication in this writ was reviewed and accepted by a person, one by one; what was dismissed or is \
             still in doubt is not included.",
        )
    };
    out.push(Block::Fact(pen.text(chosen)));
    out
}

fn proceeding(pen: &Pen<'_>) -> Msg {
    let file = &pen.case.file;
    let facility = &file.facility;
    let place = facility.municipality.as_ref().map(|place| place.value.as_str());
    Msg::new(
        "Ante {authority}, en el expediente {file}, se sigue el procedimiento de {vote} del patrón {employer}, en el \
         centro de trabajo {facility}, en {place}.",
        "Before {authority}, under file {file}, the proceeding of {vote} is held for the employer {employer}, at the \
         workplace {facility}, in {place}.",
    )
    .word("authority", before(pen))
    .word("file", or_blank(file.file_number.as_deref()))
    .with("vote", words::vote(pen.vote.key(), stage(pen)))
    .word("facility", or_blank(facility.name.as_deref()))
    .word("place", or_blank(place))
    .word("employer", or_blank(facility.employer.as_deref()))
}

fn parties(pen: &Pen<'_>) -> Option<String> {
    let unions: Vec<String> = pen
        .case
        .file
        .unions
        .iter()
        .map(|union| {
            let name = union.name.clone().unwrap_or_else(|| union.id.clone());
            match &union.role {
                Some(role) => format!("{name} ({})", pen.text(words::role(role))),
                None => name,
            }
        })
        .collect();
    let msg = Msg::new("Participan: {list}.", "The parties are: {list}.");
    (!unions.is_empty()).then(|| pen.msg(&msg.word("list", unions.join("; "))))
}

/// The days of the case that matter for who is on the roll, in one paragraph.
fn dates(pen: &Pen<'_>) -> Option<String> {
    let keys: &[&str] = match pen.vote {
        Vote::Representation => &["filed", "second_application", "call_issued", "vote_starts", "vote_ends"],
        Vote::Titularity => &["claim_filed", "call_issued", "vote_starts", "vote_ends"],
        Vote::Strike => &["strike_notice", "strike_started", "vote_starts", "vote_ends"],
        Vote::Contract | Vote::Legitimization => {
            &["cfcrl_notified", "call_issued", "vote_starts", "vote_ends"]
        }
        Vote::Officers => &["call_issued", "roll_posted", "vote_starts", "vote_ends"],
    };
    let known: Vec<String> = keys
        .iter()
        .filter_map(|key| Some(format!("{}: {}", pen.text(words::day_of(key)), pen.date(key)?)))
        .collect();
    let msg = Msg::new("Fechas del procedimiento: {list}.", "Dates of the proceeding: {list}.");
    (!known.is_empty()).then(|| pen.msg(&msg.word("list", known.join("; "))))
}

fn roll_facts(pen: &Pen<'_>, roll: &Source) -> Vec<Block> {
    let sheets: Vec<String> = pen.case.roll_tables().filter_map(|table| table.sheet.clone()).collect();
    let mut file = format!("«{}»", roll.file);
    if !sheets.is_empty() {
        let word = pen.text(Text::new("hoja", "sheet"));
        file = format!("{file}, {word} {}", sheets.join(", "));
    }
    let msg = Msg::new(
        "El padrón que se objeta es el archivo {file}, que entregó {from} el {received}. Tiene {rows} \
         {rows:renglón|renglones} de personas, que son {persons} {persons:persona distinta|personas distintas}; se \
         {aside:apartó|apartaron} {aside} {aside:renglón que no es|renglones que no son} de nadie (títulos, totales, \
         líneas en blanco). Su huella SHA-256, que identifica exactamente ese archivo, es:",
        "The roll objected to is the file {file}, handed over by {from} on {received}. It has {rows} {rows:row|rows} of \
         persons, who are {persons} distinct {persons:person|persons}; {aside} {aside:row that is|rows that are} \
         nobody's {aside:was|were} set aside (titles, totals, blank lines). Its SHA-256 digest, which identifies \
         exactly that file, is:",
    )
    .word("file", file)
    .word("from", giver(pen, roll))
    .word("received", received(pen, roll.received))
    .with("rows", pen.audit.rows)
    .with("persons", pen.audit.persons)
    .with("aside", pen.audit.set_aside);
    let mut out = vec![Block::Fact(pen.msg(&msg)), Block::Code(digest(roll))];
    let earlier =
        roll.supersedes.as_ref().and_then(|id| pen.case.sources.iter().find(|source| source.id == *id));
    if let Some(earlier) = earlier {
        let msg = Msg::new(
            "Ese archivo sustituyó a «{file}», que entregó {from} el {received}, con huella SHA-256:",
            "That file replaced “{file}”, handed over by {from} on {received}, with the SHA-256 digest:",
        )
        .word("file", earlier.file.clone())
        .word("from", giver(pen, earlier))
        .word("received", received(pen, earlier.received));
        out.extend([Block::Fact(pen.msg(&msg)), Block::Code(digest(earlier))]);
    }
    out
}

/// Who gave a file, in words.
pub(super) fn giver(pen: &Pen<'_>, source: &Source) -> String {
    match source.from.as_deref() {
        None => BLANK.to_owned(),
        Some(key) => words::giver(key).map_or_else(|| union_named(pen, key), |text| pen.text(text)),
    }
}

/// A union's name where the case gives one, else the word as written.
fn union_named(pen: &Pen<'_>, key: &str) -> String {
    let union = pen.case.file.unions.iter().find(|union| union.id == key);
    union.and_then(|union| union.name.clone()).unwrap_or_else(|| key.to_owned())
}

/// When it was received, in words.
pub(super) fn received(pen: &Pen<'_>, moment: Option<Moment>) -> String {
    match moment {
        None => BLANK.to_owned(),
        Some(Moment::Day(day)) => pen.day(day),
        Some(Moment::At(at)) => crate::i18n::moment(at, pen.lang),
    }
}

/// The digest of a file, or a blank where it was not read.
pub(super) fn digest(source: &Source) -> String {
    source.sha256.map_or_else(|| BLANK.to_owned(), |digest| digest.to_string())
}
