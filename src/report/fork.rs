//! What a fork changed, in words: on the terminal and as Markdown.

use super::lines::Lines;
use super::markdown::{heading, table};
use super::words;
use crate::i18n::format::{Clock, duration, number, percent, signed};
use crate::i18n::{Lang, fork as say, terms};
use crate::record::Record;
use crate::score::card::Status;
use crate::train::choice::Choice;
use crate::train::difference::{Difference, HoursChange};
use crate::train::fork::Forked;
use crate::train::weigh::Worth;
use crate::units::SimTime;

/// Rows of a table that a terminal is shown; the rest is in the file.
const SHOWN: usize = 12;
/// The file with all of it.
const FILE: &str = "fork.md";

/// A fork with what surrounds it.
#[derive(Clone, Copy, Debug)]
pub struct ForkView<'a> {
    /// The record that was forked.
    pub before: &'a Record,
    /// What became of it.
    pub forked: &'a Forked,
    /// What it is worth over futures drawn afresh, where that was asked for.
    pub worth: Option<&'a Worth>,
    /// Language.
    pub lang: Lang,
}

/// A heading with its rows: what, before, after.
struct Section {
    title: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl ForkView<'_> {
    fn clock(&self) -> Clock {
        Clock::of(&self.before.run.scenario.drill.starts)
    }

    fn moment(&self, t: Option<SimTime>) -> String {
        t.map_or_else(|| say::not_reached(self.lang), |t| self.clock().moment(t, self.lang))
    }

    fn org(&self, choice: &Choice) -> String {
        let org = self.before.run.scenario.province.organisations.get(choice.org.ix());
        org.map_or_else(|| "?".to_owned(), |org| org.name.get(self.lang).to_owned())
    }

    /// `campaign@agency` in words.
    fn intrusion(&self, id: &str) -> String {
        let scenario = &self.before.run.scenario;
        let Some(found) = scenario.names().find_intrusion(id) else { return id.to_owned() };
        let campaign = scenario.campaigns.get(found.campaign.ix());
        let org = scenario.province.organisations.get(found.org.ix());
        let org =
            org.map_or("?", |org| if org.short.is_empty() { org.name.get(self.lang) } else { &org.short });
        format!("{}, {org}", campaign.map_or("?", |campaign| campaign.name.get(self.lang)))
    }

    /// The decisions, where the futures part, the score.
    fn opening(&self) -> Vec<String> {
        let (lang, difference) = (self.lang, &self.forked.difference);
        let mut lines: Vec<String> = Vec::new();
        for (choice, option) in &self.forked.changed {
            let when = self.clock().moment(choice.asked, lang);
            let question = terms::question(lang, &choice.id);
            let [was, now] = [&choice.chosen, option].map(|o| terms::option(lang, &choice.id, o));
            lines.push(say::changed(lang, &when, &self.org(choice), &question, &was, &now));
        }
        match (difference.first, difference.at) {
            (Some(first), Some(at)) => {
                lines.push(say::parts(lang, &self.clock().moment(at, lang), first));
                let score = |score: Option<f64>| {
                    score.map_or_else(|| say::no_score(lang), |score| number(score, 1, lang))
                };
                let [before, after] = [difference.score_before, difference.score_after].map(score);
                lines.push(say::score(lang, &before, &after));
            }
            _ => lines.push(say::same(lang)),
        }
        lines
    }

    fn sections(&self) -> Vec<Section> {
        let difference = &self.forked.difference;
        vec![
            self.expectations(difference),
            self.times(difference),
            self.hours(difference),
            self.measures(difference),
        ]
    }

    fn expectations(&self, difference: &Difference) -> Section {
        let lang = self.lang;
        let cell = |status: Status, score: Option<f64>| {
            let status = words::status(status, lang);
            score.map_or(status.clone(), |score| format!("{status} ({})", number(score, 0, lang)))
        };
        let rows = difference.expectations.iter().map(|e| {
            vec![e.name.get(lang).to_owned(), cell(e.before, e.score_before), cell(e.after, e.score_after)]
        });
        self.section(say::head_expectations(lang), &[say::column_expectation(lang)], rows.collect())
    }

    fn times(&self, difference: &Difference) -> Section {
        let lang = self.lang;
        let rows = difference.times.iter().map(|t| {
            vec![
                format!("{} – {}", words::milestone(t.milestone, lang), self.intrusion(&t.intrusion)),
                self.moment(t.before),
                self.moment(t.after),
            ]
        });
        self.section(say::head_times(lang), &[say::column_milestone(lang)], rows.collect())
    }

