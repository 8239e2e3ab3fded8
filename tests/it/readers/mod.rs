//! Readers: from bytes to values.

mod case_file;
