//! Forks of whole drills of a shipped province, and sessions on them.

use std::sync::Arc;

use proptest::prelude::*;

use crate::record::{Fact, Point, Record, Run, digest};
use crate::scenario::LoadOptions;
use crate::scenario::model::{Disturbance, Inject, InjectKind, Text};
use crate::scenario::testing::shipped;
use crate::score::score;
use crate::sim;
use crate::train::act::{Act, By, CannotDecide, LONGEST_RATIONALE, Taken, Waiting};
use crate::train::choice::choices;
use crate::train::debrief::debrief;
use crate::train::fork::{Change, ForkError, fork};
use crate::train::inject::CannotInject;
use crate::train::saved::{SavedError, Settings, header, line, resume};
use crate::train::seat::{NoSeat, SeatKind, seat};
use crate::train::session::{Bookmark, Session};
use crate::units::{SimTime, Span};

fn drill(seed: u64) -> Record {
    let files = shipped("dong-nai-2022");
    let Ok(loaded) = crate::scenario::load(&files, "dong-nai-2022", &LoadOptions::default()) else {
        panic!("the shipped scenario is sound")
    };
    sim::run(&Run { scenario: Arc::new(loaded.scenario), seed, replication: 0, overrides: Vec::new() })
}

fn change(decision: &str, option: &str) -> Change {
    Change { decision: decision.to_owned(), option: option.to_owned() }
}

#[test]
fn a_fork_that_changes_nothing_is_the_same_to_the_last_byte() {
    let record = drill(4);
    let choice = choices(&record).into_iter().next().unwrap();
    let forked = fork(&record, &[change(&choice.id, &choice.chosen)]).unwrap();
    assert!(forked.difference.is_none());
    assert_eq!(forked.difference.score_before, forked.difference.score_after);
    assert_eq!(digest(&forked.record).unwrap(), digest(&record).unwrap());
}

#[test]
fn a_fork_is_told_by_what_it_changed() {
    let record = drill(4);
    let found = choices(&record);
    let isolate = found.iter().find(|c| c.chosen == "isolate").expect("somebody isolates");
    let forked = fork(&record, &[change(&isolate.id, "watch")]).unwrap();
    let difference = &forked.difference;
    assert_eq!((difference.first, difference.at), (Some(isolate.seq), Some(isolate.t)));
    assert!(difference.times.iter().all(|t| t.before != t.after));
    assert!(
        difference.times.iter().all(|t| t.before.into_iter().chain(t.after).all(|t| t >= isolate.t)),
        "nothing before the decision comes at another time"
    );
    // The parts of every clock add up on both sides.
    let (before, after) = (score(&record), &forked.scored);
    for hours in &difference.hours {
        let [b, a] = [(&before, hours.before_s), (after, hours.after_s)].map(|(scored, told)| {
            let names = record.run.scenario.names();
            let of = |e: &&crate::score::card::Explanation| {
                names.intrusion(e.intrusion) == hours.intrusion && (e.from, e.to) == (hours.from, hours.to)
            };
            let found = scored.explanations.iter().find(of);
            assert_eq!(found.map(|e| e.elapsed_s), told);
            found.map_or(0, |e| e.elapsed_s)
        });
        let moved: i64 = hours.parts.iter().map(|(_, before, after)| after - before).sum();
        assert_eq!(moved, a - b, "{hours:?}");
    }
}

#[test]
fn what_is_not_in_the_record_is_refused() {
    let record = drill(4);
    let choice = choices(&record).into_iter().next().unwrap();
    let error = fork(&record, &[change("contain@i99.9", "watch")]).unwrap_err();
    assert!(matches!(error, ForkError::NoDecision { ref known, .. } if known.contains(&choice.id)));
    let error = fork(&record, &[change(&choice.id, "pray")]).unwrap_err();
    assert!(matches!(error, ForkError::NoOption { ref known, .. } if *known == choice.options));
    let twice = [change(&choice.id, &choice.options[0]), change(&choice.id, &choice.options[1])];
    assert_eq!(fork(&record, &twice).unwrap_err(), ForkError::Twice(choice.id.clone()));
    let mut other = record.clone();
    other.version = "9.9.9".to_owned();
    other.entries.pop();
    let error = fork(&other, &[change(&choice.id, &choice.chosen)]).unwrap_err();
    assert_eq!(error, ForkError::OtherVersion { made_by: "9.9.9".to_owned() });
}

