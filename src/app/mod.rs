//! F7: the use cases, and the only floor that holds clock, randomness and files.
//!
//! The command line and the page call the same functions here and get the same bytes.

mod audit;
mod cases;
mod catalogue;
mod compare;
mod decide;
mod derived;
mod error;
mod export;
mod files;
mod hours;
mod init;
mod keys;
mod open;
mod pack;
mod persons;
mod places;
mod ports;
mod tables;
mod verify;

pub use audit::{Audited, Documents, audit, report_json};
pub use cases::{CaseListed, list_cases};
pub use catalogue::{rule_json, rule_page, rules_json, rules_text, write_derived};
pub use compare::{Compared, compare};
pub use decide::{DecideOptions, Recorded, ToDecide, Wish, decide, decision_word, read_wishes, to_decide};
pub use derived::{Derived, case_schema, derived};
pub use error::{AppError, Exit};
pub use export::{ExportOptions, ExportTarget, Exported, export};
pub use files::{Files, Folder, Memory};
pub use hours::{Hours, Picture, hours, shift_patterns};
pub use init::{
    Filed, FiledAs, InitOptions, Started, TYPING_COLUMNS, Todo, init, tame, typing_sheet, write_typing_sheet,
};
pub use keys::{KeyShown, NewKey, PassphraseSource, load_key, new_key, show_key};
pub use open::{OpenOptions, Opened, open, open_case, open_single};
pub use pack::{PackWritten, pack_files, sign_pack, write_packs};
pub use persons::{DuplicateRows, DuplicatesOptions, PairExplained, RowAsked, duplicates, explain_pair};
pub use places::{Places, RowPlace};
pub use ports::{Ports, SystemPorts};
pub use tables::{check_ids, open_regular, read_table};

pub use crate::analysis::duplicates::{FieldWeight, Grade as LinkGrade, Looking, What};
pub use crate::analysis::identity::list::IdKind;
pub use crate::analysis::why::{Line as WhyLine, Why};
pub use crate::readers::ReadFile;
pub use crate::signing::{State as StepState, Verdict, Verification};
pub use verify::{Verified, verify_files, verify_path};
