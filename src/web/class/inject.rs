//! What a trainer injects, as the form of the desk sends it.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::i18n::Text;
use crate::scenario::model::{Disturbance, Inject, InjectKind, Text as Written};
use crate::train::inject::LONGEST_TEXT;
use crate::train::session::Session;
use crate::units::Span;
use crate::web::Failed;
use crate::web::class::parts::plain;

/// An inject of a trainer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Injects {
    /// Organisation id of the recipient.
    to: String,
    /// Channel id.
    channel: String,
    /// Simulated sender.
    from: String,
    /// Short title.
    title: String,
    /// What is said.
    message: String,
    /// What it does.
    what: What,
}

/// What an inject of a trainer does.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum What {
    /// Tells the recipient something.
    Tells {},
    /// Somebody at the recipient is not available.
    Absence { post: String, minutes: u32 },
    /// The channel does not work.
    ChannelDown { minutes: u32 },
    /// False alerts at the recipient.
    AlertFlood { alerts: u32, minutes: u32 },
}

impl Injects {
    /// As a scenario would hold it.
    ///
    /// # Errors
    /// Where a text is too long.
    pub fn as_written(&self, session: &Session) -> Result<Inject, Failed> {
        let text = |typed: &str| {
            if typed.chars().count() > LONGEST_TEXT {
                return Err(Failed::inject_too_long(LONGEST_TEXT));
            }
            let text = plain(typed, true);
            Ok(Written { vi: text.clone(), en: text })
        };
        let (organisation, lasting) = (self.to.clone(), |minutes: u32| Span::mins(i64::from(minutes)));
        let kind = match &self.what {
            What::Tells {} => InjectKind::Tells { about: None },
            What::Absence { post, minutes } => InjectKind::Causes(Disturbance::Absence {
                organisation,
                post: post.clone(),
                lasting: lasting(*minutes),
            }),
            What::ChannelDown { minutes } => InjectKind::Causes(Disturbance::ChannelDown {
                channel: self.channel.clone(),
                lasting: lasting(*minutes),
            }),
            What::AlertFlood { alerts, minutes } => InjectKind::Causes(Disturbance::AlertFlood {
                organisation,
                alerts: *alerts,
                over: lasting(*minutes),
            }),
        };
        let injects = &session.run().scenario.drill.injects;
        let taken = |id: &String| injects.iter().any(|inject| inject.id == *id);
        let id = (injects.len()..).map(|n| format!("trainer-{n}")).find(|id| !taken(id)).unwrap_or_default();
        Ok(Inject {
            id,
            at: Span(session.now().0),
            title: text(&self.title)?,
            message: text(&self.message)?,
            from: text(&self.from)?,
            to: self.to.clone(),
            channel: self.channel.clone(),
            kind,
            expects: None,
            contingency_for: None,
        })
    }
}

/// What an inject may name, by id, as it is shown.
pub struct Places {
    /// Organisations.
    pub organisations: Vec<(String, Text)>,
    /// Channels.
    pub channels: Vec<(String, Text)>,
    /// Posts, with the organisation.
    pub posts: Vec<(String, String, Text)>,
}

impl Places {
    /// Of a session's province.
    pub fn of(session: &Session) -> Places {
        let scenario = &session.run().scenario;
        let mut had = BTreeSet::new();
        let people = scenario.province.people.iter();
        let posts = people.filter(|person| had.insert((person.organisation.clone(), person.post.clone())));
        let organisations = scenario.province.organisations.iter();
        Places {
            organisations: organisations.map(|org| (org.id.clone(), org.name.clone())).collect(),
            channels: scenario.practice.channels.iter().map(|c| (c.id.clone(), c.name.clone())).collect(),
            posts: posts.map(|p| (p.organisation.clone(), p.post.clone(), p.title.clone())).collect(),
        }
    }
}
