//! A training session in words: what the trainee comes to know, and the debriefing.

use super::csv::field;
use super::lines::Lines;
use super::page::Page;
use super::sentence::sentence;
use super::teller::NOT_SCORED;
use super::words;
use crate::i18n::format::{Clock, duration, number, percent, signed};
use crate::i18n::{Lang, half, terms, train as say};
use crate::record::{Fact, Point, Record};
use crate::scenario::Scenario;
use crate::train::debrief::{Debriefing, Expected, Reviewed, bears_on};
use crate::train::session::Session;
use crate::train::sheet::rows;
use crate::train::weigh::{Chances, Worth};
use crate::units::OrgId;

/// What somebody reads: facts as sentences.
pub struct Reader<'a> {
    page: Page<'a>,
    clock: Clock,
    lang: Lang,
}

impl<'a> Reader<'a> {
    /// A reader of a record.
    pub fn new(record: &'a Record, lang: Lang) -> Reader<'a> {
        let clock = Clock::of(&record.run.scenario.drill.starts);
        Reader { page: Page::new(record, &NOT_SCORED, lang), clock, lang }
    }

    /// A fact, with its time of day.
    pub fn line(&self, t: crate::units::SimTime, fact: &Fact) -> String {
        format!("{}  {}", self.clock.moment(t, self.lang), sentence(&self.page, fact))
    }

    /// A fact alone.
    pub fn sentence(&self, fact: &Fact) -> String {
        sentence(&self.page, fact)
    }
}

fn org_name(record: &Record, org: OrgId, lang: Lang) -> String {
    let found = record.run.scenario.province.organisations.get(org.ix());
    found.map_or_else(|| "?".to_owned(), |org| org.name.get(lang).to_owned())
}

/// The names of a seat's organisations.
pub fn seat_orgs(session: &Session, seat: usize, lang: Lang) -> String {
    let orgs = session.seats().get(seat).map(|seat| seat.orgs.as_slice()).unwrap_or_default();
    orgs.iter().map(|org| org_name(session.world(), *org, lang)).collect::<Vec<_>>().join(", ")
}

pub(super) fn score(score: Option<f64>, lang: Lang) -> String {
    score.map_or_else(|| crate::i18n::fork::no_score(lang), |score| number(score, 1, lang))
}

fn worth_lines(worth: &Worth, lang: Lang) -> Vec<String> {
    let Some(score) = &worth.score else { return vec![crate::i18n::fork::no_worth(lang)] };
    let [mean, low, high] = [score.mean, score.interval.low, score.interval.high].map(|v| signed(v, lang));
    let verdict = match () {
        () if score.interval.low > 0.0 => say::debrief_gain(lang),
        () if score.interval.high < 0.0 => say::debrief_cost(lang),
        () => say::debrief_not_known(lang),
    };
    let sure = worth.expectations.iter().filter(|e| e.difference.low > 0.0 || e.difference.high < 0.0);
    let chance = |e: &Chances| {
        let [taken, instead] = [e.taken, e.instead].map(|share| percent(share, lang));
        say::debrief_chance(lang, e.name.get(lang), &taken, &instead)
    };
    let lines = [say::debrief_worth(lang, &mean, &low, &high, worth.futures), verdict];
    lines.into_iter().chain(sure.map(chance)).collect()
}

/// What a decision of a trainee turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What the model takes, whenever it was taken.
    Same,
    /// Better than the model's, over futures drawn afresh.
    Gain,
    /// Worse than the model's.
    Cost,
    /// Another than the model's, and neither is shown.
    Open,
    /// Its incident was over before it was taken.
    Moot,
}

pub(super) fn verdict(reviewed: &Reviewed) -> Verdict {
    let interval = reviewed.worth.as_ref().and_then(|worth| worth.score.as_ref()).map(|score| score.interval);
    match interval {
        _ if reviewed.decided.is_none() => Verdict::Moot,
        Some(interval) if interval.low > 0.0 => Verdict::Gain,
        Some(interval) if interval.high < 0.0 => Verdict::Cost,
        _ if reviewed.policy == reviewed.taken.option => Verdict::Same,
        _ => Verdict::Open,
    }
}

/// Which decision, when, about what: the heading of a review.
pub(super) fn head(page: &Page, number: usize, reviewed: &Reviewed) -> String {
    let question = terms::question(page.lang, &reviewed.taken.decision);
    let what = match (reviewed.incident, reviewed.org) {
        (Some(incident), Some(org)) => say::decide_about(page.lang, &question, incident.0, page.full(org)),
        _ => question.to_string(),
    };
    say::debrief_decision(page.lang, number, &page.clock.moment(reviewed.asked, page.lang), &what)
}

