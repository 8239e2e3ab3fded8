//! Half-open spans of time and their unions: the algebra that every number of access rests on.
//!
//! An instant is a whole number of seconds since 1970-01-01 00:00 UTC. A [`Spans`] is always kept
//! sorted, without empty, overlapping or touching members, so two equal sets of instants are equal values.

/// The instants from `start` up to, and without, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First instant.
    pub start: i64,
    /// First instant after it.
    pub end: i64,
}

impl Span {
    /// From `start` up to `end`; empty where `end` is not later.
    pub const fn new(start: i64, end: i64) -> Self {
        Self { start, end }
    }

    /// Its length in seconds; an empty span has none.
    pub const fn seconds(self) -> i64 {
        if self.end > self.start { self.end - self.start } else { 0 }
    }

    /// Whether it holds no instant.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether it shares an instant with another.
    pub const fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end && !self.is_empty() && !other.is_empty()
    }

    /// The instants in both.
    #[must_use]
    pub fn overlap(self, other: Self) -> Self {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }
}

/// A set of instants, as its maximal spans.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Spans(Vec<Span>);

impl Spans {
    /// The empty set.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The union of spans given in any order.
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut sorted: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
        sorted.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        Self(merged)
    }

    /// Its maximal spans, in order.
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// Its maximal spans, in order.
    pub fn iter(&self) -> impl Iterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// How many maximal spans it has.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether it holds no instant.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its measure in seconds.
    pub fn seconds(&self) -> i64 {
        self.0.iter().map(|span| span.seconds()).sum()
    }

    /// Its measure in whole minutes; a started minute does not count.
    pub fn minutes(&self) -> i64 {
        self.seconds() / 60
    }

    /// Its first instant.
    pub fn first(&self) -> Option<i64> {
        self.0.first().map(|span| span.start)
    }

    /// The first instant after its last one.
    pub fn last(&self) -> Option<i64> {
        self.0.last().map(|span| span.end)
    }

    /// Whether it holds an instant.
    pub fn contains(&self, at: i64) -> bool {
        let after = self.0.partition_point(|span| span.start <= at);
        after.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|span| at < span.end)
    }

    /// The instants in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        if other.is_empty() {
            return self.clone();
        }
        Self::of(self.iter().chain(other.iter()))
    }

    /// The instants in both.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.iter().peekable(), other.iter().peekable());
        let mut both = Vec::new();
        while let (Some(&a), Some(&b)) = (left.peek(), right.peek()) {
            let shared = a.overlap(b);
            if !shared.is_empty() {
                both.push(shared);
            }
            if a.end <= b.end {
                left.next();
            } else {
                right.next();
            }
        }
        // Pieces of two sets of maximal spans cannot touch: the gap of either set lies between them.
        Self(both)
    }

    /// The instants that are not in the other set.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        if other.is_empty() {
            return self.clone();
        }
        let mut rest = Vec::new();
        let mut cuts = other.iter().peekable();
        for span in self.iter() {
            let mut from = span.start;
            while let Some(&cut) = cuts.peek() {
                if cut.start >= span.end {
                    break;
                }
                if cut.start > from {
                    rest.push(Span::new(from, cut.start));
                }
                from = from.max(cut.end);
                if cut.end >= span.end {
                    break;
                }
                cuts.next();
            }
            if from < span.end {
                rest.push(Span::new(from, span.end));
            }
        }
        Self(rest)
    }

    /// The maximal spans that last at least so many seconds.
    #[must_use]
    pub fn at_least(&self, seconds: i64) -> Self {
        Self(self.iter().filter(|span| span.seconds() >= seconds).collect())
    }

    /// The instants inside one span.
    #[must_use]
    pub fn within(&self, span: Span) -> Self {
        let skip = self.0.partition_point(|own| own.end <= span.start);
        let inside = self.0[skip..].iter().map(|own| own.overlap(span)).take_while(|piece| !piece.is_empty());
        Self(inside.collect())
    }

    /// Its maximal spans that share an instant with a span, uncut.
    #[must_use]
    pub fn meeting(&self, span: Span) -> Self {
        let first = self.0.partition_point(|own| own.end <= span.start);
        let after = self.0.partition_point(|own| own.start < span.end);
        Self(self.0.get(first..after).map(<[Span]>::to_vec).unwrap_or_default())
    }

    /// Whether it holds any instant of a span.
    pub fn meets(&self, span: Span) -> bool {
        let skip = self.0.partition_point(|own| own.end <= span.start);
        self.0.get(skip).is_some_and(|own| own.meets(span))
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        Self::of(spans)
    }
}
