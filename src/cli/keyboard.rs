//! Lines of standard input, read beside what goes on.

use std::io::{BufRead, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// The longest line that is read at once.
const LONGEST_LINE: u64 = 16 << 10;

/// What was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A line.
    Line(String),
    /// Nothing yet.
    Nothing,
    /// There will be no more.
    Closed,
}

/// Standard input, line by line.
pub struct Keyboard {
    /// Absent where there is no thread to be had: lines are then read when they are waited for.
    lines: Option<Receiver<String>>,
}

impl Keyboard {
    /// Begins to listen.
    pub fn new() -> Keyboard {
        // One line ahead: what a pipe holds stays there until it is asked for.
        let (sender, lines) = sync_channel(0);
        let listen = move || {
            while let Some(line) = read_line() {
                if sender.send(line).is_err() {
                    return;
                }
            }
        };
        let listens = thread::Builder::new().spawn(listen).is_ok();
        Keyboard { lines: listens.then_some(lines) }
    }

    /// Waits for a line, so long at most where a patience is given.
    pub fn hear(&self, patience: Option<Duration>) -> Heard {
        let Some(lines) = &self.lines else {
            return read_line().map_or(Heard::Closed, Heard::Line);
        };
        let heard = match patience {
            Some(patience) => lines.recv_timeout(patience),
            None => lines.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match heard {
            Ok(line) => Heard::Line(line),
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
            Err(RecvTimeoutError::Disconnected) => Heard::Closed,
        }
    }
}

/// A line of standard input; none at its end.
fn read_line() -> Option<String> {
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock().take(LONGEST_LINE);
    let read = input.read_until(b'\n', &mut bytes).ok()?;
    (read > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned())
}
