//! Materiality: the worked figures of real votes, decided cases, and an oracle that tries every possibility.

use escrutinio::analysis::materiality::{
    Defects, Materiality, ScenarioResult, Verdict, break_even, materiality,
};
use escrutinio::analysis::tally::{TestKey, count};
use escrutinio::model::Lang;
use proptest::prelude::*;

use super::tally::case;
use crate::messages::{whole, written};

fn run(vote: &str, rest: &str, doubtful_rows: u64, excluded_workers: u64) -> Materiality {
    let case = case(vote, rest);
    materiality(&case, &count(&case, None), Defects { doubtful_rows, excluded_workers, ..Defects::default() })
}

fn scenario<'m>(result: &'m Materiality, id: &str) -> &'m ScenarioResult {
    result.scenarios.iter().find(|scenario| scenario.id == id).unwrap()
}

fn margins(scenario: &ScenarioResult) -> (i64, i64) {
    (scenario.lowest_margin.unwrap(), scenario.highest_margin.unwrap())
}

fn spanish(scenario: &ScenarioResult) -> String {
    assert!(whole(&scenario.sentence), "{:?}", scenario.sentence);
    written(&scenario.sentence, Lang::Es)
}

const SLP: &str = "[[union]]\nid = \"carlos-leone\"\nname = \"Carlos Leone\"\n[[union]]\nid = \"sinttia\"\nname = \"SINTTIA\"\n\
                   [final]\nroll = 6500\ncast = 3003\nnull = 0\nvotes = { carlos-leone = 1888, sinttia = 1115 }\n\
                   [[scenario]]\nid = \"first-roll\"\ndoubtful = 1000\n\
                   [[scenario]]\nid = \"with-272\"\ndoubtful = 500\nexcluded = 272\n\
                   [[scenario]]\nid = \"with-273\"\ndoubtful = 500\nexcluded = 273\n\
                   [[scenario]]\nid = \"everyone\"\nexcluded = 9999\n";

#[test]
fn five_hundred_names_alone_could_not_change_san_luis_potosi() {
    let result = run("representation", SLP, 500, 1000);
    let alone = scenario(&result, "doubtful_alone");
    assert_eq!((margins(alone), alone.verdict), ((273, 1273), Verdict::NotDeterminative));
    assert_eq!(
        (alone.quorum_met, alone.doubtful_ballots, alone.left_after_doubtful),
        (Some(true), Some(500), Some(273))
    );
    assert_eq!(
        spanish(alone),
        "500 nombres no alcanzan a cambiar un margen de 773: aun si todos votaron por Carlos Leone, quedarían 1,388 contra 1,115"
    );
    assert_eq!(
        written(&alone.sentence, Lang::En),
        "500 names could not have changed a margin of 773: even if all of them voted for Carlos Leone, it would stand at 1,388 to 1,115"
    );
    let first = scenario(&result, "first-roll");
    assert_eq!((margins(first), first.verdict), ((-227, 1773), Verdict::PossiblyDeterminative));
    assert_eq!(
        spanish(first),
        "1,000 nombres podrían cambiar un margen de 773: si todos votaron por Carlos Leone, quedarían 888 contra 1,115"
    );
    assert_eq!(scenario(&result, "with-272").verdict, Verdict::NotDeterminative);
    let tie = scenario(&result, "with-273");
    assert_eq!((margins(tie).0, tie.verdict), (0, Verdict::PossiblyDeterminative));
    assert_eq!(
        spanish(tie),
        "500 nombres y 273 personas sin acceso podrían cambiar un margen de 773: si los primeros votaron todos por \
         Carlos Leone y las segundas hubieran votado todas por SINTTIA, habría empate, 1,388 contra 1,388"
    );
}

