//! The drill: dates, campaigns, injects.

use serde::{Deserialize, Serialize};

use super::basis::{Law, Sourced, Text};
use super::defence::Defence;
use super::plan::Milestone;
use super::policy::Policy;
use super::ways_in::WaysIn;
use crate::units::Span;

/// A drill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// STARTEX in civil time of Việt Nam, `YYYY-MM-DDTHH:MM`.
    pub starts: String,
    /// How long the run lasts.
    pub horizon: Span,
    /// How long before STARTEX the world already runs, so that queues are not empty at the start.
    #[serde(default)]
    pub warm_up: Span,
    /// Form.
    pub form: Form,
    /// Seed used where none is given.
    pub seed: u64,
    /// Organisations that take part: ids or kinds; all, where empty.
    #[serde(default)]
    pub participants: Vec<String>,
    /// Campaigns.
    pub campaigns: Vec<Launch>,
    /// Injects, numbered in order of time.
    pub injects: Vec<Inject>,
}

impl Drill {
    /// The launches of a campaign.
    pub fn launches_of<'a>(&'a self, campaign: &'a str) -> impl Iterator<Item = &'a Launch> {
        self.campaigns.iter().filter(move |launch| launch.campaign == campaign)
    }
}

/// Form of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Some days, with injects.
    Drill,
    /// From the true start to the true end.
    OpenEnded,
}

/// A campaign that is launched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Launch {
    /// Id of the campaign.
    pub campaign: String,
    /// When, after STARTEX, or before it with a sign: `"-21d"`.
    #[serde(deserialize_with = "Span::deserialize_signed")]
    pub at: Span,
    /// Ids of the systems or organisations where it begins, one of which is drawn; any that fits, where empty.
    #[serde(default)]
    pub entry: Vec<String>,
    /// Ids of systems that it must be able to reach: checked before the run.
    #[serde(default)]
    pub must_reach: Vec<String>,
}

/// An inject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inject {
    /// Id.
    pub id: String,
    /// When, after STARTEX.
    pub at: Span,
    /// Short title.
    pub title: Text,
    /// What is said.
    pub message: Text,
    /// Simulated sender.
    pub from: Text,
    /// Organisation id of the recipient.
    pub to: String,
    /// Channel id.
    pub channel: String,
    /// What it does.
    pub kind: InjectKind,
    /// What is expected of whom by when.
    #[serde(default)]
    pub expects: Option<ExpectedAction>,
    /// Only delivered if this inject's expected action did not come by its time.
    #[serde(default)]
    pub contingency_for: Option<String>,
}

/// What an inject does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum InjectKind {
    /// Tells somebody something; about a campaign that is under way, if one is named.
    Tells {
        /// Campaign id.
        #[serde(default)]
        about: Option<String>,
    },
    /// Causes something in the world.
    Causes(Disturbance),
}

/// What an inject can cause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Disturbance {
    /// A person (or all of a post) is not available for a while.
    Absence {
        /// Organisation id.
        organisation: String,
        /// Post id.
        post: String,
        /// How long.
        lasting: Span,
    },
    /// A channel does not work for a while.
    ChannelDown {
        /// Channel id.
        channel: String,
        /// How long.
        lasting: Span,
    },
    /// A burst of false alerts at an organisation that monitors.
    AlertFlood {
        /// Organisation id.
        organisation: String,
        /// How many.
        alerts: u32,
        /// Over how long.
        over: Span,
    },
}

/// The action that an inject is meant to bring about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedAction {
    /// In words.
    pub text: Text,
    /// The milestone that shows it, for any true intrusion of the campaign named in the inject (any, if none is).
    pub milestone: Milestone,
    /// By when after the inject.
    pub within: Span,
}

/// How people work and communicate: numbers of the model that are no province's and no structure's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Id.
    pub id: String,
    /// Channels, by id.
    pub channels: Vec<Channel>,
    /// Thresholds, waits and limits of responders.
    pub policy: Policy,
    /// False alerts per system of 100 users and day from professional monitoring (layer 2).
    pub noise_monitoring: Sourced<f64>,
    /// False alerts per system of 100 users and day from the operator's own tools (layer 1).
    pub noise_on_site: Sourced<f64>,
    /// False reports by users, per organisation of 100 users and day.
    pub noise_users: Sourced<f64>,
    /// From a trace to the alert, for tools.
    pub sensor_delay: Sourced<Law>,
    /// From a trace to the word of the national monitoring system.
    pub national_delay: Sourced<Law>,
    /// From what users can notice to their report, in waking hours.
    pub user_delay: Sourced<Law>,
    /// From what the public can notice to the press or the hotline.
    pub press_delay: Sourced<Law>,
    /// Looking at one alert, at skill 0.5.
    pub triage_work: Sourced<Law>,
    /// Chance that a false alert is taken for a true one at skill 0.5, 0..1.
    pub false_called_true: Sourced<f64>,
    /// Chance that a true alert is dismissed at skill 0.5, 0..1.
    pub true_called_false: Sourced<f64>,
    /// Chance that severity is misjudged by one grade at skill 0.5, 0..1.
    pub severity_misjudged: Sourced<f64>,
    /// An alert that nobody looked at for so long is dropped.
    pub alert_expires: Sourced<Span>,
    /// Reading and assessing a report that arrived, at skill 0.5.
    pub assess_work: Sourced<Law>,
    /// Handing a report on at an intermediate organisation.
    pub relay_work: Sourced<Law>,
    /// Taking over an incident from another lead.
    pub handover_work: Sourced<Law>,
    /// Chance that a person who is called outside duty answers, 0..1.
    pub on_call_answers: Sourced<f64>,
    /// From a call that was answered to being at work.
    pub on_call_delay: Sourced<Law>,
    /// Wait before a call or request that was not answered is repeated or goes another way.
    pub retry_after: Sourced<Span>,
    /// How long an agency takes to release one of its people to the team.
    pub release_delay: Sourced<Law>,
    /// Chance that a person is absent (ill, on leave) on a given day, 0..1.
    pub absence: Sourced<f64>,
    /// Loss of work rate per hour of work beyond eight in a day, 0..1.
    pub fatigue_per_hour: Sourced<f64>,
    /// Chance that an investigator finds a hidden foothold on a system examined, at skill 0.5, 0..1.
    pub finds_foothold: Sourced<f64>,
    /// Chance that a believed-affected list includes a clean system, at skill 0.5, 0..1.
    pub suspects_clean: Sourced<f64>,
    /// Chance that eradication leaves something behind, at skill 0.5, 0..1.
    pub eradication_misses: Sourced<f64>,
    /// What protects a system, and by how much.
    pub defence: Defence,
    /// Factor on an attack's success where its indicators were received and blocked beforehand.
    pub indicators_protect: Sourced<f64>,
    /// Chance that an untested backup turns out unusable, 0..1.
    pub untested_backup_fails: Sourced<f64>,
    /// Convening a body, where a structure does not say.
    pub convening: Sourced<Law>,
    /// Chance, per response that skips evidence, that something is lost that is needed later (rework), 0..1.
    pub evidence_lost: Sourced<f64>,
    /// Other ways in which word of an attack comes, and how noise grows.
    pub ways_in: WaysIn,
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Id: `telephone`, `signed-document`, `e-mail`, `chat`, `platform`, `courier`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Transit.
    pub transit: Sourced<Law>,
    /// Chance that it does not arrive, 0..1.
    pub lost: Sourced<f64>,
    /// Whether somebody must be on duty to receive it.
    pub needs_duty: bool,
    /// Whether it is the channel for what has to be on paper, signed.
    #[serde(default)]
    pub formal: bool,
}
