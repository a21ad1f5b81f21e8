//! Where the hours of a measured time went, in sentences that say no more than the explanation does.

use super::page::Page;
use super::words;
use crate::i18n::format::{duration, percent};
use crate::i18n::report as say;
use crate::record::TimeClass;
use crate::score::card::{Explanation, Part};

/// Entries cited at most for one part.
const CITED: usize = 6;

/// The part that took longest.
pub(super) fn largest(explanation: &Explanation) -> Option<&Part> {
    explanation.parts.iter().max_by_key(|p| (p.seconds, std::cmp::Reverse(p.class)))
}

/// The entries of a part that a report cites.
pub(super) fn cited(part: &Part) -> &[u32] {
    &part.entries[..part.entries.len().min(CITED)]
}

/// The slack of what would become decisive if this part were shortened: the least on its edges.
pub(super) fn next_in_line(explanation: &Explanation, part: &Part) -> Option<i64> {
    let slack = explanation.slack.iter().filter(|s| part.entries.contains(&s.of)).map(|s| s.seconds);
    slack.filter(|s| *s > 0).min().filter(|s| *s < part.seconds)
}

/// How much of the largest part can be saved before another prerequisite decides, as the sentences say too.
/// None where the record has none that would decide before all of it is saved.
pub(super) fn can_be_saved(explanation: &Explanation) -> Option<i64> {
    next_in_line(explanation, largest(explanation)?)
}

/// `From – to`, in words.
pub(super) fn span_name(page: &Page, explanation: &Explanation) -> String {
    format!(
        "{} – {}",
        words::milestone(explanation.from, page.lang),
        words::milestone(explanation.to, page.lang).to_lowercase()
    )
}

/// What took longest, what acts on that class of time, and what limits the gain.
pub(super) fn sentences(page: &Page, explanation: &Explanation) -> Vec<String> {
    let lang = page.lang;
    let Some(part) = largest(explanation) else { return Vec::new() };
    let share = part.seconds as f64 / explanation.elapsed_s.max(1) as f64;
    let class = words::class(part.class, lang).to_lowercase();
    let mut list =
        vec![say::advice_largest(lang, &class, &duration(part.seconds, lang), &percent(share, lang))];
    list.push(lever(part.class)(lang));
    list.push(match next_in_line(explanation, part) {
        Some(slack) => say::advice_slack(lang, &duration(slack, lang)),
        None => say::advice_no_slack(lang),
    });
    list
}

/// What acts on a class of time.
pub(super) fn lever(class: TimeClass) -> fn(crate::i18n::Lang) -> String {
    match class {
        TimeClass::Detection => say::lever_detection,
        TimeClass::OffCalendar => say::lever_off_calendar,
        TimeClass::Absent => say::lever_absent,
        TimeClass::Queue => say::lever_queue,
        TimeClass::Handover => say::lever_handover,
        TimeClass::Message => say::lever_message,
        TimeClass::Decision => say::lever_decision,
        TimeClass::Dependency => say::lever_dependency,
        TimeClass::Mobilisation => say::lever_mobilisation,
        TimeClass::Rework => say::lever_rework,
        TimeClass::Work => say::lever_work,
    }
}
