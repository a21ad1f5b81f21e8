//! What every chart and paper must keep, on made-up records of many sizes.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use super::synthetic::{Size, every_fact, record};
use super::*;
use crate::scenario::MemoryFiles;
use crate::scenario::model::{Milestone, Sourced};
use crate::score::card::Status;
use crate::units::time::DAY;

const SIZES: [Size; 5] = [
    Size::USUAL,
    Size { horizon: 14 * DAY, injects: 24, intrusions: 14, noise: 600, seed: 11 },
    Size { horizon: 200 * DAY, injects: 3, intrusions: 1, noise: 10, seed: 3 },
    Size { horizon: 2 * DAY, injects: 40, intrusions: 20, noise: 0, seed: 5 },
    Size { horizon: DAY, injects: 0, intrusions: 0, noise: 0, seed: 1 },
];

#[test]
fn no_text_covers_another_or_leaves_the_page() {
    let mut wrong = Vec::new();
    for (n, size) in SIZES.iter().enumerate() {
        let (record, scored) = record(size);
        for lang in Lang::ALL {
            for chart in drawings(&Page::new(&record, &scored, lang)) {
                let (placed, height) = (&chart.canvas.placed, chart.canvas.height);
                for (i, a) in placed.iter().enumerate() {
                    if a.x < 0.0 || a.y < 0.0 || a.x + a.w > 160.0 || a.y + a.h > height {
                        wrong.push(format!("{n} {} {lang:?}: {a:?} leaves {height} mm", chart.name));
                    }
                    for b in placed[i + 1..].iter().filter(|b| a.overlaps(b)) {
                        wrong.push(format!("{n} {} {lang:?}: {a:?} covers {b:?}", chart.name));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_same_record_gives_the_same_bytes_and_each_language_its_own() {
    let (record, scored) = record(&Size::USUAL);
    let once = unpainted(&record, &scored, Lang::Vi);
    let again = unpainted(&record, &scored, Lang::Vi);
    let english = unpainted(&record, &scored, Lang::En);
    for ((a, b), en) in once.iter().zip(&again).zip(&english) {
        assert_eq!(a.svg, b.svg, "{}", a.name);
        assert!(a.title != en.title && a.alt != en.alt && a.note != en.note, "{}", a.name);
    }
    // One PNG stands for all: painting is slow without optimisation.
    let page = Page::new(&record, &scored, Lang::Vi);
    let painted = || paint::png(&spread::chart(&page).canvas);
    assert!(painted().starts_with(b"\x89PNG") && painted() == painted());
    assert_eq!(html(&record, &scored, &once, None, Lang::Vi), html(&record, &scored, &again, None, Lang::Vi));
}

/// The charts without their PNG, which takes long to paint in a test.
fn unpainted(record: &Record, scored: &Scored, lang: Lang) -> Vec<Chart> {
    let painted = |d: Drawing| Chart {
        name: d.name,
        svg: paint::svg(&d.canvas, &d.title, &d.alt),
        png: Vec::new(),
        title: d.title,
        alt: d.alt,
        note: d.note,
    };
    drawings(&Page::new(record, scored, lang)).into_iter().map(painted).collect()
}

/// Start tags and end tags of a page in balance; void elements and the document type aside.
pub(super) fn unbalanced(page: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for piece in page.split('<').skip(1) {
        let (tag, _) = piece.split_once('>')?;
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next()?;
        if tag.starts_with('!') || tag.ends_with('/') || ["meta", "br"].contains(&name) {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(tag.to_owned());
            }
        } else {
            open.push(name);
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_from_outside() {
    for size in &SIZES {
        let (record, scored) = record(size);
        for lang in Lang::ALL {
            let charts = unpainted(&record, &scored, lang);
            let page = html(&record, &scored, &charts, None, lang);
            assert_eq!(unbalanced(&page), None);
            assert!(page.starts_with("<!DOCTYPE html>"));
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
            let foreign = page.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !foreign.contains("http:") && !foreign.contains("https:") && !foreign.contains("<script")
            );
            let ids: BTreeSet<&str> =
                page.split("id=\"").skip(1).filter_map(|p| p.split('"').next()).collect();
            assert_eq!(ids.len(), page.matches(" id=\"").count(), "an id stands twice");
            for link in page.split("href=\"#").skip(1).filter_map(|p| p.split('"').next()) {
                assert!(ids.contains(link), "a link leads to `{link}`, which is not there");
            }
        }
    }
}

#[test]
fn what_an_author_writes_is_text_and_never_markup() {
    let (mut record, scored) = record(&Size::USUAL);
    let mut scenario = (*record.run.scenario).clone();
    scenario.name.vi = "<script>alert(1)</script> | & \"".into();
    scenario.province.organisations[0].short = "<b>&".into();
    record.run.scenario = std::sync::Arc::new(scenario);
    let charts = unpainted(&record, &scored, Lang::Vi);
    let page = html(&record, &scored, &charts, None, Lang::Vi);
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"));
    assert_eq!(unbalanced(&page), None);
    assert!(!markdown(&record, &scored, &charts, None, Lang::Vi).contains("<script>"));
}

#[test]
fn every_fact_has_a_sentence_in_both_languages() {
    // The error for an unknown tag lists all tags that there are.
    let error = serde_json::from_str::<record::Fact>("{\"fact\":\"nothing\"}").unwrap_err().to_string();
    let (_, list) = error.split_once("expected one of").unwrap();
    let known: BTreeSet<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    let facts = every_fact();
    let tag = |fact| serde_json::to_value(fact).unwrap()["fact"].as_str().unwrap().to_owned();
    let here: BTreeSet<String> = facts.iter().map(tag).collect();
    assert_eq!(here, known, "the list of this test misses a fact");
    let (record, scored) = record(&Size::USUAL);
    let vi = Page::new(&record, &scored, Lang::Vi);
    let en = Page::new(&record, &scored, Lang::En);
    for fact in &facts {
        let (a, b) = (sentence::sentence(&vi, fact), sentence::sentence(&en, fact));
        assert!(a.len() > 8 && a.ends_with('.'), "{fact:?}: {a}");
        assert!(b.len() > 8 && b.ends_with('.'), "{fact:?}: {b}");
        assert!(a != b && !a.contains('?') && !b.contains('?'), "{a} / {b}");
    }
}

#[test]
fn terminal_texts_keep_to_their_width() {
    for size in &SIZES {
        let (record, scored) = record(size);
        for lang in Lang::ALL {
            for width in [40, 57, 80, 110] {
                let card = terminal::scorecard(&record, &scored, lang, width);
                let hours = terminal::explanation(&record, &scored, lang, width, true, |_| true);
                for line in card.lines().chain(hours.lines()) {
                    assert!(line.width() <= width, "{width}: {line}");
                }
                assert!(card.lines().count() > 8);
            }
        }
    }
}

#[test]
fn the_answer_has_at_most_three_sentences() {
    for size in &SIZES {
        let (record, scored) = record(size);
        let page = Page::new(&record, &scored, Lang::Vi);
        assert!((1..=3).contains(&summary::answer(&page).len()));
    }
}

#[test]
fn the_headline_of_the_hours_counts_an_intrusion_once() {
    for size in &SIZES {
        let (_, scored) = record(size);
        let contained: Vec<_> = scored
            .explanations
            .iter()
            .filter(|e| (e.from, e.to) == (Milestone::Occurrence, Milestone::Containment))
            .collect();
        let once: BTreeSet<_> = contained.iter().map(|e| e.intrusion).collect();
        assert_eq!(once.len(), contained.len());
        let sum: i64 = contained.iter().map(|e| e.elapsed_s).sum();
        assert_eq!(hours::leading(&scored.explanations).map_or(0, |(_, _, all)| all), sum);
    }
}

#[test]
fn what_can_be_saved_is_what_the_sentences_say() {
    let (record, mut scored) = record(&SIZES[1]);
    let first = scored.explanations.iter().position(|e| e.parts.len() > 1).unwrap();
    let one = &mut scored.explanations[first];
    let part = advice::largest(one).unwrap().clone();
    let small = one.parts.iter().find(|p| p.class != part.class).unwrap().clone();
    // The least slack of all stands at a small part: it says nothing of the largest.
    one.slack = vec![
        score::card::Slack { entry: 0, of: small.entries[0], seconds: 1 },
        score::card::Slack { entry: 0, of: part.entries[0], seconds: part.seconds - 1 },
    ];
    let shared = small.entries.contains(&part.entries[0]) || part.entries.contains(&small.entries[0]);
    let expected = if shared { 1 } else { part.seconds - 1 };
    let one = scored.explanations[first].clone();
    assert_eq!(advice::can_be_saved(&one), Some(expected));
    let page = Page::new(&record, &scored, Lang::En);
    let time = i18n::format::duration(expected, Lang::En);
    assert!(advice::sentences(&page, &one).join(" ").contains(&format!("Beyond {time} less")));
}

#[test]
fn explain_tells_the_longest_and_where_the_rest_is() {
    let (record, scored) = record(&SIZES[1]);
    for lang in Lang::ALL {
        let told = |all| terminal::explanation(&record, &scored, lang, 80, all, |_| true);
        let (few, all) = (told(false), told(true));
        assert!(few.contains("--all") && !all.contains("--all"));
        assert!(
            few.lines().count() * 2 < all.lines().count(),
            "{} {}",
            few.lines().count(),
            all.lines().count()
        );
    }
}

#[test]
fn a_sentence_of_the_hours_stands_once_and_every_inject_is_listed() {
    let (record, scored) = record(&SIZES[1]);
    let charts = unpainted(&record, &scored, Lang::Vi);
    let text = markdown(&record, &scored, &charts, None, Lang::Vi);
    let repeated = i18n::report::advice_no_slack(Lang::Vi);
    assert!(text.matches(&repeated).count() <= 2);
    let injects = &record.run.scenario.drill.injects;
    assert!(injects.len() > 3 && injects.iter().all(|i| text.contains(i.title.get(Lang::Vi))));
    let page = html(&record, &scored, &charts, None, Lang::Vi);
    assert!(page.contains(&i18n::tables::head_injects(Lang::Vi)));
    assert!(page.contains(&i18n::tables::head_messages(Lang::Vi)));
}

#[test]
fn an_answer_tells_what_is_undecided_and_a_basis_of_two_is_told_as_two() {
    let (record, mut scored) = record(&Size::USUAL);
    let mut evaluated = scored.card.expectations.iter_mut().filter(|e| e.status != Status::NotEvaluated);
    let one = evaluated.next().unwrap();
    one.status = Status::Undecided;
    let id = one.id.clone();
    let mut record = record;
    let mut scenario = (*record.run.scenario).clone();
    let spec = scenario.plan.expectations.iter_mut().find(|e| e.id == id).unwrap();
    let (target, limit) = (*spec.target.value(), *spec.limit.value());
    spec.target = Sourced::Stated { value: target, source: "I".to_owned() };
    spec.limit = Sourced::Unsourced(limit);
    record.run.scenario = std::sync::Arc::new(scenario);
    let page = Page::new(&record, &scored, Lang::Vi);
    assert!(summary::answer(&page)[0].contains("chưa ngã ngũ"), "{}", summary::answer(&page)[0]);
    let row = scored.card.expectations.iter().find(|e| e.id == id).unwrap();
    assert_eq!(summary::basis(&page, row), "mục tiêu: kế hoạch nêu; giới hạn: giả định");
}

/// Writes pictures and papers for eyes: `CYBERDRILL_GALLERY=dir cargo nextest run --run-ignored all gallery`; of
/// the saved record that `CYBERDRILL_RECORD` names, if it names one.
#[test]
#[ignore = "writes files for somebody to look at"]
fn gallery() {
    let Ok(dir) = std::env::var("CYBERDRILL_GALLERY") else { return };
    std::fs::create_dir_all(&dir).unwrap();
    let saved = std::env::var("CYBERDRILL_RECORD").ok().map(|path| {
        let record = record::read_jsonl(&std::fs::read(path).unwrap()).unwrap();
        let scored = score::score(&record);
        (record, scored)
    });
    let records = saved.map_or_else(|| SIZES.iter().map(record).collect(), |one| vec![one]);
    for (n, (record, scored)) in records.into_iter().enumerate() {
        for lang in Lang::ALL {
            let started = std::time::Instant::now();
            let charts = charts(&record, &scored, lang);
            println!("{n} {} {:?} {} entries", lang.code(), started.elapsed(), record.entries.len());
            let stem = format!("{dir}/{n}-{}", lang.code());
            for chart in &charts {
                std::fs::write(format!("{stem}-{}.png", chart.name), &chart.png).unwrap();
                std::fs::write(format!("{stem}-{}.svg", chart.name), &chart.svg).unwrap();
            }
            std::fs::write(format!("{stem}.html"), html(&record, &scored, &charts, None, lang)).unwrap();
            std::fs::write(format!("{stem}.md"), markdown(&record, &scored, &charts, None, lang)).unwrap();
            let mut text = terminal::scorecard(&record, &scored, lang, 80);
            text.push_str(&terminal::explanation(&record, &scored, lang, 80, true, |_| true));
            std::fs::write(format!("{stem}.txt"), text).unwrap();
        }
    }
}

/// Texts of drawings that lie beyond the edge, are cut off, or cover each other.
pub(super) fn faults(drawings: &[Drawing]) -> Vec<String> {
    let mut found = Vec::new();
    for chart in drawings {
        let (placed, height) = (&chart.canvas.placed, chart.canvas.height);
        for (i, a) in placed.iter().enumerate() {
            let outside = a.x < 0.0 || a.y < 0.0 || a.x + a.w > 160.0 || a.y + a.h > height;
            if outside || a.text.contains('…') {
                found.push(format!("{}: {a:?} of {height} mm", chart.name));
            }
            for b in placed[i + 1..].iter().filter(|b| a.overlaps(b) && a.text != b.text) {
                found.push(format!("{}: {a:?} covers {b:?}", chart.name));
            }
        }
    }
    found
}

/// A journal that keeps nothing.
pub(super) struct Nothing;

impl experiment::Journal for Nothing {
    type Error = std::convert::Infallible;
    fn earlier(&mut self, _: &mut dyn FnMut(&str) -> bool) -> Result<(), Self::Error> {
        Ok(())
    }
    fn append(&mut self, _: &[String]) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// The scenario that `new` writes, as the files of a folder `small`.
pub(super) fn template() -> MemoryFiles {
    let mut files = MemoryFiles::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/library/template");
    for name in ["scenario.ron", "province.ron", "plan.ron", "drill.ron"] {
        files.put(&format!("small/{name}"), std::fs::read(folder.join(name)).unwrap());
    }
    files
}
