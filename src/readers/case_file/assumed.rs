//! What the writer of a case file says is assumed: a report must repeat it beside every number that rests on it.

use super::document::Document;
use super::fields::{Fields, Reader};
use super::problem::Fault;
use crate::model::{Assumed, Lined, Msg};

/// `assumed` of every crew, place and release.
pub(super) fn assumed(document: &Document, reader: &mut Reader) -> Vec<Lined<Assumed>> {
    let mut found = Vec::new();
    for section in ["crew", "place", "release"] {
        for fields in document.each(section) {
            let keys = fields.texts("assumed");
            if keys.is_empty() {
                continue;
            }
            ask_keys(fields, &keys, reader);
            let id = fields.text("id").unwrap_or_default();
            found.push(Lined::new(fields.line_of("assumed"), Assumed { section, id, keys }));
        }
    }
    found
}

/// An assumption about a key that the table does not have is a slip of the pen.
fn ask_keys(fields: &Fields, keys: &[String], reader: &mut Reader) {
    for key in keys.iter().filter(|key| !fields.given(key)) {
        reader.problems.push(
            Fault::UnknownWord,
            fields.line_of("assumed"),
            Msg::new(
                "assumed nombra «{key}», que esta tabla no tiene",
                "assumed names “{key}”, which this table does not have",
            )
            .word("key", key),
            Msg::new(
                "escriba en assumed solo claves que estén en la misma tabla, como assumed = [\"workers\"], o agregue {key}",
                "write in assumed only keys that stand in the same table, such as assumed = [\"workers\"], or add {key}",
            )
            .word("key", key),
        );
    }
}
