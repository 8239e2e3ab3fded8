//! Problems of the page and of its server: a stable code, and what to say.

use crate::model::Text;

/// A problem's fixed texts. `{name}` stands for an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// Stable code.
    pub code: &'static str,
    /// What went wrong.
    pub title: Text,
    /// Expected and got.
    pub detail: Text,
    /// What to do next.
    pub help: Text,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $code:literal
        $title_es:literal, $title_en:literal;
        $detail_es:literal, $detail_en:literal;
        $help_es:literal, $help_en:literal;
    )*) => {
        $($(#[$doc])* pub const $name: Wording = Wording {
            code: $code,
            title: Text::new($title_es, $title_en),
            detail: Text::new($detail_es, $detail_en),
            help: Text::new($help_es, $help_en),
        };)*

        /// Every problem, in the order of the codes.
        pub const ALL: &[Wording] = &[$($name),*];
    };
}

problems! {
    /// `--listen` names an address that others can reach.
    NOT_LOOPBACK "SRV-001"
        "la página solo se abre en esta computadora", "the page opens on this computer only";
        "«{what}» se alcanza desde otras computadoras, y esta versión no tiene cuentas que la protejan",
        "“{what}” can be reached from other computers, and this version has no accounts to protect it";
        "use 127.0.0.1:8642, o quite --listen", "use 127.0.0.1:8642, or leave --listen out";
    /// `--listen` is no address.
    BAD_ADDRESS "SRV-002"
        "la dirección no se entiende", "the address is not understood";
        "se esperaba dirección y puerto, y se dio «{what}»", "an address and a port were expected, and “{what}” was given";
        "por ejemplo: --listen 127.0.0.1:8642", "for example: --listen 127.0.0.1:8642";
    /// The port is taken.
    PORT_BUSY "SRV-003"
        "el puerto ya está ocupado", "the port is taken";
        "otro programa, quizá otra ventana de Escrutinio, ya usa {what}",
        "another program, perhaps another window of Escrutinio, already uses {what}";
        "abra http://{what}/ o use otro puerto: --listen 127.0.0.1:8643",
        "open http://{what}/ or use another port: --listen 127.0.0.1:8643";
    /// The address cannot be used for another reason.
    CANNOT_LISTEN "SRV-004"
        "no se pudo abrir la página", "the page could not be opened";
        "el sistema respondió: {why}", "the system answered: {why}";
        "use otro puerto: --listen 127.0.0.1:8643", "use another port: --listen 127.0.0.1:8643";
    /// The request names a host that is not this computer.
    FOREIGN_HOST "SRV-005"
        "esta página solo contesta en esta computadora", "this page answers on this computer only";
        "la dirección con que se pidió no es de esta computadora", "the address it was asked by is not of this computer";
        "abra la dirección que dio el programa al empezar", "open the address that the program gave when it started";
    /// Another site sent the form.
    FOREIGN_ORIGIN "SRV-006"
        "la petición viene de otra página", "the request comes from another page";
        "solo se aceptan formularios enviados desde esta misma página", "only forms sent from this very page are accepted";
        "abra la página de Escrutinio y envíe el formulario desde ahí", "open Escrutinio’s page and send the form from there";
    /// There is no such page.
    NOT_FOUND "SRV-007"
        "esa página no existe", "there is no such page";
        "la dirección no lleva a ninguna parte", "the address leads nowhere";
        "empiece por la página de inicio", "begin with the first page";
    /// The result is no longer kept.
    GONE "SRV-008"
        "ese resultado ya no está", "that result is gone";
        "los resultados viven en la memoria hasta que se cierra el programa, y solo los últimos {n}",
        "results live in memory until the program closes, and only the last {n}";
        "vuelva a revisar el archivo", "check the file again";
    /// The wrong method.
    METHOD "SRV-009"
        "esa página no se usa así", "that page is not used this way";
        "la dirección existe, pero no con este método", "the address exists, but not with this method";
        "empiece por la página de inicio", "begin with the first page";
    /// Too many bytes.
    TOO_LARGE "SRV-010"
        "los archivos son demasiado grandes para la página", "the files are too large for the page";
        "la página acepta hasta {n} MiB en total", "the page takes up to {n} MiB in all";
        "quite lo que sobra, o use la terminal: escrutinio audit ARCHIVO",
        "leave out what is not needed, or use the terminal: escrutinio audit FILE";
    /// A form that is not one.
    BAD_FORM "SRV-011"
        "el formulario llegó incompleto", "the form arrived incomplete";
        "se esperaba multipart/form-data con sus archivos completos", "multipart/form-data with its whole files was expected";
        "envíelo otra vez", "send it again";
    /// No file was chosen.
    NO_FILE "SRV-012"
        "falta el archivo", "the file is missing";
        "no se eligió ningún archivo, o está vacío", "no file was chosen, or it is empty";
        "elija el archivo y vuelva a enviar", "choose the file and send again";
    /// A name that points outside.
    BAD_NAME "SRV-013"
        "un archivo tiene un nombre que no se acepta", "a file has a name that is not accepted";
        "los nombres no pueden salir de su carpeta ni traer caracteres de control",
        "names must not lead out of their folder nor hold control characters";
        "cambie el nombre del archivo y vuelva a elegirlo", "rename the file and choose it again";
    /// Two files by one name.
    SAME_NAME "SRV-014"
        "dos archivos tienen el mismo nombre", "two files have the same name";
        "dentro de una carpeta cada nombre es de un solo archivo", "within a folder each name belongs to one file";
        "elija una sola carpeta", "choose one folder only";
    /// Too many files.
    TOO_MANY "SRV-015"
        "son demasiados archivos", "these are too many files";
        "la página acepta hasta {n} a la vez", "the page takes up to {n} at a time";
        "elija solo la carpeta del expediente o del paquete", "choose only the folder of the case or of the pack";
    /// A day that is none.
    BAD_DAY "SRV-016"
        "la fecha no se entiende", "the date is not understood";
        "se esperaba año, mes y día, como 2025-06-20", "year, month and day were expected, such as 2025-06-20";
        "corrija la fecha, o déjela vacía", "correct the date, or leave it empty";
    /// A vote that is none.
    BAD_VOTE "SRV-017"
        "esa clase de votación no existe", "there is no such kind of vote";
        "puede ser: {values}", "it can be: {values}";
        "elija una de la lista", "choose one of the list";
    /// Several rolls at once.
    ONE_ROLL "SRV-018"
        "un padrón va solo", "a roll goes alone";
        "llegaron {n} archivos, se esperaba uno", "{n} files arrived; one was expected";
        "elija un solo archivo; si son varios, arme un expediente", "choose one file only; for several, make a case";
    /// Several packs at once.
    ONE_PACK "SRV-019"
        "un paquete no tiene carpetas adentro", "a pack has no folders inside";
        "llegaron archivos de varias carpetas", "files of several folders arrived";
        "elija la carpeta public o la confidential, no la que contiene las dos",
        "choose the folder public or confidential, not the one that holds both";
    /// A case that is not in the list.
    NO_SUCH_CASE "SRV-020"
        "ese expediente no está en la carpeta", "that case is not in the folder";
        "se abrió la página antes de que lo movieran, o no tiene case.toml",
        "the page was opened before it was moved, or it has no case.toml";
        "vuelva al inicio y elija uno de la lista", "go back to the first page and choose one of the list";
    /// Everyone is working.
    BUSY "SRV-021"
        "hay demasiadas revisiones al mismo tiempo", "too many audits are running";
        "se hacen hasta {n} a la vez", "up to {n} run at a time";
        "espere un minuto y vuelva a enviar", "wait a minute and send again";
    /// It took too long.
    TOO_LONG "SRV-022"
        "la revisión tardó demasiado", "the audit took too long";
        "la página espera hasta {n} segundos", "the page waits up to {n} seconds";
        "use la terminal: escrutinio audit ARCHIVO", "use the terminal: escrutinio audit FILE";
    /// A bug.
    BUG "SRV-023"
        "error del programa", "error in the program";
        "la revisión se detuvo por un error nuestro; los archivos no cambiaron",
        "the audit stopped on an error of ours; the files did not change";
        "repórtelo con lo que hizo, sin enviar los archivos", "report it with what you did, without sending the files";
    /// Anything else that HTTP refuses.
    REFUSED "SRV-024"
        "la petición no se aceptó", "the request was not accepted";
        "no tiene la forma que se espera", "it does not have the form that is expected";
        "empiece por la página de inicio", "begin with the first page";
}
