//! A room: one thread that plays its drill, with a mailbox. Nothing that takes long happens anywhere else.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use tokio::sync::oneshot;

use crate::i18n::Text;
use crate::train::saved;
use crate::train::session::Session;
use crate::web::Failed;
use crate::web::class::acts::{Act, By, Header, Pace, Phase};
use crate::web::class::doors::{Doors, Guest, Windows};
use crate::web::class::roll::Roll;
use crate::web::class::table::{Table, Wish};
use crate::web::class::weigh;
use crate::web::disk::{Disk, Trouble};

/// Letters that wait in a mailbox; whoever comes later is asked to come again.
const LETTERS: usize = 512;
/// Whoever asks waits no longer than this.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the trainer orders.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Order {
    /// The drill begins.
    Start {
        /// Seats at which nobody sits are the model's.
        empty_to_model: bool,
    },
    /// The clock stops, or goes on.
    Pause {
        /// Whether it stops.
        paused: bool,
    },
    /// The clock goes otherwise.
    Pace {
        /// How.
        pace: Pace,
    },
    /// On to the next decision.
    Step {},
    /// A decision for a seat.
    Decide {
        /// Id of the decision.
        decision: String,
        /// The option.
        option: String,
        /// Why.
        rationale: String,
    },
    /// A seat's decisions are the model's, or no longer.
    Hand {
        /// Position of the seat.
        seat: usize,
        /// Whether they are.
        model: bool,
    },
    /// A trainee is sent away.
    SendAway {
        /// Their number.
        trainee: u32,
    },
    /// The drill is over.
    Close {
        /// Futures that each decision is weighed by.
        futures: u64,
    },
}

type Reply<T> = oneshot::Sender<Result<T, Failed>>;

/// A letter in the mailbox.
enum Letter {
    Join { name: String, seat: usize, token: String, reply: Reply<u32> },
    Leave { trainee: u32, reply: Reply<()> },
    Decide { trainee: u32, wish: Wish, reply: Reply<()> },
    Hint { trainee: u32, decision: String, reply: Reply<Text> },
    Order { order: Order, reply: Reply<()> },
    /// Somebody's window opened or closed.
    Windows,
    /// So many futures are weighed.
    Weighed(u64),
    /// The debriefing is written, or not.
    Debriefed(Result<(), Failed>),
}

/// A room, for whoever has business with it.
pub struct Room {
    /// Its code.
    pub code: String,
    /// What it gives out.
    pub doors: Arc<Doors>,
    /// What it is about.
    pub about: Text,
    /// What its seats are called.
    pub seats: Vec<Text>,
    mailbox: SyncSender<Letter>,
}

/// What a room is begun with, or gone on with.
pub struct Begun {
    /// The first line.
    pub header: Header,
    /// What was done since.
    pub acts: Vec<Act>,
    /// The session, as far as it has come.
    pub session: Session,
    /// The same as lines.
    pub lines: String,
}

impl Begun {
    /// Plays a room again from its lines.
    ///
    /// # Errors
    /// Where this version would play it in another way.
    pub fn again(header: Header, acts: Vec<Act>) -> Result<Begun, String> {
        let mut text = format!("{}\n", header.session.get());
        for act in &acts {
            match act {
                Act::Took { taken, .. } => {
                    text.push_str(&saved::line(taken).map_err(|error| error.to_string())?);
                    text.push('\n');
                }
                Act::Injected { line } => {
                    text.push_str(line);
                    text.push('\n');
                }
                _ => {}
            }
        }
        let (session, _) = saved::resume(&text, weigh::VERSION).map_err(|error| error.to_string())?;
        Ok(Begun { header, acts, session, lines: text })
    }
}

