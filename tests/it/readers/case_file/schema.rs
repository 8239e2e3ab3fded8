//! The JSON Schema and the reference page come from the table that reads the file.

use escrutinio::model::{Lang, ParamKind, ParamSpec, Text};
use escrutinio::readers::case_file::schema::{Key, SECTIONS, Shape};
use escrutinio::readers::case_file::{json_schema, reference_page};

fn every_key(keys: &'static [Key], visit: &mut impl FnMut(&'static Key)) {
    for key in keys {
        visit(key);
        if let Shape::Table(inner) | Shape::Tables(inner) | Shape::Shifts(inner) = key.shape {
            every_key(inner, visit);
        }
    }
}

#[test]
fn every_key_is_on_the_page_in_both_languages() {
    let pages = [reference_page(Lang::Es), reference_page(Lang::En)];
    let mut keys = 0;
    for section in SECTIONS {
        assert!(pages.iter().all(|page| page.contains(&format!("## `{}`", section.header()))));
        every_key(section.keys, &mut |key| {
            keys += 1;
            assert!(pages[0].contains(key.doc.es) && pages[1].contains(key.doc.en), "{}", key.name);
        });
    }
    assert!(keys > 150, "{keys}");
    assert!(
        pages[0].lines().filter(|line| line.starts_with('|')).all(|line| line.matches(" | ").count() == 2)
    );
}

#[test]
fn the_schema_holds_for_a_case_and_refuses_what_reading_refuses() {
    let params = [ParamSpec {
        name: "min_signal",
        kind: ParamKind::Permille { default: 600, min: 300, max: 1000 },
        title: Text::new("Puntaje", "Score"),
    }];
    let schema = json_schema(&[("EL-01", &params)]);
    let check = jsonschema::validator_for(&schema).unwrap();
    let mut case = serde_json::json!({
        "schema": 1,
        "case": { "id": "a", "vote": "representation", "as_of": "2025-06-30" },
        "dates": { "filed": "2025-04-29", "vote_starts": "2025-06-25 24:00" },
        "rules": { "EL-01": { "enabled": true, "min_signal": 700 } },
        "crew": [{ "id": "n", "start": "18:00", "end": "06:00", "cycle": { "anchor": "2025-06-23", "pattern": "M-" },
                   "shifts": { "M": { "start": "06:00", "hours": 8 } } }],
        "final": { "votes": { "a": 3 } },
    });
    assert!(
        check.is_valid(&case),
        "{:?}",
        check.iter_errors(&case).map(|e| e.to_string()).collect::<Vec<_>>()
    );
    for (place, value) in [
        ("/case/vote", serde_json::json!("huelga")),
        ("/rules/EL-01/min_signal", serde_json::json!(100)),
        ("/final/votes/a", serde_json::json!(-1)),
        ("/schema", serde_json::json!(2)),
        ("/crew/0/start", serde_json::json!("6 pm")),
    ] {
        let kept = std::mem::replace(case.pointer_mut(place).unwrap(), value);
        assert!(!check.is_valid(&case), "{place}");
        *case.pointer_mut(place).unwrap() = kept;
    }
}
