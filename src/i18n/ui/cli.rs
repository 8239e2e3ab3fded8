//! Help of the command line, by command and argument.

use crate::model::Text;

/// A command's line in the list, by its path (`key new`).
pub fn command(path: &str) -> Option<Text> {
    COMMANDS.iter().find(|(key, _)| *key == path).map(|(_, text)| *text)
}

/// An argument's help, by its id. The same argument means the same in every command.
pub fn argument(id: &str) -> Option<Text> {
    ARGUMENTS.iter().find(|(key, _)| *key == id).map(|(_, text)| *text)
}

const NOT_BUILT: Text = Text::new("(todavía no existe en esta versión)", "(not in this version yet)");

const COMMANDS: &[(&str, Text)] = &[
    (
        "",
        Text::new(
            "Revisa la integridad de votaciones sindicales en México: padrones, conteos y reportes firmados. Nunca se \
             conecta a internet.",
            "Audits the integrity of union votes in Mexico: voter rolls, counts and signed reports. Never goes online.",
        ),
    ),
    (
        "audit",
        Text::new(
            "Revisa un expediente (carpeta con case.toml) o un solo padrón, y escribe el reporte",
            "Audits a case (a folder with case.toml) or a single roll, and writes the report",
        ),
    ),
    (
        "init",
        Text::new(
            "Empieza un expediente: propone qué es cada archivo y escribe case.toml, comentado. Nunca sobrescribe nada",
            "Starts a case: proposes what each file is and writes a commented case.toml. Never overwrites anything",
        ),
    ),
    (
        "columns",
        Text::new(
            "Cómo se entendió una tabla: encabezado, columnas, renglones apartados",
            "How a table was understood: header, columns, rows set aside",
        ),
    ),
    (
        "ids",
        Text::new(
            "Revisa CURP, RFC o NSS, uno por línea; escribe CSV value,valid,reason",
            "Checks CURPs, RFCs or NSSs, one a line; writes CSV value,valid,reason",
        ),
    ),
    (
        "duplicates",
        Text::new(
            "Quién aparece más de una vez en una o varias listas, por identificadores, nombre y lo demás",
            "Who appears more than once in one list or several, by identifiers, name and the rest",
        ),
    ),
    (
        "compare",
        Text::new(
            "Dos versiones de un padrón como personas: quién sigue, quién ya no está, quién cambió de puesto o de número",
            "Two versions of a roll as people: who remains, who is gone, whose title or number changed",
        ),
    ),
    (
        "hours",
        Text::new(
            "Si cada cuadrilla puede votar de verdad, y el menor cambio que lo arregla; no necesita padrón",
            "Whether every crew can really vote, and the least change that mends it; needs no roll",
        ),
    ),
    (
        "count",
        Text::new(
            "Sumas de las actas, mayorías, y qué pudo cambiar el resultado",
            "Sums of the tally sheets, majorities, and what could have changed the result",
        ),
    ),
    ("calendar", NOT_BUILT),
    ("support", NOT_BUILT),
    (
        "decide",
        Text::new(
            "Anota lo que una persona decidió sobre los hallazgos, al final de case.toml. Nada se borra ni se quita solo",
            "Records what a person decided on findings, at the end of case.toml. Nothing is deleted or removed by itself",
        ),
    ),
    ("rules", Text::new("El catálogo de reglas", "The catalogue of rules")),
    (
        "rules list",
        Text::new("Lista las reglas, también las que faltan", "Lists the rules, those to come too"),
    ),
    (
        "explain",
        Text::new(
            "La página de una regla: qué revisa y qué no prueba",
            "A rule's page: what it checks and what it does not prove",
        ),
    ),
    ("key", Text::new("Llaves para firmar", "Signing keys")),
    ("key new", Text::new("Hace una llave nueva", "Makes a new key")),
    (
        "key show",
        Text::new(
            "Muestra la parte pública y la huella de una llave",
            "Shows a key's public half and fingerprint",
        ),
    ),
    ("sign", Text::new("Firma un paquete ya escrito", "Signs a pack that is already written")),
    (
        "verify",
        Text::new(
            "Verifica un paquete paso por paso, sin internet. Sale con 0 solo si la llave que usted nombra lo respalda",
            "Verifies a pack step by step, offline. Exits 0 only if the key that you name vouches for it",
        ),
    ),
    ("reproduce", NOT_BUILT),
    ("verify-diff", NOT_BUILT),
    ("disclose", NOT_BUILT),
    ("stamp", NOT_BUILT),
    (
        "export",
        Text::new(
            "Hace documentos: la objeción al padrón (Word y Excel), los hallazgos en Excel o la página del reporte. \
             Faltan petition, pdf y sarif",
            "Makes documents: the objection to the roll (Word and Excel), the findings as a workbook or the report's \
             page. petition, pdf and sarif are missing",
        ),
    ),
    (
        "serve",
        Text::new(
            "Abre la página en esta computadora (solo en ella)",
            "Opens the page on this computer (and on no other)",
        ),
    ),
    ("generate", Text::new("Archivos que se generan del programa", "Files generated from the program")),
    ("generate man", Text::new("La página de manual", "The manual page")),
    ("generate completions", Text::new("Autocompletado para una terminal", "Completions for a shell")),
    (
        "generate schema",
        Text::new(
            "Esquemas JSON del reporte y del expediente",
            "JSON schemas of the report and of the case file",
        ),
    ),
    (
        "generate typing-sheet",
        Text::new(
            "Un libro donde capturar un padrón que llegó en papel o como imagen",
            "A workbook to type a roll into that came on paper or as a picture",
        ),
    ),
    (
        "generate docs",
        Text::new(
            "Las páginas de docs/ que se derivan del programa",
            "The pages of docs/ that derive from the program",
        ),
    ),
];

