//! The objection to the roll: the letter to hand in, its annex, a courtesy copy in English, and notes.
//!
//! Only what a person accepted is pleaded, and only with a provision that `law-mx.md` carries for that vote.
//! These documents carry names: they are the user's own, for the authority.

mod annex;
pub mod authority;
mod block;
mod cause_text;
mod causes;
mod deadline;
mod docx;
mod facts;
mod gather;
mod ground;
mod notes;
mod pen;
mod relief;
mod timing;

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::engine::Audit;
use crate::model::{Case, Digest, Lang, Msg, Text, Vote};

pub use deadline::Deadline;
pub use ground::{Ground, Request};

use block::{Block, Document};
use pen::Pen;

/// The letter's file.
pub const LETTER: &str = "objecion.docx";
/// The annex's file.
pub const ANNEX: &str = "objecion-anexo.xlsx";
/// The courtesy copy's file.
pub const COURTESY: &str = "objection.en.docx";
/// The notes' file.
pub const NOTES: &str = "objecion-notas.docx";

/// Why a document could not be written.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// An objection, complete in memory.
#[derive(Debug)]
pub struct Objection {
    /// The documents, by file name.
    pub files: BTreeMap<&'static str, Vec<u8>>,
    /// Persons and entries in it, by what is asked.
    pub asked: Vec<(Request, usize)>,
    /// Until when.
    pub deadline: Deadline,
    /// Accepted findings that are no objection to the roll, or have no provision for this vote.
    pub left_out: usize,
}

/// The objection of a case; `None` where no finding can be pleaded.
pub fn build(case: &Case, audit: &Audit, vote: Vote, draft: bool) -> Result<Option<Objection>, Failure> {
    let gathered = gather::gather(case, audit, vote, draft);
    if gathered.lines.is_empty() {
        return Ok(None);
    }
    let deadline = Deadline::of(&case.file, vote);
    let on = case.file.case.as_of;
    let pen = |lang, annex| Pen { lang, case, audit, vote, gathered: &gathered, deadline: &deadline, annex };
    let none = Digest([0; 32]);
    let annex = annex::write(&pen(Lang::Es, none), &pen(Lang::En, none), on)?;
    let digest = Digest(Sha256::digest(&annex).into());
    let [es, en] = Lang::ALL.map(|lang| pen(lang, digest));
    let files = BTreeMap::from([
        (LETTER, docx::write(&letter(&es), on)?),
        (COURTESY, docx::write(&letter(&en), on)?),
        (NOTES, docx::write(&notes::write(&es, &en), on)?),
        (ANNEX, annex),
    ]);
    let requests = [Request::Exclude, Request::Include, Request::Correct, Request::Order];
    Ok(Some(Objection {
        files,
        asked: requests.into_iter().map(|request| (request, gathered.asking(request))).collect(),
        left_out: gathered.not_of_roll.len() + gathered.without_law.len() + gathered.notes.len(),
        deadline: deadline.clone(),
    }))
}

/// The letter in one language.
fn letter(pen: &Pen<'_>) -> Document {
    let file = pen.case.file.file_number.as_deref();
    let mut blocks = Vec::new();
    if pen.lang == Lang::En {
        blocks.push(Block::Small(
            "Courtesy translation. The Spanish text is the one that is handed in and that counts.".to_owned(),
        ));
    }
    blocks.extend(facts::opening(pen));
    blocks.push(relief::standing(pen));
    blocks.extend(facts::facts(pen));
    blocks.extend(timing::write(pen));
    blocks.push(Block::Heading(pen.text(Text::new("III. CAUSAS DE OBJECIÓN", "III. CAUSES OF OBJECTION"))));
    blocks.extend(causes::write(pen));
    blocks.extend(relief::relevance(pen));
    blocks.extend(relief::evidence(pen));
    blocks.extend(relief::requests(pen));
    blocks.extend(relief::signature(pen));
    blocks.extend(relief::law(pen));
    blocks.extend(relief::annexes(pen));
    Document {
        tag: notes::tag(pen.lang),
        head_left: pen.msg(&Msg::new("Expediente {file}", "File {file}").word("file", block::or_blank(file))),
        head_right: pen.text(Text::new("Objeción al padrón", "Objection to the voter roll")),
        banner: banner(pen),
        page_words: match pen.lang {
            Lang::Es => ["Página", "de"],
            Lang::En => ["Page", "of"],
        },
        blocks,
    }
}

/// What nobody may overlook on any page.
fn banner(pen: &Pen<'_>) -> Option<String> {
    let mut marks = Vec::new();
    if pen.gathered.draft {
        marks.push(pen.text(Text::new(
            "BORRADOR: incluye hallazgos que nadie ha revisado",
            "DRAFT: includes findings that nobody has reviewed",
        )));
    }
    if pen.case.file.case.synthetic {
        marks.push(pen.text(Text::new("DATOS SINTÉTICOS", "SYNTHETIC DATA")));
    }
    (!marks.is_empty()).then(|| marks.join(" · "))
}
