//! `check`: reads and validates scenarios, and tells everything that is wrong with them.

use serde_json::{Value, json};

use crate::cli::args::CheckArgs;
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, cli as say, half};
use crate::scenario::{self, AssumptionLine, FileKind, Files, LoadOptions, Loaded, Part, PartKind, Problems};

/// The file that makes a folder a scenario.
const SCENARIO: &str = "/scenario.ron";

/// Checks every scenario given, and those below a folder that is none itself.
pub fn check(args: &CheckArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let disk = Disk::new(terminal.lang);
    let mut worst = Exit::Done;
    let mut results = Vec::new();
    for path in args.scenarios.iter().flat_map(|path| scenarios_at(&disk, path)) {
        if let Some(outcome) = scenario::check_part(&disk, &path) {
            if let Err(problems) = &outcome {
                worst = worse(worst, pipeline::exit_of(problems));
            }
            if terminal.json {
                results.push(part_as_json(&path, &outcome, args.list_assumptions));
            } else {
                tell_part(&path, &outcome, args.list_assumptions, terminal)?;
            }
            continue;
        }
        let outcome = scenario::load(&disk, &path, &LoadOptions::default());
        if let Err(problems) = &outcome {
            worst = worse(worst, pipeline::exit_of(problems));
        }
        if terminal.json {
            results.push(as_json(&path, &outcome, args.list_assumptions));
        } else {
            tell(&path, &outcome, args.list_assumptions, terminal)?;
        }
    }
    if terminal.json {
        terminal.print_json(&json!({ "scenarios": results }))?;
    }
    Ok(worst)
}

/// The path itself where it is a scenario or nothing better is found, else every scenario below it.
fn scenarios_at(disk: &Disk, path: &str) -> Vec<String> {
    let folder = path.trim_end_matches('/');
    let itself = vec![path.to_owned()];
    if disk.kind(path) != FileKind::Folder || disk.kind(&format!("{folder}{SCENARIO}")) != FileKind::Missing {
        return itself;
    }
    let below: Vec<String> = disk
        .list_ron(folder)
        .unwrap_or_default()
        .into_iter()
        .filter(|found| found.ends_with(SCENARIO))
        .collect();
    if below.is_empty() { itself } else { below }
}

/// An invalid scenario weighs more than a file that could not be read.
fn worse(a: Exit, b: Exit) -> Exit {
    let weight = |exit: Exit| match exit {
        Exit::Done => 0,
        Exit::File => 1,
        _ => 2,
    };
    if weight(b) > weight(a) { b } else { a }
}

fn as_json(path: &str, outcome: &Result<Loaded, Problems>, list_assumptions: bool) -> Value {
    match outcome {
        Err(problems) => json!({ "path": path, "valid": false, "problems": problems.to_json() }),
        Ok(loaded) => {
            let mut value = json!({
                "path": path,
                "valid": true,
                "id": loaded.scenario.id,
                "problems": loaded.warnings.to_json(),
                "roles": loaded.role_mapping.lines(&loaded.scenario),
            });
            if list_assumptions {
                value["assumptions"] = json!(loaded.assumptions);
            }
            value
        }
    }
}

fn part_as_json(path: &str, outcome: &Result<Part, Problems>, list_assumptions: bool) -> Value {
    match outcome {
        Err(problems) => json!({ "path": path, "valid": false, "problems": problems.to_json() }),
        Ok(part) => {
            let kind = part.kind.name(Lang::En);
            let mut value = json!({
                "path": path, "valid": true, "id": part.id, "part": kind, "problems": part.warnings.to_json(),
            });
            if list_assumptions {
                value["assumptions"] = json!(part.assumptions);
            }
            value
        }
    }
}

/// Tells of a file that is a part of scenarios.
fn tell_part(
    path: &str,
    outcome: &Result<Part, Problems>,
    list_assumptions: bool,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    match outcome {
        Err(problems) => pipeline::complain(problems, terminal),
        Ok(part) => {
            pipeline::complain(&part.warnings, terminal);
            let lang = terminal.lang;
            let (kind, count) = (part.kind.name(lang), part.assumptions.len());
            let (holds, use_it) = match part.kind {
                PartKind::Campaign => (say::part_actions(lang, part.size), say::use_campaign(lang, path)),
                PartKind::Structure => (say::part_roles(lang, part.size), say::use_structure(lang, path)),
                PartKind::Playbook => (say::part_steps(lang, part.size), say::use_playbook(lang)),
            };
            let valid = say::part_valid(lang, path, &kind, &part.id);
            let holds = say::part_holds(lang, &holds);
            terminal
                .print(&format!("{valid}\n{holds}\n{}\n  {use_it}\n", say::scenario_assumes(lang, count)))?;
            if list_assumptions {
                terminal.print(&assumptions(&part.id, &part.assumptions, lang))?;
            }
        }
    }
    Ok(())
}

fn tell(
    path: &str,
    outcome: &Result<Loaded, Problems>,
    list_assumptions: bool,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    match outcome {
        Err(problems) => pipeline::complain(problems, terminal),
        Ok(loaded) => {
            pipeline::complain(&loaded.warnings, terminal);
            terminal.print(&summary(path, loaded, terminal.lang))?;
            if list_assumptions {
                terminal.print(&assumptions(&loaded.scenario.id, &loaded.assumptions, terminal.lang))?;
            }
        }
    }
    Ok(())
}

fn summary(path: &str, loaded: &Loaded, lang: Lang) -> String {
    let scenario = &loaded.scenario;
    let province = &scenario.province;
    let holds = say::scenario_holds(
        lang,
        province.organisations.len(),
        province.people.len(),
        province.systems.len(),
        scenario.campaigns.len(),
        scenario.drill.injects.len(),
        scenario.plan.expectations.len(),
    );
    let assumes = say::scenario_assumes(lang, loaded.assumptions.len());
    format!("{}\n{holds}\n{assumes}\n", say::scenario_valid(lang, path, &scenario.id))
}

fn assumptions(id: &str, lines: &[AssumptionLine], lang: Lang) -> String {
    let heading = say::assumptions_heading(lang, id, lines.len());
    let mut text = format!("\n{heading}\n");
    for line in lines {
        text.push_str(&assumption(line, lang));
    }
    text
}

fn assumption(line: &AssumptionLine, lang: Lang) -> String {
    let AssumptionLine { file, line: number, column, path, value, low, high, why } = line;
    let range = match (low, high) {
        (Some(low), Some(high)) => format!(" ({low} … {high})"),
        _ => format!(" ({})", say::assumption_without_range(lang)),
    };
    let why = if why.is_empty() { String::new() } else { format!("\n    {}", half(why, lang)) };
    format!("\n  {path}: {value}{range}\n    {file}:{number}:{column}{why}\n")
}
