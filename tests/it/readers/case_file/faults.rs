//! Every fault of a case file, each on the line that says so: `#! CASO-014` stands where the fault is.

use std::collections::BTreeSet;

use escrutinio::model::{Arg, Msg};
use escrutinio::readers::case_file::{CaseProblem, Fault, MAX_BYTES, parse, parse_bytes};
use proptest::prelude::*;

use super::{EXAMPLE, HEAD};
use crate::messages::whole;

/// The text of a message's words, for looking at a suggestion.
fn words(msg: &Msg) -> String {
    let text =
        |arg: &Arg| if let Arg::Word(text) | Arg::Private(text) = arg { Some(text.clone()) } else { None };
    msg.args.iter().filter_map(|(_, arg)| text(arg)).collect::<Vec<_>>().join(" ")
}

fn problems_of(text: &str) -> Vec<CaseProblem> {
    let Err(problems) = parse(text) else { panic!("it was read:\n{text}") };
    for problem in &problems {
        assert!(whole(&problem.detail), "{:?}", problem.detail);
        assert!(whole(&problem.help), "{:?}", problem.help);
        assert_eq!(problem.problem().place, Some(format!("case.toml:{}", problem.line)));
    }
    problems
}

/// Codes and lines that the text itself expects.
fn marked(text: &str) -> Vec<(u32, String)> {
    let mut marks = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if let Some((_, codes)) = content.split_once("#!") {
            marks.extend(codes.split_whitespace().map(|code| (line, code.to_owned())));
        }
    }
    marks.sort();
    marks
}

fn found(text: &str) -> Vec<(u32, String)> {
    problems_of(text).iter().map(|problem| (problem.line, problem.code().to_owned())).collect()
}

