//! A study of measures as text for a terminal and as Markdown.

use std::fmt::Write as _;

use super::View;
use crate::experiment::improve::{Difference, Effect, ExpectationChange, Objective, Says};
use crate::i18n::format::{count, number, percent};
use crate::i18n::{Lang, half, improve as say};
use crate::report::lines::Lines;
use crate::report::markdown::{heading, list, table};
use crate::scenario::model::{CostPer, Ground, MeasureCost, Sourced};

/// The answer in at most three sentences: as it is, the best alone, the best together.
pub(super) fn answer(view: &View) -> Vec<String> {
    let (lang, found) = (view.lang, view.found);
    let mut said = Vec::new();
    if let Some((_, base)) = found.base {
        let share = base.share_met.value.map_or_else(|| "–".to_owned(), |v| percent(v, lang));
        let intrusions = base.intrusions_met.value.map_or_else(|| "–".to_owned(), |v| percent(v, lang));
        let score = base.score.value.map_or_else(|| "–".to_owned(), |v| number(v, 1, lang));
        said.push(say::as_it_is(lang, &share, &intrusions, &score));
    }
    match found.singles.first() {
        None => said.push(say::nothing_applies(lang)),
        Some(best) => {
            let (name, (what, _), [search, fresh]) = (view.names(best), view.what(), both(view, best));
            let helps = found.singles.iter().filter(|effect| effect.fresh.says == Says::Helps);
            let helps: Vec<String> = helps.map(|effect| view.names(effect)).collect();
            said.push(match best.fresh.says {
                Says::Helps => say::best_helps(lang, &name, &what, &fresh, &search),
                _ if helps.is_empty() => say::best_not_shown(lang, &name, &what, &fresh, &search),
                _ => say::others_help(lang, &name, &fresh, &search, &helps.join("; ")),
            });
        }
    }
    match found.combinations.last() {
        Some(all) => {
            let [search, fresh] = both(view, all);
            said.push(say::together(lang, &view.names(all), &fresh, &search));
        }
        None if found.plan.combine > 1 && found.singles.len() > 1 => said.push(say::no_combination(lang)),
        None => {}
    }
    said
}

/// What goes with the answer: the chance of the whole plan, what harms, what does not apply.
pub(super) fn further(view: &View) -> Vec<String> {
    let (lang, found) = (view.lang, view.found);
    let mut said = Vec::new();
    said.extend(found.base.map(|(_, base)| say::whole_as_it_is(lang, &view.chance(base.whole_plan))));
    let harm = found.singles.iter().filter(|effect| effect.fresh.says == Says::Harms);
    let harm: Vec<String> = harm.map(|effect| view.names(effect)).collect();
    if !harm.is_empty() {
        said.push(say::harms(lang, &harm.join("; ")));
    }
    let idle = (0..found.candidates.len()).filter(|ix| !found.candidates[*ix].applies);
    let idle: Vec<&str> = idle.map(|ix| view.measure(ix)).collect();
    if !idle.is_empty() && !found.singles.is_empty() {
        said.push(say::not_here(lang, &idle.join("; ")));
    }
    said
}

/// The change of the objective: in the search and in fresh drills.
fn both(view: &View, effect: &Effect) -> [String; 2] {
    let by = view.by();
    [&effect.search, &effect.fresh].map(|difference| view.change(by, difference.of(by)))
}

/// The other objectives.
fn others(view: &View) -> impl Iterator<Item = Objective> + use<> {
    let by = view.by();
    Objective::ALL.into_iter().filter(move |objective| *objective != by)
}

pub(super) fn title(view: &View) -> String {
    say::title(view.lang, view.found.candidates.len(), &view.drills())
}

fn says(lang: Lang, difference: &Difference) -> String {
    match difference.says {
        Says::Helps => say::says_helps(lang),
        Says::Harms => say::says_harms(lang),
        Says::NotShown => say::says_not_shown(lang),
        Says::Unknown => say::says_unknown(lang),
    }
}

