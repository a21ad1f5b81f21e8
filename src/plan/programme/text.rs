//! A planned drill as files of a scenario that a person can edit.

use std::fmt::Write as _;

use crate::i18n::{Text, programme as say};
use crate::scenario::model::{Disturbance, Drill, Inject, InjectKind, Launch};

/// `scenario.ron`.
pub(super) fn scenario(id: &str, name: &Text, structure: &str, practice: &str) -> String {
    let remark = Text::of(say::file_remark);
    format!(
        "// {}\n// {}\nScenario(\n    format: 1,\n    id: {},\n    name: {},\n    province: \"province.ron\",\n    \
         structure: {},\n    plan: \"plan.ron\",\n    drill: \"drill.ron\",\n    practice: {},\n)\n",
        remark.vi,
        remark.en,
        quoted(id),
        text(name),
        quoted(structure),
        quoted(practice),
    )
}

/// `drill.ron`. Writing to a text cannot fail.
pub(super) fn drill(drill: &Drill) -> String {
    let mut out = String::from("Drill(\n");
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "    {name}: {value},");
    };
    line("id", quoted(&drill.id));
    line("name", text(&drill.name));
    line("starts", quoted(&drill.starts));
    line("horizon", quoted(&drill.horizon.to_string()));
    line("warm_up", quoted(&drill.warm_up.to_string()));
    line("form", format!("{:?}", drill.form));
    line("seed", drill.seed.to_string());
    line("participants", list(&drill.participants));
    out.push_str("    campaigns: [\n");
    drill.campaigns.iter().for_each(|launch| self::launch(launch, &mut out));
    out.push_str("    ],\n    injects: [\n");
    drill.injects.iter().for_each(|inject| self::inject(inject, &mut out));
    out.push_str("    ],\n)\n");
    out
}

fn launch(launch: &Launch, out: &mut String) {
    let _ = write!(
        out,
        "        (campaign: {}, at: {}",
        quoted(&launch.campaign),
        quoted(&launch.at.to_string())
    );
    for (name, ids) in [("entry", &launch.entry), ("must_reach", &launch.must_reach)] {
        if !ids.is_empty() {
            let _ = write!(out, ", {name}: {}", list(ids));
        }
    }
    out.push_str("),\n");
}

fn inject(inject: &Inject, out: &mut String) {
    let _ = writeln!(
        out,
        "        (\n            id: {}, at: {},",
        quoted(&inject.id),
        quoted(&inject.at.to_string())
    );
    for (name, value) in [("title", &inject.title), ("message", &inject.message), ("from", &inject.from)] {
        let _ = writeln!(out, "            {name}: {},", text(value));
    }
    let _ = writeln!(out, "            to: {}, channel: {},", quoted(&inject.to), quoted(&inject.channel));
    let _ = writeln!(out, "            kind: {},", kind(&inject.kind));
    if let Some(expects) = &inject.expects {
        let _ = writeln!(
            out,
            "            expects: (text: {}, milestone: {:?}, within: {}),",
            text(&expects.text),
            expects.milestone,
            quoted(&expects.within.to_string())
        );
    }
    if let Some(of) = &inject.contingency_for {
        let _ = writeln!(out, "            contingency_for: {},", quoted(of));
    }
    out.push_str("        ),\n");
}

fn kind(kind: &InjectKind) -> String {
    match kind {
        InjectKind::Tells { about: None } => "Tells()".to_owned(),
        InjectKind::Tells { about: Some(id) } => format!("Tells(about: {})", quoted(id)),
        InjectKind::Causes(Disturbance::Absence { organisation, post, lasting }) => format!(
            "Causes(Absence(organisation: {}, post: {}, lasting: {}))",
            quoted(organisation),
            quoted(post),
            quoted(&lasting.to_string())
        ),
        InjectKind::Causes(Disturbance::ChannelDown { channel, lasting }) => {
            format!(
                "Causes(ChannelDown(channel: {}, lasting: {}))",
                quoted(channel),
                quoted(&lasting.to_string())
            )
        }
        InjectKind::Causes(Disturbance::AlertFlood { organisation, alerts, over }) => format!(
            "Causes(AlertFlood(organisation: {}, alerts: {alerts}, over: {}))",
            quoted(organisation),
            quoted(&over.to_string())
        ),
    }
}

fn text(text: &Text) -> String {
    format!("(vi: {}, en: {})", quoted(&text.vi), quoted(&text.en))
}

fn list(ids: &[String]) -> String {
    format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
