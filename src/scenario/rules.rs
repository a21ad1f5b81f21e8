//! What every value of a file must keep by itself: one walk over the tree, by a table of paths.
//!
//! A path is written with field names, `*` for a position in a list or the value of a key, `@` for a key, and the
//! names of variants (`kind/Causes/Absence/organisation`).

use super::problem::{Code, Problem};
use super::shelf::{Kind, Sheet};
use super::syntax::{NodeId, Tree, Value};
use crate::i18n::{Lang, problems as msg};
use crate::units::civil::CivilError;
use crate::units::{CivilDate, CivilDateTime, DayHours, Span};

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
enum Rule {
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
    /// It is a technique.
    Technique,
}

fn rule(kind: Kind, path: &str) -> Option<Rule> {
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
        | "layer_protects"
        | "indicators_protect"
        | "untested_backup_fails"
        | "evidence_lost" => Rule::Share,
        "noise_monitoring" | "noise_on_site" | "noise_users" => Rule::AtMost(msg::count_per_day, 10_000),
        "alert_expires" | "retry_after" => Rule::Positive,
        _ => return None,
    })
}

fn structure_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "id" => Rule::Define(Class::Structure),
        "roles/*/held_by/*" => Rule::Refer(Class::Holder),
        "relations/*/from" | "relations/*/to/*" => Rule::Refer(Class::OrgKind),
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
        "actions/*/needs/All/*" | "actions/*/needs/Any/*" => Rule::Refer(Class::Action),
        "actions/*/target/Entry/kinds/*"
        | "actions/*/target/Held/kinds/*"
        | "actions/*/target/Reachable/kinds/*" => Rule::Refer(Class::SystemKind),
        "actions/*/attempts" | "actions/*/targets_at_most" | "budget" => {
            Rule::AtMost(msg::count_attempts, 100_000)
        }
        _ => return None,
    })
}

fn playbook_rule(path: &str) -> Option<Rule> {
    Some(match path {
        "incident_type" => Rule::Define(Class::Playbook),
        "steps" => Rule::ListOf(Class::Step, 1_000),
        "steps/*/id" => Rule::Define(Class::Step),
        "steps/*/after/*" => Rule::Refer(Class::Step),
        "steps/*/by/*/posts/*" => Rule::Refer(Class::Post),
        "steps/*/goes_wrong" => Rule::Share,
        _ => return None,
    })
}

/// An id where it is given or named.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it is about.
    pub class: Class,
    /// The id.
    pub id: String,
    /// File, as a position in the shelf.
    pub sheet: usize,
    /// Node.
    pub node: NodeId,
    /// The list element that it is unique in, for posts and suffixes.
    pub within: Option<NodeId>,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walked {
    /// Ids given.
    pub defined: Vec<Mention>,
    /// Ids named.
    pub named: Vec<Mention>,
    /// Problems.
    pub problems: Vec<Problem>,
}

/// Walks over a file.
pub fn walk(sheet: &Sheet, ix: usize, out: &mut Walked) {
    if let Some(tree) = &sheet.tree {
        let mut walk = Walk { sheet, tree, ix, out, path: String::with_capacity(80), within: None };
        walk.value(tree.root);
    }
}

struct Walk<'a> {
    sheet: &'a Sheet,
    tree: &'a Tree,
    ix: usize,
    out: &'a mut Walked,
    path: String,
    within: Option<NodeId>,
}

