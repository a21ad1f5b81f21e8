//! Attack Flows, as STIX bundles or files of the Attack Flow Builder, into campaigns that a person can edit.
//!
//! A file is read with places (`json`), becomes a `Flow` whichever form it has (`stix`, `builder`), its
//! conditions and operators become needs (`wiring`), each step gets its assumptions from the library's tables
//! (`table`, `draft`, `entry`), and the whole is written as a campaign (`write`) with a report of what was understood,
//! assumed and left out (`report`).

mod builder;
mod clock;
mod draft;
mod entry;
mod flow;
mod json;
mod report;
mod stix;
mod table;
mod wiring;
mod write;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use flow::{Note, Sort};
pub use report::{Counts, Report};

use flow::{Flow, MOST_ACTIONS, MOST_EDGES, MOST_NODES, Node, clean};
use table::Tables;

use crate::i18n::{exchange as say, problems as msg};
use crate::scenario::{Code, Library, Place, Problem, Problems};

/// Names of files are shown up to so many characters.
const LONGEST_FILE_NAME: usize = 120;

/// A file that is to be imported.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its path, as it is shown.
    pub path: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// A campaign that came of a flow.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Id of the campaign.
    pub id: String,
    /// Its file, in both languages.
    pub campaign: String,
    /// What was understood, assumed and left out.
    pub report: Report,
}

impl Imported {
    /// The name of the campaign's file.
    pub fn campaign_name(&self) -> String {
        format!("{}.ron", self.id)
    }
    /// The name of the report for people.
    pub fn report_name(&self) -> String {
        write::report_name(&self.id)
    }
}

/// Imports the flows of some files, with the tables and playbooks of a library. Flows of the same name get ids with
/// numbers.
///
/// # Errors
/// Everything that is wrong with any of the files; then none is imported.
pub fn import(sources: &[Source<'_>], library: &Library) -> Result<Vec<Imported>, Problems> {
    let tables = Tables::of(library).map_err(|why| {
        json::one(Problem::new(Code::UnreadableFile, None, |lang| say::library_broken(lang, &why)))
    })?;
    let mut flows = Vec::new();
    let mut problems = Problems::default();
    for source in sources {
        match read(*source) {
            Ok(found) => flows.extend(found),
            Err(found) => found.iter().cloned().for_each(|problem| problems.push(problem)),
        }
    }
    let mut taken = BTreeSet::new();
    let mut imported = Vec::new();
    for flow in flows {
        let mut draft = draft::draft(&flow, &tables);
        if draft.steps.len() > MOST_ACTIONS {
            problems.push(too_many(&flow.nodes[0].place, &say::actions, draft.steps.len(), MOST_ACTIONS));
            continue;
        }
        let id = draft::unique(&draft.id, &mut taken);
        if id != draft.id {
            draft.notes.push(Note::new(Sort::Assumed, &flow.id, 0, |lang| say::id_taken(lang, &id)));
            draft.id = id.clone();
        }
        let campaign = write::campaign(&flow, &draft, &tables.assumptions);
        imported.push(Imported { id, campaign, report: Report::new(flow, draft) });
    }
    if problems.is_empty() { Ok(imported) } else { Err(problems) }
}

/// The flows of a file.
fn read(source: Source<'_>) -> Result<Vec<Flow>, Problems> {
    let text = json::source(source.path, source.bytes)?;
    let sheet = json::read(&text)?;
    let name = source.path.rsplit(['/', '\\']).next().unwrap_or(source.path);
    let name = clean(name, LONGEST_FILE_NAME);
    let flows = if sheet.head("type").as_deref() == Some("bundle") {
        stix::flows(&sheet, &name)?
    } else if sheet.has("schema") {
        vec![builder::flow(&sheet, &name)?]
    } else {
        let problem = Problem::new(Code::NotAFlow, Some(sheet.start()), say::unknown_form);
        return Err(json::one(problem.hint(say::not_a_flow_hint)));
    };
    let mut problems = Problems::default();
    for flow in &flows {
        limits(flow, &sheet.start(), &mut problems);
    }
    if problems.is_empty() { Ok(flows.into_iter().map(by_id).collect()) } else { Err(problems) }
}

/// A flow that no person drew is refused before any work is put into it.
fn limits(flow: &Flow, start: &Place, problems: &mut Problems) {
    let place = flow.nodes.first().map_or(start, |node| &node.place);
    let actions = flow.nodes.iter().filter(|node| node.is_action()).count();
    if actions == 0 {
        let problem = Problem::new(Code::NotAFlow, Some(place.clone()), |lang| {
            say::flow_without_actions(lang, &flow.name)
        });
        problems.push(problem.hint(say::not_a_flow_hint));
    }
    for (what, found, most) in [
        (say::actions as fn(crate::i18n::Lang) -> String, actions, MOST_ACTIONS),
        (say::nodes, flow.nodes.len(), MOST_NODES),
        (say::edges, flow.edges.len(), MOST_EDGES),
    ] {
        if found > most {
            problems.push(too_many(place, &what, found, most));
        }
    }
}

fn too_many(place: &Place, what: &dyn Fn(crate::i18n::Lang) -> String, found: usize, most: usize) -> Problem {
    let n = found.to_string();
    Problem::new(Code::TooMany, Some(place.clone()), |lang| msg::too_many(lang, &what(lang), &n, most as u64))
}

/// The same flow with its nodes in the order of their ids: both forms of a flow then give the same campaign.
fn by_id(mut flow: Flow) -> Flow {
    let mut order: Vec<usize> = (0..flow.nodes.len()).collect();
    order.sort_by(|a, b| flow.nodes[*a].id.cmp(&flow.nodes[*b].id));
    let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    let nodes: Vec<Node> = order.iter().map(|ix| flow.nodes[*ix].clone()).collect();
    flow.nodes = nodes;
    for edge in &mut flow.edges {
        (edge.from, edge.to) = (place[&edge.from], place[&edge.to]);
    }
    flow.edges.sort_unstable();
    flow.starts = flow.starts.iter().map(|ix| place[ix]).collect();
    flow
}
