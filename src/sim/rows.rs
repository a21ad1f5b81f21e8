//! The rows of state that entities of a run carry as components.

use super::event::Signal;
use super::tire::Tiring;
use super::trail::Trail;
use super::word::{Seen, View, Word};
use crate::kernel::{ClassId, EventHandle};
use crate::record::{Impact, IntrusionId, MessageKind};
use crate::scenario::model::{ActionKind, Milestone, Role, Severity, Skill, Subject};
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SimTime, Span,
    SystemId, TaskId,
};

/// An organisation.
#[derive(Clone, Debug, Default)]
pub struct OrgRow {
    /// Campaigns whose indicators it blocks, with the entry since which it does.
    pub blocks: Vec<(CampaignId, u32)>,
}

/// A person.
#[derive(Clone, Debug, Default)]
pub struct PersonRow {
    /// At work now.
    pub on: bool,
    /// At work outside duty, until nothing urgent is left.
    pub overtime: bool,
    /// When the person goes home in any case, where that is settled.
    pub stays_until: Option<SimTime>,
    /// When the person came to work.
    pub came: SimTime,
    /// Until when the person rests after a long stretch.
    pub rests_until: Option<SimTime>,
    /// A call is under way.
    pub called: bool,
    /// Absences, sorted, disjoint.
    pub absent: Vec<(SimTime, SimTime)>,
    /// Where the person is; the own organisation where none.
    pub place: Option<OrgId>,
    /// When the person last left work.
    pub left: SimTime,
    /// Seconds worked since the last rest.
    pub worked: i64,
}

/// A hold of an attacker on a system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold {
    /// Whose.
    pub campaign: CampaignId,
    /// Left behind after cleaning: still there, not in use.
    pub dormant: bool,
    /// Entry that shows it.
    pub seq: u32,
}

/// A system out of service.
#[derive(Clone, Debug)]
pub struct Down {
    /// Entry that shows it.
    pub seq: u32,
    /// Why, as last recorded.
    pub impact: Impact,
    /// Intrusions that it is part of.
    pub blames: Vec<IntrusionId>,
}

/// The campaigns that damage a system in one way, each with the entry that shows it.
#[derive(Clone, Debug, Default)]
pub struct Marks(Vec<(CampaignId, u32)>);

impl Marks {
    /// A campaign does so, as an entry shows; the first such entry of a campaign counts.
    pub fn add(&mut self, campaign: CampaignId, seq: u32) {
        if !self.by(campaign) {
            self.0.push((campaign, seq));
        }
    }
    /// One campaign does so no longer; the answer is whether it did.
    pub fn remove(&mut self, campaign: CampaignId) -> bool {
        let before = self.0.len();
        self.0.retain(|(by, _)| *by != campaign);
        self.0.len() < before
    }
    /// Whether a campaign does so.
    pub fn by(&self, campaign: CampaignId) -> bool {
        self.0.iter().any(|(by, _)| *by == campaign)
    }
    /// Whether any campaign does so.
    pub fn is_some(&self) -> bool {
        !self.0.is_empty()
    }
    /// All of them, in order of time.
    pub fn iter(&self) -> std::slice::Iter<'_, (CampaignId, u32)> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Marks {
    type Item = &'a (CampaignId, u32);
    type IntoIter = std::slice::Iter<'a, (CampaignId, u32)>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A system.
#[derive(Clone, Debug, Default)]
pub struct SystemRow {
    /// Holds of attackers.
    pub holds: Vec<Hold>,
    /// Cut off, by which incident, with the entry.
    pub isolated: Option<(IncidentId, u32)>,
    /// Encrypted by.
    pub encrypted: Marks,
    /// Defaced by.
    pub defaced: Marks,
    /// Flooded by.
    pub disrupted: Marks,
    /// Out of service.
    pub down: Option<Down>,
    /// Backups were destroyed.
    pub backups_gone: bool,
    /// A restore has failed, as this entry shows: responders know that the backup is of no use.
    pub backup_refused: Option<u32>,
}

/// A true intrusion at an agency.
#[derive(Clone, Debug, Default)]
pub struct IntrusionRow {
    /// First touch.
    pub began: Option<u32>,
    /// When.
    pub since: SimTime,
    /// Systems from which the attacker can act.
    pub active: u32,
    /// Holds, dormant ones too.
    pub holds: u32,
    /// Systems out of service.
    pub down: u32,
    /// State as last recorded.
    pub contained: bool,
    /// State as last recorded.
    pub eradicated: bool,
    /// State as last recorded: true until a service is lost.
    pub recovered: bool,
    /// Entries that helped to the present state.
    pub steps: Vec<u32>,
    /// False content is out, since this entry.
    pub false_content: Option<u32>,
    /// Records of personal data were copied out, first by this entry.
    pub exposed: Option<u32>,
    /// Frauds in the agency's name that go on: the action of the campaign that began each.
    pub frauds: Vec<usize>,
    /// People have been warned of what is done in the agency's name.
    pub warned: bool,
}

/// How far an action of a campaign is.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// What it goes for at the same time.
    pub lanes: Vec<Lane>,
    /// First success.
    pub done: Option<u32>,
    /// Targets it succeeded against or gave up on.
    pub tried: Vec<SystemId>,
    /// Attempts against a target before it was tried afresh.
    pub earlier: Vec<(SystemId, u32)>,
    /// Successes against a target, where its effect goes on.
    pub rounds: Vec<(SystemId, u32)>,
    /// Targets beyond the campaign's number (after going round).
    pub extra: u32,
    /// Brought forward: its needs no longer matter.
    pub forced: bool,
}

