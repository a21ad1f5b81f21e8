//! Orders that must have a beginning: what actions need, what steps come after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Reporter};
use crate::i18n::problems as msg;
use crate::scenario::model::{Campaign, Needs};
use crate::scenario::problem::Code;
use crate::scenario::syntax::Step;

/// A cycle in a directed graph, if there is one: its nodes in order, the smallest first. Without recursion, for
/// a chain may be as long as a file.
pub fn cycle<'a>(edges: &BTreeMap<&'a str, Vec<&'a str>>) -> Option<Vec<&'a str>> {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for start in edges.keys() {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        let mut on_path: BTreeSet<&str> = BTreeSet::from([*start]);
        while let Some((node, next)) = path.last_mut() {
            let target = edges.get(node).and_then(|targets| targets.get(*next)).copied();
            *next += 1;
            match target {
                Some(target) if on_path.contains(target) => {
                    let mut found: Vec<&str> =
                        path.iter().map(|(n, _)| *n).skip_while(|n| *n != target).collect();
                    let smallest = found.iter().enumerate().min_by_key(|(_, n)| **n).map_or(0, |(ix, _)| ix);
                    found.rotate_left(smallest);
                    return Some(found);
                }
                Some(target) if !done.contains(target) => {
                    path.push((target, 0));
                    on_path.insert(target);
                }
                Some(_) => {}
                None => {
                    let node = *node;
                    done.insert(node);
                    on_path.remove(node);
                    path.pop();
                }
            }
        }
    }
    None
}

/// `a → b → a`, shortened where it is long.
pub fn circle(nodes: &[&str]) -> String {
    let mut shown: Vec<&str> = nodes.iter().take(12).copied().collect();
    if shown.len() < nodes.len() {
        shown.push("…");
    }
    shown.extend(nodes.first());
    shown.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" → ")
}

/// Every action of a campaign can begin: a circle of needs is an error only where no alternative leads out of it.
pub fn campaigns(context: &Context<'_>, out: &mut Reporter<'_>) {
    // More actions than the limit are a problem of their own.
    for (sheet, campaign) in context.all_campaigns.iter().filter(|(_, c)| c.actions.len() <= 1_000) {
        let stuck = never_begin(campaign);
        let Some(first) = stuck.first() else { continue };
        let Some(ix) = campaign.actions.iter().position(|a| a.id == *first) else { continue };
        let path = [Step::In("actions"), Step::At(ix), Step::In("needs")];
        if campaign.actions[ix].needs == Needs::Any(Vec::new()) {
            out.at(Code::NeedsCycle, *sheet, &path, |lang| msg::needs_nothing(lang, first));
        } else {
            let list: Vec<String> = stuck.iter().take(12).map(|id| format!("`{id}`")).collect();
            out.at(Code::NeedsCycle, *sheet, &path, |lang| msg::needs_cycle(lang, &list.join(", ")));
        }
    }
}

/// Actions that cannot begin whatever succeeds, in the order of the file. Needs that name no action are taken as
/// fulfilled: they are reported as unknown.
fn never_begin(campaign: &Campaign) -> Vec<&str> {
    let all: BTreeSet<&str> = campaign.actions.iter().map(|a| a.id.as_str()).collect();
    let mut can: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = can.len();
        for action in &campaign.actions {
            let met = |id: &String| can.contains(id.as_str()) || !all.contains(id.as_str());
            let begins = match &action.needs {
                Needs::All(ids) => ids.iter().all(met),
                Needs::Any(ids) => ids.iter().any(met),
            };
            if begins {
                can.insert(&action.id);
            }
        }
        if can.len() == before {
            return campaign.actions.iter().map(|a| a.id.as_str()).filter(|id| !can.contains(id)).collect();
        }
    }
}

/// Steps of a playbook come after each other in some order.
pub fn playbooks(context: &Context<'_>, out: &mut Reporter<'_>) {
    for (sheet, playbook) in context.all_playbooks {
        let edges: BTreeMap<&str, Vec<&str>> = playbook
            .steps
            .iter()
            .map(|s| (s.id.as_str(), s.after.iter().map(String::as_str).collect()))
            .collect();
        if playbook.steps.is_empty() {
            out.at(Code::NotPositive, *sheet, &[Step::In("steps")], |lang| msg::list_empty(lang, "steps"));
        }
        if let Some(found) = cycle(&edges) {
            let ix = playbook.steps.iter().position(|s| s.id == found[0]).unwrap_or(0);
            let path = [Step::In("steps"), Step::At(ix), Step::In("after")];
            out.at(Code::StepCycle, *sheet, &path, |lang| msg::step_cycle(lang, &circle(&found)));
        }
        for (ix, step) in playbook.steps.iter().enumerate() {
            if step.by.is_empty() {
                let path = [Step::In("steps"), Step::At(ix), Step::In("by")];
                out.at(Code::StepNobodyPerforms, *sheet, &path, |lang| msg::list_empty(lang, "by"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_found_and_begin_with_the_smallest() {
        let edges = BTreeMap::from([("a", vec!["c"]), ("c", vec!["d"]), ("d", vec!["b"]), ("b", vec!["d"])]);
        assert_eq!(cycle(&edges), Some(vec!["b", "d"]));
        let tree = BTreeMap::from([("a", vec!["b", "c"]), ("b", vec!["c"])]);
        assert_eq!(cycle(&tree), None);
        assert_eq!(circle(&["a", "b"]), "`a` → `b` → `a`");
    }

    #[test]
    fn a_long_chain_is_no_matter() {
        let names: Vec<String> = (0..50_000).map(|n| format!("{n:06}")).collect();
        let mut edges: BTreeMap<&str, Vec<&str>> =
            names.windows(2).map(|w| (w[0].as_str(), vec![w[1].as_str()])).collect();
        assert_eq!(cycle(&edges), None);
        edges.insert(&names[49_999], vec![&names[49_999]]);
        assert_eq!(cycle(&edges), Some(vec!["049999"]));
    }
}
