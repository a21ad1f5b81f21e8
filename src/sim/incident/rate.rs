//! How severe an incident is: judged by skill, set by whoever decides.

use crate::record::Point;
use crate::scenario::model::Severity;
use crate::sim::ctx::Ctx;
use crate::sim::question::{Question, Rating};
use crate::sim::steps::decide;
use crate::units::{IncidentId, OrgId};

const SEVERITIES: [Severity; 4] = [Severity::Minor, Severity::Moderate, Severity::Major, Severity::Severe];
const OPTIONS: [&str; 4] = ["minor", "moderate", "major", "severe"];

/// An organisation has judged an incident, and sets its severity. The answer is what was chosen, with its entry; none
/// where the decision waits.
pub fn rate(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    rating: Rating,
    cause: u32,
) -> Option<(&'static str, u32)> {
    let severity = ctx.incidents[incident.ix()].word(org).severity;
    let policy = OPTIONS[SEVERITIES.iter().position(|s| *s == severity).unwrap_or(0)];
    let trail = ctx.trail(cause);
    decide(ctx, Question::Severity(rating), (incident, org), Point::Severity, &OPTIONS, policy, trail)
}

/// The severity that was chosen is what the organisation holds to be true.
pub fn set(ctx: &mut Ctx, incident: IncidentId, org: OrgId, chosen: &str) {
    if let Some(ix) = OPTIONS.iter().position(|option| *option == chosen) {
        ctx.incidents[incident.ix()].view_mut(org).word.severity = SEVERITIES[ix];
    }
}
