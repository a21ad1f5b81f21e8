//! What is in play: what the people in the room live through, from STARTEX on.

use crate::record::IntrusionId;
use crate::scenario::model::Milestone;
use crate::score::{Course, Instance, Scored, ScoredExpectation};
use crate::units::SimTime;

/// When an intrusion reached a milestone.
pub fn reached(course: &Course, wanted: Milestone) -> Option<SimTime> {
    course.reached.iter().find(|(milestone, ..)| *milestone == wanted).map(|(_, t, _)| *t)
}

/// The instances of an expectation that the room can answer for: the clock was started by what starts it, the target had
/// not run out at STARTEX, and the end had not come before it.
pub fn in_play<'a>(
    expectation: &'a ScoredExpectation,
    scored: &'a Scored,
) -> impl Iterator<Item = &'a Instance> + 'a {
    expectation.instances.iter().filter(|instance| {
        let course = course_of(scored, instance.subject);
        course.is_some_and(|course| is_in_play(expectation, instance, course))
    })
}

/// The course of an intrusion.
fn course_of(scored: &Scored, subject: IntrusionId) -> Option<&Course> {
    scored.courses.iter().find(|course| course.intrusion == subject)
}

fn is_in_play(expectation: &ScoredExpectation, instance: &Instance, course: &Course) -> bool {
    let started = reached(course, expectation.from).is_some();
    let may_be_met = instance.from_t.0.saturating_add(expectation.target_s) > 0;
    started && may_be_met && reached(course, expectation.to).is_none_or(|end| end >= SimTime::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::model::Aggregate;
    use crate::score::Status;
    use crate::units::{CampaignId, OrgId};

    /// An intrusion that began at `began`, was detected and triaged where a time is given.
    fn course(began: i64, detected: Option<i64>, triaged: Option<i64>) -> Course {
        let intrusion = IntrusionId { campaign: CampaignId::from(0usize), org: OrgId::from(0usize) };
        let times = [
            (Milestone::Occurrence, Some(began)),
            (Milestone::Detection, detected),
            (Milestone::Triage, triaged),
        ];
        let of = |(milestone, t): (Milestone, Option<i64>)| Some((milestone, SimTime(t?), 0));
        Course { intrusion, reached: times.into_iter().filter_map(of).collect() }
    }

    fn counts(began: i64, detected: Option<i64>, triaged: Option<i64>) -> bool {
        let course = course(began, detected, triaged);
        let from_t = SimTime(detected.unwrap_or(began));
        let instance = Instance {
            subject: course.intrusion,
            measured_s: 0,
            censored: triaged.is_none(),
            from_t,
            started: detected.is_some(),
            score_low: 0.0,
            score_high: 1.0,
            status: Status::Missed,
            evidence: Vec::new(),
        };
        let expectation = ScoredExpectation {
            id: "e".to_owned(),
            name: crate::i18n::Text { vi: String::new(), en: String::new() },
            metric: String::new(),
            from: Milestone::Detection,
            to: Milestone::Triage,
            scope: String::new(),
            target_s: 3_600,
            limit_s: 7_200,
            weight: 1.0,
            aggregate: Aggregate::All,
            instances: vec![instance.clone()],
            score_low: None,
            score_high: None,
            score: None,
            suggested_rating: None,
            status: Status::Missed,
            basis: crate::scenario::model::Basis::Assumption,
            source: String::new(),
            why_not: None,
        };
        is_in_play(&expectation, &instance, &course)
    }

    #[test]
    fn only_what_the_room_can_still_meet_is_in_play() {
        assert!(counts(-9_000, Some(10), None), "the clock starts in play");
        assert!(counts(-9_000, Some(-600), None), "the target runs out in play");
        assert!(!counts(-90_000, Some(-3_600), None), "the target ran out before STARTEX");
        assert!(!counts(-9_000, Some(-600), Some(-10)), "it was done before STARTEX");
        assert!(!counts(10, None, None), "the clock was never started");
    }
}
