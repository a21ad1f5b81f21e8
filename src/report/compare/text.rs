//! A comparison as text for a terminal and as Markdown.

use std::cmp::Ordering;
use std::fmt::Write as _;

use super::answer::{answer, rivals, sure};
use super::view::{View, short};
use crate::experiment::Estimate;
use crate::experiment::compare::{HoursDifference, ShareDifference, Unit, VarianceReduction};
use crate::experiment::stats::Validity;
use crate::i18n::compare as say;
use crate::i18n::format::{count, number, percent};
use crate::record::TimeClass;
use crate::report::lines::Lines;
use crate::report::markdown::{heading, table};
use crate::report::words;
use crate::scenario::model::Ground;

/// The answer on a screen. Ends with a line break.
pub fn terminal(view: &View, width: usize) -> String {
    let lang = view.lang;
    let mut out = Lines::new(width);
    out.wrapped("", view.scenario(0).name.get(lang));
    out.wrapped("", &title(view));
    out.rule();
    answer(view).iter().for_each(|sentence| out.wrapped("", sentence));
    out.rule();
    for arm in view.found.ranked() {
        out.split(&format!("{} · {}", view.letter(arm), view.name(arm)), &mean(view, arm));
    }
    out.rule();
    out.wrapped("", &say::head_differences(lang));
    for (first, second) in pairs(view) {
        let difference = view.found.difference(first, second);
        let shown = difference.map_or_else(|| "–".to_owned(), |d| view.difference(d));
        out.split(&format!("  {}: {}", view.pair(first, second), view.verdict(first, second)), &shown);
    }
    if let Some((a, b)) = rivals(view.found) {
        out.rule();
        deciding(view, &mut out, a, b);
    }
    out.rule();
    computed(view).iter().take(1).chain(&[say::about_model(lang)]).for_each(|line| out.wrapped("", line));
    out.text
}

/// What two arms are shown to differ in: chances, then shares of the intrusions.
fn deciding(view: &View, out: &mut Lines, a: usize, b: usize) {
    let (lang, pair) = (view.lang, (a.min(b), a.max(b)));
    out.wrapped("", &format!("{} ({}, {})", say::head_chances(lang), view.letter(a), view.letter(b)));
    let rows = chance_rows(view);
    let decided: Vec<&ChanceRow> = rows.iter().filter(|row| row.sure.contains(&pair)).collect();
    if decided.is_empty() {
        out.wrapped("  ", &say::none_sure(lang));
    }
    for row in decided {
        out.split(&format!("  {}", row.name), &format!("{} · {}", row.cells[a], row.cells[b]));
    }
    out.wrapped("", &format!("{} ({}, {})", say::head_shares(lang), view.letter(a), view.letter(b)));
    let rows = view.found.shares.iter().enumerate();
    let rows = rows.filter(|(_, row)| (row.first, row.second) == pair && sure(row.difference));
    let mut none = true;
    for (ix, row) in rows {
        let at = ix / view.found.pairs.len().max(1);
        let share =
            |arm: usize| view.found.arms[arm].shares[at].map_or_else(|| "–".to_owned(), |s| percent(s, lang));
        let name = view.expectation_name(&row.expectation);
        out.split(&format!("  {name}"), &format!("{} · {}", share(a), share(b)));
        none = false;
    }
    if none {
        out.wrapped("  ", &say::none_sure(lang));
    }
}

pub(super) fn title(view: &View) -> String {
    say::title(view.lang, view.found.arms.len(), &view.drills(), &view.measure())
}

pub(super) fn mean(view: &View, arm: usize) -> String {
    view.estimate(view.found.arms[arm].mean, &|v| view.value(v))
}

/// Every pair once, the arm with the better estimate first, the largest difference first.
pub(super) fn pairs(view: &View) -> Vec<(usize, usize)> {
    let order = view.found.ranked();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (place, first) in order.iter().enumerate() {
        pairs.extend(order.iter().skip(place + 1).map(|second| (*first, *second)));
    }
    let size =
        |(a, b): &(usize, usize)| view.found.difference(*a, *b).and_then(|d| d.value).map_or(0.0, f64::abs);
    pairs.sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.cmp(b)));
    pairs
}

