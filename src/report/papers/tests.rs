//! Papers say what the scorecard says, tick no box, and compare years without making anything up.

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_normalization::is_nfc;

use super::years::Change;
use super::*;
use crate::i18n::{Lang, Text};
use crate::record::Fact;
use crate::record::Record;
use crate::report::synthetic::{Size, record};
use crate::scenario::model::{Expectation, Ground, Launch, Milestone, Objective, RoleHolder, Scope, Sourced};
use crate::score::card::{Rating, ScoredExpectation, Status};
use crate::score::{Scored, score};
use crate::units::Span as Length;

/// A made-up record whose plan has two objectives; the rest of its expectations belongs to none.
fn made() -> (Record, Scored) {
    let (mut record, _) = record(&Size::USUAL);
    let plan = &mut Arc::make_mut(&mut record.run.scenario).plan;
    let ids: Vec<String> = plan.expectations.iter().map(|e| e.id.clone()).collect();
    let objective = |id: &str, measured_by: Vec<String>| Objective {
        id: id.to_owned(),
        name: Text { vi: format!("Năng lực {id}"), en: format!("Capability {id}") },
        measured_by,
        ground: Ground::Stated("II.3".to_owned()),
    };
    plan.objectives = vec![objective("a", ids[..2].to_vec()), objective("b", ids[1..3].to_vec())];
    let scored = score(&record);
    (record, scored)
}

fn sourced(seconds: i64) -> Sourced<Length> {
    Sourced::Unsourced(Length(seconds))
}

fn spans(paper: &Paper) -> Vec<&Span> {
    let mut all = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Para(spans) => all.extend(spans),
            Block::Bullets(items) => all.extend(items.iter().flatten()),
            Block::Table(table) | Block::Together(table) => {
                all.extend(table.rows.iter().flatten().flat_map(|c| c.lines.iter().flatten()));
            }
            _ => {}
        }
    }
    all
}

fn said(paper: &Paper) -> String {
    let mut text: String = spans(paper).into_iter().map(|s| format!("{}\n", s.text())).collect();
    for block in &paper.blocks {
        if let Block::Title(t) | Block::Subtitle(t) | Block::Heading(_, t) = block {
            text.push_str(&format!("{t}\n"));
        }
    }
    text
}

fn counted(scored: &Scored, of: &[Status]) -> usize {
    scored.card.expectations.iter().filter(|e| of.contains(&e.status)).count()
}

#[test]
fn the_after_action_report_counts_what_the_scorecard_counts() {
    let (record, scored) = made();
    let paper = aar(&Aar { record: &record, scored: &scored, effects: None, last: &[] }, Lang::En);
    let spans = spans(&paper);
    let areas: BTreeSet<&str> =
        spans.iter().map(|s| s.text()).filter(|t| t.starts_with("Area ") && t.contains(": ")).collect();
    assert_eq!(areas.len(), counted(&scored, &[Status::Late, Status::Missed]));
    assert!(!areas.is_empty());
    let bullets: Vec<&str> = paper
        .blocks
        .iter()
        .filter_map(|b| if let Block::Bullets(items) = b { Some(items) } else { None })
        .flatten()
        .flatten()
        .map(Span::text)
        .collect();
    let met: BTreeSet<&str> =
        bullets.iter().copied().filter(|t| t.contains(": met (intrusions measured: ")).collect();
    assert_eq!(met.len(), counted(&scored, &[Status::Met]));
    let idle: BTreeSet<&str> = bullets.iter().copied().filter(|t| t.contains(": not evaluated.")).collect();
    assert_eq!(idle.len(), counted(&scored, &[Status::NotEvaluated]));
    // Every area has its row in the plan, and so has everything that is not told.
    let plan = paper.blocks.iter().find_map(|b| match b {
        Block::Table(t) if t.heads.len() == 9 => Some(t),
        _ => None,
    });
    let rows = plan.unwrap().rows.len();
    assert_eq!(rows, scored.card.expectations.len() - counted(&scored, &[Status::Met]));
}

