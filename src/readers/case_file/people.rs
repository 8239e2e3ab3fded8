//! Builds the parts that tell the case: head, workplace, unions, days, documents, sources, decisions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::document::Document;
use super::fields::{Fields, Reader};
use super::problem::Fault;
use crate::model::{
    CaseFile, CaseHead, Closure, Decision, DispositionState, Document as Paper, Facility, Incident, Lined,
    Moment, Msg, SourceKind, SourceSpec, Stage, Union, Unit, Vote,
};

/// `[case]`; `None` where its id or kind of vote is missing.
pub(super) fn head(document: &Document) -> Option<Lined<CaseHead>> {
    let fields = document.once("case");
    let head = CaseHead {
        id: fields.text("id")?,
        title: fields.text("title"),
        vote: Some(Vote::from_key(&fields.text("vote")?)?),
        stage: if fields.text("stage").as_deref() == Some(Stage::Revision.key()) {
            Stage::Revision
        } else {
            Stage::Initial
        },
        as_of: fields.day("as_of"),
        synthetic: fields.bool("synthetic").unwrap_or(false),
        secret: fields.text("secret"),
    };
    Some(Lined::new(fields.line, head))
}

/// `[facility]`.
pub(super) fn facility(document: &Document) -> Facility {
    let fields = document.once("facility");
    Facility {
        name: fields.text("name"),
        employer: fields.text("employer"),
        address: fields.text("address"),
        municipality: fields.lined_text("municipality"),
        state: fields.lined_text("state"),
        timezone: fields.lined_text("timezone"),
        sector: fields.text("sector"),
        products: fields.texts("products"),
        owner: fields.text("owner"),
    }
}

/// Every entry of a section that has what it needs.
pub(super) fn entries<T>(
    document: &Document,
    section: &str,
    build: impl Fn(&Fields) -> Option<T>,
) -> Vec<Lined<T>> {
    let entries = document.each(section).iter();
    entries.filter_map(|fields| build(fields).map(|entry| Lined::new(fields.line, entry))).collect()
}

/// `[[union]]`.
pub(super) fn unions(document: &Document) -> Vec<Lined<Union>> {
    entries(document, "union", |fields| {
        Some(Union { id: fields.text("id")?, name: fields.text("name"), role: fields.text("role") })
    })
}

/// `[dates]` by key.
pub(super) fn dates(document: &Document) -> BTreeMap<&'static str, Lined<Moment>> {
    let fields = document.once("dates");
    let given = CaseFile::DATE_KEYS.iter();
    given.filter_map(|key| Some((*key, Lined::new(fields.line_of(key), fields.moment(key)?)))).collect()
}

/// Days of which the first cannot come after the second, whatever went wrong in the proceeding.
const IN_ORDER: [(&str, &str); 4] = [
    ("filed", "second_application"),
    ("filed", "vote_starts"),
    ("claim_filed", "vote_starts"),
    ("strike_notice", "vote_starts"),
];

/// Asks where the vote ends before it starts, or is asked for after it was held.
pub(super) fn vote_days(document: &Document, reader: &mut Reader) {
    let fields = document.once("dates");
    for (first, last) in IN_ORDER {
        if let (Some(from), Some(to)) = (fields.moment(first), fields.moment(last))
            && to.day() < from.day()
        {
            range_order(reader, fields.line_of(last), first, from.day(), last, to.day());
        }
    }
    let (Some(starts), Some(ends)) = (fields.moment("vote_starts"), fields.moment("vote_ends")) else {
        return;
    };
    let backwards = match (starts, ends) {
        (Moment::At(starts), Moment::At(ends)) => ends <= starts,
        _ => ends.day() < starts.day(),
    };
    if backwards {
        range_order(
            reader,
            fields.line_of("vote_ends"),
            "vote_starts",
            starts.day(),
            "vote_ends",
            ends.day(),
        );
    }
}

