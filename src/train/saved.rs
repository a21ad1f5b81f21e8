//! A session as lines: what it is a session of, then everything that somebody did, in order. Whatever happened between
//! is made again from that.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::record::{Run, scenario_digest};
use crate::scenario::Scenario;
use crate::train::act::Act;
use crate::train::seat::{Seat, SeatKind, apart};
use crate::train::session::Session;
use crate::units::OrgId;

/// Version of the format.
pub const FORMAT: u32 = 1;
/// The longest first line: it carries the scenario.
const LONGEST_HEADER: usize = 64 << 20;
/// The longest line of what somebody did.
const LONGEST_LINE: usize = 64 << 10;

/// A seat as it is written: organisations by their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedSeat {
    kind: SeatKind,
    organisations: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    session: u32,
    version: String,
    scenario: Scenario,
    scenario_digest: String,
    seed: u64,
    replication: u64,
    seats: Vec<SavedSeat>,
    settings: Settings,
}

/// How time runs in a session, and what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Seconds of the drill in a second at the desk; 0 where the clock stands still while somebody decides.
    pub speed: f64,
    /// Hints may be asked for.
    pub hints: bool,
}

/// Why a saved session cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SavedError {
    /// A line is not what it should be: its number, and why.
    #[error("line {line}: {why}")]
    Line {
        /// From 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// Another version made it: the drill would go another way.
    #[error("it was made by version {0}")]
    OtherVersion(String),
    /// The scenario was changed by hand.
    #[error("the scenario is not the one that the session was played on")]
    OtherScenario,
}

/// The first line of a session, written before anything is done in it.
///
/// # Errors
/// Where the scenario cannot be written.
pub fn header(session: &Session, settings: Settings, version: &str) -> Result<String, SavedError> {
    let run = session.run();
    let organisations = &run.scenario.province.organisations;
    let name = |org: &OrgId| organisations.get(org.ix()).map(|o| o.id.clone()).unwrap_or_default();
    let seats = session.seats().iter();
    let broken = |why: String| SavedError::Line { line: 1, why };
    let header = Header {
        session: FORMAT,
        version: version.to_owned(),
        scenario_digest: scenario_digest(&run.scenario).map_err(|e| broken(e.to_string()))?,
        scenario: Scenario::clone(&run.scenario),
        seed: run.seed,
        replication: run.replication,
        seats: seats
            .map(|seat| SavedSeat { kind: seat.kind, organisations: seat.orgs.iter().map(name).collect() })
            .collect(),
        settings,
    };
    serde_json::to_string(&header).map_err(|e| broken(e.to_string()))
}

/// The line of what somebody did.
///
/// # Errors
/// Never with what was done in a session.
pub fn line(act: &Act) -> Result<String, SavedError> {
    serde_json::to_string(act).map_err(|e| SavedError::Line { line: 0, why: e.to_string() })
}

/// Goes on with a saved session: everything that was done is done again. A last line that was cut off while it was
/// written is left out.
///
/// # Errors
/// Where a line is not what it should be, or this version would play the drill in another way.
pub fn resume(text: &str, version: &str) -> Result<(Session, Settings), SavedError> {
    let broken = |line: usize, why: &dyn std::fmt::Display| SavedError::Line { line, why: why.to_string() };
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if first.len() > LONGEST_HEADER {
        return Err(broken(1, &format!("longer than {LONGEST_HEADER} bytes")));
    }
    let header: Header = serde_json::from_str(first).map_err(|e| broken(1, &e))?;
    if header.session != FORMAT || header.version != version {
        return Err(SavedError::OtherVersion(header.version));
    }
    if scenario_digest(&header.scenario).ok().as_ref() != Some(&header.scenario_digest) {
        return Err(SavedError::OtherScenario);
    }
    let seats = seats(&header).map_err(|id| broken(1, &format!("there is no organisation `{id}`")))?;
    apart(&seats).map_err(|e| broken(1, &e))?;
    let settings = header.settings;
    let run = Run {
        scenario: Arc::new(header.scenario),
        seed: header.seed,
        replication: header.replication,
        overrides: Vec::new(),
    };
    let mut session = Session::new(run, seats).map_err(|e| broken(1, &e))?;
    let whole = rest.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    for (ix, text) in whole.enumerate() {
        let number = ix + 2;
        if text.len() > LONGEST_LINE {
            return Err(broken(number, &format!("longer than {LONGEST_LINE} bytes")));
        }
        let act: Act = serde_json::from_str(text).map_err(|e| broken(number, &e))?;
        session.again(act).map_err(|e| broken(number, &e))?;
    }
    Ok((session, settings))
}

fn seats(header: &Header) -> Result<Vec<Seat>, String> {
    let organisations = &header.scenario.province.organisations;
    let find = |id: &String| {
        let found = organisations.iter().position(|org| org.id == *id);
        found.map(OrgId::from).ok_or_else(|| id.clone())
    };
    let seat = |saved: &SavedSeat| {
        let mut orgs: Vec<OrgId> = saved.organisations.iter().map(find).collect::<Result<_, _>>()?;
        orgs.sort();
        orgs.dedup();
        Ok(Seat { kind: saved.kind, orgs })
    };
    header.seats.iter().map(seat).collect()
}
