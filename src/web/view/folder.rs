//! One folder of results: its page as its command wrote it, in a frame without scripts, and its files.

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::report::{framed, framing};
use super::results::{Folder, encoded, folders, source};
use super::{Shelf, coded, style};
use crate::i18n::format::count;
use crate::i18n::{Lang, Text, viewer as say};
use crate::web::disk::Source;
use crate::web::limits::LARGEST_FILE;
use crate::web::page::{Page, Place};
use crate::web::{App, Failed, Trainer};

/// Files that are handed out, by the end of their names, and what they are.
const KINDS: [(&str, &str); 12] = [
    ("html", "text/html; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("json", "application/json"),
    ("jsonl", "application/jsonl"),
    ("csv", "text/csv; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ics", "text/calendar; charset=utf-8"),
    ("ron", "text/plain; charset=utf-8"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
];
/// Files that are listed.
const LISTED: usize = 200;

fn kind_of(name: &str) -> Option<&'static str> {
    let (_, end) = name.rsplit_once('.')?;
    KINDS.iter().find(|(own, _)| *own == end).map(|(_, kind)| *kind)
}

/// Which folder.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Of {
    of: String,
}

/// The page of a folder.
pub async fn page(
    State(app): State<App>,
    Extension(_): Shelf,
    Trainer(viewer): Trainer,
    Path(id): Path<String>,
    Query(asked): Query<Of>,
) -> Result<Response, Failed> {
    let lang = viewer.lang;
    let drawn = tokio::task::spawn_blocking(move || -> Result<Markup, Failed> {
        let source = source(&app, &id)?;
        let found = folders(app.disk().library.list(source)?);
        let folder = found.iter().find(|folder| folder.path == asked.of).ok_or_else(no_result)?;
        Ok(drawn(source, folder, lang))
    });
    let body = drawn.await.map_err(|_| Failed::defect())??;
    Ok(framing(Page::new(lang, &say::results(lang)).at(Place::Start).wide().response(&viewer, body)))
}

fn drawn(source: &Source, folder: &Folder, lang: Lang) -> Markup {
    let shown = folder.has(folder.mark.page);
    html! {
        (style())
        header.record {
            h1 { (folder.word(lang)) }
            p { (source.name.get(lang)) @if !folder.path.is_empty() { "/" (folder.path) } }
            nav aria-label=(say::pages_of_record(lang)) {
                @if let Some(key) = folder.record(source) {
                    a href={ "/records/" (key) "/play" } { (say::to_player(lang)) }
                    a href={ "/records/" (key) "/decisions" } { (say::to_decisions(lang)) }
                }
                a href="#files" { (say::head_files(lang)) }
                a href={ "/results/" (source.id) } { (say::results(lang)) }
            }
        }
        @if shown {
            @let page = file_address(source, &folder.below(folder.mark.page));
            iframe.report src={ (page) "?shown=true" } title=(folder.word(lang)) sandbox="" {}
        } @else {
            p.note { (coded(&say::no_page(lang, folder.mark.command))) }
        }
        section #files {
            h2 { (say::head_files(lang)) }
            ul.files { @for file in folder.files.iter().filter(|file| kind_of(&file.name).is_some()).take(LISTED) {
                @let below = file.name.get(folder.path.len()..).unwrap_or(&file.name).trim_start_matches('/');
                li { a href=(file_address(source, &file.name)) { (below) } " "
                    small { (say::kilobytes(lang, &count(file.size.div_ceil(1000), lang))) } }
            } }
        }
    }
}

fn file_address(source: &Source, below: &str) -> String {
    format!("/results/{}/file/{}", source.id, encoded(below))
}

fn no_result() -> Failed {
    Failed::new(axum::http::StatusCode::NOT_FOUND, Text::of(say::no_result), Text::of(say::hint_no_result))
}

/// Whether a file is shown in a frame.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct How {
    shown: bool,
}

/// A file of a result.
pub async fn file(
    State(app): State<App>,
    Extension(_): Shelf,
    Trainer(_): Trainer,
    Path((id, below)): Path<(String, String)>,
    Query(how): Query<How>,
) -> Result<Response, Failed> {
    let kind = kind_of(&below).ok_or_else(no_result)?;
    // Only files of results: neither hidden ones nor others that happen to lie there.
    let read = tokio::task::spawn_blocking(move || -> Result<(String, Vec<u8>), Failed> {
        let source = source(&app, &id)?;
        let found = folders(app.disk().library.list(source)?);
        let known = found.iter().any(|folder| folder.files.iter().any(|file| file.name == below));
        if !known || below.split('/').any(|part| part.starts_with('.')) {
            return Err(no_result());
        }
        let bytes = app.disk().library.read(source, &below, LARGEST_FILE)?;
        Ok((below, bytes))
    });
    let (below, bytes) = read.await.map_err(|_| Failed::defect())??;
    if how.shown && (kind.starts_with("text/html") || kind.starts_with("text/plain")) {
        return Ok(framed(kind, bytes));
    }
    let name = below.rsplit('/').next().unwrap_or_default();
    let disposition = format!("attachment; filename*=UTF-8''{}", encoded(name).replace('/', ""));
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}