const ARGUMENTS: &[(&str, Text)] = &[
    ("lang", Text::new("Idioma de lo que se escribe", "Language of what is written")),
    ("color", Text::new("Color", "Color")),
    (
        "new_file",
        Text::new(
            "Libro nuevo (.xlsx); nunca se sobrescribe uno",
            "New workbook (.xlsx); none is ever overwritten",
        ),
    ),
    ("quiet", Text::new("Calla todo salvo los problemas", "Says nothing but problems")),
    ("help", Text::new("Muestra esta ayuda", "Shows this help")),
    ("version", Text::new("Muestra la versión", "Shows the version")),
    (
        "case",
        Text::new(
            "Carpeta del expediente (con case.toml); audit acepta también un solo padrón",
            "Case folder (with case.toml); audit takes a single roll too",
        ),
    ),
    (
        "out",
        Text::new(
            "Carpeta nueva donde se escriben los paquetes",
            "New folder in which the packs are written",
        ),
    ),
    (
        "confidential",
        Text::new(
            "Escribe también el paquete confidencial, con renglones",
            "Writes the confidential pack too, with rows",
        ),
    ),
    ("sign", Text::new("Firma los paquetes con esta llave", "Signs the packs with this key")),
    (
        "passphrase_file",
        Text::new(
            "Archivo cuya primera línea es la contraseña de la llave",
            "File whose first line is the key's passphrase",
        ),
    ),
    (
        "no_passphrase",
        Text::new(
            "La llave no lleva contraseña (hay que decirlo)",
            "The key has no passphrase (this must be said)",
        ),
    ),
    ("format", Text::new("Formato de la salida", "Format of the output")),
    (
        "names",
        Text::new(
            "Escribe nombres e identificadores completos; sin esto van tapados",
            "Writes names and identifiers in full; without it they are masked",
        ),
    ),
    (
        "fail_on",
        Text::new(
            "Sale con 10 si hay hallazgos de este peso o más",
            "Exits 10 where there are findings of this weight or more",
        ),
    ),
    (
        "strict",
        Text::new(
            "Sale con 11 si alguna regla no se pudo revisar",
            "Exits 11 where some rule could not be checked",
        ),
    ),
    ("vote", Text::new("Clase de votación", "Kind of vote")),
    (
        "as_of",
        Text::new("Día al que habla la revisión (AAAA-MM-DD)", "Day on which the audit speaks (YYYY-MM-DD)"),
    ),
    (
        "print_config",
        Text::new("Muestra los ajustes vigentes y termina", "Shows the settings in effect and stops"),
    ),
    (
        "columns",
        Text::new(
            "Qué es una columna, por su encabezado o su letra: 'F. INGRESO=hire_date', '#G=shift'",
            "What a column is, by its header or letter: 'F. INGRESO=hire_date', '#G=shift'",
        ),
    ),
    ("sheet", Text::new("Hoja que se lee", "Sheet to read")),
    ("header_row", Text::new("Renglón del encabezado; 0 si no hay", "Row of the header; 0 for none")),
    ("file", Text::new("Archivo", "File")),
    ("files", Text::new("Listas", "Lists")),
    ("kind", Text::new("Clase de identificador", "Kind of identifier")),
    ("pairs", Text::new("Parejas en vez de grupos", "Pairs instead of clusters")),
    (
        "why",
        Text::new(
            "Por qué dos renglones se juntan, o no: 12,45; con varios archivos, 1:12,2:45",
            "Why two rows are held together, or not: 12,45; with several files, 1:12,2:45",
        ),
    ),
    (
        "decisions",
        Text::new(
            "Lo que ya se decidió: la tabla de --pairs con una columna decision (same, different, unsure)",
            "What was decided: the table of --pairs with a column decision (same, different, unsure)",
        ),
    ),
    (
        "every_pair",
        Text::new(
            "Compara todas las parejas de renglones, para quien desconfíe de la búsqueda: tarda más, da lo mismo",
            "Compares every pair of rows, for whoever distrusts the search: slower, with the same result",
        ),
    ),
    (
        "memory",
        Text::new(
            "Memoria que la búsqueda puede tomar, como 512M o 2G; con menos tarda más y da lo mismo. Aparte queda el texto de un archivo mientras se lee",
            "Memory that the search may take, such as 512M or 2G; less takes longer and gives the same. The text of one file while it is read comes on top",
        ),
    ),
    (
        "state",
        Text::new(
            "Archivo donde se guarda la búsqueda: la próxima versión de la lista solo busca lo que cambió. No lleva nombres, pero delata si un renglón estaba: trátelo como la lista",
            "File in which the search is kept: the next version of the list searches only what changed. It holds no names, but tells whether a row was there: treat it like the list",
        ),
    ),
    ("rule", Text::new("Clave de la regla, como EL-01", "The rule's id, such as EL-01")),
    (
        "pack",
        Text::new(
            "Paquete: la carpeta public/ o confidential/, o un sobre .dsse.json",
            "Pack: the folder public/ or confidential/, or a .dsse.json envelope",
        ),
    ),
    (
        "key",
        Text::new(
            "La llave: para firmar, su archivo; para verificar, su archivo público o su huella",
            "The key: its file for signing; its public file or fingerprint for verifying",
        ),
    ),
    ("explain", Text::new("Dice qué significa cada paso", "Says what each step means")),
    ("data", Text::new("Carpeta que contiene expedientes", "Folder that holds cases")),
    ("listen", Text::new("Dirección; solo de esta computadora", "Address; of this computer only")),
    (
        "calendar",
        Text::new(
            "Muestra las jornadas, casillas y permisos que se entendieron, con fecha y hora",
            "Shows the duties, places and releases that were understood, dated",
        ),
    ),
    (
        "patterns",
        Text::new(
            "Muestra los patrones de turnos que una cuadrilla puede nombrar con preset",
            "Shows the patterns of shifts that a crew may name by preset",
        ),
    ),
    (
        "picture",
        Text::new(
            "Figura de --format svg: strip (cuadrillas y horas), orders (a quién servía una orden), desks (a cuántos atienden las mesas)",
            "Picture of --format svg: strip (crews and hours), orders (whom an order could help), desks (whom the desks can serve)",
        ),
    ),
    (
        "seed",
        Text::new(
            "Semilla de la fila simulada: la misma da los mismos números",
            "Seed of the simulated queue: the same one gives the same numbers",
        ),
    ),
    ("shell", Text::new("Terminal", "Shell")),
    ("which", Text::new("Cuál", "Which")),
    ("dir", Text::new("Carpeta", "Folder")),
    (
        "folder",
        Text::new(
            "Carpeta del expediente nuevo; los archivos que ya están ahí se toman",
            "Folder of the new case; the files that lie there are taken",
        ),
    ),
    ("sources", Text::new("Archivos de otra parte, que se copian", "Files from elsewhere, which are copied")),
    ("title", Text::new("Título del expediente", "Title of the case")),
    (
        "old",
        Text::new(
            "El padrón anterior; o un expediente, y se toma su último padrón con lo que se decidió sobre él",
            "The older roll; or a case, whose last roll is taken with what was decided on it",
        ),
    ),
    ("new", Text::new("El padrón nuevo", "The newer roll")),
    (
        "finding",
        Text::new(
            "Clave del hallazgo, como la dan audit y --list; se puede repetir",
            "The finding's id, as audit and --list give it; may be repeated",
        ),
    ),
    ("accept", Text::new("El hallazgo es correcto", "The finding is right")),
    (
        "dismiss",
        Text::new(
            "El hallazgo no es correcto; sigue en el reporte, con el porqué",
            "The finding is wrong; it stays in the report, with the reason",
        ),
    ),
    ("pending", Text::new("Todavía se está averiguando", "It is still being looked into")),
    ("why", Text::new("Por qué; nunca puede faltar", "Why; never left out")),
    (
        "by",
        Text::new("Quién decidió: un papel o clave, no un nombre", "Who decided: a role or code, not a name"),
    ),
    (
        "from",
        Text::new(
            "Hoja con las columnas finding, disposition, why, by (CSV o Excel); también findings.csv",
            "Sheet with the columns finding, disposition, why, by (CSV or Excel); findings.csv, too",
        ),
    ),
    (
        "dry_run",
        Text::new("Muestra qué se anotaría, sin escribir", "Shows what would be recorded, without writing"),
    ),
    ("list", Text::new("Muestra lo que falta por decidir", "Shows what is left to decide")),
    ("all", Text::new("También lo ya decidido", "What is decided already, too")),
    ("to", Text::new("El documento", "The document")),
    (
        "export_out",
        Text::new(
            "Carpeta donde se escribe; sin esto, la del expediente",
            "Folder in which it is written; without it, the case folder",
        ),
    ),
    (
        "draft",
        Text::new(
            "La objeción lleva también hallazgos por revisar, y cada página dice que es borrador",
            "The objection carries findings to review too, and every page says that it is a draft",
        ),
    ),
    (
        "replace",
        Text::new(
            "Reemplaza los documentos que ya estén ahí",
            "Replaces the documents that are there already",
        ),
    ),
];

