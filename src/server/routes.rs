//! The table of routes. The router is built from it, and a test holds its own copy against it.

use axum::routing::{MethodRouter, get, post};

use super::{AppState, api, assets, forms, pages};

/// Who may use a route. There are no accounts yet: whoever sits at this computer may do all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Reads, and changes nothing.
    Read,
    /// Takes files in; refused where another site asks for it.
    Write,
}

/// A route of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteInfo {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The pattern.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

pub(super) struct Route {
    pub(super) info: RouteInfo,
    pub(super) handler: MethodRouter<AppState>,
}

fn reads(path: &'static str, handler: MethodRouter<AppState>) -> Route {
    Route { info: RouteInfo { method: "GET", path, access: Access::Read }, handler }
}

fn takes(path: &'static str, handler: MethodRouter<AppState>) -> Route {
    Route { info: RouteInfo { method: "POST", path, access: Access::Write }, handler }
}

pub(super) fn table() -> Vec<Route> {
    vec![
        reads("/", get(pages::home::show)),
        takes("/roll", post(forms::roll)),
        takes("/open", post(forms::open)),
        takes("/case", post(forms::case)),
        takes("/verify", post(forms::verify)),
        reads("/result/{id}", get(pages::result::show)),
        reads("/result/{id}/{audience}/report", get(pages::documents::view)),
        reads("/result/{id}/{audience}/{file}", get(pages::documents::download)),
        reads("/verified/{id}", get(pages::verified::show)),
        reads("/rules", get(pages::rules::show)),
        reads("/static/{file}", get(assets::show)),
        reads("/api/v1/rules", get(api::rules)),
        takes("/api/v1/audit", post(api::audit)),
        takes("/api/v1/verify", post(api::verify)),
        reads("/healthz", get(api::health)),
    ]
}

/// Every route.
pub fn routes() -> Vec<RouteInfo> {
    table().into_iter().map(|route| route.info).collect()
}
