//! The coordination graph of a scenario's structure: who stands in which layer, and the lines between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::{Lang, half, report, viewer as say};
use crate::report::structure::ground_word;
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Ground, Organisation, Role, Tier, Traffic};
use crate::scenario::roles::{ALL_ROLES, Holder, RoleMap, resolve};
use crate::units::OrgId;

/// Rounds of putting boxes near those that they have lines to.
const ROUNDS: usize = 4;

/// Layers from top to bottom; who leads and coordinates in the province stands above its other bodies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    National,
    Lead,
    Provincial,
    District,
    Commune,
    External,
}

/// The organisations of one kind in one layer.
pub(super) struct Node {
    pub(super) orgs: Vec<OrgId>,
    pub(super) kind: String,
    pub(super) layer: Layer,
    pub(super) roles: Vec<Role>,
    /// The roles of them for which it is the first organisation.
    pub(super) first: Vec<Role>,
}

pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) class: &'static str,
    pub(super) word: String,
    pub(super) about: String,
    pub(super) ground: String,
}

/// The graph.
pub struct Graph<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) lang: Lang,
    pub(super) nodes: Vec<Node>,
    pub(super) lines: Vec<Line>,
}

pub(super) fn leads(role: Role) -> bool {
    matches!(role, Role::IncidentLead(_) | Role::DecisionAuthority | Role::Steering)
}

/// The layer of an organisation by the roles that it holds.
fn layer(org: &Organisation, roles: &[Role]) -> Layer {
    match org.tier {
        Tier::National => Layer::National,
        Tier::District => Layer::District,
        Tier::Commune => Layer::Commune,
        Tier::External => Layer::External,
        Tier::Provincial if roles.iter().any(|role| leads(*role)) => Layer::Lead,
        Tier::Provincial => Layer::Provincial,
    }
}

pub(super) fn layer_name(layer: Layer, lang: Lang) -> String {
    let tier = match layer {
        Layer::National => Tier::National,
        Layer::Lead => return report::layer_coordinators(lang),
        Layer::Provincial => Tier::Provincial,
        Layer::District => Tier::District,
        Layer::Commune => Tier::Commune,
        Layer::External => Tier::External,
    };
    words::tier(tier, lang)
}

fn roles_of(map: &RoleMap, org: OrgId) -> Vec<Role> {
    let holds = |role: &Role| map.holders(*role).contains(&Holder::Org(org));
    ALL_ROLES.into_iter().filter(holds).collect()
}

/// Of some roles those for which an organisation is the first one.
fn first_of(map: &RoleMap, roles: &[Role], org: OrgId) -> Vec<Role> {
    let is_org = |holder: &&Holder| matches!(holder, Holder::Org(_));
    let first = |role: &&Role| map.holders(**role).iter().find(is_org) == Some(&Holder::Org(org));
    roles.iter().filter(first).copied().collect()
}

/// The organisations of a scenario by layer, from top to bottom, each with the layer's name.
pub fn layers(scenario: &Scenario, lang: Lang) -> Vec<(String, Vec<OrgId>)> {
    let map = resolve(scenario);
    let mut found: BTreeMap<Layer, Vec<OrgId>> = BTreeMap::new();
    for (ix, org) in scenario.province.organisations.iter().enumerate() {
        let id = OrgId::from(ix);
        found.entry(layer(org, &roles_of(&map, id))).or_default().push(id);
    }
    found.into_iter().map(|(layer, orgs)| (layer_name(layer, lang), orgs)).collect()
}