impl Node {
    /// So many attempts have been made against a target: what is tried afresh is counted on from there.
    pub fn count_attempts(&mut self, target: SystemId, attempts: u32) {
        match self.earlier.iter_mut().find(|(of, _)| *of == target) {
            Some((_, earlier)) => *earlier = attempts,
            None => self.earlier.push((target, attempts)),
        }
    }
    /// Whether an attempt or a wait for one is under way.
    pub fn busy(&self) -> bool {
        self.lanes.iter().any(|lane| lane.busy)
    }
}

/// One of the targets that an action goes for at the same time.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    /// An attempt or a wait for one is under way.
    pub busy: bool,
    /// Target of the attempts under way.
    pub target: Option<SystemId>,
    /// Attempts against it, since it was taken.
    pub attempts: u32,
    /// Entry that enabled it last.
    pub since: Option<u32>,
    /// The attempt that it waits for.
    pub pending: Option<EventHandle>,
}

/// An attacker.
#[derive(Clone, Debug, Default)]
pub struct AttackerRow {
    /// The beginning.
    pub began: Option<u32>,
    /// Actions.
    pub nodes: Vec<Node>,
    /// Systems held and usable or not, in order of gaining.
    pub holds: Vec<SystemId>,
    /// Credentials that open other systems.
    pub credentials: bool,
    /// Attempts left.
    pub budget: u32,
    /// Still until.
    pub quiet_until: SimTime,
    /// Reactions so far.
    pub reactions: u32,
    /// An eviction is about to be noticed; the entry that shows it.
    pub noticing: Option<u32>,
    /// Comebacks so far.
    pub comebacks: u32,
    /// Intrusions, in order of beginning.
    pub intrusions: Vec<IntrusionId>,
    /// Ends of floods, floods and victims of fraud that are still to come.
    pub to_come: u32,
    /// The national body knows it, and tells those that share.
    pub fed: bool,
    /// Its attempts have run out.
    pub exhausted: bool,
    /// Over.
    pub ended: bool,
}

impl AttackerRow {
    /// Nothing is under way, and nothing will come by itself.
    pub fn idle(&self) -> bool {
        self.to_come == 0 && self.noticing.is_none() && !self.nodes.iter().any(Node::busy)
    }
}

/// An alert.
#[derive(Clone, Debug)]
pub struct AlertRow {
    /// Key of its draws.
    pub key: u64,
    /// To whom.
    pub org: OrgId,
    /// About what.
    pub system: Option<SystemId>,
    /// Truth.
    pub intrusion: Option<IntrusionId>,
    /// Its dropping.
    pub expiry: Option<EventHandle>,
}

/// What a task is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Job {
    /// Looking at an alert.
    LookAt(AlertId),
    /// Reading a message and doing what it asks.
    Read(MessageId),
    /// Reviewing a request for approval.
    Review(ApprovalId),
    /// A step of a playbook: position in the incident's list.
    Step(IncidentId, usize),
}

