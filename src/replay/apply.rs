//! How one fact changes the state.

use std::sync::Arc;

use super::incident::Incident;
use super::state::{Alert, Approval, InjectState, Intrusion, Message, State, Task, TaskState};
use crate::record::{Fact, IntrusionId, Verdict};
use crate::scenario::model::Milestone;
use crate::units::{IncidentId, InjectId, OrgId, PersonId, SimTime, SystemId, TaskId};

/// When a fact was seen, and by whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// When it happened.
    pub t: SimTime,
    /// The entry.
    pub at: u32,
    /// People of the province.
    pub people: usize,
    /// Whether the viewer knows the truth: then intrusions are kept.
    pub truth: bool,
}

impl State {
    /// Takes in a fact, as the viewer knows it.
    pub(crate) fn apply(&mut self, fact: &Fact, seen: Seen) {
        let Seen { t, at: seq, people, truth } = seen;
        match fact {
            Fact::AlertRaised { .. }
            | Fact::AlertAcknowledged { .. }
            | Fact::AlertTriaged { .. }
            | Fact::AlertExpired { .. } => self.alert(fact, t),
            Fact::DutyChanged { came, left } => self.duty(came, left, people),
            Fact::PersonAbsent { person, until } => {
                self.absent.retain(|_, until| *until > t);
                self.absent.insert(*person, *until);
            }
            Fact::ChannelLost { channel, until } => {
                self.channels.insert(channel.clone(), *until);
            }
            Fact::ChannelBack { channel } => {
                self.channels.remove(channel);
            }
            Fact::InjectDelivered { inject, .. } => {
                self.last_inject = Some(*inject);
                self.inject(*inject, InjectState::Delivered);
            }
            Fact::ExpectedActionSeen { inject } => self.inject(*inject, InjectState::Seen),
            Fact::ExpectedActionMissed { inject } => self.inject(*inject, InjectState::Missed),
            Fact::InjectSkipped { inject } => self.inject(*inject, InjectState::Skipped),
            Fact::DecisionAwaited { point, .. } => {
                self.awaited.insert(point.clone(), seq);
            }
            Fact::Decided { point, .. } => {
                self.awaited.remove(point);
                self.decided = (self.decided.0 + 1, Some(seq));
            }
            _ => self.message(fact, t, seq),
        }
        if truth {
            self.truth(fact, t, seq);
        }
        self.incident(fact, t, seq);
    }

    fn alert(&mut self, fact: &Fact, t: SimTime) {
        match fact {
            Fact::AlertRaised { alert, org, intrusion, campaign, .. } => {
                let of_an_attack = intrusion.is_some() || campaign.is_some();
                self.alerts.insert(*alert, Alert { org: *org, since: t, looked_at: false, of_an_attack });
            }
            Fact::AlertAcknowledged { alert, .. } => {
                if let Some(alert) = self.alerts.get_mut(alert) {
                    alert.looked_at = true;
                }
            }
            Fact::AlertTriaged { alert, .. } | Fact::AlertExpired { alert, .. } => {
                self.alerts.remove(alert);
            }
            _ => {}
        }
    }

    fn duty(&mut self, came: &[PersonId], left: &[PersonId], people: usize) {
        let duty = self.duty.get_or_insert_with(|| Arc::new(vec![false; people]));
        let duty = Arc::make_mut(duty);
        for (list, on) in [(left, false), (came, true)] {
            for person in list {
                if let Some(slot) = duty.get_mut(person.ix()) {
                    *slot = on;
                }
            }
        }
    }

    fn inject(&mut self, inject: InjectId, state: InjectState) {
        if let Some(slot) = self.injects.get_mut(inject.ix()) {
            *slot = state;
        }
    }

