//! The command tree and its usage errors in the language of the user. `clap` speaks English only; here every word
//! that it would show is replaced by one of the catalogue.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::args::CommandLine;
use super::shard::MOST_SHARDS;
use crate::experiment::Part;
use crate::experiment::sensitivity::stages;
use crate::i18n::{Lang, Text, cli as say};
use crate::train::fork::Change;
use crate::units::Span;
use crate::web::server::IpAddr;

/// What is wrong with the value of an argument, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArgProblem(pub Text);

impl std::fmt::Display for ArgProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.en)
    }
}
impl std::error::Error for ArgProblem {}

/// Reads a whole number, from 0 to the largest of 64 bits.
pub fn whole_number(text: &str) -> Result<u64, ArgProblem> {
    text.parse().map_err(|_| ArgProblem(Text::of(|lang| say::whole_number(lang, u64::MAX))))
}

/// More replications than this are a mistake of the keyboard.
const MOST_REPLICATIONS: u64 = 10_000_000;
/// More threads than this no machine has.
const MOST_THREADS: usize = 1024;

/// Reads a number of replications, from 1.
pub fn replications(text: &str) -> Result<u64, ArgProblem> {
    let number = text.parse().ok().filter(|n| (1..=MOST_REPLICATIONS).contains(n));
    number.ok_or_else(|| ArgProblem(Text::of(|lang| say::number_between(lang, 1, MOST_REPLICATIONS))))
}

/// Reads a number of threads; 0 stands for as many as the machine has.
pub fn threads(text: &str) -> Result<usize, ArgProblem> {
    let number = text.parse().ok().filter(|n| *n <= MOST_THREADS);
    number.ok_or_else(|| ArgProblem(Text::of(|lang| say::number_between(lang, 0, MOST_THREADS as u64))))
}

/// A study with fewer drills than this says nothing, and one with more is a mistake of the keyboard.
const BUDGET: [u64; 2] = [100, 100_000_000];
/// Replications of one point of a study.
const OF_A_POINT: [u64; 2] = [2, 10_000];

/// Reads which shard of how many, `2/5`.
pub fn shard(text: &str) -> Result<Part, ArgProblem> {
    let numbers = text.split_once('/').and_then(|(i, n)| Some((i.parse().ok()?, n.parse().ok()?)));
    let part = numbers.filter(|(_, n)| *n <= MOST_SHARDS).and_then(|(i, n)| Part::new(i, n));
    part.ok_or_else(|| ArgProblem(Text::of(|lang| crate::i18n::shard::shard_shape(lang, MOST_SHARDS))))
}

/// Reads a stage of a study.
pub fn stage(text: &str) -> Result<u64, ArgProblem> {
    within(text, [1, stages(2)])
}

/// Reads the number of drills of a study.
pub fn budget(text: &str) -> Result<u64, ArgProblem> {
    within(text, BUDGET)
}

/// Reads how many measures may go together.
pub fn combine(text: &str) -> Result<u64, ArgProblem> {
    within(text, [1, 8])
}

/// Reads a decision and the option to take, `contain@i0.3=watch`.
pub fn decide(text: &str) -> Result<Change, ArgProblem> {
    let parts = text.split_once('=').filter(|(decision, option)| !decision.is_empty() && !option.is_empty());
    let change =
        parts.map(|(decision, option)| Change { decision: decision.to_owned(), option: option.to_owned() });
    change.ok_or_else(|| ArgProblem(Text::of(crate::i18n::fork::decide_shape)))
}

/// Reads how fast the clock of a drill runs.
pub fn speed(text: &str) -> Result<f64, ArgProblem> {
    let speed = text.parse::<f64>().ok().filter(|speed| (0.0..=3600.0).contains(speed));
    speed.ok_or_else(|| ArgProblem(Text::of(crate::i18n::train::speed_shape)))
}

/// More futures than this are a mistake of the keyboard.
const MOST_FUTURES: u64 = 100_000;

/// Reads a number of futures; 0 for none.
pub fn futures(text: &str) -> Result<u64, ArgProblem> {
    within(text, [0, MOST_FUTURES])
}

/// Reads a port; 0 stands for a free one.
pub fn port(text: &str) -> Result<u16, ArgProblem> {
    within(text, [0, u64::from(u16::MAX)]).map(|port| port as u16)
}

/// Reads an address to listen at.
pub fn listen(text: &str) -> Result<IpAddr, ArgProblem> {
    text.parse().map_err(|_| ArgProblem(Text::of(crate::i18n::web::listen_shape)))
}

/// Reads a year.
pub fn year(text: &str) -> Result<i16, ArgProblem> {
    small(text, [1900, 2199]).map(|year| year as i16)
}

