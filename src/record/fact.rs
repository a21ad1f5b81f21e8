//! The one vocabulary for what happened in a run.

use serde::{Deserialize, Serialize};

use crate::scenario::model::{ActionKind, Milestone, Role, Severity, Subject};
use crate::units::IntrusionId;
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SimTime, SystemId,
    TaskId,
};

/// By which way a signal came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlertSource {
    /// Layer 1: the operator's own tools.
    OnSite,
    /// Layer 2: professional monitoring.
    Monitoring,
    /// Layer 4: the national monitoring system.
    National,
    /// Users of the system.
    Users,
    /// The press.
    Press,
    /// An inject told it.
    Inject,
    /// Another agency warned (indicators that matched).
    Warning,
    /// Responders found it while they looked.
    Hunt,
    /// Citizens called an agency's hotline.
    Hotline,
    /// A telecom operator noticed a flood on its lines.
    Operator,
}

/// What whoever looked at an alert made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Held to be an incident.
    Incident,
    /// Dismissed.
    Dismissed,
    /// Belongs to an incident already open.
    Attached,
}

/// What a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// First report of an incident.
    Report,
    /// Later word about an incident.
    Update,
    /// To a role above.
    Escalation,
    /// The incident goes to another lead.
    Handover,
    /// A request for approval.
    ApprovalRequest,
    /// The answer to it.
    ApprovalAnswer,
    /// A request for people.
    Request,
    /// An order to act.
    Order,
    /// Indicators and warnings.
    Indicators,
    /// To the national body.
    National,
    /// To the authority for personal data.
    PersonalData,
    /// The final report.
    FinalReport,
    /// From exercise control.
    Inject,
}

/// What is asked of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// To do a step.
    Help,
    /// To approve an action.
    Approval,
    /// To call the response team.
    Team,
    /// To release members of the team.
    Release,
}

/// How an attacker reacts to an eviction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reacted {
    /// Tries another way.
    WentRound,
    /// Stays still.
    WentQuiet,
    /// Takes the destructive step at once.
    BroughtForward,
}

/// The state that an attack leaves a system in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// Encrypted.
    Encrypted,
    /// Defaced.
    Defaced,
    /// Out of service by flooding.
    Disrupted,
    /// Cut off by responders.
    Isolated,
    /// Not usable because a system it needs is not.
    Starved,
}

/// Something that happened. Internally tagged by `fact` in a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[allow(missing_docs)] // The fields carry the names of what they are; each variant is described.
pub enum Fact {
    // -- exercise control ------------------------------------------------------------------------------------
    /// STARTEX.
    ExerciseStarted,
    /// ENDEX: the horizon was reached.
    ExerciseEnded,
    /// An inject was delivered to its recipient.
    InjectDelivered { inject: InjectId, to: OrgId },
    /// The expected action of an inject was seen in time.
    ExpectedActionSeen { inject: InjectId },
    /// It was not.
    ExpectedActionMissed { inject: InjectId },
    /// A contingency inject was not needed.
    InjectSkipped { inject: InjectId },
    /// A person became unavailable.
    PersonAbsent { person: PersonId, until: SimTime },
    /// People came to work, on duty or called, and people left.
    DutyChanged { came: Vec<PersonId>, left: Vec<PersonId> },
    /// A channel stopped working.
    ChannelLost { channel: String, until: SimTime },
    /// It works again.
    ChannelBack { channel: String },

