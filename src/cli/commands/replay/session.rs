//! The terminal while the player runs in it: taken over, drawn, listened to, and given back whatever happens.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event};
use ratatui::crossterm::style::force_color_output;
use signal_hook::consts::TERM_SIGNALS;
use signal_hook::{flag, low_level};

use super::app::{App, Flow};
use super::screen;
use crate::replay::Moment;

/// Between two pictures while time passes: smooth enough, and little for a slow line.
const PICTURE: Duration = Duration::from_millis(66);
/// While a text is searched.
const AT_ONCE: Duration = Duration::from_millis(1);
/// While nothing moves: expectations may have been worked out, or somebody may have ended the program from outside.
const NOW_AND_THEN: Duration = Duration::from_millis(200);

/// Gives the terminal back when it is dropped. A panic gives it back before it is told.
struct Taken;

impl Drop for Taken {
    fn drop(&mut self) {
        // Nothing can be done where that fails.
        let _ = ratatui::try_restore();
    }
}

/// Runs the player until the viewer leaves. `moments` sends those of expectations once they are known. A signal that ends
/// programs ends this one too, after the terminal was given back.
///
/// # Errors
/// The terminal cannot be taken over, drawn on or listened to.
pub fn run(app: &mut App<'_>, moments: &Receiver<Vec<Moment>>) -> io::Result<()> {
    force_color_output(app.paint.colored);
    let ended = Arc::new(AtomicUsize::new(0));
    for signal in TERM_SIGNALS {
        flag::register_usize(*signal, Arc::clone(&ended), usize::try_from(*signal).unwrap_or_default())?;
    }
    watch(app, moments, &ended)?;
    match i32::try_from(ended.load(Ordering::Relaxed)) {
        Ok(signal @ 1..) => low_level::emulate_default_handler(signal),
        _ => Ok(()),
    }
}

fn watch(app: &mut App<'_>, moments: &Receiver<Vec<Moment>>, ended: &AtomicUsize) -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let _taken = Taken;
    let mut last = Instant::now();
    loop {
        receive(app, moments);
        terminal.draw(|canvas| screen::draw(app, canvas))?;
        if heard(app)? == Flow::Leave || ended.load(Ordering::Relaxed) != 0 {
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
        () => NOW_AND_THEN,
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
