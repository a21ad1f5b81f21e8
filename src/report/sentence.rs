//! A fact as a sentence.

use super::page::Page;
use super::words;
use crate::i18n::facts as say;
use crate::i18n::format::{count, duration};
use crate::i18n::terms;
use crate::record::{Fact, MessageKind, Reacted, Verdict};
use crate::units::{CampaignId, InjectId, OrgId, SystemId};

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub(super) fn title<'a>(page: &Page<'a>, inject: InjectId) -> &'a str {
    page.scenario().drill.injects.get(inject.ix()).map_or("?", |i| i.title.get(page.lang))
}

/// `, ` and a system in words, with its agency; nothing where there is none.
fn of(page: &Page, system: Option<SystemId>) -> String {
    system.map_or_else(String::new, |s| say::of_system(page.lang, &place(page, s)))
}

/// A system with its agency, unless its name says it.
pub(super) fn place(page: &Page, system: SystemId) -> String {
    let name = page.system(system);
    match page.operator(system) {
        Some(org) if !name.contains(page.full(org)) && !name.contains(page.short(org)) => {
            format!("{name} ({})", page.short(org))
        }
        _ => name.to_owned(),
    }
}

fn attack(page: &Page, campaign: CampaignId, action: &str) -> String {
    let found = page
        .scenario()
        .campaigns
        .get(campaign.ix())
        .and_then(|c| c.actions.iter().find(|a| a.id == action))
        .map(|a| format!("{} ({})", a.name.get(page.lang), a.technique));
    found.unwrap_or_else(|| action.to_owned())
}

/// The name of a channel; its id where it has none.
fn channel<'a>(page: &Page<'a>, id: &'a str) -> &'a str {
    let found = page.scenario().practice.channels.iter().find(|c| c.id == id);
    found.map_or(id, |c| c.name.get(page.lang))
}

fn target(page: &Page, system: Option<SystemId>) -> String {
    system.map_or_else(|| say::outside(page.lang), |s| place(page, s))
}

/// The sentence, beginning with a capital letter. Every fact has one.
pub(super) fn sentence(page: &Page, fact: &Fact) -> String {
    let text = control(page, fact)
        .or_else(|| truth(page, fact))
        .or_else(|| detection(page, fact))
        .or_else(|| belief(page, fact))
        .or_else(|| coordination(page, fact))
        .or_else(|| response(page, fact));
    capital(&text.unwrap_or_default())
}

fn control(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::ExerciseStarted => say::exercise_started(lang),
        Fact::ExerciseEnded => say::exercise_ended(lang),
        Fact::InjectDelivered { inject, to } => {
            say::inject_delivered(lang, title(page, *inject), page.short(*to))
        }
        Fact::ExpectedActionSeen { inject } => say::expected_action_seen(lang, title(page, *inject)),
        Fact::ExpectedActionMissed { inject } => say::expected_action_missed(lang, title(page, *inject)),
        Fact::InjectSkipped { inject } => say::inject_skipped(lang, title(page, *inject)),
        Fact::PersonAbsent { person, until } => {
            say::person_absent(lang, &page.person(*person), &page.clock.moment(*until, lang))
        }
        Fact::DutyChanged { came, left } => say::duty_changed(lang, came.len() as u32, left.len() as u32),
        Fact::ChannelLost { channel: id, until } => {
            say::channel_lost(lang, channel(page, id), &page.clock.moment(*until, lang))
        }
        Fact::ChannelBack { channel: id } => say::channel_back(lang, channel(page, id)),
        _ => return None,
    })
}

