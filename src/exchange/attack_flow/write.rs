//! A campaign as a file that a person can edit: every number with its range and reason, remarks in both languages.

use std::fmt::Write as _;

use super::draft::{Action, Draft};
use super::flow::Flow;
use super::table::{Assumptions, Ranges, Row};
use crate::i18n::{Lang, Text, exchange as say};
use crate::scenario::model::{Law, Needs, Quantity, Sourced, Target};

/// Where the report of a campaign is.
pub fn report_name(id: &str) -> String {
    format!("{id}.import.md")
}

/// The text of the campaign's file.
pub fn campaign(flow: &Flow, draft: &Draft, assumptions: &Assumptions) -> String {
    let mut out = String::new();
    for lang in Lang::ALL {
        for line in say::file_head(lang, &flow.file, &draft.id, &report_name(&draft.id)).lines() {
            remark(&mut out, 0, line);
        }
        if lang == Lang::Vi {
            remark(&mut out, 0, "");
        }
    }
    let _ = writeln!(out, "Campaign(");
    field(&mut out, "id", &quoted(&draft.id));
    field(&mut out, "name", &text(&draft.name));
    out.push_str("    sources: [\n");
    for source in &draft.sources {
        let _ = writeln!(out, "        {},", quoted(source));
    }
    out.push_str("    ],\n");
    field(&mut out, "incident_type", &quoted(&draft.incident_type));
    field(&mut out, "subject", &format!("{:?}", draft.subject));
    field(&mut out, "ambiguity", &sourced(&assumptions.ambiguity, &number));
    attacker(&mut out, assumptions);
    remark(&mut out, 1, &both(say::remark_budget));
    field(&mut out, "budget", &draft.budget.to_string());
    out.push_str("    actions: [\n");
    for action in &draft.steps {
        write_action(&mut out, action, &assumptions.ranges);
    }
    out.push_str("    ],\n)\n");
    out
}

fn attacker(out: &mut String, assumptions: &Assumptions) {
    let attacker = &assumptions.attacker;
    out.push_str("    attacker: (\n");
    for (name, value) in [
        ("skill", &attacker.skill),
        ("tempo", &attacker.tempo),
        ("stealth", &attacker.stealth),
        ("prefers_off_hours", &attacker.prefers_off_hours),
    ] {
        let _ = writeln!(out, "        {name}: {},", sourced(value, &number));
    }
    let reaction = &attacker.reaction;
    out.push_str("        reaction: (\n");
    let _ = writeln!(out, "            notices_after: {},", sourced(&reaction.notices_after, &law));
    for (name, value) in [
        ("go_round", &reaction.go_round),
        ("go_quiet", &reaction.go_quiet),
        ("bring_forward", &reaction.bring_forward),
    ] {
        let _ = writeln!(out, "            {name}: {},", sourced(value, &number));
    }
    let _ = writeln!(out, "            quiet_for: {},", sourced(&reaction.quiet_for, &law));
    out.push_str("        ),\n    ),\n");
}

fn write_action(out: &mut String, action: &Action, ranges: &Ranges) {
    let place = match action.line {
        0 => action.object.clone(),
        line => format!("{}, {}", action.object, say::remark_line(line)),
    };
    remark(out, 2, &place);
    for line in &action.remarks {
        remark(out, 2, line);
    }
    let row = &action.row;
    out.push_str("        (\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(out, "            {name}: {value},");
    };
    line("id", &quoted(&action.id));
    line("name", &text(&action.name));
    line("technique", &quoted(&action.technique));
    line("tactic", &quoted(&action.tactic));
    match &action.needs {
        Needs::All(ids) if ids.is_empty() => {}
        Needs::All(ids) => line("needs", &format!("All([{}])", list(ids))),
        Needs::Any(ids) => line("needs", &format!("Any([{}])", list(ids))),
    }
    line("target", &target(&row.target));
    if row.targets_at_most != 1 {
        line("targets_at_most", &row.targets_at_most.to_string());
    }
    if row.attempts != 1 {
        line("attempts", &row.attempts.to_string());
    }
    for (name, value) in [("noisy", row.noisy), ("destructive", row.destructive)] {
        if value {
            line(name, "true");
        }
    }
    line("duration", &duration(action, ranges));
    let why = reason(&action.about, &row.why);
    line("success", &chance(row.succeeds, ranges.chance, 0.0, &why));
    out.push_str("            traces: (\n");
    let seen = &row.seen;
    for (name, value) in [
        ("on_site", seen.on_site),
        ("monitoring", seen.monitoring),
        ("national", seen.national),
        ("people", seen.people),
    ] {
        let least = if action.joint { 0.0 } else { ranges.least };
        let _ = writeln!(out, "                {name}: {},", chance(value, ranges.trace, least, &why));
    }
    let _ = writeln!(out, "            ),\n            effect: {:?},\n        ),", row.effect);
}

