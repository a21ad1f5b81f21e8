//! How severe an incident is: judged by skill, set by whoever decides, and what comes after.

use crate::record::Point;
use crate::scenario::model::Severity;
use crate::sim::ctx::Ctx;
use crate::sim::incident::assess::{follow_head, note_judgement, weigh_lead};
use crate::sim::incident::open::begin_response;
use crate::sim::question::{Question, Rating};
use crate::sim::steps::decide;
use crate::units::{IncidentId, OrgId};

const SEVERITIES: [Severity; 4] = [Severity::Minor, Severity::Moderate, Severity::Major, Severity::Severe];
const OPTIONS: [&str; 4] = ["minor", "moderate", "major", "severe"];

/// An organisation has judged an incident, and sets its severity. The answer is the entry of what came of it; where the
/// decision waits, that of the judgement.
pub fn rate(ctx: &mut Ctx, incident: IncidentId, org: OrgId, rating: Rating, cause: u32) -> u32 {
    let severity = ctx.incidents[incident.ix()].word(org).severity;
    let policy = OPTIONS[SEVERITIES.iter().position(|s| *s == severity).unwrap_or(0)];
    let question = Question::Severity(rating);
    let trail = ctx.trail(cause);
    let taken = decide(ctx, question, (incident, org), Point::Severity, &OPTIONS, policy, trail);
    taken.map_or(cause, |(chosen, seq)| rated(ctx, incident, org, rating, chosen, seq))
}

/// The severity has been set.
pub fn rated(ctx: &mut Ctx, incident: IncidentId, org: OrgId, rating: Rating, chosen: &str, seq: u32) -> u32 {
    if let Some(ix) = OPTIONS.iter().position(|option| *option == chosen) {
        ctx.incidents[incident.ix()].view_mut(org).word.severity = SEVERITIES[ix];
    }
    match rating {
        Rating::Opened(playbook, system) => {
            let row = &mut ctx.incidents[incident.ix()];
            row.severity = row.word(org).severity;
            begin_response(ctx, incident, org, (playbook, system), seq);
            seq
        }
        Rating::Leading => {
            let seq = note_judgement(ctx, incident, org, seq);
            weigh_lead(ctx, incident, org, true, seq);
            seq
        }
        Rating::Afresh => {
            let seq = note_judgement(ctx, incident, org, seq);
            if org == ctx.incidents[incident.ix()].head() { follow_head(ctx, incident, seq) } else { seq }
        }
    }
}
