//! Whom a viewer may follow, and what sentences hold: narrowed and searched with marks or without.

use std::collections::BTreeSet;

use super::Words;
use crate::exchange::msel::plain;
use crate::i18n::replay as say;
use crate::replay::{Followed, Player};
use crate::units::{OrgId, PersonId};

/// One line of the list of whom to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is followed if it is chosen; everything, where absent.
    pub whom: Option<Followed>,
    /// In words.
    pub text: String,
    /// The words without marks, to be searched.
    pub key: String,
}

/// Everything, then incidents so far, organisations and people in the order of the scenario.
pub fn followable(player: &Player, words: &Words<'_>) -> Vec<Item> {
    let lang = words.lang;
    let item = |whom: Option<Followed>, text: String| Item { whom, key: plain(&text), text };
    let mut all = vec![item(None, say::follow_everything(lang))];
    for incident in player.state().incidents() {
        let org = incident.opened_by.map_or("?", |org| words.teller.short(org));
        let when = words.clock.moment(incident.since, lang);
        let text = say::follow_incident(lang, incident.id.0, org, &when);
        all.push(item(Some(Followed::Incident(incident.id)), text));
    }
    let province = &player.reel().record().run.scenario.province;
    for ix in 0..province.organisations.len() {
        let org = OrgId::from(ix);
        let (short, full) = (words.teller.short(org), words.teller.full(org));
        let text = if short == full { full.to_owned() } else { format!("{short} – {full}") };
        all.push(item(Some(Followed::Org(org)), text));
    }
    for ix in 0..province.people.len() {
        let person = PersonId::from(ix);
        let text = format!("{} · {}", words.teller.person(person), province.people[ix].id);
        all.push(item(Some(Followed::Person(person)), text));
    }
    all
}

/// The lines that match what was typed: every word of it, with or without marks.
pub fn narrowed<'a>(all: &'a [Item], typed: &str) -> Vec<&'a Item> {
    let typed = plain(typed);
    let words: BTreeSet<&str> = typed.split_whitespace().collect();
    all.iter().filter(|item| words.iter().all(|word| item.key.contains(word))).collect()
}

/// Whether a sentence holds every word that is searched for, with or without marks.
pub fn holds(words: &Words<'_>, player: &Player, at: u32, wanted: &str) -> bool {
    let sentence = plain(&words.sentence(player, at));
    wanted.split_whitespace().all(|word| sentence.contains(word))
}

/// Searched texts are compared without marks.
pub fn searched(text: &str) -> String {
    plain(text)
}
