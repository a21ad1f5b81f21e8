//! `merge`: the shards of a batch, a comparison or a study, into what one machine writes.

use crate::cli::args::{BatchArgs, BatchOutArg, CompareArgs, MergeArgs, SensitivityArgs};
use crate::cli::exit::{Exit, Failure};
use crate::cli::shard::{Kind, ShardSet};
use crate::cli::terminal::Terminal;
use crate::experiment::Part;
use crate::i18n::{Text, shard as texts};

/// Merges. The scenario is read again, and must be what it was.
pub fn run(args: &MergeArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut set = ShardSet::gather(&args.shards)?;
    let Some((header, path)) = set.first() else { return Ok(Exit::Done) };
    let Some(part) = Part::new(header.index, header.count) else { return Ok(Exit::Done) };
    let (seed, command, out) = (Some(header.seed), header.command, args.out.clone());
    match command {
        Kind::Batch => {
            let mut batch: BatchArgs = header.arguments(path)?;
            here(args, std::slice::from_mut(&mut batch.scenario))?;
            let batch = BatchArgs { seed, out: BatchOutArg { out }, ..batch };
            super::batch::merge(&batch, &mut set, part, terminal)
        }
        Kind::Compare => {
            let mut compare: CompareArgs = header.arguments(path)?;
            here(args, &mut compare.scenarios)?;
            let compare = CompareArgs { seed, out, ..compare };
            super::compare::merge(&compare, &mut set, part, terminal)
        }
        Kind::Sensitivity => {
            let mut study: SensitivityArgs = header.arguments(path)?;
            here(args, std::slice::from_mut(&mut study.scenario))?;
            let study = SensitivityArgs { seed, out, ..study };
            super::sensitivity::merge(&study, &mut set, part, terminal)
        }
    }
}

/// Puts the places of the scenarios on this machine, where they are given, for those of the machine that ran the shards.
fn here(args: &MergeArgs, scenarios: &mut [String]) -> Result<(), Failure> {
    let (given, wanted) = (args.scenarios.len(), scenarios.len());
    if given > 0 && given != wanted {
        let what = Text::of(|lang| texts::other_scenarios(lang, given, wanted));
        return Err(Failure::new(Exit::Usage, what, Text::of(texts::hint_other_scenarios)));
    }
    scenarios.iter_mut().zip(&args.scenarios).for_each(|(there, here)| there.clone_from(here));
    Ok(())
}
