//! Because of what: the chain of causes from an entry back to its first, with how the time was spent.

use serde::Serialize;

use super::reel::Reel;
use crate::record::TimeClass;
use crate::units::SimTime;

/// One entry of a chain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// The entry.
    pub at: u32,
    /// When it happened.
    pub t: SimTime,
    /// How the time since its cause was spent, piece by piece. Empty where the cause is not seen: a viewer knows
    /// only that time went by.
    pub spent: Vec<(TimeClass, u32)>,
    /// Seconds since the earlier link; none at the first.
    pub since: i64,
    /// Whether something that the viewer does not see lies between this entry and the earlier link, or before it.
    pub unseen: bool,
}

impl Reel {
    /// The chain of causes of an entry, the entry itself first, its first cause last. Causes that the viewer does not
    /// see are passed over.
    pub fn why(&self, at: u32) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        if at >= self.len() {
            return links;
        }
        let entries = &self.record().entries;
        let mut next = Some(at);
        while let Some(at) = next {
            let entry = self.entry(at);
            let mut cause = entry.cause;
            let mut unseen = false;
            let earlier = loop {
                match cause {
                    None => break None,
                    Some(seq) => match self.position(seq) {
                        Some(seen) => break Some(seen),
                        None => {
                            unseen = true;
                            cause = entries[seq as usize].cause;
                        }
                    },
                }
            };
            let spent = if unseen { Vec::new() } else { entry.spent.to_vec() };
            let since = earlier.map_or(0, |earlier| (entry.t - self.time(earlier)).0);
            links.push(Link { at, t: entry.t, spent, since, unseen });
            // A cause stands before its effect: the chain ends.
            next = earlier.filter(|earlier| *earlier < at);
        }
        links
    }
}

/// Seconds by class over a chain, in order of class, and what is not known.
pub fn spent_by_class(links: &[Link]) -> (Vec<(TimeClass, i64)>, i64) {
    let mut seconds = [0i64; TimeClass::ALL.len()];
    let mut unknown = 0;
    for link in links {
        if link.unseen {
            unknown += link.since;
        }
        for (class, s) in &link.spent {
            seconds[*class as usize] += i64::from(*s);
        }
    }
    let known = TimeClass::ALL.into_iter().map(|class| (class, seconds[class as usize]));
    (known.filter(|(_, s)| *s > 0).collect(), unknown)
}