    fn hours(&self, difference: &Difference) -> Section {
        let lang = self.lang;
        let elapsed = |s: Option<i64>| s.map_or_else(|| say::not_reached(lang), |s| duration(s, lang));
        let rows = difference.hours.iter().map(|h| {
            let [from, to] = [h.from, h.to].map(|m| words::milestone(m, lang));
            let what = format!("{from} → {to} – {}{}", self.intrusion(&h.intrusion), parts(h, lang));
            vec![what, elapsed(h.before_s), elapsed(h.after_s)]
        });
        self.section(say::head_hours(lang), &[say::column_parts(lang)], rows.collect())
    }

    fn measures(&self, difference: &Difference) -> Section {
        let lang = self.lang;
        let value = |value: f64, unit: &str| match unit {
            "seconds" => duration(value.round() as i64, lang),
            "share" => percent(value, lang),
            _ => number(value, if value.fract() == 0.0 { 0 } else { 1 }, lang),
        };
        let rows = difference
            .measures
            .iter()
            .map(|m| vec![terms::measure(lang, &m.id), value(m.before, &m.unit), value(m.after, &m.unit)]);
        self.section(say::head_measures(lang), &[say::column_measure(lang)], rows.collect())
    }

    fn section(&self, title: String, first: &[String], rows: Vec<Vec<String>>) -> Section {
        let mut heads = first.to_vec();
        heads.extend([say::column_before(self.lang), say::column_after(self.lang)]);
        Section { title, heads, rows }
    }

    /// What the new options are worth over many futures.
    fn futures(&self) -> Option<(String, Vec<String>)> {
        let (lang, worth) = (self.lang, self.worth?);
        let signed = |v: f64| signed(v, lang);
        let mut lines = Vec::new();
        match &worth.score {
            Some(score) => {
                let [mean, low, high] = [score.mean, score.interval.low, score.interval.high].map(signed);
                lines.push(say::worth(lang, &mean, &low, &high));
                if score.interval.contains(0.0) {
                    lines.push(say::undecided(lang));
                }
            }
            None => lines.push(say::no_worth(lang)),
        }
        for chance in &worth.expectations {
            let [before, after] = [chance.instead, chance.taken].map(|share| percent(share, lang));
            let [low, high] =
                [chance.difference.low, chance.difference.high].map(|share| signed(share * 100.0));
            lines.push(say::chance(lang, chance.name.get(lang), &before, &after, &low, &high));
        }
        if worth.expectations.is_empty() {
            lines.push(say::no_chances(lang));
        }
        Some((say::head_futures(lang, worth.futures), lines))
    }
}

/// Which classes of time have more or less: ` (phê duyệt −2 giờ, …)`.
fn parts(hours: &HoursChange, lang: Lang) -> String {
    let told: Vec<String> = hours
        .parts
        .iter()
        .map(|(class, before, after)| {
            let (sign, by) = if after < before { ("−", before - after) } else { ("+", after - before) };
            format!("{} {sign}{}", words::class(*class, lang), duration(by, lang))
        })
        .collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) }
}

/// For the terminal, the longest tables cut.
pub fn text(view: &ForkView<'_>, width: usize) -> String {
    let lang = view.lang;
    let mut out = Lines::new(width);
    for line in view.opening() {
        out.wrapped("", &line);
    }
    if !view.forked.difference.is_none() {
        for section in view.sections() {
            out.text.push('\n');
            out.wrapped("", &section.title);
            if section.rows.is_empty() {
                out.wrapped("  ", &say::none(lang));
            }
            for row in section.rows.iter().take(SHOWN) {
                if let [what, before, after] = row.as_slice() {
                    out.wrapped("  ", what);
                    out.wrapped("      ", &format!("{before} → {after}"));
                }
            }
            if section.rows.len() > SHOWN {
                out.wrapped("  ", &say::more(lang, section.rows.len() - SHOWN, FILE));
            }
        }
    }
    if let Some((title, lines)) = view.futures() {
        out.text.push('\n');
        out.wrapped("", &title);
        for line in lines {
            out.wrapped("  ", &line);
        }
    }
    out.text
}

/// As a document, whole.
pub fn markdown(view: &ForkView<'_>) -> String {
    let lang = view.lang;
    let mut out = format!("# {}\n\n", say::title(lang));
    for line in view.opening() {
        out.push_str(&format!("{line}\n\n"));
    }
    if !view.forked.difference.is_none() {
        for section in view.sections() {
            heading(&mut out, &section.title);
            if section.rows.is_empty() {
                out.push_str(&format!("{}\n\n", say::none(lang)));
            } else {
                table(&mut out, &section.heads, &section.rows);
            }
        }
    }
    if let Some((title, lines)) = view.futures() {
        heading(&mut out, &title);
        for line in lines {
            out.push_str(&format!("- {line}\n"));
        }
        out.push('\n');
    }
    out
}
