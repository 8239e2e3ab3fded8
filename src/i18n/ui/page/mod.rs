//! Words of the page.

pub mod problems;

use crate::model::Text;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $es:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Text = Text::new($es, $en);)*
    };
}

/// The frame of every page.
pub mod frame {
    use super::Text;
    words! {
        /// First link of the page.
        SKIP = "Saltar al contenido", "Skip to content";
        /// Name of the language switch.
        LANGUAGE = "Idioma", "Language";
        /// Mark of synthetic data.
        SYNTHETIC = "DATOS SINTÉTICOS", "SYNTHETIC DATA";
        /// Link home.
        HOME = "Inicio", "Home";
        /// Link to the rules.
        RULES = "Qué revisa", "What it checks";
        /// Name of the navigation.
        NAVIGATION = "Páginas", "Pages";
        /// At the foot: where everything happens.
        LOCAL = "Todo se hace en esta computadora: ningún archivo sale de ella.",
            "Everything happens on this computer: no file leaves it.";
        /// At the foot: no advice.
        NO_ADVICE = "Esto no es asesoría legal. Un indicio no es una conclusión: lo decide una persona con los documentos a la vista.",
            "This is not legal advice. An indication is not a conclusion: a person decides, with the documents at hand.";
    }
}

/// The first page.
pub mod home {
    use super::Text;
    words! {
        /// Title.
        TITLE = "¿Qué quiere revisar?", "What do you want to check?";
        /// Below the title.
        LEAD = "Un padrón se revisa en menos de un minuto. Los archivos no salen de esta computadora, y lo que aquí se ve se borra al cerrar el programa.",
            "A voter roll is checked in less than a minute. Files do not leave this computer, and what you see here is gone when the program closes.";
        /// Heading of the roll.
        ROLL = "Un padrón", "A voter roll";
        /// What it is.
        ROLL_LEAD = "La lista de votantes tal como se la entregaron. Se señalan puestos con indicios de funciones de confianza, identificadores que no cuadran y posibles registros dobles.",
            "The list of voters as it was handed to you. It points out job titles with indications of confianza (supervisory or management) functions, identifiers that do not fit, and possible double entries.";
        /// Label of the file.
        ROLL_FILE = "Archivo del padrón", "File of the roll";
        /// Its hint.
        ROLL_FILE_HINT = "Excel, CSV, texto, hoja de cálculo o PDF con texto (.xlsx .xlsm .xlsb .xls .ods .csv .tsv .txt .pdf). También puede soltarlo aquí.",
            "Excel, CSV, text, a spreadsheet or a PDF with text (.xlsx .xlsm .xlsb .xls .ods .csv .tsv .txt .pdf). You can also drop it here.";
        /// Label of the vote.
        VOTE = "Clase de votación", "Kind of vote";
        /// Its hint.
        VOTE_HINT = "Si no la sabe, déjela así: lo que dependa de ella quedará sin revisar, y se dirá.",
            "If you do not know, leave it: whatever depends on it stays unchecked, and the result says so.";
        /// No answer yet.
        VOTE_UNKNOWN = "Todavía no sé", "I do not know yet";
        /// Label of the day.
        AS_OF = "Día al que habla la revisión (opcional)", "Day on which the audit speaks (optional)";
        /// Its hint.
        AS_OF_HINT = "Por ejemplo, el día en que recibió el padrón.",
            "For example, the day on which you received the roll.";
        /// Button.
        ROLL_GO = "Revisar el padrón", "Check the roll";
        /// Heading of the case.
        CASE = "Un expediente", "A case";
        /// What it is.
        CASE_LEAD = "Una carpeta con case.toml: los padrones, la nómina, las fechas y las actas de una votación. Con ella se revisan también los ingresos después de la fecha de corte y las sumas del conteo, y si algo pudo cambiar el resultado.",
            "A folder with case.toml: the rolls, the payroll, the dates and the tally sheets of a vote. It also lets you check hirings after the cut-off date, the sums of the count, and whether anything could have changed the result.";
        /// Cases at hand.
        CASES_HERE = "Expedientes en esta computadora", "Cases on this computer";
        /// Button beside a case; its title follows for screen readers.
        CASE_OPEN = "Abrir", "Open";
        /// A case file that is not valid.
        CASE_BROKEN = "case.toml tiene errores: ábralo para verlos", "case.toml has errors: open it to see them";
        /// No case in the folder.
        CASES_NONE = "La carpeta que dio con --data no tiene expedientes. Copie ahí una carpeta con case.toml y vuelva a cargar esta página.",
            "The folder that you gave with --data holds no case. Copy a folder with case.toml into it and reload this page.";
        /// No folder of cases.
        CASES_NO_FOLDER = "Para ver aquí sus expedientes, abra el programa con la carpeta que los contiene:",
            "To see your cases here, start the program with the folder that holds them:";
        /// How to start it so.
        CASES_COMMAND = "escrutinio serve --data CARPETA", "escrutinio serve --data DIR";
        /// Label of the folder.
        CASE_FOLDER = "Carpeta del expediente", "Folder of the case";
        /// Its hint.
        CASE_FOLDER_HINT = "Elija la carpeta que tiene case.toml, o suéltela aquí.",
            "Choose the folder that holds case.toml, or drop it here.";
        /// Button.
        CASE_GO = "Revisar el expediente", "Check the case";
        /// Heading of the pack.
        PACK = "Un reporte firmado", "A signed report";
        /// What it is.
        PACK_LEAD = "Compruebe quién firmó un reporte y que nadie lo cambió. No hace falta internet.",
            "Find out who signed a report and that nobody changed it. No internet is needed.";
        /// Label of the files.
        PACK_FILES = "Archivos del paquete", "Files of the pack";
        /// Its hint.
        PACK_FILES_HINT = "Todos los archivos de la carpeta public o confidential, o suelte aquí la carpeta.",
            "All the files of the folder public or confidential, or drop the folder here.";
        /// Label of the fingerprint.
        KEY = "Huella que le dio quien firmó", "Fingerprint that the signer gave you";
        /// Its hint.
        KEY_HINT = "64 letras y números, o empieza con SHA256: — pídala de viva voz o por carta. La que viene dentro del paquete no dice quién firmó.",
            "64 letters and digits, or it begins with SHA256: — ask for it by voice or letter. The one inside the pack does not say who signed.";
        /// Button.
        PACK_GO = "Verificar el reporte", "Verify the report";
        /// While a form is being sent.
        SENDING = "Leyendo los archivos…", "Reading the files…";
        /// While the server works.
        WORKING = "Revisando. Un padrón grande puede tardar un minuto.", "Checking. A large roll can take a minute.";
        /// What was chosen, by a script.
        CHOSEN = "Elegido:", "Chosen:";
        /// Files chosen, by a script.
        CHOSEN_FILES = "archivos", "files";
        /// The program does not answer, by a script.
        NO_ANSWER = "El programa no contesta. Vea si sigue abierto y vuelva a intentar.",
            "The program does not answer. See whether it is still open and try again.";
        /// Heading of the error summary.
        ERRORS = "Hay algo que corregir", "There is something to correct";
    }
}

