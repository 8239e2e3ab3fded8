//! One example of every section of the case file, which fit each other and are read as they stand.

use crate::model::Vote;

/// A key and the value shown for it.
pub(super) type Line = (&'static str, &'static str);

/// Examples of a section, each an entry of its own.
pub(super) fn examples(section: &str, vote: Vote) -> &'static [&'static [Line]] {
    match section {
        "option" => options(vote),
        "tally" => tally(vote),
        "final" => last(vote),
        _ => EXAMPLES.iter().find(|(name, _)| *name == section).map_or(&[], |(_, entries)| *entries),
    }
}

fn options(vote: Vote) -> &'static [&'static [Line]] {
    match vote {
        Vote::Contract | Vote::Legitimization => &[&[("id", "\"yes\"")], &[("id", "\"no\"")]],
        Vote::Strike => &[&[("id", "\"for\"")], &[("id", "\"against\"")]],
        Vote::Representation | Vote::Titularity | Vote::Officers => {
            &[&[("id", "\"sindicato-a\"")], &[("id", "\"sindicato-b\"")]]
        }
    }
}

const UNIONS: Line = ("votes", "{ sindicato-a = 389, sindicato-b = 300 }");
const ANSWERS: Line = ("votes", "{ yes = 389, no = 300 }");
const STRIKE: Line = ("votes", "{ for = 389, against = 300 }");

macro_rules! tally {
    ($votes:expr) => {
        &[&[
            ("place", "\"puerta-3\""),
            ("table", "\"1\""),
            ("transcript", "\"a\""),
            ("roll", "1300"),
            ("printed", "1300"),
            ("received", "1300"),
            ("used", "698"),
            ("leftover", "600"),
            ("spoiled", "2"),
            ("signed_roll", "698"),
            ("cast", "698"),
            ("unregistered", "0"),
            ("null", "9"),
            ("folios", "[ { from = 1, to = 1300 } ]"),
            ("opened", "2025-06-25T05:20:00"),
            ("closed", "2025-06-27T19:00:00"),
            $votes,
        ]]
    };
}

fn tally(vote: Vote) -> &'static [&'static [Line]] {
    match vote {
        Vote::Contract | Vote::Legitimization => tally!(ANSWERS),
        Vote::Strike => tally!(STRIKE),
        Vote::Representation | Vote::Titularity | Vote::Officers => tally!(UNIONS),
    }
}

macro_rules! last {
    ($votes:expr) => {
        &[&[("roll", "1300"), ("cast", "698"), ("null", "9"), $votes]]
    };
}

fn last(vote: Vote) -> &'static [&'static [Line]] {
    match vote {
        Vote::Contract | Vote::Legitimization => last!(ANSWERS),
        Vote::Strike => last!(STRIKE),
        Vote::Representation | Vote::Titularity | Vote::Officers => last!(UNIONS),
    }
}

