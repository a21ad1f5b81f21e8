//! What lies in a folder of results: runs, batches, comparisons, plans, each with what it is.

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;

use super::records::{RECORD, key_below};
use super::{Shelf, coded, style};
use crate::i18n::format::count;
use crate::i18n::{Lang, viewer as say};
use crate::web::disk::{Found, Kind, Source};
use crate::web::page::{Page, Place};
use crate::web::{App, Failed, Trainer};

/// Folders that are listed.
const LISTED: usize = 300;
/// The largest file that is read to say what a folder is, in bytes.
const READ: u64 = 16 << 20;
/// Characters of a digest that are shown.
const SHORT: usize = 8;

/// What a folder may be: the file that says so, the page to look at, in words, and the command that writes it.
pub struct Mark {
    file: &'static str,
    /// The page to look at.
    pub page: &'static str,
    word: fn(Lang) -> String,
    /// The command that writes it.
    pub command: &'static str,
}

const fn mark(
    file: &'static str,
    page: &'static str,
    word: fn(Lang) -> String,
    command: &'static str,
) -> Mark {
    Mark { file, page, word, command }
}

/// In this order: a fork or a session holds a record too.
const MARKS: [Mark; 10] = [
    mark("comparison.json", "comparison.html", say::kind_comparison, "cyberdrill compare"),
    mark("batch.json", "batch.html", say::kind_batch, "cyberdrill batch"),
    mark("sensitivity.json", "sensitivity.html", say::kind_sensitivity, "cyberdrill sensitivity"),
    mark("improvement.json", "improvement.html", say::kind_improvement, "cyberdrill improve"),
    mark("plan.json", "plan.html", say::kind_plan, "cyberdrill plan"),
    mark("validation.json", "validation.md", say::kind_validation, "cyberdrill validate"),
    mark("fork.json", "fork.md", say::kind_fork, "cyberdrill fork"),
    mark("debriefing.json", "debriefing.md", say::kind_training, "cyberdrill train"),
    mark(RECORD, "report.html", say::kind_run, "cyberdrill report"),
    mark("scorecard.json", "report.md", say::kind_run, "cyberdrill report"),
];

/// A folder that holds results.
pub struct Folder {
    /// Path below the source; empty for itself.
    pub path: String,
    /// What it is.
    pub mark: &'static Mark,
    /// Its files, and those of folders below it that are no results of their own: paths below the source.
    pub files: Vec<Found>,
}

impl Folder {
    /// The path of a file of it below the source.
    pub fn below(&self, file: &str) -> String {
        if self.path.is_empty() { file.to_owned() } else { format!("{}/{file}", self.path) }
    }

    /// Whether it holds a file.
    pub fn has(&self, file: &str) -> bool {
        let wanted = self.below(file);
        self.files.iter().any(|found| found.name == wanted)
    }

    /// What it is, in words.
    pub fn word(&self, lang: Lang) -> String {
        (self.mark.word)(lang)
    }

    /// The key of the record that it holds.
    pub fn record(&self, source: &Source) -> Option<String> {
        self.has(RECORD).then(|| key_below(&source.id, &self.below(RECORD)))
    }
}

fn parent(path: &str) -> Option<&str> {
    if path.is_empty() { None } else { Some(path.rsplit_once('/').map_or("", |(parent, _)| parent)) }
}

/// The folders that hold results, by path.
pub fn folders(all: Vec<Found>) -> Vec<Folder> {
    let mut found: BTreeMap<String, Folder> = BTreeMap::new();
    for mark in &MARKS {
        for file in &all {
            let (path, name) = file.name.rsplit_once('/').unwrap_or(("", &file.name));
            if name == mark.file && !found.contains_key(path) {
                let path = path.to_owned();
                found.insert(path.clone(), Folder { path, mark, files: Vec::new() });
            }
        }
    }
    for file in all {
        let mut at = parent(&file.name);
        while let Some(path) = at {
            if let Some(folder) = found.get_mut(path) {
                folder.files.push(file);
                break;
            }
            at = parent(path);
        }
    }
    found.into_values().collect()
}

/// A source of results.
pub fn source<'a>(app: &'a App, id: &str) -> Result<&'a Source, Failed> {
    app.source(id).filter(|source| source.kind == Kind::Results).ok_or_else(Failed::not_there)
}

/// What a file says of its drills; files of every kind of result have some of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Facts {
    scenario: Value,
    structure: Value,
    structures: Value,
    seed: Value,
    replication: Value,
    replications: Value,
    scenario_digest: Value,
    digest: Value,
    year: Value,
    /// What is compared, each with a scenario and a structure of its own.
    arms: Vec<Facts>,
}

