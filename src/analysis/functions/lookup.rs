//! From a word as typed to a word of the vocabulary: exact, inflected, cut short, misread or misspelled.

use std::collections::BTreeMap;

use super::words::{Part, Word, all};

/// Shortest word that is compared by likeness. Below it one slip makes another word.
const FUZZY_FROM: usize = 5;

/// Shortest word that may be two run together.
const GLUED_FROM: usize = 12;

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// As it stands in the vocabulary, or its feminine or plural.
    Known,
    /// By its beginning, by undoing a misread digit, or by likeness.
    Guessed,
}

/// The vocabulary, arranged for search.
pub(super) struct Vocabulary {
    forms: BTreeMap<&'static str, &'static Word>,
    phrases: Vec<(Vec<&'static str>, &'static Word)>,
}

impl Vocabulary {
    /// Arranges the vocabulary.
    pub(super) fn new() -> Self {
        let mut out = Self { forms: BTreeMap::new(), phrases: Vec::new() };
        for word in all() {
            for form in std::iter::once(&word.stem).chain(word.also) {
                if form.contains('_') {
                    out.phrases.push((form.split('_').collect(), word));
                } else {
                    out.forms.insert(form, word);
                }
            }
        }
        // Longer phrases first.
        out.phrases.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
        out
    }

    /// The words of a title, phrases joined, bare numbers left out.
    pub(super) fn tokens(&self, words: Vec<String>) -> Vec<Token> {
        let words = words.into_iter().filter(|w| !w.bytes().all(|b| b.is_ascii_digit()));
        let words: Vec<String> = words.flat_map(|word| self.unglued(word)).collect();
        let found = words.iter().enumerate().map(|(at, text)| {
            let hit = self.find(initial(at, &words).unwrap_or(text));
            Token { text: text.clone(), word: hit.map(|h| h.0), how: hit.map_or(How::Known, |h| h.1) }
        });
        let mut found: Vec<Token> = found.collect();
        let mut at = 0;
        while at < found.len() {
            if let Some((word, taken)) = self.phrase(&found[at..]) {
                let how = found[at..at + taken].iter().map(|token| token.how).max().unwrap_or(How::Known);
                found.splice(at..at + taken, [Token { text: word.stem.to_owned(), word: Some(word), how }]);
            }
            at += 1;
        }
        found
    }

    /// Words that a narrow column ran together (`SUPERVISORDEPRODUCCION`), where both are known.
    fn unglued(&self, word: String) -> Vec<String> {
        if word.len() < GLUED_FROM || self.find(&word).is_some() {
            return vec![word];
        }
        let cut = (6..=word.len() - 3).rev().find_map(|cut| {
            self.inflected(&word[..cut])?;
            let rest = ["DEL", "DE", "EN", ""].iter().find_map(|link| {
                let rest = word[cut..].strip_prefix(link).filter(|rest| rest.len() >= 3)?;
                self.inflected(rest).map(|_| (link, rest))
            })?;
            Some((cut, rest))
        });
        match cut {
            Some((cut, (link, rest))) => {
                let parts = [&word[..cut], link, rest];
                parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect()
            }
            None => vec![word],
        }
    }

    /// The phrase that begins at the first of these words, and how many words it takes.
    fn phrase(&self, words: &[Token]) -> Option<(&'static Word, usize)> {
        self.phrases.iter().find_map(|(parts, word)| {
            let mut rest = words.iter().enumerate();
            let mut last = 0;
            for (i, part) in parts.iter().enumerate() {
                let (at, _) = rest.find(|(_, token)| i == 0 || !token.ties())?;
                let token = words.get(at)?;
                if token.text != *part && token.word.is_none_or(|w| w.stem != *part) {
                    return None;
                }
                last = at;
            }
            Some((*word, last + 1))
        })
    }

    /// Finds one word.
    fn find(&self, text: &str) -> Option<(&'static Word, How)> {
        if let Some(word) = self.inflected(text) {
            return Some((word, How::Known));
        }
        if text.bytes().any(|b| b.is_ascii_digit()) {
            let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
            if let Some(word) = (bare.len() >= 2).then(|| self.inflected(bare)).flatten() {
                return Some((word, How::Known));
            }
            return read_digits(text)
                .iter()
                .find_map(|t| self.inflected(t).or_else(|| self.alike(t)))
                .map(guessed);
        }
        self.beginning(text).or_else(|| self.alike(text)).map(guessed)
    }

