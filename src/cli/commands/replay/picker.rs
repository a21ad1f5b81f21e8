//! The list to choose from whom to follow: incidents, organisations, people, narrowed by what is typed.

use crate::replay::Player;
use crate::report::player::{Item, Words, followable, narrowed};

/// A list that is open.
#[derive(Clone, Debug)]
pub struct Picker {
    all: Vec<Item>,
    /// What was typed.
    pub typed: String,
    /// The chosen line among those that match.
    pub chosen: usize,
}

impl Picker {
    /// Everything that can be followed now.
    pub fn new(player: &Player, words: &Words<'_>) -> Picker {
        Picker { all: followable(player, words), typed: String::new(), chosen: 0 }
    }

    /// The lines that match what was typed.
    pub fn matching(&self) -> Vec<&Item> {
        narrowed(&self.all, &self.typed)
    }

    /// The chosen line.
    pub fn pick(&self) -> Option<&Item> {
        self.matching().get(self.chosen).copied()
    }

    /// Goes up or down the list.
    pub fn go(&mut self, by: isize) {
        let last = self.matching().len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }

    /// Narrows or widens the list.
    pub fn edit(&mut self, change: impl FnOnce(&mut String)) {
        change(&mut self.typed);
        self.chosen = 0;
    }
}
