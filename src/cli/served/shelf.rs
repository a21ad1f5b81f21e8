//! What was named behind `serve`: scenarios, records, folders of results; the shipped scenarios where nothing was.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::trouble;
use crate::cli::commands::saved;
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files;
use crate::cli::pipeline;
use crate::cli::shipped;
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, Text, web as say};
use crate::record::Record;
use crate::scenario::{
    self, FileKind, Files, LoadOptions, MemoryFiles, Scenario, campaign_ids, kebab, structure_ids,
};
use crate::web::disk::{Choices, Found, Kind, Library, Source, Trouble};

/// Files of a folder of results that are listed.
const MOST_FILES: usize = 20_000;
/// Folders below a folder of results that are looked into.
const DEEPEST: usize = 6;

/// Where a source is.
enum Place {
    Disk(String),
    Shipped(String),
}

/// Everything that was named.
pub struct Shelf {
    places: BTreeMap<String, Place>,
    shipped: MemoryFiles,
    lang: Lang,
}

impl Shelf {
    /// Looks at everything that was named; a scenario that is not valid is told at once.
    pub fn of(named: &[String], terminal: &mut Terminal) -> Result<(Shelf, Vec<Source>), Failure> {
        let mut shelf = Shelf { places: BTreeMap::new(), shipped: MemoryFiles::new(), lang: terminal.lang };
        let mut sources = Vec::new();
        if named.is_empty() {
            for id in shipped::ids() {
                for (name, bytes) in shipped::files(&id) {
                    shelf.shipped.put(&format!("{id}/{name}"), bytes.into_owned());
                }
                sources.push(shelf.scenario_at(Place::Shipped(id), terminal)?);
            }
        }
        for path in named {
            sources.push(shelf.named(path, terminal)?);
        }
        Ok((shelf, sources))
    }

    fn named(&mut self, path: &str, terminal: &mut Terminal) -> Result<Source, Failure> {
        let disk = Disk::new(self.lang);
        let kind = disk.kind(path);
        let is_scenario = path.ends_with(".ron")
            || kind == FileKind::Folder
                && disk.kind(&scenario::files::join(path, "scenario.ron")) == FileKind::File;
        if is_scenario {
            return self.scenario_at(Place::Disk(path.to_owned()), terminal);
        }
        match kind {
            FileKind::File if saved::is_record(path) => {
                Ok(self.add(Kind::Record, Text { vi: path.to_owned(), en: path.to_owned() }, path))
            }
            FileKind::Folder => {
                Ok(self.add(Kind::Results, Text { vi: path.to_owned(), en: path.to_owned() }, path))
            }
            FileKind::Missing => {
                Err(files::unreadable(Path::new(path), &std::io::ErrorKind::NotFound.into()))
            }
            FileKind::File => Err(Failure::new(
                Exit::Invalid,
                Text::of(|lang| say::nothing_to_serve(lang, path)),
                Text::of(say::hint_nothing_to_serve),
            )),
        }
    }

    fn scenario_at(&mut self, place: Place, terminal: &mut Terminal) -> Result<Source, Failure> {
        let options = LoadOptions::default();
        let loaded = match &place {
            Place::Disk(path) => pipeline::load(path, &options, terminal)?,
            Place::Shipped(id) => pipeline::load_from(&self.shipped, id, &options, terminal)?,
        };
        let id = self.free(&loaded.scenario.id);
        self.places.insert(id.clone(), place);
        Ok(Source { id, name: loaded.scenario.name, kind: Kind::Scenario })
    }

    fn add(&mut self, kind: Kind, name: Text, path: &str) -> Source {
        let id = self.free(&kebab(path));
        self.places.insert(id.clone(), Place::Disk(path.to_owned()));
        Source { id, name, kind }
    }

    /// An id that no other source has.
    fn free(&self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "x" } else { wanted };
        let further = (2u32..).map(|n| format!("{wanted}-{n}"));
        let mut all = std::iter::once(wanted.to_owned()).chain(further);
        all.find(|id| !self.places.contains_key(id)).unwrap_or_default()
    }

    /// The path of a source on the disk, and of a file below it; never one outside of it.
    fn path(&self, source: &Source, below: Option<&str>) -> Result<PathBuf, Trouble> {
        let Some(Place::Disk(path)) = self.places.get(&source.id) else { return Err(not_there("")) };
        let Some(below) = below else { return Ok(PathBuf::from(path)) };
        let inside = Path::new(below).components().all(|part| matches!(part, Component::Normal(_)));
        // No link leads out either.
        let whole = fs::canonicalize(Path::new(path).join(below)).ok();
        let root = fs::canonicalize(path).ok();
        match (whole, root) {
            (Some(whole), Some(root)) if inside && whole.starts_with(&root) => Ok(whole),
            _ => Err(not_there(below)),
        }
    }
}

fn not_there(path: &str) -> Trouble {
    trouble(files::unreadable(Path::new(path), &std::io::ErrorKind::NotFound.into()))
}

impl Library for Shelf {
    fn scenario(&self, source: &Source, options: &LoadOptions) -> Result<Scenario, Trouble> {
        let loaded = match self.places.get(&source.id) {
            Some(Place::Disk(path)) => scenario::load(&Disk::new(self.lang), path, options),
            Some(Place::Shipped(id)) => scenario::load(&self.shipped, id, options),
            None => return Err(not_there(&source.id)),
        };
        loaded.map(|loaded| loaded.scenario).map_err(|problems| Trouble {
            what: Text::of(|lang| problems.render(lang, false)),
            hint: Text::of(say::hint_scenario_broken),
        })
    }

    fn record(&self, source: &Source, below: Option<&str>) -> Result<Record, Trouble> {
        let path = self.path(source, below)?;
        saved::load(&path.to_string_lossy()).map_err(trouble)
    }

    fn read(&self, source: &Source, below: &str, limit: u64) -> Result<Vec<u8>, Trouble> {
        files::read_bytes(&self.path(source, Some(below))?, limit).map_err(trouble)
    }

    fn list(&self, source: &Source) -> Result<Vec<Found>, Trouble> {
        let root = self.path(source, None)?;
        let mut found = BTreeSet::new();
        collect(&root, "", 0, &mut found).map_err(|error| trouble(files::unreadable(&root, &error)))?;
        Ok(found.into_iter().collect())
    }

    fn choices(&self, source: &Source) -> Choices {
        let both = |files: &dyn Files, path: &str| Choices {
            structures: structure_ids(files, path),
            campaigns: campaign_ids(files, path),
        };
        match self.places.get(&source.id) {
            Some(Place::Disk(path)) => both(&Disk::new(self.lang), path),
            Some(Place::Shipped(id)) => both(&self.shipped, id),
            None => Choices::default(),
        }
    }
}

/// The regular files below a folder; links are not followed.
fn collect(root: &Path, below: &str, depth: usize, found: &mut BTreeSet<Found>) -> std::io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = if below.is_empty() { name } else { format!("{below}/{name}") };
        if kind.is_dir() && depth < DEEPEST {
            collect(root, &name, depth + 1, found)?;
        } else if kind.is_file() && found.len() < MOST_FILES {
            let size = entry.metadata()?.len();
            found.insert(Found { name, size });
        }
    }
    Ok(())
}
