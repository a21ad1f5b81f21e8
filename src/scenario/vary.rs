//! The assumptions of a scenario as factors: each can be set to another value of its range, and gives another scenario.
//!
//! A factor is one number at one place of one file. What an archetype says is one factor, however many organisations
//! are made from it. The files stay as they are: their trees are changed, read again and put together again, so that a
//! number reaches everything that is made of it, and what holds between numbers is checked again.

use std::collections::BTreeMap;

use serde::Serialize;

use super::assume::{AssumptionLine, Found};
use super::files::Files;
use super::library::Library;
use super::load::{LoadOptions, Loaded, Parts, gather};
use super::model::Scenario;
use super::problem::Problems;
use super::rules::SEVERITIES;
use super::settle::{Settled, settle, settle_again};
use super::shelf::{Doc, Kind, Layer, Sheet, Shelf};
use super::syntax::{self, NodeId, Tree, Value};
use crate::units::Span;

/// What kind of number a factor is, and how its range is walked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// A share, a weight, a rate: evenly over its range.
    Number,
    /// A count: every whole number of its range equally often.
    Whole,
    /// A duration in seconds: evenly over the logarithm, as factors on times are.
    Duration,
    /// A severity, 0 for the lowest: every grade of its range equally often.
    Severity,
    /// A factor on every time of a law; its own value is 1. Evenly over the logarithm.
    Law,
}

/// An assumption that can be varied.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Factor {
    /// Stable name: the file below its library and the path in it, `practice/vn-default › on_call_answers`.
    pub id: String,
    /// The assumption as `check --list-assumptions` shows it.
    #[serde(flatten)]
    pub line: AssumptionLine,
    /// Kind.
    pub kind: FactorKind,
    /// Lowest value.
    #[serde(rename = "from")]
    pub low: f64,
    /// The value used.
    #[serde(rename = "used")]
    pub value: f64,
    /// Highest value.
    #[serde(rename = "to")]
    pub high: f64,
}

/// Why an assumption is not varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unvaried {
    /// Its author gave no range.
    NoRange,
    /// Its range is a single value.
    SingleValue,
}

/// A scenario with its assumptions.
#[derive(Debug)]
pub struct Assumptions {
    /// As it is.
    pub loaded: Loaded,
    /// What can be varied, in the order of the files.
    pub factors: Vec<Factor>,
    /// What cannot, and why.
    pub unvaried: Vec<(AssumptionLine, Unvaried)>,
    /// The files that the scenario uses, with their trees.
    shelf: Shelf,
    parts: Parts,
    options: LoadOptions,
    /// File and value of every factor.
    spots: Vec<(usize, NodeId)>,
    /// Targets and limits of expectations, of which at least one is a factor.
    pairs: Vec<Pair>,
}

/// The values of the target and limit of an expectation: file, target, limit.
type Pair = (usize, NodeId, NodeId);

