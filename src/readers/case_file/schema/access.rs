//! Keys of the sections about duties, polling places and releases.

use super::{Key, List, Shape, Words};
use crate::model::Preset;

const DAY_MINUTES: u64 = 24 * 60;
const PEOPLE: u64 = 10_000_000;

pub(super) static ACCESS: &[Key] = &[
    Key::new(
        "minutes_needed",
        Shape::Whole(0, DAY_MINUTES),
        "minutos seguidos que hacen falta para votar",
        "minutes in one piece that it takes to vote",
    ),
    Key::new(
        "release_notice",
        Shape::Whole(0, 7 * DAY_MINUTES),
        "minutos entre el aviso de un permiso y su primer uso",
        "minutes between an order's announcement and its first use",
    ),
    Key::new(
        "fragile_below",
        Shape::Whole(0, 7 * DAY_MINUTES),
        "con menos minutos alcanzables el acceso es frágil",
        "with fewer reachable minutes access is fragile",
    ),
    Key::new(
        "enough_share",
        Shape::Whole(0, 1000),
        "parte de la cuadrilla que debe caber, en milésimas",
        "share of the crew that must fit, in permille",
    ),
];

const START: Key = Key::new("start", Shape::Starts, "hora en que empieza", "time at which it starts");
const END: Key = Key::new(
    "end",
    Shape::Ends,
    "hora en que termina; la misma que start son 24 horas",
    "time at which it ends; the same as start is 24 hours",
);
const HOURS: Key = Key::new(
    "hours",
    Shape::Whole(1, 240),
    "duración en horas, en lugar de end",
    "length in hours, instead of end",
);

/// A duty's hours in one piece.
pub(super) static SPELL: &[Key] = &[START.required(), END, HOURS];

/// A letter's hours: in one piece or several.
static SHIFT: &[Key] = &[
    START,
    END,
    HOURS,
    Key::new("spells", Shape::Tables(SPELL), "turno quebrado: cada tramo", "split shift: each spell"),
];

static CYCLE: &[Key] = &[
    Key::new("anchor", Shape::Day, "día de la primera letra", "day of the first letter").required(),
    Key::new("pattern", Shape::Text, "una letra por día; - y 0 descansan", "one letter a day; - and 0 rest")
        .required()
        .like("\"1111000\""),
];

static BREAK: &[Key] = &[
    Key::new("from", Shape::Starts, "empieza", "it starts").required(),
    Key::new("to", Shape::Ends, "termina", "it ends").required(),
];

