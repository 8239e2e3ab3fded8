//! A page's operators followed as far as text and straight lines go; everything else is passed over.

use std::sync::Arc;

use hayro_font::{CMapResolverFn, Font, FontCache, FontQuery, FontResolverFn};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use hayro_syntax::page::{Page, Resources};

use super::clip::Clip;
use super::matrix::Matrix;
use super::placed::{Placed, Put, Sheet};

/// Forms within forms, and states within states, that are followed.
const DEEPEST: usize = 12;
const STATES: usize = 200;
/// Letters on one page, of which a page set as small as can be read has a tenth.
const LETTERS: usize = 200_000;
/// Corners of one path that are kept.
const CORNERS: usize = 10_000;
/// How far letters are moved together or apart to look well, as a share of their size.
const KERNING: f64 = 0.2;

/// The budget for a document is spent: its pages show themselves far more often than they are long.
#[derive(Debug)]
pub(super) struct Spent;

/// What may still be done for a document, in operators and letters.
#[derive(Debug)]
pub(super) struct Budget(pub(super) u64);

impl Budget {
    fn take(&mut self, count: u64) -> Result<(), Spent> {
        self.0 = self.0.checked_sub(count).ok_or(Spent)?;
        Ok(())
    }
}

/// Fonts of a document.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
}

impl Fonts<'_> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            maps: Arc::new(|_| None),
        }
    }
}

#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    font: Option<Font<'a>>,
    size: f64,
    between: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    invisible: bool,
    /// What may be written on, where that is a cell.
    clip: Option<Clip>,
}

/// Where the next letter goes.
struct Pen {
    text: Matrix,
    line: Matrix,
}

impl Pen {
    fn line(&mut self, line: Matrix) {
        (self.text, self.line) = (line, line);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line(self.line.after(Matrix::shift(x, y)));
    }
}

/// Corners of a path before it is painted or dropped: each with whether a line leads to it.
#[derive(Default)]
struct Path {
    corners: Vec<((f64, f64), bool)>,
    /// Whether it bounds what is shown from here on.
    clips: bool,
}

impl Path {
    fn corner(&mut self, at: (f64, f64), line: bool) {
        if self.corners.len() < CORNERS {
            self.corners.push((at, line));
        }
    }

    fn rectangle(&mut self, [x, y, width, height]: [f64; 4], ctm: Matrix) {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        for (index, (x, y)) in corners.into_iter().enumerate() {
            self.corner(ctm.point(x, y), index > 0);
        }
    }

    fn paint(&mut self, sheet: &mut Sheet) {
        for pair in self.corners.windows(2) {
            if let [(from, _), (to, true)] = *pair {
                sheet.rule(from, to);
            }
        }
        self.corners.clear();
    }

    /// What may be written on once the path is done with.
    fn ends(&mut self, before: Option<Clip>, page: (f64, f64)) -> Option<Clip> {
        let clips = std::mem::take(&mut self.clips);
        if clips { Clip::of(self.corners.iter().map(|corner| corner.0), page).or(before) } else { before }
    }
}

struct Reader<'f, 'a> {
    fonts: &'f Fonts<'a>,
    budget: &'f mut Budget,
    sheet: Sheet,
    run: u32,
    /// Width and height of the page.
    page: (f64, f64),
    /// Where the last text of this text object ended.
    ended: Option<(f64, f64)>,
}

/// Letters and lines of a page.
pub(super) fn page<'a>(page: &Page<'a>, fonts: &Fonts<'a>, budget: &mut Budget) -> Result<Placed, Spent> {
    let (width, height) = page.render_dimensions();
    let size = (f64::from(width), f64::from(height));
    let mut reader = Reader { fonts, budget, sheet: Sheet::default(), run: 0, page: size, ended: None };
    let state = State {
        ctm: Matrix(page.initial_transform(true).as_coeffs()),
        font: None,
        size: 1.0,
        between: 0.0,
        between_words: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
        invisible: false,
        clip: None,
    };
    let length = page.page_stream().map_or(0, <[u8]>::len);
    reader.budget.take(length as u64 / 8)?;
    reader.follow(page.typed_operations(), page.resources(), state, 0)?;
    Ok(reader.sheet.finish())
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}

