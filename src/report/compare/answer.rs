//! The answer in at most three sentences: which is better, how sure that is or what it costs to know, and what decides.

use super::view::{View, about};
use crate::experiment::Estimate;
use crate::experiment::compare::Comparison;
use crate::experiment::stats::{FIRST_STAGE, Verdict};
use crate::i18n::compare as say;
use crate::i18n::format::{count, number, percent};

/// The two arms that the answer is about: the one with the best estimate, and the first, which is the province's own where there is
/// one; where they are the same, the next best.
pub(super) fn rivals(found: &Comparison) -> Option<(usize, usize)> {
    let order = found.ranked();
    let leader = *order.first()?;
    let rival = if leader == 0 { *order.get(1)? } else { 0 };
    Some((leader, rival))
}

/// The answer, which is better first.
pub(super) fn answer(view: &View) -> Vec<String> {
    let (found, lang) = (view.found, view.lang);
    if found.complete == 0 || found.pairs.is_empty() {
        return vec![say::answer_nothing(lang, &view.measure())];
    }
    let all = |wanted: &[Verdict]| found.pairs.iter().all(|p| wanted.contains(&p.verdict));
    if all(&[Verdict::Same]) {
        return vec![say::answer_same(lang)];
    }
    let none = all(&[Verdict::Same, Verdict::NoneWorthHaving]);
    let first = if none { say::answer_none(lang, &view.measure(), &view.worth()) } else { which(view) };
    let selected = found.selection.as_ref().and_then(|s| s.winner).filter(|_| !none);
    let mut sentences = match selected {
        // The first thing to say is what was selected; then by how much.
        Some(best) => vec![how_sure(view), ahead(view, best).unwrap_or(first)],
        None => vec![first, how_sure(view)],
    };
    sentences.extend(what_decides(view));
    sentences
}

/// How far the selected arm is ahead of the next.
fn ahead(view: &View, best: usize) -> Option<String> {
    let rival = view.found.ranked().into_iter().find(|arm| *arm != best)?;
    let difference = view.difference(view.found.difference(best, rival)?);
    Some(say::answer_ahead(view.lang, &view.option(best), &view.option(rival), &difference))
}

/// The first sentence without names, for the title of a chart.
pub(super) fn in_short(view: &View) -> String {
    let (found, lang) = (view.found, view.lang);
    let nothing = [Verdict::Same, Verdict::NoneWorthHaving];
    if found.complete == 0 || found.pairs.is_empty() {
        return say::answer_nothing(lang, &view.measure());
    }
    if found.pairs.iter().all(|p| nothing.contains(&p.verdict)) {
        return say::forest_none(lang, &view.measure());
    }
    match possible(view).0.as_slice() {
        [best] => say::forest_best(lang, view.letter(*best), &view.measure()),
        several => {
            let list = listed(view, several.iter().map(|arm| view.letter(*arm).to_string()).collect());
            say::forest_several(lang, &list, &view.measure())
        }
    }
}

/// Arms that may be the best, and those that are not.
fn possible(view: &View) -> (Vec<usize>, Vec<usize>) {
    view.arms().partition(|arm| view.found.best.get(*arm).is_none_or(|best| best.possible))
}

fn listed(view: &View, named: Vec<String>) -> String {
    match named.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            format!("{}{}{last}", first.join(", "), say::or_last(view.lang))
        }
        other => other.concat(),
    }
}

fn which(view: &View) -> String {
    let (found, lang) = (view.found, view.lang);
    let (may, not) = possible(view);
    if let (&[best], Some((leader, rival))) = (may.as_slice(), rivals(found))
        && best == leader
    {
        let value = found.arms[best].mean.value.map_or_else(|| "–".to_owned(), |v| view.value(v));
        let difference = found.difference(best, rival).map(|d| view.difference(d)).unwrap_or_default();
        return say::answer_best(
            lang,
            &view.option(best),
            &view.measure(),
            &value,
            &view.option(rival),
            &difference,
        );
    }
    let list = listed(view, may.iter().map(|arm| view.option(*arm)).collect());
    let mut text = say::answer_several(lang, &view.measure(), &list);
    if !not.is_empty() {
        let letters: Vec<String> = not.iter().map(|arm| view.letter(*arm).to_string()).collect();
        text.push_str(&say::answer_others(lang, &letters.join(", ")));
    }
    text
}

