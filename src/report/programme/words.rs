//! Parts of a programme in words.

use super::View;
use crate::experiment::Estimate;
use crate::i18n::format::{date_text, percent, weekday};
use crate::i18n::{Lang, year as say};
use crate::plan::programme::{
    Begin, Comparison, ElementKind, Entry, InjectSet, Invited, Planned, StepKind, Why,
};
use crate::units::CivilDate;

/// Something is exercised by a drill that does so with at least this chance.
const EVEN: f64 = 0.5;

/// `17/03/2026`.
pub(super) fn date(day: CivilDate, lang: Lang) -> String {
    date_text(&day.to_string(), lang)
}

/// `thứ Ba 17/03/2026`.
pub(super) fn long_date(day: CivilDate, lang: Lang) -> String {
    format!("{} {}", weekday(day.weekday(), lang), date(day, lang))
}

/// First and last day of a drill.
pub(super) fn when(drill: &Planned, lang: Lang) -> String {
    if drill.first == drill.last {
        long_date(drill.first, lang)
    } else {
        say::from_to(lang, &long_date(drill.first, lang), &long_date(drill.last, lang))
    }
}

/// A share in whole percent; one that is not nothing is not told as nothing, nor one that is not all as all.
pub(super) fn share_text(share: f64, lang: Lang) -> String {
    if share > 0.0 && share < 0.005 {
        format!("<{}", percent(0.01, lang))
    } else if (0.995..1.0).contains(&share) {
        format!(">{}", percent(0.99, lang))
    } else {
        percent(share, lang)
    }
}

/// A chance with its interval.
pub(super) fn chance(estimate: Estimate, lang: Lang) -> String {
    let shown = |v: f64| share_text(v, lang);
    match (estimate.value, estimate.low, estimate.high) {
        (Some(value), Some(low), Some(high)) => {
            say::with_ends(lang, &shown(value), &shown(low), &shown(high))
        }
        (Some(value), ..) => shown(value),
        (None, Some(low), Some(high)) => say::between(lang, &shown(low), &shown(high)),
        _ => "–".to_owned(),
    }
}

/// How many of the decided expectations are neither hopeless nor trivial by themselves.
pub(super) fn fair(drill: &Planned, view: &View) -> Option<String> {
    let (lang, wishes) = (view.lang, &view.found.wishes);
    let shown = |share: f64| percent(share, lang);
    drill.fair.map(|share| say::fair(lang, &shown(share), &shown(wishes.hardest), &shown(wishes.easiest)))
}

/// When the campaigns of a drill begin; nothing of the scenario's own drill, which says it by itself.
pub(super) fn begin(drill: &Planned, lang: Lang) -> Option<String> {
    match (drill.candidate.injects, drill.candidate.begin) {
        (InjectSet::Own, _) => None,
        (_, Begin::InPlay) => Some(say::begin_in_play(lang)),
        (_, Begin::Before) => Some(say::begin_before(lang)),
    }
}

/// Names of the campaigns of a drill.
pub(super) fn campaigns(drill: &Planned, lang: Lang) -> String {
    drill.campaigns.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join("; ")
}

/// Where the campaigns of a drill begin.
pub(super) fn entry(entry: Entry, view: &View) -> String {
    let lang = view.lang;
    match entry {
        Entry::Anywhere => say::entry_anywhere(lang),
        Entry::Province => say::entry_province(lang),
        Entry::Localities => say::entry_localities(lang),
        Entry::Field(sector) => {
            let id = crate::plan::programme::sector_id(sector);
            let name = view.found.elements.iter().find(|e| e.kind == ElementKind::Sector && e.id == id);
            say::entry_field(lang, name.map_or(id.as_str(), |e| e.name.get(lang)))
        }
    }
}

/// The injects of a drill.
pub(super) fn injects(drill: &Planned, lang: Lang) -> String {
    let of = match drill.candidate.injects {
        InjectSet::Free => say::injects_free(lang, drill.injects),
        InjectSet::Told => say::injects_told(lang, drill.injects),
        InjectSet::Pressed => say::injects_pressed(lang, drill.injects),
        InjectSet::Own => say::injects_own(lang, drill.injects),
    };
    match drill.candidate.asked.len() {
        0 => of,
        bodies => format!("{of}; {}", say::injects_asked(lang, bodies)),
    }
}

/// Who has something to do, and why nobody is asked where nobody is. The scenario's own drill has its own injects, and a drill
/// of few is without more.
pub(super) fn acting(drill: &Planned, view: &View) -> Vec<String> {
    let lang = view.lang;
    let acts = view.found.elements.iter().zip(&drill.chance).filter(|(element, chance)| {
        element.kind == ElementKind::Organisation && **chance >= EVEN && drill.invited.contains(&element.id)
    });
    let mut said = vec![say::acting(lang, acts.count(), drill.invited.len())];
    let what = &drill.candidate;
    let open = what.injects != InjectSet::Own && what.invited == Invited::All;
    said.extend((open && what.asked.is_empty()).then(|| say::asked_none(lang)));
    said
}

/// Who is invited.
pub(super) fn invited(drill: &Planned, lang: Lang) -> String {
    match drill.candidate.invited {
        Invited::All => say::invited_all(lang, drill.invited.len(), drill.people),
        Invited::Core => say::invited_core(lang, drill.invited.len(), drill.people),
    }
}

pub(super) fn kind(kind: ElementKind, lang: Lang) -> String {
    match kind {
        ElementKind::Expectation => say::kind_expectation(lang),
        ElementKind::Objective => say::kind_objective(lang),
        ElementKind::Organisation => say::kind_organisation(lang),
        ElementKind::Tactic => say::kind_tactic(lang),
        ElementKind::Sector => say::kind_sector(lang),
    }
}

pub(super) fn kinds(kind: ElementKind, lang: Lang) -> String {
    match kind {
        ElementKind::Expectation => say::kinds_expectation(lang),
        ElementKind::Objective => say::kinds_objective(lang),
        ElementKind::Organisation => say::kinds_organisation(lang),
        ElementKind::Tactic => say::kinds_tactic(lang),
        ElementKind::Sector => say::kinds_sector(lang),
    }
}

pub(super) fn why(of: ElementKind, why: Why, lang: Lang) -> String {
    match why {
        Why::NotInForce => say::why_not_in_force(lang),
        Why::NoSuchField => say::why_no_field(lang),
        Why::NoDrill => match of {
            ElementKind::Expectation | ElementKind::Objective => say::why_never_decided(lang),
            ElementKind::Organisation => say::why_never_acts(lang),
            ElementKind::Tactic => say::why_never_tried(lang),
            ElementKind::Sector => say::why_never_hit(lang),
        },
        Why::OnlyDropped => say::why_only_dropped(lang),
        Why::Rarely => say::why_rarely(lang),
        Why::Effort => say::why_effort(lang),
    }
}

pub(super) fn step(kind: StepKind, lang: Lang) -> String {
    match kind {
        StepKind::Concept => say::step_concept(lang),
        StepKind::Initial => say::step_initial(lang),
        StepKind::Events => say::step_events(lang),
        StepKind::Final => say::step_final(lang),
        StepKind::Start => say::step_start(lang),
        StepKind::HotWash => say::step_hot_wash(lang),
        StepKind::Draft => say::step_draft(lang),
        StepKind::AfterAction => say::step_after_action(lang),
    }
}

/// A value as a share of all weights.
pub(super) fn share(comparison: &Comparison, value: f64, lang: Lang) -> String {
    crate::i18n::format::number(comparison.share(value) * 100.0, 1, lang) + "%"
}
