//! The files of one scenario, scanned and read, with the places of everything in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::file::{Archetypes, PlanFile, ProvinceFile, ScenarioFile};
use super::files::{FileError, Files, LARGEST, folder_of};
use super::hint::nearest;
use super::model::{
    Campaign, CorrectiveMeasure, Drill, Expectation, Mitigation, Playbook, Practice, Structure,
};
use super::problem::{Code, Place, Problem, Problems, Source};
use super::syntax::{self, NodeId, Step, Tree, Value};
use crate::i18n::problems as msg;
use crate::scenario::explain;

/// What a file holds, by its place in the folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `scenario.ron`.
    Scenario,
    /// The province.
    Province,
    /// The plan.
    Plan,
    /// The drill.
    Drill,
    /// Practice.
    Practice,
    /// Archetypes.
    Archetypes,
    /// A structure.
    Structure,
    /// A campaign.
    Campaign,
    /// A playbook.
    Playbook,
    /// A list of expectations.
    Expectations,
    /// A list of mitigations.
    Mitigations,
    /// A corrective measure.
    Measure,
}

impl Kind {
    /// The kind of the files in a folder of a library.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Some(match folder {
            "archetypes" => Kind::Archetypes,
            "structures" => Kind::Structure,
            "campaigns" => Kind::Campaign,
            "playbooks" => Kind::Playbook,
            "practice" => Kind::Practice,
            "expectations" => Kind::Expectations,
            "mitigations" => Kind::Mitigations,
            "measures" => Kind::Measure,
            _ => return None,
        })
    }
    /// The kind of a file that begins with this name.
    pub fn of_name(name: &str) -> Option<Kind> {
        Some(match name {
            "Scenario" => Kind::Scenario,
            "Province" => Kind::Province,
            "Plan" => Kind::Plan,
            "Drill" => Kind::Drill,
            "Practice" => Kind::Practice,
            "Archetypes" => Kind::Archetypes,
            "Structure" => Kind::Structure,
            "Campaign" => Kind::Campaign,
            "Playbook" => Kind::Playbook,
            "Measure" => Kind::Measure,
            _ => return None,
        })
    }
}

/// What was read from a file.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant)] // A handful of them exist, each once.
pub enum Doc {
    /// Nothing could be read.
    Nothing,
    /// `scenario.ron`.
    Scenario(ScenarioFile),
    /// The province.
    Province(ProvinceFile),
    /// The plan.
    Plan(PlanFile),
    /// The drill.
    Drill(Drill),
    /// Practice.
    Practice(Practice),
    /// Archetypes.
    Archetypes(Archetypes),
    /// A structure.
    Structure(Structure),
    /// A campaign.
    Campaign(Campaign),
    /// A playbook.
    Playbook(Playbook),
    /// Expectations.
    Expectations(Vec<Expectation>),
    /// Mitigations.
    Mitigations(Vec<Mitigation>),
    /// A corrective measure.
    Measure(CorrectiveMeasure),
}

/// Where a file comes from; later layers override earlier ones by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The embedded library.
    Embedded,
    /// `library/` beside the scenario.
    Beside,
    /// `library/` in the scenario.
    Inside,
    /// Named by the scenario or an option.
    Named,
    /// Below the scenario's folder, but not used: only checked.
    Loose,
}

/// What some editors write before a text in UTF-8; it is skipped.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Bytes of a list that is underlined whole.
const SHORT_LIST: usize = 80;

/// One file.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Path as the reader of files knows it; for the embedded library as it is shown.
    pub path: String,
    /// What it should hold.
    pub kind: Kind,
    /// Where it comes from.
    pub layer: Layer,
    /// Its text.
    pub source: Arc<Source>,
    /// Its tree, if it could be scanned.
    pub tree: Option<Tree>,
    /// What was read.
    pub doc: Doc,
    /// Whether every value has the right shape.
    pub sound: bool,
    /// Nodes about which all has been said.
    pub replaced: BTreeSet<NodeId>,
    /// Nodes that are variants.
    pub variants: BTreeSet<NodeId>,
}

