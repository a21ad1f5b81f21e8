//! Coverage of the year: months across, what is to be exercised down, the worst first; earlier years fainter at the left.

use plotters::style::RGBColor;

use super::View;
use super::words::{date, kinds, share};
use crate::i18n::format::count;
use crate::i18n::{Lang, year as say};
use crate::plan::programme::ElementKind;
use crate::report::Drawing;
use crate::report::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole};
use crate::report::palette::{ATTACK, BLACK, BLUE, DIM, FAINT, NIGHT, RULE, WHITE, between, on};
use crate::report::sheet::{MARGIN, Sheet, Swatch};

/// Width of the names, of a column of an earlier year, and of the figures at the right.
const NAMES: f64 = 58.0;
const PAST: f64 = 9.0;
const FIGURES: f64 = 12.0;
/// Height of a row, of the head of a group, and of the head of the chart.
const ROW: f64 = 4.4;
const GROUP: f64 = 5.6;
const HEAD: f64 = 9.0;
/// Earlier years that are shown.
const PAST_SHOWN: usize = 2;
/// More organisations than this are shown by kind.
const SINGLY: usize = 36;
/// Months.
const MONTHS: usize = 12;
/// The colour of a certain exercise, in this year and in an earlier one.
const SURE: RGBColor = BLUE;
const EARLIER: RGBColor = RGBColor(175, 175, 175);

/// A row: a name, and the chance by month, in the year and in each earlier year.
struct Row {
    name: String,
    months: [f64; MONTHS],
    held: [bool; MONTHS],
    year: f64,
    past: Vec<f64>,
    here: bool,
}

/// Where the columns stand.
struct Columns {
    past: Vec<f64>,
    months: f64,
    wide: f64,
}

/// Names of the pictures, in their order; more rows than these can hold are left to the table beside them.
const NAMES_OF_CHARTS: [&str; 8] = [
    "coverage",
    "coverage-2",
    "coverage-3",
    "coverage-4",
    "coverage-5",
    "coverage-6",
    "coverage-7",
    "coverage-8",
];
/// Millimetres down to which rows stand: a picture is printed as wide as the page, with its keys and note.
const LOWEST: f64 = 198.0;

/// Whom and what the plan names, and by what and where it is attacked: as many pictures as print on a page each.
pub(super) fn charts(view: &View) -> Vec<Drawing> {
    let (found, lang) = (view.found, view.lang);
    let mut years: Vec<i16> =
        found.before.before(found.wishes.year).map(|y| y.year).take(PAST_SHOWN).collect();
    years.reverse();
    let covered = share(&found.comparison, found.comparison.chosen_fresh, lang);
    let title = say::chart_title(lang, found.wishes.year, found.drills.len(), &covered);
    let plan = [ElementKind::Objective, ElementKind::Organisation];
    let attack = [ElementKind::Expectation, ElementKind::Tactic, ElementKind::Sector];
    let mut pages: Vec<Vec<Group>> = Vec::new();
    for shown in [&plan[..], &attack[..]] {
        let mut groups: Vec<Group> = Vec::new();
        let mut y = TOP;
        for kind in shown {
            let (mut begun, rows) = (false, sorted_rows(view, &years, *kind));
            // A kind of which a part would stand on the next page begins there, if it fits.
            let high = GROUP + rows.iter().map(height).sum::<f64>();
            if y + high > LOWEST && TOP + high <= LOWEST && !groups.is_empty() {
                pages.push(std::mem::take(&mut groups));
                y = TOP;
            }
            for row in rows {
                let tall = height(&row) + if begun { 0.0 } else { GROUP };
                if y + tall > LOWEST && !groups.is_empty() {
                    pages.push(std::mem::take(&mut groups));
                    (y, begun) = (TOP, false);
                }
                if !begun {
                    groups.push((*kind, Vec::new()));
                }
                begun = true;
                y += tall;
                if let Some((_, rows)) = groups.last_mut() {
                    rows.push(row);
                }
            }
        }
        if !groups.is_empty() {
            pages.push(groups);
        }
    }
    // The first tells the answer, the others what they show.
    let titled = |(ix, groups): (usize, &Vec<Group>)| match ix {
        0 => title.clone(),
        _ => {
            let names: Vec<String> = groups.iter().map(|(kind, _)| kinds(*kind, lang)).collect();
            say::detail_title(lang, found.wishes.year, &names.join("; "))
        }
    };
    let titles: Vec<String> = pages.iter().enumerate().map(titled).collect();
    let drawn = NAMES_OF_CHARTS.into_iter().zip(titles.iter().zip(&pages));
    drawn.map(|(name, (title, groups))| chart(view, name, title, &years, groups)).collect()
}

/// Rows of a kind.
type Group = (ElementKind, Vec<Row>);

/// Room for title, explanation and head.
const TOP: f64 = 28.0;

