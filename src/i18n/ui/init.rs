//! What `init` says: on the screen, and in the comments of the case file it writes.

use crate::model::Text;

/// Too many files.
pub const LEFT_MANY: Text = Text::new(
    "hay más de {most} archivos: los demás no se miraron",
    "there are more than {most} files: the rest was not looked at",
);
/// A name that cannot be written in the case file.
pub const LEFT_NAME: Text = Text::new(
    "su nombre no se puede escribir en el expediente: cámbielo y vuelva a empezar",
    "its name cannot be written in the case: rename it and start again",
);
/// A symbolic link.
pub const LEFT_LINK: Text = Text::new(
    "es un enlace a otro lugar: copie el archivo a la carpeta",
    "it is a link to another place: copy the file into the folder",
);
/// A pack or another case.
pub const LEFT_PACK: Text = Text::new("es otro expediente o un reporte", "it is another case or a report");
/// A folder too deep.
pub const LEFT_DEEP: Text = Text::new("está demasiado adentro", "it lies too deep");
/// A case file of another case.
pub const LEFT_CASE: Text =
    Text::new("pertenece a otro expediente: no se copia", "it belongs to another case: it is not copied");
/// A signing key.
pub const LEFT_KEY: Text = Text::new(
    "es una llave privada: guárdela fuera de la carpeta del expediente",
    "it is a private key: keep it outside the case folder",
);
/// A list of support.
pub const LEFT_SUPPORT: Text = Text::new(
    "una lista de apoyo nunca entra en un expediente: sáquela de esta carpeta; se revisa aparte con escrutinio support",
    "a list of support never becomes part of a case: take it out of this folder; it is checked apart, by escrutinio support",
);
/// A file that should be a table and is none.
pub const NO_TABLE: Text = Text::new(
    "por su nombre podría ser {kind}, pero no es una tabla; {help}",
    "by its name it could be {kind}, but it is no table; {help}",
);
/// A PDF without letters.
pub const SCAN: Text = Text::new(
    "es un PDF escaneado: solo imágenes, sin texto que leer; si es una lista de personas, {help}",
    "it is a scanned PDF: pictures only, no text to read; if it is a list of people, {help}",
);
/// The order of rolls, by date.
pub const BY_DATE: Text = Text::new("por la fecha de sus nombres", "by the dates in their names");
/// By version.
pub const BY_VERSION: Text =
    Text::new("por el número de versión de sus nombres", "by the version numbers in their names");
/// By words of a stage.
pub const BY_STAGE: Text = Text::new(
    "por palabras de sus nombres (preliminar, corregido, final)",
    "by words of their names (draft, corrected, final)",
);
/// By the workbooks.
pub const BY_SAVE: Text = Text::new(
    "por la fecha en que el libro dice haberse guardado",
    "by when the workbooks say they were saved",
);
/// By nothing better.
pub const BY_NAME: Text = Text::new(
    "solo por el orden de sus nombres: revíselo con cuidado",
    "only by the order of their names: check it with care",
);
/// That a roll replaces another, as a proposal.
pub const SUPERSEDES: Text = Text::new(
    "PROPUESTA: sustituye a {id}, {how}. Las reglas corren sobre el padrón que ningún otro sustituye.",
    "PROPOSAL: it replaces {id}, {how}. Rules run on the roll that no other replaces.",
);
/// How many persons two rolls share.
pub const SHARED: Text = Text::new(
    "{shared} de sus {total} personas están también en {id}.",
    "{shared} of its {total} persons stand in {id} too.",
);
/// Two rolls that share too few.
pub const APART: Text = Text::new(
    "Comparte pocas personas con {id} ({shared} de {total}): no se encadenó. Si lo sustituye, quite el #:",
    "It shares few persons with {id} ({shared} of {total}): they were not chained. If it replaces it, take the # away:",
);

