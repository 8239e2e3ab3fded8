//! Verification in numbered steps: separate facts, not one tick.
//!
//! A step that was not done is an outcome of its own, never success; and a key that lies in the pack
//! vouches for nothing: only the key that the reader names, learnt by another way, does.

mod envelope;
mod meaning;
mod pack;
mod steps;

pub use envelope::verify_envelope;
pub use pack::verify_pack;

use super::{KeyHint, PublicKey, Statement};
use crate::model::{Msg, Text};

/// What the reader brings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader<'a> {
    /// The key that she names.
    pub key: Option<&'a KeyHint>,
    /// `report.json` of the pack for the other audience, where she has it.
    pub sibling_report: Option<&'a [u8]>,
}

/// The steps, in the order in which they are numbered and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The files are those of a pack, all of them and no other.
    Names,
    /// Every file is as `SHA256SUMS` lists it.
    Sums,
    /// The two public key files hold one key.
    PublicKey,
    /// The key signed `SHA256SUMS`.
    SumsSignature,
    /// The key signed the statement, and the pieces say the same.
    Envelope,
    /// The statement is of a known kind and form.
    Statement,
    /// The files are those that the statement names.
    Subjects,
    /// The report is what the statement says.
    Report,
    /// The bond to the pack for the other audience.
    Counterpart,
    /// The key is the one that the reader names.
    NamedKey,
    /// What is known of the time.
    Time,
}

impl Check {
    /// All steps in order.
    pub const ALL: [Self; 11] = [
        Self::Names,
        Self::Sums,
        Self::PublicKey,
        Self::SumsSignature,
        Self::Envelope,
        Self::Statement,
        Self::Subjects,
        Self::Report,
        Self::Counterpart,
        Self::NamedKey,
        Self::Time,
    ];

    /// Its number, from 1.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The stable key used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Sums => "sums",
            Self::PublicKey => "public_key",
            Self::SumsSignature => "sums_signature",
            Self::Envelope => "envelope",
            Self::Statement => "statement",
            Self::Subjects => "subjects",
            Self::Report => "report",
            Self::Counterpart => "counterpart",
            Self::NamedKey => "named_key",
            Self::Time => "time",
        }
    }

    /// What the step asks, for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Names => Text::new("Archivos del paquete", "Files of the pack"),
            Self::Sums => Text::new("Huellas de SHA256SUMS", "Digests in SHA256SUMS"),
            Self::PublicKey => Text::new("Llave pública del paquete", "Public key in the pack"),
            Self::SumsSignature => Text::new("Firma de SHA256SUMS", "Signature of SHA256SUMS"),
            Self::Envelope => Text::new("Firma de la declaración", "Signature of the statement"),
            Self::Statement => Text::new("Forma de la declaración", "Form of the statement"),
            Self::Subjects => Text::new("Archivos declarados", "Files that the statement names"),
            Self::Report => Text::new("Reporte", "Report"),
            Self::Counterpart => Text::new("Versión para el otro público", "Version for the other audience"),
            Self::NamedKey => Text::new("Llave que usted nombró", "Key that you named"),
            Self::Time => Text::new("Fecha", "Time"),
        }
    }
}

/// How a step came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It was checked and holds.
    Passed,
    /// It holds, and the reader should know something about it.
    Warning,
    /// It was not checked; the detail says why.
    NotChecked,
    /// It was checked and does not hold.
    Failed,
}

impl State {
    /// The stable key used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Warning => "warning",
            Self::NotChecked => "not_checked",
            Self::Failed => "failed",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> Text {
        match self {
            Self::Passed => Text::new("correcto", "holds"),
            Self::Warning => Text::new("atención", "attention"),
            Self::NotChecked => Text::new("sin revisar", "not checked"),
            Self::Failed => Text::new("no coincide", "does not hold"),
        }
    }
}

/// One step and its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which step.
    pub check: Check,
    /// How it came out.
    pub state: State,
    /// What was seen.
    pub detail: Msg,
}

/// What all steps together come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All holds, and the key is the one that the reader named.
    Valid,
    /// All that could be checked holds, but no key that the reader named vouches for it.
    NotVouched,
    /// A signature, a file or the pack as a whole is not valid.
    Invalid,
}

impl Verdict {
    /// The exit code of `verify`.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::NotVouched => 5,
            Self::Invalid => 4,
        }
    }

    /// The stable key used in machine-readable output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotVouched => "not_vouched",
            Self::Invalid => "invalid",
        }
    }
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Every step, in order.
    pub steps: Vec<Step>,
    /// What they come to.
    pub verdict: Verdict,
    /// Whether there is a signature at all.
    pub signed: bool,
    /// The key that signed; only where its signature over the statement verifies.
    pub signer: Option<PublicKey>,
    /// What was signed; only where the signature verifies.
    pub statement: Option<Statement>,
}

impl Verification {
    /// The step of this kind.
    pub fn step(&self, check: Check) -> Option<&Step> {
        self.steps.iter().find(|step| step.check == check)
    }

    /// One sentence that says no more than was checked.
    pub fn summary(&self) -> Text {
        let named_another = self.step(Check::NamedKey).is_some_and(|step| step.state == State::Failed);
        match self.verdict {
            Verdict::Valid => Text::new(
                "Lo que se pudo revisar coincide y lo firmó la llave que usted nombró.",
                "What could be checked holds, and the key you named signed it.",
            ),
            Verdict::NotVouched if named_another => Text::new(
                "Las piezas coinciden entre sí, pero NO las firmó la llave que usted nombró: pueden ser de cualquiera.",
                "The pieces agree with each other, but the key you named did NOT sign them: anyone could have made them.",
            ),
            Verdict::NotVouched => Text::new(
                "Las piezas coinciden entre sí, pero nadie responde por la llave: compare su huella con la que le dio quien firmó.",
                "The pieces agree with each other, but nobody vouches for the key: compare its fingerprint with the one the signer gave you.",
            ),
            Verdict::Invalid if !self.signed => Text::new(
                "El paquete no está firmado: nada prueba quién lo hizo ni que siga igual.",
                "The pack is not signed: nothing proves who made it or that it is unchanged.",
            ),
            Verdict::Invalid => Text::new(
                "No es válido: alguna pieza cambió, falta, sobra o no corresponde a la firma.",
                "Not valid: a piece was changed, is missing, was added, or does not belong to the signature.",
            ),
        }
    }
}
