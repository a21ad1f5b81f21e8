//! The trainee's desk in the terminal, line by line: works in any terminal, over any line, and from a pipe.

use std::collections::BTreeSet;
use std::io::{BufRead, Read};
use std::time::Instant;

use super::exit::Failure;
use super::terminal::Terminal;
use crate::i18n::format::{Clock, duration};
use crate::i18n::{half, terms, train as say};
use crate::report::training::{Reader, seat_orgs};
use crate::score::score;
use crate::train::debrief::bears_on;
use crate::train::saved::Settings;
use crate::train::session::{LONGEST_RATIONALE, Session, Taken, Waiting};
use crate::units::SimTime;

/// News shown at once; earlier ones on demand.
const NEWS: usize = 20;
/// The longest line that is read.
const LONGEST_LINE: u64 = 16 << 10;
/// The only seat at this desk.
const SEAT: usize = 0;

/// How the desk was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The drill is over.
    Done,
    /// Before that.
    Early,
}

/// The desk.
pub struct Desk {
    settings: Settings,
    /// Up to when news have been shown, and those of that very moment.
    shown: Option<SimTime>,
    last: BTreeSet<String>,
}

/// What was typed.
enum Typed {
    Option(usize, String),
    Known,
    Hint,
    Leave,
    Help,
    Other,
}

impl Desk {
    /// A desk.
    pub fn new(settings: Settings) -> Desk {
        Desk { settings, shown: None, last: BTreeSet::new() }
    }

    /// Sits down until the drill is over or the trainee leaves. Every decision is given to `save` before the drill goes on.
    pub fn sit(
        mut self,
        session: &mut Session,
        terminal: &mut Terminal,
        save: &mut dyn FnMut(&Taken) -> Result<(), Failure>,
    ) -> Result<Left, Failure> {
        self.open(session, terminal)?;
        loop {
            let waiting = session.waiting();
            let Some(first) = waiting.first() else {
                let Some(next) = session.next_decision() else {
                    session.go_to(session.end());
                    return Ok(Left::Done);
                };
                session.go_to(next);
                continue;
            };
            self.tell_news(session, terminal)?;
            let Some(taken) = self.ask(session, first, terminal)? else { return Ok(Left::Early) };
            let at = SimTime(first.since.0 + i64::from(taken.after_s));
            session.go_to(at);
            if session.decide(taken.clone()).is_ok() {
                save(&taken)?;
            }
        }
    }

    fn open(&self, session: &Session, terminal: &mut Terminal) -> Result<(), Failure> {
        let lang = terminal.lang;
        let drill = &session.run().scenario.drill;
        let clock = Clock::of(&drill.starts);
        let seat = session.seats().first().map_or("", |seat| seat.kind.id());
        let starts = clock.moment(SimTime::ZERO, lang);
        let running = if self.settings.speed > 0.0 {
            say::clock_runs(lang, &duration(self.settings.speed.round() as i64, lang))
        } else {
            say::clock_stands(lang)
        };
        let lines = [
            say::drill_is(lang, session.run().scenario.name.get(lang), &starts),
            say::you_are(lang, &say::seat(lang, seat), &seat_orgs(session, SEAT, lang)),
            say::you_see(lang),
            running,
            say::desk_help(lang),
        ];
        terminal.print(&format!("{}\n", lines.join("\n")))
    }

    /// What the trainee has come to know since the last news.
    fn tell_news(&mut self, session: &Session, terminal: &mut Terminal) -> Result<(), Failure> {
        let lang = terminal.lang;
        let reader = Reader::new(session.world(), lang);
        let since = self.shown;
        let lines: Vec<(SimTime, String)> = session
            .known(SEAT)
            .filter(|(entry, _)| since.is_none_or(|since| entry.t >= since))
            .map(|(entry, fact)| (entry.t, reader.line(entry.t, &fact)))
            .filter(|(t, line)| Some(*t) != since || !self.last.contains(line))
            .collect();
        let now = session.now();
        if since != Some(now) {
            self.last.clear();
        }
        self.last.extend(lines.iter().filter(|(t, _)| *t == now).map(|(_, line)| line.clone()));
        self.shown = Some(now);
        let clock = Clock::of(&session.run().scenario.drill.starts);
        let mut text = format!("\n{}\n", say::news(lang, &clock.moment(now, lang)));
        if lines.is_empty() {
            text.push_str(&format!("{}\n", say::no_news(lang)));
        }
        if lines.len() > NEWS {
            text.push_str(&format!("{}\n", say::earlier_news(lang, lines.len() - NEWS)));
        }
        for (_, line) in lines.iter().skip(lines.len().saturating_sub(NEWS)) {
            text.push_str(&format!("{line}\n"));
        }
        terminal.print(&text)
    }

