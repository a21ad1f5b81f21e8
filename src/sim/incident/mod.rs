//! Incidents as responders keep them: opened, assessed, led, merged, opened again.

mod assess;
mod hear;
mod open;
mod rate;
mod suspect;

pub use assess::{lead_assesses, lead_weighed, look_at_type, reassess, see_damage};
pub use hear::heard;
pub use open::{Sighting, attach, declared, open};
pub use rate::rated;
pub use suspect::suspect;
