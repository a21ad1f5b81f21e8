//! The way from a path to a scenario: find the files, read them all, check them all, put them together.

use std::collections::{BTreeMap, BTreeSet};

use super::assume::AssumptionLine;
use super::files::{FileKind, Files, folder_of, join};
use super::hint::nearest;
use super::library::{EMBEDDED, Library};
use super::model::{CorrectiveMeasure, Scenario};
use super::problem::{Code, Place, Problem, Problems};
use super::roles::RoleMap;
use super::settle::{DEFAULT_STRUCTURE, settle};
use super::shelf::{Doc, Kind, Layer, Shelf};
use super::table::Class;
use crate::i18n::problems as msg;

/// The playbook for false alarms and for what has none of its own; in every scenario whose library has it.
pub const GENERIC_PLAYBOOK: &str = "generic";

/// What an option may change about a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadOptions {
    /// Another structure: an id of the library, or a file.
    pub structure: Option<String>,
    /// Only what a text says of the structure: what it infers or assumes comes from the default instead.
    pub stated_only: bool,
    /// Other campaigns instead of the drill's: ids of the library, or files. One that the drill launches keeps its
    /// time and entry; another begins when the first of the drill does. Injects about campaigns that are not
    /// launched are left out.
    pub campaigns: Vec<String>,
}

/// A scenario that can run.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The resolved scenario.
    pub scenario: Scenario,
    /// Numbers that rest on assumptions, in the files that the scenario uses.
    pub assumptions: Vec<AssumptionLine>,
    /// Corrective measures of the library that is in force, sorted by id.
    pub measures: Vec<CorrectiveMeasure>,
    /// Who fills each role.
    pub role_mapping: RoleMap,
    /// What does not stand in the way.
    pub warnings: Problems,
}

/// Reads and checks a scenario: a folder with a `scenario.ron`, or the file itself.
pub fn load(files: &dyn Files, path: &str, options: &LoadOptions) -> Result<Loaded, Problems> {
    load_over(&Library::embedded(), files, path, options)
}

/// The same, over another library than the embedded one.
pub fn load_over(
    library: &Library,
    files: &dyn Files,
    path: &str,
    options: &LoadOptions,
) -> Result<Loaded, Problems> {
    let (mut shelf, parts) = gather(library, files, path, options)?;
    settle(&mut shelf, &parts, options).map(|settled| settled.loaded)
}

/// Reads every file of a scenario.
pub(super) fn gather(
    library: &Library,
    files: &dyn Files,
    path: &str,
    options: &LoadOptions,
) -> Result<(Shelf, Parts), Problems> {
    let mut shelf = Shelf::default();
    let Some((folder, file)) = find(files, path, &mut shelf.problems) else { return Err(shelf.problems) };
    take_library(library, files, &folder, &mut shelf);
    let parts = take_scenario(files, &folder, &file, options, &mut shelf);
    take_loose(files, &folder, &mut shelf);
    Ok((shelf, parts))
}

/// The ids of all structures that a scenario may have, sorted: those of the library and its own, without the one that only says
/// what a structure does not. Empty where there is no scenario.
pub fn structure_ids(files: &dyn Files, path: &str) -> Vec<String> {
    let mut ids = ids_of(Kind::Structure, files, path);
    ids.retain(|id| id != DEFAULT_STRUCTURE);
    ids
}

/// The ids of all campaigns that a scenario may launch, sorted: those of the library and its own. Empty where there is
/// no scenario.
pub fn campaign_ids(files: &dyn Files, path: &str) -> Vec<String> {
    ids_of(Kind::Campaign, files, path)
}

/// The ids of a kind in the library that is in force.
fn ids_of(kind: Kind, files: &dyn Files, path: &str) -> Vec<String> {
    let mut shelf = Shelf::default();
    let Some((folder, _)) = find(files, path, &mut shelf.problems) else { return Vec::new() };
    take_library(&Library::embedded(), files, &folder, &mut shelf);
    let sheets = shelf.sheets.iter().filter(|sheet| sheet.kind == kind);
    let ids: BTreeSet<&str> = sheets.filter_map(|sheet| id_of(&sheet.doc)).collect();
    ids.into_iter().map(str::to_owned).collect()
}

/// The corrective measures of the embedded library, sorted by id.
pub fn embedded_measures() -> Vec<CorrectiveMeasure> {
    let mut shelf = Shelf::default();
    take_library(&Library::embedded(), &super::files::MemoryFiles::new(), ".", &mut shelf);
    let measure = |sheet: super::shelf::Sheet| match sheet.doc {
        Doc::Measure(measure) => Some(measure),
        _ => None,
    };
    let mut measures: Vec<CorrectiveMeasure> = shelf.sheets.into_iter().filter_map(measure).collect();
    measures.sort_by(|a, b| a.id.cmp(&b.id));
    measures
}

