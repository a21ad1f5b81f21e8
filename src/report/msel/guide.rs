//! The second sheet: what the list is, how its words are meant, and where its times come from.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::paper::{self, Paper};
use super::{HEAD, cells, clock_text, counted, rests_on, titles};
use crate::i18n::format::{Alphabet, count};
use crate::i18n::{Lang, half, msel as say};
use crate::plan::msel::{Kind, Msel};

const KINDS: [Kind; 6] =
    [Kind::Startex, Kind::Attack, Kind::Inject, Kind::ExpectedAction, Kind::ContingencyInject, Kind::Endex];
const LABEL_WIDTH: f64 = 34.0;
const TEXT_WIDTH: f64 = 110.0;

pub(super) fn sheet(msel: &Msel, lang: Lang, paper: &Paper, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(say::sheet_guide(lang))?;
    titles(&say::title_guide(lang), 1, msel, lang, paper, sheet)?;
    sheet.set_column_width(0, LABEL_WIDTH)?;
    sheet.set_column_width(1, TEXT_WIDTH)?;
    for (row, (label, text)) in (HEAD..).zip(facts(msel, lang).into_iter().chain(words(msel, lang))) {
        sheet.write_string_with_format(row, 0, label, &paper.label)?;
        let text = paper::cell(text);
        sheet.set_row_height(row, paper::height([(text.as_str(), TEXT_WIDTH)].into_iter()))?;
        sheet.write_string_with_format(row, 1, text, &paper.plain.text)?;
    }
    paper::page(sheet, msel.drill.get(lang), &rests_on(msel, lang), lang);
    Ok(())
}

fn facts(msel: &Msel, lang: Lang) -> Vec<(String, String)> {
    let kinds = KINDS.iter().filter(|kind| !matches!(kind, Kind::Startex | Kind::Endex));
    let kinds: Vec<String> =
        kinds.map(|kind| say::counted(lang, &cells::kind(*kind, lang), counted(msel, *kind))).collect();
    let both = |name: &str, id: &str| format!("{name} [{id}]");
    vec![
        (say::label_drill(lang), both(msel.drill.get(lang), &msel.scenario)),
        (say::label_province(lang), msel.province.get(lang).to_owned()),
        (say::label_structure(lang), both(msel.structure_name.get(lang), &msel.structure)),
        (say::label_plan(lang), format!("{} ({})", msel.plan.get(lang), half(&msel.plan_source, lang))),
        (say::label_starts(lang), clock_text(&msel.starts)),
        (say::label_ends(lang), format!("{} ({})", clock_text(&msel.ends), msel.ends.offset)),
        (say::label_rows(lang), format!("{} ({})", msel.rows.len(), kinds.join("; "))),
        (say::label_runs(lang), count(msel.replications, lang)),
        (say::label_seed(lang), msel.seed.to_string()),
        (say::label_version(lang), msel.version.clone()),
        (say::label_digest(lang), msel.scenario_digest.clone()),
    ]
}

fn words(msel: &Msel, lang: Lang) -> Vec<(String, String)> {
    let mut list = vec![
        (say::label_time(lang), say::guide_time(lang)),
        (say::label_p(lang), say::guide_p(lang)),
        (cells::kind(Kind::Attack, lang), say::guide_attack(lang)),
        (cells::kind(Kind::Inject, lang), say::guide_inject(lang)),
        (cells::kind(Kind::ExpectedAction, lang), say::guide_expected(lang)),
        (cells::kind(Kind::ContingencyInject, lang), say::guide_contingency(lang)),
        (say::column_to(lang), say::guide_players(lang)),
    ];
    let rare = msel.not_exercised.iter().map(|one| {
        let (name, campaign) = (one.expectation.name.get(lang), one.campaign.name.get(lang));
        say::not_exercised(lang, name, campaign, one.due, msel.replications)
    });
    let rare: Vec<String> = rare.collect();
    if !rare.is_empty() {
        list.push((say::label_not_exercised(lang), rare.join("\n")));
    }
    let short = abbreviations(msel, lang);
    if !short.is_empty() {
        list.push((say::label_abbreviations(lang), short));
    }
    list.push((say::label_import(lang), say::guide_import(lang)));
    list
}

/// The abbreviations of the list with what they stand for, in the order of the alphabet.
fn abbreviations(msel: &Msel, lang: Lang) -> String {
    let players = msel.rows.iter().filter(|row| row.kind == Kind::ExpectedAction).flat_map(|row| &row.to);
    let short: BTreeMap<&str, &str> = players
        .filter(|player| !player.short.is_empty() && player.short != player.name.get(lang))
        .map(|player| (player.short.as_str(), player.name.get(lang)))
        .collect();
    let mut short: Vec<(&str, &str)> = short.into_iter().collect();
    let alphabet = Alphabet::of(lang);
    short.sort_by(|a, b| alphabet.compare(a.0, b.0));
    short.iter().map(|(short, name)| format!("{short}: {name}")).collect::<Vec<_>>().join("\n")
}
