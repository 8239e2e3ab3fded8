//! A public pack, in the hands of an employer who has the whole roll.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use escrutinio::analysis::codes::Secret;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::packs::built;
use super::plant::{CASE, plant, roll};
use super::small;
use crate::cli::harness::{Case, repository};

/// Every file of a public pack as text: workbooks unpacked, envelopes opened.
fn texts(case: &Case, pack: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(case.path(pack)).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        if name == "findings.xlsx" {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).unwrap();
                let mut text = String::new();
                part.read_to_string(&mut text).unwrap();
                out.insert(format!("{name}/{at}"), text);
            }
        } else if name.ends_with(".dsse.json") {
            let envelope: Value = serde_json::from_slice(&bytes).unwrap();
            let payload = STANDARD.decode(envelope["payload"].as_str().unwrap()).unwrap();
            out.insert(format!("{name}/payload"), String::from_utf8(payload).unwrap());
        }
        out.insert(name, String::from_utf8_lossy(&bytes).into_owned());
    }
    out
}

/// Words of a text as a search finds them: in capitals, everything that is no letter or digit one blank.
fn plain(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let folded: String = text.chars().map(letters).flat_map(char::to_uppercase).collect();
    format!(" {} ", folded.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Fails if a text holds one of the cells, whole words and all of them.
fn holds_none(texts: &BTreeMap<String, String>, cells: &BTreeSet<String>) {
    assert!(cells.len() > 20);
    for (name, text) in texts {
        let text = plain(text);
        let words: BTreeSet<&str> = text.split(' ').collect();
        for cell in cells {
            let cell = plain(cell);
            let first = cell.trim().split(' ').next().unwrap_or_default();
            // The cell itself stays out of the message: it is somebody's name.
            let found = cell.chars().filter(|c| c.is_alphanumeric()).count() >= 4
                && words.contains(first)
                && text.contains(&cell);
            assert!(
                !found,
                "{name} holds a cell of the roll ({} characters, {:?}…)",
                cell.len() - 2,
                &cell[..3]
            );
        }
    }
}

#[test]
fn no_cell_of_the_small_roll() {
    let case = built();
    let cells: BTreeSet<String> =
        small::rows().into_iter().flat_map(|row| row.into_iter().take(6).collect::<Vec<_>>()).collect();
    let public = texts(case, "packs/public");
    holds_none(&public, &cells);
    let root = case.root().display().to_string();
    let hidden =
        ["padron.csv", "afiliados-en-secreto", "NO. EMPLEADO", "FECHA INGRESO", "case.secret", root.as_str()];
    for (name, text) in &public {
        for word in hidden {
            let around = text.find(word).map(|at| &text[at.saturating_sub(40)..at + word.len()]);
            assert!(around.is_none(), "{name}: {around:?}");
        }
    }
    // The scan finds what is there: the user's own pack, with names, does not pass it.
    case.audit(0, &["caso", "--out", "con-nombres", "--confidential", "--names", "--quiet"]);
    let own = texts(case, "con-nombres/confidential");
    assert!(std::panic::catch_unwind(|| holds_none(&own, &cells)).is_err());
}

#[test]
fn no_cell_of_the_plants_roll() {
    let (rows, header) = roll();
    let personal: Vec<usize> = (0..header.len())
        .filter(|&at| {
            let name = plain(&header[at]);
            ["NOMBRE", "CURP", "RFC", "NSS", "SEGURIDAD", "PUESTO", "EMPLEADO", "EMP"]
                .iter()
                .any(|word| name.contains(&format!(" {word} ")))
        })
        .collect();
    assert!(personal.len() >= 5, "{header:?}");
    // Totals and signatures at the foot are nobody's.
    let people = rows.iter().filter(|row| personal.iter().filter(|&&at| !row[at].is_empty()).count() > 3);
    let cells: BTreeSet<String> = people.flat_map(|row| personal.iter().map(|&at| row[at].clone())).collect();
    assert!(cells.len() > 10_000, "{}", cells.len());
    let public = texts(&plant().case, "packs/public");
    holds_none(&public, &cells);
    for (name, text) in &public {
        for file in std::fs::read_dir(repository(CASE)).unwrap().map(Result::unwrap) {
            let file = file.file_name().into_string().unwrap();
            assert!(file == "case.toml" || !text.contains(&file), "{name}: {file}");
        }
    }
}

/// Every key of a JSON value, with the values under it.
fn keys<'a>(value: &'a Value, out: &mut Vec<(&'a str, &'a Value)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                out.push((key, value));
                keys(value, out);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn public(case: &Case, pack: &str) -> Value {
    serde_json::from_slice(&case.read(&format!("{pack}/report.json"))).unwrap()
}

#[test]
fn no_place_and_no_file() {
    for (case, pack) in [(built(), "packs/public"), (&plant().case, "packs/public")] {
        let report = public(case, pack);
        let mut all = Vec::new();
        keys(&report, &mut all);
        for key in ["row", "sheet", "column", "file", "label", "line"] {
            assert!(all.iter().all(|(found, _)| *found != key), "{key}");
        }
        assert!(report["findings"].as_array().unwrap().iter().all(|finding| finding.get("at").is_none()));
        for (key, value) in &all {
            if ["near", "reasons"].contains(key) {
                assert_eq!(**value, serde_json::json!([]), "{key}");
            }
            if ["by", "why", "on"].contains(key) {
                assert!(value.is_null() || value.is_object(), "{key}: {value}");
            }
        }
        for source in report["sources"].as_array().unwrap() {
            let kind = source["kind"].as_str().unwrap();
            let workers = ["members", "dismissed"].contains(&kind);
            assert_eq!(source.get("sha256").is_none(), workers, "{kind}");
            assert!(!(workers && source.get("bytes").is_some()), "{kind}: its size singles it out");
            assert!(source["id"].as_str().unwrap().starts_with(kind));
        }
    }
}

#[test]
fn no_digest_of_what_workers_made() {
    let case = &plant().case;
    let public = texts(case, "packs/public");
    for file in ["afiliados.csv", "despedidos.csv", "contratista.csv"] {
        let Ok(bytes) = std::fs::read(repository(CASE).join(file)) else { continue };
        let digest = hex(&bytes);
        let allowed = file == "contratista.csv";
        for (name, text) in &public {
            assert!(allowed || !text.to_lowercase().contains(&digest), "{name}: digest of {file}");
        }
    }
}

/// The SHA-256 of some bytes, as it is written.
fn hex(bytes: &[u8]) -> String {
    escrutinio::model::Digest(Sha256::digest(bytes).into()).to_string()
}

/// What somebody who has a cell would try, as the hexadecimal and base64 texts of 8 bytes and more.
fn guesses(cell: &str) -> Vec<String> {
    let mut out = Vec::new();
    let forms = [cell.to_owned(), cell.to_uppercase(), cell.to_lowercase(), format!("{cell}\n")];
    for form in forms {
        let digest = Sha256::digest(form.as_bytes());
        out.push(hex(form.as_bytes())[..16].to_owned());
        out.push(STANDARD.encode(digest)[..16].to_owned());
    }
    out
}

/// Every run of 16 letters and digits of a text.
fn windows(text: &str) -> BTreeSet<&[u8]> {
    text.as_bytes()
        .windows(16)
        .filter(|window| window.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte)))
        .collect()
}

