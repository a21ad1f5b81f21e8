//! A small scenario: two agencies, a lead, an authority, a national body; round the clock, nobody ill, nothing lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::record::{Record, Run};
use crate::scenario::Scenario;
use crate::scenario::model::*;
use crate::units::Span;

/// A number whose basis does not matter here.
pub fn n<T: Quantity>(value: T) -> Sourced<T> {
    Sourced::Unsourced(value)
}

fn text(words: &str) -> Text {
    Text { vi: words.to_owned(), en: words.to_owned() }
}

fn minutes(m: i64) -> Sourced<Law> {
    n(Law::Fixed(Span::mins(m)))
}

/// A ground that does not matter here.
pub fn ground() -> Ground {
    Ground::Assumed("a fixture".to_owned())
}

fn org(id: &str, kind: &str, tier: Tier) -> Organisation {
    Organisation {
        id: id.to_owned(),
        kind: kind.to_owned(),
        name: text(id),
        short: id.to_owned(),
        tier,
        sector: None,
        calendar: "always".to_owned(),
        channels: vec!["telephone".to_owned()],
        parent: None,
        stands_for: 1,
        travel: n(Span::mins(30)),
        participates: true,
        ground: ground(),
    }
}

fn person(org: &str, post: &str, number: u32, signs: Option<u32>) -> Person {
    let skills = [
        Skill::Triage,
        Skill::Forensics,
        Skill::Network,
        Skill::Malware,
        Skill::Recovery,
        Skill::Leadership,
        Skill::PublicInformation,
    ];
    Person {
        id: format!("{org}/{post}/{number}"),
        organisation: org.to_owned(),
        post: post.to_owned(),
        title: text(post),
        number,
        skills: skills.into_iter().map(|skill| (skill, 1.0)).collect(),
        roster: "always".to_owned(),
        certified: true,
        signs,
        team_member: false,
    }
}

fn system_of(id: &str, agency: &str, exposure: Exposure) -> System {
    System {
        id: id.to_owned(),
        kind: "office-network".to_owned(),
        name: text(id),
        owner: agency.to_owned(),
        operator: agency.to_owned(),
        level: 2,
        sector: None,
        exposure,
        depends_on: Vec::new(),
        users: n(100),
        records: n(1000),
        shared: false,
        public: false,
        backup: Backup::Every { interval: Span::days(1), isolated: true, tested: true },
        layers: Layers { on_site: true, monitored_by: None, assessed: None, shares: false },
        mitigations: BTreeMap::new(),
    }
}

fn province() -> Province {
    let always = CalendarSpec {
        hours: vec!["00:00-24:00".to_owned()],
        days: vec![
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ],
        holiday_years: Vec::new(),
        holidays: Vec::new(),
        extra_working_days: Vec::new(),
        assumed_years: Vec::new(),
    };
    let mut people = Vec::new();
    for agency in ["alpha", "beta", "committee", "lead", "ministry"] {
        people.push(person(agency, "leader", 1, Some(1)));
        people.extend((1..=4).map(|number| person(agency, "officer", number, None)));
    }
    people.sort_by(|a, b| a.id.cmp(&b.id));
    Province {
        id: "small".to_owned(),
        name: text("small"),
        calendars: BTreeMap::from([("always".to_owned(), always)]),
        rosters: BTreeMap::from([("always".to_owned(), RosterSpec::AroundTheClock)]),
        organisations: vec![
            org("alpha", "agency", Tier::Provincial),
            org("beta", "agency", Tier::Provincial),
            org("committee", "committee", Tier::Provincial),
            org("lead", "lead", Tier::Provincial),
            org("ministry", "ministry", Tier::National),
        ],
        people,
        systems: vec![
            system_of("alpha-net", "alpha", Exposure::Internet),
            system_of("beta-net", "beta", Exposure::Internal),
        ],
        networks: vec![Network {
            id: "line".to_owned(),
            name: text("line"),
            members: vec!["alpha-net".to_owned(), "beta-net".to_owned()],
            openness: n(1.0),
        }],
        things: Vec::new(),
        programme: ProgrammeData::default(),
    }
}

