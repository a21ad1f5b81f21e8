//! A training session in words: what the trainee comes to know, and the debriefing.

use super::csv::field;
use super::lines::Lines;
use super::page::Page;
use super::sentence::sentence;
use super::teller::NOT_SCORED;
use super::words;
use crate::i18n::format::{Clock, duration, number, signed};
use crate::i18n::{Lang, half, terms, train as say};
use crate::record::{Fact, Point, Record};
use crate::scenario::Scenario;
use crate::train::debrief::{Debriefing, Reviewed, bears_on};
use crate::train::session::Session;
use crate::train::sheet::rows;
use crate::train::weigh::Worth;
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

fn score(score: Option<f64>, lang: Lang) -> String {
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
    vec![say::debrief_worth(lang, &mean, &low, &high, worth.futures), verdict]
}

/// What was taken, and when. In a class each reads of others too.
fn taken(reviewed: &Reviewed, option: &str, lang: Lang, class: bool) -> String {
    let after = reviewed.decided.map(|decided| (decided - reviewed.asked).0);
    match (after, class) {
        (None, false) => say::debrief_moot(lang, option),
        (None, true) => say::class_moot(lang, option),
        (Some(0), false) => say::debrief_at_once(lang, option),
        (Some(0), true) => say::class_at_once(lang, option),
        (Some(after), false) => say::debrief_taken(lang, option, &duration(after, lang)),
        (Some(after), true) => say::class_taken(lang, option, &duration(after, lang)),
    }
}

/// One decision: its heading and its lines.
fn review(
    (clock, lang, class): (Clock, Lang, bool),
    number: usize,
    reviewed: &Reviewed,
) -> (String, Vec<String>) {
    let id = &reviewed.taken.decision;
    let head =
        say::debrief_decision(lang, number, &clock.moment(reviewed.asked, lang), &terms::question(lang, id));
    let option = terms::option(lang, id, &reviewed.taken.option);
    let mut lines = vec![taken(reviewed, &option, lang, class)];
    if reviewed.decided.is_none() {
        return (head, lines);
    }
    if !reviewed.taken.rationale.is_empty() {
        lines.push(say::debrief_why(lang, &reviewed.taken.rationale));
    }
    lines.push(if reviewed.policy == reviewed.taken.option {
        say::debrief_same_policy(lang)
    } else {
        say::debrief_policy(lang, &terms::option(lang, id, &reviewed.policy))
    });
    for expected in &reviewed.expected {
        let measured = expected.measured_s.map_or_else(|| "–".to_owned(), |s| duration(s, lang));
        lines.push(say::debrief_expected(
            lang,
            expected.name.get(lang),
            &duration(expected.target_s, lang),
            &duration(expected.limit_s, lang),
            &measured,
            &words::status(expected.status, lang),
        ));
        lines.extend(expected.simulated.map(|simulated| match simulated.p50_s {
            Some(p50) => say::debrief_median(lang, simulated.drills, &duration(p50.round() as i64, lang)),
            None => say::debrief_no_median(lang, simulated.drills),
        }));
    }
    lines.push(if reviewed.exact.is_none() {
        say::debrief_exact_same(lang)
    } else {
        let [before, after] = [reviewed.exact.score_before, reviewed.exact.score_after];
        let [before, after] = [score(before, lang), score(after, lang)];
        if class {
            say::class_exact(lang, &before, &after)
        } else {
            say::debrief_exact(lang, &before, &after)
        }
    });
    if let Some(worth) = &reviewed.worth {
        lines.extend(worth_lines(worth, lang));
    }
    (head, lines)
}

fn opening(debriefing: &Debriefing, lang: Lang) -> String {
    let difference = &debriefing.against_the_model;
    say::debrief_score(lang, &score(difference.score_after, lang), &score(difference.score_before, lang))
}

/// The debriefing for the terminal.
pub fn text(debriefing: &Debriefing, lang: Lang, width: usize) -> String {
    let clock = Clock::of(&debriefing.record.run.scenario.drill.starts);
    let mut out = Lines::new(width);
    out.wrapped("", &say::debrief_title(lang));
    out.wrapped("", &opening(debriefing, lang));
    for (ix, reviewed) in debriefing.decisions.iter().enumerate() {
        let (head, lines) = review((clock, lang, false), ix + 1, reviewed);
        out.text.push('\n');
        out.wrapped("", &head);
        lines.iter().for_each(|line| out.wrapped("   ", line));
    }
    out.text.push('\n');
    out.wrapped("", &say::debrief_note(lang));
    out.text
}

/// The debriefing as Markdown.
pub fn markdown(debriefing: &Debriefing, lang: Lang) -> String {
    pages(debriefing, lang, false)
}

/// The debriefing of a class as Markdown.
pub fn class_markdown(debriefing: &Debriefing, lang: Lang) -> String {
    pages(debriefing, lang, true)
}

fn pages(debriefing: &Debriefing, lang: Lang, class: bool) -> String {
    let clock = Clock::of(&debriefing.record.run.scenario.drill.starts);
    let mut out = format!("# {}\n\n{}\n", say::debrief_title(lang), opening(debriefing, lang));
    for (ix, reviewed) in debriefing.decisions.iter().enumerate() {
        let (head, lines) = review((clock, lang, class), ix + 1, reviewed);
        super::markdown::heading(&mut out, &head);
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

/// Every decision of a class's debriefing, in order.
pub fn reviews(debriefing: &Debriefing, lang: Lang) -> Vec<Review> {
    let clock = Clock::of(&debriefing.record.run.scenario.drill.starts);
    let all = debriefing.decisions.iter().enumerate();
    all.map(|(ix, reviewed)| {
        let (head, lines) = review((clock, lang, true), ix + 1, reviewed);
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
