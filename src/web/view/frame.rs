//! A moment of a record as a browser draws it: every text ready in the viewer's language.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::i18n::Lang;
use crate::i18n::format::{count, duration};
use crate::i18n::{replay as say, viewer};
use crate::replay::{AgencyView, Frame, IncidentView, InjectState, MessageView, Player, Queue, TaskState};
use crate::report::player::{self as told, Told, Words};
use crate::report::words as terms_of;
use crate::scenario::model::ActionKind;
use crate::units::{OrgId, SimTime};

/// Entries told before and after now.
const BEFORE: usize = 24;
const AFTER: usize = 10;
/// Messages under way that are told.
const UNDER_WAY: usize = 40;
/// Actions of an agency that are named.
const ACTIONS: usize = 2;

/// What is shown at the moment at which a player stands.
pub fn frame(player: &Player, words: &Words<'_>) -> Value {
    let frame = player.frame();
    let now = frame.now;
    let lang = words.lang;
    json!({
        "at": frame.at,
        "now": now.0,
        "start": frame.start.0,
        "end": frame.end.0,
        "ended": player.ended(),
        "current": player.current(),
        "clock": words.clock.time(now),
        "day": words.clock.long_day(now, lang),
        "offset": told::offset(now),
        "place": viewer::place(lang, &count(frame.at.into(), lang), &count(frame.of.into(), lang)),
        "followed": player.followed().map(|whom| say::following(lang, &words.followed(whom))),
        "heads": heads(player, &frame, lang),
        "message": message(&frame, words),
        "under_way": under_way(&frame, words),
        "agencies": agencies(player, &frame, lang),
        "incidents": frame.incidents.iter().map(|i| incident(i, words, now)).collect::<Vec<_>>(),
        "queues": frame.queues.iter().map(|q| queue(q, words, now)).collect::<Vec<_>>(),
        "news": news(player, &frame, words),
        "injects": injects(player, &frame, words),
        "story": story(player, words),
    })
}

fn heads(player: &Player, frame: &Frame, lang: Lang) -> Value {
    let quiet = frame.agencies.iter().filter(|a| a.standing == crate::replay::Standing::Quiet).count();
    let waiting = frame.queues.iter().filter(|q| waits(q)).count();
    let done = count(player.shown_until_now() as u64, lang);
    json!({
        "agencies": say::head_agencies(lang, frame.agencies.len() - quiet, quiet),
        "incidents": say::head_incidents(lang, frame.incidents.len(), frame.closed),
        "queues": say::head_queues(lang, waiting),
        "news": say::head_news(lang, frame.decisions),
        "story": say::head_story(lang, &done, &count(player.shown() as u64, lang)),
    })
}

