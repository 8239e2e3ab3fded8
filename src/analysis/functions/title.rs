//! Reads a title: its head, what narrows it, what lowers it.

use crate::analysis::matching::Interner;
use crate::model::{Msg, Reason};

use super::fold::words;
use super::function::Function;
use super::lookup::{How, Token, Vocabulary};
use super::narrowing::NARROWED;
use super::words::Part;
use super::{Label, Standing};

/// How well a title was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Its head stands in the vocabulary.
    Clear,
    /// Its head was recognised by likeness or by its beginning.
    Guessed,
    /// It names no function: only the contract, the employer's label, an area or a grade; or it is blank.
    Silent,
    /// Its words are not in the vocabulary. That is no signal, either way.
    Unknown,
}

/// What a title indicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleScore {
    /// The indication, 0–1000. Zero also where nothing could be read: see `doubt`.
    pub points: u16,
    /// The function that the title is read as.
    pub function: Option<Function>,
    /// Whether the post is said to help the one who has the function, and what that takes off.
    pub standing: Standing,
    /// How well the title was understood.
    pub doubt: Doubt,
    /// The employer's own labels found in the title. No functions.
    pub labels: Vec<Label>,
}

impl TitleScore {
    const fn nothing(doubt: Doubt, labels: Vec<Label>) -> Self {
        Self { points: 0, function: None, standing: Standing::Own, doubt, labels }
    }

    /// The reading as sentences with their points, for the title as written.
    pub fn reasons(&self, title: &str) -> Vec<Reason> {
        let reason = |msg: Msg, points: i32| Reason { msg, points: Some(points), at: None };
        let Some(function) = self.function else { return vec![reason(self.no_function(title), 0)] };
        let own = i32::from(function.points());
        let msg = Msg::new(
            "aparece con el puesto «{title}», que se lee como {function}",
            "listed with the position “{title}”, read as {function}",
        );
        let mut out = vec![reason(msg.private("title", title).with("function", function.title()), own)];
        if let Some(msg) = self.standing.sentence() {
            out.push(reason(msg, i32::from(self.points) - own));
        }
        if self.doubt == Doubt::Guessed {
            out.push(reason(
                Msg::new(
                    "el puesto está abreviado o mal escrito: se leyó por parecido",
                    "the position is cut short or misspelled: it was read by likeness",
                ),
                0,
            ));
        }
        out
    }

    fn no_function(&self, title: &str) -> Msg {
        match self.doubt {
            Doubt::Silent if title.trim().is_empty() => Msg::new(
                "no trae puesto: no hay indicio en ningún sentido",
                "no position given: no signal either way",
            ),
            Doubt::Silent => Msg::new(
                "el puesto «{title}» no nombra una función: no hay indicio en ningún sentido",
                "the position “{title}” names no function: no signal either way",
            )
            .private("title", title),
            Doubt::Clear | Doubt::Guessed | Doubt::Unknown => Msg::new(
                "no se conoce el puesto «{title}»: no hay indicio en ningún sentido",
                "the position “{title}” is not known: no signal either way",
            )
            .private("title", title),
        }
    }
}

/// Scores titles; each distinct one is read once.
pub struct TitleScorer {
    vocabulary: Vocabulary,
    scores: Read<TitleScore>,
    departments: Read<Vec<&'static str>>,
}

impl Default for TitleScorer {
    fn default() -> Self {
        Self { vocabulary: Vocabulary::new(), scores: Read::new(), departments: Read::new() }
    }
}

/// What was read of each text.
struct Read<T> {
    texts: Interner,
    read: Vec<T>,
}

impl<T> Read<T> {
    fn new() -> Self {
        Self { texts: Interner::new(), read: Vec::new() }
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "texts are numbered from 0, and what is read is kept under that number"
    )]
    fn of(&mut self, text: &str, read: impl FnOnce() -> T) -> &T {
        let at = self.texts.add(text.as_bytes()) as usize;
        if at == self.read.len() {
            self.read.push(read());
        }
        &self.read[at]
    }
}

impl TitleScorer {
    /// The known words of a department's name, by their stems.
    pub(super) fn department(&mut self, name: &str) -> &[&'static str] {
        let tokens = || self.vocabulary.tokens(words(name));
        self.departments.of(name, || tokens().iter().filter_map(|token| Some(token.word?.stem)).collect())
    }

    /// What a title indicates.
    pub fn score(&mut self, title: &str) -> &TitleScore {
        self.scores.of(title, || read(&self.vocabulary, words(title)))
    }
}

/// What a single title indicates. For many, keep a [`TitleScorer`].
pub fn score_title(title: &str) -> TitleScore {
    read(&Vocabulary::new(), words(title))
}

fn read(vocabulary: &Vocabulary, words: Vec<String>) -> TitleScore {
    let tokens = vocabulary.tokens(words);
    let labels = labels(&tokens);
    let Some(head) = head(&tokens) else {
        let unknown = tokens.iter().any(|token| token.word.is_none());
        return TitleScore::nothing(if unknown { Doubt::Unknown } else { Doubt::Silent }, labels);
    };
    let points = head.standing.apply(head.function);
    let doubt = if head.how == How::Known { Doubt::Clear } else { Doubt::Guessed };
    TitleScore { points, function: Some(head.function), standing: head.standing, doubt, labels }
}

