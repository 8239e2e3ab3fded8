//! Job titles: bands on a hand-written list, and the readings that the bands rest on.

use escrutinio::analysis::functions::{Doubt, Function, Standing, TitleScorer, score_title};

/// Title and band: `S` strong (600 and over), `A` ambiguous (300–599), `W` weak (below 300), `U` no signal.
const TITLES: &str = include_str!("../../../fixtures/vectors/titles.csv");

fn rows() -> Vec<(String, char)> {
    let mut reader = csv::Reader::from_reader(TITLES.as_bytes());
    reader.records().map(|r| r.unwrap()).map(|r| (r[0].to_owned(), r[1].chars().next().unwrap())).collect()
}

fn band(scorer: &mut TitleScorer, title: &str) -> char {
    let score = scorer.score(title);
    match score.points {
        600.. => 'S',
        300..600 => 'A',
        _ if score.function.is_none() => 'U',
        _ => 'W',
    }
}

#[test]
fn titles_fall_into_their_bands() {
    let mut scorer = TitleScorer::default();
    let rows = rows();
    let wrong: Vec<String> = rows
        .iter()
        .map(|(title, want)| (title, *want, band(&mut scorer, title)))
        .filter(|(_, want, got)| want != got)
        .map(|(title, want, got)| {
            format!("{title}: {want} expected, {got} ({:?})", score_title(title).function)
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn helpers_deputies_and_owners() {
    let cases = [
        ("SUPERVISOR", 920, Standing::Own),
        ("AUX. DE SUPERVISOR", 400, Standing::Helper),
        ("ASIST. DE SUPERVISOR", 400, Standing::Helper),
        ("AYTE. SUPERVISOR", 400, Standing::Helper),
        ("SUP. AUX.", 850, Standing::Deputy),
        ("SUPERVISOR DE AUXILIARES", 920, Standing::Own),
    ];
    for (title, points, standing) in cases {
        let score = score_title(title);
        assert_eq!((score.points, score.standing), (points, standing), "{title}");
    }
}

#[test]
fn an_unknown_title_is_no_signal_and_says_so() {
    let score = score_title("ZURRUNGO DE TREFILADO");
    assert_eq!((score.points, score.doubt), (0, Doubt::Unknown));
    let reasons = score.reasons("ZURRUNGO DE TREFILADO");
    assert_eq!(reasons.len(), 1);
    assert!(reasons[0].msg.template.en.contains("not known: no signal"));
    assert_eq!(score_title("EVENTUAL PLANTA").doubt, Doubt::Silent);
    assert_eq!(score_title("").doubt, Doubt::Silent);
}

#[test]
fn points_of_the_reasons_add_up() {
    for (title, _) in rows() {
        let score = score_title(&title);
        let sum: i32 = score.reasons(&title).iter().filter_map(|reason| reason.points).sum();
        assert_eq!(sum, i32::from(score.points), "{title}");
    }
}

#[test]
fn the_scorer_gives_what_a_single_reading_gives() {
    let mut scorer = TitleScorer::default();
    for (title, _) in rows().iter().chain(&rows()) {
        assert_eq!(*scorer.score(title), score_title(title), "{title}");
    }
}

#[test]
fn functions_have_distinct_keys() {
    let mut keys: Vec<_> = Function::ALL.iter().map(|f| f.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Function::ALL.len());
}
