//! What a study of corrective measures found, as text for a terminal, as Markdown, as a page, as charts and as tables.

mod cost;
mod forest;
mod page;
mod tables;
mod text;

#[cfg(test)]
mod tests;

pub use page::html;
pub use tables::tables;
pub use text::{markdown, terminal};

use super::canvas::{Anchor, Canvas, Ink, NOTE};
use super::palette::{DIM, FAINT};
use super::sheet::Sheet;
use super::{Chart, Drawing};
use crate::experiment::Estimate;
use crate::experiment::improve::{Design, Effect, Improvement, Objective};
use crate::i18n::Lang;
use crate::i18n::format::{count, number, percent, signed};
use crate::i18n::improve as say;

/// A study, what it was asked, and the language in which it is told.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What was asked.
    pub design: &'a Design,
    /// What was found.
    pub found: &'a Improvement,
    /// Digest of the scenario as it is.
    pub digest: &'a str,
    /// Language.
    pub lang: Lang,
}

impl View<'_> {
    /// The name of a measure.
    fn measure(&self, ix: usize) -> &str {
        self.found.candidates[ix].measure.name.get(self.lang)
    }

    /// The number of a measure in tables and charts: its place in the search.
    fn place(&self, ix: usize) -> String {
        let at = self.found.singles.iter().position(|effect| effect.measures == [ix]);
        at.map_or_else(|| "–".to_owned(), |at| (at + 1).to_string())
    }

    /// The numbers of the measures of an effect: `2`, `1 + 3`.
    fn places(&self, effect: &Effect) -> String {
        effect.measures.iter().map(|ix| self.place(*ix)).collect::<Vec<_>>().join(" + ")
    }

    /// The names of the measures of an effect.
    fn names(&self, effect: &Effect) -> String {
        let separator = "; ";
        effect.measures.iter().map(|ix| self.measure(*ix)).collect::<Vec<_>>().join(separator)
    }

    /// A difference of a share in points of a hundred, with its interval.
    fn points(&self, estimate: Estimate) -> String {
        let shown = |v: f64| signed(v * 100.0, self.lang);
        match (estimate.value, estimate.low, estimate.high) {
            (Some(value), Some(low), Some(high)) => {
                say::points_ends(self.lang, &shown(value), &shown(low), &shown(high))
            }
            (Some(value), ..) => say::points(self.lang, &shown(value)),
            _ => "–".to_owned(),
        }
    }

    /// A difference of an objective with its interval.
    fn change(&self, objective: Objective, estimate: Estimate) -> String {
        if objective == Objective::Score { self.score(estimate) } else { self.points(estimate) }
    }

    /// How much a difference of the objective counts on an axis.
    fn scale(&self) -> f64 {
        if self.by() == Objective::Score { 1.0 } else { 100.0 }
    }

    fn by(&self) -> Objective {
        self.found.plan.by
    }

    /// The objective in a sentence, and the unit of its differences.
    fn what(&self) -> (String, String) {
        let what = match self.by() {
            Objective::Expectations => say::of_expectations(self.lang),
            Objective::Intrusions => say::of_intrusions(self.lang),
            Objective::Score => say::of_score(self.lang),
        };
        let score = self.by() == Objective::Score;
        (what, if score { say::unit_score(self.lang) } else { say::unit_points(self.lang) })
    }

    /// An objective at the head of a column.
    fn head(&self, objective: Objective) -> String {
        match objective {
            Objective::Expectations => say::head_of_expectations(self.lang),
            Objective::Intrusions => say::head_of_intrusions(self.lang),
            Objective::Score => say::head_of_score(self.lang),
        }
    }

    /// A difference of scores with its interval.
    fn score(&self, estimate: Estimate) -> String {
        match (estimate.value, estimate.low, estimate.high) {
            (Some(value), Some(low), Some(high)) => say::with_ends(
                self.lang,
                &signed(value, self.lang),
                &signed(low, self.lang),
                &signed(high, self.lang),
            ),
            (Some(value), ..) => signed(value, self.lang),
            _ => "–".to_owned(),
        }
    }

    /// A chance with its interval.
    fn chance(&self, estimate: Estimate) -> String {
        let shown = |v: f64| format!("{}%", number(v * 100.0, 1, self.lang));
        match (estimate.value, estimate.low, estimate.high) {
            (Some(value), Some(low), Some(high)) => {
                say::with_ends(self.lang, &shown(value), &shown(low), &shown(high))
            }
            _ => "–".to_owned(),
        }
    }

    /// A cost without its unit, for a column whose head says it.
    fn amount(&self, cost: Option<f64>) -> String {
        let shown = |cost: f64| count(cost.round() as u64, self.lang);
        cost.map_or_else(|| say::cost_not_given(self.lang), shown)
    }

    fn cost(&self, cost: Option<f64>) -> String {
        let shown = self.amount(cost);
        if cost.is_some() { say::cost(self.lang, &shown) } else { shown }
    }

    fn expectation(&self, id: &str) -> String {
        let all = &self.design.scenario.plan.expectations;
        all.iter().find(|e| e.id == id).map_or(id, |e| e.name.get(self.lang)).to_owned()
    }

    fn drills(&self) -> String {
        count(self.found.plan.replications, self.lang)
    }
    fn confidence(&self) -> String {
        percent(self.found.plan.confidence, self.lang)
    }
    fn short_digest(&self) -> &str {
        let plain = self.digest.trim_start_matches("sha256:");
        plain.get(..8).unwrap_or(plain)
    }
}

