//! What stands in the panes of a player, as texts: at an agency, of an incident, in a queue, and what is new.

use super::{Tone, Words, phase};
use crate::i18n::{Lang, replay as say, terms};
use crate::replay::{AgencyView, Frame, IncidentView, InjectState, MomentKind, Player, Queue, Standing};
use crate::report::words as terms_of;
use crate::scenario::model::Milestone;
use crate::units::SimTime;

/// Something that is told, and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it means.
    pub tone: Tone,
    /// In words.
    pub text: String,
    /// Less important, below it.
    pub under: Option<String>,
}

impl Told {
    fn new(tone: Tone, text: String) -> Told {
        Told { tone, text, under: None }
    }
}

fn counted(n: u32, say: fn(Lang, u32) -> String, lang: Lang) -> String {
    if n > 0 { say(lang, n) } else { String::new() }
}

/// Whether something is wrong at an agency although nobody there has heard of it.
pub fn unaware(a: &AgencyView) -> bool {
    a.standing >= Standing::Contained && !a.knows
}

/// The numbers at an agency, the most important first; empty where there is none of it.
pub fn agency_numbers(a: &AgencyView, lang: Lang) -> [String; 7] {
    [
        counted(a.compromised, say::compromised, lang),
        counted(a.down, say::down, lang),
        counted(a.isolated, say::isolated, lang),
        counted(if a.compromised == 0 { a.suspected } else { 0 }, say::suspected, lang),
        counted(a.leads, say::leads, lang),
        counted(a.at_work, say::at_work, lang),
        counted(a.alerts, say::alerts, lang),
    ]
}

/// How bad an incident is, who leads it, how far it is; empty where that is not known.
pub fn incident_parts(i: &IncidentView, words: &Words<'_>) -> [String; 5] {
    let lang = words.lang;
    let contained = if i.contained { terms::containment(lang).to_lowercase() } else { String::new() };
    let phase = phase(i.phase, lang);
    [
        i.severity.map_or_else(String::new, |s| terms_of::severity(s, lang)),
        i.lead.map_or_else(String::new, |org| say::led_by(lang, words.teller.short(org))),
        if phase.to_lowercase() == contained { String::new() } else { phase },
        if contained.is_empty() { contained } else { say::contained(lang) },
        if i.suspected.is_empty() { String::new() } else { say::systems(lang, i.suspected.len()) },
    ]
}

/// Milestones with their times, the latest first.
pub fn reached(list: &[(Milestone, SimTime, u32)], words: &Words<'_>, now: SimTime) -> Vec<String> {
    let told = |(m, t, _): &(Milestone, SimTime, u32)| {
        format!("{} {}", terms_of::milestone(*m, words.lang), words.when(*t, now))
    };
    list.iter().rev().map(told).collect()
}

/// What waits and what is worked on; empty where there is none of it.
pub fn queue_parts(q: &Queue, lang: Lang) -> [String; 4] {
    [
        counted(q.unread, say::unread, lang),
        counted(q.approvals, say::approvals, lang),
        counted(q.waiting, say::tasks_waiting, lang),
        counted(q.at_work, say::tasks_at_work, lang),
    ]
}

/// What became of an inject, in words.
pub fn inject_state(state: InjectState, lang: Lang) -> String {
    match state {
        InjectState::Ahead => say::inject_ahead(lang),
        InjectState::Delivered => say::inject_delivered(lang),
        InjectState::Seen => say::inject_seen(lang),
        InjectState::Missed => say::inject_missed(lang),
        InjectState::Skipped => say::inject_skipped(lang),
    }
}

/// The last decision with what else was open, decisions that are waited for, the last inject, the last moment of an
/// expectation.
pub fn news(player: &Player, frame: &Frame, words: &Words<'_>) -> Vec<Told> {
    let lang = words.lang;
    let mut told = Vec::new();
    if let Some(choice) = &frame.decision {
        let option = |id: &String| terms::option(lang, &choice.point, id);
        let others: Vec<String> =
            choice.options.iter().filter(|o| **o != choice.chosen).map(option).collect();
        let when = words.when(choice.t, frame.now);
        let text = say::decision(lang, &when, words.teller.short(choice.org), &option(&choice.chosen));
        let under = (!others.is_empty()).then(|| say::instead_of(lang, &others.join(", ")));
        told.push(Told { tone: Tone::Plain, text, under });
    }
    for awaited in &frame.awaited {
        let org = words.teller.short(awaited.org);
        let when = words.when(awaited.t, frame.now);
        let text = say::awaited(lang, &when, org, &terms::question(lang, &awaited.point));
        told.push(Told::new(Tone::Warning, text));
    }
    if let Some(inject) = frame.last_inject {
        let state =
            frame.injects.iter().find(|i| i.inject == inject).map_or(InjectState::Delivered, |i| i.state);
        let text = say::inject(lang, words.teller.inject(inject), &inject_state(state, lang));
        told.push(Told::new(Tone::Notice, text));
    }
    let moments = player.moments();
    if let Some(last) = moments[..moments.partition_point(|m| m.t <= frame.now)].last() {
        let text = format!("{} {}", words.when(last.t, frame.now), words.moment(player, last));
        let tone = if last.kind == MomentKind::Reached { Tone::Good } else { Tone::Bad };
        told.push(Told::new(tone, text));
    }
    told
}

/// Channels that do not work, and until when.
pub fn channels_down(frame: &Frame, words: &Words<'_>) -> Vec<Told> {
    let told = |(channel, until): &(String, SimTime)| {
        let text = say::channel_down(words.lang, channel, &words.when(*until, frame.now));
        Told::new(Tone::Warning, text)
    };
    frame.channels.iter().map(told).collect()
}
