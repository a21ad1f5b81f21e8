//! A corrective measure applied to a scenario: the scenario that a person would write, and what was touched.

use super::model::{
    AuthorityRule, Backup, Change, CorrectiveMeasure, CostPer, Person, Province, Role, RosterSpec, Scenario,
    Structure, Subject, System, SystemChoice,
};
use crate::units::{Rotation, Span};

/// A scenario under a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The scenario.
    pub scenario: Scenario,
    /// How many things each change touched; 0 where it does not apply to this scenario.
    pub touched: Vec<u64>,
}

impl CorrectiveMeasure {
    /// Applies the changes, one after the other.
    pub fn apply(&self, scenario: &Scenario) -> Applied {
        let mut scenario = scenario.clone();
        let touched = self.changes.iter().map(|change| change.apply(&self.id, &mut scenario)).collect();
        Applied { scenario, touched }
    }

    /// Million đồng a year, where so many things were touched; none where no cost was given.
    pub fn yearly_cost(&self, touched: &[u64]) -> Option<f64> {
        let cost = self.cost.as_ref()?;
        let times = match cost.per {
            CostPer::Province => 1,
            CostPer::Touched => touched.first().copied().unwrap_or(0),
        };
        Some(cost.amount.value() * times as f64)
    }
}

impl Change {
    /// Applies the change for the measure with this id; how many things it touched.
    fn apply(&self, measure: &str, scenario: &mut Scenario) -> u64 {
        let Scenario { province, structure, .. } = scenario;
        match self {
            Change::Preauthorised { action } => {
                let before = structure.authority.len();
                structure.authority.retain(|rule| rule.action != *action);
                (before - structure.authority.len()) as u64
            }
            Change::ByTelephone { action } => {
                let rules = structure.authority.iter_mut().filter(|rule| rule.action == *action);
                count(rules, |rule| !std::mem::replace(&mut rule.by_telephone, true))
            }
            Change::Approval(rule) => approval(structure, rule),
            Change::People { post, kinds, more } => people(province, post, kinds, *more),
            Change::Roster { post, kinds, roster: spec } => roster(province, measure, (post, kinds), spec),
            Change::Certified { posts, kinds } => {
                let of_kinds = organisations(province, kinds);
                let fits = |p: &&mut Person| any(posts, &p.post) && of_kinds.contains(&p.organisation);
                let people = province.people.iter_mut().filter(fits);
                count(people, |person| !std::mem::replace(&mut person.certified, true))
            }
            Change::Shares(which) => {
                systems(province, which, |system| !std::mem::replace(&mut system.layers.shares, true))
            }
            Change::Monitored { systems: which, by } => monitored(province, which, by),
            Change::Backups { systems: which, interval, isolated, tested } => {
                systems(province, which, |system| backup(system, *interval, *isolated, *tested))
            }
            Change::Assessed { systems: which, age } => systems(province, which, |system| {
                let fresh = system.layers.assessed.is_none_or(|old| old > *age);
                if fresh {
                    system.layers.assessed = Some(*age);
                }
                fresh
            }),
            Change::Mitigated { systems: which, mitigation, coverage } => {
                systems(province, which, |system| {
                    let had = system.mitigations.get(mitigation).map_or(0.0, |had| *had.value());
                    let more = had < *coverage.value();
                    if more {
                        system.mitigations.insert(mitigation.clone(), coverage.clone());
                    }
                    more
                })
            }
            Change::OneHead { subject } => one_head(structure, *subject),
        }
    }
}

/// How many a change altered.
fn count<T>(items: impl Iterator<Item = T>, mut change: impl FnMut(T) -> bool) -> u64 {
    items.fold(0, |touched, item| touched + u64::from(change(item)))
}

/// Whether a list names something; an empty one names everything.
fn any(list: &[String], id: &str) -> bool {
    list.is_empty() || list.iter().any(|named| named == id)
}

/// Ids of the organisations of some kinds.
fn organisations(province: &Province, kinds: &[String]) -> Vec<String> {
    let of_kinds = province.organisations.iter().filter(|org| any(kinds, &org.kind));
    of_kinds.map(|org| org.id.clone()).collect()
}

fn approval(structure: &mut Structure, rule: &AuthorityRule) -> u64 {
    if structure.authority.contains(rule) {
        return 0;
    }
    structure.authority.retain(|old| old.action != rule.action || old.when != rule.when);
    structure.authority.insert(0, rule.clone());
    1
}

