//! What responders hold to be true of an incident, and how they come to.

mod case;
mod judge;

pub use case::{blame, campaigns, in_charge, incident_agency, open_in_truth, recognise, spec, step_key};
pub use judge::{best_skill, judge};
