//! What every paper says of its drill: names, dates, capabilities with their expectations, clauses, and what it rests on.

use std::collections::{BTreeMap, BTreeSet};

use super::paper::{Block, Cell, Span, Table, para};
use crate::i18n::format::{Alphabet, Clock, count, duration};
use crate::i18n::{Lang, Text, half, papers as say, structure};
use crate::report::page::Page;
use crate::report::words;
use crate::scenario::model::{
    Consequence, Expectation, Ground, Milestone, Objective, Organisation, Role, Scenario, Scope, Sourced,
};
use crate::scenario::roles::{OPERATOR, OWNER};
use crate::score::{Scored, of_started};
use crate::units::{SimTime, Span as Length};

/// A scoring as papers tell it: a clock that never started is told as such and not as a time that was missed.
pub(super) fn told(scored: &Scored) -> Scored {
    let why = |from: Milestone, n: usize| {
        Text::of(|lang| say::never_started(lang, n, &words::milestone(from, lang)))
    };
    Scored { card: of_started(&scored.card, why), ..scored.clone() }
}

/// How the score deals with clocks that never started; nothing where all did.
pub(super) fn never_started(scored: &Scored, lang: Lang) -> Option<Block> {
    let all = scored.card.expectations.iter().flat_map(|e| &e.instances);
    let idle = all.filter(|instance| !instance.started).count();
    (idle > 0).then(|| para(say::clocks_not_started(lang, idle)))
}

/// What simulated runs of a drill that has not been held show: in how many of them each expectation could be told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    /// Simulated runs.
    pub runs: u64,
    /// Runs in which an expectation was met, late or missed, by its id.
    pub decided: BTreeMap<String, u64>,
}

/// A drill seen in one language, before it or after it.
pub(super) struct Drill<'a> {
    pub scenario: &'a Scenario,
    pub lang: Lang,
    pub clock: Clock,
    /// SHA-256 of the scenario, in hexadecimal.
    pub digest: String,
    /// What simulated runs show of it, where there are any.
    pub forecast: Option<&'a Forecast>,
}

/// Something that the plan wants exercised, with the expectations that measure it.
pub(super) struct Capability<'a> {
    pub name: String,
    pub source: String,
    pub expectations: Vec<&'a Expectation>,
}

impl<'a> Drill<'a> {
    pub(super) fn new(scenario: &'a Scenario, lang: Lang) -> Drill<'a> {
        let digest = crate::record::scenario_digest(scenario).unwrap_or_default().replace("sha256:", "");
        Drill { scenario, lang, clock: Clock::of(&scenario.drill.starts), digest, forecast: None }
    }
    /// That of a page.
    pub(super) fn of(page: &Page<'a>) -> Drill<'a> {
        Drill {
            scenario: page.scenario(),
            lang: page.lang,
            clock: page.clock,
            digest: page.digest.clone(),
            forecast: None,
        }
    }

    /// First and last day.
    pub(super) fn dates(&self) -> String {
        let end = SimTime::ZERO + self.scenario.drill.horizon;
        let at = |t: SimTime| self.moment(t);
        say::dates(self.lang, &at(SimTime::ZERO), &at(end))
    }

    /// Whether the drill puts an expectation to the test, as far as simulated runs tell; all of them without such runs.
    pub(super) fn plays(&self, id: &str) -> bool {
        self.forecast.is_none_or(|f| f.decided.get(id).is_some_and(|decided| *decided > 0))
    }

    /// The expectations of the plan that the drill puts to the test.
    pub(super) fn played(&self) -> Vec<&'a Expectation> {
        self.scenario.plan.expectations.iter().filter(|e| self.plays(&e.id)).collect()
    }

    /// The objectives of the plan with what is played of each; those of which nothing is played are left out.
    pub(super) fn objectives(&self) -> Vec<&'a Objective> {
        let all = self.scenario.plan.objectives.iter();
        all.filter(|o| self.forecast.is_none() || o.measured_by.iter().any(|id| self.plays(id))).collect()
    }

