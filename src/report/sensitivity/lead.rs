//! The answer in at most three sentences: the order of the structures, what would turn it, what moves the result; of one
//! structure the mean, its spread, what moves it.

use super::facts::Facts;
use super::tables::share_text;
use crate::experiment::sensitivity::{Flip, Found, value_at};
use crate::i18n::format::count;
use crate::i18n::sensitivity as say;

/// Assumptions that are named; others are counted.
const NAMED: usize = 2;

/// The answer.
pub(super) fn lead(facts: &Facts) -> Vec<String> {
    let mut sentences = match facts.arms() {
        1 => spread(facts),
        _ => order(facts).into_iter().chain([turns(facts)]).collect(),
    };
    sentences.push(strongest(facts));
    sentences
}

/// The mean of one structure, and how far assumptions and luck spread it.
fn spread(facts: &Facts) -> Vec<String> {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let base = findings.base.first().map_or_else(|| "–".to_owned(), |base| facts.estimate(base));
    let screening = findings.screening.first();
    let parts = screening.and_then(|s| Some((s.variance.filter(|v| *v > 0.0)?, s.noise?)));
    let spread = match parts {
        Some((variance, noise)) => {
            let [assumed, luck] = [variance, noise.max(0.0)].map(|v| facts.value(libm::sqrt(v)));
            say::lead_spread(lang, &assumed, &luck)
        }
        None => say::lead_no_spread(lang),
    };
    vec![say::lead_mean(lang, &facts.measure(), &base), spread]
}

/// In how much of the space of assumptions each structure is better.
fn order(facts: &Facts) -> Option<String> {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    if let ([pair], 2) = (findings.pairs.as_slice(), facts.arms()) {
        let names = [facts.option(0), facts.option(1)];
        let Some(pair) = pair else { return Some(say::lead_pair_unknown(lang, &names[0], &names[1])) };
        let [first, second, neither] =
            [&pair.first, &pair.second, &pair.neither].map(|share| facts.index(share));
        return Some(say::lead_pair(lang, &names[0], &names[1], &first, &second, &neither, &facts.worth()));
    }
    let joint = findings.joint.as_ref()?;
    let wins = joint.wins.iter().enumerate();
    let wins: Vec<String> =
        wins.map(|(arm, share)| format!("{}: {}", facts.option(arm), share_text(facts, share))).collect();
    Some(say::lead_wins(lang, &facts.worth(), &wins.join("; "), &share_text(facts, &joint.no_difference)))
}

/// What would turn the order of two structures by itself, and at which value.
fn turns(facts: &Facts) -> String {
    let lang = facts.lang;
    let found = &facts.paper.findings.found;
    let flips = |wanted: fn(&Flip) -> bool| {
        found.iter().filter(move |found| found.flips.iter().any(wanted)).collect::<Vec<&Found>>()
    };
    let sure = flips(|flip| matches!(flip, Flip::Flips { .. }));
    let maybe = flips(|flip| matches!(flip, Flip::MayFlip { .. }));
    let at = |found: &&Found| {
        let value = found.flips.iter().find_map(|flip| match flip {
            Flip::Flips { at, .. } => Some(*at),
            _ => None,
        })?;
        let shown = facts.factor_value(found.factor, value_at(facts.factor(found.factor), value));
        Some(say::lead_turns_at(lang, &facts.full_name(found.factor), &shown))
    };
    let named: Vec<String> = sure.iter().take(NAMED).filter_map(at).collect();
    match (sure.len(), maybe.len()) {
        (0, 0) => say::lead_nothing_turns(lang, &count(found.len() as u64, lang)),
        (0, open) => say::lead_may_turn(lang, &count(open as u64, lang), &count(found.len() as u64, lang)),
        (n, _) => say::lead_turns(lang, &count(n as u64, lang), &named.join("; ")),
    }
}

/// Which assumptions stand out from the noise.
fn strongest(facts: &Facts) -> String {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let all = count(facts.paper.subject.factors.len() as u64, lang);
    let standing: Vec<&Found> = findings.found.iter().filter(|found| found.stands_out).collect();
    let drills = count(facts.paper.drills(), lang);
    match standing.first() {
        Some(first) => {
            let n = count(standing.len() as u64, lang);
            say::lead_strongest(lang, &n, &all, &facts.full_name(first.factor), &drills)
        }
        None => say::lead_none(lang, &all, &drills),
    }
}
