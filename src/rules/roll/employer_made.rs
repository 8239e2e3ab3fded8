//! EL-10: a roll that the employer made, gave or saved, in a contest where the law wants none of its hand.

use crate::analysis::origin::{Origin, origin, same_hand};
use crate::law;
use crate::model::{
    Case, Family, Finding, Input, Kind, Meta, Msg, Outcome, Page, Place, Reason, RuleId, Severity, Source,
    SourceKind, Status, Subject, SubjectKind, Text, Vote,
};
use crate::rules::{Findings, Rule, Scope};

static META: Meta = Meta {
    id: RuleId("EL-10"),
    slug: "padron-del-patron",
    title: Text::new(
        "Padrón que viene de la empresa en una elección de representación",
        "Roll that comes from the employer in a representation election",
    ),
    claim: Text::new(
        "el padrón, o el archivo que lo trae, viene de la empresa",
        "the roll, or the file that carries it, comes from the employer",
    ),
    family: Family::Roll,
    kind: Kind::Lead,
    severity: Severity::High,
    needs: &[Input::Roll],
    wants: &[],
    votes: &[Vote::Representation],
    law: &[&law::LFT_390_BIS_III_A, &law::LFT_133_IV],
    params: &[],
    since: "0.1.0",
    status: Status::Stable,
    page: Page { es: include_str!("employer_made.es.md"), en: include_str!("employer_made.en.md") },
    file: file!(),
};

/// EL-10.
pub(crate) struct EmployerMade;

impl Rule for EmployerMade {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, case: &Case, _: &Scope<'_>, out: &mut Findings) -> Outcome {
        let Some(roll) = case.roll() else { return out.outcome() };
        let came = origin(case, roll);
        let facts = &roll.workbook;
        let signed = facts.author.is_some() || facts.last_saved_by.is_some();
        if came == Origin::Unsaid && !signed {
            return Outcome::NoData(vec![Msg::new(
                "no se dice quién entregó el padrón: agregue from en su [[source]] (cfcrl, employer, …)",
                "who gave the roll is not said: add from to its [[source]] (cfcrl, employer, …)",
            )]);
        }
        if came == Origin::Employer {
            out.push(given(roll));
        } else if let Some(other) = same_hand(case, roll) {
            out.push(same_author(roll, other));
        }
        for earlier in earlier_from_employer(case, roll) {
            out.push(replaced(earlier));
        }
        out.outcome()
    }
}

fn line(source: &Source) -> Place {
    Place::CaseLine(source.line.unwrap_or(0))
}

fn given(roll: &Source) -> Finding {
    let msg = Msg::new(
        "el padrón que cuenta lo entregó la empresa; en esta elección lo elabora el Centro Federal, y el patrón no \
         puede intervenir",
        "the roll that counts was given by the employer; in this election the CFCRL draws it up, and the employer may \
         not intervene",
    );
    Finding::of(&META, Subject::thing(SubjectKind::Source, "roll"), line(roll), msg)
        .confidence(700)
        .because(hand(roll))
        .evidence("given")
        .refuted_by(Msg::new(
            "el padrón que elaboró el Centro Federal, o su oficio que diga que este es el suyo y con qué datos lo hizo",
            "the roll that the CFCRL drew up, or its letter saying that this one is its own and from which data it \
             was made",
        ))
}

/// Who the workbook says made and saved it.
fn hand(roll: &Source) -> Vec<Reason> {
    let facts = &roll.workbook;
    let author = facts.author.as_deref().filter(|text| !text.trim().is_empty());
    let saved = facts.last_saved_by.as_deref().filter(|text| !text.trim().is_empty());
    let mut reasons = Vec::new();
    if let Some(author) = author {
        let msg = Msg::new("el archivo dice como autor «{who}»", "the file names “{who}” as its author");
        reasons.push(Reason { msg: msg.private("who", author), points: None, at: None });
    }
    if let Some(saved) = saved {
        let msg = Msg::new("el archivo dice que lo guardó «{who}»", "the file says it was saved by “{who}”");
        reasons.push(Reason { msg: msg.private("who", saved), points: None, at: None });
    }
    reasons
}

fn same_author(roll: &Source, other: &Source) -> Finding {
    let msg = Msg::new(
        "el archivo del padrón nombra como autor, o como quien lo guardó, a quien también hizo un archivo entregado \
         por la empresa",
        "the file of the roll names as author, or as who saved it, the one who also made a file given by the employer",
    );
    Finding::of(&META, Subject::thing(SubjectKind::Source, "roll:author"), line(roll), msg)
        .confidence(500)
        .near([line(other)])
        .because(hand(roll))
        .evidence("author")
        .evidence(roll.workbook.author.as_deref().unwrap_or_default())
        .evidence(roll.workbook.last_saved_by.as_deref().unwrap_or_default())
        .refuted_by(Msg::new(
            "la explicación del Centro Federal de cómo hizo el archivo: pudo partir de datos de la empresa, que la ley \
             le permite pedir",
            "the CFCRL's explanation of how the file was made: it may have started from the employer's data, which the \
             law lets it ask for",
        ))
}

fn earlier_from_employer<'a>(case: &'a Case, roll: &'a Source) -> Vec<&'a Source> {
    let mut out = Vec::new();
    let mut next = roll.supersedes.as_deref();
    // A chain of versions is as long as the list of sources at most, whatever the case file says.
    for _ in 0..case.sources.len() {
        let Some(earlier) = case.sources.iter().find(|source| Some(source.id.as_str()) == next) else {
            break;
        };
        if origin(case, earlier) == Origin::Employer && earlier.kind == SourceKind::Roll {
            out.push(earlier);
        }
        next = earlier.supersedes.as_deref();
    }
    out
}

fn replaced(earlier: &Source) -> Finding {
    let msg = Msg::new(
        "una versión anterior del padrón la entregó la empresa; la que cuenta es otra",
        "an earlier version of the roll was given by the employer; the one that counts is another",
    );
    Finding::of(&META, Subject::thing(SubjectKind::Source, "roll:earlier"), line(earlier), msg)
        .kind(Kind::Note)
        .severity(Severity::Note)
        .evidence("earlier")
}
