//! A programme as text for a terminal and as Markdown.

use std::fmt::Write as _;

use super::words::{
    acting, begin, campaigns, chance, date, entry, fair, injects, invited, kind, kinds, share, share_text,
    step, when, why,
};
use super::{View, coverage};
use crate::i18n::format::{Alphabet, count, number, percent};
use crate::i18n::year as say;
use crate::plan::programme::{DayState, ElementKind, Invited, Planned, Predicted, Uncovered};
use crate::report::lines::Lines;
use crate::report::markdown::{heading, list, table};

/// Things that are listed on a screen; the page has all.
const LISTED: usize = 12;

/// The answer in sentences: how many drills, what they exercise, how good that is, what is left.
pub(super) fn answer(view: &View) -> Vec<String> {
    let (lang, found) = (view.lang, view.found);
    let comparison = &found.comparison;
    let value = |value: f64| share(comparison, value, lang);
    let days: u32 = found.drills.iter().map(|d| d.candidate.days).sum();
    let open = found.uncovered.iter().filter(|one| found.elements[one.element].not_here.is_none()).count();
    vec![
        say::answer_drills(lang, found.drills.len(), days, found.wishes.days),
        say::answer_value(lang, &between(view), &value(comparison.chosen)),
        if open == 0 { say::answer_all(lang) } else { say::answer_open(lang, open) },
    ]
}

/// What goes with the answer: how good the choice is beside others, and what it assumes.
pub(super) fn further(view: &View) -> Vec<String> {
    let (lang, found) = (view.lang, view.found);
    let comparison = &found.comparison;
    let value = |value: f64| share(comparison, value, lang);
    let mut said = Vec::new();
    said.push(if comparison.proved {
        say::answer_best(lang, &value(comparison.chosen))
    } else {
        say::answer_gap(lang, &value(comparison.upper), &percent(comparison.gap(), lang))
    });
    said.push(if comparison.took_greedy() {
        say::answer_took_greedy(lang, &value(comparison.searched), &value(comparison.searched_fresh))
    } else {
        say::answer_greedy(lang, &value(comparison.greedy), &value(comparison.greedy_fresh))
    });
    said.push(say::answer_others(
        lang,
        &value(comparison.random_mean),
        &value(comparison.random_low),
        &value(comparison.random_high),
        comparison.random_drawn,
    ));
    if found.year.assumed {
        said.push(say::assumed_holidays(lang, found.wishes.year));
    }
    said
}

/// What the year exercises in fresh drills, with its interval.
pub(super) fn between(view: &View) -> String {
    let (lang, comparison) = (view.lang, &view.found.comparison);
    let [low, high] = comparison.chosen_fresh_between.map(|end| share(comparison, end, lang));
    say::with_ends(lang, &share(comparison, comparison.chosen_fresh, lang), &low, &high)
}

pub(super) fn title(view: &View) -> String {
    say::title(view.lang, view.found.wishes.year)
}

/// The answer on a screen. Ends with a line break.
pub fn terminal(view: &View, width: usize) -> String {
    let (lang, found) = (view.lang, view.found);
    let mut out = Lines::new(width);
    out.wrapped("", found.name.get(lang));
    out.wrapped("", &title(view));
    out.rule();
    answer(view).iter().chain(&further(view)).for_each(|sentence| out.wrapped("", sentence));
    out.rule();
    for drill in &found.drills {
        out.split(&when(drill, lang), &say::met(lang, &chance(drill.share_met, lang)));
        out.wrapped("   ", &campaigns(drill, lang));
        let pinned = if drill.pin.is_some() { say::pinned(lang) } else { String::new() };
        let parts = [entry(drill.candidate.entry, view), injects(drill, lang), invited(drill, lang), pinned];
        out.wrapped("   ", &parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" · "));
    }
    out.rule();
    out.wrapped("", &say::head_uncovered(lang));
    for one in found.uncovered.iter().take(LISTED) {
        let element = &found.elements[one.element];
        out.split(
            &format!("  {} · {}", kind(element.kind, lang), element.name.get(lang)),
            &share_text(one.chance, lang),
        );
        out.wrapped("     ", &why(element.kind, one.why, lang));
    }
    if found.uncovered.len() > LISTED {
        out.wrapped("  ", &say::more_in_page(lang, found.uncovered.len() - LISTED));
    }
    out.rule();
    computed(view).iter().for_each(|line| out.wrapped("", line));
    out.text
}