fn labels(tokens: &[Token]) -> Vec<Label> {
    let mut out: Vec<Label> = tokens
        .iter()
        .filter_map(|token| match token.word?.part {
            Part::Label(label) => Some(label),
            Part::Role(_)
            | Part::Generic(_)
            | Part::Area(_)
            | Part::Assist(_)
            | Part::Object
            | Part::Link
            | Part::Grade
            | Part::Contract => None,
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The function of a title, with what the words around it do to it.
#[derive(Clone, Copy)]
struct Head {
    at: usize,
    function: Function,
    standing: Standing,
    how: How,
}

fn head(tokens: &[Token]) -> Option<Head> {
    let main = main_role(tokens);
    let Some((at, own)) = assistant(tokens) else { return main.or_else(|| area(tokens)) };
    if let Some(main) = main.filter(|main| main.at < at) {
        return Some(Head { standing: Standing::Deputy, ..main });
    }
    // `AUX. ADMINISTRATIVO`, `ASISTENTE DE GERENTE` are posts of their own; `AUX. DE SUPERVISOR` is not.
    let post = narrowed(tokens, at).filter(|_| main.is_none() || own == Some(Function::Secretary));
    if let Some(post) = post {
        return Some(assist_head(tokens, at, post));
    }
    let helped = main.or_else(|| area(tokens)).map(|head| Head { standing: Standing::Helper, ..head });
    let alone = own.filter(|_| main.is_none()).map(|own| assist_head(tokens, at, own));
    helped.into_iter().chain(alone).max_by_key(|head| head.standing.apply(head.function))
}

fn assist_head(tokens: &[Token], at: usize, function: Function) -> Head {
    Head { at, function, standing: Standing::Own, how: tokens[at].how }
}

/// The first helping word that is nobody's object, with the function it has alone.
fn assistant(tokens: &[Token]) -> Option<(usize, Option<Function>)> {
    tokens.iter().enumerate().find_map(|(at, token)| {
        let Part::Assist(own) = token.word?.part else { return None };
        let tied = at > 0 && tokens[at - 1].word.is_some_and(|word| word.part == Part::Link);
        (!tied).then_some((at, own))
    })
}

/// Whether a cut word after a production role names what that role works on: `OP. MAQ. MED. COORD.`
/// runs a coordinate measuring machine and coordinates nobody.
fn is_object(head: Head, token: &Token, stem: &str) -> bool {
    const PRODUCTION: u16 = 100;
    const CUT: usize = 5;
    head.function.points() <= PRODUCTION && token.text.len() <= CUT && token.text.len() < stem.len()
}

/// The strongest role that is nobody's object. A role read by likeness counts only where no other stands.
fn main_role(tokens: &[Token]) -> Option<Head> {
    let mut best: Option<Head> = None;
    let mut tied = false;
    let mut named = false;
    for (at, token) in tokens.iter().enumerate() {
        let Some(word) = token.word else {
            // Whatever it is, what DE ties to it belongs to somebody else.
            named |= token.text.len() >= 4;
            continue;
        };
        let generic = matches!(word.part, Part::Generic(_));
        match word.part {
            Part::Link => tied = named,
            Part::Role(own) | Part::Generic(own) => {
                if std::mem::take(&mut tied) {
                    continue;
                }
                named = true;
                if word.stem == "LIDER"
                    && best.is_some_and(|head| head.at + 1 == at && head.function.points() <= 40)
                {
                    best = best.map(|head| Head { function: Function::LeadOperator, ..head });
                    continue;
                }
                let around = generic.then(|| area(tokens)).flatten().map(|head| head.function);
                let own = narrowed(tokens, at).or(own);
                let Some(function) = own.into_iter().chain(around).max_by_key(|f| f.points()) else {
                    continue;
                };
                if function == Function::UnionRole {
                    return Some(Head { at, function, standing: Standing::Own, how: token.how });
                }
                let better =
                    best.is_none_or(|b| (token.how, b.function.points()) < (b.how, function.points()));
                if better && !best.is_some_and(|head| is_object(head, token, word.stem)) {
                    best = Some(Head { at, function, standing: Standing::Own, how: token.how });
                }
            }
            Part::Area(_) | Part::Object | Part::Assist(_) => tied = false,
            Part::Grade | Part::Contract | Part::Label(_) => {}
        }
    }
    best
}

/// The first area that has a function of its own.
fn area(tokens: &[Token]) -> Option<Head> {
    tokens.iter().enumerate().find_map(|(at, token)| {
        let Part::Area(Some(own)) = token.word?.part else { return None };
        Some(Head {
            at,
            function: narrowed(tokens, at).unwrap_or(own),
            standing: Standing::Own,
            how: token.how,
        })
    })
}

/// The function that the words around make of a word.
fn narrowed(tokens: &[Token], at: usize) -> Option<Function> {
    let stem = tokens[at].word?.stem;
    let around = |wanted: &&str| {
        tokens
            .iter()
            .enumerate()
            .any(|(i, token)| i != at && token.word.is_some_and(|word| word.stem == *wanted))
    };
    NARROWED.iter().find(|(head, with, _)| *head == stem && with.iter().any(around)).map(|line| line.2)
}
