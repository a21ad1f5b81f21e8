//! The way from a path to a scenario: find the files, read them all, check them all, put them together.

use std::collections::{BTreeMap, BTreeSet};

use super::assume::{AssumptionLine, assumptions};
use super::check::{Context, Known, check, names};
use super::expand::{Expanded, Kinds, Merged, expand, merge};
use super::files::{FileKind, Files, folder_of, join};
use super::hint::nearest;
use super::library::{EMBEDDED, Library};
use super::model::{Campaign, Drill, Expectation, InjectKind, Launch, Plan, Playbook, Scenario};
use super::problem::{Code, Place, Problem, Problems};
use super::roles::{self, RoleMap};
use super::rules::{Class, Walked, walk};
use super::shelf::{Doc, Kind, Layer, Shelf};
use super::syntax::Step;
use crate::i18n::problems as msg;
use crate::units::Span;

/// The playbook for false alarms and for what has none of its own; in every scenario whose library has it.
pub const GENERIC_PLAYBOOK: &str = "generic";
/// The structure that says what a structure does not.
const DEFAULT_STRUCTURE: &str = "default";

/// What an option may change about a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadOptions {
    /// Another structure: an id of the library, or a file.
    pub structure: Option<String>,
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
    let mut shelf = Shelf::default();
    let Some((folder, file)) = find(files, path, &mut shelf.problems) else { return Err(shelf.problems) };
    take_library(library, files, &folder, &mut shelf);
    let parts = take_scenario(files, &folder, &file, options, &mut shelf);
    take_loose(files, &folder, &mut shelf);
    settle(shelf, &parts, options)
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
        FileKind::File => return Some((folder_of(path).to_owned(), path.to_owned())),
        FileKind::Missing => {
            problems.push(Problem::new(Code::MissingFile, None, |lang| msg::missing_file(lang, &shown)));
        }
    }
    None
}

/// The embedded library, `library/` beside the scenario and `library/` in it. A file that stands beside under the
/// same name as an embedded one takes its place, so that a copy is not read twice.
fn take_library(library: &Library, files: &dyn Files, folder: &str, shelf: &mut Shelf) {
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
#[derive(Default)]
struct Parts {
    province: Option<usize>,
    plan: Option<usize>,
    drill: Option<usize>,
    practice: Option<usize>,
    structure: Option<usize>,
    /// Campaigns of the options, by id.
    campaigns: Vec<String>,
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
fn first_name(text: &str) -> Option<&str> {
    let line = text
        .lines()
        .map(str::trim)
        .find(|l| !l.is_empty() && !l.starts_with("//") && !l.starts_with("#!"))?;
    Some(line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""))
}

/// What of the library is in force, by id: later layers over earlier ones.
fn in_force<'a, T>(
    shelf: &'a Shelf,
    pick: impl Fn(&'a Doc) -> Option<(&'a str, &'a T)>,
) -> BTreeMap<&'a str, (usize, &'a T)> {
    let mut sheets: Vec<(usize, Layer)> = shelf.sheets.iter().map(|s| s.layer).enumerate().collect();
    sheets.retain(|(_, layer)| *layer != Layer::Loose);
    sheets.sort_by_key(|(_, layer)| *layer);
    sheets
        .into_iter()
        .filter_map(|(ix, _)| pick(&shelf.sheets[ix].doc).map(|(id, value)| (id, (ix, value))))
        .collect()
}

