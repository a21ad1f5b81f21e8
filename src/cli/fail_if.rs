//! `--fail-if`: conditions on a scorecard that turn the exit code into 1.

use super::exit::{Exit, Failure};
use super::localise::ArgProblem;
use super::terminal::Terminal;
use crate::i18n::{Lang, Text, cli as say, format};
use crate::scenario::model::Plan;
use crate::score::card::{Scorecard, Status};

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// `score<70`: the score is below a bound, or there is none because nothing was evaluated.
    ScoreBelow(f64),
    /// `missed:<expectation-id>`: the expectation is missed.
    Missed(String),
}

/// Reads a condition.
pub fn parse(text: &str) -> Result<Condition, ArgProblem> {
    let wrong = || ArgProblem(Text::of(|lang| say::fail_if_shape(lang, text)));
    if let Some(id) = text.trim().strip_prefix("missed:") {
        let id = id.trim();
        return if id.is_empty() { Err(wrong()) } else { Ok(Condition::Missed(id.to_owned())) };
    }
    let bound =
        text.trim().strip_prefix("score").map(str::trim_start).and_then(|rest| rest.strip_prefix('<'));
    let bound: f64 = bound.and_then(|number| number.trim().parse().ok()).ok_or_else(wrong)?;
    if !(0.0..=100.0).contains(&bound) {
        return Err(ArgProblem(Text::of(|lang| say::fail_if_bound(lang, text))));
    }
    Ok(Condition::ScoreBelow(bound))
}

/// The first condition that names an expectation which is not among `known`.
fn unknown<'a>(conditions: &'a [Condition], known: &[&str]) -> Option<&'a str> {
    conditions.iter().find_map(|condition| match condition {
        Condition::Missed(id) if !known.contains(&id.as_str()) => Some(id.as_str()),
        _ => None,
    })
}

/// Refuses conditions on expectations that the plan does not have: they could never come true.
pub fn demand_known(conditions: &[Condition], plan: &Plan) -> Result<(), Failure> {
    let known: Vec<&str> = plan.expectations.iter().map(|expectation| expectation.id.as_str()).collect();
    match unknown(conditions, &known) {
        None => Ok(()),
        Some(id) => Err(unknown_expectation(id, &known)),
    }
}

/// The failure that names an id which no expectation has.
pub fn unknown_expectation(id: &str, known: &[&str]) -> Failure {
    let list = known.join(", ");
    let hint = |lang| if list.is_empty() { say::hint_none(lang) } else { say::hint_known(lang, &list) };
    Failure::new(Exit::Usage, Text::of(|lang| say::unknown_expectation(lang, id)), Text::of(hint))
}

/// Tells what came true, and how the command ends for it.
pub fn verdict(conditions: &[Condition], card: &Scorecard, terminal: &Terminal) -> Exit {
    let true_ones = came_true(conditions, card);
    for text in &true_ones {
        terminal.remark(&say::fail_if_label(terminal.lang), text.get(terminal.lang));
    }
    if true_ones.is_empty() { Exit::Done } else { Exit::ConditionTrue }
}

/// What came true, one sentence each.
fn came_true(conditions: &[Condition], card: &Scorecard) -> Vec<Text> {
    conditions.iter().filter_map(|condition| judge(condition, card)).collect()
}

fn judge(condition: &Condition, card: &Scorecard) -> Option<Text> {
    match condition {
        Condition::ScoreBelow(bound) => match card.score {
            Some(score) if score < *bound => {
                Some(Text::of(|lang| say::fail_if_score(lang, &shown(score, lang), &shown(*bound, lang))))
            }
            Some(_) => None,
            None => Some(Text::of(say::fail_if_no_score)),
        },
        Condition::Missed(id) => card
            .expectations
            .iter()
            .find(|expectation| expectation.id == *id && expectation.status == Status::Missed)
            .map(|expectation| Text::of(|lang| say::fail_if_missed(lang, id, expectation.name.get(lang)))),
    }
}

fn shown(value: f64, lang: Lang) -> String {
    format::number(value, 1, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_two_shapes() {
        assert_eq!(parse("score<70"), Ok(Condition::ScoreBelow(70.0)));
        assert_eq!(parse(" score < 62.5 "), Ok(Condition::ScoreBelow(62.5)));
        assert_eq!(parse("missed:bao-cao-ban-dau"), Ok(Condition::Missed("bao-cao-ban-dau".to_owned())));
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "score",
            "score<",
            "score<x",
            "score<101",
            "score<-1",
            "score<NaN",
            "score>3",
            "missed:",
            "late:a",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    fn card(score: Option<f64>) -> Scorecard {
        Scorecard {
            score,
            score_low: score,
            score_high: score,
            coverage: 0.0,
            assumed_share: 0.0,
            expectations: Vec::new(),
            measures: Vec::new(),
            coordinators: Vec::new(),
        }
    }

    #[test]
    fn a_score_at_the_bound_is_not_below_it_and_no_score_fails() {
        let bound = [Condition::ScoreBelow(70.0)];
        assert!(came_true(&bound, &card(Some(70.0))).is_empty());
        assert_eq!(came_true(&bound, &card(Some(69.9))).len(), 1);
        assert_eq!(came_true(&bound, &card(None)).len(), 1);
    }

    #[test]
    fn an_id_that_no_expectation_has_is_found() {
        let conditions = [Condition::ScoreBelow(1.0), Condition::Missed("b".to_owned())];
        assert_eq!(unknown(&conditions, &["a", "b"]), None);
        assert_eq!(unknown(&conditions, &["a"]), Some("b"));
    }
}