fn range_order(reader: &mut Reader, line: u32, first: &str, from: NaiveDate, last: &str, to: NaiveDate) {
    reader.problems.push(
        Fault::RangeOrder,
        line,
        Msg::new(
            "«{last}» ({to}) está antes que «{first}» ({from})",
            "\"{last}\" ({to}) is before \"{first}\" ({from})",
        )
        .word("first", first)
        .with("from", from)
        .word("last", last)
        .with("to", to),
        Msg::new("revise las dos fechas: ¿están cambiadas?", "check both dates: are they swapped?"),
    );
}

/// `[unit]`.
pub(super) fn unit(document: &Document) -> Unit {
    let fields = document.once("unit");
    Unit {
        sites: fields.texts("sites"),
        include_positions: fields.texts("include_positions"),
        exclude_positions: fields.texts("exclude_positions"),
        exclude_departments: fields.texts("exclude_departments"),
    }
}

/// `[[closure]]`.
pub(super) fn closures(document: &Document, reader: &mut Reader) -> Vec<Lined<Closure>> {
    let closures = entries(document, "closure", |fields| {
        Some(Closure {
            authority: fields.text("authority")?,
            from: fields.day("from")?,
            to: fields.day("to")?,
        })
    });
    for closure in closures.iter().filter(|closure| closure.to < closure.from) {
        range_order(reader, closure.line, "from", closure.from, "to", closure.to);
    }
    closures
}

/// `[[document]]`.
pub(super) fn documents(document: &Document) -> Vec<Lined<Paper>> {
    entries(document, "document", |fields| {
        Some(Paper {
            id: fields.text("id")?,
            kind: fields.text("kind"),
            file: fields.text("file"),
            from: fields.text("from"),
            received: fields.moment("received"),
            how: fields.text("how"),
            grade: fields.text("grade"),
        })
    })
}

/// `[[incident]]`.
pub(super) fn incidents(document: &Document) -> Vec<Lined<Incident>> {
    entries(document, "incident", |fields| {
        Some(Incident {
            at: fields.moment("at"),
            place: fields.text("place"),
            kind: fields.text("kind")?,
            grade: fields.text("grade"),
            document: fields.text("document"),
        })
    })
}

/// `[[source]]`.
pub(super) fn sources(document: &Document, reader: &mut Reader) -> Vec<Lined<SourceSpec>> {
    for fields in
        document.each("source").iter().filter(|fields| fields.given("sheet") && fields.given("sheets"))
    {
        reader.problems.push(
            Fault::SheetTwice,
            fields.line_of("sheets"),
            Msg::new("la fuente lleva «sheet» y «sheets»", "the source has both \"sheet\" and \"sheets\""),
            Msg::new("deje una de las dos", "leave one of the two"),
        );
    }
    entries(document, "source", |fields| {
        let one = fields.text("sheet").into_iter();
        Some(SourceSpec {
            id: fields.text("id")?,
            kind: SourceKind::from_key(&fields.text("kind")?)?,
            file: fields.text("file")?,
            from: fields.text("from"),
            received: fields.moment("received"),
            sha256: fields.lined_text("sha256"),
            sheets: one.chain(fields.texts("sheets")).collect(),
            header_row: fields.small("header_row"),
            columns: fields.columns("columns").to_vec(),
            supersedes: fields.lined_text("supersedes"),
        })
    })
}

/// `[[decision]]`.
pub(super) fn decisions(document: &Document) -> Vec<Lined<Decision>> {
    let states = [DispositionState::Accepted, DispositionState::Dismissed, DispositionState::Pending];
    entries(document, "decision", |fields| {
        let disposition = fields.text("disposition")?;
        Some(Decision {
            finding: fields.text("finding")?,
            subject: fields.text("subject"),
            disposition: states.into_iter().find(|state| state.key() == disposition)?,
            by: fields.text("by"),
            why: fields.text("why"),
            on: fields.day("on"),
        })
    })
}