#[test]
fn a_fork_can_be_forked() {
    let record = drill(4);
    let first = choices(&record).into_iter().find(|c| c.chosen == "isolate").unwrap();
    let forked = fork(&record, &[change(&first.id, "watch")]).unwrap();
    // Back again: the first record.
    let back = fork(&forked.record, &[change(&first.id, "isolate")]).unwrap();
    assert_eq!(digest(&back.record).unwrap(), digest(&record).unwrap());
}

/// A desk at which somebody sits who decides by a rule, at once, and goes on.
fn play(session: &mut Session, choose: &dyn Fn(&Waiting) -> String, after: i64) -> usize {
    let mut decided = 0;
    loop {
        let Some(first) = session.waiting().into_iter().next() else {
            if !session.go_to_next() {
                return decided;
            }
            continue;
        };
        let at = SimTime(first.since.0.max(session.now().0) + after);
        session.go_to(at);
        let Some(first) = session.waiting().into_iter().find(|w| w.decision == first.decision) else {
            continue;
        };
        session.decide(taken(&first, &choose(&first))).unwrap();
        decided += 1;
    }
}

fn taken(waiting: &Waiting, option: &str) -> Taken {
    Taken {
        seat: waiting.seat,
        decision: waiting.decision.clone(),
        option: option.to_owned(),
        after_s: 0,
        desk_s: 0,
        rationale: "vì kế hoạch".to_owned(),
        hinted: false,
        standing: false,
        by: By::Desk,
    }
}

fn sit(seed: u64, kinds: &[SeatKind]) -> Session {
    let run = drill(seed).run;
    let seats = kinds.iter().map(|kind| seat(&run.scenario, *kind, None).unwrap()).collect();
    Session::new(run, seats).unwrap()
}

/// What the model takes at every decision of a drill.
fn policies(seed: u64) -> std::collections::BTreeMap<String, String> {
    choices(&drill(seed)).into_iter().map(|choice| (choice.id, choice.policy)).collect()
}

#[test]
fn whoever_decides_as_the_model_does_at_once_plays_the_models_drill() {
    let mut session = sit(4, &[SeatKind::Coordinator, SeatKind::Chair, SeatKind::Press, SeatKind::Police]);
    let policies = policies(4);
    let decided = play(&mut session, &|waiting| policies[&waiting.decision].clone(), 0);
    assert!(decided > 20, "{decided}");
    // The entries that say that a decision waits are all that differs.
    let facts = |record: &Record| -> Vec<_> {
        let told = record.entries.iter().filter(|e| !matches!(e.fact, Fact::DecisionAwaited { .. }));
        told.map(|e| (e.t, e.fact.clone())).collect()
    };
    let (played, plain) = (facts(session.world()), facts(&drill(4)));
    assert!(played == plain, "the drills differ");
}

#[test]
fn nothing_that_was_shown_is_taken_back_and_nothing_of_the_truth_is_shown() {
    let mut session = sit(7, &[SeatKind::Coordinator]);
    let seat = session.seats()[0].clone();
    let mut shown: Vec<(SimTime, Fact)> = Vec::new();
    for round in 0..30 {
        let Some(first) = session.waiting().into_iter().next() else {
            if !session.go_to_next() {
                break;
            }
            continue;
        };
        let known: Vec<(SimTime, Fact)> = session.known(0).map(|(entry, fact)| (entry.t, fact)).collect();
        for (t, fact) in &shown {
            assert!(known.contains(&(*t, fact.clone())), "taken back: {fact:?}");
        }
        shown = known;
        for (entry, fact) in session.known(0) {
            assert!(seat.orgs.iter().any(|org| entry.seen_by.includes(*org)));
            let told = format!("{fact:?}");
            assert!(!told.contains("IntrusionId"), "{told}");
        }
        let option = first.options[round % first.options.len()].clone();
        session.go_to(SimTime(session.now().0 + 600));
        if session.waiting().iter().any(|w| w.decision == first.decision) {
            session.decide(taken(&first, &option)).unwrap();
        }
    }
    assert!(shown.len() > 50, "{} things were shown", shown.len());
}

