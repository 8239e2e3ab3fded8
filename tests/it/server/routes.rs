//! The table of routes, held by hand: a route that is added, moved or opened must be added here too.

use axum::body::Body;
use axum::http::StatusCode;
use escrutinio::server::{Access, routes};

use super::site::{Form, Site, browser, program};

const ID: &str = "00000000000000000000000000000000";

/// Method, pattern, access, an address of that pattern, and what a stranger's empty request gets.
const TABLE: &[(&str, &str, Access, &str, u16)] = &[
    ("GET", "/", Access::Read, "/", 200),
    ("POST", "/roll", Access::Write, "/roll", 422),
    ("POST", "/open", Access::Write, "/open", 400),
    ("POST", "/case", Access::Write, "/case", 422),
    ("POST", "/verify", Access::Write, "/verify", 422),
    ("GET", "/result/{id}", Access::Read, "/result/@", 404),
    ("GET", "/result/{id}/{audience}/report", Access::Read, "/result/@/public/report", 404),
    ("GET", "/result/{id}/{audience}/{file}", Access::Read, "/result/@/public/report.json", 404),
    ("GET", "/verified/{id}", Access::Read, "/verified/@", 404),
    ("GET", "/rules", Access::Read, "/rules", 200),
    ("GET", "/static/{file}", Access::Read, "/static/style.css", 200),
    ("GET", "/api/v1/rules", Access::Read, "/api/v1/rules", 200),
    ("POST", "/api/v1/audit", Access::Write, "/api/v1/audit", 422),
    ("POST", "/api/v1/verify", Access::Write, "/api/v1/verify", 422),
    ("GET", "/healthz", Access::Read, "/healthz", 200),
];

#[test]
fn the_table_names_every_route() {
    let mut known: Vec<_> =
        TABLE.iter().map(|(method, path, access, ..)| (*method, *path, *access)).collect();
    let mut built: Vec<_> =
        routes().into_iter().map(|route| (route.method, route.path, route.access)).collect();
    known.sort_unstable();
    built.sort_unstable();
    assert_eq!(known, built);
    for (method, _, access, ..) in TABLE {
        assert_eq!(*access == Access::Write, *method == "POST", "only a form changes anything");
    }
}

#[test]
fn every_route_answers_only_whom_it_should() {
    let site = Site::new();
    for (method, pattern, access, address, status) in TABLE {
        let address = address.replace('@', ID);
        let ask = |request: axum::http::request::Builder| {
            if *method == "POST" {
                site.send(Form::default().request(request)).status
            } else {
                site.send(request.body(Body::empty()).unwrap()).status
            }
        };
        let expected = StatusCode::from_u16(*status).unwrap();
        assert_eq!(ask(browser(method, &address)), expected, "{method} {pattern} from its own page");
        assert_eq!(ask(program(method, &address)), expected, "{method} {pattern} from a program");
        let foreign =
            axum::http::Request::builder().method(*method).uri(&address).header("host", "example.org");
        assert_eq!(ask(foreign), StatusCode::MISDIRECTED_REQUEST, "{method} {pattern} by another name");
        let cross = program(method, &address).header("origin", "https://example.org");
        let cross = ask(cross.header("sec-fetch-site", "cross-site"));
        match access {
            Access::Write => assert_eq!(cross, StatusCode::FORBIDDEN, "{method} {pattern} from another site"),
            Access::Read => assert_eq!(cross, expected, "{method} {pattern} read from another site"),
        }
        let wrong = if *method == "POST" { "GET" } else { "POST" };
        let wrong = site.send(browser(wrong, &address).body(Body::empty()).unwrap());
        assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED, "{pattern}");
        assert_eq!(wrong.header("allow"), if *method == "POST" { "POST" } else { "GET,HEAD" });
    }
}
