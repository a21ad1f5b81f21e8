//! What is to be exercised in a year: expectations, objectives, organisations, tactics, sectors, each with its weight.

use std::collections::BTreeSet;

use serde::Serialize;

use super::build::Ground;
use super::days::in_force;
use super::memory::Memory;
use super::wishes::Wishes;
use crate::i18n::{Lang, Text, programme as say};
use crate::scenario::model::{Expectation, Organisation, Sector, Sourced, System};
use crate::units::Span;

/// The 11 fields of QĐ 632/QĐ-TTg.
pub(super) const SECTORS: [Sector; 11] = [
    Sector::Transport,
    Sector::Energy,
    Sector::NaturalResources,
    Sector::Information,
    Sector::Health,
    Sector::Finance,
    Sector::Banking,
    Sector::Defence,
    Sector::PublicOrder,
    Sector::Urban,
    Sector::GovernmentDirection,
];

/// What kind of thing is exercised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ElementKind {
    /// An expectation on a time.
    Expectation,
    /// An objective of the plan.
    Objective,
    /// An organisation that takes part.
    Organisation,
    /// A tactic of ATT&CK in the library of campaigns.
    Tactic,
    /// A critical field.
    Sector,
}

impl ElementKind {
    /// All kinds.
    pub const ALL: [ElementKind; 5] = [
        ElementKind::Expectation,
        ElementKind::Objective,
        ElementKind::Organisation,
        ElementKind::Tactic,
        ElementKind::Sector,
    ];

    /// The share of the kind in the value of a programme. A choice of ours, stated in `docs/planning.md`: what the plan
    /// writes down comes first, then who has to take part, then by what and where it is attacked.
    pub fn share(self) -> f64 {
        match self {
            ElementKind::Expectation => 0.30,
            ElementKind::Objective | ElementKind::Organisation => 0.20,
            ElementKind::Tactic | ElementKind::Sector => 0.15,
        }
    }

    /// As it is written in files.
    pub fn key(self) -> &'static str {
        match self {
            ElementKind::Expectation => "expectation",
            ElementKind::Objective => "objective",
            ElementKind::Organisation => "organisation",
            ElementKind::Tactic => "tactic",
            ElementKind::Sector => "sector",
        }
    }
}

/// Why an element cannot be exercised by anybody: it has no weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotHere {
    /// The expectation does not bind in the year.
    NotInForce,
    /// The province has no organisation and no system of the field.
    NoSuchField,
}

/// Something to be exercised.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Element {
    /// Kind.
    pub kind: ElementKind,
    /// Id within the kind.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Its share in the value before what was drilled in earlier years is discounted; all add up to 1.
    pub weight: f64,
    /// The chance that earlier years exercised it, each counted by its age, 0..1; its weight is lowered by it.
    pub remembered: f64,
    /// Why it has no weight.
    pub not_here: Option<NotHere>,
}

impl Element {
    /// Weight after the discount.
    pub fn value(&self) -> f64 {
        self.weight * (1.0 - self.remembered)
    }
}

