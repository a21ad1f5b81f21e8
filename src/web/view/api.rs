//! What the player of a browser asks: moments, jumps, causes, whom to follow, sentences that hold a word.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Value, json};

use super::opened::Opened;
use super::records::Records;
use super::{Shelf, frame as drawn, strip as timeline};
use crate::i18n::format::duration;
use crate::i18n::{Lang, Text, replay as say, viewer};
use crate::replay::{Direction, Followed, Jump, Link, Player, spent_by_class};
use crate::report::player::{self as told, Speed, Words};
use crate::report::words as terms_of;
use crate::units::{IncidentId, OrgId, PersonId, SimTime};
use crate::web::{App, Failed, Trainer};

/// Links of a chain that are told; more are counted.
const LINKS: usize = 200;
/// Entries that are searched at a time.
const LOOKED_THROUGH: usize = 20_000;
/// The longest text that is searched or read as a time.
const LONGEST: usize = 200;

/// What is asked behind `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    at: Option<u32>,
    t: Option<i64>,
    go: Option<String>,
    follow: String,
    routine: bool,
    kind: String,
    back: bool,
    seq: u32,
    q: String,
    from: Option<usize>,
}

impl Asked {
    fn whom(&self, opened: &Opened) -> Result<Option<Followed>, Failed> {
        let bad = || bad_request("follow");
        let Some((kind, number)) = self.follow.split_once('-') else {
            return if self.follow.is_empty() { Ok(None) } else { Err(bad()) };
        };
        let number: u32 = number.parse().map_err(|_| bad())?;
        let province = &opened.record().run.scenario.province;
        let within = |len: usize| (number as usize) < len;
        match kind {
            "incident" => Ok(Some(Followed::Incident(IncidentId(number)))),
            "org" if within(province.organisations.len()) => {
                Ok(Some(Followed::Org(OrgId::from(number as usize))))
            }
            "person" if within(province.people.len()) => {
                Ok(Some(Followed::Person(PersonId::from(number as usize))))
            }
            _ => Err(bad()),
        }
    }

    /// Goes to the moment that was asked for: after so many entries, at a time, at both where both are one.
    fn place(&self, player: &mut Player) {
        match (self.at, self.t.map(SimTime)) {
            (Some(at), Some(t)) if player.reel().until(t) != at => player.seek(at),
            (_, Some(t)) => player.seek_time(t),
            (Some(at), None) => player.seek(at),
            (None, None) => {}
        }
    }
}

fn name_of(whom: Followed) -> String {
    match whom {
        Followed::Incident(id) => format!("incident-{}", id.0),
        Followed::Org(id) => format!("org-{}", id.ix()),
        Followed::Person(id) => format!("person-{}", id.ix()),
    }
}

/// What a request says makes no sense.
pub fn bad_request(field: &str) -> Failed {
    Failed::new(
        StatusCode::BAD_REQUEST,
        Text::of(|lang| viewer::bad_request(lang, field)),
        Text::of(viewer::hint_bad_request),
    )
}

/// Does something with an open record where waiting holds nobody up.
async fn with<T: Send + 'static>(
    records: &Arc<Records>,
    app: &App,
    key: &str,
    act: impl FnOnce(&Opened) -> Result<T, Failed> + Send + 'static,
) -> Result<T, Failed> {
    let opened = records.get(app, key).await?;
    tokio::task::spawn_blocking(move || act(&opened)).await.map_err(|_| Failed::defect())?
}

type Told = Result<Json<Value>, Failed>;

/// What does not change while a record is played.
pub async fn meta(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
) -> Told {
    with(&records, &app, &key, move |opened| Ok(Json(super::player::meta(opened, asks.lang)))).await
}

