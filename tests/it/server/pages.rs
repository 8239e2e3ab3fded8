//! What every page carries: both languages, no outside address, nothing inline, hostile text harmless.

use super::site::{Answer, Form, SMALL_ROLL, Site, fixtures};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Every page by name, in Spanish and in English.
fn pages(site: &Site) -> Vec<(&'static str, Answer, Answer)> {
    let both = |name, path: &str| {
        let english = if path.contains('?') { format!("{path}&lang=en") } else { format!("{path}?lang=en") };
        (name, site.get(path), site.get(&english))
    };
    let roll = Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes());
    let (result, _) = site.follow("/roll", &roll);
    let (case, _) =
        site.follow("/case", &Form::default().folder("files", &fixtures().join("cases/gm-slp-2025")));
    let pack = Form::default().folder("files", &fixtures().join("vectors/pack-v0.1"));
    let (verified, _) = site.follow("/verify", &pack);
    let empty = Form::default();
    vec![
        both("home", "/"),
        both("rules", "/rules"),
        both("result", &result),
        both("filtered", &format!("{result}?rule=EL-01")),
        both("case", &case),
        both("verified", &verified),
        both("not found", "/nada"),
        both("gone", "/result/00000000000000000000000000000000"),
        ("form", site.post("/roll", &empty), site.post("/roll?lang=en", &empty)),
    ]
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let site = Site::new();
    for (name, spanish, english) in pages(&site) {
        assert_eq!(spanish.status, english.status, "{name}");
        let (es, en) = (spanish.text(), english.text());
        assert!(es.contains("<html lang=\"es\">") && en.contains("<html lang=\"en\">"), "{name}");
        // The same skeleton: what differs is words.
        let tags = |html: &str| -> Vec<String> {
            html.split('<').skip(1).map(|tag| tag.split([' ', '>']).next().unwrap().to_owned()).collect()
        };
        assert_eq!(tags(es), tags(en), "{name}");
        for html in [es, en] {
            assert!(!html.contains('{') && !html.contains('}'), "{name}: a placeholder is left");
            for needed in
                ["class=\"skip\" href=\"#content\"", "<main id=\"content\"", "</h1>", "hreflang=\"es\""]
            {
                assert!(html.contains(needed), "{name}: {needed}");
            }
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
        }
        // A reader in English stays there, by every link of the page but the switch and the files.
        for link in en.split("href=\"/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let file =
                link.starts_with("static/") || link.contains("/confidential/") || link.contains("/public/");
            let switch = en.contains(&format!("href=\"/{link}\" lang=\"es\""));
            assert!(file || switch || link.contains("lang=en"), "{name}: {link}");
        }
        for action in en.split("action=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(action.ends_with("?lang=en"), "{name}: {action}");
        }
        if !["not found", "gone", "form"].contains(&name) {
            assert_ne!(es, en, "{name}");
        }
    }
}

#[test]
fn every_page_is_closed_to_the_outside() {
    let site = Site::new();
    for (name, spanish, english) in pages(&site) {
        for answer in [spanish, english] {
            assert_eq!(answer.header("content-security-policy"), POLICY, "{name}");
            for (header, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "same-origin"),
                ("cache-control", "no-store"),
                ("cross-origin-resource-policy", "same-origin"),
            ] {
                assert_eq!(answer.header(header), value, "{name} {header}");
            }
            let html = answer.text();
            for outside in ["http://", "https://", "src=\"//", "href=\"//", "url("] {
                assert!(!html.contains(outside), "{name}: {outside}");
            }
            for inline in ["<style", " style=", "<script>", "javascript:", " onclick", " onload", " onerror="]
            {
                assert!(!html.contains(inline), "{name}: {inline}");
            }
        }
    }
    for asset in ["style.css", "page.js", "icon.svg"] {
        let text = site.get(&format!("/static/{asset}"));
        assert!(text.status.is_success());
        let outside = text.text().replace("http://www.w3.org/2000/svg", "");
        assert!(
            !outside.contains("http") && !outside.contains("@import") && !outside.contains("innerHTML"),
            "{asset}"
        );
    }
    assert!(site.get("/static/../mod.rs").status.is_client_error());
}

