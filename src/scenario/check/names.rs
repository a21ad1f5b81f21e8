//! Ids: each given once, and none named that does not exist.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::{hints, problems as msg};
use crate::scenario::hint::nearest;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::roles::{OPERATOR, OWNER};
use crate::scenario::rules::{Mention, Walked};
use crate::scenario::shelf::{Kind, Layer, Sheet, Shelf};
use crate::scenario::syntax::NodeId;
use crate::scenario::table::Class;

/// What exists that no file gives an id by itself.
pub struct Known<'a> {
    /// All systems, those of archetypes too; absent if the province could not be read.
    pub systems: Option<BTreeSet<&'a str>>,
    /// The file of the practice in force.
    pub practice: Option<usize>,
}

/// Whether an id is unique within its file.
fn is_local(class: Class) -> bool {
    matches!(
        class,
        Class::Action | Class::Step | Class::Inject | Class::Obligation | Class::Objective | Class::Channel
    )
}

type Scope = (Class, Option<Layer>, Option<usize>, Option<NodeId>);

fn scope(mention: &Mention, sheet: &Sheet) -> Scope {
    let class = mention.class;
    if is_local(class) || mention.within.is_some() || sheet.layer == Layer::Loose {
        (class, None, Some(mention.sheet), mention.within)
    } else {
        (class, Some(sheet.layer), None, None)
    }
}

/// Checks all ids.
pub fn names(shelf: &Shelf, walked: &Walked, known: &Known<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    duplicates(shelf, walked, &mut problems);
    let index = Index::new(shelf, walked, known);
    for mention in &walked.named {
        index.check(shelf, mention, &mut problems);
    }
    problems
}

fn duplicates(shelf: &Shelf, walked: &Walked, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<(Scope, &str), &Mention> = BTreeMap::new();
    for mention in &walked.defined {
        let sheet = &shelf.sheets[mention.sheet];
        let key = (scope(mention, sheet), mention.id.as_str());
        match first.get(&key) {
            None => {
                first.insert(key, mention);
            }
            Some(other) => {
                let problem = Problem::new(Code::DuplicateId, sheet.place_of(mention.node), |lang| {
                    msg::duplicate_id(lang, &mention.class.name(lang), &mention.id)
                });
                let problem = problem.hint(|lang| hints::other_id(lang, &format!("{}-2", mention.id)));
                let earlier = shelf.sheets[other.sheet].place_of(other.node);
                problems.push(match earlier {
                    Some(place) => problem.also(place, msg::first_here),
                    None => problem,
                });
            }
        }
    }
}

struct Index<'a> {
    by_class: BTreeMap<Class, BTreeSet<&'a str>>,
    by_sheet: BTreeMap<(Class, usize), BTreeSet<&'a str>>,
    /// Classes of which something may exist that could not be read.
    incomplete: BTreeSet<Class>,
    practice: Option<usize>,
}

impl<'a> Index<'a> {
    fn new(shelf: &'a Shelf, walked: &'a Walked, known: &Known<'a>) -> Index<'a> {
        let mut by_class: BTreeMap<Class, BTreeSet<&str>> = BTreeMap::new();
        let mut by_sheet: BTreeMap<(Class, usize), BTreeSet<&str>> = BTreeMap::new();
        for mention in &walked.defined {
            by_sheet.entry((mention.class, mention.sheet)).or_default().insert(&mention.id);
            if shelf.sheets[mention.sheet].layer != Layer::Loose {
                by_class.entry(mention.class).or_default().insert(&mention.id);
            }
        }
        let mut incomplete: BTreeSet<Class> =
            shelf.lost.iter().flat_map(|kind| gives(*kind)).copied().collect();
        for sheet in shelf.sheets.iter().filter(|s| !s.sound && s.layer != Layer::Loose) {
            incomplete.extend(gives(sheet.kind));
        }
        match &known.systems {
            Some(systems) => by_class.entry(Class::System).or_default().extend(systems),
            None => {
                incomplete.insert(Class::System);
            }
        }
        let mut join = |whole: Class, parts: &[Class], more: &[&'static str]| {
            let mut set: BTreeSet<&str> = more.iter().copied().collect();
            for part in parts {
                set.extend(by_class.get(part).into_iter().flatten());
                if incomplete.contains(part) {
                    incomplete.insert(whole);
                }
            }
            by_class.insert(whole, set);
        };
        join(Class::Holder, &[Class::OrgKind], &[OWNER, OPERATOR]);
        join(Class::OrgOrKind, &[Class::Org, Class::OrgKind], &[]);
        join(Class::SystemOrOrg, &[Class::System, Class::Org], &[]);
        Index { by_class, by_sheet, incomplete, practice: known.practice }
    }

    fn check(&self, shelf: &Shelf, mention: &Mention, problems: &mut Vec<Problem>) {
        let sheet = &shelf.sheets[mention.sheet];
        let class = mention.class;
        let local = is_local(class) && class != Class::Channel;
        if !local && (sheet.layer == Layer::Loose || self.incomplete.contains(&class)) {
            return;
        }
        if local && !sheet.sound {
            return;
        }
        let own_practice = class == Class::Channel && sheet.kind != Kind::Archetypes;
        let set = if local {
            self.by_sheet.get(&(class, mention.sheet))
        } else if let (true, Some(practice)) = (own_practice, self.practice) {
            self.by_sheet.get(&(class, practice))
        } else {
            self.by_class.get(&class)
        };
        if set.is_some_and(|set| set.contains(mention.id.as_str())) {
            return;
        }
        let near = set.and_then(|set| nearest(&mention.id, set.iter().copied()));
        let problem = Problem::new(Code::UnknownId, sheet.place_of(mention.node), |lang| {
            msg::unknown_id(lang, &class.name(lang), &mention.id)
        });
        problems.push(match (near, set) {
            (None, Some(set)) if !set.is_empty() && set.len() <= 8 => {
                let list: Vec<String> = set.iter().map(|id| format!("`{id}`")).collect();
                problem.hint(|lang| msg::one_of(lang, &list.join(", ")))
            }
            (near, _) => problem.meant(near),
        });
    }
}

/// The classes whose ids the files of a kind give.
fn gives(kind: Kind) -> &'static [Class] {
    match kind {
        Kind::Scenario | Kind::Drill => &[],
        Kind::Province => &[
            Class::Org,
            Class::System,
            Class::Network,
            Class::Thing,
            Class::Calendar,
            Class::Roster,
            Class::Post,
        ],
        Kind::Plan | Kind::Expectations => &[Class::Expectation],
        Kind::Practice => &[Class::Practice, Class::Channel],
        Kind::Archetypes => {
            &[Class::OrgKind, Class::SystemKind, Class::System, Class::Calendar, Class::Roster, Class::Post]
        }
        Kind::Structure => &[Class::Structure],
        Kind::Campaign => &[Class::Campaign],
        Kind::Playbook => &[Class::Playbook],
        Kind::Mitigations => &[Class::Mitigation],
        Kind::Measure => &[Class::Measure],
    }
}