/// Head of the case file.
pub const HEAD: Text = Text::new(
    "Expediente de Escrutinio. Lo escribió «escrutinio init»; desde aquí es suyo.\n\
     Cómo se llena:\n\
     · «…» está por llenar y cuenta como vacío: lo que no sepa, déjelo así.\n\
     · Un renglón que empieza con # pegado a la letra o al corchete es un ejemplo: quite el # y ponga lo suyo.\n\
     · Un renglón que empieza con # y un espacio es una explicación.\n\
     · Fechas: 2025-06-25, o con hora 2025-06-25T18:00:00.\n\
     Lo que dice PROPUESTA lo supuso el programa: revíselo. Para ver el resultado: escrutinio audit CARPETA",
    "A case of Escrutinio. “escrutinio init” wrote it; from here on it is yours.\n\
     How to fill it in:\n\
     · “…” is to be filled in and counts as empty: leave it where you do not know.\n\
     · A line that begins with # right before a letter or a bracket is an example: take the # away and write yours.\n\
     · A line that begins with # and a space is an explanation.\n\
     · Dates: 2025-06-25, or with the time 2025-06-25T18:00:00.\n\
     Whatever says PROPOSAL was supposed by the program: check it. To see the result: escrutinio audit FOLDER",
);
/// The kind of vote was supposed.
pub const VOTE_SUPPOSED: Text = Text::new(
    "PROPUESTA, porque no se dijo con --vote. Puede ser:",
    "PROPOSAL, because --vote did not say it. It can be:",
);
/// The secret.
pub const SECRET: Text = Text::new(
    "32 bytes al azar; de ellos salen los códigos del reporte público. No lo comparta ni lo pierda.",
    "32 random bytes; the codes of a public report are made of them. Neither share nor lose it.",
);
/// A secret was there already.
pub const SECRET_OTHER: Text = Text::new(
    "Ya había un {found} y no se usa: quien mandó los archivos podría conocerlo. Si es suyo, de este mismo caso, \
     escriba aquí su nombre.",
    "A {found} was there already and is not used: whoever sent the files may know it. If it is yours, of this same \
     case, write its name here.",
);
/// Keys of a section that no example shows.
pub const ALSO: Text = Text::new("También:", "Also:");
/// Marks the cut-off.
pub const CUTOFF: Text =
    Text::new("de esta fecha depende quién está en el padrón", "who is on the roll depends on this day");
/// Above the files.
pub const SOURCES: Text = Text::new(
    "Los archivos, como llegaron. La huella sha256 fija cada uno: si cambia después, el programa lo dice.\n\
     kind puede ser: {kinds}",
    "The files, as they came. The sha256 digest pins each: if one changes later, the program says so.\n\
     kind can be: {kinds}",
);
/// Rows of a table.
pub const ROWS: Text = Text::new("{n} renglones, {aside} apartados", "{n} rows, {aside} set aside");
/// Nearly another kind.
pub const INSTEAD: Text =
    Text::new("También podría ser: {kind}. Revise.", "It could also be: {kind}. Check.");
/// Above the columns.
pub const COLUMNS: Text =
    Text::new("Columnas, y el campo que se entendió:", "Columns, and the field understood:");
/// A column without a field.
pub const UNUSED: Text = Text::new("(no se usa)", "(not used)");
/// How to correct a column.
pub const CORRECT: Text = Text::new(
    "Para decir qué es una columna: columns = { \"ENCABEZADO\" = \"campo\", \"#G\" = \"shift\" }. Sin campo quedaron: {list}",
    "To say what a column is: columns = { \"HEADER\" = \"field\", \"#G\" = \"shift\" }. Without a field: {list}",
);
/// More of them.
pub const MORE: Text = Text::new("… y {n} más", "… and {n} more");
/// A table that does not say what it is.
pub const UNKNOWN: Text = Text::new(
    "{file}: es una tabla, pero ni su nombre ni sus columnas dicen de qué. Si es del caso, quite los # y corrija kind:",
    "{file}: it is a table, but neither its name nor its columns say of what. If it belongs here, take the # away and mend kind:",
);
/// A file that could not be read.
pub const UNREAD: Text = Text::new(
    "{file}: no se pudo leer: {title}; {detail}. Qué hacer: {help}",
    "{file}: it could not be read: {title}; {detail}. What to do: {help}",
);
/// The same bytes as another file.
pub const SAME: Text = Text::new(
    "{file}: son los mismos bytes que {other}; no se repite",
    "{file}: the same bytes as {other}; not repeated",
);
/// Above the crews: what the roll says.
pub const SHIFTS: Text = Text::new(
    "En el padrón, la columna «{header}» dice: {values}. Haga una cuadrilla por turno, con esas palabras en roll_values.",
    "On the roll, the column “{header}” says: {values}. Make a crew of each shift, with those words in roll_values.",
);

/// DIR is a case already.
pub const IS_CASE: Text = Text::new("la carpeta ya es un expediente", "the folder is a case already");
/// And what was found.
pub const IS_CASE_DETAIL: Text = Text::new(
    "ya tiene case.toml, y nunca se sobrescribe",
    "it holds case.toml already, which is never overwritten",
);
/// What to do.
pub const IS_CASE_HELP: Text = Text::new(
    "edite ese archivo, o dé una carpeta nueva: escrutinio init OTRA_CARPETA ARCHIVOS…",
    "edit that file, or give a new folder: escrutinio init ANOTHER_FOLDER FILES…",
);
/// DIR is a file.
pub const NO_FOLDER: Text = Text::new("eso no es una carpeta", "that is no folder");
/// And what was found.
pub const NO_FOLDER_DETAIL: Text =
    Text::new("se esperaba una carpeta y hay un archivo", "a folder was expected, and there is a file");
