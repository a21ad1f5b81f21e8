//! Rank 9: arguments, files, terminal. The only room, beside the web pages, that touches the machine.

// Paths name the room, `crate::cli::…`, in this crate as in every other.
extern crate self as cli;
use cyberdrill_exchange as exchange;
use cyberdrill_experiment as experiment;
use cyberdrill_i18n as i18n;
use cyberdrill_kernel as kernel;
use cyberdrill_plan as plan;
use cyberdrill_record as record;
use cyberdrill_replay as replay;
use cyberdrill_report as report;
use cyberdrill_scenario as scenario;
use cyberdrill_score as score;
use cyberdrill_sim as sim;
use cyberdrill_train as train;
use cyberdrill_units as units;
use cyberdrill_web as web;

mod args;
mod commands;
mod desk;
pub mod disk;
mod exit;
mod export_args;
mod fail_if;
mod files;
mod journal;
mod keyboard;
mod language;
mod localise;
mod out;
mod pipeline;
mod plan_args;
mod progress;
mod serve_args;
mod served;
mod shard;
mod shipped;
mod terminal;
mod written;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use args::{Command, CommandLine};
use exit::{Exit, Failure};
use terminal::Terminal;

use crate::i18n::{Lang, cli as say};

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    set_hook(Box::new(tell_defect));
    guarded(|| run(&std::env::args_os().collect::<Vec<_>>())).into()
}

/// Turns a panic into the exit code of a defect; the hook has told it by then.
fn guarded(work: impl FnOnce() -> Exit) -> Exit {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Exit::Defect)
}

/// Tells a defect in both languages: the one chosen may be unknown where it happened.
fn tell_defect(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(|| "?".to_owned(), ToString::to_string);
    let message = info.payload_as_str().unwrap_or("?");
    let terminal = Terminal::new(Lang::Vi, &[]);
    for lang in Lang::ALL {
        terminal.complain(&format!("{}\n{}\n", say::defect(lang, &place, message), say::defect_hint(lang)));
    }
}

fn run(args: &[OsString]) -> Exit {
    let lang = match language::choose(args, std::env::var_os(language::VARIABLE)) {
        Ok(lang) => lang,
        Err(language::Unknown(value)) => {
            let terminal = Terminal::new(Lang::Vi, args);
            for lang in Lang::ALL {
                let what = say::unknown_language(lang, language::VARIABLE, &value);
                terminal.complain(&format!("{} {what}\n", say::error_label(lang)));
            }
            return Exit::Usage;
        }
    };
    let mut terminal = Terminal::new(lang, args);
    let parsed = localise::command(lang).try_get_matches_from(args);
    let line = match parsed.and_then(|matches| CommandLine::from_arg_matches(&matches)) {
        Ok(line) => line,
        Err(error) => return not_parsed(&error, &mut terminal),
    };
    terminal.json = line.json;
    match dispatch(&line.command, &mut terminal) {
        Ok(exit) => exit,
        Err(failure) => {
            terminal.fail(&failure);
            failure.exit()
        }
    }
}

fn dispatch(command: &Command, terminal: &mut Terminal) -> Result<Exit, Failure> {
    match command {
        Command::Check(args) => commands::check::check(args, terminal),
        Command::Batch(args) => commands::batch::run(args, terminal),
        Command::Compare(args) => commands::compare::run(args, terminal),
        Command::Merge(args) => commands::merge::run(args, terminal),
        Command::Improve(args) => commands::improve::run(args, terminal),
        Command::Plan(args) => commands::plan::run(args, terminal),
        Command::Sensitivity(args) => commands::sensitivity::run(args, terminal),
        Command::Validate(args) => commands::validate::run(args, terminal),
        Command::Run(args) => commands::run::run(args, terminal),
        Command::Score(args) => commands::record::score(args, terminal),
        Command::Explain(args) => commands::explain::explain(args, terminal),
        Command::Report(args) => commands::record::report(args, terminal),
        Command::Decisions(args) => commands::decisions::decisions(args, terminal),
        Command::Replay(args) => commands::replay::replay(args, terminal),
        Command::Fork(args) => commands::fork::fork(args, terminal),
        Command::Train(args) => commands::train::train(args, terminal),
        Command::Serve(args) => commands::serve::serve(args, terminal),
        Command::Export(args) => commands::export::export(args, terminal),
        Command::Import(args) => commands::import::import(args, terminal),
        Command::New(args) => commands::new::new(args, terminal),
        Command::Completions(args) => commands::completions::completions(args, terminal),
        Command::Help(args) => commands::completions::help(args, terminal),
    }
}

/// Help and version are not parsed either; everything else is a usage error.
fn not_parsed(error: &clap::Error, terminal: &mut Terminal) -> Exit {
    let rendered = error.render().ansi().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => match terminal.print(&rendered) {
            Ok(()) => Exit::Done,
            Err(failure) => {
                terminal.fail(&failure);
                failure.exit()
            }
        },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.complain(&rendered);
            Exit::Usage
        }
        _ => {
            terminal.complain(&localise::usage_error(error, terminal.lang));
            Exit::Usage
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_as_a_defect() {
        assert_eq!(guarded(|| panic!("on purpose")), Exit::Defect);
        assert_eq!(guarded(|| Exit::Done), Exit::Done);
    }
}
