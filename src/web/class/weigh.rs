//! The common debriefing: made on a thread of its own, kept as files beside the room, read back by whoever asks.

use serde::{Deserialize, Serialize};

use crate::i18n::{Lang, Text};
use crate::record::write_jsonl;
use crate::report::debriefing::{View, html, timeline as draw};
use crate::report::training;
use crate::train::act::{Act as Done, By as Whose};
use crate::train::debrief::{Debriefing, debrief};
use crate::train::saved;
use crate::train::session::Session;
use crate::web::Failed;
use crate::web::class::roll::Roll;
use crate::web::class::words::{seat_names, who};
use crate::web::disk::{Rooms, Trouble};

/// The version that weighs.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The files that a trainer may take along: their ending behind the room's code, and what they are.
pub const FILES: [(&str, &str); 8] = [
    ("debriefing.vi.html", "text/html; charset=utf-8"),
    ("debriefing.en.html", "text/html; charset=utf-8"),
    ("session.jsonl", "application/x-ndjson"),
    ("record.jsonl", "application/x-ndjson"),
    ("debriefing.json", "application/json"),
    ("debriefing.vi.md", "text/markdown; charset=utf-8"),
    ("debriefing.en.md", "text/markdown; charset=utf-8"),
    ("log.csv", "text/csv; charset=utf-8"),
];
/// What the page of the debriefing is made of.
const PAGE: &str = "page.json";

/// One decision on the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Piece {
    /// Position of the seat.
    pub seat: usize,
    /// Who took it.
    pub by: Text,
    /// When, and what was asked.
    pub head: Text,
    /// What it is set beside, in both languages.
    pub lines: [Vec<String>; 2],
}

/// The page of a debriefing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pages {
    /// The result of the class.
    pub result: Text,
    /// What each seat is called.
    pub seats: Vec<Text>,
    /// Every decision, in order.
    pub pieces: Vec<Piece>,
}

/// The name of a file of a room.
pub fn name(code: &str, ending: &str) -> String {
    format!("{code}.{ending}")
}

/// The name of a time line: of a seat, or of the class.
fn timeline_name(code: &str, seat: Option<usize>, lang: Lang) -> String {
    let whose = seat.map_or_else(|| "class".to_owned(), |seat| seat.to_string());
    name(code, &format!("timeline-{whose}.{}.svg", lang.code()))
}

/// The time line of a seat's decisions, or of the class's, as it was kept; none where nothing was decided.
///
/// # Errors
/// Where it cannot be read.
pub fn timeline(
    rooms: &dyn Rooms,
    code: &str,
    seat: Option<usize>,
    lang: Lang,
) -> Result<Option<String>, Trouble> {
    let bytes = rooms.read(&timeline_name(code, seat, lang))?;
    Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// The page as it was kept; none where there is none yet.
///
/// # Errors
/// Where it cannot be read.
pub fn kept(rooms: &dyn Rooms, code: &str) -> Result<Option<Pages>, Trouble> {
    let bytes = rooms.read(&name(code, PAGE))?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Weighs every decision of a session, and keeps what came of it.
///
/// # Errors
/// Where the machine gives no threads, or the files cannot be written.
pub fn weigh(
    (session, lines): (&Session, &str),
    (roll, code): (&Roll, &str),
    threads: usize,
    rooms: &dyn Rooms,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<(), Failed> {
    let debriefing = debrief(session, roll.futures, threads, tell).map_err(|error| {
        let why = error.to_string();
        Failed::from(Trouble {
            what: Text::of(|lang| crate::i18n::cli::no_threads(lang, &why)),
            hint: Text::of(crate::i18n::cli::hint_no_threads),
        })
    })?;
    let pages = serde_json::json!(pages(session, roll, &debriefing)).to_string();
    let record = write_jsonl(&debriefing.record).map_err(|_| Failed::defect())?;
    pictures((session, &debriefing), code, rooms)?;
    let page = |lang| html(&View { session, debriefing: &debriefing, seat: None, lang }).into_bytes();
    let files = [
        ("debriefing.vi.html", page(Lang::Vi)),
        ("debriefing.en.html", page(Lang::En)),
        ("session.jsonl", lines.as_bytes().to_vec()),
        ("record.jsonl", record),
        ("debriefing.json", training::json(session, &debriefing, VERSION)),
        ("debriefing.vi.md", training::markdown(&debriefing, Lang::Vi).into_bytes()),
        ("debriefing.en.md", training::markdown(&debriefing, Lang::En).into_bytes()),
        ("log.csv", training::log(session, &debriefing).into_bytes()),
        // The last one: where it is, all are.
        (PAGE, pages.into_bytes()),
    ];
    for (ending, bytes) in files {
        rooms.write(&name(code, ending), &bytes)?;
    }
    Ok(())
}

/// The time line of the class, and of every seat that decided anything.
fn pictures(
    (session, debriefing): (&Session, &Debriefing),
    code: &str,
    rooms: &dyn Rooms,
) -> Result<(), Trouble> {
    let decided = |seat: &usize| debriefing.decisions.iter().any(|one| one.taken.seat == *seat);
    let seats = (0..session.seats().len()).filter(decided).map(Some);
    for seat in seats.chain((!debriefing.decisions.is_empty()).then_some(None)) {
        for lang in Lang::ALL {
            let chart = draw(&View { session, debriefing, seat, lang });
            rooms.write(&timeline_name(code, seat, lang), chart.svg.as_bytes())?;
        }
    }
    Ok(())
}

fn pages(session: &Session, roll: &Roll, debriefing: &Debriefing) -> Pages {
    let [vi, en] = Lang::ALL.map(|lang| training::reviews(debriefing, lang));
    let reviewed = debriefing.decisions.iter().map(|reviewed| &reviewed.taken);
    let pieces = vi.into_iter().zip(en).zip(reviewed).map(|((vi, en), taken)| Piece {
        seat: vi.seat,
        by: Text::of(|lang| who(roll, taken, lang)),
        head: Text { vi: vi.head, en: en.head },
        lines: [vi.lines, en.lines],
    });
    Pages {
        result: Text::of(|lang| training::result(debriefing, lang)),
        seats: seat_names(session),
        pieces: pieces.collect(),
    }
}

/// How many decisions are weighed: what the model decided is nobody's to learn from.
pub fn weighed(session: &Session) -> usize {
    session.taken().iter().filter(|taken| taken.by != Whose::Model).count()
}

/// Plays a session again from its first line and what was done in it, to its end; with all of it as lines.
///
/// # Errors
/// Where it cannot be played again.
pub fn again(first: String, acts: Vec<Done>) -> Result<(Session, String), String> {
    let said = |error: saved::SavedError| error.to_string();
    let (mut session, _) = saved::resume(&first, VERSION).map_err(said)?;
    let mut lines = first;
    for act in acts {
        lines.push_str(&saved::line(&act).map_err(said)?);
        lines.push('\n');
        session.again(act).map_err(|error| error.to_string())?;
    }
    session.go_to(session.end());
    Ok((session, lines))
}