#[test]
fn what_cannot_be_decided_is_refused_and_changes_nothing() {
    let mut session = sit(4, &[SeatKind::Coordinator, SeatKind::Press]);
    assert!(session.go_to_next());
    let first = session.waiting().remove(0);
    let before = digest(session.world()).unwrap();
    let none = Taken { decision: "contain@i9.9".to_owned(), ..taken(&first, "isolate") };
    assert_eq!(session.decide(none).unwrap_err(), CannotDecide::NotWaiting);
    assert_eq!(session.decide(taken(&first, "pray")).unwrap_err(), CannotDecide::NoOption);
    let other = Taken { seat: 1 - first.seat, ..taken(&first, &first.options[0]) };
    assert_eq!(session.decide(other).unwrap_err(), CannotDecide::NotYours);
    let long = Taken { rationale: "x".repeat(LONGEST_RATIONALE + 1), ..taken(&first, &first.options[0]) };
    assert_eq!(session.decide(long).unwrap_err(), CannotDecide::TooLong);
    session.go_to(SimTime(session.now().0 + 100));
    assert_eq!(digest(session.world()).unwrap(), before);
    session.decide(taken(&first, &first.options[0])).unwrap();
    assert_eq!(
        session.taken()[0].after_s,
        101,
        "as long as it waited, and a second, in which it takes effect"
    );
    assert_ne!(digest(session.world()).unwrap(), before);
}

#[test]
fn a_saved_session_goes_on_where_it_was_also_after_a_crash() {
    let mut session = sit(4, &[SeatKind::Coordinator]);
    let settings = Settings { speed: 0.0, hints: true };
    let mut text = format!("{}\n", header(&session, settings, "1.0").unwrap());
    for round in 0..6 {
        while session.waiting().is_empty() {
            assert!(session.go_to_next());
        }
        let first = session.waiting().remove(0);
        session.go_to(SimTime(session.now().0 + 60));
        let taken = taken(&first, &first.options[round % first.options.len()]);
        session.decide(taken).unwrap();
        text.push_str(&format!("{}\n", line(session.acts().last().unwrap()).unwrap()));
    }
    let (again, back) = resume(&text, "1.0").unwrap();
    assert_eq!((again.taken(), again.now(), back), (session.taken(), session.now(), settings));
    assert_eq!(digest(again.world()).unwrap(), digest(session.world()).unwrap());
    // Killed while the last decision was written.
    let cut = &text[..text.len() - 9];
    assert_eq!(resume(cut, "1.0").unwrap().0.taken().len(), 5);
    assert_eq!(resume(&text, "2.0").map(|_| ()).unwrap_err(), SavedError::OtherVersion("1.0".to_owned()));
    let other = text.replacen("\"rationale\":\"vì kế hoạch\"", "\"rationale\":7", 1);
    assert!(matches!(resume(&other, "1.0").map(|_| ()).unwrap_err(), SavedError::Line { line: 2, .. }));
}

#[test]
fn a_debriefing_weighs_every_decision_in_its_own_future_and_in_others() {
    let mut session = sit(4, &[SeatKind::Press, SeatKind::Chair]);
    let policies = policies(4);
    let contrary = |waiting: &Waiting| {
        let policy = policies.get(&waiting.decision);
        let other = waiting.options.iter().find(|option| Some(*option) != policy);
        other.unwrap_or(&waiting.options[0]).clone()
    };
    play(&mut session, &contrary, 1800);
    let few = debrief(&session, 3, 1, &|_| ()).unwrap();
    assert_eq!(few.decisions.len(), session.taken().len());
    assert!(!few.decisions.is_empty());
    for reviewed in &few.decisions {
        assert_eq!(reviewed.worth.as_ref().map(|worth| worth.futures), Some(3));
        if let Some(decided) = reviewed.decided {
            assert_eq!((decided - reviewed.asked).0, i64::from(reviewed.taken.after_s));
            assert!(reviewed.options.contains(&reviewed.policy));
        }
    }
    // The same on any number of threads.
    let again = debrief(&session, 3, 2, &|_| ()).unwrap();
    assert_eq!(again.decisions, few.decisions);
    assert!(!few.against_the_model.is_none());
}

