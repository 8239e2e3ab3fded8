//! Somebody whom a list names and whom the roll may hold under a name that is equal or nearly so.

use crate::analysis::lists::{Lists, Outsider};
use crate::model::{Finding, Kind, Msg, Reason, Severity};

/// Turns "is missing" into "look at this row first" where the roll holds such a name and no identifier tells the
/// two apart: whoever may be on the roll is not reported as missing from it.
pub(super) fn perhaps_listed(finding: Finding, person: &Outsider<'_>, lists: &Lists<'_>) -> Finding {
    let Some(row) = person.perhaps().and_then(|at| lists.roll().get(at)) else { return finding };
    let msg = Msg::new(
        "la fila {row} del padrón trae un nombre igual o parecido y ninguna clave que lo distinga: puede ser la \
         misma persona; compárelas antes de reclamar",
        "row {row} of the roll carries an equal or similar name and no identifier that tells them apart: it may be \
         the same person; compare them before claiming anything",
    );
    finding.kind(Kind::Note).severity(Severity::Note).near([row.at().into()]).because([Reason {
        msg: msg.with("row", row.row()),
        points: None,
        at: Some(row.at().into()),
    }])
}