/// The elements of a province, in the order of [`ElementKind::ALL`].
pub(super) fn elements(ground: &Ground, wishes: &Wishes, memory: &Memory) -> Vec<Element> {
    let plan = &ground.drill.plan;
    let mut out = Vec::new();
    let mut add = |kind, id: &str, name: Text, weight: f64, not_here| {
        let remembered = memory.remembered(kind, id, wishes.year, wishes.discount);
        out.push(Element { kind, id: id.to_owned(), name, weight, remembered, not_here });
    };
    for expectation in &plan.expectations {
        let not_here = (!binds_in(expectation, wishes.year)).then_some(NotHere::NotInForce);
        let weight = expectation.weight.value().max(0.0);
        add(ElementKind::Expectation, &expectation.id, expectation.name.clone(), weight, not_here);
    }
    for objective in &plan.objectives {
        let measured = plan.expectations.iter().filter(|e| objective.measured_by.contains(&e.id));
        let bound = measured.into_iter().any(|e| binds_in(e, wishes.year));
        add(
            ElementKind::Objective,
            &objective.id,
            objective.name.clone(),
            1.0,
            (!bound).then_some(NotHere::NotInForce),
        );
    }
    for org in ground.drill.province.organisations.iter().filter(|o| o.participates) {
        add(ElementKind::Organisation, &org.id, org.name.clone(), 1.0, None);
    }
    for tactic in tactics(ground) {
        add(ElementKind::Tactic, &tactic, Text::of(|lang| say::tactic(lang, &tactic)), 1.0, None);
    }
    for sector in SECTORS {
        let exists = ground
            .drill
            .province
            .systems
            .iter()
            .any(|s| sector_of(s, &ground.drill.province.organisations) == Some(sector));
        let name = Text::of(|lang| sector_name(sector, lang));
        add(ElementKind::Sector, &sector_id(sector), name, 1.0, (!exists).then_some(NotHere::NoSuchField));
    }
    weigh(&mut out);
    out
}

/// Scales the weights: the elements of a kind that can be exercised share that of the kind.
fn weigh(elements: &mut [Element]) {
    for element in elements.iter_mut().filter(|e| e.not_here.is_some()) {
        element.weight = 0.0;
    }
    let sum = |elements: &[Element], kind| {
        elements.iter().filter(|e| e.kind == kind).map(|e| e.weight).sum::<f64>()
    };
    let kinds = ElementKind::ALL.map(|kind| (kind, sum(elements, kind)));
    let shares: f64 = kinds.iter().filter(|(_, sum)| *sum > 0.0).map(|(kind, _)| kind.share()).sum();
    for (kind, sum) in kinds.into_iter().filter(|(_, sum)| *sum > 0.0) {
        for element in elements.iter_mut().filter(|e| e.kind == kind) {
            element.weight *= kind.share() / shares / sum;
        }
    }
}

/// An expectation binds in a year if it, its target and its limit are in force on some day of it.
pub(super) fn binds_in(expectation: &Expectation, year: i16) -> bool {
    let regulation = |value: &Sourced<Span>| match value {
        Sourced::Regulation { in_force: period, .. } => in_force(period.as_ref(), year),
        _ => true,
    };
    in_force(expectation.in_force.as_ref(), year)
        && regulation(&expectation.target)
        && regulation(&expectation.limit)
}

/// The tactics of all campaigns, sorted.
fn tactics(ground: &Ground) -> BTreeSet<String> {
    ground.campaigns.campaigns.iter().flat_map(|c| c.actions.iter().map(|a| a.tactic.clone())).collect()
}

/// The field of a system: its own, else that of its owner.
pub(super) fn sector_of(system: &System, organisations: &[Organisation]) -> Option<Sector> {
    let owner = organisations.binary_search_by(|o| o.id.cmp(&system.owner)).ok();
    system.sector.or_else(|| organisations.get(owner?)?.sector)
}

/// The id of a field, as its name in scenario files in small letters: `natural-resources`.
pub fn sector_id(sector: Sector) -> String {
    let mut id = String::new();
    for letter in format!("{sector:?}").chars() {
        if letter.is_uppercase() && !id.is_empty() {
            id.push('-');
        }
        id.extend(letter.to_lowercase());
    }
    id
}

/// The name of a field.
pub(super) fn sector_name(sector: Sector, lang: Lang) -> String {
    match sector {
        Sector::Transport => say::sector_transport(lang),
        Sector::Energy => say::sector_energy(lang),
        Sector::NaturalResources => say::sector_natural_resources(lang),
        Sector::Information => say::sector_information(lang),
        Sector::Health => say::sector_health(lang),
        Sector::Finance => say::sector_finance(lang),
        Sector::Banking => say::sector_banking(lang),
        Sector::Defence => say::sector_defence(lang),
        Sector::PublicOrder => say::sector_public_order(lang),
        Sector::Urban => say::sector_urban(lang),
        Sector::GovernmentDirection => say::sector_government(lang),
    }
}
