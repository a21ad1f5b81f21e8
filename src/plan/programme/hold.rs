//! Chosen drills on their days: written as scenarios of their own, read back, and simulated under fresh luck.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::build::Held;
use super::elements::Element;
use super::objective::{Chosen, Problem};
use super::profile::Profile;
use super::schedule::place;
use super::study::{Broken, Considered, Design, Progress};
use super::text;
use super::watch::see;
use crate::experiment::stats::{Moments, Validity, difference_interval};
use crate::experiment::{Watch, observe};
use crate::i18n::{Text, programme as say};
use crate::scenario::{LoadOptions, MemoryFiles, Scenario, load};
use crate::units::CivilDate;

/// Where the drills stand while they are read back.
const DRILLS: &str = "drills";
/// Letters of the name of a folder.
const LONGEST_NAME: usize = 72;
/// Letters of the id of a scenario.
const LONGEST_ID: usize = 69;

/// What is needed to hold drills.
pub(super) struct Hold<'a> {
    pub design: &'a Design,
    pub problem: &'a Problem<'a>,
    pub considered: &'a Considered,
    pub elements: &'a [Element],
    pub progress: &'a Progress<'a>,
}

/// A drill that is held.
#[derive(Clone)]
pub(super) struct HeldDrill {
    /// Position among those considered.
    pub candidate: usize,
    pub pin: Option<usize>,
    pub first: CivilDate,
    pub folder: String,
    pub scenario: Arc<Scenario>,
    pub files: Vec<(String, String)>,
    /// What fresh drills showed.
    pub profile: Profile,
    /// What each of them exercised, by element.
    pub runs: Vec<Vec<f64>>,
}

/// Drills that were held already, by their position among those considered and their day.
pub(super) type Past = BTreeMap<(usize, CivilDate, Option<usize>), HeldDrill>;

impl Hold<'_> {
    /// What drills with these chances are worth.
    pub fn value_of<'c>(&self, drills: impl Iterator<Item = &'c [f64]>) -> f64 {
        let covered = covered(self.elements.len(), drills);
        self.problem.values.iter().zip(&covered).map(|(value, chance)| value * chance).sum()
    }

    /// What held drills are worth, with the ends of its interval: by the delta method. The drills are independent, so that
    /// the nth run of each goes with the nth run of the others.
    pub fn worth(&self, held: &[HeldDrill]) -> (f64, [f64; 2]) {
        let chances: Vec<&[f64]> = held.iter().map(|one| one.profile.chance.as_slice()).collect();
        let worth = self.value_of(chances.iter().copied());
        let all: f64 = self.problem.values.iter().sum();
        let mut moments = Moments::default();
        // What a drill adds to a programme of all others, by element.
        let others: Vec<Vec<f64>> = (0..held.len())
            .map(|at| {
                let rest = chances.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, c)| *c);
                let covered = covered(self.elements.len(), rest);
                self.problem
                    .values
                    .iter()
                    .zip(covered)
                    .map(|(value, covered)| value * (1.0 - covered))
                    .collect()
            })
            .collect();
        let runs = held.iter().map(|one| one.runs.len()).min().unwrap_or(0);
        for run in 0..runs {
            let added = held
                .iter()
                .zip(&others)
                .map(|(one, adds)| one.runs[run].iter().zip(adds).map(|(far, adds)| far * adds).sum::<f64>());
            moments.add(added.sum());
        }
        let confidence = self.design.wishes.confidence;
        let between = difference_interval(&moments, all, confidence, Validity::Fixed)
            .zip(moments.mean())
            .map(|(i, mean)| [(worth + i.low - mean).max(0.0), (worth + i.high - mean).min(all)]);
        (worth, between.unwrap_or([0.0, all]))
    }
}

/// By element, the chance that at least one of some drills exercises it.
pub(super) fn covered<'c>(elements: usize, drills: impl Iterator<Item = &'c [f64]>) -> Vec<f64> {
    let mut missed = vec![1.0; elements];
    for chances in drills {
        missed.iter_mut().zip(chances).for_each(|(missed, chance)| *missed *= 1.0 - chance);
    }
    missed.into_iter().map(|missed| 1.0 - missed).collect()
}

