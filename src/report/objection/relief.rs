//! What is asked, and the end of the letter: evidence, provisions, place for date and signature, annexes.

use super::authority::{self, Cited};
use super::block::{BLANK, Block, Column, or_blank};
use super::causes::provisions;
use super::deadline::Deadline;
use super::facts::{digest, giver, received};
use super::ground::{Ground, Request};
use super::pen::Pen;
use crate::analysis::materiality::{Defects, Verdict, materiality};
use crate::model::{Msg, SourceKind, Text, Vote};

const ORDINALS: [Text; 8] = [
    Text::new("PRIMERO.", "FIRST."),
    Text::new("SEGUNDO.", "SECOND."),
    Text::new("TERCERO.", "THIRD."),
    Text::new("CUARTO.", "FOURTH."),
    Text::new("QUINTO.", "FIFTH."),
    Text::new("SEXTO.", "SIXTH."),
    Text::new("SÉPTIMO.", "SEVENTH."),
    Text::new("OCTAVO.", "EIGHTH."),
];

/// What the entries objected to could and could not have changed, in the words of the report.
pub(super) fn relevance(pen: &Pen<'_>) -> Vec<Block> {
    let Some(count) = &pen.audit.count else { return Vec::new() };
    let defects = Defects {
        doubtful_rows: pen.gathered.doubtful as u64,
        excluded_workers: pen.gathered.missing as u64,
        doubtful_unchecked: false,
        excluded_unchecked: false,
    };
    let found = materiality(&pen.case.file, count, defects);
    let joint = found.scenarios.into_iter().find(|scenario| scenario.id == "joint");
    let Some(joint) = joint.filter(|joint| joint.verdict != Verdict::NoData) else { return Vec::new() };
    let none = Msg::new(
        "Con el resultado anunciado, y contando a las {doubtful} personas cuyo registro se objeta, sin suponer cómo votó \
         nadie:",
        "With the result announced, and counting the {doubtful} persons whose entry is objected to, without assuming how \
         anybody voted:",
    );
    let both = Msg::new(
        "Con el resultado anunciado, y contando a las {doubtful} personas cuyo registro se objeta y a las {missing} que \
         faltan, sin suponer cómo votó o habría votado nadie:",
        "With the result announced, and counting the {doubtful} persons whose entry is objected to and the {missing} who \
         are missing, without assuming how anybody voted or would have voted:",
    );
    let intro = if pen.gathered.missing == 0 { none } else { both }
        .with("doubtful", defects.doubtful_rows)
        .with("missing", defects.excluded_workers);
    vec![
        Block::Heading(pen.text(Text::new("RELEVANCIA PARA EL RESULTADO", "RELEVANCE TO THE OUTCOME"))),
        Block::Body(pen.msg(&intro)),
        Block::Body(format!("{}.", pen.msg(&joint.sentence).trim_end_matches('.'))),
    ]
}

/// The requests.
pub(super) fn requests(pen: &Pen<'_>) -> Vec<Block> {
    let mut asked = vec![Msg::new(
        "Tener por presentado este escrito con sus anexos, y por objetado el padrón descrito en los hechos.",
        "To hold this writ and its annexes as filed, and the roll described in the facts as objected to.",
    )];
    asked.extend(of_persons(pen));
    asked.extend(of_roll(pen));
    asked.push(Msg::new(
        "Resolver sobre cada número del Anexo 1, y dar a conocer a las partes el padrón corregido.",
        "To decide on each number of Annex 1, and to make the corrected roll known to the parties.",
    ));
    let mut out = vec![
        Block::Heading(pen.text(Text::new("LO QUE SE PIDE", "WHAT IS ASKED"))),
        Block::Body(pen.text(Text::new("Por lo expuesto, pido:", "On these grounds, I ask:"))),
    ];
    out.extend(
        ORDINALS.into_iter().zip(asked).map(|(label, msg)| Block::Item(pen.text(label), pen.msg(&msg))),
    );
    out
}

/// What is asked for persons, with their numbers in the annex: each request is one run of numbers.
fn of_persons(pen: &Pen<'_>) -> Vec<Msg> {
    let exclude = if pen.vote == Vote::Strike {
        Msg::new(
            "Excluir del padrón a {n} {n:persona|personas} ({range} del Anexo 1) o, si votan, no computar su voto.",
            "To exclude {n} {n:person|persons} ({range} of Annex 1) from the roll or, where they vote, not to count \
             their vote.",
        )
    } else {
        Msg::new(
            "Excluir del padrón a {n} {n:persona|personas} ({range} del Anexo 1), previa verificación.",
            "To exclude {n} {n:person|persons} ({range} of Annex 1) from the roll, once verified.",
        )
    };
    let include = Msg::new(
        "Incluir en el padrón a {n} {n:persona|personas} ({range} del Anexo 1).",
        "To include {n} {n:person|persons} ({range} of Annex 1) in the roll.",
    );
    let correct = Msg::new(
        "Aclarar y, en su caso, corregir {n} {n:registro|registros} ({range} del Anexo 1).",
        "To clear up and, where called for, correct {n} {n:entry|entries} ({range} of Annex 1).",
    );
    [(Request::Exclude, exclude), (Request::Include, include), (Request::Correct, correct)]
        .into_iter()
        .filter_map(|(request, msg)| {
            let numbers: Vec<usize> = pen
                .gathered
                .lines
                .iter()
                .filter(|line| line.request == request)
                .map(|line| line.number)
                .collect();
            let (first, last) = (numbers.first()?, numbers.last()?);
            let range = if first == last {
                Msg::new("número {first}", "number {first}").with("first", *first)
            } else {
                Msg::new("números {first} a {last}", "numbers {first} to {last}")
                    .with("first", *first)
                    .with("last", *last)
            };
            Some(msg.with("n", numbers.len()).with("range", range))
        })
        .collect()
}

