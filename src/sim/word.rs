//! What an organisation holds to be true of an incident: what it saw itself, or was told. A message carries a copy of it.

use crate::scenario::model::{Severity, Subject};
use crate::units::OrgId;

/// Systems of an incident by position in its list of suspected ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen(u128);

/// Positions from here on share one bit: whoever knows of one of them knows of all.
const LAST: usize = 127;

impl Seen {
    /// None.
    pub const NONE: Seen = Seen(0);

    /// The system at a position.
    pub fn one(position: usize) -> Seen {
        Seen(1 << position.min(LAST))
    }
    /// Whether the system at a position is among them.
    pub fn has(self, position: usize) -> bool {
        self.0 & Seen::one(position).0 != 0
    }
    /// These and those.
    #[must_use]
    pub fn and(self, other: Seen) -> Seen {
        Seen(self.0 | other.0)
    }
    /// These without those.
    #[must_use]
    pub fn without(self, other: Seen) -> Seen {
        Seen(self.0 & !other.0)
    }
    /// None of them.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// On what a judgement rests; a better one replaces a worse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Somebody said so.
    Hearsay,
    /// Somebody looked at an alert.
    Triage,
    /// Somebody assessed a report.
    Report,
    /// Somebody verified it.
    Verified,
}

/// What is held to be true of an incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// Severity.
    pub severity: Severity,
    /// Subject; none while it is unclear.
    pub subject: Option<Subject>,
    /// Position of the playbook of the type that it is taken for.
    pub playbook: u16,
    /// On what the three rest.
    pub basis: Basis,
    /// Systems believed to be affected.
    pub systems: Seen,
    /// Held to be contained.
    pub contained: bool,
    /// Held to be over.
    pub closed: bool,
}

impl Word {
    /// What can be said before anybody has judged.
    pub fn unjudged(playbook: usize) -> Word {
        Word {
            severity: Severity::Minor,
            subject: None,
            playbook: playbook as u16,
            basis: Basis::Hearsay,
            systems: Seen::NONE,
            contained: false,
            closed: false,
        }
    }

    /// That there is an incident, without its systems.
    #[must_use]
    pub fn in_outline(self) -> Word {
        Word { systems: Seen::NONE, basis: Basis::Hearsay, ..self }
    }

    fn judgement(&self) -> (Severity, Option<Subject>) {
        (self.severity, self.subject)
    }
}

/// The word that an organisation has of an incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Whose.
    pub org: OrgId,
    /// What it holds to be true.
    pub word: Word,
    /// What it last told upwards.
    pub told: Option<Word>,
    /// How often it has told something upwards.
    pub times: u32,
    /// It has opened the incident, led it, or been asked to lead it: what it hears it passes on to whoever leads.
    pub passes_on: bool,
}

/// What was new to an organisation in what it heard.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Heard {
    /// It had not known of the incident.
    pub first: bool,
    /// Systems that it had not known of.
    pub systems: Seen,
    /// Its severity or subject changed.
    pub judgement: bool,
    /// Its type changed.
    pub playbook: bool,
    /// It holds the incident to be contained, or over, or no longer.
    pub state: bool,
}

impl Heard {
    /// Nothing.
    pub fn nothing(&self) -> bool {
        *self == Heard::default()
    }
}

impl View {
    /// Before anything has been heard.
    pub fn new(org: OrgId, playbook: usize) -> View {
        View { org, word: Word::unjudged(playbook), told: None, times: 0, passes_on: false }
    }

    /// Takes in what somebody else holds to be true. The word of whoever heads the incident counts (`from_head`); whoever
    /// heads it itself believes what rests on more than its own judgement (`is_head`).
    pub fn hear(&mut self, said: &Word, from_head: bool, is_head: bool) -> Heard {
        let before = self.word;
        let mine = &mut self.word;
        mine.systems = mine.systems.and(said.systems);
        let better = if is_head { said.basis > mine.basis } else { said.basis >= mine.basis };
        if from_head || better {
            (mine.severity, mine.subject, mine.playbook) = (said.severity, said.subject, said.playbook);
            mine.basis = mine.basis.max(said.basis);
        }
        if from_head {
            (mine.contained, mine.closed) = (said.contained, said.closed);
        } else if !is_head {
            mine.contained |= said.contained;
            mine.closed |= said.closed;
        }
        Heard {
            first: false,
            systems: mine.systems.without(before.systems),
            judgement: mine.judgement() != before.judgement(),
            playbook: mine.playbook != before.playbook,
            state: (mine.contained, mine.closed) != (before.contained, before.closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = Word> {
        let severity = prop::sample::select(vec![Severity::Minor, Severity::Moderate, Severity::Severe]);
        let subject = prop::sample::select(vec![None, Some(Subject::CyberSecurity)]);
        let basis = prop::sample::select(vec![Basis::Hearsay, Basis::Triage, Basis::Report, Basis::Verified]);
        (severity, subject, 0..3u16, basis, any::<u128>(), any::<bool>(), any::<bool>()).prop_map(
            |(severity, subject, playbook, basis, systems, contained, closed)| Word {
                severity,
                subject,
                playbook,
                basis,
                systems: Seen(systems),
                contained,
                closed,
            },
        )
    }

    proptest! {
        /// Hearing the same again is nothing new, and no system that was known is forgotten.
        #[test]
        fn what_was_heard_is_kept(own in word(), said in word(), from_head: bool, is_head: bool) {
            let mut view = View { word: own, ..View::new(OrgId(0), 0) };
            let heard = view.hear(&said, from_head, is_head);
            prop_assert!(own.systems.without(view.word.systems).is_empty());
            prop_assert!(said.systems.without(view.word.systems).is_empty());
            prop_assert!(heard.systems.without(said.systems).is_empty());
            prop_assert!(view.hear(&said, from_head, is_head).nothing());
        }

        /// Whoever heads an incident is not talked out of what it knows better.
        #[test]
        fn a_head_believes_what_rests_on_more(own in word(), said in word()) {
            let mut view = View { word: own, ..View::new(OrgId(0), 0) };
            view.hear(&said, false, true);
            let kept = view.word.judgement() == own.judgement();
            prop_assert!(kept || said.basis > own.basis);
        }
    }

    #[test]
    fn many_systems_share_the_last_place() {
        assert!(Seen::one(500).has(127) && !Seen::one(126).has(127));
        assert!(Seen::one(3).and(Seen::one(5)).without(Seen::one(3)) == Seen::one(5));
    }
}
