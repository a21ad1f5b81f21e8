//! The player in the terminal: what it shows besides the player itself, and what every key does.

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::paint::Paint;
use super::picker::Picker;
use crate::i18n::{Lang, replay as say};
use crate::record::Record;
use crate::replay::{Direction, Jump, Player};
use crate::report::player::{Speed, Words, holds, moment, searched};
use crate::report::teller::Teller;
use crate::units::Span;
use crate::units::time::HOUR;

/// Time from entry to entry where one is played after the other.
const ENTRY_TIME: Duration = Duration::from_millis(500);
/// Entries looked through for a searched text between two looks at the keyboard.
const LOOKED_THROUGH: usize = 4_000;

/// A pane that can fill the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Agencies.
    Agencies,
    /// Incidents.
    Incidents,
    /// Queues.
    Queues,
    /// Decisions and injects.
    Choices,
    /// Entries.
    Story,
}

/// A line that is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// A time to go to.
    Time,
    /// A text to look for.
    Search,
}

/// What lies over the panes.
#[derive(Clone, Debug)]
pub enum Over {
    /// Nothing.
    Nothing,
    /// The help.
    Help,
    /// The list of whom to follow.
    Follow(Box<Picker>),
    /// A line that is being typed.
    Typing(Prompt, String),
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// On.
    On,
    /// The viewer wants to leave.
    Leave,
}

/// A search that is under way: for what, from which place on.
#[derive(Clone, Debug)]
struct Search {
    wanted: String,
    next: usize,
}

/// The player with everything around it.
pub struct App<'a> {
    record: &'a Record,
    /// Where one is.
    pub player: Player,
    /// In whose words.
    pub words: Words<'a>,
    /// Colours.
    pub paint: Paint,
    /// Whether time passes.
    pub playing: bool,
    /// How fast.
    pub speed: Speed,
    /// What lies over the panes.
    pub over: Over,
    /// Whether the causes of the current entry are shown.
    pub why: bool,
    /// The pane that fills the screen.
    pub zoom: Option<Zoom>,
    /// Lines scrolled in what can be scrolled.
    pub scroll: usize,
    /// What was last said at the foot.
    pub said: String,
    /// Whether moments of expectations are still being worked out.
    pub scoring: bool,
    search: Option<Search>,
    last_search: String,
    /// Of the viewer's time, what was not played yet.
    rest: Duration,
    /// Simulated thousandths of a second that are not a whole second yet.
    fraction: i64,
}

impl<'a> App<'a> {
    /// A player that stands still.
    pub fn new(record: &'a Record, player: Player, lang: Lang, paint: Paint, speed: Speed) -> App<'a> {
        App {
            record,
            player,
            words: Words::new(Teller::new(record, lang)),
            paint,
            playing: false,
            speed,
            over: Over::Nothing,
            why: false,
            zoom: None,
            scroll: 0,
            said: String::new(),
            scoring: false,
            search: None,
            last_search: String::new(),
            rest: Duration::ZERO,
            fraction: 0,
        }
    }

    /// Whether something changes without a key.
    pub fn busy(&self) -> bool {
        self.playing || self.search.is_some()
    }

    /// Lets the viewer's time pass.
    pub fn tick(&mut self, elapsed: Duration) {
        self.go_on_searching();
        if !self.playing {
            return;
        }
        match self.speed {
            Speed::Entries => {
                self.rest += elapsed;
                while self.rest >= ENTRY_TIME && self.playing {
                    self.rest -= ENTRY_TIME;
                    self.playing = self.player.jump(Jump::Entry, Direction::Next);
                }
            }
            Speed::Seconds(seconds) => {
                let thousandths = i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX / (1 << 24));
                self.fraction += thousandths.saturating_mul(seconds);
                self.player.pass(Span(self.fraction / 1000));
                self.fraction %= 1000;
            }
        }
        if self.player.ended() {
            self.playing = false;
            self.said = say::at_end(self.words.lang);
        }
    }

