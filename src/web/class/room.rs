//! A room: one thread that plays its drill, with a mailbox. Nothing that takes long happens anywhere else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use tokio::sync::oneshot;

use crate::i18n::Text;
use crate::train::saved;
use crate::train::session::{Position, Session};
use crate::units::SimTime;
use crate::web::Failed;
use crate::web::class::acts::{Act, By, Header, Pace, Phase};
use crate::web::class::doors::{Doors, Guest, Windows};
use crate::web::class::inject::{Injects, Places};
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
    /// Something happens that the trainer brings about.
    Inject {
        /// What.
        inject: Box<Injects>,
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
    Join {
        name: String,
        seat: usize,
        token: String,
        reply: Reply<u32>,
    },
    Leave {
        trainee: u32,
        reply: Reply<()>,
    },
    Decide {
        trainee: u32,
        wish: Wish,
        reply: Reply<()>,
    },
    Hint {
        trainee: u32,
        decision: String,
        reply: Reply<Text>,
    },
    Order {
        order: Order,
        reply: Reply<()>,
    },
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
    /// What a trainer's inject may name.
    pub places: Places,
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
}

impl Begun {
    /// Plays a room again from its lines.
    ///
    /// # Errors
    /// Where this version would play it in another way.
    pub fn again(header: Header, acts: Vec<Act>) -> Result<Begun, String> {
        let mut session = begun(&header)?;
        let mut at = Position::default();
        for (ix, act) in acts.iter().enumerate() {
            match act {
                Act::Did { done, .. } => {
                    session.again(done.as_ref().clone()).map_err(|error| format!("{}: {error}", ix + 2))?;
                }
                Act::At { t, at: entry } => at = Position { t: SimTime(*t), at: *entry },
                _ => {}
            }
        }
        session.come_to(at);
        Ok(Begun { header, acts, session })
    }
}

/// The session of a room before anything was done in it.
fn begun(header: &Header) -> Result<Session, String> {
    let first = format!("{}\n", header.session.get());
    let (session, _) = saved::resume(&first, weigh::VERSION).map_err(|error| error.to_string())?;
    Ok(session)
}

impl Room {
    /// Opens the doors, on a thread of its own. A running clock of before stands still at first.
    ///
    /// # Errors
    /// Where the book cannot be opened or the machine gives no thread.
    pub fn open(begun: Begun, epoch: String, disk: Disk, threads: usize) -> Result<Room, Failed> {
        let Begun { header, acts, session } = begun;
        let mut roll = Roll::new(header.pace);
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
            about: super::words::about(&session),
            seats: super::words::seat_names(&session),
            places: Places::of(&session),
            mailbox: mailbox.clone(),
        };
        let table = Table::new(session, roll, header.hints, book, doors);
        let host = Host { header, letters, mailbox, disk, threads, table };
        let named = thread::Builder::new().name(format!("room {}", room.code));
        let live = move || {
            let doors = Arc::clone(&host.table.doors);
            // Whoever looks at a room that has fallen over is told so.
            if catch_unwind(AssertUnwindSafe(|| host.live())).is_err() {
                doors.stick(Failed::defect());
            }
        };
        named.spawn(live).map_err(|_| Failed::from(Trouble::no_thread()))?;
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
            given
                .guests()
                .for_each(|guest| seated.get_mut(guest.seat).into_iter().for_each(|count| *count += 1));
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
    header: Header,
    letters: Receiver<Letter>,
    mailbox: SyncSender<Letter>,
    disk: Disk,
    threads: usize,
    table: Table,
}

impl Host {
    fn live(mut self) {
        self.table.publish();
        if self.table.roll.phase == Phase::Weighing {
            self.weigh();
        }
        loop {
            let wait = self.table.go_on();
            self.table.publish();
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

    /// Whoever asks and did not wait for the answer has gone.
    fn read(&mut self, letter: Letter) {
        let table = &mut self.table;
        match letter {
            Letter::Join { name, seat, token, reply } => drop(reply.send(table.join(name, seat, token))),
            Letter::Leave { trainee, reply } => drop(reply.send(table.leave(trainee))),
            Letter::Decide { trainee, wish, reply } => {
                let decided = seat_of(table, trainee)
                    .and_then(|seat| table.decide(By::Trainee(trainee), Some(seat), wish));
                drop(reply.send(decided));
            }
            Letter::Hint { trainee, decision, reply } => {
                let told = seat_of(table, trainee).and_then(|seat| table.hint(seat, &decision));
                drop(reply.send(told));
            }
            Letter::Order { order, reply } => {
                let close = matches!(order, Order::Close { .. });
                let done = obey(table, order);
                let close = close && done.is_ok();
                drop(reply.send(done));
                if close {
                    self.weigh();
                }
            }
            Letter::Weighed(done) => {
                if let Some(weighed) = &mut table.weighed {
                    weighed.0 = weighed.0.max(done);
                }
            }
            Letter::Debriefed(how) => finish(table, how),
            Letter::Windows => {}
        }
    }

    /// Weighs the decisions on a thread of its own, over a session that is played again there.
    fn weigh(&mut self) {
        let table = &mut self.table;
        table.weighed = Some((0, table.roll.futures * weigh::weighed(&table.session) as u64));
        table.publish();
        let first = format!("{}\n", self.header.session.get());
        let acts = table.session.acts().to_vec();
        let (roll, code, threads) = (table.roll.clone(), self.header.code.clone(), self.threads);
        let (rooms, mailbox) = (Arc::clone(&self.disk.rooms), self.mailbox.clone());
        let work = move || {
            let tell = |done: u64| drop(mailbox.try_send(Letter::Weighed(done)));
            let weigh = || {
                weigh::again(first, acts).map_err(|why| Failed::from(Trouble::of_room(&code, &why))).and_then(
                    |(session, lines)| {
                        weigh::weigh((&session, &lines), (&roll, &code), threads, &*rooms, &tell)
                    },
                )
            };
            let weighed = catch_unwind(AssertUnwindSafe(weigh)).unwrap_or_else(|_| Err(Failed::defect()));
            let _ = mailbox.send(Letter::Debriefed(weighed));
        };
        if thread::Builder::new().name(format!("weighs {}", self.header.code)).spawn(work).is_err() {
            self.table.doors.stick(Failed::from(Trouble::no_thread()));
        }
    }
}

fn seat_of(table: &Table, trainee: u32) -> Result<usize, Failed> {
    let person = table.roll.person(trainee).filter(|person| !person.gone);
    person.map(|person| person.seat).ok_or_else(Failed::not_in_the_room)
}

fn finish(table: &mut Table, how: Result<(), Failed>) {
    table.weighed = None;
    match how {
        Ok(()) => drop(table.done(&Act::Closed)),
        Err(failed) => table.doors.stick(failed),
    }
}

fn obey(table: &mut Table, order: Order) -> Result<(), Failed> {
    match order {
        Order::Start { empty_to_model } => table.start(empty_to_model),
        Order::Pause { paused } => table.pause(paused),
        Order::Pace { pace } => table.pace(sound(pace)?),
        Order::Step {} => table.step(),
        Order::Decide { decision, option, rationale } => {
            table.decide(By::Trainer, None, Wish { decision, option, rationale, standing: false })
        }
        Order::Inject { inject } => {
            let inject = inject.as_written(&table.session)?;
            table.inject(inject)
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
