//! What `plan.json` holds: ids and both languages, the same whatever the language of the pages.

use serde_json::{Value, json};

use super::days::DayState;
use super::found::{Day, Planned, Programme, Uncovered};

/// What `plan.json` holds; `digest` is that of the scenario.
pub fn programme_json(found: &Programme, digest: &str) -> Value {
    let year = &found.year;
    let elements = found.elements.iter().zip(&found.covered).map(|(element, chance)| {
        json!({
            "kind": element.kind, "id": element.id, "name": element.name, "weight": element.weight,
            "remembered": element.remembered, "not_here": element.not_here, "chance": chance,
        })
    });
    json!({
        "format": 1,
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": found.scenario,
        "structure": found.structure,
        "scenario_digest": digest,
        "seed": found.seed,
        "replications": { "search": found.wishes.search, "fresh": found.wishes.replications },
        "drills_simulated": found.simulated,
        "wishes": found.wishes,
        "days": {
            "free": year.count(DayState::Free), "weekend": year.count(DayState::Weekend),
            "holiday": year.count(DayState::Holiday), "forbidden": year.count(DayState::Forbidden),
            "before_report": year.count(DayState::BeforeReport), "holidays_assumed": year.assumed,
        },
        "report_dates": year.reports,
        "considered": found.dropped,
        "cannot_run": found.cannot_run,
        "comparison": {
            "values": found.comparison, "gap": found.comparison.gap(), "took_greedy": found.comparison.took_greedy(),
        },
        "drills": found.drills.iter().map(|drill| planned(found, drill)).collect::<Vec<_>>(),
        "elements": elements.collect::<Vec<_>>(),
        "uncovered": found.uncovered.iter().map(|one| uncovered(found, one)).collect::<Vec<_>>(),
        "earlier_years": found.before.years.iter().map(|y| y.year).filter(|y| *y < found.wishes.year).collect::<Vec<_>>(),
    })
}

fn planned(found: &Programme, drill: &Planned) -> Value {
    let covers = found.elements.iter().zip(&drill.chance).filter(|(_, chance)| **chance > 0.0);
    json!({
        "id": drill.id, "folder": format!("drills/{}", drill.folder), "name": drill.name,
        "first": Day(drill.first), "last": Day(drill.last), "days": drill.candidate.days,
        "pinned": drill.pin.is_some(), "campaigns": drill.candidate.campaigns, "begins": drill.candidate.entry,
        "begins_when": drill.candidate.begin, "asked": drill.candidate.asked, "fair_share": drill.fair,
        "injects": drill.candidate.injects, "injects_count": drill.injects, "invited": drill.invited,
        "invited_as": drill.candidate.invited, "people": drill.people, "seed": drill.seed, "digest": drill.digest,
        "replications": drill.replications, "share_met": drill.share_met,
        "share_met_in_search": drill.share_met_in_search, "expectations": drill.expectations,
        "covers": covers
            .map(|(element, chance)| json!({ "kind": element.kind, "id": element.id, "chance": chance }))
            .collect::<Vec<_>>(),
        "steps": drill.steps,
    })
}

fn uncovered(found: &Programme, one: &Uncovered) -> Value {
    let element = &found.elements[one.element];
    json!({ "kind": element.kind, "id": element.id, "name": element.name, "chance": one.chance, "best_of_one": one.best, "why": one.why })
}
