//! A stream of what a room gives out, to one window: what it has not had, then whatever comes, until it closes. Whoever comes
//! back says how far they were and gets exactly what they missed.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use tokio::sync::watch;

use crate::i18n::Lang;
use crate::web::class::doors::{Doors, Ear, Windows};
use crate::web::limits::MOST_WINDOWS;
use crate::web::viewer::asked;

/// So often something is sent where there is nothing to say: whoever is gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// News in one event at most.
const AT_ONCE: usize = 500;
/// The trainer's window begins with so many of the last entries of the story.
pub const LAST: usize = 300;

/// Tells the room that a window opened or closed.
pub struct Presence {
    windows: Arc<Windows>,
    tell: Box<dyn Fn() + Send + Sync>,
}

impl Presence {
    /// A window opens, unless there are too many.
    pub fn new(windows: Arc<Windows>, tell: Box<dyn Fn() + Send + Sync>) -> Option<Presence> {
        if !windows.open(MOST_WINDOWS) {
            return None;
        }
        tell();
        Some(Presence { windows, tell })
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.windows.close();
        (self.tell)();
    }
}

struct Listener {
    doors: Arc<Doors>,
    changed: watch::Receiver<u64>,
    ear: Ear,
    lang: Lang,
    /// The digest of whoever listens at a seat: they may be sent away.
    guest: Option<String>,
    next: usize,
    state: Option<Arc<str>>,
    clock: Option<Arc<str>>,
    ready: VecDeque<Event>,
    gone: bool,
    /// They were told to wait for the trainer.
    waits: bool,
    _presence: Option<Presence>,
}

/// How far a window was, as the browser or the page says when it comes back; none where that was before the server was
/// started.
fn position((headers, query): (&HeaderMap, &str), epoch: &str) -> Option<usize> {
    let said = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let id = said.or_else(|| asked(query, "after"))?;
    let (of, at) = id.rsplit_once('-')?;
    (of == epoch).then(|| at.parse().ok())?
}

/// The stream of an ear.
pub fn stream(
    doors: Arc<Doors>,
    (ear, lang): (Ear, Lang),
    guest: Option<String>,
    from: (&HeaderMap, &str),
    presence: Option<Presence>,
) -> Response {
    let had = doors.look(|given| given.feed(ear, lang).map_or(0, |feed| feed.lines.len()));
    let first = if ear == Ear::Trainer { had.saturating_sub(LAST) } else { 0 };
    let next = position(from, &doors.epoch).filter(|at| *at <= had).unwrap_or(first);
    let changed = doors.listen();
    let listener = Listener {
        doors,
        changed,
        ear,
        lang,
        guest,
        next,
        state: None,
        clock: None,
        ready: VecDeque::new(),
        gone: false,
        waits: false,
        _presence: presence,
    };
    let events = unfold(listener, |mut listener| async move {
        let event = listener.event().await?;
        Some((Ok::<Event, Infallible>(event), listener))
    });
    // An event, not a comment: the page notices when it stays away.
    let alive = KeepAlive::new().interval(HEARTBEAT).event(Event::default().event("beat").data("{}"));
    let mut response = Sse::new(events).keep_alive(alive).into_response();
    let plain = axum::http::HeaderValue::from_static("no");
    response.headers_mut().insert("x-accel-buffering", plain);
    response
}

impl Listener {
    async fn event(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.gone {
                return None;
            }
            self.changed.mark_unchanged();
            self.take();
            if self.ready.is_empty() {
                self.changed.changed().await.ok()?;
            }
        }
    }

    /// Whoever listens at a seat may do so; who may not is told why.
    fn may_listen(&mut self) -> bool {
        let Some(digest) = &self.guest else { return true };
        let admitted = self.doors.guest(digest).map(|guest| guest.admitted);
        let told = match admitted {
            Some(true) => None,
            // Told once: it waits for the trainer, and nothing else comes.
            Some(false) => (!std::mem::replace(&mut self.waits, true)).then_some("admission"),
            None => {
                self.gone = true;
                Some("gone")
            }
        };
        self.ready.extend(told.map(|event| Event::default().event(event).data("{}")));
        admitted == Some(true)
    }

    /// What has not been had yet: of the news a piece at a time.
    fn take(&mut self) {
        if !self.may_listen() {
            return;
        }
        let doors = Arc::clone(&self.doors);
        doors.look(|given| {
            let Some(feed) = given.feed(self.ear, self.lang) else { return };
            if self.next < feed.lines.len() {
                let upto = (self.next + AT_ONCE).min(feed.lines.len());
                let lines = feed.lines[self.next..upto].join(",");
                let data = format!("{{\"from\":{},\"lines\":[{lines}]}}", self.next);
                let id = format!("{}-{upto}", doors.epoch);
                self.ready.push_back(Event::default().event("news").id(id).data(data));
                self.next = upto;
                if upto < feed.lines.len() {
                    return;
                }
            }
            if changed(&mut self.state, &feed.state) {
                self.ready.push_back(Event::default().event("state").data(&*feed.state));
            }
            if changed(&mut self.clock, &feed.clock) {
                self.ready.push_back(Event::default().event("clock").data(&*feed.clock));
            }
        });
    }
}

/// Whether something is another than was had; then it is had.
fn changed(had: &mut Option<Arc<str>>, now: &Arc<str>) -> bool {
    let new = !now.is_empty() && had.as_ref().is_none_or(|had| !Arc::ptr_eq(had, now));
    if new {
        *had = Some(Arc::clone(now));
    }
    new
}