fn people(province: &mut Province, post: &str, kinds: &[String], more: u32) -> u64 {
    let mut come = Vec::new();
    for org in organisations(province, kinds) {
        let of_post = province.people.iter().filter(|p| p.organisation == org && p.post == post);
        let Some(last) = of_post.max_by_key(|person| person.number) else { continue };
        come.extend((last.number + 1..=last.number + more).map(|number| Person {
            id: format!("{org}/{post}/{number}"),
            number,
            ..last.clone()
        }));
    }
    let touched = come.len() as u64;
    province.people.extend(come);
    province.people.sort_by(|a, b| a.id.cmp(&b.id));
    touched
}

/// A roster that the province has, or one more under the id of the measure.
fn roster_id(province: &mut Province, measure: &str, spec: &RosterSpec) -> String {
    if let Some((id, _)) = province.rosters.iter().find(|(_, known)| *known == spec) {
        return id.clone();
    }
    let numbered = |n: u32| if n == 1 { measure.to_owned() } else { format!("{measure}-{n}") };
    let free = (1..).map(numbered).find(|id| !province.rosters.contains_key(id));
    let id = free.unwrap_or_else(|| measure.to_owned());
    province.rosters.insert(id.clone(), spec.clone());
    id
}

fn roster(
    province: &mut Province,
    measure: &str,
    (post, kinds): (&str, &[String]),
    spec: &RosterSpec,
) -> u64 {
    let enough = |people: usize| match spec {
        RosterSpec::Rotation { shift, on_duty, .. } => {
            Rotation { shift: *shift, on_duty: *on_duty, people: people as u32 }.check().is_ok()
        }
        RosterSpec::Office { .. } | RosterSpec::AroundTheClock => true,
    };
    let other = |p: &Province, person: &Person| p.rosters.get(&person.roster) != Some(spec);
    let mut chosen = Vec::new();
    for org in organisations(province, kinds) {
        let at_post = |person: &Person| person.organisation == org && person.post == post;
        let all: Vec<usize> =
            (0..province.people.len()).filter(|ix| at_post(&province.people[*ix])).collect();
        if enough(all.len()) {
            chosen.extend(all.into_iter().filter(|ix| other(province, &province.people[*ix])));
        }
    }
    if !chosen.is_empty() {
        let id = roster_id(province, measure, spec);
        chosen.iter().for_each(|ix| province.people[*ix].roster.clone_from(&id));
    }
    chosen.len() as u64
}

/// Changes the systems that are chosen.
fn systems(province: &mut Province, which: &SystemChoice, change: impl FnMut(&mut System) -> bool) -> u64 {
    let operators = organisations(province, &which.operators);
    let fits = |system: &&mut System| {
        any(&which.kinds, &system.kind)
            && operators.contains(&system.operator)
            && which.level_from.is_none_or(|level| system.level >= level)
    };
    count(province.systems.iter_mut().filter(fits), change)
}

fn monitored(province: &mut Province, which: &SystemChoice, by: &str) -> u64 {
    let first = province.organisations.iter().find(|org| org.kind == by && org.participates);
    let Some(first) = first.map(|org| org.id.clone()) else { return 0 };
    systems(province, which, |system| {
        let without = system.layers.monitored_by.is_none();
        if without {
            system.layers.monitored_by = Some(first.clone());
        }
        without
    })
}

fn backup(system: &mut System, wanted: Option<Span>, isolate: bool, test: bool) -> bool {
    let better = match (&system.backup, wanted) {
        (Backup::None, None) => Backup::None,
        (Backup::None, Some(interval)) => Backup::Every { interval, isolated: isolate, tested: test },
        (Backup::Every { interval, isolated, tested }, wanted) => Backup::Every {
            interval: wanted.map_or(*interval, |wanted| wanted.min(*interval)),
            isolated: *isolated || isolate,
            tested: *tested || test,
        },
    };
    let changed = better != system.backup;
    system.backup = better;
    changed
}

fn one_head(structure: &mut Structure, subject: Subject) -> u64 {
    let other = match subject {
        Subject::CyberSecurity => Subject::InformationSafety,
        Subject::InformationSafety => Subject::CyberSecurity,
    };
    let lead = |structure: &Structure, of: Subject| {
        structure.roles.iter().position(|holder| holder.role == Role::IncidentLead(of))
    };
    let (Some(goes), Some(stays)) = (lead(structure, subject), lead(structure, other)) else { return 0 };
    if structure.roles[goes].held_by == structure.roles[stays].held_by {
        return 0;
    }
    let mut holder = structure.roles[stays].clone();
    holder.role = Role::IncidentLead(subject);
    structure.roles[goes] = holder;
    1
}

