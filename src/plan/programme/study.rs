//! The way from wishes to a programme.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::build::{Ground, Held};
use super::candidates::{Candidate, asked, candidates};
use super::days::YearDays;
use super::elements::{Element, ElementKind, elements};
use super::found::{Comparison, Dropped, Programme};
use super::hold::{HeldDrill, Hold, Past, hold};
use super::memory::Memory;
use super::objective::{Effort, Item, Problem};
use super::profile::Profile;
use super::refuse::Refusal;
use super::search::Solved;
use super::watch::see;
use super::wishes::Wishes;
use super::{check, search, told};
use crate::experiment::{NoThreads, Watch, observe};
use crate::scenario::{Copied, Problems};
use crate::units::CivilDate;

/// Of every length, so many of the drills that exercise most are tried with requests too.
const BASES: usize = 16;
/// Random programmes drawn for comparison.
const RANDOM_DRAWN: u64 = 200;

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
pub(super) struct Considered {
    pub candidates: Vec<Candidate>,
    pub profiles: Vec<Profile>,
    /// People to be called.
    pub people: Vec<u32>,
    /// Positions of those that may be held: those of the problem's items.
    pub kept: Vec<usize>,
    pub dropped: Dropped,
    /// The fewest people with which one that is ruled out for its people could be held.
    pub fewest_people: Option<u32>,
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
    let mut considered = simulate(design, &year, &elements, all, &progress)?;
    let effort = Effort { days: wishes.days, people: wishes.people.unwrap_or(u32::MAX) };
    let mut past = Past::new();
    loop {
        let items = considered.kept.iter().map(|ix| item(design, &year, &considered, *ix)).collect();
        let problem = Problem::new(items, elements.iter().map(Element::value).collect(), &year, wishes);
        let solved = search::solve(&problem, effort).filter(|solved| !solved.best.items.is_empty());
        let Some(solved) = solved else {
            let (dropped, fewest) = (considered.dropped, considered.fewest_people);
            return Err(Broken::Refused(check::nothing_fits(wishes, &problem, dropped, fewest)));
        };
        let work = Hold {
            design,
            problem: &problem,
            considered: &considered,
            elements: &elements,
            progress: &progress,
        };
        let best = hold(&work, &solved.best, &mut past)?;
        let greedy = hold(&work, &solved.greedy, &mut past)?;
        let wrong: BTreeSet<usize> = best
            .iter()
            .chain(&greedy)
            .filter(|held| !as_wished(wishes, held))
            .map(|held| held.candidate)
            .collect();
        if wrong.is_empty() {
            let comparison = compare(&work, &solved, effort, [&best, &greedy]);
            let chosen = if comparison.took_greedy() { greedy } else { best };
            return Ok(told::told(&work, chosen, comparison));
        }
        // A drill that fresh luck shows to be too hard or too easy is replaced: the choice is made again without it.
        considered.kept.retain(|ix| !wrong.contains(ix));
        considered.dropped.replaced += wrong.len();
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
fn simulate(
    design: &Design,
    year: &YearDays,
    elements: &[Element],
    all: Vec<Candidate>,
    progress: &Progress<'_>,
) -> Result<Considered, Broken> {
    let wishes = &design.wishes;
    let mut dropped = Dropped { considered: all.len(), ..Dropped::default() };
    let mut all: Vec<Candidate> =
        all.into_iter().filter(|candidate| tried_on(year, wishes, candidate).is_some()).collect();
    dropped.no_place = dropped.considered - all.len();
    let mut tried = try_out(design, year, elements, &all, progress)?;
    let more = with_requests(design, elements, &all, &tried);
    dropped.considered += more.len();
    tried.extend(try_out(design, year, elements, &more, progress)?);
    all.extend(more);
    let mut kept = Vec::new();
    let mut fewest_people: Option<u32> = None;
    for (ix, (profile, people)) in tried.iter().enumerate() {
        match judge(wishes, profile, *people) {
            Judged::NothingDecided => dropped.nothing_decided += 1,
            Judged::TooHard => dropped.too_hard += 1,
            Judged::TooEasy => dropped.too_easy += 1,
            Judged::Unfair => dropped.unfair += 1,
            Judged::TooManyPeople => {
                dropped.too_many_people += 1;
                fewest_people = Some(fewest_people.map_or(*people, |fewest| fewest.min(*people)));
            }
            Judged::Kept => kept.push(ix),
        }
    }
    let (profiles, people) = tried.into_iter().unzip();
    Ok(Considered { candidates: all, profiles, people, kept, dropped, fewest_people })
}

/// The drills that exercise most, with requests to the bodies that had nothing to do in them.
fn with_requests(
    design: &Design,
    elements: &[Element],
    all: &[Candidate],
    tried: &[(Profile, u32)],
) -> Vec<Candidate> {
    let worth = |ix: usize| {
        let values = elements.iter().map(Element::value).zip(&tried[ix].0.chance);
        values.map(|(value, chance)| value * chance).sum::<f64>()
    };
    let kept = |ix: &usize| judge(&design.wishes, &tried[*ix].0, tried[*ix].1) == Judged::Kept;
    let mut best: Vec<(f64, usize)> = (0..all.len()).filter(kept).map(|ix| (worth(ix), ix)).collect();
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut left: BTreeMap<u32, usize> = BTreeMap::new();
    let best = best.into_iter().map(|(_, ix)| ix).filter(|ix| {
        let taken = left.entry(all[*ix].days).or_default();
        *taken += 1;
        *taken <= BASES
    });
    let body = |id: &str| elements.iter().position(|e| e.kind == ElementKind::Organisation && e.id == id);
    let of = |ix: usize| asked(&design.ground, &all[ix], |id| Some(tried[ix].0.chance[body(id)?]));
    best.flat_map(of).collect()
}

/// The day on which a drill is tried; none where it has no place.
fn tried_on(year: &YearDays, wishes: &Wishes, candidate: &Candidate) -> Option<CivilDate> {
    sample_day(year, candidate.days).filter(|_| candidate.days <= wishes.days)
}

/// What the simulated drills of candidates show, and how many people each calls.
fn try_out(
    design: &Design,
    year: &YearDays,
    elements: &[Element],
    all: &[Candidate],
    progress: &Progress<'_>,
) -> Result<Vec<(Profile, u32)>, Broken> {
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
    let fits = |pin: &super::wishes::Pin| {
        year.fits(pin.date, candidate.days)
            && pin.campaign.as_ref().is_none_or(|id| candidate.campaigns.contains(id))
    };
    Item {
        candidate: ix,
        chances: profile.chance.iter().copied().enumerate().filter(|(_, chance)| *chance > 0.0).collect(),
        days: candidate.days,
        people: considered.people[ix],
        ease: profile.share_met().unwrap_or(0.0),
        pins: design.wishes.pins.iter().map(fits).collect(),
    }
}

/// The chosen programme beside others of the same effort; `held` are that of the search and the greedy one in fresh drills,
/// of which the better is taken.
fn compare(work: &Hold<'_>, solved: &Solved, effort: Effort, held: [&[HeldDrill]; 2]) -> Comparison {
    let problem = work.problem;
    let drawn =
        (0..RANDOM_DRAWN).filter_map(|number| search::random(problem, effort, work.design.seed, number));
    let random: Vec<f64> = drawn.map(|chosen| chosen.value).collect();
    let everything: Vec<usize> = (0..problem.items.len()).collect();
    let [(searched_fresh, of_searched), (greedy_fresh, of_greedy)] = held.map(|held| work.worth(held));
    let (chosen, chosen_fresh, chosen_fresh_between) = match greedy_fresh > searched_fresh {
        true => (solved.greedy.value, greedy_fresh, of_greedy),
        false => (solved.best.value, searched_fresh, of_searched),
    };
    Comparison {
        chosen,
        chosen_fresh,
        chosen_fresh_between,
        searched: solved.best.value,
        searched_fresh,
        greedy: solved.greedy.value,
        greedy_fresh,
        random_drawn: random.len() as u64,
        random_mean: random.iter().sum::<f64>() / random.len().max(1) as f64,
        random_low: random.iter().copied().reduce(f64::min).unwrap_or(0.0),
        random_high: random.iter().copied().reduce(f64::max).unwrap_or(0.0),
        upper: solved.upper,
        proved: solved.proved,
        every_drill: problem.value(&everything),
        all: problem.values.iter().sum(),
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
