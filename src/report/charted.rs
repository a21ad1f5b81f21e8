//! Everything that the charts of a run show, as tables of comma-separated values: ids and plain numbers, the same in either
//! language. Times are seconds since STARTEX (`t_s`) and civil time of Việt Nam.

use std::collections::{BTreeMap, BTreeSet};

use super::words::letter;
use super::{csv, sharing, spread};
use crate::i18n::format::Clock;
use crate::record::{Fact, MessageKind, Names, Record, TimeClass};
use crate::score::{Scored, Status, load_series, metric, milestone_id};
use crate::units::{MessageId, OrgId, SimTime, SystemId};

/// A table: the name of its file without its ending, and its text.
pub type Table = (&'static str, String);

/// All tables of a run.
pub fn tables(record: &Record, scored: &Scored) -> Vec<Table> {
    let of = Tables {
        record,
        scored,
        names: record.run.scenario.names(),
        clock: Clock::of(&record.run.scenario.drill.starts),
    };
    vec![
        ("expectations", of.expectations()),
        ("milestones", of.milestones()),
        ("hours", of.hours()),
        ("load", of.load()),
        ("coordination", of.coordination()),
        ("spread", of.spread()),
        ("sharing", of.sharing()),
        ("injects", of.injects()),
        ("measures", of.measures()),
    ]
}

struct Tables<'a> {
    record: &'a Record,
    scored: &'a Scored,
    names: Names,
    clock: Clock,
}

fn number(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn table(heads: &str, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = format!("{heads}\n");
    for row in rows {
        let fields: Vec<String> = row.iter().map(|field| csv::field(field)).collect();
        out.push_str(&fields.join(","));
        out.push('\n');
    }
    out
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::Late => "late",
        Status::Missed => "missed",
        Status::Undecided => "undecided",
        Status::NotEvaluated => "not_evaluated",
    }
}