impl Room {
    /// Opens the doors, on a thread of its own. A running clock of before stands still at first.
    ///
    /// # Errors
    /// Where the book cannot be opened or the machine gives no thread.
    pub fn open(begun: Begun, epoch: String, disk: Disk, threads: usize) -> Result<Room, Failed> {
        let Begun { header, acts, session, lines } = begun;
        let mut roll = Roll::new(session.seats().len(), header.pace);
        acts.iter().for_each(|act| roll.after(act));
        roll.paused |= roll.phase == Phase::Running && matches!(roll.pace, Pace::Run(_));
        let doors = Arc::new(Doors::new(epoch));
        doors.give(|given| {
            for person in roll.people.iter().filter(|person| !person.gone) {
                let windows = Arc::new(Windows::default());
                let guest = Guest { id: person.id, name: person.name.clone(), seat: person.seat, windows };
                given.let_in(person.token.clone(), guest);
            }
        });
        let (mailbox, letters) = sync_channel(LETTERS);
        let book = disk.rooms.book(&weigh::name(&header.code, "jsonl"))?;
        let room = Room {
            code: header.code.clone(),
            doors: Arc::clone(&doors),
            about: super::table::about(&session),
            seats: super::words::seat_names(&session),
            mailbox: mailbox.clone(),
        };
        let table = Table::new((session, lines), roll, header.hints, book, doors);
        let host = Host { code: header.code, letters, mailbox, disk, threads, table: Some(table) };
        let named = thread::Builder::new().name(format!("room {}", room.code));
        named.spawn(move || host.live()).map_err(|_| Failed::from(Trouble::no_thread()))?;
        Ok(room)
    }

    async fn ask<T>(&self, letter: impl FnOnce(Reply<T>) -> Letter) -> Result<T, Failed> {
        let (reply, answer) = oneshot::channel();
        match self.mailbox.try_send(letter(reply)) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => return Err(Failed::too_fast()),
            Err(TrySendError::Disconnected(_)) => return Err(Failed::defect()),
        }
        match tokio::time::timeout(PATIENCE, answer).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => Err(Failed::defect()),
            Err(_) => Err(Failed::too_slow()),
        }
    }

    /// Somebody sits down, with the digest of their token.
    ///
    /// # Errors
    /// Where they cannot.
    pub async fn join(&self, name: String, seat: usize, token: String) -> Result<u32, Failed> {
        self.ask(|reply| Letter::Join { name, seat, token, reply }).await
    }

    /// Somebody leaves.
    ///
    /// # Errors
    /// Where that cannot be written down.
    pub async fn leave(&self, trainee: u32) -> Result<(), Failed> {
        self.ask(|reply| Letter::Leave { trainee, reply }).await
    }

    /// A trainee decides.
    ///
    /// # Errors
    /// Where they cannot.
    pub async fn decide(&self, trainee: u32, wish: Wish) -> Result<(), Failed> {
        self.ask(|reply| Letter::Decide { trainee, wish, reply }).await
    }

    /// A trainee asks for a hint.
    ///
    /// # Errors
    /// Where hints are not allowed, or nothing waits.
    pub async fn hint(&self, trainee: u32, decision: String) -> Result<Text, Failed> {
        self.ask(|reply| Letter::Hint { trainee, decision, reply }).await
    }

    /// The trainer orders something.
    ///
    /// # Errors
    /// Where it cannot be done.
    pub async fn order(&self, order: Order) -> Result<(), Failed> {
        self.ask(|reply| Letter::Order { order, reply }).await
    }

    /// How many sit at each seat.
    pub fn seated(&self) -> Vec<usize> {
        self.doors.look(|given| {
            let mut seated = vec![0; self.seats.len()];
            given.guests().for_each(|guest| seated.get_mut(guest.seat).into_iter().for_each(|count| *count += 1));
            seated
        })
    }

    /// What tells the room that a window opened or closed.
    pub fn bell(&self) -> Box<dyn Fn() + Send + Sync> {
        let mailbox = self.mailbox.clone();
        // A mailbox that is full will be read, and the windows counted then.
        Box::new(move || drop(mailbox.try_send(Letter::Windows)))
    }
}

/// The thread of a room.
struct Host {
    code: String,
    letters: Receiver<Letter>,
    mailbox: SyncSender<Letter>,
    disk: Disk,
    threads: usize,
    /// Away while its decisions are weighed.
    table: Option<Table>,
}

impl Host {
    fn live(mut self) {
        if let Some(table) = &mut self.table {
            table.publish();
            if table.roll.phase == Phase::Weighing {
                self.weigh();
            }
        }
        loop {
            let wait = self.table.as_mut().map_or(Duration::from_secs(3600), Table::go_on);
            if let Some(table) = &mut self.table {
                table.publish();
            }
            match self.letters.recv_timeout(wait) {
                Ok(letter) => self.read(letter),
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return,
            }
            // Whatever came meanwhile, before anything is told.
            while let Ok(letter) = self.letters.try_recv() {
                self.read(letter);
            }
        }
    }

