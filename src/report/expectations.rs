//! Expectations: what did we meet, by how much?

use super::Drawing;
use super::axis::LogAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, wrap};
use super::page::Page;
use super::palette::{BLACK, BLUE, DIM, FAINT, RULE, WHITE};
use super::sheet::{MARGIN, Sheet, Swatch, basis_mark};
use super::words;
use crate::i18n::report as say;
use crate::scenario::model::Basis;
use crate::score::card::{Instance, Rating, ScoredExpectation, Status};
use plotters::style::RGBColor;

/// Width of the names.
const NAMES: f64 = 54.0;
/// Width of the letter and the mark at the right.
const MARKS: f64 = 21.0;
/// The band up to the target, and that from target to limit.
const WITHIN: RGBColor = RGBColor(214, 232, 224);
const TOLERATED: RGBColor = RGBColor(236, 236, 236);

pub(super) fn chart(page: &Page) -> Drawing {
    let card = &page.scored.card;
    let evaluated = card.expectations.iter().filter(|e| e.status != Status::NotEvaluated).count();
    let met = card.expectations.iter().filter(|e| e.status == Status::Met).count();
    let title = if evaluated == 0 {
        say::expectations_title_none(page.lang)
    } else {
        let idle = card.expectations.len() - evaluated;
        say::expectations_title(page.lang, met, evaluated, &super::summary::others(page), idle)
    };
    let mut sheet = Sheet::new(&title, &say::expectations_how(page.lang));
    if card.expectations.is_empty() {
        sheet.empty(&say::expectations_empty(page.lang));
    } else {
        draw(page, &mut sheet);
    }
    let alt = say::expectations_alt(page.lang, card.expectations.len(), &title);
    Drawing::of(page, "expectations", sheet, alt)
}

/// Worst first: lowest score, then what is open, then what was not evaluated.
fn sorted<'a>(page: &Page<'a>) -> Vec<&'a ScoredExpectation> {
    let mut rows: Vec<&ScoredExpectation> = page.scored.card.expectations.iter().collect();
    rows.sort_by(|a, b| {
        let key = |e: &ScoredExpectation| e.score.unwrap_or(f64::MAX);
        key(a).total_cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    rows
}

fn draw(page: &Page, sheet: &mut Sheet) {
    let rows = sorted(page);
    let left = MARGIN + NAMES;
    let right = WIDTH - MARGIN - MARKS;
    let times = rows.iter().flat_map(|e| {
        e.instances.iter().map(|i| i.measured_s).chain([e.target_s, e.limit_s]).collect::<Vec<_>>()
    });
    let axis = LogAxis::over(times, left, right);
    let ink = Ink::new(LABEL);
    let names: Vec<Vec<String>> =
        rows.iter().map(|e| wrap(e.name.get(page.lang), NAMES - 3.0, ink, 3)).collect();
    let heights: Vec<f64> = names.iter().map(|n| (n.len() as f64 * ink.leading() + 2.4).max(8.4)).collect();
    header(page, sheet, right);
    let top = sheet.y;
    let bottom = top + heights.iter().sum::<f64>();
    axis.draw(&mut sheet.canvas, page.lang, top, bottom);
    let mut y = top;
    for ((row, name), tall) in rows.iter().zip(&names).zip(&heights) {
        draw_row(&mut sheet.canvas, page, row, name, &axis, y, *tall);
        y += tall;
    }
    sheet.y = bottom + 5.2;
    keys(page, sheet, &rows);
}

fn header(page: &Page, sheet: &mut Sheet, right: f64) {
    let ink = Ink::new(NOTE).color(DIM);
    let y = sheet.y + NOTE;
    sheet.canvas.text(MARGIN, y, &say::column_expectation(page.lang), ink, Anchor::Start);
    sheet.canvas.text(MARGIN + NAMES, y, &say::column_elapsed(page.lang), ink, Anchor::Start);
    sheet.canvas.text(right + 2.0, y, &say::column_rating(page.lang), ink, Anchor::Start);
    sheet.canvas.text(WIDTH - MARGIN, y, &say::column_basis(page.lang), ink, Anchor::End);
    sheet.y += NOTE + 1.6;
}

fn draw_row(
    c: &mut Canvas,
    page: &Page,
    row: &ScoredExpectation,
    name: &[String],
    axis: &LogAxis,
    y: f64,
    tall: f64,
) {
    let ink = Ink::new(LABEL);
    let mid = y + tall / 2.0;
    c.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], 0.12, FAINT);
    let first = mid - (name.len() as f64 - 1.0) / 2.0 * ink.leading() + ink.drop();
    c.lines(MARGIN, first, name, ink, Anchor::Start);
    let (target, limit) = (axis.x(row.target_s), axis.x(row.limit_s));
    const HALF: f64 = 2.2;
    let idle = row.status == Status::NotEvaluated;
    if idle {
        c.hatch(axis.left, mid - HALF, limit - axis.left, HALF * 2.0, 1.4, FAINT);
        c.frame(axis.left, mid - HALF, limit - axis.left, HALF * 2.0, 0.15, RULE);
    } else {
        c.rect(axis.left, mid - HALF, target - axis.left, HALF * 2.0, WITHIN);
        c.rect(target, mid - HALF, limit - target, HALF * 2.0, TOLERATED);
    }
    c.dashed((target, mid - HALF - 0.8), (target, mid + HALF + 0.8), 0.4, BLACK);
    c.line(&[(limit, mid - HALF - 0.8), (limit, mid + HALF + 0.8)], 0.45, BLACK);
    for (at, instance) in spread(row, axis) {
        draw_instance(c, instance, axis, mid + at);
    }
    let right = axis.right + 3.2;
    match row.suggested_rating {
        Some(rating) => draw_rating(c, rating, right + 2.2, mid),
        None => c.ring(right + 2.2, mid, 2.3, 0.25, RULE),
    }
    let score = match (row.score_low, row.score_high) {
        (Some(low), Some(high)) => say::bounds(page.lang, low, high),
        _ => "–".to_owned(),
    };
    c.text_mid(right + 5.4, mid, &score, Ink::new(NOTE), Anchor::Start);
    basis_mark(c, row.basis, WIDTH - MARGIN - 1.4, mid);
}

