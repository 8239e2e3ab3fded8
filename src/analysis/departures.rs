//! Who still votes after leaving, by kind of vote: the dismissed near the application, nobody who resigned
//! or settled, and what the law leaves open.

use chrono::NaiveDate;

use crate::analysis::leaving::Leaving;
use crate::analysis::windows::{ThreeMonths, Within};
use crate::model::{CaseFile, Msg, Reading, Text, Vote};

/// The filing that a vote starts from.
#[derive(Debug, Clone, Copy)]
pub struct Filing {
    /// The vote.
    pub vote: Vote,
    /// What was filed.
    pub event: Text,
    /// When.
    pub day: NaiveDate,
    /// A later application, in a contest.
    pub second: Option<NaiveDate>,
}

/// What the law says of the vote of somebody who left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// Votes, by the text of the law.
    In,
    /// Votes under one reading and not under another; the confidence that she does, in permille.
    Depends(u16, Vec<Reading>),
    /// Does not vote.
    Out,
}

/// The key in `[dates]` of the filing that a vote starts from, and its name.
pub const fn filing_key(vote: Vote) -> Option<(&'static str, Text)> {
    match vote {
        Vote::Representation => Some(("filed", Text::new("la solicitud", "the application"))),
        Vote::Strike => Some(("strike_notice", Text::new("el emplazamiento", "the strike notice"))),
        Vote::Titularity => Some(("claim_filed", Text::new("la demanda", "the claim"))),
        Vote::Contract | Vote::Legitimization => {
            Some(("cfcrl_notified", Text::new("el aviso al Centro Federal", "the notice to the CFCRL")))
        }
        Vote::Officers => None,
    }
}

impl Filing {
    /// The filing of a case, or what is missing to know it.
    ///
    /// # Errors
    /// Says what to give: the kind of vote, or the day.
    pub fn of(file: &CaseFile) -> Result<Self, Msg> {
        let vote = file.case.vote.ok_or_else(|| {
            Msg::new(
                "falta la clase de votación (vote en [case], o --vote)",
                "the kind of vote is missing (vote in [case], or --vote)",
            )
        })?;
        let (key, event) = filing_key(vote).ok_or_else(|| {
            Msg::new(
                "en la elección de directiva la fecha la fijan los estatutos",
                "in an officers' election the statutes set the day",
            )
        })?;
        let day = file.date(key).map(|at| at.day()).ok_or_else(|| {
            Msg::new("falta la fecha {key} en [dates]", "the date {key} is missing in [dates]")
                .word("key", key)
        })?;
        let second = file.date("second_application").map(|at| at.day());
        let second = second.filter(|&later| vote == Vote::Representation && later > day);
        Ok(Self { vote, event, day, second })
    }

    /// Whether somebody who left on a day, in this way, still votes.
    pub fn right(&self, day: NaiveDate, how: Leaving) -> Right {
        if how.is_final() {
            return Right::Out;
        }
        match self.vote {
            Vote::Representation => self.contest(day),
            Vote::Titularity => self.titularity(day),
            Vote::Strike if day > self.day => Right::In,
            Vote::Strike if day == self.day => Right::Depends(500, vec![SAME_DAY_OUT, SAME_DAY_IN]),
            Vote::Strike => Right::Out,
            Vote::Contract | Vote::Legitimization => self.contract(day, how),
            Vote::Officers => Right::Depends(300, vec![STATUTES]),
        }
    }

    fn contest(&self, day: NaiveDate) -> Right {
        let first = ThreeMonths::around(self.day).within(day);
        let second = self.second.map(|second| ThreeMonths::around(second).within(day));
        match (first, second) {
            (Within::Both, None | Some(Within::Both)) => Right::In,
            (Within::Both, Some(_)) => Right::Depends(700, vec![FIRST_IN, SECOND_OUT]),
            (Within::NaturalOnly, _) => Right::Depends(500, vec![NATURAL_IN, CALENDAR_OUT]),
            (Within::CalendarOnly, _) => Right::Depends(500, vec![CALENDAR_IN, NATURAL_OUT]),
            (Within::Neither, None | Some(Within::Neither)) => Right::Out,
            (Within::Neither, Some(_)) => Right::Depends(400, vec![FIRST_OUT, SECOND_IN]),
        }
    }

