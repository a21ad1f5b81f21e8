//! The trainee's desk in the terminal, line by line: works in any terminal, over any line, and from a pipe.

use std::time::{Duration, Instant};

use super::exit::Failure;
use super::keyboard::{Heard, Keyboard};
use super::terminal::Terminal;
use crate::i18n::format::{Clock, duration};
use crate::i18n::{half, terms, train as say};
use crate::report::training::{Reader, seat_orgs};
use crate::score::score;
use crate::train::act::{Act, By, LONGEST_RATIONALE, Taken, Waiting};
use crate::train::debrief::bears_on;
use crate::train::saved::Settings;
use crate::train::session::{Bookmark, Session};
use crate::units::SimTime;

/// News shown at once; earlier ones on demand.
const NEWS: usize = 20;
/// Between two looks at what has happened, while the clock runs.
const LOOK: Duration = Duration::from_secs(1);
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
    keyboard: Keyboard,
    /// How far news have been shown.
    mark: Bookmark,
    /// What has been saved of what was done.
    saved: usize,
}

/// Where each act goes before the drill goes on.
pub type Save<'a> = dyn FnMut(&Act) -> Result<(), Failure> + 'a;

/// How a question ended.
enum Asked {
    /// An option was chosen.
    Taken(Taken),
    /// It no longer waits.
    Void,
    /// The trainee leaves.
    Left,
}

/// What was typed.
enum Typed {
    /// An option, whether it stands, and why.
    Option(usize, bool, String),
    Known,
    Hint,
    Leave,
    Help,
    Other,
}

impl Desk {
    /// A desk.
    pub fn new(settings: Settings) -> Desk {
        Desk { settings, keyboard: Keyboard::new(), mark: Bookmark::default(), saved: 0 }
    }

    /// Sits down until the drill is over or the trainee leaves. Every act is given to `save` before the drill goes on.
    pub fn sit(
        mut self,
        session: &mut Session,
        terminal: &mut Terminal,
        save: &mut Save<'_>,
    ) -> Result<Left, Failure> {
        self.saved = session.acts().len();
        self.open(session, terminal)?;
        loop {
            let waiting = session.waiting();
            let Some(first) = waiting.first() else {
                if !session.go_to_next() {
                    session.go_to(session.end());
                    return Ok(Left::Done);
                }
                continue;
            };
            self.tell_news(session, true, terminal)?;
            match self.ask(session, first, terminal)? {
                Asked::Left => return Ok(Left::Early),
                Asked::Void => continue,
                Asked::Taken(taken) => {
                    // What cannot be decided any more was told as it came.
                    let _ = session.decide(taken);
                }
            }
            for act in session.acts().get(self.saved..).unwrap_or_default() {
                save(act)?;
            }
            self.saved = session.acts().len();
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

    /// What the trainee has come to know since the last news; whether it is told that there are none.
    fn tell_news(
        &mut self,
        session: &Session,
        also_none: bool,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        let lang = terminal.lang;
        let reader = Reader::new(session.world(), lang);
        let mut news = session.news(Some(SEAT), &mut self.mark);
        news.retain(|(_, fact)| !fact.is_detail());
        if news.is_empty() && !also_none {
            return Ok(());
        }
        let clock = Clock::of(&session.run().scenario.drill.starts);
        let mut text = format!("\n{}\n", say::news(lang, &clock.moment(session.now(), lang)));
        if news.is_empty() {
            text.push_str(&format!("{}\n", say::no_news(lang)));
        }
        if news.len() > NEWS {
            text.push_str(&format!("{}\n", say::earlier_news(lang, news.len() - NEWS)));
        }
        for (t, fact) in news.iter().skip(news.len().saturating_sub(NEWS)) {
            text.push_str(&format!("{}\n", reader.line(*t, fact)));
        }
        terminal.print(&text)
    }

    /// Asks until an option is chosen, the trainee leaves, or it no longer waits. While the clock runs, what happens is told.
    fn ask(
        &mut self,
        session: &mut Session,
        waiting: &Waiting,
        terminal: &mut Terminal,
    ) -> Result<Asked, Failure> {
        let (began, came) = (Instant::now(), session.now());
        let mut hinted = false;
        let runs = self.settings.speed > 0.0;
        self.put(session, waiting, terminal)?;
        terminal.print(&say::prompt(terminal.lang))?;
        loop {
            let heard = self.keyboard.hear(runs.then_some(LOOK));
            let desk = began.elapsed().as_secs_f64();
            let now = SimTime(came.0 + (desk * self.settings.speed).min(f64::from(u32::MAX)) as i64);
            session.go_to(now);
            let line = match heard {
                Heard::Closed => return Ok(Asked::Left),
                Heard::Line(line) => line,
                Heard::Nothing => {
                    if self.look(session, waiting, terminal)? {
                        continue;
                    }
                    return Ok(Asked::Void);
                }
            };
            match typed(&line, waiting.options.len()) {
                Typed::Option(ix, stands, why) => {
                    let chosen = (ix, stands, why);
                    return Ok(Asked::Taken(choice(waiting, chosen, (desk, hinted))));
                }
                Typed::Leave => return Ok(Asked::Left),
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
            terminal.print(&say::prompt(terminal.lang))?;
        }
    }

    /// What has happened while somebody thinks; whether the decision still waits.
    fn look(
        &mut self,
        session: &Session,
        waiting: &Waiting,
        terminal: &mut Terminal,
    ) -> Result<bool, Failure> {
        let mut ahead = self.mark;
        let still = session.waiting().iter().any(|other| other.decision == waiting.decision);
        if session.news(Some(SEAT), &mut ahead).iter().any(|(_, fact)| !fact.is_detail()) {
            self.tell_news(session, false, terminal)?;
            if still {
                self.put(session, waiting, terminal)?;
                terminal.print(&say::prompt(terminal.lang))?;
            }
        }
        Ok(still)
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

/// What was chosen.
fn choice(
    waiting: &Waiting,
    (ix, standing, rationale): (usize, bool, String),
    (desk, hinted): (f64, bool),
) -> Taken {
    Taken {
        seat: SEAT,
        decision: waiting.decision.clone(),
        option: waiting.options.get(ix).cloned().unwrap_or_default(),
        after_s: 0,
        desk_s: desk.min(f64::from(u32::MAX)) as u32,
        rationale,
        hinted,
        standing,
        by: By::Desk,
    }
}

/// Everything that the trainee knows.
fn tell_all(session: &Session, terminal: &mut Terminal) -> Result<(), Failure> {
    let reader = Reader::new(session.world(), terminal.lang);
    let lines: Vec<String> = session.known(SEAT).map(|(entry, fact)| reader.line(entry.t, &fact)).collect();
    terminal.print(&format!("{}\n", lines.join("\n")))
}

fn typed(line: &str, options: usize) -> Typed {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match word {
        "k" => Typed::Known,
        "h" => Typed::Hint,
        "q" => Typed::Leave,
        "?" => Typed::Help,
        _ => {
            let stands = word.ends_with('!');
            match word.trim_end_matches('!').parse::<usize>() {
                Ok(number) if (1..=options).contains(&number) => {
                    let why: String = rest.trim().chars().take(LONGEST_RATIONALE).collect();
                    Typed::Option(number - 1, stands, why)
                }
                _ => Typed::Other,
            }
        }
    }
}
