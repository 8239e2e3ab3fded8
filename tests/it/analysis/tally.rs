//! Counts: real votes with public figures, and every sum that papers must keep.

use escrutinio::analysis::tally::{
    Basis, Check, CheckKey, Count, Measure, RollBasis, Share, Standing, Test, TestKey, count, permille,
};
use escrutinio::model::{CaseFile, Lang};
use escrutinio::readers::case_file::parse;

use crate::messages::{whole, written};

pub(super) fn case(vote: &str, rest: &str) -> CaseFile {
    let text = format!("schema = 1\n[case]\nid = \"a\"\nvote = \"{vote}\"\n{rest}\n");
    parse(&text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

pub(super) fn counted(vote: &str, rest: &str) -> Count {
    let count = count(&case(vote, rest), None);
    let sentences = count.checks.iter().map(Check::sentence).chain(count.tests.iter().map(Test::sentence));
    for sentence in sentences.chain(count.notes.iter().cloned()) {
        assert!(whole(&sentence), "{sentence:?}");
    }
    count
}

fn check<'c>(count: &'c Count, key: CheckKey, figure: Option<&str>) -> &'c Check {
    let found = count.checks.iter().find(|check| check.key == key && check.figure.as_deref() == figure);
    found.unwrap_or_else(|| panic!("{key:?} {figure:?} in {:#?}", count.checks))
}

fn numbers(check: &Check) -> (u64, u64, bool) {
    match (check.expected, check.found) {
        (Measure::Number(expected), Measure::Number(found)) => (expected, found, check.ok),
        other => panic!("{other:?}"),
    }
}

fn test(count: &Count, key: TestKey) -> (u64, u64, Option<bool>) {
    let test = count.test(key).unwrap_or_else(|| panic!("{key:?} in {:?}", count.tests));
    (test.need, test.have, test.met)
}

fn share(share: Option<Share>) -> u64 {
    share.unwrap().permille
}

#[test]
fn permille_rounds_half_up() {
    assert_eq!(permille(1, 2000), Some(1));
    assert_eq!(permille(499, 1_000_000), Some(0));
    assert_eq!(permille(3003, 6500), Some(462));
    assert_eq!(permille(3003, 6000), Some(501));
    assert_eq!(permille(5478, 6275), Some(873));
    assert_eq!(permille(1, 0), None);
    for whole in 1..200_u64 {
        for part in 0..=whole {
            let near = permille(part, whole).unwrap();
            assert!(2 * near * whole <= 2000 * part + whole && 2000 * part < 2 * near * whole + whole);
        }
    }
}

#[test]
fn the_contest_of_san_luis_potosi() {
    let count =
        counted("representation", "[final]\nroll = 6500\nvotes = { carlos-leone = 1888, sinttia = 1115 }");
    assert_eq!((count.basis, count.roll_basis), (Basis::Announced, Some(RollBasis::Announced)));
    assert_eq!((count.valid, count.cast, count.null, count.turnout), (Some(3003), None, None, None));
    assert_eq!((count.leader.as_deref(), count.margin), (Some("carlos-leone"), Some(773)));
    assert_eq!(share(count.options[0].of_roll), 290);
    assert_eq!(share(count.options[0].of_valid), 629);
    assert_eq!(count.options[0].of_cast, None);
    assert_eq!(test(&count, TestKey::Turnout30), (1950, 3003, Some(true)));
    assert_eq!(test(&count, TestKey::Plurality), (1116, 1888, Some(true)));
    assert_eq!(count.tests[0].law, ["LFT-390-BIS-III"]);
    assert!(count.checks.iter().all(|check| check.key == CheckKey::OverVote && check.ok));
}

