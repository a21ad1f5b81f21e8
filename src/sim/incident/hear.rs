//! What follows when an organisation hears of an incident: it knows more, and acts on that.

use crate::record::{Audience, Fact};
use crate::sim::belief::{hear, systems, translate};
use crate::sim::coordinate::{drawn_in, tell_agency, tell_upwards};
use crate::sim::ctx::Ctx;
use crate::sim::incident::assess::{follow_head, head_looks_again, note_judgement};
use crate::sim::incident::open::reopen;
use crate::sim::rows::{MessageRow, Payload};
use crate::sim::steps::advance;
use crate::sim::steps::again::{aware, stop_closing};
use crate::sim::steps::task::hasten;
use crate::sim::word::Heard;
use crate::units::{IncidentId, OrgId};

/// Somebody has read a message: its organisation knows from now on what the sender knew. The answer is the entry that
/// shows it, or that of the reading where nothing was new.
pub fn heard(ctx: &mut Ctx, message: &MessageRow, cause: u32) -> u32 {
    let (Some(told), Some(mut word)) = (message.incident, message.word) else { return cause };
    let (org, from) = (message.to, message.from);
    // Nobody learns anything from what was laid on their own desk.
    if org == from {
        return cause;
    }
    let incident = ctx.current(told);
    if incident != told {
        word.systems = translate(ctx, told, incident, word.systems);
    }
    let heard = hear(ctx, incident, org, from, &word);
    if heard.nothing() || matches!(message.payload, Payload::Indicators(_)) {
        return cause;
    }
    let seq = note(ctx, incident, org, &heard, cause);
    aware(ctx, incident, seq);
    let row = &ctx.incidents[incident.ix()];
    if row.false_alarm {
        return seq;
    }
    if org == row.head() {
        head_hears(ctx, incident, from, &heard, seq);
    } else if row.view(org).is_some_and(|view| view.passes_on) {
        tell_upwards(ctx, incident, org, seq);
    }
    if heard.judgement {
        hasten(ctx, incident);
    }
    advance(ctx, incident);
    seq
}

/// Writes down what an organisation holds to be true of an incident since it was told.
fn note(ctx: &mut Ctx, incident: IncidentId, org: OrgId, heard: &Heard, cause: u32) -> u32 {
    let row = &ctx.incidents[incident.ix()];
    let word = row.word(org);
    let playbooks = &ctx.fixed.0.scenario.playbooks;
    let named = heard.first || heard.playbook;
    let fact = Fact::IncidentLearned {
        incident,
        org,
        severity: word.severity,
        subject: word.subject,
        incident_type: named.then(|| playbooks[usize::from(word.playbook)].incident_type.clone()),
        systems: systems(ctx, incident, heard.systems),
        contained: word.contained,
        closed: word.closed,
    };
    let trail = ctx.trail(cause);
    ctx.emit(fact, Audience::Org(org), trail)
}

/// Whoever heads an incident acts on what is new: it judges afresh, and tells the agencies of systems it has heard of.
fn head_hears(ctx: &mut Ctx, incident: IncidentId, from: OrgId, heard: &Heard, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    let org = row.head();
    let mut seq = cause;
    if row.over && (heard.playbook || !heard.systems.is_empty()) {
        seq = reopen(ctx, incident, org, seq);
    }
    if ctx.incidents[incident.ix()].over {
        return;
    }
    if !heard.systems.is_empty() {
        stop_closing(ctx, incident, seq);
    }
    if heard.judgement || heard.playbook {
        seq = if heard.judgement { note_judgement(ctx, incident, org, seq) } else { seq };
        seq = follow_head(ctx, incident, seq);
    } else if !heard.systems.is_empty() {
        seq = head_looks_again(ctx, incident, seq);
    }
    for system in systems(ctx, incident, heard.systems) {
        let agency = ctx.fixed.0.systems[system.ix()].agency;
        if agency != from {
            let known = drawn_in(ctx, incident, agency);
            tell_agency(ctx, incident, org, system, known, seq);
        }
    }
}