pub(super) static CREW: &[Key] = &[
    Key::new("id", Shape::Id(List::Crews), "clave corta", "short key").required(),
    Key::new("name", Shape::Text, "nombre", "name"),
    Key::new(
        "workers",
        Shape::Whole(0, PEOPLE),
        "personas; si no se pone, se cuentan del padrón por roll_values",
        "people; left out: counted from the roll by roll_values",
    ),
    Key::new(
        "roll_values",
        Shape::Texts,
        "lo que dice la columna de turno del padrón para esta cuadrilla",
        "what the roll's shift column says for this crew",
    ),
    Key::new(
        "routes",
        Shape::Texts,
        "rutas de transporte cuya gente es esta cuadrilla, como las escribe el padrón o el rol; si no se pone, todas",
        "bus routes whose people are this crew, as the roll or roster writes them; left out: all",
    ),
    Key::new(
        "preset",
        Shape::Word(Words {
            known: &Preset::KEYS,
            also: &[
                ("2x2x3", "2-2-3"),
                ("panama", "2-2-3"),
                ("pitman", "2-2-3"),
                ("12x12x4", "4x4"),
                ("24x72", "24x48"),
                ("rotativo", "rotation"),
                ("rotacion", "rotation"),
                ("findesemana", "weekend"),
                ("fin de semana", "weekend"),
                ("partido", "split"),
                ("quebrado", "split"),
            ],
        }),
        "patrón conocido, en lugar de days, cycle o dates; sus fechas se ven con hours --calendar",
        "a known pattern, instead of days, cycle or dates; hours --calendar shows its dates",
    )
    .like("\"4x3\""),
    Key::new(
        "anchor",
        Shape::Day,
        "con preset: la fecha en que empieza un ciclo, primer día de turno",
        "with preset: the date on which a cycle begins, its first day of duty",
    ),
    START,
    END,
    HOURS,
    Key::new("spells", Shape::Tables(SPELL), "turno quebrado: cada tramo", "split shift: each spell"),
    Key::new(
        "days",
        Shape::WordList(Words {
            known: &["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            also: &[
                ("lun", "mon"),
                ("lunes", "mon"),
                ("mar", "tue"),
                ("martes", "tue"),
                ("mie", "wed"),
                ("miercoles", "wed"),
                ("jue", "thu"),
                ("jueves", "thu"),
                ("vie", "fri"),
                ("viernes", "fri"),
                ("sab", "sat"),
                ("sabado", "sat"),
                ("dom", "sun"),
                ("domingo", "sun"),
            ],
        }),
        "días de la semana en que empieza el turno",
        "days of the week on which the duty starts",
    ),
    Key::new("cycle", Shape::Table(CYCLE), "rol que se repite", "a cycle that repeats"),
    Key::new(
        "shifts",
        Shape::Shifts(SHIFT),
        "horas de cada letra del rol; sin esto, 1 trabaja con start y end",
        "hours of each letter of the cycle; without it, 1 works by start and end",
    ),
    Key::new("dates", Shape::Days, "fechas en que empieza el turno", "dates on which the duty starts"),
    Key::new("rest", Shape::Days, "fechas de inicio que se quitan", "starting dates taken out"),
    Key::new("extra", Shape::Days, "fechas de inicio que se agregan", "starting dates added"),
    Key::new(
        "arrives_before",
        Shape::Whole(0, DAY_MINUTES),
        "minutos en la planta antes del turno",
        "minutes on the premises before the duty",
    ),
    Key::new(
        "leaves_after",
        Shape::Whole(0, DAY_MINUTES),
        "minutos hasta que sale el transporte",
        "minutes until the transport leaves",
    ),
    Key::new(
        "breaks",
        Shape::Tables(BREAK),
        "descansos en que se puede dejar el puesto",
        "breaks in which the worker may leave the post",
    ),
    ASSUMED,
];

const ASSUMED: Key = Key::new(
    "assumed",
    Shape::Texts,
    "claves de esta tabla cuyo valor es un supuesto que nadie ha confirmado",
    "keys of this table whose value is an assumption that nobody confirmed",
);

static WINDOW: &[Key] = &[
    Key::new("opens", Shape::At, "apertura anunciada", "published opening").required(),
    Key::new("closes", Shape::At, "cierre anunciado", "published closing").required(),
    Key::new("opened", Shape::At, "apertura real", "real opening"),
    Key::new("closed", Shape::At, "cierre real", "real closing"),
];

pub(super) static PLACE: &[Key] = &[
    Key::new("id", Shape::Id(List::Places), "clave corta", "short key").required(),
    Key::new("name", Shape::Text, "nombre", "name"),
    Key::new(
        "outside_gate",
        Shape::Bool,
        "se llega sin gafete de la planta",
        "reachable without a gate pass",
    ),
    Key::new(
        "crews",
        Shape::Refs(List::Crews),
        "cuadrillas que votan ahí; si no se pone, todas",
        "crews that vote there; left out: all",
    ),
    Key::new("desks", Shape::Whole(1, 10_000), "mesas de registro", "registration desks"),
    Key::new(
        "seconds_per_voter",
        Shape::Whole(1, 86_400),
        "segundos por persona en una mesa",
        "seconds a person takes at a desk",
    ),
    Key::new("windows", Shape::Tables(WINDOW), "horarios de la casilla", "hours of the polling place"),
    Key::new(
        "timezone",
        Shape::Zone,
        "zona horaria, si no es la de la planta",
        "time zone, where it is not the plant's",
    ),
    ASSUMED,
];

pub(super) static RELEASE: &[Key] = &[
    Key::new("from", Shape::At, "empieza", "it starts").required(),
    Key::new("to", Shape::At, "termina", "it ends").required(),
    Key::new("announced", Shape::At, "cuándo se avisó", "when it was announced"),
    Key::new("crews", Shape::Refs(List::Crews), "cuadrillas; si no se pone, todas", "crews; left out: all"),
    Key::new("document", Shape::Ref(List::Documents), "documento que lo respalda", "document behind it"),
    ASSUMED,
];
