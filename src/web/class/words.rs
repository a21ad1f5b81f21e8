//! How things stand in a room, as the pages show it: for a seat what whoever sits there may know, for the trainer everything.

use serde_json::{Value, json};

use crate::i18n::format::{Clock, duration};
use crate::i18n::{Lang, Text, class as say, terms, train as seats_say};
use crate::record::Fact;
use crate::report::training::seat_orgs;
use crate::train::act::{By as Whose, Taken, Waiting};
use crate::train::session::Session;
use crate::units::SimTime;
use crate::web::class::acts::{By, Pace, Phase};
use crate::web::class::roll::Roll;

/// What everything is told from.
pub struct Told<'a> {
    /// The session.
    pub session: &'a Session,
    /// Who is there.
    pub roll: &'a Roll,
    /// What waits.
    pub waiting: &'a [Waiting],
    /// How many windows everybody has, in the order of the roll.
    pub windows: &'a [u32],
    /// Hints may be asked for.
    pub hints: bool,
    /// The language.
    pub lang: Lang,
}

/// What a seat is called.
pub fn seat_name(session: &Session, seat: usize, lang: Lang) -> String {
    let kind = session.seats().get(seat).map_or("", |seat| seat.kind.id());
    say::seat_at(lang, &seats_say::seat(lang, kind), &seat_orgs(session, seat, lang))
}

/// What every seat is called.
pub fn seat_names(session: &Session) -> Vec<Text> {
    (0..session.seats().len()).map(|seat| Text::of(|lang| seat_name(session, seat, lang))).collect()
}

/// The clock.
pub fn clock(session: &Session, roll: &Roll, lang: Lang) -> Value {
    let clock = Clock::of(&session.run().scenario.drill.starts);
    let now = session.now();
    let civil = clock.civil(now);
    let pace = match roll.pace {
        Pace::Stand => Value::Null,
        Pace::Run(speed) => json!(speed),
    };
    json!({
        "time": format!("{:02}:{:02}:{:02}", civil.hour(), civil.minute(), now.0.rem_euclid(60)),
        "date": clock.date(now, lang), "phase": roll.phase, "paused": roll.paused, "pace": pace,
        "over": now >= session.end(),
        "says": clock_says(session, roll, lang),
    })
}

fn clock_says(session: &Session, roll: &Roll, lang: Lang) -> String {
    match (roll.phase, roll.pace) {
        (Phase::Lobby, _) => say::clock_lobby(lang),
        (Phase::Weighing, _) => say::clock_weighing(lang),
        (Phase::Closed, _) => say::clock_closed(lang),
        (Phase::Running, _) if session.now() >= session.end() => say::clock_over(lang),
        (Phase::Running, _) if roll.paused => say::clock_paused(lang),
        (Phase::Running, Pace::Stand) => say::clock_stands(lang),
        (Phase::Running, Pace::Run(speed)) => say::clock_runs(lang, &duration(speed.round() as i64, lang)),
    }
}

/// One line of news. Of an inject that arrives, what it says is told too.
pub fn line(session: &Session, (clock, lang): (Clock, Lang), t: SimTime, fact: &Fact, text: &str) -> Value {
    let mut line = json!({ "at": clock.moment(t, lang), "text": text });
    if fact.is_detail() {
        line["detail"] = json!(true);
    }
    if let Fact::InjectDelivered { inject, .. } = fact
        && let Some(inject) = session.world().run.scenario.drill.injects.get(inject.ix())
    {
        line["says"] = json!(say::inject_says(lang, inject.from.get(lang), inject.message.get(lang)));
    }
    line
}

/// Who took a decision.
pub fn who(roll: &Roll, taken: &Taken, lang: Lang) -> String {
    match (taken.by, roll.by.get(&taken.decision)) {
        (Whose::Model, _) => say::by_model(lang),
        (Whose::Order, _) => say::by_order(lang),
        (Whose::Desk, Some(By::Trainee(id))) => {
            roll.person(*id).map_or_else(|| "?".to_owned(), |p| p.name.clone())
        }
        (Whose::Desk, _) => say::by_trainer(lang),
    }
}

