//! Laws: scrubbing is playing, going back undoes, a mask hides what it should, chains of causes end.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::record::random::{Step, record, steps};
use crate::record::testing::{AGENCY, CENTRE, HIT, INCIDENT, LOCAL, OTHER, PORTAL, Script};
use crate::record::{Audience, Fact, Record, TimeClass};
use crate::scenario::model::{ActionKind, Severity};
use crate::units::{OrgId, SimTime, Span, TaskId};

/// A random record in which everybody sees something else.
fn watched(steps: &[Step], seen: &[u8]) -> Record {
    let mut record = record(steps);
    for (entry, by) in record.entries.iter_mut().zip(seen.iter().cycle()) {
        entry.seen_by = match by % 6 {
            0 => Audience::Nobody,
            1 => Audience::Org(AGENCY),
            2 => Audience::Org(CENTRE),
            3 => Audience::Orgs([AGENCY, CENTRE].into()),
            4 => Audience::Orgs([CENTRE, OTHER].into()),
            _ => Audience::Everybody,
        };
    }
    record
}

fn reel(record: Record, mask: Mask) -> Arc<Reel> {
    Arc::new(Reel::new(Arc::new(record), mask))
}

/// What a viewer of a shorter record sees who knows only what the mask lets through.
fn only_seen(record: &Record, own: OrgId) -> Vec<Fact> {
    let mask = Mask::of(&[own]);
    record.entries.iter().filter(|e| mask.sees(e)).map(|e| mask.known(e).unwrap().into_owned()).collect()
}

fn masks() -> impl Strategy<Value = Mask> {
    prop_oneof![
        Just(Mask::Everything),
        proptest::collection::vec(0..3u32, 0..3)
            .prop_map(|orgs| { Mask::of(&orgs.into_iter().map(OrgId).collect::<Vec<_>>()) }),
    ]
}

