//! Distributions of the times of the expectations that are met least often: how bad can it be?

use super::View;
use crate::experiment::ExpectationChance;
use crate::i18n::compare::{key_limit, key_target};
use crate::i18n::experiment as say;
use crate::report::palette::BLUE;
use crate::report::sheet::{Sheet, Swatch};
use crate::report::{Drawing, ecdf};

/// Expectations shown at most.
const SHOWN: usize = 6;

pub(super) fn chart(view: &View) -> Drawing {
    let lang = view.lang;
    let rows: Vec<&ExpectationChance> =
        view.by_chance().into_iter().filter(|row| row.times.count() > row.times.open()).take(SHOWN).collect();
    let title = rows
        .first()
        .map_or_else(|| say::nothing_due(lang), |row| say::distributions_title(lang, &view.name(row)));
    let mut sheet = Sheet::new(&title, &say::distributions_how(lang));
    if rows.is_empty() {
        sheet.empty(&say::nothing_due(lang));
    }
    for row in &rows {
        let marks = view.expectation(row).map(|e| (e.target.value().0, e.limit.value().0));
        ecdf::panel(&mut sheet, lang, &view.name(row), marks, &[(&row.times, BLUE)]);
    }
    if !rows.is_empty() {
        sheet.keys(&[(Swatch::Dashed, key_target(lang)), (Swatch::Solid, key_limit(lang))]);
    }
    view.drawing("times", sheet, say::distributions_alt(lang, rows.len()))
}