fn height(row: &Row) -> f64 {
    let (lines, _) = whole(&row.name, NAMES - 2.0, Ink::new(NOTE), 2);
    ROW.max(lines.len() as f64 * 2.7 + 1.0)
}

fn chart(view: &View, name: &'static str, title: &str, years: &[i16], groups: &[Group]) -> Drawing {
    let (found, lang) = (view.found, view.lang);
    let mut sheet = Sheet::new(title, &say::chart_how(lang));
    let first = MARGIN + NAMES;
    let months = first + years.len() as f64 * PAST;
    let columns = Columns {
        past: (0..years.len()).map(|n| first + n as f64 * PAST).collect(),
        months,
        wide: (WIDTH - MARGIN - FIGURES - months) / MONTHS as f64,
    };
    head(view, &mut sheet, &columns, years);
    groups.iter().for_each(|(kind, rows)| group(view, &mut sheet, &columns, *kind, rows));
    sheet.y += 2.0;
    let mut keys = vec![
        (Swatch::Box(SURE), say::key_sure(lang)),
        (Swatch::Box(between(WHITE, SURE, 0.35)), say::key_partly(lang)),
        (Swatch::Box(WHITE), say::key_never(lang)),
        (Swatch::Tick(ATTACK), say::key_report(lang)),
    ];
    if groups.iter().any(|(_, rows)| rows.iter().any(|row| !row.here)) {
        keys.push((Swatch::Hatched(RULE), say::key_not_here(lang)));
    }
    if !years.is_empty() {
        keys.push((Swatch::Box(EARLIER), say::key_earlier(lang)));
    }
    sheet.keys(&keys);
    let covered = share(&found.comparison, found.comparison.chosen_fresh, lang);
    let alt = say::chart_alt(lang, found.drills.len(), &covered);
    let drills = count(found.wishes.replications, lang);
    let version = env!("CARGO_PKG_VERSION");
    let note =
        say::chart_note(lang, &found.scenario, &found.structure, &drills, version, view.short_digest());
    let (canvas, title) = sheet.finish_with(&note);
    Drawing { name, title, alt, note, canvas }
}

/// Months, earlier years, the drills as diamonds, the report dates as ticks.
fn head(view: &View, sheet: &mut Sheet, columns: &Columns, years: &[i16]) {
    let (found, lang) = (view.found, view.lang);
    let top = sheet.y;
    let c = &mut sheet.canvas;
    let ink = Ink::new(NOTE).color(DIM);
    for (year, x) in years.iter().zip(&columns.past) {
        c.text_mid(x + PAST / 2.0, top + 2.0, &year.to_string(), ink, Anchor::Middle);
    }
    for month in 0..MONTHS {
        let x = columns.months + (month as f64 + 0.5) * columns.wide;
        c.text_mid(x, top + 2.0, &say::month(lang, month + 1), ink, Anchor::Middle);
    }
    c.text_mid(WIDTH - MARGIN, top + 2.0, &say::col_year(lang), ink, Anchor::End);
    let at = |day: crate::units::CivilDate| {
        let within =
            (day.day_number() - found.year.first().day_number()) as f64 / f64::from(found.year.length());
        columns.months + within * columns.wide * MONTHS as f64
    };
    for report in &found.year.reports {
        let x = at(report.date);
        c.line(&[(x, top + 4.4), (x, top + 7.6)], 0.5, ATTACK);
    }
    for drill in &found.drills {
        c.diamond(at(drill.first), top + 6.0, 1.5, BLACK);
    }
    let names = found.drills.iter().map(|drill| date(drill.first, lang)).collect::<Vec<_>>().join(", ");
    let (lines, ink) = whole(&say::drills_on(lang, &names), NAMES - 3.0, Ink::new(NOTE), 3);
    for (n, line) in lines.iter().enumerate() {
        c.text_mid(MARGIN, top + 1.6 + n as f64 * 3.0, line, ink, Anchor::Start);
    }
    sheet.y += HEAD.max(lines.len() as f64 * 3.0 + 1.0);
}

/// The rows of a kind, the least exercised on top, what does not apply last.
fn sorted_rows(view: &View, years: &[i16], kind: ElementKind) -> Vec<Row> {
    let mut rows = rows(view, years, kind);
    rows.sort_by(|a, b| b.here.cmp(&a.here).then(a.year.total_cmp(&b.year)));
    rows
}

fn group(view: &View, sheet: &mut Sheet, columns: &Columns, kind: ElementKind, rows: &[Row]) {
    let c = &mut sheet.canvas;
    c.text_mid(
        MARGIN,
        sheet.y + GROUP / 2.0 + 0.4,
        &kinds(kind, view.lang),
        Ink::new(LABEL).bold(),
        Anchor::Start,
    );
    sheet.y += GROUP;
    for row in rows {
        let (lines, ink) = whole(&row.name, NAMES - 2.0, Ink::new(NOTE), 2);
        let tall = height(row);
        draw(&mut sheet.canvas, columns, row, (sheet.y, tall), view.lang);
        let first = sheet.y + tall / 2.0 - (lines.len() as f64 - 1.0) * 1.35;
        for (n, line) in lines.iter().enumerate() {
            sheet.canvas.text_mid(MARGIN, first + n as f64 * 2.7, line, ink, Anchor::Start);
        }
        sheet.y += tall;
    }
}

