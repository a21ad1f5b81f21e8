//! Simulated times beside published ones, as Markdown and as text for a terminal.

mod counted;
mod tables;
mod value;

use std::fmt::Write as _;

use super::lines::Lines;
use crate::experiment::validation::{PHASES, Phase, Validation, Verdict};
use crate::i18n::format::{count, percent};
use crate::i18n::{Lang, validation as say};
use crate::scenario::published::Published;

/// Characters of a digest that are shown.
const DIGEST_SHOWN: usize = 12;

/// The document. `command` is the line that makes it again.
pub fn markdown(found: &Validation, published: &Published, command: &str, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", say::title(lang));
    let version = env!("CARGO_PKG_VERSION");
    let _ = writeln!(out, "{}\n", say::made_by(lang, command, version));
    let _ = writeln!(out, "{}\n", say::intervals(lang, &percent(found.confidence, lang)));
    heading(&mut out, &say::head_answer(lang));
    for sentence in answer(found, lang) {
        let _ = writeln!(out, "- {sentence}");
    }
    out.push('\n');
    heading(&mut out, &say::head_runs(lang));
    let _ = writeln!(out, "{}\n", say::about_runs(lang, &count(found.replications, lang), PHASES));
    tables::scenarios(&mut out, found, lang);
    tables::campaigns(&mut out, found, lang);
    counted_part(&mut out, found, published, lang);
    heading(&mut out, &say::head_figures(lang));
    let _ = writeln!(out, "{}\n", say::about_figures(lang));
    tables::figures(&mut out, found, lang);
    heading(&mut out, &say::head_queues(lang));
    let _ = writeln!(out, "{}\n", say::about_queues(lang));
    tables::queues(&mut out, found, lang);
    heading(&mut out, &say::head_noise(lang));
    let _ = writeln!(out, "{}\n", say::about_noise(lang));
    tables::noise(&mut out, found, lang);
    heading(&mut out, &say::head_verdicts(lang));
    tables::verdicts(&mut out, found, lang);
    let _ = writeln!(out, "### {}\n", say::head_why(lang));
    for reason in say::known_gaps(lang) {
        let _ = writeln!(out, "- {reason}");
    }
    out
}

/// The answer on a screen: what agrees and what does not. Ends with a line break.
pub fn terminal(found: &Validation, lang: Lang, width: usize) -> String {
    let mut out = Lines::new(width);
    out.wrapped("", &say::title(lang));
    out.rule();
    for sentence in answer(found, lang) {
        out.wrapped("", &sentence);
    }
    out.rule();
    for row in &found.counted {
        let name = counted::title(found, row, lang);
        out.split(&name, &value::verdict(row.verdict, &row.cited_in, lang));
    }
    out.rule();
    out.wrapped("", &say::intervals(lang, &percent(found.confidence, lang)));
    out.text
}

fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "## {text}\n");
}

fn counted_part(out: &mut String, found: &Validation, published: &Published, lang: Lang) {
    heading(out, &say::head_counted(lang));
    let counts = &published.counted;
    let incidents = count(counts.incidents.into(), lang);
    for paragraph in [
        say::about_counted(lang, &counts.name, &counts.source, &counts.licence, &incidents),
        say::about_simulated(lang),
        say::about_gap(lang),
    ] {
        let _ = writeln!(out, "{paragraph}\n");
    }
    for (phase, head) in
        [(Phase::Discovery, say::head_discovery(lang)), (Phase::Containment, say::head_containment(lang))]
    {
        let _ = writeln!(out, "### {head}\n");
        counted::shares(out, found, phase, lang);
        counted::sentences(out, found, phase, lang);
    }
}

/// How many of the comparisons come out how.
fn answer(found: &Validation, lang: Lang) -> Vec<String> {
    let counted: Vec<_> = found.counted.iter().map(|row| (row.verdict, row.cited_in.is_empty())).collect();
    let figures: Vec<_> = found.figures.iter().map(|row| (row.verdict, row.cited_in.is_empty())).collect();
    let tally = |of: &[(Verdict, bool)], free: bool, wanted: &[Verdict]| {
        of.iter().filter(|(verdict, is_free)| *is_free == free && wanted.contains(verdict)).count()
    };
    let spread = [Verdict::Narrower, Verdict::Wider];
    let every = [
        Verdict::Agrees,
        Verdict::Faster,
        Verdict::Slower,
        Verdict::Narrower,
        Verdict::Wider,
        Verdict::Higher,
        Verdict::Lower,
    ];
    vec![
        say::answer_counted(
            lang,
            tally(&counted, true, &every),
            tally(&counted, true, &[Verdict::Agrees]),
            tally(&counted, true, &[Verdict::Faster]),
            tally(&counted, true, &[Verdict::Slower]),
            tally(&counted, true, &spread),
            tally(&counted, false, &every),
            tally(&counted, false, &[Verdict::Agrees]),
        ),
        say::answer_figures(
            lang,
            tally(&figures, true, &every),
            tally(&figures, true, &[Verdict::Agrees]),
            tally(&figures, true, &[Verdict::Faster]),
            tally(&figures, true, &[Verdict::Slower]),
            tally(&figures, true, &[Verdict::Higher, Verdict::Lower]),
            tally(&figures, false, &every),
            tally(&figures, false, &[Verdict::Agrees]),
        ),
        tables::queues_agree(found, lang),
        tables::noise_effect(found, lang),
    ]
}

/// The head of a table and the line below it.
fn table_head(out: &mut String, heads: &[String]) {
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
}

fn table_row(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}
