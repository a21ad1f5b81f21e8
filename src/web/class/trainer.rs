//! The trainer's desk: rooms, the code on a projector, every seat, the whole story, and what a trainer may order.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::json;

use crate::i18n::{Lang, class as say};
use crate::web::auth;
use crate::web::class::doors::Ear;
use crate::web::class::parts;
use crate::web::class::register::Entry;
use crate::web::class::room::{Order, Room};
use crate::web::class::stream::stream;
use crate::web::page::{Page, Place};
use crate::web::{App, Failed, Trainer};

/// All rooms.
pub(super) async fn rooms(State(app): State<App>, Trainer(viewer): Trainer) -> Response {
    let lang = viewer.lang;
    let all = app.class().all();
    let title = say::rooms_title(lang);
    let body = html! {
        h1 { (title) }
        p { a.button.main href="/class/new" { (say::new_room(lang)) } }
        @if all.is_empty() { p.soft { (say::no_rooms(lang)) } }
        ul.cards {
            @for (code, entry) in &all {
                li {
                    @match entry {
                        Entry::Open(room) => { a.code href={ "/class/" (code) } { (code) } p { (room.about.get(lang)) } },
                        Entry::Waking => { span.code { (code) } p.soft { (say::waking(lang)) } },
                        Entry::Broken(trouble) => {
                            span.code { (code) }
                            p.soft { (trouble.what.get(lang)) ". " (trouble.hint.get(lang)) }
                        },
                    }
                }
            }
        }
    };
    Page::new(lang, &title).at(Place::Class).response(&viewer, body)
}

/// The code, for everybody to read.
pub(super) async fn projector(
    State(app): State<App>,
    Trainer(viewer): Trainer,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let lang = viewer.lang;
    let link = auth::outside_link(&app, "/");
    let body = html! {
        div.projector {
            p.about { (room.about.get(lang)) }
            p.go { (say::go_to(lang, &link)) }
            p.huge.code { (room.code) }
            p { a href={ "/class/" (room.code) } { (say::back_to_desk(lang)) } }
        }
    };
    let title = say::room_title(lang, &room.code);
    Ok(Page::new(lang, &title).bare().response(&viewer, body))
}

/// The desk of a room.
pub(super) async fn desk(
    State(app): State<App>,
    Trainer(viewer): Trainer,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let lang = viewer.lang;
    let body = html! {
        div.desk data-code=(room.code) data-longest=(crate::train::act::LONGEST_RATIONALE) {
            section.bar aria-label=(say::room_title(lang, &room.code)) {
                (parts::clock())
                div.who {
                    h1 { (say::room_title(lang, "")) " " span.code { (room.code) } }
                    p { (room.about.get(lang)) " · " a href={ "/class/" (room.code) "/code" } { (say::to_projector(lang)) } }
                }
            }
            (parts::says(lang))
            p #announced .hidden-but-told role="log" aria-live="polite" {}
            (control(&room, lang))
            div.columns {
                section.seats aria-labelledby="seats-heading" {
                    h2 #seats-heading { (say::seats_heading(lang)) }
                    ul #seats {}
                }
                section.decide aria-labelledby="waiting-heading" {
                    h2 #waiting-heading { (say::waiting_heading(lang)) }
                    div #waiting {}
                    p #nothing .soft { (say::none_waiting(lang)) }
                    h2 { (say::decisions_heading(lang)) }
                    p #none-decided .soft { (say::none_decided(lang)) }
                    ol #decided {}
                    (inject(&room, lang))
                }
                section.news aria-labelledby="story-heading" {
                    h2 #story-heading { (say::story_heading(lang)) }
                    label.plain { input type="checkbox" #details; (say::details_label(lang)) }
                    ol #lines .lines tabindex="0" aria-labelledby="story-heading" {}
                }
            }
        }
        (parts::words(&words(lang)))
    };
    let title = say::room_title(lang, &room.code);
    Ok(Page::new(lang, &title).at(Place::Class).with(&["desk.js"]).wide().response(&viewer, body))
}

fn words(lang: Lang) -> [(&'static str, String); 18] {
    [
        ("why", say::why_label(lang)),
        ("confirm", say::confirm(lang)),
        ("lost", say::lost(lang)),
        ("found", say::found(lang)),
        ("came", say::came_up(lang)),
        ("away", say::away(lang)),
        ("present", say::is_here(lang)),
        ("since", say::since(lang)),
        ("nobody", say::nobody(lang)),
        ("to-model", say::hand_to_model(lang)),
        ("from-model", say::take_from_model(lang)),
        ("by-model", say::by_model(lang)),
        ("send-away", say::send_away(lang)),
        ("weighing", say::weighing(lang)),
        ("counts", say::counts(lang, "{w}", "{d}")),
        ("waits", say::waits_at_the_door(lang)),
        ("admit", say::admit(lang)),
        ("injected", say::injected(lang)),
    ]
}

fn control(room: &Room, lang: Lang) -> Markup {
    html! {
        section.control aria-label=(say::control_heading(lang)) {
            div.row #lobby hidden {
                button.main #start type="button" { (say::start(lang)) }
                label.plain { input type="checkbox" #empty checked; (say::empty_to_model(lang)) }
            }
            div.row #playing hidden {
                button.main #pause type="button" { (say::pause(lang)) }
                button.main #resume type="button" hidden { (say::resume(lang)) }
                button #step type="button" { (say::step(lang)) }
                form.row #pace {
                    label.plain { input type="radio" name="pace" value="stand"; (say::pace_stands(lang)) }
                    label.plain { input type="radio" name="pace" value="run"; (say::pace_run(lang)) }
                    input.short #speed type="number" min="1" max="3600" value="60" aria-label=(say::pace_run(lang));
                    button type="submit" { (say::set_pace(lang)) }
                }
                form.row #close data-really=(say::really_close(lang)) {
                    label.plain for="futures" { (say::futures_label(lang)) }
                    input.short #futures type="number" min="0" max="1000" value="60";
                    button.grave type="submit" { (say::close(lang)) }
                }
            }
            p #doors-row hidden {
                label.plain { input type="checkbox" #open-doors; (say::open_doors_label(lang)) }
            }
            p #weighing hidden {}
            p #debriefed hidden { a.button.main href={ "/class/" (room.code) "/debriefing" } { (say::to_debriefing(lang)) } }
        }
    }
}

