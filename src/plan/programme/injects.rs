//! The injects of a planned drill, made from the scenario: opening and end, word of the attack where it is told, requests to
//! bodies that would have nothing to do, disturbances where it is harder.

use std::collections::BTreeMap;

use super::build::Ground;
use super::candidates::{Candidate, InjectSet};
use super::hours::Hours;
use crate::i18n::format::Clock;
use crate::i18n::{Lang, Text, programme as say};
use crate::scenario::model::{
    Channel, Disturbance, Drill, Effect, ExpectedAction, Inject, InjectKind, Milestone, Organisation, Role,
    Subject,
};
use crate::units::time::{HOUR, MINUTE};
use crate::units::{SimTime, Span};

/// The end is announced so long before ENDEX.
const END_BEFORE: Span = Span(30 * MINUTE);
/// Word of an attack comes so long after its first hold, or after STARTEX where that came before.
const TOLD_AFTER: Span = Span(2 * HOUR);
/// Questions come so long after the first harm.
const QUESTION_AFTER: Span = Span(HOUR);
/// What is awaited of who is told, where the plan expects nothing of the acknowledgement.
const AWAITED_WITHIN: Span = Span(2 * HOUR);
/// A flood of false alerts comes so soon and takes so long; it has so many times the alerts that the monitor gets in a day.
const FLOOD_AT: Span = Span(2 * HOUR);
const FLOOD_FOR: Span = Span(3 * HOUR);
const FLOOD_DAYS: f64 = 20.0;
/// Its bounds, those of the drills that come with the program.
const FLOOD_LEAST: f64 = 120.0;
const FLOOD_MOST: f64 = 480.0;
/// Whoever signs first is away from the first hour on, for a working day.
const ABSENT_AT: Span = Span(HOUR);
const ABSENT_FOR: Span = Span(10 * HOUR);
/// A channel fails in the afternoon of the first day.
const CHANNEL_AT: Span = Span(6 * HOUR);
const CHANNEL_FOR: Span = Span(2 * HOUR);

/// The injects of a candidate whose drill has dates and launches already.
pub(super) fn of(ground: &Ground, candidate: &Candidate, drill: &Drill, hours: &Hours) -> Vec<Inject> {
    let Some(head) = ground.holder(Role::Steering).or_else(|| ground.lead(Subject::CyberSecurity)) else {
        return Vec::new();
    };
    let control = Text::of(say::exercise_control);
    let province = &ground.drill.province.name;
    let clock = Clock::of(&drill.starts);
    let day = |t: Span, lang: Lang| clock.date(SimTime(t.0), lang);
    let opening = |lang: Lang| {
        let (name, first, last) = (province.get(lang), day(Span::ZERO, lang), day(drill.horizon, lang));
        match candidate.days {
            0 | 1 => say::opening_one(lang, name, &first),
            days => say::opening(lang, name, &first, &last, days),
        }
    };
    let mut out = vec![plain(
        ("mo-dau", Span::ZERO),
        Text::of(say::opening_title),
        Text::of(opening),
        control.clone(),
        head,
    )];
    match candidate.injects {
        InjectSet::Told => told(ground, drill, &control, &mut out),
        InjectSet::Pressed => pressed(ground, drill, head, &control, &mut out),
        InjectSet::Free | InjectSet::Own => {}
    }
    asked(ground, candidate, drill, hours, &mut out);
    questions(ground, drill, hours, &mut out);
    let end = end(drill);
    out.push(plain(("ket-thuc", end), Text::of(say::end_title), Text::of(say::end), control, head));
    out.retain(|inject| inject.at < drill.horizon && inject.at >= Span::ZERO);
    out.sort_by_key(|inject| inject.at);
    numbered(out)
}