    // -- the attack (truth) ----------------------------------------------------------------------------------
    /// A campaign began.
    CampaignBegan { campaign: CampaignId },
    /// An attempt began; `system` is absent outside the province.
    AttackAttempted { campaign: CampaignId, action: String, system: Option<SystemId>, attempt: u32 },
    /// It succeeded.
    AttackSucceeded { campaign: CampaignId, action: String, system: Option<SystemId> },
    /// It failed.
    AttackFailed { campaign: CampaignId, action: String, system: Option<SystemId> },
    /// It was prevented by indicators that had been shared.
    AttackPrevented { campaign: CampaignId, action: String, system: SystemId },
    /// No target was left for an action.
    NoTargetLeft { campaign: CampaignId, action: String },
    /// An agency was touched for the first time: a true intrusion began.
    IntrusionBegan { intrusion: IntrusionId, system: SystemId },
    /// The attacker holds a system.
    SystemCompromised { intrusion: IntrusionId, system: SystemId },
    /// An attack made a system unusable, or the response did.
    ServiceLost { intrusion: Option<IntrusionId>, system: SystemId, impact: Impact },
    /// A system is usable again.
    ServiceBack { intrusion: Option<IntrusionId>, system: SystemId },
    /// Records were copied out.
    RecordsExposed { intrusion: IntrusionId, system: SystemId, records: u32 },
    /// Backups were destroyed.
    BackupsDestroyed { intrusion: IntrusionId, system: SystemId },
    /// False content spreads.
    FalseContentSpread { intrusion: IntrusionId },
    /// False content was taken down.
    FalseContentRemoved { intrusion: IntrusionId },
    /// A flood ended by itself.
    FloodEnded { intrusion: IntrusionId, system: SystemId },
    /// A fraud in the agency's name found a victim: so many million đồng changed hands, none where it was papers.
    MoneyLost { intrusion: IntrusionId, million: u32 },
    /// The attacker lost a hold (or the use of it).
    HoldLost { intrusion: IntrusionId, system: SystemId },
    /// The attacker can act from no system of the agency (until `ContainmentBroken`).
    IntrusionContained { intrusion: IntrusionId },
    /// The attacker can act again.
    ContainmentBroken { intrusion: IntrusionId },
    /// No hold is left at the agency (until `EradicationBroken`).
    IntrusionEradicated { intrusion: IntrusionId },
    /// The attacker came back.
    EradicationBroken { intrusion: IntrusionId },
    /// Every affected service of the agency is back (until `RecoveryBroken`).
    IntrusionRecovered { intrusion: IntrusionId },
    /// A service of the agency was lost again.
    RecoveryBroken { intrusion: IntrusionId },
    /// The attacker noticed an eviction and reacted.
    AttackerReacted { campaign: CampaignId, how: Reacted },
    /// The attacker's attempts ran out.
    BudgetExhausted { campaign: CampaignId },
    /// The campaign has nothing left to do.
    CampaignEnded { campaign: CampaignId },

    // -- detection -------------------------------------------------------------------------------------------
    /// A signal reached an organisation's queue. `intrusion` and `campaign` are the truth: a signal of an attempt that
    /// gained nothing has only a campaign, noise has neither.
    AlertRaised {
        alert: AlertId,
        source: AlertSource,
        org: OrgId,
        system: Option<SystemId>,
        intrusion: Option<IntrusionId>,
        campaign: Option<CampaignId>,
    },
    /// Somebody began to look at it.
    AlertAcknowledged { alert: AlertId, person: PersonId, intrusion: Option<IntrusionId> },
    /// It was judged.
    AlertTriaged {
        alert: AlertId,
        person: PersonId,
        verdict: Verdict,
        intrusion: Option<IntrusionId>,
        incident: Option<IncidentId>,
    },
    /// Nobody looked at it in time.
    AlertExpired { alert: AlertId, intrusion: Option<IntrusionId> },

    // -- belief and coordination -----------------------------------------------------------------------------
    /// Responders opened an incident; severity and subject are what they believe.
    IncidentOpened {
        incident: IncidentId,
        org: OrgId,
        severity: Severity,
        subject: Option<Subject>,
        intrusion: Option<IntrusionId>,
    },
    /// A true intrusion was found to be part of an incident.
    IncidentCovers { incident: IncidentId, intrusion: IntrusionId },
    /// Two incidents were found to be one.
    IncidentMerged { incident: IncidentId, into: IncidentId },
    /// An organisation judged it afresh.
    IncidentReassessed { incident: IncidentId, org: OrgId, severity: Severity, subject: Option<Subject> },
    /// An organisation was told of it, and holds this to be true now; `systems` are those that it had not known to be
    /// suspected, `incident_type` is given where it is new.
    IncidentLearned {
        incident: IncidentId,
        org: OrgId,
        severity: Severity,
        subject: Option<Subject>,
        incident_type: Option<String>,
        systems: Vec<SystemId>,
        contained: bool,
        closed: bool,
    },
    /// Responders hold it to be of a type, and work by that playbook from now on. `fits` is the truth; `in_vain` counts
    /// steps begun or done under the playbook before that serve no purpose under this one.
    PlaybookChosen { incident: IncidentId, org: OrgId, incident_type: String, fits: bool, in_vain: u32 },
    /// Somebody leads it from now on.
    LeadTaken { incident: IncidentId, org: OrgId },
    /// The lead went to another.
    LeadHandedOver { incident: IncidentId, from: OrgId, to: OrgId },
    /// A role above the lead knows.
    IncidentEscalated { incident: IncidentId, to: OrgId, severity: Severity },
    /// A system is believed to be affected.
    SystemSuspected { incident: IncidentId, system: SystemId, clean: bool },
    /// A message left.
    MessageSent {
        message: MessageId,
        kind: MessageKind,
        from: OrgId,
        to: OrgId,
        channel: String,
        incident: Option<IncidentId>,
    },
    /// It arrived and was read.
    MessageRead {
        message: MessageId,
        kind: MessageKind,
        from: OrgId,
        to: OrgId,
        incident: Option<IncidentId>,
    },
    /// It did not arrive.
    MessageLost {
        message: MessageId,
        kind: MessageKind,
        from: OrgId,
        to: OrgId,
        incident: Option<IncidentId>,
    },
    /// An approval was asked for.
    ApprovalRequested {
        approval: ApprovalId,
        incident: IncidentId,
        action: ActionKind,
        system: Option<SystemId>,
        approver: OrgId,
    },
    /// It was given.
    ApprovalGranted {
        approval: ApprovalId,
        incident: IncidentId,
        action: ActionKind,
        system: Option<SystemId>,
        by: OrgId,
        deputised: bool,
    },
    /// It was refused, because the review saw that the action was wrong.
    ApprovalRefused {
        approval: ApprovalId,
        incident: IncidentId,
        action: ActionKind,
        system: Option<SystemId>,
        by: OrgId,
    },
    /// A request was not taken up in time: it goes to somebody else, or is repeated by telephone; `to` is absent where
    /// nobody is left to be asked.
    RequestExpired {
        incident: IncidentId,
        asked: Asked,
        approval: Option<ApprovalId>,
        org: OrgId,
        to: Option<OrgId>,
        by_telephone: bool,
    },
    /// A body convened.
    BodyConvened { org: OrgId, incident: IncidentId, present: u32 },
    /// A decision came up and was not taken at once: `options` are open. `point` is the id of the decision.
    DecisionAwaited { incident: IncidentId, org: OrgId, point: String, options: Vec<String> },
    /// A choice was made at a decision point: `options` were open, `chosen` was taken; `policy` is what the model itself
    /// takes there.
    Decided {
        incident: IncidentId,
        org: OrgId,
        point: String,
        options: Vec<String>,
        chosen: String,
        policy: String,
    },
    /// Indicators reached an organisation; without an incident where they came from the national feed.
    IndicatorsReceived { incident: Option<IncidentId>, org: OrgId, campaign: CampaignId },
    /// A role was told of an incident (the milestone says which).
    RoleInformed { incident: IncidentId, org: OrgId, role: Role, milestone: Milestone },

