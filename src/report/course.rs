//! What happened in one intrusion, in at most five sentences: begun, found, handled, where the time went, missed.

use std::collections::BTreeSet;

use super::page::Page;
use super::story::Story;
use super::{advice, words};
use crate::i18n::format::duration;
use crate::i18n::report as say;
use crate::record::{Fact, Impact, IntrusionId};
use crate::scenario::model::Milestone;
use crate::score::card::{Course, Explanation, elapsed};
use crate::units::{OrgId, SystemId};

/// Stories that stand open, the worst: they are printed with every line.
const OPEN: usize = 2;

/// The worst stories: most expectations missed, then longest uncontained.
pub(super) fn worst(page: &Page, stories: &[Story]) -> BTreeSet<IntrusionId> {
    let mut order: Vec<IntrusionId> = stories.iter().map(|s| s.intrusion).collect();
    order.sort_by_key(|i| {
        let contained =
            course_of(page, *i).and_then(|c| elapsed(c, Milestone::Occurrence, Milestone::Containment));
        (std::cmp::Reverse((missed(page, *i).len(), contained.map_or(i64::MAX, |s| s.0))), *i)
    });
    order.into_iter().take(OPEN).collect()
}

fn course_of<'a>(page: &Page<'a>, intrusion: IntrusionId) -> Option<&'a Course> {
    page.scored.courses.iter().find(|c| c.intrusion == intrusion)
}

/// Names of the expectations whose limit an intrusion passed.
fn missed<'a>(page: &Page<'a>, intrusion: IntrusionId) -> Vec<&'a str> {
    let card = &page.scored.card;
    let passed = card
        .expectations
        .iter()
        .filter(|e| e.instances.iter().any(|i| i.subject == intrusion && i.measured_s > e.limit_s));
    passed.map(|e| e.name.get(page.lang)).collect()
}

/// The sentences.
pub(super) fn sentences(page: &Page, intrusion: IntrusionId) -> Vec<String> {
    let Some(course) = course_of(page, intrusion) else { return Vec::new() };
    let seen = Seen::of(page, intrusion);
    let mut list = Vec::new();
    list.extend(began(page, course, &seen));
    list.push(found(page, course, &seen));
    list.extend(handled(page, course, &seen));
    list.extend(longest(page, intrusion));
    let missed = missed(page, intrusion);
    if !missed.is_empty() {
        list.push(say::course_missed(page.lang, &missed.join("; ")));
    }
    list
}

/// What the record shows of an intrusion beside its milestones.
#[derive(Default)]
struct Seen {
    first: Option<SystemId>,
    hit: BTreeSet<SystemId>,
    lost: bool,
    lead: Option<OrgId>,
}

impl Seen {
    fn of(page: &Page, intrusion: IntrusionId) -> Seen {
        let mut seen = Seen::default();
        for entry in &page.record.entries {
            match &entry.fact {
                Fact::IntrusionBegan { intrusion: i, system }
                | Fact::SystemCompromised { intrusion: i, system }
                    if *i == intrusion =>
                {
                    seen.first.get_or_insert(*system);
                    seen.hit.insert(*system);
                }
                Fact::ServiceLost { intrusion: Some(i), impact, .. } if *i == intrusion => {
                    let by_attack = [Impact::Encrypted, Impact::Defaced, Impact::Disrupted];
                    seen.lost |= by_attack.contains(impact);
                }
                Fact::LeadTaken { incident, org, .. }
                    if page.incident_about.get(incident) == Some(&intrusion) =>
                {
                    seen.lead.get_or_insert(*org);
                }
                _ => {}
            }
        }
        seen
    }
}

fn began(page: &Page, course: &Course, seen: &Seen) -> Option<String> {
    let (_, t, _) = course.reached.iter().find(|(m, _, _)| *m == Milestone::Occurrence)?;
    let when = page.clock.moment(*t, page.lang);
    let system = page.system(seen.first?);
    Some(match seen.hit.len().saturating_sub(1) {
        0 => say::course_began(page.lang, system, &when),
        more => say::course_spread(page.lang, system, &when, more),
    })
}

fn found(page: &Page, course: &Course, seen: &Seen) -> String {
    let lang = page.lang;
    match (elapsed(course, Milestone::Occurrence, Milestone::Detection), seen.lead) {
        (None, _) => say::course_hidden(lang),
        (Some(time), None) => say::course_found(lang, &duration(time.0.max(0), lang)),
        (Some(time), Some(lead)) => {
            say::course_found_lead(lang, &duration(time.0.max(0), lang), page.short(lead))
        }
    }
}

/// Containment, eradication and, where a service was lost, recovery; nothing where it was never found.
fn handled(page: &Page, course: &Course, seen: &Seen) -> Option<String> {
    elapsed(course, Milestone::Occurrence, Milestone::Detection)?;
    let lang = page.lang;
    let wanted = [Milestone::Containment, Milestone::Eradication, Milestone::Recovery];
    let pieces: Vec<String> = wanted
        .into_iter()
        .filter(|m| *m != Milestone::Recovery || seen.lost)
        .map(|m| {
            let name = words::milestone(m, lang).to_lowercase();
            match elapsed(course, Milestone::Occurrence, m) {
                Some(time) => say::course_after(lang, &name, &duration(time.0.max(0), lang)),
                None => say::course_not_yet(lang, &name),
            }
        })
        .collect();
    Some(say::course_reached(lang, &pieces.join(", ")))
}

/// The class that took most of the longest of its clocks.
fn longest(page: &Page, intrusion: IntrusionId) -> Option<String> {
    let of_it = page.scored.explanations.iter().filter(|e| e.intrusion == intrusion && e.elapsed_s > 0);
    let row: &Explanation = of_it.max_by_key(|e| (e.elapsed_s, std::cmp::Reverse(e.to)))?;
    let part = advice::largest(row)?;
    Some(say::course_longest(
        page.lang,
        &words::class(part.class, page.lang).to_lowercase(),
        &duration(part.seconds, page.lang),
        &words::milestone(row.to, page.lang).to_lowercase(),
    ))
}
