//! Small scenarios and hand-made records for tests.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::record::{Audience, Entry, Fact, IntrusionId, Record, Run, TimeClass};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::units::{CampaignId, IncidentId, OrgId, PersonId, SimTime, Span, SystemId};

/// Organisations of the small scenario.
pub const AGENCY: OrgId = OrgId(0);
pub const CENTRE: OrgId = OrgId(1);
pub const OTHER: OrgId = OrgId(2);
/// People: one at the agency, one at the centre.
pub const LOCAL: PersonId = PersonId(0);
pub const EXPERT: PersonId = PersonId(1);
/// Systems: a plain one, a public one of level 3, one of level 4, one that is shared.
pub const PLAIN: SystemId = SystemId(0);
pub const PORTAL: SystemId = SystemId(1);
pub const REGISTER: SystemId = SystemId(2);
pub const SHARED: SystemId = SystemId(3);
/// The first campaign at the agency.
pub const HIT: IntrusionId = IntrusionId { campaign: CampaignId(0), org: AGENCY };
pub const INCIDENT: IncidentId = IncidentId(0);

fn both(text: &str) -> Text {
    Text { vi: text.to_owned(), en: text.to_owned() }
}

fn count(n: u32) -> Sourced<u32> {
    Sourced::Unsourced(n)
}

fn share(x: f64) -> Sourced<f64> {
    Sourced::Unsourced(x)
}

fn law() -> Sourced<Law> {
    Sourced::Unsourced(Law::Fixed(Span::mins(5)))
}

fn ground() -> Ground {
    Ground::Assumed("test".to_owned())
}

fn organisation(id: &str) -> Organisation {
    Organisation {
        id: id.to_owned(),
        kind: "department".to_owned(),
        name: both(id),
        short: id.to_owned(),
        tier: Tier::Provincial,
        sector: None,
        calendar: "office".to_owned(),
        channels: vec!["telephone".to_owned()],
        parent: None,
        stands_for: 1,
        travel: Sourced::Unsourced(Span::mins(20)),
        participates: true,
        ground: ground(),
    }
}

fn person(organisation: &str) -> Person {
    Person {
        id: format!("{organisation}/duty/1"),
        organisation: organisation.to_owned(),
        post: "duty".to_owned(),
        title: both("duty officer"),
        number: 1,
        skills: BTreeMap::new(),
        roster: "office".to_owned(),
        certified: false,
        signs: None,
        team_member: false,
    }
}

fn system(id: &str, level: u32, users: u32) -> System {
    System {
        id: id.to_owned(),
        kind: "server".to_owned(),
        name: both(id),
        owner: "agency".to_owned(),
        operator: "agency".to_owned(),
        level,
        sector: None,
        exposure: Exposure::Internet,
        depends_on: Vec::new(),
        users: count(users),
        records: count(1000),
        shared: id == "s4",
        public: id == "s2",
        backup: Backup::None,
        layers: Layers { on_site: true, monitored_by: None, assessed: None, shares: false },
        mitigations: BTreeMap::new(),
    }
}

fn campaign(id: &str) -> Campaign {
    Campaign {
        id: id.to_owned(),
        name: both(id),
        sources: Vec::new(),
        incident_type: "ransomware".to_owned(),
        subject: Subject::InformationSafety,
        ambiguity: share(0.1),
        attacker: Attacker {
            skill: share(0.5),
            tempo: share(1.0),
            stealth: share(0.5),
            prefers_off_hours: share(0.5),
            reaction: Reaction {
                notices_after: law(),
                go_round: share(1.0),
                go_quiet: share(1.0),
                bring_forward: share(1.0),
                quiet_for: law(),
            },
            insider: false,
        },
        actions: Vec::new(),
        budget: 10,
    }
}

fn practice() -> Practice {
    Practice {
        id: "default".to_owned(),
        channels: Vec::new(),
        policy: Policy::plain(),
        noise_monitoring: share(0.1),
        noise_on_site: share(0.1),
        noise_users: share(0.1),
        sensor_delay: law(),
        national_delay: law(),
        user_delay: law(),
        press_delay: law(),
        triage_work: law(),
        false_called_true: share(0.1),
        true_called_false: share(0.1),
        severity_misjudged: share(0.1),
        alert_expires: Sourced::Unsourced(Span::days(1)),
        assess_work: law(),
        relay_work: law(),
        handover_work: law(),
        on_call_answers: share(0.5),
        on_call_delay: law(),
        retry_after: Sourced::Unsourced(Span::mins(15)),
        release_delay: law(),
        absence: share(0.02),
        fatigue_per_hour: share(0.05),
        finds_foothold: share(0.5),
        suspects_clean: share(0.1),
        eradication_misses: share(0.1),
        defence: Defence::none(),
        indicators_protect: share(0.3),
        untested_backup_fails: share(0.3),
        convening: law(),
        evidence_lost: share(0.1),
        ways_in: WaysIn::none(),
    }
}

