//! A layer of the ATT&CK Navigator (layer format 4.5): which techniques a drill exercises.

use serde_json::{Value, json};

use crate::i18n::exports as say;
use crate::i18n::format::{Clock, percent};
use crate::i18n::{Lang, Text};
use crate::plan::techniques::{Exercised, Technique, Techniques, Tried};
use crate::record::Record;
use crate::scenario::Scenario;
use crate::units::SimTime;

/// Version of ATT&CK that the library's techniques are of.
const ATTACK: &str = "18";
/// The oldest Navigator that reads this layer format as it is meant.
const NAVIGATOR: &str = "5.1.0";
const LAYER: &str = "4.5";
/// Okabe–Ito: from hardly ever to always, told by lightness too.
const COLORS: [&str; 3] = ["#ffffff", "#f5b483", "#d55e00"];
const FULL: i64 = 100;

/// What the score of a technique is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Score {
    /// Share of the runs in which it was tried.
    #[default]
    Tried,
    /// Share of the runs with it in which somebody had a signal of it.
    Detected,
}

/// What every layer says about its origin.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// SHA-256 of the scenario.
    pub digest: &'a str,
    /// Seed.
    pub seed: u64,
    /// Version of the program.
    pub version: &'a str,
}

/// The layer of a set of runs.
pub fn of_runs(
    scenario: &Scenario,
    techniques: &Techniques,
    runs: &[Vec<Tried>],
    score: Score,
    origin: Origin<'_>,
) -> String {
    let n = runs.len() as u64;
    let rows = techniques.list.iter().zip(techniques.exercised(runs)).map(|(technique, exercised)| {
        let share = |part: u64, whole: u64| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let shown = match score {
            Score::Tried => share(exercised.tried, n),
            Score::Detected => share(exercised.detected, exercised.tried),
        };
        let comment = both(|lang| {
            let percent = |part: u64, whole: u64| percent(share(part, whole), lang);
            let Exercised { tried, succeeded, detected } = exercised;
            let parts = [percent(tried, n), percent(succeeded, tried), percent(detected, tried)];
            say::technique_in_runs(lang, &names(technique, lang), &parts[0], &parts[1], &parts[2])
        });
        let counts = [
            ("runs", n),
            ("tried", exercised.tried),
            ("succeeded", exercised.succeeded),
            ("detected", exercised.detected),
        ];
        row(technique, shown, comment, &counts, exercised.tried > 0)
    });
    let what = match score {
        Score::Tried => both(say::score_tried),
        Score::Detected => both(say::score_detected),
    };
    let about = both(|lang| say::layer_of_runs(lang, n, scenario.drill.name.get(lang)));
    layer(scenario, rows.collect(), &format!("{about} {what}"), origin, ("replications", n))
}

/// The layer of one record: what was tried in it.
pub fn of_record(record: &Record, techniques: &Techniques, score: Score, origin: Origin<'_>) -> String {
    let scenario = &record.run.scenario;
    let clock = Clock::of(&scenario.drill.starts);
    let rows = techniques.list.iter().zip(techniques.look(record)).map(|(technique, tried)| {
        let shown = match score {
            Score::Tried => tried.attempts > 0,
            Score::Detected => tried.signals > 0,
        };
        let comment = both(|lang| {
            let first = tried.first_signal.map(|t| {
                let t = SimTime(t);
                say::first_signal(lang, &format!("{} {}", clock.date(t, lang), clock.time(t)))
            });
            let first = first.unwrap_or_else(|| say::no_signal(lang));
            say::technique_in_record(lang, &names(technique, lang), tried.attempts, tried.succeeded, &first)
        });
        let counts = [
            ("attempts", u64::from(tried.attempts)),
            ("succeeded", u64::from(tried.succeeded)),
            ("prevented", u64::from(tried.prevented)),
            ("signals", u64::from(tried.signals)),
        ];
        row(technique, if shown { 1.0 } else { 0.0 }, comment, &counts, tried.attempts > 0)
    });
    let about = both(|lang| say::layer_of_record(lang, scenario.drill.name.get(lang)));
    layer(scenario, rows.collect(), &about, origin, ("replication", record.run.replication))
}

fn names(technique: &Technique, lang: Lang) -> String {
    let join = |list: &[Text]| list.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join("; ");
    format!("{} ({})", join(&technique.actions), join(&technique.campaigns))
}

/// Both languages, Vietnamese first.
fn both(message: impl Fn(Lang) -> String) -> String {
    format!("{} / {}", message(Lang::Vi), message(Lang::En))
}

fn row(technique: &Technique, share: f64, comment: String, counts: &[(&str, u64)], enabled: bool) -> Value {
    let metadata: Vec<Value> =
        counts.iter().map(|(name, value)| json!({ "name": name, "value": value.to_string() })).collect();
    json!({
        "techniqueID": technique.id,
        "tactic": technique.tactic,
        "score": (share * FULL as f64).round() as i64,
        "comment": comment,
        "enabled": enabled,
        "metadata": metadata,
        "showSubtechniques": true,
    })
}

fn layer(
    scenario: &Scenario,
    techniques: Vec<Value>,
    description: &str,
    origin: Origin<'_>,
    counted: (&str, u64),
) -> String {
    let name = |lang| format!("{} – {}", scenario.drill.name.get(lang), scenario.province.name.get(lang));
    let metadata = [
        ("program", format!("cyberdrill {}", origin.version)),
        ("scenario", scenario.id.clone()),
        ("structure", scenario.structure.id.clone()),
        ("scenario_digest", origin.digest.to_owned()),
        ("seed", origin.seed.to_string()),
        (counted.0, counted.1.to_string()),
    ];
    let metadata: Vec<Value> =
        metadata.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let layer = json!({
        "name": name(Lang::Vi),
        "versions": { "attack": ATTACK, "navigator": NAVIGATOR, "layer": LAYER },
        "domain": "enterprise-attack",
        "description": description,
        "sorting": 3,
        "layout": {
            "layout": "side",
            "showID": true,
            "showName": true,
            "expandedSubtechniques": "annotated",
        },
        "hideDisabled": false,
        "techniques": techniques,
        "gradient": { "colors": COLORS, "minValue": 0, "maxValue": FULL },
        "legendItems": [
            { "label": both(say::legend_always), "color": COLORS[2] },
            { "label": both(say::legend_never), "color": COLORS[0] },
        ],
        "metadata": metadata,
    });
    format!("{layer:#}\n")
}
