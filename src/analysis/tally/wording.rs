//! What a check and a test say, in plain words, for findings, screens and reports alike.

use super::checks::{Check, CheckKey, Measure};
use super::majorities::{Standing, Test, TestKey};
use crate::model::{Arg, Msg, Text};

impl From<Measure> for Arg {
    fn from(value: Measure) -> Self {
        match value {
            Measure::Number(number) => number.into(),
            Measure::At(at) => Self::Moment(at),
        }
    }
}

impl CheckKey {
    /// What is compared, in a few words.
    pub const fn title(self) -> Text {
        match self {
            Self::SumOfVotes => Text::new("suma de los votos", "sum of the votes"),
            Self::UsedUnused => Text::new("boletas usadas y sobrantes", "ballots used and left over"),
            Self::RollMarks => Text::new("marcas en el padrón", "marks on the roll"),
            Self::OverVote => Text::new("votos que rebasan el padrón", "more votes than people on the roll"),
            Self::UrnsToFinal => Text::new("urnas contra resultado final", "boxes against the final result"),
            Self::Folios => Text::new("folios de las boletas", "ballot numbers"),
            Self::Transcripts => {
                Text::new("dos transcripciones de un acta", "two transcriptions of one sheet")
            }
            Self::PrintedToRoll => {
                Text::new("boletas impresas contra padrón", "ballots printed against the roll")
            }
            Self::Times => Text::new("horas del acta", "times on the sheet"),
        }
    }
}

impl Check {
    /// What does not hold, with both figures. For a check that holds it says the same figures as a fact.
    pub fn sentence(&self) -> Msg {
        let msg = match self.key {
            CheckKey::SumOfVotes => Msg::new(
                "se sacaron {expected} papeletas y los votos con los nulos suman {found}",
                "{expected} papers were taken out and the votes with the null ones add up to {found}",
            ),
            CheckKey::UsedUnused => Msg::new(
                "se recibieron {expected} boletas y las usadas, sobrantes e inutilizadas suman {found}",
                "{expected} ballots were received and those used, left over and spoiled add up to {found}",
            ),
            CheckKey::RollMarks => Msg::new(
                "en el padrón hay {expected} marcas de que votaron y en la urna {found} papeletas",
                "the roll has {expected} marks of having voted and the box {found} papers",
            ),
            CheckKey::OverVote => Msg::new(
                "el padrón tiene {expected} personas y hay {found} votos",
                "the roll has {expected} people and there are {found} votes",
            ),
            CheckKey::UrnsToFinal => Msg::new(
                "{figure}: las actas suman {expected} y el resultado final dice {found}",
                "{figure}: the sheets add up to {expected} and the final result says {found}",
            ),
            CheckKey::Folios => self.folios_sentence(),
            CheckKey::Transcripts if self.figure.is_none() => Msg::new(
                "las transcripciones del acta coinciden en {found} de {expected} cifras",
                "the transcriptions of the sheet agree on {found} of {expected} figures",
            ),
            CheckKey::Transcripts => Msg::new(
                "{figure}: una transcripción del acta dice {expected} y otra {found}",
                "{figure}: one transcription of the sheet says {expected} and another {found}",
            ),
            CheckKey::PrintedToRoll => Msg::new(
                "el padrón tiene {expected} personas y se imprimieron {found} boletas",
                "the roll has {expected} people and {found} ballots were printed",
            ),
            CheckKey::Times => self.times_sentence(),
        };
        let msg = msg.with("expected", self.expected).with("found", self.found);
        if msg.template.es.contains("{figure}") { msg.with("figure", self.figure_name()) } else { msg }
    }