/// A task.
#[derive(Clone, Debug)]
pub struct TaskRow {
    /// What.
    pub job: Job,
    /// Who may do it.
    pub desk: ClassId,
    /// 0 is the most urgent.
    pub priority: u8,
    /// Waits since.
    pub since: SimTime,
    /// Tie-breaker.
    pub key: u64,
    /// The skill that counts.
    pub skill: Skill,
    /// Seconds of work left at rate 1.
    pub content: f64,
    /// How fast whoever works on it now does, and tires.
    pub tiring: Tiring,
    /// When that began.
    pub started: SimTime,
    /// Travel before work, for whoever works on it now.
    pub travel: Span,
    /// Who.
    pub person: Option<PersonId>,
    /// The end.
    pub end: Option<EventHandle>,
    /// Where the time goes.
    pub trail: Trail,
    /// Work counts as done again.
    pub rework: bool,
    /// Somebody has been called for it, and answered, at this moment.
    pub called_at: Option<SimTime>,
    /// A further call for it is under way.
    pub call: bool,
    /// Whether it started before.
    pub begun: bool,
    /// Where the work is, for work on the spot.
    pub place: Option<OrgId>,
    /// The unit of a thing that it holds, by position.
    pub thing: Option<usize>,
}

/// What a message carries beyond its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// An incident, for the last organisation of the route to lead.
    Report,
    /// An incident, for a role above, which thereby knows.
    Inform(Role, Milestone),
    /// An order to the national liaison to tell the national body, or the authority for personal data.
    Notify(Milestone),
    /// A request for approval.
    Ask(ApprovalId),
    /// A call about a request on paper that has not been taken up.
    Chase(ApprovalId),
    /// Its answer.
    Answer(ApprovalId, bool),
    /// What the sender holds to be true of the incident now, and nothing else.
    News,
    /// A request for the team that the recipient holds.
    Team,
    /// A request for the members of the team that the recipient employs.
    Release,
    /// Indicators of a campaign.
    Indicators(CampaignId),
    /// A signal for the recipient's alert queue.
    Signal(Signal),
    /// The final report.
    FinalReport,
    /// A text from exercise control.
    Inject(InjectId),
}

/// A message.
#[derive(Clone, Debug)]
pub struct MessageRow {
    /// Key of its draws.
    pub key: u64,
    /// What for.
    pub kind: MessageKind,
    /// Sender.
    pub from: OrgId,
    /// Recipient of this hop.
    pub to: OrgId,
    /// Organisations after it.
    pub onward: Vec<OrgId>,
    /// Channel.
    pub channel: usize,
    /// About which incident.
    pub incident: Option<IncidentId>,
    /// What the sender held to be true of it when it was sent.
    pub word: Option<Word>,
    /// What it carries.
    pub payload: Payload,
    /// The task of reading it, once it has arrived.
    pub task: Option<TaskId>,
    /// Attempts so far.
    pub attempts: u32,
    /// Where the time goes.
    pub trail: Trail,
    /// How urgent.
    pub priority: u8,
    /// Goes by a formal channel, if the recipient has one.
    pub formal: bool,
}

/// What somebody is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    /// To do a step, by position in the incident's list, as holder of a role.
    Help(Role, usize),
    /// To approve.
    Approval(ApprovalId),
    /// To call the team.
    Team,
    /// To release its members of the team.
    Release,
}

/// A request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    /// About which incident.
    pub incident: IncidentId,
    /// For what.
    pub wanted: Wanted,
    /// Who asks.
    pub from: OrgId,
    /// Who is asked.
    pub to: OrgId,
    /// By which message; none where no message is needed.
    pub message: Option<MessageId>,
    /// How often it has been made, over all who were asked.
    pub times: u32,
}

/// How far a request for approval is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// On its way.
    Sent,
    /// A body convenes.
    Convening,
    /// Somebody is to look at it.
    Reviewing(TaskId),
    /// Granted or refused.
    Decided,
}

