//! The bar of a long command: on a terminal alone, with the rate and the time left.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::Terminal;
use crate::i18n::cli as say;

/// A bar; hidden in a pipe and beside JSON.
pub struct Progress {
    bar: ProgressBar,
    begun: bool,
}

impl Progress {
    /// A bar for at most so many drills.
    pub fn new(most: u64, terminal: &Terminal) -> Progress {
        let quiet = terminal.json || !std::io::stderr().is_terminal();
        let bar = if quiet { ProgressBar::hidden() } else { ProgressBar::new(most) };
        if let Ok(style) = ProgressStyle::with_template(&say::progress_template(terminal.lang)) {
            bar.set_style(style);
        }
        Progress { bar, begun: false }
    }

    /// So many are done, `earlier` of them by an earlier run.
    pub fn set(&mut self, done: u64, earlier: u64) {
        if !std::mem::replace(&mut self.begun, true) && earlier > 0 {
            // The rate is that of this run.
            self.bar.set_position(earlier);
            self.bar.reset_eta();
        }
        self.bar.set_position(done);
    }

    /// So many are done, by this run, told from any thread.
    pub fn at(&self, done: u64) {
        self.bar.set_position(done);
    }

    /// The longest half of an interval so far, where a rule looks at it.
    pub fn half_width(&self, half: Option<f64>) {
        if let Some(half) = half {
            self.bar.set_message(format!("±{half:.3}"));
        }
    }

    /// There are more or fewer than was thought.
    pub fn most(&self, most: u64) {
        self.bar.set_length(most);
    }

    /// Takes the bar away; the seconds since it was made.
    pub fn end(self) -> f64 {
        let seconds = self.bar.elapsed().as_secs_f64();
        self.bar.finish_and_clear();
        seconds
    }
}