#[test]
fn two_seats_never_take_the_same_decision() {
    let run = drill(4).run;
    let one = seat(&run.scenario, SeatKind::Coordinator, None).unwrap();
    assert_eq!(Session::new(run.clone(), vec![one.clone(), one]).map(|_| ()).unwrap_err(), NoSeat::Taken);
    let nowhere = seat(&run.scenario, SeatKind::Administrator, Some("atlantis")).unwrap_err();
    assert_eq!(nowhere, NoSeat::NoAgency("atlantis".to_owned()));
}

/// Everything of a world up to now.
fn past(session: &Session) -> Vec<crate::record::Entry> {
    session.past().to_vec()
}

fn told(session: &Session, id: &str, kind: InjectKind) -> Inject {
    let scenario = &session.run().scenario;
    let text = |text: &str| Text { vi: text.to_owned(), en: text.to_owned() };
    Inject {
        id: id.to_owned(),
        at: Span::ZERO,
        title: text("Một tòa soạn hỏi"),
        message: text("Trang của sở bị sửa?"),
        from: text("Báo"),
        to: scenario.province.organisations[session.seats()[0].orgs[0].ix()].id.clone(),
        channel: scenario.practice.channels[0].id.clone(),
        kind,
        expects: None,
        contingency_for: None,
    }
}

#[test]
fn what_a_trainer_injects_leaves_the_past_as_it_was_and_is_gone_on_with() {
    let mut session = sit(4, &[SeatKind::Coordinator]);
    let settings = Settings { speed: 0.0, hints: true };
    let mut text = format!("{}\n", header(&session, settings, "1.0").unwrap());
    assert!(session.go_to_next());
    let org = session.seats()[0].orgs[0];
    let flood = Disturbance::AlertFlood {
        organisation: session.run().scenario.province.organisations[org.ix()].id.clone(),
        alerts: 40,
        over: Span::hours(1),
    };
    for (id, kind) in [("t1", InjectKind::Tells { about: None }), ("t2", InjectKind::Causes(flood))] {
        let before = past(&session);
        session.inject(told(&session, id, kind)).unwrap();
        assert_eq!(session.world().entries[..before.len()], before[..], "{id}");
        let delivered = |fact: &Fact| matches!(fact, Fact::InjectDelivered { .. });
        assert!(past(&session)[before.len()..].iter().any(|entry| delivered(&entry.fact)), "{id}");
        session.go_to(session.now() + Span::hours(1));
    }
    // Somebody there reads it.
    let read = |(_, fact): (_, Fact)| matches!(fact, Fact::InjectDelivered { .. } | Fact::MessageRead { .. });
    assert!(session.known(0).any(read));
    for act in session.acts() {
        text.push_str(&format!("{}\n", line(act).unwrap()));
    }
    let again = resume(&text, "1.0").unwrap().0;
    assert_eq!(again.acts(), session.acts());
    assert_eq!(digest(again.world()).unwrap(), digest(session.world()).unwrap());
    // The record is a run like any other.
    let run = Run { overrides: session.overrides(), ..session.run().clone() };
    assert_eq!(digest(&sim::run(&run)).unwrap(), digest(session.world()).unwrap());
}

