//! A workbook's bytes, which end at once where its parts turn out to be a bomb while they are read.

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Bytes of a file with a switch.
#[derive(Debug, Clone)]
pub(super) struct Guarded<'a> {
    bytes: Cursor<&'a [u8]>,
    stopped: Arc<AtomicBool>,
}

impl<'a> Guarded<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: Cursor::new(bytes), stopped: Arc::default() }
    }

    /// The switch: once true, nothing more is read.
    pub(super) fn switch(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stopped)
    }
}

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(std::io::Error::other("stopped"));
        }
        self.bytes.read(buffer)
    }
}

impl Seek for Guarded<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.bytes.seek(to)
    }
}