impl Assumptions {
    /// Reads and checks a scenario over the embedded library.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn load(files: &dyn Files, path: &str, options: &LoadOptions) -> Result<Assumptions, Problems> {
        let (mut shelf, parts) = gather(&Library::embedded(), files, path, options)?;
        let Settled { loaded, found, used } = settle(&mut shelf, &parts, options)?;
        // Positions of the files that are kept.
        let kept: BTreeMap<usize, usize> = used.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let moved = |part: Option<usize>| part.and_then(|ix| kept.get(&ix).copied());
        let parts = Parts {
            province: moved(parts.province),
            plan: moved(parts.plan),
            drill: moved(parts.drill),
            practice: moved(parts.practice),
            structure: moved(parts.structure),
            campaigns: parts.campaigns,
        };
        let all = std::mem::take(&mut shelf.sheets).into_iter().enumerate();
        let sheets: Vec<Sheet> = all.filter(|(ix, _)| used.contains(ix)).map(|(_, sheet)| sheet).collect();
        let shelf = Shelf { sheets, ..Shelf::default() };
        let mut own = Assumptions {
            loaded,
            factors: Vec::new(),
            unvaried: Vec::new(),
            shelf,
            parts,
            options: options.clone(),
            spots: Vec::new(),
            pairs: Vec::new(),
        };
        let mut names = BTreeMap::new();
        for (ix, found) in found {
            if let Some(ix) = kept.get(&ix) {
                own.take(*ix, found, &mut names);
            }
        }
        own.pairs = own.pairs_of_times();
        Ok(own)
    }

    fn take(&mut self, ix: usize, found: Found, names: &mut BTreeMap<String, usize>) {
        let sheet = &self.shelf.sheets[ix];
        let Some(tree) = &sheet.tree else { return };
        let Some((kind, [low, value, high])) = found.range.and_then(|range| measured(tree, &found, range))
        else {
            self.unvaried.push((found.line, Unvaried::NoRange));
            return;
        };
        if low >= high {
            self.unvaried.push((found.line, Unvaried::SingleValue));
            return;
        }
        let mut id = format!("{} › {}", name_of(sheet), found.line.path);
        let seen = names.entry(id.clone()).or_insert(0);
        *seen += 1;
        if *seen > 1 {
            id = format!("{id} #{seen}");
        }
        self.factors.push(Factor { id, line: found.line, kind, low, value, high });
        self.spots.push((ix, found.value));
    }

    /// The scenario with some of its assumptions at other values; `None` leaves one as it is. A target never lies
    /// beyond its limit: the target gives way as far as its own range allows, then the limit.
    ///
    /// # Errors
    /// What the values together are refused for.
    pub fn with(&self, values: &[Option<f64>]) -> Result<Scenario, Problems> {
        let mut trees: BTreeMap<usize, Tree> = BTreeMap::new();
        for ((factor, (ix, node)), value) in self.factors.iter().zip(&self.spots).zip(values) {
            let Some(value) = value else { continue };
            if *value == factor.value {
                continue;
            }
            let Some(tree) = self.shelf.sheets[*ix].tree.as_ref() else { continue };
            let tree = trees.entry(*ix).or_insert_with(|| tree.clone());
            set(tree, *node, factor, *value);
        }
        self.order(&mut trees);
        let sheets = self.shelf.sheets.iter().enumerate().map(|(ix, sheet)| Sheet {
            path: sheet.path.clone(),
            kind: sheet.kind,
            layer: sheet.layer,
            source: sheet.source.clone(),
            tree: None,
            doc: trees.get(&ix).and_then(|tree| read(sheet.kind, tree)).unwrap_or_else(|| sheet.doc.clone()),
            sound: true,
            replaced: Default::default(),
            variants: Default::default(),
        });
        let shelf = Shelf { sheets: sheets.collect(), ..Shelf::default() };
        settle_again(&shelf, &self.parts, &self.options)
    }

    /// Keeps every target at or under its limit.
    fn order(&self, trees: &mut BTreeMap<usize, Tree>) {
        for (ix, target, limit) in &self.pairs {
            let Some(tree) = trees.get_mut(ix) else { continue };
            let span = |tree: &Tree, node| tree.text(node).and_then(|t| t.parse::<Span>().ok());
            let (Some(t), Some(l)) = (span(tree, *target), span(tree, *limit)) else { continue };
            let factor =
                |node| self.spots.iter().position(|spot| *spot == (*ix, node)).map(|at| &self.factors[at]);
            if t <= l {
                continue;
            }
            let lowest = factor(*target).map_or(t, |factor| Span(factor.low as i64));
            let t = l.max(lowest);
            tree.nodes[*target].value = Value::Text(t.to_string());
            tree.nodes[*limit].value = Value::Text(l.max(t).to_string());
        }
    }

    fn pairs_of_times(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (ix, sheet) in self.shelf.sheets.iter().enumerate() {
            let Some(tree) =
                sheet.tree.as_ref().filter(|_| matches!(sheet.kind, Kind::Plan | Kind::Expectations))
            else {
                continue;
            };
            for node in 0..tree.nodes.len() {
                let value = |field| tree.field(tree.field(node, field)?, "value");
                if let (Some(target), Some(limit)) = (value("target"), value("limit"))
                    && self.spots.iter().any(|spot| *spot == (ix, target) || *spot == (ix, limit))
                {
                    pairs.push((ix, target, limit));
                }
            }
        }
        pairs
    }
}

/// The file of a factor: below its library with its folder, else by its name alone.
fn name_of(sheet: &Sheet) -> String {
    let path = sheet.path.replace(':', "/");
    let mut parts = path.trim_end_matches(".ron").rsplit('/');
    let (stem, folder) = (parts.next().unwrap_or(""), parts.next());
    match folder {
        Some(folder) if sheet.layer != Layer::Named && Kind::of_folder(folder).is_some() => {
            format!("{folder}/{stem}")
        }
        _ => stem.to_owned(),
    }
}

/// The kind of an assumption and its lowest, used and highest value.
fn measured(tree: &Tree, found: &Found, range: (NodeId, NodeId)) -> Option<(FactorKind, [f64; 3])> {
    let nodes = [range.0, found.value, range.1].map(|node| &tree.node(node).value);
    let number = |value: &Value| match value {
        Value::Int(n) => Some(*n as f64),
        Value::Float(n) => Some(*n),
        Value::Text(text) => text.parse::<Span>().ok().map(Span::as_f64),
        Value::Word(word) => SEVERITIES.iter().position(|s| s == word).map(|ix| ix as f64),
        _ => None,
    };
    let (low, high) = (number(nodes[0])?, number(nodes[2])?);
    let kind = match nodes[1] {
        Value::Fields { .. } | Value::Items { .. } => return Some((FactorKind::Law, [low, 1.0, high])),
        Value::Text(_) => FactorKind::Duration,
        Value::Word(_) => FactorKind::Severity,
        // A count is written without a point at all three places.
        _ if nodes.iter().all(|value| matches!(value, Value::Int(_))) => FactorKind::Whole,
        _ => FactorKind::Number,
    };
    Some((kind, [low, number(nodes[1])?, high]))
}