fn facts(app: &App, source: &Source, folder: &Folder) -> Facts {
    let scorecard = folder.mark.file == RECORD && folder.has("scorecard.json");
    let file = if scorecard { "scorecard.json" } else { folder.mark.file };
    if file == RECORD {
        return Facts::default();
    }
    let read = app.disk().library.read(source, &folder.below(file), READ);
    read.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

impl Facts {
    fn text(value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Object(map) => map.get("id").and_then(Facts::text),
            Value::Array(list) => {
                let parts: Vec<String> = list.iter().filter_map(Facts::text).collect();
                (!parts.is_empty()).then(|| parts.join(", "))
            }
            _ => None,
        }
    }

    /// Scenario and structures, of everything that is compared.
    fn about(&self) -> String {
        let own = [&self.scenario, &self.structure, &self.structures];
        let compared = self.arms.iter().flat_map(|arm| [&arm.scenario, &arm.structure]);
        let mut parts: Vec<String> = Vec::new();
        for part in own.into_iter().chain(compared).filter_map(Facts::text) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        parts.join(" · ")
    }

    fn luck(&self, lang: Lang) -> String {
        let seed = Facts::text(&self.seed).map(|seed| format!("{} {seed}", say::label_seed(lang)));
        let replication =
            Facts::text(&self.replication).map(|n| format!("{} {n}", say::label_replication(lang)));
        let drills = self.replications.as_u64().map(|n| say::drills(lang, &count(n, lang)));
        let year = self.year.as_i64().map(|year| year.to_string());
        [seed, replication, drills, year].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn digest(&self) -> String {
        let first = self.arms.first().and_then(|arm| Facts::text(&arm.scenario_digest));
        let digest = Facts::text(&self.scenario_digest).or_else(|| Facts::text(&self.digest)).or(first);
        let digest = digest.unwrap_or_default();
        digest.rsplit(':').next().unwrap_or_default().chars().take(SHORT).collect()
    }
}

/// The page of a folder of results.
pub async fn page(
    State(app): State<App>,
    Extension(_): Shelf,
    Trainer(viewer): Trainer,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    let lang = viewer.lang;
    let drawn = tokio::task::spawn_blocking(move || -> Result<Markup, Failed> {
        let source = source(&app, &id)?;
        let found = folders(app.disk().library.list(source)?);
        let rows = found.iter().take(LISTED).map(|folder| (folder, facts(&app, source, folder)));
        let rows: Vec<_> = rows.collect();
        Ok(html! {
            (style())
            h1 { (say::results(lang)) ": " (source.name.get(lang)) }
            p { (coded(&say::results_about(lang))) }
            @if found.is_empty() { p { (coded(&say::no_results(lang))) } } @else { (table(source, &rows, lang)) }
            @if found.len() > LISTED { p.note { (say::results_cut(lang, LISTED)) } }
        })
    });
    let body = drawn.await.map_err(|_| Failed::defect())??;
    Ok(Page::new(lang, &say::results(lang)).at(Place::Start).wide().response(&viewer, body))
}

fn table(source: &Source, rows: &[(&Folder, Facts)], lang: Lang) -> Markup {
    html! {
        div.scroll.stack { table {
            thead { tr {
                @for head in [say::column_what(lang), say::column_folder(lang), say::column_scenario(lang),
                    say::column_luck(lang), say::column_digest(lang)] { th scope="col" { (head) } }
            } }
            tbody { @for (folder, facts) in rows { tr {
                td { (folder.word(lang)) }
                td {
                    a href=(address(source, &folder.path)) {
                        @if folder.path.is_empty() { (source.name.get(lang)) } @else { (folder.path) }
                    }
                    @if let Some(key) = folder.record(source) {
                        " · " a href={ "/records/" (key) "/play" } { (say::to_player(lang)) }
                    }
                }
                td { (facts.about()) }
                td { (facts.luck(lang)) }
                td.number { (facts.digest()) }
            } } }
        } }
    }
}

/// The address of a folder's page.
pub fn address(source: &Source, path: &str) -> String {
    format!("/results/{}/folder?of={}", source.id, encoded(path))
}

/// A path as it stands in an address.
pub fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> Vec<Found> {
        names.iter().map(|name| Found { name: (*name).to_owned(), size: 1 }).collect()
    }

    #[test]
    fn files_belong_to_the_nearest_result_above_them() {
        let all = found(&[
            "a/batch.json",
            "a/charts/x.svg",
            "a/runs/1/record.jsonl",
            "a/runs/1/charts/y.svg",
            "notes.txt",
            "b/fork.json",
            "b/record.jsonl",
        ]);
        let folders = folders(all);
        let told: Vec<(&str, &str, usize)> =
            folders.iter().map(|f| (f.path.as_str(), f.mark.file, f.files.len())).collect();
        assert_eq!(told, [("a", "batch.json", 2), ("a/runs/1", RECORD, 2), ("b", "fork.json", 2)]);
        assert!(folders[2].has(RECORD) && !folders[0].has(RECORD));
    }

    #[test]
    fn names_that_mean_something_in_addresses_are_written_out() {
        assert_eq!(encoded("a b/ổ?#%.json"), "a%20b/%E1%BB%95%3F%23%25.json");
    }
}