impl Sheet {
    /// The place of a node: a list that is short is underlined whole, what is long by its beginning.
    pub fn place_of(&self, node: NodeId) -> Option<Place> {
        let node = self.tree.as_ref()?.node(node);
        let written = &self.source.text[node.from..node.to];
        let whole = matches!(node.value, Value::List(_) | Value::Map(_))
            && written.len() <= SHORT_LIST
            && !written.contains('\n');
        let (from, to) = if whole { (node.from, node.to) } else { node.head() };
        Some(self.source.place(from, to))
    }
    /// The place of the value at a path.
    pub fn place(&self, path: &[Step<'_>]) -> Option<Place> {
        self.place_of(self.tree.as_ref()?.find(path))
    }
}

/// All files, and the problems found so far.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Files, in order of reading.
    pub sheets: Vec<Sheet>,
    /// Problems.
    pub problems: Problems,
    /// Kinds of the files that could not be read at all.
    pub lost: Vec<Kind>,
    /// Paths of all files that were to be read.
    pub tried: BTreeSet<String>,
}

impl Shelf {
    /// The place of the value at a path of a file.
    pub fn place(&self, sheet: usize, path: &[Step<'_>]) -> Option<Place> {
        self.sheets.get(sheet)?.place(path)
    }

    /// Reads a file; `named_at` is where it is named, for the message if there is none.
    pub fn add(
        &mut self,
        files: &dyn Files,
        path: &str,
        kind: Kind,
        layer: Layer,
        named_at: Option<Place>,
    ) -> Option<usize> {
        let shown = files.shown(path);
        self.tried.insert(path.to_owned());
        match files.read(path, LARGEST) {
            Ok(bytes) => self.add_bytes(path, shown, &bytes, kind, layer),
            Err(error) => {
                let problem = unread(&shown, &error, named_at);
                self.problems.push(match error {
                    FileError::Missing => other_files(problem, files, path),
                    _ => problem,
                });
                self.lost.push(kind);
                None
            }
        }
    }

    /// Takes the bytes of a file.
    pub fn add_bytes(
        &mut self,
        path: &str,
        shown: String,
        bytes: &[u8],
        kind: Kind,
        layer: Layer,
    ) -> Option<usize> {
        if let Some(text) = utf16(bytes) {
            let place = Arc::new(Source::new(shown.clone(), text)).place(0, 0);
            let problem = Problem::new(Code::NotUtf8, Some(place), |lang| msg::saved_as_utf16(lang, &shown));
            self.problems.push(problem.hint(msg::save_as_utf8));
            self.lost.push(kind);
            return None;
        }
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                self.problems.push(not_utf8(shown, bytes, error.valid_up_to()));
                self.lost.push(kind);
                return None;
            }
        };
        let source = Arc::new(Source::new(shown, text));
        let mut sheet = Sheet {
            path: path.to_owned(),
            kind,
            layer,
            tree: None,
            doc: Doc::Nothing,
            sound: false,
            replaced: BTreeSet::new(),
            variants: BTreeSet::new(),
            source: Arc::clone(&source),
        };
        match syntax::scan(&source.text) {
            Ok(tree) => {
                self.repeated(&source, &tree);
                self.read_doc(&mut sheet, &tree);
                sheet.tree = Some(tree);
            }
            Err(error) => self.problems.push(explain::syntax_problem(&source, &error)),
        }
        self.sheets.push(sheet);
        Some(self.sheets.len() - 1)
    }

    fn repeated(&mut self, source: &Arc<Source>, tree: &Tree) {
        for repeated in &tree.repeated {
            let place = source.place(repeated.second.0, repeated.second.1);
            let name = repeated.name.as_str();
            let problem = if repeated.is_key {
                Problem::new(Code::DuplicateKey, Some(place), |lang| msg::duplicate_key(lang, name))
            } else {
                Problem::new(Code::DuplicateField, Some(place), |lang| msg::duplicate_field(lang, name))
            };
            let first = source.place(repeated.first.0, repeated.first.1);
            self.problems.push(problem.also(first, msg::first_here));
        }
    }

    fn read_doc(&mut self, sheet: &mut Sheet, tree: &Tree) {
        macro_rules! read_as {
            ($variant:ident) => {{
                let read = syntax::read(tree);
                for problem in &read.problems {
                    self.problems.push(explain::shape_problem(&sheet.source, problem));
                }
                sheet.sound = read.problems.is_empty();
                sheet.replaced = read.replaced;
                sheet.variants = read.variants;
                // The `ron` crate refuses repeated fields; they have been told, with both places.
                if sheet.sound && tree.repeated.is_empty() {
                    match syntax::value(&sheet.source.text) {
                        Ok(value) => Doc::$variant(value),
                        Err(refused) => self.disagreed(sheet, &refused),
                    }
                } else {
                    read.value.map_or(Doc::Nothing, Doc::$variant)
                }
            }};
        }
        sheet.doc = match sheet.kind {
            Kind::Scenario => read_as!(Scenario),
            Kind::Province => read_as!(Province),
            Kind::Plan => read_as!(Plan),
            Kind::Drill => read_as!(Drill),
            Kind::Practice => read_as!(Practice),
            Kind::Archetypes => read_as!(Archetypes),
            Kind::Structure => read_as!(Structure),
            Kind::Campaign => read_as!(Campaign),
            Kind::Playbook => read_as!(Playbook),
            Kind::Expectations => read_as!(Expectations),
            Kind::Mitigations => read_as!(Mitigations),
            Kind::Measure => read_as!(Measure),
        };
    }
}

