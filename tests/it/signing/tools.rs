//! The programs that a stranger has: OpenSSL, OpenSSH, coreutils. A test fails where one is missing.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs a program in `folder`; its failure is the caller's to judge, its absence is not.
pub(super) fn run(folder: &Path, program: &str, args: &[&str], stdin: Option<&Path>) -> Output {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    match stdin {
        Some(file) => command.stdin(std::fs::File::open(folder.join(file)).unwrap()),
        None => command.stdin(Stdio::null()),
    };
    command.output().unwrap_or_else(|error| panic!("{program} is needed for this test: {error}"))
}

/// Runs a program that must succeed, and gives what it printed.
pub(super) fn must(folder: &Path, program: &str, args: &[&str], stdin: Option<&Path>) -> String {
    let output = run(folder, program, args, stdin);
    assert!(
        output.status.success(),
        "{program} {args:?} failed: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}
