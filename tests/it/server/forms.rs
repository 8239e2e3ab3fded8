//! What the forms take, and how they say what is wrong.

use axum::body::Body;
use axum::http::StatusCode;
use escrutinio::server::Limits;

use super::site::{Answer, Form, SMALL_ROLL, Site, browser, fixtures, program, still};

fn open(site: &Site, case: &str) -> Answer {
    let request = browser("POST", "/open").header("content-type", "application/x-www-form-urlencoded");
    site.send(request.body(Body::from(format!("case={case}"))).unwrap())
}

#[test]
fn the_bundled_roll_gives_the_counts_of_its_report() {
    let site = Site::new();
    let bytes = std::fs::read(fixtures().join("cases/planta-ejemplo/padron-v2.xlsx")).unwrap();
    let form = Form::default()
        .file("roll", "padron-v2.xlsx", &bytes)
        .text("vote", "representation")
        .text("as_of", "2025-07-02");
    let (address, page) = site.follow("/roll", &form);
    let report = site.get(&format!("{address}/confidential/report.json")).json();
    assert_eq!(report["summary"]["rows"], 6_458);
    let text = page.text();
    for number in ["<dd>6,458</dd>", "<dd>6,442</dd>", "<dd>16</dd>"] {
        assert!(text.contains(number), "{number}");
    }
    for rule in ["EL-01", "EL-08"] {
        let count = report["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == rule).count();
        assert!(count > 0 && text.contains(&format!(">{rule} ({count})</a>")), "{rule}: {count}");
    }
    // What hangs on a date that nobody gave is said, not left out.
    assert!(text.contains("no se pudo revisar") && text.contains("EL-03"));
}

#[test]
fn a_roll_may_be_chosen_and_sent_in_every_format_that_is_read() {
    let site = Site::new();
    let home = site.get("/");
    let field = home.text().split("name=\"roll\"").nth(1).unwrap().split('>').next().unwrap();
    for ending in [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".pdf"] {
        assert!(field.contains(&format!("{ending}\"")) || field.contains(&format!("{ending},")), "{ending}");
    }
    let bytes = std::fs::read(fixtures().join("mess/across.pdf")).unwrap();
    let (_, page) = site.follow("/roll", &Form::default().file("roll", "padron.pdf", &bytes));
    assert!(page.text().contains("<dd>30</dd>"));
}

#[test]
fn a_case_of_the_folder_is_opened_by_its_name_only() {
    let site = Site::new();
    let home = site.get("/");
    assert!(home.text().contains("Planta Ejemplo: elección de representación"));
    let opened = open(&site, "gm-slp-2025");
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let page = site.get(opened.header("location"));
    assert!(page.text().contains("General Motors San Luis Potosí"));
    for case in ["", ".", "..", "../cases/gm-slp-2025", "gm-slp-2025/", "%2Fetc", "nadie"] {
        let answer = open(&site, case);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{case}");
        assert!(answer.text().contains("SRV-020"));
    }
    let closed = Site::with(still(), None, Limits::default());
    assert_eq!(open(&closed, "gm-slp-2025").status, StatusCode::NOT_FOUND);
    assert!(closed.get("/").text().contains("escrutinio serve --data"));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let site = Site::new();
    for name in ["../case.toml", "caso/../../x", "/etc/passwd", "C:/x.csv", "caso//x", "./x"] {
        let form = Form::default().file("files", "caso/case.toml", b"schema = 1").file("files", name, b"a");
        for path in ["/case", "/verify"] {
            let answer = site.post(path, &form);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {name}");
            assert!(answer.text().contains("SRV-013"), "{path} {name}");
        }
    }
    let nested =
        site.post("/roll", &Form::default().file("roll", "carpeta/padron.csv", SMALL_ROLL.as_bytes()));
    assert!(nested.text().contains("SRV-013"));
    let twice = Form::default().file("files", "a/case.toml", b"x").file("files", "a/case.toml", b"y");
    assert!(site.post("/case", &twice).text().contains("SRV-014"));
}

#[test]
fn each_mistake_points_at_its_field_and_keeps_what_was_typed() {
    let site = Site::new();
    let roll = || Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes());
    let table = [
        ("/roll", Form::default().file("roll", "", b""), "SRV-012", "roll-file"),
        ("/roll", roll().file("roll", "b.csv", b"a"), "SRV-018", "roll-file"),
        ("/roll", roll().text("as_of", "20 de junio"), "SRV-016", "roll-as-of"),
        ("/roll", roll().text("vote", "sorteo"), "SRV-017", "roll-vote"),
        ("/roll", Form::default().file("roll", "foto.xlsx", b"%PDF-1.7"), "LEC-", "roll-file"),
        ("/case", Form::default().file("files", "caso/padron.csv", b"a"), "APP-004", "case-files"),
        ("/verify", Form::default(), "SRV-012", "pack-files"),
        (
            "/verify",
            Form::default().file("files", "a/b/x", b"").file("files", "a/c/y", b""),
            "SRV-019",
            "pack-files",
        ),
        (
            "/verify",
            Form::default().file("files", "SHA256SUMS", b"x").text("key", "no es huella"),
            "",
            "pack-key",
        ),
    ];
    for (path, form, code, field) in table {
        let answer = site.post(path, &form);
        assert!(answer.status.is_client_error(), "{path} {code}: {}", answer.status);
        let text = answer.text();
        assert!(text.contains(code), "{path} {code}");
        assert!(text.contains(&format!("href=\"#{field}\"")), "{path} {code} links to {field}");
        let id = format!("id=\"{field}\"");
        let tag = text.split('<').find(|tag| tag.contains(&id)).expect("the field is on the page");
        assert!(tag.contains("aria-invalid=\"true\"") || field == "roll-vote", "{path} {code}: {tag}");
        let told = site.send(form.request(browser("POST", path).header("accept", "")));
        assert_eq!(told.status, answer.status);
    }
    let kept = site.post("/roll", &Form::default().text("vote", "strike").text("as_of", "2025-06-20"));
    assert!(kept.text().contains("<option value=\"strike\" selected>"));
    assert!(kept.text().contains("value=\"2025-06-20\""));
}

#[test]
fn programs_get_problems_in_both_languages() {
    let site = Site::new();
    let form = Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes()).text("as_of", "mañana");
    for (path, title) in [
        ("/api/v1/audit", "la fecha no se entiende"),
        ("/api/v1/audit?lang=en", "the date is not understood"),
    ] {
        let answer = site.send(form.request(program("POST", path)));
        assert_eq!(answer.header("content-type"), "application/problem+json; charset=utf-8");
        let told = answer.json();
        assert_eq!(
            (&told["code"], &told["title"], &told["status"]),
            (&"SRV-016".into(), &title.into(), &422.into())
        );
        assert_eq!(told["problems"][0]["title"]["en"], "the date is not understood");
        assert!(told["help"].as_str().is_some_and(|help| !help.is_empty()));
    }
    let case = Form::default().file(
        "files",
        "caso/case.toml",
        b"schema = 1\n[case]\nid = \"x\"\nvotte = \"strike\"\n",
    );
    let told = site.send(case.request(program("POST", "/api/v1/audit")));
    assert_eq!((told.status, &told.json()["exit_code"]), (StatusCode::UNPROCESSABLE_ENTITY, &2.into()));
    let rules = site.send(program("GET", "/api/v1/rules").body(Body::empty()).unwrap()).json();
    assert_eq!(rules, escrutinio::app::rules_json());
    let health = site.send(program("GET", "/healthz").body(Body::empty()).unwrap());
    assert_eq!(health.text(), "ok\n");
}
