//! What a trainee sees and does: joining a room, the own seat, decisions. Nothing else ever leaves the server for them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use crate::i18n::{Lang, class as say};
use crate::train::act::LONGEST_RATIONALE;
use crate::web::auth::{cookie_name, set_cookie};
use crate::web::class::doors::{Ear, Guest};
use crate::web::class::parts;
use crate::web::class::room::Room;
use crate::web::class::stream::{Presence, stream};
use crate::web::class::table::Wish;
use crate::web::disk::Trouble;
use crate::web::limits::MOST_WINDOWS;
use crate::web::page::Page;
use crate::web::viewer::cookie;
use crate::web::{App, Failed, Viewer, secret};

/// The cookie of a room.
fn of_room(app: &App, code: &str) -> String {
    cookie_name(app, &format!("seat_{code}"))
}

/// Whoever asks, if they sit in the room; with the digest of their token.
pub(super) fn guest(headers: &HeaderMap, app: &App, room: &Room) -> Result<(String, Guest), Failed> {
    let token = cookie(headers, &of_room(app, &room.code)).ok_or_else(Failed::not_in_the_room)?;
    let digest = secret::digest(token);
    let guest = room.doors.guest(&digest).ok_or_else(Failed::not_in_the_room)?;
    Ok((digest, guest))
}

/// The same, of whom the trainer has let in: whoever has not been knows nothing of the drill, and does nothing.
pub(super) fn admitted(headers: &HeaderMap, app: &App, room: &Room) -> Result<Guest, Failed> {
    let (_, guest) = guest(headers, app, room)?;
    if guest.admitted { Ok(guest) } else { Err(Failed::not_admitted()) }
}

/// The rooms that a browser sits in.
pub(crate) fn rooms_of(headers: &HeaderMap, app: &App) -> Vec<String> {
    let open = app.class().all();
    let sits = |code: &String| app.class().room(code).is_ok_and(|room| guest(headers, app, &room).is_ok());
    open.into_iter().map(|(code, _)| code).filter(sits).collect()
}

/// The first step: the code of a room.
pub(crate) fn join_form(lang: Lang, back: &[String]) -> Markup {
    html! {
        h1 { (say::join_title(lang)) }
        @for code in back { p { a.button href={ "/room/" (code) } { (say::back_in(lang, code)) } } }
        form #find {
            label for="code" { (say::code_label(lang)) }
            input.code #code name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="12" required
                aria-describedby="code-hint";
            p.soft #code-hint { (say::code_hint(lang)) }
            button.main type="submit" { (say::next(lang)) }
        }
        (parts::says(lang))
    }
}

/// The second step: the name and the seat.
pub(super) async fn join_page(
    State(app): State<App>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let lang = viewer.lang;
    let seated = room.seated();
    let body = html! {
        h1 { (say::join_title(lang)) " " span.code { (room.code) } }
        p { (room.about.get(lang)) }
        form #join data-code=(room.code) {
            label for="name" { (say::name_label(lang)) }
            input #name name="name" autocomplete="name" maxlength=(parts::LONGEST_NAME) required;
            fieldset {
                legend { (say::role_label(lang)) }
                @for (ix, seat) in room.seats.iter().enumerate() {
                    label.plain {
                        input type="radio" name="seat" value=(ix) required;
                        (seat.get(lang)) " "
                        span.soft { "(" (say::seated(lang, seated.get(ix).copied().unwrap_or(0))) ")" }
                    }
                }
            }
            p.note { (say::you_see(lang)) }
            button.main type="submit" { (say::join(lang)) }
        }
        (parts::says(lang))
    };
    let title = say::join_title(lang);
    Ok(Page::new(lang, &title).with(&["join.js"]).response(&viewer, body))
}

/// What somebody sends who joins.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Joins {
    code: String,
    name: String,
    seat: usize,
}

/// Sits down.
pub(super) async fn join(
    State(app): State<App>,
    headers: HeaderMap,
    Json(joins): Json<Joins>,
) -> Result<Response, Failed> {
    let room = app.class().room(&joins.code)?;
    let to = format!("/room/{}", room.code);
    if guest(&headers, &app, &room).is_ok_and(|(_, guest)| guest.seat == joins.seat) {
        return Ok(Json(json!({ "to": to })).into_response());
    }
    let name = parts::name(&joins.name).ok_or_else(|| Failed::no_such_name(parts::LONGEST_NAME))?;
    let token = secret::token().map_err(|_| Failed::from(Trouble::no_randomness()))?;
    room.join(name, joins.seat, secret::digest(&token)).await?;
    if let Ok((_, before)) = guest(&headers, &app, &room) {
        // One browser, one seat.
        room.leave(before.id).await?;
    }
    let kept = set_cookie(&of_room(&app, &room.code), &token);
    Ok(([(SET_COOKIE, kept)], Json(json!({ "to": to }))).into_response())
}

