//! From a byte of the text to its line, and from a mistyped word to the nearest known one.

/// Where each line of a text begins.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Indexes a text.
    pub(super) fn of(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line of a byte offset; the first is 1.
    pub(super) fn at(&self, offset: usize) -> u32 {
        let line = self.starts.partition_point(|start| *start <= offset);
        u32::try_from(line.max(1)).unwrap_or(u32::MAX)
    }
}

/// The known word nearest to a mistyped one; the earlier of two equally near.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = folded(word);
    known
        .into_iter()
        .enumerate()
        .min_by_key(|(position, candidate)| (distance(&word, &folded(candidate)), *position))
        .map(|(_, candidate)| candidate)
}

/// Edits between two folded words, fewer where one begins or ends the other (`start` for `start_time`).
fn distance(word: &str, candidate: &str) -> usize {
    let edits = strsim::osa_distance(word, candidate) * 4;
    let long_enough = word.len() >= 4 && candidate.len() >= 4;
    let part = long_enough && (word.contains(candidate) || candidate.contains(word));
    if part { edits / 2 } else { edits }
}

/// Lower case, without accents, with `-` and spaces as `_`.
pub(super) fn folded(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            '-' | ' ' => '_',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one_and_end_with_the_last() {
        let lines = Lines::of("a\nbb\n\nc");
        assert_eq!([0, 1, 2, 4, 5, 6, 99].map(|at| lines.at(at)), [1, 1, 2, 2, 3, 4, 4]);
    }

    #[test]
    fn the_nearest_word_is_found_through_accents_and_parts() {
        let known = ["start", "end", "hours", "days"];
        assert_eq!(nearest("start_time", known), Some("start"));
        assert_eq!(nearest("Hóurs", known), Some("hours"));
        assert_eq!(nearest("x", []), None);
    }
}