fn holder(role: Role, kind: &str) -> RoleHolder {
    RoleHolder { role, held_by: vec![kind.to_owned()], quorum: None, convening: None, ground: ground() }
}

fn structure() -> Structure {
    Structure {
        id: "small".to_owned(),
        name: text("small"),
        source: "a fixture".to_owned(),
        roles: vec![
            holder(Role::FirstResponder, "operator"),
            holder(Role::IncidentLead(Subject::CyberSecurity), "lead"),
            holder(Role::IncidentLead(Subject::InformationSafety), "lead"),
            holder(Role::DecisionAuthority, "committee"),
            holder(Role::PublicInformation, "committee"),
            holder(Role::NationalLiaison, "lead"),
            holder(Role::Steering, "committee"),
        ],
        relations: vec![Relation {
            from: "lead".to_owned(),
            kind: RelationKind::SharesData,
            to: vec!["agency".to_owned()],
            carries: vec![Traffic::Warning],
            about: text("warnings"),
            ground: ground(),
        }],
        authority: vec![AuthorityRule {
            action: ActionKind::Isolate,
            when: AuthorityScope::default(),
            approver: Role::DecisionAuthority,
            deputy: None,
            by_telephone: true,
            review: minutes(17),
            review_catches: n(0.5),
            ground: ground(),
        }],
        unclear_subject: None,
        escalation: Vec::new(),
        leads: Vec::new(),
    }
}

fn step_of_attack(id: &str, needs: &[&str], target: Target, effect: Effect, took: i64) -> AttackAction {
    AttackAction {
        id: id.to_owned(),
        name: text(id),
        technique: "T1000".to_owned(),
        tactic: "impact".to_owned(),
        mitigations: None,
        needs: Needs::All(needs.iter().map(|s| (*s).to_owned()).collect()),
        target,
        targets_at_most: 2,
        duration: minutes(took),
        success: n(1.0),
        attempts: 1,
        at_once: 1,
        noisy: false,
        destructive: effect == Effect::Encrypt,
        traces: Traces { on_site: n(1.0), monitoring: n(0.0), national: n(0.0), people: n(0.0) },
        effect,
        goes_on: None,
    }
}

fn campaign() -> Campaign {
    Campaign {
        id: "ransom".to_owned(),
        name: text("ransom"),
        sources: vec!["a fixture".to_owned()],
        incident_type: "ransomware".to_owned(),
        subject: Subject::CyberSecurity,
        ambiguity: n(0.0),
        attacker: Attacker {
            skill: n(0.5),
            tempo: n(1.0),
            stealth: n(0.0),
            prefers_off_hours: n(0.0),
            reaction: Reaction {
                notices_after: minutes(30),
                go_round: n(1.0),
                go_quiet: n(0.0),
                bring_forward: n(0.0),
                quiet_for: minutes(600),
            },
            insider: false,
        },
        actions: vec![
            step_of_attack(
                "enter",
                &[],
                Target::Entry { kinds: vec![], exposure: vec![Exposure::Internet] },
                Effect::Foothold,
                10,
            ),
            step_of_attack("move", &["enter"], Target::Reachable { kinds: vec![] }, Effect::Foothold, 240),
            step_of_attack("encrypt", &["move"], Target::Held { kinds: vec![] }, Effect::Encrypt, 30),
        ],
        budget: 40,
    }
}

/// A step of a playbook, done by the officers of the first responder or of the lead.
pub fn step(id: &str, action: ActionKind, per: Per, after: &[&str], took: i64) -> Step {
    let performers = vec![
        Performer { role: Role::FirstResponder, posts: vec!["officer".to_owned()] },
        Performer { role: Role::IncidentLead(Subject::CyberSecurity), posts: vec!["officer".to_owned()] },
    ];
    Step {
        id: id.to_owned(),
        name: text(id),
        action,
        per,
        after: after.iter().map(|s| (*s).to_owned()).collect(),
        by: performers,
        skill: Skill::Network,
        work: minutes(took),
        on_the_spot: false,
        thing: None,
        goes_wrong: n(0.0),
        severity_from: None,
    }
}