fn letters(view: &View, arms: &[usize]) -> String {
    arms.iter().map(|arm| view.letter(*arm).to_string()).collect::<Vec<_>>().join(", ")
}

fn how_sure(view: &View) -> String {
    let (found, lang) = (view.found, view.lang);
    if let Some(selection) = &found.selection {
        return match selection.winner {
            Some(best) => {
                let probability = format!("{}%", number(selection.probability * 100.0, 1, lang))
                    .replace(",0%", "%")
                    .replace(".0%", "%");
                let drills = count(selection.taken[best], lang);
                let best_name = view.letter(best).to_string();
                let mut text =
                    say::answer_selected(lang, &best_name, &probability, &view.size(selection.zone), &drills);
                if !selection.tied.is_empty() {
                    let mut tied = vec![best];
                    tied.extend(&selection.tied);
                    text.push_str(&say::answer_tied(lang, &letters(view, &tied)));
                }
                text
            }
            None if selection.most == 0 => say::answer_too_few(lang, &view.drills(), FIRST_STAGE),
            None => {
                let most = count(selection.most, lang);
                say::answer_not_selected(lang, &letters(view, &selection.left), &view.drills(), &most)
            }
        };
    }
    // What it would cost to tell the best estimate from the next one that is open against it.
    let order = found.ranked();
    let open = order.iter().skip(1).find_map(|other| {
        let (a, b) = (order[0].min(*other), order[0].max(*other));
        let pair = found.pairs.iter().find(|p| (p.first, p.second) == (a, b))?;
        Some((*other, pair.drills_to_tell?))
    });
    match open {
        Some((other, drills)) => {
            let (a, b) = (view.letter(order[0]).to_string(), view.letter(other).to_string());
            say::answer_cost(lang, &a, &b, &about(drills, lang))
        }
        None => say::answer_sure(lang, &view.confidence(), &view.drills()),
    }
}

/// Whether an interval excludes no difference.
pub(super) fn sure(difference: Estimate) -> bool {
    difference.low.zip(difference.high).is_some_and(|(low, high)| low > 0.0 || high < 0.0)
}

fn what_decides(view: &View) -> Option<String> {
    let (found, lang) = (view.found, view.lang);
    let (leader, rival) = rivals(found)?;
    let (a, b) = (leader.min(rival), leader.max(rival));
    let size = |e: Estimate| e.value.unwrap_or(0.0).abs();
    let named = |arm: usize| view.letter(arm).to_string();
    let rows = found.chances.iter().filter(|r| (r.first, r.second) == (a, b) && sure(r.difference));
    if let Some(row) = rows.max_by(|x, y| size(x.difference).total_cmp(&size(y.difference))) {
        let met = |arm: usize| {
            let chance = found.arms[arm].chances.iter().find(|c| c.expectation == row.expectation);
            chance.map_or_else(|| "–".to_owned(), |c| percent(c.met as f64 / c.due.max(1) as f64, lang))
        };
        let name = view.expectation_name(&row.expectation);
        return Some(say::answer_decides(
            lang,
            &name,
            &named(leader),
            &met(leader),
            &named(rival),
            &met(rival),
        ));
    }
    let rows = found.shares.iter().enumerate();
    let rows = rows.filter(|(_, r)| (r.first, r.second) == (a, b) && sure(r.difference));
    let most = rows.max_by(|x, y| size(x.1.difference).total_cmp(&size(y.1.difference)));
    Some(match most {
        Some((ix, row)) => {
            let at = ix / found.pairs.len().max(1);
            let share = |arm: usize| {
                found.arms[arm].shares[at].map_or_else(|| "–".to_owned(), |share| percent(share, lang))
            };
            let name = view.expectation_name(&row.expectation);
            let (own, other) = (share(leader), share(rival));
            say::answer_decides_share(lang, &name, &named(leader), &own, &named(rival), &other)
        }
        None => say::answer_nothing_decides(lang, &named(leader), &named(rival)),
    })
}

/// About how many drills of every arm would settle all pairs that are open; none where none is, or where it cannot be told.
pub fn drills_to_settle(found: &Comparison) -> Option<u64> {
    found.pairs.iter().filter_map(|pair| pair.drills_to_tell).max()
}
