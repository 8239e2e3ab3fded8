//! How much of a file is taken in: bounds that no honest roll reaches.

/// Bytes a file, or a packed file once unpacked, may hold.
pub const MAX_BYTES: u64 = 1 << 30;
/// Columns a spreadsheet can have.
pub const MAX_COLUMNS: u32 = 16_384;
/// Rows read from one file: ten full sheets.
pub const MAX_ROWS: u32 = 10 * 1_048_576;
/// Cells read from one sheet, blank ones between others included.
pub const MAX_CELLS: usize = 100_000_000;
/// Characters a spreadsheet cell can hold; a longer one is read and noted.
pub const MAX_CELL: usize = 32_767;
/// How many times larger than its packed form a part of a workbook may be, once it exceeds 32 MiB.
pub const MAX_RATIO: u64 = 300;