#[test]
fn silao_s_repeated_consultation_adds_up_and_its_misprints_do_not() {
    let silao = |cast| {
        counted(
            "legitimization",
            &format!("[final]\nroll = 6494\ncast = {cast}\nnull = 39\nvotes = {{ yes = 2623, no = 3214 }}"),
        )
    };
    let count = silao(5876);
    assert_eq!(numbers(check(&count, CheckKey::SumOfVotes, None)), (5876, 5876, true));
    assert_eq!(share(count.turnout), 905);
    let no = &count.options[1];
    assert_eq!((share(no.of_roll), share(no.of_cast), share(no.of_valid)), (495, 547, 551));
    assert_eq!(test(&count, TestKey::MajorityOfCovered), (3248, 2623, Some(false)));
    assert_eq!(test(&count, TestKey::MajorityOfCast), (2939, 2623, Some(false)));
    assert_eq!(test(&count, TestKey::MajorityOfValid), (2919, 2623, Some(false)));
    // Two newspapers, two misprints.
    for misprint in [5786, 6480] {
        assert!(!check(&silao(misprint), CheckKey::SumOfVotes, None).ok);
    }
    // 5,786 is impossible even where the null votes are not known.
    let bare =
        counted("legitimization", "[final]\nroll = 6494\ncast = 5786\nvotes = { yes = 2623, no = 3214 }");
    assert_eq!(numbers(check(&bare, CheckKey::SumOfVotes, None)), (5786, 5837, false));
    let possible =
        counted("legitimization", "[final]\nroll = 6494\ncast = 5900\nvotes = { yes = 2623, no = 3214 }");
    assert!(possible.checks.iter().all(|check| check.key != CheckKey::SumOfVotes));
}

#[test]
fn silao_s_stopped_consultation_lacks_papers() {
    let count = counted(
        "legitimization",
        "[final]\nroll = 6494\ncast = 3435\nnull = 0\nvotes = { yes = 1628, no = 1784 }",
    );
    assert_eq!(numbers(check(&count, CheckKey::SumOfVotes, None)), (3435, 3412, false));
    let sum = check(&count, CheckKey::SumOfVotes, None);
    assert_eq!((sum.line, sum.subject_key().as_str()), (5, "//sum_of_votes/"));
    assert_eq!(
        written(&sum.sentence(), Lang::Es),
        "se sacaron 3,435 papeletas y los votos con los nulos suman 3,412"
    );
}

#[test]
fn silao_s_contest_has_four_options() {
    let count = counted(
        "representation",
        "[final]\nroll = 6232\ncast = 5478\nnull = 89\nvotes = { sinttia = 4192, sn = 932, snte = 247, cp = 18 }",
    );
    assert_eq!(numbers(check(&count, CheckKey::SumOfVotes, None)), (5478, 5478, true));
    assert_eq!((share(count.turnout), count.margin), (879, Some(3260)));
    assert_eq!((share(count.options[0].of_cast), share(count.options[0].of_valid)), (765, 778));
    assert_eq!(count.runner_up.as_deref(), Some("sn"));
}

#[test]
fn goodyear_s_share_depends_on_its_whole() {
    let count = counted(
        "legitimization",
        "[final]\nroll = 1149\ncast = 873\nnull = 6\nvotes = { yes = 140, no = 727 }",
    );
    assert_eq!(numbers(check(&count, CheckKey::SumOfVotes, None)), (873, 873, true));
    let no = &count.options[1];
    assert_eq!((share(count.turnout), share(no.of_cast), share(no.of_roll)), (760, 833, 633));
}

#[test]
fn tridonex_s_misprint_does_not_add_up() {
    let tridonex = |ctm| {
        counted(
            "titularity",
            &format!(
                "[final]\nroll = 1632\ncast = 1312\nnull = 10\nvotes = {{ snitis = 1126, ctm = {ctm} }}"
            ),
        )
    };
    let right = tridonex(176);
    assert!(check(&right, CheckKey::SumOfVotes, None).ok);
    assert_eq!(test(&right, TestKey::MajorityOfCovered), (817, 1126, Some(true)));
    assert_eq!(test(&right, TestKey::Plurality), (177, 1126, Some(true)));
    assert_eq!(numbers(check(&tridonex(126), CheckKey::SumOfVotes, None)), (1312, 1262, false));
}

