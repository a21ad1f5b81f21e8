//! Costs and counts beside the times.

use std::collections::BTreeSet;

use super::card::Measure;
use crate::record::{Entry, Fact, Impact, Record, Verdict};
use crate::scenario::Scenario;
use crate::units::time::HOUR;
use crate::units::{AlertId, SimTime, SystemId};

pub(super) const COUNT: &str = "count";
pub(super) const SECONDS: &str = "seconds";
pub(super) const SHARE: &str = "share";
const USER_HOURS: &str = "user_hours";
const MILLION_DONG: &str = "million_dong";

/// A measure.
pub(super) fn measure(id: &str, value: f64, unit: &str) -> Measure {
    Measure { id: id.to_owned(), value, unit: unit.to_owned() }
}

/// Since when a system has been out of service, and by whom.
#[derive(Clone, Copy)]
struct Outage {
    since: SimTime,
    by_response: bool,
}

/// What is counted in one run.
pub(super) struct Costs<'a> {
    scenario: &'a Scenario,
    compromised: Vec<bool>,
    outages: Vec<Option<Outage>>,
    lost_by_attack: i64,
    lost_by_response: i64,
    /// By number of an alert: it is of an attempt that gained nothing.
    attempts: BTreeSet<AlertId>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    records_exposed: u64,
    attacks_tried: u64,
    money_lost: u64,
    fraud_victims: u64,
    attacks_prevented: u64,
    prevented_by_sharing: u64,
    alerts: u64,
    alerts_expired: u64,
    false_alerts_handled: u64,
    attempt_alerts_handled: u64,
    true_alerts_dismissed: u64,
    incidents_opened: u64,
    false_incidents: u64,
    incidents_reopened: u64,
    closed_while_open: u64,
    handovers: u64,
    requests_expired: u64,
    messages: u64,
    messages_lost: u64,
    indicators_shared: u64,
    duplicate_work: u64,
    work_done_wrong: u64,
    playbooks_mistaken: u64,
    steps_in_vain: u64,
    needless_isolations: u64,
    left_behind: u64,
    expected_seen: u64,
    expected_missed: u64,
}