/// How a help page is laid out.
pub const TEMPLATE: Text = Text::new(
    "{about-with-newline}\nUso: {usage}\n\n{all-args}{after-help}",
    "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
);
/// Heading of the commands.
pub const COMMANDS_HEADING: Text = Text::new("Órdenes", "Commands");
/// Stands for a command in a usage line.
pub const COMMAND_NAME: Text = Text::new("ORDEN", "COMMAND");
/// Stands for the options in a usage line.
pub const OPTIONS_NAME: Text = Text::new("[OPCIONES]", "[OPTIONS]");

/// What stands for a value in a usage line, by its English word.
pub fn value(name: &str) -> Option<Text> {
    VALUES.iter().find(|text| text.en == name).copied()
}

const VALUES: &[Text] = &[
    Text::new("EXPEDIENTE", "CASE"),
    Text::new("CARPETA", "DIR"),
    Text::new("ARCHIVO", "FILE"),
    Text::new("ARCHIVOS", "FILES"),
    Text::new("PAQUETE", "PACK"),
    Text::new("LLAVE", "KEY"),
    Text::new("LLAVE|HUELLA", "PUB|FINGERPRINT"),
    Text::new("REGLA", "RULE"),
    Text::new("CLASE", "KIND"),
    Text::new("FECHA", "DATE"),
    Text::new("FORMATO", "FORMAT"),
    Text::new("IDIOMA", "LANG"),
    Text::new("CUÁNDO", "COLOR"),
    Text::new("PESO", "FAIL_ON"),
    Text::new("ENCABEZADO=CAMPO", "HEADER=FIELD"),
    Text::new("RENGLONES", "WHY"),
    Text::new("DECISIONES", "DECISIONS"),
    Text::new("MEMORIA", "MEMORY"),
    Text::new("FIGURA", "PICTURE"),
    Text::new("HOJA", "NAME"),
    Text::new("DIRECCIÓN", "ADDR"),
    Text::new("TERMINAL", "SHELL"),
    Text::new("CUÁL", "WHICH"),
    Text::new("ANTERIOR", "OLD"),
    Text::new("NUEVO", "NEW"),
    Text::new("DOCUMENTO", "DOCUMENT"),
    Text::new("CLAVE", "ID"),
    Text::new("TEXTO", "TEXT"),
    Text::new("CÓDIGO", "CODE"),
];