#[test]
fn what_cannot_be_injected_is_refused_and_changes_nothing() {
    let mut session = sit(4, &[SeatKind::Coordinator]);
    let before = digest(session.world()).unwrap();
    let good = told(&session, "t1", InjectKind::Tells { about: None });
    let refused = |session: &mut Session, inject: Inject| session.inject(inject).unwrap_err();
    let nobody = Inject { to: "atlantis".to_owned(), ..good.clone() };
    assert_eq!(refused(&mut session, nobody), CannotInject::NoOrganisation("atlantis".to_owned()));
    let smoke = Inject { channel: "smoke".to_owned(), ..good.clone() };
    assert_eq!(refused(&mut session, smoke), CannotInject::NoChannel("smoke".to_owned()));
    let about = InjectKind::Tells { about: Some("none".to_owned()) };
    let about = Inject { kind: about, ..good.clone() };
    assert_eq!(refused(&mut session, about), CannotInject::NoCampaign("none".to_owned()));
    let title = Text { vi: " ".to_owned(), en: "x".to_owned() };
    assert_eq!(refused(&mut session, Inject { title, ..good.clone() }), CannotInject::Empty);
    let message = Text { vi: "x".repeat(3_000), en: String::new() };
    assert_eq!(refused(&mut session, Inject { message, ..good.clone() }), CannotInject::TooLong);
    let lasting = Span::days(31);
    let down = Disturbance::ChannelDown { channel: good.channel.clone(), lasting };
    let down = Inject { kind: InjectKind::Causes(down), ..good.clone() };
    assert_eq!(refused(&mut session, down), CannotInject::OutOfBounds);
    assert_eq!(digest(session.world()).unwrap(), before);
    session.inject(good.clone()).unwrap();
    assert_eq!(refused(&mut session, good.clone()), CannotInject::Twice("t1".to_owned()));
    session.go_to(session.end());
    assert_eq!(refused(&mut session, Inject { id: "t2".to_owned(), ..good }), CannotInject::Over);
}

#[test]
fn a_decision_that_stands_is_taken_whenever_its_incident_asks_again() {
    let mut session = sit(4, &[SeatKind::Coordinator]);
    let mut asked = std::collections::BTreeSet::new();
    loop {
        let Some(first) = session.waiting().into_iter().next() else {
            if !session.go_to_next() {
                break;
            }
            continue;
        };
        let repeated = !asked.insert((first.point, first.incident));
        // Asked again only where the option that stands is not open.
        let stands = session.taken().iter().rev().find(|taken| {
            taken.standing
                && Point::of(&taken.decision) == Some(first.point)
                && first.decision.contains(&format!("@i{}.", first.incident.0))
        });
        assert!(!repeated || !first.options.contains(&stands.unwrap().option), "{first:?}");
        session.decide(Taken { standing: true, ..taken(&first, &first.options[0]) }).unwrap();
    }
    let by_order = session.taken().iter().filter(|taken| taken.by == By::Order).count();
    assert!(by_order > 5, "{by_order}");
    let text = |session: &Session| {
        let settings = Settings { speed: 0.0, hints: false };
        let mut text = format!("{}\n", header(session, settings, "1.0").unwrap());
        session.acts().iter().for_each(|act| text.push_str(&format!("{}\n", line(act).unwrap())));
        text
    };
    let mut again = resume(&text(&session), "1.0").unwrap().0;
    again.go_to(again.end());
    assert_eq!(again.taken(), session.taken());
    assert_eq!(digest(again.world()).unwrap(), digest(session.world()).unwrap());
}

#[test]
fn a_seat_that_is_left_from_the_start_is_the_models_and_can_be_taken_again() {
    let mut session = sit(4, &[SeatKind::Coordinator, SeatKind::Chair]);
    session.leave(1).unwrap();
    assert!(session.is_left(1) && !session.is_left(0));
    let policies = policies(4);
    play(&mut session, &|waiting| policies[&waiting.decision].clone(), 0);
    let facts = |record: &Record| -> Vec<_> {
        let told = record.entries.iter().filter(|e| !matches!(e.fact, Fact::DecisionAwaited { .. }));
        told.map(|e| (e.t, e.fact.clone())).collect()
    };
    assert!(facts(session.world()) == facts(&drill(4)), "the drills differ");
    // In the middle: what waits is decided as the model would, what comes up later too, until somebody is back.
    let mut session = sit(4, &[SeatKind::Coordinator, SeatKind::Chair]);
    assert!(session.go_to_next());
    let waited = session.waiting().remove(0);
    session.go_to(session.now() + Span::hours(1));
    let before = past(&session);
    session.leave(waited.seat).unwrap();
    assert!(session.waiting().iter().all(|other| other.seat != waited.seat));
    assert_eq!(session.taken()[0].by, By::Model);
    assert_eq!(session.world().entries[..before.len()], before[..]);
    session.go_to(session.now() + Span::hours(1));
    session.sit_down(waited.seat).unwrap();
    let later = session.now();
    while session.waiting().iter().all(|other| other.seat != waited.seat) {
        assert!(session.go_to_next(), "nothing comes up any more");
    }
    assert!(session.now() > later);
    assert_eq!(session.leave(9).unwrap_err(), CannotDecide::NoSeat);
    let acts: Vec<bool> =
        session.acts().iter().map(|act| matches!(act, Act::Leave { .. } | Act::Return { .. })).collect();
    assert_eq!(acts, [true, true]);
}

