//! The figures that reports and pages print of each rule: derived from a run of three invented plants, and held to
//! floors. The seeds of the further plants are no rule's: nobody looked at their errors before the rules were done.

use std::fmt::Write as _;

use escrutinio::analysis::measured::{self, GENERATOR_VERSION};

use super::measure::{Flags, LOWEST, Truth, judge, of_bundled, of_made};
use crate::fixtures::generator::{self, plant::further};
use crate::house_rules::root;

/// Seeds that no rule was tuned to.
const FRESH: [u64; 3] = [41, 42, 43];
/// The threshold of EL-01 as it comes, and how far the others lie.
const DEFAULT: u16 = 600;
const STEP: u16 = 100;

/// Rules that speak of persons, each with the floors of its precision and its recall over all plants, in permille.
const FLOORS: [(&str, usize, usize); 9] = [
    ("EL-01", 980, 985),
    ("EL-02", 980, 950),
    ("EL-03", 990, 990),
    ("EL-04", 950, 990),
    ("EL-05", 990, 880),
    ("EL-06", 990, 990),
    ("EL-07", 900, 990),
    ("EL-08", 900, 950),
    ("EL-09", 960, 990),
];

fn plants() -> Vec<(&'static str, Vec<(Truth, Flags)>)> {
    let seeds = |make: fn(u64) -> anyhow::Result<further::Made>| -> Vec<(Truth, Flags)> {
        FRESH.into_iter().map(|seed| of_made(make(seed).unwrap())).collect()
    };
    vec![
        ("planta-ejemplo", vec![of_bundled()]),
        ("maquila", seeds(further::maquila)),
        ("food", seeds(further::food)),
    ]
}

#[test]
fn the_printed_figures_are_those_of_a_fresh_run() {
    let mut text = String::from("generator,plant,rule,shift,planted,flagged,found,wrong\n");
    let mut short = Vec::new();
    let plants = plants();
    for (rule, precision, recall) in FLOORS {
        let mut sums = [0; 4];
        for (plant, runs) in &plants {
            if !runs.iter().any(|(truth, _)| truth.get(rule).is_some_and(|facts| !facts.is_empty())) {
                continue;
            }
            let shifts: &[i32] = if rule == "EL-01" { &[-1, 0, 1] } else { &[0] };
            for shift in shifts {
                let at = if rule == "EL-01" {
                    DEFAULT.saturating_add_signed(i16::try_from(shift * i32::from(STEP)).unwrap())
                } else {
                    0
                };
                assert!(rule != "EL-01" || at >= LOWEST);
                let mut of_plant = [0; 4];
                for (truth, flags) in runs {
                    let found = judge(rule, truth, flags, at);
                    if *shift == 0 {
                        println!("{plant} {rule}: missed {:?}\n  wrong {:?}", found.missed, found.wrong);
                    }
                    let figures =
                        [found.found + found.missed.len(), found.flagged, found.found, found.wrong.len()];
                    of_plant.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
                }
                let [planted, flagged, found, wrong] = of_plant;
                let shift = shift * i32::from(STEP);
                writeln!(
                    text,
                    "{GENERATOR_VERSION},{plant},{rule},{shift},{planted},{flagged},{found},{wrong}"
                )
                .unwrap();
                if shift == 0 {
                    sums.iter_mut().zip(of_plant).for_each(|(sum, figure)| *sum += figure);
                }
            }
        }
        let [planted, _, found, wrong] = sums;
        let (p, r) = (found * 1000 / (found + wrong).max(1), found * 1000 / planted.max(1));
        println!("{rule}: precision {p}, recall {r}");
        if p < precision || r < recall {
            short.push(format!("{rule}: precision {p} of {precision}, recall {r} of {recall}"));
        }
    }
    println!("{text}");
    assert!(short.is_empty(), "{short:?}");
    let path = root().join("src/analysis/measured.csv");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(committed, text, "write it with UPDATE=1, build, and run UPDATE=1 … derived again");
}

#[test]
fn the_generator_s_version_is_said_where_its_plants_are() {
    assert_eq!(GENERATOR_VERSION, generator::VERSION);
    let readme = std::fs::read_to_string(root().join("fixtures/cases/planta-ejemplo/README.md")).unwrap();
    for words in
        [format!("generador versión {GENERATOR_VERSION}"), format!("generator version {GENERATOR_VERSION}")]
    {
        assert!(readme.contains(&words), "the plant's README does not say “{words}”");
    }
    assert!(measured::all().all(|row| row.generator == GENERATOR_VERSION));
    assert!(measured::all().count() > 20);
}