    fn read(&mut self, letter: Letter) {
        let mut close = false;
        let busy = || Err(Failed::not_playing());
        // Whoever asks and did not wait for the answer has gone.
        match (letter, &mut self.table) {
            (Letter::Join { name, seat, token, reply }, table) => {
                let _ = reply.send(table.as_mut().map_or_else(|| Err(Failed::room_closed()), |t| t.join(name, seat, token)));
            }
            (Letter::Leave { trainee, reply }, table) => {
                let _ = reply.send(table.as_mut().map_or_else(busy, |table| table.leave(trainee)));
            }
            (Letter::Decide { trainee, wish, reply }, table) => {
                let decided = table.as_mut().map_or_else(busy, |table| {
                    let seat = table.roll.person(trainee).map(|person| person.seat);
                    let seat = seat.ok_or_else(Failed::not_in_the_room)?;
                    table.decide(By::Trainee(trainee), Some(seat), wish)
                });
                let _ = reply.send(decided);
            }
            (Letter::Hint { trainee, decision, reply }, table) => {
                let told = table.as_mut().map_or_else(|| Err(Failed::not_playing()), |table| {
                    let seat = table.roll.person(trainee).map(|person| person.seat);
                    table.hint(seat.ok_or_else(Failed::not_in_the_room)?, &decision)
                });
                let _ = reply.send(told);
            }
            (Letter::Order { order, reply }, table) => {
                close = matches!(order, Order::Close { .. });
                let done = table.as_mut().map_or_else(busy, |table| obey(table, order));
                close &= done.is_ok();
                let _ = reply.send(done);
            }
            (Letter::Weighed(done), Some(table)) => {
                if let Some(weighed) = &mut table.weighed {
                    weighed.0 = weighed.0.max(done);
                }
            }
            (Letter::Debriefed(how), Some(table)) => finish(table, how),
            (Letter::Windows | Letter::Weighed(_) | Letter::Debriefed(_), _) => {}
        }
        if close {
            self.weigh();
        }
    }

    /// Weighs the decisions on a thread of its own, over a session that is played again there.
    fn weigh(&mut self) {
        let Some(table) = &mut self.table else { return };
        table.weighed = Some((0, table.roll.futures * table.session.taken().len() as u64));
        table.publish();
        let (roll, lines) = (table.roll.clone(), table.lines.clone());
        let (code, threads) = (self.code.clone(), self.threads);
        let (rooms, mailbox, end) = (Arc::clone(&self.disk.rooms), self.mailbox.clone(), table.session.now());
        let work = move || {
            let tell = |done: u64| drop(mailbox.try_send(Letter::Weighed(done)));
            let weighed = saved::resume(&lines, weigh::VERSION)
                .map_err(|error| Failed::from(Trouble::of_room(&code, &error.to_string())))
                .and_then(|(mut session, _)| {
                    session.go_to(end);
                    weigh::weigh((&session, &lines), (&roll, &code), threads, &*rooms, &tell)
                });
            let _ = mailbox.send(Letter::Debriefed(weighed));
        };
        if thread::Builder::new().name(format!("weighs {}", self.code)).spawn(work).is_err() {
            let failed = Failed::from(Trouble::no_thread());
            table.doors.give(|given| given.stuck = Some(failed));
        }
    }
}

fn finish(table: &mut Table, how: Result<(), Failed>) {
    table.weighed = None;
    match how {
        Ok(()) => drop(table.done(&Act::Closed)),
        Err(failed) => table.doors.give(|given| given.stuck = Some(failed)),
    }
}

fn obey(table: &mut Table, order: Order) -> Result<(), Failed> {
    match order {
        Order::Start { empty_to_model } => table.start(empty_to_model),
        Order::Pause { paused } => table.pause(paused),
        Order::Pace { pace } => table.pace(sound(pace)?),
        Order::Step {} => table.step(),
        Order::Decide { decision, option, rationale } => {
            table.decide(By::Trainer, None, Wish { decision, option, rationale })
        }
        Order::Hand { seat, model } => table.hand(seat, model),
        Order::SendAway { trainee } => table.leave(trainee),
        Order::Close { futures } => table.close(futures),
    }
}

/// A pace that a clock can go at.
///
/// # Errors
/// Where it is none.
pub fn sound(pace: Pace) -> Result<Pace, Failed> {
    match pace {
        Pace::Run(speed) if !(1.0..=3600.0).contains(&speed) => Err(Failed::no_such_pace()),
        pace => Ok(pace),
    }
}
