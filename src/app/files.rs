//! Where the files of a case come from: a folder on disk, or bytes that were handed over.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

/// A place that holds the files of a case.
pub trait Files: Sync {
    /// Reads a file by the name that the case gives it.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
    /// How that file is shown to the user.
    fn show(&self, name: &str) -> PathBuf;
    /// Whether others on this machine may read the file; `None` where that cannot be told.
    fn open_to_others(&self, name: &str) -> Option<bool>;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// A folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

impl Files for Folder {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        read_file(&self.show(name))
    }

    fn show(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    #[cfg(unix)]
    fn open_to_others(&self, name: &str) -> Option<bool> {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(self.show(name)).ok()?.permissions().mode();
        Some(mode & 0o077 != 0)
    }

    #[cfg(not(unix))]
    fn open_to_others(&self, _: &str) -> Option<bool> {
        None
    }
}

/// Reads a regular file of bounded size. A folder, a pipe or a device answers at once.
pub(super) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let facts = fs::metadata(path)?;
    if facts.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !facts.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if facts.len() > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or(0));
    fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a file that must not be there yet; nobody else may read a private one.
pub(super) fn create_new(path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if private { 0o600 } else { 0o644 });
    }
    #[cfg(not(unix))]
    let _ = private;
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Files in memory: an upload, or a test.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// Contents by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Files for Memory {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.files.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn show(&self, name: &str) -> PathBuf {
        PathBuf::from(name)
    }

    fn open_to_others(&self, _: &str) -> Option<bool> {
        Some(false)
    }
}
