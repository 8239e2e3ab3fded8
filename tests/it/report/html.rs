//! The one-file page.

use escrutinio::report::{html, v1::Report};

use super::sample;

fn page(report: &Report) -> String {
    html::render(report).unwrap()
}

/// The half of the page in one language.
fn half<'a>(page: &'a str, lang: &str) -> &'a str {
    let start = page.find(&format!("<article lang=\"{lang}\">")).expect("the article of the language");
    let rest = &page[start..];
    &rest[..rest.find("</article>").expect("the article ends")]
}

/// The text that a reader sees: without tags, entities resolved.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |text, (entity, c)| text.replace(entity, c))
}

fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))
        .map(|word| word.trim_matches([',', '.']).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    found.sort();
    found
}

/// What stands in one list and not in the other.
fn unmatched(left: Vec<String>, mut right: Vec<String>) -> Vec<String> {
    let mut alone = Vec::new();
    for item in left {
        match right.iter().position(|other| *other == item) {
            Some(index) => drop(right.swap_remove(index)),
            None => alone.push(format!("es {item}")),
        }
    }
    alone.extend(right.into_iter().map(|item| format!("en {item}")));
    alone
}

#[test]
fn look() {
    for (name, report) in [
        ("full", sample::full()),
        ("minimal", sample::minimal()),
        ("before", sample::before_the_vote()),
        ("public", sample::public()),
        ("hostile", sample::hostile()),
    ] {
        std::fs::write(format!("/tmp/look-{name}.html"), page(&report)).unwrap();
    }
}

#[test]
fn both_languages_carry_the_same_numbers_and_addresses() {
    for report in [sample::full(), sample::minimal(), sample::before_the_vote(), sample::public()] {
        let page = page(&report);
        let (es, en) = (half(&page, "es"), half(&page, "en"));
        assert_eq!(unmatched(numbers(&text(es)), numbers(&text(en))), Vec::<String>::new());
        let addresses = |html: &str, tag: &str| -> Vec<String> {
            html.split(&format!(" id=\"{tag}-"))
                .skip(1)
                .map(|rest| rest[..rest.find('"').unwrap()].to_owned())
                .collect()
        };
        let spanish = addresses(es, "es");
        assert_eq!(spanish, addresses(en, "en"));
        assert!(report.findings.iter().all(|finding| spanish.contains(&format!("f-{}", finding.id))));
    }
}