impl<'a> Reader<'_, 'a> {
    #[allow(clippy::wildcard_enum_match_arm, reason = "colours and marks say nothing of letters")]
    fn follow(
        &mut self,
        mut operators: TypedIter<'_>,
        resources: &Resources<'a>,
        mut state: State<'a>,
        depth: usize,
    ) -> Result<(), Spent> {
        let mut kept = Vec::new();
        let mut pen = Pen { text: Matrix::ONE, line: Matrix::ONE };
        let mut path = Path::default();
        while let Some(operator) = operators.next() {
            self.budget.take(1)?;
            match operator {
                Op::SaveState(_) if kept.len() < STATES => kept.push(state.clone()),
                Op::RestoreState(_) => state = kept.pop().unwrap_or(state),
                Op::Transform(m) => {
                    state.ctm = state.ctm.after(matrix([m.0, m.1, m.2, m.3, m.4, m.5]));
                }
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    state.font = resources.get_font(font.0).and_then(|dict| {
                        self.fonts.cache.font(&dict, &self.fonts.programs, &self.fonts.maps)
                    });
                }
                Op::XObject(named) => self.object(named.0, resources, &state, depth)?,
                Op::InlineImage(_) => self.sheet.placed.picture = true,
                Op::MoveTo(to) => path.corner(state.ctm.point(to.0.as_f64(), to.1.as_f64()), false),
                Op::LineTo(to) => path.corner(state.ctm.point(to.0.as_f64(), to.1.as_f64()), true),
                Op::RectPath(r) => path.rectangle([r.0, r.1, r.2, r.3].map(|side| side.as_f64()), state.ctm),
                Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => path.clips = true,
                Op::EndPath(_) => {
                    state.clip = path.ends(state.clip, self.page);
                    path.corners.clear();
                }
                Op::StrokePath(_)
                | Op::CloseAndStrokePath(_)
                | Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_)
                | Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_) => {
                    state.clip = path.ends(state.clip, self.page);
                    path.paint(&mut self.sheet);
                }
                other => self.text(&other, &mut state, &mut pen)?,
            }
        }
        Ok(())
    }

    /// Operators of text.
    #[allow(clippy::wildcard_enum_match_arm, reason = "colours, clips and marks say nothing of letters")]
    fn text(&mut self, operator: &Op<'_, '_>, state: &mut State<'a>, pen: &mut Pen) -> Result<(), Spent> {
        match operator {
            Op::BeginText(_) => {
                pen.line(Matrix::ONE);
                self.ended = None;
            }
            Op::CharacterSpacing(value) => state.between = value.0.as_f64(),
            Op::WordSpacing(value) => state.between_words = value.0.as_f64(),
            Op::HorizontalScaling(value) => state.stretch = value.0.as_f64() / 100.0,
            Op::TextLeading(value) => state.leading = value.0.as_f64(),
            Op::TextRise(value) => state.rise = value.0.as_f64(),
            Op::TextRenderingMode(value) => state.invisible = matches!(value.0.as_i64(), 3 | 7),
            Op::NextLine(by) => pen.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                pen.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::SetTextMatrix(m) => pen.line(matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLineUsingLeading(_) => pen.next_line(0.0, -state.leading),
            Op::ShowText(shown) => return self.show(shown.0.as_bytes(), state, pen, true),
            Op::NextLineAndShowText(shown) => {
                pen.next_line(0.0, -state.leading);
                return self.show(shown.0.as_bytes(), state, pen, true);
            }
            Op::ShowTextWithParameters(shown) => {
                state.between_words = shown.0.as_f64();
                state.between = shown.1.as_f64();
                pen.next_line(0.0, -state.leading);
                return self.show(shown.2.as_bytes(), state, pen, true);
            }
            Op::ShowTexts(shown) => return self.show_spaced(shown.0, state, pen),
            _ => {}
        }
        Ok(())
    }

    fn object(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        state: &State<'a>,
        depth: usize,
    ) -> Result<(), Spent> {
        let Some(stream) = resources.get_x_object(name) else { return Ok(()) };
        let dict = stream.dict();
        if dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Image") {
            self.sheet.placed.picture = true;
            return Ok(());
        }
        if depth >= DEEPEST {
            return Ok(());
        }
        let Ok(content) = stream.decoded_data() else { return Ok(()) };
        self.budget.take(100 + content.len() as u64 / 4)?;
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let mut inner = state.clone();
        let given: Vec<f64> = dict
            .get::<Array<'_>>("Matrix")
            .map(|matrix| matrix.iter::<Number>().map(|number| number.as_f64()).take(7).collect())
            .unwrap_or_default();
        if let Ok(given) = <[f64; 6]>::try_from(given) {
            inner.ctm = inner.ctm.after(Matrix(given));
        }
        self.follow(TypedIter::new(&content), own.as_ref().unwrap_or(resources), inner, depth + 1)
    }

    fn show_spaced(&mut self, shown: &Array<'_>, state: &State<'a>, pen: &mut Pen) -> Result<(), Spent> {
        let mut first = true;
        for part in shown.iter::<Object<'_>>() {
            self.budget.take(1)?;
            match part {
                Object::String(part) => {
                    self.show(part.as_bytes(), state, pen, std::mem::take(&mut first))?;
                }
                Object::Number(back) => {
                    let by = -back.as_f64() / 1000.0 * state.size * state.stretch;
                    pen.text = pen.text.after(Matrix::shift(by, 0.0));
                }
                Object::Null(_)
                | Object::Boolean(_)
                | Object::Name(_)
                | Object::Dict(_)
                | Object::Array(_)
                | Object::Stream(_) => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8], state: &State<'a>, pen: &mut Pen, begins: bool) -> Result<(), Spent> {
        self.run += u32::from(begins && !self.carries_on(state, pen));
        let Some(font) = &state.font else {
            self.sheet.placed.unknown += bytes.len();
            return Ok(());
        };
        let mut at = 0;
        while at < bytes.len() {
            self.budget.take(1)?;
            if self.sheet.count > LETTERS {
                return Err(Spent);
            }
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            let space = if code == 32 && length == 1 { state.between_words } else { 0.0 };
            let width = font.code_advance(code).x / 1000.0 * state.size;
            let place = state.ctm.after(pen.text);
            let put = Put {
                from: place.point(0.0, state.rise),
                to: place.point(width * state.stretch, state.rise),
                size: place.height() * state.size.abs(),
                run: self.run,
                invisible: state.invisible,
                clip: state.clip,
            };
            let on = (width + state.between + space) * state.stretch;
            pen.text = pen.text.after(Matrix::shift(on, 0.0));
            self.sheet.put(font, code, &put);
        }
        self.ended = Some(state.ctm.after(pen.text).point(0.0, state.rise));
        Ok(())
    }

    /// Whether text begins where the last one ended: browsers write one word as several such, moved by kerning.
    fn carries_on(&self, state: &State<'a>, pen: &Pen) -> bool {
        let place = state.ctm.after(pen.text);
        let (x, y) = place.point(0.0, state.rise);
        let most = KERNING * place.height() * state.size.abs();
        self.ended.is_some_and(|ended| (ended.0 - x).abs() <= most && (ended.1 - y).abs() <= most)
    }
}
