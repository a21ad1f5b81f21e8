//! Requests that were not taken up in time: they go another way, are repeated by telephone, or expire.

use crate::record::{Asked, Audience, Fact};
use crate::scenario::model::Role;
use crate::sim::coordinate::team::call_members;
use crate::sim::ctx::Ctx;
use crate::sim::request;
use crate::sim::rows::{Request, StepState, Wanted};
use crate::sim::steps::{approve, crew};
use crate::sim::trail::Trail;
use crate::units::{ApprovalId, OrgId};

/// A request ought to have been taken up by now.
pub fn due(ctx: &mut Ctx, request: u32) {
    let request = ctx.run.requests[request as usize];
    let row = &ctx.incidents[request.incident.ix()];
    if row.over {
        return;
    }
    match request.wanted {
        Wanted::Approval(approval) => return approval_due(ctx, request, approval),
        Wanted::Help(..)
            if row.engaged.contains(&request.to)
                || ctx.run.helpers.contains_key(&(request.incident, request.to)) =>
        {
            return;
        }
        Wanted::Team if row.called_team => return,
        Wanted::Release if row.released_by.contains(&request.to) => return,
        Wanted::Help(..) | Wanted::Team | Wanted::Release => {}
    }
    let Some(message) = request.message.filter(|message| !request::begun(ctx, *message)) else { return };
    let trail = request::so_far(ctx, message);
    let again = request.times < *ctx.fixed.0.scenario.practice.policy.requests_at_most.value();
    match request.wanted {
        Wanted::Help(_, step) => match crew::next_helper(ctx, request.incident, step) {
            Some((role, to)) => {
                let cause = expire(ctx, &request, Some(to), false, trail);
                let wanted = Wanted::Help(role, step);
                ask(ctx, &Request { wanted, ..request }, to, cause);
            }
            None if again => repeat(ctx, &request, trail),
            None => _ = expire(ctx, &request, None, false, trail),
        },
        Wanted::Team => {
            let to = next_holder(ctx, &request).unwrap_or(request.from);
            let cause = expire(ctx, &request, Some(to), false, trail);
            if to == request.from {
                call_members(ctx, request.incident, to, cause);
            } else {
                ask(ctx, &request, to, cause);
            }
        }
        _ if again => repeat(ctx, &request, trail),
        _ => _ = expire(ctx, &request, None, false, trail),
    }
}

/// Whoever holds the team after the one that was asked.
fn next_holder(ctx: &Ctx, request: &Request) -> Option<OrgId> {
    let focus = ctx.incidents[request.incident.ix()].focus;
    let holders = ctx.model().roles.all(Role::ResponseTeam, focus);
    holders.into_iter().skip_while(|org| *org != request.to).nth(1)
}

fn ask(ctx: &mut Ctx, request: &Request, to: OrgId, cause: u32) {
    let trail = ctx.trail(cause);
    let Request { incident, from, wanted, times, .. } = *request;
    crew::ask(ctx, incident, from, to, wanted, times + 1, trail);
}

fn repeat(ctx: &mut Ctx, request: &Request, trail: Trail) {
    let cause = expire(ctx, request, Some(request.to), true, trail);
    ask(ctx, request, request.to, cause);
}

/// Writes down that a request was not taken up in time.
fn expire(ctx: &mut Ctx, request: &Request, to: Option<OrgId>, by_telephone: bool, trail: Trail) -> u32 {
    let (asked, approval) = match request.wanted {
        Wanted::Help(..) => (Asked::Help, None),
        Wanted::Approval(approval) => (Asked::Approval, Some(approval)),
        Wanted::Team => (Asked::Team, None),
        Wanted::Release => (Asked::Release, None),
    };
    let Request { incident, from, to: org, .. } = *request;
    let fact = Fact::RequestExpired { incident, asked, approval, org, to, by_telephone };
    ctx.emit(fact, Audience::Org(from), trail)
}

/// A request for approval that nobody has begun to look at goes to the deputy or the next holder of the role, if they are
/// at work; a paper that is urgent is followed by a call.
fn approval_due(ctx: &mut Ctx, request: Request, approval: ApprovalId) {
    let row = &ctx.approvals[approval.ix()];
    let (formal, chased, approver) =
        (!ctx.model().roles.rule_at(row.rule).rule.by_telephone, row.chased, row.approver);
    let open = ctx.incidents[row.incident.ix()].steps[row.step].state == StepState::Asked(approval);
    if !open || approver != request.to {
        return;
    }
    let Some(trail) = approve::so_far(ctx, approval) else { return };
    if let Some((to, deputised)) = approve::other_way(ctx, approval) {
        let cause = expire(ctx, &request, Some(to), false, trail);
        return approve::move_to(ctx, approval, to, deputised, cause);
    }
    let policy = &ctx.model().scenario.practice.policy;
    let severity = ctx.incidents[request.incident.ix()].severity_to(request.from);
    if formal && !chased && severity >= *policy.urgent_from.value() {
        let cause = expire(ctx, &request, Some(approver), true, trail);
        approve::chase(ctx, approval, cause);
    } else {
        // Nothing was asked anew: the deputy may be at work by the next look.
        request::note(ctx, request);
    }
}
