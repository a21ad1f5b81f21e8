//! The coordination graph: how did it travel?

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use plotters::style::RGBColor;

use super::Drawing;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use super::page::Page;
use super::palette::{BLACK, DIM, FAINT, RULE, WHITE, between};
use super::sheet::{MARGIN, Sheet, Swatch};
use super::words;
use crate::i18n::format::duration;
use crate::i18n::{report as say, tables as told};
use crate::record::{Fact, MessageKind};
use crate::scenario::model::{Tier, Traffic};
use crate::units::{MessageId, OrgId};

/// Agencies shown at most, the busiest first.
const NODES: usize = 20;
/// Height of a layer, of a node with one line, and of each further line.
const LAYER: f64 = 18.5;
const NODE: f64 = 5.4;
const LINE: f64 = 2.9;
/// Width of the names of the layers.
const TIERS: f64 = 21.0;
/// Fast to slow.
const FAST: RGBColor = RGBColor(160, 205, 235);
const SLOW: RGBColor = RGBColor(0, 50, 90);
/// Labels on lines at most; the table beside the chart has them all.
const LABELS: usize = 4;
/// Clear space around a label.
const CLEAR: f64 = 2.5;
/// Lines of the table.
const LISTED: usize = 12;

/// What flowed between two agencies, both ways.
#[derive(Default)]
struct Flow {
    sent: u32,
    read: u32,
    delay: i64,
}

impl Flow {
    fn mean(&self) -> Option<i64> {
        (self.read > 0).then(|| self.delay / i64::from(self.read))
    }
}

type Pair = (OrgId, OrgId);

struct Graph {
    flows: BTreeMap<Pair, Flow>,
    leads: BTreeSet<OrgId>,
    /// Lines of the structure that carried nothing.
    silent: Vec<Pair>,
    layers: Vec<(Layer, Vec<OrgId>)>,
    left_out: usize,
    /// Messages between agencies, those that are not drawn too.
    messages: u32,
}

/// Layers from top to bottom; the coordinators of the province stand above its other bodies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    National,
    Lead,
    Provincial,
    District,
    Commune,
    External,
}

pub(super) fn chart(page: &Page) -> Drawing {
    let graph = graph(page);
    let busiest = graph
        .flows
        .iter()
        .filter_map(|(pair, f)| f.mean().map(|m| (f.delay, pair, m, f.sent)))
        .max_by_key(|(delay, pair, ..)| (*delay, std::cmp::Reverse(**pair)));
    let title = match busiest {
        Some((_, (a, b), mean, _)) => say::coordination_title(
            page.lang,
            graph.messages,
            page.short(*a),
            page.short(*b),
            &duration(mean, page.lang),
        ),
        None => say::coordination_title_none(page.lang),
    };
    let mut sheet = Sheet::new(&title, &say::coordination_how(page.lang));
    if graph.flows.is_empty() {
        sheet.empty(&say::coordination_empty(page.lang));
    } else {
        draw(page, &mut sheet, &graph);
    }
    let nodes: usize = graph.layers.iter().map(|(_, n)| n.len()).sum();
    let alt = say::coordination_alt(page.lang, nodes, graph.flows.len(), &title);
    Drawing::of(page, "coordination", sheet, alt)
}

fn pair(a: OrgId, b: OrgId) -> Pair {
    if a <= b { (a, b) } else { (b, a) }
}