/// What is asked for the roll as a whole, as far as the law of this vote carries it.
fn of_roll(pen: &Pen<'_>) -> Vec<Msg> {
    let mut out = Vec::new();
    if pen.gathered.of(Ground::Fields).next().is_some() {
        out.push(Msg::new(
            "Requerir al patrón que complete, bajo protesta, los datos que faltan en su informe (LFT 897-F, fracción I, \
             inciso b).",
            "To require the employer to complete, under oath, the data missing from its report (LFT 897-F, fraction I, \
             item b).",
        ));
    }
    out.push(match pen.vote {
        Vote::Representation => Msg::new(
            "Elaborar el padrón corregido con los datos de las autoridades y sin intervención del patrón (LFT 390 Bis, \
             fracción III, inciso a).",
            "To draw up the corrected roll from the authorities' data and without the employer's intervention (LFT 390 \
             Bis, fraction III, item a).",
        ),
        Vote::Titularity => Msg::new(
            "Tener por objetados los informes y listados, recibir las pruebas documentales que se acompañan, y que el \
             tribunal elabore el padrón con lo que resulte (LFT 897-F).",
            "To hold the reports and lists as objected to, to receive the documents attached as evidence, and that the \
             court draw up the roll accordingly (LFT 897-F).",
        ),
        Vote::Strike => Msg::new(
            "Tener esta lista por presentada en la audiencia, resolver el incidente sobre las diferencias y elaborar el \
             padrón (LFT 931, fracciones VI y VII).",
            "To hold this list as presented at the hearing, to decide the incident on the differences and to draw up the \
             roll (LFT 931, fractions VI and VII).",
        ),
        Vote::Contract | Vote::Legitimization => Msg::new(
            "Si la consulta se celebra con este padrón, valorar si hay inconsistencias en hechos sustantivos que lleven a \
             declararla nula y reponerla (LFT 390 Ter, fracción II, inciso f).",
            "Where the vote is held on this roll, to weigh whether there are inconsistencies on substantive facts that \
             lead to declaring it null and repeating it (LFT 390 Ter, fraction II, item f).",
        ),
        Vote::Officers => Msg::new(
            "Publicar de nuevo el padrón completo y actualizado de quienes tienen derecho a voto (LFT 371, fracción IX).",
            "To publish again the complete and updated roll of those entitled to vote (LFT 371, fraction IX).",
        ),
    });
    out
}

/// The evidence, and the provisions with the day of their wording and how they are relied on.
pub(super) fn evidence(pen: &Pen<'_>) -> Vec<Block> {
    let mut out = vec![
        Block::Heading(pen.text(Text::new("PRUEBAS", "EVIDENCE"))),
        Block::Body(pen.text(Text::new(
            "Son documentales los archivos que se relacionan al final, cada uno identificado por su huella SHA-256, en \
             los que se ve lo que se afirma de cada renglón.",
            "The files listed at the end, each identified by its SHA-256 digest, are offered as documents; they show \
             what is said of each row.",
        ))),
    ];
    if pen.vote == Vote::Titularity {
        out.push(Block::Body(pen.text(Text::new(
            "Se ofrecen solo documentos, que son la prueba que se admite en la audiencia incidental (LFT 897-F).",
            "Only documents are offered, which are the evidence admitted at the incidental hearing (LFT 897-F).",
        ))));
    }
    let others = Msg::new("Otras pruebas que se acompañan: {blank}.", "Other evidence attached: {blank}.");
    out.push(Block::Body(pen.msg(&others.word("blank", BLANK))));
    out
}

