//! Identifiers one slip apart, all of them: two codes at one edit share what a lost character leaves of each,
//! or one of them is what the other leaves. At least one of the two fails its check digit, so only what
//! failing codes leave has to be looked for.

use super::codes::{Code, length, one_edit};
use super::intern::mix;

/// Keys that are held at a time.
const AT_ONCE: usize = 8_000_000;

/// The rows whose codes are one edit apart and do not both hold. Where an equal code tells nothing, it is a filler, and
/// one that is nearly the same tells nothing either.
pub(super) fn pairs(codes: &[Code], weights: &[u16]) -> Vec<(u32, u32)> {
    let kinds = Kinds::of(codes, weights);
    let failing: Vec<usize> = (0..kinds.codes.len()).filter(|&at| !kinds.codes[at].holds()).collect();
    let mut close: Vec<(u32, u32)> = Vec::new();
    let passes = (failing.len() * 20 / AT_ONCE + 1) as u64;
    for pass in 0..passes {
        kinds.close(&failing, |key| key % passes == pass, &mut close);
    }
    close.sort_unstable();
    close.dedup();
    let rows = close.iter().flat_map(|&(x, y)| {
        let (x, y) = (kinds.rows(x), kinds.rows(y));
        x.iter().flat_map(move |&a| y.iter().map(move |&b| (a.min(b), a.max(b))))
    });
    rows.collect()
}

/// The different codes, with the rows that carry each.
struct Kinds {
    codes: Vec<Code>,
    ends: Vec<u32>,
    rows: Vec<u32>,
}

impl Kinds {
    fn of(codes: &[Code], weights: &[u16]) -> Self {
        let key = |row: &u32| codes[*row as usize];
        let mut order: Vec<u32> = (0..codes.len())
            .filter(|&row| codes[row].packed() != 0 && weights[row] > 0)
            .map(|row| row as u32)
            .collect();
        order.sort_unstable_by_key(|row| (key(row), *row));
        let mut out = Self { codes: Vec::new(), ends: Vec::new(), rows: Vec::with_capacity(order.len()) };
        for run in order.chunk_by(|a, b| key(a) == key(b)) {
            out.codes.push(codes[run[0] as usize]);
            out.rows.extend_from_slice(run);
            out.ends.push(out.rows.len() as u32);
        }
        out
    }

    fn rows(&self, kind: u32) -> &[u32] {
        let at = kind as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.rows[start..self.ends[at] as usize]
    }

    fn close(&self, failing: &[usize], asked: impl Fn(u64) -> bool, out: &mut Vec<(u32, u32)>) {
        let mut keys: Vec<(u64, u32)> = Vec::new();
        for &at in failing {
            remains(self.codes[at].packed(), |key| {
                if asked(key) {
                    keys.push((key, at as u32));
                }
            });
        }
        if keys.is_empty() {
            return;
        }
        let bits = (keys.len() * 16).next_power_of_two().max(64);
        let mut seen = vec![0_u64; bits / 64];
        for (key, _) in &keys {
            let at = *key as usize & (bits - 1);
            seen[at / 64] |= 1 << (at % 64);
        }
        for (at, _) in self.codes.iter().enumerate().filter(|(_, code)| code.holds()) {
            remains(self.codes[at].packed(), |key| {
                let bit = key as usize & (bits - 1);
                if seen[bit / 64] >> (bit % 64) & 1 == 1 && asked(key) {
                    keys.push((key, at as u32));
                }
            });
        }
        keys.sort_unstable();
        keys.dedup();
        for run in keys.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            for (nth, &(_, x)) in run.iter().enumerate() {
                for &(_, y) in &run[nth + 1..] {
                    let (a, b) = (self.codes[x as usize], self.codes[y as usize]);
                    if !(a.holds() && b.holds()) && one_edit(a.packed(), b.packed()) {
                        out.push((x.min(y), x.max(y)));
                    }
                }
            }
        }
    }
}

/// Calls `each` with the hash of a code and of what is left of it without any one of its characters.
fn remains(packed: u128, mut each: impl FnMut(u64)) {
    let hash = |value: u128| mix(value as u64 ^ mix((value >> 64) as u64 + 1));
    each(hash(packed));
    for at in 0..length(packed) {
        let low = packed & ((1 << (6 * at)) - 1);
        each(hash((packed >> (6 * (at + 1)) << (6 * at)) | low));
    }
}

#[cfg(test)]
mod tests {
    use super::super::codes::pack;
    use super::*;

    /// Every slip of a short code is found, whatever it is.
    #[test]
    fn no_slip_is_lost() {
        let texts =
            ["ABCD", "ABCE", "ABDC", "BACD", "ABC", "ABCDE", "XABCD", "ABXCD", "AXYD", "ABCD", "WXYZ"];
        let codes: Vec<Code> =
            texts.iter().map(|text| Code::new(pack(text.as_bytes()), text.len() == 4)).collect();
        let mut expected = Vec::new();
        for a in 0..codes.len() {
            for b in a + 1..codes.len() {
                let (x, y) = (codes[a], codes[b]);
                if !(x.holds() && y.holds()) && x.packed() != y.packed() && one_edit(x.packed(), y.packed()) {
                    expected.push((a as u32, b as u32));
                }
            }
        }
        let mut found = pairs(&codes, &vec![1; codes.len()]);
        found.sort_unstable();
        assert!(!found.is_empty());
        assert_eq!(found, expected);
    }
}