fn drawing(view: &View, name: &'static str, sheet: Sheet, alt: String) -> Drawing {
    let version = env!("CARGO_PKG_VERSION");
    let (lang, seed) = (view.lang, view.design.seed);
    let note = say::chart_note(lang, &view.drills(), &view.confidence(), seed, version, view.short_digest());
    let (canvas, title) = sheet.finish_with(&note);
    Drawing { name, title, alt, note, canvas }
}

fn drawings(view: &View) -> Vec<Drawing> {
    vec![forest::chart(view), cost::chart(view)]
}

/// All charts, in the order of the page.
pub fn charts(view: &View) -> Vec<Chart> {
    drawings(view).into_iter().map(Drawing::paint).collect()
}

/// Numbers along a line of a page.
#[derive(Clone, Copy)]
struct Axis {
    low: f64,
    high: f64,
    /// Where the ends lie on the page.
    from: f64,
    to: f64,
}

impl Axis {
    /// An axis over values, and a little more.
    fn over(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Axis {
        let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)));
        let pad = if high > low { (high - low) * 0.08 } else { 1.0 };
        Axis { low: if low < 0.0 { low - pad } else { 0.0 }, high: high + pad, from, to }
    }
    fn at(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// Round numbers at least so many millimetres apart.
    fn marks(&self, apart: f64) -> Vec<f64> {
        let wanted = (self.high - self.low) / (self.to - self.from).abs() * apart;
        let power = libm::pow(10.0, libm::floor(libm::log10(wanted)));
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power);
        let step = steps.into_iter().find(|s| *s >= wanted).unwrap_or(wanted);
        let first = libm::ceil(self.low / step) as i64;
        let last = libm::floor(self.high / step) as i64;
        (first..=last).map(|mark| mark as f64 * step).collect()
    }

    /// Marks below a chart, with lines up to its top.
    fn below(&self, c: &mut Canvas, (top, bottom): (f64, f64), shown: &dyn Fn(f64) -> String) {
        for mark in self.marks(11.0) {
            let x = self.at(mark);
            c.line(&[(x, top), (x, bottom)], 0.15, FAINT);
            c.line(&[(x, bottom), (x, bottom + 0.8)], 0.2, DIM);
            c.text(x, bottom + 3.2, &shown(mark), Ink::new(NOTE), Anchor::Middle);
        }
        c.line(&[(self.from, bottom), (self.to, bottom)], 0.25, DIM);
    }
}

/// A mark of an axis: as short as it is exact to a tenth.
fn mark(view: &View, value: f64) -> String {
    let decimals = [0usize, 1, 2, 3].into_iter().find(|d| {
        let scale = libm::pow(10.0, *d as f64);
        (value * scale - libm::round(value * scale)).abs() < 1e-6
    });
    let size = number(value.abs(), decimals.unwrap_or(3), view.lang);
    if value < 0.0 { format!("−{size}") } else { size }
}
