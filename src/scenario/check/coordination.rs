//! The structure in this province: every role filled, every approval and every step in somebody's reach.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{circle, cycle};
use super::{Context, Reporter, hint};
use crate::i18n::{hints, problems as msg};
use crate::scenario::expand::{Expanded, Merged};
use crate::scenario::model::{
    Organisation, Performer, RelationKind, Role, Step as PlaybookStep, Subject, Traffic,
};
use crate::scenario::problem::Code;
use crate::scenario::roles::{self, Holder, RoleMap};
use crate::scenario::syntax::Step;
use crate::units::OrgId;

pub fn check(context: &Context<'_>, out: &mut Reporter<'_>) {
    let Some((sheet, merged)) = context.structure else { return };
    command_cycle(merged, out);
    if merged.structure.unclear_subject.is_none() && !context.default_lost {
        out.at(Code::RoleMissing, sheet, &[Step::In("roles")], msg::unclear_missing);
    }
    let Some((_, expanded)) = context.province.filter(|(_, e)| e.complete) else { return };
    let map = roles::of(&merged.structure.roles, &expanded.province.organisations);
    let filled = roles_filled(sheet, (merged, context.default_lost), &map, out);
    if filled {
        let hit = hit_pairs(expanded);
        approvers(merged, expanded, &map, &hit, out);
        performers(context, expanded, &map, &hit, out);
        things(context, expanded, out);
    }
}

/// A role as it is written.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::FirstResponder => "FirstResponder",
        Role::Monitoring => "Monitoring",
        Role::IncidentLead(Subject::CyberSecurity) => "IncidentLead(CyberSecurity)",
        Role::IncidentLead(Subject::InformationSafety) => "IncidentLead(InformationSafety)",
        Role::DecisionAuthority => "DecisionAuthority",
        Role::ResponseTeam => "ResponseTeam",
        Role::PublicInformation => "PublicInformation",
        Role::NationalLiaison => "NationalLiaison",
        Role::CrimeInvestigation => "CrimeInvestigation",
        Role::Steering => "Steering",
        Role::SupportingOperators => "SupportingOperators",
    }
}

/// Who commands whom about incidents goes one way. Lines of yearly reporting carry no incident and may go round.
fn command_cycle(merged: &Merged, out: &mut Reporter<'_>) {
    let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let relations = &merged.structure.relations;
    for line in relations.iter().filter(|r| r.carries.contains(&Traffic::Incident)) {
        for to in &line.to {
            match line.kind {
                RelationKind::Commands => edges.entry(&line.from).or_default().push(to),
                RelationKind::ReportsTo => edges.entry(to).or_default().push(&line.from),
                _ => {}
            }
        }
    }
    let Some(found) = cycle(&edges) else { return };
    let part = |from: &str, to: &str| found.contains(&from) && found.contains(&to);
    let at = relations.iter().position(|r| {
        matches!(r.kind, RelationKind::Commands | RelationKind::ReportsTo)
            && r.carries.contains(&Traffic::Incident)
            && r.to.iter().any(|to| part(&r.from, to))
    });
    if let Some((sheet, ix)) = at.and_then(|ix| merged.relations.get(ix)) {
        let path = [Step::In("relations"), Step::At(*ix), Step::In("to")];
        out.at(Code::CommandCycle, *sheet, &path, |lang| msg::command_cycle(lang, &circle(&found)));
    }
}

/// Every role is listed, and an organisation of the province fills it.
fn roles_filled(
    sheet: usize,
    (merged, default_lost): (&Merged, bool),
    map: &RoleMap,
    out: &mut Reporter<'_>,
) -> bool {
    let mut filled = true;
    for entry in map.entries().iter().filter(|entry| entry.holders.is_empty()) {
        let name = role_name(entry.role);
        filled = false;
        let listed = merged.structure.roles.iter().position(|r| r.role == entry.role);
        match listed.and_then(|ix| Some((merged.roles.get(ix)?, &merged.structure.roles[ix]))) {
            Some(((sheet, ix), holder)) => {
                let kinds: Vec<String> = holder.held_by.iter().map(|k| format!("`{k}`")).collect();
                let path = [Step::In("roles"), Step::At(*ix), Step::In("held_by")];
                out.at(Code::RoleNobodyFills, *sheet, &path, |lang| {
                    msg::role_nobody_fills(lang, name, &kinds.join(", "))
                });
            }
            // The default would say who, if it could be read.
            None if default_lost => {}
            None => {
                let path = [Step::In("roles")];
                let problem = out.at(Code::RoleMissing, sheet, &path, |lang| msg::role_missing(lang, name));
                hint(problem, |lang| hints::role_missing_hint(lang, name));
            }
        }
    }
    filled
}

/// The different pairs of owner and operator of systems.
fn hit_pairs(expanded: &Expanded<'_>) -> BTreeSet<(OrgId, OrgId)> {
    let orgs = &expanded.province.organisations;
    expanded.province.systems.iter().filter_map(|s| roles::owner_and_operator(s, orgs)).collect()
}