fn draw(c: &mut Canvas, columns: &Columns, row: &Row, (y, tall): (f64, f64), lang: Lang) {
    let right = columns.months + columns.wide * MONTHS as f64;
    if !row.here {
        c.hatch(columns.months, y, right - columns.months, tall, 1.4, FAINT);
        c.frame(columns.months, y, right - columns.months, tall, 0.1, RULE);
        c.text_mid(WIDTH - MARGIN, y + tall / 2.0, "–", Ink::new(NOTE).color(DIM), Anchor::End);
        return;
    }
    for (x, chance) in columns.past.iter().zip(&row.past) {
        c.rect(x + 0.3, y + 0.3, PAST - 0.6, tall - 0.6, between(WHITE, EARLIER, *chance));
        c.frame(x + 0.3, y + 0.3, PAST - 0.6, tall - 0.6, 0.1, RULE);
    }
    for month in 0..MONTHS {
        let x = columns.months + month as f64 * columns.wide;
        if row.held[month] {
            let fill = between(WHITE, SURE, row.months[month]);
            c.rect(x + 0.2, y + 0.2, columns.wide - 0.4, tall - 0.4, fill);
            c.frame(x + 0.2, y + 0.2, columns.wide - 0.4, tall - 0.4, 0.12, RULE);
            let ink = Ink::new(NOTE * 0.86).color(on(fill));
            c.text_mid(
                x + columns.wide / 2.0,
                y + tall / 2.0,
                &super::words::share_text(row.months[month], lang),
                ink,
                Anchor::Middle,
            );
        } else {
            c.rect(x, y, columns.wide, tall, if month % 2 == 0 { NIGHT } else { WHITE });
        }
    }
    c.line(&[(MARGIN, y + tall), (WIDTH - MARGIN, y + tall)], 0.08, FAINT);
    let ink = if row.year < 0.5 { Ink::new(NOTE).bold() } else { Ink::new(NOTE) };
    c.text_mid(WIDTH - MARGIN, y + tall / 2.0, &super::words::share_text(row.year, lang), ink, Anchor::End);
}

/// The rows of a kind; many organisations by what they are.
fn rows(view: &View, years: &[i16], kind: ElementKind) -> Vec<Row> {
    let found = view.found;
    let of: Vec<usize> = (0..found.elements.len()).filter(|at| found.elements[*at].kind == kind).collect();
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for at in &of {
        let element = &found.elements[*at];
        let name = if kind == ElementKind::Organisation && of.len() > SINGLY {
            kind_of(view, &element.id)
        } else {
            element.name.get(view.lang).to_owned()
        };
        match groups.iter_mut().find(|(known, _)| *known == name && of.len() > SINGLY) {
            Some((_, members)) => members.push(*at),
            None => groups.push((name, vec![*at])),
        }
    }
    groups.into_iter().map(|(name, members)| row(view, years, &name, &members)).collect()
}

/// Organisations of a kind share a row, which is called after the first of them.
fn kind_of(view: &View, id: &str) -> String {
    let orgs = &view.scenario.province.organisations;
    let Some(org) = orgs.iter().find(|o| o.id == id) else { return id.to_owned() };
    let alike: Vec<_> = orgs.iter().filter(|o| o.kind == org.kind && o.participates).collect();
    match alike[..] {
        [first, _, ..] => say::alike(view.lang, first.name.get(view.lang), alike.len() - 1),
        _ => org.name.get(view.lang).to_owned(),
    }
}

fn row(view: &View, years: &[i16], name: &str, members: &[usize]) -> Row {
    let found = view.found;
    let mean = |of: &dyn Fn(usize) -> f64| {
        members.iter().map(|at| of(*at)).sum::<f64>() / members.len().max(1) as f64
    };
    let in_month = |month: usize| found.drills.iter().filter(move |d| d.first.month() as usize == month + 1);
    let chance =
        |month: usize| mean(&|at| 1.0 - in_month(month).map(|drill| 1.0 - drill.chance[at]).product::<f64>());
    let past = years
        .iter()
        .map(|year| mean(&|at| found.before.chance(*year, found.elements[at].kind, &found.elements[at].id)));
    Row {
        name: name.to_owned(),
        months: std::array::from_fn(chance),
        held: std::array::from_fn(|month| in_month(month).next().is_some()),
        year: mean(&|at| found.covered[at]),
        past: past.collect(),
        here: members.iter().any(|at| found.elements[*at].not_here.is_none()),
    }
}
