//! Runs the real binary in a folder of its own, with a cleared environment and a fixed day.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// The day on which every audit of these tests speaks, unless a case file says another.
pub(crate) const AS_OF: &str = "2025-07-02";
/// A run that takes longer hangs: it is ended, and the test fails.
const LIMIT: Duration = Duration::from_mins(5);

/// A folder with files, in which the binary runs.
pub(crate) struct Case {
    folder: TempDir,
}

/// What a run left behind.
pub(crate) struct Ran {
    /// Standard output.
    pub(crate) out: Vec<u8>,
    /// Standard error.
    pub(crate) err: String,
    folder: PathBuf,
}

/// The binary, with nothing of this machine in its environment.
pub(crate) fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_escrutinio"));
    command.env_clear();
    command
}

/// A folder of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Runs a command to its end, and gives exit code, standard output and standard error.
pub(crate) fn ended(mut command: Command, stdin: &[u8]) -> (i32, Vec<u8>, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let mut input = child.stdin.take().unwrap();
    let fed = stdin.to_vec();
    // A program that does not read its input is none of this test's business.
    let feeder = std::thread::spawn(move || drop(input.write_all(&fed)));
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let errors = std::thread::spawn(move || {
        let mut text = Vec::new();
        err.read_to_end(&mut text).map(|_| text)
    });
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = out.read_to_end(&mut bytes);
        drop(sender.send(read.map(|_| bytes)));
    });
    let Ok(out) = receiver.recv_timeout(LIMIT) else {
        child.kill().unwrap();
        panic!("{command:?} hangs");
    };
    let status = child.wait().unwrap();
    drop(feeder.join());
    let err = String::from_utf8(errors.join().unwrap().unwrap()).unwrap();
    (status.code().expect("ended by a signal"), out.unwrap(), err)
}

impl Case {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Puts a file into the folder.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.put(name, bytes);
        self
    }

    /// Puts a file into the folder, over whatever was there.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Reads a file of the folder.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Copies a folder's files into a folder of this one.
    pub(crate) fn copied(self, from: &Path, to: &str) -> Self {
        copy(from, &self.path(to));
        self
    }

    /// The binary, to be run in the folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = binary();
        command.args(args).current_dir(self.root());
        command
    }

    /// Runs the binary and asserts its exit code.
    pub(crate) fn run(&self, code: i32, args: &[&str]) -> Ran {
        self.run_with(code, self.command(args), &[])
    }

    /// Runs `audit` on a single file or case, with the fixed day where it is a file.
    pub(crate) fn audit(&self, code: i32, args: &[&str]) -> Ran {
        let mut all = vec!["audit"];
        all.extend(args);
        if !args.first().is_some_and(|case| self.path(case).is_dir() || case.ends_with("case.toml")) {
            all.extend(["--as-of", AS_OF]);
        }
        self.run(code, &all)
    }

    /// Runs a command made from [`Case::command`], and asserts its exit code.
    pub(crate) fn run_with(&self, code: i32, command: Command, stdin: &[u8]) -> Ran {
        let shown = format!("{:?}", command.get_args().collect::<Vec<_>>());
        let (found, out, err) = ended(command, stdin);
        let ran = Ran { out, err, folder: self.root().to_owned() };
        assert_eq!(found, code, "{shown}\n{}\n{}", String::from_utf8_lossy(&ran.out), ran.err);
        ran
    }
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Ran {
    /// Standard output as text, with placeholders for what differs between machines.
    pub(crate) fn text(&self) -> String {
        self.plain(std::str::from_utf8(&self.out).unwrap())
    }

    /// Standard error, with placeholders for what differs between machines.
    pub(crate) fn problem(&self) -> String {
        self.plain(&self.err)
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("no JSON: {error}\n{}", self.text()))
    }

    fn plain(&self, text: &str) -> String {
        text.replace(&self.folder.display().to_string(), "[DIR]")
            .replace(env!("CARGO_MANIFEST_DIR"), "[REPOSITORY]")
            .replace(env!("CARGO_PKG_VERSION"), "[VERSION]")
    }
}
