//! Where the hours went: from the end fact back along the causes to the start of the clock, second by second.

use super::card::{Course, Explanation, Part, ScoredExpectation, Slack};
use super::clock::{reached, start};
use super::milestone::MAIN_CLOCKS;
use crate::record::{Entry, Fact, Impact, Record, TimeClass};
use crate::scenario::model::Milestone;
use crate::units::SimTime;

/// Explains the main clocks of every intrusion and those of the expectations that ended on it.
pub(super) fn explain_all(
    record: &Record,
    courses: &[Course],
    expectations: &[ScoredExpectation],
) -> Vec<Explanation> {
    let mut all = Vec::new();
    for course in courses {
        let mut clocks: Vec<(Milestone, Milestone)> =
            MAIN_CLOCKS.iter().map(|to| (Milestone::Occurrence, *to)).collect();
        for one in expectations {
            let ended = one.instances.iter().any(|i| i.subject == course.intrusion && !i.censored);
            if let (true, Some((from, _, _))) = (ended, start(course, one.from))
                && !clocks.contains(&(from, one.to))
            {
                clocks.push((from, one.to));
            }
        }
        all.extend(clocks.into_iter().filter_map(|(from, to)| explain(record, course, from, to)));
    }
    all
}

/// Explains one clock of an intrusion, if it started and ended. An end before the start took no time.
fn explain(record: &Record, course: &Course, from: Milestone, to: Milestone) -> Option<Explanation> {
    let (from_t, _) = reached(course, from)?;
    let (to_t, to_seq) = reached(course, to)?;
    let mut walk = Walk::new(&record.entries, from_t);
    walk.back_from(to_seq);
    Some(Explanation {
        intrusion: course.intrusion,
        from,
        to,
        from_t,
        elapsed_s: (to_t - from_t).0.max(0),
        parts: walk.parts(),
        path: walk.path.into_iter().rev().collect(),
        slack: walk.slack.into_iter().rev().collect(),
    })
}

/// A walk back along causes, down to a moment.
struct Walk<'a> {
    entries: &'a [Entry],
    start: SimTime,
    seconds: [i64; TimeClass::ALL.len()],
    /// Entries by class, latest first.
    of_class: [Vec<u32>; TimeClass::ALL.len()],
    path: Vec<u32>,
    slack: Vec<Slack>,
}

impl<'a> Walk<'a> {
    fn new(entries: &'a [Entry], start: SimTime) -> Walk<'a> {
        Walk {
            entries,
            start,
            seconds: [0; TimeClass::ALL.len()],
            of_class: Default::default(),
            path: Vec::new(),
            slack: Vec::new(),
        }
    }

    fn back_from(&mut self, end: u32) {
        let entries = self.entries;
        let mut at = end;
        self.path.push(at);
        while let Some(entry) = entries.get(at as usize).filter(|e| e.t > self.start) {
            let cause = entry.cause.filter(|c| *c < at).map(|c| (c, entries[c as usize].t));
            match cause {
                // From outside and after the start: until then nobody could know.
                None => {
                    self.add(TimeClass::Detection, self.start, entry.t, at);
                    return;
                }
                Some((cause, since)) => {
                    self.edge(at, entry, since);
                    self.prerequisites(at, entry, since);
                    at = cause;
                    self.path.push(at);
                }
            }
        }
    }

    /// The time sheet of an entry, clipped at the start. What the attacker does is time in which nobody had a
    /// signal of it, whatever its sheet says.
    fn edge(&mut self, at: u32, entry: &Entry, since: SimTime) {
        if of_the_attack(&entry.fact) {
            self.add(TimeClass::Detection, since, entry.t, at);
            return;
        }
        let mut from = since;
        for (class, seconds) in &entry.spent {
            let to = (from + crate::units::Span(i64::from(*seconds))).min(entry.t);
            self.add(*class, from, to, at);
            from = to;
        }
        // A record that was read adds up; one that was made by hand and does not was waiting for something.
        self.add(TimeClass::Dependency, from, entry.t, at);
    }

    fn add(&mut self, class: TimeClass, from: SimTime, to: SimTime, at: u32) {
        let seconds = (to - from.max(self.start)).0;
        if seconds > 0 {
            self.seconds[class as usize] += seconds;
            let entries = &mut self.of_class[class as usize];
            if entries.last() != Some(&at) {
                entries.push(at);
            }
        }
    }

    /// How much later each prerequisite that was not the last could have come.
    fn prerequisites(&mut self, at: u32, entry: &Entry, last: SimTime) {
        for &after in entry.after.iter().rev() {
            let Some(other) = self.entries.get(after as usize) else { continue };
            let seconds = (last - other.t).0;
            if seconds > 0 {
                self.slack.push(Slack { entry: after, of: at, seconds });
            }
        }
    }

    fn parts(&mut self) -> Vec<Part> {
        let all = TimeClass::ALL.into_iter().filter(|class| self.seconds[*class as usize] > 0);
        let classes: Vec<TimeClass> = all.collect();
        classes
            .into_iter()
            .map(|class| {
                let mut entries = std::mem::take(&mut self.of_class[class as usize]);
                entries.reverse();
                Part { class, seconds: self.seconds[class as usize], entries }
            })
            .collect()
    }
}

/// Facts of the attack itself, as against what responders brought about.
fn of_the_attack(fact: &Fact) -> bool {
    match fact {
        Fact::ServiceLost { impact, .. } => {
            matches!(impact, Impact::Encrypted | Impact::Defaced | Impact::Disrupted)
        }
        Fact::CampaignBegan { .. }
        | Fact::AttackAttempted { .. }
        | Fact::AttackSucceeded { .. }
        | Fact::AttackFailed { .. }
        | Fact::AttackPrevented { .. }
        | Fact::NoTargetLeft { .. }
        | Fact::IntrusionBegan { .. }
        | Fact::SystemCompromised { .. }
        | Fact::RecordsExposed { .. }
        | Fact::BackupsDestroyed { .. }
        | Fact::FalseContentSpread { .. }
        | Fact::FloodEnded { .. }
        | Fact::MoneyLost { .. }
        | Fact::ContainmentBroken { .. }
        | Fact::EradicationBroken { .. }
        | Fact::AttackerReacted { .. }
        | Fact::BudgetExhausted { .. }
        | Fact::CampaignEnded { .. } => true,
        _ => false,
    }
}
