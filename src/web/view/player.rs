//! The player's page, and what of it does not change while a record is played.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::api::speeds;
use super::opened::Opened;
use super::{Shelf, graph, report, style};
use crate::i18n::{Lang, replay as told, viewer as say};
use crate::replay::Standing;
use crate::report::player::{class, letter, standing};
use crate::units::OrgId;
use crate::web::page::Page;
use crate::web::{App, Failed, Trainer};

/// Standings, the worst first.
const STANDINGS: [Standing; 6] = [
    Standing::Hit,
    Standing::Contained,
    Standing::Working,
    Standing::Recovered,
    Standing::Alerted,
    Standing::Quiet,
];

/// What does not change while a record is played.
pub fn meta(opened: &Opened, lang: Lang) -> Value {
    let words = opened.words(lang);
    let reel = opened.reel();
    let org = |org: OrgId| json!({ "ix": org.ix(), "short": words.teller.short(org), "full": words.teller.full(org) });
    let layers = graph::layers(&opened.record().run.scenario, lang)
        .into_iter()
        .map(|(name, orgs)| json!({ "name": name, "orgs": orgs.into_iter().map(org).collect::<Vec<_>>() }));
    let standings =
        STANDINGS.map(|s| json!({ "class": class(s), "letter": letter(s, lang), "word": standing(s, lang) }));
    json!({
        "start": reel.start().0,
        "end": reel.end().0,
        "layers": layers.collect::<Vec<_>>(),
        "standings": standings,
        "speeds": speeds(lang),
        "words": {
            "play": say::play(lang),
            "pause": say::pause(lang),
            "unaware": told::unaware(lang),
            "no_entry": told::no_entry(lang),
            "no_message": told::no_message(lang),
            "no_incident": told::no_incident(lang),
            "no_queue": told::no_queue(lang),
            "no_news": told::no_news(lang),
            "searching": told::searching(lang),
            "not_found": told::not_found(lang),
            "at_end": told::at_end(lang),
            "lost": say::lost(lang),
        },
    })
}

/// The page.
pub async fn page(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(viewer): Trainer,
    Path(key): Path<String>,
) -> Result<Response, Failed> {
    let opened = records.get(&app, &key).await?;
    let lang = viewer.lang;
    let title = say::player_title(lang, opened.record().run.scenario.name.get(lang));
    let body = html! {
        (style())
        (report::header(&opened, &key, report::Shown::Player, lang))
        noscript { p.note { (say::needs_script(lang)) } }
        div #player .player data-key=(key) {
            (clock())
            (timeline(lang))
            (controls(lang))
            (panes(lang))
            (dialogs(lang))
        }
    };
    Ok(Page::new(lang, &title).wide().with(&["player.js"]).response(&viewer, body))
}

fn clock() -> Markup {
    html! {
        div.clock {
            strong #clock {}
            span #day {}
            span #offset {}
            span #place .place {}
            span #followed .followed hidden {}
            p #message .message {}
        }
    }
}

fn timeline(lang: Lang) -> Markup {
    let signs = [
        ("inject", "▼", say::mark_inject(lang)),
        ("decision", "◆", say::mark_decision(lang)),
        ("turn", "●", say::mark_turn(lang)),
        ("passed", "!", say::mark_passed(lang)),
        ("reached", "✓", say::mark_reached(lang)),
        ("night", "▒", say::mark_night(lang)),
    ];
    html! {
        div.timeline {
            canvas #strip aria-hidden="true" {}
            input #scrub type="range" step="1" aria-label=(say::label_timeline(lang));
            div #days .days aria-hidden="true" {}
            p.legend { @for (class, sign, word) in signs { span class=(class) { b { (sign) } " " (word) } " " } }
        }
    }
}

fn button(act: &str, key: &str, text: &str) -> Markup {
    html! { button type="button" data-do=(act) { (text) @if !key.is_empty() { " " kbd { (key) } } } }
}

