//! Builds the tally sheets, the final count and the scenarios.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::fields::{Fields, Reader};
use super::people::entries;
use super::problem::Fault;
use crate::model::{FinalCount, Folios, Lined, Msg, Scenario, Tally};

/// `[[tally]]`.
pub(super) fn tallies(document: &Document, reader: &mut Reader) -> Vec<Lined<Tally>> {
    let mut seen = BTreeSet::new();
    for fields in document.each("tally") {
        let sheet = (fields.text("place"), fields.text("table"), fields.text("transcript"));
        if !seen.insert(sheet) {
            reader.problems.push(
                Fault::RepeatedTally,
                fields.line,
                Msg::new(
                    "ya hay un acta de esta casilla, mesa y transcripción",
                    "there already is a sheet of this place, table and transcription",
                ),
                Msg::new(
                    "distinga la mesa con «table», o la segunda copia con {write}",
                    "tell the table apart by \"table\", or the second copy by {write}",
                )
                .word("write", "transcript = \"b\""),
            );
        }
        for folios in fields.tables("folios") {
            folio_order(folios, reader);
        }
    }
    entries(document, "tally", |fields| Some(tally(fields)))
}

fn folio_order(folios: &Fields, reader: &mut Reader) {
    let (Some(from), Some(to)) = (folios.whole("from"), folios.whole("to")) else { return };
    if to < from {
        reader.problems.push(
            Fault::RangeOrder,
            folios.line,
            Msg::new("los folios van de {from} a {to}", "the ballot numbers go from {from} to {to}")
                .with("from", from)
                .with("to", to),
            Msg::new("ponga primero el folio menor", "put the lower number first"),
        );
    }
}

fn tally(fields: &Fields) -> Tally {
    let ranges = fields.tables("folios").iter();
    Tally {
        place: fields.text("place"),
        table: fields.text("table"),
        transcript: fields.text("transcript"),
        roll: fields.whole("roll"),
        printed: fields.whole("printed"),
        received: fields.whole("received"),
        used: fields.whole("used"),
        leftover: fields.whole("leftover"),
        spoiled: fields.whole("spoiled"),
        signed_roll: fields.whole("signed_roll"),
        cast: fields.whole("cast"),
        unregistered: fields.whole("unregistered"),
        null: fields.whole("null"),
        folios: ranges
            .filter_map(|range| Some(Folios { from: range.whole("from")?, to: range.whole("to")? }))
            .collect(),
        opened: fields.at("opened"),
        closed: fields.at("closed"),
        votes: votes(fields),
    }
}

fn votes(fields: &Fields) -> BTreeMap<String, u64> {
    fields.votes("votes").iter().map(|entry| entry.value.clone()).collect()
}

/// `[final]`.
pub(super) fn final_count(document: &Document) -> Option<Lined<FinalCount>> {
    if !document.has("final") {
        return None;
    }
    let fields = document.once("final");
    let count = FinalCount {
        roll: fields.whole("roll"),
        cast: fields.whole("cast"),
        null: fields.whole("null"),
        votes: votes(fields),
    };
    Some(Lined::new(fields.line, count))
}

/// `[[scenario]]`.
pub(super) fn scenarios(document: &Document) -> Vec<Lined<Scenario>> {
    entries(document, "scenario", |fields| {
        Some(Scenario {
            id: fields.text("id")?,
            doubtful: fields.whole("doubtful").unwrap_or(0),
            excluded: fields.whole("excluded").unwrap_or(0),
        })
    })
}