impl Shelf {
    /// The `ron` crate refuses what was read with places: its word counts.
    fn disagreed(&mut self, sheet: &mut Sheet, refused: &str) -> Doc {
        sheet.sound = false;
        let place = sheet.source.place(0, 0);
        self.problems
            .push(Problem::new(Code::Syntax, Some(place), |lang| msg::refused_by_ron(lang, refused)));
        Doc::Nothing
    }
}

/// Why a file was not read.
fn unread(shown: &str, error: &FileError, named_at: Option<Place>) -> Problem {
    match error {
        FileError::Missing if named_at.is_some() => {
            Problem::new(Code::MissingFile, named_at, |lang| msg::named_here(lang, shown))
        }
        FileError::Missing => Problem::new(Code::MissingFile, None, |lang| msg::missing_file(lang, shown)),
        FileError::Folder => {
            Problem::new(Code::FolderNotFile, named_at, |lang| msg::folder_not_file(lang, shown))
        }
        FileError::TooLarge(_) => Problem::new(Code::FileTooLarge, named_at, |lang| {
            msg::too_large(lang, shown, LARGEST / (1024 * 1024))
        }),
        FileError::Refused(why) => {
            Problem::new(Code::UnreadableFile, named_at, |lang| msg::unreadable(lang, shown, why))
        }
    }
}

/// With the files that stand in the same folder.
fn other_files(problem: Problem, files: &dyn Files, path: &str) -> Problem {
    let folder = folder_of(path);
    let listed = files.list_ron(if folder.is_empty() { "." } else { folder }).unwrap_or_default();
    let names: Vec<&str> = listed
        .iter()
        .map(|found| {
            found.strip_prefix(folder).unwrap_or(found).trim_start_matches("./").trim_start_matches('/')
        })
        .filter(|name| !name.contains('/') && *name != "scenario.ron")
        .collect();
    let name = &path[path.len() - path.rsplit('/').next().map_or(0, str::len)..];
    match nearest(name, names.iter().copied()) {
        Some(meant) => problem.meant(Some(meant)),
        None if names.is_empty() => problem.hint(msg::path_counts_from),
        None => {
            let list: Vec<String> = names.iter().take(12).map(|name| format!("`{name}`")).collect();
            problem.hint(|lang| msg::files_there(lang, &list.join(", ")))
        }
    }
}

/// The text of a file in UTF-16: told by its byte order mark, or by a zero beside most letters of its beginning.
fn utf16(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| {
        let zero = head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
        head.len() >= 8 && zero * 8 >= head.len() * 3
    };
    let little = bytes.starts_with(&[0xff, 0xfe]) || zeros(1);
    if !little && !bytes.starts_with(&[0xfe, 0xff]) && !zeros(0) {
        return None;
    }
    let unit = |pair: &[u8]| match (pair, little) {
        ([a, b], true) => u16::from_le_bytes([*a, *b]),
        ([a, b], false) => u16::from_be_bytes([*a, *b]),
        _ => 0,
    };
    let units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
    Some(String::from_utf16_lossy(&units).trim_start_matches('\u{feff}').to_owned())
}

fn not_utf8(shown: String, bytes: &[u8], valid: usize) -> Problem {
    let message = |lang| msg::not_utf8(lang, &shown, valid);
    let source = Source::new(shown.clone(), String::from_utf8_lossy(bytes).into_owned());
    let place = Arc::new(source).place(valid, valid + '\u{fffd}'.len_utf8());
    Problem::new(Code::NotUtf8, Some(place), message).hint(msg::save_as_utf8)
}
