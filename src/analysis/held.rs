//! Texts and what stands under each of them: the index of names, numbers and words that analyses look people up in.

use crate::analysis::matching::Interner;

/// Positions under texts, each text once. Looking up takes the same time however many there are.
#[derive(Debug, Clone, Default)]
pub struct Held {
    texts: Interner,
    under: Vec<Vec<usize>>,
}

impl Held {
    /// Puts a position under a text. The same one given twice in a row stands there once.
    pub fn put(&mut self, text: &str, position: usize) {
        let at = self.texts.add(text.as_bytes()) as usize;
        if at == self.under.len() {
            self.under.push(vec![position]);
        } else if let Some(under) = self.under.get_mut(at).filter(|under| under.last() != Some(&position)) {
            under.push(position);
        }
    }

    /// What stands under a text, in the order in which it was put there.
    pub fn get(&self, text: &str) -> &[usize] {
        let known = self.texts.find(text.as_bytes()).and_then(|at| self.under.get(at as usize));
        known.map_or(&[], Vec::as_slice)
    }
}

/// Names as lists of words in alphabetical order, found by the words that they have.
#[derive(Debug, Default)]
pub struct Names {
    words: Vec<Vec<String>>,
    by_word: Held,
}

impl Names {
    /// Adds a name and answers its position.
    pub fn add(&mut self, words: Vec<String>) -> usize {
        let at = self.words.len();
        for word in &words {
            self.by_word.put(word, at);
        }
        self.words.push(words);
        at
    }

    /// The words of the name at a position.
    pub fn words(&self, at: usize) -> Option<&[String]> {
        self.words.get(at).map(Vec::as_slice)
    }

    /// Positions of the names that are just these words.
    pub fn same(&self, words: &[String]) -> Vec<usize> {
        let holders = words.iter().map(|word| self.by_word.get(word));
        let rarest = holders.min_by_key(|known| known.len()).unwrap_or_default();
        rarest.iter().copied().filter(|&at| self.words(at) == Some(words)).collect()
    }

    /// Positions of the names that can have all of these words but one: one of the two rarest is as it should be.
    pub fn near(&self, words: &[String]) -> Vec<usize> {
        let mut rarest: Vec<&[usize]> = words.iter().map(|word| self.by_word.get(word)).collect();
        rarest.sort_by_key(|known| known.len());
        let mut near: Vec<usize> = rarest.into_iter().take(2).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn names_are_found_by_all_their_words_or_by_all_but_one() {
        let mut names = Names::default();
        for name in ["ANA LOPEZ RUIZ", "ANA RUIZ", "LUIS MORA MORA", "ANA LOPEZ RUIZ"] {
            names.add(words(name));
        }
        assert_eq!(names.same(&words("ANA LOPEZ RUIZ")), [0, 3]);
        assert_eq!(names.same(&words("LUIS MORA MORA")), [2]);
        assert_eq!(names.same(&words("LUIS MORA")), [0_usize; 0]);
        assert_eq!(names.near(&words("ANA LOPES RUIZ")), [0, 1, 3]);
        assert_eq!((names.near(&words("EVA PAZ")), names.words(9)), (vec![], None));
    }
}
