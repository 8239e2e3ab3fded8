//! Adding to the case file without touching a byte of what is there.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::app::error::unreadable;
use crate::app::init::toml::string;
use crate::app::{AppError, Ports, files};
use crate::model::{Decision, Lined};
use crate::readers::case_file;

use super::problems;

/// The case file as it was when its decisions began to be worked on, held against other runs of the program.
pub(super) struct Guarded {
    /// The file itself, where `case.toml` is a link.
    path: PathBuf,
    text: String,
    /// Held until the new file stands. Other programs, such as editors, do not ask for it.
    lock: Option<File>,
}

impl Guarded {
    /// Reads the file and keeps other runs from writing it.
    pub(super) fn open(path: &Path) -> Result<Self, AppError> {
        let refused = |error: &std::io::Error| AppError::usage(unreadable(path, error));
        let real = fs::canonicalize(path).map_err(|error| refused(&error))?;
        // Some shared drives know no locks: then the comparison before writing must do.
        let lock = locked(&real);
        let bytes = files::read_file(&real).map_err(|error| refused(&error))?;
        let text = String::from_utf8(bytes)
            .map_err(|error| problems::not_utf8(path, error.utf8_error().valid_up_to()))?;
        Ok(Self { path: real, text, lock })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Puts the new text in place of the old in one step: whoever reads sees the one or the other.
    pub(super) fn replace(self, text: &str, ports: &dyn Ports) -> Result<(), AppError> {
        let failed = |error: std::io::Error| AppError::cannot_write(&self.path, &error);
        let permissions = fs::metadata(&self.path).map_err(failed)?.permissions();
        if permissions.readonly() {
            return Err(failed(std::io::ErrorKind::PermissionDenied.into()));
        }
        let mut random = [0_u8; 8];
        ports.random(&mut random)?;
        let temporary = self.path.with_file_name(format!(".case.toml.{:016x}", u64::from_le_bytes(random)));
        let put = || -> std::io::Result<()> {
            files::create_new(&temporary, text.as_bytes(), true)?;
            fs::set_permissions(&temporary, permissions)?;
            if fs::read(&self.path)? != self.text.as_bytes() {
                return Err(std::io::ErrorKind::StaleNetworkFileHandle.into());
            }
            fs::rename(&temporary, &self.path)?;
            // The name itself must outlive a power cut, too; not every system can promise that.
            if let Some(folder) = self.path.parent().and_then(|folder| File::open(folder).ok()) {
                drop(folder.sync_all());
            }
            Ok(())
        };
        let done = put();
        if done.is_err() {
            drop(fs::remove_file(&temporary));
        }
        drop(self.lock);
        done.map_err(|error| {
            if error.kind() == std::io::ErrorKind::StaleNetworkFileHandle {
                problems::changed_meanwhile(&self.path)
            } else {
                AppError::cannot_write(&self.path, &error)
            }
        })
    }
}

/// Locks the file that stands under a name now: while one waited, another run may have put a new one there.
fn locked(path: &Path) -> Option<File> {
    loop {
        let file = File::open(path).ok().filter(|file| file.lock().is_ok())?;
        if same_file(&file, path) {
            return Some(file);
        }
    }
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let of = |facts: std::io::Result<fs::Metadata>| facts.ok().map(|facts| (facts.dev(), facts.ino()));
    of(file.metadata()) == of(fs::metadata(path))
}

#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> bool {
    true
}

/// The text with new decisions at its end, its lines ended as its first one is.
pub(super) fn appended(text: &str, entries: &[Decision]) -> String {
    let ends = match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|line| line.ends_with('\r')) => "\r\n",
        _ => "\n",
    };
    let mut out = text.to_owned();
    if !entries.is_empty() && !out.ends_with('\n') {
        out.push_str(ends);
    }
    for entry in entries {
        out.push_str(ends);
        for line in lines(entry) {
            out.push_str(&line);
            out.push_str(ends);
        }
    }
    out
}

fn lines(entry: &Decision) -> Vec<String> {
    let text =
        |key: &str, value: &Option<String>| value.as_ref().map(|value| format!("{key} = {}", string(value)));
    let optional = [
        Some("[[decision]]".to_owned()),
        Some(format!("finding = {}", string(&entry.finding))),
        text("subject", &entry.subject),
        Some(format!("disposition = {}", string(entry.disposition.key()))),
        text("by", &entry.by),
        text("why", &entry.why),
        entry.on.map(|day| format!("on = {day}")),
    ];
    optional.into_iter().flatten().collect()
}

/// Holds that the new text reads as the old decisions and the new ones after them.
pub(super) fn check(
    text: &str,
    before: &[Lined<Decision>],
    entries: &[Decision],
    file: &Path,
) -> Result<(), AppError> {
    if entries.is_empty() {
        return Ok(());
    }
    let read = case_file::parse(text).map_err(|_| problems::cannot_append(file))?;
    let expected: Vec<&Decision> = before.iter().map(|lined| &lined.value).chain(entries).collect();
    let found: Vec<&Decision> = read.decisions.iter().map(|lined| &lined.value).collect();
    if expected == found { Ok(()) } else { Err(problems::cannot_append(file)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DispositionState;

    fn entry(why: &str) -> Decision {
        Decision {
            finding: "EL-01-ab".to_owned(),
            subject: None,
            disposition: DispositionState::Accepted,
            by: Some("reviewer-1".to_owned()),
            why: Some(why.to_owned()),
            on: chrono::NaiveDate::from_ymd_opt(2025, 6, 22),
        }
    }

    #[test]
    fn what_is_there_stays_byte_by_byte() {
        let head = "schema = 1\r\n[case]\r\nid = \"x\"\r\nvote = \"strike\" # así";
        let text = appended(head, &[entry("dice \"no\"\ny ya"), entry("ñ")]);
        assert!(text.starts_with(head));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        check(&text, &[], &[entry("dice \"no\"\ny ya"), entry("ñ")], Path::new("case.toml")).unwrap();
        assert_eq!(appended("a = 1\n\n", &[]), "a = 1\n\n");
    }

    #[test]
    fn a_list_written_on_one_line_is_told_and_not_broken() {
        let head = "schema = 1\ndecision = [{ finding = \"a\", disposition = \"accepted\" }]\n[case]\nid = \"x\"\n\
                    vote = \"strike\"\n";
        let before = case_file::parse(head).unwrap().decisions;
        assert_eq!(before.len(), 1);
        assert!(
            check(&appended(head, &[entry("x")]), &before, &[entry("x")], Path::new("case.toml")).is_err()
        );
    }
}