fn playbook() -> Playbook {
    Playbook {
        incident_type: "ransomware".to_owned(),
        name: text("ransomware"),
        sources: Vec::new(),
        taken_for: Vec::new(),
        steps: vec![
            step("verify", ActionKind::Verify, Per::Incident, &[], 30),
            step("isolate", ActionKind::Isolate, Per::System, &["verify"], 15),
            step("block", ActionKind::Block, Per::Incident, &["verify"], 20),
            step("eradicate", ActionKind::Eradicate, Per::System, &["isolate"], 60),
            step("restore", ActionKind::Restore, Per::System, &["eradicate"], 120),
            step("return", ActionKind::ReturnToService, Per::System, &["restore"], 20),
            step("tell", ActionKind::NotifyNational, Per::Incident, &["verify"], 10),
            step("close", ActionKind::Close, Per::Incident, &["return"], 10),
            step("report", ActionKind::FinalReport, Per::Incident, &["close"], 60),
        ],
    }
}

fn practice() -> Practice {
    Practice {
        id: "small".to_owned(),
        channels: vec![Channel {
            id: "telephone".to_owned(),
            name: text("telephone"),
            transit: minutes(2),
            lost: n(0.0),
            needs_duty: false,
            formal: false,
        }],
        policy: Policy::plain(),
        noise_monitoring: n(0.0),
        noise_on_site: n(0.0),
        noise_users: n(0.0),
        sensor_delay: minutes(5),
        national_delay: minutes(60),
        user_delay: minutes(40),
        press_delay: minutes(60),
        triage_work: minutes(5),
        false_called_true: n(0.0),
        true_called_false: n(0.0),
        severity_misjudged: n(0.0),
        alert_expires: n(Span::days(2)),
        assess_work: minutes(20),
        relay_work: minutes(10),
        handover_work: minutes(30),
        on_call_answers: n(1.0),
        on_call_delay: minutes(30),
        retry_after: n(Span::mins(15)),
        release_delay: minutes(60),
        absence: n(0.0),
        fatigue_per_hour: n(0.0),
        finds_foothold: n(0.5),
        suspects_clean: n(0.0),
        eradication_misses: n(0.0),
        defence: Defence::none(),
        indicators_protect: n(0.0),
        untested_backup_fails: n(0.0),
        convening: minutes(60),
        evidence_lost: n(0.0),
        ways_in: WaysIn::none(),
    }
}

/// A step of an attack that always succeeds against a system that is held.
pub fn action() -> AttackAction {
    step_of_attack("step", &[], Target::Held { kinds: vec![] }, Effect::Nothing, 10)
}

/// A system with an on-site tool and nothing else.
pub fn system() -> System {
    system_of("alpha-net", "alpha", Exposure::Internet)
}

/// The scenario.
pub fn small() -> Scenario {
    Scenario {
        format: 1,
        id: "small".to_owned(),
        name: text("small"),
        province: province(),
        structure: structure(),
        plan: Plan {
            id: "plan".to_owned(),
            name: text("plan"),
            source: "a fixture".to_owned(),
            year: 2022,
            expectations: Vec::new(),
            obligations: Vec::new(),
            objectives: Vec::new(),
        },
        campaigns: vec![campaign()],
        playbooks: vec![playbook()],
        drill: Drill {
            id: "small".to_owned(),
            name: text("small"),
            starts: "2022-12-26T07:30".to_owned(),
            horizon: Span::days(5),
            warm_up: Span::ZERO,
            form: Form::Drill,
            seed: 1,
            participants: Vec::new(),
            campaigns: vec![Launch {
                campaign: "ransom".to_owned(),
                at: Span::hours(1),
                entry: Vec::new(),
                must_reach: Vec::new(),
            }],
            injects: Vec::new(),
        },
        practice: practice(),
    }
}

/// One run of a scenario.
pub fn run_of(scenario: Scenario, seed: u64) -> Record {
    sim::run(&Run { scenario: Arc::new(scenario), seed, replication: 0, overrides: Vec::new() })
}

/// The province that is shipped with the program, as it is.
pub fn shipped() -> Scenario {
    let files = crate::scenario::testing::shipped("dong-nai-2022");
    let Ok(loaded) = crate::scenario::load(&files, "dong-nai-2022", &Default::default()) else {
        panic!("the shipped scenario is sound")
    };
    loaded.scenario
}
