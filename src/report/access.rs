//! Access to the polls as the report shows it, and what of it the public may see.

mod more;

use crate::analysis::access::{Access, Fix, Helpable, request};
use crate::analysis::zones;
use crate::i18n::{Audience, View, render};
use crate::model::{CaseFile, Lang, Msg};

use super::people::{SMALLEST_GROUP, WITHHELD, hidden};
use super::v1;

/// The report's `access`.
pub fn access_info(case: &CaseFile, access: &Access, audience: Audience) -> v1::AccessInfo {
    let writer = Writer { case, access, told: Told::of(access, audience), audience };
    let counted = access.evaluation.crews.iter().any(|row| row.capacity_share.is_some());
    v1::AccessInfo {
        crews: (0..access.evaluation.crews.len()).filter_map(|crew| writer.crew(crew)).collect(),
        places: writer.places(),
        without_shift: writer.without_shift(),
        outside: writer.outside(),
        helpable: writer.helpable(),
        fixes: access.fixes.iter().map(|fix| writer.fix(fix)).collect(),
        details: more::details(access),
        own_dates: more::own_dates(access, writer.told.sums, audience),
        equal_share: access
            .evaluation
            .capacity
            .as_ref()
            .filter(|_| counted)
            .map(|c| c.equal_share().permille().into()),
        disparity: more::disparity(access),
        bottlenecks: if writer.told.sums {
            access.bottlenecks.iter().map(|msg| writer.both(msg)).collect()
        } else {
            Vec::new()
        },
        notice: more::notice(access),
        flips: more::flips(access),
        notes: writer.notes(),
        waits: if writer.told.sums { more::waits(access) } else { Vec::new() },
        pictures: more::drawn(access, writer.told.sums, audience),
    }
}

/// Which numbers of people may be told.
struct Told {
    crews: Vec<bool>,
    without_shift: bool,
    outside: bool,
    /// Sums from which a hidden number could be computed.
    sums: bool,
}

impl Told {
    fn of(access: &Access, audience: Audience) -> Self {
        let rows = &access.evaluation.crews;
        if audience == Audience::Confidential {
            return Self { crews: vec![true; rows.len()], without_shift: true, outside: true, sums: true };
        }
        let mut groups: Vec<u64> = rows.iter().map(|row| row.workers.unwrap_or(0)).collect();
        groups.extend([access.without_shift.workers, access.outside.people.unwrap_or(0)]);
        let mut told: Vec<bool> = hidden(&groups).into_iter().map(|hide| !hide).collect();
        let sums = told.iter().all(|told| *told);
        let outside = told.pop().unwrap_or(false);
        let without_shift = told.pop().unwrap_or(false);
        Self { crews: told, without_shift, outside, sums }
    }
}

struct Writer<'a> {
    case: &'a CaseFile,
    access: &'a Access,
    told: Told,
    audience: Audience,
}

/// Notes that speak of hours and desks alone.
const PUBLIC_NOTES: [&str; 5] =
    ["assumed", "desks_needed", "capacity_unknown", "seconds_assumed", "rest_day"];

fn figure(number: u64, told: bool) -> v1::Figure {
    if told { v1::Figure::Exact(number) } else { WITHHELD }
}