fn graph(page: &Page) -> Graph {
    let mut flows: BTreeMap<Pair, Flow> = BTreeMap::new();
    let mut sent: BTreeMap<MessageId, i64> = BTreeMap::new();
    let mut leads = BTreeSet::new();
    for entry in &page.record.entries {
        match &entry.fact {
            Fact::MessageSent { message, kind, from, to, .. }
                if *kind != MessageKind::Inject && from != to =>
            {
                sent.insert(*message, entry.t.0);
                flows.entry(pair(*from, *to)).or_default().sent += 1;
            }
            Fact::MessageRead { message, from, to, .. } => {
                if let Some(at) = sent.get(message) {
                    let flow = flows.entry(pair(*from, *to)).or_default();
                    flow.read += 1;
                    flow.delay += entry.t.0 - at;
                }
            }
            Fact::LeadTaken { org, .. } => {
                leads.insert(*org);
            }
            _ => {}
        }
    }
    let messages = flows.values().map(|f| f.sent).sum();
    let mut weight: BTreeMap<OrgId, u32> = BTreeMap::new();
    for ((a, b), flow) in &flows {
        *weight.entry(*a).or_default() += flow.sent;
        *weight.entry(*b).or_default() += flow.sent;
    }
    let mut order: Vec<OrgId> = weight.keys().copied().collect();
    order.sort_by_key(|o| (std::cmp::Reverse(weight[o]), *o));
    let left_out = order.len().saturating_sub(NODES);
    order.truncate(NODES);
    let shown: BTreeSet<OrgId> = order.into_iter().collect();
    flows.retain(|(a, b), _| shown.contains(a) && shown.contains(b));
    let silent = silent(page, &shown, &flows);
    let layers = layers(page, &shown, &leads, &flows);
    Graph { flows, leads, silent, layers, left_out, messages }
}

/// Lines of the structure for incidents and warnings, between agencies shown, that carried nothing.
fn silent(page: &Page, shown: &BTreeSet<OrgId>, flows: &BTreeMap<Pair, Flow>) -> Vec<Pair> {
    let orgs = &page.scenario().province.organisations;
    let of_kind = |kind: &str| -> Vec<OrgId> {
        shown.iter().copied().filter(|o| orgs.get(o.ix()).is_some_and(|x| x.kind == kind)).collect()
    };
    let mut pairs = BTreeSet::new();
    let carries = |t: &Traffic| matches!(t, Traffic::Incident | Traffic::Warning);
    for relation in page.scenario().structure.relations.iter().filter(|r| r.carries.iter().any(carries)) {
        for from in of_kind(&relation.from) {
            for to in relation.to.iter().flat_map(|kind| of_kind(kind)) {
                if from != to && !flows.contains_key(&pair(from, to)) {
                    pairs.insert(pair(from, to));
                }
            }
        }
    }
    pairs.into_iter().collect()
}

fn layer(page: &Page, org: OrgId, leads: &BTreeSet<OrgId>) -> Layer {
    let tier = page.scenario().province.organisations.get(org.ix()).map(|o| o.tier);
    let leads_here = leads.contains(&org) || page.scored.card.coordinators.iter().any(|c| c.org == org);
    match tier {
        Some(Tier::National) => Layer::National,
        Some(Tier::District) => Layer::District,
        Some(Tier::Commune) => Layer::Commune,
        Some(Tier::External) => Layer::External,
        _ if leads_here => Layer::Lead,
        _ => Layer::Provincial,
    }
}