/// When the end is announced.
fn end(drill: &Drill) -> Span {
    drill.horizon - END_BEFORE
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
        let at = ground.first_touch(launch).max(Span::ZERO) + TOLD_AFTER;
        let at = Span(at.0 / (5 * MINUTE) * (5 * MINUTE));
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

/// A request to every body that is asked: is it hit as well? Over the working hours, once the attack has its first hold.
fn asked(ground: &Ground, candidate: &Candidate, drill: &Drill, hours: &Hours, out: &mut Vec<Inject>) {
    let touched = drill.campaigns.iter().map(|launch| ground.first_touch(launch)).min().unwrap_or(Span::ZERO);
    let Some(campaign) = drill.campaigns.first().and_then(|launch| ground.campaign(&launch.campaign)) else {
        return;
    };
    let lead = ground.lead(campaign.subject);
    let from = lead.map_or_else(|| Text::of(say::monitoring_body), |lead| lead.name.clone());
    let orgs = &ground.drill.province.organisations;
    let bodies = candidate.asked.iter().filter_map(|id| orgs.iter().find(|o| o.id == *id));
    let moments =
        hours.spread(touched.max(Span::ZERO) + Span(HOUR), end(drill) - Span(HOUR), candidate.asked.len());
    for (body, at) in bodies.zip(moments) {
        let title = Text::of(|lang| say::asked_title(lang, body.name.get(lang)));
        let message = Text::of(|lang| say::asked(lang, campaign.name.get(lang), from.get(lang)));
        let mut one = plain((&format!("hoi-{}", body.id), at), title, message, from.clone(), body);
        one.kind = InjectKind::Tells { about: Some(campaign.id.clone()) };
        out.push(one);
    }
}

/// What is asked once a campaign is felt, by the expectations of the plan that end with word to somebody: the press asks
/// whoever speaks to the public, the leadership whoever leads, the national body whoever speaks to it. They tell nothing
/// new, so that they make the drill neither easier nor harder.
fn questions(ground: &Ground, drill: &Drill, hours: &Hours, out: &mut Vec<Inject>) {
    let felt = drill.campaigns.iter().map(|launch| ground.first_harm(launch)).min().unwrap_or(Span::ZERO);
    let from = felt.max(Span::ZERO) + QUESTION_AFTER;
    let subject = drill.campaigns.first().and_then(|l| ground.campaign(&l.campaign)).map(|c| c.subject);
    let lead = subject.and_then(|subject| ground.lead(subject));
    let mut asked: Vec<(Question, &Organisation, Span)> = Vec::new();
    for question in QUESTIONS {
        let Some(wanted) = ground.drill.plan.expectations.iter().find(|e| e.to == question.milestone) else {
            continue;
        };
        if question.milestone == Milestone::PersonalDataNotified && !takes_data(ground, drill) {
            continue;
        }
        let to = question.role.map_or(lead, |role| ground.holder(role).or(lead));
        let Some(to) = to else { continue };
        asked.push((question, to, *wanted.target.value()));
    }
    // What would be late before the drill is over is asked so that it can be told whether it came.
    let moments = hours.spread(from, end(drill) - Span(HOUR), asked.len());
    for ((question, to, target), at) in asked.into_iter().zip(moments) {
        let (title, message, sender) = ((question.title), (question.message), (question.from));
        let mut one = plain((question.id, at), Text::of(title), Text::of(message), Text::of(sender), to);
        let within = target.min(end(drill) - at).max(Span(HOUR));
        let text = Text::of(question.expects);
        one.expects = Some(ExpectedAction { text, milestone: question.milestone, within });
        out.push(one);
    }
}

/// Whether a campaign of a drill takes data away.
fn takes_data(ground: &Ground, drill: &Drill) -> bool {
    let campaigns = drill.campaigns.iter().filter_map(|launch| ground.campaign(&launch.campaign));
    campaigns.flat_map(|campaign| &campaign.actions).any(|action| action.effect == Effect::Exfiltrate)
}

/// A question that exercise control asks in somebody's name.
struct Question {
    id: &'static str,
    milestone: Milestone,
    /// Who is asked; whoever leads, where none.
    role: Option<Role>,
    title: fn(Lang) -> String,
    message: fn(Lang) -> String,
    from: fn(Lang) -> String,
    expects: fn(Lang) -> String,
}

const QUESTIONS: [Question; 4] = [
    Question {
        id: "lanh-dao-hoi",
        milestone: Milestone::Decision,
        role: None,
        title: say::leaders_title,
        message: say::leaders_ask,
        from: say::leaders,
        expects: say::leaders_expect,
    },
    Question {
        id: "bao-chi-hoi",
        milestone: Milestone::PublicInformed,
        role: Some(Role::PublicInformation),
        title: say::press_title,
        message: say::press_asks,
        from: say::press,
        expects: say::press_expects,
    },
    Question {
        id: "quoc-gia-hoi",
        milestone: Milestone::NationalNotified,
        role: Some(Role::NationalLiaison),
        title: say::national_title,
        message: say::national_asks,
        from: say::national,
        expects: say::national_expects,
    },
    Question {
        id: "du-lieu-ca-nhan",
        milestone: Milestone::PersonalDataNotified,
        role: None,
        title: say::records_title,
        message: say::records_asked,
        from: say::records_from,
        expects: say::records_expect,
    },
];

/// What makes a drill harder, found in the scenario: a flood of false alerts where most systems are monitored, whoever
/// signs first at the leading body away, the channel that most bodies use first down.
fn pressed(ground: &Ground, drill: &Drill, head: &Organisation, control: &Text, out: &mut Vec<Inject>) {
    let subject = drill.campaigns.first().and_then(|l| ground.campaign(&l.campaign)).map(|c| c.subject);
    let lead = subject.and_then(|subject| ground.lead(subject)).unwrap_or(head);
    out.extend(flood(ground));
    out.extend(absence(ground, lead, control));
    out.extend(failure(ground, lead, control));
}

fn flood(ground: &Ground) -> Option<Inject> {
    let province = &ground.drill.province;
    let mut watched: BTreeMap<&str, (usize, f64)> = BTreeMap::new();
    for system in &province.systems {
        if let Some(watcher) = system.layers.monitored_by.as_deref() {
            let one = watched.entry(watcher).or_default();
            one.0 += 1;
            one.1 += f64::from(*system.users.value()) / 100.0;
        }
    }
    let takes_part = |id: &str| province.organisations.iter().find(|o| o.id == id && o.participates);
    let watcher = watched.iter().filter_map(|(id, seen)| Some((takes_part(id)?, *seen)));
    let (soc, (_, hundreds)) = watcher.max_by_key(|(org, (n, _))| (*n, std::cmp::Reverse(&org.id)))?;
    let usual = ground.drill.practice.noise_monitoring.value() * hundreds;
    let alerts = ((usual * FLOOD_DAYS / 10.0).round() * 10.0).clamp(FLOOD_LEAST, FLOOD_MOST) as u32;
    let message = Text::of(|lang| say::flood(lang, alerts, FLOOD_FOR.0 / HOUR));
    let title = Text::of(say::flood_title);
    let mut flood = plain(("canh-bao-gia", FLOOD_AT), title, message, Text::of(say::vendor), soc);
    flood.kind =
        InjectKind::Causes(Disturbance::AlertFlood { organisation: soc.id.clone(), alerts, over: FLOOD_FOR });
    Some(flood)
}

fn absence(ground: &Ground, lead: &Organisation, control: &Text) -> Option<Inject> {
    let people = &ground.drill.province.people;
    let signer = people.iter().find(|p| p.organisation == lead.id && p.signs == Some(1))?;
    let message = Text::of(|lang| say::absent(lang, signer.title.get(lang), lead.name.get(lang)));
    let title = Text::of(say::absent_title);
    let mut absent = plain(("vang-mat", ABSENT_AT), title, message, control.clone(), lead);
    absent.kind = InjectKind::Causes(Disturbance::Absence {
        organisation: lead.id.clone(),
        post: signer.post.clone(),
        lasting: ABSENT_FOR,
    });
    Some(absent)
}

fn failure(ground: &Ground, lead: &Organisation, control: &Text) -> Option<Inject> {
    let orgs = &ground.drill.province.organisations;
    let first = |channel: &Channel| {
        orgs.iter().filter(|o| o.participates && o.channels.first() == Some(&channel.id)).count()
    };
    let used = |channel: &Channel| {
        orgs.iter().filter(|o| o.participates && o.channels.contains(&channel.id)).count()
    };
    // A signed document is no channel that fails for two hours.
    let channels = ground.drill.practice.channels.iter().filter(|c| !c.formal && used(c) > 0);
    let channel = channels.max_by_key(|c| (first(c), used(c), std::cmp::Reverse(&c.id)))?;
    let message = Text::of(|lang| say::channel_down(lang, channel.name.get(lang), CHANNEL_FOR.0 / HOUR));
    let title = Text::of(say::channel_title);
    let mut down = plain(("mat-lien-lac", CHANNEL_AT), title, message, control.clone(), lead);
    // The word that a channel fails does not go by it.
    if let Some(other) = lead.channels.iter().find(|id| **id != channel.id) {
        down.channel.clone_from(other);
    }
    let (channel, lasting) = (channel.id.clone(), CHANNEL_FOR);
    down.kind = InjectKind::Causes(Disturbance::ChannelDown { channel, lasting });
    Some(down)
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
