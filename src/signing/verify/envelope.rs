//! Verification of `report.dsse.json` alone: signature, statement and key, and nothing of the files.

use super::steps::{Checked, Record, Told, after, counterpart, failed, named_key, time};
use super::{Check, Reader, State, Verification};
use crate::model::Msg;
use crate::signing::{Envelope, Failure as _, Statement, sums};

/// Verifies an envelope without its pack.
///
/// The key is the one that the statement names inside what it signs; without a key named by the reader the
/// verdict is never `Valid`.
pub fn verify_envelope(bytes: &[u8], reader: Reader<'_>) -> Verification {
    let mut record = Record::default();
    for check in [Check::Names, Check::Sums, Check::PublicKey, Check::SumsSignature] {
        record.tell(check, alone());
    }
    let statement = match signed_statement(bytes) {
        Ok((statement, told)) => {
            record.tell(Check::Envelope, told);
            let detail = Msg::new(
                "es una declaración in-toto sobre un reporte, versión 1, y está en su forma única",
                "it is an in-toto statement about a report, version 1, in its one spelling",
            );
            record.tell(Check::Statement, (State::Passed, detail));
            Some(statement)
        }
        Err((check, told)) => {
            if check == Check::Statement {
                record.tell(Check::Envelope, after(Check::Statement));
                record.tell(Check::Statement, told);
            } else {
                record.tell(Check::Envelope, told);
                record.tell(Check::Statement, after(Check::Envelope));
            }
            None
        }
    };
    record.tell(Check::Subjects, alone());
    record.tell(Check::Report, alone());
    record.tell(Check::Counterpart, counterpart(statement.as_ref(), reader.sibling_report.map(sums::sha256)));
    let signer = statement.as_ref().map(|statement| statement.key.clone());
    record.tell(Check::NamedKey, named_key(signer.as_ref(), reader, Check::Envelope));
    record.tell(Check::Time, time(statement.as_ref(), 0));
    Verification {
        verdict: record.verdict(&[Check::Envelope, Check::Statement]),
        steps: record.steps,
        signed: true,
        signer,
        statement,
    }
}

/// The statement, once the key that it names has been seen to sign it.
fn signed_statement(bytes: &[u8]) -> Result<(Statement, Told), (Check, Told)> {
    let in_envelope = |told| (Check::Envelope, told);
    let envelope = Envelope::parse(bytes).map_err(|error| in_envelope((State::Failed, error.detail())))?;
    let statement = Statement::parse(&envelope.payload)
        .map_err(|error| (Check::Statement, (State::Failed, error.detail())))?;
    let (spelled, detail) = signature(&envelope, &statement, bytes).map_err(in_envelope)?;
    let state = if spelled { State::Passed } else { State::Warning };
    Ok((statement, (state, detail)))
}

fn signature(envelope: &Envelope, statement: &Statement, bytes: &[u8]) -> Checked<bool> {
    if !envelope.verifies(&statement.key) {
        return failed(Msg::new(
            "la firma no corresponde a la declaración",
            "the signature does not belong to the statement",
        ));
    }
    if envelope.is_spelled(bytes, &statement.key) {
        return Ok((
            true,
            Msg::new(
                "la llave que nombra la declaración firmó estos bytes",
                "the key that the statement names signed these bytes",
            ),
        ));
    }
    Ok((
        false,
        Msg::new(
            "la llave que nombra la declaración la firmó, pero el sobre está escrito de otro modo que el original",
            "the key that the statement names signed it, but the envelope is spelled otherwise than the original",
        ),
    ))
}

fn alone() -> Told {
    let detail = Msg::new(
        "no se revisó: solo se dio el sobre, sin los demás archivos del paquete",
        "not checked: only the envelope was given, without the other files of the pack",
    );
    (State::NotChecked, detail)
}
