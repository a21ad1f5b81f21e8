//! `explain`: where the hours of a saved record went.

use std::fmt::Write as _;

use super::saved;
use crate::cli::args::ExplainArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::fail_if;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, Text, cli as say, format};
use crate::record::{IntrusionId, Names, Record};
use crate::report::words;
use crate::score::Scored;
use crate::score::card::{Explanation, ScoredExpectation};

/// Width of the longest bar, in characters.
const BAR: i64 = 30;

/// Prints where the hours went, of everything or of one intrusion or expectation.
pub fn explain(args: &ExplainArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record.record)?;
    fail_if::demand_known(&args.fail_if.conditions, &record.run.scenario.plan)?;
    let mut scored = pipeline::score(&record);
    let intrusion = args.intrusion.as_deref().map(|id| intrusion(id, &record, &scored)).transpose()?;
    let expectation = args.expectation.as_deref().map(|id| expectation(id, &scored)).transpose()?;
    scored.explanations.retain(|explanation| {
        intrusion.is_none_or(|wanted| explanation.intrusion == wanted)
            && expectation.as_ref().is_none_or(|wanted| measured_by(wanted, explanation))
    });
    if terminal.json {
        terminal.print(&pipeline::explanation(&record, &scored))?;
    } else {
        terminal.print(&as_text(&record, &scored, terminal.lang))?;
    }
    Ok(fail_if::verdict(&args.fail_if.conditions, &scored.card, terminal))
}

fn intrusion(id: &str, record: &Record, scored: &Scored) -> Result<IntrusionId, Failure> {
    let names = Names::of(&record.run.scenario);
    let wanted = names.find_intrusion(id);
    if let Some(found) =
        scored.courses.iter().map(|course| course.intrusion).find(|known| Some(*known) == wanted)
    {
        return Ok(found);
    }
    let known: Vec<String> = scored.courses.iter().map(|course| names.intrusion(course.intrusion)).collect();
    let list = known.join(", ");
    let hint = |lang| if list.is_empty() { say::hint_none(lang) } else { say::hint_known(lang, &list) };
    Err(Failure::new(Exit::Usage, Text::of(|lang| say::unknown_intrusion(lang, id)), Text::of(hint)))
}

fn expectation(id: &str, scored: &Scored) -> Result<ScoredExpectation, Failure> {
    let all = &scored.card.expectations;
    let known: Vec<&str> = all.iter().map(|expectation| expectation.id.as_str()).collect();
    let found = all.iter().find(|expectation| expectation.id == id);
    found.cloned().ok_or_else(|| fail_if::unknown_expectation(id, &known))
}

fn measured_by(expectation: &ScoredExpectation, explanation: &Explanation) -> bool {
    explanation.to == expectation.to
        && expectation.instances.iter().any(|instance| {
            instance.subject == explanation.intrusion && instance.from_t == explanation.from_t
        })
}

fn as_text(record: &Record, scored: &Scored, lang: Lang) -> String {
    if scored.explanations.is_empty() {
        return format!("{}\n", say::explain_none(lang));
    }
    let names = Names::of(&record.run.scenario);
    let mut text = String::new();
    let mut last = None;
    for explanation in &scored.explanations {
        if last != Some(explanation.intrusion) {
            let org = record.run.scenario.province.organisations.get(explanation.intrusion.org.ix());
            let org = org.map_or("?", |org| org.name.get(lang));
            let break_line = if last.is_none() { "" } else { "\n" };
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{break_line}{}  ({org})", names.intrusion(explanation.intrusion));
            last = Some(explanation.intrusion);
        }
        text.push_str(&one(explanation, lang));
    }
    text
}

fn one(explanation: &Explanation, lang: Lang) -> String {
    let mut text = format!(
        "\n  {} → {}: {}\n",
        words::milestone(explanation.from, lang),
        words::milestone(explanation.to, lang),
        format::duration(explanation.elapsed_s, lang)
    );
    for part in &explanation.parts {
        let length = (part.seconds * BAR / explanation.elapsed_s.max(1)).clamp(0, BAR) as usize;
        let _ = writeln!(
            text,
            "    {:>18}  {:<30}  {}",
            format::duration(part.seconds, lang),
            "█".repeat(length.max(1)),
            words::class(part.class, lang)
        );
    }
    text
}
