//! From facts to the course of every true intrusion: which milestone was reached when, and by which entry.

use std::collections::BTreeMap;

use super::card::{Course, Measure};
use super::costs::{COUNT, measure};
use super::incident::Incident;
use super::milestone::MILESTONES;
use super::track::{NONE, Track, some};
use crate::record::{Entry, Fact, IntrusionId, Record, Verdict};
use crate::scenario::Scenario;
use crate::scenario::model::{Milestone, Severity};
use crate::units::{IncidentId, OrgId, PersonId};

/// Ids that a run counts are positions; a larger one than any honest record can have is passed over, so that
/// no record makes the scorer reserve memory without end.
fn id_limit(entries: usize) -> usize {
    entries.clamp(1 << 12, 1 << 20)
}

/// Incidents merged into one another are followed so far, so that a circle ends.
const MERGES: usize = 16;

/// What a record shows about intrusions and incidents.
pub(super) struct Facts<'a> {
    scenario: &'a Scenario,
    organisation_of: Vec<Option<OrgId>>,
    /// Position in `tracks` by campaign and organisation.
    position: Vec<u32>,
    pub tracks: Vec<Track>,
    incidents: Vec<Incident>,
    limit: usize,
}

impl<'a> Facts<'a> {
    pub fn new(record: &'a Record) -> Facts<'a> {
        let scenario = &*record.run.scenario;
        let cells = scenario.campaigns.len() * scenario.province.organisations.len();
        Facts {
            scenario,
            organisation_of: organisations_of_people(scenario),
            position: vec![NONE; cells],
            tracks: Vec::new(),
            incidents: Vec::new(),
            limit: id_limit(record.entries.len()),
        }
    }

    /// Takes in one entry.
    pub fn see(&mut self, seq: u32, entry: &Entry) {
        match &entry.fact {
            Fact::IntrusionBegan { intrusion, .. }
            | Fact::SystemCompromised { intrusion, .. }
            | Fact::ServiceLost { intrusion: Some(intrusion), .. }
            | Fact::ServiceBack { intrusion: Some(intrusion), .. }
            | Fact::RecordsExposed { intrusion, .. }
            | Fact::BackupsDestroyed { intrusion, .. }
            | Fact::FalseContentSpread { intrusion }
            | Fact::FalseContentRemoved { intrusion }
            | Fact::MoneyLost { intrusion, .. }
            | Fact::IntrusionContained { intrusion }
            | Fact::ContainmentBroken { intrusion }
            | Fact::IntrusionEradicated { intrusion }
            | Fact::EradicationBroken { intrusion }
            | Fact::IntrusionRecovered { intrusion }
            | Fact::RecoveryBroken { intrusion } => {
                let systems = &self.scenario.province.systems;
                if let Some(ix) = self.track(*intrusion) {
                    self.tracks[ix as usize].see(seq, entry, systems);
                }
            }
            Fact::AlertRaised { intrusion: Some(id), .. } => self.signal(*id, seq, |t| &mut t.first_alert),
            Fact::AlertAcknowledged { intrusion: Some(id), .. } => {
                self.signal(*id, seq, |t| &mut t.first_acknowledged);
            }
            Fact::AlertTriaged {
                intrusion: Some(id),
                verdict: Verdict::Incident | Verdict::Attached,
                ..
            } => self.signal(*id, seq, |t| &mut t.first_triaged),
            fact => self.see_incident(seq, fact),
        }
    }

    fn see_incident(&mut self, seq: u32, fact: &Fact) {
        match fact {
            Fact::IncidentOpened { incident, intrusion: Some(intrusion), .. }
            | Fact::IncidentCovers { incident, intrusion } => self.cover(*incident, *intrusion, seq),
            Fact::IncidentMerged { incident, into } => self.merge(*incident, *into, seq),
            Fact::ResponderMobilised { person, incident } => self.work(*person, *incident, seq),
            Fact::TaskStarted { person, incident, .. } => {
                self.work(*person, *incident, seq);
                self.told(*incident, seq, fact);
            }
            Fact::RoleInformed { incident, .. }
            | Fact::LeadTaken { incident, .. }
            | Fact::IncidentEscalated { incident, .. }
            | Fact::MessageRead { incident: Some(incident), .. }
            | Fact::PublicInformed { incident, .. }
            | Fact::FinalReportFiled { incident, .. }
            | Fact::Decided { incident, .. }
            | Fact::ApprovalGranted { incident, .. }
            | Fact::IncidentClosed { incident, .. }
            | Fact::IncidentReopened { incident } => self.told(*incident, seq, fact),
            _ => {}
        }
    }

    /// The position of an intrusion, made on first sight; none where it is not of this scenario.
    fn track(&mut self, id: IntrusionId) -> Option<u32> {
        let organisations = self.scenario.province.organisations.len();
        if id.org.ix() >= organisations {
            return None;
        }
        let cell = self.position.get_mut(id.campaign.ix() * organisations + id.org.ix())?;
        if *cell == NONE {
            *cell = self.tracks.len() as u32;
            self.tracks.push(Track::new(id));
        }
        Some(*cell)
    }

    fn signal(&mut self, id: IntrusionId, seq: u32, slot: impl Fn(&mut Track) -> &mut u32) {
        if let Some(ix) = self.track(id) {
            let slot = slot(&mut self.tracks[ix as usize]);
            *slot = (*slot).min(seq);
        }
    }

    fn incident(&mut self, id: IncidentId) -> Option<&mut Incident> {
        if id.ix() >= self.limit {
            return None;
        }
        if id.ix() >= self.incidents.len() {
            self.incidents.resize_with(id.ix() + 1, Incident::new);
        }
        self.incidents.get_mut(id.ix())
    }

    fn told(&mut self, id: IncidentId, seq: u32, fact: &Fact) {
        if let Some(incident) = self.incident(id) {
            incident.see(seq, fact);
        }
    }

    fn work(&mut self, person: PersonId, id: IncidentId, seq: u32) {
        let org = self.organisation_of.get(person.ix()).copied().flatten();
        if let (Some(org), Some(incident)) = (org, self.incident(id)) {
            incident.work(org, seq);
        }
    }

    /// An incident, and every one that it was merged into, covers an intrusion.
    fn cover(&mut self, id: IncidentId, intrusion: IntrusionId, seq: u32) {
        let Some(track) = self.track(intrusion) else { return };
        let mut next = Some(id);
        for _ in 0..MERGES {
            let Some(incident) = next.and_then(|id| self.incident(id)) else { return };
            incident.cover(track, seq);
            next = incident.merged_into.map(IncidentId);
        }
    }

    fn merge(&mut self, id: IncidentId, into: IncidentId, seq: u32) {
        if id == into || self.root(into) == Some(id.0) || self.incident(into).is_none() {
            return;
        }
        let Some(incident) = self.incident(id) else { return };
        incident.merged_into = Some(into.0);
        for (track, _) in incident.covers.clone() {
            let intrusion = self.tracks[track as usize].id;
            self.cover(into, intrusion, seq);
        }
    }

    /// The incident that one was merged into in the end.
    fn root(&self, id: IncidentId) -> Option<u32> {
        let mut at = id.0;
        for _ in 0..MERGES {
            match self.incidents.get(at as usize)?.merged_into {
                Some(next) => at = next,
                None => return Some(at),
            }
        }
        None
    }

    /// The course of every intrusion that truly began, by intrusion.
    pub fn courses(&self, entries: &[Entry]) -> Vec<Course> {
        let mut by_track: Vec<Vec<(&Incident, u32)>> = vec![Vec::new(); self.tracks.len()];
        for incident in &self.incidents {
            for (track, seq) in &incident.covers {
                by_track[*track as usize].push((incident, *seq));
            }
        }
        let mut courses: Vec<Course> = self
            .tracks
            .iter()
            .zip(&by_track)
            .filter(|(track, _)| track.began != NONE)
            .map(|(track, covering)| course(track, covering, entries))
            .collect();
        courses.sort_by_key(|c| c.intrusion);
        courses
    }

    /// What the record shows about an intrusion.
    pub fn of(&self, id: IntrusionId) -> Option<&Track> {
        let organisations = self.scenario.province.organisations.len();
        let cell = *self.position.get(id.campaign.ix() * organisations + id.org.ix())?;
        self.tracks.get(cell as usize)
    }

    /// The true severity of an intrusion.
    pub fn severity(&self, track: &Track) -> Severity {
        let same = |other: &&Track| other.began != NONE && other.id.campaign == track.id.campaign;
        track.severity(self.tracks.iter().filter(same).count() as u32)
    }

    /// How many intrusions there were, and how many reached what matters.
    pub fn measures(&self, courses: &[Course], out: &mut Vec<Measure>) {
        let reached = |wanted: Milestone| {
            courses.iter().filter(|c| c.reached.iter().any(|(m, _, _)| *m == wanted)).count() as f64
        };
        out.push(measure("intrusions", courses.len() as f64, COUNT));
        out.push(measure("intrusions_detected", reached(Milestone::Detection), COUNT));
        out.push(measure("intrusions_contained", reached(Milestone::Containment), COUNT));
        out.push(measure("intrusions_eradicated", reached(Milestone::Eradication), COUNT));
        out.push(measure("intrusions_closed", reached(Milestone::Closure), COUNT));
    }
}

/// The milestones of one intrusion, given the incidents that cover it and since when.
fn course(track: &Track, covering: &[(&Incident, u32)], entries: &[Entry]) -> Course {
    let covered = covering.iter().map(|(_, since)| *since).min().unwrap_or(NONE);
    let told = |m: Milestone| {
        let known = covering.iter().filter(|(i, _)| i.told[m as usize] != NONE);
        known.map(|(i, since)| i.told[m as usize].max(*since)).min().unwrap_or(NONE)
    };
    let of = |milestone: Milestone| match milestone {
        Milestone::Occurrence => track.began,
        // Whoever finds an intrusion to be part of an open incident has noticed, looked and judged.
        Milestone::Detection => track.first_alert.min(covered),
        Milestone::Acknowledgement => track.first_acknowledged.min(covered),
        Milestone::Triage => track.first_triaged.min(covered),
        Milestone::Mobilisation => from_outside(track, covering),
        Milestone::Containment => track.contained,
        Milestone::Eradication => track.eradicated,
        Milestone::FirstServiceBack => track.first_back,
        Milestone::Recovery if track.service_lost == NONE => NONE,
        Milestone::Recovery => track.recovered,
        Milestone::ContentRemoved => track.content_removed,
        Milestone::Closure => closure(track, covering),
        Milestone::FinalReport => of_every(covering, |i| i.told[Milestone::FinalReport as usize]),
        Milestone::ReportToLead
        | Milestone::Escalation
        | Milestone::Decision
        | Milestone::NationalNotified
        | Milestone::PersonalDataNotified
        | Milestone::PublicInformed => told(milestone),
    };
    let reached = MILESTONES
        .iter()
        .filter_map(|m| some(of(*m)).map(|seq| (*m, entries[seq as usize].t, seq)))
        .collect();
    Course { intrusion: track.id, reached }
}

fn from_outside(track: &Track, covering: &[(&Incident, u32)]) -> u32 {
    let starts = covering.iter().map(|(i, since)| (i.first_from_outside(track.id.org), *since));
    starts.filter(|(seq, _)| *seq != NONE).map(|(seq, since)| seq.max(since)).min().unwrap_or(NONE)
}

/// The last of the entries that `of` gives for every incident that was not merged into another; none while one of
/// them has none. Splitting an intrusion over incidents therefore never brings it forward.
fn of_every(covering: &[(&Incident, u32)], of: impl Fn(&Incident) -> u32) -> u32 {
    let mut last = NONE;
    for (incident, since) in covering.iter().filter(|(i, _)| i.merged_into.is_none()) {
        let seq = of(incident);
        if seq == NONE {
            return NONE;
        }
        let seq = seq.max(*since);
        last = if last == NONE { seq } else { last.max(seq) };
    }
    last
}

/// Every incident about it is closed, was not opened again, and in truth nothing was left at the last closing.
fn closure(track: &Track, covering: &[(&Incident, u32)]) -> u32 {
    let closed = of_every(covering, |i| i.closed);
    let recovered = if track.service_lost == NONE { 0 } else { track.recovered };
    // An open eradication or recovery is `NONE`, which is above every sequence number.
    if closed != NONE && track.eradicated <= closed && recovered <= closed { closed } else { NONE }
}

/// The organisation of every person.
pub(super) fn organisations_of_people(scenario: &Scenario) -> Vec<Option<OrgId>> {
    let by_id: BTreeMap<&str, OrgId> = scenario
        .province
        .organisations
        .iter()
        .enumerate()
        .map(|(ix, o)| (o.id.as_str(), OrgId::from(ix)))
        .collect();
    // People are sorted by organisation: most are of the same as the one before.
    let mut last: (&str, Option<OrgId>) = ("", None);
    let of = |person: &'_ crate::scenario::model::Person| by_id.get(person.organisation.as_str()).copied();
    scenario
        .province
        .people
        .iter()
        .map(|person| {
            if last.0 != person.organisation {
                last = (&person.organisation, of(person));
            }
            last.1
        })
        .collect()
}
