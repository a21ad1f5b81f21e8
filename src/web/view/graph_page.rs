//! The coordination graph on a page: switches, boxes by layer, what is said of a box, every line as a table.

use std::collections::BTreeSet;

use maud::{Markup, html};
use serde_json::json;

use super::graph::{Graph, Node, layer_name, leads};
use crate::i18n::{Lang, structure, viewer as say};
use crate::report::words;
use crate::scenario::model::Role;
use crate::units::OrgId;

/// Organisations of one kind that are named on their box; more are counted.
const NAMED: usize = 3;
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

impl<'a> Graph<'a> {
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