#[cfg(test)]
mod tests {
    use super::super::testing::folder;
    use super::super::{Library, LoadOptions, Loaded, load_over, syntax};
    use super::*;
    use crate::scenario::model::{ActionKind, AuthorityScope, Ground, RoleHolder, Sourced};

    fn small() -> Loaded {
        load_over(&Library::none(), &folder("small"), "small", &LoadOptions::default()).unwrap()
    }

    fn all() -> SystemChoice {
        SystemChoice::default()
    }

    /// Applies changes to the small scenario, and the same by hand.
    fn as_by_hand(changes: Vec<Change>, touched: &[u64], by_hand: impl Fn(&mut Scenario)) {
        let Loaded { scenario, measures, .. } = small();
        let measure = CorrectiveMeasure { id: "own".to_owned(), changes, ..measures[0].clone() };
        let applied = measure.apply(&scenario);
        let mut expected = scenario;
        by_hand(&mut expected);
        assert_eq!(applied, Applied { scenario: expected, touched: touched.to_vec() });
    }

    #[test]
    fn a_file_is_applied_as_a_person_would_write_it() {
        let Loaded { scenario, measures, .. } = small();
        let applied = measures[0].apply(&scenario);
        assert_eq!(applied.touched, [2, 8, 4]);
        assert_eq!(measures[0].yearly_cost(&applied.touched), Some(20.0));
        let mut files = folder("small");
        let mut edit = |path: &str, find: &str, put: &str| {
            let text = String::from_utf8(files.get(path).unwrap().to_vec()).unwrap();
            assert!(text.contains(find), "{find}");
            files.put(path, text.replace(find, put));
        };
        edit("small/province.ron", "\"officer\": Unsourced(6)", "\"officer\": Unsourced(8)");
        let archetypes = "small/library/archetypes/all.ron";
        edit(archetypes, "roster: \"shifts\"", "roster: \"more\"");
        let more = "\"more\": Rotation(shift: \"12h\", on_duty: 8, on_call: true), \"shifts\"";
        edit(archetypes, "\"shifts\": R", &format!("{more}: R"));
        edit(archetypes, "{\"M1051\": Unsourced(0.5)}", "{\"M1051\": Unsourced(0.9)}");
        let loaded = load_over(&Library::none(), &files, "small", &LoadOptions::default()).unwrap();
        let mut by_hand = loaded.scenario;
        // A roster that nobody has any more is not in the scenario that is read.
        by_hand.province.rosters.clone_from(&applied.scenario.province.rosters);
        assert_eq!(by_hand, applied.scenario);
    }

    #[test]
    fn a_rotation_without_enough_people_touches_nobody() {
        let rotation = |on_duty| RosterSpec::Rotation { shift: Span::hours(8), on_duty, on_call: true };
        let to = |roster| Change::Roster { post: "officer".to_owned(), kinds: Vec::new(), roster };
        as_by_hand(vec![to(rotation(7))], &[0], |_| {});
        as_by_hand(vec![to(rotation(1))], &[0], |_| {});
        let uneven = RosterSpec::Rotation { shift: Span::hours(7), on_duty: 1, on_call: true };
        as_by_hand(vec![to(uneven)], &[0], |_| {});
        as_by_hand(vec![to(RosterSpec::AroundTheClock)], &[6], |s| {
            for person in s.province.people.iter_mut().filter(|p| p.post == "officer") {
                person.roster = "always".to_owned();
            }
        });
    }