    /// Both provisions by analogy: three months each way, or only after the filing.
    fn titularity(&self, day: NaiveDate) -> Right {
        let near = ThreeMonths::around(self.day).within(day) != Within::Neither;
        match (near, day > self.day) {
            (true, true) => Right::Depends(700, vec![CONTEST_IN, STRIKE_IN]),
            (true, false) => Right::Depends(500, vec![CONTEST_IN, STRIKE_OUT]),
            (false, true) => Right::Depends(500, vec![CONTEST_OUT, STRIKE_IN]),
            (false, false) => Right::Out,
        }
    }

    fn contract(&self, day: NaiveDate, how: Leaving) -> Right {
        if day > self.day {
            return Right::Depends(500, vec![NO_RULE_IN, NO_RULE_OUT]);
        }
        match how {
            Leaving::SubJudice => Right::Depends(300, vec![PENDING_IN, NO_RULE_OUT]),
            Leaving::Dismissal
            | Leaving::Unsaid
            | Leaving::Resignation
            | Leaving::Settlement
            | Leaving::Retirement
            | Leaving::Death => Right::Out,
        }
    }
}

const fn reading(key: &'static str, es: &'static str, en: &'static str) -> Reading {
    Reading { key, msg: Msg::new(es, en), findings: None }
}

const FIRST_IN: Reading = reading(
    "first_application",
    "tres meses contados desde la primera solicitud: dentro, vota",
    "three months from the first application: within, votes",
);
const FIRST_OUT: Reading = reading(
    "first_application",
    "tres meses contados desde la primera solicitud: fuera, no vota",
    "three months from the first application: outside, does not vote",
);
const SECOND_IN: Reading = reading(
    "second_application",
    "tres meses contados desde la segunda solicitud: dentro, vota",
    "three months from the second application: within, votes",
);
const SECOND_OUT: Reading = reading(
    "second_application",
    "tres meses contados desde la segunda solicitud: fuera, no vota",
    "three months from the second application: outside, does not vote",
);
const NATURAL_IN: Reading = reading(
    "natural_days",
    "tres meses de 30 días naturales (LFT 736): dentro, vota",
    "three months of 30 natural days (LFT 736): within, votes",
);
const NATURAL_OUT: Reading = reading(
    "natural_days",
    "tres meses de 30 días naturales (LFT 736): fuera, no vota",
    "three months of 30 natural days (LFT 736): outside, does not vote",
);
const CALENDAR_IN: Reading = reading(
    "calendar_months",
    "tres meses de calendario: dentro, vota",
    "three calendar months: within, votes",
);
const CALENDAR_OUT: Reading = reading(
    "calendar_months",
    "tres meses de calendario: fuera, no vota",
    "three calendar months: outside, does not vote",
);
const CONTEST_IN: Reading = reading(
    "analogy_390_bis",
    "por analogía con el 390 Bis (tres meses antes o después): vota",
    "by analogy with 390 Bis (three months before or after): votes",
);
const CONTEST_OUT: Reading = reading(
    "analogy_390_bis",
    "por analogía con el 390 Bis (tres meses antes o después): no vota",
    "by analogy with 390 Bis (three months before or after): does not vote",
);
const STRIKE_IN: Reading = reading(
    "analogy_931",
    "por analogía con el 931 (solo después de presentada): vota",
    "by analogy with 931 (only after the filing): votes",
);
const STRIKE_OUT: Reading = reading(
    "analogy_931",
    "por analogía con el 931 (solo después de presentada): no vota",
    "by analogy with 931 (only after the filing): does not vote",
);
const SAME_DAY_IN: Reading =
    reading("same_day_in", "el mismo día cuenta como posterior: vota", "the same day counts as after: votes");
