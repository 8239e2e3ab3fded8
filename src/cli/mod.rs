//! F8: the command line. Results on standard output, everything else on standard error.

mod args;
mod command;
mod compare;
mod decide;
mod duplicates;
mod export;
mod init;
mod key;
mod output;
mod problem;
mod run;
mod serve;
mod table;
mod verify;

pub use args::Cli;
pub use command::command;
pub use run::main;
