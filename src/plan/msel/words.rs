//! The words of an expected action by its milestone: its name, what is expected, what control says if it does not come.

use crate::i18n::{Lang, Text, msel as say, terms};
use crate::scenario::model::Milestone;
use crate::score::{MILESTONES, milestone_id};

type Message = fn(Lang) -> String;

/// Name, expectation, prompt.
fn messages(milestone: Milestone) -> [Message; 3] {
    match milestone {
        // Nobody prompts the attacker: the campaign's own row says when it begins.
        Milestone::Occurrence => [terms::occurrence, say::expect_occurrence, say::prompt_detection],
        Milestone::Detection => [terms::detection, say::expect_detection, say::prompt_detection],
        Milestone::Acknowledgement => {
            [terms::acknowledgement, say::expect_acknowledgement, say::prompt_acknowledgement]
        }
        Milestone::Triage => [terms::triage, say::expect_triage, say::prompt_triage],
        Milestone::ReportToLead => {
            [terms::report_to_lead, say::expect_report_to_lead, say::prompt_report_to_lead]
        }
        Milestone::Escalation => [terms::escalation, say::expect_escalation, say::prompt_escalation],
        Milestone::Decision => [terms::decision, say::expect_decision, say::prompt_decision],
        Milestone::Mobilisation => [terms::mobilisation, say::expect_mobilisation, say::prompt_mobilisation],
        Milestone::Containment => [terms::containment, say::expect_containment, say::prompt_containment],
        Milestone::Eradication => [terms::eradication, say::expect_eradication, say::prompt_eradication],
        Milestone::FirstServiceBack => {
            [terms::first_service_back, say::expect_first_service_back, say::prompt_first_service_back]
        }
        Milestone::Recovery => [terms::recovery, say::expect_recovery, say::prompt_recovery],
        Milestone::Closure => [terms::closure, say::expect_closure, say::prompt_closure],
        Milestone::NationalNotified => {
            [terms::national_notified, say::expect_national_notified, say::prompt_national_notified]
        }
        Milestone::PersonalDataNotified => [
            terms::personal_data_notified,
            say::expect_personal_data_notified,
            say::prompt_personal_data_notified,
        ],
        Milestone::PublicInformed => {
            [terms::public_informed, say::expect_public_informed, say::prompt_public_informed]
        }
        Milestone::ContentRemoved => {
            [terms::content_removed, say::expect_content_removed, say::prompt_content_removed]
        }
        Milestone::FinalReport => [terms::final_report, say::expect_final_report, say::prompt_final_report],
    }
}

/// The name of a milestone.
pub fn name(milestone: Milestone) -> Text {
    Text::of(messages(milestone)[0])
}

/// What is expected.
pub fn expected(milestone: Milestone) -> Text {
    Text::of(messages(milestone)[1])
}

/// What control says and does if it does not come.
pub fn prompt(milestone: Milestone) -> Text {
    Text::of(messages(milestone)[2])
}

/// The milestone of an id, `report_to_lead`.
pub fn milestone_of(id: &str) -> Option<Milestone> {
    MILESTONES.into_iter().find(|milestone| milestone_id(*milestone) == id)
}