/// The provisions: what they provide, since when in those words, and how they are relied on.
pub(super) fn law(pen: &Pen<'_>) -> Vec<Block> {
    let column = |head: Text, width| Column { head: pen.text(head), width };
    let columns = vec![
        column(Text::new("Disposición", "Provision"), 1_900),
        column(Text::new("Lo que dispone, en resumen", "What it provides, in short"), 4_360),
        column(Text::new("Texto conocido desde", "Wording known since"), 1_400),
        column(Text::new("Cómo se invoca", "How it is relied on"), 1_700),
    ];
    let rows = cited(pen).into_iter().map(|cited| {
        let citation = cited.citation;
        let known = pen.case.file.law_day().is_none_or(|day| citation.in_force(day));
        let doubt = Text::new("; texto no comprobado para esa fecha", "; wording not verified for that day");
        let doubt = if known { String::new() } else { pen.text(doubt) };
        vec![
            format!("{} {}", citation.instrument.short(), pen.text(citation.article)),
            pen.text(citation.says),
            pen.day(citation.from),
            format!("{} [{}]{doubt}", pen.text(cited.words()), cited.mark()),
        ]
    });
    let on = pen.case.file.law_day().map_or_else(|| BLANK.to_owned(), |day| pen.day(day));
    let note = Msg::new(
        "Textos vigentes el {on}. [V] leído en el texto de la norma; [S] fuente secundaria; [I] lectura o analogía, que \
         no es texto expreso.",
        "Wordings in force on {on}. [V] read in the text of the instrument; [S] secondary source; [I] a reading or \
         analogy, which is not express text.",
    );
    vec![
        Block::Heading(pen.text(Text::new("DISPOSICIONES QUE SE INVOCAN", "PROVISIONS RELIED ON"))),
        Block::Table(columns, rows.collect()),
        Block::Small(pen.msg(&note.word("on", on))),
    ]
}

/// Every provision that this letter names.
pub(super) fn cited(pen: &Pen<'_>) -> Vec<Cited> {
    let mut out = pen.gathered.provisions(pen.vote);
    if matches!(pen.deadline, Deadline::Counted(_)) {
        out.extend(authority::of_counting());
    }
    out
}

/// Place, date, signature.
pub(super) fn signature(pen: &Pen<'_>) -> Vec<Block> {
    let place = pen.case.file.facility.municipality.as_ref().map(|place| place.value.as_str());
    let dated =
        Msg::new("{place}, a ____ de ______________ de ________.", "{place}, ______________ ____, ________.");
    let sign = [
        Text::new("Nombre y firma", "Name and signature"),
        Text::new("Carácter con que firma: ______________________", "Signing as: ______________________"),
    ];
    vec![
        Block::Body(pen.msg(&dated.word("place", or_blank(place)))),
        Block::Body(pen.text(Text::new("Protesto lo necesario.", "I so declare."))),
        Block::Sign(sign.map(|line| pen.text(line)).to_vec()),
    ]
}

/// The annexes: the list of persons, then every file that its rows stand in.
pub(super) fn annexes(pen: &Pen<'_>) -> Vec<Block> {
    let column = |head: Text, width| Column { head: pen.text(head), width };
    let columns = vec![
        column(Text::new("Anexo", "Annex"), 900),
        column(Text::new("Archivo y origen", "File and origin"), 3_300),
        column(Text::new("SHA-256", "SHA-256"), 5_160),
    ];
    let list = Msg::new(
        "{file}: lista de {n} {n:número|números}, persona por persona",
        "{file}: list of {n} {n:number|numbers}, person by person",
    )
    .word("file", super::ANNEX)
    .with("n", pen.gathered.lines.len());
    let mut rows = vec![vec!["1".to_owned(), pen.msg(&list), pen.annex.to_string()]];
    for (number, index) in (2..).zip(annexed(pen)) {
        let Some(source) = pen.case.sources.get(index) else { continue };
        let origin = Msg::new(
            "{file} ({kind}), que entregó {from} el {received}",
            "{file} ({kind}), handed over by {from} on {received}",
        )
        .word("file", source.file.clone())
        .with("kind", source.kind.title())
        .word("from", giver(pen, source))
        .word("received", received(pen, source.received));
        rows.push(vec![number.to_string(), pen.msg(&origin), digest(source)]);
    }
    vec![
        Block::Heading(pen.text(Text::new("RELACIÓN DE ANEXOS", "LIST OF ANNEXES"))),
        Block::Table(columns, rows),
    ]
}

/// The sources to attach: the roll first. A list of members is the union's own and is never handed over.
pub(super) fn annexed(pen: &Pen<'_>) -> Vec<usize> {
    let roll = pen.case.roll_index();
    let others = pen.gathered.sources().into_iter().filter(|index| Some(*index) != roll);
    roll.into_iter()
        .chain(others)
        .filter(|index| pen.case.sources.get(*index).is_some_and(|source| source.kind != SourceKind::Members))
        .collect()
}

/// The provisions of the procedure, in one line: what the letter as a whole stands on.
pub(super) fn standing(pen: &Pen<'_>) -> Block {
    let msg = Msg::new(
        "Esta objeción se apoya en las disposiciones que rigen la elaboración del padrón de esta votación: {law}.",
        "This objection stands on the provisions that govern how the roll of this vote is made: {law}.",
    );
    Block::Body(pen.msg(&msg.word("law", provisions(pen, &authority::of_procedure(pen.vote)))))
}
