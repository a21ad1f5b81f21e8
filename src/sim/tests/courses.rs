//! Courses of an attack beyond moving and encrypting: frauds, floods that come back, worms, supply chains, insiders, two
//! attackers on one system, and alerts of attempts that gained nothing.

use super::fixture::{action, n, run_of, step, system};
use super::{count, reached, with};
use crate::record::{Entry, Fact, Impact, Record, check};
use crate::scenario::Scenario;
use crate::scenario::model::{
    ActionKind, AttackAction, Campaign, Effect, Exposure, GoesOn, Launch, Law, Milestone, Needs, Network,
    Per, System, Target,
};
use crate::score::{Measure, score};
use crate::units::{OrgId, SimTime, Span};

fn fixed(span: Span) -> Option<crate::scenario::model::Sourced<Law>> {
    Some(n(Law::Fixed(span)))
}

fn entry(id: &str, effect: Effect) -> AttackAction {
    AttackAction {
        id: id.to_owned(),
        target: Target::Entry { kinds: vec![], exposure: vec![Exposure::Internet] },
        targets_at_most: 1,
        effect,
        ..action()
    }
}

/// The scenario with another campaign and another playbook.
fn attacked(actions: Vec<AttackAction>, steps: &[ActionKind]) -> Scenario {
    with(|s| {
        s.campaigns[0].actions = actions;
        // Whoever sees it tells at once; nobody is evicted before.
        s.playbooks[0].steps = vec![step("verify", ActionKind::Verify, Per::Incident, &[], 30)];
        for kind in steps {
            let id = format!("{kind:?}").to_lowercase();
            s.playbooks[0].steps.push(step(&id, *kind, Per::Incident, &["verify"], 60));
        }
    })
}

fn all<'a>(record: &'a Record, wanted: impl Fn(&Fact) -> bool + 'a) -> Vec<&'a Entry> {
    record.entries.iter().filter(|e| wanted(&e.fact)).collect()
}

fn measure(record: &Record, id: &str) -> f64 {
    let card = score(record).card;
    card.measures.iter().find(|m: &&Measure| m.id == id).map(|m| m.value).expect("the measure exists")
}

fn run(scenario: Scenario) -> Record {
    let record = run_of(scenario, 1);
    check(&record).expect("the record keeps its promises");
    for explained in score(&record).explanations {
        assert_eq!(explained.parts.iter().map(|p| p.seconds).sum::<i64>(), explained.elapsed_s);
    }
    record
}

fn fraud(steps: &[ActionKind]) -> Record {
    let goes_on =
        GoesOn { lasts: None, again_after: fixed(Span::hours(1)), times_at_most: 30, loss: Some(n(50)) };
    let pose = AttackAction {
        goes_on: Some(goes_on),
        traces: crate::scenario::model::Traces { people: n(1.0), ..action().traces },
        ..entry("pose", Effect::Defraud)
    };
    run(attacked(vec![pose], steps))
}

#[test]
fn a_fraud_goes_on_until_people_are_warned_or_the_account_is_gone_or_nobody_is_left() {
    let victims = |record: &Record| count(record, |f| matches!(f, Fact::MoneyLost { .. }));
    let unhindered = fraud(&[]);
    assert_eq!(victims(&unhindered), 30);
    assert_eq!(measure(&unhindered, "money_lost"), 1500.0);
    assert_eq!(measure(&unhindered, "fraud_victims"), 30.0);
    for stop in [ActionKind::InformPublic, ActionKind::RemoveContent] {
        let stopped = fraud(&[stop]);
        let before = victims(&stopped);
        assert!(before > 0 && before < 30, "{stop:?} leaves {before} victims");
        let contained = reached(&stopped, 0, Milestone::Containment).expect("the fraud was stopped");
        let last = all(&stopped, |f| matches!(f, Fact::MoneyLost { .. })).last().map(|e| e.t);
        assert!(last <= Some(contained), "nobody is defrauded after {stop:?}");
        // The same luck: the victims before the stop are the same.
        let first = |r: &Record| {
            all(r, |f| matches!(f, Fact::MoneyLost { .. }))[..before].iter().map(|e| e.t).collect::<Vec<_>>()
        };
        assert_eq!(first(&stopped), first(&unhindered));
    }
    let ended = reached(&unhindered, 0, Milestone::Containment);
    assert!(ended.is_some(), "a fraud without victims is over");
}

/// A flood of two hours that comes back twice, five hours after it ended.
fn flood(steps: &[ActionKind]) -> Record {
    let goes_on = GoesOn {
        lasts: fixed(Span::hours(2)),
        again_after: fixed(Span::hours(5)),
        times_at_most: 3,
        loss: None,
    };
    run(attacked(vec![AttackAction { goes_on: Some(goes_on), ..entry("flood", Effect::Disrupt) }], steps))
}

