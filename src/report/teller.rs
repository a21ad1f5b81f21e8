//! Single facts of a record in words, and the names in them, without reading the whole record.

use super::page::Page;
use super::sentence::{alert_expired, capital, message_read, place, sentence, title};
use crate::i18n::Lang;
use crate::i18n::format::Clock;
use crate::record::{Fact, IntrusionId, Record};
use crate::score::Scored;
use crate::score::card::Scorecard;
use crate::units::{InjectId, OrgId, PersonId, SystemId};

/// The scoring of a record that was not scored.
pub(super) static NOT_SCORED: Scored = Scored {
    card: Scorecard {
        score: None,
        score_low: None,
        score_high: None,
        coverage: 0.0,
        assumed_share: 0.0,
        expectations: Vec::new(),
        measures: Vec::new(),
        coordinators: Vec::new(),
    },
    courses: Vec::new(),
    explanations: Vec::new(),
    obligations: Vec::new(),
};

/// What a sentence tells beside the fact itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Seconds that a message took which was read.
    pub delay: Option<i64>,
    /// Where an alert was raised that nobody looked at.
    pub raised: Option<OrgId>,
}

/// Tells the facts of one record in one language.
pub struct Teller<'a>(Page<'a>);

impl<'a> Teller<'a> {
    /// For a record. Reads none of its entries.
    pub fn new(record: &'a Record, lang: Lang) -> Teller<'a> {
        Teller(Page::of_names(record, &NOT_SCORED, lang))
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The clock of the drill.
    pub fn clock(&self) -> Clock {
        self.0.clock
    }

    /// A fact as a sentence that begins with a capital letter.
    pub fn tell(&self, fact: &Fact, beside: Beside) -> String {
        match fact {
            Fact::MessageRead { kind, from, to, .. } => {
                capital(&message_read(&self.0, *kind, (*from, *to), beside.delay))
            }
            Fact::AlertExpired { .. } => capital(&alert_expired(&self.0, beside.raised)),
            _ => sentence(&self.0, fact),
        }
    }

    /// The abbreviation of an organisation that officials use.
    pub fn short(&self, org: OrgId) -> &'a str {
        self.0.short(org)
    }

    /// Its name in full.
    pub fn full(&self, org: OrgId) -> &'a str {
        self.0.full(org)
    }

    /// A person, with the organisation.
    pub fn person(&self, person: PersonId) -> String {
        self.0.person(person)
    }

    /// A system, with its agency unless its name says it.
    pub fn system(&self, system: SystemId) -> String {
        place(&self.0, system)
    }

    /// A true intrusion: the agency, and the campaign where there are several.
    pub fn intrusion(&self, intrusion: IntrusionId) -> String {
        self.0.intrusion(intrusion)
    }

    /// The title of an inject.
    pub fn inject(&self, inject: InjectId) -> &str {
        title(&self.0, inject)
    }
}