/// An expectation under every arm.
pub(super) struct ChanceRow {
    pub name: String,
    /// By arm, in words.
    pub cells: Vec<String>,
    /// By arm: the chance, none where it was never due.
    pub chances: Vec<Option<f64>>,
    /// By arm: whether the chance may be greater, because some drills ended undecided.
    pub open: Vec<bool>,
    /// Pairs that are shown to differ.
    pub sure: Vec<(usize, usize)>,
}

/// Expectations that were ever due, those on which the arms differ most first.
pub(super) fn chance_rows(view: &View) -> Vec<ChanceRow> {
    let ids = view.found.arms.first().map_or(&[][..], |arm| &arm.chances).iter().map(|c| &c.expectation);
    let mut rows: Vec<ChanceRow> = ids.enumerate().map(|(ix, id)| chance_row(view, ix, id)).collect();
    rows.retain(|row| row.chances.iter().any(Option::is_some));
    let order = |row: &ChanceRow| (row.sure.is_empty(), -spread(&row.chances));
    rows.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(Ordering::Equal));
    rows
}

/// How far apart the known ones are.
fn spread(values: &[Option<f64>]) -> f64 {
    let known = values.iter().flatten().copied();
    known.clone().fold(f64::MIN, f64::max) - known.fold(f64::MAX, f64::min)
}

fn chance_row(view: &View, ix: usize, id: &str) -> ChanceRow {
    let arms = view.found.arms.iter().map(|arm| &arm.chances[ix]);
    let chance = |met: u64, due: u64| (due > 0).then(|| met as f64 / due as f64);
    let rows = view.found.chances.iter().filter(|row| row.expectation == id && sure(row.difference));
    ChanceRow {
        name: view.expectation_name(id),
        cells: arms.clone().map(|c| view.estimate(c.chance, &|v| percent(v, view.lang))).collect(),
        chances: arms.clone().map(|c| chance(c.met, c.due)).collect(),
        open: arms.map(|c| c.undecided > 0).collect(),
        sure: rows.map(|row| (row.first, row.second)).collect(),
    }
}

/// Differences of hours that are shown, the longest first.
pub(super) fn hours_that_differ<'a>(view: &View<'a>) -> Vec<&'a HoursDifference> {
    let mut rows: Vec<&HoursDifference> =
        view.found.hours.iter().filter(|row| sure(row.difference)).collect();
    let size = |row: &HoursDifference| row.difference.value.unwrap_or(0.0).abs();
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    rows
}

pub(super) fn hours_sentence(view: &View, row: &HoursDifference) -> String {
    let class = words::class(TimeClass::ALL[row.class], view.lang);
    let shown = view.estimate(row.difference, &|v| view.signed_in(v, Unit::Seconds));
    say::hours_differ(view.lang, &class, &view.pair(row.first, row.second), &shown)
}

pub(super) fn pair_heads(view: &View) -> Vec<String> {
    let lang = view.lang;
    let mut heads = vec![say::col_pair(lang), say::col_difference(lang), say::col_verdict(lang)];
    if view.found.plan.stated {
        heads.extend([say::col_stated(lang), say::col_assumed(lang)]);
    }
    heads
}

/// The table of differences.
pub(super) fn pair_rows(view: &View) -> Vec<Vec<String>> {
    let of = |(first, second): (usize, usize)| {
        let difference = view.found.difference(first, second);
        let shown = difference.map_or_else(|| "–".to_owned(), |d| view.difference(d));
        let mut row = vec![view.pair(first, second), shown, view.verdict(first, second)];
        let wanted = (first.min(second), first.max(second));
        let pair = view.found.pairs.iter().find(|p| (p.first, p.second) == wanted);
        if let Some(parts) = pair.and_then(|p| p.parts.as_ref()) {
            let turn = |v: f64| view.signed(if first > second { 0.0 - v } else { v });
            let shown = |e: Estimate| match first > second {
                true => view.estimate(Estimate { low: e.high, high: e.low, ..e }, &turn),
                false => view.estimate(e, &turn),
            };
            row.extend([shown(parts.stated), shown(parts.assumed)]);
        }
        row
    };
    pairs(view).into_iter().map(of).collect()
}

pub(super) fn ranking_heads(view: &View) -> Vec<String> {
    let lang = view.lang;
    vec![
        say::col_option(lang),
        say::col_mean(lang),
        "P10".into(),
        "P50".into(),
        "P90".into(),
        say::col_behind_best(lang),
    ]
}