/// The answer on a screen. Ends with a line break.
pub fn terminal(view: &View, width: usize) -> String {
    let lang = view.lang;
    let mut out = Lines::new(width);
    out.wrapped("", view.design.scenario.name.get(lang));
    out.wrapped("", &title(view));
    out.rule();
    answer(view).iter().chain(&further(view)).for_each(|sentence| out.wrapped("", sentence));
    for (head, effects) in
        [(say::head_alone(lang), &view.found.singles), (say::head_together(lang), &view.found.combinations)]
    {
        if !effects.is_empty() {
            out.rule();
            out.wrapped("", &format!("{head} · {}", say::col_fresh(lang, &view.head(view.by()))));
        }
        for effect in effects {
            let name = format!("{} · {}", view.places(effect), view.names(effect));
            let [search, fresh] = both(view, effect);
            out.split(&name, &fresh);
            out.split(&format!("   {}", say::key_search(lang)), &search);
            out.split(&format!("   {}", say::col_whole(lang)), &view.chance(effect.whole_plan.chance));
            out.split(&format!("   {}", says(lang, &effect.fresh)), &view.cost(effect.cost));
        }
    }
    out.rule();
    out.wrapped("", &say::method_fresh(lang));
    computed(view).iter().for_each(|line| out.wrapped("", line));
    out.text
}

pub(super) fn effect_heads(view: &View) -> Vec<String> {
    let (lang, what) = (view.lang, view.head(view.by()));
    let mut heads = vec![
        say::col_measure(lang),
        say::col_cost(lang),
        say::col_search(lang, &what),
        say::col_fresh(lang, &what),
        say::col_says(lang),
    ];
    heads.extend(others(view).map(|objective| say::col_fresh(lang, &view.head(objective))));
    heads.push(say::col_fresh(lang, &say::col_whole(lang)));
    heads
}

/// The table of effects.
pub(super) fn effect_rows(view: &View, effects: &[Effect]) -> Vec<Vec<String>> {
    let of = |effect: &Effect| {
        let [search, fresh] = both(view, effect);
        let mut verdict = says(view.lang, &effect.fresh);
        if effect.possible_best {
            verdict = format!("{verdict}; {}", say::may_be_best(view.lang));
        }
        let mut row = vec![
            format!("{} · {}", view.places(effect), view.names(effect)),
            view.amount(effect.cost),
            search,
            fresh,
            verdict,
        ];
        row.extend(others(view).map(|objective| view.change(objective, effect.fresh.of(objective))));
        row.push(view.chance(effect.whole_plan.chance));
        row
    };
    effects.iter().map(of).collect()
}

pub(super) fn step_heads(lang: Lang) -> Vec<String> {
    vec![say::col_step(lang), say::col_tried(lang), say::col_adds(lang), say::col_says(lang)]
}

/// The steps of the search for a combination.
pub(super) fn step_rows(view: &View) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for step in &view.found.steps {
        let chosen: Vec<String> = step.chosen.iter().map(|ix| view.place(*ix)).collect();
        for (ix, adds) in &step.tried {
            let taken = if step.taken == Some(*ix) { say::taken(view.lang) } else { String::new() };
            rows.push(vec![
                chosen.join(" + "),
                format!("{} · {}", view.place(*ix), view.measure(*ix)),
                view.change(view.by(), *adds),
                taken,
            ]);
        }
    }
    rows
}

/// Expectations that are shown to change, by measure.
pub(super) fn changes(view: &View) -> Vec<String> {
    let sure = |change: &&ExpectationChange| {
        change.difference.low.is_some_and(|low| low > 0.0)
            || change.difference.high.is_some_and(|high| high < 0.0)
    };
    let mut said = Vec::new();
    for effect in view.found.effects() {
        said.extend(effect.expectations.iter().filter(sure).map(|change| {
            let name = view.expectation(&change.expectation);
            say::expectation_changes(view.lang, &view.places(effect), &name, &view.points(change.difference))
        }));
    }
    said
}

