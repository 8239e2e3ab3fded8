//! F7: the use cases, and the only floor that holds clock, randomness and files.
//!
//! The command line and the page call the same functions here and get the same bytes.

mod audit;
mod derived;
mod error;
mod files;
mod keys;
mod open;
mod pack;
mod ports;
mod tables;
mod verify;

pub use audit::{Audited, Documents, audit};
pub use derived::{Derived, derived};
pub use error::{AppError, Exit};
pub use files::{Files, Folder, Memory};
pub use keys::{KeyShown, NewKey, PassphraseSource, load_key, new_key, show_key};
pub use open::{OpenOptions, Opened, open, open_case, open_single};
pub use pack::{PackWritten, pack_files, sign_pack, write_packs};
pub use ports::{Ports, SystemPorts};
pub use tables::{DuplicateRows, check_ids, duplicates, read_table};
pub use verify::{Verified, verify_files, verify_path};
