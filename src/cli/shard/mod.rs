//! Shards: what one of several machines did of a batch, a comparison or a study, in a file that says what it is of.
//!
//! A shard is a header, the lines that the journal of one machine would hold, and a last line with their number and
//! digest. It is journaled while it is made.

mod make;
mod read;
mod set;

pub use make::{fixed, make};
pub use read::ShardFile;
pub use set::{ShardSet, too_few};

use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::exit::Failure;
use crate::experiment::Part;
use crate::i18n::{Lang, Text, shard as texts};
use crate::kernel::stable_key;

/// How the names of shards end.
pub const EXTENSION: &str = "shard";
/// More shards than this are a mistake of the keyboard.
pub const MOST_SHARDS: u64 = 10_000;
/// What the file is, and how it is laid out.
const FORMAT: u32 = 1;
/// Arguments that say where the inputs are: they may differ between machines, for the inputs have digests.
const PLACES: [&str; 5] = ["scenario", "scenarios", "structure", "structures", "campaigns"];

/// The commands that can be cut into shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `batch`.
    Batch,
    /// `compare`.
    Compare,
    /// `sensitivity`.
    Sensitivity,
}

impl Kind {
    /// The name of the command.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Batch => "batch",
            Kind::Compare => "compare",
            Kind::Sensitivity => "sensitivity",
        }
    }
}

/// What a shard is of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format.
    shard: u32,
    /// The version of the program.
    version: String,
    /// The command.
    pub command: Kind,
    /// Which shard, counted from 1.
    pub index: u64,
    /// Of how many.
    pub count: u64,
    /// Of which stage, counted from 1.
    pub stage: u64,
    /// Of how many stages.
    pub stages: u64,
    /// Ids of the structures.
    structures: Vec<String>,
    /// Digests of the scenarios under them.
    scenarios: Vec<String>,
    /// The seed.
    pub seed: u64,
    /// The arguments, as typed.
    pub arguments: Value,
    /// What else the rows depend on: their columns, or the factors of a study.
    rows: String,
}

/// What a command that is cut into shards is of.
pub struct Subject<'a> {
    /// The command.
    pub command: Kind,
    /// Ids of the structures.
    pub structures: Vec<String>,
    /// Digests of the scenarios under them.
    pub digests: &'a [String],
    /// The seed.
    pub seed: u64,
    /// What else the rows depend on; long texts stand as their digest.
    pub rows: String,
    /// How many stages.
    pub stages: u64,
}

impl Header {
    /// The header of a part of a stage of what was typed.
    pub fn new<A: Serialize>(subject: Subject, arguments: &A, part: Part, stage: u64) -> Header {
        Header {
            shard: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            command: subject.command,
            index: part.index(),
            count: part.count(),
            stage,
            stages: subject.stages,
            structures: subject.structures,
            scenarios: subject.digests.to_vec(),
            seed: subject.seed,
            // Arguments are texts and numbers: that cannot fail.
            arguments: serde_json::to_value(arguments).unwrap_or_default(),
            rows: format!("{:016x}", stable_key(&subject.rows)),
        }
    }

    /// The arguments of its command.
    pub fn arguments<A: DeserializeOwned>(&self, path: &Path) -> Result<A, Failure> {
        serde_json::from_value(self.arguments.clone()).map_err(|_| read::no_shard(path))
    }

    /// The name of its file.
    pub fn name(&self) -> String {
        let stage = if self.stages > 1 { format!("stage-{}.", self.stage) } else { String::new() };
        format!("{}.{stage}{}-of-{}.{EXTENSION}", self.command.name(), self.index, self.count)
    }

    /// The same of another part of a stage.
    pub fn at(&self, stage: u64, index: u64) -> Header {
        Header { stage, index, ..self.clone() }
    }

    /// Why two shards are not of the same run; none where they are.
    pub fn difference(&self, other: &Header) -> Option<Text> {
        let (mine, theirs) = (self.facts(), other.facts());
        let unlike = mine.iter().zip(&theirs).find(|(mine, theirs)| mine != theirs);
        unlike.map(|((what, its), (_, other))| {
            Text::of(|lang| texts::differs(lang, what.get(lang), its.get(lang), other.get(lang)))
        })
    }

    /// What shards of the same run have in common, in the order in which it is compared. Of the same command and
    /// structures, all have the same facts.
    fn facts(&self) -> Vec<(Text, Text)> {
        let plain = |what: fn(Lang) -> String, value: &str| (Text::of(what), Text::of(|_| value.to_owned()));
        let mut facts = vec![
            plain(texts::what_command, self.command.name()),
            plain(texts::what_structures, &self.structures.join(", ")),
            plain(texts::what_seed, &self.seed.to_string()),
            plain(texts::what_count, &self.count.to_string()),
        ];
        facts.extend(self.scenarios.iter().map(|digest| plain(texts::what_scenario, digest)));
        let arguments = self.arguments.as_object().into_iter().flatten();
        facts.extend(arguments.filter(|(name, _)| !PLACES.contains(&name.as_str())).map(|(name, value)| {
            let value = match value {
                Value::Null => Text::of(texts::not_given),
                value => Text::of(|_| value.to_string()),
            };
            (Text::of(|lang| texts::what_argument(lang, &name.replace('_', "-"))), value)
        }));
        facts.push(plain(texts::what_rows, &self.rows));
        facts.push(plain(texts::what_stages, &self.stages.to_string()));
        facts
    }
}
