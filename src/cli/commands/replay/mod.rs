//! `replay`: a record played in the terminal; in a pipe, the state at a moment as text or JSON.

mod app;
mod bar;
mod paint;
mod panes;
mod picker;
mod plain;
mod screen;
mod session;
mod story;
#[cfg(test)]
mod tests;
mod width;

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

use super::saved;
use crate::cli::args::ReplayArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files;
use crate::cli::localise::ArgProblem;
use crate::cli::terminal::Terminal;
use crate::i18n::format::Clock;
use crate::i18n::{Lang, Text, replay as say};
use crate::record::Record;
use crate::replay::{Mask, Player, Reel};
pub use crate::report::player::Speed;
use crate::report::player::{self, Words};
use crate::report::teller::Teller;
use crate::score;
use crate::units::SimTime;
use app::App;
use paint::Paint;

/// Reads a speed.
pub fn speed(text: &str) -> Result<Speed, ArgProblem> {
    Speed::parse(text).ok_or_else(|| ArgProblem(Text::of(say::no_speed)))
}

/// Plays a record, or prints the state at a moment of it.
pub fn replay(args: &ReplayArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = Arc::new(saved::load(&args.record.record)?);
    let to = args.to.as_deref().map(|text| wanted(text, &record)).transpose()?;
    let reel = Arc::new(Reel::new(Arc::clone(&record), Mask::Everything));
    let mut player = Player::new(reel);
    let plays = !terminal.json && std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
    // A viewer begins at STARTEX; who asks for a state without saying when, wants the last.
    let start = if plays { SimTime::ZERO } else { player.reel().end() };
    player.seek_time(to.unwrap_or(start));
    if plays {
        let speed = args.speed.unwrap_or(Speed::USUAL);
        play(&record, player, speed, terminal)?;
        return Ok(Exit::Done);
    }
    player.set_moments(player::moments(&score::score(&record)));
    let words = Lang::ALL.map(|lang| Words::new(Teller::new(&record, lang)));
    if terminal.json {
        terminal.print_json(&player::value(&player, [&words[0], &words[1]]))?;
    } else {
        let own = if terminal.lang == Lang::Vi { &words[0] } else { &words[1] };
        terminal.print(&plain::text(&player, own, terminal.width()))?;
    }
    Ok(Exit::Done)
}

/// The moment of `--to`.
fn wanted(text: &str, record: &Record) -> Result<SimTime, Failure> {
    let clock = Clock::of(&record.run.scenario.drill.starts);
    let found = player::moment(text, clock, SimTime::ZERO);
    found.ok_or_else(|| {
        Failure::new(Exit::Usage, Text::of(|lang| say::no_time(lang, text)), Text::of(say::hint_time))
    })
}

/// Plays. Expectations are worked out beside it: of a long record that takes longer than opening it.
fn play(record: &Arc<Record>, player: Player, speed: Speed, terminal: &Terminal) -> Result<(), Failure> {
    let (sender, receiver) = channel();
    let scored = Arc::clone(record);
    // Where there is no thread to be had, expectations are not jumped to; the rest is as ever.
    let worker = thread::Builder::new().spawn(move || {
        // Nobody listens any more once the viewer has left.
        let _ = sender.send(player::moments(&score::score(&scored)));
    });
    let mut app = App::new(record, player, terminal.lang, Paint { colored: terminal.colored() }, speed);
    app.scoring = worker.is_ok();
    session::run(&mut app, &receiver).map_err(|error| {
        let why = files::reason(&error);
        Failure::new(
            Exit::File,
            Text::of(|lang| say::no_terminal(lang, why.get(lang))),
            Text::of(say::hint_no_terminal),
        )
    })
}