/// Three organisations, two people, four systems, two campaigns, no expectations. STARTEX is a Tuesday in 2022.
pub fn scenario() -> Scenario {
    Scenario {
        format: 1,
        id: "test-2022".to_owned(),
        name: both("Thử nghiệm"),
        province: Province {
            id: "test".to_owned(),
            name: both("Tỉnh thử nghiệm"),
            calendars: BTreeMap::new(),
            rosters: BTreeMap::new(),
            organisations: ["agency", "centre", "other"].map(organisation).to_vec(),
            people: ["agency", "centre"].map(person).to_vec(),
            systems: vec![
                system("s1", 2, 10),
                system("s2", 3, 1000),
                system("s3", 4, 100),
                system("s4", 2, 50),
            ],
            networks: Vec::new(),
            things: Vec::new(),
            programme: ProgrammeData::default(),
        },
        structure: Structure {
            id: "default".to_owned(),
            name: both("default"),
            source: "test".to_owned(),
            roles: Vec::new(),
            relations: Vec::new(),
            authority: Vec::new(),
            unclear_subject: None,
            escalation: Vec::new(),
            leads: Vec::new(),
        },
        plan: Plan {
            id: "plan".to_owned(),
            name: both("plan"),
            source: "test".to_owned(),
            year: 2022,
            expectations: Vec::new(),
            obligations: Vec::new(),
            objectives: Vec::new(),
        },
        campaigns: ["c1", "c2"].map(campaign).to_vec(),
        playbooks: Vec::new(),
        drill: Drill {
            id: "drill".to_owned(),
            name: both("drill"),
            starts: "2022-11-15T08:00".to_owned(),
            horizon: Span::days(5),
            warm_up: Span::ZERO,
            form: Form::Drill,
            seed: 1,
            participants: Vec::new(),
            campaigns: Vec::new(),
            injects: Vec::new(),
        },
        practice: practice(),
    }
}

/// An expectation with a target and a limit in seconds, weight 1, of every instance.
pub fn expects(from: Milestone, to: Milestone, target: i64, limit: i64) -> Expectation {
    Expectation {
        id: format!("{from:?}-{to:?}").to_lowercase(),
        name: both("expectation"),
        from,
        to,
        scope: Scope::default(),
        target: Sourced::Stated { value: Span(target), source: "Điều 1".to_owned() },
        limit: Sourced::Assumed {
            value: Span(limit),
            low: Span(limit),
            high: Span(limit),
            why: "twice the target".to_owned(),
        },
        weight: share(1.0),
        aggregate: Aggregate::All,
        in_force: None,
    }
}

/// Writes a record entry by entry.
pub struct Script {
    pub scenario: Scenario,
    pub entries: Vec<Entry>,
    pub horizon: Span,
}

impl Script {
    pub fn new(expectations: Vec<Expectation>) -> Script {
        let mut scenario = scenario();
        scenario.plan.expectations = expectations;
        Script { scenario, entries: Vec::new(), horizon: Span::days(5) }
    }

    /// An entry at a time from outside: without a cause.
    pub fn at(&mut self, t: i64, fact: Fact) -> u32 {
        self.push(t, fact, None, Vec::new(), Vec::new())
    }

    /// An entry caused by another; the time between them was spent in one class.
    pub fn because(&mut self, cause: u32, class: TimeClass, t: i64, fact: Fact) -> u32 {
        let seconds = t - self.entries[cause as usize].t.0;
        let spent = if seconds == 0 { Vec::new() } else { vec![(class, seconds as u32)] };
        self.push(t, fact, Some(cause), Vec::new(), spent)
    }

    pub fn push(
        &mut self,
        t: i64,
        fact: Fact,
        cause: Option<u32>,
        after: Vec<u32>,
        spent: Vec<(TimeClass, u32)>,
    ) -> u32 {
        let seq = self.entries.len() as u32;
        self.entries.push(Entry {
            seq,
            t: SimTime(t),
            fact,
            seen_by: Audience::Nobody,
            cause,
            after,
            spent: spent.into(),
        });
        seq
    }

    pub fn record(self) -> Record {
        let record = Record {
            run: Run { scenario: Arc::new(self.scenario), seed: 7, replication: 0, overrides: Vec::new() },
            version: "0.0.0-test".to_owned(),
            horizon: self.horizon,
            events: self.entries.len() as u64,
            entries: self.entries,
        };
        super::check(&record).expect("a hand-made record keeps the rules");
        record
    }
}