#[test]
fn top_figures_are_the_joint_ones_and_nobody_votes_twice() {
    let result = run("representation", SLP, 500, 1000);
    assert_eq!((result.margin, result.doubtful_rows, result.excluded_workers), (Some(773), 500, 1000));
    assert_eq!((result.lowest_margin, result.highest_margin), (Some(-727), Some(2273)));
    assert_eq!(result.verdict, Verdict::PossiblyDeterminative);
    let ids: Vec<&str> = result.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(
        ids,
        ["doubtful_alone", "excluded_alone", "joint", "first-roll", "with-272", "with-273", "everyone"]
    );
    assert_eq!(scenario(&result, "excluded_alone").verdict, Verdict::PossiblyDeterminative);
    assert_eq!(scenario(&result, "everyone").excluded, 3497);
    assert_eq!(run("representation", SLP, 0, 5000).excluded_workers, 3497);
    let none = run("representation", SLP, 0, 0);
    assert_eq!((none.verdict, none.lowest_margin), (Verdict::NotDeterminative, Some(773)));
}

#[test]
fn break_even_shares_are_those_worked_out() {
    assert_eq!(
        [1000, 2000, 3000].map(|excluded| break_even(773, excluded, 830)),
        [Some(966), Some(733), Some(655)]
    );
    assert_eq!(break_even(773, 773, 1000), Some(1000));
    assert_eq!(break_even(773, 700, 1000), Some(1052));
    assert_eq!(break_even(-10, 10, 1000), Some(0));
    assert_eq!(break_even(5, 0, 1000), None);
    let result = run("representation", SLP, 500, 1000);
    let joint: Vec<(u64, u64)> =
        scenario(&result, "joint").break_even.iter().map(|point| (point.turnout, point.share)).collect();
    assert_eq!(joint, [(1000, 637), (462, 795)]);
    assert!(scenario(&result, "doubtful_alone").break_even.is_empty());
}

#[test]
fn without_null_votes_the_same_is_said() {
    let result = run("representation", &SLP.replace("cast = 3003\nnull = 0\n", ""), 500, 1000);
    let alone = scenario(&result, "doubtful_alone");
    assert_eq!(
        (margins(alone), alone.verdict, alone.quorum_met),
        ((273, 1273), Verdict::NotDeterminative, Some(true))
    );
}

#[test]
fn four_options_are_each_held_against_the_first() {
    let silao = "[final]\nroll = 6232\ncast = 5478\nnull = 89\nvotes = { sinttia = 4192, sn = 932, snte = 247, cp = 18 }";
    let result = run("representation", silao, 500, 754);
    let joint = scenario(&result, "joint");
    assert_eq!(margins(joint), (3260 - 500 - 754, 3260 + 500 + 754));
    let lowest: Vec<(&str, i64, i64)> = joint
        .against
        .iter()
        .map(|against| (against.option.as_str(), against.lowest, against.highest))
        .collect();
    assert_eq!(lowest, [("sn", 2006, 4514), ("snte", 2691, 4946), ("cp", 2920, 4946)]);
    assert_eq!(joint.verdict, Verdict::NotDeterminative);
}

#[test]
fn padding_can_void_a_contest_that_it_could_not_flip() {
    // 30 % of 1,000 is 300; without the 100 it is 270, and 310 − 100 does not reach it.
    let text = "[final]\nroll = 1000\ncast = 310\nnull = 0\nvotes = { a = 290, b = 20 }";
    let result = run("representation", text, 100, 0);
    let alone = scenario(&result, "doubtful_alone");
    assert_eq!(
        (margins(alone), alone.quorum_met, alone.verdict),
        ((170, 290), None, Verdict::PossiblyDeterminative)
    );
    assert!(
        spanish(alone).ends_with("; sin ellos podría no reunirse el 30 %, que serían 270"),
        "{}",
        spanish(alone)
    );
    // Excluded people might have brought the turnout that was missing.
    let short =
        run("representation", "[final]\nroll = 100\ncast = 28\nnull = 0\nvotes = { a = 28, b = 0 }", 0, 2);
    assert_eq!(
        (scenario(&short, "excluded_alone").quorum_met, short.verdict),
        (None, Verdict::PossiblyDeterminative)
    );
    let never =
        run("representation", "[final]\nroll = 100\ncast = 28\nnull = 0\nvotes = { a = 28, b = 0 }", 0, 1);
    let alone = scenario(&never, "excluded_alone");
    assert_eq!((alone.quorum_met, alone.verdict), (Some(false), Verdict::NotDeterminative));
    assert!(spanish(alone).ends_with("; la votación no llegó al 30 % y eso no cambia"));
    // Ten names too many in a roll of 100 where 27 voted: without them 30 % is 27, if none of them voted.
    let lowered =
        run("representation", "[final]\nroll = 100\ncast = 27\nnull = 0\nvotes = { a = 27, b = 0 }", 10, 0);
    assert_eq!(lowered.verdict, Verdict::PossiblyDeterminative);
}

