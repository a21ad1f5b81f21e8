//! Annexes of the after-action report: who took part, what happened when, which injects went out.

use super::basics::Drill;
use super::paper::{Block, Cell, Span, Table, para};
use crate::i18n::format::Alphabet;
use crate::i18n::papers as say;
use crate::report::page::Page;
use crate::report::{course, injects as list_of_injects, words};
use crate::scenario::model::{Milestone, Organisation};
use crate::units::SimTime;

/// Who took part, a row for each tier.
pub(super) fn participants(drill: &Drill) -> Vec<Block> {
    let lang = drill.lang;
    let mut all = drill.participants();
    let alphabet = Alphabet::of(lang);
    all.sort_by(|a, b| {
        a.tier.cmp(&b.tier).then_with(|| alphabet.compare(a.name.get(lang), b.name.get(lang)))
    });
    let row = |same: &[&Organisation]| {
        let names: Vec<&str> = same.iter().map(|o| o.name.get(lang)).collect();
        vec![
            Cell::head(same.first().map_or_else(String::new, |o| words::tier(o.tier, lang))),
            Cell::centre(same.len().to_string()),
            Cell::of(names.join("; ")),
        ]
    };
    vec![
        Block::Heading(1, say::annex_participants(lang)),
        Block::Table(Table {
            widths: vec![16, 8, 76],
            heads: vec![say::col_tier(lang), say::col_number(lang), say::col_organisation(lang)],
            rows: all.chunk_by(|a, b| a.tier == b.tier).map(row).collect(),
        }),
    ]
}

/// Every true intrusion: what happened in some sentences, and its milestones with their entries.
pub(super) fn timeline(page: &Page) -> Vec<Block> {
    let lang = page.lang;
    let mut blocks = vec![Block::Heading(1, say::annex_timeline(lang))];
    if page.scored.courses.is_empty() {
        blocks.push(para(crate::i18n::report::no_story(lang)));
    }
    for found in &page.scored.courses {
        let intrusion = found.intrusion;
        let name = format!("{} – {}", page.full(intrusion.org), page.campaign(intrusion.campaign));
        blocks.push(Block::Heading(3, name));
        blocks.push(Block::Para(vec![Span::Plain(course::sentences(page, intrusion).join(" "))]));
        let mut reached: Vec<&(Milestone, SimTime, u32)> = found.reached.iter().collect();
        reached.sort_by_key(|(milestone, t, _)| (*t, *milestone));
        let row = |(milestone, t, seq): &&(Milestone, SimTime, u32)| {
            vec![
                Cell::of(words::milestone(*milestone, lang)),
                Cell::of(page.clock.moment(*t, lang)),
                Cell::centre(seq.to_string()),
            ]
        };
        blocks.push(Block::Table(Table {
            widths: vec![50, 26, 24],
            heads: vec![say::col_milestone(lang), say::col_when(lang), say::col_entry(lang)],
            rows: reached.iter().map(row).collect(),
        }));
    }
    blocks
}

/// The injects with what came of them; empty where the drill has none.
pub(super) fn injects(page: &Page) -> Vec<Block> {
    let rows = list_of_injects::rows(page);
    if rows.is_empty() {
        return Vec::new();
    }
    let cells = |row: Vec<String>| row.into_iter().map(Cell::of).collect();
    vec![
        Block::NewPage,
        Block::Heading(1, say::annex_injects(page.lang)),
        para(crate::i18n::tables::injects_how(page.lang)),
        Block::Table(Table {
            widths: vec![6, 11, 15, 35, 18, 15],
            heads: list_of_injects::heads(page),
            rows: rows.into_iter().map(cells).collect(),
        }),
    ]
}
