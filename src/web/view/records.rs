//! The records that are open, by the key that addresses name them with. What is not open is opened again: read from
//! where it lies, or simulated as it was; the one that was used least recently gives way.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::opened::Opened;
use crate::i18n::{Text, viewer as say};
use crate::record::{Record, Run};
use crate::scenario::{LoadOptions, Scenario};
use crate::sim;
use crate::web::disk::{Kind, Source};
use crate::web::limits::{LARGEST_RECORD, MOST_ENTRIES, MOST_RECORDS, WAITING_RECORDS};
use crate::web::{App, Failed};

/// The file of a record in a folder of results.
pub const RECORD: &str = "record.jsonl";
/// Stands between the parts of a key; no id of a source has it.
pub const BETWEEN: char = '~';
/// Bytes of a path's digest that stand in a key.
const SHORT: usize = 8;

/// Which drill is simulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    /// Id of the scenario's source.
    pub source: String,
    /// Id of the structure.
    pub structure: String,
    /// Seed.
    pub seed: u64,
    /// Replication.
    pub replication: u64,
}

/// What a key names.
enum Named {
    Source(String),
    Below(String, String),
    Drill(Drill),
}

impl Drill {
    /// Its key.
    pub fn key(&self) -> String {
        let Drill { source, structure, seed, replication } = self;
        format!("{source}{BETWEEN}{structure}{BETWEEN}{seed}{BETWEEN}{replication}")
    }
}

/// The key of a record below a folder of results.
pub fn key_below(source: &str, below: &str) -> String {
    let digest: String =
        Sha256::digest(below.as_bytes()).iter().take(SHORT).map(|byte| format!("{byte:02x}")).collect();
    format!("{source}{BETWEEN}{digest}")
}

fn named(key: &str) -> Option<Named> {
    let parts: Vec<&str> = key.split(BETWEEN).collect();
    match parts[..] {
        [source] => Some(Named::Source(source.to_owned())),
        [source, digest] => Some(Named::Below(source.to_owned(), digest.to_owned())),
        [source, structure, seed, replication] => Some(Named::Drill(Drill {
            source: source.to_owned(),
            structure: structure.to_owned(),
            seed: seed.parse().ok()?,
            replication: replication.parse().ok()?,
        })),
        _ => None,
    }
}

/// The records that are open.
pub struct Records {
    /// The one that was used last stands last.
    kept: Mutex<Vec<(String, Arc<Opened>)>>,
    /// One is opened at a time.
    opening: Mutex<()>,
    /// So many may wait for that.
    waiting: Arc<Semaphore>,
    /// The structures of each scenario by id, with their names.
    structures: Mutex<BTreeMap<String, Vec<(String, Text)>>>,
}

impl Default for Records {
    fn default() -> Records {
        Records {
            kept: Mutex::default(),
            opening: Mutex::default(),
            waiting: Arc::new(Semaphore::new(WAITING_RECORDS)),
            structures: Mutex::default(),
        }
    }
}

