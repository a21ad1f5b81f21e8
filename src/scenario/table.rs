//! The table of rules: what stands at which path of which kind of file.
//!
//! A path is written with field names, `*` for a position in a list or the value of a key, `@` for a key, and the
//! names of variants (`kind/Causes/Absence/organisation`).

use super::shelf::Kind;
use crate::i18n::{Lang, problems as msg};

/// What ids are about.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Org,
    OrgKind,
    /// A kind of organisation, or `owner`, or `operator`.
    Holder,
    OrgOrKind,
    System,
    SystemOrOrg,
    SystemKind,
    Calendar,
    Roster,
    Channel,
    Post,
    Thing,
    Network,
    Campaign,
    Action,
    Playbook,
    Step,
    Structure,
    Practice,
    Expectation,
    Obligation,
    Objective,
    Mitigation,
    Inject,
    Suffix,
    Scenario,
    Province,
    Plan,
    Drill,
}

impl Class {
    /// In words.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Class::Org => msg::class_org(lang),
            Class::OrgKind | Class::Holder => msg::class_org_kind(lang),
            Class::OrgOrKind => msg::class_org_or_kind(lang),
            Class::System => msg::class_system(lang),
            Class::SystemOrOrg => msg::class_system_or_org(lang),
            Class::SystemKind => msg::class_system_kind(lang),
            Class::Calendar => msg::class_calendar(lang),
            Class::Roster => msg::class_roster(lang),
            Class::Channel => msg::class_channel(lang),
            Class::Post => msg::class_post(lang),
            Class::Thing => msg::class_thing(lang),
            Class::Network => msg::class_network(lang),
            Class::Campaign => msg::class_campaign(lang),
            Class::Action => msg::class_action(lang),
            Class::Playbook => msg::class_playbook(lang),
            Class::Step => msg::class_step(lang),
            Class::Structure => msg::class_structure(lang),
            Class::Practice => msg::class_practice(lang),
            Class::Expectation => msg::class_expectation(lang),
            Class::Obligation => msg::class_obligation(lang),
            Class::Objective => msg::class_objective(lang),
            Class::Mitigation => msg::class_mitigation(lang),
            Class::Inject => msg::class_inject(lang),
            Class::Suffix => msg::class_suffix(lang),
            Class::Scenario => msg::class_scenario(lang),
            Class::Province => msg::class_province(lang),
            Class::Plan => msg::class_plan(lang),
            Class::Drill => msg::class_drill(lang),
        }
    }
}

/// A rule about the value at a path.
pub enum Rule {
    /// It is an id.
    Define(Class),
    /// It names something.
    Refer(Class),
    /// Every number in it lies in 0..1.
    Share,
    /// It is a weight.
    Weight,
    /// It is above zero.
    Positive,
    /// It is a level.
    Level,
    /// It is a number of at most so much.
    AtMost(fn(Lang) -> String, u32),
    /// It is a list of at most so many.
    ListOf(Class, usize),
    /// It is a date.
    Date,
    /// It is a moment.
    Moment,
    /// It is a day of the year.
    Day,
    /// It is hours of a day.
    Hours,
    /// It is a technique, or nothing.
    Technique,
    /// It is a tactic, or nothing.
    Tactic,
}

/// The rule for the values at a path of a kind of file.
pub fn rule(kind: Kind, path: &str) -> Option<Rule> {
    if path.ends_with("in_force/from") || path.ends_with("in_force/to") {
        return Some(Rule::Date);
    }
    match kind {
        Kind::Scenario => scenario_rule(path),
        Kind::Province | Kind::Archetypes => province_rule(kind, path),
        Kind::Plan | Kind::Expectations => plan_rule(kind, path),
        Kind::Drill => drill_rule(path),
        Kind::Practice => practice_rule(path),
        Kind::Structure => structure_rule(path),
        Kind::Campaign => campaign_rule(path),
        Kind::Playbook => playbook_rule(path),
        Kind::Mitigations => mitigation_rule(path),
    }
}

fn scenario_rule(path: &str) -> Option<Rule> {
    (path == "id").then_some(Rule::Define(Class::Scenario))
}

