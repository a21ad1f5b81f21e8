//! The common debriefing: what came of the drill, every decision with what it is set beside; a trainee's own first.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};

use crate::i18n::{Lang, Text, class as say, train as say_training};
use crate::web::class::trainee::guest;
use crate::web::class::weigh::{FILES, Pages, Piece, kept, name, timeline};
use crate::web::disk::Trouble;
use crate::web::page::{Page, Place};
use crate::web::{App, Failed, Trainer, Viewer};

/// The page as it was kept, with a time line: of a seat, or of the class.
async fn pages(app: &App, code: &str, seat: Option<usize>, lang: Lang) -> Result<(Pages, Markup), Failed> {
    let (rooms, code) = (Arc::clone(&app.disk().rooms), code.to_owned());
    let read = tokio::task::spawn_blocking(move || -> Result<_, Trouble> {
        let drawn = timeline(&*rooms, &code, seat, lang)?;
        Ok(kept(&*rooms, &code)?.map(|pages| (pages, drawn)))
    });
    let read = read.await.map_err(|_| Failed::defect())??;
    let (pages, drawn) = read.ok_or_else(|| {
        let [what, hint] = [Text::of(say::not_debriefed), Text::of(say::hint_not_debriefed)];
        Failed::new(StatusCode::CONFLICT, what, hint)
    })?;
    // A chart of our own: its texts are escaped where it is drawn.
    Ok((pages, html! { @if let Some(drawn) = drawn { figure.chart tabindex="0" { (PreEscaped(drawn)) } } }))
}

/// For whoever sits in the room: the own seat first.
pub(super) async fn for_trainee(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let (_, guest) = guest(&headers, &app, &room)?;
    let (pages, line) = pages(&app, &room.code, Some(guest.seat), viewer.lang).await?;
    let body = body((&pages, line), Some(guest.seat), viewer.lang, html! {});
    Ok(Page::new(viewer.lang, &say::debriefing_title(viewer.lang)).response(&viewer, body))
}

/// For the trainer, with the files.
pub(super) async fn for_trainer(
    State(app): State<App>,
    Trainer(viewer): Trainer,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let lang = viewer.lang;
    let (pages, line) = pages(&app, &room.code, None, lang).await?;
    let words = [
        say::file_page_vi,
        say::file_page_en,
        say::file_session,
        say::file_record,
        say::file_json,
        say::file_vi,
        say::file_en,
        say::file_log,
    ];
    let files = html! {
        section {
            h2 { (say::files_heading(lang)) }
            ul {
                @for ((ending, _), word) in FILES.iter().zip(words) {
                    li { a href={ "/class/" (room.code) "/files/" (ending) } { (ending) } ": " (word(lang)) }
                }
            }
        }
    };
    let title = say::debriefing_title(lang);
    Ok(Page::new(lang, &title).at(Place::Class).response(&viewer, body((&pages, line), None, lang, files)))
}

fn body((pages, line): (&Pages, Markup), own: Option<usize>, lang: Lang, files: Markup) -> Markup {
    let others = (0..pages.seats.len()).filter(|seat| Some(*seat) != own);
    html! {
        h1 { (say::debriefing_title(lang)) }
        section {
            h2 { (say::class_result(lang)) }
            p.result { (pages.result.get(lang)) }
            p.soft { (say_training::debrief_note(lang)) }
            @if own.is_none() { (line) }
        }
        @for seat in own.into_iter().chain(others) {
            @let name = pages.seats.get(seat).map_or("?", |name| name.get(lang));
            section.seat {
                h2 { @if own == Some(seat) { (say::your_decisions(lang, name)) } @else { (name) } }
                @if own == Some(seat) { (line) }
                @let mut pieces = pages.pieces.iter().filter(|piece| piece.seat == seat).peekable();
                @if pieces.peek().is_none() { p.soft { (say::no_decisions(lang)) } }
                @for piece in pieces { (decision(piece, lang)) }
            }
        }
        (files)
    }
}

fn decision(piece: &Piece, lang: Lang) -> Markup {
    let lines = Lang::ALL.iter().position(|other| *other == lang).and_then(|ix| piece.lines.get(ix));
    html! {
        article.reviewed {
            h3 { (piece.head.get(lang)) }
            p.soft { bdi { (say::decided_by(lang, piece.by.get(lang))) } }
            ul { @for line in lines.into_iter().flatten() { li { bdi { (line.trim()) } } } }
        }
    }
}

/// A file of the debriefing, for the trainer.
pub(super) async fn file(
    State(app): State<App>,
    _: Trainer,
    Path((code, ending)): Path<(String, String)>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let (ending, kind) =
        FILES.into_iter().find(|(known, _)| *known == ending).ok_or_else(Failed::not_there)?;
    let (rooms, file) = (Arc::clone(&app.disk().rooms), name(&room.code, ending));
    let wanted = file.clone();
    let read =
        tokio::task::spawn_blocking(move || rooms.read(&wanted)).await.map_err(|_| Failed::defect())?;
    let bytes = read?.ok_or_else(Failed::not_there)?;
    let saved_as = format!("attachment; filename=\"{file}\"");
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, saved_as)], bytes).into_response())
}