/// The table of the arms, the best estimate first.
pub(super) fn ranking_rows(view: &View) -> Vec<Vec<String>> {
    let of = |arm: usize| {
        let found = &view.found.arms[arm];
        let value = |v: Option<f64>| v.map_or_else(|| "–".to_owned(), |v| view.value(v));
        let best = view.found.best.get(arm).map_or_else(String::new, |best| {
            let turn = |v: f64| view.signed(view.found.plan.measure.oriented(v));
            say::ends(view.lang, &turn(best.low), &turn(best.high))
        });
        let name = format!("{} · {}", view.letter(arm), view.name(arm));
        vec![name, mean(view, arm), value(found.p10), value(found.p50), value(found.p90), best]
    };
    view.found.ranked().into_iter().map(of).collect()
}

/// Remarks under the differences.
pub(super) fn remarks(view: &View) -> Vec<String> {
    let (found, lang) = (view.found, view.lang);
    let mut lines = vec![say::about_differences(lang, &view.confidence(), &view.worth())];
    if found.validity == Validity::Anytime {
        lines.push(say::about_anytime(lang));
    }
    if found.complete < found.replications {
        let missing = count(found.replications - found.complete, lang);
        lines.push(say::about_incomplete(lang, &missing, &view.measure()));
    }
    let open: u64 = found.arms.iter().map(|arm| arm.open).sum();
    if open > 0 {
        lines.push(say::about_open(lang, &count(open, lang)));
    }
    lines
}

pub(super) fn ground_heads(view: &View) -> Vec<String> {
    vec![say::col_option(view.lang), say::col_roles(view.lang), say::col_lines(view.lang)]
}

/// What each structure rests on.
pub(super) fn ground_rows(view: &View) -> Vec<Vec<String>> {
    let said = |ground: &Ground| matches!(ground, Ground::Stated(_) | Ground::Regulation(_));
    let shares = |grounds: Vec<&Ground>| {
        let stated = grounds.iter().filter(|g| said(g)).count();
        format!("{stated} / {}", grounds.len() - stated)
    };
    let of = |arm: usize| {
        let structure = &view.scenario(arm).structure;
        vec![
            format!("{} · {}", view.letter(arm), view.name(arm)),
            shares(structure.roles.iter().map(|role| &role.ground).collect()),
            shares(structure.relations.iter().map(|line| &line.ground).collect()),
        ]
    };
    view.arms().map(of).collect()
}

pub(super) fn reduction_rows(view: &View) -> Vec<Vec<String>> {
    let of = |row: &VarianceReduction| {
        let times = |v: f64| say::times_as_many(view.lang, &number(v, 1, view.lang));
        let shown = match row.ratio.value {
            None => say::no_variance(view.lang),
            Some(_) => view.estimate(row.ratio, &times),
        };
        vec![view.pair(row.first, row.second), shown]
    };
    view.found.variance_reduction.iter().map(of).collect()
}

/// How it was computed.
pub(super) fn computed(view: &View) -> Vec<String> {
    let lang = view.lang;
    let validity = match view.found.validity {
        Validity::Fixed => say::validity_fixed(lang),
        Validity::Anytime => say::validity_anytime(lang),
    };
    let version = env!("CARGO_PKG_VERSION");
    let mut lines = vec![
        say::computed(lang, view.runner.seed(), version, &view.drills()),
        say::method_pairs(lang, &validity),
        say::method_best(lang),
    ];
    lines.extend(view.arms().map(|arm| {
        let (own, digest) = (view.scenario(arm), view.digests.get(arm).map_or("", |d| short(d)));
        say::digest(lang, view.letter(arm), &own.id, &own.structure.id, digest)
    }));
    lines
}