/// Agencies by layer, each next to those it exchanges most with (barycentre, two sweeps).
fn layers(
    page: &Page,
    shown: &BTreeSet<OrgId>,
    leads: &BTreeSet<OrgId>,
    flows: &BTreeMap<Pair, Flow>,
) -> Vec<(Layer, Vec<OrgId>)> {
    /// More than these do not stand in one row.
    const ACROSS: usize = 8;
    let mut by_layer: BTreeMap<Layer, Vec<OrgId>> = BTreeMap::new();
    for org in shown {
        by_layer.entry(layer(page, *org, leads)).or_default().push(*org);
    }
    let mut place: BTreeMap<OrgId, f64> = BTreeMap::new();
    for list in by_layer.values() {
        spread(list, &mut place);
    }
    for _ in 0..4 {
        for list in by_layer.values_mut() {
            let pull = |org: OrgId| {
                let (mut sum, mut weight) = (0.0, 0.0);
                for ((a, b), flow) in flows {
                    let other = if *a == org { *b } else { *a };
                    if *a == org || *b == org {
                        sum += place.get(&other).copied().unwrap_or(0.5) * f64::from(flow.sent);
                        weight += f64::from(flow.sent);
                    }
                }
                if weight > 0.0 { sum / weight } else { 0.5 }
            };
            let mut keyed: Vec<(f64, OrgId)> = list.iter().map(|o| (pull(*o), *o)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            *list = keyed.into_iter().map(|(_, o)| o).collect();
            spread(list, &mut place);
        }
    }
    by_layer
        .into_iter()
        .flat_map(|(layer, list)| {
            let rows = list.len().div_ceil(ACROSS).max(1);
            let each = list.len().div_ceil(rows).max(1);
            list.chunks(each).map(|row| (layer, row.to_vec())).collect::<Vec<_>>()
        })
        .collect()
}

fn spread(list: &[OrgId], place: &mut BTreeMap<OrgId, f64>) {
    for (i, org) in list.iter().enumerate() {
        place.insert(*org, (i as f64 + 0.5) / list.len() as f64);
    }
}

/// A node: its centre, half its width and height, and its name in lines that are not cut.
struct Node {
    x: f64,
    y: f64,
    half: f64,
    up: f64,
    name: Vec<String>,
    ink: Ink,
}

type Places = BTreeMap<OrgId, Node>;

fn places(page: &Page, graph: &Graph, top: f64) -> Places {
    let ink = Ink::new(LABEL).bold();
    let left = MARGIN + TIERS;
    let room = WIDTH - MARGIN - left;
    let mut places = Places::new();
    for (row, (_, list)) in graph.layers.iter().enumerate() {
        let slot = room / list.len() as f64;
        for (i, org) in list.iter().enumerate() {
            let (name, ink) = whole(page.short(*org), slot - 3.4, ink, 2);
            let wide = name.iter().map(|line| width(line, ink)).fold(0.0, f64::max);
            let half = (wide / 2.0 + 1.1).max(3.0);
            let up = (NODE + (name.len() as f64 - 1.0) * LINE) / 2.0;
            // Rows are shifted against each other, so that lines between them do not pass behind a node.
            let shift = if row % 2 == 1 && list.len() > 1 { slot * 0.12 } else { -slot * 0.06 };
            let x = (left + slot * (i as f64 + 0.5) + shift).clamp(left + half, WIDTH - MARGIN - half);
            places.insert(*org, Node { x, y: top + NODE + row as f64 * LAYER, half, up, name, ink });
        }
    }
    places
}

fn draw(page: &Page, sheet: &mut Sheet, graph: &Graph) {
    let top = sheet.y;
    let places = places(page, graph, top);
    let bottom = top + NODE + (graph.layers.len() as f64 - 1.0) * LAYER + NODE;
    let mut last = None;
    for (row, (layer, _)) in graph.layers.iter().enumerate() {
        let y = top + NODE + row as f64 * LAYER;
        if last != Some(*layer) {
            let ink = Ink::new(NOTE).color(DIM);
            let name = layer_name(page, *layer);
            for (i, line) in super::canvas::wrap(&name, TIERS - 2.0, ink, 2).iter().enumerate() {
                sheet.canvas.text_mid(MARGIN, y - 1.5 + i as f64 * 3.0, line, ink, Anchor::Start);
            }
        }
        last = Some(*layer);
    }
    for (a, b) in &graph.silent {
        curve(&mut sheet.canvas, &places, (*a, *b), 0.2, RULE);
    }
    let scale = Scale::of(graph);
    let mut order: Vec<(&Pair, &Flow)> = graph.flows.iter().collect();
    order.sort_by_key(|(pair, f)| (std::cmp::Reverse(f.sent), **pair));
    for (pair, flow) in order.iter() {
        curve(&mut sheet.canvas, &places, **pair, scale.width(flow.sent), scale.color(flow.mean()));
    }
    for (org, node) in &places {
        draw_node(&mut sheet.canvas, node, graph.leads.contains(org));
    }
    labels(&mut sheet.canvas, page, &places, &order);
    sheet.y = bottom + 1.5;
    keys(page, sheet, graph, &scale);
}

fn layer_name(page: &Page, layer: Layer) -> String {
    let tier = match layer {
        Layer::National => Tier::National,
        Layer::Lead => return say::layer_coordinators(page.lang),
        Layer::Provincial => Tier::Provincial,
        Layer::District => Tier::District,
        Layer::Commune => Tier::Commune,
        Layer::External => Tier::External,
    };
    words::tier(tier, page.lang)
}

/// Widths by the square root of the messages, lightness by the logarithm of the mean delay.
struct Scale {
    most: u32,
    fast: i64,
    slow: i64,
}

impl Scale {
    fn of(graph: &Graph) -> Scale {
        let means = || graph.flows.values().filter_map(Flow::mean);
        Scale {
            most: graph.flows.values().map(|f| f.sent).max().unwrap_or(1).max(1),
            fast: means().min().unwrap_or(1).max(1),
            slow: means().max().unwrap_or(1).max(1),
        }
    }
    fn width(&self, sent: u32) -> f64 {
        0.35 + 1.75 * (f64::from(sent) / f64::from(self.most)).sqrt()
    }
    fn color(&self, mean: Option<i64>) -> RGBColor {
        let Some(mean) = mean else { return RULE };
        let span = libm::log(self.slow as f64 / self.fast as f64);
        let at = libm::log(mean.max(1) as f64 / self.fast as f64);
        between(FAST, SLOW, if span > 0.0 { at / span } else { 0.5 })
    }
}

/// Points of a line from one node to another: bent away from the row it stays in.
fn path(places: &Places, (a, b): Pair) -> Vec<(f64, f64)> {
    let (Some(from), Some(to)) = (places.get(&a), places.get(&b)) else { return vec![] };
    let (x0, y0, x1, y1) = (from.x, from.y, to.x, to.y);
    let rows = ((y1 - y0) / LAYER).abs().round();
    let bend = if rows == 0.0 {
        // Within a row: an arc under the nodes between.
        let far = (x1 - x0).abs();
        (0.0, (far * 0.12).clamp(5.0, LAYER * 0.62))
    } else if rows > 1.0 {
        // Over a row: aside, so that it does not hide behind the node in between.
        let aside = if (x0 + x1) / 2.0 > (MARGIN + TIERS + WIDTH) / 2.0 { 1.0 } else { -1.0 };
        (aside * 7.0 * (rows - 1.0), 0.0)
    } else {
        (0.0, 0.0)
    };
    let control = ((x0 + x1) / 2.0 + bend.0, (y0 + y1) / 2.0 + bend.1 * 2.0);
    const STEPS: usize = 24;
    (0..=STEPS)
        .map(|i| {
            let t = i as f64 / STEPS as f64;
            let mix =
                |p: f64, q: f64, r: f64| (1.0 - t) * (1.0 - t) * p + 2.0 * t * (1.0 - t) * q + t * t * r;
            (mix(x0, control.0, x1), mix(y0, control.1, y1))
        })
        .collect()
}

fn curve(c: &mut Canvas, places: &Places, pair: Pair, wide: f64, color: RGBColor) {
    let points = path(places, pair);
    if points.len() > 1 {
        c.line(&points, wide, color);
    }
}

fn draw_node(c: &mut Canvas, node: &Node, lead: bool) {
    let (fill, ink) = if lead { (BLACK, node.ink.color(WHITE)) } else { (WHITE, node.ink) };
    c.rect(node.x - node.half, node.y - node.up, node.half * 2.0, node.up * 2.0, fill);
    c.frame(node.x - node.half, node.y - node.up, node.half * 2.0, node.up * 2.0, 0.3, BLACK);
    let first = node.y - (node.name.len() as f64 - 1.0) * LINE / 2.0;
    for (i, line) in node.name.iter().enumerate() {
        c.text_mid(node.x, first + i as f64 * LINE, line, ink, Anchor::Middle);
    }
}

/// Number of messages and mean delay on the lines that carried most, where there is room.
fn labels(c: &mut Canvas, page: &Page, places: &Places, order: &[(&Pair, &Flow)]) {
    let ink = Ink::new(NOTE);
    let mut written = 0;
    for (pair, flow) in order {
        let points = path(places, **pair);
        if points.is_empty() || written == LABELS {
            continue;
        }
        let text = match flow.mean() {
            Some(mean) => format!("{} · {}", flow.sent, duration(mean, page.lang)),
            None => flow.sent.to_string(),
        };
        let wide = width(&text, ink);
        for at in [12, 10, 14, 8, 16, 6, 18] {
            let (x, y) = points[at];
            let baseline = y + ink.drop();
            let clear = places
                .values()
                .all(|n| (x - n.x).abs() > wide / 2.0 + n.half + 1.0 || (y - n.y).abs() > n.up + 2.2);
            if clear
                && c.free(x - wide / 2.0 - CLEAR, baseline, wide + CLEAR * 2.0, ink)
                && c.free(x - wide / 2.0 - CLEAR, baseline - CLEAR, wide + CLEAR * 2.0, ink)
                && c.free(x - wide / 2.0 - CLEAR, baseline + CLEAR, wide + CLEAR * 2.0, ink)
            {
                c.rect(x - wide / 2.0 - 0.5, y - 1.5, wide + 1.0, 3.0, WHITE);
                c.frame(x - wide / 2.0 - 0.5, y - 1.5, wide + 1.0, 3.0, 0.1, FAINT);
                c.text(x, baseline, &text, ink, Anchor::Middle);
                written += 1;
                break;
            }
        }
    }
}

fn keys(page: &Page, sheet: &mut Sheet, graph: &Graph, scale: &Scale) {
    let lang = page.lang;
    let mut keys = vec![
        (Swatch::Line(FAST, 1.0), say::key_fast(lang, &duration(scale.fast, lang))),
        (Swatch::Line(SLOW, 1.0), say::key_slow(lang, &duration(scale.slow, lang))),
        (Swatch::Line(DIM, scale.width(1)), say::key_messages(lang, 1)),
        (Swatch::Line(DIM, scale.width(scale.most)), say::key_messages(lang, scale.most)),
    ];
    if !graph.leads.is_empty() {
        keys.push((Swatch::Box(BLACK), say::key_lead(lang)));
    }
    if !graph.silent.is_empty() {
        keys.push((Swatch::Line(RULE, 0.2), say::key_silent(lang)));
    }
    sheet.keys(&keys);
    if graph.left_out > 0 {
        sheet.remark(&say::and_more_agencies(lang, graph.left_out));
    }
}

/// The lines that carried most, as cells of a table, and how many lines there are.
fn table_rows(page: &Page) -> (Vec<Vec<String>>, usize) {
    let graph = graph(page);
    let mut order: Vec<(&Pair, &Flow)> = graph.flows.iter().collect();
    order.sort_by_key(|(pair, f)| (std::cmp::Reverse(f.sent), **pair));
    let rows = order.iter().take(LISTED).map(|((a, b), flow)| {
        let mean = flow.mean().map_or_else(|| "–".to_owned(), |mean| duration(mean, page.lang));
        vec![format!("{} – {}", page.short(*a), page.short(*b)), flow.sent.to_string(), mean]
    });
    (rows.collect(), order.len())
}

fn table_heads(page: &Page) -> Vec<String> {
    let lang = page.lang;
    vec![told::column_between(lang), told::column_messages(lang), told::column_mean_delay(lang)]
}

/// What the chart shows, as a table for the report page.
pub(super) fn section(page: &Page) -> Markup {
    let (rows, all) = table_rows(page);
    html! {
        @if !rows.is_empty() {
            details {
                summary { (told::head_messages(page.lang)) }
                p.note { (told::messages_how(page.lang, rows.len(), all)) }
                table.narrow {
                    thead { tr { @for head in table_heads(page) { th scope="col" { (head) } } } }
                    tbody { @for row in &rows { tr { @for cell in row { td { (cell) } } } } }
                }
            }
        }
    }
}

/// The same as Markdown.
pub(super) fn markdown(page: &Page) -> String {
    let (rows, all) = table_rows(page);
    if rows.is_empty() {
        return String::new();
    }
    let lang = page.lang;
    let mut out =
        format!("### {}\n\n{}\n\n", told::head_messages(lang), told::messages_how(lang, rows.len(), all));
    super::markdown::table(&mut out, &table_heads(page), &rows);
    out
}
