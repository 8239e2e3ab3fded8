//! The known patterns give the dates that people would write on a calendar.

use escrutinio::analysis::access::Scene;
use escrutinio::model::Preset;

use super::cases::{Put as _, case, clock, crew, day, place, scene, time, week};

/// Starting days of June 2025, and the hours of the first duty, of a pattern anchored on Monday 16.
fn starts(preset: Preset, start: &str) -> Vec<(u32, u32)> {
    use chrono::{Datelike as _, Timelike as _};
    let pattern = preset.pattern(day("2025-06-16"), time(start));
    let mut base = case();
    let mut own = crew("own", 1, clock("00:00", "00:00"), week(&[]));
    (own.days, own.spells) = (pattern.days, pattern.spells);
    base.put(own);
    base.put(place("gate", &[("2025-06-23 00:00", "2025-06-24 00:00")]));
    let scene: Scene = scene(&base);
    let list = scene.crews[0].duties.list.iter();
    list.filter(|duty| (day("2025-06-16")..day("2025-06-25")).contains(&duty.day))
        .map(|duty| {
            let at = escrutinio::analysis::zones::local(scene.zone, duty.span.start);
            (at.day(), at.hour())
        })
        .collect()
}

#[test]
fn each_pattern_gives_its_dates() {
    let at = |hour: u32, days: &[u32]| days.iter().map(|day| (*day, hour)).collect::<Vec<_>>();
    assert_eq!(starts(Preset::FiveTwo, "08:00"), at(8, &[16, 17, 18, 19, 20, 23, 24]));
    assert_eq!(starts(Preset::SixOne, "08:00"), at(8, &[16, 17, 18, 19, 20, 21, 23, 24]));
    assert_eq!(starts(Preset::FourThree, "06:00"), at(6, &[16, 17, 18, 19, 23, 24]));
    assert_eq!(starts(Preset::Weekend, "06:00"), at(6, &[20, 21, 22]));
    assert_eq!(starts(Preset::FourFour, "06:00"), at(6, &[16, 17, 18, 19, 24]));
    assert_eq!(starts(Preset::ThreeThree, "06:00"), at(6, &[16, 17, 18, 22, 23, 24]));
    assert_eq!(starts(Preset::TwelveTwelve, "07:00"), at(7, &[16, 17, 18, 19, 20, 21, 22, 23, 24]));
    assert_eq!(starts(Preset::Panama, "06:00"), at(6, &[16, 17, 20, 21, 22]));
    assert_eq!(starts(Preset::TwelveThirtySix, "19:00"), at(19, &[16, 18, 20, 22, 24]));
    assert_eq!(starts(Preset::TwentyFourTwentyFour, "07:00"), at(7, &[16, 18, 20, 22, 24]));
    assert_eq!(starts(Preset::TwentyFourFortyEight, "07:00"), at(7, &[16, 19, 22]));
    assert_eq!(
        starts(Preset::WeeklyRotation, "00:00"),
        [at(6, &[16, 17, 18, 19, 20]), at(14, &[23, 24])].concat()
    );
    assert_eq!(starts(Preset::Split, "08:00")[..4], [(16, 8), (16, 14), (17, 8), (17, 14)]);
    // Every 36 hours: 07:00, then 19:00 of the next day, then 07:00 again.
    assert_eq!(starts(Preset::TwelveTwentyFour, "07:00")[..4], [(16, 7), (17, 19), (19, 7), (20, 19)]);
    assert_eq!(starts(Preset::TwelveTwentyFour, "19:00")[..4], [(16, 19), (18, 7), (19, 19), (21, 7)]);
}

#[test]
fn panama_works_seven_days_of_fourteen() {
    let pattern = Preset::Panama.pattern(day("2025-06-16"), time("06:00"));
    let escrutinio::model::DutyDays::Cycle { pattern, .. } = pattern.days else { panic!("a cycle") };
    assert_eq!((pattern.len(), pattern.matches('1').count()), (14, 7));
}