#[test]
fn a_flood_ends_by_itself_and_comes_back() {
    let record = flood(&[]);
    let lost = all(&record, |f| matches!(f, Fact::ServiceLost { impact: Impact::Disrupted, .. }));
    let ended = all(&record, |f| matches!(f, Fact::FloodEnded { .. }));
    let back = all(&record, |f| matches!(f, Fact::ServiceBack { .. }));
    assert_eq!((lost.len(), ended.len(), back.len()), (3, 3, 3));
    for (lost, ended) in lost.iter().zip(&ended) {
        assert_eq!(ended.t - lost.t, Span::hours(2));
    }
    assert_eq!(lost[1].t - ended[0].t, Span::hours(5) + Span::mins(10), "an attempt takes ten minutes");
    assert!(count(&record, |f| matches!(f, Fact::ContainmentBroken { .. })) == 2);
    assert_eq!(measure(&record, "user_hours_lost_by_attack"), 3.0 * 2.0 * 100.0);
    assert!(count(&record, |f| matches!(f, Fact::CampaignEnded { .. })) == 1);
}

#[test]
fn a_flood_that_is_blocked_is_tried_again_when_it_would_have_come_back_and_runs_against_the_block() {
    let (left, blocked) = (flood(&[]), flood(&[ActionKind::Block]));
    assert!(
        measure(&blocked, "user_hours_lost_by_attack") < measure(&left, "user_hours_lost_by_attack") / 2.0
    );
    let tried = |r: &Record| {
        all(r, |f| matches!(f, Fact::AttackAttempted { .. })).iter().map(|e| e.t).collect::<Vec<_>>()
    };
    assert_eq!(tried(&left)[..2], tried(&blocked)[..2], "the attacker's plan does not know the response");
    assert!(count(&blocked, |f| matches!(f, Fact::AttackPrevented { .. })) >= 1);
}

/// Twenty systems in one network, and an attacker in one of them.
fn worm(at_once: u32) -> Record {
    let spread = AttackAction {
        id: "spread".to_owned(),
        needs: Needs::All(vec!["enter".to_owned()]),
        target: Target::Reachable { kinds: vec![] },
        targets_at_most: 19,
        at_once,
        success: n(0.7),
        attempts: 5,
        effect: Effect::Foothold,
        ..action()
    };
    let mut scenario = attacked(vec![entry("enter", Effect::Foothold), spread], &[]);
    scenario.campaigns[0].budget = 200;
    let more =
        (0..18).map(|k| System { id: format!("alpha-pc-{k:02}"), exposure: Exposure::Internal, ..system() });
    scenario.province.systems.extend(more);
    scenario.province.systems.sort_by(|a, b| a.id.cmp(&b.id));
    let members = scenario.province.systems.iter().map(|s| s.id.clone()).collect();
    scenario.province.networks[0] = Network { members, ..scenario.province.networks[0].clone() };
    run(scenario)
}

#[test]
fn what_spreads_by_itself_is_everywhere_sooner_and_takes_nothing_twice() {
    let held = |record: &Record| {
        let entries = all(record, |f| matches!(f, Fact::SystemCompromised { .. }));
        let systems: std::collections::BTreeSet<_> = entries
            .iter()
            .map(|e| match e.fact {
                Fact::SystemCompromised { system, .. } => system,
                _ => unreachable!("only compromises were kept"),
            })
            .collect();
        assert_eq!(systems.len(), entries.len(), "a system is taken once");
        (systems.len(), entries.last().map_or(SimTime::ZERO, |e| e.t))
    };
    let (serial, quick) = (held(&worm(1)), held(&worm(8)));
    assert!(serial.0 >= 15 && quick.0 >= 15, "{serial:?} {quick:?}");
    let since = |t: SimTime| t - SimTime::ZERO - Span::hours(1);
    assert!(since(quick.1).0 * 4 < since(serial.1).0, "eight at a time are more than four times as quick");
    let under_way = |record: &Record| {
        let (mut now, mut most) = (0i64, 0);
        for entry in &record.entries {
            match &entry.fact {
                Fact::AttackAttempted { .. } => now += 1,
                Fact::AttackSucceeded { .. } | Fact::AttackFailed { .. } | Fact::AttackPrevented { .. } => {
                    now -= 1
                }
                _ => {}
            }
            most = most.max(now);
        }
        most
    };
    assert_eq!((under_way(&worm(1)), under_way(&worm(8))), (1, 8));
}

/// A vendor's system that a chain of others needs, in no network with them.
fn supply(isolated: bool) -> Record {
    let down = AttackAction {
        id: "update".to_owned(),
        needs: Needs::All(vec!["enter".to_owned()]),
        target: Target::Dependent { kinds: vec![] },
        targets_at_most: 9,
        duration: n(Law::Fixed(Span::hours(3))),
        effect: Effect::Foothold,
        ..action()
    };
    let steps = if isolated { &[ActionKind::Isolate][..] } else { &[] };
    let mut scenario = attacked(vec![entry("enter", Effect::Foothold), down], steps);
    scenario.structure.authority.clear();
    for step in scenario.playbooks[0].steps.iter_mut().filter(|s| s.action == ActionKind::Isolate) {
        step.per = Per::System;
    }
    scenario.province.networks.clear();
    let further = |id: &str, needs: &str| System {
        id: id.to_owned(),
        exposure: Exposure::Isolated,
        depends_on: vec![needs.to_owned()],
        ..scenario.province.systems[1].clone()
    };
    let more = [further("beta-app", "alpha-net"), further("beta-desk", "beta-app")];
    scenario.province.systems.extend(more);
    scenario.province.systems.sort_by(|a, b| a.id.cmp(&b.id));
    run(scenario)
}