/// What the plan expects of a decision's incident, a line each.
pub(super) fn here_lines(reviewed: &Reviewed, lang: Lang) -> Vec<String> {
    let line = |expected: &Expected| {
        let here = expected.here?;
        let measured = duration(here.measured_s, lang);
        let measured = if here.open { say::debrief_still(lang, &measured) } else { measured };
        let (target, limit) = (duration(expected.target_s, lang), duration(expected.limit_s, lang));
        let status = words::status(here.status, lang);
        Some(say::debrief_here(lang, expected.name.get(lang), &target, &limit, &measured, &status))
    };
    let lines: Vec<String> = reviewed.expected.iter().filter_map(line).collect();
    if lines.is_empty() { vec![say::debrief_no_clock(lang)] } else { lines }
}

/// One decision: its heading and its lines.
pub(super) fn review(page: &Page, number: usize, reviewed: &Reviewed) -> (String, Vec<String>) {
    let (id, lang) = (&reviewed.taken.decision, page.lang);
    let head = head(page, number, reviewed);
    let option = terms::option(lang, id, &reviewed.taken.option);
    let mut lines = Vec::new();
    let Some(decided) = reviewed.decided else {
        lines.push(say::debrief_moot(lang, &option));
        return (head, lines);
    };
    let after = (decided - reviewed.asked).0;
    lines.push(if after == 0 {
        say::debrief_at_once(lang, &option)
    } else {
        say::debrief_taken(lang, &option, &duration(after, lang))
    });
    if !reviewed.taken.rationale.is_empty() {
        lines.push(say::debrief_why(lang, &reviewed.taken.rationale));
    }
    lines.push(if reviewed.policy == reviewed.taken.option {
        say::debrief_same_policy(lang)
    } else {
        say::debrief_policy(lang, &terms::option(lang, id, &reviewed.policy))
    });
    lines.extend(here_lines(reviewed, lang));
    lines.push(exact(reviewed, lang));
    if let Some(worth) = &reviewed.worth {
        lines.extend(worth_lines(worth, lang));
    }
    (head, lines)
}

/// The difference in exactly this future.
pub(super) fn exact(reviewed: &Reviewed, lang: Lang) -> String {
    if reviewed.exact.is_none() {
        return say::debrief_exact_same(lang);
    }
    let scores = [reviewed.exact.score_before, reviewed.exact.score_after];
    let [before, after] = scores.map(|value| score(value, lang));
    if before == after {
        say::debrief_exact_score(lang, &after)
    } else {
        say::debrief_exact(lang, &before, &after)
    }
}

/// The expectations that any of some decisions bears on, each once, in the order of the decisions.
pub(super) fn expectations<'a>(decisions: &[&'a Reviewed]) -> Vec<&'a Expected> {
    let mut all: Vec<&Expected> = Vec::new();
    for expected in decisions.iter().flat_map(|reviewed| &reviewed.expected) {
        if all.iter().all(|other| other.id != expected.id) {
            all.push(expected);
        }
    }
    all
}

/// An expectation over the whole drill, beside simulated drills.
fn expectation_lines(expected: &Expected, lang: Lang) -> Vec<String> {
    let longest = expected.longest_s.map_or_else(|| "–".to_owned(), |s| duration(s, lang));
    let mut lines = vec![say::debrief_expected(
        lang,
        expected.name.get(lang),
        &duration(expected.target_s, lang),
        &duration(expected.limit_s, lang),
        &longest,
        &words::status(expected.status, lang),
    )];
    lines.extend(expected.simulated.map(|simulated| match simulated.p50_s {
        Some(p50) => say::debrief_median(lang, simulated.drills, &duration(p50.round() as i64, lang)),
        None => say::debrief_no_median(lang, simulated.drills),
    }));
    lines
}

pub(super) fn opening(debriefing: &Debriefing, lang: Lang) -> String {
    let difference = &debriefing.against_the_model;
    say::debrief_score(lang, &score(difference.score_after, lang), &score(difference.score_before, lang))
}

/// The debriefing for the terminal.
pub fn text(debriefing: &Debriefing, lang: Lang, width: usize) -> String {
    let page = Page::new(&debriefing.record, &debriefing.scored, lang);
    let mut out = Lines::new(width);
    out.wrapped("", &say::debrief_title(lang));
    out.wrapped("", &opening(debriefing, lang));
    for (ix, reviewed) in debriefing.decisions.iter().enumerate() {
        let (head, lines) = review(&page, ix + 1, reviewed);
        out.text.push('\n');
        out.wrapped("", &head);
        lines.iter().for_each(|line| out.wrapped("   ", line));
    }
    out.text.push('\n');
    let all: Vec<&Reviewed> = debriefing.decisions.iter().collect();
    for expected in expectations(&all) {
        expectation_lines(expected, lang).iter().for_each(|line| out.wrapped("", line));
    }
    out.text.push('\n');
    out.wrapped("", &say::debrief_note(lang));
    out.text
}

