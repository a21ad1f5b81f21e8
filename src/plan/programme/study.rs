//! The way from wishes to a programme.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::build::{Ground, Held};
use super::candidates::{Candidate, candidates};
use super::days::YearDays;
use super::elements::{Element, elements};
use super::found::{Dropped, Programme};
use super::hold::{HeldDrill, Hold, Past, hold};
use super::memory::Memory;
use super::objective::{Effort, Item, Problem};
use super::profile::Profile;
use super::refuse::Refusal;
use super::search::Solved;
use super::settle::{Attempt, compare, settle};
use super::watch::see;
use super::wishes::{Pin, Wishes};
use super::{check, requests, search, told};
use crate::experiment::{NoThreads, Watch, observe};
use crate::scenario::{Copied, Problems};
use crate::units::CivilDate;

/// So often the chosen drills are tried with requests to bodies that act in none of them.
const ROUNDS: usize = 3;

/// What a programme is made from.
#[derive(Clone, Debug)]
pub struct Design {
    /// The province.
    pub ground: Arc<Ground>,
    /// Its files.
    pub copied: Copied,
    /// What is wished.
    pub wishes: Wishes,
    /// What earlier years exercised.
    pub memory: Memory,
    /// Seed of the search.
    pub seed: u64,
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
}

/// Why there is no programme.
#[derive(Debug)]
pub enum Broken {
    /// The wishes cannot be granted.
    Refused(Refusal),
    /// A planned drill is no valid scenario.
    Invalid(Problems),
    /// The operating system gives no threads.
    Threads(NoThreads),
}

/// Every drill that was considered, with what its simulated drills showed.
#[derive(Default)]
pub(super) struct Considered {
    pub candidates: Vec<Candidate>,
    pub profiles: Vec<Profile>,
    /// People to be called.
    pub people: Vec<u32>,
    /// Positions of those that may be held: those of the problem's items.
    pub kept: Vec<usize>,
    pub dropped: Dropped,
    /// Positions of those that are ruled out for their people alone.
    pub crowded: Vec<usize>,
}

impl Considered {
    /// The fewest people with which one that is ruled out for them could be held; of those that serve a pin, where one is given.
    fn fewest_people(&self, year: &YearDays, pin: Option<&Pin>) -> Option<u32> {
        let serving = |ix: &&usize| pin.is_none_or(|pin| serves(year, pin, &self.candidates[**ix]));
        self.crowded.iter().filter(serving).map(|ix| self.people[*ix]).min()
    }
}

/// Whether a drill can be held on the day of a pin, with its campaign.
fn serves(year: &YearDays, pin: &Pin, candidate: &Candidate) -> bool {
    year.fits(pin.date, candidate.days)
        && pin.campaign.as_ref().is_none_or(|id| candidate.campaigns.contains(id))
}

/// How far a study is.
pub(super) struct Progress<'a> {
    done: AtomicU64,
    most: u64,
    tell: &'a (dyn Fn(u64, u64) + Sync),
}

impl Progress<'_> {
    /// One more drill is done.
    pub fn more(&self) {
        (self.tell)(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.most);
    }
    /// Drills done.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }
}

/// Makes the programme of a year. `tell` hears how many drills are done and how many there will be about.
///
/// # Errors
/// Where a wish cannot be granted; it is never dropped.
pub fn programme(design: &Design, tell: &(dyn Fn(u64, u64) + Sync)) -> Result<Programme, Broken> {
    let Design { ground, wishes, memory, .. } = design;
    let year = YearDays::new(&ground.drill, wishes.year, &wishes.forbidden, wishes.before_reports_weeks)
        .map_err(Broken::Refused)?;
    check::wishes(ground, wishes, &year).map_err(Broken::Refused)?;
    let elements = elements(ground, wishes, memory);
    let all = candidates(ground, wishes);
    let shortest = wishes.lengths.iter().copied().min().unwrap_or(1).max(1);
    let most = all.len() as u64 * wishes.search + u64::from(wishes.days / shortest) * wishes.replications;
    let progress = Progress { done: AtomicU64::new(0), most, tell };
    let work = Tried { design, year: &year, elements: &elements, progress: &progress };
    let mut considered = simulate(&work, all)?;
    let effort = Effort { days: wishes.days, people: wishes.people.unwrap_or(u32::MAX) };
    let mut past = Past::new();
    settle(&mut considered, |considered| {
        let (problem, solved) = choose(&work, considered, effort)?;
        let Some(solved) = solved else {
            let fewest = |pin: Option<&Pin>| considered.fewest_people(&year, pin);
            return Err(Broken::Refused(check::nothing_fits(wishes, &problem, considered.dropped, fewest)));
        };
        let (elements, progress) = (&elements, &progress);
        let work = Hold { design, problem: &problem, considered, elements, progress };
        let best = hold(&work, &solved.best, &mut past)?;
        let greedy = hold(&work, &solved.greedy, &mut past)?;
        let outside = |held: &&HeldDrill| !as_wished(wishes, held);
        let wrong: BTreeSet<usize> =
            best.iter().chain(&greedy).filter(outside).map(|held| held.candidate).collect();
        if !wrong.is_empty() {
            return Ok(Attempt::Outside(wrong));
        }
        let comparison = compare(&work, &solved, effort, [&best, &greedy]);
        let chosen = if comparison.took_greedy() { greedy } else { best };
        Ok(Attempt::Settled(told::told(&work, chosen, comparison)))
    })
}

