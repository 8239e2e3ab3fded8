//! Runs the built program as a user does, and takes its time and memory.

use std::fmt;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One line of the output, kept as text.
pub(crate) type Record = csv::StringRecord;

/// What a run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) seconds: f64,
    /// Of all cores together; resolution 10 ms.
    pub(crate) cpu: f64,
    /// Highest memory resident.
    pub(crate) mib: f64,
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} | {:.2} | {:.0}", self.seconds, self.cpu, self.mib)
    }
}

/// Clusters, or pairs, of files in a folder.
///
/// `columns` says what generic columns are, as on the command line.
pub(crate) fn duplicates(
    folder: &Path,
    files: &[&str],
    pairs: bool,
    columns: &[&str],
) -> (Vec<Record>, Cost) {
    let columns: Vec<&str> = columns.iter().flat_map(|column| ["--columns", column]).collect();
    duplicates_with(folder, files, pairs, &columns)
}

/// The same with any arguments.
pub(crate) fn duplicates_with(
    folder: &Path,
    files: &[&str],
    pairs: bool,
    more: &[&str],
) -> (Vec<Record>, Cost) {
    let out = folder.join(if pairs { "pairs.csv" } else { "clusters.csv" });
    let mut command = Command::new(env!("CARGO_BIN_EXE_escrutinio"));
    command.current_dir(folder).arg("duplicates").args(files).args(["--format", "csv"]).args(more);
    if pairs {
        command.arg("--pairs");
    }
    command.stdout(File::create(&out).unwrap()).stderr(Stdio::null());
    let cost = timed(command);
    let records = csv::Reader::from_path(out).unwrap().records().map(Result::unwrap).collect();
    (records, cost)
}

fn timed(mut command: Command) -> Cost {
    let (start, before) = (Instant::now(), children_cpu());
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut mib = 0.0_f64;
    let ended = loop {
        // The peak that the kernel keeps; the last millisecond before the end is not seen.
        if let Ok(text) = fs::read_to_string(&status) {
            let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = peak.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
            mib = kib.map_or(mib, |kib| mib.max(kib / 1024.0));
        }
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    assert!(ended.success(), "the program ended with {ended}");
    Cost { seconds: start.elapsed().as_secs_f64(), cpu: children_cpu() - before, mib }
}

/// Seconds that ended children have used so far, from fields 16 and 17 of `/proc/self/stat`.
fn children_cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = text.rsplit_once(')').map_or("", |found| found.1);
    after.split_whitespace().skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>()
        / 100.0
}