impl Told<'_> {
    fn clock(&self) -> Clock {
        Clock::of(&self.session.run().scenario.drill.starts)
    }

    fn waits(&self, waiting: &Waiting) -> Value {
        let lang = self.lang;
        let org = self.session.run().scenario.province.organisations.get(waiting.org.ix());
        let options = waiting
            .options
            .iter()
            .map(|id| json!({ "id": id, "text": terms::option(lang, &waiting.decision, id) }));
        json!({
            "id": waiting.decision, "question": terms::question(lang, &waiting.decision),
            "about": say::about_incident(lang, waiting.incident.0, org.map_or("?", |org| org.name.get(lang))),
            "since": self.clock().moment(waiting.since, lang),
            "options": options.collect::<Vec<_>>(), "seat": waiting.seat,
        })
    }

    fn taken(&self, taken: &Taken) -> Value {
        let lang = self.lang;
        let since = self.session.since(&taken.decision).unwrap_or(SimTime::ZERO);
        let at = SimTime(since.0 + i64::from(taken.after_s));
        let after = match taken.after_s {
            0 => say::at_once(lang),
            after => say::after(lang, &duration(i64::from(after), lang)),
        };
        json!({
            "id": taken.decision, "at": self.clock().moment(at, lang), "after": after,
            "question": terms::question(lang, &taken.decision),
            "option": terms::option(lang, &taken.decision, &taken.option),
            "why": taken.rationale, "by": who(self.roll, taken, lang), "standing": taken.standing, "seat": taken.seat,
        })
    }

    fn decided(&self, of: impl Fn(&Taken) -> bool) -> Vec<Value> {
        self.session.taken().iter().filter(|taken| of(taken)).map(|taken| self.taken(taken)).collect()
    }

    /// Who sits at a seat.
    fn at(&self, seat: usize) -> Vec<Value> {
        let there = self.roll.people.iter().zip(self.windows).filter(|(p, _)| p.seat == seat && !p.gone);
        there.map(|(p, windows)| json!({ "id": p.id, "name": p.name, "here": *windows > 0 })).collect()
    }

    /// For whoever sits at a seat.
    pub fn seat(&self, seat: usize) -> Value {
        let waiting = self.waiting.iter().filter(|waiting| waiting.seat == seat);
        json!({
            "phase": self.roll.phase, "hints": self.hints, "stuck": Value::Null,
            "waiting": waiting.map(|waiting| self.waits(waiting)).collect::<Vec<_>>(),
            "decided": self.decided(|taken| taken.seat == seat),
            "here": self.at(seat),
            "model": self.session.is_left(seat),
        })
    }

    /// For the trainer.
    pub fn trainer(&self, weighed: Option<(u64, u64)>) -> Value {
        let of_seat = |seat: usize| {
            let waiting: Vec<&Waiting> = self.waiting.iter().filter(|waiting| waiting.seat == seat).collect();
            json!({
                "seat": seat, "name": seat_name(self.session, seat, self.lang), "model": self.session.is_left(seat),
                "here": self.at(seat),
                "waiting": waiting.len(), "decided": self.session.taken().iter().filter(|t| t.seat == seat).count(),
            })
        };
        json!({
            "phase": self.roll.phase, "paused": self.roll.paused, "stuck": Value::Null,
            "seats": (0..self.session.seats().len()).map(of_seat).collect::<Vec<_>>(),
            "waiting": self.waiting.iter().map(|waiting| self.waits(waiting)).collect::<Vec<_>>(),
            "decided": self.decided(|_| true),
            "weighed": weighed.map(|(done, of)| json!([done, of])),
        })
    }
}

/// What a room is about, for the words of a page.
pub fn about(session: &Session) -> Text {
    Text::of(|lang| {
        let run = session.run();
        let clock = Clock::of(&run.scenario.drill.starts);
        say::room_about(
            lang,
            run.scenario.name.get(lang),
            run.scenario.structure.name.get(lang),
            &clock.date(SimTime::ZERO, lang),
        )
    })
}
