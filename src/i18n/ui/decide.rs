//! Words of `decide`.

use crate::model::Text;

/// After the list.
pub const LIST_NEXT: Text = Text::new(
    "Siguiente: escrutinio decide {case} --finding CLAVE --accept --why \"…\" --by revisora-1\n\
     Muchos a la vez: escrutinio decide {case} --list --format csv > por-revisar.csv; llénela; escrutinio decide {case} --from por-revisar.csv --dry-run",
    "Next: escrutinio decide {case} --finding ID --accept --why \"…\" --by reviewer-1\n\
     Many at once: escrutinio decide {case} --list --format csv > to-review.csv; fill it in; escrutinio decide {case} --from to-review.csv --dry-run",
);
/// Decisions that are not shown one by one.
pub const MORE: Text = Text::new("… y {n} más", "… and {n} more");
/// Decisions were written.
pub const WRITTEN: Text = Text::new(
    "{n} {n:decisión anotada|decisiones anotadas} en {file}",
    "{n} {n:decision|decisions} recorded in {file}",
);
/// Nothing is asked for.
pub const NOTHING: Text = Text::new(
    "La hoja no trae ninguna decisión todavía; {file} queda como está",
    "The sheet carries no decision yet; {file} stays as it is",
);
/// All is there already.
pub const ALREADY: Text = Text::new(
    "Esas decisiones ya están en {file}; no se escribió nada",
    "Those decisions stand in {file} already; nothing was written",
);
/// A preview.
pub const PREVIEW: Text = Text::new(
    "Vista previa: {n} {n:decisión|decisiones}; no se escribió nada en {file}. Para anotarlas, repita sin --dry-run",
    "Preview: {n} {n:decision|decisions}; nothing was written to {file}. To record them, run again without --dry-run",
);
/// Some are there already.
pub const UNCHANGED: Text = Text::new("{n} ya estaban así", "{n} stood like that already");
/// What comes after.
pub const NEXT: Text = Text::new(
    "Siguiente: escrutinio audit {case}  ·  escrutinio decide {case} --list",
    "Next: escrutinio audit {case}  ·  escrutinio decide {case} --list",
);
/// Next step after an audit: to decide.
pub const STEP: Text = Text::new(
    "lo que falta por decidir, con la clave de cada hallazgo",
    "what is left to decide, with each finding's id",
);
