//! The third sheet: what the runs say of every expected action, and of every expectation of the plan that it is measured by.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::paper::{self, Paper};
use super::{HEAD, HEAD_HEIGHT, cells, clock_text, rests_on, titles, write_moment};
use crate::i18n::format::{Clock, duration};
use crate::i18n::{Lang, msel as say};
use crate::plan::msel::{FEWEST_RUNS, Forecast, Measured, Moment, Msel, Row, about_names};
use crate::units::SimTime;

/// A message of the catalogue.
type Say = fn(Lang) -> String;

/// Heads with the widths of their columns.
const COLUMNS: [(Say, f64); 15] = [
    (say::column_number, 7.0),
    (say::column_action, 36.0),
    (say::column_campaign, 22.0),
    (say::column_who, 22.0),
    (say::column_p50, 16.5),
    (say::column_p50_between, 22.0),
    (say::column_p90, 16.5),
    (say::column_p90_between, 22.0),
    (say::column_share, 17.0),
    (say::column_expectation, 30.0),
    (say::column_clock_from, 14.0),
    (say::column_target_time, 12.0),
    (say::column_limit_time, 12.0),
    (say::column_took, 22.0),
    (say::column_met, 12.0),
];

/// The columns of the two quantiles.
const P50: u16 = 4;
const P90: u16 = 6;

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
            let texts = texts(msel, row, forecast, measure, lang);
            sheet.write_number_with_format(at, 0, row.number, &paper.plain.centred)?;
            for (column, text) in (1..).zip(&texts) {
                match (column, &forecast.p50, &forecast.p90) {
                    (P50, Some(moment), _) | (P90, _, Some(moment)) => {
                        write_moment(sheet, at, column, moment, &paper.plain.time)?
                    }
                    _ => sheet.write_string_with_format(at, column, text, &paper.plain.text)?,
                };
            }
            let widths = COLUMNS.iter().skip(1).map(|(_, width)| *width);
            sheet.set_row_height(at, paper::height(texts.iter().map(String::as_str).zip(widths)))?;
            at += 1;
        }
    }
    sheet.set_row_height(HEAD, HEAD_HEIGHT)?;
    sheet.autofilter(HEAD, 0, at.saturating_sub(1).max(HEAD), last)?;
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    paper::page(sheet, msel.drill.get(lang), &rests_on(msel, lang), lang);
    Ok(())
}

/// The texts of a line, from the second column on. The action stands on every line of its expectations, so that a filter leaves
/// whole lines.
fn texts(msel: &Msel, row: &Row, forecast: &Forecast, measure: Option<&Measured>, lang: Lang) -> Vec<String> {
    let about = about_names(row.about.as_ref(), &msel.campaigns, lang);
    let quantile =
        |moment: &Option<Moment>| moment.as_ref().map_or_else(|| say::cell_never(lang), clock_text);
    let enough = forecast.due >= FEWEST_RUNS;
    let quantile = |moment| if enough { quantile(moment) } else { say::cell_few(lang, forecast.due) };
    let between = |ends: [Option<i64>; 2]| match enough {
        true => {
            let [low, high] = ends.map(|end| end.map_or_else(|| say::cell_open(lang), |t| at_text(msel, t)));
            say::from_to(lang, &low, &high)
        }
        false => String::new(),
    };
    let mut texts = vec![
        row.message.get(lang).to_owned(),
        about,
        cells::players(row, lang),
        quantile(&forecast.p50),
        between(forecast.p50_between_s),
        quantile(&forecast.p90),
        between(forecast.p90_between_s),
        cells::shares(forecast, lang),
    ];
    texts.extend(measured(measure, lang));
    texts.into_iter().map(paper::cell).collect()
}

/// A moment of the drill, on the clock.
fn at_text(msel: &Msel, t_s: i64) -> String {
    let clock = Clock::parse(msel.starts.clock.get(..16).unwrap_or_default());
    clock.map_or_else(String::new, |clock| {
        let (at, t_s) = (clock.civil(SimTime(t_s)).to_rfc3339(), t_s);
        clock_text(&Moment { t_s, clock: at, offset: String::new() })
    })
}

fn measured(measure: Option<&Measured>, lang: Lang) -> [String; 6] {
    let took = |seconds: Option<i64>| seconds.map_or_else(|| say::cell_never(lang), |s| duration(s, lang));
    match measure {
        Some(m) => [
            m.name.get(lang).to_owned(),
            m.from_name.get(lang).to_owned(),
            duration(m.target_s, lang),
            duration(m.limit_s, lang),
            say::from_to(lang, &took(m.p50_s), &took(m.p90_s)),
            format!("{}/{}", m.met, m.due),
        ],
        None => ["–"; 6].map(str::to_owned),
    }
}
