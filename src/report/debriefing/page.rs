//! The page: the result, the time line, what the plan expects, what was decided otherwise than by the model, and all of it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Numbered, View};
use crate::i18n::format::{duration, signed};
use crate::i18n::{Lang, debriefing as say, terms, train};
use crate::report::page::Page;
use crate::report::style::{self, table};
use crate::report::training::{expectations, opening, review, score};
use crate::report::{Chart, words};
use crate::train::debrief::{Expected, Median, Reviewed};
use crate::train::weigh::Worth;

pub(super) fn html(view: &View, chart: &Chart) -> String {
    let (lang, page) = (view.lang, view.page());
    let decisions = view.decisions();
    let title = train::debrief_title(lang);
    let name = page.scenario().name.get(lang);
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (name) }
                style { (PreEscaped(style::fonts())) (PreEscaped(style::SHEET)) }
            }
            body { main {
                header {
                    p.over { (say::over(lang, name, &view.who())) }
                    h1 { (title) }
                    p.answer { (opening(view.debriefing, lang)) }
                    p.note { (train::debrief_note(lang)) }
                    figure id="chart-decisions" { (PreEscaped(&chart.svg)) }
                }
                (plan(&decisions, lang))
                (otherwise(&page, &decisions))
                section {
                    h2 { (say::head_all(lang)) }
                    (table(&heads(view), &rows(view, &page, &decisions)))
                }
            } }
        }
    };
    markup.into_string()
}

/// What the plan expects, over the drill, beside simulated drills.
fn plan(decisions: &[Numbered], lang: Lang) -> Markup {
    let reviewed: Vec<&Reviewed> = decisions.iter().map(|(_, one)| *one).collect();
    let all = expectations(&reviewed);
    let drills = all.iter().find_map(|expected| expected.simulated).map(|median| median.drills);
    let mut heads = vec![
        say::col_expectation(lang),
        say::col_target(lang),
        say::col_limit(lang),
        say::col_longest(lang),
        say::col_status(lang),
    ];
    heads.extend(drills.map(|_| say::col_median(lang)));
    let row = |expected: &&Expected| {
        let mut row = vec![
            expected.name.get(lang).to_owned(),
            duration(expected.target_s, lang),
            duration(expected.limit_s, lang),
            expected.longest_s.map_or_else(|| "–".to_owned(), |s| duration(s, lang)),
            words::status(expected.status, lang),
        ];
        row.extend(expected.simulated.map(|simulated| median(&simulated, lang)));
        row
    };
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (say::head_plan(lang)) }
                (table(&heads, &rows))
                p.note {
                    @match drills { Some(drills) => (say::plan_note(lang, drills)), None => (say::plan_note_alone(lang)) }
                }
            }
        }
    }
}

fn median(median: &Median, lang: Lang) -> String {
    let shown = |s: Option<f64>| s.map_or_else(|| say::beyond(lang), |s| duration(s.round() as i64, lang));
    match median.p50_s {
        Some(_) => say::median(lang, &shown(median.p50_s), &shown(median.low_s), &shown(median.high_s)),
        None => say::beyond(lang),
    }
}

/// Decisions that are not the model's, each with all that is known of it.
fn otherwise(page: &Page, decisions: &[Numbered]) -> Markup {
    let lang = page.lang;
    let other: Vec<&Numbered> =
        decisions.iter().filter(|(_, one)| one.worth.is_some() || one.policy != one.taken.option).collect();
    html! {
        section {
            h2 { (say::head_other(lang)) }
            @if other.is_empty() { p { (say::none_other(lang)) } }
            @for (number, one) in other {
                @let (head, lines) = review(page, *number, one);
                article {
                    h3 { (head) }
                    ul { @for line in lines { li { (line) } } }
                }
            }
        }
    }
}

fn heads(view: &View) -> Vec<String> {
    let lang = view.lang;
    let mut heads = vec![say::col_number(lang), say::col_when(lang), say::col_what(lang)];
    if several(view) {
        heads.push(say::col_seat(lang));
    }
    heads.extend([
        say::col_taken(lang),
        say::col_after(lang),
        say::col_model(lang),
        say::col_here(lang),
        say::col_exact(lang),
        say::col_worth(lang),
    ]);
    heads
}

fn several(view: &View) -> bool {
    view.seat.is_none() && view.session.seats().len() > 1
}

fn rows(view: &View, page: &Page, decisions: &[Numbered]) -> Vec<Vec<String>> {
    decisions.iter().map(|(number, one)| row(view, page, *number, one)).collect()
}

fn row(view: &View, page: &Page, number: usize, one: &Reviewed) -> Vec<String> {
    let (lang, id) = (view.lang, &one.taken.decision);
    let question = terms::question(lang, id);
    let what = match (one.incident, one.org) {
        (Some(incident), Some(org)) => train::decide_about(lang, &question, incident.0, page.short(org)),
        _ => question,
    };
    let mut row = vec![number.to_string(), page.clock.moment(one.asked, lang), what];
    if several(view) {
        let seat = view.session.seats().get(one.taken.seat);
        row.push(seat.map_or_else(String::new, |seat| train::seat(lang, seat.kind.id())));
    }
    let after = match one.decided.map(|t| (t - one.asked).0) {
        None => "–".to_owned(),
        Some(0) => say::at_once(lang),
        Some(seconds) => duration(seconds, lang),
    };
    let model = match () {
        () if one.decided.is_none() => "–".to_owned(),
        () if one.policy == one.taken.option => say::same(lang),
        () => terms::option(lang, id, &one.policy),
    };
    row.extend([
        terms::option(lang, id, &one.taken.option),
        after,
        model,
        here(one, lang),
        exact(one, lang),
        one.worth.as_ref().map_or_else(|| "–".to_owned(), |worth| worth_of(worth, lang)),
    ]);
    row
}

/// The times of the plan in the decision's incident.
fn here(one: &Reviewed, lang: Lang) -> String {
    let times = one.expected.iter().filter_map(|expected| expected.here);
    let shown = times.map(|here| {
        let measured = duration(here.measured_s, lang);
        let measured = if here.open { train::debrief_still(lang, &measured) } else { measured };
        format!("{measured}: {}", words::status(here.status, lang))
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() { "–".to_owned() } else { shown.join("; ") }
}

fn exact(one: &Reviewed, lang: Lang) -> String {
    if one.exact.is_none() {
        return say::no_difference(lang);
    }
    say::exact(lang, &score(one.exact.score_before, lang), &score(one.exact.score_after, lang))
}

fn worth_of(worth: &Worth, lang: Lang) -> String {
    let Some(found) = &worth.score else { return "–".to_owned() };
    let [mean, low, high] = [found.mean, found.interval.low, found.interval.high].map(|v| signed(v, lang));
    say::median(lang, &mean, &low, &high)
}