/// A request for approval.
#[derive(Clone, Debug)]
pub struct ApprovalRow {
    /// How far it is.
    pub stage: Stage,
    /// The message that carries it, as far as it has come.
    pub message: Option<MessageId>,
    /// Organisations that did not take it up in time.
    pub tried: Vec<OrgId>,
    /// A call has followed the paper.
    pub chased: bool,
    /// Attempts to convene.
    pub convenings: u32,
    /// Incident.
    pub incident: IncidentId,
    /// Position in the incident's list of steps.
    pub step: usize,
    /// The action.
    pub action: ActionKind,
    /// On what.
    pub system: Option<SystemId>,
    /// Position of the rule.
    pub rule: usize,
    /// Who approves.
    pub approver: OrgId,
    /// In place of whoever should.
    pub deputised: bool,
    /// Who asked.
    pub asker: OrgId,
    /// Where the time goes.
    pub trail: Trail,
}

/// How far a step of an incident is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Others come first.
    Waiting,
    /// Somebody has to decide on it.
    Undecided,
    /// Somebody has to approve it.
    Asked(ApprovalId),
    /// A task that waits for its thing.
    NeedsThing(TaskId),
    /// A task.
    Working(TaskId),
    /// Done, shown by this entry.
    Done(u32),
    /// Not needed, or refused; shown by this entry.
    Skipped(u32),
}

/// A step of a playbook in an incident.
#[derive(Clone, Copy, Debug)]
pub struct StepRow {
    /// Playbook that it is a step of; another than the incident's once that has changed.
    pub playbook: usize,
    /// Position in the playbook.
    pub step: usize,
    /// For which system.
    pub system: Option<SystemId>,
    /// Done again so many times.
    pub round: u32,
    /// State.
    pub state: StepState,
    /// Entry since which it exists.
    pub since: u32,
    /// May be done without asking: it was approved.
    pub approved: bool,
    /// Nobody who may do it could be used when its turn came.
    pub unstaffed: bool,
    /// A review wants evidence preserved first.
    pub evidence_first: bool,
    /// Whoever is in charge of its system did not know of that when its turn came.
    pub unaware: bool,
    /// It was decided that it is done.
    pub settled: bool,
    /// It was decided to ask for the approval that it needs, or to do without.
    pub asks: Option<bool>,
}

impl StepRow {
    /// Nobody is busy with it or will be without something new.
    pub fn is_idle(&self) -> bool {
        matches!(self.state, StepState::Waiting | StepState::Done(_) | StepState::Skipped(_))
    }
}

/// An incident, as responders see it.
#[derive(Clone, Debug)]
pub struct IncidentRow {
    /// Key of its draws: of the truth behind it, or of the false alert that began it.
    pub key: u64,
    /// Position of the playbook that it is worked by: of the type that its head believes it to be of.
    pub playbook: usize,
    /// Looks at its type so far.
    pub type_rounds: u32,
    /// Whoever opened it.
    pub opener: OrgId,
    /// The system it is about first.
    pub focus: Option<SystemId>,
    /// Severity, as its head believes.
    pub severity: Severity,
    /// Subject, as its head believes.
    pub subject: Option<Subject>,
    /// Who leads.
    pub lead: Option<OrgId>,
    /// Who was asked to lead.
    pub prospect: Option<OrgId>,
    /// Assessments so far.
    pub rounds: u32,
    /// Hand-overs so far.
    pub handovers: u32,
    /// Systems believed to be affected.
    pub suspects: Vec<SystemId>,
    /// Steps.
    pub steps: Vec<StepRow>,
    /// True intrusions in it.
    pub covers: Vec<IntrusionId>,
    /// What each organisation that knows of it holds to be true, by organisation.
    pub views: Vec<View>,
    /// Organisations whose people may be used.
    pub engaged: Vec<OrgId>,
    /// Members of the team who have been released for it.
    pub team: Vec<PersonId>,
    /// Those of them whose own house does without them meanwhile: all but the people of whoever led at their release.
    pub lent: Vec<PersonId>,
    /// The team has been asked for.
    pub asked_team: bool,
    /// Its members have been called.
    pub called_team: bool,
    /// Organisations that have been asked to help.
    pub asked: Vec<OrgId>,
    /// Employers of members of the team who have read that they are wanted.
    pub released_by: Vec<OrgId>,
    /// Last entry by which more people could be used.
    pub staffed: u32,
    /// Last entry by which it was judged.
    pub judged: u32,
    /// Decisions so far.
    pub decisions: u32,
    /// It turned out to be a false alarm.
    pub false_alarm: bool,
    /// How severe it was held to be when it was decided to isolate or to watch.
    pub contained_at: Severity,
    /// How severe it was held to be when it was decided whether to ask for the team.
    pub team_at: Option<Severity>,
    /// Escalation rules that have been used.
    pub escalated: Vec<usize>,
    /// Opened by this entry.
    pub opened: u32,
    /// Last entry about it.
    pub latest: u32,
    /// Over: closed or merged.
    pub over: bool,
    /// Responders hold it to be contained.
    pub declared_contained: bool,
    /// Nobody has said yet that it is one.
    pub undeclared: bool,
    /// The decision to contain waits.
    pub contain_awaited: bool,
    /// The decision to contain.
    pub contain_decided: Option<bool>,
    /// Indicators are being shared.
    pub shared: bool,
    /// Evidence of these systems is lost.
    pub evidence_lost: Vec<SystemId>,
    /// Merged into.
    pub merged: Option<IncidentId>,
}

