//! What every value of a file must keep by itself: one walk over the tree, by the table of [`super::table`].

use super::hint::nearest;
use super::model::Text;
use super::problem::{Code, Problem};
use super::shelf::Sheet;
use super::syntax::{NodeId, Tree, Value};
use super::table::{Class, Rule, rule};
use crate::i18n::{Lang, problems as msg};
use crate::units::civil::CivilError;
use crate::units::{CivilDate, CivilDateTime, DayHours, Span};

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
        problem.hint = Some(Text::of(hint));
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
                self.ground(node);
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
            (Rule::Refer(class), Value::Text(id)) => {
                let (class, id) = (*class, id.clone());
                self.out.named.push(Mention { class, id, sheet: self.ix, node, within: self.within });
            }
            (Rule::Share | Rule::Weight | Rule::Level | Rule::AtMost(..), _) => {
                self.numbers(node, &mut |walk, node, n| walk.number(rule, node, n));
            }
            (Rule::Positive, _) => self.positive(node),
            (Rule::ListOf(class, most), Value::List(items)) if items.len() > *most => {
                let n = items.len().to_string();
                self.report(Code::TooMany, node, |lang| {
                    msg::too_many(lang, &class.name(lang), &n, *most as u64)
                });
            }
            (_, Value::Text(text)) => self.text(rule, text, node),
            _ => {}
        }
    }

    /// A rule about one number.
    fn number(&mut self, rule: &Rule, node: NodeId, n: f64) {
        let written = self.written(node);
        match rule {
            Rule::Share if n > 1.0 => {
                let problem =
                    self.report(Code::NotAProbability, node, |lang| msg::not_a_probability(lang, &written));
                if n <= 100.0 {
                    let share = (n / 100.0).to_string();
                    problem.hint = Some(Text::of(|lang| msg::divide_by_100(lang, &share)));
                }
            }
            Rule::Weight if n == 0.0 => {
                self.report(Code::WeightNotPositive, node, msg::weight_not_positive);
            }
            Rule::Level if !(1.0..=5.0).contains(&n) => {
                self.report(Code::LevelOutOfRange, node, |lang| msg::level_out_of_range(lang, &written));
            }
            Rule::AtMost(what, most) if n > f64::from(*most) => {
                self.report(Code::TooMany, node, |lang| {
                    msg::too_many(lang, &what(lang), &written, u64::from(*most))
                });
            }
            _ => {}
        }
    }

    /// A rule about the form of a text.
    fn text(&mut self, rule: &Rule, text: &str, node: NodeId) {
        match rule {
            Rule::Date => self.civil(text.parse::<CivilDate>().err(), node, msg::date_hint),
            Rule::Moment => self.civil(text.parse::<CivilDateTime>().err(), node, msg::moment_hint),
            Rule::Hours => self.civil(text.parse::<DayHours>().err(), node, msg::hours_hint),
            // A leap year, so that the 29th of February is a day.
            Rule::Day => {
                let error = format!("2024-{text}").parse::<CivilDate>().err().map(|error| match error {
                    CivilError::NoSuchDate(_) => CivilError::NoSuchDate(text.to_owned()),
                    _ => CivilError::NotADate(text.to_owned()),
                });
                self.civil(error, node, msg::day_hint);
            }
            Rule::Tactic if !text.is_empty() && !TACTICS.contains(&text) => {
                let list: Vec<String> = TACTICS.iter().map(|t| format!("`{t}`")).collect();
                let near = nearest(text, TACTICS.iter().copied());
                let problem = self.report(Code::BadTactic, node, |lang| msg::bad_tactic(lang, text));
                problem.hint = Some(Text::of(|lang| match near {
                    Some(meant) => msg::did_you_mean(lang, meant),
                    None => msg::one_of(lang, &list.join(", ")),
                }));
            }
            Rule::Technique if !is_technique(text) => {
                let message = |lang| msg::bad_technique(lang, text);
                self.hinted(Code::BadTechnique, node, message, msg::technique_hint);
            }
            _ => {}
        }
    }

    fn define(&mut self, class: Class, id: &str, node: NodeId) {
        if class == Class::Mitigation {
            if !is_mitigation(id) {
                let message = |lang| msg::bad_mitigation(lang, id);
                self.hinted(Code::BadMitigation, node, message, msg::mitigation_hint);
            }
        } else if !is_kebab(id) {
            let better = kebab(id);
            let problem = self.report(Code::IdNotKebabCase, node, |lang| msg::id_not_kebab(lang, id));
            if !better.is_empty() {
                problem.hint = Some(Text::of(|lang| msg::write_id(lang, &better)));
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

    /// A number, duration or severity as a number.
    fn amount(&self, node: NodeId) -> Option<f64> {
        match &self.tree.node(node).value {
            Value::Int(n) => Some(*n as f64),
            Value::Float(n) => Some(*n),
            Value::Text(text) => text.parse::<Span>().ok().map(Span::as_f64),
            Value::Word(word) => SEVERITIES.iter().position(|s| s == word).map(|ix| ix as f64),
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
        let law = !matches!(self.tree.node(value).value, Value::Word(_));
        if law && self.sheet.variants.contains(&value) {
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

    /// What a statement rests on is said.
    fn ground(&mut self, node: NodeId) {
        let tree = self.tree;
        if let Value::Items { name: Some(name), items } = &tree.node(node).value
            && GROUNDS.contains(&name.text.as_str())
            && let [only] = items.as_slice()
            && tree.text(*only).is_some_and(|text| text.trim().is_empty())
        {
            self.report(Code::EmptyBasis, *only, |lang| msg::empty_basis(lang, &name.text));
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

/// What a statement that is no number can rest on.
const GROUNDS: [&str; 4] = ["Stated", "Inferred", "Regulation", "Assumed"];

/// Severities as they are written, from the lowest.
pub(super) const SEVERITIES: [&str; 4] = ["Minor", "Moderate", "Major", "Severe"];

/// Small letters, digits, and single `-` between them.
pub fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 80
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The nearest text that is an id: marks are dropped, `đ` becomes `d`, anything else becomes `-`.
pub fn kebab(text: &str) -> String {
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

/// The tactics of ATT&CK for Enterprise, version 18.1.
const TACTICS: [&str; 14] = [
    "reconnaissance",
    "resource-development",
    "initial-access",
    "execution",
    "persistence",
    "privilege-escalation",
    "defense-evasion",
    "credential-access",
    "discovery",
    "lateral-movement",
    "collection",
    "command-and-control",
    "exfiltration",
    "impact",
];

/// `M1017`.
fn is_mitigation(text: &str) -> bool {
    text.strip_prefix('M').is_some_and(|rest| rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit()))
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
