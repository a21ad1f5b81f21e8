//! How responders judge an incident: the truth as far as it can be seen, distorted by want of skill.

use crate::scenario::model::{Severity, Skill, Subject};
use crate::sim::ctx::Ctx;
use crate::sim::luck::{self, Purpose};
use crate::sim::model::skill_ix;
use crate::sim::word::{Basis, Seen};
use crate::units::{IncidentId, OrgId, PersonId, SystemId};

/// The best skill among the people of an organisation who are at work, or of all of them if none is.
pub fn best_skill(ctx: &Ctx, org: OrgId, skill: Skill) -> f64 {
    let model = &ctx.fixed.0;
    let people = &model.orgs[org.ix()].people;
    let of = |p: &PersonId| model.people[p.ix()].skills[skill_ix(skill)];
    let present = people.iter().filter(|p| ctx.people[p.ix()].on).map(of).max_by(f64::total_cmp);
    present.or_else(|| people.iter().map(of).max_by(f64::total_cmp)).unwrap_or(0.0)
}

/// An organisation judges severity and subject: the truth as far as it can be seen from the systems that it knows of,
/// distorted by want of skill.
pub fn judge(ctx: &mut Ctx, incident: IncidentId, org: OrgId, skill: f64, basis: Basis) {
    let model = ctx.model();
    let practice = &model.scenario.practice;
    let row = &ctx.incidents[incident.ix()];
    let round = u64::from(row.rounds);
    let seen = visible_severity(ctx, incident, org);
    let key = luck::key(Purpose::SeverityJudged).with(row.key).with(round);
    let u = ctx.luck().uniform(key);
    let error = luck::error_chance(*practice.severity_misjudged.value(), skill);
    let severity = match () {
        () if u < error / 2.0 => lower(seen),
        () if u < error => higher(seen),
        () => seen,
    };
    let subject = match row.covers.first() {
        None => Some(Subject::InformationSafety),
        Some(intrusion) => {
            let campaign = &model.scenario.campaigns[intrusion.campaign.ix()];
            let key = luck::key(Purpose::SubjectJudged).with(row.key).with(round);
            let u = ctx.luck().uniform(key);
            let error = luck::error_chance(*campaign.ambiguity.value(), skill);
            match () {
                () if u < error / 2.0 => None,
                () if u < error => Some(other(campaign.subject)),
                () => Some(campaign.subject),
            }
        }
    };
    let row = &mut ctx.incidents[incident.ix()];
    row.rounds += 1;
    let word = &mut row.view_mut(org).word;
    (word.severity, word.subject) = (severity, subject);
    word.basis = word.basis.max(basis);
}

/// The playbook of the type that somebody of a skill takes an incident to be of.
pub fn believed_playbook(ctx: &Ctx, key: u64, round: u32, truth: usize, skill: f64) -> usize {
    let model = &ctx.fixed.0;
    let chance = luck::error_chance(*model.scenario.practice.policy.type_misjudged.value(), skill);
    let judged = luck::key(Purpose::TypeJudged).with(key).with(u64::from(round));
    if !luck::happens(ctx.luck(), chance, judged) {
        return truth;
    }
    // Gumbel-max among equals: whoever errs twice takes it for the same thing.
    let choice = luck::key(Purpose::TypeTakenFor).with(key);
    let score = |ix: usize| ctx.luck().gumbel(choice.with(model.playbooks[ix].key));
    let others = model.playbooks[truth].taken_for.iter().copied();
    others.max_by(|a, b| score(*a).total_cmp(&score(*b))).unwrap_or(truth)
}

/// What can be seen of an incident: services lost, how many agencies, which levels. QĐ 05/2017 Điều 9 calls an
/// incident severe when a system of level 4 or 5 is hit and its owner cannot handle it; the rest is ours.
fn visible_severity(ctx: &Ctx, incident: IncidentId, org: OrgId) -> Severity {
    let model = &ctx.fixed.0;
    let row = &ctx.incidents[incident.ix()];
    let known = row.view(org).map_or(Seen::NONE, |view| view.word.systems);
    let suspects = || row.suspects.iter().enumerate().filter(|(at, _)| known.has(*at)).map(|(_, s)| s);
    let spec = |s: &SystemId| &model.scenario.province.systems[s.ix()];
    let hurt =
        |s: &SystemId| ctx.systems[s.ix()].encrypted.is_some() || ctx.systems[s.ix()].defaced.is_some();
    let mut agencies: Vec<OrgId> = suspects().map(|s| model.systems[s.ix()].agency).collect();
    agencies.sort();
    agencies.dedup();
    let focus = row.focus.iter().chain(suspects());
    let any_hurt = focus.clone().any(hurt);
    if focus.clone().any(|s| spec(s).level >= 4) {
        Severity::Severe
    } else if agencies.len() >= 3 || (any_hurt && focus.clone().any(|s| spec(s).shared)) {
        Severity::Major
    } else if any_hurt || agencies.len() == 2 || focus.clone().any(|s| spec(s).level >= 3) {
        Severity::Moderate
    } else {
        Severity::Minor
    }
}

fn lower(severity: Severity) -> Severity {
    match severity {
        Severity::Minor | Severity::Moderate => Severity::Minor,
        Severity::Major => Severity::Moderate,
        Severity::Severe => Severity::Major,
    }
}

fn higher(severity: Severity) -> Severity {
    match severity {
        Severity::Minor => Severity::Moderate,
        Severity::Moderate => Severity::Major,
        Severity::Major | Severity::Severe => Severity::Severe,
    }
}

fn other(subject: Subject) -> Subject {
    match subject {
        Subject::CyberSecurity => Subject::InformationSafety,
        Subject::InformationSafety => Subject::CyberSecurity,
    }
}