/// Puts a choice on days and simulates what was not held on its day already, in order of the days.
pub(super) fn hold(work: &Hold<'_>, chosen: &Chosen, past: &mut Past) -> Result<Vec<HeldDrill>, Broken> {
    let problem = work.problem;
    let slots = problem.slots(&chosen.items);
    // A choice that has no place is not allowed, and the search gives none.
    let days = place(problem.year, problem.wishes, &slots).unwrap_or_default();
    let of = |((item, pin), first): ((usize, Option<usize>), CivilDate)| {
        (problem.items[item].candidate, first, pin)
    };
    let mut keys: Vec<_> = problem.ordered(&chosen.items).into_iter().zip(days).map(of).collect();
    keys.sort_by_key(|(candidate, first, _)| (*first, *candidate));
    let mut fresh = Vec::new();
    for (candidate, first, pin) in keys.iter().filter(|key| !past.contains_key(key)) {
        fresh.push(write(work, *candidate, *pin, *first)?);
    }
    let watch = Watch { replications: 0..work.design.wishes.replications, threads: work.design.threads };
    let seen = observe(
        fresh.len(),
        &|ix| Arc::clone(&fresh[ix].scenario),
        &watch,
        &|_, record, scored| see(work.elements, &record.run.scenario, record, scored),
        &|_| work.progress.more(),
    )
    .map_err(Broken::Threads)?;
    for (mut one, seen) in fresh.into_iter().zip(seen) {
        one.profile = Profile::of(&seen);
        one.runs = seen.into_iter().map(|seen| seen.exercised).collect();
        past.insert((one.candidate, one.first, one.pin), one);
    }
    Ok(keys.iter().filter_map(|key| past.get(key).cloned()).collect())
}

/// Writes a drill as files and reads them back as whoever opens the folder will.
fn write(
    work: &Hold<'_>,
    candidate: usize,
    pin: Option<usize>,
    first: CivilDate,
) -> Result<HeldDrill, Broken> {
    let Hold { design, considered, .. } = work;
    let what = &considered.candidates[candidate];
    let folder = shortened(&format!("{first}-{}", what.campaigns.join("-")), LONGEST_NAME);
    let id = format!("{}-{first}", shortened(&design.ground.drill.id, LONGEST_ID));
    let name = name(first);
    let seed = seed_of(first);
    let drill = design.ground.drill_of(what, &Held { id: &id, name: &name, date: first, seed });
    let mut files = design.copied.own.clone();
    files.push((
        "scenario.ron".to_owned(),
        text::scenario(&id, &name, &design.copied.structure, &design.copied.practice),
    ));
    files.push(("drill.ron".to_owned(), text::drill(&drill)));
    files.sort();
    let mut memory = MemoryFiles::new();
    for (path, text) in &files {
        memory.put(&format!("{DRILLS}/{folder}/{path}"), text.as_str());
    }
    for (path, text) in &design.copied.beside {
        memory.put(&format!("{DRILLS}/{path}"), text.as_str());
    }
    let loaded =
        load(&memory, &format!("{DRILLS}/{folder}"), &LoadOptions::default()).map_err(Broken::Invalid)?;
    let profile = Profile::of(&[]);
    Ok(HeldDrill {
        candidate,
        pin,
        first,
        folder,
        scenario: Arc::new(loaded.scenario),
        files,
        profile,
        runs: Vec::new(),
    })
}

/// The seed of a drill says its day: 20260317.
fn seed_of(day: CivilDate) -> u64 {
    let part = |n: i64| n.unsigned_abs();
    (part(day.year().into()) * 100 + part(day.month().into())) * 100 + part(day.day().into())
}

/// What a drill is called: after its day, and not after its attacks, which those who take part are to find.
fn name(first: CivilDate) -> Text {
    let day = first.to_string();
    Text::of(|lang| say::drill_name(lang, &crate::i18n::format::date_text(&day, lang)))
}

/// An id of at most so many letters; a cut one ends with a sum over the whole, so that two stay apart.
fn shortened(id: &str, most: usize) -> String {
    if id.len() <= most {
        return id.to_owned();
    }
    let sum = id.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let kept: String = id.chars().take(most - 9).collect();
    format!("{}-{sum:08x}", kept.trim_end_matches('-'))
}
