//! The graph of a flow as a campaign can say it: every step needs all or any of some other steps.
//!
//! Conditions and operators are looked through. Where AND and OR are nested, the inner one becomes a step of its own,
//! a joint. Edges that would keep a step from ever beginning are cut, and told.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::{Branch, Flow, Join, NodeKind, Note, Sort};
use crate::i18n::exchange as say;

/// A step: an action of the flow, or a joint of nested conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Position of the node in the flow.
    pub node: usize,
    /// How the needs are joined.
    pub join: Join,
    /// Positions of the steps that it needs, in order.
    pub needs: Vec<usize>,
    /// Whether a circle of the flow leads through it.
    pub on_cycle: bool,
}

/// The steps in the order in which they can begin, and what was assumed.
pub fn wire(flow: &Flow) -> (Vec<Step>, Vec<Note>) {
    let mut wiring = Wiring::new(flow);
    wiring.look_through();
    for node in 0..flow.nodes.len() {
        if flow.nodes[node].is_action() {
            let needs = wiring.wanted(node);
            wiring.step(node, needs);
        }
    }
    wiring.tell();
    let mut steps = wiring.steps;
    let mut notes = wiring.notes;
    cut_deadlocks(flow, &mut steps, &mut notes);
    mark_cycles(flow, &mut steps, &mut notes);
    (ordered(flow, steps), notes)
}

/// What has to be done before.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    /// Nothing.
    Nothing,
    /// A step, by its node.
    Node(usize),
    /// All or any of several nodes; where the join comes from.
    Several(Join, Vec<usize>, usize),
}

struct Wiring<'a> {
    flow: &'a Flow,
    /// Nodes that lead to a node, each once, in order.
    into: Vec<Vec<usize>>,
    starts: BTreeSet<usize>,
    /// What the holding of a condition or operator wants, once known.
    known: Vec<Option<Wanted>>,
    /// Nodes that are being looked through.
    open: BTreeSet<usize>,
    steps: Vec<Step>,
    /// Steps by node.
    of_node: BTreeMap<usize, usize>,
    notes: Vec<Note>,
}

