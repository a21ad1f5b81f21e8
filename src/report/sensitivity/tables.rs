//! The answer in sentences, and the tables of a study: the same on a page and in Markdown.

use super::facts::Facts;
use crate::experiment::sensitivity::{Flip, Found, value_at};
use crate::i18n::format::{count, number, percent};
use crate::i18n::sensitivity as say;

/// A table under its heading.
pub(super) struct Table {
    pub heading: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// What was found, in sentences; the first says what was done.
pub(super) fn answer(facts: &Facts) -> Vec<String> {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let mut sentences = Vec::new();
    let factors = count(facts.paper.subject.factors.len() as u64, lang);
    for (ix, _) in findings.series.iter().enumerate().filter(|(_, series)| series.len() == 1) {
        sentences.push(say::answer_base(lang, &facts.short_series(ix), &facts.estimate(&findings.base[ix])));
        sentences.push(spread(facts, ix));
    }
    let standing = findings.found.iter().filter(|found| found.stands_out).count();
    if standing == 0 {
        sentences.push(say::answer_none(lang, &factors));
    } else {
        sentences.push(say::answer_found(lang, standing, &factors));
        if let Some(first) = findings.found.iter().find(|found| found.stands_out) {
            let name = facts.full_name(first.factor);
            sentences.push(say::answer_first(lang, &name, &facts.index(&first.indices[0].total)));
        }
    }
    if let Some(rest) = findings.rest.first() {
        sentences.push(say::answer_rest(
            lang,
            &count(findings.rest_factors, lang),
            &facts.index(&rest.total),
        ));
    }
    sentences.extend(wins(facts));
    sentences
}

/// How much of the spread is assumed and how much is luck.
fn spread(facts: &Facts, ix: usize) -> String {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let name = facts.short_series(ix);
    let screening = &findings.screening[ix];
    let mean = findings.mean.get(ix).copied().flatten();
    match (screening.variance, screening.noise, mean) {
        (Some(variance), Some(noise), Some(mean)) if variance > 0.0 => say::answer_spread(
            lang,
            &name,
            &facts.value(mean),
            &facts.value(variance.sqrt()),
            &facts.value(noise.max(0.0).sqrt()),
        ),
        _ => say::answer_no_spread(lang, &name),
    }
}

fn wins(facts: &Facts) -> Vec<String> {
    let lang = facts.lang;
    let Some(joint) = &facts.paper.findings.joint else { return Vec::new() };
    let mut sentences = Vec::new();
    for (series, pair) in facts.pairs().into_iter().zip(&facts.paper.findings.pairs) {
        if let [a, b] = facts.paper.findings.series[series].as_slice() {
            let names = [*a, *b].map(|arm| facts.letter(arm).to_string());
            let Some(pair) = pair else {
                sentences.push(say::answer_pair_unknown(lang, &names[0], &names[1]));
                continue;
            };
            let [first, second, neither] =
                [&pair.first, &pair.second, &pair.neither].map(|share| facts.index(share));
            let worth = facts.worth();
            sentences.push(say::answer_pair(lang, &names[0], &names[1], &first, &second, &neither, &worth));
        }
    }
    sentences.push(say::answer_points(lang));
    for (arm, share) in joint.wins.iter().enumerate() {
        let shown = share_text(facts, share);
        sentences.push(say::answer_wins(lang, &facts.letter(arm).to_string(), &shown, &facts.worth()));
    }
    sentences.push(say::answer_tie(lang, &share_text(facts, &joint.no_difference)));
    if joint.undecided > 0 {
        let [n, of] = [joint.undecided, joint.points].map(|n| count(n, lang));
        sentences.push(say::answer_undecided(lang, &n, &of));
    }
    sentences
}

pub(super) fn share_text(facts: &Facts, share: &crate::experiment::sensitivity::Share) -> String {
    let [value, low, high] = [share.share, share.low, share.high].map(|x| percent(x, facts.lang));
    say::with_interval(facts.lang, &value, &low, &high)
}

/// Every table of the study, in order.
pub(super) fn tables(facts: &Facts) -> Vec<Table> {
    let mut all = vec![factors(facts)];
    all.extend((0..facts.paper.findings.series.len()).map(|ix| indices(facts, ix)));
    all.extend(facts.drawn().into_iter().map(|ix| ranges(facts, ix)));
    if facts.arms() > 1 {
        all.push(flips(facts));
        all.push(pairs(facts));
        all.extend(joint(facts));
    }
    all
}

fn factors(facts: &Facts) -> Table {
    let lang = facts.lang;
    let rows = facts.paper.findings.found.iter().map(|found| {
        let noise = if found.stands_out { String::new() } else { format!("; {}", say::maybe_noise(lang)) };
        vec![
            format!("{}{noise}", facts.full_name(found.factor)),
            facts.id(found.factor).to_owned(),
            facts.range(found.factor),
            facts.why(found.factor).to_owned(),
        ]
    });
    Table {
        heading: say::head_factors(lang),
        columns: vec![say::col_factor(lang), say::col_id(lang), say::col_range(lang), say::col_why(lang)],
        rows: rows.collect(),
    }
}

fn indices(facts: &Facts, series: usize) -> Table {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let row = |name: String, index: &crate::experiment::sensitivity::Index| {
        vec![name, facts.index(&index.first), facts.index(&index.total), facts.estimate(&index.moves)]
    };
    let mut rows: Vec<Vec<String>> = findings
        .found
        .iter()
        .map(|found| row(facts.full_name(found.factor), &found.indices[series]))
        .collect();
    if let Some(rest) = findings.rest.get(series) {
        rows.push(row(say::rest(lang, &count(findings.rest_factors, lang)), rest));
    }
    Table {
        heading: format!("{}: {}", say::head_indices(lang), facts.short_series(series)),
        columns: vec![
            say::col_factor(lang),
            say::col_first(lang),
            say::col_total(lang),
            if findings.moves_are_approximate() { say::col_moves_about(lang) } else { say::col_moves(lang) },
        ],
        rows,
    }
}

fn ranges(facts: &Facts, series: usize) -> Table {
    let lang = facts.lang;
    let rows = super::tornado::rows(facts, series).into_iter().map(|(found, [low, high])| {
        let shown = |end: Option<&crate::experiment::Estimate>| {
            end.map_or_else(|| "–".to_owned(), |estimate| facts.estimated_change(estimate))
        };
        vec![facts.full_name(found.factor), facts.range(found.factor), shown(low), shown(high)]
    });
    Table {
        heading: format!("{}: {}", say::head_ranges(lang), facts.short_series(series)),
        columns: vec![
            say::col_factor(lang),
            say::col_range(lang),
            say::col_at_low(lang),
            say::col_at_high(lang),
        ],
        rows: rows.collect(),
    }
}

fn flips(facts: &Facts) -> Table {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let mut rows = Vec::new();
    for (at, series) in facts.pairs().into_iter().enumerate() {
        for found in &findings.found {
            if let Some(flip) = found.flips.get(at) {
                rows.push(vec![
                    facts.short_series(series),
                    facts.full_name(found.factor),
                    facts.range(found.factor),
                    flip_text(facts, found, flip),
                    found.main.get(at).map_or_else(String::new, |main| facts.estimated_change(main)),
                ]);
            }
        }
    }
    Table {
        heading: say::head_flips(lang),
        columns: vec![
            say::col_pair(lang),
            say::col_factor(lang),
            say::col_range(lang),
            say::col_flip(lang),
            say::col_main(lang),
        ],
        rows,
    }
}

fn flip_text(facts: &Facts, found: &Found, flip: &Flip) -> String {
    let lang = facts.lang;
    let factor = facts.factor(found.factor);
    let shown = |share: f64| facts.factor_value(found.factor, value_at(factor, share));
    match flip {
        Flip::Flips { at, low, high } => say::flips_at(lang, &shown(*at), &shown(*low), &shown(*high)),
        Flip::DoesNotFlip => say::does_not_flip(lang),
        Flip::MayFlip { share } => say::may_flip(lang, &format!("{}%", number(share * 100.0, 0, lang))),
        Flip::NoOrder => say::no_order(lang),
    }
}

fn pairs(facts: &Facts) -> Table {
    let lang = facts.lang;
    let rows = facts.pairs().into_iter().zip(&facts.paper.findings.pairs).map(|(series, pair)| {
        let Some(pair) = pair else {
            return vec![
                facts.short_series(series),
                "–".into(),
                "–".into(),
                "–".into(),
                "–".into(),
                "–".into(),
            ];
        };
        vec![
            facts.short_series(series),
            facts.estimated_change(&pair.mean),
            facts.estimate(&pair.deviation),
            facts.index(&pair.first),
            facts.index(&pair.second),
            facts.index(&pair.neither),
        ]
    });
    Table {
        heading: say::head_pairs(lang),
        columns: vec![
            say::col_pair(lang),
            say::col_difference(lang),
            say::col_deviation(lang),
            say::col_first_better(lang),
            say::col_second_better(lang),
            say::no_difference(lang),
        ],
        rows: rows.collect(),
    }
}

fn joint(facts: &Facts) -> Option<Table> {
    let lang = facts.lang;
    let joint = facts.paper.findings.joint.as_ref()?;
    let mut rows: Vec<Vec<String>> = joint
        .wins
        .iter()
        .enumerate()
        .map(|(arm, share)| vec![say::wins(lang, &facts.option(arm)), share_text(facts, share)])
        .collect();
    rows.push(vec![say::no_difference(lang), share_text(facts, &joint.no_difference)]);
    let [n, of] = [joint.undecided, joint.points].map(|n| count(n, lang));
    rows.push(vec![say::undecided(lang), format!("{n} / {of}")]);
    Some(Table {
        heading: say::head_joint(lang),
        columns: vec![say::col_outcome(lang), say::col_share(lang)],
        rows,
    })
}

/// How it was computed, in sentences.
pub(super) fn method(facts: &Facts) -> Vec<String> {
    let (lang, findings) = (facts.lang, &facts.paper.findings);
    let points = findings.screening.first().map_or(0, |screening| screening.points);
    let [none, single] = facts.paper.unvaried();
    vec![
        say::method_screening(lang, &count(points, lang), findings.screening_replications),
        say::method_indices(lang, &count(findings.blocks, lang), findings.replications),
        say::method_curves(lang, &count(findings.curve_replications, lang)),
        say::method_main(lang),
        say::method_ranges(lang),
        say::unvaried(lang, none, single),
    ]
}
