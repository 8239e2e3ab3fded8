//! What goes in wrong comes out as a finding, or as an error that names the line.

use serde_json::Value;

use super::small;
use crate::cli::harness::Case;

fn found(case: &Case, rule: &str) -> Vec<Value> {
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule).cloned().collect()
}

fn line_of(case: &Case, text: &str) -> u64 {
    small::line(&String::from_utf8(case.read("caso/case.toml")).unwrap(), text) as u64
}

#[test]
fn a_decision_on_a_finding_that_does_not_exist_is_told_with_its_line() {
    let case = small::case(
        "\n[[decision]]\nfinding = \"EL-01-0123456789abcdef\"\ndisposition = \"accepted\"\nwhy = \"visto\"\n",
    );
    let told = found(&case, "HK-01");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["at"]["line"], line_of(&case, "[[decision]]"), "{}", told[0]);
    // It removes nothing, and decides on nobody.
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    assert!(report["findings"].as_array().unwrap().iter().all(|one| one["disposition"]["state"] == "open"));
}

#[test]
fn versions_of_a_roll_that_share_nobody_are_told_first() {
    let rows = small::rows();
    let second = "\n[[source]]\nid = \"otro\"\nkind = \"roll\"\nfile = \"otro.csv\"\nsupersedes = \"roll\"\n";
    let case = small::case_of(&rows[..20], &small::case_toml(second))
        .file("caso/otro.csv", small::roll(&rows[30..40]));
    let report = case.audit(0, &["caso", "--format", "json"]).json();
    let step = &report["comparison"]["steps"][0];
    assert_eq!(step["totals"]["share_nobody"], true, "{}", step["totals"]);
    assert!(step["sentences"][0]["es"].as_str().unwrap().contains("no comparten a ninguna persona"));
    assert_eq!((&step["totals"]["removed"], &step["totals"]["added"]), (&20.into(), &10.into()));
}

#[test]
fn a_boss_column_that_points_nowhere_is_a_note_with_its_row() {
    let mut text = String::from_utf8(small::roll(&small::rows())).unwrap();
    let lines = text.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line},REPORTA A\n"),
        12 => format!("{line},999999\n"),
        _ => format!("{line},\n"),
    });
    text = lines.collect();
    let case = small::case("");
    case.put("caso/padron.csv", text);
    let notes: Vec<Value> = found(&case, "EL-01").into_iter().filter(|one| one["kind"] == "note").collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert_eq!((&notes[0]["at"]["row"], &notes[0]["at"]["column"]), (&13.into(), &"I".into()));
    assert!(notes[0]["message"]["es"].as_str().unwrap().contains("nadie en las listas"), "{}", notes[0]);
}

#[test]
fn dates_in_the_wrong_order_are_refused_with_both_and_the_line() {
    for (from, to, first, last) in [
        (
            "vote_starts = 2025-06-25",
            "vote_starts = 2025-06-25\nvote_ends = 2025-06-20",
            "vote_starts",
            "vote_ends",
        ),
        ("second_application = 2025-05-13", "second_application = 2025-04-13", "filed", "second_application"),
        ("filed = 2025-04-29", "filed = 2025-07-29", "filed", "vote_starts"),
    ] {
        let toml = small::case_toml("");
        assert!(toml.contains(from), "{toml}");
        let case = small::case_of(&small::rows(), &toml.replace(from, to));
        let said = case.audit(2, &["caso"]).err;
        assert!(said.contains("CASO-042") && said.contains(first) && said.contains(last), "{said}");
        let place = format!("case.toml:{}", line_of(&case, &format!("{last} =")));
        assert!(said.contains(&place), "{place}\n{said}");
    }
}

#[test]
fn a_row_that_left_before_it_came_is_a_finding_at_its_cell() {
    let mut text = String::from_utf8(small::roll(&small::rows())).unwrap();
    let lines = text.lines().enumerate().map(|(at, line)| match at {
        0 => format!("{line},FECHA DE BAJA,MOTIVO DE BAJA\n"),
        9 => format!("{line},31/01/1999,RENUNCIA\n"),
        _ => format!("{line},,\n"),
    });
    text = lines.collect();
    let case = small::case("");
    case.put("caso/padron.csv", text);
    let told = found(&case, "SR-02");
    assert!(told.iter().any(|one| one["at"]["row"] == 10 && one["kind"] == "defect"), "{told:?}");
}
