//! Papers of a programme: nothing is cut off or covered, every drill and every gap is told, the calendar has every step.

use super::super::tests::{faults, unbalanced};
use super::*;
use crate::plan::programme::testing::{has_every_kind, programme};
use crate::report::synthetic;

const YEAR: i16 = 2026;

fn with_view(lang: Lang, look: impl Fn(&View)) {
    let scenario = synthetic::record(&synthetic::Size::USUAL).0.run.scenario;
    let found = programme(&scenario, YEAR);
    assert!(has_every_kind(&found), "the fixture lacks a kind of element");
    look(&View { found: &found, scenario: &scenario, digest: "sha256:0123456789", lang });
}

#[test]
fn the_chart_covers_and_cuts_nothing() {
    for lang in Lang::ALL {
        with_view(lang, |view| {
            let wrong = faults(&coverage::charts(view));
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
            // A picture higher than 225 mm is made smaller on a printed page of A4.
            for chart in charts(view) {
                let high = chart.svg.split("height=\"").nth(1).and_then(|rest| rest.split("mm").next());
                assert!(high.unwrap().parse::<f64>().unwrap() <= 225.0, "{}: {high:?}", chart.name);
            }
        });
    }
}

#[test]
fn page_and_text_tell_every_drill_and_every_gap() {
    for lang in Lang::ALL {
        with_view(lang, |view| {
            let page = html(view, &charts(view));
            assert_eq!(unbalanced(&page), None);
            let text = markdown(view);
            for drill in &view.found.drills {
                assert!(page.contains(&drill.folder) && text.contains(&drill.folder), "{}", drill.folder);
            }
            for one in &view.found.uncovered {
                let name = view.found.elements[one.element].name.get(lang);
                assert!(text.contains(name), "{name}");
            }
            assert!(terminal(view, 80).lines().all(|line| line.chars().count() <= 80));
        });
    }
    with_view(Lang::En, |view| {
        let told = answer_of(view);
        for wanted in [
            "4 drills, 10 days (of 9).",
            "The year exercises 78.0% (76.0% to 80.0%) of the weight of what is to be exercised, in fresh simulated drills from STARTEX to ENDEX (in the search: 81.0%).",
            "Not proved to be the best: none is worth more than 83.0%, so that it falls short by at most 2%.",
            "With the same effort the greedy choice is worth 77.5% in fresh drills (in the search: 80.0%).",
            "In the search 200 random programmes are worth 60.0% on average (40.0% to 79.0%).",
        ] {
            assert!(told.contains(wanted), "{wanted}\n{told}");
        }
    });
}

fn answer_of(view: &View) -> String {
    [text::answer(view), text::further(view)].concat().join(" ")
}

#[test]
fn the_calendar_has_every_drill_with_its_steps_and_the_same_identifiers_in_either_language() {
    let mut uids: Vec<Vec<String>> = Vec::new();
    for lang in Lang::ALL {
        with_view(lang, |view| {
            let text = calendar(view);
            assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
            let events = text.matches("BEGIN:VEVENT").count();
            assert_eq!(events, view.found.drills.len() * 9 + view.found.year.reports.len());
        });
        let scenario = synthetic::record(&synthetic::Size::USUAL).0.run.scenario;
        let found = programme(&scenario, YEAR);
        let text =
            calendar(&View { found: &found, scenario: &scenario, digest: "", lang }).replace("\r\n ", "");
        let of: Vec<String> =
            text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect();
        let mut each = of.clone();
        each.sort();
        each.dedup();
        assert_eq!(each.len(), of.len(), "an identifier stands twice");
        uids.push(of);
    }
    assert_eq!(uids[0], uids[1]);
}

#[test]
fn the_table_has_a_row_for_every_element_and_a_column_for_every_drill_and_year() {
    with_view(Lang::Vi, |view| {
        let tables = tables(view);
        let (name, table) = &tables[0];
        assert_eq!(*name, "coverage");
        let mut lines = table.lines();
        assert_eq!(
            lines.next(),
            Some("kind,id,weight,remembered,year,2026-02-07,2026-04-07,2026-07-07,2026-10-07,2025")
        );
        let rows: Vec<&str> = lines.collect();
        assert_eq!(rows.len(), view.found.elements.len());
        assert!(rows.iter().all(|row| row.split(',').count() == 10));
    });
}

#[test]
fn pinned_drills_that_are_nearer_than_wished_are_named() {
    let scenario = synthetic::record(&synthetic::Size::USUAL).0.run.scenario;
    let mut found = programme(&scenario, YEAR);
    let told = |found: &Programme| {
        text::assumptions(&View { found, scenario: &scenario, digest: "", lang: Lang::En }).join(" ")
    };
    assert!(!told(&found).contains("Nearer to each other"));
    found.wishes.apart_weeks = 10;
    let wanted = "Nearer to each other, because they are pinned: 7 Feb 2026 and 7 Apr 2026.";
    assert!(told(&found).contains(wanted), "{}", told(&found));
}
