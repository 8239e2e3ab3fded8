//! The one-file page.

use base64::Engine as _;
use escrutinio::report::{html, v1::Report};
use sha2::Digest as _;

use super::read::{attribute, misnested, numbers, tags, text, unmatched};
use super::sample;

fn page(report: &Report) -> String {
    html::render(report).unwrap()
}

fn samples() -> [Report; 5] {
    [sample::full(), sample::minimal(), sample::before_the_vote(), sample::public(), sample::hostile()]
}

/// The half of the page in one language.
fn half<'a>(page: &'a str, lang: &str) -> &'a str {
    let start = page.find(&format!("<article lang=\"{lang}\">")).expect("the article of the language");
    let rest = &page[start..];
    &rest[..rest.find("</article>").expect("the article ends")]
}

#[test]
fn both_languages_carry_the_same_numbers_and_addresses() {
    for report in samples() {
        let page = page(&report);
        let (es, en) = (half(&page, "es"), half(&page, "en"));
        assert_eq!(unmatched(numbers(&text(es)), numbers(&text(en))), Vec::<String>::new());
        let addresses = |html: &str, tag: &str| -> Vec<String> {
            let ids = attribute(html, "id").into_iter();
            ids.filter_map(|id| id.strip_prefix(tag)).map(str::to_owned).collect()
        };
        let spanish = addresses(es, "es-");
        assert_eq!(spanish, addresses(en, "en-"));
        assert!(report.findings.iter().all(|finding| spanish.contains(&format!("f-{}", finding.id))));
    }
}

#[test]
fn every_address_is_unique_and_every_link_leads_somewhere_inside() {
    for report in samples() {
        let page = page(&report);
        let mut ids = attribute(&page, "id");
        for link in attribute(&page, "href") {
            let target = link.strip_prefix('#').expect("a link inside the page");
            assert!(ids.contains(&target), "{link} leads nowhere");
        }
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}

#[test]
fn nothing_is_fetched_and_only_the_one_style_is_allowed() {
    for report in samples() {
        let page = page(&report);
        for tag in tags(&page) {
            let name = tag.split(' ').next().unwrap();
            assert!(
                !["script", "link", "img", "iframe", "object", "embed", "form", "base"].contains(&name),
                "<{tag}>"
            );
            assert!(![" src=", " style=", " on"].iter().any(|attribute| tag.contains(attribute)), "<{tag}>");
        }
        let (before, rest) = page.split_once("<style>").unwrap();
        let (style, after) = rest.split_once("</style>").unwrap();
        assert!(!after.contains("<style"));
        assert!(!style.contains("url(") && !style.contains("@import"));
        let digest = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style.as_bytes()));
        assert!(before.contains(&format!("default-src 'none'; style-src 'sha256-{digest}'; img-src data:")));
    }
    let full = page(&sample::full());
    let web = full.split("http").skip(1).filter(|rest| !rest.starts_with("-equiv")).collect::<Vec<_>>();
    assert!(web.iter().all(|rest| rest.starts_with("://www.w3.org/2000/svg\"")));
}

#[test]
fn hostile_text_is_shown_and_does_nothing() {
    let page = page(&sample::hostile());
    assert_eq!(misnested(&page), None);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("[U+202E]"));
    assert!(page.contains("[U+0000]"));
    assert!(page.contains("… (+9,640)"), "a cell of 10 kB is cut and says so");
    let hidden = page.chars().find(|c| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    });
    assert_eq!(hidden, None);
}

#[test]
fn pages_are_well_formed_and_the_same_twice() {
    for report in samples() {
        let page = page(&report);
        assert_eq!(misnested(&page), None);
        assert_eq!(page, html::render(&report).unwrap());
        assert!(page.starts_with("<!doctype html>\n<html lang=\"es\">"));
    }
}

#[test]
fn the_first_page_answers_in_at_most_three_sentences_a_box() {
    for report in samples() {
        let page = page(&report);
        let boxes: Vec<&str> = page.split("<div class=\"box ").skip(1).collect();
        assert_eq!(boxes.len(), 8);
        for item in boxes {
            let sentences = item[..item.find("</div>").unwrap()].matches("<p>").count();
            assert!((1..=3).contains(&sentences), "{item}");
        }
    }
}

#[test]
fn what_was_not_checked_stands_beside_what_was_found() {
    let report = sample::full();
    let page = page(&report);
    for tag in ["es", "en"] {
        let half = half(&page, tag);
        let table = &half[half.find("<table class=\"rules\">").unwrap()..];
        let table = &table[..table.find("</table>").unwrap()];
        for outcome in &report.outcomes {
            assert!(table.contains(&format!(">{}<", outcome.rule)), "{} in {tag}", outcome.rule);
        }
    }
    assert!(text(&page).contains("falta: la lista de personas despedidas"));
    assert!(text(&page).contains("23 checks of the catalogue are not in this version yet."));
}

#[test]
fn a_test_that_the_law_does_not_set_is_no_failure() {
    let page = page(&sample::full());
    let end = page
        .find("Mayoría de las personas cubiertas por el contrato: hacen falta 3,251, hay 1,888.")
        .unwrap();
    let mark = &page[..end];
    let mark = &mark[mark.rfind("<span class=\"mark ").unwrap()..];
    assert!(mark.starts_with("<span class=\"mark note\">"), "{mark}");
}

#[test]
fn synthetic_data_are_called_so_and_real_data_are_not() {
    assert!(page(&sample::full()).contains("DATOS SINTÉTICOS · <span lang=\"en\">SYNTHETIC DATA"));
    let mut real = sample::full();
    real.case.synthetic = false;
    let page = page(&real);
    let (_, body) = page.split_once("</style>").unwrap();
    assert!(!body.contains("SINTÉTICOS"));
    assert!(!body.contains("class=\"synthetic\""));
}

#[test]
fn a_public_page_names_no_file_and_no_row() {
    let page = page(&sample::public());
    for word in ["padron-v2.xlsx", "Hoja1", "M***", "nomina"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(text(&page).contains("aceptados menos de 5"));
    assert!(text(&page).contains("indicio, al menos 600/1000"));
}

#[test]
fn a_long_report_shows_two_thousand_of_each_rule_and_says_where_the_rest_is() {
    let mut report = sample::before_the_vote();
    report.findings = (0..10_001).map(sample::lead).collect();
    report.outcomes[0].findings = 10_001;
    let page = page(&report);
    assert_eq!(half(&page, "es").matches(" id=\"es-f-").count(), 2_000);
    assert!(text(&page).contains("Se muestran 2,000 de 10,001. Los demás están en findings.csv."));
    assert!(text(&page).contains("2,000 of 10,001 are shown. The others are in findings.csv."));
}

#[test]
fn the_page_does_not_certify_itself() {
    let page = text(&page(&sample::full()));
    assert!(page.contains("Esta página no se certifica a sí misma"));
    assert!(page.contains(
        "openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in statement.pae -sigfile statement.sig"
    ));
    assert!(page.contains("ssh-keygen -Y verify"));
    assert!(page.contains("no es asesoría legal"));
}
