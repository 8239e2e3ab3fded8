//! What the report tells of access beside the verdicts: notice, own dates, waits, sensitivity, pictures.

use chrono::{NaiveDateTime, NaiveTime, Timelike as _};

use crate::analysis::access::{Access, CrewTimes, Group, Quantile, Verdict};
use crate::analysis::zones;
use crate::i18n::Audience;
use crate::model::Lang;
use crate::report::people::{SMALLEST_GROUP, WITHHELD};
use crate::report::{pictures, v1};

/// Minutes between 20:00 and 06:00 from which a shift is a night shift (LFT 60).
const NIGHT: i64 = 210;

pub(super) fn details(access: &Access) -> Vec<v1::CrewDetailInfo> {
    let scene = &access.scene;
    let iso = |at| zones::local(scene.zone, at).format("%Y-%m-%dT%H:%M:%S").to_string();
    let detail = |(row, crew): (&crate::analysis::access::CrewAccess, &CrewTimes)| v1::CrewDetailInfo {
        crew: crew.id.clone(),
        days: row.reach.days(scene.zone),
        shift: legal_shift(access, crew).to_owned(),
        last_useful_order: Group::of_crew(scene, row.crew)
            .and_then(|group| group.last_presence(scene))
            .map(iso),
        must_come_back: row.verdict == Verdict::SpecialTrip,
        hours_of_notice: access
            .notice
            .as_ref()
            .and_then(|notice| notice.hours_to_crews.get(row.crew).copied().flatten()),
    };
    access.evaluation.crews.iter().zip(&scene.crews).map(detail).collect()
}

/// Day, mixed or night by the first of the crew's duties (LFT 60).
pub(super) fn legal_shift(access: &Access, crew: &CrewTimes) -> &'static str {
    let Some(duty) = crew.duties.list.first() else { return "unknown" };
    let night =
        |at: NaiveDateTime| at.time() < NaiveTime::MIN + chrono::TimeDelta::hours(6) || at.hour() >= 20;
    let minutes = (duty.span.start..duty.span.end)
        .step_by(60)
        .filter(|at| night(zones::local(access.scene.zone, *at)))
        .count();
    match i64::try_from(minutes).unwrap_or(i64::MAX) {
        0 => "day",
        minutes if minutes < NIGHT => "mixed",
        _ => "night",
    }
}

pub(super) fn own_dates(access: &Access, sums: bool, audience: Audience) -> Vec<v1::OwnDatesInfo> {
    let public = audience == Audience::Public;
    let small = access.people.iter().any(|row| row.workers < SMALLEST_GROUP);
    if public && !sums {
        return Vec::new();
    }
    let figure = |workers| if public && small { WITHHELD } else { v1::Figure::Exact(workers) };
    let info = |row: &crate::analysis::access::PeopleAccess| v1::OwnDatesInfo {
        crew: row.crew.and_then(|crew| access.scene.crews.get(crew)).map(|crew| crew.id.clone()),
        verdict: row.verdict.key().to_owned(),
        absent: row.away,
        workers: figure(row.workers),
    };
    access.people.iter().map(info).collect()
}

/// The least share in permille of the greatest.
pub(super) fn disparity(access: &Access) -> Option<u64> {
    let shares = || access.evaluation.crews.iter().filter_map(|row| row.capacity_share);
    let (least, most) = (u64::from(shares().min()?), u64::from(shares().max()?));
    (most > 0 && shares().count() > 1).then(|| (least * 2000 + most) / (2 * most))
}

pub(super) fn notice(access: &Access) -> Option<v1::NoticeInfo> {
    let notice = access.notice.as_ref()?;
    Some(v1::NoticeInfo {
        key: notice.key.to_owned(),
        hours_to_opening: notice.hours_to_opening,
        business_days: notice.business_days.map(|days| days.0.into()),
        full_business_days: notice.business_days.map(|days| days.1.into()),
    })
}

pub(super) fn flips(access: &Access) -> Vec<v1::FlipInfo> {
    let info = |flip: &crate::analysis::access::Flip| v1::FlipInfo {
        crew: access.scene.crews.get(flip.crew).map_or_else(String::new, |crew| crew.id.clone()),
        input: flip.input.key().to_owned(),
        from: flip.from.into(),
        to: flip.to.into(),
        verdict: flip.verdict.key().to_owned(),
    };
    access.flips.iter().flatten().map(info).collect()
}

pub(super) fn waits(access: &Access) -> Vec<v1::WaitInfo> {
    let quantile = |found: Quantile| v1::QuantileInfo {
        low: found.low.into(),
        value: found.value.into(),
        high: found.high.into(),
    };
    let info = |row: &crate::analysis::access::PlaceWaits| v1::WaitInfo {
        place: access.scene.places.get(row.place).map_or_else(String::new, |place| place.id.clone()),
        people: row.people,
        median_seconds: quantile(row.waits.median),
        ninth_seconds: quantile(row.waits.ninth),
        over_30_minutes: quantile(row.waits.over_30),
        left: quantile(row.waits.left),
        steady_mean: row.steady.ok().map(|steady| steady.mean.into()),
        seed: row.waits.seed,
        runs: row.waits.runs.into(),
    };
    access.waits.iter().map(info).collect()
}

/// The pictures. Those that show numbers of people go to the public only where no group, no step of the curve and
/// no part of a bar is small.
pub(super) fn drawn(access: &Access, sums: bool, audience: Audience) -> Vec<v1::PictureInfo> {
    let public = audience == Audience::Public;
    let large = |number: u64| number == 0 || number >= SMALLEST_GROUP;
    let steps = || access.helpable.windows(2).all(|pair| large(pair[0].workers.abs_diff(pair[1].workers)));
    let curve = access.helpable.iter().all(|row| large(row.workers)) && steps();
    let parts = access.evaluation.crews.iter().all(|row| {
        let left = row.workers.zip(row.served).map_or(0, |(workers, served)| workers - served);
        row.served.is_none_or(large) && large(left)
    });
    let mut found = vec![picture(access, pictures::heat_strip, pictures::heat_strip_table)];
    if public {
        // Sizes and shares stand in the crews' own table, withheld where they must be.
        for table in &mut found[0].tables {
            table.drop_columns(&[1, 7]);
        }
    }
    if !access.scene.releases.is_empty() && (!public || (sums && curve)) {
        found.push(picture(access, pictures::survival_curve, pictures::survival_table));
    }
    if access.evaluation.crews.iter().any(|row| row.served.is_some()) && (!public || (sums && parts)) {
        found.push(picture(access, pictures::capacity_bars, pictures::capacity_table));
    }
    found
}

fn picture(
    access: &Access,
    draw: fn(&Access, Lang) -> String,
    table: fn(&Access, Lang) -> pictures::PictureTable,
) -> v1::PictureInfo {
    v1::PictureInfo {
        svg: v1::Bilingual { es: draw(access, Lang::Es), en: draw(access, Lang::En) },
        tables: [table(access, Lang::Es), table(access, Lang::En)],
    }
}
