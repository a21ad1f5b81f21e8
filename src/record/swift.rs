//! The entries of a sound record on all processors: pieces are read side by side, checked in their order, and
//! digested meanwhile. Of anything that is not sound it says only that; the reader that goes line by line tells what.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use sha2::{Digest as _, Sha256};

use super::Entry;
use super::check::entry_follows;
use super::lean::Lean;
use super::read::{END, End, Limits};
use super::write::hexadecimal;
use crate::scenario::Scenario;
use crate::units::Names;

/// Readers at once; more than that wait for the checks.
const READERS: usize = 4;
/// Room that a line takes at least; more than enough for what is reserved beforehand.
const SHORTEST: usize = 64;

/// Every entry of the lines after the header, checked and digested; none where anything at all is not as it
/// should be.
pub(super) fn read_entries(
    body: &[u8],
    limits: &Limits,
    scenario: &Scenario,
    names: &Arc<Names>,
) -> Option<Vec<Entry>> {
    let (lines, end) = parted(body)?;
    let wanted = usize::try_from(end.entries).ok().filter(|n| *n <= limits.entries)?;
    if wanted > lines.len() / SHORTEST {
        return None;
    }
    let lean = Lean::new(scenario);
    let pieces = cut(lines, limits.piece);
    let (next, broken) = (AtomicUsize::new(0), AtomicBool::new(false));
    let readers =
        thread::available_parallelism().map_or(1, usize::from).min(READERS).min(pieces.len().max(1));
    thread::scope(|scope| {
        let digest = scope.spawn(|| hexadecimal(&Sha256::digest(lines)));
        let (sender, receiver) = channel();
        for _ in 0..readers {
            let sender = sender.clone();
            let (lean, pieces, next, broken) = (&lean, &pieces, &next, &broken);
            scope.spawn(move || names.scope(|| read_pieces(lean, pieces, limits, (next, broken), &sender)));
        }
        drop(sender);
        let entries = gather(&receiver, wanted);
        broken.store(entries.is_none(), Ordering::Relaxed);
        let digest = digest.join().ok()?;
        entries.filter(|_| digest == end.digest)
    })
}

/// The lines of entries, and the end line.
fn parted(body: &[u8]) -> Option<(&[u8], End)> {
    let inner = body.strip_suffix(b"\n").unwrap_or(body);
    let at = inner.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let end = std::str::from_utf8(&body[at..]).ok().filter(|text| text.starts_with(END))?;
    Some((&body[..at], serde_json::from_str(end).ok()?))
}

/// Cuts at ends of lines.
fn cut(mut lines: &[u8], about: usize) -> Vec<&[u8]> {
    let mut pieces = Vec::with_capacity(lines.len() / about + 1);
    while !lines.is_empty() {
        let least = about.min(lines.len()) - 1;
        let end = lines[least..].iter().position(|b| *b == b'\n').map_or(lines.len(), |at| least + at + 1);
        let (piece, rest) = lines.split_at(end);
        pieces.push(piece);
        lines = rest;
    }
    pieces
}

/// A piece by its position; none where a line is not an entry.
type Piece = (usize, Option<Vec<Entry>>);

fn read_pieces(
    lean: &Lean<'_>,
    pieces: &[&[u8]],
    limits: &Limits,
    (next, broken): (&AtomicUsize, &AtomicBool),
    sender: &Sender<Piece>,
) {
    while !broken.load(Ordering::Relaxed) {
        let ix = next.fetch_add(1, Ordering::Relaxed);
        let Some(piece) = pieces.get(ix) else { return };
        // Nobody listens any more once something was wrong.
        if sender.send((ix, read_piece(lean, piece, limits))).is_err() {
            return;
        }
    }
}

fn read_piece(lean: &Lean<'_>, piece: &[u8], limits: &Limits) -> Option<Vec<Entry>> {
    let text = std::str::from_utf8(piece).ok()?;
    let mut entries = Vec::with_capacity(piece.len() / (2 * SHORTEST));
    for line in text.split_inclusive('\n') {
        if line.len() > limits.line {
            return None;
        }
        let inner = line.strip_suffix('\n')?;
        entries.push(match lean.entry(inner) {
            Some(entry) => entry,
            None if inner.starts_with(END) => return None,
            None => serde_json::from_str(inner).ok()?,
        });
    }
    Some(entries)
}

/// Puts the pieces in order and checks every entry against those before it.
fn gather(receiver: &Receiver<Piece>, wanted: usize) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::with_capacity(wanted);
    let mut early: Vec<Option<Vec<Entry>>> = Vec::new();
    let mut due = 0;
    for (ix, piece) in receiver {
        if ix >= early.len() {
            early.resize_with(ix + 1, || None);
        }
        early[ix] = Some(piece?);
        while let Some(piece) = early.get_mut(due).and_then(Option::take) {
            due += 1;
            if entries.len() + piece.len() > wanted {
                return None;
            }
            for entry in piece {
                entry_follows(&entries, &entry).ok()?;
                entries.push(entry);
            }
        }
    }
    (entries.len() == wanted).then_some(entries)
}