pub(super) fn glance_heads(view: &View) -> Vec<String> {
    let lang = view.lang;
    vec![
        say::col_when(lang),
        say::col_what(lang),
        say::col_who(lang),
        say::col_met(lang),
        say::col_value(lang),
    ]
}

/// The year at a glance.
pub(super) fn glance_rows(view: &View) -> Vec<Vec<String>> {
    let (lang, found) = (view.lang, view.found);
    let row = |(at, drill): (usize, &Planned)| {
        let mut day = when(drill, lang);
        if drill.pin.is_some() {
            day = format!("{day} ({})", say::pinned(lang));
        }
        let what = format!(
            "{}. {}. {}",
            campaigns(drill, lang),
            entry(drill.candidate.entry, view),
            injects(drill, lang)
        );
        vec![
            format!("{} · {day}", at + 1),
            what,
            invited(drill, lang),
            chance(drill.share_met, lang),
            share(&found.comparison, alone(view, drill), lang),
        ]
    };
    found.drills.iter().enumerate().map(row).collect()
}

/// What a drill is worth alone.
fn alone(view: &View, drill: &Planned) -> f64 {
    view.found.elements.iter().zip(&drill.chance).map(|(element, chance)| element.value() * chance).sum()
}

pub(super) fn predicted_heads(view: &View) -> Vec<String> {
    vec![
        say::col_expectation(view.lang),
        say::col_chance(view.lang),
        say::col_told(view.lang),
        say::col_hard(view.lang),
    ]
}

/// Every expectation that a drill may decide.
pub(super) fn predicted_rows(view: &View, drill: &Planned) -> Vec<Vec<String>> {
    let lang = view.lang;
    let due = drill.expectations.iter().filter(|e| e.decided + e.undecided > 0);
    due.map(|one| {
        let name = view
            .scenario
            .plan
            .expectations
            .iter()
            .find(|e| e.id == one.id)
            .map_or(one.id.as_str(), |e| e.name.get(lang));
        let told = say::of_drills(lang, &count(one.decided, lang), &count(drill.replications, lang));
        vec![name.to_owned(), chance(one.chance, lang), told, hardness(view, one)]
    })
    .collect()
}

/// Whether an expectation by itself is hopeless or trivial in a drill.
fn hardness(view: &View, one: &Predicted) -> String {
    let (lang, wishes) = (view.lang, &view.found.wishes);
    match one.chance.value {
        Some(chance) if chance < wishes.hardest => say::hopeless(lang),
        Some(chance) if chance > wishes.easiest => say::trivial(lang),
        Some(_) => say::in_reach(lang),
        None => say::seldom_told(lang),
    }
}

/// What a drill exercises, by kind: how many with at least an even chance, of how many.
pub(super) fn covers(view: &View, drill: &Planned) -> Vec<String> {
    let (lang, found) = (view.lang, view.found);
    let of = |wanted: ElementKind| {
        let all: Vec<usize> = (0..found.elements.len())
            .filter(|at| found.elements[*at].kind == wanted && found.elements[*at].not_here.is_none())
            .collect();
        let done = all.iter().filter(|at| drill.chance[**at] >= 0.5).count();
        (!all.is_empty()).then(|| say::covers(lang, &kinds(wanted, lang), done, all.len()))
    };
    ElementKind::ALL.into_iter().filter_map(of).collect()
}

/// The steps around a drill.
pub(super) fn step_rows(view: &View, drill: &Planned) -> Vec<Vec<String>> {
    let lang = view.lang;
    let row = |one: &crate::plan::programme::Step| {
        let when = date(one.date, lang);
        let when =
            if one.before_the_year { format!("{when} ({})", say::before_the_year(lang)) } else { when };
        vec![step(one.kind, lang), when]
    };
    drill.steps.iter().map(row).collect()
}

pub(super) fn step_heads(view: &View) -> Vec<String> {
    vec![say::col_step(view.lang), say::col_date(view.lang)]
}

/// The organisations that are invited to a drill, in one line.
pub(super) fn names(view: &View, drill: &Planned) -> String {
    match drill.candidate.invited {
        Invited::All => say::who_all(view.lang, drill.invited.len()),
        Invited::Core => say::who(view.lang, &named(view, |id| drill.invited.iter().any(|i| i == id))),
    }
}