pub(super) fn basis_heads(lang: Lang) -> Vec<String> {
    vec![say::col_measure(lang), say::col_touched(lang), say::col_ground(lang), say::col_cost_ground(lang)]
}

/// What each measure rests on, and what it touches here.
pub(super) fn basis_rows(view: &View) -> Vec<Vec<String>> {
    let of = |(ix, candidate): (usize, &crate::experiment::improve::Candidate)| {
        let touched: Vec<String> = candidate.touched.iter().map(|n| count(*n, view.lang)).collect();
        let cost = candidate.measure.cost.as_ref();
        vec![
            format!("{} · {} (`{}`)", view.place(ix), view.measure(ix), candidate.measure.id),
            touched.join("; "),
            ground(&candidate.measure.ground, view.lang).to_owned(),
            cost.map_or_else(|| say::cost_not_given(view.lang), |cost| source(cost, view.lang)),
        ]
    };
    view.found.candidates.iter().enumerate().map(of).collect()
}

/// What a measure rests on. The clause stands in the Vietnamese half alone, so that in English the whole is told.
fn ground(ground: &Ground, lang: Lang) -> &str {
    let (Ground::Stated(text) | Ground::Inferred(text) | Ground::Regulation(text) | Ground::Assumed(text)) =
        ground;
    match lang {
        Lang::Vi => half(text, lang),
        Lang::En => text,
    }
}

/// A cost with its range, what it is paid for and the reason.
fn source(cost: &MeasureCost, lang: Lang) -> String {
    let shown = |v: f64| number(v, usize::from(v.fract() != 0.0), lang);
    let (ends, why) = match &cost.amount {
        Sourced::Assumed { value, low, high, why } => {
            (say::with_ends(lang, &shown(*value), &shown(*low), &shown(*high)), why.as_str())
        }
        other => (shown(*other.value()), other.source()),
    };
    let paid = match cost.per {
        CostPer::Province => say::cost_of_all(lang, &ends),
        CostPer::Touched => say::cost_of_each(lang, &ends),
    };
    format!("{paid}: {}", half(why, lang))
}

/// How it was computed.
pub(super) fn computed(view: &View) -> Vec<String> {
    let (lang, seed) = (view.lang, view.design.seed);
    let drills = count(view.found.drills, lang);
    vec![
        say::computed(lang, seed, env!("CARGO_PKG_VERSION"), &drills, view.short_digest()),
        say::about_model(lang),
    ]
}

/// How it was done.
pub(super) fn method(view: &View) -> Vec<String> {
    let mut said = vec![say::method(view.lang, &view.confidence())];
    if view.found.plan.combine > 1 {
        said.push(say::method_search(view.lang, view.found.plan.combine));
    }
    said.push(say::method_fresh(view.lang));
    said
}

/// Everything that was found, as Markdown.
pub fn markdown(view: &View) -> String {
    let lang = view.lang;
    let mut out = format!("# {}\n\n{}\n\n", say::question(lang), title(view));
    list(&mut out, &answer(view));
    list(&mut out, &further(view));
    heading(&mut out, &say::head_alone(lang));
    table(&mut out, &effect_heads(view), &effect_rows(view, &view.found.singles));
    if view.found.plan.combine > 1 {
        heading(&mut out, &say::head_together(lang));
        table(&mut out, &effect_heads(view), &effect_rows(view, &view.found.combinations));
        table(&mut out, &step_heads(lang), &step_rows(view));
    }
    heading(&mut out, &say::head_expectations(lang));
    let changed = changes(view);
    list(&mut out, if changed.is_empty() { &[] } else { &changed });
    if changed.is_empty() {
        let _ = writeln!(out, "{}", say::none_sure(lang));
    }
    heading(&mut out, &say::head_basis(lang));
    table(&mut out, &basis_heads(lang), &basis_rows(view));
    heading(&mut out, &say::head_computed(lang));
    list(&mut out, &method(view));
    list(&mut out, &computed(view));
    out
}