/// What to do.
pub const NO_FOLDER_HELP: Text = Text::new(
    "dé primero la carpeta y después los archivos: escrutinio init CARPETA ARCHIVOS…",
    "give the folder first and the files after it: escrutinio init FOLDER FILES…",
);
/// A file changed while it was taken.
pub const CHANGED: Text =
    Text::new("el archivo cambió mientras se copiaba", "the file changed while it was being copied");
/// And what to do.
pub const CHANGED_HELP: Text =
    Text::new("ciérrelo en otros programas y vuelva a intentar", "close it in other programs and try again");

/// Words of the screen.
pub mod screen {
    use crate::model::Text;

    /// First line.
    pub const HEAD: Text = Text::new("expediente nuevo", "new case");
    /// Heading of the files.
    pub const FILES: Text = Text::new("Archivos", "Files");
    /// No file at all.
    pub const NO_FILES: Text = Text::new(
        "Todavía no hay archivos. Copie el padrón a la carpeta y agregue una [[source]], o empiece otra carpeta con él.",
        "No files yet. Copy the roll into the folder and add a [[source]], or start another folder with it.",
    );
    /// Rows of a table.
    pub const ROWS: Text = Text::new("{n} {n:renglón|renglones}", "{n} {n:row|rows}");
    /// Was copied.
    pub const COPIED: Text = Text::new("copiado", "copied");
    /// Replaces another.
    pub const REPLACES: Text = Text::new("sustituye a {id} (propuesta)", "replaces {id} (a proposal)");
    /// A document.
    pub const DOCUMENT: Text = Text::new("documento", "document");
    /// A table nobody knows.
    pub const UNKNOWN: Text = Text::new("tabla sin reconocer", "table not recognised");
    /// Why not.
    pub const UNKNOWN_WHY: Text = Text::new(
        "ni su nombre ni sus columnas dicen qué es; quedó como comentario",
        "neither its name nor its columns say what it is; left as a comment",
    );
    /// Could not be read.
    pub const UNREAD: Text = Text::new("no se pudo leer", "could not be read");
    /// The same as another.
    pub const SAME: Text = Text::new("igual a {other}", "the same as {other}");
    /// Left where it is.
    pub const LEFT: Text = Text::new("no se tomó", "not taken");
    /// A support list.
    pub const SUPPORT: Text =
        Text::new("lista de apoyo: NO va aquí", "list of support: does NOT belong here");
    /// Heading of what to fill in.
    pub const TODO: Text = Text::new(
        "Llene ahora, en case.toml (lo urgente primero)",
        "Fill in now, in case.toml (urgent first)",
    );
    /// A line of the file.
    pub const LINE: Text = Text::new("renglón {line}", "line {line}");
    /// Heading of the next steps.
    pub const NEXT: Text = Text::new("Siguiente", "Next");
    /// What was supposed.
    pub const CHECK_VOTE: Text = Text::new(
        "clase de votación: se supuso «{vote}»; de ella dependen reglas y plazos",
        "kind of vote: “{vote}” was supposed; rules and terms depend on it",
    );
    /// A date that matters.
    pub const AS_OF: Text = Text::new(
        "el día en que habla la revisión (también: audit --as-of FECHA)",
        "the day on which the audit speaks (also: audit --as-of DATE)",
    );
    /// Check the chain.
    pub const CHECK_CHAIN: Text = Text::new(
        "qué padrón sustituye a cuál: es una propuesta",
        "which roll replaces which: it is a proposal",
    );
    /// Who gave files.
    pub const GIVEN: Text = Text::new(
        "quién entregó cada archivo y cuándo (from, received)",
        "who gave each file and when (from, received)",
    );
    /// The unions.
    pub const UNIONS: Text = Text::new("los sindicatos que participan", "the unions that take part");
    /// The crews.
    pub const CREWS: Text = Text::new(
        "turnos y casillas, para revisar quién pudo votar",
        "crews and polling places, to check who could vote",
    );
    /// The step: audit.
    pub const STEP_AUDIT: Text = Text::new(
        "lo que ya se puede revisar, y lo que falta",
        "what can be checked already, and what is missing",
    );
    /// The step: columns.
    pub const STEP_COLUMNS: Text = Text::new("cómo se entendió el padrón", "how the roll was understood");
    /// The secret.
    pub const SECRET: Text = Text::new(
        "se hizo {name} (32 bytes al azar, solo usted lo puede leer): guárdelo; no va en ningún reporte",
        "made {name} (32 random bytes, only you can read it): keep it; it goes into no report",
    );
}