#[test]
fn a_contract_needs_the_majority_of_the_covered() {
    let text = "[final]\nroll = 1000\ncast = 700\nnull = 0\nvotes = { yes = 520, no = 180 }";
    let ghosts = run("contract", text, 30, 0);
    let alone = scenario(&ghosts, "doubtful_alone");
    let covered = &alone.bases[0];
    assert_eq!((covered.key, covered.need, covered.need_after), (TestKey::MajorityOfCovered, 501, Some(486)));
    assert_eq!((covered.lowest, covered.highest, alone.verdict), (490, 520, Verdict::NotDeterminative));
    assert_eq!(
        spanish(alone),
        "30 nombres no alcanzan a quitar a «sí» la mayoría de las personas cubiertas: quedaría entre 490 y 520 votos, y se necesitan 486"
    );
    assert_eq!(run("contract", text, 50, 0).verdict, Verdict::PossiblyDeterminative);
    // Rejected for want of 101; 150 excluded could have given it.
    let short = "[final]\nroll = 1000\ncast = 700\nnull = 0\nvotes = { yes = 400, no = 300 }";
    assert_eq!(run("contract", short, 0, 100).verdict, Verdict::NotDeterminative);
    assert_eq!(run("contract", short, 0, 101).verdict, Verdict::PossiblyDeterminative);
    // Without the final roll nobody can say what a majority of the covered is.
    let missing = run("contract", "[final]\ncast = 5\nnull = 0\nvotes = { yes = 5, no = 0 }", 1, 0);
    assert_eq!(missing.verdict, Verdict::NoData);
    assert!(spanish(scenario(&missing, "joint")).contains("[final] roll"));
}

#[test]
fn what_changes_in_every_case_is_determinative() {
    // Ten doubtful of a hundred who all voted: 50 of 90 if they said no, 40 of 90 if they said yes.
    let open =
        run("contract", "[final]\nroll = 100\ncast = 100\nnull = 0\nvotes = { yes = 50, no = 50 }", 10, 0);
    assert_eq!(open.verdict, Verdict::PossiblyDeterminative);
    // Every entry is doubtful: nothing is left to approve anything.
    let sure =
        run("contract", "[final]\nroll = 100\ncast = 100\nnull = 0\nvotes = { yes = 100, no = 0 }", 100, 0);
    assert_eq!(sure.verdict, Verdict::Determinative);
    assert!(spanish(scenario(&sure, "joint")).contains("en ningún caso"));
    let strike = run(
        "strike",
        "[final]\nroll = 100\ncast = 100\nnull = 0\nvotes = { for = 100, against = 0 }",
        100,
        0,
    );
    assert_eq!(strike.verdict, Verdict::Determinative);
}

#[test]
fn figures_that_are_missing_are_named() {
    let result = run("representation", "[[union]]\nid = \"a\"\n[[union]]\nid = \"b\"", 3, 3);
    assert_eq!((result.verdict, result.margin, result.lowest_margin), (Verdict::NoData, None, None));
    assert!(spanish(scenario(&result, "joint")).contains("[final] votes"));
}

#[test]
fn a_tie_is_decided_by_anyone() {
    let tie = "[final]\nroll = 100\ncast = 40\nnull = 0\nvotes = { a = 20, b = 20 }";
    let result = run("representation", tie, 1, 0);
    assert_eq!(
        (result.verdict, result.lowest_margin, result.highest_margin),
        (Verdict::PossiblyDeterminative, Some(-1), Some(1))
    );
    assert_eq!(
        spanish(scenario(&result, "joint")),
        "el conteo terminó en empate a 20: 1 nombre podría decidirlo"
    );
}

