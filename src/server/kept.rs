//! Results kept in memory: the last few, under addresses that cannot be guessed.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::{AppError, Ports, Verified};
use crate::model::Msg;
use crate::report::v1::Report;

/// Results kept at a time; the one not looked at for longest goes first.
pub const MOST_RESULTS: usize = 16;

/// Bytes of documents kept at a time; the newest result stays whatever its size.
const MOST_BYTES: usize = 512 << 20;

/// The documents of one audience by file name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// An audit as the page shows it.
#[derive(Debug)]
pub(super) struct AuditKept {
    /// The confidential report, names masked.
    pub(super) report: Report,
    pub(super) warnings: Vec<Msg>,
    pub(super) confidential: Files,
    /// Only where the case has a secret.
    pub(super) public: Option<Files>,
}

/// One result.
#[derive(Debug, Clone)]
pub(super) enum Result {
    Audit(Arc<AuditKept>),
    Verification(Arc<Verified>),
}

impl Result {
    fn bytes(&self) -> usize {
        match self {
            Self::Audit(audit) => {
                let files = audit.confidential.values().chain(audit.public.iter().flat_map(Files::values));
                files.map(Vec::len).sum()
            }
            Self::Verification(_) => 0,
        }
    }
}

/// The results, the one looked at last at the end.
#[derive(Default)]
pub(super) struct Kept {
    list: Mutex<VecDeque<(String, Result)>>,
}

impl Kept {
    /// Keeps a result under a new random id of 128 bits.
    pub(super) fn put(&self, result: Result, ports: &dyn Ports) -> std::result::Result<String, AppError> {
        let id = fresh_id(ports)?;
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.push_back((id.clone(), result));
        while list.len() > MOST_RESULTS
            || (list.len() > 1 && list.iter().map(|(_, kept)| kept.bytes()).sum::<usize>() > MOST_BYTES)
        {
            list.pop_front();
        }
        Ok(id)
    }

    /// The result of this id.
    pub(super) fn get(&self, id: &str) -> Option<Result> {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let at = list.iter().position(|(kept, _)| kept == id)?;
        let entry = list.remove(at)?;
        let result = entry.1.clone();
        list.push_back(entry);
        Some(result)
    }
}

fn fresh_id(ports: &dyn Ports) -> std::result::Result<String, AppError> {
    let mut bytes = [0_u8; 16];
    ports.random(&mut bytes)?;
    Ok(bytes.iter().fold(String::with_capacity(32), |mut id, byte| {
        // Writing to a string cannot fail.
        let _ = write!(id, "{byte:02x}");
        id
    }))
}
