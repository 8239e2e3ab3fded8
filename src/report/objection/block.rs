//! A document as a list of blocks, in one language: what a letter is before it becomes a file.

/// A column of a table: its head, and its width in twentieths of a point.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Head.
    pub(super) head: String,
    /// Width.
    pub(super) width: usize,
}

/// One block.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// The lines at the head of a writ: a label and its value, one a line.
    Caption(Vec<(String, String)>),
    /// To whom it is addressed.
    Addressee(Vec<String>),
    /// The title of a document.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// The heading of a cause.
    Subheading(String),
    /// A paragraph.
    Body(String),
    /// A paragraph numbered through the whole document.
    Fact(String),
    /// A paragraph with a label before it: `PRIMERO.`
    Item(String, String),
    /// A digest or another text in which every character counts.
    Code(String),
    /// A remark in small letters.
    Small(String),
    /// A table whose heads repeat on every page.
    Table(Vec<Column>, Vec<Vec<String>>),
    /// A line to sign on, with what stands below it.
    Sign(Vec<String>),
    /// What follows begins on a new page.
    NewPage,
}

/// A document in one language.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// Language tag, such as `es-MX`.
    pub(super) tag: &'static str,
    /// At the head of every page, left.
    pub(super) head_left: String,
    /// At the head of every page, right.
    pub(super) head_right: String,
    /// What must be seen on every page: a draft, synthetic data.
    pub(super) banner: Option<String>,
    /// The words around the page numbers: before, between, after the whole.
    pub(super) page_words: [&'static str; 2],
    /// What it holds.
    pub(super) blocks: Vec<Block>,
}

/// The blank that a person fills in. The program knows no name that the case does not give.
pub(super) const BLANK: &str = "______________________";

/// A value of the case, or a blank.
pub(super) fn or_blank(value: Option<&str>) -> String {
    value.map(str::trim).filter(|text| !text.is_empty()).unwrap_or(BLANK).to_owned()
}
