//! A document as a Word file: serif, numbered paragraphs, tables whose heads repeat, the same bytes each time.

use std::io::Cursor;

use chrono::NaiveDate;
use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, Footer, Header, IndentLevel, Level, LevelJc,
    LevelText, LineSpacing, LineSpacingType, NumPages, NumberFormat, Numbering, NumberingId, PageMargin,
    PageNum, Paragraph, Run, RunFonts, Shading, SpecialIndentType, Start, Style, StyleType, Tab,
    TabValueType, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, WidthType,
};

use super::block::{Block, Column, Document};
use crate::report::visible::visible;

/// Found on every machine that writes Spanish legal documents, with a free font of the same widths.
const SERIF: &str = "Times New Roman";
const MONO: &str = "Courier New";
const INK: &str = "1C1C1C";
const QUIET: &str = "595959";
const WASH: &str = "F4F2EC";
const RULE: &str = "8A8A8A";
/// Sizes in half points.
const BODY: usize = 23;
const CELL: usize = 18;
/// Below this nobody reads.
const SMALLEST: usize = 13;
const SMALL: usize = 18;
/// Letter paper ("carta"), and margins, in twentieths of a point.
const PAGE: (u32, u32) = (12_240, 15_840);
const MARGIN: i32 = 1_440;
/// Width of the text on that page.
pub(super) const TEXT_WIDTH: usize = 9_360;
/// The numbering that runs through the facts.
const FACTS: usize = 2;
/// A row height that nobody chooses by hand: it marks rows to be repeated, since the crate cannot say so.
const REPEATED: f32 = 283.0;

/// Writes a document. Its only date is the one it is given.
pub(super) fn write(document: &Document, on: Option<NaiveDate>) -> std::io::Result<Vec<u8>> {
    let mut docx = shell(document);
    if let Some(day) = on {
        let stamp = format!("{day}T00:00:00Z");
        docx = docx.created_at(&stamp).updated_at(&stamp);
    }
    let mut fresh = false;
    for block in &document.blocks {
        docx = match block {
            Block::NewPage => {
                fresh = true;
                continue;
            }
            Block::Table(columns, rows) => docx
                .add_table(table(columns, rows))
                .add_paragraph(Paragraph::new().line_spacing(spacing(0, 120, 200))),
            Block::Caption(lines) => {
                lines.iter().fold(docx, |docx, (label, value)| docx.add_paragraph(caption(label, value)))
            }
            Block::Addressee(lines) => addressee(docx, lines),
            Block::Sign(lines) => sign(docx, lines),
            Block::Title(_)
            | Block::Heading(_)
            | Block::Subheading(_)
            | Block::Body(_)
            | Block::Fact(_)
            | Block::Item(..)
            | Block::Code(_)
            | Block::Small(_) => docx.add_paragraph(paragraph(block).page_break_before(fresh)),
        };
        fresh = false;
    }
    let mut parts = docx.build();
    parts.document = repeat_heads(&parts.document);
    parts.styles = tagged(&parts.styles, document.tag);
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(std::io::Error::other)?;
    Ok(out.into_inner())
}

/// Page, styles, numbering, and what stands on every page.
fn shell(document: &Document) -> Docx {
    let level = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("decimal"),
        LevelText::new("%1."),
        LevelJc::new("left"),
    )
    .indent(Some(567), Some(SpecialIndentType::Hanging(567)), None, None);
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(
            PageMargin::new().top(1_500).bottom(1_300).left(MARGIN).right(MARGIN).header(700).footer(600),
        )
        .default_fonts(fonts(SERIF))
        .default_size(BODY)
        .add_style(heading("Heading1", "heading 1", 24, 0))
        .add_style(heading("Heading2", "heading 2", 23, 1))
        .add_abstract_numbering(AbstractNumbering::new(FACTS).add_level(level))
        .add_numbering(Numbering::new(FACTS, FACTS))
        .header(page_head(document))
        .footer(page_foot(document))
}

