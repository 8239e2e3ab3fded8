//! The page and its interface for programs, asked without a network unless a test says otherwise.

mod guard;
mod routes;
mod site;
