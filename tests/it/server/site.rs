//! A server in memory, and requests as a browser or a program sends them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use escrutinio::app::{AppError, Ports};
use escrutinio::server::{AppState, Limits, LogLine, router};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

/// A machine that stands still: every id is the next number.
pub(super) struct Still(Mutex<u8>);

impl Ports for Still {
    fn now(&self) -> String {
        "2025-07-02T12:00:00Z".to_owned()
    }

    fn random(&self, buffer: &mut [u8]) -> Result<(), AppError> {
        let mut next = self.0.lock().unwrap();
        *next += 1;
        buffer.fill(*next);
        Ok(())
    }
}

pub(super) fn still() -> Arc<Still> {
    Arc::new(Still(Mutex::new(0)))
}

pub(super) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// An answer, read whole.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A server with its log.
pub(super) struct Site {
    runtime: Runtime,
    router: Router,
    pub(super) log: Arc<Mutex<Vec<LogLine>>>,
}

impl Site {
    pub(super) fn new() -> Self {
        Self::with(still(), Some(fixtures().join("cases")), Limits::default())
    }

    pub(super) fn with(ports: Arc<dyn Ports>, data: Option<PathBuf>, limits: Limits) -> Self {
        let log = Arc::new(Mutex::new(Vec::new()));
        let lines = Arc::clone(&log);
        let sink = Arc::new(move |line: &LogLine| lines.lock().unwrap().push(line.clone()));
        let router = router(AppState::with(ports, data, limits, sink));
        Self { runtime: Runtime::new().unwrap(), router, log }
    }

    pub(super) fn send(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send(browser("GET", path).body(Body::empty()).unwrap())
    }

    /// Sends a form with files as a browser does.
    pub(super) fn post(&self, path: &str, form: &Form) -> Answer {
        self.send(form.request(browser("POST", path)))
    }

    /// Sends a form and follows it to the result; answers the address too.
    pub(super) fn follow(&self, path: &str, form: &Form) -> (String, Answer) {
        let sent = self.post(path, form);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let address = sent.header("location").to_owned();
        let answer = self.get(&address);
        assert_eq!(answer.status, StatusCode::OK);
        (address, answer)
    }
}

/// A request as a browser on this very page sends it.
pub(super) fn browser(method: &str, path: &str) -> axum::http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1:8642")
        .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
    if method == "GET" {
        request
    } else {
        request.header(header::ORIGIN, "http://127.0.0.1:8642").header("sec-fetch-site", "same-origin")
    }
}

/// A request as a program sends it.
pub(super) fn program(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header(header::HOST, "localhost")
}

/// A form with files.
#[derive(Default)]
pub(super) struct Form {
    body: Vec<u8>,
}

const BOUNDARY: &str = "----escrutinio-boundary";

impl Form {
    pub(super) fn text(mut self, name: &str, value: &str) -> Self {
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        self.body.extend(head.as_bytes());
        self
    }

    pub(super) fn file(mut self, name: &str, file: &str, bytes: &[u8]) -> Self {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        self.body.extend(head.as_bytes());
        self.body.extend(bytes);
        self.body.extend(b"\r\n");
        self
    }

    /// Every file below a folder, named as a browser names the files of a folder that was chosen.
    pub(super) fn folder(self, name: &str, folder: &Path) -> Self {
        let root = folder.parent().unwrap();
        let mut files = Vec::new();
        below(folder, &mut files);
        files.into_iter().fold(self, |form, path| {
            let shown = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            form.file(name, &shown, &std::fs::read(&path).unwrap())
        })
    }

    pub(super) fn request(&self, request: axum::http::request::Builder) -> Request<Body> {
        let mut body = self.body.clone();
        body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
        request
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(body))
            .unwrap()
    }
}

fn below(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { below(&path, out) } else { out.push(path) }
    }
}

/// A small roll: two rows of one person, a boss, a person hired late; everyone is invented.
pub(super) const SMALL_ROLL: &str = "No. Empleado,Nombre,CURP,Puesto,Fecha de ingreso\n\
    101,MARIA LOPEZ RUIZ,LORM850312MSPPZR07,OPERADORA,12/03/2015\n\
    102,JUAN PEREZ SOTO,PESJ900101HSPRTN02,SUPERVISOR DE PRODUCCION,01/02/2016\n\
    103,ANA GOMEZ DIAZ,GODA910715MSPMZN08,OPERADORA,15/06/2025\n";
