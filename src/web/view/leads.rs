//! Who leads and decides in a scenario's structure: roles, approvals, when an incident goes up, channels.

use maud::{Markup, html};

use super::graph::ground;
use crate::i18n::format::duration;
use crate::i18n::{Lang, structure, viewer as say};
use crate::report::structure::role_rows;
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::{AuthorityRule, AuthorityScope, Channel, LeadRule};

/// The whole section.
pub fn section(scenario: &Scenario, lang: Lang) -> Markup {
    html! {
        section aria-labelledby="head-leads" {
            h2 #head-leads { (say::head_leads(lang)) }
            (roles(scenario, lang))
            (lead_rules(scenario, lang))
            h3 { (say::head_approvals(lang)) }
            (approvals(scenario, lang))
            (escalation(scenario, lang))
            h3 { (say::head_channels(lang)) }
            ul.channels { @for channel in &scenario.practice.channels { li { (told(channel, lang)) } } }
        }
    }
}

fn roles(scenario: &Scenario, lang: Lang) -> Markup {
    html! {
        div.scroll { table {
            thead { tr {
                @for head in [structure::column_role(lang), structure::column_holder(lang),
                    structure::column_ground(lang)] { th scope="col" { (head) } }
            } }
            tbody { @for row in role_rows(scenario, lang) { tr {
                th scope="row" { (row.role) }
                td { (row.holders) }
                td { (row.ground) @if !row.clause.is_empty() { br; small { (row.clause) } } }
            } } }
        } }
    }
}

/// Who leads where more than the subject counts.
fn lead_rules(scenario: &Scenario, lang: Lang) -> Markup {
    let condition = |rule: &LeadRule| {
        let subject = rule.subject.map(|subject| words::subject(Some(subject), lang));
        let severity =
            rule.severity_from.map(|s| say::scope_severity(lang, &words::severity(s, lang).to_lowercase()));
        let parts: Vec<String> = [subject, severity].into_iter().flatten().collect();
        if parts.is_empty() { say::any_incident(lang) } else { parts.join(", ") }
    };
    html! {
        @if !scenario.structure.leads.is_empty() {
            h3 { (say::head_lead_rules(lang)) }
            ol { @for rule in &scenario.structure.leads {
                li { (condition(rule)) ": " strong { (words::role(rule.goes_to, lang)) }
                    br; small { (ground(&rule.ground, lang)) } }
            } }
        }
    }
}

fn approvals(scenario: &Scenario, lang: Lang) -> Markup {
    let rules = &scenario.structure.authority;
    html! {
        @if rules.is_empty() { p { (say::no_approvals(lang)) } } @else {
            div.scroll { table {
                thead { tr {
                    @for head in [say::column_action(lang), say::column_approver(lang),
                        structure::column_ground(lang)] { th scope="col" { (head) } }
                } }
                tbody { @for rule in rules { (approval(rule, lang)) } }
            } }
        }
    }
}

fn approval(rule: &AuthorityRule, lang: Lang) -> Markup {
    let deputy = rule.deputy.map(|role| say::or_deputy(lang, &words::role(role, lang).to_lowercase()));
    let way = if rule.by_telephone { say::by_telephone(lang) } else { say::on_paper(lang) };
    let scope = scope(&rule.when, lang);
    html! {
        tr {
            th scope="row" { (words::action(rule.action, lang)) @if !scope.is_empty() { br; small { (scope) } } }
            td { (words::role(rule.approver, lang)) @if let Some(deputy) = deputy { ", " (deputy) } br; small { (way) } }
            td { (ground(&rule.ground, lang)) }
        }
    }
}

/// For which systems and incidents an approval is needed.
fn scope(when: &AuthorityScope, lang: Lang) -> String {
    let shared = when.shared.map(|s| if s { say::scope_shared(lang) } else { say::scope_own(lang) });
    let level = when.level_from.map(|level| say::scope_level(lang, level));
    let severity =
        when.severity_from.map(|s| say::scope_severity(lang, &words::severity(s, lang).to_lowercase()));
    [shared, level, severity].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn escalation(scenario: &Scenario, lang: Lang) -> Markup {
    html! {
        @if !scenario.structure.escalation.is_empty() {
            h3 { (say::head_escalation(lang)) }
            ul { @for rule in &scenario.structure.escalation {
                @let severity = words::severity(rule.severity_from, lang).to_lowercase();
                @let role = words::role(rule.to, lang).to_lowercase();
                @let after = if rule.after.0 == 0 { say::at_once(lang) } else { say::after(lang, &duration(rule.after.0, lang)) };
                li { (say::escalation(lang, &severity, &role, &after)) br; small { (ground(&rule.ground, lang)) } }
            } }
        }
    }
}

fn told(channel: &Channel, lang: Lang) -> String {
    let duty = if channel.needs_duty { say::channel_duty(lang) } else { say::channel_free(lang) };
    let formal = channel.formal.then(|| say::channel_formal(lang));
    let parts: Vec<String> = [Some(duty), formal].into_iter().flatten().collect();
    format!("{}: {}", channel.name.get(lang), parts.join(", "))
}
