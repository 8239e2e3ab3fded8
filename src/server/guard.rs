//! The layers around every route: who may ask, what every answer carries, how long it takes, what is logged.

use std::net::IpAddr;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::i18n::ui::page::problems;

use super::fault::{Fault, Told, problem};
use super::{AppState, LogLine};

/// What a page may load: itself only, no script or style of its own text, no frame around it.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Whether a Host header names this computer, with or without a port.
///
/// A page elsewhere can point its own name at 127.0.0.1 and so read answers as if they were its own;
/// what it cannot do is make the browser send another Host.
pub fn is_loopback_host(host: &str) -> bool {
    let port_free = |rest: &str| rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port);
    if let Some((inside, rest)) = host.strip_prefix('[').and_then(|tail| tail.split_once(']')) {
        return port_free(rest) && inside.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    }
    let (name, rest) = host.find(':').map_or((host, ""), |at| host.split_at(at));
    let known = name.eq_ignore_ascii_case("localhost")
        || name.parse().is_ok_and(|address: std::net::Ipv4Addr| address.is_loopback());
    known && port_free(rest)
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

/// Refuses a Host that is not this computer, and a change that another site asks for.
pub(super) async fn refuse_strangers(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let hosts: Vec<&str> =
        headers.get_all(header::HOST).iter().map(|value| value.to_str().unwrap_or("?")).collect();
    let authority = request.uri().authority().map(axum::http::uri::Authority::as_str);
    let here = match hosts.as_slice() {
        [host] => is_loopback_host(host) && authority.is_none_or(|name| name == *host),
        _ => false,
    };
    if !here {
        return Fault::new(StatusCode::MISDIRECTED_REQUEST, problem(problems::FOREIGN_HOST)).into_response();
    }
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if !safe && !same_site(headers, hosts.first().copied().unwrap_or_default()) {
        return Fault::new(StatusCode::FORBIDDEN, problem(problems::FOREIGN_ORIGIN)).into_response();
    }
    next.run(request).await
}

/// A browser always says where a form comes from; a program that says nothing is no browser.
fn same_site(headers: &HeaderMap, host: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let origin = text("origin").is_none_or(|origin| origin.strip_prefix("http://") == Some(host));
    origin && text("sec-fetch-site").is_none_or(|site| site == "same-origin")
}

/// What every answer carries, unless its route set it.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let usual: [(HeaderName, &'static str); 7] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // `no-referrer` would make browsers send `Origin: null` with our own forms.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in usual {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Ends a request that takes too long.
pub(super) async fn within_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let limit = state.shared.limits.time;
    tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(|_| {
        let told = problem(problems::TOO_LONG);
        let told = crate::model::Problem { detail: told.detail.with("n", limit.as_secs()), ..told };
        Fault::new(StatusCode::SERVICE_UNAVAILABLE, told).into_response()
    })
}

/// One line a request, without the address, its query, or anything that was sent.
pub(super) async fn log(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let method = method_name(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let code = response.extensions().get::<Told>().map(|told| told.0);
    let status = response.status().as_u16();
    (state.shared.log)(&LogLine { at: state.shared.ports.now(), method, route, status, code });
    response
}

fn method_name(method: &Method) -> &'static str {
    [
        (Method::GET, "GET"),
        (Method::HEAD, "HEAD"),
        (Method::POST, "POST"),
        (Method::PUT, "PUT"),
        (Method::PATCH, "PATCH"),
        (Method::DELETE, "DELETE"),
        (Method::OPTIONS, "OPTIONS"),
    ]
    .into_iter()
    .find(|(known, _)| known == method)
    .map_or("-", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::is_loopback_host;

    #[test]
    fn only_names_of_this_computer() {
        for host in
            ["127.0.0.1", "127.0.0.1:8642", "localhost:1", "LOCALHOST", "[::1]", "[::1]:8642", "127.9.9.9:80"]
        {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "example.org:8642",
            "127.0.0.1.example.org",
            "localhost.example.org",
            "localhost.",
            "10.0.0.1",
            "0.0.0.0",
            "[::]",
            "[::1",
            "[::1]x",
            "127.0.0.1:",
            "127.0.0.1:x",
            "127.0.0.1:99999",
            "user@127.0.0.1",
            "127.0.0.1@example.org",
            "2130706433",
            "127.1",
            "0x7f.0.0.1",
        ] {
            assert!(!is_loopback_host(host), "{host}");
        }
    }
}