/// The folder and path of `scenario.ron`.
fn find(files: &dyn Files, path: &str, problems: &mut Problems) -> Option<(String, String)> {
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
    let shown = files.shown(path);
    match files.kind(path) {
        FileKind::Folder => {
            let file = join(path, "scenario.ron");
            if files.kind(&file) != FileKind::Missing {
                return Some((path.to_owned(), file));
            }
            problems.push(
                Problem::new(Code::MissingFile, None, |lang| msg::no_scenario(lang, &shown))
                    .hint(msg::make_scenario),
            );
        }
        FileKind::File => match other_kind(files, path) {
            Some(name) => {
                let problem =
                    Problem::new(Code::WrongName, None, |lang| msg::no_scenario_file(lang, &shown, &name));
                let option = match name.as_str() {
                    "Campaign" => "--campaign",
                    "Structure" => "--structure",
                    _ => "",
                };
                problems.push(match option {
                    "" => problem.hint(msg::give_the_folder),
                    option => problem.hint(|lang| msg::give_as_option(lang, option)),
                });
            }
            None => return Some((folder_of(path).to_owned(), path.to_owned())),
        },
        FileKind::Missing => {
            let problem = Problem::new(Code::MissingFile, None, |lang| msg::missing_file(lang, &shown));
            problems.push(problem.hint(msg::make_scenario));
        }
    }
    None
}

/// The name that a file begins with, where it is that of something else than a scenario.
fn other_kind(files: &dyn Files, path: &str) -> Option<String> {
    let bytes = files.read(path, super::files::LARGEST).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let name = first_name(&text)?;
    Kind::of_name(name).filter(|kind| *kind != Kind::Scenario).map(|_| name.to_owned())
}

/// The embedded library, `library/` beside the scenario and `library/` in it. A file that stands beside under the
/// same name as an embedded one takes its place, so that a copy is not read twice.
pub(super) fn take_library(library: &Library, files: &dyn Files, folder: &str, shelf: &mut Shelf) {
    let last = folder.rsplit('/').next().unwrap_or("");
    let beside = match last {
        "" | "." | ".." => join(folder, "../library"),
        _ => join(folder_of(folder), "library"),
    };
    let inside = join(folder, "library");
    let list = |base: &str| -> Vec<(String, String)> {
        if files.kind(base) != FileKind::Folder {
            return Vec::new();
        }
        let below = |path: String| Some((path.strip_prefix(base)?.trim_start_matches('/').to_owned(), path));
        files.list_ron(base).unwrap_or_default().into_iter().filter_map(below).collect()
    };
    let (beside, inside) = (list(&beside), list(&inside));
    let shadowed: BTreeSet<&str> = beside.iter().map(|(below, _)| below.as_str()).collect();
    for (below, bytes) in library.files().filter(|(below, _)| !shadowed.contains(below)) {
        if let Some(kind) = below.split('/').next().and_then(Kind::of_folder) {
            let shown = format!("{EMBEDDED}{below}");
            shelf.add_bytes(&shown.clone(), shown, bytes, kind, Layer::Embedded);
        }
    }
    for (list, layer) in [(beside, Layer::Beside), (inside, Layer::Inside)] {
        for (below, path) in list {
            if let Some(kind) = below.split('/').next().and_then(Kind::of_folder) {
                shelf.add(files, &path, kind, layer, None);
            }
        }
    }
}

/// The positions in the shelf of what the scenario names.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) province: Option<usize>,
    pub(super) plan: Option<usize>,
    pub(super) drill: Option<usize>,
    pub(super) practice: Option<usize>,
    pub(super) structure: Option<usize>,
    /// Campaigns of the options, by id.
    pub(super) campaigns: Vec<String>,
}

