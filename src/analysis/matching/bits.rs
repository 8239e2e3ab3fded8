//! Information in fixed point: logarithms to base two from integers, and a probability from odds.
//! Integers throughout, so that two machines give the same bytes.

/// Weights and information, in 1/256 of a bit.
pub type Bits = i32;

/// One bit.
pub const BIT: Bits = 256;

/// Logarithm to base two of a positive number, in 1/256 of a bit, rounded down; 0 for 0.
pub const fn log2(value: u64) -> Bits {
    if value == 0 {
        return 0;
    }
    let whole = value.ilog2();
    // The fraction, by squaring: each time the square reaches two, a bit is one.
    let mut x = if whole >= 31 { value >> (whole - 31) } else { value << (31 - whole) };
    let mut fraction = 0;
    let mut step = 0;
    while step < 8 {
        x = (x * x) >> 31;
        fraction <<= 1;
        if x >= 1 << 32 {
            x >>= 1;
            fraction |= 1;
        }
        step += 1;
    }
    whole.cast_signed() * BIT + fraction
}

/// Information of something that happens `count` times in `of`.
pub const fn information(count: u64, of: u64) -> Bits {
    log2(of) - log2(count)
}

/// Two to the power of 1/2, 1/4, … 1/256, with 31 bits after the point.
const ROOTS: [u64; 8] = [
    3_037_000_500,
    2_553_802_834,
    2_341_847_524,
    2_242_560_872,
    2_194_507_318,
    2_170_868_214,
    2_159_143_796,
    2_153_305_626,
];

/// Two to the power of log odds between -12 and 12 bits, with 20 bits after the point.
pub(super) fn power(odds: Bits) -> u64 {
    let odds = odds.clamp(-12 * BIT, 12 * BIT);
    let (whole, fraction) = (odds.div_euclid(BIT), odds.rem_euclid(BIT));
    let mut x: u64 = 1 << 31;
    for (at, root) in ROOTS.iter().enumerate() {
        if fraction & (128 >> at) != 0 {
            x = (x * root) >> 31;
        }
    }
    x << 1 >> (12 - whole).clamp(0, 63)
}

/// The logarithm of one more than what `odds` are the logarithm of.
pub fn one_more(odds: Bits) -> Bits {
    if odds >= 12 * BIT {
        return odds;
    }
    log2((1 << 20) + power(odds)) - 20 * BIT
}

/// The probability, 0 to 1000, that belongs to log odds.
pub fn permille(odds: Bits) -> u16 {
    let scaled = power(odds);
    u16::try_from((1_000 * scaled + u64::midpoint(scaled, 1 << 20)) / (scaled + (1 << 20))).unwrap_or(1_000)
}

/// What each row's value tells when another row carries it too, by how many rows carry it.
pub(super) fn telling<T: Copy, K: Ord>(
    values: &[T],
    none: &K,
    key: impl Fn(T) -> K,
    weight: impl Fn(u64, u64) -> Bits,
) -> Vec<u16> {
    let of = |row: u32| key(values[row as usize]);
    let mut order: Vec<u32> = (0..values.len() as u32).filter(|&row| of(row) != *none).collect();
    order.sort_unstable_by_key(|&row| of(row));
    let known = order.len() as u64;
    let mut out = vec![0; values.len()];
    for run in order.chunk_by(|&a, &b| of(a) == of(b)) {
        let bits = u16::try_from(weight(run.len() as u64, known).max(0)).unwrap_or(u16::MAX);
        for &row in run {
            out[row as usize] = bits;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_exact_at_powers_and_rise_between() {
        for power in 0..60 {
            assert_eq!(log2(1 << power), power * BIT);
        }
        assert_eq!((log2(3), log2(10), log2(1_000_000)), (405, 850, 5_102));
        assert!((1..5_000).all(|n| log2(n) <= log2(n + 1)));
        assert_eq!(information(1, 1_024), 10 * BIT);
    }

    #[test]
    fn one_more_is_never_less() {
        assert_eq!((one_more(-20 * BIT), one_more(0), one_more(20 * BIT)), (0, BIT, 20 * BIT));
        assert_eq!((one_more(BIT), one_more(-BIT)), (log2(3), log2(3) - BIT));
        assert!(
            (-5_000..5_000).all(|odds| one_more(odds) <= one_more(odds + 1) && one_more(odds) >= odds.max(0))
        );
    }

    #[test]
    fn odds_become_shares_of_a_thousand() {
        assert_eq!((permille(0), permille(20 * BIT), permille(-20 * BIT)), (500, 1_000, 0));
        assert_eq!((permille(BIT), permille(-BIT), permille(2 * BIT)), (667, 333, 800));
        assert!((-3_000..3_000).all(|odds| permille(odds) <= permille(odds + 1)));
    }
}
