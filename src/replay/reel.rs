//! A record made ready to be played: what one viewer sees of it, key frames to scrub by, and where to jump to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::apply::Seen;
use super::mask::Mask;
use super::state::State;
use crate::record::{Entry, Fact, IntrusionId, Record, Verdict};
use crate::scenario::Scenario;
use crate::units::{AlertId, MessageId, Names, OrgId, PersonId, SimTime, SystemId};

/// Facts between two key frames, at least.
const SPACING: usize = 2048;
/// Bytes that key frames may take for each fact, about: where a state is large, key frames stand farther apart.
const BYTES_A_FACT: usize = 128;
/// Stands for no entry.
const NONE: u32 = u32::MAX;

/// When an expectation is decided, or its target or limit passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MomentKind {
    /// Its end was reached.
    Reached,
    /// Its target passed without that.
    TargetPassed,
    /// Its limit passed without that.
    LimitPassed,
}

/// A moment of an expectation, made of a scorecard by whoever holds one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// When.
    pub t: SimTime,
    /// The expectation: its position in the plan's list.
    pub expectation: u32,
    /// What.
    pub kind: MomentKind,
    /// Of which true intrusion.
    pub subject: IntrusionId,
}

/// What the timeline marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A decision was taken.
    Decision,
    /// An inject was delivered.
    Inject,
    /// An incident was opened or closed, or a milestone reached.
    Turn,
}

/// A record as one viewer sees it. Entries are counted from 0 among those that the viewer sees; for
/// [`Mask::Everything`] that is their sequence number.
#[derive(Clone, Debug)]
pub struct Reel {
    record: Arc<Record>,
    mask: Mask,
    names: Arc<Names>,
    /// Sequence numbers of what is seen; absent where that is everything.
    visible: Option<Vec<u32>>,
    /// States after so many entries, ascending, the first after none.
    keys: Vec<(u32, State)>,
    decisions: Vec<u32>,
    injects: Vec<u32>,
    turns: Vec<u32>,
    /// Entries that are no routine.
    telling: Vec<u32>,
    /// The entry by which a message left, and that by which an alert was raised, by id.
    sent: Vec<u32>,
    raised: Vec<u32>,
    operator_of: Vec<Option<OrgId>>,
    org_of: Vec<Option<OrgId>>,
}

impl Reel {
    /// Makes a record ready for a viewer. Reads every entry once.
    pub fn new(record: Arc<Record>, mask: Mask) -> Reel {
        let visible = match &mask {
            Mask::Everything => None,
            seen => Some(record.entries.iter().filter(|e| seen.sees(e)).map(|e| e.seq).collect()),
        };
        let scenario = &record.run.scenario;
        let (operator_of, org_of) = places(scenario);
        let mut reel = Reel {
            names: Arc::new(scenario.names()),
            visible,
            keys: vec![(0, State::new(scenario))],
            decisions: Vec::new(),
            injects: Vec::new(),
            turns: Vec::new(),
            telling: Vec::new(),
            sent: Vec::new(),
            raised: Vec::new(),
            operator_of,
            org_of,
            mask,
            record,
        };
        reel.prepare();
        reel
    }

    fn prepare(&mut self) {
        let record = Arc::clone(&self.record);
        let mut state = State::new(&record.run.scenario);
        let mut since = 0;
        for at in 0..self.len() {
            let entry = &record.entries[self.seq(at) as usize];
            let Some(known) = self.mask.known(entry) else { continue };
            state.apply(&known, self.seen(at, entry.t));
            self.mark(at, &known);
            since += 1;
            if since >= SPACING && since >= state.weight() / BYTES_A_FACT {
                self.keys.push((at + 1, state.clone()));
                since = 0;
            }
        }
    }