fn take_scenario(
    files: &dyn Files,
    folder: &str,
    file: &str,
    options: &LoadOptions,
    shelf: &mut Shelf,
) -> Parts {
    let mut parts = Parts::default();
    let Some(sheet) = shelf.add(files, file, Kind::Scenario, Layer::Named, None) else {
        // The province and the rest cannot be known: the library alone is checked.
        shelf.lost.extend([Kind::Province, Kind::Plan, Kind::Practice]);
        return parts;
    };
    let Doc::Scenario(scenario) = &shelf.sheets[sheet].doc else {
        shelf.lost.extend([Kind::Province, Kind::Plan, Kind::Practice]);
        return parts;
    };
    let scenario = scenario.clone();
    let said = |field: &str| {
        let tree = shelf.sheets[sheet].tree.as_ref()?;
        let node = tree.field(tree.root, field)?;
        let replaced = shelf.sheets[sheet].replaced.contains(&node);
        (!replaced).then(|| shelf.sheets[sheet].place_of(node)).flatten()
    };
    let places: BTreeMap<&str, Option<Place>> =
        ["province", "structure", "plan", "drill", "practice"].map(|field| (field, said(field))).into();
    let named =
        |shelf: &mut Shelf, field: &str, path: &str, kind: Kind| match places.get(field).cloned().flatten() {
            Some(place) => shelf.add(files, &join(folder, path), kind, Layer::Named, Some(place)),
            None => {
                shelf.lost.push(kind);
                None
            }
        };
    parts.province = named(shelf, "province", &scenario.province, Kind::Province);
    parts.plan = named(shelf, "plan", &scenario.plan, Kind::Plan);
    parts.drill = named(shelf, "drill", &scenario.drill, Kind::Drill);
    let place = |field: &str| places.get(field).cloned().flatten();
    if let Some(at) = place("practice") {
        let wanted = Wanted { name: &scenario.practice, kind: Kind::Practice, folder, place: Some(at) };
        parts.practice = by_id_or_file(files, &wanted, shelf);
    }
    match (&options.structure, place("structure")) {
        (Some(name), _) => {
            let wanted = Wanted { name, kind: Kind::Structure, folder: "", place: None };
            parts.structure = by_id_or_file(files, &wanted, shelf);
        }
        (None, Some(at)) => {
            let wanted = Wanted { name: &scenario.structure, kind: Kind::Structure, folder, place: Some(at) };
            parts.structure = by_id_or_file(files, &wanted, shelf);
        }
        _ => {}
    }
    for name in &options.campaigns {
        let wanted = Wanted { name, kind: Kind::Campaign, folder: "", place: None };
        if let Some(found) = by_id_or_file(files, &wanted, shelf)
            && let Doc::Campaign(campaign) = &shelf.sheets[found].doc
        {
            parts.campaigns.push(campaign.id.clone());
        }
    }
    parts
}

/// Something that is an id of the library or a file.
struct Wanted<'a> {
    name: &'a str,
    kind: Kind,
    folder: &'a str,
    place: Option<Place>,
}

fn by_id_or_file(files: &dyn Files, wanted: &Wanted<'_>, shelf: &mut Shelf) -> Option<usize> {
    if wanted.name.ends_with(".ron") {
        let path = join(wanted.folder, wanted.name);
        // A file of the library that is named by its path has been read already.
        if let Some(ix) = shelf.sheets.iter().position(|s| s.path == path && s.kind == wanted.kind) {
            return Some(ix);
        }
        return shelf.add(files, &path, wanted.kind, Layer::Named, wanted.place.clone());
    }
    let ids: BTreeMap<&str, usize> = shelf
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.kind == wanted.kind)
        .filter_map(|(ix, sheet)| Some((id_of(&sheet.doc)?, ix)))
        .collect();
    if let Some(ix) = ids.get(wanted.name) {
        return Some(*ix);
    }
    let class = match wanted.kind {
        Kind::Structure => Class::Structure,
        Kind::Practice => Class::Practice,
        _ => Class::Campaign,
    };
    let problem = Problem::new(Code::UnknownId, wanted.place.clone(), |lang| {
        msg::neither_id_nor_file(lang, &class.name(lang), wanted.name)
    });
    let near = nearest(wanted.name, ids.keys().copied());
    let problem = match near {
        Some(_) => problem.meant(near),
        None => {
            let list: Vec<String> = ids.keys().take(12).map(|id| format!("`{id}`")).collect();
            problem.hint(|lang| {
                format!("{}; {}", msg::one_of(lang, &list.join(", ")), msg::file_ends_in_ron(lang))
            })
        }
    };
    shelf.problems.push(problem);
    None
}

fn id_of(doc: &Doc) -> Option<&str> {
    match doc {
        Doc::Structure(s) => Some(&s.id),
        Doc::Practice(p) => Some(&p.id),
        Doc::Campaign(c) => Some(&c.id),
        Doc::Playbook(p) => Some(&p.incident_type),
        _ => None,
    }
}

/// Every other `.ron` below the folder: checked, not used.
fn take_loose(files: &dyn Files, folder: &str, shelf: &mut Shelf) {
    let known = shelf.tried.clone();
    let folder = if folder.is_empty() { "." } else { folder };
    let inside = format!("{}library/", if folder == "." { String::new() } else { format!("{folder}/") });
    for path in files.list_ron(folder).unwrap_or_default() {
        let plain = path.strip_prefix("./").unwrap_or(&path);
        if known.contains(&path) || known.contains(plain) || plain.starts_with(&inside) {
            continue;
        }
        let Ok(bytes) = files.read(&path, super::files::LARGEST) else {
            shelf.add(files, &path, Kind::Drill, Layer::Loose, None);
            shelf.lost.pop();
            continue;
        };
        let folder_kind = folder_of(plain).rsplit('/').next().and_then(Kind::of_folder);
        let text = String::from_utf8_lossy(&bytes);
        if let Some(kind) = folder_kind.or_else(|| first_name(&text).and_then(Kind::of_name)) {
            shelf.add_bytes(&path, files.shown(&path), &bytes, kind, Layer::Loose);
        }
    }
}

/// The name at the beginning of a file, past comments.
pub(super) fn first_name(text: &str) -> Option<&str> {
    let line = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .find(|l| !l.is_empty() && !l.starts_with("//") && !l.starts_with("#!"))?;
    Some(line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""))
}
