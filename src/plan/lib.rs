//! Rank 6: what a planner works with before the drill: the programme of a year, the list of a drill's events, what it
//! exercises; all made from simulated drills.

// Paths name the room, `crate::plan::…`, in this crate as in every other.
extern crate self as plan;
use cyberdrill_experiment as experiment;
use cyberdrill_i18n as i18n;
use cyberdrill_kernel as kernel;
use cyberdrill_record as record;
use cyberdrill_scenario as scenario;
use cyberdrill_score as score;
use cyberdrill_units as units;

pub mod msel;
mod play;
pub mod programme;
pub mod techniques;
