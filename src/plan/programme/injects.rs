//! The injects of a planned drill: opening and end, word of the attack where it is told, disturbances where it is harder.

use std::collections::BTreeMap;

use super::build::Ground;
use super::candidates::{Candidate, InjectSet};
use crate::i18n::format::date_text;
use crate::i18n::{Lang, Text, programme as say};
use crate::scenario::model::{
    Disturbance, Drill, ExpectedAction, Inject, InjectKind, Milestone, Organisation, Role, Subject,
};
use crate::units::Span;
use crate::units::time::{HOUR, MINUTE};

/// The end is announced so long after the hour of STARTEX on the last day; what was begun goes on until the next morning.
const END_AT: Span = Span(9 * HOUR);
/// Word of an attack comes so long after its launch, or after STARTEX where it was launched before.
const TOLD_AFTER: Span = Span(4 * HOUR);
/// What is awaited of who is told, where the plan expects nothing of the acknowledgement.
const AWAITED_WITHIN: Span = Span(2 * HOUR);
/// The disturbances, as in the drills that come with the program: when, how many alerts over how long, how long they last.
const FLOOD_AT: Span = Span(2 * HOUR);
const FLOOD: (u32, Span) = (240, Span(3 * HOUR));
const ABSENT_AT: Span = Span(HOUR);
const ABSENT_FOR: Span = Span(10 * HOUR);
const CHANNEL_AT: Span = Span(6 * HOUR);
const CHANNEL_FOR: Span = Span(2 * HOUR);
/// The channel that most words go by outside of papers.
const TELEPHONE: &str = "telephone";

/// The injects of a candidate whose drill has dates and launches already.
pub(super) fn of(ground: &Ground, candidate: &Candidate, drill: &Drill) -> Vec<Inject> {
    let Some(head) = ground.holder(Role::Steering).or_else(|| ground.lead(Subject::CyberSecurity)) else {
        return Vec::new();
    };
    let control = Text::of(say::exercise_control);
    let province = &ground.drill.province.name;
    let day = |lang: Lang| date_text(drill.starts.split('T').next().unwrap_or_default(), lang);
    let days = candidate.days;
    let mut out = vec![plain(
        ("mo-dau", Span::ZERO),
        Text::of(say::opening_title),
        Text::of(|lang| say::opening(lang, province.get(lang), &day(lang), days)),
        control.clone(),
        head,
    )];
    match candidate.injects {
        InjectSet::Told => told(ground, drill, &control, &mut out),
        InjectSet::Pressed => pressed(ground, drill, head, &control, &mut out),
        InjectSet::Free | InjectSet::Own => {}
    }
    let end = end(drill);
    out.push(plain(("ket-thuc", end), Text::of(say::end_title), Text::of(say::end), control, head));
    out.retain(|inject| inject.at < drill.horizon && inject.at >= Span::ZERO);
    out.sort_by_key(|inject| inject.at);
    numbered(out)
}

/// When the end is announced.
fn end(drill: &Drill) -> Span {
    drill.horizon - Span::days(1) + END_AT
}

/// An inject that tells something, by the channel that reaches its recipient best.
fn plain((id, at): (&str, Span), title: Text, message: Text, from: Text, to: &Organisation) -> Inject {
    Inject {
        id: id.to_owned(),
        at,
        title,
        message,
        from,
        to: to.id.clone(),
        channel: to.channels.first().cloned().unwrap_or_default(),
        kind: InjectKind::Tells { about: None },
        expects: None,
        contingency_for: None,
    }
}