    /// What the plan asks and the drill does not put to the test, told by name; nothing where it tests all.
    pub(super) fn not_played(&self) -> Option<Block> {
        let forecast = self.forecast?;
        let rest = self.scenario.plan.expectations.iter().filter(|e| !self.plays(&e.id));
        let names: Vec<&str> = rest.map(|e| e.name.get(self.lang)).collect();
        let runs = count(forecast.runs, self.lang);
        (!names.is_empty()).then(|| para(say::not_played(self.lang, &runs, &names.join("; "))))
    }

    /// The objectives of the plan, and behind them what none of them is measured by.
    pub(super) fn capabilities(&self) -> Vec<Capability<'a>> {
        let plan = &self.scenario.plan;
        let find = |id: &String| plan.expectations.iter().find(|e| e.id == *id && self.plays(id));
        let mut list: Vec<Capability<'a>> = plan
            .objectives
            .iter()
            .map(|o| Capability {
                name: o.name.get(self.lang).to_owned(),
                source: self.ground(&o.ground),
                expectations: o.measured_by.iter().filter_map(find).collect(),
            })
            .collect();
        let named = |e: &&Expectation| plan.objectives.iter().any(|o| o.measured_by.contains(&e.id));
        let rest: Vec<&Expectation> = self.played().into_iter().filter(|e| !named(e)).collect();
        if self.forecast.is_some() {
            list.retain(|capability| !capability.expectations.is_empty());
        }
        if !rest.is_empty() {
            let (name, source) = (say::other_capability(self.lang), say::other_source(self.lang));
            list.push(Capability { name, source, expectations: rest });
        }
        list
    }

    /// The names of the capabilities that an expectation measures.
    pub(super) fn capabilities_of(&self, id: &str) -> String {
        let of_it = |c: &Capability| c.expectations.iter().any(|e| e.id == id);
        let names: Vec<String> = self.capabilities().into_iter().filter(of_it).map(|c| c.name).collect();
        names.join("; ")
    }

    /// A ground in words, with its clause.
    pub(super) fn ground(&self, ground: &Ground) -> String {
        let lang = self.lang;
        let (word, text) = match ground {
            Ground::Stated(text) => (structure::ground_stated(lang), text),
            Ground::Inferred(text) => (structure::ground_inferred(lang), text),
            Ground::Regulation(text) => (structure::ground_regulation(lang), text),
            Ground::Assumed(text) => (structure::ground_assumed(lang), text),
        };
        if text.is_empty() { word } else { say::ground(lang, &word, half(text, lang)) }
    }

    /// Where target and limit of an expectation come from.
    pub(super) fn source(&self, expectation: &Expectation) -> String {
        let of = |value: &Sourced<Length>| {
            let basis = words::basis(value.basis(), self.lang);
            match half(value.source(), self.lang) {
                "" => basis,
                source => say::basis_one(self.lang, &basis, source),
            }
        };
        let (target, limit) = (of(&expectation.target), of(&expectation.limit));
        if target == limit { target } else { say::basis_two(self.lang, &target, &limit) }
    }

    /// What an expectation asks, in a sentence.
    pub(super) fn asks(&self, expectation: &Expectation) -> String {
        let lang = self.lang;
        let word = |milestone: Milestone| words::milestone(milestone, lang);
        let time = |value: &Sourced<Length>| duration(value.value().0, lang);
        let (target, limit) = (time(&expectation.target), time(&expectation.limit));
        say::asks(lang, &word(expectation.from), &word(expectation.to), &target, &limit)
    }

    /// Which intrusions make it due, in a sentence.
    pub(super) fn scope(&self, scope: &Scope) -> String {
        let lang = self.lang;
        let mut list = Vec::new();
        list.extend(scope.severity_from.map(|s| say::scope_severity(lang, &words::severity(s, lang))));
        list.extend(scope.level_from.map(|level| say::scope_level(lang, level)));
        list.extend(scope.consequence.map(|consequence| match consequence {
            Consequence::ServiceDisturbed => say::scope_service(lang),
            Consequence::RecordsExposed => say::scope_records(lang),
            Consequence::PubliclyVisible => say::scope_public(lang),
            Consequence::FalseContent => say::scope_false(lang),
        }));
        if list.is_empty() {
            say::scope_all(lang)
        } else {
            say::scope_some(lang, &list.join(&say::scope_and(lang)))
        }
    }

    /// Mission areas of expectations: what brings services back is recovery, all else response.
    pub(super) fn missions(&self, expectations: &[&Expectation]) -> String {
        let recovers = |e: &&&Expectation| matches!(e.to, Milestone::FirstServiceBack | Milestone::Recovery);
        let recovery = expectations.iter().filter(recovers).count();
        let mut list = Vec::new();
        if recovery < expectations.len() {
            list.push(say::mission_response(self.lang));
        }
        if recovery > 0 {
            list.push(say::mission_recovery(self.lang));
        }
        list.join(", ")
    }

    /// Organisations that take part.
    pub(super) fn participants(&self) -> Vec<&'a Organisation> {
        self.scenario.province.organisations.iter().filter(|o| o.participates).collect()
    }

    /// Who holds a role, by the order in which they are asked: the holders, and then who takes their place. Of many of a kind so
    /// many are named, the rest is counted.
    pub(super) fn holders(&self, role: Role, most: usize) -> Vec<String> {
        let lang = self.lang;
        let organisations = &self.scenario.province.organisations;
        let held = self.scenario.structure.roles.iter().find(|r| r.role == role);
        let group = |kind: &String| -> Option<String> {
            if kind == OWNER {
                return Some(structure::holder_owner(lang));
            }
            if kind == OPERATOR {
                return Some(structure::holder_operator(lang));
            }
            let all: Vec<&str> =
                organisations.iter().filter(|o| o.kind == *kind).map(|o| o.name.get(lang)).collect();
            let mut names = all.iter().take(most).copied().collect::<Vec<_>>().join(", ");
            if all.len() > most {
                names.push_str(&structure::and_more_holders(lang, all.len() - most));
            }
            (!all.is_empty()).then_some(names)
        };
        let mut list: Vec<String> = Vec::new();
        for names in held.into_iter().flat_map(|r| &r.held_by).filter_map(group) {
            if !list.contains(&names) {
                list.push(names);
            }
        }
        list
    }

    /// A moment as it stands in a sentence: `19 giờ 30 ngày 06/10/2026`.
    pub(super) fn moment(&self, t: SimTime) -> String {
        in_a_sentence(self.clock, t, self.lang)
    }

    /// What the abbreviations in a text stand for, in the order of the alphabet; empty where there are none.
    pub(super) fn abbreviations(&self, text: &str) -> Vec<(String, String)> {
        let words: BTreeSet<&str> =
            text.split(|c: char| !c.is_alphanumeric() && c != '&' && c != '-').collect();
        let used = |short: &str| {
            let parts = short.split(|c: char| !c.is_alphanumeric() && c != '&' && c != '-');
            text.contains(short) && parts.into_iter().all(|part| words.contains(part))
        };
        let all = self.scenario.province.organisations.iter();
        let mut list: Vec<(String, String)> = all
            .filter(|o| !o.short.is_empty() && !o.name.get(self.lang).contains(&o.short) && used(&o.short))
            .map(|o| (o.short.clone(), o.name.get(self.lang).to_owned()))
            .collect();
        let alphabet = Alphabet::of(self.lang);
        list.sort_by(|a, b| alphabet.compare(&a.0, &b.0));
        list
    }

    /// A table of the abbreviations of agencies in what was said so far; nothing where there are none.
    pub(super) fn legend(&self, blocks: &[Block]) -> Vec<Block> {
        let list = self.abbreviations(&text_of(blocks));
        if list.is_empty() {
            return Vec::new();
        }
        let rows = list.into_iter().map(|(short, name)| (short, plain(name)));
        vec![Block::Heading(2, say::head_abbreviations(self.lang)), labels(rows.collect())]
    }

    /// What a paper that was made before the drill rests on.
    pub(super) fn rests_on_scenario(&self) -> Vec<Block> {
        let lang = self.lang;
        let seed = say::seed_planned(lang, self.scenario.drill.seed);
        let made = say::made_by(lang, env!("CARGO_PKG_VERSION"), self.structure(), &seed, &self.digest);
        vec![
            Block::Heading(2, say::head_rests(lang)),
            para(self.forecast.map_or_else(
                || say::rests_scenario(lang),
                |f| say::rests_forecast(lang, &count(f.runs, lang)),
            )),
            Block::Para(vec![Span::Small(made)]),
        ]
    }

    pub(super) fn structure(&self) -> &'a str {
        self.scenario.structure.name.get(self.lang)
    }
}

