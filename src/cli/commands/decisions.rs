//! `decisions`: the decision points of a saved record, with their options.

use serde_json::{Value, json};

use super::saved;
use crate::cli::args::RecordArg;
use crate::cli::exit::{Exit, Failure};
use crate::cli::terminal::Terminal;
use crate::i18n::format::Clock;
use crate::i18n::{Lang, cli as say, terms};
use crate::record::{Names, Record};
use crate::train::choice::{Choice, choices};

/// Lists the decision points of a record.
pub fn decisions(args: &RecordArg, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record)?;
    let found = choices(&record);
    let names = record.run.scenario.names();
    if terminal.json {
        let list: Vec<Value> = found.iter().map(|decision| as_json(decision, &names)).collect();
        terminal.print_json(&json!({ "decisions": list }))?;
        return Ok(Exit::Done);
    }
    let lang = terminal.lang;
    if found.is_empty() {
        terminal.print(&format!("{}\n", say::decisions_none(lang)))?;
        return Ok(Exit::Done);
    }
    let mut text = format!("{}\n", say::decisions_heading(lang, found.len()));
    for decision in &found {
        text.push_str(&as_text(decision, &record, lang));
    }
    terminal.print(&text)?;
    Ok(Exit::Done)
}

fn as_json(decision: &Choice, names: &Names) -> Value {
    json!({
        "id": decision.id,
        "seq": decision.seq,
        "t": decision.t,
        "incident": decision.incident,
        "organisation": names.org(decision.org),
        "options": decision.options,
        "chosen": decision.chosen,
        "policy": decision.policy,
    })
}

fn as_text(decision: &Choice, record: &Record, lang: Lang) -> String {
    let org = record.run.scenario.province.organisations.get(decision.org.ix());
    let org = org.map_or("?", |org| org.name.get(lang));
    let clock = Clock::of(&record.run.scenario.drill.starts);
    let when = format!("{} {}", clock.time(decision.t), clock.long_day(decision.t, lang));
    let question = terms::question(lang, &decision.id);
    let mut text = format!("\n{}  {question}\n  {when} – {org}\n", &decision.id);
    for option in &decision.options {
        let words = format!("{} [{option}]", terms::option(lang, &decision.id, option));
        let line = if *option == decision.chosen {
            say::decision_chosen(lang, &words)
        } else {
            say::decision_option(lang, &words)
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}