/// A record long enough for several key frames.
fn long(steps: &[Step]) -> Record {
    let many: Vec<Step> = steps
        .iter()
        .copied()
        .cycle()
        .take(6000)
        .map(|(k, a, b, dt, back, cut)| (k, a, b, dt % 300, back, cut))
        .collect();
    record(&many)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn scrubbing_is_playing(steps in steps(80), seen in proptest::collection::vec(any::<u8>(), 1..40), mask in masks(), stops in proptest::collection::vec(0.0..=1.0f64, 1..12)) {
        let reel = reel(watched(&steps, &seen), mask);
        let mut player = Player::new(Arc::clone(&reel));
        for stop in stops {
            let count = (f64::from(reel.len()) * stop) as u32;
            player.seek(count);
            let mut played = reel.state_after(0);
            reel.advance(&mut played, 0, count);
            prop_assert_eq!(player.state(), &played);
            prop_assert_eq!(player.at(), count);
        }
    }

    #[test]
    fn forward_and_back_is_where_one_was(steps in steps(60), seen in proptest::collection::vec(any::<u8>(), 1..40), mask in masks(), from in 0.0..=1.0f64) {
        let reel = reel(watched(&steps, &seen), mask);
        let mut player = Player::new(Arc::clone(&reel));
        player.show_routine(true);
        player.seek((f64::from(reel.len()) * from) as u32);
        let (at, state) = (player.at(), player.state().clone());
        if player.jump(Jump::Entry, Direction::Next) {
            prop_assert_eq!(player.at(), at + 1);
            prop_assert!(player.jump(Jump::Entry, Direction::Previous));
        }
        prop_assert_eq!(player.at(), at);
        prop_assert_eq!(player.state(), &state);
    }

    #[test]
    fn a_mask_lets_through_what_was_seen_and_nothing_else(steps in steps(80), seen in proptest::collection::vec(any::<u8>(), 1..40), own in 0..3u32) {
        let record = watched(&steps, &seen);
        let wanted = only_seen(&record, OrgId(own));
        let reel = reel(record, Mask::of(&[OrgId(own)]));
        let shown: Vec<Fact> = (0..reel.len()).map(|at| reel.fact(at).into_owned()).collect();
        prop_assert_eq!(shown, wanted);
        for at in 0..reel.len() {
            let entry = &reel.record().entries[reel.seq(at) as usize];
            prop_assert!(reel.mask().sees(entry));
            prop_assert_eq!(reel.position(entry.seq), Some(at));
            prop_assert!(reel.why(at).iter().all(|link| link.at <= at));
        }
        let mut player = Player::new(reel);
        player.seek(u32::MAX);
        let frame = player.frame();
        prop_assert_eq!(frame.intrusions, []);
    }

    /// A masked state is that of a record in which the unseen never happened.
    #[test]
    fn the_unseen_never_reaches_a_state(steps in steps(60), seen in proptest::collection::vec(any::<u8>(), 1..40), own in 0..3u32) {
        let whole = watched(&steps, &seen);
        let masked = reel(whole.clone(), Mask::of(&[OrgId(own)]));
        let mut without = whole.clone();
        for entry in &mut without.entries {
            if !Mask::of(&[OrgId(own)]).sees(entry) {
                (entry.fact, entry.seen_by) = (Fact::ExerciseStarted, Audience::Nobody);
            }
        }
        let without = reel(without, Mask::of(&[OrgId(own)]));
        prop_assert_eq!(masked.state_after(u32::MAX), without.state_after(u32::MAX));
    }

    #[test]
    fn chains_of_causes_end_and_never_go_forward(steps in steps(80), seen in proptest::collection::vec(any::<u8>(), 1..40), mask in masks()) {
        let reel = reel(watched(&steps, &seen), mask.clone());
        for at in 0..reel.len() {
            let chain = reel.why(at);
            prop_assert_eq!(chain[0].at, at);
            prop_assert!(chain.windows(2).all(|w| w[1].at < w[0].at && w[1].t <= w[0].t));
            prop_assert!(chain.iter().all(|l| l.unseen || l.spent.iter().map(|(_, s)| i64::from(*s)).sum::<i64>() == l.since));
            let first = chain.last().unwrap();
            let (by_class, unknown) = spent_by_class(&chain);
            prop_assert_eq!(by_class.iter().map(|(_, s)| s).sum::<i64>() + unknown, (chain[0].t - first.t).0);
            if mask == Mask::Everything {
                prop_assert_eq!(reel.record().entries[first.at as usize].cause, None);
            }
        }
    }

    #[test]
    fn times_are_found_wherever_one_comes_from(steps in steps(60), t in -60_000..200_000i64, from in 0.0..=1.0f64) {
        let reel = reel(record(&steps), Mask::Everything);
        let mut player = Player::new(Arc::clone(&reel));
        player.seek((f64::from(reel.len()) * from) as u32);
        player.seek_time(SimTime(t));
        let now = player.now();
        prop_assert!(now >= reel.start() && now <= reel.end());
        prop_assert_eq!(player.at() as usize, reel.record().entries.iter().filter(|e| e.t <= now).count());
    }

    #[test]
    fn jumps_reach_every_mark_in_both_directions(steps in steps(80), routine in any::<bool>()) {
        let reel = reel(record(&steps), Mask::Everything);
        let mut player = Player::new(Arc::clone(&reel));
        player.show_routine(routine);
        for (jump, mark) in [(Jump::Decision, Mark::Decision), (Jump::Inject, Mark::Inject), (Jump::Turn, Mark::Turn)] {
            let mark: Mark = mark;
            player.seek(0);
            let mut found = Vec::new();
            while player.jump(jump, Direction::Next) {
                found.push(player.at() - 1);
            }
            prop_assert_eq!(&found, reel.marks(mark));
            let mut back = vec![];
            while player.jump(jump, Direction::Previous) {
                back.push(player.at() - 1);
            }
            back.reverse();
            prop_assert_eq!(back.as_slice(), &found[..found.len().saturating_sub(1)]);
        }
    }

    #[test]
    fn who_is_followed_is_in_what_is_shown(steps in steps(80), org in 0..3u32) {
        let reel = reel(record(&steps), Mask::Everything);
        let mut player = Player::new(Arc::clone(&reel));
        player.show_routine(true);
        player.follow(Some(Followed::Incident(INCIDENT)));
        for n in 0..player.shown() {
            let at = player.nth_shown(n).unwrap();
            prop_assert!(player.followed().unwrap().entries(&reel).contains(&at));
        }
        let named = (0..reel.len()).filter(|at| matches!(&*reel.fact(*at), Fact::IncidentOpened { incident, .. } if *incident == INCIDENT));
        let followed = Followed::Incident(INCIDENT).entries(&reel);
        prop_assert!(named.into_iter().all(|at| followed.contains(&at)));
        player.follow(Some(Followed::Org(OrgId(org))));
        let alerts = (0..reel.len()).filter(|at| matches!(&*reel.fact(*at), Fact::AlertRaised { org: own, .. } if own.0 == org)).count();
        prop_assert!(player.shown() >= alerts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn key_frames_stand_close_enough_and_agree(steps in steps(80).prop_filter("facts", |s| !s.is_empty()), stop in 0.0..=1.0f64) {
        let reel = reel(long(&steps), Mask::Everything);
        let keys: Vec<u32> = reel.keys().collect();
        prop_assert!(keys.len() > 1 && keys.windows(2).all(|w| w[1] - w[0] >= reel.reach()));
        let count = (f64::from(reel.len()) * stop) as u32;
        let mut played = reel.state_after(0);
        reel.advance(&mut played, 0, count);
        prop_assert_eq!(reel.state_after(count), played);
    }
}

/// An attack on the portal, noticed, worked on, contained.
fn story() -> Record {
    let mut script = Script::new(Vec::new());
    script.at(0, Fact::ExerciseStarted);
    let began = script.at(60, Fact::IntrusionBegan { intrusion: HIT, system: PORTAL });
    script.because(
        began,
        TimeClass::Detection,
        60,
        Fact::SystemCompromised { intrusion: HIT, system: PORTAL },
    );
    let opened = script.because(
        began,
        TimeClass::Detection,
        600,
        Fact::IncidentOpened {
            incident: INCIDENT,
            org: AGENCY,
            severity: Severity::Minor,
            subject: None,
            intrusion: Some(HIT),
        },
    );
    script.because(
        opened,
        TimeClass::Work,
        900,
        Fact::SystemSuspected { incident: INCIDENT, system: PORTAL, clean: false },
    );
    script.because(
        opened,
        TimeClass::Queue,
        1200,
        Fact::TaskStarted {
            task: TaskId(0),
            incident: INCIDENT,
            action: ActionKind::Isolate,
            system: Some(PORTAL),
            person: LOCAL,
            duplicate: false,
        },
    );
    script.because(5, TimeClass::Work, 1800, Fact::ContainmentDeclared { incident: INCIDENT });
    script.because(6, TimeClass::Work, 1800, Fact::IntrusionContained { intrusion: HIT });
    for (ix, entry) in script.entries.iter_mut().enumerate() {
        entry.seen_by = if matches!(ix, 3..=6) { Audience::Org(AGENCY) } else { Audience::Nobody };
    }
    script.record()
}

fn standings(reel: &Arc<Reel>) -> Vec<Standing> {
    let mut player = Player::new(Arc::clone(reel));
    (0..=reel.len())
        .map(|at| {
            player.seek(at);
            player.frame().agencies[AGENCY.ix()].standing
        })
        .collect()
}

#[test]
fn an_agency_stands_as_the_truth_says_and_to_itself_as_it_believes() {
    use Standing::{Contained, Hit, Quiet, Working};
    let truth = reel(story(), Mask::Everything);
    assert_eq!(standings(&truth), [Quiet, Quiet, Hit, Hit, Hit, Hit, Hit, Hit, Contained]);
    let own = reel(story(), Mask::of(&[AGENCY]));
    assert_eq!(standings(&own), [Quiet, Working, Hit, Hit, Contained]);
    let other = reel(story(), Mask::of(&[OTHER]));
    assert_eq!(standings(&other), [Quiet]);
}

#[test]
fn what_is_shown_can_be_sent() {
    let whole = reel(story(), Mask::Everything);
    let mut player = Player::new(Arc::clone(&whole));
    player.seek(6);
    let sent = whole.names().scope(|| serde_json::to_value(player.frame()).unwrap());
    assert_eq!(sent["incidents"][0]["lead"], "agency");
    assert_eq!(sent["incidents"][0]["phase"], "containment");
    assert_eq!(sent["incidents"][0]["suspected"][0], "s2");
    assert_eq!(sent["intrusions"][0]["intrusion"], "c1@agency");
    assert_eq!(sent["queues"][0]["at_work"], 1);
    assert_eq!(sent["last"]["fact"], "task_started");
    let unseen = reel(story(), Mask::of(&[AGENCY])).why(1);
    assert_eq!(unseen.last().map(|l| (l.unseen, l.since)), Some((true, 0)));
}

#[test]
fn moments_are_jumped_to_by_time() {
    let reel = reel(story(), Mask::Everything);
    let mut player = Player::new(reel);
    let moment = |t, kind| Moment { t: SimTime(t), expectation: 0, kind, subject: HIT };
    player.set_moments(vec![moment(1500, MomentKind::LimitPassed), moment(700, MomentKind::TargetPassed)]);
    assert!(player.jump(Jump::Expectation, Direction::Next));
    assert_eq!((player.now(), player.at()), (SimTime(700), 4));
    assert!(
        player.jump(Jump::Expectation, Direction::Next) && !player.jump(Jump::Expectation, Direction::Next)
    );
    player.pass(Span(-800));
    assert_eq!(player.now(), SimTime(700));
    assert!(!player.jump(Jump::Expectation, Direction::Previous));
}
