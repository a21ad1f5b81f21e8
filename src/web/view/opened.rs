//! A record that is open: ready to be played by several viewers, scored beside it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::i18n::Lang;
use crate::record::Record;
use crate::replay::{Followed, Mask, Moment, Player, Reel};
use crate::report;
use crate::report::player::{Words, moments};
use crate::report::teller::Teller;
use crate::score::{Scored, score};

/// Players that wait to be used again: their place in a long record is worth keeping.
const IDLE: usize = 8;

/// An open record.
pub struct Opened {
    reel: Arc<Reel>,
    scored: OnceLock<Scored>,
    moments: OnceLock<Vec<Moment>>,
    idle: Mutex<Vec<Player>>,
    reports: [OnceLock<Arc<str>>; 2],
    /// The scenario that it was run with here.
    pub scenario: Option<String>,
}

impl Opened {
    /// Makes a record ready.
    pub fn new(record: Record, scenario: Option<String>) -> Opened {
        Opened {
            reel: Arc::new(Reel::new(Arc::new(record), Mask::Everything)),
            scored: OnceLock::new(),
            moments: OnceLock::new(),
            idle: Mutex::new(Vec::new()),
            reports: Default::default(),
            scenario,
        }
    }

    /// What is played.
    pub fn reel(&self) -> &Reel {
        &self.reel
    }

    /// The record.
    pub fn record(&self) -> &Record {
        self.reel.record()
    }

    /// Its words in a language.
    pub fn words(&self, lang: Lang) -> Words<'_> {
        Words::new(Teller::new(self.record(), lang))
    }

    /// Its scorecard; worked out the first time.
    pub fn scored(&self) -> &Scored {
        self.scored.get_or_init(|| score(self.record()))
    }

    /// The moments of expectations, once they are known.
    pub fn moments(&self) -> Option<&[Moment]> {
        self.moments.get().map(Vec::as_slice)
    }

    /// Works out the moments of expectations.
    pub fn find_moments(&self) {
        self.moments.get_or_init(|| {
            let mut found = moments(self.scored());
            found.sort_unstable();
            found
        });
    }

    /// Its report in a language; drawn the first time.
    pub fn report(&self, lang: Lang) -> Arc<str> {
        let place = &self.reports[usize::from(lang == Lang::En)];
        let drawn = place.get_or_init(|| {
            let scored = self.scored();
            let charts = report::charts(self.record(), scored, lang);
            report::html(self.record(), scored, &charts, None, lang).into()
        });
        Arc::clone(drawn)
    }

    /// Lends a player that follows and shows what is wanted.
    pub fn play<T>(&self, whom: Option<Followed>, routine: bool, act: impl FnOnce(&mut Player) -> T) -> T {
        let mut player = self.idle_one(whom, routine).unwrap_or_else(|| {
            let mut player = Player::new(Arc::clone(&self.reel));
            if routine {
                player.show_routine(true);
            }
            if whom.is_some() {
                player.follow(whom);
            }
            player
        });
        if player.moments().is_empty()
            && let Some(known) = self.moments.get()
        {
            player.set_moments(known.clone());
        }
        let told = act(&mut player);
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() >= IDLE {
            idle.remove(0);
        }
        idle.push(player);
        told
    }

    /// The player of this kind that was used last.
    fn idle_one(&self, whom: Option<Followed>, routine: bool) -> Option<Player> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let found = idle.iter().rposition(|p| p.followed() == whom && p.routine() == routine)?;
        Some(idle.remove(found))
    }
}