#[test]
fn a_clock_that_never_started_is_no_result_of_any_paper() {
    let (mut record, _) = made();
    let plan = &mut Arc::make_mut(&mut record.run.scenario).plan;
    let mut late = plan.expectations[0].clone();
    let name = Text { vi: "Báo cáo sau cùng".to_owned(), en: "Last report".to_owned() };
    late = Expectation {
        id: "last".to_owned(),
        name,
        from: Milestone::Closure,
        to: Milestone::FinalReport,
        ..late
    };
    late.scope = Scope::default();
    (late.target, late.limit) = (sourced(60), sourced(120));
    plan.expectations = vec![late];
    // Nothing was ever closed.
    record.entries.iter_mut().for_each(|entry| {
        if matches!(entry.fact, Fact::IncidentClosed { .. }) {
            entry.fact = Fact::ExerciseStarted;
        }
    });
    let scored = score(&record);
    assert_eq!(scored.card.expectations[0].status, Status::Missed);
    for (lang, word, told) in [
        (Lang::Vi, "không đạt", "Đồng hồ chưa bắt đầu ở"),
        (Lang::En, "missed", "on which the clock never started"),
    ] {
        let report = drill_report(&record, &scored, None, lang);
        let after = aar(&Aar { record: &record, scored: &scored, effects: None, last: &[] }, lang);
        for paper in [filled_guides(&record, &scored, lang), after, report] {
            let text = said(&paper);
            assert!(text.contains(told), "{}", paper.title);
            assert!(text.lines().all(|line| line.to_lowercase() != word), "{}", paper.title);
            assert!(!text.contains("Area 1:") && !text.contains("Điểm 1:"), "{}", paper.title);
        }
    }
}

#[test]
fn what_goes_to_everybody_tells_nothing_of_the_attack() {
    let (mut record, _) = made();
    let scenario = Arc::make_mut(&mut record.run.scenario);
    let launch = |campaign: &String| Launch {
        campaign: campaign.clone(),
        at: Length::hours(-30),
        entry: Vec::new(),
        must_reach: Vec::new(),
    };
    scenario.drill.campaigns = scenario.campaigns.iter().map(|c| launch(&c.id)).collect();
    let scenario = &*scenario;
    for lang in Lang::ALL {
        let (plan, control) = (drill_plan(scenario, lang), drill_control(scenario, lang));
        let (open, kept) = (format!("{} {}", html(&plan), plan.title), html(&control));
        for campaign in &scenario.campaigns {
            let name = campaign.name.get(lang);
            assert!(!open.contains(name) && kept.contains(name), "{name}");
        }
        for inject in &scenario.drill.injects {
            let title = inject.title.get(lang);
            assert!(!open.contains(title) && kept.contains(title), "{title}");
        }
        assert!(!open.contains(scenario.drill.name.get(lang)) && !plan.title.contains("2022 2022"));
        let guard = ["Chỉ dành cho Ban điều hành", "For exercise control and evaluators only"];
        assert!(guard.iter().any(|text| kept.contains(text)));
    }
}

#[test]
fn a_body_has_its_tasks_and_whoever_takes_its_place_comes_after_it() {
    let (mut record, _) = made();
    let scenario = Arc::make_mut(&mut record.run.scenario);
    let org = |ix: usize| scenario.province.organisations[ix].clone();
    let (first, second) = (org(0), org(1));
    assert_ne!(first.kind, second.kind);
    scenario.structure.roles = vec![RoleHolder {
        held_by: vec![first.kind.clone(), second.kind.clone()],
        ground: Ground::Inferred("V.1a; II.2 g3".to_owned()),
        ..scenario.structure.roles[0].clone()
    }];
    let role = scenario.structure.roles[0].role;
    let text = said(&drill_plan(scenario, Lang::Vi));
    let drill = basics::Drill::new(scenario, Lang::Vi);
    let holders = drill.holders(role, 4);
    assert_eq!(holders.len(), 2);
    assert!(text.contains(&format!("không thực hiện được thì {} thực hiện", holders[1])), "{text}");
    assert!(text.contains("1. ") && !text.contains(&format!("{}, {}", holders[0], holders[1])));
    assert!(text.contains("V.1a; II.2 gạch đầu dòng thứ 3") && !text.contains(" g3"), "{text}");
}

#[test]
fn papers_of_a_planned_drill_hold_what_its_runs_put_to_the_test() {
    let (record, _) = made();
    let scenario = &record.run.scenario;
    let played = &scenario.plan.expectations[0];
    let forecast = Forecast { runs: 60, decided: [(played.id.clone(), 12)].into() };
    let guides = guides_forecast(scenario, &forecast, Lang::En);
    assert_eq!(guides.blocks.iter().filter(|b| matches!(b, Block::Title(_))).count(), 1);
    let plan = plan_forecast(scenario, &forecast, Lang::En);
    for (paper, text) in [(&guides, said(&guides)), (&plan, said(&plan))] {
        assert!(text.contains(played.name.get(Lang::En)), "{}", paper.title);
        let told = text.lines().find(|line| line.contains("does not put to the test (told in none of 60"));
        for other in &scenario.plan.expectations[1..] {
            assert!(told.unwrap().contains(other.name.get(Lang::En)));
            let lines = text.lines().filter(|line| line.contains(other.name.get(Lang::En)));
            assert_eq!(lines.count(), 1, "{}: {}", paper.title, other.name.get(Lang::En));
        }
    }
}