impl<'a> Graph<'a> {
    /// The graph of a scenario's structure.
    pub fn of(scenario: &'a Scenario, lang: Lang) -> Graph<'a> {
        let map = resolve(scenario);
        let mut nodes: Vec<Node> = Vec::new();
        for (ix, org) in scenario.province.organisations.iter().enumerate() {
            let id = OrgId::from(ix);
            let roles = roles_of(&map, id);
            let layer = layer(org, &roles);
            match nodes.iter_mut().find(|node| node.kind == org.kind && node.layer == layer) {
                Some(node) => node.orgs.push(id),
                None => {
                    let first = first_of(&map, &roles, id);
                    nodes.push(Node { orgs: vec![id], kind: org.kind.clone(), layer, roles, first });
                }
            }
        }
        let mut graph = Graph { scenario, lang, nodes, lines: Vec::new() };
        graph.relations();
        graph.approvals(&map);
        graph.arrange();
        graph
    }

    fn of_kind(&self, kind: &str) -> Vec<usize> {
        (0..self.nodes.len()).filter(|ix| self.nodes[*ix].kind == kind).collect()
    }

    fn node_of(&self, org: OrgId) -> Option<usize> {
        self.nodes.iter().position(|node| node.orgs.contains(&org))
    }

    fn relations(&mut self) {
        let lang = self.lang;
        for relation in &self.scenario.structure.relations {
            for from in self.of_kind(&relation.from) {
                for to in relation.to.iter().flat_map(|kind| self.of_kind(kind)).collect::<Vec<_>>() {
                    for traffic in &relation.carries {
                        let class = class_of(*traffic);
                        self.lines.push(Line {
                            from,
                            to,
                            class,
                            word: words::relation(relation.kind, lang),
                            about: relation.about.get(lang).to_owned(),
                            ground: ground(&relation.ground, lang),
                        });
                    }
                }
            }
        }
    }

    /// Requests for approval go from whoever leads to whoever approves.
    fn approvals(&mut self, map: &RoleMap) {
        let lang = self.lang;
        let holders = |role: Role| -> Vec<OrgId> {
            let org = |holder: &Holder| if let Holder::Org(org) = holder { Some(*org) } else { None };
            map.holders(role).iter().filter_map(org).take(1).collect()
        };
        let leads = ALL_ROLES.into_iter().filter(|role| matches!(role, Role::IncidentLead(_)));
        let askers: BTreeSet<OrgId> = leads.flat_map(holders).collect();
        let mut asked: BTreeMap<(usize, usize), (Vec<String>, Vec<String>)> = BTreeMap::new();
        for rule in &self.scenario.structure.authority {
            for to in holders(rule.approver).into_iter().filter_map(|org| self.node_of(org)) {
                for from in askers.iter().filter_map(|org| self.node_of(*org)).filter(|from| *from != to) {
                    let (actions, grounds) = asked.entry((from, to)).or_default();
                    let (action, ground) = (words::action(rule.action, lang), ground(&rule.ground, lang));
                    if !actions.contains(&action) {
                        actions.push(action);
                    }
                    if !grounds.contains(&ground) {
                        grounds.push(ground);
                    }
                }
            }
        }
        for ((from, to), (actions, grounds)) in asked {
            self.lines.push(Line {
                from,
                to,
                class: "approval",
                word: say::asks_approval(lang),
                about: actions.join(", ").to_lowercase(),
                ground: grounds.join("; "),
            });
        }
    }

    /// Puts each box near those that it has lines to (barycentre).
    fn arrange(&mut self) {
        let mut rows: BTreeMap<Layer, Vec<usize>> = BTreeMap::new();
        for (ix, node) in self.nodes.iter().enumerate() {
            rows.entry(node.layer).or_default().push(ix);
        }
        let mut places = vec![0.0; self.nodes.len()];
        let spread = |row: &[usize], places: &mut Vec<f64>| {
            for (n, ix) in row.iter().enumerate() {
                places[*ix] = (n as f64 + 0.5) / row.len() as f64;
            }
        };
        rows.values().for_each(|row| spread(row, &mut places));
        for _ in 0..ROUNDS {
            for row in rows.values_mut() {
                let wished: Vec<f64> = (0..self.nodes.len()).map(|ix| self.middle(ix, &places)).collect();
                row.sort_by(|a, b| wished[*a].total_cmp(&wished[*b]).then(a.cmp(b)));
                spread(row, &mut places);
            }
        }
        let order: Vec<usize> = rows.into_values().flatten().collect();
        let mut new_of = vec![0; order.len()];
        order.iter().enumerate().for_each(|(new, old)| new_of[*old] = new);
        let mut nodes: Vec<Option<Node>> = std::mem::take(&mut self.nodes).into_iter().map(Some).collect();
        self.nodes = order.iter().filter_map(|old| nodes[*old].take()).collect();
        for line in &mut self.lines {
            (line.from, line.to) = (new_of[line.from], new_of[line.to]);
        }
    }

    /// The middle of those that a box has lines to; its own place where it has none.
    fn middle(&self, ix: usize, places: &[f64]) -> f64 {
        let other = |line: &Line| match () {
            () if line.from == ix && line.to != ix => Some(places[line.to]),
            () if line.to == ix && line.from != ix => Some(places[line.from]),
            () => None,
        };
        let near: Vec<f64> = self.lines.iter().filter_map(other).collect();
        if near.is_empty() { places[ix] } else { near.iter().sum::<f64>() / near.len() as f64 }
    }
}

fn class_of(traffic: Traffic) -> &'static str {
    match traffic {
        Traffic::Incident => "incident",
        Traffic::Warning => "warning",
        Traffic::PersonalData => "personal",
        Traffic::Programme => "programme",
    }
}

/// The kind of ground and its clause.
pub fn ground(ground: &Ground, lang: Lang) -> String {
    let (Ground::Stated(clause)
    | Ground::Inferred(clause)
    | Ground::Regulation(clause)
    | Ground::Assumed(clause)) = ground;
    format!("{}: {}", ground_word(ground, lang), half(clause, lang))
}
