//! The part of a page that a cell may write on. Programs that print a sheet leave out the letters beyond it, and keep
//! the one that stands across its edge: there a text was cut off.

/// A rectangle outside of which nothing shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clip {
    low: (f64, f64),
    high: (f64, f64),
}

/// How far a letter may stand over the edge, as a share of its size: shapes are a little wider than letters.
const OVER: f64 = 0.15;
/// A rectangle as large as this share of the page is no cell.
const PAGE: f64 = 0.8;

impl Clip {
    /// The rectangle of a path, if it is one.
    pub(super) fn of(corners: impl ExactSizeIterator<Item = (f64, f64)>, page: (f64, f64)) -> Option<Self> {
        if corners.len() != 5 {
            return None;
        }
        let mut clip = Self { low: (f64::MAX, f64::MAX), high: (f64::MIN, f64::MIN) };
        for (x, y) in corners {
            clip.low = (clip.low.0.min(x), clip.low.1.min(y));
            clip.high = (clip.high.0.max(x), clip.high.1.max(y));
        }
        let whole = |from: f64, to: f64, all: f64| to - from >= PAGE * all;
        let page = whole(clip.low.0, clip.high.0, page.0) && whole(clip.low.1, clip.high.1, page.1);
        (!page).then_some(clip)
    }

    /// Where the edge runs through a letter that goes from inside to outside.
    pub(super) fn edge(self, from: (f64, f64), to: (f64, f64), size: f64) -> Option<(f64, f64)> {
        let leaves = |from: f64, to: f64, low: f64, high: f64| {
            let over = OVER * size;
            if to > high + over && from < high && from >= low - over {
                Some(high)
            } else {
                (to < low - over && from > low && from <= high + over).then_some(low)
            }
        };
        if (to.0 - from.0).abs() >= (to.1 - from.1).abs() {
            leaves(from.0, to.0, self.low.0, self.high.0).map(|x| (x, to.1))
        } else {
            leaves(from.1, to.1, self.low.1, self.high.1).map(|y| (to.0, y))
        }
    }

    /// The edge beyond which a letter lies in the direction in which it is written: the program kept the whole text.
    pub(super) fn hides(self, from: (f64, f64), to: (f64, f64), size: f64) -> Option<(f64, f64)> {
        let over = OVER * size;
        let outside = |one: f64, other: f64, low: f64, high: f64| {
            if one.min(other) >= high + over {
                Some(high)
            } else {
                (one.max(other) <= low - over).then_some(low)
            }
        };
        if (to.0 - from.0).abs() >= (to.1 - from.1).abs() {
            outside(from.0, to.0, self.low.0, self.high.0).map(|x| (x, to.1))
        } else {
            outside(from.1, to.1, self.low.1, self.high.1).map(|y| (to.0, y))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Clip;

    #[test]
    fn a_letter_across_the_edge_of_a_cell_is_seen_in_every_direction() {
        let corners = [(10.0, 10.0), (60.0, 10.0), (60.0, 30.0), (10.0, 30.0), (10.0, 10.0)];
        let clip = Clip::of(corners.into_iter(), (600.0, 800.0)).unwrap();
        assert_eq!(clip.edge((55.0, 20.0), (65.0, 20.0), 10.0), Some((60.0, 20.0)));
        assert_eq!(clip.edge((15.0, 20.0), (5.0, 20.0), 10.0), Some((10.0, 20.0)));
        assert_eq!(clip.edge((20.0, 25.0), (20.0, 35.0), 10.0), Some((20.0, 30.0)));
        assert_eq!(clip.edge((50.0, 20.0), (61.0, 20.0), 10.0), None);
        assert_eq!(clip.hides((62.0, 20.0), (70.0, 20.0), 10.0), Some((60.0, 20.0)));
        assert_eq!(clip.hides((55.0, 20.0), (65.0, 20.0), 10.0), None);
        assert_eq!(Clip::of(corners.into_iter(), (60.0, 22.0)), None, "as large as the page");
    }
}