/// Reads days or people; none is a wish that is explained later, with the others.
pub fn effort(text: &str) -> Result<u32, ArgProblem> {
    small(text, [0, 100_000])
}

/// Reads a number of weeks.
pub fn weeks(text: &str) -> Result<u32, ArgProblem> {
    small(text, [0, 52])
}

/// Reads how many days a drill lasts.
pub fn drill_days(text: &str) -> Result<u32, ArgProblem> {
    small(text, [1, 5])
}

fn small(text: &str, bounds: [u32; 2]) -> Result<u32, ArgProblem> {
    within(text, bounds.map(u64::from)).map(|number| number as u32)
}

/// Reads a share.
pub fn share(text: &str) -> Result<f64, ArgProblem> {
    let number = text.replace(',', ".").parse().ok().filter(|x| (0.0..=1.0).contains(x));
    number.ok_or_else(|| ArgProblem(Text::of(crate::i18n::programme::not_a_share)))
}

/// Reads the number of drills at one point of a study.
pub fn replications_of_a_point(text: &str) -> Result<u64, ArgProblem> {
    within(text, OF_A_POINT)
}

fn within(text: &str, [low, high]: [u64; 2]) -> Result<u64, ArgProblem> {
    let number = text.parse().ok().filter(|n| (low..=high).contains(n));
    number.ok_or_else(|| ArgProblem(Text::of(|lang| say::number_between(lang, low, high))))
}

/// Reads a difference that is not worth having; a duration counts in seconds.
pub fn not_below_zero(text: &str) -> Result<f64, ArgProblem> {
    let number = text.replace(',', ".").parse().ok();
    let number = number.or_else(|| text.parse::<Span>().ok().map(|span| span.0 as f64));
    number
        .filter(|x: &f64| x.is_finite() && *x >= 0.0)
        .ok_or_else(|| ArgProblem(Text::of(crate::i18n::sensitivity::worth_between)))
}

/// Reads half the length of an interval for a chance.
pub fn half_width(text: &str) -> Result<f64, ArgProblem> {
    let number = text.replace(',', ".").parse().ok().filter(|x| (0.001..=0.5).contains(x));
    number.ok_or_else(|| ArgProblem(Text::of(say::half_width_between)))
}

/// Reads a difference worth having: a number above 0, or a duration, in seconds.
pub fn worth(text: &str) -> Result<f64, ArgProblem> {
    let number = text.replace(',', ".").parse().ok();
    let number = number.or_else(|| text.parse::<Span>().ok().map(|span| span.0 as f64));
    let fine = number.filter(|x: &f64| *x > 0.0 && *x < 1e12);
    fine.ok_or_else(|| ArgProblem(Text::of(crate::i18n::compare::worth_above_zero)))
}

/// Reads a probability of correct selection.
pub fn pcs(text: &str) -> Result<f64, ArgProblem> {
    let number = text.replace(',', ".").parse().ok().filter(|x| (0.51..=0.999).contains(x));
    number.ok_or_else(|| ArgProblem(Text::of(crate::i18n::compare::pcs_between)))
}

/// The command tree with every word in a language.
pub fn command(lang: Lang) -> Command {
    translated(CommandLine::command(), "", lang)
}

/// A command and those below it; `path` is what is typed after `cyberdrill`.
fn translated(command: Command, path: &str, lang: Lang) -> Command {
    let below: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = worded(command, path, lang);
    if !below.is_empty() {
        command = command
            .subcommand_help_heading(say::heading_commands(lang))
            .subcommand_value_name(say::value_command(lang));
    }
    for name in below {
        let inner = format!("{path} {name}").trim_start().to_owned();
        command = command.mut_subcommand(&name, |sub| translated(sub, &inner, lang));
    }
    command
}

fn worded(command: Command, path: &str, lang: Lang) -> Command {
    let name = if path.is_empty() { "cyberdrill" } else { path };
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        say::heading_usage(lang)
    );
    let usage = usage_line(&command, path, lang);
    let command = command
        .about(say::about(lang, name))
        .long_about(None::<&str>)
        .help_template(template)
        .override_usage(usage)
        .mut_args(|arg| translated_arg(arg, lang));
    match say::examples(lang, name) {
        Some(examples) => command.after_help(format!("{}\n{examples}", say::heading_examples(lang))),
        None => command,
    }
}

fn translated_arg(arg: Arg, lang: Lang) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let heading = if arg.is_positional() { say::heading_arguments(lang) } else { say::heading_options(lang) };
    let names: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|name| say::value_name(lang, name)).collect();
    let arg = arg.help(say::arg_help(lang, &id)).long_help(None::<&str>).help_heading(heading);
    if names.is_empty() || !arg.get_action().takes_values() {
        return arg;
    }
    arg.value_names(names).hide_possible_values(true).hide_default_value(true)
}

