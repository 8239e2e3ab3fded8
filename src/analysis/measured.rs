//! How well each rule does on invented rolls. The figures are derived by a test from a fresh run, and are told
//! only as what they are: of synthetic rolls, of one version of the generator.

/// The version of the generator whose plants were measured.
pub const GENERATOR_VERSION: u32 = 4;

const TABLE: &str = include_str!("measured.csv");

/// One rule on one plant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The generator's version.
    pub generator: u32,
    /// The plant.
    pub plant: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// How far its threshold was moved, in points.
    pub shift: i32,
    /// Cases planted for it.
    pub planted: u32,
    /// Rows that it flagged, those among them where both answers are right.
    pub flagged: u32,
    /// Planted cases that it found.
    pub found: u32,
    /// Rows that it flagged and should have left alone.
    pub wrong: u32,
}

impl Measured {
    /// Of what it flagged for or against the truth, the permille that was planted.
    pub fn precision(self) -> Option<u16> {
        permille(self.found, self.found + self.wrong)
    }

    /// Of what was planted, the permille that it found.
    pub fn recall(self) -> Option<u16> {
        permille(self.found, self.planted)
    }
}

fn permille(part: u32, of: u32) -> Option<u16> {
    let half = of / 2;
    let share = (u64::from(part) * 1000 + u64::from(half)).checked_div(u64::from(of))?;
    u16::try_from(share).ok()
}

/// Every figure, plant by plant.
pub fn all() -> impl Iterator<Item = Measured> {
    TABLE.lines().skip(1).filter_map(row)
}

/// A rule over all plants, at its threshold.
pub fn of_rule(rule: &str) -> Option<Measured> {
    all().filter(|row| row.rule == rule && row.shift == 0).reduce(|sum, row| Measured {
        plant: "",
        planted: sum.planted + row.planted,
        flagged: sum.flagged + row.flagged,
        found: sum.found + row.found,
        wrong: sum.wrong + row.wrong,
        ..sum
    })
}

fn row(line: &'static str) -> Option<Measured> {
    let mut cells = line.split(',');
    let mut next = || cells.next();
    Some(Measured {
        generator: next()?.parse().ok()?,
        plant: next()?,
        rule: next()?,
        shift: next()?.parse().ok()?,
        planted: next()?.parse().ok()?,
        flagged: next()?.parse().ok()?,
        found: next()?.parse().ok()?,
        wrong: next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_shares_are_rounded_half_up() {
        assert_eq!(all().count(), TABLE.lines().count() - 1);
        assert_eq!(
            (permille(1, 3), permille(2, 3), permille(1, 2000), permille(0, 0)),
            (Some(333), Some(667), Some(1), None)
        );
    }
}