/// The time of an attempt: as published where the flow gives it, else by technique or tactic.
fn duration(action: &Action, ranges: &Ranges) -> String {
    let row: &Row = &action.row;
    let (median, why) = match &action.took {
        Some((span, start, end)) => (*span, both(|lang| say::why_published(lang, start, end))),
        None => (row.takes, reason(&action.about, &row.why)),
    };
    let (low, high) = if row.spread == 0.0 { (1.0, 1.0) } else { ranges.time };
    let law = match row.spread {
        0.0 => Law::Fixed(median),
        sigma => Law::Lognormal { median, sigma },
    };
    assumed(&self::law(&law), &number(&low), &number(&high), &why)
}

/// A chance with its range, all within 0..1.
fn chance(value: f64, factors: (f64, f64), least: f64, why: &str) -> String {
    let low = (value * factors.0 * 100.0).round() / 100.0;
    let high = (value * factors.1 * 100.0).round() / 100.0;
    let (low, high) = (low.clamp(0.0, value), high.max(least).clamp(value, 1.0));
    assumed(&number(&value), &number(&low), &number(&high), why)
}

fn assumed(value: &str, low: &str, high: &str, why: &str) -> String {
    format!("Assumed(value: {value}, low: {low}, high: {high}, why: {})", quoted(why))
}

/// The reason in both languages, with what it is about.
fn reason(about: &str, why: &Text) -> String {
    both(
        |lang| {
            if about.is_empty() { why.get(lang).to_owned() } else { format!("{about}: {}", why.get(lang)) }
        },
    )
}

/// Both languages in one text, as scenario files have it: ` / ` stands in it once.
fn both(message: impl Fn(Lang) -> String) -> String {
    let half = |lang| message(lang).replace(" / ", "/");
    format!("{} / {}", half(Lang::Vi), half(Lang::En))
}

fn sourced<T: Quantity>(value: &Sourced<T>, show: &dyn Fn(&T) -> String) -> String
where
    T::Bound: PartialEq + Into<f64> + Copy,
{
    match value {
        Sourced::Assumed { value, low, high, why } => {
            assumed(&show(value), &number(&(*low).into()), &number(&(*high).into()), why)
        }
        Sourced::Benchmark { value, source } => {
            format!("Benchmark(value: {}, source: {})", show(value), quoted(source))
        }
        other => format!("Unsourced({})", show(other.value())),
    }
}

fn number(value: &f64) -> String {
    format!("{value:?}")
}

fn law(law: &Law) -> String {
    match law {
        Law::Fixed(span) => format!("Fixed(\"{span}\")"),
        Law::Uniform { low, high } => format!("Uniform(low: \"{low}\", high: \"{high}\")"),
        Law::Triangular { low, mode, high } => {
            format!("Triangular(low: \"{low}\", mode: \"{mode}\", high: \"{high}\")")
        }
        Law::Exponential { mean } => format!("Exponential(mean: \"{mean}\")"),
        Law::Lognormal { median, sigma } => {
            format!("Lognormal(median: \"{median}\", sigma: {})", number(sigma))
        }
        Law::Gamma { mean, shape } => format!("Gamma(mean: \"{mean}\", shape: {})", number(shape)),
        Law::Empirical(spans) => {
            let list: Vec<String> = spans.iter().map(|span| format!("\"{span}\"")).collect();
            format!("Empirical([{}])", list.join(", "))
        }
    }
}

/// A target as a campaign file has it.
pub fn target(target: &Target) -> String {
    let kinds = |kinds: &[String]| match kinds {
        [] => String::new(),
        kinds => format!("kinds: [{}]", list(kinds)),
    };
    match target {
        Target::Outside => "Outside".to_owned(),
        Target::Entry { kinds: some, exposure } => {
            let ways: Vec<String> = exposure.iter().map(|way| format!("{way:?}")).collect();
            let kinds = if some.is_empty() { String::new() } else { format!("{}, ", kinds(some)) };
            format!("Entry({kinds}exposure: [{}])", ways.join(", "))
        }
        Target::Held { kinds: some } => format!("Held({})", kinds(some)),
        Target::Reachable { kinds: some } => format!("Reachable({})", kinds(some)),
        Target::Dependent { kinds: some } => format!("Dependent({})", kinds(some)),
    }
}

fn list(ids: &[String]) -> String {
    ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", ")
}

fn text(text: &Text) -> String {
    format!("(vi: {}, en: {})", quoted(&text.vi), quoted(&text.en))
}

fn field(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "    {name}: {value},");
}

/// A text in quotes; what comes from a stranger's file has no line breaks by now.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn remark(out: &mut String, depth: usize, line: &str) {
    let _ = writeln!(out, "{}", format!("{}// {line}", "    ".repeat(depth)).trim_end());
}