/// Checks everything together and makes the scenario.
fn settle(mut shelf: Shelf, parts: &Parts, options: &LoadOptions) -> Result<Loaded, Problems> {
    let mut problems = std::mem::take(&mut shelf.problems);
    let mut walked = Walked::default();
    for (ix, sheet) in shelf.sheets.iter().enumerate() {
        walk(sheet, ix, &mut walked);
    }
    for problem in std::mem::take(&mut walked.problems) {
        problems.push(problem);
    }
    let sound = |part: Option<usize>| part.filter(|ix| shelf.sheets[*ix].sound);
    let doc = |part: Option<usize>| sound(part).map(|ix| (ix, &shelf.sheets[ix].doc));

    let campaigns = in_force(&shelf, |doc| match doc {
        Doc::Campaign(c) => Some((c.id.as_str(), c)),
        _ => None,
    });
    let playbooks = in_force(&shelf, |doc| match doc {
        Doc::Playbook(p) => Some((p.incident_type.as_str(), p)),
        _ => None,
    });
    let drill = match doc(parts.drill) {
        Some((ix, Doc::Drill(drill))) => Some((ix, changed(drill, options, parts))),
        _ => None,
    };
    let no_drill = nothing();
    let drill_now = drill.as_ref().map_or(&no_drill, |(_, (drill, _))| drill);
    let kinds = gather_kinds(&shelf, sound(parts.province));
    let archetypes_sound =
        shelf.sheets.iter().all(|s| s.kind != Kind::Archetypes || s.sound || s.layer == Layer::Loose);
    let province = match doc(parts.province) {
        Some((ix, Doc::Province(file))) if archetypes_sound && !shelf.lost.contains(&Kind::Archetypes) => {
            Some((ix, expand(ix, file, &kinds, drill_now)))
        }
        _ => None,
    };
    let known = Known {
        systems: province.as_ref().map(|(_, e)| e.systems.keys().map(String::as_str).collect()),
        practice: sound(parts.practice),
    };
    for problem in names(&shelf, &walked, &known) {
        problems.push(problem);
    }
    let default = in_force(&shelf, |doc| match doc {
        Doc::Structure(s) => Some((s.id.as_str(), s)),
        _ => None,
    })
    .get(DEFAULT_STRUCTURE)
    .copied()
    .filter(|(ix, _)| shelf.sheets[*ix].sound);
    let structure = match doc(parts.structure) {
        Some((ix, Doc::Structure(s))) => {
            let under = default.filter(|(other, _)| *other != ix);
            Some((ix, merge((ix, s), under)))
        }
        _ => None,
    };
    let plan = match doc(parts.plan) {
        Some((ix, Doc::Plan(file))) => Some((ix, file)),
        _ => None,
    };
    let library_expectations = gather_expectations(&shelf);
    let resolved_plan = plan.map(|(_, file)| {
        let applied = file.applies.iter().filter_map(|id| library_expectations.get(id.as_str()));
        let expectations = applied.map(|(_, _, e)| (*e).clone()).chain(file.expectations.iter().cloned());
        Plan {
            id: file.id.clone(),
            name: file.name.clone(),
            source: file.source.clone(),
            year: file.year,
            expectations: expectations.collect(),
            obligations: file.obligations.clone(),
            objectives: file.objectives.clone(),
        }
    });
    let practice = match doc(parts.practice) {
        Some((ix, Doc::Practice(p))) => Some((ix, p)),
        _ => None,
    };

    let launched = launched(drill_now, &campaigns);
    let needed: BTreeSet<&str> = launched
        .iter()
        .map(|(_, c)| c.incident_type.as_str())
        .chain(std::iter::once(GENERIC_PLAYBOOK))
        .collect();
    let needed: Vec<(usize, &Playbook)> = needed
        .iter()
        .filter_map(|id| playbooks.get(id).copied())
        .filter(|(ix, _)| shelf.sheets[*ix].sound)
        .collect();
    let mut expectations: Vec<(usize, Vec<Step<'_>>, &Expectation)> = library_expectations
        .values()
        .filter(|(ix, _, _)| shelf.sheets[*ix].sound)
        .map(|(ix, at, e)| (*ix, vec![Step::At(*at)], *e))
        .collect();
    if let Some((ix, file)) = plan {
        let own = file.expectations.iter().enumerate();
        expectations.extend(own.map(|(at, e)| (ix, vec![Step::In("expectations"), Step::At(at)], e)));
    }
    let all_campaigns = sheets_of(&shelf, |doc| match doc {
        Doc::Campaign(c) => Some(c),
        _ => None,
    });
    let all_playbooks = sheets_of(&shelf, |doc| match doc {
        Doc::Playbook(p) => Some(p),
        _ => None,
    });
    let context = Context {
        shelf: &shelf,
        kinds: &kinds,
        province: province.as_ref().map(|(ix, e)| (*ix, e)),
        structure: structure.as_ref().map(|(ix, m)| (*ix, m)),
        expectations: &expectations,
        drill: drill.as_ref().map(|(ix, (d, at))| (*ix, d, at.as_slice())),
        practice,
        campaigns: &launched,
        all_campaigns: &all_campaigns,
        all_playbooks: &all_playbooks,
        playbooks: &needed,
    };
    for problem in check(&context) {
        problems.push(problem);
    }
    problems.sort();
    if problems.has_errors() {
        return Err(problems);
    }
    let scenario_file = shelf.sheets.iter().find_map(|s| match &s.doc {
        Doc::Scenario(file) if s.layer == Layer::Named => Some(file),
        _ => None,
    });
    let (
        Some(file),
        Some((province_ix, province)),
        Some((structure_ix, merged)),
        Some(plan),
        Some((drill_ix, (drill, _))),
        Some((practice_ix, practice)),
    ) = (scenario_file, province, structure, resolved_plan, drill, practice)
    else {
        // Whatever is absent was reported above; this is never reached.
        return Err(problems);
    };
    let used_sheets: BTreeSet<usize> = [province_ix, structure_ix, drill_ix, practice_ix]
        .into_iter()
        .chain(parts.plan)
        .chain(default.map(|(ix, _)| ix))
        .chain(launched.iter().map(|(ix, _)| *ix))
        .chain(needed.iter().map(|(ix, _)| *ix))
        .collect();
    let lines = list_assumptions(&shelf, &used_sheets, &province, &plan);
    let scenario = together(file, province, merged, plan, drill, practice.clone(), &launched, &needed);
    let role_mapping = roles::resolve(&scenario);
    Ok(Loaded { scenario, assumptions: lines, role_mapping, warnings: problems })
}

#[allow(clippy::too_many_arguments)] // The eight parts of a scenario.
fn together(
    file: &super::file::ScenarioFile,
    province: Expanded<'_>,
    merged: Merged,
    plan: Plan,
    mut drill: Drill,
    mut practice: super::model::Practice,
    campaigns: &[(usize, &Campaign)],
    playbooks: &[(usize, &Playbook)],
) -> Scenario {
    drill.injects.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    practice.channels.sort_by(|a, b| a.id.cmp(&b.id));
    Scenario {
        format: file.format,
        id: file.id.clone(),
        name: file.name.clone(),
        province: province.province,
        structure: merged.structure,
        plan,
        campaigns: campaigns.iter().map(|(_, c)| (*c).clone()).collect(),
        playbooks: playbooks.iter().map(|(_, p)| (*p).clone()).collect(),
        drill,
        practice,
    }
}

/// What a drill is before its file is read.
fn nothing() -> Drill {
    Drill {
        id: String::new(),
        name: super::model::Text::default(),
        starts: String::new(),
        horizon: Span::ZERO,
        warm_up: Span::ZERO,
        form: super::model::Form::Drill,
        seed: 0,
        participants: Vec::new(),
        campaigns: Vec::new(),
        injects: Vec::new(),
    }
}

/// The drill with the campaigns of the options, and the position in the file of each launch.
fn changed(drill: &Drill, options: &LoadOptions, parts: &Parts) -> (Drill, Vec<Option<usize>>) {
    let mut drill = drill.clone();
    if options.campaigns.is_empty() {
        let at = (0..drill.campaigns.len()).map(Some).collect();
        return (drill, at);
    }
    let first = drill.campaigns.iter().map(|l| l.at).min().unwrap_or(Span::ZERO);
    let mut launches: Vec<(Launch, Option<usize>)> = Vec::new();
    for id in &parts.campaigns {
        let before = launches.len();
        let stated = drill.campaigns.iter().enumerate().filter(|(_, l)| l.campaign == *id);
        launches.extend(stated.map(|(ix, l)| (l.clone(), Some(ix))));
        if launches.len() == before {
            let launch =
                Launch { campaign: id.clone(), at: first, entry: Vec::new(), must_reach: Vec::new() };
            launches.push((launch, None));
        }
    }
    let (campaigns, at) = launches.into_iter().unzip();
    drill.campaigns = campaigns;
    let launched: BTreeSet<&str> = drill.campaigns.iter().map(|l| l.campaign.as_str()).collect();
    let mut kept: Vec<_> = drill.injects.clone();
    kept.retain(|inject| match &inject.kind {
        InjectKind::Tells { about: Some(about) } => launched.contains(about.as_str()),
        _ => true,
    });
    // A contingency of an inject that is left out is left out too.
    loop {
        let ids: BTreeSet<String> = kept.iter().map(|i| i.id.clone()).collect();
        let before = kept.len();
        kept.retain(|i| i.contingency_for.as_ref().is_none_or(|of| ids.contains(of)));
        if kept.len() == before {
            break;
        }
    }
    drill.injects = kept;
    (drill, at)
}

/// The campaigns that are launched, each once, in the order of the drill.
fn launched<'a>(
    drill: &Drill,
    campaigns: &BTreeMap<&'a str, (usize, &'a Campaign)>,
) -> Vec<(usize, &'a Campaign)> {
    let mut seen = BTreeSet::new();
    let fresh = drill.campaigns.iter().filter(|launch| seen.insert(launch.campaign.as_str()));
    fresh.filter_map(|launch| campaigns.get(launch.campaign.as_str()).copied()).collect()
}

