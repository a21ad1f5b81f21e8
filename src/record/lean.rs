//! One entry from the very text that this program writes, without a tree of values in between. Whatever is written
//! in any other way is left to serde, which decides what it means or what is wrong with it.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use smallvec::SmallVec;

use super::entry::{Audience, Entry, TimeSheet};
use super::fact::{AlertSource, Asked, Fact, Impact, MessageKind, Reacted, Verdict};
use crate::scenario::Scenario;
use crate::scenario::model::{ActionKind, Milestone, Role, Severity, Subject};
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, IntrusionId, MessageId, OrgId, PersonId, SimTime,
    SystemId, TaskId,
};

/// Words by their text, found without a tree: what is found is the position in the list.
pub(super) struct Words<'a> {
    words: Vec<&'a str>,
    /// Positions in `words` plus one, 0 where a slot is free; at least twice as many as words.
    slots: Vec<u32>,
}

impl<'a> Words<'a> {
    fn new(words: impl Iterator<Item = &'a str>) -> Words<'a> {
        let words: Vec<&str> = words.collect();
        let mut found = Words { slots: vec![0; (words.len() * 2).next_power_of_two().max(2)], words };
        for ix in 0..found.words.len() {
            let mut slot = found.slot(found.words[ix]);
            while found.slots[slot] != 0 {
                slot = (slot + 1) & (found.slots.len() - 1);
            }
            found.slots[slot] = ix as u32 + 1;
        }
        found
    }

    /// Where a word is looked for first.
    fn slot(&self, word: &str) -> usize {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut hash = word.len() as u64;
        for eight in word.as_bytes().chunks(8) {
            let mut bytes = [0; 8];
            bytes[..eight.len()].copy_from_slice(eight);
            hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(FACTOR);
            hash ^= hash >> 29;
        }
        (hash >> 20) as usize & (self.slots.len() - 1)
    }

    fn find(&self, word: &str) -> Option<u32> {
        let mut slot = self.slot(word);
        loop {
            let ix = self.slots[slot].checked_sub(1)?;
            if self.words[ix as usize] == word {
                return Some(ix);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

/// What the entries of one scenario are read with.
pub(super) struct Lean<'a> {
    orgs: Words<'a>,
    people: Words<'a>,
    systems: Words<'a>,
    campaigns: Words<'a>,
    injects: Words<'a>,
    tags: Words<'static>,
}

impl<'a> Lean<'a> {
    /// For the entries of a scenario's record.
    pub fn new(scenario: &'a Scenario) -> Lean<'a> {
        let province = &scenario.province;
        Lean {
            orgs: Words::new(province.organisations.iter().map(|o| o.id.as_str())),
            people: Words::new(province.people.iter().map(|p| p.id.as_str())),
            systems: Words::new(province.systems.iter().map(|s| s.id.as_str())),
            campaigns: Words::new(scenario.campaigns.iter().map(|c| c.id.as_str())),
            injects: Words::new(scenario.drill.injects.iter().map(|i| i.id.as_str())),
            tags: Words::new(TAGS.iter().copied()),
        }
    }

    /// The entry of a line without its line break; none where it is not written as this program writes it.
    pub fn entry(&self, line: &str) -> Option<Entry> {
        let mut at = At { rest: line, lean: self };
        at.literal("{\"seq\":")?;
        let seq = at.value()?;
        let t = at.field(",\"t\":")?;
        at.literal(",\"fact\":")?;
        let tag = at.text()?;
        let fact = FACTS.get(self.tags.find(tag)? as usize)?(&mut at)?;
        let seen_by = at.field(",\"seen_by\":")?;
        let cause = at.field(",\"cause\":")?;
        let after = if at.rest.starts_with(",\"after\"") { at.field(",\"after\":")? } else { Vec::new() };
        let spent = if at.rest.starts_with(",\"spent\"") {
            at.field::<Sheet>(",\"spent\":")?.0
        } else {
            TimeSheet::new()
        };
        at.literal("}")?;
        at.rest.is_empty().then_some(Entry { seq, t, fact, seen_by, cause, after, spent })
    }
}

/// The rest of a line that is being read.
struct At<'t, 'a> {
    rest: &'t str,
    lean: &'t Lean<'a>,
}

impl<'t> At<'t, '_> {
    fn literal(&mut self, literal: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(literal)?;
        Some(())
    }

    fn value<T: Plain>(&mut self) -> Option<T> {
        T::read(self)
    }

    fn field<T: Plain>(&mut self, key: &str) -> Option<T> {
        self.literal(key)?;
        T::read(self)
    }

    /// A text without anything that JSON has to escape.
    fn text(&mut self) -> Option<&'t str> {
        let inside = self.rest.strip_prefix('"')?;
        let end = inside.bytes().position(|b| b == b'"' || b == b'\\' || b < b' ')?;
        let (text, rest) = inside.split_at(end);
        self.rest = rest.strip_prefix('"')?;
        Some(text)
    }

    /// A whole number without a sign; not `007`, which JSON does not know.
    fn number(&mut self) -> Option<u64> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        // Longer ones may not fit; serde knows.
        if digits == 0 || digits > 18 || (digits > 1 && self.rest.starts_with('0')) {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        Some(number.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0')))
    }

    /// What stands between brackets, piece by piece.
    fn list(&mut self, mut piece: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.literal("[")?;
        if self.literal("]").is_some() {
            return Some(());
        }
        loop {
            piece(self)?;
            if self.literal(",").is_none() {
                return self.literal("]");
            }
        }
    }
}

/// What is read from plain text.
trait Plain: Sized {
    fn read(at: &mut At<'_, '_>) -> Option<Self>;
}

impl Plain for u32 {
    fn read(at: &mut At<'_, '_>) -> Option<u32> {
        at.number().and_then(|number| u32::try_from(number).ok())
    }
}

impl Plain for bool {
    fn read(at: &mut At<'_, '_>) -> Option<bool> {
        if at.literal("false").is_some() { Some(false) } else { at.literal("true").map(|()| true) }
    }
}

impl Plain for String {
    fn read(at: &mut At<'_, '_>) -> Option<String> {
        at.text().map(str::to_owned)
    }
}

impl Plain for SimTime {
    fn read(at: &mut At<'_, '_>) -> Option<SimTime> {
        let negative = at.literal("-").is_some();
        let seconds = at.number()? as i64;
        match negative {
            true if seconds == 0 => None, // `-0` is no whole number of JSON.
            true => Some(SimTime(-seconds)),
            false => Some(SimTime(seconds)),
        }
    }
}

impl<T: Plain> Plain for Option<T> {
    fn read(at: &mut At<'_, '_>) -> Option<Option<T>> {
        if at.literal("null").is_some() { Some(None) } else { T::read(at).map(Some) }
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn read(at: &mut At<'_, '_>) -> Option<Vec<T>> {
        let mut list = Vec::new();
        at.list(|at| {
            list.push(T::read(at)?);
            Some(())
        })?;
        Some(list)
    }
}

impl Plain for IntrusionId {
    fn read(at: &mut At<'_, '_>) -> Option<IntrusionId> {
        let (campaign, org) = at.text()?.split_once('@')?;
        Some(IntrusionId {
            campaign: CampaignId(at.lean.campaigns.find(campaign)?),
            org: OrgId(at.lean.orgs.find(org)?),
        })
    }
}

impl Plain for Audience {
    fn read(at: &mut At<'_, '_>) -> Option<Audience> {
        if at.literal("[\"*\"]").is_some() {
            return Some(Audience::Everybody);
        }
        let mut orgs: SmallVec<[OrgId; 4]> = SmallVec::new();
        at.list(|at| {
            orgs.push(OrgId::read(at)?);
            Some(())
        })?;
        Some(match orgs.as_slice() {
            [] => Audience::Nobody,
            [one] => Audience::Org(*one),
            many => Audience::Orgs(many.into()),
        })
    }
}

struct Sheet(TimeSheet);

impl Plain for Sheet {
    fn read(at: &mut At<'_, '_>) -> Option<Sheet> {
        let mut sheet = TimeSheet::new();
        at.list(|at| {
            at.literal("[")?;
            let class = by_name(at.text()?)?;
            sheet.push((class, at.field(",")?));
            at.literal("]")
        })?;
        Some(Sheet(sheet))
    }
}

/// A role is a word, or an object with the subject that it leads.
impl Plain for Role {
    fn read(at: &mut At<'_, '_>) -> Option<Role> {
        if at.literal("{\"IncidentLead\":").is_none() {
            return by_name(at.text()?);
        }
        let subject = Subject::read(at)?;
        at.literal("}")?;
        Some(Role::IncidentLead(subject))
    }
}

/// A word of an enum, as its own reader knows it.
fn by_name<'de, T: Deserialize<'de>>(name: &'de str) -> Option<T> {
    let deserializer: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(deserializer).ok()
}

macro_rules! named {
    ($($id:ident $list:ident),+) => {$(
        impl Plain for $id {
            fn read(at: &mut At<'_, '_>) -> Option<$id> {
                let text = at.text()?;
                at.lean.$list.find(text).map($id)
            }
        }
    )+};
}
named! { OrgId orgs, PersonId people, SystemId systems, CampaignId campaigns, InjectId injects }

macro_rules! counted {
    ($($id:ident),+) => {$(
        impl Plain for $id {
            fn read(at: &mut At<'_, '_>) -> Option<$id> {
                u32::read(at).map($id)
            }
        }
    )+};
}
counted! { AlertId, IncidentId, TaskId, MessageId, ApprovalId }

macro_rules! words_of_enums {
    ($($name:ident),+) => {$(
        impl Plain for $name {
            fn read(at: &mut At<'_, '_>) -> Option<$name> {
                by_name(at.text()?)
            }
        }
    )+};
}
words_of_enums! {
    AlertSource, Asked, Impact, MessageKind, Reacted, Verdict, ActionKind, Milestone, Severity, Subject
}

type ReadsFact = fn(&mut At<'_, '_>) -> Option<Fact>;

macro_rules! facts {
    ($($tag:literal $name:ident { $($field:ident),* })+) => {
        /// How a record names each fact.
        const TAGS: &[&str] = &[$($tag),+];
        /// How the fields of each are read, in their order.
        const FACTS: &[ReadsFact] = &[$({
            fn read(at: &mut At<'_, '_>) -> Option<Fact> {
                let _ = &at;
                Some(Fact::$name { $($field: at.field(concat!(",\"", stringify!($field), "\":"))?),* })
            }
            read
        }),+];
        /// The fields of each, for tests.
        #[cfg(test)]
        pub(super) const FIELDS: &[(&str, &[&str])] = &[$(($tag, &[$(stringify!($field)),*])),+];
        /// The name of a fact: one that is missing in the list does not compile.
        #[cfg(test)]
        pub(super) fn tag(fact: &Fact) -> &'static str {
            match fact { $(Fact::$name { .. } => $tag),+ }
        }
    };
}

facts! {
    "exercise_started" ExerciseStarted {}
    "exercise_ended" ExerciseEnded {}
    "inject_delivered" InjectDelivered { inject, to }
    "expected_action_seen" ExpectedActionSeen { inject }
    "expected_action_missed" ExpectedActionMissed { inject }
    "inject_skipped" InjectSkipped { inject }
    "person_absent" PersonAbsent { person, until }
    "duty_changed" DutyChanged { came, left }
    "channel_lost" ChannelLost { channel, until }
    "channel_back" ChannelBack { channel }
    "campaign_began" CampaignBegan { campaign }
    "attack_attempted" AttackAttempted { campaign, action, system, attempt }
    "attack_succeeded" AttackSucceeded { campaign, action, system }
    "attack_failed" AttackFailed { campaign, action, system }
    "attack_prevented" AttackPrevented { campaign, action, system }
    "no_target_left" NoTargetLeft { campaign, action }
    "intrusion_began" IntrusionBegan { intrusion, system }
    "system_compromised" SystemCompromised { intrusion, system }
    "service_lost" ServiceLost { intrusion, system, impact }
    "service_back" ServiceBack { intrusion, system }
    "records_exposed" RecordsExposed { intrusion, system, records }
    "backups_destroyed" BackupsDestroyed { intrusion, system }
    "false_content_spread" FalseContentSpread { intrusion }
    "false_content_removed" FalseContentRemoved { intrusion }
    "flood_ended" FloodEnded { intrusion, system }
    "money_lost" MoneyLost { intrusion, million }
    "hold_lost" HoldLost { intrusion, system }
    "intrusion_contained" IntrusionContained { intrusion }
    "containment_broken" ContainmentBroken { intrusion }
    "intrusion_eradicated" IntrusionEradicated { intrusion }
    "eradication_broken" EradicationBroken { intrusion }
    "intrusion_recovered" IntrusionRecovered { intrusion }
    "recovery_broken" RecoveryBroken { intrusion }
    "attacker_reacted" AttackerReacted { campaign, how }
    "budget_exhausted" BudgetExhausted { campaign }
    "campaign_ended" CampaignEnded { campaign }
    "alert_raised" AlertRaised { alert, source, org, system, intrusion, campaign }
    "alert_acknowledged" AlertAcknowledged { alert, person, intrusion }
    "alert_triaged" AlertTriaged { alert, person, verdict, intrusion, incident }
    "alert_expired" AlertExpired { alert, intrusion }
    "incident_opened" IncidentOpened { incident, org, severity, subject, intrusion }
    "incident_covers" IncidentCovers { incident, intrusion }
    "incident_merged" IncidentMerged { incident, into }
    "incident_reassessed" IncidentReassessed { incident, org, severity, subject }
    "incident_learned" IncidentLearned { incident, org, severity, subject, incident_type, systems, contained, closed }
    "playbook_chosen" PlaybookChosen { incident, org, incident_type, fits, in_vain }
    "lead_taken" LeadTaken { incident, org }
    "lead_handed_over" LeadHandedOver { incident, from, to }
    "incident_escalated" IncidentEscalated { incident, to, severity }
    "system_suspected" SystemSuspected { incident, system, clean }
    "message_sent" MessageSent { message, kind, from, to, channel, incident }
    "message_read" MessageRead { message, kind, from, to, incident }
    "message_lost" MessageLost { message, kind, from, to, incident }
    "approval_requested" ApprovalRequested { approval, incident, action, system, approver }
    "approval_granted" ApprovalGranted { approval, incident, action, system, by, deputised }
    "approval_refused" ApprovalRefused { approval, incident, action, system, by }
    "request_expired" RequestExpired { incident, asked, approval, org, to, by_telephone }
    "body_convened" BodyConvened { org, incident, present }
    "decision_awaited" DecisionAwaited { incident, org, point, options }
    "decided" Decided { incident, org, point, options, chosen, policy }
    "indicators_received" IndicatorsReceived { incident, org, campaign }
    "role_informed" RoleInformed { incident, org, role, milestone }
    "person_called" PersonCalled { person, incident, answered }
    "responder_mobilised" ResponderMobilised { person, incident }
    "help_began" HelpBegan { incident, org }
    "responder_returned" ResponderReturned { person, incident }
    "task_queued" TaskQueued { task, incident, step, action, system }
    "task_started" TaskStarted { task, incident, action, system, person, duplicate }
    "task_interrupted" TaskInterrupted { task, person }
    "task_resumed" TaskResumed { task, person }
    "task_completed" TaskCompleted { task, incident, action, system, person, well }
    "task_dropped" TaskDropped { task }
    "system_isolated" SystemIsolated { incident, system, needless }
    "isolation_lifted" IsolationLifted { incident, system }
    "system_cleaned" SystemCleaned { incident, system, left_behind }
    "backup_unusable" BackupUnusable { incident, system }
    "public_informed" PublicInformed { incident, org }
    "containment_declared" ContainmentDeclared { incident }
    "incident_closed" IncidentClosed { incident, org, open_in_truth }
    "incident_reopened" IncidentReopened { incident }
    "final_report_filed" FinalReportFiled { incident, to }
}
