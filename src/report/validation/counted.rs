//! Shares by unit of time beside real incidents, and each comparison in sentences.

use std::fmt::Write as _;

use super::value::{points, share, verdict};
use super::{table_head, table_row};
use crate::experiment::validation::{Comparison, Phase, UNITS, UnitClass, Validation};
use crate::i18n::format::{count, number, percent};
use crate::i18n::{Lang, validation as say};

/// The name of a campaign.
pub fn campaign(found: &Validation, id: &str, lang: Lang) -> String {
    let line = found.campaigns.iter().find(|line| line.id == id);
    line.map_or_else(|| id.to_owned(), |line| line.name.get(lang).to_owned())
}

/// What a comparison is about, in words.
pub fn title(found: &Validation, row: &Comparison, lang: Lang) -> String {
    let name = campaign(found, &row.campaign, lang);
    match row.phase {
        Phase::Discovery => say::about_discovery(lang, &name),
        Phase::Containment => say::about_containment(lang, &name),
    }
}

fn position(unit: UnitClass) -> usize {
    UNITS.iter().position(|known| *known == unit).unwrap_or(0)
}

/// A table of the shares: two rows a campaign.
pub fn shares(out: &mut String, found: &Validation, phase: Phase, lang: Lang) {
    let mut heads = vec![say::col_campaign(lang), String::new(), say::col_cases(lang)];
    heads.extend((0..UNITS.len()).map(|ix| say::unit(lang, ix).to_owned()));
    table_head(out, &heads);
    for row in found.counted.iter().filter(|row| row.phase == phase) {
        let mut cells =
            vec![campaign(found, &row.campaign, lang), say::row_simulated(lang), count(row.ended, lang)];
        cells.extend(row.units.iter().map(|unit| share(&unit.simulated, lang)));
        table_row(out, &cells);
        let population = say::row_real(lang, row.population_name.get(lang));
        let mut cells = vec![String::new(), population, count(row.real_cases.into(), lang)];
        cells.extend(row.units.iter().map(|unit| share(&unit.real, lang)));
        table_row(out, &cells);
    }
    out.push('\n');
}

/// Every comparison of a phase in sentences.
pub fn sentences(out: &mut String, found: &Validation, phase: Phase, lang: Lang) {
    for row in found.counted.iter().filter(|row| row.phase == phase) {
        let name = campaign(found, &row.campaign, lang);
        let result = verdict(row.verdict, &row.cited_in, lang);
        let _ = writeln!(out, "- **{name}**: {} → *{result}*.", sentence(row, lang));
    }
    out.push('\n');
}

fn sentence(row: &Comparison, lang: Lang) -> String {
    let Some(gap) = &row.gap else { return say::gap_nothing(lang) };
    let unit = say::end_of_unit(lang, position(gap.at));
    let (simulated, real) = (percent(gap.simulated, lang), percent(gap.real, lang));
    let of = row.ended + row.open;
    let with_open = number(gap.with_open * 100.0, 0, lang);
    let (mut text, open) = match row.phase {
        Phase::Discovery => (
            say::gap_discovery(lang, unit, &simulated, &real),
            say::gap_open_discovery(lang, &count(row.open, lang), &count(of, lang), &with_open),
        ),
        Phase::Containment => (
            say::gap_containment(lang, unit, &simulated, &real),
            say::gap_open_containment(lang, &count(row.open, lang), &count(of, lang), &with_open),
        ),
    };
    let chance = number(gap.by_chance * 100.0, 0, lang);
    text.push_str(&say::gap_size(lang, &points(&gap.value, lang), &chance));
    if row.open > 0 {
        text.push_str(&open);
    }
    if row.before > 0 {
        text.push_str(&say::gap_before(lang, &count(row.before, lang)));
    }
    if let Some(gap) = &row.gap_of_campaigns {
        let unit = say::end_of_unit(lang, position(gap.at));
        let (simulated, real) = (percent(gap.simulated, lang), percent(gap.real, lang));
        text.push_str(&say::gap_campaigns(lang, unit, &simulated, &real, &points(&gap.value, lang)));
    }
    text.push_str(&say::gap_differs(lang, row.differs.get(lang)));
    text
}
