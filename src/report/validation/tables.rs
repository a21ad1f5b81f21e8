//! The tables of a validation: what was run, published figures, queues, noise, verdicts.

use std::fmt::Write as _;

use super::counted::{campaign, title};
use super::value::{plain, share, time, verdict};
use super::{DIGEST_SHOWN, table_head, table_row};
use crate::experiment::Estimate;
use crate::experiment::validation::{FigureRow, NoiseRow, QueueRow, Validation, Verdict};
use crate::i18n::format::{count, duration, number, percent};
use crate::i18n::{Lang, validation as say};
use crate::scenario::published::{FigureValue, Statistic};
use crate::units::time::DAY;

/// The scenarios with what makes their runs unique.
pub fn scenarios(out: &mut String, found: &Validation, lang: Lang) {
    let heads = [
        say::col_scenario(lang),
        say::col_structure(lang),
        say::col_seed(lang),
        say::col_days(lang),
        say::col_digest(lang),
    ];
    table_head(out, &heads);
    for line in &found.scenarios {
        let digest: String = line.digest.trim_start_matches("sha256:").chars().take(DIGEST_SHOWN).collect();
        table_row(
            out,
            &[
                format!("`{}`", line.id),
                format!("`{}`", line.structure),
                line.seed.to_string(),
                duration(line.days * DAY, lang),
                format!("`{digest}`"),
            ],
        );
    }
    out.push('\n');
}

/// The campaigns with how often they came to anything.
pub fn campaigns(out: &mut String, found: &Validation, lang: Lang) {
    let heads = [
        say::col_campaign(lang),
        say::col_runs(lang),
        say::col_with_intrusion(lang),
        say::col_intrusions(lang),
    ];
    table_head(out, &heads);
    for line in &found.campaigns {
        let name = line.name.get(lang).to_owned();
        let counts = [line.runs, line.with_intrusion, line.intrusions].map(|n| count(n, lang));
        table_row(out, &[&[name], &counts[..]].concat());
    }
    out.push('\n');
}

/// Published medians, means and shares.
pub fn figures(out: &mut String, found: &Validation, lang: Lang) {
    let heads = [
        String::new(),
        say::col_measured(lang),
        say::col_published(lang),
        say::col_campaign(lang),
        say::col_simulated(lang),
        say::col_happened(lang),
        say::col_result(lang),
    ];
    table_head(out, &heads);
    for row in &found.figures {
        let cells = [
            row.id.clone(),
            measured(row, lang),
            format!("{}; {}", published(row.published, lang), row.source),
            campaign(found, &row.campaign, lang),
            simulated(row, lang),
            happened(row, lang),
            verdict(row.verdict, &row.cited_in, lang),
        ];
        table_row(out, &cells);
    }
    out.push('\n');
}

fn measured(row: &FigureRow, lang: Lang) -> String {
    let what = say::clock(lang, &format!("{:?}", row.clock));
    match row.statistic {
        Statistic::Mean => say::mean_of(lang, what),
        Statistic::Median => say::median_of(lang, what),
        Statistic::LowerQuartile => say::quartile_of(lang, what),
        Statistic::Proportion => what.to_owned(),
    }
}

fn published(value: FigureValue, lang: Lang) -> String {
    let (low, high) = match value {
        FigureValue::Time(low, high) => (duration(low.0, lang), duration(high.0, lang)),
        FigureValue::Share(low, high) => (percent(low, lang), percent(high, lang)),
    };
    if low == high { low } else { format!("{low}–{high}") }
}

fn simulated(row: &FigureRow, lang: Lang) -> String {
    match row.published {
        _ if row.happened == 0 => "–".to_owned(),
        FigureValue::Time(..) => time(&row.simulated, lang),
        FigureValue::Share(..) => share(&row.simulated, lang),
    }
}

fn happened(row: &FigureRow, lang: Lang) -> String {
    let (happened, runs) = (count(row.happened, lang), count(row.runs, lang));
    if row.open > 0 {
        say::of_runs_open(lang, &happened, &runs, &count(row.open, lang))
    } else {
        say::of_runs(lang, &happened, &runs)
    }
}

/// Desks beside the formula.
pub fn queues(out: &mut String, found: &Validation, lang: Lang) {
    let heads = [
        say::col_scenario(lang),
        say::col_desk(lang),
        say::col_analysts(lang),
        say::col_load(lang),
        say::col_wait_formula(lang),
        say::col_wait(lang),
        say::col_chance_formula(lang),
        say::col_chance(lang),
    ];
    table_head(out, &heads);
    for row in &found.queues {
        table_row(out, &queue_cells(row, lang));
    }
    let _ = writeln!(out, "\n{}\n", queues_agree(found, lang));
}

