//! The page and its interface for programs, asked without a network unless a test says otherwise.

mod browser;
mod command;
mod documents;
mod forms;
mod guard;
mod pages;
mod routes;
mod site;
mod verify;
