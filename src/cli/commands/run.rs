//! `run`: one drill from its scenario to its report.

use std::path::Path;
use std::sync::Arc;

use super::results;
use crate::cli::args::RunArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::fail_if;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::experiment::{Arm, Pair, exchange};
use crate::record::Run;
use crate::report;
use crate::report::structure::Exchanged;
use crate::scenario::{LoadOptions, Scenario};

/// Runs one drill. Nothing is written before the scenario is known to be valid.
pub fn run(args: &RunArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let (run, others) = prepared(args, terminal)?;
    fail_if::demand_known(&args.fail_if.conditions, &run.scenario.plan)?;
    let variant = results::variant(&run.scenario, !args.campaigns.is_empty(), args.open_ended);
    let default = || results::default_folder(&run, &variant);
    let folder = args.out.out.as_deref().map_or_else(default, |out| Path::new(out).into());
    let out = OutFolder::open(&folder)?;
    let record = pipeline::simulate(&run);
    let scored = pipeline::score(&record);
    let exchanged = others.map(|others| others.exchange(&run));
    let written = results::write(out, &record, &scored, exchanged.as_ref(), terminal.lang)?;
    if terminal.json {
        terminal.print(&pipeline::scorecard(&record, &scored))?;
    } else {
        terminal.print(&pipeline::scorecard_text(&record, &scored, terminal))?;
        if let Some(exchanged) = &exchanged {
            tell_exchange(exchanged, &run, terminal)?;
        }
        results::tell(&written, &folder, terminal)?;
    }
    Ok(fail_if::verdict(&args.fail_if.conditions, &scored.card, terminal))
}

/// The scenario to run and, where its structure was exchanged, the three drills that it is compared with.
fn prepared(args: &RunArgs, terminal: &mut Terminal) -> Result<(Run, Option<Others>), Failure> {
    let options = |structure: Option<String>, stated_only: bool| LoadOptions {
        structure,
        stated_only,
        campaigns: args.campaigns.clone(),
    };
    let wanted = args.structure.clone();
    let loaded = pipeline::load(&args.scenario, &options(wanted.clone(), false), terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let formed = |scenario| if args.open_ended { pipeline::open_ended(scenario) } else { scenario };
    let scenario = formed(loaded.scenario);
    let mut others = None;
    if wanted.is_some() {
        let mut load = |structure, stated_only| {
            pipeline::load(&args.scenario, &options(structure, stated_only), terminal)
                .map(|loaded| formed(loaded.scenario))
        };
        let own = load(None, false)?;
        if own.structure.id != scenario.structure.id {
            let [own_stated, stated] = [load(None, true)?, load(wanted, true)?];
            others = Some(Others { own, own_stated, stated });
        }
    }
    let run = Run {
        seed: args.seed.unwrap_or(scenario.drill.seed),
        replication: args.replication,
        overrides: Vec::new(),
        scenario: Arc::new(scenario),
    };
    Ok((run, others))
}

/// The province with its own structure, and both structures reduced to what is stated.
struct Others {
    own: Scenario,
    own_stated: Scenario,
    stated: Scenario,
}

impl Others {
    fn exchange(self, run: &Run) -> Exchanged {
        let name = self.own.structure.name.clone();
        let arm = |scenario: Scenario| Arm::of(scenario.structure.id.clone(), Arc::new(scenario));
        let own = Pair { whole: arm(self.own), stated: arm(self.own_stated) };
        let whole = Arm::of(run.scenario.structure.id.clone(), run.scenario.clone());
        let other = Pair { whole, stated: arm(self.stated) };
        Exchanged { found: exchange(&own, &other, run.seed, run.replication), own: name }
    }
}

fn tell_exchange(exchanged: &Exchanged, run: &Run, terminal: &mut Terminal) -> Result<(), Failure> {
    let (lang, width) = (terminal.lang, terminal.width());
    let mapping = report::structure::mapping(&run.scenario, lang, width);
    let differences = report::structure::exchange(exchanged, lang, width);
    terminal.print(&format!("\n{mapping}\n{differences}"))
}