/// Everything that was found, as Markdown.
pub fn markdown(view: &View) -> String {
    let lang = view.lang;
    let mut out = format!("# {}\n\n{}\n\n", say::question(lang, view.found.arms.len()), title(view));
    answer(view).iter().for_each(|sentence| {
        let _ = writeln!(out, "- {sentence}");
    });
    heading(&mut out, &say::head_ranking(lang));
    table(&mut out, &ranking_heads(view), &ranking_rows(view));
    heading(&mut out, &say::head_differences(lang));
    table(&mut out, &pair_heads(view), &pair_rows(view));
    out.push_str(&format!("{}\n", remarks(view).join(" ")));
    heading(&mut out, &say::head_shares(lang));
    let (heads, rows) = share_table(view);
    table(&mut out, &heads, &rows);
    out.push_str(&format!("{}\n", say::about_shares(lang, &view.confidence())));
    heading(&mut out, &say::head_whole(lang));
    let (heads, rows) = chance_table(view);
    table(&mut out, &heads, &rows);
    out.push_str(&format!("{}\n", say::about_chances(lang, &view.confidence())));
    heading(&mut out, &say::head_hours(lang));
    let differ = hours_that_differ(view);
    if differ.is_empty() {
        let _ = writeln!(out, "- {}", say::hours_none(lang));
    }
    differ.iter().for_each(|row| {
        let _ = writeln!(out, "- {}", hours_sentence(view, row));
    });
    out.push_str(&format!("\n{}\n", say::about_hours(lang)));
    if view.found.plan.variance_reduction {
        heading(&mut out, &say::head_reduction(lang));
        table(&mut out, &[say::col_pair(lang), say::col_ratio(lang)], &reduction_rows(view));
        out.push_str(&format!("{}\n", say::about_reduction(lang)));
    }
    heading(&mut out, &say::head_assumptions(lang));
    out.push_str(&format!("{}\n\n", say::about_grounds(lang)));
    table(&mut out, &ground_heads(view), &ground_rows(view));
    out.push_str(&format!("{}\n", say::about_model(lang)));
    heading(&mut out, &say::head_computed(lang));
    computed(view).iter().for_each(|line| {
        let _ = writeln!(out, "- {line}");
    });
    out
}

/// Heads and rows of the table of chances.
pub(super) fn chance_table(view: &View) -> (Vec<String>, Vec<Vec<String>>) {
    let mut heads = vec![say::col_expectation(view.lang)];
    heads.extend(view.arms().map(|arm| view.letter(arm).to_string()));
    heads.push(say::col_sure(view.lang));
    let of = |row: ChanceRow| {
        let pairs: Vec<String> = row.sure.iter().map(|(a, b)| view.pair(*a, *b)).collect();
        let sure = if pairs.is_empty() { say::none_sure(view.lang) } else { pairs.join(", ") };
        std::iter::once(row.name).chain(row.cells).chain([sure]).collect()
    };
    (heads, chance_rows(view).into_iter().map(of).collect())
}

/// The share of the intrusions that meet an expectation, under every arm.
pub(super) struct ShareRow {
    /// Name of the expectation.
    pub name: String,
    /// 0..1, by arm.
    pub shares: Vec<Option<f64>>,
    /// Pairs that are shown to differ, with the difference.
    pub differ: Vec<(usize, usize, f64)>,
}

/// The shares of all expectations that were ever due, those on which the arms differ most first.
pub(super) fn share_rows(view: &View) -> Vec<ShareRow> {
    let pairs = view.found.pairs.len().max(1);
    let of = |(ix, of): (usize, &[ShareDifference])| {
        let differ = of.iter().filter(|row| sure(row.difference));
        ShareRow {
            name: of.first().map_or_else(String::new, |row| view.expectation_name(&row.expectation)),
            shares: view.found.arms.iter().map(|arm| arm.shares[ix]).collect(),
            differ: differ.map(|row| (row.first, row.second, row.difference.value.unwrap_or(0.0))).collect(),
        }
    };
    let rows = view.found.shares.chunks(pairs).enumerate().map(of);
    let mut rows: Vec<ShareRow> = rows.filter(|row| row.shares.iter().any(Option::is_some)).collect();
    let order = |row: &ShareRow| (row.differ.is_empty(), -spread(&row.shares));
    rows.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(Ordering::Equal));
    rows
}

/// Heads and rows of the table of shares of the intrusions.
pub(super) fn share_table(view: &View) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = chance_table(view).0;
    let shown = |share: &Option<f64>| share.map_or_else(|| "–".to_owned(), |s| percent(s, view.lang));
    let of = |row: ShareRow| {
        let differ = row.differ.iter().map(|(first, second, difference)| {
            let size = view.signed_in(*difference, Unit::Share);
            format!("{}: {}", view.pair(*first, *second), say::hundredths(view.lang, &size))
        });
        let differ = differ.collect::<Vec<_>>().join("; ");
        let differ = if differ.is_empty() { say::none_sure(view.lang) } else { differ };
        std::iter::once(row.name).chain(row.shares.iter().map(shown)).chain([differ]).collect()
    };
    (heads, share_rows(view).into_iter().map(of).collect())
}