#[test]
fn news_are_all_that_is_known_and_nothing_twice() {
    let mut session = sit(7, &[SeatKind::Coordinator, SeatKind::Police]);
    let mut marks = [Bookmark::default(), Bookmark::default(), Bookmark::default()];
    let mut read: [Vec<(SimTime, Fact)>; 3] = Default::default();
    for round in 0..60 {
        for (ix, mark) in marks.iter_mut().enumerate() {
            read[ix].extend(session.news((ix < 2).then_some(ix), mark));
        }
        let Some(first) = session.waiting().into_iter().next() else {
            let Some(next) = session.next_decision() else { break };
            session.go_to(SimTime(next.0.min(session.now().0 + 977)));
            continue;
        };
        let option = first.options[round % first.options.len()].clone();
        session.decide(taken(&first, &option)).unwrap();
    }
    for (ix, mark) in marks.iter_mut().enumerate() {
        read[ix].extend(session.news((ix < 2).then_some(ix), mark));
    }
    let all: Vec<(SimTime, Fact)> = past(&session).into_iter().map(|entry| (entry.t, entry.fact)).collect();
    assert!(all.len() > 200);
    let [one, two, three] = read;
    for (seat, read) in [one, two].into_iter().enumerate() {
        let known: Vec<_> = session.known(seat).map(|(entry, fact)| (entry.t, fact)).collect();
        assert_eq!(read, known);
    }
    assert_eq!(three, all);
}

#[test]
fn leaving_a_left_seat_and_sitting_where_one_sits_does_nothing() {
    let mut session = sit(4, &[SeatKind::Coordinator, SeatKind::Police]);
    session.leave(1).unwrap();
    assert!(session.go_to_next());
    let before = (session.now(), past(&session), session.acts().len());
    session.sit_down(0).unwrap();
    session.leave(1).unwrap();
    assert!(before == (session.now(), past(&session), session.acts().len()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// Whatever was done, in whatever order: nothing that had happened changes, and what is saved gives the same world.
    #[test]
    fn whatever_is_done_leaves_the_past_and_is_made_again(
        acts in proptest::collection::vec((0usize..9, 0usize..4, 0i64..20_000), 4..24),
    ) {
        let mut session = sit(4, &[SeatKind::Coordinator, SeatKind::Police, SeatKind::Press]);
        let settings = Settings { speed: 0.0, hints: false };
        let mut text = format!("{}\n", header(&session, settings, "1.0").unwrap());
        for (number, (what, which, seconds)) in acts.into_iter().enumerate() {
            let before = past(&session);
            match what {
                0 => session.go_to(session.now() + Span(seconds)),
                1 => drop(session.go_to_next()),
                2 => session.leave(which % 3).unwrap(),
                3 => session.sit_down(which % 3).unwrap(),
                4 => {
                    let inject = told(&session, &format!("t{number}"), InjectKind::Tells { about: None });
                    session.inject(inject).unwrap();
                }
                _ => {
                    let waiting = session.waiting();
                    if let Some(one) = waiting.get(which % waiting.len().max(1)) {
                        let option = one.options[seconds as usize % one.options.len()].clone();
                        session.decide(Taken { standing: what == 8, ..taken(one, &option) }).unwrap();
                    }
                }
            }
            prop_assert!(session.past().len() >= before.len());
            prop_assert!(session.past()[..before.len()] == before[..], "the past has changed");
        }
        for act in session.acts() {
            text.push_str(&format!("{}\n", line(act).unwrap()));
        }
        let mut again = resume(&text, "1.0").unwrap().0;
        again.come_to(session.position());
        prop_assert_eq!(again.position(), session.position());
        prop_assert!(again.past() == session.past(), "it comes back to another moment");
        for session in [&mut again, &mut session] {
            session.go_to(session.end());
        }
        prop_assert_eq!(again.taken(), session.taken());
        prop_assert_eq!(digest(again.world()).unwrap(), digest(session.world()).unwrap());
    }
}
