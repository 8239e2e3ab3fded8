//! The case file that is written: every section is there, and every example is read as it stands.

use std::fs;

use escrutinio::model::Vote;
use escrutinio::readers::case_file::{self, schema::SECTIONS};

use super::{arg, folder, run};

/// Takes the `#` off every example: a line that begins with `#` and no space.
fn uncommented(text: &str) -> String {
    let lines = text.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if rest.starts_with(|ch: char| ch != ' ') => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_example_is_read_once_its_mark_is_taken_off() {
    for vote in Vote::ALL {
        for lang in ["es", "en"] {
            let dir = folder("mess", &["plain.csv", "several-sheets.xlsx", "no-header.csv"]);
            fs::write(dir.path().join("oficio.pdf"), "%PDF-1.4").unwrap();
            fs::write(dir.path().join("otra.csv"), "a,b\n1,2\n3,4\n").unwrap();
            let done = run(&["init", arg(dir.path()), "--lang", lang, "--vote", vote.key()]);
            assert_eq!(done.code, 0, "{}", done.err);
            let text = fs::read_to_string(dir.path().join("case.toml")).unwrap();
            case_file::parse(&text).unwrap();
            let whole = uncommented(&text);
            if let Err(list) = case_file::parse(&whole) {
                panic!("{vote:?} {lang}: {list:?}\n{whole}");
            }
            for section in SECTIONS {
                assert!(whole.contains(&section.header().replace("ID", "EL-01")), "{}", section.header());
                for key in section.keys {
                    // Written only beside a source with a column that was not understood.
                    if (section.name, key.name) == ("source", "columns") {
                        continue;
                    }
                    assert!(text.contains(key.name), "{} {}", section.name, key.name);
                }
            }
        }
    }
}

#[test]
fn what_to_fill_in_points_at_its_line() {
    let dir = folder("mess", &["plain.csv"]);
    let done = run(&["init", arg(dir.path()), "--title", "Caso «uno» \"dos\""]);
    let text = fs::read_to_string(dir.path().join("case.toml")).unwrap();
    let line = done.out.lines().find(|line| line.contains("dates.filed")).unwrap();
    let number: usize = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    assert!(text.lines().nth(number - 1).unwrap().starts_with("filed = \"…\""), "{line}");
    assert_eq!(case_file::parse(&text).unwrap().case.value.title.as_deref(), Some("Caso «uno» \"dos\""));
}
