//! Which provision carries which cause in which vote, and how: as its express text, by analogy, or by a reading.
//!
//! The table is that of `law-mx.md` §1.3–1.8, §2 and §8. A cause without a provision for a vote is not pleaded.

use super::ground::Ground;
use crate::law;
use crate::model::{Citation, Force, Text, Vote};

/// How a provision is relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Its own words cover the case.
    Express,
    /// It governs another vote.
    Analogy,
    /// It must be read so as to cover the case.
    Reading,
}

/// A provision as the letter relies on it.
#[derive(Debug, Clone, Copy)]
pub struct Cited {
    /// The provision.
    pub citation: &'static Citation,
    /// How.
    pub how: How,
}

impl Cited {
    /// The confidence mark: the weaker of the provision's own and of the way it is relied on.
    pub const fn mark(self) -> &'static str {
        match (self.how, self.citation.force) {
            (How::Express, force) => force.mark(),
            (How::Analogy | How::Reading, _) => Force::Inference.mark(),
        }
    }

    /// How it is relied on, in words.
    pub const fn words(self) -> Text {
        match (self.how, self.citation.force) {
            (How::Express, Force::Verified) => Text::new("texto expreso", "express text"),
            (How::Express, Force::Secondary) => {
                Text::new("según fuentes secundarias", "by secondary sources")
            }
            (How::Analogy, _) => {
                Text::new("por analogía: rige otra votación", "by analogy: it governs another vote")
            }
            (How::Reading, _) | (How::Express, Force::Inference) => {
                Text::new("lectura, no texto expreso", "a reading, not express text")
            }
        }
    }
}

const fn express(citation: &'static Citation) -> Cited {
    Cited { citation, how: How::Express }
}

const fn analogy(citation: &'static Citation) -> Cited {
    Cited { citation, how: How::Analogy }
}

const fn reading(citation: &'static Citation) -> Cited {
    Cited { citation, how: How::Reading }
}

/// The provisions under which the roll of a vote is made and objected to.
pub fn of_procedure(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => vec![express(&law::LFT_390_BIS_III_A)],
        Vote::Titularity => vec![express(&law::LFT_897_F)],
        Vote::Strike => vec![express(&law::LFT_931_VI)],
        Vote::Contract => vec![express(&law::LFT_390_TER), express(&law::LFT_390_TER_II_F)],
        Vote::Officers => vec![express(&law::LFT_371_IX), express(&law::LFT_897)],
        Vote::Legitimization => vec![express(&law::DECREE_2019_T11), reading(&law::LFT_390_TER_II_F)],
    }
}

/// The provisions by which days are counted.
pub fn of_counting() -> Vec<Cited> {
    [&law::LFT_3_TER_V, &law::LFT_715, &law::LFT_733, &law::LFT_74].map(express).to_vec()
}

/// Who votes, as the law of each vote puts it: what an inclusion stands on.
fn base(vote: Vote) -> Cited {
    match vote {
        Vote::Representation => reading(&law::LFT_390_BIS_III),
        Vote::Titularity => reading(&law::LFT_897_F),
        Vote::Strike => reading(&law::LFT_931_II),
        Vote::Contract | Vote::Legitimization => reading(&law::LFT_390_TER),
        Vote::Officers => reading(&law::LFT_371_IX),
    }
}

/// The provisions of a cause in a vote, the most direct first; none where the law gives none.
pub fn of_ground(vote: Vote, ground: Ground) -> Vec<Cited> {
    match ground {
        Ground::Confianza => confianza(vote),
        Ground::HiredAfter => hired_after(vote),
        Ground::Left => left(vote),
        Ground::DismissedMissing => dismissed(vote),
        Ground::Contractor | Ground::HiddenEmployee => vec![express(&law::LFT_13), base(vote)],
        Ground::OperatorRemoved => vec![express(&law::LFT_9), express(&law::LFT_18), base(vote)],
        Ground::OnLeave => vec![express(&law::LFT_42), base(vote)],
        Ground::Twice | Ground::Identity => identity(vote),
        Ground::Differences => differences(vote),
        Ground::EmployerMade => match vote {
            Vote::Representation => vec![express(&law::LFT_390_BIS_III_A)],
            Vote::Contract => vec![express(&law::LFT_390_TER_II)],
            Vote::Titularity | Vote::Strike | Vote::Officers | Vote::Legitimization => Vec::new(),
        },
        Ground::Fields => match vote {
            Vote::Titularity => vec![express(&law::LFT_897_F_I_B)],
            Vote::Representation | Vote::Strike | Vote::Contract | Vote::Officers | Vote::Legitimization => {
                Vec::new()
            }
        },
    }
}

fn confianza(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => {
            [&law::LFT_390_BIS_III_A, &law::LFT_183, &law::LFT_363, &law::LFT_9].map(express).to_vec()
        }
        Vote::Strike => [&law::LFT_931_IV, &law::LFT_183, &law::LFT_9].map(express).to_vec(),
        Vote::Titularity | Vote::Contract => vec![express(&law::LFT_183_2), express(&law::LFT_9)],
        Vote::Legitimization => {
            vec![express(&law::DECREE_2019_T11), reading(&law::LFT_183_2), express(&law::LFT_9)]
        }
        Vote::Officers => vec![express(&law::LFT_363), express(&law::LFT_9)],
    }
}

fn hired_after(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => vec![express(&law::LFT_390_BIS_III_A)],
        Vote::Strike => vec![express(&law::LFT_931_IV)],
        Vote::Titularity => vec![analogy(&law::LFT_390_BIS_III_A), analogy(&law::LFT_931_IV)],
        Vote::Contract | Vote::Legitimization | Vote::Officers => vec![base(vote)],
    }
}

fn left(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => vec![express(&law::LFT_390_BIS_III_A)],
        Vote::Titularity => vec![analogy(&law::LFT_390_BIS_III_A)],
        Vote::Strike | Vote::Contract | Vote::Legitimization | Vote::Officers => vec![base(vote)],
    }
}

fn dismissed(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => vec![express(&law::LFT_390_BIS_III_A)],
        Vote::Titularity => vec![analogy(&law::LFT_390_BIS_III_A), analogy(&law::LFT_931_III)],
        Vote::Strike => vec![express(&law::LFT_931_III)],
        Vote::Contract | Vote::Legitimization | Vote::Officers => vec![base(vote)],
    }
}

fn identity(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => vec![
            express(&law::CPEUM_123_A_XXII_BIS),
            reading(&law::LFT_390_BIS_III_D),
            reading(&law::LFT_390_BIS_I),
        ],
        Vote::Titularity => vec![express(&law::CPEUM_123_A_XXII_BIS), reading(&law::LFT_897_F)],
        Vote::Strike => vec![reading(&law::LFT_931_VI)],
        Vote::Contract | Vote::Legitimization => {
            vec![express(&law::LFT_386_BIS), reading(&law::LFT_390_TER)]
        }
        Vote::Officers => vec![express(&law::CPEUM_123_A_XXII_BIS), express(&law::LFT_371_IX)],
    }
}

fn differences(vote: Vote) -> Vec<Cited> {
    match vote {
        Vote::Representation => vec![reading(&law::LFT_390_BIS_III_A)],
        Vote::Titularity => vec![express(&law::LFT_897_F_I_B)],
        Vote::Strike => vec![express(&law::LFT_931_VI)],
        Vote::Contract | Vote::Legitimization => vec![base(vote)],
        Vote::Officers => vec![express(&law::LFT_371_IX)],
    }
}
