//! The time line and the page of a session of two roles on a shipped province.

use std::sync::Arc;

use super::{View, html, timeline as drawn};
use crate::experiment::stats::Interval;
use crate::i18n::Lang;
use crate::record::Run;
use crate::report::tests::faults;
use crate::report::training::expectations;
use crate::scenario::LoadOptions;
use crate::scenario::testing::shipped;
use crate::train::act::{By, Taken};
use crate::train::debrief::{Debriefing, debrief};
use crate::train::seat::{SeatKind, seat};
use crate::train::session::Session;
use crate::train::weigh::{Mean, Worth};
use crate::units::Span;

const HOSTILE: &str = "<script>alert(1)</script>";

/// Two roles that take the last option, a while after it was asked, a number of times.
fn played() -> (Session, Debriefing) {
    let files = shipped("dong-nai-2022");
    let loaded = crate::scenario::load(&files, "dong-nai-2022", &LoadOptions::default()).unwrap();
    let scenario = Arc::new(loaded.scenario);
    let kinds = [SeatKind::Coordinator, SeatKind::Press];
    let seats = kinds.map(|kind| seat(&scenario, kind, None).unwrap());
    let run = Run { scenario, seed: 4, replication: 0, overrides: Vec::new() };
    let mut session = Session::new(run, seats.to_vec()).unwrap();
    while session.taken().len() < 20 && session.go_to_next() {
        let waiting = session.waiting().remove(0);
        session.go_to(session.now() + Span(600));
        let still = session.waiting().into_iter().any(|other| other.decision == waiting.decision);
        let option = waiting.options.last().cloned().filter(|_| still);
        if let Some(option) = option {
            let taken = Taken {
                seat: waiting.seat,
                decision: waiting.decision,
                option,
                after_s: 0,
                desk_s: 0,
                rationale: HOSTILE.to_owned(),
                hinted: false,
                standing: false,
                by: By::Desk,
            };
            session.decide(taken).unwrap();
        }
    }
    let mut debriefing = debrief(&session, 0, 1, &|_| {}).unwrap();
    for (one, (mean, low, high)) in
        debriefing.decisions.iter_mut().zip([(2.0, 1.0, 3.0), (-2.0, -3.0, -1.0), (0.5, -1.0, 2.0)])
    {
        let score = Some(Mean { mean, interval: Interval { low, high } });
        one.worth = Some(Worth { futures: 40, score, expectations: Vec::new() });
    }
    (session, debriefing)
}

#[test]
fn the_time_line_is_legible_and_the_page_tells_every_decision_of_whom_it_is_about() {
    let (session, debriefing) = played();
    let count = debriefing.decisions.len();
    assert!(count > 6, "{count}");
    for lang in Lang::ALL {
        let all = View { session: &session, debriefing: &debriefing, seat: None, lang };
        let wrong = faults(&[drawn::chart(&all)]);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let page = html(&all);
        assert_eq!(page.matches("<table").count(), 2);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
        // Everybody's decisions are those of one role and those of the other.
        let rows = |seat| html(&View { seat, ..all }).matches("th scope=\"row\"").count();
        let plan = |seat| {
            let view = View { seat, ..all };
            let decisions = view.decisions();
            let reviewed: Vec<_> = decisions.iter().map(|(_, one)| *one).collect();
            expectations(&reviewed).len()
        };
        assert_eq!(rows(None) - plan(None), count);
        assert_eq!(rows(Some(0)) - plan(Some(0)) + rows(Some(1)) - plan(Some(1)), count);
    }
    let [vi, en] =
        Lang::ALL.map(|lang| drawn(&View { session: &session, debriefing: &debriefing, seat: None, lang }));
    assert!(vi.svg != en.svg && vi.alt != en.alt);
}
