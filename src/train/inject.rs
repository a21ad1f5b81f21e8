//! Injects of a trainer: whether what they name exists, and how much they may be.

use crate::scenario::Scenario;
use crate::scenario::model::{Disturbance, Inject, InjectKind, Text};
use crate::units::Span;

/// Injects of one session at most, with those of its scenario.
pub const MOST_INJECTS: usize = 1_000;
/// The longest text of an inject, in characters.
pub const LONGEST_TEXT: usize = 2_000;
/// Alerts of a flood at most.
const MOST_ALERTS: u32 = 1_000;
/// The longest disturbance.
const LONGEST: Span = Span::days(30);

/// Why something cannot be injected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotInject {
    /// The drill is over.
    #[error("the drill is over")]
    Over,
    /// Too many.
    #[error("a session has at most {MOST_INJECTS} injects")]
    TooMany,
    /// Another has its id.
    #[error("there is an inject `{0}` already")]
    Twice(String),
    /// No organisation.
    #[error("there is no organisation `{0}`")]
    NoOrganisation(String),
    /// No channel.
    #[error("there is no channel `{0}`")]
    NoChannel(String),
    /// No campaign of this drill.
    #[error("the drill has no campaign `{0}`")]
    NoCampaign(String),
    /// Nobody in that post there.
    #[error("nobody holds the post `{0}` there")]
    NoPost(String),
    /// An inject that it would follow.
    #[error("an inject of a trainer is delivered whatever came before")]
    Contingent,
    /// A text that is too long.
    #[error("a text is longer than {LONGEST_TEXT} characters")]
    TooLong,
    /// It says nothing.
    #[error("it has no title")]
    Empty,
    /// A number that is out of bounds.
    #[error("a disturbance lasts from a minute to 30 days, and a flood has 1 to {MOST_ALERTS} alerts")]
    OutOfBounds,
}

/// Whether an inject can be delivered in a drill: the same names and bounds that a scenario file must keep.
///
/// # Errors
/// What is wrong with it.
pub fn sound(scenario: &Scenario, inject: &Inject) -> Result<(), CannotInject> {
    let injects = &scenario.drill.injects;
    if injects.len() >= MOST_INJECTS {
        return Err(CannotInject::TooMany);
    }
    if injects.iter().any(|other| other.id == inject.id) {
        return Err(CannotInject::Twice(inject.id.clone()));
    }
    if inject.contingency_for.is_some() {
        return Err(CannotInject::Contingent);
    }
    let texts = [&inject.title, &inject.message, &inject.from];
    let expected = inject.expects.as_ref().map(|expects| &expects.text);
    let long = |text: &str| text.chars().count() > LONGEST_TEXT;
    let too_long = |text: &Text| crate::i18n::Lang::ALL.into_iter().any(|lang| long(text.get(lang)));
    if long(&inject.id) || texts.into_iter().chain(expected).any(too_long) {
        return Err(CannotInject::TooLong);
    }
    if crate::i18n::Lang::ALL.into_iter().any(|lang| inject.title.get(lang).trim().is_empty()) {
        return Err(CannotInject::Empty);
    }
    organisation(scenario, &inject.to)?;
    channel(scenario, &inject.channel)?;
    match &inject.kind {
        InjectKind::Tells { about: None } => Ok(()),
        InjectKind::Tells { about: Some(about) } => campaign(scenario, about),
        InjectKind::Causes(disturbance) => causes(scenario, disturbance),
    }
}

fn causes(scenario: &Scenario, disturbance: &Disturbance) -> Result<(), CannotInject> {
    let lasts = match disturbance {
        Disturbance::Absence { organisation: org, post, lasting } => {
            organisation(scenario, org)?;
            let held = |person: &&crate::scenario::model::Person| {
                person.organisation == *org && person.post == *post
            };
            scenario.province.people.iter().find(held).ok_or_else(|| CannotInject::NoPost(post.clone()))?;
            lasting
        }
        Disturbance::ChannelDown { channel: id, lasting } => {
            channel(scenario, id)?;
            lasting
        }
        Disturbance::AlertFlood { organisation: org, alerts, over } => {
            organisation(scenario, org)?;
            if !(1..=MOST_ALERTS).contains(alerts) {
                return Err(CannotInject::OutOfBounds);
            }
            over
        }
    };
    if *lasts < Span::mins(1) || *lasts > LONGEST { Err(CannotInject::OutOfBounds) } else { Ok(()) }
}

fn organisation(scenario: &Scenario, id: &str) -> Result<(), CannotInject> {
    let known = scenario.province.organisations.iter().any(|org| org.id == id);
    if known { Ok(()) } else { Err(CannotInject::NoOrganisation(id.to_owned())) }
}

fn channel(scenario: &Scenario, id: &str) -> Result<(), CannotInject> {
    let known = scenario.practice.channels.iter().any(|channel| channel.id == id);
    if known { Ok(()) } else { Err(CannotInject::NoChannel(id.to_owned())) }
}

fn campaign(scenario: &Scenario, id: &str) -> Result<(), CannotInject> {
    let known = scenario.campaigns.iter().any(|campaign| campaign.id == id);
    if known { Ok(()) } else { Err(CannotInject::NoCampaign(id.to_owned())) }
}