    // -- response --------------------------------------------------------------------------------------------
    /// A person was called to work outside duty.
    PersonCalled { person: PersonId, incident: IncidentId, answered: bool },
    /// A team member was released by the own agency and can be tasked.
    ResponderMobilised { person: PersonId, incident: IncidentId },
    /// People of a firm or a national body that was asked are at work on it.
    HelpBegan { incident: IncidentId, org: OrgId },
    /// A team member was given back to the own agency.
    ResponderReturned { person: PersonId, incident: IncidentId },
    /// A task was created and waits for somebody.
    TaskQueued {
        task: TaskId,
        incident: IncidentId,
        step: String,
        action: ActionKind,
        system: Option<SystemId>,
    },
    /// Somebody began it. `duplicate` when somebody else had done the same work.
    TaskStarted {
        task: TaskId,
        incident: IncidentId,
        action: ActionKind,
        system: Option<SystemId>,
        person: PersonId,
        duplicate: bool,
    },
    /// Something more urgent interrupted it, or its person went off duty.
    TaskInterrupted { task: TaskId, person: PersonId },
    /// Somebody went on with it.
    TaskResumed { task: TaskId, person: PersonId },
    /// It is done; `well` is false when it has to be done again.
    TaskCompleted {
        task: TaskId,
        incident: IncidentId,
        action: ActionKind,
        system: Option<SystemId>,
        person: PersonId,
        well: bool,
    },
    /// It is no longer needed.
    TaskDropped { task: TaskId },
    /// A system was cut off; `needless` is the truth: it was clean.
    SystemIsolated { incident: IncidentId, system: SystemId, needless: bool },
    /// A system is no longer cut off by responders; its service may still be out.
    IsolationLifted { incident: IncidentId, system: SystemId },
    /// A system was cleaned; `left_behind` is the truth.
    SystemCleaned { incident: IncidentId, system: SystemId, left_behind: bool },
    /// A restore failed for want of a usable backup: rebuilding instead.
    BackupUnusable { incident: IncidentId, system: SystemId },
    /// The public was told.
    PublicInformed { incident: IncidentId, org: OrgId },
    /// The responders declared an incident contained: belief, not truth.
    ContainmentDeclared { incident: IncidentId },
    /// The responders closed an incident: belief; `open_in_truth` says what they missed.
    IncidentClosed { incident: IncidentId, org: OrgId, open_in_truth: bool },
    /// A closed incident was opened again.
    IncidentReopened { incident: IncidentId },
    /// The final report was filed.
    FinalReportFiled { incident: IncidentId, to: OrgId },
}