/// Everybody who takes part, in one line.
pub(super) fn everybody(view: &View) -> String {
    let part = view.found.elements.iter().filter(|e| e.kind == ElementKind::Organisation);
    let ids: Vec<&str> = part.map(|e| e.id.as_str()).collect();
    named(view, |id| ids.contains(&id))
}

/// Names of organisations, in the order of the alphabet.
fn named(view: &View, wanted: impl Fn(&str) -> bool) -> String {
    let orgs = view.scenario.province.organisations.iter().filter(|o| wanted(&o.id));
    let mut names: Vec<&str> = orgs.map(|o| o.name.get(view.lang)).collect();
    let alphabet = Alphabet::of(view.lang);
    names.sort_by(|a, b| alphabet.compare(a, b));
    names.join("; ")
}

/// How a drill is gone on with.
pub(super) fn commands(view: &View, drill: &Planned) -> Vec<String> {
    let lang = view.lang.code();
    vec![
        format!("cyberdrill check drills/{} --lang {lang}", drill.folder),
        format!("cyberdrill run drills/{} --lang {lang}", drill.folder),
    ]
}

pub(super) fn uncovered_heads(view: &View) -> Vec<String> {
    vec![
        say::col_element(view.lang),
        say::col_year(view.lang),
        say::col_best(view.lang),
        say::col_why(view.lang),
    ]
}

pub(super) fn uncovered_rows(view: &View) -> Vec<Vec<String>> {
    let (lang, found) = (view.lang, view.found);
    let row = |one: &Uncovered| {
        let element = &found.elements[one.element];
        vec![
            format!("{}: {}", kind(element.kind, lang), element.name.get(lang)),
            share_text(one.chance, lang),
            share_text(one.best, lang),
            why(element.kind, one.why, lang),
        ]
    };
    found.uncovered.iter().map(row).collect()
}

pub(super) fn comparison_heads(view: &View) -> Vec<String> {
    vec![say::col_programme(view.lang), say::col_search(view.lang), say::col_fresh(view.lang)]
}

/// The programme beside others.
pub(super) fn comparison_rows(view: &View) -> Vec<Vec<String>> {
    let (lang, c) = (view.lang, &view.found.comparison);
    let value = |value: f64| share(c, value, lang);
    let dash = || "–".to_owned();
    let random = say::random_ends(lang, &value(c.random_mean), &value(c.random_low), &value(c.random_high));
    vec![
        vec![say::row_chosen(lang), value(c.chosen), between(view)],
        vec![say::row_searched(lang), value(c.searched), value(c.searched_fresh)],
        vec![say::row_greedy(lang), value(c.greedy), value(c.greedy_fresh)],
        vec![say::row_random(lang, c.random_drawn), random, dash()],
        vec![say::row_upper(lang), value(c.upper), dash()],
        vec![say::row_every(lang, view.found.dropped.left()), value(c.every_drill), dash()],
    ]
}

/// The days of the year and its report dates.
pub(super) fn days(view: &View) -> Vec<String> {
    let (lang, year) = (view.lang, &view.found.year);
    let of = |state| year.count(state);
    let mut said = vec![say::days(
        lang,
        of(DayState::Free),
        of(DayState::Weekend),
        of(DayState::Holiday),
        of(DayState::Forbidden),
        of(DayState::BeforeReport),
    )];
    if year.assumed {
        said.push(say::assumed_holidays(lang, view.found.wishes.year));
    }
    let reports = year.reports.iter().map(|r| say::report_date(lang, &date(r.date, lang), r.name.get(lang)));
    said.extend(reports);
    said
}

/// What became of the drills that were considered.
pub(super) fn considered(view: &View) -> String {
    let d = view.found.dropped;
    let lang = view.lang;
    let all = d.told(lang);
    let cannot = match view.found.cannot_run.is_empty() {
        true => String::new(),
        false => format!(" {}", say::cannot_run(lang, &view.found.cannot_run.join(", "))),
    };
    format!("{all}. {}{cannot}", say::left(lang, d.left()))
}