/// Word of every campaign to who leads its subject; a reminder where nobody acknowledges it in time.
fn told(ground: &Ground, drill: &Drill, control: &Text, out: &mut Vec<Inject>) {
    let plan = &ground.drill.plan;
    let wanted = plan.expectations.iter().find(|e| e.to == Milestone::Acknowledgement);
    let within = wanted.map_or(AWAITED_WITHIN, |e| *e.target.value());
    for (number, launch) in drill.campaigns.iter().enumerate() {
        let Some(campaign) = ground.campaign(&launch.campaign) else { continue };
        let Some(lead) = ground.lead(campaign.subject) else { continue };
        let about = InjectKind::Tells { about: Some(campaign.id.clone()) };
        let at = launch.at.max(Span::ZERO) + TOLD_AFTER;
        if at + within + Span(HOUR) >= end(drill) {
            continue;
        }
        let id = format!("tin-bao-{}", number + 1);
        let message = Text::of(|lang| say::told(lang, campaign.name.get(lang)));
        let mut word =
            plain((&id, at), Text::of(say::told_title), message, Text::of(say::monitoring_body), lead);
        word.kind = about.clone();
        word.expects = Some(ExpectedAction {
            text: Text::of(say::told_expects),
            milestone: Milestone::Acknowledgement,
            within,
        });
        let reminder = Text::of(|lang| say::reminded(lang, campaign.name.get(lang)));
        let again = (format!("nhac-lai-{}", number + 1), at + within + Span(30 * MINUTE));
        let mut again =
            plain((&again.0, again.1), Text::of(say::reminded_title), reminder, control.clone(), lead);
        again.kind = about;
        again.contingency_for = Some(id);
        out.extend([word, again]);
    }
}

/// A flood of false alerts where most systems are monitored, the head of the leading body away, the telephone down.
fn pressed(ground: &Ground, drill: &Drill, head: &Organisation, control: &Text, out: &mut Vec<Inject>) {
    let province = &ground.drill.province;
    let mut watched: BTreeMap<&str, usize> = BTreeMap::new();
    for watcher in province.systems.iter().filter_map(|s| s.layers.monitored_by.as_deref()) {
        *watched.entry(watcher).or_default() += 1;
    }
    let takes_part = |id: &str| province.organisations.iter().find(|o| o.id == id && o.participates);
    let watcher = watched.iter().filter_map(|(id, n)| Some((takes_part(id)?, *n)));
    if let Some((soc, _)) = watcher.max_by_key(|(org, n)| (*n, std::cmp::Reverse(&org.id))) {
        let message = Text::of(|lang| say::flood(lang, FLOOD.0));
        let mut flood = plain(
            ("canh-bao-gia", FLOOD_AT),
            Text::of(say::flood_title),
            message,
            Text::of(say::vendor),
            soc,
        );
        flood.kind = InjectKind::Causes(Disturbance::AlertFlood {
            organisation: soc.id.clone(),
            alerts: FLOOD.0,
            over: FLOOD.1,
        });
        out.push(flood);
    }
    let subject = drill.campaigns.first().and_then(|l| ground.campaign(&l.campaign)).map(|c| c.subject);
    let lead = subject.and_then(|subject| ground.lead(subject)).unwrap_or(head);
    let signer = province.people.iter().find(|p| p.organisation == lead.id && p.signs == Some(1));
    if let Some(signer) = signer {
        let message = Text::of(|lang| say::absent(lang, signer.title.get(lang), lead.name.get(lang)));
        let mut absent =
            plain(("vang-mat", ABSENT_AT), Text::of(say::absent_title), message, control.clone(), lead);
        absent.kind = InjectKind::Causes(Disturbance::Absence {
            organisation: lead.id.clone(),
            post: signer.post.clone(),
            lasting: ABSENT_FOR,
        });
        out.push(absent);
    }
    if let Some(channel) = ground.drill.practice.channels.iter().find(|c| c.id == TELEPHONE) {
        let message = Text::of(|lang| say::channel_down(lang, channel.name.get(lang)));
        let mut down =
            plain(("mat-lien-lac", CHANNEL_AT), Text::of(say::channel_title), message, control.clone(), lead);
        down.kind = InjectKind::Causes(Disturbance::ChannelDown {
            channel: channel.id.clone(),
            lasting: CHANNEL_FOR,
        });
        out.push(down);
    }
}

/// Ids with their place in the order of time before them, as in the drills that come with the program: `i01-mo-dau`.
fn numbered(mut injects: Vec<Inject>) -> Vec<Inject> {
    let id = |at: usize, old: &str| format!("i{:02}-{old}", at + 1);
    let new: BTreeMap<String, String> =
        injects.iter().enumerate().map(|(at, inject)| (inject.id.clone(), id(at, &inject.id))).collect();
    for inject in &mut injects {
        inject.contingency_for = inject.contingency_for.as_ref().and_then(|of| new.get(of).cloned());
        if let Some(id) = new.get(&inject.id) {
            inject.id.clone_from(id);
        }
    }
    injects
}
