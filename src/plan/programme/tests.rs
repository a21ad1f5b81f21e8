//! Laws of programmes: pins kept, forbidden days never used, effort never exceeded, more effort never worth less, the bound
//! a bound; and memories that are refused with their exact messages.

use proptest::prelude::*;

use super::days::{DayState, YearDays};
use super::elements::ElementKind;
use super::memory::{DrillMemory, Exercised, Memory, YearMemory};
use super::objective::{Effort, Item, Problem};
use super::schedule::{LONGEST, place};
use super::search::{Solved, random, solve};
use super::wishes::{Forbidden, Pin, Wishes};
use crate::i18n::Lang;
use crate::record::testing;
use crate::scenario::Scenario;
use crate::scenario::model::{CalendarSpec, Ground, Obligation, ObligationKind};
use crate::units::{CivilDate, Weekday};

const YEAR: i16 = 2026;

/// A province with a working week, two holidays, and a report before 15 December.
fn scenario() -> Scenario {
    let mut scenario = testing::scenario();
    let office = CalendarSpec {
        hours: vec!["07:30-11:30".to_owned(), "13:00-17:00".to_owned()],
        days: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
        holiday_years: vec![YEAR],
        holidays: vec!["2026-04-30".to_owned(), "2026-05-01".to_owned()],
        extra_working_days: vec!["2026-05-09".to_owned()],
        assumed_years: Vec::new(),
    };
    scenario.province.calendars.insert("office".to_owned(), office);
    scenario.plan.obligations = vec![Obligation {
        id: "report".to_owned(),
        name: crate::i18n::Text { vi: "Báo cáo năm".to_owned(), en: "Yearly report".to_owned() },
        kind: ObligationKind::Before { of: "report".to_owned(), day: "12-15".to_owned() },
        ground: Ground::Stated("IV".to_owned()),
        in_force: None,
    }];
    scenario
}

pub(super) fn wishes(days: u32) -> Wishes {
    Wishes {
        year: YEAR,
        days,
        people: None,
        pins: Vec::new(),
        forbidden: Vec::new(),
        before_reports_weeks: 2,
        apart_weeks: 3,
        lengths: vec![1, 3, 5],
        hardest: 0.0,
        easiest: 1.0,
        fair: 0.0,
        discount: 0.5,
        search: 1,
        replications: 1,
        confidence: 0.95,
    }
}

pub(super) fn year(wishes: &Wishes) -> YearDays {
    YearDays::new(&scenario(), wishes.year, &wishes.forbidden, wishes.before_reports_weeks).expect("holidays")
}

fn date(text: &str) -> CivilDate {
    text.parse().expect("date")
}

#[test]
fn every_day_of_the_year_has_its_reason() {
    let mut wishes = wishes(1);
    wishes.forbidden.push(Forbidden { from: date("2026-07-20"), to: date("2026-07-31") });
    let year = year(&wishes);
    for (day, state) in [
        ("2026-01-01", DayState::Free),
        ("2026-04-30", DayState::Holiday),
        ("2026-05-02", DayState::Weekend),
        ("2026-05-09", DayState::Free),
        ("2026-07-25", DayState::Weekend),
        ("2026-07-31", DayState::Forbidden),
        ("2026-11-30", DayState::Free),
        ("2026-12-01", DayState::BeforeReport),
        ("2026-12-15", DayState::BeforeReport),
        ("2026-12-16", DayState::Free),
    ] {
        assert_eq!(year.state(date(day)), Some(state), "{day}");
    }
    assert_eq!(year.state(date("2027-01-01")), None);
    assert!(year.fits(date("2026-04-27"), 3) && !year.fits(date("2026-04-27"), 4), "the holiday of Thursday");
    assert!(!year.fits(date("2026-12-31"), 1), "its night lies in a year that is not known");
}