#[test]
fn no_plain_digest_of_a_cell() {
    let rows = small::rows();
    for (name, text) in texts(built(), "packs/public") {
        let windows = windows(&text);
        for cell in rows.iter().flatten() {
            for guess in guesses(cell) {
                assert!(!windows.contains(guess.as_bytes()), "{name} holds a plain digest of a cell");
            }
        }
    }
}

/// Codes of persons and findings in a report.
fn codes(report: &Value) -> BTreeSet<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .flat_map(|finding| [&finding["id"], &finding["subject"]["key"]])
        .filter_map(|code| code.as_str().unwrap().rsplit('-').next().map(str::to_owned))
        .filter(|code| code.len() == 16 && code.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .collect()
}

#[test]
fn the_whole_roll_and_the_published_key_tell_nobody_apart() {
    let (rows, header) = roll();
    let at = |name: &str| header.iter().position(|column| plain(column).contains(&format!(" {name} ")));
    let columns: Vec<(&str, usize)> = [("curp", "CURP"), ("rfc", "RFC"), ("nss", "NSS"), ("nss", "IMSS")]
        .iter()
        .filter_map(|(field, name)| Some((*field, at(name)?)))
        .collect();
    assert!(columns.len() >= 2, "{header:?}");
    let own = &plant().report;
    let report = public(&plant().case, "packs/public");
    let told = codes(&report);
    assert!(told.len() > 500);
    assert!(told.is_disjoint(&codes(own)), "a public code stands in the user's own report");
    // What the attacker has: the program, hence the published key and how keys are derived; both reports' digests.
    let digest = |bytes: &[u8]| -> [u8; 32] { Sha256::digest(bytes).into() };
    let public_bytes = plant().case.read("packs/public/report.json");
    let own_bytes = plant().case.read("packs/confidential/report.json");
    let keys = [
        Secret::published().confidential_key(),
        Secret::published().public_key(&digest(&own_bytes)),
        Secret::published().public_key(&digest(&public_bytes)),
        Secret::published().public_key(&[0; 32]),
        Secret::new([0; 32]).confidential_key(),
        Secret::new(digest(&public_bytes)).confidential_key(),
    ];
    for row in &rows {
        for &(field, at) in &columns {
            let Some(cell) = row.get(at).filter(|cell| cell.len() >= 4) else { continue };
            let cell: String = cell.chars().filter(|c| c.is_alphanumeric()).collect();
            let person = format!("{field}:{cell}");
            for value in [cell.as_str(), person.as_str()] {
                let plain = hex(value.as_bytes())[..16].to_owned();
                assert!(!told.contains(&plain), "a plain digest");
                for key in &keys {
                    for purpose in ["person", "finding", "public finding"] {
                        assert!(!told.contains(&key.code(purpose, &[value])), "a code under a known key");
                    }
                }
            }
        }
    }
    // The attack works where it should: the published key does give the codes of a single file away.
    let single = Case::new().file("padron.csv", small::roll(&small::rows()));
    let single = single.audit(0, &["padron.csv", "--vote", "representation", "--format", "json"]).json();
    let known = Secret::published().confidential_key();
    let guessed: BTreeSet<String> =
        small::rows().iter().map(|row| known.code("person", &[&format!("curp:{}", row[2])])).collect();
    assert!(!codes(&single).is_disjoint(&guessed));
}