impl Records {
    /// A record that is open already.
    pub fn kept(&self, key: &str) -> Option<Arc<Opened>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().position(|(own, _)| own == key)?;
        let used = kept.remove(found);
        let opened = Arc::clone(&used.1);
        kept.push(used);
        Some(opened)
    }

    /// The drills that were run here, the latest first: key and record.
    pub fn drills(&self, source: &str) -> Vec<(String, Arc<Opened>)> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let of_source = kept.iter().rev().filter(|(_, opened)| opened.scenario.as_deref() == Some(source));
        of_source.cloned().collect()
    }

    /// The record of a key, opened where it is not.
    ///
    /// # Errors
    /// Where there is none, it cannot be read, or too many wait to be opened.
    pub async fn get(self: &Arc<Self>, app: &App, key: &str) -> Result<Arc<Opened>, Failed> {
        if let Some(opened) = self.kept(key) {
            return Ok(opened);
        }
        let place = Arc::clone(&self.waiting).try_acquire_owned().map_err(|_| busy())?;
        let (own, app, key) = (Arc::clone(self), app.clone(), key.to_owned());
        let opened = tokio::task::spawn_blocking(move || {
            let _place = place;
            own.open(&app, &key)
        });
        let opened = opened.await.map_err(|_| Failed::defect())??;
        let scored = Arc::clone(&opened);
        // Nobody waits for it: the timeline says so until it is done.
        drop(tokio::task::spawn_blocking(move || scored.find_moments()));
        Ok(opened)
    }

    fn open(&self, app: &App, key: &str) -> Result<Arc<Opened>, Failed> {
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = self.kept(key) {
            return Ok(opened);
        }
        let opened = Arc::new(match named(key).ok_or_else(no_record)? {
            Named::Source(id) => Opened::new(read(app, source(app, &id, Kind::Record)?, None)?, None),
            Named::Below(id, digest) => {
                let source = source(app, &id, Kind::Results)?;
                let below = find(app, source, &format!("{id}{BETWEEN}{digest}"))?;
                Opened::new(read(app, source, Some(&below))?, None)
            }
            Named::Drill(drill) => Opened::new(simulate(self, app, &drill)?, Some(drill.source)),
        });
        self.keep(key, &opened);
        Ok(opened)
    }

    /// A scenario, with its own structure or another of its list.
    ///
    /// # Errors
    /// Where there is no such structure, or the scenario is no longer valid.
    pub fn scenario(&self, app: &App, source: &Source, structure: Option<&str>) -> Result<Scenario, Failed> {
        let library = &app.disk().library;
        if let Some(id) = structure
            && !library.choices(source).structures.iter().any(|own| own == id)
        {
            return Err(no_structure(id));
        }
        let structure = structure.map(str::to_owned);
        Ok(library.scenario(source, &LoadOptions { structure, ..LoadOptions::default() })?)
    }

    /// The structures that a scenario can be run with: id and name. Those that do not fit it are left out.
    ///
    /// # Errors
    /// Where none fits.
    pub fn structures(&self, app: &App, source: &Source) -> Result<Vec<(String, Text)>, Failed> {
        let mut known = self.structures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(&source.id) {
            return Ok(found.clone());
        }
        let ids = app.disk().library.choices(source).structures;
        let named = |id: String| {
            let scenario = self.scenario(app, source, Some(&id)).ok()?;
            Some((id, scenario.structure.name))
        };
        let found: Vec<(String, Text)> = ids.into_iter().filter_map(named).collect();
        known.insert(source.id.clone(), found.clone());
        Ok(found)
    }

    fn keep(&self, key: &str, opened: &Arc<Opened>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push((key.to_owned(), Arc::clone(opened)));
        let entries = |kept: &[(String, Arc<Opened>)]| -> usize {
            kept.iter().map(|(_, opened)| opened.record().entries.len()).sum()
        };
        while kept.len() > 1 && (kept.len() > MOST_RECORDS || entries(&kept) > MOST_ENTRIES) {
            kept.remove(0);
        }
    }
}

fn source<'a>(app: &'a App, id: &str, kind: Kind) -> Result<&'a Source, Failed> {
    app.source(id).filter(|source| source.kind == kind).ok_or_else(no_record)
}

/// The path of the record that a key stands for.
fn find(app: &App, source: &Source, key: &str) -> Result<String, Failed> {
    let found = app.disk().library.list(source)?;
    let is_it = |name: &str| is_record(name) && key_below(&source.id, name) == key;
    let found = found.into_iter().find(|found| is_it(&found.name)).ok_or_else(no_record)?;
    if found.size > LARGEST_RECORD {
        let limit = format!("{} MB", LARGEST_RECORD >> 20);
        return Err(Failed::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            Text::of(|lang| say::too_large(lang, &limit)),
            Text::of(say::hint_too_large),
        ));
    }
    Ok(found.name)
}

/// Whether a file is a record, by its name.
pub fn is_record(name: &str) -> bool {
    name.rsplit('/').next() == Some(RECORD)
}

fn read(app: &App, source: &Source, below: Option<&str>) -> Result<Record, Failed> {
    Ok(app.disk().library.record(source, below)?)
}

/// Simulates a drill.
fn simulate(records: &Records, app: &App, drill: &Drill) -> Result<Record, Failed> {
    let source = source(app, &drill.source, Kind::Scenario)?;
    let own = app.disk().library.scenario(source, &LoadOptions::default())?;
    let scenario = if own.structure.id == drill.structure {
        own
    } else {
        records.scenario(app, source, Some(&drill.structure))?
    };
    Ok(sim::run(&Run {
        seed: drill.seed,
        replication: drill.replication,
        overrides: Vec::new(),
        scenario: Arc::new(scenario),
    }))
}

fn no_record() -> Failed {
    Failed::new(StatusCode::NOT_FOUND, Text::of(say::no_record), Text::of(say::hint_no_record))
}

fn no_structure(id: &str) -> Failed {
    Failed::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        Text::of(|lang| say::no_structure(lang, id)),
        Text::of(say::hint_structure),
    )
}

fn busy() -> Failed {
    Failed::new(StatusCode::SERVICE_UNAVAILABLE, Text::of(say::busy), Text::of(say::hint_busy))
}