#[test]
fn steps_and_report_dates_keep_to_holidays_of_other_years_too() {
    let mut scenario = scenario();
    for calendar in scenario.province.calendars.values_mut() {
        calendar.holiday_years.push(2025);
        calendar.holidays.push("2025-09-02".to_owned());
    }
    let year = YearDays::new(&scenario, YEAR, &[], 2).expect("holidays");
    assert_eq!(year.working_on_or_before(date("2025-09-02")), date("2025-09-01"));
    assert_eq!(year.working_on_or_before(date("2026-05-03")), date("2026-04-29"), "over two holidays");
    if let ObligationKind::Before { day, .. } = &mut scenario.plan.obligations[0].kind {
        "12-14".clone_into(day);
    }
    let year = YearDays::new(&scenario, YEAR, &[], 2).expect("holidays");
    assert_eq!(year.reports[0].last_day, date("2026-12-11"), "13 December is a Sunday");
}

/// The new year of 2027 is on 6 February: the new moon of that day, 22:54 in Việt Nam.
#[test]
fn the_next_year_can_be_planned_for_every_shipped_province_and_says_that_its_holidays_are_expected() {
    for id in ["dong-nai-2022", "khanh-hoa-2019", "quang-nam-2023", "son-la-2026", "thai-nguyen-2023"] {
        let path = format!("../../scenarios/{id}");
        let files = crate::scenario::testing::folder(&path);
        let loaded = crate::scenario::load(&files, &path, &crate::scenario::LoadOptions::default());
        let year = YearDays::new(&loaded.unwrap().scenario, 2027, &[], 0).expect(id);
        assert!(year.assumed, "{id}");
        for day in ["01-01", "02-05", "02-08", "02-09", "04-16", "04-30", "05-03", "09-02"] {
            assert_eq!(year.state(date(&format!("2027-{day}"))), Some(DayState::Holiday), "{id} {day}");
        }
        assert_eq!(year.count(DayState::Free), 261 - 11, "{id}: weekdays but for the holidays on them");
    }
}

/// Items with chances for a handful of elements.
fn items() -> impl Strategy<Value = Vec<Item>> {
    let chances = prop::collection::vec(prop_oneof![Just(0.0), 0.05f64..1.0], 6);
    let item = (chances, prop::sample::select(vec![1u32, 3, 5]), 1u32..60, 0.0f64..1.0);
    prop::collection::vec(item, 2..9).prop_map(|all| {
        let of = |(chances, days, people, ease): (Vec<f64>, u32, u32, f64)| Item {
            candidate: 0,
            chances: chances.into_iter().enumerate().filter(|(_, chance)| *chance > 0.0).collect(),
            days,
            people,
            ease,
            pins: Vec::new(),
        };
        all.into_iter().map(of).collect()
    })
}

fn with_pins(mut items: Vec<Item>, year: &YearDays, wishes: &Wishes) -> Vec<Item> {
    for item in &mut items {
        item.pins = wishes.pins.iter().map(|pin| year.fits(pin.date, item.days)).collect();
    }
    items
}

const VALUES: [f64; 6] = [0.3, 0.2, 0.2, 0.15, 0.1, 0.05];

fn solved(items: &[Item], wishes: &Wishes) -> Option<Solved> {
    let year = year(wishes);
    let problem = Problem::new(with_pins(items.to_vec(), &year, wishes), VALUES.to_vec(), &year, wishes);
    solve(&problem, effort(wishes))
}

fn effort(wishes: &Wishes) -> Effort {
    Effort { days: wishes.days, people: wishes.people.unwrap_or(u32::MAX) }
}

