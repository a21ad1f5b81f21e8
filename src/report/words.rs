//! The enums of the rooms below in words of the catalogue.

use super::palette::Phase;
use crate::i18n::{Lang, terms};
use crate::record::{AlertSource, Asked, Impact, MessageKind, TimeClass};
use crate::scenario::model::{ActionKind, Basis, Milestone, RelationKind, Role, Severity, Subject, Tier};
use crate::score::card::{Rating, Status};

macro_rules! words {
    ($( $(#[$doc:meta])* $vis:vis $name:ident($ty:ty) { $($pattern:pat => $term:ident),+ $(,)? } )+) => {$(
        $(#[$doc])*
        $vis fn $name(value: $ty, lang: Lang) -> String {
            match value {
                $($pattern => terms::$term(lang)),+
            }
        }
    )+};
}

words! {
    /// A milestone.
    pub milestone(Milestone) {
        Milestone::Occurrence => occurrence,
        Milestone::Detection => detection,
        Milestone::Acknowledgement => acknowledgement,
        Milestone::Triage => triage,
        Milestone::ReportToLead => report_to_lead,
        Milestone::Escalation => escalation,
        Milestone::Decision => decision,
        Milestone::Mobilisation => mobilisation,
        Milestone::Containment => containment,
        Milestone::Eradication => eradication,
        Milestone::FirstServiceBack => first_service_back,
        Milestone::Recovery => recovery,
        Milestone::Closure => closure,
        Milestone::NationalNotified => national_notified,
        Milestone::PersonalDataNotified => personal_data_notified,
        Milestone::PublicInformed => public_informed,
        Milestone::ContentRemoved => content_removed,
        Milestone::FinalReport => final_report,
    }
    /// A class of time.
    pub class(TimeClass) {
        TimeClass::Detection => class_detection,
        TimeClass::OffCalendar => class_off_calendar,
        TimeClass::Absent => class_absent,
        TimeClass::Queue => class_queue,
        TimeClass::Handover => class_handover,
        TimeClass::Message => class_message,
        TimeClass::Decision => class_decision,
        TimeClass::Dependency => class_dependency,
        TimeClass::Mobilisation => class_mobilisation,
        TimeClass::Rework => class_rework,
        TimeClass::Work => class_work,
    }
    /// A phase of the response.
    pub(super) phase(Phase) {
        Phase::Detection => phase_detection,
        Phase::Triage => phase_triage,
        Phase::Coordination => phase_coordination,
        Phase::Containment => phase_containment,
        Phase::Eradication => phase_eradication,
        Phase::Recovery => phase_recovery,
    }
    /// A severity.
    pub severity(Severity) {
        Severity::Minor => severity_minor,
        Severity::Moderate => severity_moderate,
        Severity::Major => severity_major,
        Severity::Severe => severity_severe,
    }
    /// A subject, or that it is unclear.
    pub subject(Option<Subject>) {
        Some(Subject::CyberSecurity) => subject_security,
        Some(Subject::InformationSafety) => subject_safety,
        None => subject_unclear,
    }
    /// A status of an expectation.
    pub status(Status) {
        Status::Met => status_met,
        Status::Late => status_late,
        Status::Missed => status_missed,
        Status::Undecided => status_undecided,
        Status::NotEvaluated => status_not_evaluated,
    }
    /// What a rating means.
    pub rating(Rating) {
        Rating::P => rating_p,
        Rating::S => rating_s,
        Rating::M => rating_m,
        Rating::U => rating_u,
    }
    /// A kind of basis.
    pub basis(Basis) {
        Basis::Stated => basis_stated,
        Basis::Regulation => basis_regulation,
        Basis::Benchmark => basis_benchmark,
        Basis::Assumption => basis_assumption,
    }
    /// A functional role.
    pub role(Role) {
        Role::FirstResponder => role_first_responder,
        Role::Monitoring => role_monitoring,
        Role::IncidentLead(Subject::CyberSecurity) => role_lead_security,
        Role::IncidentLead(Subject::InformationSafety) => role_lead_safety,
        Role::DecisionAuthority => role_authority,
        Role::ResponseTeam => role_response_team,
        Role::PublicInformation => role_public_information,
        Role::NationalLiaison => role_national_liaison,
        Role::CrimeInvestigation => role_crime,
        Role::Steering => role_steering,
        Role::SupportingOperators => role_supporting,
    }
    /// A level of government.
    pub tier(Tier) {
        Tier::National => tier_national,
        Tier::Provincial => tier_provincial,
        Tier::District => tier_district,
        Tier::Commune => tier_commune,
        Tier::External => tier_external,
    }
    /// A kind of line.
    pub relation(RelationKind) {
        RelationKind::Commands => relation_commands,
        RelationKind::ReportsTo => relation_reports,
        RelationKind::Supports => relation_supports,
        RelationKind::Coordinates => relation_coordinates,
        RelationKind::SharesData => relation_shares,
    }
    /// A response action.
    pub action(ActionKind) {
        ActionKind::Verify => action_verify,
        ActionKind::PreserveEvidence => action_preserve,
        ActionKind::Isolate => action_isolate,
        ActionKind::Block => action_block,
        ActionKind::ResetCredentials => action_reset,
        ActionKind::Hunt => action_hunt,
        ActionKind::Eradicate => action_eradicate,
        ActionKind::Rebuild => action_rebuild,
        ActionKind::Restore => action_restore,
        ActionKind::Test => action_test,
        ActionKind::ReturnToService => action_return,
        ActionKind::NotifyNational => action_notify_national,
        ActionKind::NotifyPersonalData => action_notify_data,
        ActionKind::InformPublic => action_inform_public,
        ActionKind::RemoveContent => action_remove_content,
        ActionKind::FinalReport => action_final_report,
        ActionKind::Close => action_close,
    }
    /// What is asked of somebody.
    pub asked(Asked) {
        Asked::Help => asked_help,
        Asked::Approval => asked_approval,
        Asked::Team => asked_team,
        Asked::Release => asked_release,
    }
    /// A kind of message.
    pub message(MessageKind) {
        MessageKind::Report => message_report,
        MessageKind::Update => message_update,
        MessageKind::Escalation => message_escalation,
        MessageKind::Handover => message_handover,
        MessageKind::ApprovalRequest => message_approval_request,
        MessageKind::ApprovalAnswer => message_approval_answer,
        MessageKind::Request => message_request,
        MessageKind::Order => message_order,
        MessageKind::Indicators => message_indicators,
        MessageKind::National => message_national,
        MessageKind::PersonalData => message_personal_data,
        MessageKind::FinalReport => message_final_report,
        MessageKind::Inject => message_inject,
    }
    /// Where an alert came from.
    pub source(AlertSource) {
        AlertSource::OnSite => source_on_site,
        AlertSource::Monitoring => source_monitoring,
        AlertSource::National => source_national,
        AlertSource::Users => source_users,
        AlertSource::Press => source_press,
        AlertSource::Inject => source_inject,
        AlertSource::Warning => source_warning,
        AlertSource::Hunt => source_hunt,
        AlertSource::Hotline => source_hotline,
        AlertSource::Operator => source_operator,
    }
    /// What happened to a system.
    pub impact(Impact) {
        Impact::Encrypted => impact_encrypted,
        Impact::Defaced => impact_defaced,
        Impact::Disrupted => impact_disrupted,
        Impact::Isolated => impact_isolated,
        Impact::Starved => impact_starved,
    }
}

/// A rating as its letter.
pub fn letter(rating: Rating) -> &'static str {
    match rating {
        Rating::P => "P",
        Rating::S => "S",
        Rating::M => "M",
        Rating::U => "U",
    }
}