/// Where a role stands for the owner or operator, each of them has somebody who signs, or somebody after them has.
fn approvers(
    merged: &Merged,
    expanded: &Expanded<'_>,
    map: &RoleMap,
    hit: &BTreeSet<(OrgId, OrgId)>,
    out: &mut Reporter<'_>,
) {
    let orgs = &expanded.province.organisations;
    let signing: BTreeSet<&str> = expanded
        .province
        .people
        .iter()
        .filter(|p| p.signs.is_some())
        .map(|p| p.organisation.as_str())
        .collect();
    let signs = |org: &OrgId| orgs.get(org.ix()).is_some_and(|o| signing.contains(o.id.as_str()));
    let mut answered: BTreeMap<(Role, Option<Role>), Option<String>> = BTreeMap::new();
    for (ix, rule) in merged.structure.authority.iter().enumerate() {
        let Some((sheet, at)) = merged.authority.get(ix) else { continue };
        let lacking = answered.entry((rule.approver, rule.deputy)).or_insert_with(|| {
            let all: Vec<Role> = std::iter::once(rule.approver).chain(rule.deputy).collect();
            let lacking = hit.iter().find(|(owner, operator)| {
                !all.iter().any(|role| map.organisations(*role, *owner, *operator).iter().any(signs))
            });
            lacking.map(|(owner, operator)| names(&map.organisations(rule.approver, *owner, *operator), orgs))
        });
        if let Some(lacking) = lacking {
            let action = format!("{:?}", rule.action);
            let path = [Step::In("authority"), Step::At(*at), Step::In("approver")];
            let problem = out.at(Code::NobodyApproves, *sheet, &path, |lang| {
                msg::nobody_approves(lang, &action, role_name(rule.approver), lacking)
            });
            hint(problem, msg::nobody_approves_hint);
        }
    }
}

fn names(ids: &[OrgId], orgs: &[Organisation]) -> String {
    let shown = ids.iter().take(3).filter_map(|id| orgs.get(id.ix())).map(|o| format!("`{}`", o.id));
    let mut list: Vec<String> = shown.collect();
    if ids.len() > 3 {
        list.push("…".to_owned());
    }
    list.join(", ")
}

/// Every step of every playbook that the drill can need is done by somebody, whichever system is hit.
fn performers(
    context: &Context<'_>,
    expanded: &Expanded<'_>,
    map: &RoleMap,
    hit: &BTreeSet<(OrgId, OrgId)>,
    out: &mut Reporter<'_>,
) {
    let orgs = &expanded.province.organisations;
    let staffed: BTreeSet<(&str, &str)> = expanded
        .staffing
        .iter()
        .flat_map(|(org, posts)| posts.iter().filter(|p| p.people > 0).map(move |p| (org, p)))
        .map(|(org, post)| (org.as_str(), post.spec.post.as_str()))
        .collect();
    let can = |step: &PlaybookStep, org: &OrgId, role: Role| {
        let Some(org) = orgs.get(org.ix()) else { return false };
        let of_role = step.by.iter().filter(|p| p.role == role);
        of_role.flat_map(|p| &p.posts).any(|post| staffed.contains(&(org.id.as_str(), post.as_str())))
    };
    for (sheet, playbook) in context.playbooks {
        for (ix, step) in playbook.steps.iter().enumerate().filter(|(_, s)| !s.by.is_empty()) {
            // Somebody who can do it whichever system is hit settles it for all.
            let by_any = step.by.iter().any(|p| {
                map.holders(p.role).iter().any(|h| matches!(h, Holder::Org(org) if can(step, org, p.role)))
            });
            if by_any {
                continue;
            }
            let lacking: Vec<OrgId> = hit
                .iter()
                .filter(|(owner, operator)| {
                    !step.by.iter().any(|p| {
                        map.holders(p.role).iter().any(|h| match h {
                            Holder::Owner => can(step, owner, p.role),
                            Holder::Operator => can(step, operator, p.role),
                            Holder::Org(_) => false,
                        })
                    })
                })
                .map(|(_, operator)| *operator)
                .collect();
            if !lacking.is_empty() {
                let mut unique = lacking;
                unique.dedup();
                let path = [Step::In("steps"), Step::At(ix), Step::In("by")];
                let problem = out.at(Code::StepNobodyPerforms, *sheet, &path, |lang| {
                    msg::step_nobody(lang, &step.id, &playbook.incident_type, &names(&unique, orgs))
                });
                let needed = needed_posts(step);
                hint(problem, |lang| msg::step_nobody_hint(lang, &needed));
            }
        }
    }
}

/// The posts that can do a step, each with its role.
fn needed_posts(step: &PlaybookStep) -> String {
    let of_role = |p: &Performer| {
        let posts: Vec<String> = p.posts.iter().map(|post| format!("`{post}`")).collect();
        format!("{} ({})", posts.join(", "), role_name(p.role))
    };
    step.by.iter().map(of_role).collect::<Vec<_>>().join("; ")
}

/// The things that steps need are there.
fn things(context: &Context<'_>, expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    let known: BTreeSet<&str> = expanded
        .province
        .things
        .iter()
        .filter(|thing| *thing.count.value() > 0)
        .map(|thing| thing.id.as_str())
        .collect();
    for (sheet, playbook) in context.playbooks {
        for (ix, step) in playbook.steps.iter().enumerate() {
            let Some(thing) = &step.thing else { continue };
            if !known.contains(thing.as_str()) {
                let path = [Step::In("steps"), Step::At(ix), Step::In("thing")];
                let problem = out.at(Code::UnknownId, *sheet, &path, |lang| {
                    msg::unknown_id(lang, &msg::class_thing(lang), thing)
                });
                if let Some(meant) = scenario::hint::nearest(thing, known.iter().copied()) {
                    hint(problem, |lang| msg::did_you_mean(lang, meant));
                }
            }
        }
    }
}