/// Decided cases: ballots set apart, and whether they could have changed who won. The yes needs more than the
/// no: a tie loses. They were not yet counted, so they add.
#[test]
fn the_decided_cases_come_out_as_decided() {
    for (yes, no, challenged, decides) in [
        (36, 49, 7, false),
        (58, 47, 16, true),
        (6, 5, 1, true),
        (4, 5, 1, false),
        (8, 9, 4, true),
        (13, 16, 4, true),
        (527, 467, 3, false),
        (10, 16, 4, false),
        (17, 11, 6, true),
    ] {
        let text = format!("[final]\nnull = 0\nvotes = {{ for = {yes}, against = {no} }}");
        let verdict = run("strike", &text, 0, challenged).verdict;
        let expected = if decides { Verdict::PossiblyDeterminative } else { Verdict::NotDeterminative };
        assert_eq!(verdict, expected, "{yes}-{no}, {challenged}");
        // In a contest there is no side that loses a tie: 4-5 with one open is a possible tie.
        let contest = format!("[final]\nnull = 0\nvotes = {{ a = {yes}, b = {no} }}");
        let possible = if (yes, no) == (4, 5) { Verdict::PossiblyDeterminative } else { expected };
        assert_eq!(run("titularity", &contest, 0, challenged).verdict, possible, "{yes}-{no}, {challenged}");
    }
}

/// A vote small enough to try everything.
#[derive(Debug, Clone, Copy)]
struct Small {
    roll: u64,
    first: u64,
    second: u64,
    null: u64,
    doubtful: u64,
    excluded: u64,
}

/// One way it can have been.
struct World {
    first: u64,
    second: u64,
    null: u64,
    roll: u64,
}

impl Small {
    fn cast(self) -> u64 {
        self.first + self.second + self.null
    }

    /// Whether the doubtful and the excluded can all be people who did not vote, so that every way is open.
    fn slack(self) -> bool {
        self.doubtful + self.excluded <= self.roll - self.cast()
    }

    /// Every way in which the doubtful can have voted and the excluded would have.
    fn worlds(self) -> Vec<World> {
        let mut worlds = Vec::new();
        let absent = self.roll - self.cast();
        for a in 0..=self.first.min(self.doubtful) {
            for b in 0..=self.second.min(self.doubtful - a) {
                for c in 0..=self.null.min(self.doubtful - a - b) {
                    let at_home = self.doubtful - a - b - c;
                    if at_home > absent || self.excluded > absent - at_home {
                        continue;
                    }
                    for x in 0..=self.excluded {
                        for y in 0..=self.excluded - x {
                            for z in 0..=self.excluded - x - y {
                                worlds.push(World {
                                    first: self.first - a + x,
                                    second: self.second - b + y,
                                    null: self.null - c + z,
                                    roll: self.roll - self.doubtful,
                                });
                            }
                        }
                    }
                }
            }
        }
        worlds
    }
}

fn small() -> impl Strategy<Value = Small> {
    (0..7_u64, 0..7_u64, 0..3_u64, 0..6_u64).prop_flat_map(|(one, other, null, absent)| {
        let roll = one + other + null + absent;
        (0..=roll, 0..=absent).prop_map(move |(doubtful, excluded)| Small {
            roll,
            first: one.max(other),
            second: one.min(other),
            null,
            doubtful,
            excluded,
        })
    })
}

