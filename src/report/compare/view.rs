//! A comparison seen in one language: names of its arms, its values in words.

use crate::experiment::compare::{Better, Comparison, Unit};
use crate::experiment::stats::Verdict;
use crate::experiment::{Column, Estimate, Runner};
use crate::i18n::compare as say;
use crate::i18n::format::{count, duration, number, percent};
use crate::i18n::{Lang, terms};
use crate::record::TimeClass;
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::Expectation;

/// A comparison, its arms, and the language in which it is told.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Arms, seed.
    pub runner: &'a Runner,
    /// What was found.
    pub found: &'a Comparison,
    /// Digests of the scenarios of the arms.
    pub digests: &'a [String],
    /// Language.
    pub lang: Lang,
}

impl<'a> View<'a> {
    /// Positions of the arms that are compared.
    pub(super) fn arms(&self) -> std::ops::Range<usize> {
        0..self.found.arms.len()
    }
    pub(super) fn scenario(&self, arm: usize) -> &'a Scenario {
        &self.runner.arms()[arm].scenario
    }

    /// The letter that stands for an arm in tables and charts.
    pub(super) fn letter(&self, arm: usize) -> char {
        char::from(b'A' + (arm % 26) as u8)
    }

    /// The name of an arm: of its structure, of its scenario, or of both, whatever tells it from others.
    pub(super) fn name(&self, arm: usize) -> String {
        let own = self.scenario(arm);
        let structure = own.structure.name.get(self.lang);
        let all = |same: &dyn Fn(&Scenario) -> bool| self.arms().all(|other| same(self.scenario(other)));
        if all(&|other| other.id == own.id) {
            structure.to_owned()
        } else if all(&|other| other.structure.id == own.structure.id) {
            own.name.get(self.lang).to_owned()
        } else {
            format!("{}: {structure}", own.province.name.get(self.lang))
        }
    }

    /// Letter and name.
    pub(super) fn option(&self, arm: usize) -> String {
        say::option(self.lang, self.letter(arm), &self.name(arm))
    }

    /// `A − B`.
    pub(super) fn pair(&self, first: usize, second: usize) -> String {
        say::pair(self.lang, &self.letter(first).to_string(), &self.letter(second).to_string())
    }

    pub(super) fn expectation(&self, id: &str) -> Option<&'a Expectation> {
        self.scenario(0).plan.expectations.iter().find(|e| e.id == id)
    }
    pub(super) fn expectation_name(&self, id: &str) -> String {
        self.expectation(id).map_or(id, |e| e.name.get(self.lang)).to_owned()
    }

    /// The measure, in words.
    pub(super) fn measure(&self) -> String {
        let lang = self.lang;
        match &self.found.plan.measure.column {
            Column::Score("score") => say::measure_score(lang),
            Column::Score("score_low") => say::measure_score_low(lang),
            Column::Score("score_high") => say::measure_score_high(lang),
            Column::Score(_) => say::measure_coverage(lang),
            Column::Status(_, id) => say::measure_chance(lang, &self.expectation_name(id)),
            Column::ExpectationScore(_, id) => {
                say::measure_expectation_score(lang, &self.expectation_name(id))
            }
            Column::ExpectationTime(_, id) => say::measure_expectation_time(lang, &self.expectation_name(id)),
            Column::ShareMet(_, id) => say::measure_share(lang, &self.expectation_name(id)),
            Column::Clock(to) => say::measure_clock(lang, &words::milestone(*to, lang).to_lowercase()),
            Column::Hours(class) => {
                say::measure_hours(lang, &words::class(TimeClass::ALL[*class], lang).to_lowercase())
            }
            Column::Measure(id) => terms::measure(lang, id).to_lowercase(),
        }
    }

    pub(super) fn better(&self) -> String {
        match self.found.plan.measure.better {
            Better::Higher => say::higher_better(self.lang),
            Better::Lower => say::lower_better(self.lang),
        }
    }

    /// A value of the measure.
    pub(super) fn value(&self, value: f64) -> String {
        match self.found.plan.measure.unit() {
            Unit::Points | Unit::Count => number(value, 1, self.lang),
            Unit::Share => percent(value, self.lang),
            Unit::Seconds => duration(value.round() as i64, self.lang),
        }
    }

    /// The size of a difference of the measure, with its unit.
    pub(super) fn size(&self, value: f64) -> String {
        match self.found.plan.measure.unit() {
            Unit::Points => say::points(self.lang, &self.plain(value.abs())),
            Unit::Share => say::hundredths(self.lang, &self.plain(value.abs() * 100.0)),
            Unit::Count => self.plain(value.abs()),
            Unit::Seconds => duration(value.abs().round() as i64, self.lang),
        }
    }

    /// A number with one decimal, without it where it is whole.
    fn plain(&self, value: f64) -> String {
        number(value, usize::from(value.fract() != 0.0), self.lang)
    }

    /// A signed difference of the measure, without its unit but for times.
    pub(super) fn signed(&self, value: f64) -> String {
        self.signed_in(value, self.found.plan.measure.unit())
    }

    /// A signed difference in a unit.
    pub(super) fn signed_in(&self, value: f64, unit: Unit) -> String {
        let size = match unit {
            Unit::Points | Unit::Count => number(value.abs(), 1, self.lang),
            Unit::Share => number(value.abs() * 100.0, 1, self.lang),
            Unit::Seconds => duration(value.abs().round() as i64, self.lang),
        };
        let nothing = size.chars().all(|c| !c.is_ascii_digit() || c == '0');
        let sign = if nothing {
            ""
        } else if value < 0.0 {
            "−"
        } else {
            "+"
        };
        format!("{sign}{size}")
    }

    /// A mark of an axis of differences whose marks are `step` apart.
    pub(super) fn tick(&self, value: f64, step: f64) -> String {
        let unit = self.found.plan.measure.unit();
        let (value, step) = if unit == Unit::Share { (value * 100.0, step * 100.0) } else { (value, step) };
        if value == 0.0 || unit == Unit::Seconds {
            return if value == 0.0 { "0".to_owned() } else { self.signed(value) };
        }
        let decimals = (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as usize;
        let sign = if value < 0.0 { "−" } else { "+" };
        format!("{sign}{}", number(value.abs(), decimals, self.lang))
    }

    /// A difference of the measure with its interval.
    pub(super) fn difference(&self, estimate: Estimate) -> String {
        self.estimate(estimate, &|v| self.signed(v))
    }

    /// An estimate with its interval.
    pub(super) fn estimate(&self, estimate: Estimate, shown: &dyn Fn(f64) -> String) -> String {
        match (estimate.value, estimate.low, estimate.high) {
            (Some(value), Some(low), Some(high)) => {
                say::with_ends(self.lang, &shown(value), &shown(low), &shown(high))
            }
            (None, Some(low), Some(high)) => say::ends(self.lang, &shown(low), &shown(high)),
            (Some(value), ..) => shown(value),
            _ => "–".to_owned(),
        }
    }

    /// What a pair comes to.
    pub(super) fn verdict(&self, first: usize, second: usize) -> String {
        let wanted = (first.min(second), first.max(second));
        let Some(pair) = self.found.pairs.iter().find(|p| (p.first, p.second) == wanted) else {
            return say::verdict_same(self.lang);
        };
        let (a, b) = (self.letter(pair.first), self.letter(pair.second));
        match pair.verdict {
            Verdict::Same => say::verdict_same(self.lang),
            Verdict::NoneWorthHaving => say::verdict_none(self.lang),
            Verdict::FirstByWorth => say::verdict_by_worth(self.lang, a),
            Verdict::First => say::verdict_better(self.lang, a),
            Verdict::Second => say::verdict_better(self.lang, b),
            Verdict::SecondByWorth => say::verdict_by_worth(self.lang, b),
            Verdict::Open => pair.drills_to_tell.map_or_else(
                || say::verdict_open(self.lang),
                |drills| say::verdict_open_cost(self.lang, &about(drills, self.lang)),
            ),
        }
    }

    /// Drills of every arm.
    pub(super) fn drills(&self) -> String {
        count(self.found.replications, self.lang)
    }
    pub(super) fn confidence(&self) -> String {
        percent(self.found.plan.confidence, self.lang)
    }
    pub(super) fn worth(&self) -> String {
        self.size(self.found.plan.worth)
    }

    /// The line under every chart.
    pub(super) fn note(&self) -> String {
        let digest: Vec<&str> = self.digests.iter().take(self.found.arms.len()).map(|d| short(d)).collect();
        say::chart_note(
            self.lang,
            &self.drills(),
            &self.confidence(),
            self.runner.seed(),
            env!("CARGO_PKG_VERSION"),
            &digest.join(", "),
        )
    }
}

/// Eight characters of a digest.
pub(super) fn short(digest: &str) -> &str {
    let plain = digest.trim_start_matches("sha256:");
    plain.get(..8).unwrap_or(plain)
}

/// A large number to two digits: what it is known to.
pub fn about(drills: u64, lang: Lang) -> String {
    let digits = drills.max(1).ilog10();
    let step = 10u64.pow(digits.saturating_sub(1));
    count(drills.div_ceil(step) * step, lang)
}
