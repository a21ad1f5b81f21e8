//! The legal grounds of a drill's papers: the laws of its day, marked for whoever signs to check.

use crate::i18n::admin as say;
use crate::report::papers::basics::Drill;
use crate::report::papers::paper::{Block, Span};

/// The day on which the Law on Cyber Security of 2025 takes the place of the two older laws.
const NEW_LAW: &str = "2026-07-01";
/// The day of Directive 60 on real-combat drills.
const DIRECTIVE_60: &str = "2021-09-16";

/// A line for each ground.
pub(super) fn grounds(drill: &Drill) -> Vec<Block> {
    let lang = drill.lang;
    let day = drill.scenario.drill.starts.as_str();
    let mut list = if day >= NEW_LAW {
        vec![say::law_2025(lang)]
    } else {
        vec![say::law_2018(lang), say::law_2015(lang)]
    };
    if day >= DIRECTIVE_60 {
        list.push(say::directive_60(lang));
    }
    let line = |text: String| {
        Block::Para(vec![
            Span::Italic(text),
            Span::Plain(" ".to_owned()),
            Span::Blank(say::check_in_force(lang)),
            Span::Italic(";".to_owned()),
        ])
    };
    list.into_iter().map(line).collect()
}