    /// Does what a key says.
    pub fn press(&mut self, key: KeyEvent) -> Flow {
        if key.kind == KeyEventKind::Release {
            return Flow::On;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('c' | 'd')) {
            return Flow::Leave;
        }
        self.said.clear();
        match std::mem::replace(&mut self.over, Over::Nothing) {
            Over::Nothing => return self.press_plain(key.code),
            // Any key closes the help; `q` only that.
            Over::Help => {}
            Over::Follow(picker) => self.press_picker(key.code, picker),
            Over::Typing(prompt, text) => self.press_prompt(key.code, prompt, text),
        }
        Flow::On
    }

    fn press_plain(&mut self, code: KeyCode) -> Flow {
        match code {
            KeyCode::Char('q') => return Flow::Leave,
            KeyCode::Esc => self.close(),
            KeyCode::Char(' ') => self.play_or_pause(),
            KeyCode::Char('?') | KeyCode::F(1) => self.over = Over::Help,
            KeyCode::Char('f') => self.over = Over::Follow(Box::new(Picker::new(&self.player, &self.words))),
            KeyCode::Char('g') => self.over = Over::Typing(Prompt::Time, String::new()),
            KeyCode::Char('/') => self.over = Over::Typing(Prompt::Search, String::new()),
            KeyCode::Char('l') => self.change_language(),
            KeyCode::Char('a') => {
                self.player.show_routine(!self.player.routine());
                let say = if self.player.routine() { say::routine_is_shown } else { say::routine_is_hidden };
                self.said = say(self.words.lang);
            }
            KeyCode::Char('+' | '=') => self.change_speed(self.speed.faster()),
            KeyCode::Char('-' | '_') => self.change_speed(self.speed.slower()),
            KeyCode::Char('w') => {
                self.why = !self.why;
                (self.zoom, self.scroll) = (None, 0);
            }
            KeyCode::Tab => self.zoom_on(),
            _ => self.press_way(code),
        }
        Flow::On
    }

    /// Keys that go somewhere.
    fn press_way(&mut self, code: KeyCode) {
        use Direction::{Next, Previous};
        let scrolls = self.why || self.zoom.is_some_and(|zoom| zoom != Zoom::Story);
        match code {
            KeyCode::Up if scrolls => self.scroll = self.scroll.saturating_sub(1),
            KeyCode::Down if scrolls => self.scroll += 1,
            KeyCode::Right | KeyCode::Down => self.jump(Jump::Entry, Next),
            KeyCode::Left | KeyCode::Up => self.jump(Jump::Entry, Previous),
            KeyCode::Char('d') => self.jump(Jump::Decision, Next),
            KeyCode::Char('D') => self.jump(Jump::Decision, Previous),
            KeyCode::Char('e') => self.jump(Jump::Expectation, Next),
            KeyCode::Char('E') => self.jump(Jump::Expectation, Previous),
            KeyCode::Char('i') => self.jump(Jump::Inject, Next),
            KeyCode::Char('I') => self.jump(Jump::Inject, Previous),
            KeyCode::Char('n') => self.jump(Jump::Turn, Next),
            KeyCode::Char('N') => self.jump(Jump::Turn, Previous),
            KeyCode::PageDown => self.go(|player| player.pass(Span(HOUR))),
            KeyCode::PageUp => self.go(|player| player.pass(Span(-HOUR))),
            KeyCode::Home => self.go(|player| player.seek(0)),
            KeyCode::End => self.go(|player| player.seek_time(player.reel().end())),
            _ => {}
        }
    }

    /// Goes elsewhere: whatever was played or looked for is over.
    fn go(&mut self, way: impl FnOnce(&mut Player)) {
        (self.playing, self.search) = (false, None);
        if self.why {
            self.scroll = 0;
        }
        way(&mut self.player);
    }

    fn jump(&mut self, to: Jump, direction: Direction) {
        let lang = self.words.lang;
        let mut found = false;
        self.go(|player| found = player.jump(to, direction));
        self.said = match (to, found) {
            (Jump::Expectation, _) if self.scoring => say::still_scoring(lang),
            (Jump::Expectation, true) => self.moment_now(),
            (_, true) => String::new(),
            (_, false) => say::nothing_more(lang),
        };
    }

