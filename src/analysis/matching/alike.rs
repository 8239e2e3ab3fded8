//! Rows that are alike in every compared cell: one of them stands for all, so that many equal rows cost
//! what they are and not their square.

use super::intern::mix;
use super::rows::Rows;
use super::threads::{MANY, two};

/// The first row of each kind, and for every other row the first of its kind.
pub(super) fn groups(rows: &Rows) -> (Vec<u32>, Vec<(u32, u32)>) {
    let all: Vec<u32> = (0..rows.len as u32).collect();
    let mut keys: Vec<(u64, u32)> = contents(rows, &all).into_iter().zip(all).collect();
    keys.sort_unstable();
    let (mut firsts, mut others) = (Vec::with_capacity(rows.len), Vec::new());
    for run in keys.chunk_by(|a, b| a.0 == b.0) {
        let mut kinds: Vec<u32> = Vec::new();
        for &(_, row) in run {
            match kinds.iter().find(|&&kind| alike(rows, kind, row)) {
                Some(&kind) => others.push((kind, row)),
                None => kinds.push(row),
            }
        }
        firsts.extend(kinds);
    }
    firsts.sort_unstable();
    others.sort_unstable();
    (firsts, others)
}

/// About so many of the rows, chosen by what stands in them; all where there are not many more.
pub(super) fn sample(rows: &Rows, of: &[u32], about: usize) -> Vec<u32> {
    let step = step(of.len(), about);
    if step == 1 {
        return of.to_vec();
    }
    let chosen =
        contents(rows, of).into_iter().zip(of).filter(|(content, _)| mix(*content).is_multiple_of(step));
    chosen.map(|(_, &row)| row).collect()
}

/// One in so many of the rows is in a sample of about so many: a power of two, so that a few rows more or less leave
/// the choice as it is.
pub(super) fn step(rows: usize, about: usize) -> u64 {
    if rows <= 2 * about { 1 } else { (rows / about).next_power_of_two() as u64 }
}

/// What stands in each of some rows, as a number.
fn contents(rows: &Rows, of: &[u32]) -> Vec<u64> {
    let (one, other) = of.split_at(of.len() / 2);
    let content = |of: &[u32]| of.iter().map(|&row| content(rows, row)).collect::<Vec<u64>>();
    let (mut one, other) = two(of.len() >= MANY, || content(one), || content(other));
    one.extend(other);
    one
}

fn content(rows: &Rows, row: u32) -> u64 {
    let at = row as usize;
    let mut state = 1;
    let mut add = |value: u64| state = mix(state ^ value);
    rows.words(row).iter().for_each(|&word| add(rows.vocabulary.hash(word)));
    rows.numbers.get(at).into_iter().for_each(|&number| add(number));
    for codes in [&rows.curps, &rows.rfcs, &rows.nsss] {
        codes.get(at).into_iter().for_each(|code| add(code.packed() as u64 ^ (code.packed() >> 64) as u64));
    }
    for days in [&rows.births, &rows.hires] {
        days.get(at).into_iter().for_each(|&day| add(u64::from(day.cast_unsigned())));
    }
    rows.traits.iter().for_each(|each| add(each.hash(each.values[at])));
    state
}

fn alike(rows: &Rows, a: u32, b: u32) -> bool {
    let (i, j) = (a as usize, b as usize);
    rows.words(a) == rows.words(b)
        && rows.numbers.get(i) == rows.numbers.get(j)
        && [&rows.curps, &rows.rfcs, &rows.nsss].iter().all(|codes| codes.get(i) == codes.get(j))
        && [&rows.births, &rows.hires].iter().all(|days| days.get(i) == days.get(j))
        && rows.traits.iter().all(|each| each.values[i] == each.values[j])
}
