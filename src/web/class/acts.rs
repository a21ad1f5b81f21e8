//! A room as lines: what it is a room of, then everything that was done in it, in order. Whatever happened in the drill is
//! made again from that.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::train::act::Act as Done;

/// Version of the format.
pub const FORMAT: u32 = 1;

/// How the clock of the drill goes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Pace {
    /// It stands still while a decision waits, and jumps to the next.
    Stand,
    /// It runs: so many seconds of the drill in a second.
    Run(f64),
}

/// How far a room has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Trainees come in.
    #[default]
    Lobby,
    /// The drill is played.
    Running,
    /// Every decision is weighed.
    Weighing,
    /// The debriefing is there.
    Closed,
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A trainee, by number.
    Trainee(u32),
    /// The trainer.
    Trainer,
}

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format.
    pub room: u32,
    /// The version that opened it.
    pub version: String,
    /// Its code.
    pub code: String,
    /// Hints may be asked for.
    pub hints: bool,
    /// How the clock goes at first.
    pub pace: Pace,
    /// The session, as `train` writes it.
    pub session: Box<RawValue>,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Somebody sat down; `token` is the digest of theirs.
    Joined {
        /// Number of the trainee.
        trainee: u32,
        /// Their name.
        name: String,
        /// Position of the seat.
        seat: usize,
        /// Digest of their token.
        token: String,
    },
    /// Somebody left, or was sent away.
    Left {
        /// Number of the trainee.
        trainee: u32,
    },
    /// The drill began.
    Started,
    /// The clock goes otherwise from now on.
    Paced {
        /// How.
        pace: Pace,
    },
    /// It stops, or goes on.
    Paused {
        /// Whether it stops.
        paused: bool,
    },
    /// The clock has come to a moment.
    At {
        /// The moment.
        t: i64,
        /// The entry at which it stands, where a decision came up and the rest of that second is still to come.
        at: Option<u32>,
    },
    /// A hint was asked for.
    Hinted {
        /// Id of the decision.
        decision: String,
    },
    /// Something was done in the drill.
    Did {
        /// By whom.
        by: By,
        /// What, as `train` writes it.
        done: Box<Done>,
    },
    /// The drill is over; every decision is weighed by so many futures.
    Closing {
        /// Futures.
        futures: u64,
    },
    /// The debriefing is written.
    Closed,
}

/// What is wrong with the lines of a room: which one, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// From 1.
    pub line: usize,
    /// What the reader says.
    pub why: String,
}

/// Reads the lines of a room. A last line that was cut off is left out.
///
/// # Errors
/// Where a line is not what it should be.
pub fn read(text: &str) -> Result<(Header, Vec<Act>), Broken> {
    let broken = |line: usize| move |error: serde_json::Error| Broken { line, why: error.to_string() };
    let mut lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n')).enumerate();
    let (_, first) = lines.next().ok_or(Broken { line: 1, why: "there is no first line".to_owned() })?;
    let header: Header = serde_json::from_str(first).map_err(broken(1))?;
    if header.room != FORMAT {
        return Err(Broken { line: 1, why: format!("format {} is not known", header.room) });
    }
    let acts = lines.map(|(ix, line)| serde_json::from_str(line).map_err(broken(ix + 1)));
    Ok((header, acts.collect::<Result<_, _>>()?))
}

/// The line of something that was done.
pub fn line(act: &Act) -> String {
    serde_json::json!(act).to_string()
}