fn text(vote: Small, [first, second]: [&str; 2]) -> String {
    format!(
        "[final]\nroll = {}\ncast = {}\nnull = {}\nvotes = {{ {first} = {}, {second} = {} }}",
        vote.roll,
        vote.cast(),
        vote.null,
        vote.first,
        vote.second
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Contest: no possible world lies outside the bounds, the bounds are reached, and the verdict is theirs.
    #[test]
    fn every_contest_lies_inside_its_bounds(vote in small()) {
        let result = run("representation", &text(vote, ["a", "b"]), vote.doubtful, vote.excluded);
        let joint = scenario(&result, "joint");
        let (lowest, highest) = margins(joint);
        let worlds = vote.worlds();
        let margin = |world: &World| i64::try_from(world.first).unwrap() - i64::try_from(world.second).unwrap();
        let quorum = |cast: u64, roll: u64| 10 * cast >= 3 * roll;
        let before = (vote.first.cmp(&vote.second), quorum(vote.cast(), vote.roll));
        let after = |world: &World| {
            (world.first.cmp(&world.second), quorum(world.first + world.second + world.null, world.roll))
        };
        let changes = worlds.iter().filter(|world| after(world) != before).count();
        for world in &worlds {
            prop_assert!(lowest <= margin(world) && margin(world) <= highest);
            prop_assert!(joint.quorum_met.is_none_or(|met| met == after(world).1));
        }
        if vote.slack() {
            prop_assert_eq!(worlds.iter().map(margin).min(), Some(lowest));
            prop_assert_eq!(worlds.iter().map(margin).max(), Some(highest));
        }
        prop_assert!(whole(&joint.sentence), "{:?}", joint.sentence);
        match joint.verdict {
            Verdict::NotDeterminative => prop_assert_eq!(changes, 0),
            Verdict::PossiblyDeterminative => prop_assert!(changes > 0 || !vote.slack() || before.0.is_eq()),
            Verdict::Determinative => prop_assert_eq!(changes, worlds.len()),
            Verdict::NoData => prop_assert!(false),
        }
    }

    /// Single question, whichever answer leads: each majority is met in its worst case only if it always is.
    #[test]
    fn every_majority_lies_inside_its_bounds(vote in small(), yes_leads: bool) {
        let ids = if yes_leads { ["yes", "no"] } else { ["no", "yes"] };
        let result = run("contract", &text(vote, ids), vote.doubtful, vote.excluded);
        let joint = scenario(&result, "joint");
        let worlds = vote.worlds();
        let yes = |world: &World| if yes_leads { world.first } else { world.second };
        let met = |key: TestKey, world: &World| match key {
            TestKey::MajorityOfCovered => 2 * yes(world) > world.roll,
            TestKey::MajorityOfCast => 2 * yes(world) > world.first + world.second + world.null,
            TestKey::MajorityOfValid | TestKey::Plurality | TestKey::Turnout30 => 2 * yes(world) > world.first + world.second,
        };
        let counted = World { first: vote.first, second: vote.second, null: vote.null, roll: vote.roll };
        for base in &joint.bases {
            prop_assert_eq!(base.met.before, Some(met(base.key, &counted)), "{:?}", base);
            let reached = worlds.iter().filter(|world| met(base.key, world)).count();
            prop_assert!(!base.met.worst || reached == worlds.len(), "{:?}", base);
            prop_assert!(base.met.best || reached == 0, "{:?}", base);
            if vote.slack() {
                prop_assert_eq!(base.met.worst, reached == worlds.len(), "{:?}", base);
                prop_assert_eq!(base.met.best, reached > 0, "{:?}", base);
            }
            for world in &worlds {
                let yes = i64::try_from(yes(world)).unwrap();
                prop_assert!(base.lowest <= yes && yes <= base.highest, "{:?}", base);
            }
        }
        let covered = |world: &World| met(TestKey::MajorityOfCovered, world);
        let changes = worlds.iter().filter(|world| covered(world) != covered(&counted)).count();
        prop_assert!(whole(&joint.sentence), "{:?}", joint.sentence);
        match joint.verdict {
            Verdict::NotDeterminative => prop_assert_eq!(changes, 0),
            Verdict::PossiblyDeterminative => prop_assert!(changes > 0 || !vote.slack()),
            Verdict::Determinative => prop_assert_eq!(changes, worlds.len()),
            Verdict::NoData => prop_assert!(false),
        }
    }
}