/// What is needed to try drills.
struct Tried<'a> {
    design: &'a Design,
    year: &'a YearDays,
    elements: &'a [Element],
    progress: &'a Progress<'a>,
}

/// The choice among the drills that may be held. What is chosen is tried with requests to the bodies that act in none of
/// its drills, and the choice is made again among more; so often, or until no such body is left. None where nothing fits.
fn choose<'a>(
    work: &Tried<'a>,
    considered: &mut Considered,
    effort: Effort,
) -> Result<(Problem<'a>, Option<Solved>), Broken> {
    let Tried { design, year, elements, .. } = *work;
    let mut rounds = 0;
    loop {
        let items = considered.kept.iter().map(|ix| item(design, year, considered, *ix)).collect();
        let values = elements.iter().map(Element::value).collect();
        let problem = Problem::new(items, values, year, &design.wishes);
        let solved = search::solve(&problem, effort).filter(|solved| !solved.best.items.is_empty());
        let chosen = solved.iter().flat_map(|solved| &solved.best.items);
        let chosen: Vec<usize> = chosen.map(|ix| problem.items[*ix].candidate).collect();
        let more = match rounds < ROUNDS {
            true => requests::of_the_year(&design.ground, elements, considered, &chosen),
            false => Vec::new(),
        };
        if more.is_empty() {
            return Ok((problem, solved));
        }
        take_in(work, considered, more)?;
        rounds += 1;
    }
}

/// Whether fresh drills keep to the bounds.
fn as_wished(wishes: &Wishes, held: &HeldDrill) -> bool {
    let people = called(&held.scenario, &held.profile);
    judge(wishes, &held.profile, people) == Judged::Kept
}

/// What the bounds say of a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judged {
    Kept,
    NothingDecided,
    TooHard,
    TooEasy,
    Unfair,
    TooManyPeople,
}

fn judge(wishes: &Wishes, profile: &Profile, people: u32) -> Judged {
    let fair = profile.fair_share(wishes.hardest, wishes.easiest).unwrap_or(0.0);
    match profile.share_met() {
        None => Judged::NothingDecided,
        Some(met) if met < wishes.hardest => Judged::TooHard,
        Some(met) if met > wishes.easiest => Judged::TooEasy,
        Some(_) if fair < wishes.fair => Judged::Unfair,
        Some(_) if wishes.people.is_some_and(|most| people > most) => Judged::TooManyPeople,
        Some(_) => Judged::Kept,
    }
}

/// Simulates every drill that is considered, then those with requests to bodies that had nothing to do, and sorts out those
/// that may not be held.
fn simulate(work: &Tried<'_>, all: Vec<Candidate>) -> Result<Considered, Broken> {
    let Tried { design, year, elements, .. } = *work;
    let (all, no_place): (Vec<Candidate>, Vec<Candidate>) =
        all.into_iter().partition(|candidate| tried_on(year, &design.wishes, candidate).is_some());
    let mut considered = Considered::default();
    considered.dropped.considered = no_place.len();
    considered.dropped.no_place = no_place.len();
    take_in(work, &mut considered, all)?;
    let more = requests::of_the_best(&design.ground, elements, &considered);
    take_in(work, &mut considered, more)?;
    Ok(considered)
}

