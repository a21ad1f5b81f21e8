//! A wish that cannot be granted, with the reason and with what to do about it.

use crate::i18n::{Lang, Text};

/// Why there is no programme: in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What cannot be.
    pub what: Text,
    /// What can be done.
    pub hint: Text,
}

impl Refusal {
    /// A refusal from its two messages.
    pub fn new(what: impl Fn(Lang) -> String, hint: impl Fn(Lang) -> String) -> Refusal {
        Refusal { what: Text::of(what), hint: Text::of(hint) }
    }
}