/// `cyberdrill run [OPTIONS] <SCENARIO>`, in the words of the language.
fn usage_line(command: &Command, path: &str, lang: Lang) -> String {
    let mut parts = vec!["cyberdrill".to_owned()];
    parts.extend(Some(path.to_owned()).filter(|path| !path.is_empty()));
    if command.has_subcommands() {
        parts.push(format!("<{}>", say::value_command(lang)));
        parts.push(format!("[{}]", say::usage_options(lang)));
        return parts.join(" ");
    }
    parts.push(format!("[{}]", say::usage_options(lang)));
    for arg in command.get_positionals() {
        let value = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
        let value = say::value_name(lang, value);
        let many = arg.get_num_args().is_some_and(|range| range.max_values() > 1)
            || matches!(arg.get_action(), clap::ArgAction::Append);
        let shown = if arg.is_required_set() { format!("<{value}>") } else { format!("[{value}]") };
        parts.push(if many { format!("{shown}...") } else { shown });
    }
    parts.join(" ")
}

/// The text of a usage error, ending in a line feed.
pub fn usage_error(error: &clap::Error, lang: Lang) -> String {
    let mut text = format!("{} {}\n", say::error_label(lang), what_is_wrong(error, lang));
    if let Some(meant) = suggestion(error) {
        text.push_str(&format!("  {}\n", say::did_you_mean(lang, &meant)));
    }
    if let Some(usage) = error.get(ContextKind::Usage).map(plain) {
        let usage = usage.trim_start_matches("Usage:").trim();
        text.push_str(&format!("\n{} {usage}\n", say::heading_usage(lang)));
    }
    text.push_str(&say::see_help(lang));
    text.push('\n');
    text
}

fn what_is_wrong(error: &clap::Error, lang: Lang) -> String {
    let of = |kind| error.get(kind).map(plain).unwrap_or_default();
    let arg = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => say::unknown_command(lang, &of(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => say::unknown_argument(lang, &arg),
        ErrorKind::InvalidValue if value.is_empty() => say::value_missing(lang, &arg),
        ErrorKind::InvalidValue => say::value_not_among(lang, &value, &arg, &of(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => say::value_refused(lang, &value, &arg, &reason(error, lang)),
        ErrorKind::MissingRequiredArgument => say::argument_missing(lang, &arg),
        ErrorKind::MissingSubcommand => say::command_missing(lang),
        ErrorKind::ArgumentConflict => say::given_twice(lang, &arg),
        ErrorKind::InvalidUtf8 => say::not_utf8_argument(lang),
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => say::wrong_number_of_values(lang, &arg),
        _ => say::not_understood(lang),
    }
}

/// Why our own parsers refused a value.
fn reason(error: &clap::Error, lang: Lang) -> String {
    std::error::Error::source(error)
        .and_then(|source| source.downcast_ref::<ArgProblem>())
        .map_or_else(|| say::not_understood(lang), |problem| problem.0.get(lang).to_owned())
}

fn suggestion(error: &clap::Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind))
        // Of several the last is the nearest.
        .map(|value| match value {
            ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
            other => plain(other),
        })
        .filter(|text| !text.is_empty())
}

/// A piece of context as plain text, without colours.
fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => StyledStr::to_string(text),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(StyledStr::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let root = command(lang);
            for sub in all_below(&root) {
                let about = sub.get_about().map(StyledStr::to_string).unwrap_or_default();
                assert!(!about.is_empty(), "`{}` has no description in `i18n::cli::about`", sub.get_name());
            }
            for arg in
                root.get_arguments().chain(all_below(&root).into_iter().flat_map(Command::get_arguments))
            {
                let help = arg.get_help().map(StyledStr::to_string).unwrap_or_default();
                assert!(!help.is_empty(), "`{}` has no description in `i18n::cli::arg_help`", arg.get_id());
            }
        }
    }

    /// Every command below a command.
    fn all_below(command: &Command) -> Vec<&Command> {
        command.get_subcommands().flat_map(|sub| std::iter::once(sub).chain(all_below(sub))).collect()
    }

    #[test]
    fn help_in_vietnamese_has_none_of_the_parsers_english() {
        let mut root = command(Lang::Vi);
        root.build();
        let mut pages = vec![root.render_long_help().to_string()];
        pages.extend(all_below(&root).into_iter().map(|sub| sub.clone().render_long_help().to_string()));
        for page in pages {
            for word in [
                "Usage",
                "Options",
                "Arguments",
                "Commands",
                "default:",
                "possible values",
                "OPTIONS",
                "Print",
            ] {
                assert!(!page.contains(word), "`{word}` in\n{page}");
            }
        }
    }

    #[test]
    fn the_command_tree_is_sound() {
        command(Lang::En).debug_assert();
        command(Lang::Vi).debug_assert();
    }
}