#[test]
fn the_order_of_findings_says_nothing() {
    for report in [public(built(), "packs/public"), public(&plant().case, "packs/public")] {
        let order: Vec<(usize, &str, &str)> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| {
                let weight =
                    ["high", "medium", "low", "note"].iter().position(|key| finding["severity"] == **key);
                (weight.unwrap(), finding["rule"].as_str().unwrap(), finding["id"].as_str().unwrap())
            })
            .collect();
        assert!(order.is_sorted(), "the order is not that of the codes");
    }
}

#[test]
fn findings_about_persons_are_alike_in_public() {
    let report = public(&plant().case, "packs/public");
    let mut by_rule: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        if finding["subject"]["kind"] == "person" {
            let mut bare = finding.clone();
            for key in ["id", "subject", "confidence"] {
                bare.as_object_mut().unwrap().remove(key);
            }
            by_rule.entry(finding["rule"].as_str().unwrap()).or_default().insert(bare.to_string());
        }
    }
    assert!(by_rule.len() >= 3);
    for (rule, kinds) in by_rule {
        assert_eq!(kinds.len(), 1, "{rule} tells persons apart");
    }
}

#[test]
fn groups_under_five_are_not_told() {
    // Three of eight are dismissed, one of seven accepted.
    let open = small::case("").audit(0, &["caso", "--format", "json"]).json();
    let ids = |rule: &str| -> Vec<String> {
        let of = open["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
        of.map(|finding| finding["id"].as_str().unwrap().to_owned()).collect()
    };
    let decide = |id: &String, how: &str| {
        format!(
            "\n[[decision]]\nfinding = \"{id}\"\ndisposition = \"{how}\"\nwhy = \"vi su recibo\"\nby = \"ana\"\n"
        )
    };
    let more: String = ids("EL-01")[..3].iter().map(|id| decide(id, "dismissed")).collect();
    let case = small::case(&(more + &decide(&ids("EL-03")[0], "accepted")));
    case.audit(0, &["caso", "--out", "packs", "--confidential"]);
    let report = public(&case, "packs/public");
    let few = serde_json::json!({ "lt": 5 });
    let told = &report["summary"]["dispositions"];
    assert_eq!((&told["dismissed"], &told["accepted"]), (&few, &few));
    for finding in report["findings"].as_array().unwrap() {
        if ["EL-01", "EL-03"].contains(&finding["rule"].as_str().unwrap()) {
            assert_eq!(finding["disposition"]["state"], "withheld");
        }
    }
    for (name, text) in texts(&case, "packs/public") {
        assert!(!text.contains("vi su recibo") && !text.contains("\"ana\""), "{name}: a decision's reason");
    }
    // Totals per rule, the count and the scenarios stay exact.
    let own: Value = serde_json::from_slice(&case.read("packs/confidential/report.json")).unwrap();
    for (public, own) in
        report["outcomes"].as_array().unwrap().iter().zip(own["outcomes"].as_array().unwrap())
    {
        assert_eq!((&public["rule"], &public["findings"]), (&own["rule"], &own["findings"]));
    }
    assert_eq!((&report["count"], &report["materiality"]), (&own["count"], &own["materiality"]));
}

#[test]
fn every_public_report_has_codes_of_its_own() {
    let case = small::case("");
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    for more in ["", "\n[rules.EL-01]\nmin_signal = 650\n", "\n[rules.EL-08]\nenabled = false\n"] {
        case.put("caso/case.toml", small::case_toml(more));
        case.audit(0, &["caso", "--out", "packs"]);
        let codes = codes(&public(&case, "packs/public"));
        assert!(!codes.is_empty() && seen.iter().all(|other| other.is_disjoint(&codes)), "{more}");
        seen.push(codes);
    }
}