impl<'a> Wiring<'a> {
    fn new(flow: &'a Flow) -> Wiring<'a> {
        let mut into = vec![BTreeSet::new(); flow.nodes.len()];
        for edge in &flow.edges {
            into[edge.to].insert(edge.from);
        }
        Wiring {
            flow,
            into: into.into_iter().map(|set: BTreeSet<usize>| set.into_iter().collect()).collect(),
            starts: flow.starts.iter().copied().collect(),
            known: vec![None; flow.nodes.len()],
            open: BTreeSet::new(),
            steps: Vec::new(),
            of_node: BTreeMap::new(),
            notes: Vec::new(),
        }
    }

    /// Finds what every condition and operator wants, those first that others lead on to. An edge that closes a
    /// circle of conditions and operators alone is left out.
    fn look_through(&mut self) {
        let mut done = vec![false; self.flow.nodes.len()];
        for start in 0..self.flow.nodes.len() {
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            while let Some((node, next)) = path.last().copied() {
                if self.flow.nodes[node].is_action() || done[node] {
                    path.pop();
                    continue;
                }
                self.open.insert(node);
                match self.into[node].get(next).copied() {
                    Some(from) if self.open.contains(&from) => {
                        self.into[node].remove(next);
                        let id = &self.flow.nodes[node].id;
                        self.notes.push(Note::on(Sort::LeftOut, &self.flow.nodes[from], |lang| {
                            say::circle_of_conditions(lang, id)
                        }));
                    }
                    Some(from) => {
                        path.last_mut().into_iter().for_each(|(_, next)| *next += 1);
                        path.push((from, 0));
                    }
                    None => {
                        self.known[node] = Some(self.wanted(node));
                        self.open.remove(&node);
                        done[node] = true;
                        path.pop();
                    }
                }
            }
        }
    }

    /// What a node needs before it can be done or hold, from what the nodes before it want.
    fn wanted(&mut self, node: usize) -> Wanted {
        if self.starts.contains(&node) {
            return Wanted::Nothing;
        }
        let join = match self.flow.nodes[node].kind {
            NodeKind::Operator(join) => join,
            _ => Join::Any,
        };
        let before = self.into[node].iter().map(|from| match &self.known[*from] {
            Some(wanted) => wanted.clone(),
            None => Wanted::Node(*from),
        });
        let parts: Vec<Wanted> = before.collect();
        self.joined(join, parts, node)
    }

    fn joined(&mut self, join: Join, parts: Vec<Wanted>, origin: usize) -> Wanted {
        if join == Join::Any && parts.contains(&Wanted::Nothing) {
            return Wanted::Nothing;
        }
        let mut nodes = BTreeSet::new();
        let inner = parts.iter().filter(|part| **part != Wanted::Nothing).count();
        for part in parts {
            match part {
                Wanted::Nothing => {}
                Wanted::Node(node) => {
                    nodes.insert(node);
                }
                Wanted::Several(other, several, _) if other == join => nodes.extend(several),
                // A single nested part needs no joint.
                several @ Wanted::Several(..) if inner == 1 => return several,
                Wanted::Several(_, _, from) => {
                    nodes.insert(self.joint(from));
                }
            }
        }
        let nodes: Vec<usize> = nodes.into_iter().collect();
        match nodes.as_slice() {
            [] => Wanted::Nothing,
            [only] => Wanted::Node(*only),
            _ => Wanted::Several(join, nodes, origin),
        }
    }

    /// Makes a condition or operator a step of its own.
    fn joint(&mut self, node: usize) -> usize {
        if !self.of_node.contains_key(&node) {
            let wanted = self.known[node].clone().unwrap_or(Wanted::Nothing);
            self.notes.push(Note::on(Sort::Assumed, &self.flow.nodes[node], say::joint_made));
            self.step(node, wanted);
        }
        node
    }

    fn step(&mut self, node: usize, wanted: Wanted) {
        let (join, needs) = match wanted {
            Wanted::Nothing => (Join::All, Vec::new()),
            Wanted::Node(other) => (Join::All, vec![other]),
            Wanted::Several(join, nodes, _) => (join, nodes),
        };
        self.of_node.insert(node, self.steps.len());
        self.steps.push(Step { node, join, needs, on_cycle: false });
    }

    /// Tells what was taken for granted about starts, branches and joins. Needs are nodes until here.
    fn tell(&mut self) {
        for step in &mut self.steps {
            step.needs = step.needs.iter().filter_map(|node| self.of_node.get(node).copied()).collect();
        }
        let flow = self.flow;
        for (ix, node) in flow.nodes.iter().enumerate() {
            let (incoming, stated) = (self.into[ix].len(), self.starts.contains(&ix));
            let mut note =
                |sort, what: fn(crate::i18n::Lang) -> String| self.notes.push(Note::on(sort, node, what));
            if stated && incoming > 0 {
                note(Sort::LeftOut, say::back_to_start);
            }
            match (&node.kind, incoming) {
                (NodeKind::Condition(_), 0) => note(Sort::Assumed, say::condition_given),
                (NodeKind::Condition(_), _) if stated => note(Sort::Assumed, say::condition_given),
                _ if stated => note(Sort::Understood, say::stated_start),
                (NodeKind::Action(_), 0) => note(Sort::Assumed, say::assumed_start),
                (NodeKind::Operator(_), 0) => note(Sort::Assumed, say::operator_alone),
                (NodeKind::Action(_) | NodeKind::Condition(_), 2..) => note(Sort::Assumed, say::any_of_edges),
                _ => {}
            }
            match node.kind {
                NodeKind::Condition(_) if incoming > 0 && !stated => {
                    note(Sort::Assumed, say::condition_taken);
                }
                NodeKind::Operator(Join::All) => note(Sort::Understood, say::operator_and),
                NodeKind::Operator(Join::Any) => note(Sort::Understood, say::operator_or),
                _ => {}
            }
            self.notes.extend(branches(flow, ix));
        }
    }
}

/// What was assumed about the branches of a condition.
fn branches(flow: &Flow, node: usize) -> Vec<Note> {
    let leaving = |branch: Branch| {
        let edges = flow.edges.iter().filter(move |edge| edge.from == node && edge.branch == branch);
        edges.map(|edge| format!("`{}`", flow.nodes[edge.to].id)).collect::<Vec<_>>().join(", ")
    };
    let mut notes = Vec::new();
    let (unsaid, wrong) = (leaving(Branch::Unsaid), leaving(Branch::False));
    if !unsaid.is_empty() {
        notes.push(Note::on(Sort::Assumed, &flow.nodes[node], |lang| say::branch_unsaid(lang, &unsaid)));
    }
    if !wrong.is_empty() {
        notes.push(Note::on(Sort::Assumed, &flow.nodes[node], |lang| say::branch_false(lang, &wrong)));
    }
    notes
}

/// The round in which each step can begin; none for those that never can.
fn rounds(steps: &[Step]) -> Vec<Option<usize>> {
    let mut round: Vec<Option<usize>> = vec![None; steps.len()];
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    let mut waiting: Vec<usize> = steps.iter().map(|step| step.needs.len()).collect();
    let mut next: Vec<usize> = Vec::new();
    for (ix, step) in steps.iter().enumerate() {
        for need in &step.needs {
            needed_by[*need].push(ix);
        }
        if step.needs.is_empty() {
            next.push(ix);
        }
    }
    let mut now = 0;
    while !next.is_empty() {
        let mut after = Vec::new();
        for ix in next {
            if round[ix].is_some() {
                continue;
            }
            round[ix] = Some(now);
            for other in &needed_by[ix] {
                waiting[*other] = waiting[*other].saturating_sub(1);
                if waiting[*other] == 0 || steps[*other].join == Join::Any {
                    after.push(*other);
                }
            }
        }
        next = after;
        now += 1;
    }
    round
}

/// Cuts one edge after another until every step can begin.
fn cut_deadlocks(flow: &Flow, steps: &mut [Step], notes: &mut Vec<Note>) {
    loop {
        let round = rounds(steps);
        let Some(first) = (0..steps.len()).find(|ix| round[*ix].is_none()) else { return };
        // Whoever never begins waits for somebody else who never does: walking back leads round in a circle.
        let blocked_by = |ix: usize| steps[ix].needs.iter().copied().find(|need| round[*need].is_none());
        let mut path = vec![first];
        let mut at = vec![usize::MAX; steps.len()];
        at[first] = 0;
        let circle = loop {
            let Some(before) = path.last().and_then(|last| blocked_by(*last)) else { return };
            if at[before] != usize::MAX {
                break path.split_off(at[before]);
            }
            at[before] = path.len();
            path.push(before);
        };
        // The edge is cut that leads into the step which has something else to wait for, if one has.
        let free = |ix: &usize| steps[*ix].needs.iter().any(|need| round[*need].is_some());
        let chosen = circle.iter().copied().find(free).unwrap_or(circle[circle.len() - 1]);
        let at = circle.iter().position(|ix| *ix == chosen).unwrap_or(0);
        let before = circle[(at + 1) % circle.len()];
        let cut = &flow.nodes[steps[before].node].id;
        notes.push(Note::on(Sort::LeftOut, &flow.nodes[steps[chosen].node], |lang| say::edge_cut(lang, cut)));
        steps[chosen].needs.retain(|need| *need != before);
    }
}

/// Marks the steps that a circle leads through, and tells of them.
fn mark_cycles(flow: &Flow, steps: &mut [Step], notes: &mut Vec<Note>) {
    for ix in 0..steps.len() {
        let mut seen = vec![false; steps.len()];
        let mut open: Vec<usize> = steps[ix].needs.clone();
        while let Some(other) = open.pop() {
            if !std::mem::replace(&mut seen[other], true) {
                open.extend(&steps[other].needs);
            }
        }
        if seen[ix] {
            steps[ix].on_cycle = true;
            notes.push(Note::on(Sort::Understood, &flow.nodes[steps[ix].node], say::cycle_kept));
        }
    }
}

/// The steps in the order in which they can begin, those that can at once by id.
fn ordered(flow: &Flow, steps: Vec<Step>) -> Vec<Step> {
    let round = rounds(&steps);
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by_key(|ix| (round[*ix], &flow.nodes[steps[*ix].node].id));
    let mut place = vec![0; steps.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let moved = |ix: &usize| {
        let mut step = steps[*ix].clone();
        step.needs = step.needs.iter().map(|need| place[*need]).collect();
        step.needs.sort_unstable();
        step
    };
    order.iter().map(moved).collect()
}
