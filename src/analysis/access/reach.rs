//! Who can reach the polls, and when: the metrics of one calendar against the places open to it.

use super::duties::premises;
use super::scene::{PlaceTimes, ReleaseTimes, Scene};
use super::spans::{Span, Spans};

/// People with the same time around the vote: a whole crew, or those of it whose roster or absences agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Their crew, by position; `None` where nobody knows it.
    pub crew: Option<usize>,
    /// How many they are; `None` where nobody knows.
    pub workers: Option<u64>,
    /// On duty.
    pub on: Spans,
    /// Breaks in which they may leave the post.
    pub breaks: Spans,
    /// Absent: holidays, incapacity, leave.
    pub absent: Spans,
    /// The only places they can go to, by position; `None`: those open to their crew.
    pub places: Option<Vec<usize>>,
}

impl Group {
    /// A crew as the case file describes it.
    pub fn of_crew(scene: &Scene, crew: usize) -> Option<Self> {
        let times = scene.crews.get(crew)?;
        Some(Self {
            crew: Some(crew),
            workers: times.workers.map(u64::from),
            on: times.duties.on_duty(),
            breaks: times.duties.breaks.clone(),
            absent: Spans::none(),
            places: None,
        })
    }

    /// On the premises and off duty, by the transport of their crew; nobody knows the transport of the rest.
    pub fn premises(&self, scene: &Scene) -> Spans {
        let Some(crew) = self.crew.and_then(|index| scene.crews.get(index)) else { return Spans::none() };
        premises(self.on.iter(), crew.arrives_before, crew.leaves_after).minus(&self.on)
    }

    /// Whether a place, by position, is open to them.
    pub fn may_vote_at(&self, scene: &Scene, place: usize) -> bool {
        self.places.as_ref().is_none_or(|own| own.contains(&place))
            && scene.places.get(place).is_some_and(|times| times.admits(self.crew))
    }

    /// When any place open to them is open.
    pub fn open_to_them(&self, scene: &Scene) -> Spans {
        let admitting = scene.places.iter().enumerate().filter(|(index, _)| self.may_vote_at(scene, *index));
        admitting.flat_map(|(_, place)| place.open.iter()).collect()
    }

    /// The last instant before the polls close at which they are on the premises: no order after it helps them.
    pub fn last_presence(&self, scene: &Scene) -> Option<i64> {
        let closing = self.open_to_them(scene).last()?;
        let present = self.on.union(&self.premises(scene)).minus(&self.absent);
        present.within(Span::new(i64::MIN, closing)).last()
    }
}

/// What a calendar can reach, in whole minutes and as the instants themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// Off-duty minutes while a place is open: does not know about transport.
    pub naive_minutes: i64,
    /// Minutes in which the worker is there, free to go, and a place is open.
    pub reachable_minutes: i64,
    /// On-duty minutes of releases that people could use, while a place is open.
    pub release_minutes: i64,
    /// Off-duty minutes that need a journey to the plant.
    pub special_trip_minutes: i64,
    /// Separate chances to vote.
    pub opportunities: usize,
    /// The reachable instants.
    pub reachable: Spans,
    /// The reachable instants of each place, in the order of the scene's places; empty where it is closed to them.
    pub by_place: Vec<Spans>,
}

impl Reach {
    /// Distinct dates of a zone's clock on which something can be reached.
    pub fn days(&self, zone: chrono_tz::Tz) -> u64 {
        let date = |at| crate::analysis::zones::local(zone, at).date();
        let mut days: Vec<chrono::NaiveDate> = Vec::new();
        for span in self.reachable.iter() {
            let last = date(span.end - 1);
            days.extend(date(span.start).iter_days().take_while(|day| *day <= last));
        }
        days.dedup();
        days.len() as u64
    }
}

/// Which releases count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// All, from their announcement on.
    All,
    /// Only those announced at least 24 hours before they begin.
    InGoodTime,
}