/// Tries further drills, and sorts out those that may not be held.
fn take_in(work: &Tried<'_>, considered: &mut Considered, more: Vec<Candidate>) -> Result<(), Broken> {
    let tried = try_out(work, &more)?;
    let Considered { candidates, profiles, people, kept, dropped, crowded } = considered;
    dropped.considered += more.len();
    for (candidate, (profile, called)) in more.into_iter().zip(tried) {
        match judge(&work.design.wishes, &profile, called) {
            Judged::NothingDecided => dropped.nothing_decided += 1,
            Judged::TooHard => dropped.too_hard += 1,
            Judged::TooEasy => dropped.too_easy += 1,
            Judged::Unfair => dropped.unfair += 1,
            Judged::TooManyPeople => {
                dropped.too_many_people += 1;
                crowded.push(candidates.len());
            }
            Judged::Kept => kept.push(candidates.len()),
        }
        candidates.push(candidate);
        profiles.push(profile);
        people.push(called);
    }
    Ok(())
}

/// The day on which a drill is tried; none where it has no place.
fn tried_on(year: &YearDays, wishes: &Wishes, candidate: &Candidate) -> Option<CivilDate> {
    sample_day(year, candidate.days).filter(|_| candidate.days <= wishes.days)
}

/// What the simulated drills of candidates show, and how many people each calls.
fn try_out(work: &Tried<'_>, all: &[Candidate]) -> Result<Vec<(Profile, u32)>, Broken> {
    let Tried { design, year, elements, progress } = *work;
    let wishes = &design.wishes;
    let name = &design.ground.drill.drill.name;
    let make = |ix: usize| {
        let date = tried_on(year, wishes, &all[ix]).unwrap_or(year.first());
        let held = Held { id: "search", name, date, seed: design.seed };
        Arc::new(design.ground.scenario_of(&all[ix], &held))
    };
    let watch = Watch { replications: 0..wishes.search, threads: design.threads };
    let seen = observe(
        all.len(),
        &make,
        &watch,
        &|_, record, scored| see(elements, &record.run.scenario, record, scored),
        &|_| progress.more(),
    )
    .map_err(Broken::Threads)?;
    let profiled = seen.iter().enumerate().map(|(ix, seen)| {
        let profile = Profile::of(seen);
        let people = called(&make(ix), &profile);
        (profile, people)
    });
    Ok(profiled.collect())
}

/// The day on which drills of a length are tried: the possible start nearest to the middle of the year.
fn sample_day(year: &YearDays, days: u32) -> Option<CivilDate> {
    let middle = year.first().plus_days(year.length() / 2).day_number();
    year.starts(days).min_by_key(|day| ((day.day_number() - middle).abs(), *day))
}

/// People to be called to a drill: of every organisation that is invited as many as nine drills in ten do not exceed, one
/// at least.
pub(super) fn called(scenario: &crate::scenario::Scenario, profile: &Profile) -> u32 {
    let orgs = scenario.province.organisations.iter().zip(&profile.people);
    orgs.filter(|(org, _)| org.participates).map(|(_, people)| (*people).max(1)).sum()
}

fn item(design: &Design, year: &YearDays, considered: &Considered, ix: usize) -> Item {
    let (candidate, profile) = (&considered.candidates[ix], &considered.profiles[ix]);
    let fits = |pin: &Pin| serves(year, pin, candidate);
    Item {
        candidate: ix,
        chances: profile.chance.iter().copied().enumerate().filter(|(_, chance)| *chance > 0.0).collect(),
        days: candidate.days,
        people: considered.people[ix],
        ease: profile.share_met().unwrap_or(0.0),
        pins: design.wishes.pins.iter().map(fits).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::wishes;
    use super::super::watch::Seen;
    use super::*;
    use crate::score::Status;

    /// A drill of two expectations of which so many of ten runs meet each.
    fn profile(met: [usize; 2]) -> Profile {
        let status = |of: usize, run: usize| if run < of { Status::Met } else { Status::Missed };
        let run = |run| Seen {
            exercised: Vec::new(),
            statuses: met.iter().map(|of| status(*of, run)).collect(),
            people: Vec::new(),
        };
        Profile::of(&(0..10).map(run).collect::<Vec<Seen>>())
    }

    #[test]
    fn drills_are_kept_within_the_bounds_expectation_by_expectation_too() {
        let wishes = Wishes { hardest: 0.1, easiest: 0.9, fair: 0.5, people: Some(20), ..wishes(3) };
        for (met, people, judged) in [
            ([5, 5], 20, Judged::Kept),
            ([5, 10], 20, Judged::Kept),
            ([0, 10], 20, Judged::Unfair),
            ([0, 1], 20, Judged::TooHard),
            ([10, 9], 20, Judged::TooEasy),
            ([5, 5], 21, Judged::TooManyPeople),
        ] {
            assert_eq!(judge(&wishes, &profile(met), people), judged, "{met:?}");
        }
        assert_eq!(judge(&wishes, &Profile::of(&[]), 1), Judged::NothingDecided);
    }
}