#[test]
fn a_supply_chain_is_followed_by_dependency_until_the_supplier_is_cut_off() {
    let names = |record: &Record| {
        let systems = &record.run.scenario.province.systems;
        let held = all(record, |f| matches!(f, Fact::SystemCompromised { .. }));
        let of = |e: &&Entry| match e.fact {
            Fact::SystemCompromised { system, .. } => systems[system.ix()].id.clone(),
            _ => unreachable!("only compromises were kept"),
        };
        let mut names: Vec<String> = held.iter().map(of).collect();
        names.sort();
        names
    };
    assert_eq!(names(&supply(false)), ["alpha-net", "beta-app", "beta-desk"], "beta-net needs nothing of it");
    assert_eq!(names(&supply(true)), ["alpha-net"], "a supplier that is cut off supplies nothing");
}

#[test]
fn an_insider_enters_what_is_isolated_and_fails_less_until_the_account_is_closed() {
    let entered = |insider: bool, seed: u64| {
        let mut scenario = attacked(
            vec![AttackAction {
                target: Target::Entry { kinds: vec![], exposure: vec![Exposure::Isolated] },
                success: n(0.4),
                ..entry("log-in", Effect::Foothold)
            }],
            &[],
        );
        scenario.practice.defence.failures_with_credentials = n(0.5);
        scenario.province.systems[1].exposure = Exposure::Isolated;
        scenario.campaigns[0].attacker.insider = insider;
        scenario.drill.horizon = Span::hours(12);
        reached(&run_of(scenario, seed), 1, Milestone::Occurrence).is_some()
    };
    let (mut strangers, mut insiders) = (0, 0);
    for seed in 0..60 {
        let (stranger, insider) = (entered(false, seed), entered(true, seed));
        assert!(insider || !stranger, "what a stranger achieves an insider achieves, seed {seed}");
        strangers += u32::from(stranger);
        insiders += u32::from(insider);
    }
    // 0.4 and 0.7 of sixty.
    assert!((15..=33).contains(&strangers) && (34..=50).contains(&insiders), "{strangers} {insiders}");
}

#[test]
fn two_campaigns_that_encrypt_one_system_each_take_its_service_and_both_recover() {
    let scenario = with(|s| {
        let encrypt = |id: &str, minutes: i64| Campaign {
            id: id.to_owned(),
            actions: vec![AttackAction {
                duration: n(Law::Fixed(Span::mins(minutes))),
                ..entry("encrypt", Effect::Encrypt)
            }],
            ..s.campaigns[0].clone()
        };
        s.campaigns = vec![encrypt("first", 60), encrypt("second", 62)];
        let launch = |id: &str| Launch { campaign: id.to_owned(), ..s.drill.campaigns[0].clone() };
        s.drill.campaigns = vec![launch("first"), launch("second")];
    });
    let record = run(scenario);
    let of = |campaign: usize, wanted: fn(&Fact) -> Option<crate::record::IntrusionId>| {
        record.entries.iter().filter_map(|e| wanted(&e.fact)).filter(|i| i.campaign.ix() == campaign).count()
    };
    for campaign in [0, 1] {
        let lost = of(campaign, |f| match f {
            Fact::ServiceLost { intrusion, impact: Impact::Encrypted, .. } => *intrusion,
            _ => None,
        });
        assert_eq!(lost, 1, "campaign {campaign} takes the service");
        let recovered = of(campaign, |f| match f {
            Fact::IntrusionRecovered { intrusion } => Some(*intrusion),
            _ => None,
        });
        assert_eq!(recovered, 1, "campaign {campaign} is recovered from");
    }
}

#[test]
fn an_alert_of_an_attempt_that_gained_nothing_is_no_noise() {
    let scenario = with(|s| {
        for action in &mut s.campaigns[0].actions {
            action.success = n(0.0);
            action.attempts = 4;
        }
    });
    let record = run(scenario);
    let alerts = all(&record, |f| matches!(f, Fact::AlertRaised { .. }));
    assert!(!alerts.is_empty());
    for alert in alerts {
        let Fact::AlertRaised { intrusion, campaign, org, .. } = alert.fact else { continue };
        assert_eq!((intrusion, campaign.map(|c| c.ix()), org), (None, Some(0), OrgId(0)));
    }
    assert_eq!(measure(&record, "false_alerts_handled"), 0.0);
    assert!(measure(&record, "attempt_alerts_handled") >= 4.0);
    let noisy = run(with(|s| {
        s.drill.campaigns.clear();
        s.practice.noise_on_site = n(5.0);
    }));
    assert_eq!(measure(&noisy, "attempt_alerts_handled"), 0.0);
    assert!(measure(&noisy, "false_alerts_handled") > 10.0);
}