/// Below the head of a small case.
const BELOW: &[&str] = &[
    // Keys.
    "[facility]\nnaem = \"x\" #! CASO-010",
    "[facility]\nzona = \"x\" #! CASO-010",
    "[[crew]] #! CASO-034 CASO-036\nid = \"a\"\nstart_time = \"18:00\" #! CASO-010",
    "[falicity] #! CASO-010\nname = \"x\"",
    "[rules]\nEL-01 = 3 #! CASO-012",
    "[[place]]\nid = \"p\"\nwindows = [ { open = 2025-06-25T05:00:00, opens = 2025-06-25T05:00:00, closes = 2025-06-25T06:00:00 } ] #! CASO-010",
    "[access]\nminutes_neded = 3 #! CASO-010",
    // What is missing.
    "[[union]] #! CASO-011\nname = \"x\"",
    "[[source]] #! CASO-011 CASO-011\nid = \"r\"",
    "[[closure]] #! CASO-011\nauthority = \"CFCRL\"\nfrom = 2025-07-14",
    "[[incident]] #! CASO-011\nat = 2025-06-26",
    "[[decision]] #! CASO-011\nfinding = \"f\"",
    "[[scenario]] #! CASO-011\ndoubtful = 3",
    "[[place]]\nid = \"p\"\nwindows = [ { opens = 2025-06-25T05:00:00 } ] #! CASO-011",
    "[[tally]]\nfolios = [ { from = 1 } ] #! CASO-011",
    // Kinds of value.
    "[facility]\nname = 3 #! CASO-012",
    "[facility]\nname = 2025-06-25 #! CASO-012",
    "[facility]\nproducts = \"motores\" #! CASO-012",
    "[facility]\nproducts = [\n  \"a\",\n  7, #! CASO-012\n]",
    "[[place]]\nid = \"p\"\noutside_gate = \"no\" #! CASO-012",
    "[final]\ncast = \"3,003\" #! CASO-012",
    "[final]\ncast = 3003.0 #! CASO-012",
    "[final]\nvotes = [1, 2] #! CASO-012",
    "[[tally]]\ntable = 1 #! CASO-012",
    "[crew] #! CASO-012\nid = \"a\"",
    "[[facility]] #! CASO-012\nname = \"x\"",
    "facility.name = 3 #! CASO-010",
    "crew = [3] #! CASO-010",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\ncolumns = [\"x\"] #! CASO-012",
    "[rules.EL-01]\nenabled = 1 #! CASO-012",
    "[rules.EL-01]\nmin_signal = \"600\" #! CASO-045",
    "[rules.EL-01]\nmin_signal = 0.6 #! CASO-045",
    // Words.
    "[[union]]\nid = \"x\"\nrole = \"retador\" #! CASO-013",
    "[[document]]\nid = \"d\"\nkind = \"correo\" #! CASO-013",
    "[[document]]\nid = \"d\"\ngrade = \"rumor\" #! CASO-013",
    "[[source]]\nid = \"r\"\nkind = \"padrón\" #! CASO-013\nfile = \"a.csv\"",
    "[[decision]]\nfinding = \"f\"\ndisposition = \"accept\" #! CASO-013",
    "[[crew]]\nid = \"a\"\nstart = \"06:00\"\nend = \"14:00\"\ndays = [\"lun\", \"tue\"] #! CASO-013",
    // Numbers.
    "[final]\ncast = -1 #! CASO-014",
    "[[tally]]\nvotes = { a = -3 } #! CASO-014",
    "[access]\nenough_share = 1001 #! CASO-014",
    "[[place]]\nid = \"p\"\ndesks = 0 #! CASO-014",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nheader_row = 99999999 #! CASO-014",
    "[[scenario]]\nid = \"s\"\ndoubtful = 99999999999999999999999 #! CASO-014",
    // Days and times.
    "[dates]\nfiled = \"29/04/2025\" #! CASO-015",
    "[dates]\nfiled = 06:00:00 #! CASO-012",
    "[dates]\nfiled = 2025-04-29T06:00:00Z #! CASO-016",
    "[dates]\nfiled = \"2025-04-29 06:00-06:00\" #! CASO-016",
    "[[closure]]\nauthority = \"x\"\nfrom = 2025-07-14T00:00:00 #! CASO-015\nto = 2025-07-25",
    "[[place]]\nid = \"p\"\nwindows = [ { opens = 2025-06-25, closes = 2025-06-26T05:00:00 } ] #! CASO-012",
    "[[place]]\nid = \"p\"\nwindows = [ { opens = \"2025-06-25 25:00\", closes = 2025-06-26T05:00:00 } ] #! CASO-015",
    "[[place]]\nid = \"p\"\nwindows = [ { opens = \"2025-06-25 24:30\", closes = 2025-06-27T05:00:00 } ] #! CASO-015",
    "[[place]]\nid = \"p\"\nwindows = [ { opens = 2025-06-25T05:00:00-06:00, closes = 2025-06-26T05:00:00 } ] #! CASO-016",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"6 pm\" #! CASO-015\nend = \"06:00\"",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"24:00\" #! CASO-015\nend = \"06:00\"",
    "[[crew]]\nid = \"a\"\ndates = [2025-06-25, \"26 de junio\"] #! CASO-015\nstart = \"18:00\"\nend = \"06:00\"",
    "[dates]\nvote_starts = 2025-06-27\nvote_ends = 2025-06-25 #! CASO-042",
    // States, zones, digests, columns.
    "[facility]\nstate = \"San Luis Potosí\" #! CASO-017",
    "[facility]\nstate = \"slp\" #! CASO-017",
    "[facility]\ntimezone = \"America/Mexico\" #! CASO-018",
    "[[place]]\nid = \"p\"\ntimezone = \"Tijuana\" #! CASO-018",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsha256 = \"abc\" #! CASO-019",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsha256 = \"+123456789012345678901234567890123456789012345678901234567890123\" #! CASO-019",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\ncolumns = { NOMBRE = \"nombre\" } #! CASO-040",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\ncolumns = { \"#ZZZ\" = \"name\" } #! CASO-040",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsheet = \"A\"\nsheets = [\"B\"] #! CASO-041",
    // Ids and what names them.
    "[[union]]\nid = \"\" #! CASO-020",
    "[[union]]\nid = \" x\" #! CASO-020",
    "[[union]]\nid = \"x\"\n[[union]]\nid = \"x\" #! CASO-021",
    "[[place]]\nid = \"p\"\n[[place]]\nid = \"p\" #! CASO-021",
    "[[scenario]]\nid = \"joint\" #! CASO-021",
    "[[place]]\nid = \"p\"\ncrews = [\"nite\"] #! CASO-022",
    "[[release]]\nfrom = 2025-06-26T14:00:00\nto = 2025-06-26T15:00:00\nannounced = 2025-06-26T12:00:00\ndocument = \"d\" #! CASO-022",
    "[[incident]]\nkind = \"x\"\ndocument = \"d\" #! CASO-022",
    "[[place]]\nid = \"gate-3\"\n[[tally]]\nplace = \"gate-2\" #! CASO-022",
    "[[union]]\nid = \"a\"\n[[union]]\nid = \"b\"\n[[tally]]\nvotes = { a = 1, bb = 2 } #! CASO-022",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsupersedes = \"q\" #! CASO-022",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsupersedes = \"r\" #! CASO-023",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsupersedes = \"q\" #! CASO-023\n[[source]]\nid = \"q\"\nkind = \"roll\"\nfile = \"b.csv\"\nsupersedes = \"r\"",
    "[[source]]\nid = \"s\"\nkind = \"roll\"\nfile = \"c.csv\"\nsupersedes = \"r\"\n[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsupersedes = \"q\" #! CASO-023\n[[source]]\nid = \"q\"\nkind = \"roll\"\nfile = \"b.csv\"\nsupersedes = \"r\"",
    "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a.csv\"\nsupersedes = \"q\" #! CASO-024\n[[source]]\nid = \"q\"\nkind = \"payroll\"\nfile = \"b.csv\"",
    // Windows and releases.
    "[[place]]\nid = \"p\"\nwindows = [\n  { opens = 2025-06-25T05:00:00, closes = 2025-06-25T05:00:00 }, #! CASO-030\n  { opens = 2025-06-25T22:00:00, closes = 2025-06-25T02:00:00 }, #! CASO-030\n  { opens = 2025-06-25T00:00:00, closes = 2025-06-25T00:00:00 }, #! CASO-031\n  { opens = 2025-06-26T00:00:00, closes = \"2025-06-26 24:00\" },\n]",
    "[[place]]\nid = \"p\"\nwindows = [ { opens = 2025-06-25T05:00:00, closes = 2025-06-25T19:00:00, opened = 2025-06-25T20:00:00 } ] #! CASO-030",
    "[[release]] #! CASO-032\nfrom = 2025-06-26T14:00:00\nto = 2025-06-26T15:00:00",
    "[[release]]\nfrom = 2025-06-26T14:00:00\nto = 2025-06-26T13:00:00 #! CASO-033\nannounced = 2025-06-26T12:00:00",
    // Duties.
    "[[crew]] #! CASO-034\nid = \"a\"\ndays = [\"mon\"]",
    "[[crew]] #! CASO-034\nid = \"a\"\ndays = [\"mon\"]\nstart = \"18:00\"",
    "[[crew]] #! CASO-034\nid = \"a\"\ndays = [\"mon\"]\nend = \"18:00\"",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nspells = [] #! CASO-034",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nspells = [ { start = \"06:00\" } ] #! CASO-034",
    "[[crew]]\nid = \"a\"\ncycle = { anchor = 2025-06-23, pattern = \"M-\" }\nshifts = { M = { } } #! CASO-034",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"18:00\"\nend = \"06:00\"\nhours = 12 #! CASO-035",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"18:00\"\nend = \"06:00\"\nspells = [ { start = \"06:00\", hours = 2 } ] #! CASO-035",
    "[[crew]]\nid = \"a\"\nstart = \"06:00\"\nend = \"14:00\"\ncycle = { anchor = 2025-06-23, pattern = \"M-\" }\nshifts = { M = { start = \"06:00\", end = \"14:00\" } } #! CASO-035",
    "[[crew]] #! CASO-036\nid = \"a\"\nstart = \"18:00\"\nend = \"06:00\"",
    "[[crew]] #! CASO-036\nid = \"a\"\nstart = \"18:00\"\nend = \"06:00\"\ndays = [\"mon\"]\ndates = [2025-06-25]",
    "[[crew]]\nid = \"a\"\nstart = \"18:00\"\nend = \"06:00\"\ndays = [] #! CASO-036",
    "[[crew]]\nid = \"a\"\nstart = \"18:00\"\nend = \"06:00\"\ncycle = { anchor = 2025-06-23, pattern = \"110X\" } #! CASO-037",
    "[[crew]]\nid = \"a\"\nstart = \"18:00\"\nend = \"06:00\"\ncycle = { anchor = 2025-06-23, pattern = \"00--\" } #! CASO-037",
    "[[crew]]\nid = \"a\"\nstart = \"18:00\"\nend = \"06:00\"\ncycle = { anchor = 2025-06-23, pattern = \"\" } #! CASO-037",
    "[[crew]]\nid = \"a\"\ncycle = { anchor = 2025-06-23, pattern = \"M-\" }\nshifts = { MM = { start = \"06:00\", end = \"14:00\" } } #! CASO-037",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nshifts = { M = { start = \"06:00\", end = \"14:00\" } } #! CASO-037",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"18:00\"\nend = \"06:00\"\nbreaks = [ { from = \"22:00\", to = \"22:00\" } ] #! CASO-038",
    "[[crew]]\nid = \"a\"\npreset = \"panama\" #! CASO-013\nstart = \"06:00\"",
    "[[crew]]\nid = \"a\"\npreset = \"2-2-3\" #! CASO-037\nstart = \"06:00\"",
    "[[crew]]\nid = \"a\"\npreset = \"4x3\" #! CASO-034",
    "[[crew]]\nid = \"a\"\npreset = \"4x3\"\nstart = \"06:00\"\nend = \"18:00\"\nhours = 12 #! CASO-035",
    "[[crew]]\nid = \"a\"\npreset = \"rotation\"\nanchor = 2025-06-23\nstart = \"06:00\" #! CASO-035",
    "[[crew]] #! CASO-036\nid = \"a\"\npreset = \"4x3\"\nstart = \"06:00\"\ndays = [\"mon\"]",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"06:00\"\nend = \"18:00\"\nanchor = 2025-06-23 #! CASO-037",
    "[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"06:00\"\nend = \"18:00\"\nassumed = [\"wrokers\"] #! CASO-013",
    "[[place]]\nid = \"p\"\nassumed = [\"desks\"] #! CASO-013",
    // Figures.
    "[[tally]]\nfolios = [ { from = 10, to = 1 } ] #! CASO-042",
    "[[closure]] #! CASO-042\nauthority = \"x\"\nfrom = 2025-07-25\nto = 2025-07-14",
    "[[tally]]\nplace = \"p\"\n[[tally]] #! CASO-044\nplace = \"p\"",
    // TOML itself.
    "[facility]\nname = planta #! CASO-003",
    "[facility]\nname = \"planta #! CASO-003",
    "[facility]\nname = #! CASO-003",
    "[facility]\nproducts = [\"a\" \"b\"] #! CASO-003",
    "[final]\ncast = 3,003 #! CASO-003",
    "[final]\ncast = 007 #! CASO-003",
    "[dates]\nfiled = 29/04/2025 #! CASO-003",
    "[dates]\nfiled = 2025-02-30 #! CASO-003",
    "[facility]\nname = \"C:\\planta\" #! CASO-003",
    "[facility]\nname = \"a\"\nname = \"b\" #! CASO-004",
    "[facility]\nname = \"a\"\n[facility] #! CASO-004\nowner = \"b\"",
    "[final]\nvotes = { a = 1, a = 2 } #! CASO-004",
];

#[test]
fn every_fault_has_its_code_and_its_line() {
    assert!(BELOW.len() >= 100);
    let mut wrong = Vec::new();
    for below in BELOW {
        let text = format!("{HEAD}{below}\n");
        let expected = marked(&text);
        assert!(!expected.is_empty(), "no mark in:\n{text}");
        let found = found(&text);
        if found != expected {
            wrong.push(format!("{text}expected {expected:?}\ngot {found:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_head_itself_is_checked() {
    for (text, expected) in [
        ("", vec![(1, "CASO-011"), (1, "CASO-011")]),
        ("[case]\nid = \"a\"\nvote = \"strike\"\n", vec![(1, "CASO-011")]),
        ("schema = 2\n[case]\nid = \"a\"\nvote = \"strike\"\n", vec![(1, "CASO-005")]),
        ("schema = \"1\"\n[case]\nid = \"a\"\nvote = \"strike\"\n", vec![(1, "CASO-005")]),
        ("schema = 1\n[case]\n", vec![(2, "CASO-011"), (2, "CASO-011")]),
        ("schema = 1\n[case]\nid = \"a\"\nvote = \"huelga\"\n", vec![(4, "CASO-013")]),
        ("schema = 1\nvote = \"strike\"\n[case]\nid = \"a\"\nvote = \"strike\"\n", vec![(2, "CASO-010")]),
        ("schema = 1\ncase = 3\n", vec![(2, "CASO-012")]),
        ("\u{feff}schema = 1\n[case]\nid = 3\nvote = \"strike\"\n", vec![(3, "CASO-012")]),
        ("schema = 1\r\n[case]\r\nid = 3\r\nvote = \"strike\"\r\n", vec![(3, "CASO-012")]),
        (
            "schema = 1\n[case]\nid = \"a\"\nvote = \"contract\"\n[[option]]\nid = \"yes\"\n",
            vec![(5, "CASO-043")],
        ),
    ] {
        let got = found(text);
        let got: Vec<(u32, &str)> = got.iter().map(|(line, code)| (*line, code.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }
}

#[test]
fn all_faults_are_told_at_once_and_in_order() {
    let text = format!(
        "{HEAD}[facility]\nstate = \"Jalisco\" #! CASO-017\nnaem = \"x\" #! CASO-010\n[final]\ncast = -1 #! CASO-014\n[[crew]] #! CASO-034 CASO-036\nid = \"a\"\n"
    );
    assert_eq!(found(&text), marked(&text));
    let repeated = format!("{HEAD}[final]\ncast = 1\ncast = 2 #! CASO-004\nroll = -1 #! CASO-014\n");
    assert_eq!(found(&repeated), marked(&repeated));
}

#[test]
fn what_to_write_instead_is_said() {
    for (below, words_of_help) in [
        ("[facility]\nnaem = \"x\"", "name"),
        ("[facility]\nstate = \"S.L.P.\"", "state = \"SLP\""),
        ("[facility]\nstate = \"Edo. de México\"", "state = \"MEX\""),
        ("[final]\ncast = \"3,003\"", "cast = 3003"),
        ("[dates]\nfiled = \"29/04/2025\"", "filed = 2025-04-29"),
        ("[[crew]]\nid = \"a\"\ndays = [\"mon\"]\nstart = \"6 pm\"\nend = \"06:00\"", "start = \"18:00\""),
        ("[[crew]]\nid = \"a\"\nstart = \"06:00\"\nend = \"14:00\"\ndays = [\"miércoles\"]", "\"wed\""),
        ("[[source]]\nid = \"r\"\nkind = \"nómina\"\nfile = \"a\"", "kind = \"payroll\""),
        (
            "[[source]]\nid = \"r\"\nkind = \"roll\"\nfile = \"a\"\ncolumns = { X = \"fecha de ingreso\" }",
            "X = \"hire_date\"",
        ),
        (
            "[[crew]]\nid = \"night\"\nstart = \"06:00\"\nend = \"14:00\"\ndays = [\"mon\"]\n[[place]]\nid = \"p\"\ncrews = [\"nite\"]",
            "night",
        ),
        (
            "[[place]]\nid = \"p\"\nwindows = [ { opens = 2025-06-25T22:00:00, closes = 2025-06-25T02:00:00 } ]",
            "closes = 2025-06-26T02:00:00",
        ),
        (
            "[[place]]\nid = \"p\"\nwindows = [ { opens = 2025-06-25T00:00:00, closes = 2025-06-25T00:00:00 } ]",
            "closes = 2025-06-26T00:00:00",
        ),
        ("[facility]\ntimezone = \"America/Mexico\"", "timezone = \"America/Mexico_City\""),
        ("[dates]\nfiled = 2025-04-29T06:00:00-06:00", "filed = 2025-04-29T06:00:00"),
        ("[dates]\nfiled = \"2025-04-29 06:00Z\"", "filed = \"2025-04-29 06:00\""),
        ("facility.name = \"x\"", "[facility]"),
        ("[final]\ncast = -1", ""),
        ("[[tally]]\ntable = 1", "table = \"1\""),
    ] {
        let problems = problems_of(&format!("{HEAD}{below}\n"));
        assert_eq!(words(&problems[0].help), words_of_help, "{below}");
    }
    let contract = HEAD.replace("representation", "contract");
    let problems = problems_of(&format!("{contract}[final]\nvotes = {{ \"sí\" = 3, no = 1 }}\n"));
    assert_eq!(words(&problems[0].help), "yes");
}

#[test]
fn a_repeated_key_names_the_first() {
    let problems = problems_of(&format!("{HEAD}[final]\nroll = 1\ncast = 1\nroll = 2\n"));
    assert_eq!((problems[0].line, words(&problems[0].detail).as_str()), (8, "6 roll"));
}

#[test]
fn bytes_that_are_no_text_are_explained() {
    let of = |bytes: &[u8]| {
        let problems = parse_bytes(bytes).unwrap_err();
        (problems[0].fault, problems[0].line, problems.len())
    };
    assert_eq!(of(b"schema = 1\n[case]\ntitle = \"Planta Pe\xF1a\"\n"), (Fault::Encoding, 3, 1));
    assert_eq!(of(b"\xFF\xFEs\0c\0"), (Fault::Encoding, 1, 1));
    assert_eq!(of(&vec![b' '; MAX_BYTES + 1]), (Fault::TooLarge, 1, 1));
}

#[test]
fn a_mile_of_nesting_is_refused_in_bounded_memory() {
    let dots = format!("{HEAD}{}a = 1\n", "a.".repeat(200_000));
    assert_eq!(found(&dots), [(5, "CASO-003".to_owned())]);
    let header = format!("{HEAD}[{}a]\n", "a.".repeat(200_000));
    assert_eq!(found(&header), [(5, "CASO-003".to_owned())]);
    let lists = format!("{HEAD}x = {}\n", "[".repeat(200_000));
    assert!(problems_of(&lists).iter().all(|problem| problem.fault == Fault::Syntax));
    let inline = format!("{HEAD}x = {{ {} = 1 }}\n", "a.".repeat(100_000) + "a");
    assert!(!problems_of(&inline).is_empty());
}

#[test]
fn codes_are_unique_and_told_in_both_languages() {
    let codes: BTreeSet<&str> = Fault::ALL.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes.len(), Fault::ALL.len());
    for fault in Fault::ALL {
        let title = fault.title();
        assert!(!title.es.is_empty() && !title.en.is_empty() && title.es != title.en);
        assert!(!title.es.ends_with('.') && !title.en.ends_with('.'));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = parse_bytes(&bytes);
    }

    #[test]
    fn arbitrary_text_never_panics(text in "(\\PC|\n|=|\\[|\\]|\\{|\\}|\"|\\.){0,120}") {
        let _ = parse(&text);
    }

    /// Lines of the example, shuffled, cut and repeated: mostly TOML, rarely a case.
    #[test]
    fn a_torn_example_never_panics(
        picks in proptest::collection::vec((0..400_usize, 0..90_usize), 0..60),
    ) {
        let lines: Vec<&str> = EXAMPLE.lines().collect();
        let text: Vec<String> = picks
            .iter()
            .map(|(at, keep)| lines[at % lines.len()].chars().take(if keep % 3 == 0 { *keep } else { 200 }).collect())
            .collect();
        let text = format!("{HEAD}{}\n", text.join("\n"));
        if let Err(problems) = parse(&text) {
            let last = u32::try_from(text.lines().count()).unwrap();
            for problem in problems {
                prop_assert!((1..=last + 1).contains(&problem.line));
                prop_assert!(whole(&problem.detail) && whole(&problem.help));
            }
        }
    }

    /// One value of the example replaced: always an answer, never a panic, and it names that line.
    #[test]
    fn a_replaced_value_is_read_or_named(at in 0..400_usize, value in "(-?[0-9]{1,4}|\"[a-z:0-9 -]{0,12}\"|true|\\[\\]|\\{\\}|2025-06-2[0-9]|1\\.5)") {
        let mut lines: Vec<String> = EXAMPLE.lines().map(str::to_owned).collect();
        let at = at % lines.len();
        let Some((key, _)) = lines[at].split_once(" = ") else { return Ok(()) };
        if key.contains('{') || lines[at].starts_with('#') || lines[at].matches('[').count() != lines[at].matches(']').count() {
            return Ok(());
        }
        let key = key.to_owned();
        lines[at] = format!("{key} = {value}");
        let _ = parse(&lines.join("\n"));
    }
}

#[test]
fn a_file_full_of_faults_ends_in_bounded_time() {
    let repeats = format!("{HEAD}[final]\n{}", "cast = 1\n".repeat(50_000));
    assert_eq!(problems_of(&repeats).len(), 200);
    let source = |at: u32| {
        let next = (at + 1) % 5_000;
        format!("[[source]]\nid = \"{at}\"\nkind = \"roll\"\nfile = \"a\"\nsupersedes = \"{next}\"\n")
    };
    let chained = HEAD.to_owned() + &(0..5_000).map(source).collect::<String>();
    assert_eq!(problems_of(&chained).len(), 1);
    let unknown = format!("{HEAD}{}", "[[crew]]\nx = 1\n".repeat(2_000));
    assert_eq!(problems_of(&unknown).len(), 8_000);
}
