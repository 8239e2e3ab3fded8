//! Work shared out among threads: the result is the same with any number of them.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::found::Pair;

/// Threads.
pub(super) const THREADS: usize = 2;

/// Rows, or keys, from which a second thread is worth starting.
pub(super) const MANY: usize = if cfg!(test) { 8 } else { 8_000 };

/// Does two things, at once where they are `worth` a second thread.
pub(super) fn two<A, B: Send>(
    worth: bool,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if !worth {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        match other.join() {
            Ok(other) => (one, other),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Does portions of some work in threads, and gives what they found; `each` is given where a portion begins.
pub(super) fn shared_out(
    count: usize,
    portion: usize,
    threads: usize,
    each: impl Fn(usize, &mut Vec<Pair>) + Sync,
) -> Vec<Pair> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut out = Vec::new();
        loop {
            let from = next.fetch_add(portion, Ordering::Relaxed);
            if from >= count {
                return out;
            }
            each(from, &mut out);
        }
    };
    std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut out = work();
        for helper in helpers {
            match helper.join() {
                Ok(found) => out.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        out
    })
}
