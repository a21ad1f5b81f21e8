//! The coordination graph of a scenario's structure: who stands in which layer, and the lines between them.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use serde_json::json;

use crate::i18n::{Lang, half, report, structure, viewer as say};
use crate::report::structure::ground_word;
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Ground, Organisation, Role, Tier, Traffic};
use crate::scenario::roles::{ALL_ROLES, Holder, RoleMap, resolve};
use crate::units::OrgId;

/// Organisations of one kind that are named on their box; more are counted.
const NAMED: usize = 3;
/// Rounds of putting boxes near those that they have lines to.
const ROUNDS: usize = 4;

/// Layers from top to bottom; who leads and coordinates in the province stands above its other bodies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    National,
    Lead,
    Provincial,
    District,
    Commune,
    External,
}

/// A word of the catalogue.
type Word = fn(Lang) -> String;

/// What lines carry, as classes of the style and words of their switches.
const CLASSES: [(&str, Word); 5] = [
    ("incident", say::line_incident),
    ("approval", say::line_approval),
    ("warning", say::line_warning),
    ("personal", say::line_personal),
    ("programme", say::line_programme),
];

/// The organisations of one kind in one layer.
struct Node {
    orgs: Vec<OrgId>,
    kind: String,
    layer: Layer,
    roles: Vec<Role>,
    /// The roles of them for which it is the first organisation.
    first: Vec<Role>,
}

struct Line {
    from: usize,
    to: usize,
    class: &'static str,
    word: String,
    about: String,
    ground: String,
}

/// The graph.
pub struct Graph<'a> {
    scenario: &'a Scenario,
    lang: Lang,
    nodes: Vec<Node>,
    lines: Vec<Line>,
}

fn leads(role: Role) -> bool {
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

fn layer_name(layer: Layer, lang: Lang) -> String {
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

    fn short(&self, org: OrgId) -> &'a str {
        let org = &self.scenario.province.organisations[org.ix()];
        if org.short.is_empty() { org.name.get(self.lang) } else { &org.short }
    }

    fn label(&self, node: &Node) -> String {
        let named: Vec<&str> = node.orgs.iter().take(NAMED).map(|org| self.short(*org)).collect();
        let more = if node.orgs.len() > NAMED { "…" } else { "" };
        format!("{}{more}", named.join(", "))
    }

    /// The graph: switches, boxes by layer, what is said of the box that is chosen.
    pub fn markup(&self) -> Markup {
        let lang = self.lang;
        let lines: Vec<_> =
            self.lines.iter().map(|l| json!({ "from": l.from, "to": l.to, "class": l.class })).collect();
        html! {
            p { (say::graph_how(lang)) }
            (self.switches())
            div.with-chosen {
                div #graph .graph data-lines=(json!(lines)) {
                    @for row in self.nodes.chunk_by(|a, b| a.layer == b.layer) {
                        div.layer {
                            div.layer-name { (layer_name(row[0].layer, lang)) }
                            div.boxes { @for node in row { (self.node(node)) } }
                        }
                    }
                }
                section #chosen .chosen aria-live="polite" {
                    button #graph-all type="button" hidden { (say::graph_all(lang)) }
                    p.nothing { (say::graph_nothing_chosen(lang)) }
                    @for ix in 0..self.nodes.len() { (self.detail(ix)) }
                }
            }
            (self.table())
        }
    }

    fn switches(&self) -> Markup {
        html! {
            fieldset.switches {
                legend { (say::graph_filter(self.lang)) }
                @for (class, word) in CLASSES {
                    @if self.lines.iter().any(|line| line.class == class) {
                        label {
                            input type="checkbox" name="line" value=(class) checked[class != "programme"];
                            svg class={ "sample " (class) } width="44" height="10" aria-hidden="true" {
                                line x1="0" y1="5" x2="44" y2="5" {}
                            }
                            (word(self.lang))
                        }
                    }
                }
            }
        }
    }

    fn node(&self, node: &Node) -> Markup {
        let lang = self.lang;
        let ix = self.nodes.iter().position(|other| std::ptr::eq(other, node)).unwrap_or_default();
        let shown: Vec<String> =
            node.first.iter().filter(|role| leads(**role)).map(|role| words::role(*role, lang)).collect();
        html! {
            button type="button" data-ix=(ix) aria-pressed="false"
                class={ "node" @if !shown.is_empty() { " leads" } } {
                strong { (self.label(node)) }
                @for role in &shown { span.role { (role) } }
                @if node.orgs.len() > 1 { span.count { (say::of_kind(lang, node.orgs.len())) } }
            }
        }
    }

    /// Everything about one box.
    fn detail(&self, ix: usize) -> Markup {
        let lang = self.lang;
        let node = &self.nodes[ix];
        let orgs = &self.scenario.province.organisations;
        let channels: BTreeSet<&str> =
            node.orgs.iter().flat_map(|org| orgs[org.ix()].channels.iter().map(String::as_str)).collect();
        let channels: Vec<&str> = channels.into_iter().map(|id| self.channel(id)).collect();
        html! {
            div.detail data-ix=(ix) hidden {
                h3 { (self.label(node)) }
                ul.names { @for org in &node.orgs { li { (orgs[org.ix()].name.get(lang)) } } }
                @if !node.roles.is_empty() {
                    p { strong { (structure::column_role(lang)) ": " }
                        (node.roles.iter().map(|role| self.role(node, *role)).collect::<Vec<_>>().join("; ")) }
                }
                p { (say::reached_by(lang, &channels.join(", "))) }
                ul.links {
                    @for line in self.lines.iter().filter(|line| line.from == ix || line.to == ix) {
                        li class=(line.class) {
                            @if line.from == ix { "→ " strong { (self.label(&self.nodes[line.to])) } }
                            @else { "← " strong { (self.label(&self.nodes[line.from])) } }
                            " · " (line.word)
                            br; small { (line.about) " · " (line.ground) }
                        }
                    }
                }
            }
        }
    }

    /// A role of a box, and whether others come first.
    fn role(&self, node: &Node, role: Role) -> String {
        let word = words::role(role, self.lang);
        if node.first.contains(&role) { word } else { say::in_second_place(self.lang, &word) }
    }

    fn channel(&self, id: &'a str) -> &'a str {
        let found = self.scenario.practice.channels.iter().find(|channel| channel.id == id);
        found.map_or(id, |channel| channel.name.get(self.lang))
    }

    /// Every line as a table, for whoever does not see the graph.
    fn table(&self) -> Markup {
        let lang = self.lang;
        html! {
            details {
                summary { (say::lines_table(lang, self.lines.len())) }
                div.scroll { table {
                    thead { tr {
                        @for head in [say::column_from(lang), say::column_line(lang), say::column_to(lang),
                            say::column_about(lang), say::column_ground(lang)] { th scope="col" { (head) } }
                    } }
                    tbody { @for line in &self.lines { tr {
                        td { (self.label(&self.nodes[line.from])) }
                        td { (line.word) }
                        td { (self.label(&self.nodes[line.to])) }
                        td { (line.about) }
                        td { (line.ground) }
                    } } }
                } }
            }
        }
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
