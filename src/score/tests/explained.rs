//! Where the hours went: clipping, classes, slack.

use super::*;
use crate::units::SimTime;
use Milestone as M;
use TimeClass as C;

fn parts(explanation: &Explanation) -> Vec<(C, i64)> {
    explanation.parts.iter().map(|p| (p.class, p.seconds)).collect()
}

fn find(scored: &Scored, from: M, to: M) -> &Explanation {
    scored.explanations.iter().find(|e| e.from == from && e.to == to).expect("this clock is explained")
}

#[test]
fn a_path_is_followed_back_and_clipped_at_the_start() {
    let mut s = Script::new(vec![expects(M::Detection, M::Triage, 60, 600)]);
    let began = s.at(-100, began());
    let held = s.because(began, C::Work, 0, Fact::SystemCompromised { intrusion: HIT, system: PLAIN });
    let alert = s.because(held, C::Detection, 50, raised(0));
    let seen = s.push(
        150,
        acknowledged(0),
        Some(alert),
        vec![began, held],
        vec![(C::OffCalendar, 60), (C::Queue, 40)],
    );
    s.because(seen, C::Work, 180, triaged(0, Verdict::Incident));
    let scored = score(&s.record());

    let whole = find(&scored, M::Occurrence, M::Triage);
    assert_eq!(whole.elapsed_s, 280);
    assert_eq!(
        parts(whole),
        [(C::Detection, 150), (C::OffCalendar, 60), (C::Queue, 40), (C::Work, 30)],
        "the attacker's own work is time in which nobody had a signal"
    );
    assert_eq!(whole.path, [0, 1, 2, 3, 4]);
    assert_eq!(whole.parts[0].entries, [1, 2]);
    let slack: Vec<(u32, u32, i64)> = whole.slack.iter().map(|s| (s.entry, s.of, s.seconds)).collect();
    assert_eq!(slack, [(0, 3, 150), (1, 3, 50)]);

    let later = find(&scored, M::Detection, M::Triage);
    assert_eq!((later.elapsed_s, later.from_t), (130, SimTime(50)));
    assert_eq!(parts(later), [(C::OffCalendar, 60), (C::Queue, 40), (C::Work, 30)]);
    assert_eq!(later.path, [2, 3, 4]);
}

#[test]
fn a_piece_across_the_start_is_cut() {
    let mut s = Script::new(vec![expects(M::Detection, M::Triage, 60, 600)]);
    s.at(0, began());
    let early = s.at(10, opened(IncidentId(5), None));
    s.at(40, raised(0));
    s.push(100, triaged(0, Verdict::Incident), Some(early), vec![], vec![(C::Message, 50), (C::Work, 40)]);
    let scored = score(&s.record());
    let cut = find(&scored, M::Detection, M::Triage);
    assert_eq!(parts(cut), [(C::Message, 20), (C::Work, 40)]);
    let whole = find(&scored, M::Occurrence, M::Triage);
    assert_eq!(parts(whole), [(C::Detection, 10), (C::Message, 50), (C::Work, 40)], "the path ends outside");
}

#[test]
fn an_attack_that_comes_back_is_undetected_until_it_is_seen() {
    let mut s = Script::new(Vec::new());
    let start = s.at(0, began());
    let first = s.because(start, C::Work, 100, Fact::IntrusionContained { intrusion: HIT });
    let broken = s.because(first, C::Dependency, 300, Fact::ContainmentBroken { intrusion: HIT });
    s.because(broken, C::Work, 400, Fact::IntrusionContained { intrusion: HIT });
    let scored = score(&s.record());
    let whole = find(&scored, M::Occurrence, M::Containment);
    assert_eq!(parts(whole), [(C::Detection, 200), (C::Work, 200)]);
}

#[test]
fn expectations_without_their_start_are_explained_from_the_occurrence() {
    let mut s = Script::new(vec![expects(M::Triage, M::FirstServiceBack, 60, 600)]);
    let start = s.at(0, began());
    let down = s.because(start, C::Work, 10, lost(PORTAL, Impact::Disrupted));
    s.because(down, C::Dependency, 70, back(PORTAL));
    let scored = score(&s.record());
    let explanation = find(&scored, M::Occurrence, M::FirstServiceBack);
    assert_eq!(explanation.elapsed_s, scored.card.expectations[0].instances[0].measured_s);
    assert_eq!(parts(explanation), [(C::Detection, 10), (C::Dependency, 60)]);
}