fn province_rule(kind: Kind, path: &str) -> Option<Rule> {
    let archetype = kind == Kind::Archetypes;
    Some(match path {
        "id" => Rule::Define(Class::Province),
        "organisations" => Rule::ListOf(Class::Org, 5_000),
        "systems" => Rule::ListOf(Class::System, 20_000),
        "networks" => Rule::ListOf(Class::Network, 20_000),
        "things" => Rule::ListOf(Class::Thing, 5_000),
        "organisations/*/id" => Rule::Define(if archetype { Class::OrgKind } else { Class::Org }),
        "organisations/*/archetype" => Rule::Refer(Class::OrgKind),
        "organisations/*/calendar" => Rule::Refer(Class::Calendar),
        "organisations/*/channels/*" => Rule::Refer(Class::Channel),
        "organisations/*/parent" => Rule::Refer(Class::Org),
        "organisations/*/stands_for" => Rule::AtMost(msg::count_bodies, 10_000),
        "organisations/*/posts/*/post" => Rule::Define(Class::Post),
        "organisations/*/posts/*/roster" => Rule::Refer(Class::Roster),
        "organisations/*/posts/*/skills/*" | "organisations/*/internal_network" => Rule::Share,
        "organisations/*/systems/*/suffix" => Rule::Define(Class::Suffix),
        "organisations/*/systems/*/archetype" | "systems/*/archetype" => Rule::Refer(Class::SystemKind),
        "calendars/@" => Rule::Define(Class::Calendar),
        "rosters/@" => Rule::Define(Class::Roster),
        "calendars/*/hours/*" => Rule::Hours,
        "calendars/*/holidays/*" | "calendars/*/extra_working_days/*" => Rule::Date,
        "systems/*/id" => Rule::Define(if archetype { Class::SystemKind } else { Class::System }),
        "systems/*/level" | "systems/*/differs/level" | "adjust/*/differs/level" => Rule::Level,
        "systems/*/owner"
        | "systems/*/operator"
        | "systems/*/differs/operator"
        | "adjust/*/differs/operator" => Rule::Refer(Class::Org),
        "systems/*/differs/layers/monitored_by" | "adjust/*/differs/layers/monitored_by" => {
            Rule::Refer(Class::Org)
        }
        "systems/*/differs/depends_on/*" | "adjust/*/differs/depends_on/*" => Rule::Refer(Class::System),
        "systems/*/backup/Every/interval"
        | "systems/*/differs/backup/Every/interval"
        | "adjust/*/differs/backup/Every/interval" => Rule::Positive,
        "adjust/*/system" | "networks/*/members/*/System" => Rule::Refer(Class::System),
        "networks/*/id" => Rule::Define(Class::Network),
        "networks/*/members/*/Kind" => Rule::Refer(Class::SystemKind),
        "networks/*/members/*/Owner" => Rule::Refer(Class::Org),
        "networks/*/openness" | "programme/shares/*" => Rule::Share,
        "systems/*/mitigations/@" | "systems/*/differs/mitigations/@" | "adjust/*/differs/mitigations/@" => {
            Rule::Refer(Class::Mitigation)
        }
        "systems/*/mitigations/*" | "systems/*/differs/mitigations/*" | "adjust/*/differs/mitigations/*" => {
            Rule::Share
        }
        "things/*/id" => Rule::Define(Class::Thing),
        "things/*/owner" => Rule::Refer(Class::Org),
        "programme/dates/*/date" => Rule::Date,
        _ => return None,
    })
}

fn plan_rule(kind: Kind, path: &str) -> Option<Rule> {
    let inner = match kind {
        Kind::Expectations => path,
        _ => path.strip_prefix("expectations/").unwrap_or(""),
    };
    match inner {
        "*/id" => return Some(Rule::Define(Class::Expectation)),
        "*/weight" => return Some(Rule::Weight),
        "*/limit" => return Some(Rule::Positive),
        "*/scope/level_from" => return Some(Rule::Level),
        _ => {}
    }
    Some(match path {
        "id" => Rule::Define(Class::Plan),
        "applies/*" | "objectives/*/measured_by/*" => Rule::Refer(Class::Expectation),
        "obligations/*/id" => Rule::Define(Class::Obligation),
        "obligations/*/kind/Before/day" => Rule::Day,
        "obligations/*/kind/ShareAtLeast/share" => Rule::Share,
        "objectives/*/id" => Rule::Define(Class::Objective),
        "expectations" => Rule::ListOf(Class::Expectation, 10_000),
        _ => return None,
    })
}

fn drill_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "id" => Rule::Define(Class::Drill),
        "starts" => Rule::Moment,
        "participants/*" => Rule::Refer(Class::OrgOrKind),
        "campaigns" => Rule::ListOf(Class::Campaign, 1_000),
        "campaigns/*/campaign" | "injects/*/kind/Tells/about" => Rule::Refer(Class::Campaign),
        "campaigns/*/entry/*" => Rule::Refer(Class::SystemOrOrg),
        "campaigns/*/must_reach/*" => Rule::Refer(Class::System),
        "injects" => Rule::ListOf(Class::Inject, 10_000),
        "injects/*/id" => Rule::Define(Class::Inject),
        "injects/*/to"
        | "injects/*/kind/Causes/Absence/organisation"
        | "injects/*/kind/Causes/AlertFlood/organisation" => Rule::Refer(Class::Org),
        "injects/*/channel" | "injects/*/kind/Causes/ChannelDown/channel" => Rule::Refer(Class::Channel),
        "injects/*/kind/Causes/AlertFlood/alerts" => Rule::AtMost(msg::count_alerts, 100_000),
        "injects/*/contingency_for" => Rule::Refer(Class::Inject),
        _ => return None,
    })
}