impl Tables<'_> {
    fn civil(&self, t: SimTime) -> String {
        self.clock.civil(t).to_rfc3339()
    }

    /// Both forms of a moment, empty where there is none.
    fn moment(&self, t: Option<i64>) -> [String; 2] {
        [number(t), t.map(|t| self.civil(SimTime(t))).unwrap_or_default()]
    }

    fn expectations(&self) -> String {
        let heads = "expectation,metric,target_s,limit_s,weight,score,rating,status,subject,from_t_s,measured_s,censored,\
                     instance_status";
        let rows = self.scored.card.expectations.iter().flat_map(|e| {
            let own = [
                e.id.clone(),
                e.metric.clone(),
                e.target_s.to_string(),
                e.limit_s.to_string(),
                e.weight.to_string(),
                number(e.score),
                e.suggested_rating.map_or(String::new(), |rating| letter(rating).to_owned()),
                status(e.status).to_owned(),
            ];
            let instances = e.instances.iter().map(|i| {
                vec![
                    self.names.intrusion(i.subject),
                    i.from_t.0.to_string(),
                    i.measured_s.to_string(),
                    i.censored.to_string(),
                    status(i.status).to_owned(),
                ]
            });
            let mut instances: Vec<Vec<String>> = instances.collect();
            if instances.is_empty() {
                instances.push(vec![String::new(); 5]);
            }
            instances.into_iter().map(move |instance| own.iter().cloned().chain(instance).collect::<Vec<_>>())
        });
        table(heads, rows)
    }

    fn milestones(&self) -> String {
        let rows = self.scored.courses.iter().flat_map(|course| {
            course.reached.iter().map(|(milestone, t, seq)| {
                vec![
                    self.names.intrusion(course.intrusion),
                    milestone_id(*milestone).to_owned(),
                    t.0.to_string(),
                    self.civil(*t),
                    seq.to_string(),
                ]
            })
        });
        table("intrusion,milestone,t_s,clock,entry", rows)
    }

    fn hours(&self) -> String {
        let class = |class: TimeClass| {
            serde_json::to_value(class).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
        };
        let rows = self.scored.explanations.iter().flat_map(|explanation| {
            explanation.parts.iter().map(move |part| {
                vec![
                    self.names.intrusion(explanation.intrusion),
                    metric(explanation.from, explanation.to),
                    explanation.from_t.0.to_string(),
                    explanation.elapsed_s.to_string(),
                    class(part.class),
                    part.seconds.to_string(),
                ]
            })
        });
        table("intrusion,metric,from_t_s,elapsed_s,class,seconds", rows)
    }

    fn load(&self) -> String {
        let series = load_series(self.record);
        let rows = series.iter().flat_map(|series| {
            series.points.iter().map(|(t, queue)| {
                vec![
                    self.names.org(series.org).to_owned(),
                    t.0.to_string(),
                    self.civil(*t),
                    queue.to_string(),
                ]
            })
        });
        table("agency,t_s,clock,queue", rows)
    }

    /// Messages by sender and recipient, without injects.
    fn coordination(&self) -> String {
        #[derive(Default)]
        struct Flow {
            sent: u32,
            read: u32,
            lost: u32,
            delay: i64,
        }
        let mut flows: BTreeMap<(OrgId, OrgId, String), Flow> = BTreeMap::new();
        let mut under_way: BTreeMap<MessageId, (SimTime, (OrgId, OrgId, String))> = BTreeMap::new();
        for entry in &self.record.entries {
            match &entry.fact {
                Fact::MessageSent { message, kind, from, to, channel, .. }
                    if *kind != MessageKind::Inject && from != to =>
                {
                    let key = (*from, *to, channel.clone());
                    flows.entry(key.clone()).or_default().sent += 1;
                    under_way.insert(*message, (entry.t, key));
                }
                Fact::MessageRead { message, .. } => {
                    if let Some((sent, key)) = under_way.remove(message) {
                        let flow = flows.entry(key).or_default();
                        flow.read += 1;
                        flow.delay += (entry.t - sent).0;
                    }
                }
                Fact::MessageLost { message, .. } => {
                    if let Some((_, key)) = under_way.remove(message) {
                        flows.entry(key).or_default().lost += 1;
                    }
                }
                _ => {}
            }
        }
        let rows = flows.into_iter().map(|((from, to, channel), flow)| {
            let mean = (flow.read > 0).then(|| flow.delay / i64::from(flow.read));
            vec![
                self.names.org(from).to_owned(),
                self.names.org(to).to_owned(),
                channel,
                flow.sent.to_string(),
                flow.read.to_string(),
                flow.lost.to_string(),
                number(mean),
            ]
        });
        table("from,to,channel,sent,read,lost,mean_delay_s", rows)
    }

    /// Every system, when it was first hit, whether it was cut off.
    fn spread(&self) -> String {
        let hits = spread::hits(self.record);
        let systems = self.record.run.scenario.province.systems.iter().enumerate();
        let rows = systems.map(|(ix, system)| {
            let id = SystemId::from(ix);
            let mut row = vec![system.id.clone(), system.operator.clone(), system.level.to_string()];
            row.extend(self.moment(hits.when.get(&id).copied()));
            row.extend(self.moment(hits.isolated.get(&id).copied()));
            row
        });
        table("system,agency,level,hit_t_s,hit_clock,isolated_t_s,isolated_clock", rows)
    }

    /// By campaign and agency: when the warning came, when the attacker did, how often it was kept out.
    fn sharing(&self) -> String {
        let rows = sharing::rows(self.record).into_iter().map(|((campaign, org), shared)| {
            let mut row = vec![self.names.campaign(campaign).to_owned(), self.names.org(org).to_owned()];
            row.extend(self.moment(shared.received));
            row.extend(self.moment(shared.attacked));
            row.push(shared.prevented.len().to_string());
            row
        });
        table("campaign,agency,warned_t_s,warned_clock,attacked_t_s,attacked_clock,prevented", rows)
    }

    fn injects(&self) -> String {
        let injects = &self.record.run.scenario.drill.injects;
        let mut delivered = vec![None; injects.len()];
        let mut skipped = BTreeSet::new();
        let mut expected: Vec<Option<(bool, Option<u32>)>> = vec![None; injects.len()];
        for entry in &self.record.entries {
            match &entry.fact {
                Fact::InjectDelivered { inject, .. } => {
                    if let Some(slot) = delivered.get_mut(inject.ix()) {
                        *slot = Some(entry.t.0);
                    }
                }
                Fact::InjectSkipped { inject } => {
                    skipped.insert(inject.ix());
                }
                Fact::ExpectedActionSeen { inject } | Fact::ExpectedActionMissed { inject } => {
                    let seen = matches!(entry.fact, Fact::ExpectedActionSeen { .. });
                    if let Some(slot) = expected.get_mut(inject.ix()) {
                        *slot = Some((seen, entry.cause.filter(|_| seen)));
                    }
                }
                _ => {}
            }
        }
        let rows = injects.iter().enumerate().map(|(ix, inject)| {
            let seen_at = expected[ix].and_then(|(_, seq)| seq);
            let seen_at =
                seen_at.and_then(|seq| self.record.entries.get(seq as usize)).map(|entry| entry.t.0);
            let mut row = vec![inject.id.clone(), inject.to.clone(), inject.at.0.to_string()];
            row.extend(self.moment(delivered[ix]));
            row.push(skipped.contains(&ix).to_string());
            row.push(expected[ix].map_or(String::new(), |(seen, _)| seen.to_string()));
            row.extend(self.moment(seen_at));
            row
        });
        table(
            "inject,agency,planned_t_s,delivered_t_s,delivered_clock,skipped,expected_seen,seen_t_s,seen_clock",
            rows,
        )
    }

    fn measures(&self) -> String {
        let card = &self.scored.card;
        let own = [("score", card.score), ("score_low", card.score_low), ("score_high", card.score_high)];
        let own = own.map(|(id, value)| vec![id.to_owned(), number(value), "points".to_owned()]);
        let measures = card.measures.iter().map(|m| vec![m.id.clone(), m.value.to_string(), m.unit.clone()]);
        table("measure,value,unit", own.into_iter().chain(measures))
    }
}