fn truth(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::CampaignBegan { campaign } => say::campaign_began(lang, page.campaign(*campaign)),
        Fact::AttackAttempted { campaign, action, system, attempt } => {
            say::attack_attempted(lang, &attack(page, *campaign, action), &target(page, *system), *attempt)
        }
        Fact::AttackSucceeded { campaign, action, system } => {
            say::attack_succeeded(lang, &attack(page, *campaign, action), &target(page, *system))
        }
        Fact::AttackFailed { campaign, action, system } => {
            say::attack_failed(lang, &attack(page, *campaign, action), &target(page, *system))
        }
        Fact::AttackPrevented { campaign, action, system } => {
            say::attack_prevented(lang, &attack(page, *campaign, action), &place(page, *system))
        }
        Fact::NoTargetLeft { campaign, action } => {
            say::no_target_left(lang, &attack(page, *campaign, action))
        }
        Fact::IntrusionBegan { intrusion, system } => {
            say::intrusion_began(lang, page.full(intrusion.org), page.system(*system))
        }
        Fact::SystemCompromised { system, .. } => say::system_compromised(lang, &place(page, *system)),
        Fact::ServiceLost { system, impact, .. } => {
            say::service_lost(lang, &place(page, *system), &words::impact(*impact, lang))
        }
        Fact::ServiceBack { system, .. } => say::service_back(lang, &place(page, *system)),
        Fact::RecordsExposed { system, records, .. } => {
            say::records_exposed(lang, &place(page, *system), &count(u64::from(*records), lang))
        }
        Fact::BackupsDestroyed { system, .. } => say::backups_destroyed(lang, &place(page, *system)),
        Fact::FalseContentSpread { intrusion } => say::false_content_spread(lang, page.short(intrusion.org)),
        Fact::FalseContentRemoved { intrusion } => {
            say::false_content_removed(lang, page.short(intrusion.org))
        }
        Fact::FloodEnded { system, .. } => say::flood_ended(lang, &place(page, *system)),
        Fact::MoneyLost { intrusion, million: 0 } => say::papers_lost(lang, page.short(intrusion.org)),
        Fact::MoneyLost { intrusion, million } => {
            say::money_lost(lang, page.short(intrusion.org), &count(u64::from(*million), lang))
        }
        Fact::HoldLost { system, .. } => say::hold_lost(lang, &place(page, *system)),
        Fact::IntrusionContained { intrusion } => say::intrusion_contained(lang, page.short(intrusion.org)),
        Fact::ContainmentBroken { intrusion } => say::containment_broken(lang, page.short(intrusion.org)),
        Fact::IntrusionEradicated { intrusion } => say::intrusion_eradicated(lang, page.short(intrusion.org)),
        Fact::EradicationBroken { intrusion } => say::eradication_broken(lang, page.short(intrusion.org)),
        Fact::IntrusionRecovered { intrusion } => say::intrusion_recovered(lang, page.short(intrusion.org)),
        Fact::RecoveryBroken { intrusion } => say::recovery_broken(lang, page.short(intrusion.org)),
        Fact::AttackerReacted { campaign, how } => {
            let campaign = page.campaign(*campaign);
            match how {
                Reacted::WentRound => say::reacted_round(lang, campaign),
                Reacted::WentQuiet => say::reacted_quiet(lang, campaign),
                Reacted::BroughtForward => say::reacted_forward(lang, campaign),
            }
        }
        Fact::BudgetExhausted { campaign } => say::budget_exhausted(lang, page.campaign(*campaign)),
        Fact::CampaignEnded { campaign } => say::campaign_ended(lang, page.campaign(*campaign)),
        _ => return None,
    })
}

fn detection(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::AlertRaised { source, org, system, .. } => {
            let about = system.map_or_else(String::new, |s| say::about_system(lang, page.system(s)));
            say::alert_raised(lang, page.short(*org), &words::source(*source, lang), &about)
        }
        Fact::AlertAcknowledged { person, .. } => say::alert_acknowledged(lang, &page.person(*person)),
        Fact::AlertTriaged { person, verdict, intrusion, .. } => {
            let person = page.person(*person);
            match verdict {
                Verdict::Incident => say::alert_incident(lang, &person),
                Verdict::Dismissed if intrusion.is_some() => say::alert_dismissed_wrongly(lang, &person),
                Verdict::Dismissed => say::alert_dismissed(lang, &person),
                Verdict::Attached => say::alert_attached(lang, &person),
            }
        }
        Fact::AlertExpired { alert, .. } => alert_expired(page, page.alert_at.get(alert).copied()),
        _ => return None,
    })
}

/// An alert that nobody looked at, with where it was raised.
pub(super) fn alert_expired(page: &Page, org: Option<OrgId>) -> String {
    say::alert_expired(page.lang, org.map_or("?", |org| page.short(org)))
}

