//! The record of a verification while it runs, and the steps that packs and single files share.

use super::{Check, Reader, State, Step, Verdict};
use crate::model::{Digest, Msg};
use crate::signing::{PublicKey, Statement};

/// What a step found: its state and what to say.
pub(super) type Told = (State, Msg);

/// A step that gives later steps something to work on where it holds.
pub(super) type Checked<T> = Result<(T, Msg), Told>;

/// The steps done so far.
#[derive(Default)]
pub(super) struct Record {
    pub(super) steps: Vec<Step>,
}

impl Record {
    pub(super) fn tell(&mut self, check: Check, (state, detail): Told) {
        self.steps.push(Step { check, state, detail });
    }

    /// Writes the step down; what it gives is there for later steps only if it holds.
    pub(super) fn take<T>(&mut self, check: Check, outcome: Checked<T>) -> Option<T> {
        match outcome {
            Ok((value, detail)) => {
                self.tell(check, (State::Passed, detail));
                Some(value)
            }
            Err(told) => {
                self.tell(check, told);
                None
            }
        }
    }

    fn holds(&self, check: Check) -> bool {
        self.steps
            .iter()
            .any(|step| step.check == check && matches!(step.state, State::Passed | State::Warning))
    }

    /// `required` are the steps without which nothing is vouched for.
    pub(super) fn verdict(&self, required: &[Check]) -> Verdict {
        let failed =
            self.steps.iter().any(|step| step.state == State::Failed && step.check != Check::NamedKey);
        if failed || !required.iter().all(|check| self.holds(*check)) {
            Verdict::Invalid
        } else if self.holds(Check::NamedKey) {
            Verdict::Valid
        } else {
            Verdict::NotVouched
        }
    }
}

pub(super) fn failed<T>(detail: Msg) -> Result<T, Told> {
    Err((State::Failed, detail))
}

/// Not checked, because an earlier step does not hold.
pub(super) fn after(check: Check) -> Told {
    let detail = Msg::new(
        "no se revisó porque depende del paso {step}, que no se cumplió",
        "not checked because it depends on step {step}, which does not hold",
    )
    .with("step", u32::from(check.number()));
    (State::NotChecked, detail)
}

/// Whether the key that signed is the one that the reader names.
pub(super) fn named_key(signer: Option<&PublicKey>, reader: Reader<'_>, needs: Check) -> Told {
    let Some(signer) = signer else {
        return after(needs);
    };
    let (state, detail) = match reader.key {
        None => (
            State::NotChecked,
            Msg::new(
                "no nombró ninguna llave; la que firmó tiene la huella {hex} ({ssh}); compárela con la que le dio quien firmó",
                "you named no key; the one that signed has the fingerprint {hex} ({ssh}); compare it with the one the signer gave you",
            ),
        ),
        Some(hint) if hint.matches(signer) => (
            State::Passed,
            Msg::new(
                "la llave que firmó es la que usted nombró: {hex} ({ssh})",
                "the key that signed is the one you named: {hex} ({ssh})",
            ),
        ),
        Some(_) => (
            State::Failed,
            Msg::new(
                "la llave que firmó NO es la que usted nombró; la que firmó tiene la huella {hex} ({ssh})",
                "the key that signed is NOT the one you named; the one that signed has the fingerprint {hex} ({ssh})",
            ),
        ),
    };
    (state, detail.word("hex", signer.fingerprint_hex()).word("ssh", signer.fingerprint_ssh()))
}

/// What is known of the time: only what the signer claims.
pub(super) fn time(statement: Option<&Statement>, tokens: usize) -> Told {
    let Some(statement) = statement else {
        return after(Check::Statement);
    };
    let detail = if tokens == 0 {
        Msg::new(
            "quien firmó declara {time} (UTC); ningún sello de tiempo lo respalda",
            "the signer claims {time} (UTC); no time stamp backs it",
        )
    } else {
        Msg::new(
            "quien firmó declara {time} (UTC); hay {tokens:un sello de tiempo|sellos de tiempo} junto al paquete, y este paso no los interpreta",
            "the signer claims {time} (UTC); {tokens:a time-stamp token lies|time-stamp tokens lie} beside the pack, and this step does not interpret them",
        )
        .with("tokens", tokens)
    };
    (State::NotChecked, detail.word("time", statement.claimed_time.clone()))
}

/// The bond to the report for the other audience.
pub(super) fn counterpart(statement: Option<&Statement>, sibling: Option<Digest>) -> Told {
    let Some(statement) = statement else {
        return after(Check::Statement);
    };
    let Some(bond) = statement.counterpart else {
        return match sibling {
            None => (
                State::NotChecked,
                Msg::new(
                    "la declaración no nombra ninguna versión para otro público",
                    "the statement names no version for another audience",
                ),
            ),
            Some(_) => (
                State::Warning,
                Msg::new(
                    "hay otra versión al lado, pero esta declaración no la nombra: no están unidas",
                    "another version lies beside this one, but this statement does not name it: they are not bound",
                ),
            ),
        };
    };
    let (state, detail) = match sibling {
        None => (
            State::NotChecked,
            Msg::new(
                "la declaración nombra la versión {audience}, con report.json de huella {digest}; no se dio para compararla",
                "the statement names the {audience} version, whose report.json has the digest {digest}; it was not given for comparison",
            ),
        ),
        Some(found) if found == bond.report => (
            State::Passed,
            Msg::new(
                "la versión {audience} de al lado es la que la declaración nombra: {digest}",
                "the {audience} version beside this one is the one that the statement names: {digest}",
            ),
        ),
        Some(_) => (
            State::Failed,
            Msg::new(
                "la versión {audience} de al lado no es la que la declaración nombra, con report.json de huella {digest}",
                "the {audience} version beside this one is not the one that the statement names, whose report.json has the digest {digest}",
            ),
        ),
    };
    (state, detail.with("audience", bond.audience.title()).word("digest", bond.report.to_string()))
}
