//! The list of injects: what exercise control sent to whom, what was expected, and whether it came.

use maud::{Markup, html};

use super::markdown::table;
use super::page::Page;
use crate::i18n::format::duration;
use crate::i18n::tables as say;
use crate::record::{Entry, Fact};
use crate::scenario::model::Inject;
use crate::units::{InjectId, SimTime};

/// What the record shows of one inject.
#[derive(Default)]
struct Shown<'a> {
    delivered: Option<&'a Entry>,
    skipped: bool,
    seen: Option<&'a Entry>,
    missed: bool,
}

fn shown<'a>(page: &Page<'a>) -> Vec<Shown<'a>> {
    let mut all: Vec<Shown> = page.scenario().drill.injects.iter().map(|_| Shown::default()).collect();
    let mut note = |inject: InjectId, note: &dyn Fn(&mut Shown<'a>)| {
        if let Some(one) = all.get_mut(inject.ix()) {
            note(one);
        }
    };
    for entry in &page.record.entries {
        match &entry.fact {
            Fact::InjectDelivered { inject, .. } => note(*inject, &|one| one.delivered = Some(entry)),
            Fact::InjectSkipped { inject } => note(*inject, &|one| one.skipped = true),
            Fact::ExpectedActionSeen { inject } => note(*inject, &|one| one.seen = Some(entry)),
            Fact::ExpectedActionMissed { inject } => note(*inject, &|one| one.missed = true),
            _ => {}
        }
    }
    all
}

/// The columns of the list.
pub(super) fn heads(page: &Page) -> Vec<String> {
    let lang = page.lang;
    vec![
        say::column_number(lang),
        say::column_time(lang),
        say::column_recipient(lang),
        say::column_text(lang),
        say::column_expected(lang),
        say::column_came(lang),
    ]
}

pub(super) fn rows(page: &Page) -> Vec<Vec<String>> {
    let all = shown(page);
    page.scenario()
        .drill
        .injects
        .iter()
        .zip(&all)
        .enumerate()
        .map(|(ix, (inject, shown))| {
            let channels = &page.scenario().practice.channels;
            let channel = channels.iter().find(|c| c.id == inject.channel).map(|c| c.name.get(page.lang));
            let orgs = &page.scenario().province.organisations;
            let to = orgs.iter().find(|o| o.id == inject.to);
            let to = to.map_or(inject.to.as_str(), |o| {
                if o.short.is_empty() { o.name.get(page.lang) } else { &o.short }
            });
            let at = SimTime(inject.at.0);
            vec![
                (ix + 1).to_string(),
                page.clock.moment(at, page.lang),
                format!("{to}, {}", channel.unwrap_or(&inject.channel)),
                format!("{}: {}", inject.title.get(page.lang), inject.message.get(page.lang)),
                expected(page, inject),
                outcome(page, inject, shown),
            ]
        })
        .collect()
}

fn expected(page: &Page, inject: &Inject) -> String {
    inject.expects.as_ref().map_or_else(
        || "–".to_owned(),
        |e| say::expected_within(page.lang, e.text.get(page.lang), &duration(e.within.0, page.lang)),
    )
}

/// Whether it went out, and whether what it expects came.
fn outcome(page: &Page, inject: &Inject, shown: &Shown) -> String {
    let lang = page.lang;
    let base = inject.contingency_for.as_ref();
    let base = base.and_then(|id| page.scenario().drill.injects.iter().position(|i| i.id == *id));
    let sent = match (shown.delivered.is_some(), shown.skipped, base) {
        (true, _, Some(of)) => say::inject_contingency(lang, of + 1),
        (true, _, None) => say::inject_sent(lang),
        (_, true, Some(of)) => return say::inject_not_needed(lang, of + 1),
        _ => return say::inject_not_due(lang),
    };
    let came = match (&inject.expects, shown.seen) {
        (None, _) => return sent,
        (Some(_), Some(entry)) => {
            // The cause of the fact is what showed the action.
            let when =
                entry.cause.and_then(|seq| page.record.entries.get(seq as usize)).map_or(entry.t, |e| e.t);
            let moment = page.clock.moment(when, lang);
            match when.0 < inject.at.0 {
                true => say::action_before(lang, &moment),
                false => say::action_seen(lang, &moment),
            }
        }
        (Some(_), None) if shown.missed => say::action_missed(lang),
        (Some(_), None) => say::action_open(lang),
    };
    format!("{sent}; {came}")
}

/// The section of the report page; empty where the drill has no injects.
pub(super) fn section(page: &Page) -> Markup {
    let rows = rows(page);
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (say::head_injects(page.lang)) }
                p.note { (say::injects_how(page.lang)) }
                table {
                    thead { tr { @for head in heads(page) { th scope="col" { (head) } } } }
                    tbody { @for row in &rows { tr { @for cell in row { td { (cell) } } } } }
                }
            }
        }
    }
}

/// The same as Markdown.
pub(super) fn markdown(page: &Page) -> String {
    let rows = rows(page);
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("## {}\n\n{}\n\n", say::head_injects(page.lang), say::injects_how(page.lang));
    table(&mut out, &heads(page), &rows);
    out
}