/// A section's name and its entries.
type Entries = (&'static str, &'static [&'static [Line]]);

const EXAMPLES: &[Entries] = &[
    (
        "union",
        &[
            &[("id", "\"sindicato-a\""), ("name", "\"Sindicato A\""), ("role", "\"challenger\"")],
            &[("id", "\"sindicato-b\""), ("name", "\"Sindicato B\""), ("role", "\"incumbent\"")],
        ],
    ),
    (
        "unit",
        &[&[
            ("sites", "[\"Planta 1\"]"),
            ("include_positions", "[\"Operador general\"]"),
            ("exclude_positions", "[\"Vigilante\"]"),
            ("exclude_departments", "[\"Recursos Humanos\"]"),
        ]],
    ),
    ("closure", &[&[("authority", "\"CFCRL\""), ("from", "2025-07-14"), ("to", "2025-07-25")]]),
    (
        "document",
        &[&[
            ("id", "\"orden-del-paro\""),
            ("kind", "\"order\""),
            ("file", "\"docs/orden.pdf\""),
            ("from", "\"employer\""),
            ("received", "2025-06-26T12:10:00"),
            ("how", "\"reenviada por un delegado\""),
            ("grade", "\"seen\""),
        ]],
    ),
    (
        "incident",
        &[&[
            ("at", "2025-06-26T09:30:00"),
            ("place", "\"puerta-3\""),
            ("kind", "\"campaigning_by_staff\""),
            ("grade", "\"told\""),
            ("document", "\"orden-del-paro\""),
        ]],
    ),
    (
        "source",
        &[&[
            ("id", "\"roll-1\""),
            ("kind", "\"roll\""),
            ("file", "\"padron.xlsx\""),
            ("from", "\"employer\""),
            ("received", "2025-06-02T10:00:00"),
        ]],
    ),
    ("rules", &[&[("min_signal", "600")]]),
    (
        "decision",
        &[&[
            ("finding", "\"…\""),
            ("subject", "\"…\""),
            ("disposition", "\"accepted\""),
            ("by", "\"revisora-1\""),
            ("why", "\"dirige a ocho personas, según el organigrama\""),
            ("on", "2025-06-22"),
        ]],
    ),
    (
        "access",
        &[&[
            ("minutes_needed", "0"),
            ("release_notice", "0"),
            ("fragile_below", "30"),
            ("enough_share", "990"),
        ]],
    ),
    (
        "crew",
        &[
            &[
                ("id", "\"noche\""),
                ("name", "\"Nocturno\""),
                ("workers", "1200"),
                ("roll_values", "[\"T2\", \"NOCTURNO\"]"),
                ("start", "\"18:00\""),
                ("end", "\"06:00\""),
                ("days", "[\"mon\", \"tue\", \"wed\", \"thu\"]"),
                ("rest", "[2025-06-16]"),
                ("extra", "[2025-06-28]"),
                ("arrives_before", "30"),
                ("leaves_after", "20"),
                ("breaks", "[ { from = \"22:00\", to = \"22:30\" } ]"),
            ],
            &[
                ("id", "\"guardia\""),
                ("roll_values", "[\"VIGILANCIA\"]"),
                ("routes", "[\"R4\", \"R5\"]"),
                ("preset", "\"24x48\""),
                ("anchor", "2025-06-23"),
                ("start", "\"07:00\""),
            ],
            &[
                ("id", "\"rotativo\""),
                ("workers", "400"),
                ("cycle", "{ anchor = 2025-06-23, pattern = \"MMMMM--TTTTT--NNNNN--\" }"),
                (
                    "shifts",
                    "{ M = { start = \"06:00\", end = \"14:00\" }, T = { start = \"14:00\", end = \"22:00\" }, N = { start = \"22:00\", end = \"06:00\" } }",
                ),
            ],
        ],
    ),
    (
        "place",
        &[&[
            ("id", "\"puerta-3\""),
            ("name", "\"Puerta 3\""),
            ("outside_gate", "false"),
            ("crews", "[\"noche\", \"rotativo\"]"),
            ("desks", "4"),
            ("seconds_per_voter", "45"),
            (
                "windows",
                "[ { opens = 2025-06-25T05:00:00, closes = 2025-06-25T19:00:00, opened = 2025-06-25T05:20:00 } ]",
            ),
        ]],
    ),
    (
        "release",
        &[&[
            ("from", "2025-06-26T14:00:00"),
            ("to", "2025-06-26T15:00:00"),
            ("announced", "2025-06-26T12:00:00"),
            ("crews", "[\"noche\"]"),
            ("document", "\"orden-del-paro\""),
        ]],
    ),
    ("scenario", &[&[("id", "\"supervisores-500\""), ("doubtful", "500"), ("excluded", "0")]]),
];

/// The days of a kind of vote, the most urgent first; the first decides who is on the roll, where the law or
/// the program's default sets such a day.
pub(super) fn days(vote: Vote) -> &'static [&'static str] {
    match vote {
        Vote::Representation => &[
            "filed",
            "roll_received",
            "roll_posted",
            "vote_starts",
            "vote_ends",
            "notice_published",
            "call_issued",
            "results_posted",
        ],
        Vote::Titularity => &["claim_filed", "roll_received", "vote_starts", "vote_ends", "result_served"],
        Vote::Strike => &["strike_notice", "roll_received", "vote_starts", "vote_ends", "strike_started"],
        Vote::Contract | Vote::Legitimization => &[
            "cfcrl_notified",
            "roll_posted",
            "vote_starts",
            "vote_ends",
            "call_issued",
            "text_delivered",
            "results_posted",
            "results_notified",
        ],
        Vote::Officers => &["roll_posted", "call_issued", "vote_starts", "vote_ends", "results_posted"],
    }
}

/// Whether the first of those days is the cut-off of the roll.
pub(super) const fn has_cutoff(vote: Vote) -> bool {
    !matches!(vote, Vote::Officers)
}