/// The instants of releases that a crew could use while on duty.
pub fn released(scene: &Scene, crew: Option<usize>, on_duty: &Spans, counted: Counted) -> Spans {
    let usable = |release: &&ReleaseTimes| {
        release.frees(crew) && (counted == Counted::All || !release.is_short_notice())
    };
    let spans: Spans = scene
        .releases
        .iter()
        .filter(usable)
        .map(|release| release.usable(scene.settings.release_notice))
        .collect();
    spans.intersect(on_duty)
}

/// The polls of a scene, read once for all groups.
#[derive(Debug, Clone)]
pub struct Polls {
    /// From the first opening to the last closing.
    frame: Span,
    /// For each place, the first place that is open at the same instants to the same crews.
    like: Vec<usize>,
    /// When any place is open to each crew; the last is for people of no known crew.
    open: Vec<Spans>,
}

impl Polls {
    /// Reads the places.
    pub fn of(scene: &Scene) -> Self {
        let places = &scene.places;
        let same = |a: &PlaceTimes, b: &PlaceTimes| a.open == b.open && a.crews == b.crews;
        let like = (0..places.len())
            .map(|index| (0..index).find(|first| same(&places[*first], &places[index])).unwrap_or(index))
            .collect();
        let open_to = |crew: Option<usize>| -> Spans {
            places.iter().filter(|place| place.admits(crew)).flat_map(|place| place.open.iter()).collect()
        };
        let all = scene.open_anywhere();
        Self {
            frame: Span::new(all.first().unwrap_or(0), all.last().unwrap_or(0)),
            like,
            open: (0..scene.crews.len()).map(Some).chain([None]).map(open_to).collect(),
        }
    }

    /// When any place open to a group is open.
    fn open_to<'a>(&'a self, scene: &Scene, group: &Group) -> std::borrow::Cow<'a, Spans> {
        if group.places.is_some() {
            return std::borrow::Cow::Owned(group.open_to_them(scene));
        }
        let crew = group.crew.filter(|crew| *crew < scene.crews.len());
        std::borrow::Cow::Borrowed(&self.open[crew.unwrap_or(scene.crews.len())])
    }
}

/// What a group can reach.
pub fn reach(scene: &Scene, group: &Group, counted: Counted) -> Reach {
    reach_in(scene, &Polls::of(scene), group, counted)
}

/// What a group can reach, with the polls read already.
pub(super) fn reach_in(scene: &Scene, polls: &Polls, group: &Group, counted: Counted) -> Reach {
    let times = group.crew.and_then(|index| scene.crews.get(index));
    let (lead, wait) = times.map_or((0, 0), |crew| (crew.arrives_before, crew.leaves_after));
    // Duties too far from the polls to matter are left aside, the others are kept whole.
    let near =
        Span::new(polls.frame.start - i64::from(wait) * 60 - 1, polls.frame.end + i64::from(lead) * 60 + 1);
    let on = group.on.meeting(near);
    let around = times.map_or_else(Spans::none, |_| premises(on.iter(), lead, wait).minus(&on));
    let release =
        if scene.releases.is_empty() { Spans::none() } else { released(scene, group.crew, &on, counted) };
    let free = around.union(&group.breaks.meeting(near)).union(&release).minus(&group.absent);
    let needed = i64::from(scene.settings.minutes_needed) * 60;
    let mut by_place: Vec<Spans> = Vec::with_capacity(scene.places.len());
    let mut reachable = Spans::none();
    for (index, place) in scene.places.iter().enumerate() {
        let like = polls.like[index];
        let found = if !group.may_vote_at(scene, index) {
            Spans::none()
        } else if like < index && group.places.is_none() {
            by_place[like].clone()
        } else {
            let found = place.open.intersect(&free).at_least(needed);
            reachable = if reachable.is_empty() { found.clone() } else { reachable.union(&found) };
            found
        };
        by_place.push(found);
    }
    let open = polls.open_to(scene, group);
    let off_duty = open.minus(&on);
    Reach {
        naive_minutes: off_duty.minutes(),
        reachable_minutes: reachable.minutes(),
        release_minutes: open.intersect(&release).minutes(),
        special_trip_minutes: off_duty.minus(&around).minutes(),
        opportunities: reachable.count(),
        reachable,
        by_place,
    }
}