/// The page of a seat.
pub(super) async fn page(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let (_, guest) = guest(&headers, &app, &room)?;
    if guest.windows.count() >= MOST_WINDOWS {
        return Err(Failed::too_many_windows(MOST_WINDOWS));
    }
    let lang = viewer.lang;
    let seat = room.seats.get(guest.seat).map_or("?", |seat| seat.get(lang));
    let body = html! {
        div.room data-code=(room.code) data-longest=(LONGEST_RATIONALE) {
            section.bar aria-label=(say::room_title(lang, &room.code)) {
                (parts::clock())
                div.who {
                    h1 { (seat) }
                    p { bdi { (guest.name) } " · " (say::room_title(lang, &room.code)) }
                }
            }
            (parts::says(lang))
            p #debriefed hidden { a.button.main href={ "/room/" (room.code) "/debriefing" } { (say::to_debriefing(lang)) } }
            section #admission .note role="status" hidden {
                h2 { (say::admission_title(lang)) }
                p { (say::admission(lang)) }
            }
            div #seat .columns {
                section.decide aria-labelledby="decide-heading" {
                    h2 #decide-heading tabindex="-1" { (say::decide_heading(lang)) }
                    p #by-model .note hidden { (say::model_decides(lang)) }
                    div #waiting {}
                    p #nothing .soft { (say::nothing_to_decide(lang)) }
                }
                section.news aria-labelledby="news-heading" {
                    h2 #news-heading { (say::news_heading(lang)) }
                    label.plain { input type="checkbox" #details; (say::details_label(lang)) }
                    p #no-news .soft { (say::no_news(lang)) }
                    p #announced .hidden-but-told role="log" aria-live="polite" {}
                    ol #lines .lines tabindex="0" aria-labelledby="news-heading" {}
                }
                section.decided aria-labelledby="decided-heading" {
                    h2 #decided-heading { (say::decided_heading(lang)) }
                    p #none-decided .soft { (say::none_decided(lang)) }
                    ol #decided {}
                    h2 { (say::here_heading(lang)) }
                    ul #here {}
                    p { button #leave .small type="button" { (say::leave(lang)) } }
                }
            }
            p.keys.soft { (say::keys(lang)) }
            label.plain.soft { input type="checkbox" #shortcuts checked; (say::shortcuts_label(lang)) }
        }
        (parts::words(&[
            ("why", say::why_label(lang)), ("confirm", say::confirm(lang)), ("hint", say::ask_hint(lang)),
            ("lost", say::lost(lang)), ("found", say::found(lang)), ("gone", say::sent_away(lang)),
            ("taken", say::was_taken(lang)), ("came", say::came_up(lang)), ("away", say::away(lang)),
            ("present", say::is_here(lang)), ("since", say::since(lang)), ("standing", say::standing_label(lang)),
            ("taken-by", say::taken_by(lang, "{who}", "{what}")),
        ]))
    };
    let title = say::room_title(lang, &room.code);
    Ok(Page::new(lang, &title).with(&["room.js"]).wide().response(&viewer, body))
}

/// What a seat comes to know, as it comes to know it.
pub(super) async fn events(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let (digest, guest) = guest(&headers, &app, &room)?;
    let presence = Presence::new(guest.windows, room.bell());
    let presence = presence.ok_or_else(|| Failed::too_many_windows(MOST_WINDOWS))?;
    let place = (Ear::Seat(guest.seat), viewer.lang);
    Ok(stream(Arc::clone(&room.doors), place, Some(digest), (&headers, &viewer.query), Some(presence)))
}

/// What a trainee sends who decides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decides {
    decision: String,
    option: String,
    rationale: String,
    #[serde(default)]
    standing: bool,
}

impl From<Decides> for Wish {
    fn from(decides: Decides) -> Wish {
        let Decides { decision, option, rationale, standing } = decides;
        Wish { decision, option, rationale: parts::plain(&rationale, true), standing }
    }
}

/// Decides.
pub(super) async fn decide(
    State(app): State<App>,
    headers: HeaderMap,
    Path(code): Path<String>,
    Json(decides): Json<Decides>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let guest = admitted(&headers, &app, &room)?;
    room.decide(guest.id, decides.into()).await?;
    Ok(Json(json!({})).into_response())
}

/// What a trainee sends who asks for a hint.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asks {
    decision: String,
}

/// Tells what the plan expects.
pub(super) async fn hint(
    State(app): State<App>,
    viewer: Viewer,
    headers: HeaderMap,
    Path(code): Path<String>,
    Json(asks): Json<Asks>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let guest = admitted(&headers, &app, &room)?;
    let hint = room.hint(guest.id, asks.decision).await?;
    Ok(Json(json!({ "hint": hint.get(viewer.lang) })).into_response())
}

/// Leaves the room.
pub(super) async fn leave(
    State(app): State<App>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let (_, guest) = guest(&headers, &app, &room)?;
    room.leave(guest.id).await?;
    Ok(Json(json!({ "to": "/" })).into_response())
}
