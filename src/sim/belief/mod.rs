//! What responders hold to be true of an incident, and how they come to.

mod case;
mod judge;
mod know;

pub use case::{
    blame, campaigns, in_charge, in_force, incident_agency, open_in_truth, recognise, serves, spec, step_key,
    true_playbook,
};
pub use judge::{believed_playbook, best_skill, judge};
pub use know::{hear, learn, systems, translate};