#[test]
fn where_the_base_is_open_and_the_bases_differ_there_is_no_answer() {
    let text = "[final]\nroll = 1000\ncast = 700\nnull = 10\nvotes = { VOTES }";
    let strike = counted("strike", &text.replace("VOTES", "for = 400, against = 290"));
    assert_eq!(test(&strike, TestKey::MajorityOfCovered), (501, 400, None));
    assert_eq!(test(&strike, TestKey::MajorityOfCast), (351, 400, None));
    assert_eq!(strike.tests[0].law, ["LFT-451-II"]);
    assert_eq!(strike.tests[1].law, ["LFT-931-II"]);
    let contract = counted("contract", &text.replace("VOTES", "yes = 400, no = 290"));
    assert_eq!(test(&contract, TestKey::MajorityOfCovered), (501, 400, Some(false)));
    assert_eq!(test(&contract, TestKey::MajorityOfCast), (351, 400, Some(true)));
    let standings: Vec<Standing> = contract.tests.iter().map(|test| test.standing).collect();
    assert_eq!(standings, [Standing::Binding, Standing::Shown, Standing::Shown]);
    let officers = counted("officers", "[final]\ncast = 30\nnull = 0\nvotes = { a = 20, b = 10 }");
    assert_eq!(test(&officers, TestKey::Plurality), (11, 20, None));
    // Only the widest base is known and it is missed: a narrower one might still be met.
    let partial = counted("strike", "[final]\nroll = 1000\nvotes = { for = 400 }");
    assert_eq!(test(&partial, TestKey::MajorityOfCovered), (501, 400, None));
}

#[test]
fn a_tie_has_no_leader_and_says_that_the_law_is_silent() {
    let count = counted(
        "representation",
        "[final]\nroll = 100\ncast = 42\nnull = 2\nvotes = { a = 20, b = 20, c = 0 }",
    );
    assert_eq!((count.leader.as_deref(), count.margin), (None, Some(0)));
    assert_eq!(count.tied, ["a", "b"]);
    assert_eq!(test(&count, TestKey::Plurality), (21, 20, None));
    assert!(count.notes.iter().any(|note| note.template.en.contains("no statutory rule")));
    let titularity =
        counted("titularity", "[final]\nroll = 100\ncast = 42\nnull = 2\nvotes = { a = 20, b = 20 }");
    assert_eq!(test(&titularity, TestKey::Plurality).2, None);
    assert_eq!(test(&titularity, TestKey::MajorityOfValid).2, Some(false));
}

#[test]
fn turnout_is_missed_only_where_all_ballots_are_known() {
    let missed =
        counted("representation", "[final]\nroll = 100\ncast = 29\nnull = 0\nvotes = { a = 20, b = 9 }");
    assert_eq!(test(&missed, TestKey::Turnout30), (30, 29, Some(false)));
    let floor = counted("representation", "[final]\nroll = 100\nvotes = { a = 20, b = 9 }");
    assert_eq!(test(&floor, TestKey::Turnout30), (30, 29, None));
    let whole = counted("representation", "[final]\nroll = 100\nnull = 1\nvotes = { a = 20, b = 9 }");
    assert_eq!((whole.cast, test(&whole, TestKey::Turnout30).2), (Some(30), Some(true)));
}

#[test]
fn the_roll_that_differs_is_shown_beside_the_announced_one() {
    let case = case("representation", "[final]\nroll = 6500\nvotes = { a = 2, b = 1 }");
    assert_eq!(count(&case, Some(6012)).roll_listed, Some(6012));
    assert_eq!(count(&case, Some(6500)).roll_listed, None);
    let bare = super::tally::case("representation", "[final]\nvotes = { a = 2, b = 1 }");
    let count = count(&bare, Some(6012));
    assert_eq!(
        (count.roll, count.roll_basis, count.roll_listed),
        (Some(6012), Some(RollBasis::Listed), None)
    );
}

#[test]
fn nothing_counted_is_nothing_said() {
    let count = counted("representation", "[[union]]\nid = \"a\"");
    assert_eq!(
        (count.basis, count.margin, count.tests.len(), count.checks.len()),
        (Basis::Nothing, None, 0, 0)
    );
    let part =
        counted("representation", "[[union]]\nid = \"a\"\n[[union]]\nid = \"b\"\n[final]\nvotes = { a = 3 }");
    assert_eq!((part.margin, part.leader, part.valid), (None, None, None));
}

const SHEET: &str = "[[tally]]\nplace = \"p\"\ntable = \"1\"\nroll = 100\nprinted = 100\nreceived = 100\nused = 60\n\
                     leftover = 38\nspoiled = 2\nsigned_roll = 60\ncast = 60\nnull = 5\n\
                     folios = [ { from = 1, to = 100 } ]\nvotes = { a = 30, b = 25 }\n";

