//! What a player says: names, states and sentences in one language.

use crate::i18n::format::Clock;
use crate::i18n::{Lang, replay as say, terms};
use crate::record::Fact;
use crate::replay::{Followed, Moment, MomentKind, Phase, Player, Standing};
use crate::report::teller::{Beside, Teller};
use crate::units::SimTime;

use super::Tone;

/// Words for one record.
pub struct Words<'a> {
    /// Tells facts.
    pub teller: Teller<'a>,
    /// The language.
    pub lang: Lang,
    /// The clock of the drill.
    pub clock: Clock,
}

impl<'a> Words<'a> {
    /// The words of a teller's language.
    pub fn new(teller: Teller<'a>) -> Words<'a> {
        Words { lang: teller.lang(), clock: teller.clock(), teller }
    }

    /// An entry as a sentence.
    pub fn sentence(&self, player: &Player, at: u32) -> String {
        let reel = player.reel();
        let fact = reel.fact(at);
        let beside = match &*fact {
            Fact::MessageRead { message, .. } => Beside {
                delay: reel.sent(*message).map(|sent| (reel.time(at) - sent).0),
                ..Beside::default()
            },
            Fact::AlertExpired { alert, .. } => Beside { raised: reel.raised(*alert), ..Beside::default() },
            _ => Beside::default(),
        };
        self.teller.tell(&fact, beside)
    }

    /// A moment beside another: the time alone on the same day.
    pub fn when(&self, t: SimTime, beside: SimTime) -> String {
        if self.clock.midnight(t) == self.clock.midnight(beside) {
            self.clock.time(t)
        } else {
            self.clock.moment(t, self.lang)
        }
    }

    /// What is followed, in words.
    pub fn followed(&self, followed: Followed) -> String {
        match followed {
            Followed::Incident(incident) => say::incident(self.lang, incident.0),
            Followed::Org(org) => self.teller.short(org).to_owned(),
            Followed::Person(person) => self.teller.person(person),
        }
    }

    /// A moment of an expectation, in words.
    pub fn moment(&self, player: &Player, moment: &Moment) -> String {
        let plan = &player.reel().record().run.scenario.plan;
        let name = plan.expectations.get(moment.expectation as usize).map_or("?", |e| e.name.get(self.lang));
        let subject = self.teller.intrusion(moment.subject);
        match moment.kind {
            MomentKind::Reached => say::moment_reached(self.lang, name, &subject),
            MomentKind::TargetPassed => say::moment_target(self.lang, name, &subject),
            MomentKind::LimitPassed => say::moment_limit(self.lang, name, &subject),
        }
    }
}

/// The letter of a standing.
pub fn letter(standing: Standing, lang: Lang) -> &'static str {
    let [quiet, alerted, recovered, working, contained, hit] = match lang {
        Lang::Vi => ["·", "B", "K", "X", "N", "T"],
        Lang::En => ["·", "A", "R", "W", "C", "H"],
    };
    match standing {
        Standing::Quiet => quiet,
        Standing::Alerted => alerted,
        Standing::Recovered => recovered,
        Standing::Working => working,
        Standing::Contained => contained,
        Standing::Hit => hit,
    }
}

/// A standing as the name of a class of elements.
pub fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Quiet => "quiet",
        Standing::Alerted => "alerted",
        Standing::Recovered => "recovered",
        Standing::Working => "working",
        Standing::Contained => "contained",
        Standing::Hit => "hit",
    }
}

/// A standing in a word or two.
pub fn standing(standing: Standing, lang: Lang) -> String {
    match standing {
        Standing::Quiet => say::standing_quiet(lang),
        Standing::Alerted => say::standing_alerted(lang),
        Standing::Recovered => say::standing_recovered(lang),
        Standing::Working => say::standing_working(lang),
        Standing::Contained => say::standing_contained(lang),
        Standing::Hit => say::standing_hit(lang),
    }
}

/// What a standing means.
pub fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Quiet => Tone::Faint,
        Standing::Alerted => Tone::Notice,
        Standing::Recovered => Tone::Good,
        Standing::Working => Tone::Busy,
        Standing::Contained => Tone::Warning,
        Standing::Hit => Tone::Bad,
    }
}

/// A phase in words.
pub fn phase(phase: Phase, lang: Lang) -> String {
    match phase {
        Phase::Triage => terms::phase_triage(lang),
        Phase::Coordination => terms::phase_coordination(lang),
        Phase::Containment => terms::phase_containment(lang),
        Phase::Eradication => terms::phase_eradication(lang),
        Phase::Recovery => terms::phase_recovery(lang),
    }
}