fn heading(id: &str, name: &str, size: usize, outline: usize) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .next("Normal")
        .q_format(true)
        .size(size)
        .bold()
        .color(INK)
        .outline_lvl(outline)
}

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name)
}

/// Space before and after a paragraph, and between its lines in 240ths.
fn spacing(before: u32, after: u32, line: i32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(line).line_rule(LineSpacingType::Auto)
}

fn run(text: &str) -> Run {
    Run::new().add_text(visible(text))
}

fn page_head(document: &Document) -> Header {
    let line = Paragraph::new()
        .add_tab(Tab::new().val(TabValueType::Right).pos(TEXT_WIDTH))
        .line_spacing(spacing(0, 40, 240))
        .add_run(run(&document.head_left).size(SMALL).color(QUIET))
        .add_run(Run::new().add_tab())
        .add_run(run(&document.head_right).size(SMALL).color(QUIET));
    let head = Header::new().add_paragraph(line);
    match &document.banner {
        None => head,
        Some(text) => head.add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .line_spacing(spacing(0, 60, 240))
                .add_run(run(text).size(SMALL).bold()),
        ),
    }
}

fn page_foot(document: &Document) -> Footer {
    let [page, of] = document.page_words;
    let word = |text: &str| run(text);
    Footer::new().add_paragraph(
        Paragraph::new()
            .align(AlignmentType::Center)
            .add_run(word(&format!("{page} ")))
            .add_page_num(PageNum::new())
            .add_run(word(&format!(" {of} ")))
            .add_num_pages(NumPages::new()),
    )
}

fn caption(label: &str, value: &str) -> Paragraph {
    Paragraph::new()
        .indent(Some(3_900), None, None, None)
        .line_spacing(spacing(0, 40, 250))
        .add_run(run(&format!("{label}: ")).bold())
        .add_run(run(value))
}

fn addressee(docx: Docx, lines: &[String]) -> Docx {
    let last = lines.len().saturating_sub(1);
    lines.iter().enumerate().fold(docx, |docx, (index, line)| {
        let before = if index == 0 { 360 } else { 0 };
        let after = if index == last { 280 } else { 20 };
        docx.add_paragraph(
            Paragraph::new().line_spacing(spacing(before, after, 250)).add_run(run(line).bold()),
        )
    })
}

fn sign(docx: Docx, lines: &[String]) -> Docx {
    let rule = Paragraph::new()
        .align(AlignmentType::Center)
        .keep_next(true)
        .line_spacing(spacing(900, 40, 250))
        .add_run(run("________________________________________"));
    let last = lines.len().saturating_sub(1);
    lines.iter().enumerate().fold(docx.add_paragraph(rule), |docx, (index, line)| {
        docx.add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .keep_next(index != last)
                .line_spacing(spacing(0, 20, 250))
                .add_run(run(line)),
        )
    })
}

fn paragraph(block: &Block) -> Paragraph {
    let plain = |text: &str| Paragraph::new().add_run(run(text));
    let body = spacing(0, 140, 288);
    match block {
        Block::Title(text) => Paragraph::new()
            .style("Heading1")
            .align(AlignmentType::Center)
            .line_spacing(spacing(120, 240, 260))
            .add_run(run(text).bold().size(28)),
        Block::Heading(text) => Paragraph::new()
            .style("Heading1")
            .align(AlignmentType::Center)
            .keep_next(true)
            .line_spacing(spacing(320, 180, 260))
            .add_run(run(text).bold()),
        Block::Subheading(text) => Paragraph::new()
            .style("Heading2")
            .keep_next(true)
            .line_spacing(spacing(240, 120, 260))
            .add_run(run(text).bold()),
        Block::Fact(text) => plain(text)
            .numbering(NumberingId::new(FACTS), IndentLevel::new(0))
            .align(AlignmentType::Both)
            .line_spacing(body),
        Block::Item(label, text) => Paragraph::new()
            .align(AlignmentType::Both)
            .line_spacing(body)
            .add_run(run(&format!("{label} ")).bold())
            .add_run(run(text)),
        Block::Code(text) => Paragraph::new()
            .indent(Some(567), None, None, None)
            .line_spacing(spacing(0, 140, 240))
            .add_run(run(text).fonts(fonts(MONO)).size(17)),
        Block::Small(text) => Paragraph::new()
            .align(AlignmentType::Both)
            .line_spacing(spacing(0, 120, 250))
            .add_run(run(text).size(SMALL).color(QUIET)),
        Block::Body(text) => plain(text).align(AlignmentType::Both).line_spacing(body),
        // Written by functions of their own: they are more than one paragraph.
        Block::Caption(_) | Block::Addressee(_) | Block::Table(..) | Block::Sign(_) | Block::NewPage => {
            Paragraph::new()
        }
    }
}

