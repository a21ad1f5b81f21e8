//! What may be typed after `plan`; its words come from `i18n::plan`.

use clap::Args;

use super::localise::ArgProblem;
use crate::i18n::{Text, programme as text};
use crate::plan::programme::{Forbidden, Pin};

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// The year.
    #[arg(id = "planned_year", long = "year", value_name = "YEAR", required = true, allow_negative_numbers = true,
          value_parser = super::localise::year)]
    pub year: i16,
    /// Days of drill in the year.
    #[arg(id = "days_of_effort", long = "days", value_name = "N", allow_negative_numbers = true, default_value = "10",
          value_parser = super::localise::effort)]
    pub days: u32,
    /// People called to one drill.
    #[arg(id = "people_of_effort", long = "people", value_name = "N", allow_negative_numbers = true,
          value_parser = super::localise::effort)]
    pub people: Option<u32>,
    /// Drills that must begin on a day.
    #[arg(id = "pinned", long = "pin", value_name = "DATE[=CAMPAIGN]", value_parser = pin)]
    pub pins: Vec<Pin>,
    /// Days without a drill.
    #[arg(id = "forbidden", long = "forbid", value_name = "DATE|WEEK|DATE..DATE", value_parser = forbidden)]
    pub forbidden: Vec<Forbidden>,
    /// What earlier years exercised.
    #[arg(id = "coverage_memory", long = "memory", value_name = "FILE")]
    pub memory: Option<String>,
    /// How many days a drill may last.
    #[arg(id = "drill_lengths", long = "length", visible_alias = "lengths", value_name = "N", value_delimiter = ',',
          default_value = "1,3,5", allow_negative_numbers = true, value_parser = super::localise::drill_days)]
    pub lengths: Vec<u32>,
    /// Weeks from one drill to the next.
    #[arg(id = "weeks_apart", long = "apart", value_name = "WEEKS", default_value = "3", allow_negative_numbers = true,
          value_parser = super::localise::weeks)]
    pub apart: u32,
    /// Weeks before a report date.
    #[arg(id = "weeks_before_reports", long = "before-reports", value_name = "WEEKS", default_value = "2",
          allow_negative_numbers = true, value_parser = super::localise::weeks)]
    pub before_reports: u32,
    /// Below this a drill is hopeless.
    #[arg(long, value_name = "P", default_value = "0.05", allow_negative_numbers = true, value_parser = super::localise::share)]
    pub hardest: f64,
    /// Above this a drill is trivial.
    #[arg(long, value_name = "P", default_value = "0.9", allow_negative_numbers = true, value_parser = super::localise::share)]
    pub easiest: f64,
    /// At least this share of the decided expectations between the two.
    #[arg(long, value_name = "P", default_value = "0.4", allow_negative_numbers = true, value_parser = super::localise::share)]
    pub fair: f64,
    /// By how much last year's drills lower a weight.
    #[arg(long, value_name = "P", default_value = "0.5", allow_negative_numbers = true, value_parser = super::localise::share)]
    pub discount: f64,
    /// Drills of every candidate in the search.
    #[arg(id = "searched", long = "search", value_name = "N", default_value = "12", allow_negative_numbers = true,
          value_parser = super::localise::replications)]
    pub search: u64,
    /// Fresh drills of the chosen ones.
    #[arg(id = "plan_replications", long = "replications", value_name = "N", default_value = "200",
          allow_negative_numbers = true, value_parser = super::localise::replications)]
    pub replications: u64,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Only these campaigns: ids of the library, or files.
    #[arg(id = "planned_campaigns", long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// Seed of the search; the drill file's where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    pub seed: Option<u64>,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
    /// Where to write.
    #[arg(id = "plan_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

fn pin(text: &str) -> Result<Pin, ArgProblem> {
    text.parse().map_err(|_| ArgProblem(Text::of(text::not_a_pin)))
}

fn forbidden(text: &str) -> Result<Forbidden, ArgProblem> {
    text.parse().map_err(|_| ArgProblem(Text::of(text::not_days)))
}