impl Writer<'_> {
    fn both(&self, msg: &Msg) -> v1::Bilingual {
        let write = |lang| render(msg, View { lang, audience: self.audience, names: false });
        v1::Bilingual { es: write(Lang::Es), en: write(Lang::En) }
    }

    fn crew_id(&self, crew: usize) -> String {
        self.access.scene.crews.get(crew).map_or_else(String::new, |crew| crew.id.clone())
    }

    /// A moment on the clock of the facility.
    fn moment(&self, at: i64) -> String {
        zones::local(self.access.scene.zone, at).format("%Y-%m-%dT%H:%M:%S").to_string()
    }

    fn crew(&self, crew: usize) -> Option<v1::CrewInfo> {
        let row = self.access.evaluation.crews.get(crew)?;
        let told = self.told.crews.get(crew).copied().unwrap_or(false);
        let few = |n: u64| self.audience == Audience::Public && n > 0 && n < SMALLEST_GROUP;
        Some(v1::CrewInfo {
            crew: self.crew_id(row.crew),
            workers: row.workers.map(|workers| figure(workers, told)),
            naive_minutes: row.reach.naive_minutes,
            reachable_minutes: row.reach.reachable_minutes,
            release_minutes: row.reach.release_minutes,
            special_trip_minutes: row.reach.special_trip_minutes,
            opportunities: row.reach.opportunities as u64,
            capacity_share: row.capacity_share.map(u64::from),
            served: row.served.map(|served| figure(served, told && !few(served))),
            verdict: row.verdict.key().to_owned(),
        })
    }

    fn places(&self) -> Vec<v1::PlaceInfo> {
        let rows = self.access.places.iter().zip(&self.access.scene.places);
        rows.map(|(row, place)| v1::PlaceInfo {
            place: place.id.clone(),
            published_minutes: row.published_minutes,
            open_minutes: row.open_minutes,
            lost_minutes: row.lost_minutes,
            off_hours_minutes: row.off_hours.minutes(),
            most_voters: row.most_voters,
            outside_gate: row.outside_gate,
        })
        .collect()
    }

    /// Notes that count persons are for the case's own people.
    fn notes(&self) -> Vec<v1::AccessNoteInfo> {
        let told = |key: &str| self.audience == Audience::Confidential || PUBLIC_NOTES.contains(&key);
        let notes = self.access.remarks.iter().filter(|remark| told(remark.key));
        notes
            .map(|remark| v1::AccessNoteInfo {
                key: remark.key.to_owned(),
                text: self.both(&remark.msg),
                line: (remark.line > 0).then_some(remark.line),
            })
            .collect()
    }

    fn without_shift(&self) -> v1::WithoutShiftInfo {
        let found = self.access.without_shift;
        v1::WithoutShiftInfo {
            workers: figure(found.workers, self.told.without_shift),
            best: found.best.map(|crew| self.crew_id(crew)),
            worst: found.worst.map(|crew| self.crew_id(crew)),
        }
    }

    fn outside(&self) -> v1::OutsideInfo {
        let found = &self.access.outside;
        let places = found.places.iter().filter_map(|place| self.access.scene.places.get(*place));
        v1::OutsideInfo {
            workers: found.people.map(|people| figure(people, self.told.outside)),
            places: places.map(|place| place.id.clone()).collect(),
            minutes: found.minutes,
            open: found.open,
        }
    }

    /// To the public no step of fewer than five people is shown, nor sums where some group is hidden.
    fn helpable(&self) -> Vec<v1::HelpableInfo> {
        let write =
            |row: &Helpable| v1::HelpableInfo { at: self.moment(row.at), workers: row.workers, of: row.of };
        if self.audience == Audience::Confidential {
            return self.access.helpable.iter().map(write).collect();
        }
        let mut shown: Vec<v1::HelpableInfo> = Vec::new();
        for row in self.access.helpable.iter().filter(|_| self.told.sums) {
            let before = shown.last().map_or(row.of, |last| last.workers);
            let large = |n: u64| n == 0 || n >= SMALLEST_GROUP;
            if large(before.abs_diff(row.workers)) && large(row.workers) && large(row.of) {
                shown.push(write(row));
            }
        }
        shown
    }

    fn fix(&self, fix: &Fix) -> v1::FixInfo {
        let scene = &self.access.scene;
        v1::FixInfo {
            kind: fix.kind.key().to_owned(),
            proof: fix.proof.key().to_owned(),
            changes: fix.changes.iter().map(|change| self.both(&change.sentence(scene))).collect(),
            request: self.both(&request(self.case, scene, &fix.changes)),
            until: fix.until.map(|at| self.moment(at)),
            least_share: fix.least_share.map(u64::from),
            gains: fix
                .gains
                .iter()
                .enumerate()
                .map(|(crew, minutes)| v1::GainInfo { crew: self.crew_id(crew), minutes: *minutes })
                .collect(),
            cost: self.told.sums.then_some(v1::CostInfo {
                on_duty_minutes: fix.cost.on_duty_minutes,
                waiting_minutes: fix.cost.waiting_minutes,
                desk_minutes: fix.cost.desk_minutes,
                changes: fix.cost.changes,
            }),
        }
    }
}
