//! Chosen drills on their days: written as scenarios of their own, read back, and simulated under fresh luck.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::build::Held;
use super::candidates::Candidate;
use super::elements::Element;
use super::objective::{Chosen, Problem};
use super::profile::Profile;
use super::schedule::place;
use super::study::{Broken, Considered, Design, Progress};
use super::text;
use super::watch::see;
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
}

impl Hold<'_> {
    /// What drills with these chances are worth.
    pub fn value_of<'c>(&self, drills: impl Iterator<Item = &'c [f64]>) -> f64 {
        let covered = covered(self.elements.len(), drills);
        self.problem.values.iter().zip(&covered).map(|(value, chance)| value * chance).sum()
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

/// Puts a choice on days and simulates it, in order of the days.
pub(super) fn hold(work: &Hold<'_>, chosen: &Chosen) -> Result<Vec<HeldDrill>, Broken> {
    let problem = work.problem;
    let slots = problem.slots(&chosen.items);
    // A choice that has no place is not allowed, and the search gives none.
    let days = place(problem.year, problem.wishes, &slots).unwrap_or_default();
    let mut held = Vec::new();
    for ((item, pin), first) in problem.ordered(&chosen.items).into_iter().zip(days) {
        held.push(write(work, work.considered.kept[item], pin, first)?);
    }
    held.sort_by_key(|one| one.first);
    let watch = Watch { replications: 0..work.design.wishes.replications, threads: work.design.threads };
    let seen = observe(
        held.len(),
        &|ix| Arc::clone(&held[ix].scenario),
        &watch,
        &|_, record, scored| see(work.elements, &record.run.scenario, record, scored),
        &|_| work.progress.more(),
    )
    .map_err(Broken::Threads)?;
    for (one, seen) in held.iter_mut().zip(seen) {
        one.profile = Profile::of(&seen);
    }
    Ok(held)
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
    let name = name(work, what, first);
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
    Ok(HeldDrill { candidate, pin, first, folder, scenario: Arc::new(loaded.scenario), files, profile })
}

/// The seed of a drill says its day: 20260317.
fn seed_of(day: CivilDate) -> u64 {
    let part = |n: i64| n.unsigned_abs();
    (part(day.year().into()) * 100 + part(day.month().into())) * 100 + part(day.day().into())
}

/// What a drill is called: after its campaigns and its day.
fn name(work: &Hold<'_>, what: &Candidate, first: CivilDate) -> Text {
    let ground = &work.design.ground;
    let mut seen = BTreeSet::new();
    let fresh = what.campaigns.iter().filter(|id| seen.insert(id.as_str()));
    let names: Vec<&Text> = fresh.filter_map(|id| ground.campaign(id)).map(|c| &c.name).collect();
    let day = first.to_string();
    Text::of(|lang| {
        let names: Vec<&str> = names.iter().map(|name| name.get(lang)).collect();
        say::drill_name(lang, &names.join("; "), &crate::i18n::format::date_text(&day, lang))
    })
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
