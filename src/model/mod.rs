//! F0: the words everyone uses. No maths, no files, no formats.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::float_arithmetic)]

mod case;
mod case_file;
mod cells;
mod entry;
mod field;
mod finding;
mod law;
mod meta;
mod presets;
mod problem;
mod source;
mod table;
mod text;
mod vote;

pub use case::{Case, CaseOrigin};
pub use case_file::*;
pub use cells::Cells;
pub use entry::{Cell, Entry};
pub use field::{Field, FieldSpec};
pub use finding::{
    Disposition, DispositionState, Finding, Kind, Outcome, Place, Reading, Reason, Severity, Subject,
    SubjectKind,
};
pub use law::{Citation, Force, Instrument};
pub use meta::{Family, Input, Meta, Page, Param, ParamKind, ParamSpec, ParamValue, RuleId, Status};
pub use presets::{Pattern, Preset};
pub use problem::Problem;
pub use source::{Digest, FileFormat, Source, SourceKind, WorkbookFacts};
pub use table::{CellRef, Column, NameFirst, NameOrder, Note, SetAside, Table, TableBuilder, column_letters};
pub use text::{Arg, Lang, Msg, Text};
pub use vote::{Stage, Vote};