    /// As it stands, or its singular, or its masculine.
    fn inflected(&self, text: &str) -> Option<&'static Word> {
        if let Some(word) = self.forms.get(text) {
            return Some(word);
        }
        if text.len() < FUZZY_FROM {
            return None;
        }
        let singular =
            [text, text.strip_suffix('S').unwrap_or(text), text.strip_suffix("ES").unwrap_or(text)];
        singular.into_iter().find_map(|form| {
            let stem = form.strip_suffix('A').filter(|stem| stem.len() >= 4);
            let masculine = stem.and_then(|stem| {
                let longer = [format!("{stem}O"), format!("{stem}E")];
                longer.iter().find_map(|f| self.forms.get(f.as_str())).or_else(|| self.long_form(stem))
            });
            self.long_form(form).or(masculine).copied()
        })
    }

    fn long_form(&self, text: &str) -> Option<&&'static Word> {
        (text.len() >= 4).then(|| self.forms.get(text)).flatten()
    }

    /// The only word that begins so.
    fn beginning(&self, text: &str) -> Option<&'static Word> {
        if text.len() < FUZZY_FROM {
            return None;
        }
        let longer = self.forms.range(text..).take_while(|(form, _)| form.starts_with(text));
        only(longer.map(|(_, word)| *word).filter(|word| !matches!(word.part, Part::Object | Part::Link)))
    }

    /// The only word that is one slip away, or two where the word is long.
    fn alike(&self, text: &str) -> Option<&'static Word> {
        if text.len() < FUZZY_FROM || text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let first = &text[..1];
        let near = self.forms.range(first..).take_while(|(form, _)| form.starts_with(first));
        let near = near.filter(|(form, _)| form.len() >= FUZZY_FROM);
        let mut found: Vec<(usize, &'static Word)> = near
            .map(|(form, word)| (form.len().abs_diff(text.len()), form, *word))
            .filter(|(longer, _, word)| *longer <= slips(word, text.len()))
            .map(|(_, form, word)| (strsim::osa_distance(form, text), word))
            .filter(|(distance, word)| *distance <= slips(word, text.len()))
            .collect();
        // A first letter may be lost, never exchanged: MONTADOR is no CONTADOR.
        let lost = ('A'..='Z').filter_map(|c| self.forms.get(format!("{c}{text}").as_str()));
        found.extend(lost.map(|word| (1, *word)));
        let best = found.iter().map(|(distance, _)| *distance).min()?;
        only(found.into_iter().filter(|(distance, _)| *distance == best).map(|(_, word)| word))
    }
}

/// How many slips a word of this length may carry. Fewer where the reading would point at a person.
fn slips(word: &Word, length: usize) -> usize {
    let pointing = match word.part {
        Part::Role(own) | Part::Generic(own) | Part::Area(own) | Part::Assist(own) => {
            own.is_some_and(|function| function.points() >= 300)
        }
        Part::Object | Part::Link | Part::Grade | Part::Contract | Part::Label(_) => false,
    };
    if length < if pointing { 10 } else { 8 } { 1 } else { 2 }
}

/// A word of a title with what was found for it.
pub(super) struct Token {
    /// As typed, folded.
    pub(super) text: String,
    /// The vocabulary's word.
    pub(super) word: Option<&'static Word>,
    /// How it was found.
    pub(super) how: How,
}

impl Token {
    /// Whether it only ties other words together.
    fn ties(&self) -> bool {
        self.word.is_some_and(|word| matches!(word.part, Part::Link) || word.stem == "Y")
    }
}

/// What a lone first letter stands for, by the word after it: `J. TURNO`, `L. DE LÍNEA`.
fn initial(at: usize, words: &[String]) -> Option<&'static str> {
    let next = words.iter().skip(at + 1).find(|word| !matches!(word.as_str(), "DE" | "DEL" | "LA"))?;
    let place =
        ["TURNO", "TNO", "AREA", "LINEA", "PLANTA", "PLTA", "PRODUCCION", "PROD", "GRUPO", "ALMACEN", "MTTO"];
    if at > 0 || !place.contains(&next.as_str()) {
        return None;
    }
    match words[0].as_str() {
        "J" => Some("JEFE"),
        "L" => Some("LIDER"),
        _ => None,
    }
}

fn guessed(word: &'static Word) -> (&'static Word, How) {
    (word, How::Guessed)
}

fn only(words: impl Iterator<Item = &'static Word>) -> Option<&'static Word> {
    let mut stem = None;
    let mut out = None;
    for word in words {
        if stem.is_some_and(|s| s != word.stem) {
            return None;
        }
        stem = Some(word.stem);
        out = Some(word);
    }
    out
}

/// Letters that scanners read as digits, undone. Nothing where too little would be left to recognise.
fn read_digits(text: &str) -> Vec<String> {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters < 3 || letters * 2 < text.len() {
        return Vec::new();
    }
    let with = |one: char| {
        text.chars()
            .map(|c| match c {
                '0' => 'O',
                '1' => one,
                '3' => 'E',
                '4' => 'A',
                '5' => 'S',
                '8' => 'B',
                other => other,
            })
            .collect()
    };
    if text.contains('1') { vec![with('I'), with('L')] } else { vec![with('I')] }
}
