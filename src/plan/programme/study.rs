//! The way from wishes to a programme.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::build::{Ground, Held};
use super::candidates::{Candidate, candidates};
use super::days::YearDays;
use super::elements::{Element, elements};
use super::found::{Comparison, Dropped, Programme};
use super::hold::{Hold, hold};
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
    let considered = simulate(design, &year, &elements, all, &progress)?;
    let items = considered.kept.iter().map(|ix| item(design, &year, &considered, *ix)).collect();
    let problem = Problem::new(items, elements.iter().map(Element::value).collect(), &year, wishes);
    let effort = Effort { days: wishes.days, people: wishes.people.unwrap_or(u32::MAX) };
    let solved = search::solve(&problem, effort).filter(|solved| !solved.best.items.is_empty());
    let Some(solved) = solved else {
        return Err(Broken::Refused(check::nothing_fits(wishes, &problem, considered.dropped)));
    };
    let work =
        Hold { design, problem: &problem, considered: &considered, elements: &elements, progress: &progress };
    let best = hold(&work, &solved.best)?;
    let greedy = match solved.greedy.items == solved.best.items {
        true => None,
        false => Some(hold(&work, &solved.greedy)?),
    };
    let fresh = [Some(&best), greedy.as_ref()]
        .map(|held| held.map(|held| work.value_of(held.iter().map(|one| one.profile.chance.as_slice()))));
    let comparison = compare(&problem, &solved, effort, design.seed, fresh);
    Ok(told::told(&work, best, comparison))
}

/// Simulates every drill that is considered, and sorts out those that may not be held.
fn simulate(
    design: &Design,
    year: &YearDays,
    elements: &[Element],
    mut all: Vec<Candidate>,
    progress: &Progress<'_>,
) -> Result<Considered, Broken> {
    let wishes = &design.wishes;
    let mut dropped = Dropped { considered: all.len(), ..Dropped::default() };
    let day =
        |candidate: &Candidate| sample_day(year, candidate.days).filter(|_| candidate.days <= wishes.days);
    all.retain(|candidate| day(candidate).is_some());
    dropped.no_place = dropped.considered - all.len();
    let name = &design.ground.drill.drill.name;
    let make = |ix: usize| {
        let date = day(&all[ix]).unwrap_or(year.first());
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
    let profiles: Vec<Profile> = seen.iter().map(|seen| Profile::of(seen)).collect();
    let called = |(ix, profile): (usize, &Profile)| called(&make(ix), profile);
    let people: Vec<u32> = profiles.iter().enumerate().map(called).collect();
    let mut kept = Vec::new();
    for (ix, profile) in profiles.iter().enumerate() {
        match profile.share_met() {
            None => dropped.nothing_decided += 1,
            Some(met) if met < wishes.hardest => dropped.too_hard += 1,
            Some(met) if met > wishes.easiest => dropped.too_easy += 1,
            Some(_) if wishes.people.is_some_and(|most| people[ix] > most) => dropped.too_many_people += 1,
            Some(_) => kept.push(ix),
        }
    }
    Ok(Considered { candidates: all, profiles, people, kept, dropped })
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
        chances: profile.chance.iter().copied().enumerate().filter(|(_, chance)| *chance > 0.0).collect(),
        days: candidate.days,
        people: considered.people[ix],
        ease: profile.share_met().unwrap_or(0.0),
        pins: design.wishes.pins.iter().map(fits).collect(),
    }
}

/// The chosen programme beside others of the same effort; `fresh` holds the values of the chosen and of the greedy one in
/// fresh drills.
fn compare(
    problem: &Problem<'_>,
    solved: &Solved,
    effort: Effort,
    seed: u64,
    fresh: [Option<f64>; 2],
) -> Comparison {
    let drawn = (0..RANDOM_DRAWN).filter_map(|number| search::random(problem, effort, seed, number));
    let random: Vec<f64> = drawn.map(|chosen| chosen.value).collect();
    let everything: Vec<usize> = (0..problem.items.len()).collect();
    let chosen_fresh = fresh[0].unwrap_or(0.0);
    Comparison {
        chosen: solved.best.value,
        chosen_fresh,
        greedy: solved.greedy.value,
        greedy_fresh: fresh[1].unwrap_or(chosen_fresh),
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
