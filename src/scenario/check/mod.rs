//! What the files of a scenario must keep together. After these checks a run cannot fail.

mod campaign;
mod coordination;
mod days;
mod drill;
mod graph;
mod names;
mod province;

use super::expand::{Expanded, Kinds, Merged};
use super::model::{Campaign, Drill, Expectation, Playbook, Practice};
use super::problem::{Code, Place, Problem};
use super::shelf::Shelf;
use super::syntax::Step;
use crate::i18n::Lang;

pub use names::{Known, names};

/// What the checks look at. Parts that could not be read are absent; checks that need them are left out.
pub struct Context<'a> {
    /// All files.
    pub shelf: &'a Shelf,
    /// Archetypes.
    pub kinds: &'a Kinds<'a>,
    /// The province file.
    pub province: Option<(usize, &'a Expanded<'a>)>,
    /// The structure.
    pub structure: Option<(usize, &'a Merged)>,
    /// Whether the default structure could not be read: what it would say is unknown, not missing.
    pub default_lost: bool,
    /// Where each expectation of the plan is written.
    pub expectations: &'a [(usize, Vec<Step<'a>>, &'a Expectation)],
    /// The drill, and the position in the file of each launch (none for those of an option).
    pub drill: Option<(usize, &'a Drill, &'a [Option<usize>])>,
    /// Practice.
    pub practice: Option<(usize, &'a Practice)>,
    /// The campaigns of the drill.
    pub campaigns: &'a [(usize, &'a Campaign)],
    /// All campaigns and playbooks that were read, with their files.
    pub all_campaigns: &'a [(usize, &'a Campaign)],
    /// All playbooks.
    pub all_playbooks: &'a [(usize, &'a Playbook)],
    /// The playbooks that the drill can need.
    pub playbooks: &'a [(usize, &'a Playbook)],
}

/// Collects problems with their places.
pub struct Reporter<'a> {
    shelf: &'a Shelf,
    found: Vec<Problem>,
}

impl Reporter<'_> {
    fn place(&self, sheet: usize, path: &[Step<'_>]) -> Option<Place> {
        self.shelf.place(sheet, path)
    }
    fn at(
        &mut self,
        code: Code,
        sheet: usize,
        path: &[Step<'_>],
        message: impl Fn(Lang) -> String,
    ) -> &mut Problem {
        let place = self.place(sheet, path);
        let ix = self.found.len();
        self.found.push(Problem::new(code, place, message));
        &mut self.found[ix]
    }
}

/// Adds a hint to a problem that was just reported.
fn hint(problem: &mut Problem, hint: impl Fn(Lang) -> String) {
    problem.hint = Some(super::model::Text::of(hint));
}

/// All checks.
pub fn check(context: &Context<'_>) -> Vec<Problem> {
    let mut out = Reporter { shelf: context.shelf, found: Vec::new() };
    graph::campaigns(context, &mut out);
    graph::playbooks(context, &mut out);
    campaign::check(context, &mut out);
    province::check(context, &mut out);
    coordination::check(context, &mut out);
    drill::check(context, &mut out);
    days::check(context, &mut out);
    out.found
}