impl IncidentRow {
    /// Who heads it: whoever leads, else whoever opened it.
    pub fn head(&self) -> OrgId {
        self.lead.unwrap_or(self.opener)
    }
    /// What an organisation knows of it.
    pub fn view(&self, org: OrgId) -> Option<&View> {
        self.views.binary_search_by_key(&org, |v| v.org).ok().map(|ix| &self.views[ix])
    }
    /// The same, to be changed; made anew where the organisation knew nothing.
    pub fn view_mut(&mut self, org: OrgId) -> &mut View {
        let ix = match self.views.binary_search_by_key(&org, |v| v.org) {
            Ok(ix) => ix,
            Err(ix) => {
                self.views.insert(ix, View::new(org, self.playbook));
                ix
            }
        };
        &mut self.views[ix]
    }
    /// What an organisation holds to be true of it; what its head does, where it has no word of its own.
    pub fn word(&self, org: OrgId) -> Word {
        let view = self.view(org).or_else(|| self.view(self.head()));
        view.map_or_else(|| Word::unjudged(self.playbook), |view| view.word)
    }
    /// How severe an organisation holds it to be.
    pub fn severity_to(&self, org: OrgId) -> Severity {
        self.word(org).severity
    }
    /// A system by its position in the list of suspected ones.
    pub fn seen(&self, system: SystemId) -> Seen {
        self.suspects.iter().position(|s| *s == system).map_or(Seen::NONE, Seen::one)
    }
    /// Whether an organisation knows that a system is suspected.
    pub fn knows(&self, org: OrgId, system: SystemId) -> bool {
        let position = self.suspects.iter().position(|s| *s == system);
        position.is_some_and(|position| self.view(org).is_some_and(|v| v.word.systems.has(position)))
    }
    /// An incident that has just been opened, before anybody has judged it.
    pub fn opened(
        key: u64,
        playbook: usize,
        opener: OrgId,
        focus: Option<SystemId>,
        intrusion: Option<IntrusionId>,
        opened: u32,
    ) -> IncidentRow {
        IncidentRow {
            key,
            playbook,
            type_rounds: 0,
            opener,
            focus,
            severity: Severity::Minor,
            subject: None,
            lead: None,
            prospect: None,
            rounds: 0,
            handovers: 0,
            suspects: Vec::new(),
            steps: Vec::new(),
            covers: intrusion.into_iter().collect(),
            views: vec![View { passes_on: true, ..View::new(opener, playbook) }],
            engaged: vec![opener],
            team: Vec::new(),
            lent: Vec::new(),
            asked_team: false,
            called_team: false,
            asked: Vec::new(),
            released_by: Vec::new(),
            staffed: opened,
            judged: opened,
            decisions: 0,
            false_alarm: false,
            contained_at: Severity::Minor,
            team_at: None,
            escalated: Vec::new(),
            opened,
            latest: opened,
            over: false,
            declared_contained: false,
            undeclared: true,
            contain_awaited: false,
            contain_decided: None,
            shared: false,
            evidence_lost: Vec::new(),
            merged: None,
        }
    }
}
