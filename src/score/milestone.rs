//! Milestones by name, and the clocks that every intrusion is explained by.

use crate::scenario::model::Milestone;

/// Every milestone, in order.
pub const MILESTONES: [Milestone; 18] = [
    Milestone::Occurrence,
    Milestone::Detection,
    Milestone::Acknowledgement,
    Milestone::Triage,
    Milestone::ReportToLead,
    Milestone::Escalation,
    Milestone::Decision,
    Milestone::Mobilisation,
    Milestone::Containment,
    Milestone::Eradication,
    Milestone::FirstServiceBack,
    Milestone::Recovery,
    Milestone::Closure,
    Milestone::NationalNotified,
    Milestone::PersonalDataNotified,
    Milestone::PublicInformed,
    Milestone::ContentRemoved,
    Milestone::FinalReport,
];

/// The clocks, all from the occurrence, that are explained for every intrusion that reached their end.
pub const MAIN_CLOCKS: [Milestone; 8] = [
    Milestone::Detection,
    Milestone::Triage,
    Milestone::ReportToLead,
    Milestone::Decision,
    Milestone::Containment,
    Milestone::Eradication,
    Milestone::Recovery,
    Milestone::Closure,
];

/// A milestone as files name it: `report_to_lead`.
pub fn milestone_id(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Occurrence => "occurrence",
        Milestone::Detection => "detection",
        Milestone::Acknowledgement => "acknowledgement",
        Milestone::Triage => "triage",
        Milestone::ReportToLead => "report_to_lead",
        Milestone::Escalation => "escalation",
        Milestone::Decision => "decision",
        Milestone::Mobilisation => "mobilisation",
        Milestone::Containment => "containment",
        Milestone::Eradication => "eradication",
        Milestone::FirstServiceBack => "first_service_back",
        Milestone::Recovery => "recovery",
        Milestone::Closure => "closure",
        Milestone::NationalNotified => "national_notified",
        Milestone::PersonalDataNotified => "personal_data_notified",
        Milestone::PublicInformed => "public_informed",
        Milestone::ContentRemoved => "content_removed",
        Milestone::FinalReport => "final_report",
    }
}

/// A clock as files name it: `detection-report_to_lead`.
pub fn metric(from: Milestone, to: Milestone) -> String {
    format!("{}-{}", milestone_id(from), milestone_id(to))
}