#[test]
fn every_field_has_its_label() {
    let site = Site::new();
    let home = site.get("/");
    let html = home.text();
    let mut fields = 0;
    for tag in html.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("select")) {
        if tag.contains("type=\"hidden\"") {
            continue;
        }
        fields += 1;
        let id = tag.split(" id=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(html.contains(&format!("<label for=\"{id}\">")), "{id}");
        let hint = tag.split("aria-describedby=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(html.contains(&format!("id=\"{hint}\"")), "{hint}");
    }
    assert_eq!(fields, 6);
    for id in html.split(" aria-labelledby=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(html.contains(&format!(" id=\"{id}\"")), "{id}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let site = Site::new();
    let attack = "<script>alert(1)</script>";
    let roll = format!(
        "No. Empleado,Nombre,CURP,Puesto\n1,{attack},X,SUPERVISOR DE {attack}\n2,\"=HYPERLINK(\"\"x\"\")\",Y,\"GERENTE \u{202e}\"\"><img src=x onerror=a>\"\n"
    );
    let form = Form::default().file("roll", "<script>padron.csv", roll.as_bytes());
    let (address, page) = site.follow("/roll", &form);
    let html = page.text();
    assert!(html.contains("&lt;script&gt;padron.csv") && html.contains("SUPERVISOR DE &lt;script&gt;"));
    assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains('\u{202e}'));
    let query = site.get(&format!("{address}?rule=%3Cscript%3E&page=%3Cscript%3E&rule=twice"));
    assert!(query.status.is_success() && !query.text().contains("<script>"));
    let wrong = site.post("/roll", &Form::default().text("as_of", "\"><script>").text("vote", "\"><script>"));
    assert!(!wrong.text().contains("<script>"));
    let key = site.post("/verify", &Form::default().text("key", "\"><script>"));
    assert!(!key.text().contains("<script>"));
    // Personal data does not come back unasked: the names of the roll are masked.
    let (_, small) = site.follow("/roll", &Form::default().file("roll", "a.csv", SMALL_ROLL.as_bytes()));
    assert!(!small.text().contains("PEREZ") && !small.text().contains("PESJ900101"));
}

#[test]
fn findings_are_shown_a_page_at_a_time() {
    let site = Site::new();
    let rows: Vec<String> = (0..120).map(|n| format!("{n},PERSONA {n},SUPERVISOR DE TURNO")).collect();
    let roll = format!("No. Empleado,Nombre,Puesto\n{}\n", rows.join("\n"));
    let (address, _) = site.follow("/roll", &Form::default().file("roll", "a.csv", roll.as_bytes()));
    let page = site.get(&format!("{address}?rule=EL-01"));
    let shown = |html: &str| html.matches("<p class=\"who\">").count();
    assert_eq!(shown(page.text()), 50);
    assert!(page.text().contains("1 a 50 de 121"));
    let last = site.get(&format!("{address}?rule=EL-01&page=3"));
    // The last of them is about the roll and names nobody.
    assert_eq!(shown(last.text()), 20);
    assert!(last.text().contains("101 a 121 de 121"));
    for beyond in ["99", "0", "-1", "x", ""] {
        assert!(site.get(&format!("{address}?page={beyond}")).status.is_success(), "{beyond}");
    }
    let english = site.get(&format!("{address}?rule=EL-01&page=2&lang=en"));
    assert!(english.text().contains("?rule=EL-01&amp;page=3&amp;lang=en#findings"));
}

#[test]
fn problems_have_codes_of_their_own_and_say_the_same_in_both_languages() {
    use escrutinio::i18n::placeholders;
    use escrutinio::i18n::ui::page::problems::ALL;
    for (index, words) in ALL.iter().enumerate() {
        assert_eq!(words.code, format!("SRV-{:03}", index + 1));
        for text in [words.title, words.detail, words.help] {
            assert!(!text.es.is_empty() && !text.en.is_empty() && text.es != text.en, "{}", words.code);
            assert_eq!(placeholders(text.es), placeholders(text.en), "{}", words.code);
            assert!(!text.es.ends_with('.') && !text.en.ends_with('.'), "{}", words.code);
        }
    }
}
