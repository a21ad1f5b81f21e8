//! The disk as the pages see it: what was named on the command line, and the folder of rooms.

mod rooms;
mod shelf;

pub use rooms::RoomsFolder;
pub use shelf::Shelf;

use super::exit::Failure;
use crate::i18n::{Text, cli as say};
use crate::web::disk::Trouble;

/// A failure as a page tells it.
pub fn trouble(failure: Failure) -> Trouble {
    match failure {
        Failure::One { what, hint, .. } => Trouble { what, hint },
        Failure::Printed(_) => Trouble { what: Text::of(say::not_understood), hint: Text::of(say::see_help) },
    }
}
