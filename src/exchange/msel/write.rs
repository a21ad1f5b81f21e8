//! The injects as a file that a person can edit: a whole drill file, or the list alone; doubts stand as remarks where they belong.

use std::fmt::Write as _;

use super::draft::Draft;
use super::report::{Report, Verdict};
use crate::i18n::{Lang, Text, msel_import as say};
use crate::scenario::Scenario;
use crate::scenario::model::{Disturbance, Drill, ExpectedAction, InjectKind, Launch};

/// The text of the file.
pub fn file(scenario: Option<&Scenario>, drafts: &[Draft], report: &Report, report_name: &str) -> String {
    let mut out = String::new();
    for lang in Lang::ALL {
        remark(&mut out, 0, &say::file_head(lang, &report.file, report_name));
        let how = if scenario.is_some() { say::file_use_drill(lang) } else { say::file_use_list(lang) };
        remark(&mut out, 0, &how);
    }
    match scenario {
        Some(scenario) => drill(&mut out, &scenario.drill, drafts, report),
        None => {
            out.push_str("[\n");
            drafts.iter().for_each(|draft| inject(&mut out, draft, report, 1));
            out.push_str("]\n");
        }
    }
    out
}

fn drill(out: &mut String, drill: &Drill, drafts: &[Draft], report: &Report) {
    out.push_str("Drill(\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(out, "    {name}: {value},");
    };
    line("id", &quoted(&drill.id));
    line("name", &text(&drill.name));
    line("starts", &quoted(&drill.starts));
    line("horizon", &quoted(&drill.horizon.to_string()));
    line("warm_up", &quoted(&drill.warm_up.to_string()));
    line("form", &format!("{:?}", drill.form));
    line("seed", &drill.seed.to_string());
    line("participants", &list(&drill.participants));
    out.push_str("    campaigns: [\n");
    for launch in &drill.campaigns {
        let _ = writeln!(out, "        {},", launched(launch));
    }
    out.push_str("    ],\n    injects: [\n");
    drafts.iter().for_each(|draft| inject(out, draft, report, 2));
    out.push_str("    ],\n)\n");
}

fn launched(launch: &Launch) -> String {
    let mut parts = vec![
        format!("campaign: {}", quoted(&launch.campaign)),
        format!("at: {}", quoted(&launch.at.to_string())),
    ];
    for (name, ids) in [("entry", &launch.entry), ("must_reach", &launch.must_reach)] {
        if !ids.is_empty() {
            parts.push(format!("{name}: {}", list(ids)));
        }
    }
    format!("({})", parts.join(", "))
}

fn inject(out: &mut String, draft: &Draft, report: &Report, depth: usize) {
    let notes = report.rows.get(draft.report).map(|row| row.notes.as_slice()).unwrap_or_default();
    for note in notes.iter().filter(|note| note.verdict != Verdict::Understood) {
        for lang in Lang::ALL {
            remark(out, depth, &say::remark_doubt(lang, &note.cell, note.what.get(lang)));
        }
    }
    if let Some(text) = &draft.remark {
        remark(out, depth, &say::remark_expected(Lang::Vi, text));
    }
    let pad = "    ".repeat(depth);
    let _ = writeln!(out, "{pad}(");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(out, "{pad}    {name}: {value},");
    };
    line("id", &quoted(&draft.id));
    line("at", &quoted(&crate::units::Span(draft.at).to_string()));
    line("title", &text(&draft.title));
    line("message", &text(&draft.message));
    line("from", &text(&draft.from));
    line("to", &quoted(&draft.to));
    line("channel", &quoted(&draft.channel));
    line("kind", &kind(&draft.kind));
    if let Some(expects) = &draft.expects {
        line("expects", &expected(expects));
    }
    if let Some(of) = &draft.contingency_for {
        line("contingency_for", &quoted(of));
    }
    let _ = writeln!(out, "{pad}),");
}

fn kind(kind: &InjectKind) -> String {
    match kind {
        InjectKind::Tells { about: None } => "Tells()".to_owned(),
        InjectKind::Tells { about: Some(about) } => format!("Tells(about: {})", quoted(about)),
        InjectKind::Causes(Disturbance::Absence { organisation, post, lasting }) => format!(
            "Causes(Absence(organisation: {}, post: {}, lasting: \"{lasting}\"))",
            quoted(organisation),
            quoted(post)
        ),
        InjectKind::Causes(Disturbance::ChannelDown { channel, lasting }) => {
            format!("Causes(ChannelDown(channel: {}, lasting: \"{lasting}\"))", quoted(channel))
        }
        InjectKind::Causes(Disturbance::AlertFlood { organisation, alerts, over }) => format!(
            "Causes(AlertFlood(organisation: {}, alerts: {alerts}, over: \"{over}\"))",
            quoted(organisation)
        ),
    }
}

fn expected(expects: &ExpectedAction) -> String {
    let (milestone, within) = (expects.milestone, expects.within);
    format!("(text: {}, milestone: {milestone:?}, within: \"{within}\")", text(&expects.text))
}

fn text(text: &Text) -> String {
    format!("(vi: {}, en: {})", quoted(&text.vi), quoted(&text.en))
}

fn list(ids: &[String]) -> String {
    format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "))
}

/// A text between quotes. What a cell may hold is plain but for quotes, backslashes and line feeds.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', " "))
}

/// A remark of one line.
fn remark(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{}// {}", "    ".repeat(depth), text.replace('\n', " "));
}
