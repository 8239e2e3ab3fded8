//! The same work for each of several things, two at a time.

use std::collections::VecDeque;
use std::sync::Mutex;

/// What `work` makes of each item, in the order of the items. One thread takes them from the front and one from the
/// back, so that a long one at the front does not keep the others waiting; the answers never depend on which of the
/// two was faster.
pub fn side_by_side<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let left: Mutex<VecDeque<usize>> = Mutex::new((0..items.len()).collect());
    let take = |from_the_front: bool| {
        let mut done = Vec::new();
        loop {
            let next = left
                .lock()
                .ok()
                .and_then(|mut left| if from_the_front { left.pop_front() } else { left.pop_back() });
            let Some((index, item)) = next.and_then(|index| Some((index, items.get(index)?))) else {
                return done;
            };
            done.push((index, work(item)));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let other = scope.spawn(|| take(false));
        let mut done = take(true);
        done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, answer)| answer).collect()
}
