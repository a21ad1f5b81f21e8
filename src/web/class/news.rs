//! What is new since it was last told, for one seat or for the trainer: never the same twice, never anything of later.

use std::collections::BTreeMap;

use crate::record::{Entry, Fact, Record};
use crate::report::teller::{Beside, Teller};
use crate::train::session::Session;
use crate::units::{AlertId, MessageId, OrgId, SimTime};

/// How far somebody has been told. What was decided at a moment may add entries of that very moment: these are told, and
/// those that were told are not told again.
#[derive(Clone, Debug, Default)]
pub struct Told {
    upto: Option<SimTime>,
    then: Vec<Fact>,
}

impl Told {
    /// What has become known since; from then on it is told.
    pub fn news(&mut self, session: &Session, sees: &dyn Fn(&Entry) -> Option<Fact>) -> Vec<(SimTime, Fact)> {
        let (entries, now) = (&session.world().entries, session.now());
        let from = self.upto.map_or(0, |upto| entries.partition_point(|entry| entry.t < upto));
        let mut before = std::mem::take(&mut self.then);
        let mut news = Vec::new();
        for entry in entries[from..].iter().take_while(|entry| entry.t <= now) {
            let Some(fact) = sees(entry) else { continue };
            if entry.t == now {
                self.then.push(fact.clone());
            }
            let again = (Some(entry.t) == self.upto).then(|| before.iter().position(|old| *old == fact));
            match again.flatten() {
                Some(at) => drop(before.swap_remove(at)),
                None => news.push((entry.t, fact)),
            }
        }
        if self.upto == Some(now) {
            // What was told stays told, also where the drill went another way within that second.
            self.then.append(&mut before);
        }
        self.upto = Some(now);
        news
    }
}

/// What sentences tell beside the fact: when a message left, where an alert was raised.
#[derive(Clone, Debug, Default)]
pub struct Index {
    upto: Option<SimTime>,
    sent: BTreeMap<MessageId, SimTime>,
    raised: BTreeMap<AlertId, OrgId>,
}

impl Index {
    /// Reads on to a moment.
    pub fn read(&mut self, world: &Record, now: SimTime) {
        let from = self.upto.map_or(0, |upto| world.entries.partition_point(|entry| entry.t < upto));
        for entry in world.entries[from..].iter().take_while(|entry| entry.t <= now) {
            match &entry.fact {
                Fact::MessageSent { message, .. } => drop(self.sent.entry(*message).or_insert(entry.t)),
                Fact::AlertRaised { alert, org, .. } => drop(self.raised.insert(*alert, *org)),
                _ => {}
            }
        }
        self.upto = Some(now);
    }

    /// A fact as a sentence.
    pub fn tell(&self, teller: &Teller, t: SimTime, fact: &Fact) -> String {
        let beside = match fact {
            Fact::MessageRead { message, .. } => {
                Beside { delay: self.sent.get(message).map(|sent| (t - *sent).0), ..Beside::default() }
            }
            Fact::AlertExpired { alert, .. } => {
                Beside { raised: self.raised.get(alert).copied(), ..Beside::default() }
            }
            _ => Beside::default(),
        };
        teller.tell(fact, beside)
    }
}