/// A moment as it stands in a sentence.
pub(super) fn in_a_sentence(clock: Clock, t: SimTime, lang: Lang) -> String {
    let time = match lang {
        Lang::Vi => clock.time(t).replace(':', " giờ "),
        Lang::En => clock.time(t),
    };
    say::at(lang, &time, &clock.date(t, lang))
}

/// All that blocks say.
fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut add = |spans: &[Span]| {
        spans.iter().for_each(|span| text.push_str(span.text()));
        text.push('\n');
    };
    for block in blocks {
        match block {
            Block::Para(spans) => add(spans),
            Block::Bullets(items) => items.iter().for_each(|item| add(item)),
            Block::Table(table) | Block::Together(table) => {
                table.rows.iter().flatten().flat_map(|cell| &cell.lines).for_each(|line| add(line));
            }
            Block::Title(text) | Block::Subtitle(text) | Block::Heading(_, text) => {
                add(&[Span::Plain(text.clone())]);
            }
            _ => {}
        }
    }
    text
}

/// What a paper made of a record rests on.
pub(super) fn rests_on_record(page: &Page) -> Vec<Block> {
    let (lang, run) = (page.lang, &page.record.run);
    let seed = format!("{}, {}", run.seed, run.replication);
    let structure = page.scenario().structure.name.get(lang);
    let made = say::made_by(lang, &page.record.version, structure, &seed, &page.digest);
    vec![
        Block::Heading(2, say::head_rests(lang)),
        para(say::rests_record(lang, &count(page.record.entries.len() as u64, lang))),
        para(say::about_model(lang)),
        Block::Para(vec![Span::Small(made)]),
    ]
}

