//! What responders believe, declare, split or leave undone never scores better than the honest course.

use super::*;
use crate::scenario::model::Expectation;
use crate::units::Span;
use Milestone as M;

const MINUTE: i64 = 60;

fn plan() -> Vec<Expectation> {
    let hours = |from, to, target: i64, limit: i64| expects(from, to, target * 3600, limit * 3600);
    vec![
        hours(M::Detection, M::Acknowledgement, 1, 4),
        hours(M::Detection, M::Triage, 1, 4),
        hours(M::Triage, M::ReportToLead, 1, 8),
        hours(M::ReportToLead, M::Decision, 1, 8),
        hours(M::Occurrence, M::Mobilisation, 2, 12),
        hours(M::Occurrence, M::Containment, 4, 24),
        hours(M::Occurrence, M::Eradication, 12, 48),
        hours(M::Containment, M::Recovery, 8, 48),
        hours(M::Recovery, M::Closure, 1, 24),
        hours(M::Occurrence, M::Closure, 24, 72),
        hours(M::Closure, M::FinalReport, 8, 72),
    ]
}

/// Which of the ways to look better is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Honest,
    NeverTriages,
    ClosesTooEarly,
    SplitsInThree,
}

/// The same attack and, but for the way, the same response.
fn scored(way: Way) -> Scored {
    let mut s = Script::new(plan());
    s.horizon = Span::days(10);
    let incidents: Vec<IncidentId> =
        (0..if way == Way::SplitsInThree { 3 } else { 1 }).map(IncidentId).collect();
    s.at(0, began());
    s.at(10 * MINUTE, lost(PORTAL, Impact::Encrypted));
    s.at(20 * MINUTE, raised(0));
    if way == Way::NeverTriages {
        s.at(30 * MINUTE, Fact::AlertExpired { alert: AlertId(0), intrusion: Some(HIT) });
        return score(&s.record());
    }
    s.at(50 * MINUTE, acknowledged(0));
    s.at(70 * MINUTE, triaged(0, Verdict::Incident));
    for (n, incident) in (0i64..).zip(&incidents) {
        s.at((70 + n) * MINUTE, opened(*incident, Some(HIT)));
    }
    if way == Way::ClosesTooEarly {
        s.at(80 * MINUTE, Fact::ContainmentDeclared { incident: INCIDENT });
        s.at(81 * MINUTE, closed(INCIDENT, true));
    }
    s.at(200 * MINUTE, told(INCIDENT, M::ReportToLead));
    s.at(300 * MINUTE, started(0, INCIDENT, ActionKind::Isolate, LOCAL));
    s.at(320 * MINUTE, started(1, INCIDENT, ActionKind::Hunt, EXPERT));
    s.at(400 * MINUTE, Fact::IntrusionContained { intrusion: HIT });
    s.at(900 * MINUTE, Fact::IntrusionEradicated { intrusion: HIT });
    s.at(1500 * MINUTE, back(PORTAL));
    s.at(1500 * MINUTE, Fact::IntrusionRecovered { intrusion: HIT });
    if way != Way::ClosesTooEarly {
        for (n, incident) in (0i64..).zip(&incidents) {
            s.at((1700 + n) * MINUTE, closed(*incident, false));
        }
    }
    s.at(2000 * MINUTE, Fact::FinalReportFiled { incident: INCIDENT, to: CENTRE });
    score(&s.record())
}

#[test]
fn the_honest_course_is_scored_on_everything() {
    let card = scored(Way::Honest).card;
    assert_eq!(card.coverage, 1.0);
    let score = card.score.unwrap();
    assert!(score > 50.0 && score < 100.0, "{score}");
}

#[test]
fn no_way_around_scores_better() {
    let honest = scored(Way::Honest).card;
    for way in [Way::NeverTriages, Way::ClosesTooEarly, Way::SplitsInThree] {
        let card = scored(way).card;
        assert_eq!(card.coverage, honest.coverage, "{way:?}: the same is due");
        assert!(card.score_high < honest.score_low, "{way:?}: {:?} {:?}", card.score_high, honest.score_low);
        for (one, other) in card.expectations.iter().zip(&honest.expectations) {
            // A clock that starts at a later closure may itself be shorter; every other is not.
            if one.from != M::Closure {
                assert!(one.score_high <= other.score_low, "{way:?}: {}", one.id);
            }
        }
    }
}