/// A message that was read, with how many seconds it took.
pub(super) fn message_read(
    page: &Page,
    kind: MessageKind,
    (from, to): (OrgId, OrgId),
    delay: Option<i64>,
) -> String {
    let lang = page.lang;
    let delay = delay.map_or_else(String::new, |s| say::message_delay(lang, &duration(s, lang)));
    say::message_read(lang, page.short(from), page.short(to), &words::message(kind, lang), &delay)
}

fn coordination(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::IncidentOpened { org, severity, subject, .. } => say::incident_opened(
            lang,
            page.short(*org),
            &words::severity(*severity, lang),
            &words::subject(*subject, lang),
        ),
        Fact::IncidentCovers { intrusion, .. } => say::incident_covers(lang, page.short(intrusion.org)),
        Fact::IncidentMerged { .. } => say::incident_merged(lang),
        Fact::LeadTaken { org, .. } => say::lead_taken(lang, page.short(*org)),
        Fact::LeadHandedOver { from, to, .. } => {
            say::lead_handed_over(lang, page.short(*from), page.short(*to))
        }
        Fact::IncidentEscalated { to, severity, .. } => {
            say::incident_escalated(lang, page.short(*to), &words::severity(*severity, lang))
        }
        Fact::IndicatorsReceived { org, .. } => say::indicators_received(lang, page.short(*org)),
        Fact::RoleInformed { org, role, .. } => {
            say::role_informed(lang, page.short(*org), &words::role(*role, lang).to_lowercase())
        }
        Fact::RequestExpired { asked, org, to, by_telephone, .. } => {
            let (org, what) = (page.short(*org), words::asked(*asked, lang));
            match to {
                Some(_) if *by_telephone => say::request_chased(lang, org, &what),
                Some(to) => say::request_moved(lang, org, &what, page.short(*to)),
                None => say::request_expired(lang, org, &what),
            }
        }
        Fact::BodyConvened { org, present, .. } => say::body_convened(lang, page.short(*org), *present),
        Fact::DecisionAwaited { org, point, options, .. } => {
            let options: Vec<String> = options.iter().map(|id| terms::option(lang, point, id)).collect();
            let question = terms::question(lang, point);
            say::decision_awaited(lang, page.short(*org), &question, &options.join(", "))
        }
        Fact::Decided { org, point, options, chosen, .. } => {
            let option = |id: &String| terms::option(lang, point, id);
            let options: Vec<String> = options.iter().map(option).collect();
            say::decided(lang, page.short(*org), &option(chosen), &options.join(", "))
        }
        _ => return messages(page, fact),
    })
}

fn belief(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::IncidentReassessed { org, severity, subject, .. } => say::incident_reassessed(
            lang,
            page.short(*org),
            &words::severity(*severity, lang),
            &words::subject(*subject, lang),
        ),
        Fact::IncidentLearned { org, severity, subject, systems, contained, closed, .. } => {
            let named: Vec<String> = systems.iter().map(|s| place(page, *s)).collect();
            let systems =
                if named.is_empty() { String::new() } else { say::learned_systems(lang, &named.join(", ")) };
            let state = match (closed, contained) {
                (true, _) => say::learned_closed(lang),
                (false, true) => say::learned_contained(lang),
                (false, false) => String::new(),
            };
            let (severity, subject) = (words::severity(*severity, lang), words::subject(*subject, lang));
            say::incident_learned(lang, page.short(*org), &severity, &subject, &systems, &state)
        }
        Fact::PlaybookChosen { org, incident_type, fits, in_vain, .. } => {
            let found = page.scenario().playbooks.iter().find(|p| p.incident_type == *incident_type);
            let kind = found.map_or(incident_type.as_str(), |p| p.name.get(lang));
            let say = if *fits { say::playbook_chosen } else { say::playbook_mistaken };
            let cost = if *in_vain > 0 { say::steps_in_vain(lang, *in_vain) } else { String::new() };
            say(lang, page.short(*org), kind) + &cost
        }
        Fact::SystemSuspected { system, clean, .. } => {
            let system = place(page, *system);
            if *clean {
                say::system_suspected_clean(lang, &system)
            } else {
                say::system_suspected(lang, &system)
            }
        }
        _ => return None,
    })
}