    fn folios_sentence(&self) -> Msg {
        match self.figure.as_deref() {
            Some("repeats") => Msg::new(
                "las actas nombran {expected} folios y sin repetir son {found}",
                "the sheets name {expected} ballot numbers, {found} without repeats",
            ),
            Some("gaps") => Msg::new(
                "del primer folio al último hay {expected} y las actas nombran {found}",
                "from the first ballot number to the last there are {expected}, and the sheets name {found}",
            ),
            _ => Msg::new(
                "se recibieron {expected} boletas y los folios nombran {found} sin repetir",
                "{expected} ballots were received and the numbers name {found} without repeats",
            ),
        }
    }

    fn times_sentence(&self) -> Msg {
        match self.figure.as_deref() {
            Some("opened") => Msg::new(
                "la casilla se anunció desde {expected} y el acta dice que abrió {found}",
                "the place was published as open from {expected} and the sheet says it opened {found}",
            ),
            Some("closed") => Msg::new(
                "la casilla se anunció hasta {expected} y el acta dice que cerró {found}",
                "the place was published as open until {expected} and the sheet says it closed {found}",
            ),
            _ => Msg::new(
                "el acta dice que abrió {expected} y cerró {found}",
                "the sheet says that it opened {expected} and closed {found}",
            ),
        }
    }

    /// The figure's name for people; an option by its id.
    fn figure_name(&self) -> Arg {
        let text = match self.figure.as_deref().unwrap_or("") {
            "cast" => Text::new("votos emitidos", "votes cast"),
            "null" => Text::new("votos nulos", "null votes"),
            "roll" => Text::new("padrón", "roll"),
            "printed" => Text::new("boletas impresas", "ballots printed"),
            "received" => Text::new("boletas recibidas", "ballots received"),
            "used" => Text::new("boletas usadas", "ballots used"),
            "leftover" => Text::new("boletas sobrantes", "ballots left over"),
            "spoiled" => Text::new("boletas inutilizadas", "ballots spoiled"),
            "signed_roll" => Text::new("marcas en el padrón", "marks on the roll"),
            "unregistered" => Text::new("votos no registrados", "unregistered votes"),
            option => return Arg::Word(option.to_owned()),
        };
        text.into()
    }

    /// A key that stays the same between versions of the case: place, table, what is compared.
    pub fn subject_key(&self) -> String {
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        format!("{}/{}/{}/{}", part(&self.place), part(&self.table), self.key.key(), part(&self.figure))
    }
}

impl TestKey {
    /// What it asks, in a few words.
    pub const fn title(self) -> Text {
        match self {
            Self::Turnout30 => Text::new("participación del 30 %", "turnout of 30 %"),
            Self::Plurality => {
                Text::new("más votos que cualquier otra opción", "more votes than any other option")
            }
            Self::MajorityOfCovered => Text::new(
                "mayoría de las personas cubiertas por el contrato",
                "majority of the workers covered",
            ),
            Self::MajorityOfCast => Text::new("mayoría de los votos emitidos", "majority of the votes cast"),
            Self::MajorityOfValid => Text::new("mayoría de los votos válidos", "majority of the valid votes"),
        }
    }
}

impl Test {
    /// The test with its figures, and what the law makes of it.
    pub fn sentence(&self) -> Msg {
        let text = match (self.met, self.standing) {
            (None, _) => Text::new(
                "{test}: se necesitan {need} y hay {have}; la ley o las cifras no dicen si basta",
                "{test}: {need} are needed and there are {have}; the law or the figures do not say whether that is enough",
            ),
            (Some(_), Standing::Shown) => Text::new(
                "{test}: serían {need} y hay {have}; la ley no pide esta cuenta",
                "{test}: it would be {need} and there are {have}; the law does not ask for this count",
            ),
            (Some(true), _) => Text::new(
                "{test}: se necesitan {need} y hay {have}; se cumple",
                "{test}: {need} are needed and there are {have}; it is met",
            ),
            (Some(false), _) => Text::new(
                "{test}: se necesitan {need} y hay {have}; no se cumple",
                "{test}: {need} are needed and there are {have}; it is not met",
            ),
        };
        Msg::of(text).with("test", self.key.title()).with("need", self.need).with("have", self.have)
    }
}
