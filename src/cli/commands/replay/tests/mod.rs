//! Screens of the player, drawn without a terminal: snapshots, and what holds of every one of them.

mod screens;
mod story;
mod ways;

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Flow};
use super::paint::Paint;
use super::screen;
use crate::cli::disk::Disk;
use crate::cli::shipped;
use crate::i18n::Lang;
use crate::record::{Record, Run};
use crate::replay::{Mask, Player, Reel};
use crate::report::player::{Speed, moments};
use crate::scenario::{LoadOptions, load};
use crate::units::SimTime;
use crate::{score, sim};

/// A drill of the small shipped scenario.
pub fn drill() -> Arc<Record> {
    let folder = tempfile::tempdir().unwrap();
    for file in shipped::template() {
        let path = folder.path().join(&file.0);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.1).unwrap();
    }
    let path = folder.path().to_str().unwrap().to_owned();
    let loaded = load(&Disk::new(Lang::Vi), &path, &LoadOptions::default()).ok().unwrap();
    let scenario = Arc::new(loaded.scenario);
    let seed = scenario.drill.seed;
    Arc::new(sim::run(&Run { scenario, seed, replication: 0, overrides: Vec::new() }))
}

/// A player with everything that a viewer has.
pub fn app(record: &Arc<Record>, lang: Lang) -> App<'_> {
    let reel = Arc::new(Reel::new(Arc::clone(record), Mask::Everything));
    let mut player = Player::new(reel);
    player.set_moments(moments(&score::score(record)));
    player.seek_time(SimTime::ZERO);
    App::new(record, player, lang, Paint { colored: false }, Speed::USUAL)
}

/// The screen as it is drawn.
pub fn drawn(app: &App<'_>, columns: u16, rows: u16) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|canvas| screen::draw(app, canvas)).unwrap();
    terminal.backend().buffer().clone()
}

/// The rows of a screen as text.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    let row = |y: u16| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..area.height).map(|y| row(y).trim_end().to_owned()).collect()
}

/// Presses keys: letters as they are, others by name between `<` and `>`.
pub fn press(app: &mut App<'_>, keys: &str) -> Flow {
    let mut flow = Flow::On;
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        let (code, after) = match named {
            Some((name, after)) => (code(name), after),
            None => (KeyCode::Char(first), &rest[first.len_utf8()..]),
        };
        flow = app.press(KeyEvent::new(code, KeyModifiers::NONE));
        rest = after;
    }
    flow
}

fn code(name: &str) -> KeyCode {
    match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "back" => KeyCode::Backspace,
        other => panic!("no key `{other}`"),
    }
}