fn messages(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::MessageSent { kind, from, to, channel, .. } => {
            let by = self::channel(page, channel);
            say::message_sent(lang, page.short(*from), page.short(*to), &words::message(*kind, lang), by)
        }
        Fact::MessageRead { message, kind, from, to, .. } => {
            message_read(page, *kind, (*from, *to), page.delay_of(*message))
        }
        Fact::MessageLost { kind, from, to, .. } => {
            say::message_lost(lang, page.short(*from), page.short(*to), &words::message(*kind, lang))
        }
        Fact::ApprovalRequested { action, system, approver, .. } => {
            let action = words::action(*action, lang);
            say::approval_requested(lang, page.short(*approver), &action, &of(page, *system))
        }
        Fact::ApprovalGranted { action, system, by, deputised, .. } => {
            let (by, action, system) = (page.short(*by), words::action(*action, lang), of(page, *system));
            if *deputised {
                say::approval_deputised(lang, by, &action, &system)
            } else {
                say::approval_granted(lang, by, &action, &system)
            }
        }
        Fact::ApprovalRefused { action, system, by, .. } => {
            let action = words::action(*action, lang);
            say::approval_refused(lang, page.short(*by), &action, &of(page, *system))
        }
        _ => return None,
    })
}

fn response(page: &Page, fact: &Fact) -> Option<String> {
    let lang = page.lang;
    Some(match fact {
        Fact::PersonCalled { person, answered, .. } => {
            let person = page.person(*person);
            if *answered {
                say::person_answered(lang, &person)
            } else {
                say::person_did_not_answer(lang, &person)
            }
        }
        Fact::ResponderMobilised { person, .. } => say::responder_mobilised(lang, &page.person(*person)),
        Fact::HelpBegan { org, .. } => say::help_began(lang, page.short(*org)),
        Fact::ResponderReturned { person, .. } => say::responder_returned(lang, &page.person(*person)),
        Fact::TaskQueued { action, system, .. } => {
            say::task_queued(lang, &words::action(*action, lang), &of(page, *system))
        }
        Fact::TaskStarted { action, system, person, duplicate, .. } => {
            let (who, what, on) = (page.person(*person), words::action(*action, lang), of(page, *system));
            let say = if *duplicate { say::task_duplicated } else { say::task_started };
            say(lang, &who, &what, &on)
        }
        Fact::TaskInterrupted { person, .. } => say::task_interrupted(lang, &page.person(*person)),
        Fact::TaskResumed { person, .. } => say::task_resumed(lang, &page.person(*person)),
        Fact::TaskCompleted { action, system, person, well, .. } => {
            let (who, what, on) = (page.person(*person), words::action(*action, lang), of(page, *system));
            let say = if *well { say::task_completed } else { say::task_failed };
            say(lang, &who, &what, &on)
        }
        Fact::TaskDropped { .. } => say::task_dropped(lang),
        Fact::SystemIsolated { system, needless, .. } => {
            let say = if *needless { say::system_isolated_needlessly } else { say::system_isolated };
            say(lang, &place(page, *system))
        }
        Fact::IsolationLifted { system, .. } => say::isolation_lifted(lang, &place(page, *system)),
        Fact::SystemCleaned { system, left_behind, .. } => {
            let say = if *left_behind { say::system_cleaned_not_wholly } else { say::system_cleaned };
            say(lang, &place(page, *system))
        }
        Fact::BackupUnusable { system, .. } => say::backup_unusable(lang, &place(page, *system)),
        Fact::PublicInformed { org, .. } => say::public_informed(lang, page.short(*org)),
        Fact::ContainmentDeclared { .. } => say::containment_declared(lang),
        Fact::IncidentClosed { org, open_in_truth, .. } => {
            let say = if *open_in_truth { say::incident_closed_too_soon } else { say::incident_closed };
            say(lang, page.short(*org))
        }
        Fact::IncidentReopened { .. } => say::incident_reopened(lang),
        Fact::FinalReportFiled { to, .. } => say::final_report_filed(lang, page.short(*to)),
        _ => return None,
    })
}