fn listed(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

fn message(frame: &Frame, words: &Words<'_>) -> Option<Value> {
    let last = frame.travelled.as_ref()?;
    let m = &last.message;
    let taken = duration((last.t - m.sent).0, words.lang);
    let arrow = if last.lost { "─×" } else { "→" };
    let text = format!("{} {} ({taken})", words.when(last.t, frame.now), sent(m, arrow, words));
    Some(json!({ "from": m.from.ix(), "to": m.to.ix(), "lost": last.lost, "text": text }))
}

fn sent(m: &MessageView, arrow: &str, words: &Words<'_>) -> String {
    let short = |org| words.teller.short(org);
    format!("{} {arrow} {}: {}", short(m.from), short(m.to), terms_of::message(m.kind, words.lang))
}

fn under_way(frame: &Frame, words: &Words<'_>) -> Value {
    let all = frame.under_way.iter().take(UNDER_WAY).map(|m| {
        let since = duration((frame.now - m.sent).0.max(0), words.lang);
        json!({ "from": m.from.ix(), "to": m.to.ix(), "text": sent(m, "→", words), "since": since })
    });
    json!({ "head": say::under_way(words.lang, frame.under_way.len()), "list": all.collect::<Vec<_>>() })
}

fn agencies(player: &Player, frame: &Frame, lang: Lang) -> Vec<Value> {
    let mut work: BTreeMap<OrgId, Vec<ActionKind>> = BTreeMap::new();
    for task in player.state().tasks().values() {
        if let (TaskState::AtWork(person), Some(action)) = (task.state, task.action)
            && let Some(org) = player.reel().org_of(person)
        {
            let own = work.entry(org).or_default();
            if !own.contains(&action) {
                own.push(action);
            }
        }
    }
    let none = Vec::new();
    frame.agencies.iter().map(|a| agency(a, work.get(&a.org).unwrap_or(&none), lang)).collect()
}

fn agency(a: &AgencyView, work: &[ActionKind], lang: Lang) -> Value {
    let mut does: Vec<String> = work.iter().take(ACTIONS).map(|a| terms_of::action(*a, lang)).collect();
    if work.len() > ACTIONS {
        does.push(format!("+{}", work.len() - ACTIONS));
    }
    json!({
        "standing": told::class(a.standing),
        "letter": told::letter(a.standing, lang),
        "word": told::standing(a.standing, lang),
        "unaware": told::unaware(a),
        "numbers": listed(&told::agency_numbers(a, lang), ", "),
        "does": does.join(", "),
        "duty": a.on_duty.map(|on| viewer::on_duty(lang, on, a.people)),
    })
}

fn incident(i: &IncidentView, words: &Words<'_>, now: SimTime) -> Value {
    let reached = i.reached.iter().map(|(milestone, t, at)| {
        json!({ "name": terms_of::milestone(*milestone, words.lang), "when": words.when(*t, now), "at": at })
    });
    json!({
        "id": i.incident.0,
        "contained": i.contained,
        "parts": listed(&told::incident_parts(i, words), " · "),
        "reached": reached.collect::<Vec<_>>(),
    })
}

fn waits(q: &Queue) -> bool {
    q.unread + q.approvals + q.waiting > 0
}

fn queue(q: &Queue, words: &Words<'_>, now: SimTime) -> Value {
    let lang = words.lang;
    json!({
        "name": words.teller.short(q.org),
        "waits": waits(q),
        "load": q.unread + q.approvals + q.waiting,
        "parts": listed(&told::queue_parts(q, lang), " · "),
        "oldest": q.oldest.map(|since| viewer::waits_since(lang, &duration((now - since).0.max(0), lang))),
    })
}

fn news(player: &Player, frame: &Frame, words: &Words<'_>) -> Vec<Value> {
    let all = told::news(player, frame, words).into_iter().chain(told::channels_down(frame, words));
    let one = |Told { tone, text, under }| json!({ "tone": tone.name(), "text": text, "under": under });
    all.map(one).collect()
}

fn injects(player: &Player, frame: &Frame, words: &Words<'_>) -> Vec<Value> {
    let all = player.reel().record().run.scenario.drill.injects.iter().enumerate();
    let one = |(ix, inject): (usize, &crate::scenario::model::Inject)| {
        let state =
            frame.injects.iter().find(|i| i.inject.ix() == ix).map_or(InjectState::Ahead, |i| i.state);
        json!({
            "when": words.when(SimTime::ZERO + inject.at, frame.now),
            "title": inject.title.get(words.lang),
            "state": told::inject_state(state, words.lang),
            "ahead": state == InjectState::Ahead,
        })
    };
    all.map(one).collect()
}

fn story(player: &Player, words: &Words<'_>) -> Vec<Value> {
    let done = player.shown_until_now();
    let entry = |n: usize| {
        let at = player.nth_shown(n)?;
        Some(json!({
            "at": at,
            "when": words.when(player.reel().time(at), player.now()),
            "text": words.sentence(player, at),
            "here": n + 1 == done,
            "ahead": n >= done,
        }))
    };
    (done.saturating_sub(BEFORE)..done + AFTER).map_while(entry).collect()
}