/// A table of labels with what belongs to them.
pub(super) fn labels(rows: Vec<(String, Vec<Vec<Span>>)>) -> Block {
    let row = |(label, lines): (String, Vec<Vec<Span>>)| vec![Cell::head(label), Cell::lines(lines)];
    Block::Table(Table { widths: vec![28, 72], heads: Vec::new(), rows: rows.into_iter().map(row).collect() })
}

/// One plain line of a table of labels.
pub(super) fn plain(text: impl Into<String>) -> Vec<Vec<Span>> {
    vec![vec![Span::Plain(text.into())]]
}

/// A line of a table of labels that a person fills in.
pub(super) fn blank(lang: Lang) -> Vec<Vec<Span>> {
    vec![vec![Span::Blank(say::fill(lang))]]
}

/// Entries of the record as lines of evidence; what has no sentence is named by its number.
pub(super) fn evidence(page: &Page, seqs: &[u32]) -> Vec<Vec<Span>> {
    let line = |seq: &u32| {
        let entry = page.record.entries.get(*seq as usize)?;
        let when = page.clock.moment(entry.t, page.lang);
        let what = report::sentence::sentence(page, &entry.fact);
        Some(vec![Span::Small(say::entry(page.lang, *seq, &when, &what))])
    };
    seqs.iter().filter_map(line).collect()
}