    fn message(&mut self, fact: &Fact, t: SimTime, seq: u32) {
        match fact {
            Fact::MessageSent { message, kind, from, to, incident, .. } => {
                let sent = Message { kind: *kind, from: *from, to: *to, incident: *incident, sent: t };
                self.messages.insert(*message, sent);
            }
            Fact::MessageRead { message, kind, from, to, incident }
            | Fact::MessageLost { message, kind, from, to, incident } => {
                let lost = matches!(fact, Fact::MessageLost { .. });
                let sent = self.messages.remove(message).map_or(t, |m| m.sent);
                let travelled = Message { kind: *kind, from: *from, to: *to, incident: *incident, sent };
                self.travelled = Some((*message, travelled, t, lost, seq));
            }
            Fact::ApprovalRequested { approval, incident, action, approver, .. } => {
                let asked = Approval { incident: *incident, action: *action, approver: *approver, since: t };
                self.approvals.insert(*approval, asked);
            }
            Fact::RequestExpired { approval: Some(approval), to, .. } => {
                match (to, self.approvals.get_mut(approval)) {
                    (Some(to), Some(asked)) if asked.approver != *to => {
                        (asked.approver, asked.since) = (*to, t);
                    }
                    (None, _) => {
                        self.approvals.remove(approval);
                    }
                    _ => {}
                }
            }
            Fact::ApprovalGranted { approval, .. } | Fact::ApprovalRefused { approval, .. } => {
                self.approvals.remove(approval);
            }
            _ => self.task(fact, t),
        }
    }

    fn task(&mut self, fact: &Fact, t: SimTime) {
        let mut put = |task: TaskId, of: &Fact, state: TaskState| {
            let (incident, action, system) = match of {
                Fact::TaskQueued { incident, action, system, .. }
                | Fact::TaskStarted { incident, action, system, .. } => {
                    (Some(*incident), Some(*action), *system)
                }
                _ => (None, None, None),
            };
            let known = self.tasks.entry(task).or_insert(Task { incident, action, system, state, since: t });
            (known.state, known.since) = (state, t);
        };
        match fact {
            Fact::TaskQueued { task, .. } => put(*task, fact, TaskState::Waiting),
            Fact::TaskStarted { task, person, .. } | Fact::TaskResumed { task, person } => {
                put(*task, fact, TaskState::AtWork(*person));
            }
            Fact::TaskInterrupted { task, .. } => put(*task, fact, TaskState::Interrupted),
            Fact::TaskCompleted { task, .. } | Fact::TaskDropped { task } => {
                self.tasks.remove(task);
            }
            Fact::ServiceLost { system, impact, .. } => {
                if let Some(slot) = self.lost.get_mut(system.ix()) {
                    *slot = Some(*impact);
                }
            }
            Fact::ServiceBack { system, .. } => {
                if let Some(slot) = self.lost.get_mut(system.ix()) {
                    *slot = None;
                }
            }
            Fact::SystemIsolated { system, .. } => {
                self.isolated.insert(*system);
            }
            Fact::IsolationLifted { system, .. } => {
                self.isolated.remove(system);
            }
            _ => {}
        }
    }

