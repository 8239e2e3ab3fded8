//! Who may ask, within which limits, and what is written down about it.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use escrutinio::app::{AppError, Ports};
use escrutinio::server::{Limits, LogLine, MOST_RESULTS};

use super::site::{Form, SMALL_ROLL, Site, browser, program, still};

#[test]
fn another_name_for_this_computer_is_refused() {
    let site = Site::new();
    let ask = |hosts: &[&str]| {
        let request =
            hosts.iter().fold(Request::builder().uri("/"), |request, host| request.header("host", *host));
        site.send(request.body(Body::empty()).unwrap()).status
    };
    assert_eq!(ask(&["127.0.0.1:8642"]), StatusCode::OK);
    assert_eq!(ask(&["[::1]:8642"]), StatusCode::OK);
    for hosts in [
        &[][..],
        &["evil.example"],
        &["127.0.0.1.evil.example:8642"],
        &["192.168.1.7:8642"],
        &["127.0.0.1:8642", "evil.example"],
    ] {
        assert_eq!(ask(hosts), StatusCode::MISDIRECTED_REQUEST, "{hosts:?}");
    }
    let absolute = Request::builder().uri("http://evil.example/").header("host", "127.0.0.1:8642");
    assert_eq!(site.send(absolute.body(Body::empty()).unwrap()).status, StatusCode::MISDIRECTED_REQUEST);
}

#[test]
fn a_form_of_another_site_is_refused_before_it_is_read() {
    let site = Site::new();
    let form = Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes());
    for (origin, fetch) in [
        ("https://evil.example", None),
        ("null", None),
        ("https://127.0.0.1:8642", None),
        ("http://127.0.0.1:9999", None),
        ("http://localhost", Some("cross-site")),
        ("http://localhost", Some("same-site")),
        ("http://localhost", Some("none")),
    ] {
        let mut request = program("POST", "/roll").header("origin", origin);
        if let Some(fetch) = fetch {
            request = request.header("sec-fetch-site", fetch);
        }
        let answer = site.send(form.request(request));
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin} {fetch:?}");
        assert_eq!(answer.json()["code"], "SRV-006");
    }
}

#[test]
fn what_is_too_large_or_too_much_says_so() {
    let limits = Limits { body: 4_096, files: 3, ..Limits::default() };
    let site = Site::with(still(), None, limits);
    let large = Form::default().file("roll", "padron.csv", &vec![b'a'; 5_000]);
    let answer = site.post("/roll", &large);
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("SRV-010"));
    let answer = site.send(large.request(program("POST", "/api/v1/audit")));
    assert_eq!((answer.status, &answer.json()["code"]), (StatusCode::PAYLOAD_TOO_LARGE, &"SRV-010".into()));
    let many = (0..4).fold(Form::default(), |form, n| form.file("files", &format!("caso/{n}.csv"), b"a"));
    let answer = site.post("/case", &many);
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("SRV-015"));
}

/// A machine on which making an id takes `0` long, or fails outright.
struct Slow(Option<Duration>);

impl Ports for Slow {
    fn now(&self) -> String {
        String::new()
    }

    fn random(&self, _: &mut [u8]) -> Result<(), AppError> {
        match self.0 {
            Some(long) => std::thread::sleep(long),
            None => panic!("the machine has no randomness"),
        }
        Ok(())
    }
}

#[test]
fn a_panic_in_a_job_is_an_answer() {
    let site = Site::with(Arc::new(Slow(None)), None, Limits::default());
    let form = Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes());
    for _ in 0..3 {
        let answer = site.post("/roll", &form);
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(answer.text().contains("SRV-023") && !answer.text().contains("randomness"));
    }
    assert_eq!(site.get("/").status, StatusCode::OK);
}

#[test]
fn a_job_that_takes_too_long_ends_its_request_and_keeps_its_place() {
    let limits = Limits { time: Duration::from_millis(300), jobs: 1, ..Limits::default() };
    let site = Site::with(Arc::new(Slow(Some(Duration::from_secs(5)))), None, limits);
    let form = Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes());
    let late = site.post("/roll", &form);
    assert_eq!((late.status, late.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "60"));
    assert!(late.text().contains("SRV-022"));
    let busy = site.post("/roll", &form);
    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(busy.text().contains("SRV-021"));
}

#[test]
fn only_the_last_results_are_kept() {
    let site = Site::new();
    let form = Form::default().file("roll", "padron.csv", SMALL_ROLL.as_bytes());
    let first = site.follow("/roll", &form).0;
    let second = site.follow("/roll", &form).0;
    assert_ne!(first, second);
    for _ in 2..MOST_RESULTS {
        site.follow("/roll", &form);
        assert_eq!(site.get(&first).status, StatusCode::OK, "looking at a result keeps it");
    }
    site.follow("/roll", &form);
    assert_eq!(site.get(&first).status, StatusCode::OK);
    let gone = site.get(&second);
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.text().contains("SRV-008"));
}

#[test]
fn the_log_knows_routes_and_codes_and_nothing_that_was_sent() {
    let site = Site::new();
    let form = Form::default().file("roll", "SECRETO.csv", SMALL_ROLL.as_bytes());
    let (address, _) = site.follow("/roll", &form);
    site.get(&format!("{address}?rule=SECRETO"));
    site.get("/SECRETO?lang=en");
    site.send(browser("SECRETO", "/").body(Body::empty()).unwrap());
    site.post("/roll", &Form::default().file("roll", "../SECRETO.csv", b"a"));
    let lines = site.log.lock().unwrap();
    let line = |method, route: &str, status, code| LogLine {
        at: "2025-07-02T12:00:00Z".to_owned(),
        method,
        route: route.to_owned(),
        status,
        code,
    };
    assert_eq!(
        *lines,
        [
            line("POST", "/roll", 303, None),
            line("GET", "/result/{id}", 200, None),
            line("GET", "/result/{id}", 200, None),
            line("GET", "-", 404, Some("SRV-007")),
            line("-", "/", 405, Some("SRV-009")),
            line("POST", "/roll", 422, Some("SRV-013")),
        ]
    );
}