#[test]
fn no_rating_is_suggested_in_silence() {
    let (record, scored) = made();
    let text = said(&filled_guides(&record, &scored, Lang::En));
    let page = report::page::Page::new(&record, &scored, Lang::En);
    let drill = basics::Drill::of(&page);
    for capability in drill.capabilities() {
        let found = eeg::suggested(&page, &capability);
        let statuses: Vec<Status> =
            capability.expectations.iter().map(|e| eeg::scored(&page, &e.id).unwrap().status).collect();
        let best = if statuses.contains(&Status::Missed) { Some(Rating::M) } else { Some(Rating::P) };
        assert!(found.rating.is_none() || found.rating >= best, "{statuses:?}");
        assert!(found.rating.is_some() || text.contains(&found.why_none(Lang::En)));
    }
}

#[test]
fn every_entry_that_a_paper_cites_is_in_the_record() {
    let (record, scored) = made();
    for lang in Lang::ALL {
        let paper = aar(&Aar { record: &record, scored: &scored, effects: None, last: &[] }, lang);
        let cited: Vec<u32> = spans(&paper)
            .into_iter()
            .filter_map(|s| s.text().strip_prefix('[')?.split_once(']')?.0.parse().ok())
            .collect();
        assert!(cited.len() > 5);
        assert!(cited.iter().all(|seq| (*seq as usize) < record.entries.len()), "{cited:?}");
    }
}

#[test]
fn guides_hold_every_expectation_and_no_box_is_ticked() {
    let (record, scored) = made();
    let scenario = &record.run.scenario;
    for lang in Lang::ALL {
        let (blank, filled) = (blank_guides(scenario, lang), filled_guides(&record, &scored, lang));
        for expectation in &scenario.plan.expectations {
            let name = expectation.name.get(lang);
            assert!(said(&blank).contains(name) && said(&filled).contains(name), "{name}");
        }
        let titles = |paper: &Paper| paper.blocks.iter().filter(|b| matches!(b, Block::Title(_))).count();
        // Two objectives, and what belongs to none.
        assert_eq!((titles(&blank), titles(&filled)), (3, 3));
        let boxes = |paper: &Paper| said(paper).matches('□').count();
        assert!(boxes(&blank) > 0 && boxes(&blank) == boxes(&filled));
        assert!(!said(&filled).contains('☒') && !said(&filled).contains('■'));
        let word = if lang == Lang::Vi { "Gợi ý" } else { "Suggested" };
        assert!(!said(&blank).contains(word) && said(&filled).contains(word));
        assert!(said(&blank).contains('0') && said(&blank).contains("SHA-256"));
    }
}

#[test]
fn papers_are_whole_in_both_languages() {
    let (record, scored) = made();
    let last = [(record.clone(), scored.clone())];
    let all = |lang: Lang| {
        let scenario = &record.run.scenario;
        vec![
            blank_guides(scenario, lang),
            filled_guides(&record, &scored, lang),
            aar(&Aar { record: &record, scored: &scored, effects: None, last: &last }, lang),
            drill_plan(scenario, lang),
            drill_report(&record, &scored, None, lang),
        ]
    };
    for (vi, en) in all(Lang::Vi).iter().zip(&all(Lang::En)) {
        assert_eq!(vi.blocks.len(), en.blocks.len(), "{}", vi.title);
        assert_ne!(vi.title, en.title);
        for paper in [vi, en] {
            let text = said(paper);
            assert!(is_nfc(&text) && !text.contains('{') && !text.contains("??"), "{}", paper.title);
            assert!(text.contains(&record.version) && text.contains("SHA-256"), "{}", paper.title);
            let html = html(paper);
            assert!(html.contains("@page") && !html.contains("<script") && !html.contains("http"));
        }
    }
    for paper in all(Lang::En) {
        let vietnamese = ["Yêu cầu", "Căn cứ", "Kết quả", "chưa", "không đạt"];
        let text = said(&paper);
        assert!(vietnamese.iter().all(|word| !text.contains(word)), "{}", paper.title);
    }
}

