//! Incidents as responders keep them: opened, assessed, led, merged, opened again.

mod assess;
mod hear;
mod open;
mod suspect;

pub use assess::{lead_assesses, look_at_type, reassess, see_damage};
pub use hear::heard;
pub use open::{Sighting, attach, open};
pub use suspect::suspect;
