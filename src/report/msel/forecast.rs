//! The third sheet: what the runs say of every expected action, and of every expectation of the plan that it is measured by.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::paper::{self, Paper};
use super::{HEAD, cells, rests_on, titles, write_moment};
use crate::i18n::format::{duration, percent};
use crate::i18n::{Lang, msel as say};
use crate::plan::msel::{Forecast, Measured, Moment, Msel, Row};

/// Heads with the widths of their columns.
const COLUMNS: [(fn(Lang) -> String, f64); 13] = [
    (say::column_number, 7.0),
    (say::column_action, 36.0),
    (say::column_campaign, 22.0),
    (say::column_who, 22.0),
    (say::column_p50, 16.5),
    (say::column_p90, 16.5),
    (say::column_share, 17.0),
    (say::column_expectation, 30.0),
    (say::column_clock_from, 14.0),
    (say::column_target_time, 12.0),
    (say::column_limit_time, 12.0),
    (say::column_took, 22.0),
    (say::column_met, 12.0),
];

pub(super) fn sheet(msel: &Msel, lang: Lang, paper: &Paper, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let last = COLUMNS.len() as u16 - 1;
    sheet.set_name(say::sheet_forecast(lang))?;
    titles(&say::title_forecast(lang), last, msel, lang, paper, sheet)?;
    for (at, (head, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(HEAD, at, head(lang), &paper.head)?;
    }
    let mut at = HEAD + 1;
    for row in &msel.rows {
        let Some(forecast) = &row.forecast else { continue };
        let measures = forecast.measures.iter().map(Some);
        let none = forecast.measures.is_empty().then_some(None);
        for measure in measures.chain(none) {
            left(sheet, at, row, forecast, lang, paper)?;
            right(sheet, at, measure, lang, paper)?;
            at += 1;
        }
    }
    sheet.autofilter(HEAD, 0, at.saturating_sub(1).max(HEAD), last)?;
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    paper::page(sheet, msel.drill.get(lang), &rests_on(msel, lang), lang);
    Ok(())
}

/// The action itself; the same on every line of its expectations, so that a filter leaves whole lines.
fn left(
    sheet: &mut Worksheet,
    at: u32,
    row: &Row,
    forecast: &Forecast,
    lang: Lang,
    paper: &Paper,
) -> Result<(), XlsxError> {
    let tint = &paper.plain;
    let about = row.about.as_ref().map_or_else(|| say::any_campaign(lang), |c| c.name.get(lang).to_owned());
    sheet.write_number_with_format(at, 0, row.number, &tint.centred)?;
    sheet.write_string_with_format(at, 1, paper::cell(row.message.get(lang).to_owned()), &tint.text)?;
    sheet.write_string_with_format(at, 2, about, &tint.text)?;
    sheet.write_string_with_format(at, 3, cells::players(row, lang), &tint.text)?;
    quantile(sheet, at, 4, forecast.p50.as_ref(), &tint.time, lang)?;
    quantile(sheet, at, 5, forecast.p90.as_ref(), &tint.time, lang)?;
    let share = say::share_between(
        lang,
        &percent(forecast.share, lang),
        &percent(forecast.share_low, lang),
        &percent(forecast.share_high, lang),
    );
    sheet.write_string_with_format(at, 6, share, &tint.centred)?;
    Ok(())
}

fn quantile(
    sheet: &mut Worksheet,
    at: u32,
    column: u16,
    moment: Option<&Moment>,
    format: &Format,
    lang: Lang,
) -> Result<(), XlsxError> {
    match moment {
        Some(moment) => write_moment(sheet, at, column, moment, format)?,
        None => {
            sheet.write_string_with_format(at, column, say::cell_never(lang), format)?;
        }
    }
    Ok(())
}

fn right(
    sheet: &mut Worksheet,
    at: u32,
    measure: Option<&Measured>,
    lang: Lang,
    paper: &Paper,
) -> Result<(), XlsxError> {
    let took = |seconds: Option<i64>| seconds.map_or_else(|| say::cell_never(lang), |s| duration(s, lang));
    let texts = match measure {
        Some(m) => [
            m.name.get(lang).to_owned(),
            m.from_name.get(lang).to_owned(),
            duration(m.target_s, lang),
            duration(m.limit_s, lang),
            say::from_to(lang, &took(m.p50_s), &took(m.p90_s)),
            format!("{}/{}", m.met, m.due),
        ],
        None => ["–"; 6].map(str::to_owned),
    };
    for (column, text) in (7..).zip(texts) {
        sheet.write_string_with_format(at, column, paper::cell(text), &paper.plain.text)?;
    }
    Ok(())
}
