//! Job titles: bands on a hand-written list, and the readings that the bands rest on.

use escrutinio::analysis::functions::{Doubt, Function, Standing, TitleScorer, score_title};

/// Title and band: `S` strong (600 and over), `A` ambiguous (300–599), `W` weak (below 300), `U` no signal.
const TITLES: &str = include_str!("../../../fixtures/vectors/titles.csv");

/// A second list, written before the vocabulary was tried on it.
const HELD_OUT: &str = include_str!("../../../fixtures/vectors/titles-held-out.csv");

/// Names of trades and things that a likeness could take for posts of authority.
const TRAPS: &str = include_str!("../../../fixtures/vectors/titles-traps.csv");

fn rows(list: &str) -> Vec<(String, char)> {
    let mut reader = csv::Reader::from_reader(list.as_bytes());
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

/// How many of the titles that should point to confianza do, and how many of those that do should.
fn precision_and_recall(rows: &[(String, char)]) -> (usize, usize, usize) {
    let mut scorer = TitleScorer::default();
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    for (title, want) in rows {
        let points = scorer.score(title).points >= 600;
        given += usize::from(points);
        wanted += usize::from(*want == 'S');
        right += usize::from(points && *want == 'S');
    }
    (right, given, wanted)
}

fn off_band(rows: &[(String, char)]) -> Vec<String> {
    let mut scorer = TitleScorer::default();
    rows.iter()
        .map(|(title, want)| (title, *want, band(&mut scorer, title)))
        .filter(|(_, want, got)| want != got)
        .map(|(title, want, got)| {
            format!("{title}: {want} expected, {got} ({:?})", score_title(title).function)
        })
        .collect()
}

#[test]
fn titles_fall_into_their_bands() {
    for list in [TITLES, HELD_OUT] {
        let rows = rows(list);
        assert!(rows.len() >= 150);
        let off = off_band(&rows);
        assert!(off.is_empty(), "{} of {}:\n{}", off.len(), rows.len(), off.join("\n"));
        let (right, given, wanted) = precision_and_recall(&rows);
        assert_eq!((right, given), (wanted, wanted));
    }
}

#[test]
fn words_that_lie_close_to_words_of_authority_do_not_point() {
    let mut reader = csv::Reader::from_reader(TRAPS.as_bytes());
    for record in reader.records() {
        let title = record.unwrap()[0].to_owned();
        let score = score_title(&title);
        assert!(score.points < 300, "{title}: {} ({:?})", score.points, score.function);
    }
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
    assert_eq!(score_title("CHALÁN DE SUPERVISOR").doubt, Doubt::Unknown);
    assert_eq!(score_title("EVENTUAL PLANTA").doubt, Doubt::Silent);
    assert_eq!(score_title("").doubt, Doubt::Silent);
}

#[test]
fn points_of_the_reasons_add_up() {
    for (title, _) in rows(TITLES) {
        let score = score_title(&title);
        let sum: i32 = score.reasons(&title).iter().filter_map(|reason| reason.points).sum();
        assert_eq!(sum, i32::from(score.points), "{title}");
    }
}

#[test]
fn the_scorer_gives_what_a_single_reading_gives() {
    let mut scorer = TitleScorer::default();
    for (title, _) in rows(TITLES).iter().chain(&rows(HELD_OUT)) {
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
