//! What a workbook says beside its cells, put into notes.

use crate::model::{Arg, Msg, Note, column_letters};
use crate::readers::sheet::RawSheet;

use super::package::{Beside, Filter};

/// Notes what stands beside the cells: hidden rows and columns, filters, formulas.
pub(super) fn tell(sheet: &mut RawSheet, beside: Option<&Beside>) {
    let mut note = |code, msg| sheet.notes.push(Note { code, msg, at: None });
    if sheet.hidden {
        let msg = Msg::new("la hoja está oculta en el libro", "the sheet is hidden in the workbook");
        note("hidden_sheet", msg);
    }
    if let Some(beside) = beside.filter(|_| sheet.merges.is_empty()) {
        sheet.merges.clone_from(&beside.merges);
    }
    let Some(beside) = beside else {
        let msg = Msg::new(
            "en este formato no se revisa si hay filas o columnas ocultas; guárdelo como .xlsx para verlas",
            "in this format hidden rows and columns are not looked for; save it as .xlsx to see them",
        );
        note("hidden_unknown", msg);
        return;
    };
    let last = sheet.cells.number(sheet.cells.rows().saturating_sub(1));
    let runs: Vec<(u32, u32)> =
        beside.hidden_rows.iter().filter(|run| run.0 <= last).map(|run| (run.0, run.1.min(last))).collect();
    if !runs.is_empty() {
        let rows: u32 = runs.iter().map(|(first, end)| end - first + 1).sum();
        let named = runs.iter().take(8).map(|(first, end)| {
            Arg::Word(if first == end { first.to_string() } else { format!("{first}–{end}") })
        });
        let msg = Msg::new(
            "{rows} {rows:fila oculta se leyó|filas ocultas se leyeron} como las demás (filas {list})",
            "{rows} hidden {rows:row was|rows were} read like the others (rows {list})",
        )
        .with("rows", rows)
        .with("list", Arg::List(named.collect()));
        note("hidden_rows", msg);
    }
    match beside.filter {
        Filter::On => {
            note("filter", Msg::new("la hoja tiene un filtro puesto", "the sheet has a filter switched on"));
        }
        Filter::Idle => note(
            "filter_idle",
            Msg::new(
                "la hoja tiene un filtro sin criterio: sus flechas están sobre las columnas y no esconde a nadie",
                "the sheet has a filter without criteria: its arrows stand above the columns and it hides nobody",
            ),
        ),
        Filter::None => {}
    }
    if beside.unvalued.0 > 0 {
        let msg = Msg::new(
            "{count} {count:fórmula no trae|fórmulas no traen} su valor guardado y se {count:lee|leen} en blanco (la primera está en la fila {row}): abra el libro en una hoja de cálculo, guárdelo y vuelva a leer",
            "{count} {count:formula keeps|formulas keep} no stored value and {count:is|are} read as blank (the first is in row {row}): open the workbook in a spreadsheet program, save it and read again",
        )
        .with("count", beside.unvalued.0)
        .with("row", beside.unvalued.1);
        note("formulas_blank", msg);
    }
    if !beside.comments.is_empty() {
        let shown = beside.comments.iter().take(20);
        let list = shown.map(|comment| Arg::Private(format!("{}: “{}”", comment.cell, comment.words)));
        let msg = Msg::new(
            "{count} {count:celda lleva|celdas llevan} un comentario, que no se lee como dato: {list}",
            "{count} {count:cell carries|cells carry} a comment, which is not read as data: {list}",
        )
        .with("count", beside.comments.len())
        .with("list", Arg::List(list.collect()));
        note("comments", msg);
    }
    if beside.formulas > beside.unvalued.0 {
        let msg = Msg::new(
            "{count} {count:celda trae|celdas traen} fórmula; se leyó su valor guardado (la primera está en la fila {row})",
            "{count} {count:cell holds|cells hold} a formula; the stored value was read (the first is in row {row})",
        )
        .with("count", beside.formulas - beside.unvalued.0)
        .with("row", beside.first_formula);
        note("formulas", msg);
    }
    let hidden: Vec<u16> =
        beside.hidden_columns.iter().copied().filter(|col| usize::from(*col) < sheet.width).collect();
    if !hidden.is_empty() {
        let named = hidden.iter().take(20).map(|col| Arg::Word(column_letters(*col)));
        let msg = Msg::new(
            "{count} {count:columna oculta se leyó|columnas ocultas se leyeron} como las demás ({list})",
            "{count} hidden {count:column was|columns were} read like the others ({list})",
        )
        .with("count", hidden.len())
        .with("list", Arg::List(named.collect()));
        note("hidden_columns", msg);
    }
    sheet.hidden_columns = hidden;
}