fn controls(lang: Lang) -> Markup {
    let jumps = [
        ("decision", "d", say::jump_decision(lang)),
        ("expectation", "e", say::jump_expectation(lang)),
        ("inject", "i", say::jump_inject(lang)),
        ("turn", "n", say::jump_turn(lang)),
    ];
    html! {
        div.controls {
            div.group {
                button type="button" data-do="previous" aria-label=(say::previous_entry(lang)) { "◀" }
                button #play .play type="button" data-do="play" aria-pressed="false" { "▶ " (say::play(lang)) }
                button type="button" data-do="next" aria-label=(say::next_entry(lang)) { "▶|" }
                label { (say::label_speed(lang)) " " select #speed {} }
            }
            div.group role="group" aria-label=(say::label_jump(lang)) {
                span { (say::label_jump(lang)) }
                @for (kind, key, word) in jumps {
                    span.pair {
                        button type="button" data-jump=(kind) data-back="true"
                            aria-label=(say::previous(lang, &word)) { "‹" }
                        button type="button" data-jump=(kind) aria-label=(say::next(lang, &word)) {
                            (word) " " kbd { (key) } " ›"
                        }
                    }
                }
            }
            div.group {
                (button("go", "g", &say::label_go(lang)))
                (button("search", "/", &say::search(lang)))
                (button("follow", "f", &say::label_follow(lang)))
                span title=(say::why_about(lang)) { (button("why", "w", &say::why(lang))) }
                (button("help", "?", &say::keys(lang)))
                label title=(say::routine_about(lang)) {
                    input #routine type="checkbox"; (say::label_routine(lang)) " " kbd { "a" }
                }
            }
            p #said .said role="status" {}
        }
    }
}

fn panes(lang: Lang) -> Markup {
    html! {
        div.panes {
            section.agencies aria-labelledby="head-agencies" {
                h2 #head-agencies {}
                p #letters .letters {}
                div #agencies .grid {}
            }
            div.column.first {
                section.story aria-labelledby="head-story" {
                    h2 #head-story {}
                    ol #story tabindex="0" aria-labelledby="head-story" {}
                }
                section.news aria-labelledby="head-news" {
                    h2 #head-news {}
                    ul #news {}
                    details { summary { (say::head_all_injects(lang)) } ul #injects {} }
                }
            }
            div.column {
                section.incidents aria-labelledby="head-incidents" {
                    h2 #head-incidents {}
                    ul #incidents {}
                }
                section.queues aria-labelledby="head-queues" {
                    h2 #head-queues {}
                    p.soft { (told::queue_legend(lang)) }
                    ul #queues {}
                    details { summary #head-under-way {} ul #under-way {} }
                }
            }
        }
    }
}

fn dialogs(lang: Lang) -> Markup {
    let close =
        || html! { p { button type="button" data-do="close" { (say::close(lang)) " " kbd { "Esc" } } } };
    html! {
        dialog #why-dialog aria-labelledby="why-head" {
            h2 #why-head {}
            ul #why-classes .classes {}
            ol #why-links {}
            p #why-more .soft {}
            (close())
        }
        dialog #follow-dialog aria-labelledby="follow-head" {
            h2 #follow-head { (told::head_follow(lang)) }
            label for="follow-typed" { (told::ask_follow(lang)) }
            input #follow-typed type="text" autocomplete="off" role="combobox" aria-expanded="true"
                aria-controls="follow-items" aria-autocomplete="list";
            ul #follow-items .items role="listbox" aria-labelledby="follow-head" {}
            (close())
        }
        dialog #go-dialog aria-labelledby="go-head" {
            h2 #go-head { (say::label_go(lang)) }
            form #go-form method="dialog" {
                label for="go-typed" { (told::ask_time(lang)) }
                input #go-typed type="text" autocomplete="off" maxlength="80" placeholder=(say::go_example(lang));
                p #go-failed .failed role="alert" {}
                button type="submit" { (say::go(lang)) " " kbd { "Enter" } }
            }
            (close())
        }
        dialog #search-dialog aria-labelledby="search-head" {
            h2 #search-head { (say::label_search(lang)) }
            form #search-form method="dialog" {
                label for="search-typed" { (told::ask_search(lang)) }
                input #search-typed type="text" autocomplete="off" maxlength="200";
                button type="submit" { (say::search(lang)) " " kbd { "Enter" } }
            }
            (close())
        }
        dialog #help-dialog aria-labelledby="help-head" {
            h2 #help-head { (say::keys(lang)) }
            dl.keys { @for (key, does) in say::help_keys(lang) { div { dt { (key) } dd { (does) } } } }
            (close())
        }
    }
}
