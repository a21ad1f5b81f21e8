//! The page of a debriefing: a time line of what was decided, beside what the plan expects and what the model would have
//! done; for one role or for a whole class.

mod page;
#[cfg(test)]
mod tests;
mod timeline;

use super::Chart;
use super::page::Page;
use crate::i18n::{Lang, debriefing as say, train};
use crate::train::debrief::{Debriefing, Reviewed};
use crate::train::session::Session;

/// A debriefing, seen by one role or by all, in one language.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The session.
    pub session: &'a Session,
    /// Its debriefing.
    pub debriefing: &'a Debriefing,
    /// Position of the seat whose decisions are shown; all where none is named.
    pub seat: Option<usize>,
    /// Language.
    pub lang: Lang,
}

/// A decision with its number in the session.
type Numbered<'a> = (usize, &'a Reviewed);

impl<'a> View<'a> {
    fn page(&self) -> Page<'a> {
        Page::new(&self.debriefing.record, &self.debriefing.scored, self.lang)
    }

    /// The decisions that are shown, each with its number in the session.
    fn decisions(&self) -> Vec<Numbered<'a>> {
        let all = self.debriefing.decisions.iter().enumerate();
        let shown = all.filter(|(_, one)| self.seat.is_none_or(|seat| one.taken.seat == seat));
        shown.map(|(ix, one)| (ix + 1, one)).collect()
    }

    /// Who it is about.
    fn who(&self) -> String {
        let seats = self.session.seats();
        let only = self.seat.or((seats.len() == 1).then_some(0));
        match only.and_then(|ix| seats.get(ix)) {
            Some(seat) => train::seat(self.lang, seat.kind.id()),
            None => say::whole_class(self.lang),
        }
    }
}

/// The time line of decisions.
pub fn timeline(view: &View) -> Chart {
    timeline::chart(view).paint()
}

/// The debriefing as one HTML file with its time line inside: works without a network and without scripts.
pub fn html(view: &View) -> String {
    page::html(view, &timeline(view))
}
