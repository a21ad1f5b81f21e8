//! What a finished step does to the world and to what responders believe.

mod find;
mod finish;
mod repair;
mod tell;

pub use find::confirmed;
pub use finish::{end_step, follow_step};
pub use tell::{closing, notify};