fn table(columns: &[Column], rows: &[Vec<String>]) -> Table {
    let cell = |text: &str, column: &Column, head: bool| {
        let words = run(text).size(fitting(text, column.width));
        // A digest has no words at which a line could break: only a narrow letter keeps it in its column.
        let code = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let words = if code { words.fonts(fonts(MONO)).size(15) } else { words };
        let paragraph = Paragraph::new().line_spacing(spacing(30, 30, 240)).add_run(if head {
            words.bold()
        } else {
            words
        });
        let cell = TableCell::new().width(column.width, WidthType::Dxa).add_paragraph(paragraph);
        if head { cell.shading(Shading::new().fill(WASH)) } else { cell }
    };
    let head = TableRow::new(columns.iter().map(|column| cell(&column.head, column, true)).collect())
        .cant_split()
        .row_height(REPEATED);
    let body = rows.iter().map(|row| {
        TableRow::new(columns.iter().zip(row).map(|(column, text)| cell(text, column, false)).collect())
            .cant_split()
    });
    let line = |position| TableBorder::new(position).border_type(BorderType::Single).size(4).color(RULE);
    let borders = TableBorders::with_empty()
        .set(line(TableBorderPosition::Top))
        .set(line(TableBorderPosition::Bottom))
        .set(line(TableBorderPosition::InsideH));
    Table::new(std::iter::once(head).chain(body).collect())
        .set_grid(columns.iter().map(|column| column.width).collect())
        .layout(TableLayoutType::Fixed)
        .width(columns.iter().map(|column| column.width).sum(), WidthType::Dxa)
        .margins(TableCellMargins::new().margin(20, 80, 20, 80))
        .set_borders(borders)
}

/// The size at which the longest word of a cell still fits on a line of its column, so that no word is broken where it
/// cannot be. Capital letters are about seven tenths of their size wide and others half; a wider face may stand in for this
/// one, so a tenth more is kept free.
fn fitting(text: &str, width: usize) -> usize {
    let wide = |word: &str| -> usize { word.chars().map(|c| if c.is_lowercase() { 6 } else { 8 }).sum() };
    // Words break at a hyphen too.
    let longest = text.split([' ', '-']).map(wide).max().unwrap_or(0).max(1);
    // A half point is ten twentieths of a point; what the margins of a cell take is off.
    (width.saturating_sub(180) / longest).clamp(SMALLEST, CELL)
}

/// Says of the marked rows that they repeat on every page; the crate has no word for it.
fn repeat_heads(xml: &[u8]) -> Vec<u8> {
    replaced(xml, &format!("<w:trHeight w:val=\"{REPEATED}\" w:hRule=\"atLeast\" />"), "<w:tblHeader />")
}

/// Says in which language the text is, so that a word processor does not underline all of it.
fn tagged(xml: &[u8], tag: &str) -> Vec<u8> {
    replaced(
        xml,
        "</w:rPr></w:rPrDefault>",
        &format!("<w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\" /></w:rPr></w:rPrDefault>"),
    )
}

fn replaced(xml: &[u8], from: &str, to: &str) -> Vec<u8> {
    match std::str::from_utf8(xml) {
        Ok(text) => text.replace(from, to).into_bytes(),
        Err(_) => xml.to_vec(),
    }
}
