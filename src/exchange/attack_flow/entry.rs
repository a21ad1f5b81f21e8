//! How the attacker of a flow gets in: what works on systems before the way in is preparation, and where the flow has
//! no way in, one is added.

use std::collections::BTreeSet;

use super::draft::{Action, unique};
use super::flow::{Flow, Join, Note, Sort};
use super::table::{Row, Tables};
use super::wiring::Step;
use crate::i18n::{Text, exchange as say};
use crate::scenario::model::{Effect, Needs, Target};

/// The tactic of a way in.
pub const INITIAL_ACCESS: &str = "initial-access";

/// Makes sure that every step which needs a hold can have one.
pub fn enter(
    flow: &Flow,
    tables: &Tables,
    steps: &[Step],
    actions: &mut Vec<Action>,
    taken: &mut BTreeSet<String>,
    notes: &mut Vec<Note>,
) {
    let mut course = Course::new(steps);
    loop {
        course.go_on(steps, actions);
        let Some(first) = course.blocked.first().copied() else { return };
        let leads_in = course.leads_in(steps, actions);
        let before: Vec<usize> = course.blocked.iter().copied().filter(|ix| leads_in[*ix]).collect();
        if before.is_empty() {
            let id = unique("way-in", taken);
            let action = &mut actions[first];
            notes.push(Note::new(Sort::Assumed, &action.object, action.line, |lang| {
                say::way_in_added(lang, &id)
            }));
            if let Needs::All(needs) = &mut action.needs {
                needs.push(id.clone());
            }
            actions.insert(0, way_in(flow, tables, id));
            return;
        }
        for ix in before {
            let action = &mut actions[ix];
            action.row = tables.assumptions.preparation.clone();
            notes.push(Note::new(Sort::Assumed, &action.object, action.line, say::preparation));
            course.blocked.remove(&ix);
            course.open.push(ix);
        }
    }
}

fn gives_hold(row: &Row) -> bool {
    matches!(row.target, Target::Entry { .. }) && row.effect == Effect::Foothold
}

/// How far the attacker gets if everything succeeds.
struct Course {
    needed_by: Vec<Vec<usize>>,
    /// Needs of each step that are not done.
    waiting: Vec<usize>,
    done: Vec<bool>,
    hold: bool,
    /// Steps whose needs are met.
    open: Vec<usize>,
    /// Steps that lack nothing but a hold.
    blocked: BTreeSet<usize>,
}

impl Course {
    fn new(steps: &[Step]) -> Course {
        let mut needed_by = vec![Vec::new(); steps.len()];
        for (ix, step) in steps.iter().enumerate() {
            for need in &step.needs {
                needed_by[*need].push(ix);
            }
        }
        Course {
            needed_by,
            waiting: steps.iter().map(|step| step.needs.len()).collect(),
            done: vec![false; steps.len()],
            hold: false,
            open: (0..steps.len()).filter(|ix| steps[*ix].needs.is_empty()).collect(),
            blocked: BTreeSet::new(),
        }
    }

    fn go_on(&mut self, steps: &[Step], actions: &[Action]) {
        while let Some(ix) = self.open.pop() {
            if self.done[ix] {
                continue;
            }
            let row = &actions[ix].row;
            if !self.hold && !matches!(row.target, Target::Outside | Target::Entry { .. }) {
                self.blocked.insert(ix);
                continue;
            }
            self.done[ix] = true;
            if row.effect == Effect::Foothold && !std::mem::replace(&mut self.hold, true) {
                self.open.extend(std::mem::take(&mut self.blocked));
            }
            for other in &self.needed_by[ix] {
                self.waiting[*other] = self.waiting[*other].saturating_sub(1);
                if self.waiting[*other] == 0 || steps[*other].join == Join::Any {
                    self.open.push(*other);
                }
            }
        }
    }

    /// Whether a step leads to a way in that is still to come.
    fn leads_in(&self, steps: &[Step], actions: &[Action]) -> Vec<bool> {
        let mut leads = vec![false; steps.len()];
        let mut open: Vec<usize> =
            (0..steps.len()).filter(|ix| !self.done[*ix] && gives_hold(&actions[*ix].row)).collect();
        while let Some(ix) = open.pop() {
            for need in &steps[ix].needs {
                if !std::mem::replace(&mut leads[*need], true) {
                    open.push(*need);
                }
            }
        }
        leads
    }
}

fn way_in(flow: &Flow, tables: &Tables, id: String) -> Action {
    Action {
        id,
        name: Text::of(say::way_in),
        technique: String::new(),
        tactic: INITIAL_ACCESS.to_owned(),
        needs: Needs::default(),
        row: tables.assumptions.way_in.clone(),
        about: String::new(),
        took: None,
        object: flow.id.clone(),
        line: 0,
        remarks: Vec::new(),
        joint: false,
    }
}
