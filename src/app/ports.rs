//! Clock and randomness behind one small interface, so that tests can hold them still.

use chrono::DateTime;

use super::AppError;

/// What the use cases need of the machine.
pub trait Ports: Send + Sync {
    /// The present, UTC, to the second, as RFC 3339 writes it.
    fn now(&self) -> String;
    /// Fills a buffer with random bytes fit for keys.
    fn random(&self, buffer: &mut [u8]) -> Result<(), AppError>;
}

/// The machine itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemPorts;

impl Ports for SystemPorts {
    fn now(&self) -> String {
        let seconds = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |elapsed| elapsed.as_secs());
        let at = i64::try_from(seconds).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        at.unwrap_or_default().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn random(&self, buffer: &mut [u8]) -> Result<(), AppError> {
        getrandom::fill(buffer).map_err(|source| AppError::no_randomness(&source))
    }
}
