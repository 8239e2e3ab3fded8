//! F8: the page and its small interface for programs, on this computer only.
//!
//! A request passes, from the outside in: the log, the headers of every answer, the rendering of problems,
//! the guard of Host and Origin, the time limit, and then its route. Uploads and results live in memory.

mod api;
mod assets;
mod fault;
mod forms;
mod guard;
mod job;
mod kept;
mod pages;
mod routes;
mod upload;
mod visit;

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::app::Ports;

pub use fault::problem;
pub use guard::is_loopback_host;
pub use kept::MOST_RESULTS;
pub use routes::{Access, RouteInfo, routes};

/// What one server may use.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of one upload.
    pub body: usize,
    /// Files of one upload.
    pub files: usize,
    /// Longest time from the first byte of a request to its answer.
    pub time: Duration,
    /// Audits and verifications that run at a time.
    pub jobs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body: 64 << 20, files: 2_000, time: Duration::from_mins(5), jobs: 2 }
    }
}

/// A line of the log. It holds nothing that a user typed or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When it was answered, UTC.
    pub at: String,
    /// The method; `-` for one that HTTP does not know.
    pub method: &'static str,
    /// The route's pattern, never the address itself; `-` where none matched.
    pub route: String,
    /// The status.
    pub status: u16,
    /// The code of the problem, if any.
    pub code: Option<&'static str>,
}

/// Takes the lines of the log.
pub type LogSink = Arc<dyn Fn(&LogLine) + Send + Sync>;

/// What every handler shares.
#[derive(Clone)]
pub struct AppState {
    shared: Arc<Shared>,
}

struct Shared {
    ports: Arc<dyn Ports>,
    data: Option<PathBuf>,
    limits: Limits,
    log: LogSink,
    kept: kept::Kept,
    jobs: Arc<Semaphore>,
}

impl AppState {
    /// A state without a folder of cases, with the usual limits, that logs nothing.
    pub fn new(ports: Arc<dyn Ports>) -> Self {
        Self::with(ports, None, Limits::default(), Arc::new(|_| {}))
    }

    /// A state: the machine, the folder of cases, the limits and the log.
    pub fn with(ports: Arc<dyn Ports>, data: Option<PathBuf>, limits: Limits, log: LogSink) -> Self {
        let jobs = Arc::new(Semaphore::new(limits.jobs));
        Self { shared: Arc::new(Shared { ports, data, limits, log, kept: kept::Kept::default(), jobs }) }
    }
}

/// Every route with its layers.
pub fn router(state: AppState) -> Router {
    let body = state.shared.limits.body;
    routes::table()
        .into_iter()
        .fold(Router::new(), |router, route| router.route(route.info.path, route.handler))
        .fallback(fault::not_found)
        .method_not_allowed_fallback(fault::wrong_method)
        .layer(DefaultBodyLimit::max(body))
        .layer(from_fn_with_state(state.clone(), guard::within_time))
        .layer(from_fn(guard::refuse_strangers))
        .layer(from_fn_with_state(state.clone(), fault::render))
        .layer(from_fn(guard::headers))
        .layer(from_fn_with_state(state.clone(), guard::log))
        .with_state(state)
}

/// Answers on a listener until `shutdown` ends; requests under way are finished first.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router(state)).with_graceful_shutdown(shutdown).await
}
