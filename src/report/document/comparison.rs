//! The versions of the roll, each held against the one that replaces it.

use super::{Block, Cell, Row, Section, Table, Writer};
use crate::model::{Field, Text};
use crate::report::v1::{ChangeInfo, DecidedInfo, Figure, FlaggedInfo, MassEditInfo, StepInfo};
use crate::report::{text, words};

/// Persons re-titled, or re-identified, that a document lists.
const LISTED: usize = 200;

pub(super) fn write(w: &mut Writer<'_>) -> Option<Section> {
    let report = w.report;
    let comparison = report.comparison.as_ref()?;
    let mut blocks = Vec::new();
    for step in &comparison.steps {
        let names = [w.source_name(&step.old), w.source_name(&step.new)];
        blocks.push(Block::Heading {
            id: format!("versiones-{}", step.new),
            mark: None,
            text: names.join(" → "),
        });
        for sentence in &step.sentences {
            let text = w.pick(sentence).to_owned();
            let fact = w.fact(capital(&text)).source(names.join(", "));
            blocks.push(Block::Fact(fact));
        }
        blocks.push(Block::Table(totals(w, step)));
        blocks.extend(step.flagged.as_ref().map(|flagged| Block::Table(flagged_table(w, flagged))));
        if !step.decided.is_empty() {
            blocks.push(Block::Table(decided(w, &step.decided)));
        }
        blocks.extend(fields(w, step).map(Block::Table));
        blocks.extend(relabelled(w, step).map(Block::Table));
        blocks.extend(mass_edits(w, step).map(Block::Table));
        blocks.extend(retitled(w, step).map(Block::Table));
    }
    Some(Section {
        id: "versiones",
        title: w.t("Las versiones del padrón", "The versions of the roll"),
        blocks,
    })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

fn line(cells: Vec<Cell>) -> Row {
    Row { id: None, cells }
}

fn totals(w: &Writer<'_>, step: &StepInfo) -> Table {
    let sums = &step.totals;
    let figure = |value: Figure| words::figure(value, w.lang);
    let none = String::new;
    let rows = [
        (w.t("Iguales", "The same"), figure(sums.same), figure(sums.same)),
        (w.t("Con cambios", "Changed"), figure(sums.changed), figure(sums.changed)),
        (w.t("Ya no están", "Gone"), figure(sums.removed), none()),
        (w.t("Nuevas", "New"), none(), figure(sums.added)),
        (w.t("Personas", "People"), words::count(sums.old.persons), words::count(sums.new.persons)),
        (
            w.t("Renglones repetidos", "Repeated rows"),
            words::count(sums.old.duplicate_rows),
            words::count(sums.new.duplicate_rows),
        ),
        (
            w.t("Renglones sin nombre ni identificador", "Rows with neither name nor identifier"),
            words::count(sums.old.unidentified_rows),
            words::count(sums.new.unidentified_rows),
        ),
        (w.t("Renglones", "Rows"), words::count(sums.old.rows), words::count(sums.new.rows)),
    ];
    Table {
        caption: w.t("Las dos versiones, persona por persona", "The two versions, person by person"),
        heads: w.heads([("", ""), ("#Versión anterior", "#Older version"), ("#Versión nueva", "#Newer version")]),
        rows: rows.map(|(label, old, new)| line(vec![Cell::text(label), Cell::text(old), Cell::text(new)])).into(),
        foot: Some(w.t(
            "Iguales + con cambios + las que ya no están (o las nuevas) = personas; personas + repetidos + sin \
             identificar = renglones.",
            "The same + changed + gone (or new) = people; people + repeated + unidentified = rows.",
        )),
        class: "versions",
    }
}

fn flagged_table(w: &Writer<'_>, flagged: &FlaggedInfo) -> Table {
    let figure = |value: Figure| words::figure(value, w.lang);
    let rows = [
        (w.t("Señaladas en la versión anterior", "Flagged in the older version"), words::count(flagged.old)),
        (w.t("Ya no están", "Gone"), figure(flagged.removed)),
        (w.t("Siguen", "Still there"), figure(flagged.remaining)),
        (
            w.t(
                "… de ellas, con otro puesto, clase o departamento",
                "… of them, under another title, class or department",
            ),
            figure(flagged.retitled),
        ),
        (w.t("… … otro puesto", "… … another title"), figure(flagged.other_title)),
        (w.t("… … otra clase", "… … another class"), figure(flagged.other_class)),
        (w.t("… … otro departamento", "… … another department"), figure(flagged.other_department)),
        (w.t("… … todavía señaladas", "… … still flagged"), figure(flagged.retitled_flagged)),
        (w.t("Señaladas en la versión nueva", "Flagged in the newer version"), words::count(flagged.new)),
        (w.t("… de ellas, por primera vez", "… of them, for the first time"), figure(flagged.newly)),
    ];
    Table {
        caption: w.t(
            "Personas con indicios de funciones de confianza (EL-01), de una versión a otra",
            "People with indications of confianza functions (EL-01), from version to version",
        ),
        heads: w.heads([("", ""), ("#Personas", "#People")]),
        rows: rows.map(|(label, n)| line(vec![Cell::text(label), Cell::text(n)])).into(),
        foot: Some(w.t(
            "Que alguien siga con otro puesto no dice por qué se cambió: puede ser un ascenso, una corrección o un \
             cambio de nombre.",
            "That somebody remains under another title does not say why it was changed: it may be a promotion, a \
             correction or a change of name.",
        )),
        class: "flagged",
    }
}

fn decided(w: &Writer<'_>, list: &[DecidedInfo]) -> Table {
    let rows = list.iter().map(|one| {
        let numbers =
            [one.decisions, one.removed, one.remaining, one.retitled, one.included, one.still_missing];
        let mut cells = vec![Cell::text(w.word(words::disposition(&one.state)))];
        cells.extend(numbers.map(|n| Cell::text(words::figure(n, w.lang))));
        line(cells)
    });
    Table {
        caption: w.t(
            "Lo que se había decidido sobre la versión anterior, y qué pasó",
            "What had been decided on the older version, and what became of it",
        ),
        heads: w.heads([
            ("Decisión", "Decision"),
            ("#Personas", "#People"),
            ("#Ya no están", "#Gone"),
            ("#Siguen igual", "#Still there"),
            ("#Con otro puesto", "#Re-titled"),
            ("#Incluidas", "#Included"),
            ("#Siguen fuera", "#Still missing"),
        ]),
        rows: rows.collect(),
        foot: None,
        class: "fates",
    }
}

fn field(w: &Writer<'_>, key: &str) -> String {
    w.word(Field::from_key(key).map_or(Text::new("otro", "other"), |field| field.spec().title))
}

fn fields(w: &Writer<'_>, step: &StepInfo) -> Option<Table> {
    if step.fields.is_empty() && step.only_old.is_empty() && step.only_new.is_empty() {
        return None;
    }
    let list = |keys: &[String]| keys.iter().map(|key| field(w, key)).collect::<Vec<_>>().join(", ");
    let mut foot = Vec::new();
    if !step.only_old.is_empty() {
        foot.push(format!(
            "{} {}.",
            w.t("Solo en la versión anterior:", "In the older version alone:"),
            list(&step.only_old)
        ));
    }
    if !step.only_new.is_empty() {
        foot.push(format!(
            "{} {}.",
            w.t("Solo en la nueva:", "In the newer version alone:"),
            list(&step.only_new)
        ));
    }
    let rows = step.fields.iter().map(|one| {
        line(vec![Cell::text(field(w, &one.field)), Cell::text(words::figure(one.persons, w.lang))])
    });
    Some(Table {
        caption: w.t("Qué dato cambió, y a cuántas personas", "Which field changed, and for how many people"),
        heads: w.heads([("Dato", "Field"), ("#Personas", "#People")]),
        rows: rows.collect(),
        foot: (!foot.is_empty()).then(|| foot.join(" ")),
        class: "changed-fields",
    })
}

fn mass_edits(w: &Writer<'_>, step: &StepInfo) -> Option<Table> {
    if step.mass_edits.is_empty() {
        return None;
    }
    Some(edits_table(
        w,
        w.t("El mismo cambio en muchas personas", "The same change on many people"),
        step.mass_edits.iter().map(|edit| edit_row(w, edit)).collect(),
        None,
    ))
}

fn edit_row(w: &Writer<'_>, edit: &MassEditInfo) -> Row {
    let value = |text: &Option<String>| match text.as_deref() {
        None => w.t("[reservado]", "[withheld]"),
        Some("") => w.t("(vacío)", "(blank)"),
        Some(text) => text.to_owned(),
    };
    line(vec![
        Cell::text(field(w, &edit.field)),
        Cell::text(value(&edit.old)),
        Cell::text(value(&edit.new)),
        Cell::count(edit.persons),
    ])
}

fn edits_table(w: &Writer<'_>, caption: String, rows: Vec<Row>, foot: Option<String>) -> Table {
    Table {
        caption,
        heads: w.heads([
            ("Dato", "Field"),
            ("Antes", "Before"),
            ("Después", "After"),
            ("#Personas", "#People"),
        ]),
        rows,
        foot,
        class: "mass-edits",
    }
}

/// Columns in other words: for the user, word by word; to the public, their sentence says enough.
fn relabelled(w: &Writer<'_>, step: &StepInfo) -> Option<Table> {
    let words = step.relabelled.iter().flat_map(|column| column.words.iter().flatten());
    let rows: Vec<Row> = words.map(|word| edit_row(w, word)).collect();
    (!rows.is_empty()).then(|| {
        edits_table(
            w,
            w.t("Columnas escritas con otras palabras", "Columns written in other words"),
            rows,
            Some(w.t(
                "Cada palabra anterior corresponde a una sola nueva en casi todas las personas: cambió la lista, no la \
                 gente. No se cuenta como cambio de nadie; quien no sigue la correspondencia sí cuenta.",
                "Each older word answers to one newer word for nearly everybody: the list changed, not the people. It is \
                 counted as nobody's change; whoever does not follow it is counted.",
            )),
        )
    })
}

fn retitled(w: &Writer<'_>, step: &StepInfo) -> Option<Table> {
    let all: Vec<&ChangeInfo> = step.changes.iter().flatten().filter(|change| change.retitled).collect();
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().take(LISTED).map(|change| {
        let place = |at: &Option<crate::report::v1::At>| at.as_ref().map(text::place).unwrap_or_default();
        let of = |pick: fn(&crate::report::v1::FieldChange) -> &String| {
            let titles = change.fields.iter().filter(|one| TITLES.contains(&one.field.as_str()));
            titles.map(|one| pick(one).as_str()).collect::<Vec<_>>().join(" · ")
        };
        let still = if change.flagged_new { w.t("sí", "yes") } else { w.t("no", "no") };
        line(vec![
            Cell::text(&change.label),
            Cell::text(place(&change.old)),
            Cell::text(of(|one| &one.old)),
            Cell::text(place(&change.new)),
            Cell::text(of(|one| &one.new)),
            Cell::text(still),
        ])
    });
    let rest = all.len().saturating_sub(LISTED);
    Some(Table {
        caption: w.t(
            "Señaladas en la versión anterior que siguen con otro puesto, clase o departamento",
            "Flagged in the older version and still there under another title, class or department",
        ),
        heads: w.heads([
            ("Nombre", "Name"),
            ("Renglón anterior", "Older row"),
            ("Antes", "Before"),
            ("Renglón nuevo", "Newer row"),
            ("Después", "After"),
            ("Sigue señalada", "Still flagged"),
        ]),
        rows: rows.collect(),
        foot: (rest > 0).then(|| {
            let n = words::count(rest as u64);
            format!("{} {n}", w.t("Faltan aquí, y están en report.json:", "Not here, but in report.json:"))
        }),
        class: "retitled",
    })
}

/// Fields that say what a person does.
const TITLES: [&str; 3] = ["position", "class", "department"];
