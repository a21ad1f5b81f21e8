//! Whether the wishes can be granted at all: what cannot be is said, with what can be done.

use std::collections::BTreeSet;

use super::build::Ground;
use super::days::{DayState, YearDays};
use super::found::Dropped;
use super::objective::Problem;
use super::refuse::Refusal;
use super::wishes::{Forbidden, Pin, Wishes};
use crate::i18n::format::{date_text, percent, weekday};
use crate::i18n::{Lang, programme as say};
use crate::scenario::hint::nearest;

/// Looks at the wishes before anything is simulated.
pub(super) fn wishes(ground: &Ground, wishes: &Wishes, year: &YearDays) -> Result<(), Refusal> {
    if wishes.days == 0 || wishes.people == Some(0) {
        return Err(Refusal::new(say::no_effort, say::hint_no_effort));
    }
    if wishes.hardest > wishes.easiest {
        let [hard, easy] = [wishes.hardest, wishes.easiest];
        return Err(Refusal::new(
            |lang| say::bounds_crossed(lang, &percent(hard, lang), &percent(easy, lang)),
            say::hint_bounds,
        ));
    }
    let outside = |f: &&Forbidden| f.to.year() < wishes.year || f.from.year() > wishes.year;
    if let Some(forbidden) = wishes.forbidden.iter().find(outside) {
        let day = |lang| date_text(&forbidden.from.to_string(), lang);
        return Err(Refusal::new(
            |lang| say::forbidden_other_year(lang, &day(lang), wishes.year),
            say::hint_forbidden_other_year,
        ));
    }
    let free = year.count(DayState::Free);
    if free == 0 {
        let why = |lang| reasons(year, lang);
        return Err(Refusal::new(|lang| say::no_free_day(lang, wishes.year, &why(lang)), say::hint_free_day));
    }
    if wishes.days as usize > free {
        let why = |lang| reasons(year, lang);
        return Err(Refusal::new(
            |lang| say::too_many_days(lang, wishes.days, free, &why(lang)),
            |lang| say::hint_too_many_days(lang, free),
        ));
    }
    let campaigns: BTreeSet<&str> = ground.campaigns.campaigns.iter().map(|c| c.id.as_str()).collect();
    for (at, pin) in wishes.pins.iter().enumerate() {
        self::pin(pin, year, wishes)?;
        if let Some(id) = pin.campaign.as_deref().filter(|id| !campaigns.contains(id)) {
            return Err(unknown_campaign(id, &campaigns));
        }
        if wishes.pins[..at].iter().any(|other| other.date == pin.date) {
            return Err(Refusal::new(
                |lang| say::pinned_twice(lang, &day(pin, lang)),
                say::hint_pinned_twice,
            ));
        }
    }
    let shortest = wishes.lengths.iter().copied().min().unwrap_or(1);
    let needed = shortest * wishes.pins.len() as u32;
    if needed > wishes.days {
        return Err(Refusal::new(
            |lang| say::pins_need_days(lang, wishes.pins.len(), needed, wishes.days),
            |lang| say::hint_pins_need_days(lang, needed),
        ));
    }
    Ok(())
}

fn day(pin: &Pin, lang: Lang) -> String {
    let date = date_text(&pin.date.to_string(), lang);
    match lang {
        Lang::Vi => format!("{} {date}", weekday(pin.date.weekday(), lang)),
        Lang::En => format!("{}, {date}", weekday(pin.date.weekday(), lang)),
    }
}

/// A pinned day must be one on which a drill may begin.
fn pin(pin: &Pin, year: &YearDays, wishes: &Wishes) -> Result<(), Refusal> {
    let near = |lang: Lang| {
        let shortest = wishes.lengths.iter().copied().min().unwrap_or(1);
        let distance = |date: &crate::units::CivilDate| (date.day_number() - pin.date.day_number()).abs();
        let free = year.starts(shortest).min_by_key(|date| (distance(date), *date));
        free.map_or_else(|| "–".to_owned(), |date| date_text(&date.to_string(), lang))
    };
    let refused = |why: &dyn Fn(Lang, &str) -> String| {
        Err(Refusal::new(|lang| why(lang, &day(pin, lang)), |lang| say::hint_pin(lang, &near(lang))))
    };
    match year.state(pin.date) {
        None => refused(&|lang, day| say::pin_other_year(lang, day, wishes.year)),
        Some(DayState::Weekend) => refused(&say::pin_weekend),
        Some(DayState::Holiday) => refused(&say::pin_holiday),
        Some(DayState::Forbidden) => refused(&say::pin_forbidden),
        Some(DayState::BeforeReport) => {
            let report = year.reports.iter().find(|r| r.date >= pin.date);
            let name = |lang| report.map_or_else(String::new, |r| r.name.get(lang).to_owned());
            let until = |lang| report.map_or_else(String::new, |r| date_text(&r.date.to_string(), lang));
            Err(Refusal::new(
                |lang| {
                    say::pin_before_report(
                        lang,
                        &day(pin, lang),
                        wishes.before_reports_weeks,
                        &name(lang),
                        &until(lang),
                    )
                },
                |lang| say::hint_pin_report(lang, &near(lang)),
            ))
        }
        Some(DayState::Free) if wishes.lengths.iter().all(|days| !year.fits(pin.date, *days)) => {
            refused(&say::pin_too_short)
        }
        Some(DayState::Free) => Ok(()),
    }
}

fn unknown_campaign(id: &str, known: &BTreeSet<&str>) -> Refusal {
    let near = nearest(id, known.iter().copied()).map(str::to_owned);
    let list = known.iter().copied().collect::<Vec<_>>().join(", ");
    Refusal::new(
        |lang| say::unknown_campaign(lang, id),
        |lang| match &near {
            Some(near) => say::meant_campaign(lang, near, &list),
            None => say::known_campaigns(lang, &list),
        },
    )
}

/// Why the days of a year are not free: `104 weekend, 11 holiday …`.
fn reasons(year: &YearDays, lang: Lang) -> String {
    let of = |state| year.count(state);
    say::days_taken(
        lang,
        of(DayState::Weekend),
        of(DayState::Holiday),
        of(DayState::Forbidden),
        of(DayState::BeforeReport),
    )
}

/// After the simulation: no drill that may be held fits, or not all pins can be kept.
pub(super) fn nothing_fits(
    wishes: &Wishes,
    problem: &Problem<'_>,
    dropped: Dropped,
    fewest_people: impl Fn(Option<&Pin>) -> Option<u32>,
) -> Refusal {
    let counts = |lang: Lang| dropped.told(lang);
    let unserved = (0..problem.pins()).find(|pin| problem.items.iter().all(|item| !item.pins[*pin]));
    match unserved.map(|pin| &wishes.pins[pin]) {
        Some(pin) => Refusal::new(
            |lang| {
                say::pin_unserved(
                    lang,
                    &day(pin, lang),
                    pin.campaign.as_deref().unwrap_or("–"),
                    &counts(lang),
                )
            },
            loosen(fewest_people(Some(pin))),
        ),
        None if !wishes.pins.is_empty() && !problem.items.is_empty() => Refusal::new(
            |lang| say::pins_together(lang, wishes.pins.len(), wishes.days),
            say::hint_pins_together,
        ),
        None => Refusal::new(|lang| say::no_drill_fits(lang, &counts(lang)), loosen(fewest_people(None))),
    }
}

/// What to loosen: the number of people, where it alone stands in the way of a drill.
fn loosen(fewest_people: Option<u32>) -> impl Fn(Lang) -> String {
    move |lang| fewest_people.map_or_else(|| say::hint_loosen(lang), |people| say::hint_people(lang, people))
}