    /// Notes where an entry is looked for.
    fn mark(&mut self, at: u32, fact: &Fact) {
        if !routine(fact) {
            self.telling.push(at);
        }
        let most = self.record.entries.len();
        match fact {
            Fact::Decided { .. } => self.decisions.push(at),
            Fact::InjectDelivered { .. } => self.injects.push(at),
            Fact::MessageSent { message, .. } => put(&mut self.sent, message.ix(), at, most),
            Fact::AlertRaised { alert, .. } => put(&mut self.raised, alert.ix(), at, most),
            fact if turn(fact) => self.turns.push(at),
            _ => {}
        }
    }

    /// How many entries the viewer sees.
    pub fn len(&self) -> u32 {
        self.visible.as_ref().map_or(self.record.entries.len(), Vec::len) as u32
    }

    /// Whether the viewer sees nothing at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record behind it. Whoever shows a masked view takes nothing from its entries but through [`Reel::fact`].
    pub fn record(&self) -> &Arc<Record> {
        &self.record
    }

    /// Who looks.
    pub fn mask(&self) -> &Mask {
        &self.mask
    }

    /// The ids of the scenario, to serialise frames with.
    pub fn names(&self) -> &Arc<Names> {
        &self.names
    }

    /// The sequence number of an entry in the record.
    pub fn seq(&self, at: u32) -> u32 {
        self.visible.as_ref().map_or(at, |seen| seen[at as usize])
    }

    /// The position of a sequence number among the entries that are seen; none where it is not seen.
    pub fn position(&self, seq: u32) -> Option<u32> {
        match &self.visible {
            None => (seq < self.len()).then_some(seq),
            Some(seen) => seen.binary_search(&seq).ok().map(|at| at as u32),
        }
    }

    pub(crate) fn entry(&self, at: u32) -> &Entry {
        &self.record.entries[self.seq(at) as usize]
    }

    /// When an entry happened.
    ///
    /// # Panics
    /// Where there is no such entry.
    pub fn time(&self, at: u32) -> SimTime {
        self.entry(at).t
    }

    /// An entry's fact as the viewer knows it.
    ///
    /// # Panics
    /// Where there is no such entry.
    pub fn fact(&self, at: u32) -> Cow<'_, Fact> {
        // Every entry that is counted is seen; should one not be, it tells nothing.
        self.mask.known(self.entry(at)).unwrap_or(Cow::Owned(Fact::ExerciseStarted))
    }

    /// When it begins: STARTEX, or the first entry where that came before.
    pub fn start(&self) -> SimTime {
        if self.is_empty() { SimTime::ZERO } else { self.time(0).min(SimTime::ZERO) }
    }

    /// When it ends: the horizon, or the last entry where that came later.
    pub fn end(&self) -> SimTime {
        let horizon = SimTime::ZERO + self.record.horizon;
        if self.is_empty() { horizon } else { self.time(self.len() - 1).max(horizon) }
    }

    /// How many entries happened up to a moment, that moment included.
    pub fn until(&self, t: SimTime) -> u32 {
        let entries = &self.record.entries;
        match &self.visible {
            None => entries.partition_point(|e| e.t <= t) as u32,
            Some(seen) => seen.partition_point(|seq| entries[*seq as usize].t <= t) as u32,
        }
    }

    /// The state after so many entries, from the key frame before it.
    pub fn state_after(&self, count: u32) -> State {
        let count = count.min(self.len());
        let key = self.keys.partition_point(|(at, _)| *at <= count).max(1) - 1;
        let (at, state) = &self.keys[key];
        let mut state = state.clone();
        self.advance(&mut state, *at, count);
        state
    }

    /// Takes a state after `from` entries on to that after `to`.
    pub(crate) fn advance(&self, state: &mut State, from: u32, to: u32) {
        for at in from..to.min(self.len()) {
            state.apply(&self.fact(at), self.seen(at, self.time(at)));
        }
    }

    fn seen(&self, at: u32, t: SimTime) -> Seen {
        Seen { t, at, people: self.org_of.len(), truth: self.mask == Mask::Everything }
    }

    /// Entries to apply at most for a state whose key frame is near, about.
    pub(crate) fn reach(&self) -> u32 {
        SPACING as u32
    }

    /// The entries that the timeline marks, ascending.
    pub fn marks(&self, mark: Mark) -> &[u32] {
        match mark {
            Mark::Decision => &self.decisions,
            Mark::Inject => &self.injects,
            Mark::Turn => &self.turns,
        }
    }

    /// The entries that are no routine: neither alerts of nothing and what becomes of them, nor changes of shift.
    pub fn telling(&self) -> &[u32] {
        &self.telling
    }

    /// When a message left.
    pub fn sent(&self, message: MessageId) -> Option<SimTime> {
        self.sent.get(message.ix()).filter(|at| **at != NONE).map(|at| self.time(*at))
    }

    /// The organisation in whose queue an alert was raised.
    pub fn raised(&self, alert: AlertId) -> Option<OrgId> {
        let at = self.raised.get(alert.ix()).filter(|at| **at != NONE)?;
        match &self.entry(*at).fact {
            Fact::AlertRaised { org, .. } => Some(*org),
            _ => None,
        }
    }

    /// The operator of a system: systems count for whoever runs them.
    pub fn operator_of(&self, system: SystemId) -> Option<OrgId> {
        self.operator_of.get(system.ix()).copied().flatten()
    }

    /// The organisation of a person.
    pub fn org_of(&self, person: PersonId) -> Option<OrgId> {
        self.org_of.get(person.ix()).copied().flatten()
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = u32> {
        self.keys.iter().map(|(at, _)| *at)
    }
}

