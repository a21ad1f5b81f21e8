//! Names of agencies as people write them, matched to those of the scenario.

use super::words::fold;
use crate::i18n::Lang;
use crate::scenario::Scenario;
use crate::scenario::hint::nearest;
use crate::scenario::model::Organisation;

/// Agencies that are suggested at most.
const SUGGESTED: usize = 3;
/// A shorter word is in too many names to suggest one.
const SHORTEST: usize = 3;

/// Which agency a text names.
#[derive(Debug, PartialEq)]
pub enum Found<'a> {
    /// This one, letter by letter.
    Exact(&'a Organisation),
    /// This one, without marks, case and punctuation.
    Folded(&'a Organisation),
    /// One of these.
    Several(Vec<&'a Organisation>),
    /// Perhaps one of these, the likeliest first.
    Near(Vec<&'a Organisation>),
    /// None.
    Unknown,
}

/// Looks up a name, an abbreviation or an id.
pub fn find<'a>(scenario: &'a Scenario, written: &str) -> Found<'a> {
    let organisations = &scenario.province.organisations;
    let exact: Vec<&Organisation> =
        organisations.iter().filter(|org| names(org).contains(&written)).collect();
    match exact.as_slice() {
        [one] => return Found::Exact(one),
        [] => {}
        _ => return Found::Several(exact),
    }
    let wanted = fold(written);
    if wanted.is_empty() {
        return Found::Unknown;
    }
    let same = |org: &&Organisation| names(org).iter().any(|name| fold(name) == wanted);
    let folded: Vec<&Organisation> = organisations.iter().filter(same).collect();
    match folded.as_slice() {
        [one] => Found::Folded(one),
        [] => near(organisations, &wanted),
        _ => Found::Several(folded),
    }
}

fn names(org: &Organisation) -> [&str; 4] {
    [org.name.get(Lang::Vi), org.name.get(Lang::En), &org.short, &org.id]
}

/// Agencies whose name holds the text or is held by it, then the one with the fewest other letters.
fn near<'a>(organisations: &'a [Organisation], wanted: &str) -> Found<'a> {
    let holds = |name: &str| {
        let name = fold(name);
        let (long, short) =
            if name.len() >= wanted.len() { (name.as_str(), wanted) } else { (wanted, name.as_str()) };
        short.len() >= SHORTEST && format!(" {long} ").contains(&format!(" {short} "))
    };
    let mut found: Vec<&Organisation> =
        organisations.iter().filter(|org| names(org).iter().any(|name| holds(name))).collect();
    let folded: Vec<(String, &Organisation)> =
        organisations.iter().flat_map(|org| names(org).map(|name| (fold(name), org))).collect();
    if let Some(name) = nearest(wanted, folded.iter().map(|(name, _)| name.as_str()))
        && let Some((_, org)) = folded.iter().find(|(folded, _)| folded == name)
        && !found.iter().any(|known| known.id == org.id)
    {
        found.push(org);
    }
    found.truncate(SUGGESTED);
    if found.is_empty() { Found::Unknown } else { Found::Near(found) }
}
