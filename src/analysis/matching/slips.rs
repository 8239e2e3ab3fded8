//! Identifiers one slip apart, all of them: two codes at one edit share what a lost character leaves of each,
//! or one of them is what the other leaves. Where one of the two fails its check digit, only what failing codes leave
//! has to be looked for; where both hold, they differ in one character and have one of their halves in common.

use super::codes::{Code, length, one_edit, one_other};
use super::intern::mix;

/// Keys that are held at a time.
const AT_ONCE: usize = 8_000_000;

/// The same half of that many codes, beyond which they are not compared two by two.
const CROWD: usize = if cfg!(test) { 2 } else { 48 };

/// Whether a check digit lets some single characters pass for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digit {
    /// Never, as that of an NSS: two codes that hold differ in more than one character.
    SeesAll,
    /// Sometimes, as that of a CURP.
    LetsSomePass,
}

/// The rows whose codes are one edit apart and do not both hold; where both may, also those that differ in one
/// character. Where an equal code tells nothing, it is a filler, and one that is nearly the same tells nothing either.
pub(super) fn pairs(codes: &[Code], weights: &[u16], digit: Digit) -> Vec<(u32, u32)> {
    let kinds = Kinds::of(codes, weights);
    let failing: Vec<usize> = (0..kinds.codes.len()).filter(|&at| !kinds.codes[at].holds()).collect();
    let mut close: Vec<(u32, u32)> = Vec::new();
    let passes = (failing.len() * 20 / AT_ONCE + 1) as u64;
    for pass in 0..passes {
        kinds.close(&failing, |key| key % passes == pass, &mut close);
    }
    if digit == Digit::LetsSomePass {
        kinds.unseen(&mut close);
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

    /// Codes that hold and differ in one character: it stands in one half, so that the other is the same.
    fn unseen(&self, out: &mut Vec<(u32, u32)>) {
        let holding = self.codes.iter().enumerate().filter(|(_, code)| code.holds());
        let halves = holding.map(|(at, code)| (code.packed() >> HALF, code.packed() & ((1 << HALF) - 1), at));
        let mut halves: Vec<Halves> =
            halves.map(|(first, last, at)| (first as u64, last as u64, at as u32)).collect();
        for _ in 0..2 {
            halves.sort_unstable();
            for same in halves.chunk_by_mut(|a, b| a.0 == b.0) {
                one_other_character(same, out);
            }
            for half in &mut halves {
                *half = (half.1, half.0, half.2);
            }
        }
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

/// One half of a code, the other, and which code it is.
type Halves = (u64, u64, u32);

/// The bits of nine characters.
const HALF: u32 = 54;

/// Of codes with one half in common, those whose other half differs in one character.
fn one_other_character(same: &mut [Halves], out: &mut Vec<(u32, u32)>) {
    let mut two_by_two = |some: &[Halves]| {
        for (nth, x) in some.iter().enumerate() {
            let near = some[nth + 1..].iter().filter(|y| one_other(u128::from(x.1 ^ y.1)));
            out.extend(near.map(|y| (x.2.min(y.2), x.2.max(y.2))));
        }
    };
    if same.len() <= CROWD {
        return two_by_two(same);
    }
    for place in 0..HALF / 6 {
        let without = |half: &Halves| half.1 & !(63 << (6 * place));
        same.sort_unstable_by_key(without);
        same.chunk_by(|x, y| without(x) == without(y)).for_each(&mut two_by_two);
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
        let mut found = pairs(&codes, &vec![1; codes.len()], Digit::SeesAll);
        found.sort_unstable();
        assert!(!found.is_empty());
        assert_eq!(found, expected);
    }

    /// Codes that hold and differ in one character are all found, in whichever place, and no others.
    #[test]
    fn no_unseen_slip_is_lost() {
        let root = b"HEGG560427MVZRRL04".to_vec();
        let mut texts = vec![root.clone()];
        for place in 0..18 {
            for other in [b'7', b'Q', b'0'] {
                let mut text = root.clone();
                text[place] = other;
                texts.push(text.clone());
                text[(place + 5) % 18] = b'Z';
                texts.push(text);
            }
        }
        texts.sort();
        texts.dedup();
        let codes: Vec<Code> = texts.iter().map(|text| Code::new(pack(text), true)).collect();
        let apart = |a: usize, b: usize| texts[a].iter().zip(&texts[b]).filter(|(x, y)| x != y).count();
        let all = (0..codes.len()).flat_map(|a| (a + 1..codes.len()).map(move |b| (a, b)));
        let expected: Vec<(u32, u32)> =
            all.filter(|&(a, b)| apart(a, b) == 1).map(|(a, b)| (a as u32, b as u32)).collect();
        let mut found = pairs(&codes, &vec![1; codes.len()], Digit::LetsSomePass);
        found.sort_unstable();
        assert!(expected.len() > 100, "{}", expected.len());
        assert_eq!(found, expected);
        assert!(pairs(&codes, &vec![1; codes.len()], Digit::SeesAll).is_empty());
    }
}
