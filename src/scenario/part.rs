//! One file of a library, checked on its own: a campaign that was imported or written, before a scenario runs it.

use super::assume::AssumptionLine;
use super::files::{FileKind, Files, LARGEST, folder_of};
use super::library::Library;
use super::load::{first_name, take_library};
use super::problem::Problems;
use super::settle::settle_part;
use super::shelf::{Doc, Kind, Layer, Shelf};
use crate::i18n::{Lang, problems as msg};

/// A file that is a part of scenarios, and sound.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it holds.
    pub kind: PartKind,
    /// Its id.
    pub id: String,
    /// How many actions, steps or roles it has.
    pub size: usize,
    /// Numbers that rest on assumptions.
    pub assumptions: Vec<AssumptionLine>,
    /// What does not stand in the way.
    pub warnings: Problems,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A campaign.
    Campaign,
    /// A playbook.
    Playbook,
    /// A structure.
    Structure,
}

impl PartKind {
    /// In words.
    pub fn name(self, lang: Lang) -> String {
        match self {
            PartKind::Campaign => msg::class_campaign(lang),
            PartKind::Playbook => msg::class_playbook(lang),
            PartKind::Structure => msg::class_structure(lang),
        }
    }
    fn of(kind: Kind) -> Option<PartKind> {
        match kind {
            Kind::Campaign => Some(PartKind::Campaign),
            Kind::Playbook => Some(PartKind::Playbook),
            Kind::Structure => Some(PartKind::Structure),
            _ => None,
        }
    }
}

/// Reads and checks a campaign, playbook or structure against the library; what it says of a province is not
/// checked. None where the path is no file that begins as one of them.
pub fn check_part(files: &dyn Files, path: &str) -> Option<Result<Part, Problems>> {
    if files.kind(path) != FileKind::File {
        return None;
    }
    let bytes = files.read(path, LARGEST).ok()?;
    let kind = Kind::of_name(first_name(&String::from_utf8_lossy(&bytes))?)?;
    let part = PartKind::of(kind)?;
    Some(checked(files, path, &bytes, kind, part))
}

fn checked(
    files: &dyn Files,
    path: &str,
    bytes: &[u8],
    kind: Kind,
    part: PartKind,
) -> Result<Part, Problems> {
    let mut shelf = Shelf::default();
    take_library(&Library::embedded(), files, home(path), &mut shelf);
    let known = shelf.sheets.iter().position(|sheet| sheet.path == path);
    let sheet = match known {
        Some(ix) => Some(ix),
        None => shelf.add_bytes(path, files.shown(path), bytes, kind, Layer::Named),
    };
    let Some(ix) = sheet else { return Err(shelf.problems) };
    // What belongs to a province, its plan and its practice is not at hand.
    shelf.lost.extend([Kind::Province, Kind::Plan, Kind::Practice]);
    let shown = match &shelf.sheets[ix].doc {
        Doc::Campaign(campaign) => (campaign.id.clone(), campaign.actions.len()),
        Doc::Playbook(playbook) => (playbook.incident_type.clone(), playbook.steps.len()),
        Doc::Structure(structure) => (structure.id.clone(), structure.roles.len()),
        _ => (String::new(), 0),
    };
    let (warnings, assumptions) = settle_part(shelf, ix)?;
    Ok(Part { kind: part, id: shown.0, size: shown.1, assumptions, warnings })
}

/// The folder whose `library/` counts for a file: its own, or that of the scenario whose library it belongs to.
fn home(path: &str) -> &str {
    let folder = folder_of(path);
    let above = folder_of(folder);
    if above == "library" || above.ends_with("/library") { folder_of(above) } else { folder }
}