fn practice_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "id" => Rule::Define(Class::Practice),
        "channels/*/id" => Rule::Define(Class::Channel),
        "channels/*/lost"
        | "false_called_true"
        | "true_called_false"
        | "severity_misjudged"
        | "on_call_answers"
        | "absence"
        | "fatigue_per_hour"
        | "finds_foothold"
        | "suspects_clean"
        | "eradication_misses"
        | "defence/on_site"
        | "defence/assessment"
        | "defence/per_level"
        | "defence/mitigation"
        | "defence/failures_with_credentials"
        | "defence/indicators_notice"
        | "indicators_protect"
        | "untested_backup_fails"
        | "evidence_lost"
        | "ways_in/hotline_calls"
        | "ways_in/operator_notices"
        | "policy/found_next_door"
        | "policy/each_body_adds"
        | "policy/report_without_evidence"
        | "policy/tired_rate"
        | "policy/type_misjudged" => Rule::Share,
        "noise_monitoring" | "noise_on_site" | "noise_users" | "ways_in/noise_hotline" => {
            Rule::AtMost(msg::count_per_day, 10_000)
        }
        "ways_in/operators/*" => Rule::Refer(Class::OrgKind),
        "ways_in/noise_grows" => Rule::AtMost(msg::count_power, 2),
        "policy/hunts_at_most"
        | "policy/repeats_at_most"
        | "policy/requests_at_most"
        | "policy/tries_a_channel" => Rule::AtMost(msg::count_attempts, 1_000),
        "policy/request_waits"
        | "policy/urgent_request_waits"
        | "policy/at_work_at_most"
        | "alert_expires"
        | "retry_after"
        | "defence/assessment_halves" => Rule::Positive,
        "defence/on_site_stops/tactics/*" | "defence/assessment_stops/tactics/*" => Rule::Tactic,
        "defence/on_site_stops/techniques/*" | "defence/assessment_stops/techniques/*" => Rule::Technique,
        _ => return None,
    })
}

fn structure_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "id" => Rule::Define(Class::Structure),
        "roles/*/held_by/*" => Rule::Refer(Class::Holder),
        "relations/*/from" | "relations/*/to/*" => Rule::Refer(Class::OrgKind),
        "leads/*/agencies/*" => Rule::Refer(Class::OrgKind),
        "authority/*/when/level_from" => Rule::Level,
        "authority/*/review_catches" => Rule::Share,
        _ => return None,
    })
}

fn campaign_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "id" => Rule::Define(Class::Campaign),
        "incident_type" => Rule::Refer(Class::Playbook),
        "ambiguity"
        | "attacker/skill"
        | "attacker/stealth"
        | "attacker/prefers_off_hours"
        | "actions/*/success"
        | "actions/*/traces/on_site"
        | "actions/*/traces/monitoring"
        | "actions/*/traces/national"
        | "actions/*/traces/people" => Rule::Share,
        "attacker/tempo" => Rule::Positive,
        "actions" => Rule::ListOf(Class::Action, 1_000),
        "actions/*/id" => Rule::Define(Class::Action),
        "actions/*/technique" => Rule::Technique,
        "actions/*/tactic" => Rule::Tactic,
        "actions/*/mitigations/*" => Rule::Refer(Class::Mitigation),
        "actions/*/needs/All/*" | "actions/*/needs/Any/*" => Rule::Refer(Class::Action),
        "actions/*/target/Entry/kinds/*"
        | "actions/*/target/Held/kinds/*"
        | "actions/*/target/Reachable/kinds/*"
        | "actions/*/target/Dependent/kinds/*" => Rule::Refer(Class::SystemKind),
        "actions/*/attempts" | "actions/*/targets_at_most" | "actions/*/goes_on/times_at_most" | "budget" => {
            Rule::AtMost(msg::count_attempts, 100_000)
        }
        "actions/*/at_once" => Rule::AtMost(msg::count_at_once, 1_000),
        "actions/*/goes_on/loss" => Rule::AtMost(msg::count_million, 1_000_000),
        _ => return None,
    })
}

fn playbook_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "incident_type" => Rule::Define(Class::Playbook),
        "taken_for/*" => Rule::Refer(Class::Playbook),
        "steps" => Rule::ListOf(Class::Step, 1_000),
        "steps/*/id" => Rule::Define(Class::Step),
        "steps/*/after/*" => Rule::Refer(Class::Step),
        "steps/*/by/*/posts/*" => Rule::Refer(Class::Post),
        "steps/*/goes_wrong" => Rule::Share,
        _ => return None,
    })
}

fn mitigation_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "" => Rule::ListOf(Class::Mitigation, 1_000),
        "*/id" => Rule::Define(Class::Mitigation),
        "*/techniques/*" => Rule::Technique,
        _ => return None,
    })
}