    #[test]
    fn rules_of_authority_are_dropped_and_put_first() {
        let isolate = ActionKind::Isolate;
        as_by_hand(vec![Change::Preauthorised { action: isolate }], &[1], |s| {
            s.structure.authority.retain(|rule| rule.action != isolate);
        });
        as_by_hand(vec![Change::Preauthorised { action: ActionKind::Close }], &[0], |_| {});
        as_by_hand(vec![Change::ByTelephone { action: isolate }], &[0], |_| {});
        let own = small().scenario.structure.authority.first().unwrap().clone();
        as_by_hand(vec![Change::Approval(own.clone())], &[0], |_| {});
        let same_scope = AuthorityRule { review_catches: Sourced::Unsourced(0.9), ..own.clone() };
        as_by_hand(vec![Change::Approval(same_scope.clone())], &[1], |s| {
            let at = s.structure.authority.iter().position(|r| r.action == isolate).unwrap();
            s.structure.authority.remove(at);
            s.structure.authority.insert(0, same_scope.clone());
        });
        let when = AuthorityScope { level_from: Some(4), ..AuthorityScope::default() };
        let narrow = AuthorityRule { when, ..own };
        as_by_hand(vec![Change::Approval(narrow.clone())], &[1], |s| {
            s.structure.authority.insert(0, narrow.clone());
        });
    }

    #[test]
    fn systems_change_where_they_are_not_so_good_yet() {
        let each = |s: &mut Scenario, change: fn(&mut System)| s.province.systems.iter_mut().for_each(change);
        as_by_hand(vec![Change::Shares(all()), Change::Shares(all())], &[4, 0], |s| {
            each(s, |system| system.layers.shares = true);
        });
        let backups = |interval| Change::Backups { systems: all(), interval, isolated: true, tested: true };
        as_by_hand(vec![backups(None)], &[0], |_| {});
        let twice = vec![backups(Some(Span::days(7))), backups(Some(Span::days(1))), backups(None)];
        as_by_hand(twice, &[4, 4, 0], |s| {
            each(s, |system| {
                system.backup = Backup::Every { interval: Span::days(1), isolated: true, tested: true };
            });
        });
        let police = SystemChoice { operators: vec!["police".to_owned()], ..all() };
        as_by_hand(vec![Change::Shares(police)], &[0], |_| {});
        as_by_hand(vec![Change::Shares(SystemChoice { level_from: Some(3), ..all() })], &[0], |_| {});
        let assessed = |days| Change::Assessed { systems: all(), age: Span::days(days) };
        as_by_hand(vec![assessed(9), assessed(30)], &[4, 0], |s| {
            each(s, |system| system.layers.assessed = Some(Span::days(9)));
        });
        let by = |kind: &str| Change::Monitored { systems: all(), by: kind.to_owned() };
        as_by_hand(vec![by("nobody"), by("police"), by("office")], &[0, 4, 0], |s| {
            each(s, |system| system.layers.monitored_by = Some("police".to_owned()));
        });
    }

    #[test]
    fn people_are_certified_and_one_head_leads() {
        let posts = vec!["engineer".to_owned()];
        as_by_hand(vec![Change::Certified { posts, kinds: Vec::new() }], &[16], |s| {
            for person in s.province.people.iter_mut().filter(|p| p.post == "engineer") {
                person.certified = true;
            }
        });
        let (goes, stays) = (Subject::InformationSafety, Subject::CyberSecurity);
        let held = |s: &Scenario, subject| -> RoleHolder {
            s.structure.roles.iter().find(|r| r.role == Role::IncidentLead(subject)).unwrap().clone()
        };
        let same = held(&small().scenario, goes).held_by == held(&small().scenario, stays).held_by;
        as_by_hand(vec![Change::OneHead { subject: goes }], &[u64::from(!same)], |s| {
            let holder = held(s, stays);
            let role = s.structure.roles.iter_mut().find(|r| r.role == Role::IncidentLead(goes)).unwrap();
            if role.held_by != holder.held_by {
                *role = RoleHolder { role: Role::IncidentLead(goes), ..holder };
            }
        });
    }

    #[test]
    fn the_library_has_eight_measures_each_with_its_ground() {
        let library = Library::embedded();
        let files = library.files().filter(|(path, _)| path.starts_with("measures/"));
        let read = |(_, bytes): (&str, &[u8])| -> CorrectiveMeasure {
            let tree = syntax::scan(std::str::from_utf8(bytes).unwrap()).unwrap();
            syntax::read(&tree).value.unwrap()
        };
        let measures: Vec<CorrectiveMeasure> = files.map(read).collect();
        assert_eq!(measures.len(), 8);
        for measure in &measures {
            let said = match &measure.ground {
                Ground::Stated(text) | Ground::Inferred(text) => text,
                Ground::Regulation(text) | Ground::Assumed(text) => text,
            };
            assert!(said.contains(" / ") && !measure.changes.is_empty(), "{}", measure.id);
        }
    }
}
