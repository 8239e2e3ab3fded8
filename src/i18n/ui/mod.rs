//! Texts of the faces: help of the command line, words of the page. No user text stands elsewhere.

pub mod cli;
pub mod decide;
pub mod export;
pub mod init;
pub mod page;
pub mod typing_sheet;