    /// What became of expectations at this very moment.
    fn moment_now(&self) -> String {
        let now = self.player.now();
        let mut here = self.player.moments().iter().filter(|m| m.t == now);
        let first = here.next().map_or_else(String::new, |m| self.words.moment(&self.player, m));
        match here.count() {
            0 => first,
            more => format!("{first} (+{more})"),
        }
    }

    fn play_or_pause(&mut self) {
        if self.player.ended() {
            self.player.seek(0);
        }
        self.search = None;
        (self.rest, self.fraction) = (Duration::ZERO, 0);
        self.playing = !self.playing;
    }

    fn change_speed(&mut self, speed: Speed) {
        (self.speed, self.rest, self.fraction) = (speed, Duration::ZERO, 0);
    }

    fn change_language(&mut self) {
        let lang = if self.words.lang == Lang::Vi { Lang::En } else { Lang::Vi };
        self.words = Words::new(Teller::new(self.record, lang));
    }

    fn zoom_on(&mut self) {
        self.zoom = match self.zoom {
            None => Some(Zoom::Agencies),
            Some(Zoom::Agencies) => Some(Zoom::Incidents),
            Some(Zoom::Incidents) => Some(Zoom::Queues),
            Some(Zoom::Queues) => Some(Zoom::Choices),
            Some(Zoom::Choices) => Some(Zoom::Story),
            Some(Zoom::Story) => None,
        };
        (self.why, self.scroll) = (false, 0);
    }

    fn close(&mut self) {
        if self.search.take().is_none() && self.zoom.take().is_none() && !std::mem::take(&mut self.why) {
            self.player.follow(None);
        }
        self.scroll = 0;
    }

    fn press_picker(&mut self, code: KeyCode, mut picker: Box<Picker>) {
        match code {
            KeyCode::Esc => return,
            KeyCode::Enter => {
                if let Some(item) = picker.pick() {
                    self.player.follow(item.whom);
                }
                return;
            }
            KeyCode::Up => picker.go(-1),
            KeyCode::Down => picker.go(1),
            KeyCode::PageUp => picker.go(-10),
            KeyCode::PageDown => picker.go(10),
            KeyCode::Backspace => picker.edit(|typed| {
                typed.pop();
            }),
            KeyCode::Char(c) => picker.edit(|typed| typed.push(c)),
            _ => {}
        }
        self.over = Over::Follow(picker);
    }

    fn press_prompt(&mut self, code: KeyCode, prompt: Prompt, mut text: String) {
        match code {
            KeyCode::Esc => return,
            KeyCode::Enter => return self.typed(prompt, &text),
            KeyCode::Backspace => {
                text.pop();
            }
            KeyCode::Char(c) => text.push(c),
            _ => {}
        }
        self.over = Over::Typing(prompt, text);
    }

    fn typed(&mut self, prompt: Prompt, text: &str) {
        let lang = self.words.lang;
        match prompt {
            Prompt::Time => match moment(text, self.words.clock, self.player.now()) {
                Some(t) => self.go(|player| player.seek_time(t)),
                None => self.said = say::no_time(lang, text.trim()),
            },
            Prompt::Search => {
                if !text.trim().is_empty() {
                    self.last_search = searched(text);
                }
                if self.last_search.is_empty() {
                    return;
                }
                self.playing = false;
                self.search =
                    Some(Search { wanted: self.last_search.clone(), next: self.player.shown_until_now() });
                self.said = say::searching(lang);
                self.go_on_searching();
            }
        }
    }

    /// Looks on for what is searched, a piece at a time so that keys are heard.
    fn go_on_searching(&mut self) {
        let Some(search) = self.search.take() else { return };
        let (words, player) = (&self.words, &self.player);
        let found =
            player.look(search.next, LOOKED_THROUGH, |at, _| holds(words, player, at, &search.wanted));
        match found {
            Ok(at) => {
                self.go(|player| player.seek(at + 1));
                self.said.clear();
            }
            Err(next) if next >= self.player.shown() => self.said = say::not_found(self.words.lang),
            Err(next) => self.search = Some(Search { next, ..search }),
        }
    }
}