fn sheets_of<'a, T>(shelf: &'a Shelf, pick: impl Fn(&'a Doc) -> Option<&'a T>) -> Vec<(usize, &'a T)> {
    let sound = shelf.sheets.iter().enumerate().filter(|(_, sheet)| sheet.sound);
    sound.filter_map(|(ix, sheet)| pick(&sheet.doc).map(|value| (ix, value))).collect()
}

fn gather_kinds(shelf: &Shelf, province: Option<usize>) -> Kinds<'_> {
    let mut kinds = Kinds::default();
    let mut sheets: Vec<usize> = (0..shelf.sheets.len()).collect();
    sheets.sort_by_key(|ix| shelf.sheets[*ix].layer);
    for ix in sheets {
        let sheet = &shelf.sheets[ix];
        if let Doc::Archetypes(file) = &sheet.doc
            && sheet.layer != Layer::Loose
        {
            kinds.add(ix, file);
        }
    }
    if let Some(ix) = province
        && let Doc::Province(file) = &shelf.sheets[ix].doc
    {
        kinds.add_tables(ix, &file.calendars, &file.rosters);
    }
    kinds
}

/// The expectations of the library by id, with file and position.
fn gather_expectations(shelf: &Shelf) -> BTreeMap<&str, (usize, usize, &Expectation)> {
    let mut found = BTreeMap::new();
    let mut sheets: Vec<usize> = (0..shelf.sheets.len()).collect();
    sheets.sort_by_key(|ix| shelf.sheets[*ix].layer);
    for ix in sheets.into_iter().filter(|ix| shelf.sheets[*ix].layer != Layer::Loose) {
        if let Doc::Expectations(list) = &shelf.sheets[ix].doc {
            found.extend(list.iter().enumerate().map(|(at, e)| (e.id.as_str(), (ix, at, e))));
        }
    }
    found
}