/// The best of all sets, found by trying each.
fn best_of_all(problem: &Problem<'_>, effort: Effort) -> f64 {
    let n = problem.items.len();
    let sets = (0u32..1 << n).map(|bits| (0..n).filter(|ix| bits >> ix & 1 == 1).collect::<Vec<_>>());
    sets.filter(|set| problem.allowed(set, effort)).map(|set| problem.value(&set)).fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_choice_is_the_best_and_the_bound_holds(all in items(), days in 1u32..14) {
        let wishes = wishes(days);
        let days_of_year = year(&wishes);
        let problem = Problem::new(all.clone(), VALUES.to_vec(), &days_of_year, &wishes);
        let best = best_of_all(&problem, effort(&wishes));
        match solve(&problem, effort(&wishes)) {
            Some(found) => {
                prop_assert!((found.best.value - best).abs() < 1e-9, "{} {best}", found.best.value);
                prop_assert!(found.proved && found.upper >= best - 1e-9);
                prop_assert!(found.best.value >= found.greedy.value);
                for number in 0..20 {
                    let drawn = random(&problem, effort(&wishes), 7, number).expect("no pins");
                    prop_assert!(problem.allowed(&drawn.items, effort(&wishes)));
                    prop_assert!(drawn.value <= found.best.value + 1e-9);
                }
            }
            None => prop_assert!(best == 0.0),
        }
    }

    #[test]
    fn a_further_drill_never_lowers_the_value_and_brings_less_the_more_there_is(all in items()) {
        let wishes = wishes(9);
        let days_of_year = year(&wishes);
        let problem = Problem::new(all, VALUES.to_vec(), &days_of_year, &wishes);
        let n = problem.items.len();
        let (mut few, mut many) = (problem.nothing(), problem.nothing());
        for ix in 0..n - 1 {
            if ix % 2 == 0 {
                few.take(&problem.items[ix]);
            }
            many.take(&problem.items[ix]);
        }
        let gains = [problem.gain(&few, n - 1), problem.gain(&many, n - 1)];
        prop_assert!(gains[1] >= 0.0 && gains[0] >= gains[1] - 1e-12, "{gains:?}");
        let whole: Vec<usize> = (0..n - 1).collect();
        let more: Vec<usize> = (0..n).collect();
        prop_assert!((problem.value(&more) - problem.value(&whole) - gains[1]).abs() < 1e-9);
    }

    #[test]
    fn more_effort_never_covers_less(all in items(), days in 1u32..12, more in 0u32..6, people in 5u32..60, further in 0u32..40) {
        let of = |days, people| {
            let mut wishes = wishes(days);
            wishes.people = Some(people);
            solved(&all, &wishes).map_or(0.0, |found| found.best.value)
        };
        prop_assert!(of(days + more, people + further) >= of(days, people) - 1e-12);
    }

    #[test]
    fn wishes_are_kept(
        all in items(), days in 1u32..20, apart in 0u32..8,
        pins in prop::collection::btree_set(0i32..365, 0..3), forbidden in prop::collection::vec((0i32..365, 0i32..60), 0..4),
    ) {
        let mut wishes = wishes(days);
        wishes.apart_weeks = apart;
        let first = date("2026-01-01");
        let stretch = |(from, length): &(i32, i32)| Forbidden { from: first.plus_days(*from), to: first.plus_days(from + length) };
        wishes.forbidden = forbidden.iter().map(stretch).collect();
        wishes.pins = pins.iter().map(|day| Pin { date: first.plus_days(*day), campaign: None }).collect();
        let year = year(&wishes);
        let problem = Problem::new(with_pins(all, &year, &wishes), VALUES.to_vec(), &year, &wishes);
        let Some(found) = solve(&problem, effort(&wishes)) else { return Ok(()) };
        let items = &found.best.items;
        prop_assert!(problem.days(items) <= days, "over the effort");
        let slots = problem.slots(items);
        let starts = place(&year, &wishes, &slots).expect("what is chosen has a place");
        for pin in &wishes.pins {
            prop_assert!(starts.contains(&pin.date), "a pin is lost");
        }
        for (slot, start) in slots.iter().zip(&starts) {
            for n in 0..slot.days as i32 {
                prop_assert_eq!(year.state(start.plus_days(n)), Some(DayState::Free));
            }
        }
        let mut free: Vec<i64> =
            slots.iter().zip(&starts).filter(|(slot, _)| slot.pin.is_none()).map(|(_, day)| day.day_number()).collect();
        free.sort_unstable();
        let between = i64::from(apart * 7).max(i64::from(LONGEST));
        prop_assert!(free.windows(2).all(|two| two[1] - two[0] >= between), "too near: {free:?}");
    }
}

