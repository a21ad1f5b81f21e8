//! A record made up for tests: a province, two campaigns, and a plausible course for every intrusion.

mod basis;
mod course;
mod facts;
mod province;
mod scenario;

use std::sync::Arc;

use crate::record::{AlertSource, Audience, Entry, Fact, Record, Run, TimeClass, Verdict};
use crate::scenario::model::Scenario;
use crate::score::{Scored, score};
use crate::units::time::{DAY, HOUR};
use crate::units::{AlertId, CampaignId, InjectId, OrgId, PersonId, Span};
use course::{Draft, Luck, intrusion};
pub(crate) use facts::every_fact;
use province::org;
use scenario::scenario;

/// How large a made-up record is.
pub(crate) struct Size {
    pub horizon: i64,
    pub injects: usize,
    /// Intrusions, at most one per campaign and agency.
    pub intrusions: usize,
    /// False alerts.
    pub noise: usize,
    pub seed: u64,
}

impl Size {
    pub(crate) const USUAL: Size = Size { horizon: 3 * DAY, injects: 8, intrusions: 7, noise: 120, seed: 7 };
}

/// A record and what its scoring would give.
pub(crate) fn record(size: &Size) -> (Record, Scored) {
    let scenario = Arc::new(scenario(size));
    let mut d = Draft { entries: vec![], luck: Luck(size.seed + 1), next: 0 };
    d.push(0, Fact::ExerciseStarted, Audience::Everybody, None);
    for (i, inject) in scenario.drill.injects.iter().enumerate() {
        d.push(
            inject.at.0,
            Fact::InjectDelivered { inject: InjectId(i as u32), to: org(&inject.to) },
            Audience::Org(org(&inject.to)),
            None,
        );
    }
    let targets = [
        "so-tai-chinh",
        "bien-hoa",
        "so-y-te",
        "stttt",
        "long-thanh",
        "xa-long-thanh",
        "so-noi-vu",
        "long-khanh",
        "soc",
        "btg",
    ];
    for n in 0..size.intrusions {
        let campaign = CampaignId((n % 2) as u32);
        let at = d.luck.between(-4 * HOUR, size.horizon / 3);
        intrusion(&mut d, &scenario, campaign, org(targets[(n / 2 * 3 + n) % targets.len()]), at);
    }
    for _ in 0..size.noise {
        let at = d.luck.between(0, size.horizon);
        let who = OrgId(d.luck.below(13) as u32);
        let alert = AlertId(d.fresh());
        let raised = d.push(
            at,
            Fact::AlertRaised {
                alert,
                source: AlertSource::OnSite,
                org: who,
                system: None,
                intrusion: None,
                campaign: None,
            },
            Audience::Org(who),
            None,
        );
        let ack = d.then(
            raised,
            (60, 3 * HOUR, [TimeClass::Queue, TimeClass::Queue]),
            who,
            Fact::AlertAcknowledged { alert, person: PersonId(who.0 * 2), intrusion: None },
        );
        d.then(
            ack,
            (60, HOUR, [TimeClass::Work, TimeClass::Work]),
            who,
            Fact::AlertTriaged {
                alert,
                person: PersonId(who.0 * 2),
                verdict: Verdict::Dismissed,
                intrusion: None,
                incident: None,
            },
        );
    }
    d.push(size.horizon, Fact::ExerciseEnded, Audience::Everybody, None);
    finish(d, scenario, size)
}

/// Sorts by time and cuts at the horizon, translating every sequence number.
fn finish(d: Draft, scenario: Arc<Scenario>, size: &Size) -> (Record, Scored) {
    let mut order: Vec<usize> = (0..d.entries.len()).filter(|i| d.entries[*i].t.0 <= size.horizon).collect();
    order.sort_by_key(|i| (d.entries[*i].t, *i));
    let mut new = vec![0_u32; d.entries.len()];
    for (at, old) in order.iter().enumerate() {
        new[*old] = at as u32;
    }
    let entries: Vec<Entry> = order
        .iter()
        .map(|old| {
            let mut e = d.entries[*old].clone();
            e.seq = new[*old];
            e.cause = e.cause.map(|c| new[c as usize]);
            e
        })
        .collect();
    let events = entries.len() as u64 * 3;
    let run = Run { scenario, seed: 42, replication: 0, overrides: vec![] };
    let record = Record { run, version: "0.1.0".into(), horizon: Span(size.horizon), entries, events };
    let scored = score(&record);
    (record, scored)
}
