//! The files that a scenario is made of, so that another drill of the same province can be written as a scenario of its own.

use super::files::Files;
use super::library::Library;
use super::load::{LoadOptions, gather};
use super::problem::Problems;
use super::shelf::{Doc, Kind, Layer, Sheet};

/// Names of the files of a copy.
const PROVINCE: &str = "province.ron";
const PLAN: &str = "plan.ron";
const STRUCTURE: &str = "structure.ron";
const PRACTICE: &str = "practice.ron";

/// What a scenario is made of, but for its own file and its drill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// `structure` of the new `scenario.ron`.
    pub structure: String,
    /// `practice` of it.
    pub practice: String,
    /// Files of the new folder: path below it, and text.
    pub own: Vec<(String, String)>,
    /// Files of a `library/` beside the new folder.
    pub beside: Vec<(String, String)>,
}

/// The parts of a scenario as they are on the disk, with those that options put in their place.
///
/// # Errors
/// Where a file cannot be read; whether the scenario is valid is not looked at.
pub fn copied(files: &dyn Files, path: &str, options: &LoadOptions) -> Result<Copied, Problems> {
    copied_over(&Library::embedded(), files, path, options)
}

/// The same over another library than the embedded one.
fn copied_over(
    library: &Library,
    files: &dyn Files,
    path: &str,
    options: &LoadOptions,
) -> Result<Copied, Problems> {
    let (shelf, parts) = gather(library, files, path, options)?;
    let at = |ix: Option<usize>| ix.and_then(|ix| shelf.sheets.get(ix));
    let mut out = Copied::default();
    let mut put = |name: &str, sheet: &Sheet| out.own.push((name.to_owned(), sheet.source.text.clone()));
    if let Some(sheet) = at(parts.province) {
        put(PROVINCE, sheet);
    }
    if let Some(sheet) = at(parts.plan) {
        put(PLAN, sheet);
    }
    out.structure = named(at(parts.structure), STRUCTURE, &mut out.own);
    out.practice = named(at(parts.practice), PRACTICE, &mut out.own);
    let chosen: Vec<&Sheet> = shelf
        .sheets
        .iter()
        .filter(|sheet| sheet.kind == Kind::Campaign && sheet.layer == Layer::Named)
        .collect();
    let replaced = |sheet: &Sheet| {
        sheet.kind == Kind::Campaign
            && chosen.iter().any(|other| id(other) == id(sheet) && id(sheet).is_some())
    };
    for sheet in &shelf.sheets {
        let Some(below) = below_library(&sheet.path) else { continue };
        let known =
            || library.files().any(|(name, bytes)| name == below && bytes == sheet.source.text.as_bytes());
        let name = format!("library/{below}");
        match sheet.layer {
            Layer::Inside if !replaced(sheet) => out.own.push((name, sheet.source.text.clone())),
            Layer::Beside if !known() => out.beside.push((name, sheet.source.text.clone())),
            _ => {}
        }
    }
    for sheet in chosen {
        if let Some(id) = id(sheet) {
            out.own.push((format!("library/campaigns/{id}.ron"), sheet.source.text.clone()));
        }
    }
    Ok(out)
}

/// How a new `scenario.ron` names a structure or practice: by its id where the library has it, else by a file.
fn named(sheet: Option<&Sheet>, file: &str, own: &mut Vec<(String, String)>) -> String {
    let Some(sheet) = sheet else { return String::new() };
    match id(sheet).filter(|_| sheet.layer != Layer::Named) {
        Some(id) => id.to_owned(),
        None => {
            own.push((file.to_owned(), sheet.source.text.clone()));
            file.to_owned()
        }
    }
}

fn id(sheet: &Sheet) -> Option<&str> {
    match &sheet.doc {
        Doc::Structure(structure) => Some(&structure.id),
        Doc::Practice(practice) => Some(&practice.id),
        Doc::Campaign(campaign) => Some(&campaign.id),
        _ => None,
    }
}

/// The path below the folder of the library: `campaigns/x.ron`.
fn below_library(path: &str) -> Option<&str> {
    path.rsplit_once("library/").map(|(_, below)| below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::testing::folder;
    use crate::scenario::{MemoryFiles, load_over};

    /// What is copied is enough: with its drill it loads as the same scenario.
    #[test]
    fn a_copy_with_the_same_drill_is_the_same_scenario() {
        let files = folder("small");
        let copy = copied_over(&Library::none(), &files, "small", &LoadOptions::default()).expect("copied");
        let mut other = MemoryFiles::new();
        for (name, text) in &copy.own {
            other.put(&format!("new/a/{name}"), text.as_str());
        }
        for (name, text) in &copy.beside {
            other.put(&format!("new/{name}"), text.as_str());
        }
        for name in ["scenario.ron", "drill.ron"] {
            other.put(&format!("new/a/{name}"), files.get(&format!("small/{name}")).expect("file"));
        }
        let read = |files, path| load_over(&Library::none(), files, path, &LoadOptions::default());
        let [first, second] = [read(&files, "small"), read(&other, "new/a")];
        assert_eq!(first.expect("loads").scenario, second.expect("loads").scenario);
    }
}
