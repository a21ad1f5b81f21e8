//! The scenarios that the program carries with it, as examples to start from.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "scenarios"]
#[include = "*.ron"]
#[exclude = "library/*"]
struct Shipped;

/// The ids of the shipped scenarios, sorted. The folder of a scenario carries its id.
pub fn ids() -> Vec<String> {
    let folders: BTreeSet<String> = Shipped::iter()
        .filter_map(|path| path.strip_suffix("/scenario.ron").map(str::to_owned))
        .filter(|folder| !folder.contains('/'))
        .collect();
    folders.into_iter().collect()
}

/// The files of a shipped scenario by their path below its folder, sorted; empty where there is none of that id.
pub fn files(id: &str) -> Vec<(String, Cow<'static, [u8]>)> {
    let start = format!("{id}/");
    let mut found: Vec<_> = Shipped::iter()
        .filter_map(|path| Some((path.strip_prefix(&start)?.to_owned(), Shipped::get(&path)?.data)))
        .collect();
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    found
}
