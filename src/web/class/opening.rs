//! Opening a room: which drill, which seats, how the clock goes.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::json;

use crate::i18n::{Lang, class as say, train as seats_say};
use crate::record::Run;
use crate::scenario::{LoadOptions, Scenario};
use crate::train::seat::{Seat, SeatKind, seat};
use crate::units::OrgId;
use crate::web::class::acts::Pace;
use crate::web::class::parts;
use crate::web::class::register::{Wanted, no_seat};
use crate::web::class::room::sound;
use crate::web::disk::{Choices, Kind, Source};
use crate::web::page::{Page, Place};
use crate::web::viewer::asked;
use crate::web::{App, Failed, Trainer};

/// Seats of a room at most.
const MOST_SEATS: usize = 64;

/// What can be trained on.
fn drills(app: &App) -> impl Iterator<Item = &Source> {
    app.sources().iter().filter(|source| source.kind != Kind::Results)
}

/// What a form is made of.
struct Offered {
    run: Run,
    choices: Choices,
}

fn offered(app: &App, source: &Source) -> Result<Offered, Failed> {
    let options = LoadOptions::default();
    let run = drill(app, source, &options)?;
    let choices = match source.kind {
        Kind::Scenario => app.disk().library.choices(source),
        Kind::Record | Kind::Results => Choices::default(),
    };
    Ok(Offered { run, choices })
}

/// The drill of a source, as nobody has decided anything in it.
fn drill(app: &App, source: &Source, options: &LoadOptions) -> Result<Run, Failed> {
    let library = &app.disk().library;
    if source.kind == Kind::Record {
        let run = library.record(source, None)?.run;
        return Ok(Run { overrides: Vec::new(), ..run });
    }
    let scenario = library.scenario(source, options)?;
    let seed = scenario.drill.seed;
    Ok(Run { scenario: Arc::new(scenario), seed, replication: 0, overrides: Vec::new() })
}

/// The form of a new room.
pub(super) async fn form(State(app): State<App>, Trainer(viewer): Trainer) -> Result<Response, Failed> {
    let lang = viewer.lang;
    let title = say::new_room_title(lang);
    let page = Page::new(lang, &title).at(Place::Class);
    let wanted = asked(&viewer.query, "source");
    let source = match wanted {
        Some(id) => Some(drills(&app).find(|source| source.id == id).ok_or_else(Failed::no_such_source)?),
        None => {
            let mut all = drills(&app);
            all.next().filter(|_| all.next().is_none())
        }
    };
    let Some(source) = source.cloned() else {
        let body = html! {
            h1 { (title) }
            h2 { (say::scenario_label(lang)) }
            ul.cards {
                @for source in drills(&app) {
                    li { a href={ "/class/new?source=" (source.id) } { (source.name.get(lang)) } }
                }
            }
        };
        return Ok(page.response(&viewer, body));
    };
    let (state, of) = (app.clone(), source.clone());
    let offered = tokio::task::spawn_blocking(move || offered(&state, &of)).await;
    let offered = offered.map_err(|_| Failed::defect())??;
    let body = html! { h1 { (title) } p { (source.name.get(lang)) } (filled(&source, &offered, lang)) (parts::says(lang)) };
    Ok(page.with(&["opening.js"]).response(&viewer, body))
}

fn filled(source: &Source, offered: &Offered, lang: Lang) -> Markup {
    let Offered { run, choices } = offered;
    let scenario = &run.scenario;
    html! {
        form #open data-source=(source.id) data-opening=(say::opening(lang)) {
            @if !choices.structures.is_empty() {
                label for="structure" { (say::structure_label(lang)) }
                select #structure name="structure" {
                    option value="" { (say::its_own(lang, &scenario.structure.id)) }
                    @for id in &choices.structures { option value=(id) { (id) } }
                }
            }
            @if !choices.campaigns.is_empty() {
                fieldset {
                    legend { (say::campaigns_label(lang)) }
                    p.soft { (say::campaigns_hint(lang)) }
                    div.many {
                        @for id in &choices.campaigns {
                            label.plain { input type="checkbox" name="campaign" value=(id); (id) }
                        }
                    }
                }
            }
            (seats(scenario, lang))
            fieldset {
                legend { (say::pace_label(lang)) }
                label.plain { input type="radio" name="pace" value="stand" checked; (say::pace_stand(lang)) }
                label.plain {
                    input type="radio" name="pace" value="run"; (say::pace_run(lang)) " "
                    input.short #speed type="number" min="1" max="3600" value="60" aria-label=(say::pace_run(lang));
                }
            }
            label.plain { input type="checkbox" #hints checked; (say::hints_label(lang)) }
            div.row {
                label for="seed" { (say::seed_label(lang)) }
                input.short #seed inputmode="numeric" pattern="[0-9]{1,20}" required value=(run.seed);
                label for="replication" { (say::replication_label(lang)) }
                input.short #replication inputmode="numeric" pattern="[0-9]{1,20}" required value=(run.replication);
            }
            p { button.main type="submit" { (say::open_room(lang)) } }
        }
    }
}

