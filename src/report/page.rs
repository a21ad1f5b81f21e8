//! What every chart and paper of one report shares: the record, its scoring, the language, names, and the note.

use std::collections::BTreeMap;

use super::structure::Exchanged;
use crate::i18n::Lang;
use crate::i18n::format::{Alphabet, Clock};
use crate::i18n::report as say;
use crate::record::{Fact, IntrusionId, Record, scenario_digest};
use crate::scenario::model::{Scenario, System};
use crate::score::Scored;
use crate::units::{AlertId, CampaignId, IncidentId, MessageId, OrgId, PersonId, SimTime, SystemId};

/// A record with its scoring, seen in one language.
pub(super) struct Page<'a> {
    pub record: &'a Record,
    pub scored: &'a Scored,
    pub lang: Lang,
    /// What exchanging the structure changed, where it was exchanged.
    pub exchanged: Option<&'a Exchanged>,
    pub clock: Clock,
    /// SHA-256 of the scenario, in hexadecimal.
    pub digest: String,
    /// The operator of each system, by position: systems and intrusions count for whoever runs them.
    operators: Vec<Option<OrgId>>,
    /// The agency that opened each incident.
    pub opened_by: BTreeMap<IncidentId, OrgId>,
    /// The first true intrusion that each incident is about.
    pub incident_about: BTreeMap<IncidentId, IntrusionId>,
    /// Where each alert was raised.
    pub alert_at: BTreeMap<AlertId, OrgId>,
    /// When each message left and was read.
    travel: BTreeMap<MessageId, (SimTime, Option<SimTime>)>,
}

impl<'a> Page<'a> {
    pub(super) fn new(record: &'a Record, scored: &'a Scored, lang: Lang) -> Page<'a> {
        let mut page = Page::of_names(record, scored, lang);
        page.digest = scenario_digest(page.scenario()).unwrap_or_default().replace("sha256:", "");
        page.index();
        page
    }

    /// A page that knows names and moments, and has read no entry: made at once of the longest record.
    pub(super) fn of_names(record: &'a Record, scored: &'a Scored, lang: Lang) -> Page<'a> {
        let scenario = &record.run.scenario;
        let by_id: BTreeMap<&str, OrgId> = scenario
            .province
            .organisations
            .iter()
            .enumerate()
            .map(|(i, o)| (o.id.as_str(), OrgId::from(i)))
            .collect();
        let operators =
            scenario.province.systems.iter().map(|s| by_id.get(s.operator.as_str()).copied()).collect();
        Page {
            record,
            scored,
            lang,
            exchanged: None,
            clock: Clock::of(&scenario.drill.starts),
            digest: String::new(),
            operators,
            opened_by: BTreeMap::new(),
            incident_about: BTreeMap::new(),
            alert_at: BTreeMap::new(),
            travel: BTreeMap::new(),
        }
    }

    /// The same with what an exchange of structures changed.
    pub(super) fn with(mut self, exchanged: Option<&'a Exchanged>) -> Page<'a> {
        self.exchanged = exchanged;
        self
    }

    fn index(&mut self) {
        for entry in &self.record.entries {
            match &entry.fact {
                Fact::AlertRaised { alert, org, .. } => {
                    self.alert_at.insert(*alert, *org);
                }
                Fact::IncidentOpened { incident, org, intrusion, .. } => {
                    self.opened_by.insert(*incident, *org);
                    if let Some(intrusion) = intrusion {
                        self.incident_about.entry(*incident).or_insert(*intrusion);
                    }
                }
                Fact::IncidentCovers { incident, intrusion } => {
                    self.incident_about.entry(*incident).or_insert(*intrusion);
                }
                Fact::MessageSent { message, .. } => {
                    self.travel.entry(*message).or_insert((entry.t, None));
                }
                Fact::MessageRead { message, .. } => {
                    if let Some(travel) = self.travel.get_mut(message) {
                        travel.1 = Some(entry.t);
                    }
                }
                _ => {}
            }
        }
    }

    /// Seconds from sending a message to reading it.
    pub(super) fn delay_of(&self, message: MessageId) -> Option<i64> {
        let (sent, read) = self.travel.get(&message)?;
        Some(((*read)? - *sent).0)
    }
    pub(super) fn scenario(&self) -> &'a Scenario {
        &self.record.run.scenario
    }
    pub(super) fn end(&self) -> SimTime {
        SimTime::ZERO + self.record.horizon
    }
    /// The abbreviation that officials use.
    pub(super) fn short(&self, org: OrgId) -> &'a str {
        match self.scenario().province.organisations.get(org.ix()) {
            Some(o) if o.short.is_empty() => o.name.get(self.lang),
            Some(o) => &o.short,
            None => "?",
        }
    }
    /// The name in full.
    pub(super) fn full(&self, org: OrgId) -> &'a str {
        self.scenario().province.organisations.get(org.ix()).map_or("?", |o| o.name.get(self.lang))
    }
    /// Abbreviations of agencies with what they stand for, in the order of the alphabet of the language.
    pub(super) fn abbreviations(&self) -> Vec<(&'a str, &'a str)> {
        let all = self.scenario().province.organisations.iter();
        let mut list: Vec<(&str, &str)> = all
            .map(|o| (o.short.as_str(), o.name.get(self.lang)))
            .filter(|(short, name)| !short.is_empty() && short != name)
            .collect();
        let alphabet = Alphabet::of(self.lang);
        list.sort_by(|a, b| alphabet.compare(a.0, b.0));
        list
    }
    pub(super) fn campaign(&self, campaign: CampaignId) -> &'a str {
        self.scenario().campaigns.get(campaign.ix()).map_or("?", |c| c.name.get(self.lang))
    }
    pub(super) fn system_of(&self, system: SystemId) -> Option<&'a System> {
        self.scenario().province.systems.get(system.ix())
    }
    pub(super) fn system(&self, system: SystemId) -> &'a str {
        self.system_of(system).map_or("?", |s| s.name.get(self.lang))
    }
    pub(super) fn operator(&self, system: SystemId) -> Option<OrgId> {
        self.operators.get(system.ix()).copied().flatten()
    }
    pub(super) fn person(&self, person: PersonId) -> String {
        self.scenario().province.people.get(person.ix()).map_or_else(
            || "?".to_owned(),
            |p| {
                let org = self.org_of(person).map_or("?", |o| self.short(o));
                format!("{} ({org})", p.title.get(self.lang))
            },
        )
    }
    pub(super) fn org_of(&self, person: PersonId) -> Option<OrgId> {
        let province = &self.scenario().province;
        let id = &province.people.get(person.ix())?.organisation;
        province.organisations.binary_search_by(|o| o.id.cmp(id)).ok().map(OrgId::from)
    }
    /// A true intrusion in words: the agency, and the campaign where there are several.
    pub(super) fn intrusion(&self, intrusion: IntrusionId) -> String {
        if self.scenario().campaigns.len() > 1 {
            format!("{} · {}", self.short(intrusion.org), self.campaign(intrusion.campaign))
        } else {
            self.short(intrusion.org).to_owned()
        }
    }
    /// The line under every chart.
    pub(super) fn note(&self) -> String {
        let run = &self.record.run;
        say::chart_note(
            self.lang,
            self.scenario().name.get(self.lang),
            self.scenario().structure.name.get(self.lang),
            run.seed,
            run.replication,
            &self.record.version,
            self.digest.get(..8).unwrap_or(&self.digest),
        )
    }
}