/// The assumptions in the files and archetypes that the scenario uses.
fn list_assumptions(
    shelf: &Shelf,
    sheets: &BTreeSet<usize>,
    province: &Expanded<'_>,
    plan: &Plan,
) -> Vec<AssumptionLine> {
    let kinds: BTreeSet<&str> = province.province.organisations.iter().map(|o| o.kind.as_str()).collect();
    let systems: BTreeSet<&str> = province.province.systems.iter().map(|s| s.kind.as_str()).collect();
    let applied: BTreeSet<&str> = plan.expectations.iter().map(|e| e.id.as_str()).collect();
    let mut lines = Vec::new();
    for (ix, sheet) in shelf.sheets.iter().enumerate() {
        match sheet.kind {
            _ if sheet.layer == Layer::Loose => {}
            Kind::Archetypes => {
                let used = |part: &str, id: &str| match part {
                    "organisations" => kinds.contains(id),
                    "systems" => systems.contains(id),
                    _ => true,
                };
                assumptions(sheet, &used, &mut lines);
            }
            Kind::Expectations => assumptions(sheet, &|_, id| applied.contains(id), &mut lines),
            _ if sheets.contains(&ix) => assumptions(sheet, &|_, _| true, &mut lines),
            _ => {}
        }
    }
    lines
}
