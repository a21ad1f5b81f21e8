//! The terminal while the player runs in it: taken over, drawn, listened to, and given back whatever happens.

use std::io;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::style::force_color_output;

use super::app::{App, Flow};
use super::screen;
use crate::replay::Moment;

/// Between two pictures while time passes: smooth enough, and little for a slow line.
const PICTURE: Duration = Duration::from_millis(66);
/// While a text is searched.
const AT_ONCE: Duration = Duration::from_millis(1);
/// While nothing moves, and expectations are still being worked out.
const NOW_AND_THEN: Duration = Duration::from_millis(200);

/// Gives the terminal back when it is dropped. A panic gives it back before it is told.
struct Taken;

impl Drop for Taken {
    fn drop(&mut self) {
        // Nothing can be done where that fails.
        let _ = ratatui::try_restore();
    }
}

/// Runs the player until the viewer leaves. `moments` sends those of expectations once they are known.
///
/// # Errors
/// The terminal cannot be taken over, drawn on or listened to.
pub fn run(app: &mut App<'_>, moments: &Receiver<Vec<Moment>>) -> io::Result<()> {
    force_color_output(app.paint.colored);
    let mut terminal = ratatui::try_init()?;
    let _taken = Taken;
    let mut last = Instant::now();
    loop {
        receive(app, moments);
        terminal.draw(|canvas| screen::draw(app, canvas))?;
        if heard(app)? == Flow::Leave {
            return Ok(());
        }
        let now = Instant::now();
        app.tick(now - last);
        last = now;
    }
}

fn receive(app: &mut App<'_>, moments: &Receiver<Vec<Moment>>) {
    if !app.scoring {
        return;
    }
    match moments.try_recv() {
        Ok(moments) => {
            app.player.set_moments(moments);
            app.scoring = false;
        }
        Err(TryRecvError::Disconnected) => app.scoring = false,
        Err(TryRecvError::Empty) => {}
    }
}

/// Waits for something to happen, and takes in everything that was typed until then: held keys do not pile up.
fn heard(app: &mut App<'_>) -> io::Result<Flow> {
    let patience = match () {
        () if app.playing => PICTURE,
        () if app.busy() => AT_ONCE,
        () if app.scoring => NOW_AND_THEN,
        // Until a key is pressed or the window changes.
        () => Duration::from_secs(3600),
    };
    if !event::poll(patience)? {
        return Ok(Flow::On);
    }
    loop {
        // A changed size is drawn anew by itself.
        if let Event::Key(key) = event::read()?
            && app.press(key) == Flow::Leave
        {
            return Ok(Flow::Leave);
        }
        if !event::poll(Duration::ZERO)? {
            return Ok(Flow::On);
        }
    }
}
