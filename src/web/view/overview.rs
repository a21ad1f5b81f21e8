//! The overview of a scenario: what it is, its coordination graph, who leads, what the drill brings; running one drill.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::{Extension, Json};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::bad_request;
use super::graph::Graph;
use super::records::{Drill, Records};
use super::{Shelf, coded, leads, style};
use crate::i18n::format::{Clock, count, duration};
use crate::i18n::{Lang, Text, half, viewer as say};
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::Sourced;
use crate::units::{SimTime, Span};
use crate::web::disk::{Kind, Source};
use crate::web::page::{Page, Place};
use crate::web::{App, Failed, Trainer};

/// What is asked behind `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    structure: Option<String>,
}

/// What the page is drawn from.
struct Seen {
    scenario: Scenario,
    structures: Vec<(String, Text)>,
    source: Source,
    drills: Vec<(String, Markup)>,
}

fn source<'a>(app: &'a App, id: &str) -> Result<&'a Source, Failed> {
    app.source(id).filter(|source| source.kind == Kind::Scenario).ok_or_else(Failed::not_there)
}

/// The page.
pub async fn page(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(viewer): Trainer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let lang = viewer.lang;
    let drawn = tokio::task::spawn_blocking(move || -> Result<(String, Markup), Failed> {
        let source = source(&app, &id)?.clone();
        let scenario = records.scenario(&app, &source, asked.structure.as_deref())?;
        let structures = records.structures(&app, &source)?;
        let drills = drills(&records, &source.id, lang);
        let seen = Seen { scenario, structures, source, drills };
        Ok((seen.scenario.name.get(lang).to_owned(), drawn(&seen, lang)))
    });
    let (title, body) = drawn.await.map_err(|_| Failed::defect())??;
    Ok(Page::new(lang, &title).at(Place::Start).wide().with(&["overview.js"]).response(&viewer, body))
}

fn drawn(seen: &Seen, lang: Lang) -> Markup {
    let scenario = &seen.scenario;
    html! {
        (style())
        div.overview data-structure=(scenario.structure.id) {
            h1 { (scenario.name.get(lang)) }
            (about(scenario, lang))
            (figures(scenario, lang))
            (actions(seen, lang))
            section aria-labelledby="head-graph" {
                h2 #head-graph { (say::head_graph(lang)) }
                (Graph::of(scenario, lang).markup())
            }
            (leads::section(scenario, lang))
            (campaigns(scenario, lang))
            (injects(scenario, lang))
            (expectations(scenario, lang))
        }
    }
}

fn about(scenario: &Scenario, lang: Lang) -> Markup {
    let clock = Clock::of(&scenario.drill.starts);
    let (day, time) = (clock.long_day(SimTime::ZERO, lang), clock.time(SimTime::ZERO));
    let length = duration(scenario.drill.horizon.0, lang);
    html! {
        p { strong { (say::label_plan(lang)) ": " } (scenario.plan.name.get(lang))
            br; small { (half(&scenario.plan.source, lang)) } }
        p { strong { (say::label_drill(lang)) ": " } (scenario.drill.name.get(lang)) ", "
            (say::drill_when(lang, &day, &time, &length)) }
        p { strong { (say::label_structure(lang)) ": " } (scenario.structure.name.get(lang))
            br; small { (half(&scenario.structure.source, lang)) } }
    }
}

fn figures(scenario: &Scenario, lang: Lang) -> Markup {
    let province = &scenario.province;
    let bodies: u64 = province.organisations.iter().map(|org| u64::from(org.stands_for)).sum();
    let listed = [
        (province.organisations.len(), say::figure_organisations(lang)),
        (province.systems.len(), say::figure_systems(lang)),
        (province.people.len(), say::figure_people(lang)),
        (scenario.campaigns.len(), say::figure_campaigns(lang)),
        (scenario.drill.injects.len(), say::figure_injects(lang)),
        (scenario.plan.expectations.len(), say::figure_expectations(lang)),
    ];
    html! {
        dl.figures {
            @for (n, (number, word)) in listed.into_iter().enumerate() {
                div {
                    dt { (word) @if n == 0 && bodies > number as u64 { " " small { "(" (say::figure_bodies(lang, &count(bodies, lang))) ")" } } }
                    dd { strong { (count(number as u64, lang)) } }
                }
            }
        }
    }
}