/// What the programme rests on.
pub(super) fn assumptions(view: &View) -> Vec<String> {
    let (lang, wishes) = (view.lang, &view.found.wishes);
    let shares: Vec<String> =
        ElementKind::ALL.map(|k| format!("{} {}", kinds(k, lang), percent(k.share(), lang))).to_vec();
    let mut said = vec![
        say::assumed_weights(lang, &shares.join(", ")),
        say::assumed_bounds(
            lang,
            &percent(wishes.hardest, lang),
            &percent(wishes.easiest, lang),
            &percent(wishes.fair, lang),
        ),
        say::assumed_exercised(lang),
        say::assumed_people(lang),
        distances(view),
        say::assumed_steps(lang),
        say::assumed_days(lang),
    ];
    let years: Vec<String> = view.found.before.before(wishes.year).map(|y| y.year.to_string()).collect();
    said.push(if years.is_empty() {
        say::no_memory(lang)
    } else {
        say::with_memory(lang, &years.join(", "), &percent(wishes.discount, lang))
    });
    said
}

/// How far drills are apart, and which pinned ones are not.
fn distances(view: &View) -> String {
    let (lang, wishes) = (view.lang, &view.found.wishes);
    let said = say::assumed_distances(lang, wishes.apart_weeks, wishes.before_reports_weeks);
    let days = i64::from(wishes.apart_weeks) * 7;
    let near = view.found.drills.windows(2).filter(|two| {
        let [a, b] = [&two[0], &two[1]].map(|drill| drill.first.day_number());
        b - a < days
    });
    let near = near.map(|two| say::near(lang, &date(two[0].first, lang), &date(two[1].first, lang)));
    let near: Vec<String> = near.collect();
    if near.is_empty() { said } else { format!("{said} {}", say::nearer(lang, &near.join("; "))) }
}

/// How it was computed.
pub(super) fn computed(view: &View) -> Vec<String> {
    let (lang, found) = (view.lang, view.found);
    vec![
        say::computed(
            lang,
            &count(found.wishes.search, lang),
            &count(found.wishes.replications, lang),
            &count(found.simulated, lang),
            &percent(found.wishes.confidence, lang),
        ),
        say::provenance(
            lang,
            &found.scenario,
            &found.structure,
            found.seed,
            env!("CARGO_PKG_VERSION"),
            view.short_digest(),
        ),
    ]
}

/// Everything that was found, as Markdown.
pub fn markdown(view: &View) -> String {
    let (lang, found) = (view.lang, view.found);
    let mut out = format!("# {}\n\n{}\n\n", title(view), found.name.get(lang));
    list(&mut out, &answer(view));
    list(&mut out, &further(view));
    for drawing in coverage::charts(view) {
        let _ = writeln!(out, "\n![{}](charts/{}.png)", say::head_coverage(lang), drawing.name);
    }
    heading(&mut out, &say::head_glance(lang));
    table(&mut out, &glance_heads(view), &glance_rows(view));
    for (at, drill) in found.drills.iter().enumerate() {
        heading(&mut out, &say::head_drill(lang, at + 1, &when(drill, lang)));
        let _ = writeln!(out, "{}\n", drill.name.get(lang));
        let mut lines = vec![entry(drill.candidate.entry, view), injects(drill, lang), invited(drill, lang)];
        lines.extend(acting(drill, view));
        lines.extend(begin(drill, lang));
        lines.push(say::met(lang, &chance(drill.share_met, lang)));
        lines.push(say::met_in_search(lang, &number(drill.share_met_in_search * 100.0, 0, lang)));
        lines.extend(fair(drill, view));
        lines.extend(covers(view, drill));
        lines.push(say::scenario_in(lang, &format!("drills/{}", drill.folder)));
        list(&mut out, &lines);
        out.push('\n');
        table(&mut out, &predicted_heads(view), &predicted_rows(view, drill));
        table(&mut out, &step_heads(view), &step_rows(view, drill));
        let _ = writeln!(out, "{}\n", names(view, drill));
    }
    heading(&mut out, &say::head_who(lang));
    let _ = writeln!(out, "{}", everybody(view));
    heading(&mut out, &say::head_uncovered(lang));
    table(&mut out, &uncovered_heads(view), &uncovered_rows(view));
    heading(&mut out, &say::head_comparison(lang));
    table(&mut out, &comparison_heads(view), &comparison_rows(view));
    list(&mut out, &[considered(view)]);
    heading(&mut out, &say::head_days(lang));
    list(&mut out, &days(view));
    heading(&mut out, &say::head_assumptions(lang));
    list(&mut out, &assumptions(view));
    heading(&mut out, &say::head_computed(lang));
    list(&mut out, &computed(view));
    out
}