/// Heading of the arguments.
pub const ARGUMENTS_HEADING: Text = Text::new("Argumentos", "Arguments");
/// Heading of the options.
pub const OPTIONS_HEADING: Text = Text::new("Opciones", "Options");

/// Examples under a command's help; every line that begins with `escrutinio` is run by a test.
pub fn examples(path: &str) -> Option<Text> {
    EXAMPLES.iter().find(|(key, _)| *key == path).map(|(_, text)| *text)
}

const EXAMPLES: &[(&str, Text)] = &[
    (
        "audit",
        Text::new(
            "Ejemplos:\n  escrutinio audit fixtures/cases/planta-ejemplo\n  escrutinio audit fixtures/cases/planta-ejemplo --format json",
            "Examples:\n  escrutinio audit fixtures/cases/planta-ejemplo --lang en\n  escrutinio audit fixtures/cases/planta-ejemplo --format json",
        ),
    ),
    (
        "compare",
        Text::new(
            "Ejemplo:\n  escrutinio compare fixtures/mess/plain.csv fixtures/mess/bom-semicolon.csv",
            "Example:\n  escrutinio compare fixtures/mess/plain.csv fixtures/mess/bom-semicolon.csv --lang en",
        ),
    ),
    (
        "decide",
        Text::new(
            "Ejemplo:\n  escrutinio decide fixtures/cases/planta-ejemplo --list",
            "Example:\n  escrutinio decide fixtures/cases/planta-ejemplo --list --lang en",
        ),
    ),
    (
        "count",
        Text::new(
            "Ejemplo:\n  escrutinio count fixtures/cases/gm-slp-2025",
            "Example:\n  escrutinio count fixtures/cases/gm-slp-2025 --lang en",
        ),
    ),
    (
        "hours",
        Text::new(
            "Ejemplos:\n  escrutinio hours fixtures/cases/gm-slp-2025\n  escrutinio hours fixtures/cases/gm-slp-2025 --calendar\n  escrutinio hours --patterns",
            "Examples:\n  escrutinio hours fixtures/cases/gm-slp-2025 --lang en\n  escrutinio hours fixtures/cases/gm-slp-2025 --format json",
        ),
    ),
    (
        "explain",
        Text::new("Ejemplo:\n  escrutinio explain EL-01", "Example:\n  escrutinio explain EL-01 --lang en"),
    ),
];