/// The frame at a moment.
pub async fn frame(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Told {
    with(&records, &app, &key, move |opened| {
        let words = opened.words(asks.lang);
        let whom = asked.whom(opened)?;
        let typed = asked.go.as_deref().map(|text| moment(text, &words, asked.t)).transpose()?;
        Ok(Json(opened.play(whom, asked.routine, |player| {
            match typed {
                Some(t) => player.seek_time(t),
                None => asked.place(player),
            }
            drawn::frame(player, &words)
        })))
    })
    .await
}

/// A time that somebody typed.
fn moment(text: &str, words: &Words<'_>, now: Option<i64>) -> Result<SimTime, Failed> {
    let text: String = text.chars().take(LONGEST).collect();
    told::moment(&text, words.clock, SimTime(now.unwrap_or(0))).ok_or_else(|| {
        Failed::new(
            StatusCode::BAD_REQUEST,
            Text::of(|lang| say::no_time(lang, text.trim())),
            Text::of(say::hint_time),
        )
    })
}

/// The frame at the next or previous of a kind, and what is said there.
pub async fn jump(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Told {
    let to = match asked.kind.as_str() {
        "entry" => Jump::Entry,
        "decision" => Jump::Decision,
        "expectation" => Jump::Expectation,
        "inject" => Jump::Inject,
        "turn" => Jump::Turn,
        _ => return Err(bad_request("kind")),
    };
    let direction = if asked.back { Direction::Previous } else { Direction::Next };
    with(&records, &app, &key, move |opened| {
        let words = opened.words(asks.lang);
        let whom = asked.whom(opened)?;
        let scoring = opened.moments().is_none();
        Ok(Json(opened.play(whom, asked.routine, |player| {
            asked.place(player);
            let found = player.jump(to, direction);
            let mut frame = drawn::frame(player, &words);
            frame["found"] = json!(found);
            frame["said"] = json!(match (to, found) {
                (Jump::Expectation, _) if scoring => say::still_scoring(asks.lang),
                (Jump::Expectation, true) => moments_now(player, &words),
                (_, true) => String::new(),
                (_, false) => say::nothing_more(asks.lang),
            });
            frame
        })))
    })
    .await
}

/// What became of expectations at this very moment.
fn moments_now(player: &Player, words: &Words<'_>) -> String {
    let now = player.now();
    let mut here = player.moments().iter().filter(|m| m.t == now);
    let first = here.next().map_or_else(String::new, |m| words.moment(player, m));
    match here.count() {
        0 => first,
        more => format!("{first} (+{more})"),
    }
}

/// The chain of causes of an entry.
pub async fn why(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Told {
    with(&records, &app, &key, move |opened| {
        let words = opened.words(asks.lang);
        let links = opened.reel().why(asked.seq);
        if links.is_empty() {
            return Err(bad_request("seq"));
        }
        Ok(Json(opened.play(None, false, |player| chain(&links, player, &words))))
    })
    .await
}

fn chain(links: &[Link], player: &Player, words: &Words<'_>) -> Value {
    let lang = words.lang;
    let whole = links.first().zip(links.last()).map_or(0, |(last, first)| (last.t - first.t).0);
    let (mut by_class, unknown) = spent_by_class(links);
    by_class.sort_by_key(|(_, s)| std::cmp::Reverse(*s));
    let named = by_class.iter().map(|(class, s)| (terms_of::class(*class, lang), *s));
    let named = named.chain((unknown > 0).then(|| (say::not_seen(lang), unknown)));
    let share = |s: i64| if whole > 0 { (s as f64 / whole as f64).clamp(0.0, 1.0) } else { 0.0 };
    let classes =
        named.map(|(name, s)| json!({ "name": name, "length": duration(s, lang), "share": share(s) }));
    let beside = links.first().map_or(SimTime::ZERO, |link| link.t);
    let told = links.iter().take(LINKS).map(|link| {
        json!({
            "at": link.at,
            "when": words.when(link.t, beside),
            "text": words.sentence(player, link.at),
            "spent": spent(link, lang),
        })
    });
    json!({
        "head": say::head_why(lang, links.len(), &duration(whole, lang)),
        "classes": classes.collect::<Vec<_>>(),
        "links": told.collect::<Vec<_>>(),
        "more": (links.len() > LINKS).then(|| say::more_links(lang, links.len() - LINKS)),
    })
}

/// How the time since the cause was spent, piece by piece.
fn spent(link: &Link, lang: Lang) -> Option<String> {
    let pieces = link.spent.iter();
    let parts: Vec<String> = pieces
        .map(|(class, s)| format!("{} {}", terms_of::class(*class, lang), duration(i64::from(*s), lang)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" → "))
}

/// Whom one may follow at a moment.
pub async fn whom(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Told {
    with(&records, &app, &key, move |opened| {
        let words = opened.words(asks.lang);
        let items = opened.play(asked.whom(opened)?, asked.routine, |player| {
            asked.place(player);
            told::followable(player, &words)
        });
        let one =
            |item: told::Item| json!({ "whom": item.whom.map(name_of), "text": item.text, "key": item.key });
        Ok(Json(json!({ "items": items.into_iter().map(one).collect::<Vec<_>>() })))
    })
    .await
}

/// The next entry whose sentence holds every word, looked for a part of the way at a time.
pub async fn search(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Told {
    with(&records, &app, &key, move |opened| {
        let words = opened.words(asks.lang);
        let wanted = told::searched(&asked.q.chars().take(LONGEST).collect::<String>());
        if wanted.trim().is_empty() {
            return Err(bad_request("q"));
        }
        Ok(Json(opened.play(asked.whom(opened)?, asked.routine, |player| {
            asked.place(player);
            let from = asked.from.unwrap_or_else(|| player.shown_until_now());
            match player.look(from, LOOKED_THROUGH, |at, _| told::holds(&words, player, at, &wanted)) {
                Ok(at) => json!({ "found": at + 1 }),
                Err(next) if next >= player.shown() => json!({}),
                Err(next) => json!({ "next": next }),
            }
        })))
    })
    .await
}

/// The timeline, and whether expectations are on it yet.
pub async fn strip(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(asks): Trainer,
    Path(key): Path<String>,
) -> Told {
    with(&records, &app, &key, move |opened| {
        let scored = opened.moments().is_some();
        Ok(Json(json!({ "strip": timeline::strip(opened, asks.lang), "scored": scored })))
    })
    .await
}

/// How fast time may pass in a browser: the words and the seconds of the drill in a second, none entry by entry.
pub fn speeds(lang: Lang) -> Vec<Value> {
    let all = std::iter::once(Speed::Entries).chain(told::SPEEDS.map(Speed::Seconds));
    let seconds = |speed: Speed| if let Speed::Seconds(seconds) = speed { seconds } else { 0 };
    all.map(|speed| {
        json!({ "seconds": seconds(speed), "text": speed.shown(lang), "usual": speed == Speed::USUAL })
    })
    .collect()
}
