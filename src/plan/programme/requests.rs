//! Requests to bodies that would have nothing to do: in the drills that exercise most, and in those that are chosen for the year.

use std::collections::BTreeMap;

use super::build::Ground;
use super::candidates::{Candidate, InjectSet, Invited};
use super::elements::{Element, ElementKind};
use super::hold::covered;
use super::profile::Profile;
use super::study::Considered;

/// Of every length, so many of the drills that exercise most are tried with requests too.
const BASES: usize = 16;
/// Requests that exercise control can send and follow up on a day. An assumption of ours.
const ASKED_A_DAY: usize = 12;
/// So many drills that differ only in who is asked.
const PARTS: usize = 3;
/// A body that acts with less than this chance has nothing to do.
const IDLE: f64 = 0.5;

/// The drills that exercise most, with requests to the bodies that have nothing to do in them.
pub(super) fn of_the_best(ground: &Ground, elements: &[Element], considered: &Considered) -> Vec<Candidate> {
    let worth = |ix: usize| {
        let values = elements.iter().map(Element::value).zip(&considered.profiles[ix].chance);
        values.map(|(value, chance)| value * chance).sum::<f64>()
    };
    let mut best: Vec<(f64, usize)> = considered.kept.iter().map(|ix| (worth(*ix), *ix)).collect();
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut left: BTreeMap<u32, usize> = BTreeMap::new();
    let best = best.into_iter().map(|(_, ix)| ix).filter(|ix| {
        let taken = left.entry(considered.candidates[*ix].days).or_default();
        *taken += 1;
        *taken <= BASES
    });
    let of = |ix: usize| {
        let base = &considered.candidates[ix];
        let idle = idle(ground, elements, &considered.profiles[ix].chance);
        let parts: Vec<Vec<String>> =
            idle.chunks(room(base).max(1)).take(PARTS).map(<[String]>::to_vec).collect();
        let parts = parts.into_iter().filter(|_| room(base) > 0);
        parts.map(|part| Candidate { asked: part, ..base.clone() }).collect::<Vec<_>>()
    };
    best.flat_map(of).collect()
}

/// The chosen drills with requests to the bodies that act in none of them, shared out over the drills in their order: a
/// request takes no day, so that a body should not be left out of the year for want of one. Positions are those among the
/// drills considered; nothing that was considered already.
pub(super) fn of_the_year(
    ground: &Ground,
    elements: &[Element],
    considered: &Considered,
    chosen: &[usize],
) -> Vec<Candidate> {
    let profiles: Vec<&Profile> = chosen.iter().map(|ix| &considered.profiles[*ix]).collect();
    let year = covered(elements.len(), profiles.iter().map(|profile| profile.chance.as_slice()));
    let mut idle = idle(ground, elements, &year);
    let mut out: Vec<Candidate> = Vec::new();
    for ix in chosen {
        let base = &considered.candidates[*ix];
        let (now, later): (Vec<String>, Vec<String>) =
            idle.into_iter().partition(|id| !base.asked.contains(id));
        let (now, rest) = now.split_at(now.len().min(room(base)));
        let asked: Vec<String> = base.asked.iter().chain(now).cloned().collect();
        let with = Candidate { asked, ..base.clone() };
        if !now.is_empty() && !considered.candidates.contains(&with) && !out.contains(&with) {
            out.push(with);
        }
        idle = rest.iter().cloned().chain(later).collect();
    }
    out
}

/// How many more bodies can be asked in a drill. The scenario's own has its injects, and to a drill of few no others come.
fn room(base: &Candidate) -> usize {
    let closed = base.injects == InjectSet::Own || base.invited == Invited::Core;
    if closed { 0 } else { (ASKED_A_DAY * base.days as usize).saturating_sub(base.asked.len()) }
}

/// The bodies that take part and have nothing to do by these chances of elements: those of critical fields first, then those
/// that act least.
fn idle(ground: &Ground, elements: &[Element], chances: &[f64]) -> Vec<String> {
    let body = |id: &str| elements.iter().position(|e| e.kind == ElementKind::Organisation && e.id == id);
    let orgs = ground.drill.province.organisations.iter().filter(|o| o.participates);
    let idle = orgs.filter_map(|o| Some((o, chances[body(&o.id)?]))).filter(|(_, chance)| *chance < IDLE);
    let mut idle: Vec<_> = idle.map(|(o, chance)| (o.sector.is_none(), chance, o.id.clone())).collect();
    idle.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    idle.into_iter().map(|(.., id)| id).collect()
}