    /// Asks until an option is chosen; none where the trainee leaves.
    fn ask(
        &self,
        session: &Session,
        waiting: &Waiting,
        terminal: &mut Terminal,
    ) -> Result<Option<Taken>, Failure> {
        let began = Instant::now();
        let mut hinted = false;
        self.put(session, waiting, terminal)?;
        loop {
            terminal.print(&say::prompt(terminal.lang))?;
            let Some(line) = read_line() else { return Ok(None) };
            match typed(&line, waiting.options.len()) {
                Typed::Option(ix, rationale) => {
                    let desk = began.elapsed().as_secs_f64();
                    let waited = (session.now() - waiting.since).0.max(0) as f64;
                    let after = waited + desk * self.settings.speed;
                    let Some(option) = waiting.options.get(ix) else { continue };
                    return Ok(Some(Taken {
                        seat: SEAT,
                        decision: waiting.decision.clone(),
                        option: option.clone(),
                        after_s: after.min(f64::from(u32::MAX)) as u32,
                        desk_s: desk.min(f64::from(u32::MAX)) as u32,
                        rationale,
                        hinted,
                    }));
                }
                Typed::Leave => return Ok(None),
                Typed::Known => tell_all(session, terminal)?,
                Typed::Hint => {
                    hinted |= self.settings.hints;
                    self.hint(session, waiting, terminal)?;
                }
                Typed::Help => terminal.print(&format!("{}\n", say::desk_help(terminal.lang)))?,
                Typed::Other => {
                    let text = say::not_understood(terminal.lang, waiting.options.len());
                    terminal.print(&format!("{text}\n"))?;
                }
            }
        }
    }

    fn put(&self, session: &Session, waiting: &Waiting, terminal: &mut Terminal) -> Result<(), Failure> {
        let lang = terminal.lang;
        let org = session.run().scenario.province.organisations.get(waiting.org.ix());
        let org = org.map_or("?", |org| org.name.get(lang));
        let question = terms::question(lang, &waiting.decision);
        let mut text = format!("\n{}\n", say::decide(lang, &question, waiting.incident.0, org));
        for (ix, option) in waiting.options.iter().enumerate() {
            text.push_str(&format!("  {}. {}\n", ix + 1, terms::option(lang, &waiting.decision, option)));
        }
        terminal.print(&text)
    }

    /// What the plan expects about a decision; never what the model would do.
    fn hint(&self, session: &Session, waiting: &Waiting, terminal: &mut Terminal) -> Result<(), Failure> {
        let lang = terminal.lang;
        if !self.settings.hints {
            return terminal.print(&format!("{}\n", say::no_hints(lang)));
        }
        let card = score(session.world()).card;
        let about = card.expectations.iter().filter(|e| bears_on(waiting.point).contains(&e.to));
        let lines: Vec<String> = about
            .map(|e| {
                let [target, limit] = [e.target_s, e.limit_s].map(|seconds| duration(seconds, lang));
                say::hint_expects(lang, e.name.get(lang), &target, &limit, half(&e.source, lang))
            })
            .collect();
        let text = if lines.is_empty() { say::hint_none(lang) } else { lines.join("\n") };
        terminal.print(&format!("{text}\n"))
    }
}

/// Everything that the trainee knows.
fn tell_all(session: &Session, terminal: &mut Terminal) -> Result<(), Failure> {
    let reader = Reader::new(session.world(), terminal.lang);
    let lines: Vec<String> = session.known(SEAT).map(|(entry, fact)| reader.line(entry.t, &fact)).collect();
    terminal.print(&format!("{}\n", lines.join("\n")))
}

/// A line of standard input; none at its end.
fn read_line() -> Option<String> {
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock().take(LONGEST_LINE);
    let read = input.read_until(b'\n', &mut bytes).ok()?;
    (read > 0).then(|| String::from_utf8_lossy(&bytes).trim().to_owned())
}

fn typed(line: &str, options: usize) -> Typed {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match word {
        "k" => Typed::Known,
        "h" => Typed::Hint,
        "q" => Typed::Leave,
        "?" => Typed::Help,
        _ => match word.parse::<usize>() {
            Ok(number) if (1..=options).contains(&number) => {
                let why: String = rest.trim().chars().take(LONGEST_RATIONALE).collect();
                Typed::Option(number - 1, why)
            }
            _ => Typed::Other,
        },
    }
}
