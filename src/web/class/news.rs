//! What sentences tell beside the fact itself, read on as the drill goes on.

use std::collections::BTreeMap;

use crate::record::{Entry, Fact};
use crate::report::teller::{Beside, Teller};
use crate::units::{AlertId, MessageId, OrgId, SimTime};

/// When each message left, where each alert was raised.
#[derive(Clone, Debug, Default)]
pub struct Index {
    read: usize,
    sent: BTreeMap<MessageId, SimTime>,
    raised: BTreeMap<AlertId, OrgId>,
}

impl Index {
    /// Reads on in what has happened: nothing of it ever changes.
    pub fn read(&mut self, past: &[Entry]) {
        for entry in past.get(self.read..).unwrap_or_default() {
            match &entry.fact {
                Fact::MessageSent { message, .. } => drop(self.sent.entry(*message).or_insert(entry.t)),
                Fact::AlertRaised { alert, org, .. } => drop(self.raised.insert(*alert, *org)),
                _ => {}
            }
        }
        self.read = self.read.max(past.len());
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
