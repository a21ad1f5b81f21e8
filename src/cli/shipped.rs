//! The scenarios that the program carries with it: the shipped ones, and a small one to start from.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../scenarios"]
#[include = "*.ron"]
#[exclude = "library/*"]
struct Shipped;

#[derive(RustEmbed)]
#[folder = "../../scenarios/library/template"]
#[include = "*.ron"]
struct Template;

/// Files by their path below a folder, sorted.
pub type Files = Vec<(String, Cow<'static, [u8]>)>;

/// The ids of the shipped scenarios, sorted. The folder of a scenario carries its id.
pub fn ids() -> Vec<String> {
    let folders: BTreeSet<String> = Shipped::iter()
        .filter_map(|path| path.strip_suffix("/scenario.ron").map(str::to_owned))
        .filter(|folder| !folder.contains('/'))
        .collect();
    folders.into_iter().collect()
}

/// The files of a shipped scenario by their path below its folder, sorted; empty where there is none of that id.
pub fn files(id: &str) -> Files {
    let start = format!("{id}/");
    let found = Shipped::iter()
        .filter_map(|path| Some((path.strip_prefix(&start)?.to_owned(), Shipped::get(&path)?.data)));
    sorted(found.collect())
}

/// The files of the small commented scenario: an imaginary province.
pub fn template() -> Files {
    sorted(Template::iter().filter_map(|path| Some((path.to_string(), Template::get(&path)?.data))).collect())
}

fn sorted(mut files: Files) -> Files {
    files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    files
}
