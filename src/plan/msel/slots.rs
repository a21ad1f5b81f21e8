//! What is watched for in every run: the expected actions of injects, and the milestones that the plan measures.

use crate::scenario::Scenario;
use crate::scenario::model::{InjectKind, Milestone};
use crate::units::SimTime;

/// One expected action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Position of the inject that expects it; none where only the plan does.
    pub inject: Option<usize>,
    /// Position of the campaign; any of them, where none.
    pub campaign: Option<usize>,
    /// What came before this moment was no answer: that of the inject, or STARTEX.
    pub after: SimTime,
    /// What shows it.
    pub milestone: Milestone,
    /// Positions of the plan's expectations that end with it.
    pub expectations: Vec<usize>,
}

/// All slots of a drill: those of its injects in their order, then by campaign and milestone. What an inject about a
/// campaign expects and the plan measures is one slot.
pub fn slots(scenario: &Scenario) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (ix, inject) in scenario.drill.injects.iter().enumerate() {
        let Some(expects) = &inject.expects else { continue };
        let campaign = match &inject.kind {
            InjectKind::Tells { about: Some(about) } => {
                scenario.campaigns.iter().position(|campaign| campaign.id == *about)
            }
            // With one campaign there is no other that it could be about.
            _ => (scenario.campaigns.len() == 1).then_some(0),
        };
        let milestone = expects.milestone;
        let (after, expectations) = (SimTime(inject.at.0), Vec::new());
        slots.push(Slot { inject: Some(ix), campaign, after, milestone, expectations });
    }
    for campaign in 0..scenario.campaigns.len() {
        let mut ends: Vec<Milestone> = scenario.plan.expectations.iter().map(|e| e.to).collect();
        ends.sort();
        ends.dedup();
        for milestone in ends {
            let expectations = scenario.plan.expectations.iter().enumerate();
            let expectations = expectations.filter(|(_, e)| e.to == milestone).map(|(ix, _)| ix).collect();
            let same = |slot: &&mut Slot| slot.campaign == Some(campaign) && slot.milestone == milestone;
            match slots.iter_mut().find(same) {
                Some(slot) => slot.expectations = expectations,
                None => {
                    let (campaign, after) = (Some(campaign), SimTime::ZERO);
                    slots.push(Slot { inject: None, campaign, after, milestone, expectations });
                }
            }
        }
    }
    slots
}