/// The form of an inject.
fn inject(room: &Room, lang: Lang) -> Markup {
    let kinds = [
        ("tells", say::inject_tells(lang)),
        ("absence", say::inject_absence(lang)),
        ("channel_down", say::inject_channel_down(lang)),
        ("alert_flood", say::inject_flood(lang)),
    ];
    html! {
        details {
            summary { (say::inject_heading(lang)) }
            form #inject {
                label for="inject-what" { (say::inject_what(lang)) }
                select #inject-what { @for (id, name) in kinds { option value=(id) { (name) } } }
                label for="inject-to" { (say::inject_to(lang)) }
                select #inject-to { @for (id, name) in &room.places.organisations { option value=(id) { (name.get(lang)) } } }
                label for="inject-channel" { (say::inject_channel(lang)) }
                select #inject-channel { @for (id, name) in &room.places.channels { option value=(id) { (name.get(lang)) } } }
                div data-for="absence" hidden {
                    label for="inject-post" { (say::inject_post(lang)) }
                    select #inject-post {
                        @for (org, id, name) in &room.places.posts { option value=(id) data-org=(org) { (name.get(lang)) } }
                    }
                }
                div data-for="alert_flood" hidden {
                    label for="inject-alerts" { (say::inject_alerts(lang)) }
                    input.short #inject-alerts type="number" min="1" max="1000" value="50";
                }
                div data-for="absence channel_down alert_flood" hidden {
                    label for="inject-minutes" { (say::inject_minutes(lang)) }
                    input.short #inject-minutes type="number" min="1" max="43200" value="120";
                }
                label for="inject-title" { (say::inject_title(lang)) }
                input #inject-title maxlength="200" required;
                label for="inject-from" { (say::inject_from(lang)) }
                input #inject-from maxlength="200";
                label for="inject-message" { (say::inject_message(lang)) }
                textarea #inject-message rows="3" maxlength="2000" {}
                p { button type="submit" { (say::inject_send(lang)) } }
            }
        }
    }
}

/// Everything, as it happens.
pub(super) async fn events(
    State(app): State<App>,
    Trainer(viewer): Trainer,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    let place = (Ear::Trainer, viewer.lang);
    Ok(stream(Arc::clone(&room.doors), place, None, (&headers, &viewer.query), None))
}

/// An order.
pub(super) async fn order(
    State(app): State<App>,
    _: Trainer,
    Path(code): Path<String>,
    Json(order): Json<Order>,
) -> Result<Response, Failed> {
    let room = app.class().room(&code)?;
    room.order(order).await?;
    Ok(Json(json!({})).into_response())
}