/// What a command that does not exist yet says.
pub const NOT_BUILT_TITLE: Text =
    Text::new("esta orden todavía no existe en esta versión", "this command is not in this version yet");
/// And what can be done instead.
pub const NOT_BUILT_HELP: Text = Text::new(
    "vea las que sí existen con: escrutinio --help",
    "see those that exist with: escrutinio --help",
);

/// Words of the command line's own messages.
pub mod words {
    use crate::model::Text;

    /// Before a problem.
    pub const PROBLEM: Text = Text::new("problema", "problem");
    /// Before its place.
    pub const PLACE: Text = Text::new("dónde", "where");
    /// Before what to do.
    pub const HELP: Text = Text::new("qué hacer", "what to do");
    /// Before a warning.
    pub const WARNING: Text = Text::new("aviso", "warning");
    /// Wrong usage.
    pub const USAGE: Text = Text::new("la orden no se entiende", "the command is not understood");
    /// An argument nobody knows.
    pub const UNKNOWN_ARGUMENT: Text = Text::new("no existe «{what}»", "there is no “{what}”");
    /// A value that does not fit.
    pub const INVALID_VALUE: Text =
        Text::new("«{value}» no sirve para {what}", "“{value}” does not fit {what}");
    /// Something that must be given.
    pub const MISSING: Text = Text::new("falta {what}", "{what} is missing");
    /// Two things that exclude each other.
    pub const CONFLICT: Text = Text::new("{what} no va junto con {other}", "{what} does not go with {other}");
    /// Anything else.
    pub const OTHER_USAGE: Text = Text::new("revise los argumentos", "check the arguments");
    /// What would fit.
    pub const EXPECTED: Text = Text::new("puede ser: {values}", "it can be: {values}");
    /// What was probably meant.
    pub const DID_YOU_MEAN: Text = Text::new("¿quiso escribir {what}?", "did you mean {what}?");
    /// Where to read more.
    pub const SEE_HELP: Text =
        Text::new("vea: escrutinio {command} --help", "see: escrutinio {command} --help");
    /// A pack was written.
    pub const WROTE: Text = Text::new("se escribió {path}", "wrote {path}");
    /// How to verify it.
    pub const VERIFY_WITH: Text = Text::new("verifíquelo con: {command}", "verify it with: {command}");
    /// The packs were not signed.
    pub const NOT_SIGNED: Text = Text::new(
        "sin firma: use --sign LLAVE para que otros puedan verificarlo",
        "not signed: use --sign KEY so that others can verify it",
    );
    /// Only the confidential pack can be written.
    pub const ONLY_CONFIDENTIAL: Text = Text::new(
        "solo se escribió el paquete confidencial: sin secreto del expediente no hay versión pública",
        "only the confidential pack was written: without a case secret there is no public version",
    );
    /// Stands for a fingerprint in a command.
    pub const FINGERPRINT: Text = Text::new("HUELLA", "FINGERPRINT");
    /// Next step: the packs.
    pub const STEP_OUT: Text =
        Text::new("todos los hallazgos, en Excel, HTML y JSON", "all the findings, as Excel, HTML and JSON");
    /// Next step: a rule's page.
    pub const STEP_EXPLAIN: Text =
        Text::new("qué revisa una regla y qué no prueba", "what a rule checks and what it does not prove");
    /// Next step: the page.
    pub const STEP_SERVE: Text =
        Text::new("lo mismo en una página, sin internet", "the same on a page, offline");
    /// Heading of a key just made.
    pub const KEY_MADE: Text = Text::new(
        "llave nueva en {path} (guárdela; nadie la puede recuperar)",
        "new key in {path} (keep it; nobody can recover it)",
    );
    /// Its public half.
    pub const KEY_PUBLIC: Text = Text::new("parte pública: {path}", "public half: {path}");
    /// Its fingerprint.
    pub const KEY_FINGERPRINT: Text = Text::new("huella: {value}", "fingerprint: {value}");
    /// How OpenSSH shows it.
    pub const KEY_FINGERPRINT_SSH: Text =
        Text::new("huella OpenSSH: {value}", "OpenSSH fingerprint: {value}");
    /// What to do with it.
    pub const KEY_TELL: Text = Text::new(
        "entregue la huella por otro camino (de viva voz, en la carta): es lo que da confianza en la firma",
        "hand the fingerprint over by another way (by voice, in the letter): it is what makes the signature trusted",
    );
    /// The key has no passphrase.
    pub const KEY_OPEN: Text = Text::new(
        "la llave no tiene contraseña: quien copie el archivo firma como usted",
        "the key has no passphrase: whoever copies the file signs as you",
    );
    /// Heading of the fields of a table.
    pub const TABLE_COLUMNS: Text = Text::new("Columnas", "Columns");
    /// A column that was left.
    pub const TABLE_UNUSED: Text = Text::new("(no se usa)", "(not used)");
    /// Rows read and set aside.
    pub const TABLE_ROWS: Text = Text::new(
        "{n} {n:renglón leído|renglones leídos}, {aside} {aside:apartado|apartados}",
        "{n} {n:row|rows} read, {aside} set aside",
    );
    /// The header row.
    pub const TABLE_HEADER: Text = Text::new("encabezado en el renglón {row}", "header on row {row}");
    /// No header.
    pub const TABLE_NO_HEADER: Text = Text::new("sin encabezado", "no header");
    /// The sheet.
    pub const TABLE_SHEET: Text = Text::new("hoja «{name}»", "sheet “{name}”");
    /// A sheet that is not shown.
    pub const HIDDEN: Text = Text::new("oculta", "hidden");
    /// Heading of sheets.
    pub const TABLE_SHEETS: Text = Text::new("Hojas", "Sheets");
    /// Heading of rows set aside.
    pub const TABLE_ASIDE: Text = Text::new("Renglones apartados", "Rows set aside");
    /// Heading of notes.
    pub const TABLE_NOTES: Text = Text::new("Notas", "Notes");
    /// How to correct it.
    pub const TABLE_CORRECT: Text = Text::new(
        "¿Algo mal? --columns 'ENCABEZADO=campo', --columns '#G=campo', --sheet HOJA, --header-row N",
        "Anything wrong? --columns 'HEADER=field', --columns '#G=field', --sheet NAME, --header-row N",
    );
    /// A `--columns` that is not understood.
    pub const BAD_WHY: Text = Text::new("--why no se entiende", "--why is not understood");
    /// What it should look like.
    pub const BAD_WHY_DETAIL: Text = Text::new("«{what}» no son dos renglones", "“{what}” are not two rows");
    /// Of a picture without a pair.
    pub const SVG_NEEDS_WHY: Text = Text::new(
        "--format svg dibuja la evidencia de una pareja",
        "--format svg draws the evidence for a pair",
    );
    /// How a pair is asked about.
    pub const WHY_EXAMPLE: Text = Text::new(
        "por ejemplo --why 12,45; en el segundo archivo, --why 1:12,2:45; con varias hojas o listas, --why 'T1!12,T2!45'",
        "for instance --why 12,45; in the second file, --why 1:12,2:45; with several sheets or lists, --why 'T1!12,T2!45'",
    );
    /// Heading of the documents that would decide.
    pub const WHY_SETTLE: Text = Text::new("Lo que lo aclararía", "What would settle it");
    /// Counts beside the table of `duplicates`.
    pub const DUPLICATES_COUNT: Text = Text::new(
        "{clusters} grupos; {pairs} parejas, de las que unas {chance} serían de personas distintas",
        "{clusters} clusters; {pairs} pairs, of which about {chance} would be of different people",
    );
    /// How much was searched again.
    pub const DUPLICATES_RENEWED: Text = Text::new(
        "{n} de {of} renglones distintos se buscaron; de los demás vale lo que se guardó",
        "{n} of {of} different rows were searched; for the others what was kept holds",
    );
    /// Decisions that were heeded.
    pub const DUPLICATES_DECIDED: Text = Text::new("{n} decisiones aplicadas", "{n} decisions applied");
    /// Decisions whose pair is not what it was.
    pub const DUPLICATES_EXPIRED: Text = Text::new(
        "{n} decisiones no se aplicaron: su pareja ya no está o su evidencia cambió (renglones {lines} del archivo)",
        "{n} decisions were not applied: their pair is gone or its evidence has changed (lines {lines} of the file)",
    );
    /// Of `--memory`.
    pub const BAD_MEMORY: Text = Text::new("--memory no se entiende", "--memory is not understood");
    /// What it should look like.
    pub const BAD_MEMORY_DETAIL: Text =
        Text::new("«{what}» no es una cantidad de memoria", "“{what}” is no amount of memory");
    /// How to type it.
    pub const MEMORY_EXAMPLE: Text = Text::new(
        "escriba por ejemplo --memory 512M o --memory 2G",
        "type for example --memory 512M or --memory 2G",
    );
    /// Of `--columns`.
    pub const BAD_COLUMNS: Text = Text::new("--columns no se entiende", "--columns is not understood");
    /// What it should look like.
    pub const BAD_COLUMNS_DETAIL: Text = Text::new(
        "«{what}» no es ENCABEZADO=campo ni #LETRA=campo",
        "“{what}” is neither HEADER=field nor #LETTER=field",
    );
    /// A field nobody knows.
    pub const BAD_FIELD_DETAIL: Text = Text::new("no hay un campo «{what}»", "there is no field “{what}”");
    /// Which fields there are.
    pub const FIELDS: Text = Text::new("los campos son: {list}", "the fields are: {list}");
    /// Verdict of a verification.
    pub const VERDICT: Text = Text::new("Resultado", "Result");
    /// Signer.
    pub const SIGNER: Text = Text::new("firmó la llave {value}", "signed by the key {value}");
    /// Claimed time.
    pub const CLAIMED: Text = Text::new(
        "dice haberse firmado el {value} (declarado, no probado)",
        "says it was signed on {value} (claimed, not proven)",
    );
    /// The passphrase is asked for.
    pub const ASK_PASSPHRASE: Text = Text::new("Contraseña de la llave: ", "Passphrase of the key: ");
    /// And again.
    pub const ASK_AGAIN: Text = Text::new("Otra vez, para confirmar: ", "Again, to confirm: ");
    /// The two differ.
    pub const PASSPHRASES_DIFFER: Text = Text::new("no son iguales", "they differ");
    /// The page is open.
    pub const SERVING: Text = Text::new(
        "abra {url} en esta computadora; termine con Ctrl-C",
        "open {url} on this computer; stop with Ctrl-C",
    );
}