/// The sheet with one key replaced.
fn sheet(key: &str, value: &str) -> Count {
    let lines = SHEET.lines().map(|line| {
        if line.split(" = ").next() == Some(key) { format!("{key} = {value}") } else { line.to_owned() }
    });
    counted("representation", &lines.collect::<Vec<_>>().join("\n"))
}

#[test]
fn a_sound_sheet_passes_every_check() {
    let count = counted("representation", SHEET);
    assert!(count.checks.iter().all(|check| check.ok), "{:#?}", count.checks);
    let mut keys: Vec<CheckKey> = count.checks.iter().map(|check| check.key).collect();
    keys.sort();
    keys.dedup();
    let keys: Vec<&str> = keys.into_iter().map(CheckKey::key).collect();
    assert_eq!(keys, ["sum_of_votes", "used_unused", "roll_marks", "over_vote", "folios", "printed_to_roll"]);
    assert_eq!(
        (count.basis, count.cast, count.valid, count.roll),
        (Basis::Sheets, Some(60), Some(55), Some(100))
    );
    assert_eq!(count.notes.len(), 2);
    assert_eq!(count.boxes[0].error, 0);
}

#[test]
fn each_figure_that_is_off_breaks_its_own_check() {
    for (key, value, check_key, rule, expected) in [
        ("null", "6", CheckKey::SumOfVotes, "TL-01", (60, 61)),
        ("spoiled", "1", CheckKey::UsedUnused, "TL-01", (100, 99)),
        ("signed_roll", "61", CheckKey::RollMarks, "TL-01", (61, 60)),
        ("printed", "101", CheckKey::PrintedToRoll, "BL-01", (100, 101)),
        ("folios", "[ { from = 1, to = 99 } ]", CheckKey::Folios, "BL-01", (100, 99)),
        (
            "folios",
            "[ { from = 1, to = 60 }, { from = 60, to = 100 } ]",
            CheckKey::Folios,
            "BL-01",
            (100, 100),
        ),
    ] {
        let count = sheet(key, value);
        let broken: Vec<&Check> =
            count.checks.iter().filter(|check| !check.ok && check.table.is_some()).collect();
        assert_eq!(broken.len(), 1, "{key} {value}: {broken:#?}");
        let (found_expected, found, _) = numbers(broken[0]);
        assert_eq!((broken[0].key, broken[0].rule, (found_expected, found)), (check_key, rule, expected));
        assert_eq!((broken[0].place.as_deref(), broken[0].line), (Some("p"), 5));
    }
    let over = sheet("roll", "59");
    assert_eq!(numbers(check(&over, CheckKey::OverVote, None)), (59, 60, false));
}

#[test]
fn a_check_without_its_figures_is_absent() {
    let bare = counted("representation", "[[tally]]\ncast = 60\nvotes = { a = 30, b = 25 }");
    assert!(bare.checks.is_empty(), "{:#?}", bare.checks);
    let spoiled_unknown = counted("representation", "[[tally]]\nreceived = 100\nused = 60\nleftover = 38");
    assert!(spoiled_unknown.checks.is_empty());
    let too_many = counted("representation", "[[tally]]\nreceived = 100\nused = 63\nleftover = 38");
    assert_eq!(numbers(check(&too_many, CheckKey::UsedUnused, None)), (100, 101, false));
}

#[test]
fn boxes_are_held_against_the_announced_result() {
    let second =
        SHEET.replace("table = \"1\"", "table = \"2\"").replace("from = 1, to = 100", "from = 101, to = 200");
    let last = "[final]\nroll = 200\ncast = 120\nnull = 12\nvotes = { a = 58, b = 50 }\n";
    let count = counted("representation", &format!("{SHEET}{second}{last}"));
    assert_eq!(numbers(check(&count, CheckKey::UrnsToFinal, Some("cast"))), (120, 120, true));
    assert_eq!(numbers(check(&count, CheckKey::UrnsToFinal, Some("a"))), (60, 58, false));
    assert_eq!(numbers(check(&count, CheckKey::UrnsToFinal, Some("b"))), (50, 50, true));
    let null = check(&count, CheckKey::UrnsToFinal, Some("null"));
    assert_eq!((numbers(null), null.rule), ((10, 12, false), "TL-02"));
    assert_eq!(numbers(check(&count, CheckKey::Folios, Some("repeats"))), (200, 200, true));
    assert_eq!(numbers(check(&count, CheckKey::Folios, Some("gaps"))), (200, 200, true));
    assert_eq!(count.failed("TL-01").count(), 1);
    assert!(count.was_checked("BL-01") && count.failed("BL-01").next().is_none());
    let repeated =
        counted("representation", &format!("{SHEET}{}", SHEET.replace("table = \"1\"", "table = \"2\"")));
    assert_eq!(numbers(check(&repeated, CheckKey::Folios, Some("repeats"))), (200, 100, false));
    let gap =
        SHEET.replace("table = \"1\"", "table = \"2\"").replace("from = 1, to = 100", "from = 111, to = 210");
    let gap = counted("representation", &format!("{SHEET}{gap}"));
    assert_eq!(numbers(check(&gap, CheckKey::Folios, Some("gaps"))), (210, 200, false));
}

