//! What the sentences, tables and charts of a study have in common: names, values, estimates as people write them.

use super::places::place;
use crate::experiment::compare::{Better, Measure, Unit};
use crate::experiment::sensitivity::{Found, Paper};
use crate::experiment::{Column, Estimate};
use crate::i18n::format::{count, duration, number, percent};
use crate::i18n::{Lang, compare as compared, fields, half, sensitivity as say, terms};
use crate::record::TimeClass;
use crate::report::words;
use crate::scenario::model::Severity;
use crate::scenario::{Factor, FactorKind};

/// Characters of a digest that are shown.
const DIGEST_SHOWN: usize = 8;

/// A paper in a language.
pub(super) struct Facts<'a> {
    pub paper: &'a Paper<'a>,
    pub lang: Lang,
}

impl<'a> Facts<'a> {
    pub(super) fn of(paper: &'a Paper<'a>, lang: Lang) -> Facts<'a> {
        Facts { paper, lang }
    }

    /// Positions of the series that have a tornado: every structure, then what each exceeds the first by.
    pub(super) fn drawn(&self) -> Vec<usize> {
        let series = &self.paper.findings.series;
        (0..series.len()).filter(|ix| series[*ix].len() == 1 || series[*ix][0] == 0).collect()
    }

    /// Positions of the series that are differences.
    pub(super) fn pairs(&self) -> Vec<usize> {
        let series = &self.paper.findings.series;
        (0..series.len()).filter(|ix| series[*ix].len() == 2).collect()
    }

    pub(super) fn arms(&self) -> usize {
        self.paper.subject.arms.len()
    }

    pub(super) fn scenario(&self) -> String {
        self.paper.scenario(0).map_or_else(String::new, |s| s.name.get(self.lang).to_owned())
    }

    pub(super) fn structure(&self, arm: usize) -> String {
        self.paper.scenario(arm).map_or_else(String::new, |s| s.structure.name.get(self.lang).to_owned())
    }

    /// The letter that stands for a structure in sentences and tables.
    pub(super) fn letter(&self, arm: usize) -> char {
        char::from(b'A' + (arm % 26) as u8)
    }

    /// Letter and name, as it stands in a sentence.
    pub(super) fn option(&self, arm: usize) -> String {
        compared::option(self.lang, self.letter(arm), &self.structure(arm))
    }

    /// The structures in one line.
    pub(super) fn structures(&self) -> String {
        let names: Vec<String> = match self.arms() {
            1 => vec![self.structure(0)],
            all => (0..all).map(|arm| format!("{} · {}", self.letter(arm), self.structure(arm))).collect(),
        };
        match names.as_slice() {
            [one] => say::structure(self.lang, one),
            many => say::structures(self.lang, &many.join("; ")),
        }
    }

    /// A series with the names of its structures, for what stands alone.
    pub(super) fn series(&self, ix: usize) -> String {
        match self.paper.findings.series[ix].as_slice() {
            [a, b] => say::difference(self.lang, &self.structure(*a), &self.structure(*b)),
            [a, ..] => self.structure(*a),
            [] => String::new(),
        }
    }

    /// A series where the letters are known: `A · name`, `A − B`; a single structure by its name.
    pub(super) fn short_series(&self, ix: usize) -> String {
        match self.paper.findings.series[ix].as_slice() {
            [a, b] => {
                let [a, b] = [*a, *b].map(|arm| self.letter(arm).to_string());
                compared::pair(self.lang, &a, &b)
            }
            [a, ..] if self.arms() > 1 => format!("{} · {}", self.letter(*a), self.structure(*a)),
            _ => self.series(ix),
        }
    }

    /// The measure, in words.
    pub(super) fn measure(&self) -> String {
        let lang = self.lang;
        let expectation = |id: &str| {
            let all = self.paper.scenario(0).into_iter().flat_map(|s| &s.plan.expectations);
            let found = all.into_iter().find(|e| e.id == id);
            found.map_or_else(|| id.to_owned(), |e| e.name.get(lang).to_owned())
        };
        match self.paper.column {
            Column::Score("score") => compared::measure_score(lang),
            Column::Score("score_low") => compared::measure_score_low(lang),
            Column::Score("score_high") => compared::measure_score_high(lang),
            Column::Score(_) => compared::measure_coverage(lang),
            Column::Status(_, id) => compared::measure_chance(lang, &expectation(id)),
            Column::ExpectationScore(_, id) => compared::measure_expectation_score(lang, &expectation(id)),
            Column::ExpectationTime(_, id) => compared::measure_expectation_time(lang, &expectation(id)),
            Column::ShareMet(_, id) => compared::measure_share(lang, &expectation(id)),
            Column::Clock(to) => compared::measure_clock(lang, &words::milestone(*to, lang).to_lowercase()),
            Column::Hours(class) => {
                compared::measure_hours(lang, &words::class(TimeClass::ALL[*class], lang).to_lowercase())
            }
            Column::Measure(id) => terms::measure(lang, id).to_lowercase(),
        }
    }

    fn unit(&self) -> Unit {
        Measure { at: 0, column: self.paper.column.clone(), better: Better::Higher }.unit()
    }

    /// The line under a chart.
    pub(super) fn note(&self) -> String {
        let names: Vec<String> = (0..self.arms()).map(|arm| self.structure(arm)).collect();
        say::chart_note(
            self.lang,
            &self.scenario(),
            &names.join(" / "),
            &count(self.paper.drills(), self.lang),
            self.paper.plan.seed,
            env!("CARGO_PKG_VERSION"),
            &self.digest(),
        )
    }

    pub(super) fn digest(&self) -> String {
        let digest = self.paper.digests.first().map_or("", String::as_str);
        digest.trim_start_matches("sha256:").chars().take(DIGEST_SHOWN).collect()
    }

    pub(super) fn factor(&self, ix: usize) -> &'a Factor {
        &self.paper.subject.factors[ix]
    }

    /// What an assumption is in a few words: the name of its field.
    pub(super) fn name(&self, ix: usize) -> String {
        let factor = self.factor(ix);
        let mut parts = factor.line.path.rsplit(" › ");
        let (last, before) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        fields::field(self.lang, last, before).map_or_else(|| last.to_owned(), str::to_owned)
    }

    /// Where it stands, as in the files.
    pub(super) fn id(&self, ix: usize) -> &'a str {
        &self.factor(ix).id
    }

    /// Where it stands, in the names of the scenario; empty where its own name says all.
    pub(super) fn place(&self, ix: usize) -> String {
        self.paper.scenario(0).map_or_else(String::new, |s| place(s, self.id(ix), self.lang))
    }

    /// The name with the place.
    pub(super) fn full_name(&self, ix: usize) -> String {
        let (name, place) = (self.name(ix), self.place(ix));
        if place.is_empty() { name } else { format!("{name} – {place}") }
    }

    pub(super) fn why(&self, ix: usize) -> &'a str {
        half(&self.factor(ix).line.why, self.lang)
    }

    /// A value of an assumption.
    pub(super) fn factor_value(&self, ix: usize, value: f64) -> String {
        const GRADES: [Severity; 4] =
            [Severity::Minor, Severity::Moderate, Severity::Major, Severity::Severe];
        match self.factor(ix).kind {
            FactorKind::Whole => count(value as u64, self.lang),
            FactorKind::Duration => duration(value as i64, self.lang),
            FactorKind::Severity => GRADES
                .get(value as usize)
                .map_or_else(String::new, |grade| words::severity(*grade, self.lang)),
            FactorKind::Law => say::times(self.lang, &short(value, self.lang)),
            FactorKind::Number => short(value, self.lang),
        }
    }

    /// Its range with the value used.
    pub(super) fn range(&self, ix: usize) -> String {
        let factor = self.factor(ix);
        let ends = [factor.low, factor.value, factor.high];
        ends.map(|value| self.factor_value(ix, value)).join(" … ")
    }

    /// A value of what is measured.
    pub(super) fn value(&self, value: f64) -> String {
        match self.unit() {
            Unit::Share => format!("{}%", number(value * 100.0, 1, self.lang)),
            Unit::Seconds => duration(value.round() as i64, self.lang),
            Unit::Points | Unit::Count => number(value, 1, self.lang),
        }
    }

    /// A change of what is measured, with its sign.
    pub(super) fn change(&self, value: f64) -> String {
        let text = self.value(value);
        let plus = value > 0.0 && text.chars().any(|c| c.is_ascii_digit() && c != '0');
        if plus { format!("+{text}") } else { text }
    }

    /// An estimate of what is measured.
    pub(super) fn estimate(&self, estimate: &Estimate) -> String {
        self.with(estimate, &|value| self.value(value))
    }

    /// An estimate of a change.
    pub(super) fn estimated_change(&self, estimate: &Estimate) -> String {
        self.with(estimate, &|value| self.change(value))
    }

    /// An index as a share; an estimate below zero is zero within its error.
    pub(super) fn index(&self, estimate: &Estimate) -> String {
        self.with(estimate, &|value| percent(value.clamp(0.0, 1.0), self.lang))
    }

    fn with(&self, estimate: &Estimate, show: &dyn Fn(f64) -> String) -> String {
        match (estimate.value, estimate.low, estimate.high) {
            (Some(value), Some(low), Some(high)) => {
                say::with_interval(self.lang, &show(value), &show(low), &show(high))
            }
            (Some(value), ..) => show(value),
            _ => "–".to_owned(),
        }
    }

    /// The difference that is not worth having.
    pub(super) fn worth(&self) -> String {
        match self.unit() {
            Unit::Points => compared::points(self.lang, &short(self.paper.plan.worth, self.lang)),
            Unit::Count => short(self.paper.plan.worth, self.lang),
            Unit::Share | Unit::Seconds => self.value(self.paper.plan.worth),
        }
    }

    /// The changes at the ends of the range of a factor: at its lowest and at its highest value.
    pub(super) fn ends<'f>(&self, found: &'f Found, series: usize) -> [Option<&'f Estimate>; 2] {
        let of = |level: Option<&'f crate::experiment::sensitivity::Level>| level?.change.get(series);
        [of(found.curve.first()), of(found.curve.last())]
    }
}

/// A number with three digits that count.
pub(super) fn short(value: f64, lang: Lang) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if value == value.round() => 0,
        s if s >= 100.0 => 0,
        s if s >= 10.0 => 1,
        s if s >= 1.0 => 2,
        s if s >= 0.1 => 3,
        _ => 4,
    };
    let text = number(value, decimals, lang);
    if decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches([',', '.']).to_owned() }
}