const SAME_DAY_OUT: Reading = reading(
    "same_day_out",
    "solo cuentan los días siguientes: no vota",
    "only later days count: does not vote",
);
const NO_RULE_IN: Reading = reading(
    "protect",
    "la ley no fija fecha para esta votación; quien fue despedido después del aviso se conserva en la lista",
    "the law sets no day for this vote; whoever was dismissed after the notice is kept on the list",
);
const NO_RULE_OUT: Reading = reading(
    "not_covered",
    "quien ya no trabaja no está cubierto por el contrato: no vota",
    "whoever no longer works is not covered by the contract: does not vote",
);
const PENDING_IN: Reading = reading(
    "reinstatement_pending",
    "con la reinstalación pendiente la relación sigue en disputa: vota",
    "with reinstatement pending the relationship is still disputed: votes",
);
const STATUTES: Reading = reading(
    "statutes",
    "la afiliación sigue hasta que los estatutos digan otra cosa",
    "membership lasts until the statutes say otherwise",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn filing(vote: Vote) -> Filing {
        Filing { vote, event: Text::new("", ""), day: day(2026, 3, 10), second: None }
    }

    #[test]
    fn a_contest_protects_three_months_each_way() {
        let contest = filing(Vote::Representation);
        assert_eq!(contest.right(day(2025, 12, 9), Leaving::Dismissal), Right::Out);
        assert_eq!(contest.right(day(2025, 12, 10), Leaving::Dismissal), Right::In);
        assert_eq!(contest.right(day(2026, 6, 8), Leaving::SubJudice), Right::In);
        assert!(matches!(contest.right(day(2026, 6, 9), Leaving::Dismissal), Right::Depends(500, _)));
        assert_eq!(contest.right(day(2026, 6, 11), Leaving::Dismissal), Right::Out);
        assert_eq!(contest.right(day(2026, 3, 11), Leaving::Resignation), Right::Out);
        let two = Filing { second: Some(day(2026, 3, 20)), ..contest };
        assert!(matches!(two.right(day(2025, 12, 10), Leaving::Dismissal), Right::Depends(700, _)));
        assert!(matches!(two.right(day(2026, 6, 15), Leaving::Dismissal), Right::Depends(400, _)));
    }

    #[test]
    fn a_strike_protects_only_after_the_notice() {
        let strike = filing(Vote::Strike);
        assert_eq!(strike.right(day(2026, 3, 9), Leaving::Dismissal), Right::Out);
        assert!(matches!(strike.right(day(2026, 3, 10), Leaving::Dismissal), Right::Depends(500, _)));
        assert_eq!(strike.right(day(2026, 3, 11), Leaving::Dismissal), Right::In);
        assert_eq!(strike.right(day(2027, 3, 11), Leaving::Dismissal), Right::In);
    }

    #[test]
    fn titularity_reads_both_by_analogy() {
        let recount = filing(Vote::Titularity);
        assert!(matches!(recount.right(day(2026, 1, 9), Leaving::Dismissal), Right::Depends(500, _)));
        assert!(matches!(recount.right(day(2026, 4, 9), Leaving::Dismissal), Right::Depends(700, _)));
        assert!(matches!(recount.right(day(2026, 9, 9), Leaving::Dismissal), Right::Depends(500, _)));
        assert_eq!(recount.right(day(2025, 9, 9), Leaving::Dismissal), Right::Out);
    }

    #[test]
    fn a_vote_on_the_contract_has_no_rule() {
        let contract = filing(Vote::Contract);
        assert_eq!(contract.right(day(2026, 3, 9), Leaving::Dismissal), Right::Out);
        assert!(matches!(contract.right(day(2026, 3, 9), Leaving::SubJudice), Right::Depends(300, _)));
        assert!(matches!(contract.right(day(2026, 3, 11), Leaving::Dismissal), Right::Depends(500, _)));
    }
}