impl Walk<'_> {
    fn report(&mut self, code: Code, node: NodeId, message: impl Fn(Lang) -> String) -> &mut Problem {
        let at = self.out.problems.len();
        self.out.problems.push(Problem::new(code, self.sheet.place_of(node), message));
        &mut self.out.problems[at]
    }
    fn hinted(
        &mut self,
        code: Code,
        node: NodeId,
        message: impl Fn(Lang) -> String,
        hint: fn(Lang) -> String,
    ) {
        let problem = self.report(code, node, message);
        problem.hint = Some(super::model::Text::of(hint));
    }
    fn written(&self, node: NodeId) -> String {
        let node = self.tree.node(node);
        self.sheet.source.text[node.from..node.to].to_owned()
    }

    fn step(&mut self, name: &str, node: NodeId) {
        let length = self.path.len();
        if length > 0 {
            self.path.push('/');
        }
        self.path.push_str(name);
        self.value(node);
        self.path.truncate(length);
    }

    fn value(&mut self, node: NodeId) {
        if self.sheet.replaced.contains(&node) {
            return;
        }
        if let Some(rule) = rule(self.sheet.kind, &self.path) {
            self.check(&rule, node);
        }
        let length = self.path.len();
        if self.sheet.variants.contains(&node)
            && let Value::Fields { name: Some(name), .. } | Value::Items { name: Some(name), .. } =
                &self.tree.node(node).value
        {
            if length > 0 {
                self.path.push('/');
            }
            self.path.push_str(&name.text);
        }
        self.inside(node);
        self.path.truncate(length);
    }

    fn inside(&mut self, node: NodeId) {
        let tree = self.tree;
        match &tree.node(node).value {
            Value::List(items) => {
                let outer = self.within;
                for item in items {
                    if matches!(self.path.as_str(), "organisations" | "systems") {
                        self.within = Some(*item);
                    }
                    self.step("*", *item);
                }
                self.within = outer;
            }
            Value::Map(entries) => {
                for (key, value) in entries {
                    self.step("@", *key);
                    self.step("*", *value);
                }
            }
            Value::Fields { fields, .. } => {
                self.together(node);
                for (word, value) in fields {
                    self.step(&word.text, *value);
                }
            }
            Value::Items { items, .. } => {
                self.law_of_values(node);
                for item in items {
                    // The name of the variant is the step already.
                    self.value(*item);
                }
            }
            Value::Float(n) if !n.is_finite() => {
                let written = self.written(node);
                self.report(Code::NotANumber, node, |lang| msg::not_finite(lang, &written));
            }
            Value::Float(n) if *n < 0.0 => self.negative(node),
            Value::Int(n) if *n < 0 => self.negative(node),
            _ => {}
        }
    }

    fn negative(&mut self, node: NodeId) {
        let written = self.written(node);
        self.report(Code::NegativeNumber, node, |lang| msg::negative(lang, &written));
    }

    fn check(&mut self, rule: &Rule, node: NodeId) {
        let tree = self.tree;
        match (rule, &tree.node(node).value) {
            (Rule::Define(class), Value::Text(id)) => self.define(*class, id, node),
            (Rule::Refer(class), Value::Text(id)) => self.out.named.push(Mention {
                class: *class,
                id: id.clone(),
                sheet: self.ix,
                node,
                within: self.within,
            }),
            (Rule::Share, _) => self.numbers(node, &mut |walk, node, n| {
                if n > 1.0 {
                    let written = walk.written(node);
                    let problem = walk
                        .report(Code::NotAProbability, node, |lang| msg::not_a_probability(lang, &written));
                    if n <= 100.0 {
                        let share = format!("{}", n / 100.0);
                        problem.hint = Some(super::model::Text::of(|lang| msg::divide_by_100(lang, &share)));
                    }
                }
            }),
            (Rule::Weight, _) => self.numbers(node, &mut |walk, node, n| {
                if n == 0.0 {
                    walk.report(Code::WeightNotPositive, node, msg::weight_not_positive);
                }
            }),
            (Rule::Positive, _) => self.positive(node),
            (Rule::Level, _) => self.numbers(node, &mut |walk, node, n| {
                if !(1.0..=5.0).contains(&n) {
                    let written = walk.written(node);
                    walk.report(Code::LevelOutOfRange, node, |lang| msg::level_out_of_range(lang, &written));
                }
            }),
            (Rule::AtMost(what, most), _) => {
                let most = *most;
                self.numbers(node, &mut |walk, node, n| {
                    if n > f64::from(most) {
                        let written = walk.written(node);
                        walk.report(Code::TooMany, node, |lang| {
                            msg::too_many(lang, &what(lang), &written, u64::from(most))
                        });
                    }
                });
            }
            (Rule::ListOf(class, most), Value::List(items)) if items.len() > *most => {
                let n = items.len().to_string();
                self.report(Code::TooMany, node, |lang| {
                    msg::too_many(lang, &class.name(lang), &n, *most as u64)
                });
            }
            (Rule::Date, Value::Text(text)) => {
                self.civil(text.parse::<CivilDate>().err(), node, msg::date_hint)
            }
            (Rule::Moment, Value::Text(text)) => {
                self.civil(text.parse::<CivilDateTime>().err(), node, msg::moment_hint);
            }
            // A leap year, so that the 29th of February is a day.
            (Rule::Day, Value::Text(text)) => {
                let error = format!("2024-{text}").parse::<CivilDate>().err().map(|error| match error {
                    CivilError::NoSuchDate(_) => CivilError::NoSuchDate(text.clone()),
                    _ => CivilError::NotADate(text.clone()),
                });
                self.civil(error, node, msg::day_hint);
            }
            (Rule::Hours, Value::Text(text)) => {
                self.civil(text.parse::<DayHours>().err(), node, msg::hours_hint)
            }
            (Rule::Technique, Value::Text(text)) if !is_technique(text) => {
                self.hinted(
                    Code::BadTechnique,
                    node,
                    |lang| msg::bad_technique(lang, text),
                    msg::technique_hint,
                );
            }
            _ => {}
        }
    }

    fn define(&mut self, class: Class, id: &str, node: NodeId) {
        if !is_kebab(id) {
            let better = kebab(id);
            let problem = self.report(Code::IdNotKebabCase, node, |lang| msg::id_not_kebab(lang, id));
            if !better.is_empty() {
                problem.hint = Some(super::model::Text::of(|lang| msg::write_id(lang, &better)));
            }
        }
        let within = matches!(class, Class::Post | Class::Suffix).then_some(self.within).flatten();
        self.out.defined.push(Mention { class, id: id.to_owned(), sheet: self.ix, node, within });
    }

    fn civil(&mut self, error: Option<CivilError>, node: NodeId, hint: fn(Lang) -> String) {
        let Some(error) = error else { return };
        let code = if matches!(error, CivilError::NotHours(_)) { Code::BadHours } else { Code::BadDate };
        let message = |lang| match &error {
            CivilError::NotADate(text) | CivilError::NotAMoment(text) => msg::not_a_date(lang, text),
            CivilError::NoSuchDate(text) => msg::no_such_date(lang, text),
            CivilError::NoSuchTime(text) => msg::no_such_time(lang, text),
            CivilError::Year(text) => msg::year_out_of_range(lang, text),
            CivilError::NotHours(text) => msg::bad_hours(lang, text),
        };
        self.hinted(code, node, message, hint);
    }

    /// Every number that a value holds: itself, or the value and bounds of a number with its basis.
    fn numbers(&mut self, node: NodeId, check: &mut dyn FnMut(&mut Self, NodeId, f64)) {
        if self.sheet.replaced.contains(&node) {
            return;
        }
        let tree = self.tree;
        match &tree.node(node).value {
            Value::Int(n) => check(self, node, *n as f64),
            Value::Float(n) => check(self, node, *n),
            Value::Items { items, .. } if items.len() == 1 => self.numbers(items[0], check),
            Value::Fields { name: Some(_), fields } => {
                for (word, value) in fields {
                    if matches!(word.text.as_str(), "value" | "low" | "high") {
                        self.numbers(*value, check);
                    }
                }
            }
            _ => {}
        }
    }

    /// The value of a number or duration is above zero.
    fn positive(&mut self, node: NodeId) {
        let tree = self.tree;
        match &tree.node(node).value {
            Value::Int(0) => self.not_positive(node),
            Value::Float(n) if *n == 0.0 => self.not_positive(node),
            Value::Text(text) if text.parse() == Ok(Span::ZERO) => self.not_positive(node),
            Value::Items { items, .. } if items.len() == 1 => self.positive(items[0]),
            Value::Fields { .. } => {
                if let Some(value) = tree.field(node, "value") {
                    self.positive(value);
                }
            }
            _ => {}
        }
    }
    fn not_positive(&mut self, node: NodeId) {
        let name = self.path.rsplit('/').next().unwrap_or("").to_owned();
        self.report(Code::NotPositive, node, |lang| msg::not_positive(lang, &name));
    }

    /// Rules between the fields of one pair of brackets.
    fn together(&mut self, node: NodeId) {
        let tree = self.tree;
        let Value::Fields { name, fields } = &tree.node(node).value else { return };
        let variant = match name {
            Some(name) if self.sheet.variants.contains(&node) => name.text.as_str(),
            _ => "",
        };
        match variant {
            "Assumed" => self.assumed(node),
            "Uniform" | "Triangular" => self.law_order(node),
            "Exponential" | "Lognormal" | "Gamma" => self.law_parameters(node),
            _ => {}
        }
        if matches!(variant, "Stated" | "Regulation" | "Benchmark" | "Assumed") {
            for field in ["source", "why"] {
                if let Some(node) = tree.field(node, field)
                    && tree.text(node).is_some_and(|text| text.trim().is_empty())
                {
                    self.hinted(
                        Code::EmptyBasis,
                        node,
                        |lang| msg::empty_basis(lang, field),
                        msg::unsourced_hint,
                    );
                }
            }
        }
        if variant.is_empty() && fields.len() == 2 && tree.field(node, "vi").is_some() {
            for (word, node) in fields {
                if tree.text(*node).is_some_and(|text| text.trim().is_empty()) {
                    let language = word.text.clone();
                    self.report(Code::EmptyText, *node, |lang| msg::empty_text(lang, &language));
                }
            }
        }
        if let (Some(from), Some(to)) = (self.date(node, "from"), self.date(node, "to"))
            && self.path.ends_with("in_force")
            && to < from
            && let Some(end) = tree.field(node, "to")
        {
            self.report(Code::PeriodReversed, end, msg::period_reversed);
        }
    }

    fn date(&self, node: NodeId, field: &str) -> Option<CivilDate> {
        self.tree.text(self.tree.field(node, field)?)?.parse().ok()
    }

    /// A number or duration as a number.
    fn amount(&self, node: NodeId) -> Option<f64> {
        match &self.tree.node(node).value {
            Value::Int(n) => Some(*n as f64),
            Value::Float(n) => Some(*n),
            Value::Text(text) => text.parse::<Span>().ok().map(Span::as_f64),
            _ => None,
        }
    }

    fn assumed(&mut self, node: NodeId) {
        let tree = self.tree;
        let (Some(value), Some(low), Some(high)) =
            (tree.field(node, "value"), tree.field(node, "low"), tree.field(node, "high"))
        else {
            return;
        };
        let (Some(l), Some(h)) = (self.amount(low), self.amount(high)) else { return };
        let (low, high) = (self.written(low), self.written(high));
        if self.sheet.variants.contains(&value) {
            if !(l <= 1.0 && 1.0 <= h) {
                let message = |lang| msg::factors_without_one(lang, &low, &high);
                self.hinted(Code::RangeWithoutValue, node, message, msg::factors_hint);
            }
        } else if let Some(v) = self.amount(value)
            && !(l <= v && v <= h)
            && !(l.is_nan() || v.is_nan() || h.is_nan())
        {
            let value = self.written(value);
            self.report(Code::RangeWithoutValue, node, |lang| {
                msg::range_without_value(lang, &low, &value, &high)
            });
        }
    }

    fn law_order(&mut self, node: NodeId) {
        let times: Vec<f64> = ["low", "mode", "high"]
            .iter()
            .filter_map(|name| self.tree.field(node, name))
            .filter_map(|id| self.amount(id))
            .collect();
        if times.windows(2).any(|pair| pair[0] > pair[1]) {
            self.report(Code::BadLaw, node, msg::law_order);
        }
    }

    fn law_parameters(&mut self, node: NodeId) {
        let tree = self.tree;
        for (name, low, high) in [("sigma", 0.0, 5.0), ("shape", 0.01, 1000.0)] {
            if let Some(id) = tree.field(node, name)
                && let Some(n) = self.amount(id)
                && (n < low || n > high)
                && n >= 0.0
                && n.is_finite()
            {
                let (low, high) = (low.to_string(), high.to_string());
                self.report(Code::BadLaw, id, |lang| msg::law_parameter(lang, name, &low, &high));
            }
        }
        for name in ["mean", "median"] {
            if let Some(id) = tree.field(node, name)
                && self.amount(id) == Some(0.0)
            {
                self.report(Code::BadLaw, id, |lang| msg::law_no_time(lang, name));
            }
        }
    }

    fn law_of_values(&mut self, node: NodeId) {
        if let Value::Items { name: Some(name), items } = &self.tree.node(node).value
            && name.text == "Empirical"
            && let [only] = items.as_slice()
            && matches!(&self.tree.node(*only).value, Value::List(values) if values.is_empty())
        {
            self.report(Code::BadLaw, node, msg::law_empty);
        }
    }
}

/// Small letters, digits, and single `-` between them.
pub fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 80
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The nearest text that is an id: marks are dropped, `đ` becomes `d`, anything else becomes `-`.
fn kebab(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::new();
    for c in text.to_lowercase().nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).take(80) {
        match c {
            'đ' => out.push('d'),
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// `T1566` or `T1566.001`; an imported action may have none.
fn is_technique(text: &str) -> bool {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    text.is_empty()
        || text.strip_prefix('T').is_some_and(|rest| match rest.split_once('.') {
            Some((main, sub)) => digits(main, 4) && digits(sub, 3),
            None => digits(rest, 4),
        })
}
