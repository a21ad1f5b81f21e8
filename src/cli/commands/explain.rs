//! `explain`: where the hours of a saved record went.

use super::saved;
use crate::cli::args::ExplainArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::fail_if;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::i18n::{Text, cli as say};
use crate::record::{IntrusionId, Record};
use crate::score::Scored;
use crate::score::card::{Explanation, ScoredExpectation};

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
        terminal.print(&pipeline::explanation_text(&record, &scored, args.all, terminal))?;
    }
    Ok(fail_if::verdict(&args.fail_if.conditions, &scored.card, terminal))
}

fn intrusion(id: &str, record: &Record, scored: &Scored) -> Result<IntrusionId, Failure> {
    let names = record.run.scenario.names();
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