/// The seats that somebody can take: kinds that nobody fills in this province are not offered, nor agencies whose decisions
/// another seat takes.
fn seats(scenario: &Scenario, lang: Lang) -> Markup {
    let kinds = SeatKind::ALL.into_iter().filter(|kind| *kind != SeatKind::Administrator);
    let offered: Vec<Seat> = kinds.filter_map(|kind| seat(scenario, kind, None).ok()).collect();
    let takes = |kind| matches!(kind, SeatKind::Coordinator | SeatKind::Police);
    let led: Vec<OrgId> = offered.iter().filter(|s| takes(s.kind)).flat_map(|s| s.orgs.clone()).collect();
    let runs = |id: &str| scenario.province.systems.iter().any(|system| system.operator == id);
    let all = scenario.province.organisations.iter().enumerate();
    let agencies = all.filter(|(ix, org)| !led.contains(&OrgId::from(*ix)) && runs(&org.id));
    html! {
        fieldset {
            legend { (say::seats_label(lang)) }
            @for seat in &offered {
                label.plain {
                    input type="checkbox" name="seat" value=(seat.kind.id()) checked;
                    (seats_say::seat(lang, seat.kind.id()))
                }
            }
        }
        fieldset {
            legend { (say::agencies_label(lang)) }
            div.many {
                @for (_, org) in agencies {
                    label.plain { input type="checkbox" name="agency" value=(org.id); (org.name.get(lang)) }
                }
            }
        }
    }
}

/// A seat that is wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedSeat {
    kind: SeatKind,
    #[serde(default)]
    agency: Option<String>,
}

/// What a trainer sends who opens a room.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opens {
    source: String,
    #[serde(default)]
    structure: Option<String>,
    #[serde(default)]
    campaigns: Vec<String>,
    #[serde(deserialize_with = "number")]
    seed: u64,
    #[serde(deserialize_with = "number")]
    replication: u64,
    seats: Vec<WantedSeat>,
    pace: Pace,
    hints: bool,
}

/// A number as it stands in a field: those of scripts are exact up to 2^53 only.
fn number<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Number(u64),
        Digits(String),
    }
    match Number::deserialize(from)? {
        Number::Number(number) => Ok(number),
        Number::Digits(digits) => digits.parse().map_err(D::Error::custom),
    }
}

/// Opens a room.
pub(super) async fn open(
    State(app): State<App>,
    _: Trainer,
    Json(opens): Json<Opens>,
) -> Result<Response, Failed> {
    let opened = tokio::task::spawn_blocking(move || {
        let wanted = wanted(&app, opens)?;
        app.class().begin(wanted)
    });
    let room = opened.await.map_err(|_| Failed::defect())??;
    Ok(Json(json!({ "to": format!("/class/{}", room.code), "code": room.code })).into_response())
}

fn wanted(app: &App, opens: Opens) -> Result<Wanted, Failed> {
    let source = drills(app).find(|source| source.id == opens.source).ok_or_else(Failed::no_such_source)?;
    let choices = app.disk().library.choices(source);
    // Names of files mean nothing here: only what is offered can be chosen.
    let known = opens.structure.iter().all(|id| choices.structures.contains(id))
        && opens.campaigns.iter().all(|id| choices.campaigns.contains(id));
    if !known {
        return Err(Failed::no_such_source());
    }
    let options = LoadOptions { structure: opens.structure, stated_only: false, campaigns: opens.campaigns };
    let run = Run { seed: opens.seed, replication: opens.replication, ..drill(app, source, &options)? };
    if opens.seats.is_empty() {
        return Err(Failed::no_seats());
    }
    if opens.seats.len() > MOST_SEATS {
        return Err(Failed::too_many_seats(MOST_SEATS));
    }
    let found = opens.seats.iter().map(|wanted| seat(&run.scenario, wanted.kind, wanted.agency.as_deref()));
    let seats = found.collect::<Result<Vec<_>, _>>().map_err(|error| no_seat(&error))?;
    Ok(Wanted { seats, hints: opens.hints, pace: sound(opens.pace)?, run })
}