/// An expectation with a status.
fn result(scored: &Scored, status: Status) -> ScoredExpectation {
    ScoredExpectation { status, ..scored.card.expectations[0].clone() }
}

#[test]
fn not_evaluated_is_never_an_improvement() {
    let (_, scored) = made();
    let all = [Status::Met, Status::Late, Status::Missed, Status::Undecided, Status::NotEvaluated];
    for before in all {
        for now in all {
            let change = Change::of(Some(&result(&scored, before)), Some(&result(&scored, now)));
            let improved = matches!(change, Change::ImprovedMet | Change::ImprovedOpen);
            let better = matches!(
                (before, now),
                (Status::Missed, Status::Late | Status::Met) | (Status::Late, Status::Met)
            );
            assert_eq!(improved, better, "{before:?} {now:?}");
            assert_eq!(change == Change::Kept, (before, now) == (Status::Met, Status::Met));
            let idle = now == Status::NotEvaluated && before != Status::NotEvaluated;
            assert_eq!(matches!(change, Change::NotRetested | Change::MetNotRetested), idle);
        }
    }
    let (a, b) = (result(&scored, Status::Missed), result(&scored, Status::Met));
    assert_eq!(Change::of(None, Some(&b)), Change::New);
    assert_eq!(Change::of(Some(&a), None), Change::Gone);
    // A target that was made easier is no improvement, and the paper says so.
    let easier = ScoredExpectation { target_s: b.target_s * 10, ..b };
    assert_eq!(Change::of(Some(&a), Some(&easier)), Change::Differs);
}

#[test]
fn the_same_record_as_last_year_improved_nothing() {
    let (record, scored) = made();
    let last = [(record.clone(), scored.clone())];
    let paper = aar(&Aar { record: &record, scored: &scored, effects: None, last: &last }, Lang::En);
    let open = counted(&scored, &[Status::Late, Status::Missed]);
    let counts = format!(
        "Improved: 0. Not met before and retested: {open}. Still open: {open}, of which not retested: 0."
    );
    assert!(said(&paper).contains(&counts), "{}", said(&paper));
}

#[test]
fn effects_stand_with_their_intervals_and_only_where_they_were_shown() {
    let (record, scored) = made();
    let found = analysis::Findings::of(
        &report::page::Page::new(&record, &scored, Lang::En),
        &basics::Drill::new(&record.run.scenario, Lang::En),
    );
    let id = &found.areas[0].expectation.id;
    let estimate =
        |value: f64, low: f64, high: f64| serde_json::json!({"value": value, "low": low, "high": high});
    let study = |low: f64| {
        let difference = serde_json::json!({
            "share_met": estimate(0.05, low, 0.09), "score": estimate(2.0, -1.0, 5.0),
            "says": if low > 0.0 { "helps" } else { "not_shown" },
        });
        serde_json::json!({
            "version": "0.0.1", "scenario_digest": "sha256:x", "seed": 7, "confidence": 0.95,
            "replications": {"search": [0, 50], "fresh": [50, 100]},
            "measures": [{
                "id": "m", "name": {"vi": "Biện pháp m", "en": "Measure m"}, "ground": {"Assumed": "a trial"},
                "applies": true, "cost_million_dong_a_year": null,
                "changes": [{"Preauthorised": {"action": "Isolate"}}],
            }],
            "alone": [{"measures": ["m"], "effect": {
                "cost": null, "fresh": difference,
                "expectations": [{"expectation": id, "due": 40, "difference": estimate(0.2, low, 0.4)}],
            }}],
            "together": [],
        })
        .to_string()
    };
    for (low, shown) in [(0.01, true), (-0.01, false)] {
        let effects = Effects::read(&study(low)).unwrap();
        let of = Aar { record: &record, scored: &scored, effects: Some(&effects), last: &[] };
        let text = said(&aar(&of, Lang::En));
        let low = if shown { "+1.0" } else { "−1.0" };
        assert!(text.contains(&format!("+20.0 pp ({low} to +40.0); due in 40 drills")), "{text}");
        assert_eq!(!text.contains("Not shown; it is the greatest estimate"), shown);
        assert!(text.contains(&format!("+5.0 pp ({low} to +9.0)")) && text.contains("50 fresh drills"));
        assert!(text.contains("Planning"));
        let report = drill_report(&record, &scored, Some(&effects), Lang::Vi);
        assert!(said(&report).contains("Biện pháp m: tỷ lệ yêu cầu được đáp ứng thay đổi +5,0 điểm %"));
    }
    assert!(Effects::read("{}").is_err());
}