/// Writes a value of a factor into the tree of its file.
fn set(tree: &mut Tree, node: NodeId, factor: &Factor, value: f64) {
    let written = match factor.kind {
        FactorKind::Number => Value::Float(value),
        FactorKind::Whole => Value::Int(value as i128),
        FactorKind::Duration => Value::Text(Span(value as i64).to_string()),
        FactorKind::Severity => {
            Value::Word(SEVERITIES[(value as usize).min(SEVERITIES.len() - 1)].to_owned())
        }
        FactorKind::Law => return stretch(tree, node, value),
    };
    tree.nodes[node].value = written;
}

/// Multiplies every time of a law; no time that was above zero becomes none.
fn stretch(tree: &mut Tree, node: NodeId, factor: f64) {
    let inner: Vec<NodeId> = match &tree.node(node).value {
        Value::Text(text) => {
            if let Ok(span) = text.parse::<Span>()
                && span > Span::ZERO
            {
                let seconds = (span.as_f64() * factor).round().max(1.0) as i64;
                tree.nodes[node].value = Value::Text(Span(seconds).to_string());
            }
            return;
        }
        Value::Fields { fields, .. } => fields.iter().map(|(_, value)| *value).collect(),
        Value::Items { items, .. } | Value::List(items) => items.clone(),
        _ => return,
    };
    inner.into_iter().for_each(|node| stretch(tree, node, factor));
}

/// A file from its changed tree.
fn read(kind: Kind, tree: &Tree) -> Option<Doc> {
    Some(match kind {
        Kind::Scenario => Doc::Scenario(syntax::read(tree).value?),
        Kind::Province => Doc::Province(syntax::read(tree).value?),
        Kind::Plan => Doc::Plan(syntax::read(tree).value?),
        Kind::Drill => Doc::Drill(syntax::read(tree).value?),
        Kind::Practice => Doc::Practice(syntax::read(tree).value?),
        Kind::Archetypes => Doc::Archetypes(syntax::read(tree).value?),
        Kind::Structure => Doc::Structure(syntax::read(tree).value?),
        Kind::Campaign => Doc::Campaign(syntax::read(tree).value?),
        Kind::Playbook => Doc::Playbook(syntax::read(tree).value?),
        Kind::Expectations => Doc::Expectations(syntax::read(tree).value?),
        Kind::Mitigations => Doc::Mitigations(syntax::read(tree).value?),
        Kind::Measure => Doc::Measure(syntax::read(tree).value?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::scenario::testing::folder;

    #[test]
    fn a_law_is_stretched_and_never_to_nothing() {
        let text = "Triangular(low: \"10s\", mode: \"1m\", high: \"2h\")";
        let mut tree = syntax::scan(text).unwrap();
        let root = tree.root;
        stretch(&mut tree, root, 0.01);
        let read = |tree: &Tree, field| tree.text(tree.field(tree.root, field).unwrap()).unwrap().to_owned();
        assert_eq!([read(&tree, "low"), read(&tree, "mode"), read(&tree, "high")], ["1s", "1s", "1m12s"]);
    }

    fn province() -> Assumptions {
        let path = "../../scenarios/dong-nai-2022";
        Assumptions::load(&folder(path), path, &LoadOptions::default())
            .unwrap_or_else(|problems| panic!("{}", problems.render(Lang::En, false)))
    }

    #[test]
    fn ids_are_unique_and_own_values_give_the_same_scenario() {
        let own = province();
        let ids: std::collections::BTreeSet<&str> = own.factors.iter().map(|f| f.id.as_str()).collect();
        assert!(ids.len() == own.factors.len() && ids.len() > 100, "{}", ids.len());
        let lines = own.factors.len() + own.unvaried.len();
        assert_eq!(lines, own.loaded.assumptions.len(), "every assumption is varied or said not to be");
        let nothing = vec![None; own.factors.len()];
        assert_eq!(own.with(&nothing).unwrap(), own.loaded.scenario);
        let same: Vec<_> = own.factors.iter().map(|f| Some(f.value)).collect();
        assert_eq!(own.with(&same).unwrap(), own.loaded.scenario);
        assert!(own.factors.iter().all(|f| f.low <= f.value && f.value <= f.high));
    }

    #[test]
    fn every_factor_changes_the_scenario_and_the_ends_of_all_ranges_are_valid() {
        let own = province();
        for high in [false, true] {
            let values: Vec<_> =
                own.factors.iter().map(|f| Some(if high { f.high } else { f.low })).collect();
            let other =
                own.with(&values).unwrap_or_else(|problems| panic!("{}", problems.render(Lang::En, false)));
            for e in &other.plan.expectations {
                assert!(e.target.value() <= e.limit.value(), "{}", e.id);
            }
        }
        for (ix, factor) in own.factors.iter().enumerate().step_by(23) {
            let mut values = vec![None; own.factors.len()];
            values[ix] = Some(if factor.value == factor.high { factor.low } else { factor.high });
            assert_ne!(own.with(&values).unwrap(), own.loaded.scenario, "{}", factor.id);
        }
    }
}