/// The result of an audit.
pub mod result {
    use super::Text;
    words! {
        /// The kind of document.
        KICKER = "Resultado de la revisión", "Result of the audit";
        /// Before the day.
        AS_OF = "al {day}", "as of {day}";
        /// The answer: findings.
        FOUND = "{n} {n:hallazgo|hallazgos} en un padrón de {persons} {persons:persona|personas}.",
            "{n} {n:finding|findings} in a roll of {persons} {persons:person|people}.";
        /// The answer where there is no roll.
        FOUND_NO_ROLL = "{n} {n:hallazgo|hallazgos}. Este caso no trae padrón.",
            "{n} {n:finding|findings}. This case carries no roll.";
        /// The answer: none.
        NOTHING = "Sin hallazgos en lo que se pudo revisar.", "No findings in what could be checked.";
        /// The answer: what was not checked.
        NOT_CHECKED_SHORT = "{n} {n:revisión no se hizo|revisiones no se hicieron}.",
            "{n} {n:check was|checks were} not made.";
        /// Heading of warnings.
        WARNING = "Aviso", "Warning";
        /// Heading of the roll.
        READ = "Qué se leyó", "What was read";
        /// Who gave it.
        GIVEN = "{file}, entregado por {from} el {day}", "{file}, given by {from} on {day}";
        /// Who gave it, without a day.
        GIVEN_BY = "{file}, entregado por {from}", "{file}, given by {from}";
        /// A giver.
        EMPLOYER = "el patrón", "the employer";
        /// A giver.
        CFCRL = "el CFCRL", "the CFCRL";
        /// A giver.
        UNION = "el sindicato", "the union";
        /// A giver.
        WORKERS = "trabajadoras y trabajadores", "workers";
        /// Rows.
        ROWS = "renglones leídos", "rows read";
        /// Persons.
        PERSONS = "personas", "people";
        /// Rows set aside.
        ASIDE = "renglones apartados (títulos, totales, firmas, vacíos)", "rows set aside (titles, totals, signatures, blanks)";
        /// Heading of findings.
        BY_RULE = "Qué se encontró", "What was found";
        /// A weight.
        WEIGHT = "Peso", "Weight";
        /// A number of findings.
        NUMBER = "Cuántos", "How many";
        /// A rule.
        RULE = "Regla", "Rule";
        /// The ground.
        LAW = "Fundamento", "Legal ground";
        /// Rules that passed.
        PASSED = "{n} {n:regla sin hallazgos|reglas sin hallazgos}", "{n} {n:rule|rules} without findings";
        /// Heading of what was not checked.
        UNCHECKED = "Qué no se revisó", "What was not checked";
        /// Nothing was left.
        ALL_CHECKED = "Corrieron todas las reglas que se aplican a esta votación.",
            "Every rule that applies to this vote ran.";
        /// A rule without data.
        NO_DATA = "no se pudo revisar", "not checked";
        /// Why a rule could not run: nobody said what vote it is.
        NO_VOTE = "falta la clase de votación", "the kind of vote is missing";
        /// A rule that hangs on a reading.
        DEPENDS = "depende de cómo se lea la ley", "depends on how the law is read";
        /// A rule switched off.
        OFF = "la apagó el expediente", "switched off by the case file";
        /// A file that could not be read.
        UNREADABLE = "no se pudo leer", "could not be read";
        /// Checks to come.
        NOT_BUILT = "{n} {n:revisión del catálogo todavía no está|revisiones del catálogo todavía no están} en esta versión",
            "{n} {n:check of the catalogue is|checks of the catalogue are} not in this version yet";
        /// Link to them.
        NOT_BUILT_LINK = "ver cuáles", "see which";
        /// Heading of materiality.
        MATERIAL = "¿Puede cambiar el resultado?", "Could it change the result?";
        /// It could not.
        NOT_DETERMINATIVE = "no alcanza a cambiar el resultado", "could not have changed the result";
        /// It could.
        POSSIBLY = "podría cambiar el resultado", "could have changed the result";
        /// It does.
        DETERMINATIVE = "cambia el resultado", "changes the result";
        /// Nobody knows.
        NO_FIGURES = "faltan cifras para saberlo", "figures are missing to tell";
        /// No result.
        NO_RESULT = "Todavía no hay resultado que comparar: este caso no trae el conteo.",
            "There is no result to compare with yet: this case carries no count.";
        /// The turnout that is needed.
        THIRTY = "Con {rows} en el padrón, el 30 % son {need}.", "With {rows} on the roll, 30% is {need}.";
        /// Sums that fail.
        SUMS = "{bad} de {n} sumas del conteo no cuadran.", "{bad} of {n} sums of the count do not add up.";
        /// Heading of downloads.
        DOWNLOADS = "El reporte", "The report";
        /// The confidential one.
        CONFIDENTIAL = "Confidencial, para usted", "Confidential, for you";
        /// What it shows.
        CONFIDENTIAL_HINT = "Trae renglones y nombres de archivo; los nombres de las personas van tapados. No lo publique.",
            "It shows rows and file names; people’s names are masked. Do not publish it.";
        /// The public one.
        PUBLIC = "Público", "Public";
        /// What it shows.
        PUBLIC_HINT = "Sin renglones, nombres ni puestos: las personas son códigos hechos para este reporte.",
            "Without rows, names or job titles: people are codes made for this report.";
        /// Why there is none.
        NO_PUBLIC = "No hay versión pública: sin el secreto de un expediente, cualquiera con el padrón sabría de quién habla cada hallazgo.",
            "There is no public version: without a case’s secret, whoever holds the roll could tell whom each finding is about.";
        /// Opens the page.
        OPEN_HTML = "Abrir el reporte", "Open the report";
        /// The page.
        FILE_HTML = "Reporte para leer e imprimir", "Report to read and print";
        /// The workbook.
        FILE_XLSX = "Hallazgos en Excel", "Findings in Excel";
        /// The text table.
        FILE_CSV = "Hallazgos en CSV", "Findings as CSV";
        /// The data.
        FILE_JSON = "Datos completos", "All the data";
        /// How to sign.
        SIGN = "Estos archivos no van firmados. Para firmarlos: escrutinio audit EXPEDIENTE --out CARPETA --sign LLAVE",
            "These files are not signed. To sign them: escrutinio audit CASE --out DIR --sign KEY";
        /// Heading of the table.
        FINDINGS = "Los hallazgos, uno por uno", "The findings, one by one";
        /// What they are.
        FINDINGS_LEAD = "Un defecto es aritmética o identidad exacta. Un indicio es algo que una persona debe mirar: no es una conclusión.",
            "A defect is arithmetic or exact identity. A lead is something for a person to look at: it is not a conclusion.";
        /// Name of the filter.
        FILTER = "Mostrar", "Show";
        /// Every rule.
        ALL = "Todos", "All";
        /// Shown of all.
        SHOWN = "{from} a {to} de {n}", "{from} to {to} of {n}";
        /// Pages.
        PAGES = "Páginas de hallazgos", "Pages of findings";
        /// Before.
        PREVIOUS = "Anteriores", "Previous";
        /// After.
        NEXT = "Siguientes", "Next";
        /// Column.
        WHO = "De quién o de qué", "Whom or what";
        /// Column.
        WHERE = "Dónde", "Where";
        /// Column.
        SEEN = "Qué se ve", "What is seen";
        /// Column.
        DECISION = "Decisión", "Decision";
        /// Before what would refute it.
        REFUTED = "Lo desmentiría:", "Would refute it:";
        /// The same for every finding shown.
        REFUTED_ALL = "{rule}: qué desmentiría cada hallazgo", "{rule}: what would refute each finding";
        /// A place.
        AT_ROW = "renglón {row}", "row {row}";
        /// A place with a column.
        AT_CELL = "renglón {row}, columna {column}", "row {row}, column {column}";
        /// A line.
        AT_LINE = "línea {row}", "line {row}";
        /// How sure.
        SURE = "{n} de 1,000", "{n} of 1,000";
        /// Heading of what it cannot show.
        LIMITS = "Lo que este reporte no puede mostrar", "What this report cannot show";
        /// How long it is kept.
        KEPT = "Este resultado vive solo en la memoria de esta computadora, hasta que cierre el programa. Guarde lo que necesite.",
            "This result lives only in this computer’s memory, until the program closes. Save what you need.";
    }
}