    fn truth(&mut self, fact: &Fact, t: SimTime, seq: u32) {
        match fact {
            Fact::IntrusionBegan { intrusion, system } => {
                self.intruded(*intrusion, Milestone::Occurrence, t, seq);
                self.hold(*intrusion, *system);
            }
            Fact::SystemCompromised { intrusion, system } => self.hold(*intrusion, *system),
            Fact::HoldLost { intrusion, system } => {
                self.holds.remove(&(*system, *intrusion));
            }
            Fact::ServiceLost { intrusion: Some(intrusion), .. } | Fact::FalseContentSpread { intrusion } => {
                self.intrusions.entry(*intrusion).or_default().harmed = true;
            }
            Fact::FalseContentRemoved { intrusion } => {
                self.intruded(*intrusion, Milestone::ContentRemoved, t, seq);
            }
            Fact::IntrusionContained { intrusion } => {
                self.intruded(*intrusion, Milestone::Containment, t, seq).contained = true;
            }
            Fact::ContainmentBroken { intrusion } => {
                self.undone(*intrusion, Milestone::Containment).contained = false;
            }
            Fact::IntrusionEradicated { intrusion } => {
                self.intruded(*intrusion, Milestone::Eradication, t, seq).eradicated = true;
            }
            Fact::EradicationBroken { intrusion } => {
                self.undone(*intrusion, Milestone::Eradication).eradicated = false;
            }
            Fact::IntrusionRecovered { intrusion } => {
                self.intruded(*intrusion, Milestone::Recovery, t, seq);
            }
            Fact::RecoveryBroken { intrusion } => {
                self.undone(*intrusion, Milestone::Recovery);
            }
            Fact::AlertRaised { intrusion: Some(intrusion), .. } => {
                self.noted(*intrusion, Milestone::Detection, t, seq);
            }
            Fact::AlertAcknowledged { intrusion: Some(intrusion), .. } => {
                self.noted(*intrusion, Milestone::Acknowledgement, t, seq);
            }
            Fact::AlertTriaged {
                intrusion: Some(intrusion),
                verdict: Verdict::Incident | Verdict::Attached,
                ..
            } => self.noted(*intrusion, Milestone::Triage, t, seq),
            _ => {}
        }
    }

    fn hold(&mut self, intrusion: IntrusionId, system: SystemId) {
        self.holds.insert((system, intrusion));
    }

    /// Something of an intrusion was reached; the first time counts.
    fn intruded(&mut self, id: IntrusionId, milestone: Milestone, t: SimTime, seq: u32) -> &mut Intrusion {
        let intrusion = self.intrusions.entry(id).or_default();
        if intrusion.reached.iter().all(|(m, _, _)| *m != milestone) {
            intrusion.reached.push((milestone, t, seq));
        }
        intrusion
    }

    /// The same of an intrusion that truly began.
    fn noted(&mut self, id: IntrusionId, milestone: Milestone, t: SimTime, seq: u32) {
        if self.intrusions.contains_key(&id) {
            self.intruded(id, milestone, t, seq);
        }
    }

    fn undone(&mut self, id: IntrusionId, milestone: Milestone) -> &mut Intrusion {
        let intrusion = self.intrusions.entry(id).or_default();
        intrusion.reached.retain(|(m, _, _)| *m != milestone);
        intrusion
    }

    fn incident(&mut self, fact: &Fact, t: SimTime, seq: u32) {
        let Some(id) = fact.incident() else { return };
        // What an alert or a warning is about does not open an incident for anybody.
        if !self.incidents.contains_key(&id)
            && matches!(fact, Fact::AlertTriaged { .. } | Fact::IndicatorsReceived { .. })
        {
            return;
        }
        let incident = self.incidents.entry(id).or_insert_with(|| Arc::new(Incident::new(id, t)));
        if changes(fact) {
            Arc::make_mut(incident).see(fact, t, seq);
        }
        match fact {
            Fact::IncidentOpened { org, .. }
            | Fact::IncidentLearned { org, closed: false, .. }
            | Fact::LeadTaken { org, .. }
            | Fact::LeadHandedOver { to: org, .. } => self.know(*org, id),
            Fact::IncidentLearned { org, closed: true, .. } => {
                self.knows.remove(&(*org, id));
            }
            Fact::IncidentClosed { .. } | Fact::IncidentMerged { .. } => {
                self.knows.retain(|(_, incident)| *incident != id);
            }
            _ => {}
        }
    }

    fn know(&mut self, org: OrgId, incident: IncidentId) {
        self.knows.insert((org, incident));
    }
}

/// Whether a fact that names an incident changes what is shown of it.
fn changes(fact: &Fact) -> bool {
    !matches!(
        fact,
        Fact::MessageSent { .. }
            | Fact::MessageLost { .. }
            | Fact::TaskQueued { .. }
            | Fact::TaskCompleted { .. }
            | Fact::DecisionAwaited { .. }
            | Fact::Decided { .. }
            | Fact::PersonCalled { .. }
    )
}
