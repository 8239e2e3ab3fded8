//! The binary: parse, run, exit code.

fn main() -> std::process::ExitCode {
    escrutinio::cli::main(&std::env::args_os().collect::<Vec<_>>())
}