/// Notes the entry of an id; ids above the number of entries are no honest ones.
fn put(list: &mut Vec<u32>, ix: usize, at: u32, most: usize) {
    if ix > most {
        return;
    }
    if ix >= list.len() {
        list.resize(ix + 1, NONE);
    }
    list[ix] = at;
}

/// The operators of systems and the organisations of people, by position.
fn places(scenario: &Scenario) -> (Vec<Option<OrgId>>, Vec<Option<OrgId>>) {
    let province = &scenario.province;
    let by_id: BTreeMap<&str, OrgId> =
        province.organisations.iter().enumerate().map(|(ix, o)| (o.id.as_str(), OrgId::from(ix))).collect();
    let of = |id: &str| by_id.get(id).copied();
    (
        province.systems.iter().map(|system| of(&system.operator)).collect(),
        province.people.iter().map(|person| of(&person.organisation)).collect(),
    )
}

/// What happens all day and tells nothing: alerts of nothing, what becomes of them, changes of shift.
fn routine(fact: &Fact) -> bool {
    match fact {
        Fact::DutyChanged { .. } => true,
        Fact::AlertRaised { intrusion, campaign, .. } => intrusion.is_none() && campaign.is_none(),
        Fact::AlertAcknowledged { intrusion, .. } | Fact::AlertExpired { intrusion, .. } => {
            intrusion.is_none()
        }
        Fact::AlertTriaged { intrusion, verdict, .. } => {
            intrusion.is_none() && *verdict == Verdict::Dismissed
        }
        _ => false,
    }
}

/// Whether an incident takes a turn, or a milestone is reached.
fn turn(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::IntrusionBegan { .. }
            | Fact::IntrusionContained { .. }
            | Fact::ContainmentBroken { .. }
            | Fact::IntrusionEradicated { .. }
            | Fact::EradicationBroken { .. }
            | Fact::IntrusionRecovered { .. }
            | Fact::IncidentOpened { .. }
            | Fact::LeadTaken { .. }
            | Fact::IncidentEscalated { .. }
            | Fact::ContainmentDeclared { .. }
            | Fact::PublicInformed { .. }
            | Fact::IncidentClosed { .. }
            | Fact::IncidentReopened { .. }
            | Fact::FinalReportFiled { .. }
    )
}