#[test]
fn two_transcriptions_of_one_sheet_are_compared() {
    let a = SHEET.replace("table = \"1\"", "table = \"1\"\ntranscript = \"a\"");
    let same = a.replace("transcript = \"a\"", "transcript = \"b\"");
    let count = counted("representation", &format!("{a}{same}"));
    assert!(check(&count, CheckKey::Transcripts, None).ok);
    assert_eq!(count.cast, Some(60));
    let other = same.replace("a = 30", "a = 36").replace("null = 5", "null = 6");
    let count = counted("representation", &format!("{a}{other}"));
    assert_eq!(numbers(check(&count, CheckKey::Transcripts, Some("a"))), (30, 36, false));
    let null = check(&count, CheckKey::Transcripts, Some("null"));
    assert_eq!((numbers(null), null.line), ((5, 6, false), 20));
    // What is not settled is not summed.
    assert_eq!((count.options[0].votes, count.null, count.cast), (None, None, Some(60)));
}

#[test]
fn the_three_figures_matter_where_they_reach_the_gap() {
    let gap_of_five = |signed: &str| sheet("signed_roll", signed).boxes.remove(0);
    let small = gap_of_five("64");
    assert_eq!((small.error, small.gap, small.decides_box), (4, Some(5), Some(false)));
    let large = gap_of_five("55");
    assert_eq!((large.error, large.decides_box), (5, Some(true)));
    let blank =
        counted("representation", &SHEET.replace("signed_roll = 60\n", "").replace("cast = 60", "cast = 61"));
    assert_eq!((blank.boxes[0].people, blank.boxes[0].error), (None, 1));
    let alone = counted("representation", "[[tally]]\ncast = 60\nvotes = { a = 30, b = 25 }");
    assert!(alone.boxes.is_empty());
}

#[test]
fn times_are_in_order_and_inside_the_published_hours() {
    let case = |opened: &str, closed: &str| {
        counted(
            "representation",
            &format!(
                "[[place]]\nid = \"p\"\nwindows = [ {{ opens = 2025-06-25T05:00:00, closes = 2025-06-25T19:00:00 }}, \
                 {{ opens = 2025-06-26T05:00:00, closes = 2025-06-26T19:00:00 }} ]\n\
                 [[tally]]\nplace = \"p\"\nopened = {opened}\nclosed = {closed}\n"
            ),
        )
    };
    let oks = |count: &Count| {
        count.checks.iter().map(|check| (check.figure.clone().unwrap(), check.ok)).collect::<Vec<_>>()
    };
    let of = |order, opened, closed| {
        vec![("order".to_owned(), order), ("opened".to_owned(), opened), ("closed".to_owned(), closed)]
    };
    assert_eq!(oks(&case("2025-06-25T05:20:00", "2025-06-26T19:00:00")), of(true, true, true));
    assert_eq!(oks(&case("2025-06-25T04:50:00", "2025-06-26T19:30:00")), of(true, false, false));
    assert_eq!(oks(&case("2025-06-26T05:00:00", "2025-06-25T19:00:00")), of(false, true, true));
    assert_eq!(oks(&case("2025-06-26T19:00:00", "2025-06-27T19:00:00")), of(true, false, false));
    assert_eq!(oks(&case("2025-06-24T05:00:00", "2025-06-25T05:00:00")), of(true, false, false));
}
