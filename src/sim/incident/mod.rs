//! Incidents as responders keep them: opened, assessed, led, merged, opened again.

mod assess;
mod hear;
mod open;
mod rate;
mod suspect;

pub use assess::{
    lead_assesses, lead_weighed, look_at_type, rated_afresh, rated_leading, reassess, see_damage,
};
pub use hear::heard;
pub use open::{Sighting, attach, begin_response, declared, open};
pub use suspect::suspect;