impl<'a> Costs<'a> {
    pub fn new(scenario: &'a Scenario) -> Costs<'a> {
        let systems = scenario.province.systems.len();
        Costs {
            scenario,
            compromised: vec![false; systems],
            outages: vec![None; systems],
            lost_by_attack: 0,
            lost_by_response: 0,
            attempts: BTreeSet::new(),
            counts: Counts::default(),
        }
    }

    /// Takes in one entry.
    pub fn see(&mut self, seq: u32, entry: &Entry, entries: &[Entry]) {
        let n = &mut self.counts;
        match &entry.fact {
            Fact::ServiceLost { system, .. } => self.lost(*system, entry.t, by_response(seq, entries)),
            Fact::ServiceBack { system, .. } => self.back(*system, entry.t),
            Fact::SystemCompromised { system, .. } => {
                if let Some(known) = self.compromised.get_mut(system.ix()) {
                    *known = true;
                }
            }
            Fact::RecordsExposed { records, .. } => n.records_exposed += u64::from(*records),
            Fact::AttackAttempted { .. } => n.attacks_tried += 1,
            Fact::MoneyLost { million, .. } => {
                n.fraud_victims += 1;
                n.money_lost += u64::from(*million);
            }
            Fact::AttackPrevented { .. } => {
                n.attacks_prevented += 1;
                n.prevented_by_sharing += u64::from(by_sharing(entry, entries));
            }
            Fact::AlertRaised { alert, intrusion, campaign, .. } => {
                n.alerts += 1;
                if intrusion.is_none() && campaign.is_some() {
                    self.attempts.insert(*alert);
                }
            }
            Fact::AlertExpired { .. } => n.alerts_expired += 1,
            Fact::AlertTriaged { alert, intrusion: None, .. } => {
                if self.attempts.contains(alert) {
                    n.attempt_alerts_handled += 1;
                } else {
                    n.false_alerts_handled += 1;
                }
            }
            Fact::AlertTriaged { verdict: Verdict::Dismissed, .. } => n.true_alerts_dismissed += 1,
            Fact::IncidentOpened { intrusion, .. } => {
                n.incidents_opened += 1;
                n.false_incidents += u64::from(intrusion.is_none());
            }
            Fact::IncidentReopened { .. } => n.incidents_reopened += 1,
            Fact::IncidentClosed { open_in_truth: true, .. } => n.closed_while_open += 1,
            Fact::PlaybookChosen { fits, in_vain, .. } => {
                n.playbooks_mistaken += u64::from(!fits);
                n.steps_in_vain += u64::from(*in_vain);
            }
            Fact::LeadHandedOver { .. } => n.handovers += 1,
            Fact::RequestExpired { .. } => n.requests_expired += 1,
            Fact::MessageSent { .. } => n.messages += 1,
            Fact::MessageLost { .. } => n.messages_lost += 1,
            Fact::IndicatorsReceived { .. } => n.indicators_shared += 1,
            Fact::TaskStarted { duplicate: true, .. } => n.duplicate_work += 1,
            Fact::TaskCompleted { well: false, .. } => n.work_done_wrong += 1,
            Fact::SystemIsolated { needless: true, .. } => n.needless_isolations += 1,
            Fact::SystemCleaned { left_behind: true, .. } => n.left_behind += 1,
            Fact::ExpectedActionSeen { .. } => n.expected_seen += 1,
            Fact::ExpectedActionMissed { .. } => n.expected_missed += 1,
            _ => {}
        }
    }

    /// While an attack keeps a system down, the hours are the attack's, whatever responders do to it besides.
    fn lost(&mut self, system: SystemId, t: SimTime, by_response: bool) {
        let before = match self.outages.get(system.ix()) {
            None => return,
            Some(Some(outage)) if !outage.by_response || by_response => return,
            Some(before) => before.is_some(),
        };
        if before {
            self.back(system, t);
        }
        self.outages[system.ix()] = Some(Outage { since: t, by_response });
    }

    fn back(&mut self, system: SystemId, t: SimTime) {
        let Some(outage) = self.outages.get_mut(system.ix()).and_then(Option::take) else { return };
        let users = self.scenario.province.systems.get(system.ix()).map_or(0, |s| *s.users.value());
        let lost = (t - outage.since).0.saturating_mul(i64::from(users));
        let sum = if outage.by_response { &mut self.lost_by_response } else { &mut self.lost_by_attack };
        *sum = sum.saturating_add(lost);
    }

    /// The measures, with what is still out of service counted up to the end of the run.
    pub fn measures(mut self, record: &Record, end: SimTime) -> Vec<Measure> {
        let down_at_end = self.outages.iter().flatten().count();
        for ix in 0..self.outages.len() {
            self.back(SystemId::from(ix), end);
        }
        let n = &self.counts;
        let hours = |seconds: i64| seconds as f64 / HOUR as f64;
        let mut out = vec![
            measure("systems_compromised", self.compromised.iter().filter(|c| **c).count() as f64, COUNT),
            measure("systems_down_at_end", down_at_end as f64, COUNT),
            measure("user_hours_lost_by_attack", hours(self.lost_by_attack), USER_HOURS),
            measure("user_hours_lost_by_response", hours(self.lost_by_response), USER_HOURS),
            measure("money_lost", n.money_lost as f64, MILLION_DONG),
        ];
        let counts = [
            ("records_exposed", n.records_exposed),
            ("needless_isolations", n.needless_isolations),
            ("attack_attempts", n.attacks_tried),
            ("fraud_victims", n.fraud_victims),
            ("attacks_prevented", n.attacks_prevented),
            ("attacks_prevented_by_sharing", n.prevented_by_sharing),
            ("indicators_shared", n.indicators_shared),
            ("alerts", n.alerts),
            ("alerts_expired", n.alerts_expired),
            ("false_alerts_handled", n.false_alerts_handled),
            ("attempt_alerts_handled", n.attempt_alerts_handled),
            ("true_alerts_dismissed", n.true_alerts_dismissed),
            ("incidents_opened", n.incidents_opened),
            ("false_incidents", n.false_incidents),
            ("incidents_reopened", n.incidents_reopened),
            ("incidents_closed_while_open", n.closed_while_open),
            ("playbooks_mistaken", n.playbooks_mistaken),
            ("steps_in_vain", n.steps_in_vain),
            ("handovers", n.handovers),
            ("requests_expired", n.requests_expired),
            ("messages", n.messages),
            ("messages_lost", n.messages_lost),
            ("duplicate_work", n.duplicate_work),
            ("work_done_wrong", n.work_done_wrong),
            ("footholds_left_behind", n.left_behind),
            ("expected_actions_seen", n.expected_seen),
            ("expected_actions_missed", n.expected_missed),
            ("entries", record.entries.len() as u64),
            ("events", record.events),
        ];
        out.extend(counts.map(|(id, value)| measure(id, value as f64, COUNT)));
        out
    }
}

/// Whether what prevented an attempt had been shared, and was not found out by the agency itself.
fn by_sharing(entry: &Entry, entries: &[Entry]) -> bool {
    let of = |seq: &u32| entries.get(*seq as usize).map(|e| &e.fact);
    entry
        .after
        .iter()
        .chain(&entry.cause)
        .filter_map(of)
        .any(|f| matches!(f, Fact::IndicatorsReceived { .. }))
}

/// A loss is followed so far along the systems that it starved one after another.
const STARVED: usize = 32;

/// Whether a service was lost by the response: a system was isolated, or what it needs was.
fn by_response(seq: u32, entries: &[Entry]) -> bool {
    let mut at = seq;
    for _ in 0..STARVED {
        let Some(entry) = entries.get(at as usize) else { return false };
        match &entry.fact {
            Fact::ServiceLost { impact: Impact::Starved, .. } => match entry.cause {
                Some(cause) if cause < at => at = cause,
                _ => return false,
            },
            Fact::ServiceLost { impact: Impact::Isolated, .. } | Fact::SystemIsolated { .. } => return true,
            _ => return false,
        }
    }
    false
}