/// The result of a verification.
pub mod verified {
    use super::Text;
    words! {
        /// The kind of document.
        KICKER = "Verificación de un reporte firmado", "Verification of a signed report";
        /// Title: all holds and the named key signed.
        VALID = "Lo firmó la llave que usted nombró", "The key that you named signed it";
        /// Title: nobody vouches.
        NOT_VOUCHED = "Las piezas coinciden, pero no se sabe quién firmó", "The pieces agree, but who signed is not known";
        /// Title: another key signed.
        OTHER_KEY = "No lo firmó la llave que usted nombró", "The key that you named did not sign it";
        /// Title: not valid.
        INVALID = "No es válido", "It is not valid";
        /// Title: not signed.
        UNSIGNED = "El paquete no está firmado", "The pack is not signed";
        /// Heading of the steps.
        STEPS = "Paso por paso", "Step by step";
        /// What the steps are.
        STEPS_LEAD = "Cada paso es un hecho aparte. Uno que no se revisó no cuenta como correcto.",
            "Each step is a fact of its own. One that was not checked does not count as holding.";
        /// Steps in a state.
        TALLY = "{n} {n:paso|pasos}: {state}", "{n} {n:step|steps}: {state}";
        /// What exit code 0 means here.
        EXIT_VALID = "lo que se pudo revisar coincide, y responde la llave que usted nombró",
            "what could be checked holds, and the key that you named vouches for it";
        /// Heading of the signer.
        SIGNER = "Quién firmó", "Who signed";
        /// The fingerprint.
        FINGERPRINT = "Huella de la llave que firmó", "Fingerprint of the key that signed";
        /// As OpenSSH shows it.
        FINGERPRINT_SSH = "La misma, como la escribe OpenSSH", "The same, as OpenSSH writes it";
        /// The time.
        CLAIMED = "Fecha que declara quien firmó (no probada)", "Time that the signer claims (not proven)";
        /// No signature verifies.
        NO_SIGNER = "Ninguna firma se pudo comprobar.", "No signature could be verified.";
        /// The exit code.
        EXIT = "En la terminal, escrutinio verify saldría con {code}: {meaning}.",
            "On the terminal, escrutinio verify would exit with {code}: {meaning}.";
        /// What it means.
        MEANING = "Qué significa este paso", "What this step means";
        /// Another one.
        AGAIN = "Verificar otro reporte", "Verify another report";
    }
}

/// The list of rules.
pub mod rules {
    use super::Text;
    words! {
        /// Title.
        TITLE = "Qué revisa esta versión, y qué no", "What this version checks, and what it does not";
        /// The rules that run.
        RUN = "Reglas que corren", "Rules that run";
        /// Those to come.
        PLANNED = "Todavía no están", "Not in this version yet";
        /// What that means.
        PLANNED_LEAD = "Nada de esto se revisó en sus archivos.", "None of this was checked in your files.";
    }
}

/// An error page.
pub mod error {
    use super::Text;
    words! {
        /// The code.
        CODE = "Código", "Code";
        /// The place.
        PLACE = "Dónde", "Where";
        /// What to do.
        HELP = "Qué hacer", "What to do";
        /// Back home.
        BACK = "Volver al inicio", "Back to the first page";
    }
}