fn actions(seen: &Seen, lang: Lang) -> Markup {
    let own = &seen.scenario.structure.id;
    let id = &seen.source.id;
    html! {
        div.actions {
            section aria-labelledby="head-run" {
                h2 #head-run { (say::head_run(lang)) }
                form #run .run data-to={ "/api/scenarios/" (id) "/run" } {
                    p { (say::run_about(lang)) }
                    label { (say::label_seed(lang)) " "
                        input name="seed" inputmode="numeric" pattern="[0-9]{1,20}" required value=(seen.scenario.drill.seed); }
                    label { (say::label_replication(lang)) " "
                        input name="replication" inputmode="numeric" pattern="[0-9]{1,20}" required value="0"; }
                    label { (say::label_structure(lang)) " "
                        select name="structure" { @for (structure, name) in &seen.structures {
                            option value=(structure) selected[structure == own] { (name.get(lang)) }
                        } } }
                    p { button.main type="submit" { (say::run_now(lang)) } }
                    p.said role="status" data-running=(say::running(lang)) {}
                }
                p { a href={ "/class/new?source=" (id) } { (say::open_room(lang)) } }
            }
            div {
                h2 { (say::head_structures(lang)) }
                ul { @for (structure, name) in &seen.structures {
                    li { a href={ "/scenarios/" (id) "?structure=" (structure) }
                        aria-current=[(structure == own).then_some("true")] { (name.get(lang)) } }
                } }
                @if !seen.drills.is_empty() {
                    h2 { (say::head_simulated(lang)) }
                    p.soft { (coded(&say::simulated_about(lang))) }
                    ul { @for (key, line) in &seen.drills {
                        li { (line) ": " a href={ "/records/" (key) "/play" } { (say::to_player(lang)) } ", "
                            a href={ "/records/" (key) "/report" } { (say::to_report(lang).to_lowercase()) } }
                    } }
                }
            }
        }
    }
}

/// The drills that were run here, each in words.
fn drills(records: &Records, source: &str, lang: Lang) -> Vec<(String, Markup)> {
    let told = |(key, opened): (String, std::sync::Arc<super::opened::Opened>)| {
        let run = &opened.record().run;
        let name = run.scenario.structure.name.get(lang);
        (key, html! { (say::drill_line(lang, name, run.seed, run.replication)) })
    };
    records.drills(source).into_iter().map(told).collect()
}

fn campaigns(scenario: &Scenario, lang: Lang) -> Markup {
    let clock = Clock::of(&scenario.drill.starts);
    html! {
        section aria-labelledby="head-campaigns" {
            h2 #head-campaigns { (say::head_campaigns(lang)) }
            ul { @for campaign in &scenario.campaigns { li {
                strong { (campaign.name.get(lang)) } " – " (words::subject(Some(campaign.subject), lang))
                @for launch in scenario.drill.launches_of(&campaign.id) {
                    " · " (clock.moment(SimTime::ZERO + launch.at, lang))
                }
            } } }
        }
    }
}

fn injects(scenario: &Scenario, lang: Lang) -> Markup {
    let clock = Clock::of(&scenario.drill.starts);
    let to = |id: &str| {
        let org = scenario.province.organisations.iter().find(|org| org.id == id);
        org.map_or_else(|| id.to_owned(), |org| org.name.get(lang).to_owned())
    };
    html! {
        section aria-labelledby="head-injects" {
            h2 #head-injects { (say::head_injects(lang)) }
            @if scenario.drill.injects.is_empty() { p { (say::no_injects(lang)) } } @else {
                div.scroll.stack { table {
                    thead { tr { @for head in [say::column_when(lang), say::column_to_whom(lang), say::column_title(lang)] {
                        th scope="col" { (head) }
                    } } }
                    tbody { @for inject in &scenario.drill.injects { tr {
                        td.number { (clock.moment(SimTime::ZERO + inject.at, lang)) }
                        td { (to(&inject.to)) }
                        td { strong { (inject.title.get(lang)) } br; (inject.message.get(lang)) }
                    } } }
                } }
            }
        }
    }
}

fn expectations(scenario: &Scenario, lang: Lang) -> Markup {
    let length = |span: &Sourced<Span>| duration(span.value().0, lang);
    html! {
        section aria-labelledby="head-expectations" {
            h2 #head-expectations { (say::head_expectations(lang)) }
            div.scroll { table {
                thead { tr { @for head in [say::column_expectation(lang), say::column_target(lang),
                    say::column_limit(lang), say::column_basis(lang)] { th scope="col" { (head) } } } }
                tbody { @for expected in &scenario.plan.expectations {
                    @let from = words::milestone(expected.from, lang).to_lowercase();
                    @let to = words::milestone(expected.to, lang).to_lowercase();
                    tr {
                        th scope="row" { (expected.name.get(lang)) br; small { (say::from_to(lang, &from, &to)) } }
                        td.number { (length(&expected.target)) }
                        td.number { (length(&expected.limit)) }
                        td { (words::basis(expected.target.basis(), lang)) }
                    }
                } }
            } }
        }
    }
}

/// What a drill is run with, as it was typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    seed: String,
    replication: String,
    structure: String,
}

/// Runs one drill; tells where it is played.
pub async fn run(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(_): Trainer,
    Path(id): Path<String>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<Value>, Failed> {
    let drill = Drill {
        source: source(&app, &id)?.id.clone(),
        structure: wanted.structure,
        seed: wanted.seed.trim().parse().map_err(|_| bad_request("seed"))?,
        replication: wanted.replication.trim().parse().map_err(|_| bad_request("replication"))?,
    };
    let key = drill.key();
    records.get(&app, &key).await?;
    Ok(Json(json!({ "go": format!("/records/{key}/play") })))
}