#[test]
fn pins_near_each_other_are_served_by_short_drills() {
    let mut wishes = wishes(8);
    wishes.pins = ["2026-03-16", "2026-03-18"].map(|day| Pin { date: date(day), campaign: None }).into();
    let item = |days: u32, chance: f64| Item {
        candidate: 0,
        chances: vec![(0, chance)],
        days,
        people: 1,
        ease: 0.5,
        pins: Vec::new(),
    };
    let items = [item(5, 0.85), item(3, 0.8), item(1, 0.1), item(1, 0.2), item(3, 0.5)];
    let found = solved(&items, &wishes).expect("both pins can be kept");
    assert_eq!(found.best.items[..2], [3, 1], "what ends before the second pin, then what brings most");
    wishes.pins[1].date = date("2026-03-16");
    assert!(solved(&items, &wishes).is_none(), "two drills on a day");
}

fn remembered(chance: f64) -> Memory {
    let exercised = vec![Exercised { kind: "tactic".to_owned(), id: "impact".to_owned(), chance }];
    let drill = DrillMemory { date: "2025-10-06".to_owned(), campaigns: vec!["theft".to_owned()], exercised };
    Memory::none("p").with(YearMemory { year: 2025, drills: vec![drill] })
}

#[test]
fn what_was_drilled_counts_less_by_its_age() {
    let memory = remembered(0.8);
    let of = |year, discount| memory.remembered(ElementKind::Tactic, "impact", year, discount);
    assert!((of(2026, 0.5) - 0.4).abs() < 1e-12, "a year ago by the discount");
    assert!((of(2027, 0.5) - 0.2).abs() < 1e-12, "two years ago by its square");
    assert_eq!((of(2025, 0.5), of(2024, 0.5)), (0.0, 0.0), "the year itself and later ones are not past");
    assert_eq!(of(2026, 0.0), 0.0);
    assert_eq!(memory.remembered(ElementKind::Sector, "impact", 2026, 0.5), 0.0);
    assert_eq!(Memory::read(&memory.text(), "p"), Ok(memory));
}

#[test]
fn a_file_that_is_no_memory_is_refused() {
    let text = remembered(0.5).text();
    for (text, vi, en) in [
        (
            "{".to_owned(),
            "hỏng ở dòng 1, cột 1: EOF while parsing an object",
            "it is damaged at line 1, column 1: EOF while parsing an object",
        ),
        ("{}".to_owned(), "không phải tệp `cyberdrill-coverage`", "it is no `cyberdrill-coverage`"),
        (
            text.replace("\"format\": 1", "\"format\": 9"),
            "định dạng 9, chương trình này đọc được định dạng 1",
            "its format is 9, and this version reads 1",
        ),
        (
            text.replace("\"province\": \"p\"", "\"province\": \"q\""),
            "của tỉnh `q`, không phải `p`",
            "it is that of the province `q`, not of `p`",
        ),
        (
            text.replace("0.5", "1.5"),
            "năm 2025 có giá trị sai: chance: 1.5",
            "the year 2025 holds what cannot be: chance: 1.5",
        ),
        (
            text.replace("2025-10-06", "2024-10-06"),
            "năm 2025 có giá trị sai: date: \"2024-10-06\"",
            "the year 2025 holds what cannot be: date: \"2024-10-06\"",
        ),
        (
            text.replace("tactic", "trick"),
            "năm 2025 có giá trị sai: kind: \"trick\"",
            "the year 2025 holds what cannot be: kind: \"trick\"",
        ),
    ] {
        let error = Memory::read(&text, "p").expect_err("refused");
        assert_eq!((error.message(Lang::Vi, "p").as_str(), error.message(Lang::En, "p").as_str()), (vi, en));
    }
}