/// Instances with a small offset where dots would cover each other.
fn spread<'a>(row: &'a ScoredExpectation, axis: &LogAxis) -> Vec<(f64, &'a Instance)> {
    let mut list: Vec<&Instance> = row.instances.iter().collect();
    list.sort_by_key(|i| (i.measured_s, i.subject));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    list.into_iter()
        .map(|instance| {
            let x = axis.x(instance.measured_s);
            let offset = [0.0, -1.3, 1.3, -0.65, 0.65, -1.9, 1.9]
                .into_iter()
                .find(|o| !taken.iter().any(|(tx, to)| (tx - x).abs() < 1.7 && (to - o).abs() < 1.2))
                .unwrap_or(0.0);
            taken.push((x, offset));
            (offset, instance)
        })
        .collect()
}

fn draw_instance(c: &mut Canvas, instance: &Instance, axis: &LogAxis, y: f64) {
    let x = axis.x(instance.measured_s);
    let fill = if instance.status == Status::Missed { BLACK } else { BLUE };
    if instance.censored {
        c.line(&[(x - 0.6, y), (x + 2.0, y)], 0.45, fill);
        c.arrow_head(x + 1.6, y, 0.95, 1.0, fill);
        c.ring(x, y, 1.0, 0.4, fill);
    } else {
        c.circle(x, y, 1.2, WHITE);
        c.circle(x, y, 1.0, fill);
    }
}

/// The letter in a disc that is darker the worse it is.
fn draw_rating(c: &mut Canvas, rating: Rating, x: f64, y: f64) {
    let fill = match rating {
        Rating::P => RGBColor(214, 232, 224),
        Rating::S => RGBColor(150, 190, 215),
        Rating::M => RGBColor(0, 88, 140),
        Rating::U => BLACK,
    };
    c.circle(x, y, 2.3, RULE);
    c.circle(x, y, 2.2, fill);
    let ink = Ink::new(LABEL).bold().color(super::palette::on(fill));
    c.text_mid(x, y, words::letter(rating), ink, Anchor::Middle);
}

fn keys(page: &Page, sheet: &mut Sheet, rows: &[&ScoredExpectation]) {
    let lang = page.lang;
    let mut keys = vec![
        (Swatch::Dashed, say::key_target(lang)),
        (Swatch::Solid, say::key_limit(lang)),
        (Swatch::Dot(BLUE), say::key_measured(lang)),
    ];
    let instances = || rows.iter().flat_map(|r| r.instances.iter());
    if instances().any(|i| i.status == Status::Missed) {
        keys.push((Swatch::Dot(BLACK), say::key_beyond(lang)));
    }
    if instances().any(|i| i.censored) {
        keys.push((Swatch::Arrow(BLUE), say::key_censored(lang)));
    }
    if rows.iter().any(|r| r.status == Status::NotEvaluated) {
        keys.push((Swatch::Hatched(RULE), words::status(Status::NotEvaluated, lang)));
    }
    for basis in [Basis::Stated, Basis::Regulation, Basis::Benchmark, Basis::Assumption] {
        if rows.iter().any(|r| r.basis == basis) {
            keys.push((Swatch::Basis(basis), words::basis(basis, lang)));
        }
    }
    sheet.keys(&keys);
    // The whole scale, so that a letter is seen between its neighbours.
    let rated = rows.iter().any(|row| row.suggested_rating.is_some());
    let letters: Vec<String> = [Rating::P, Rating::S, Rating::M, Rating::U]
        .into_iter()
        .filter(|_| rated)
        .map(|r| format!("{}: {}", words::letter(r), words::rating(r, lang)))
        .collect();
    if !letters.is_empty() {
        sheet.remark(&say::ratings_are_suggested(lang, &letters.join("; ")));
    }
}