fn queue_cells(row: &QueueRow, lang: Lang) -> [String; 8] {
    let exact = |seconds: f64| duration(seconds.round() as i64, lang);
    let desk = if row.as_it_is { say::desk_as_is(lang) } else { say::desk_assumed(lang) };
    [
        format!("`{}`", row.scenario),
        format!("{}, {desk}", row.organisation.get(lang)),
        row.servers.to_string(),
        percent(row.load, lang),
        row.expected_wait_s.map_or_else(|| say::overloaded(lang), exact),
        time(&row.wait_s, lang),
        row.expected_chance.map_or_else(|| say::overloaded(lang), |chance| percent(chance, lang)),
        share(&row.chance, lang),
    ]
}

/// In how many checks the formula's values lie in the intervals.
pub fn queues_agree(found: &Validation, lang: Lang) -> String {
    let checks = || found.queues.iter().filter(|row| !row.as_it_is);
    say::queues_agree(lang, checks().filter(|row| row.agrees).count(), checks().count())
}

/// The scales of noise.
pub fn noise(out: &mut String, found: &Validation, lang: Lang) {
    let heads = [
        say::col_scenario(lang),
        say::col_scale(lang),
        say::col_alerts(lang),
        say::col_expired(lang),
        say::col_true_expired(lang),
        say::col_true_dismissed(lang),
        say::col_discovered(lang),
        say::col_discovery(lang),
    ];
    table_head(out, &heads);
    for row in &found.noise {
        let cells = [
            format!("`{}`", row.scenario),
            format!("× {}", number(row.scale, if row.scale < 1.0 { 2 } else { 0 }, lang)),
            plain(&row.alerts_a_day, lang),
            share(&row.expired, lang),
            share(&row.true_expired, lang),
            share(&row.true_dismissed, lang),
            share(&row.discovered, lang),
            time(&row.discovery_s, lang),
        ];
        table_row(out, &cells);
    }
    let _ = writeln!(out, "\n{}\n", noise_effect(found, lang));
}

/// In how many scenarios the most noise delays discovery, compared with the least, and in how many it hastens it.
pub fn noise_effect(found: &Validation, lang: Lang) -> String {
    let of = |id: &str| -> Option<(&NoiseRow, &NoiseRow)> {
        let mut rows = found.noise.iter().filter(|row| row.scenario == id);
        Some((rows.next()?, rows.next_back()?))
    };
    let later = |least: &Estimate, most: &Estimate| match (least.high, most.low) {
        (Some(high), Some(low)) => low > high,
        _ => false,
    };
    let pairs: Vec<_> = found.scenarios.iter().filter_map(|line| of(&line.id)).collect();
    let slower = pairs.iter().filter(|(least, most)| later(&least.discovery_s, &most.discovery_s));
    let faster = pairs.iter().filter(|(least, most)| later(&most.discovery_s, &least.discovery_s));
    say::noise_effect(lang, slower.count(), faster.count(), pairs.len())
}

/// What came out how, one row a result; what was used to set numbers comes last.
pub fn verdicts(out: &mut String, found: &Validation, lang: Lang) {
    const ORDER: [Verdict; 8] = [
        Verdict::Agrees,
        Verdict::Faster,
        Verdict::Slower,
        Verdict::Narrower,
        Verdict::Wider,
        Verdict::Higher,
        Verdict::Lower,
        Verdict::Nothing,
    ];
    table_head(out, &[say::col_result(lang), say::col_comparisons(lang)]);
    for (free, wanted) in [true, false].into_iter().flat_map(|free| ORDER.map(|wanted| (free, wanted))) {
        let names = concerned(found, free, wanted, lang);
        if !names.is_empty() {
            let mut result = verdict(wanted, &[], lang);
            if !free {
                result.push_str(&say::used_to_set_all(lang));
            }
            table_row(out, &[result, names.join("; ")]);
        }
    }
    out.push('\n');
}

/// The comparisons that came out so; `free` where the figure set nothing.
fn concerned(found: &Validation, free: bool, wanted: Verdict, lang: Lang) -> Vec<String> {
    let counted = found.counted.iter().filter(|row| row.verdict == wanted && row.cited_in.is_empty() == free);
    let figures = found.figures.iter().filter(|row| row.verdict == wanted && row.cited_in.is_empty() == free);
    let figure = |row: &FigureRow| {
        let what = measured(row, lang);
        say::figure_of(lang, &row.id, &what, &campaign(found, &row.campaign, lang))
    };
    counted.map(|row| title(found, row, lang)).chain(figures.map(figure)).collect()
}
