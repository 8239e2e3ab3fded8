//! What a person decided is replayed by id, counted, and never lost without a word.

use serde_json::Value;

use super::small;
use crate::cli::harness::Case;

fn decision(finding: &str, disposition: &str, why: &str) -> String {
    format!(
        "\n[[decision]]\nfinding = \"{finding}\"\ndisposition = \"{disposition}\"\nby = \"reviewer-1\"\n\
         why = \"{why}\"\non = 2025-06-22\n"
    )
}

fn findings<'a>(report: &'a Value, rule: &str) -> Vec<&'a Value> {
    report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule).collect()
}

fn id(finding: &Value) -> String {
    finding["id"].as_str().unwrap().to_owned()
}

fn report(case: &Case) -> Value {
    case.audit(0, &["caso", "--format", "json"]).json()
}

#[test]
fn decisions_are_replayed_with_their_reasons_and_counted() {
    let open = report(&small::case(""));
    let ids: Vec<String> = findings(&open, "EL-01").into_iter().map(id).take(3).collect();
    let states = ["accepted", "dismissed", "pending"];
    let more: String =
        ids.iter().zip(states).map(|(id, state)| decision(id, state, &format!("porque {state}"))).collect();
    let case = small::case(&more);
    let decided = report(&case);
    for (id, state) in ids.iter().zip(states) {
        let finding = findings(&decided, "EL-01").into_iter().find(|finding| finding["id"] == **id).unwrap();
        let told = serde_json::json!({
            "state": state, "by": "reviewer-1", "why": format!("porque {state}"), "on": "2025-06-22"
        });
        assert_eq!(finding["disposition"], told);
    }
    let total = open["findings"].as_array().unwrap().len();
    let counts = serde_json::json!({ "open": total - 3, "accepted": 1, "dismissed": 1, "pending": 1 });
    assert_eq!(decided["summary"]["dispositions"], counts);
    // A dismissed finding stays in the report, and its person no longer counts.
    assert_eq!(decided["findings"].as_array().unwrap().len(), total);
    let doubtful = |report: &Value| report["materiality"]["doubtful_rows"].as_u64().unwrap();
    assert_eq!(doubtful(&decided) + 1, doubtful(&open));
    assert!(findings(&decided, "HK-01").is_empty());
    let screen = case.audit(0, &["caso"]).text();
    assert!(screen.contains("descartad"), "{screen}");
}

#[test]
fn the_last_of_several_decisions_stands() {
    let open = report(&small::case(""));
    let id = id(findings(&open, "EL-03")[0]);
    let more =
        decision(&id, "dismissed", "recibo") + &decision(&id, "accepted", "el recibo es de otra persona");
    let decided = report(&small::case(&more));
    let finding = findings(&decided, "EL-03").into_iter().find(|finding| finding["id"] == *id).unwrap();
    assert_eq!(finding["disposition"]["why"], "el recibo es de otra persona");
}

#[test]
fn a_decision_that_matches_nothing_is_a_note_at_its_line() {
    let named = "EL-01-00112233445566ff";
    let case = small::case(&decision(named, "dismissed", "recibo"));
    let found = report(&case);
    let lost = findings(&found, "HK-01");
    assert_eq!(lost.len(), 1);
    assert_eq!((&lost[0]["severity"], &lost[0]["kind"]), (&"note".into(), &"note".into()));
    let line = 1 + String::from_utf8(case.read("caso/case.toml"))
        .unwrap()
        .lines()
        .position(|line| line == "[[decision]]")
        .unwrap();
    assert_eq!(lost[0]["at"], serde_json::json!({ "source": "case.toml", "line": line }));
    assert!(lost[0]["message"]["en"].as_str().unwrap().contains(named));
    let all = found["findings"].as_array().unwrap();
    let notes: Vec<&Value> = all.iter().filter(|finding| finding["severity"] == "note").collect();
    assert_eq!(found["summary"]["findings"]["note"], notes.len());
    let outcome = found["outcomes"].as_array().unwrap().iter().find(|rule| rule["rule"] == "HK-01").unwrap();
    assert_eq!((&outcome["outcome"], &outcome["findings"]), (&"pass".into(), &1.into()));
    let order = ["high", "medium", "low", "note"];
    // It is a finding like any other: in its place, with the weight of a note, and never in a public report.
    assert!(notes.iter().any(|finding| finding["rule"] == "HK-01"));
    assert!(
        all.is_sorted_by_key(|finding| order.iter().position(|severity| finding["severity"] == *severity))
    );
    assert!(notes.is_sorted_by_key(|finding| finding["rule"].as_str()));
    case.audit(10, &["caso", "--fail-on", "note"]);
    case.audit(0, &["caso", "--out", "packs"]);
    let public = String::from_utf8(case.read("packs/public/report.json")).unwrap();
    assert!(public.contains("HK-01") && !public.contains("00112233445566ff"));
}

#[test]
fn several_lost_decisions_are_told_apart_and_can_be_decided_on() {
    let more = decision("EL-01-a", "dismissed", "x")
        + &decision("EL-01-b", "accepted", "y")
        + &decision("EL-01-a", "pending", "z");
    let found = report(&small::case(&more));
    let ids: Vec<String> = findings(&found, "HK-01").into_iter().map(id).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "{ids:?}");
    // A decision on the note itself is no lost decision.
    let decided = report(&small::case(&(more + &decision(&ids[1], "dismissed", "ya se vio"))));
    let lost = findings(&decided, "HK-01");
    assert_eq!(lost.len(), 3);
    assert_eq!(lost.iter().filter(|one| one["disposition"]["state"] == "dismissed").count(), 1);
}

#[test]
fn a_decision_expires_when_the_facts_change() {
    let rows = small::rows();
    let open = report(&small::case(""));
    let more: String =
        findings(&open, "EL-03").into_iter().map(|one| decision(&id(one), "dismissed", "recibo")).collect();
    let all = findings(&open, "EL-03").len();
    let mut later = rows.clone();
    later[26][7] = "04/06/2025".to_owned();
    let found = report(&small::case_of(&later, &small::case_toml(&more)));
    let still =
        findings(&found, "EL-03").into_iter().filter(|one| one["disposition"]["state"] == "dismissed");
    assert_eq!((still.count(), findings(&found, "HK-01").len()), (all - 1, 1));
}

#[test]
fn housekeeping_can_be_switched_off() {
    let more = decision("EL-01-a", "dismissed", "x") + "\n[rules.HK-01]\nenabled = false\n";
    let found = report(&small::case(&more));
    assert!(findings(&found, "HK-01").is_empty());
    assert_eq!(found["parameters"]["off"], serde_json::json!(["HK-01"]));
}