/// The debriefing as Markdown.
pub fn markdown(debriefing: &Debriefing, lang: Lang) -> String {
    let page = Page::new(&debriefing.record, &debriefing.scored, lang);
    let mut out = format!("# {}\n\n{}\n", say::debrief_title(lang), opening(debriefing, lang));
    for (ix, reviewed) in debriefing.decisions.iter().enumerate() {
        let (head, lines) = review(&page, ix + 1, reviewed);
        super::markdown::heading(&mut out, &head);
        super::markdown::list(&mut out, &lines);
    }
    let all: Vec<&Reviewed> = debriefing.decisions.iter().collect();
    let expected = expectations(&all);
    if !expected.is_empty() {
        super::markdown::heading(&mut out, &say::debrief_plan(lang));
        let lines: Vec<String> =
            expected.iter().map(|expected| expectation_lines(expected, lang).join("; ")).collect();
        super::markdown::list(&mut out, &lines);
    }
    out.push_str(&format!("\n{}\n", say::debrief_note(lang)));
    out
}

/// What the plan expects about a decision at a point, a line each; never what the model would do.
pub fn hint(scenario: &Scenario, point: Point, lang: Lang) -> Vec<String> {
    let about = scenario.plan.expectations.iter().filter(|e| bears_on(point).contains(&e.to));
    let lines: Vec<String> = about
        .map(|e| {
            let [target, limit] = [&e.target, &e.limit].map(|span| duration(span.value().0, lang));
            say::hint_expects(lang, e.name.get(lang), &target, &limit, half(e.target.source(), lang))
        })
        .collect();
    if lines.is_empty() { vec![say::hint_none(lang)] } else { lines }
}

/// The score of a session beside the model's.
pub fn result(debriefing: &Debriefing, lang: Lang) -> String {
    opening(debriefing, lang)
}

/// One decision of a debriefing in words.
pub struct Review {
    /// Position of the seat.
    pub seat: usize,
    /// When, and what was asked.
    pub head: String,
    /// What was taken, and what it is set beside.
    pub lines: Vec<String>,
}

/// Every decision of a debriefing, in order.
pub fn reviews(debriefing: &Debriefing, lang: Lang) -> Vec<Review> {
    let page = Page::new(&debriefing.record, &debriefing.scored, lang);
    let all = debriefing.decisions.iter().enumerate();
    all.map(|(ix, reviewed)| {
        let (head, lines) = review(&page, ix + 1, reviewed);
        Review { seat: reviewed.taken.seat, head, lines }
    })
    .collect()
}

/// What `debriefing.json` holds.
pub fn json(session: &Session, debriefing: &Debriefing, version: &str) -> Vec<u8> {
    let run = session.run();
    let names = run.scenario.names();
    let seats: Vec<serde_json::Value> = session
        .seats()
        .iter()
        .map(|seat| {
            let orgs: Vec<&str> = seat.orgs.iter().map(|org| names.org(*org)).collect();
            serde_json::json!({ "role": seat.kind.id(), "organisations": orgs })
        })
        .collect();
    let value = serde_json::json!({
        "version": version, "scenario": run.scenario.id, "structure": run.scenario.structure.id,
        "seed": run.seed, "replication": run.replication, "seats": seats, "score": debriefing.scored.card.score,
        "decisions": debriefing.decisions, "against_the_model": debriefing.against_the_model,
    });
    format!("{value:#}\n").into_bytes()
}

/// The log of a session: time, inject, options, owner, decision, rationale, follow-up; texts in both languages.
pub fn log(session: &Session, debriefing: &Debriefing) -> String {
    let record = &debriefing.record;
    let clock = Clock::of(&record.run.scenario.drill.starts);
    let readers = [Lang::Vi, Lang::En].map(|lang| (lang, Reader::new(record, lang)));
    let mut out = LOG.to_owned();
    for row in rows(session, record, &debriefing.decisions) {
        let option = |id: &String, lang: Lang| terms::option(lang, &row.decision, id);
        let seat = session.seats().get(row.seat).map_or("", |seat| seat.kind.id());
        let mut cells = vec![clock.iso(row.asked), row.decided.map_or_else(String::new, |t| clock.iso(t))];
        cells.extend(readers.iter().map(|(lang, _)| terms::question(*lang, &row.decision)));
        for (lang, _) in &readers {
            cells.push(row.options.iter().map(|id| option(id, *lang)).collect::<Vec<_>>().join(" | "));
        }
        cells.extend([seat.to_owned(), row.decision.clone(), row.taken.clone()]);
        cells.extend(readers.iter().map(|(lang, _)| option(&row.taken, *lang)));
        cells.push(row.rationale.clone());
        for (_, reader) in &readers {
            let followed = row.followed.iter().filter_map(|seq| record.entries.get(*seq as usize));
            cells.push(followed.map(|entry| reader.sentence(&entry.fact)).collect::<Vec<_>>().join(" "));
        }
        out.push_str(&cells.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(","));
        out.push('\n');
    }
    out
}

const LOG: &str = "asked,decided,inject_vi,inject_en,options_vi,options_en,owner,decision_id,decision,decision_vi,decision_en,\
rationale,follow_up_vi,follow_up_en\n";
