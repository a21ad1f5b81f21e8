//! `completions` and `help`: what the command tree itself has to say.

use crate::cli::args::{CompletionsArgs, HelpArgs};
use crate::cli::exit::{Exit, Failure};
use crate::cli::localise;
use crate::cli::terminal::Terminal;
use crate::i18n::{Text, cli as say};

/// Prints the completions for a shell.
pub fn completions(args: &CompletionsArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut localise::command(terminal.lang), "cyberdrill", &mut script);
    if terminal.json {
        let script = String::from_utf8_lossy(&script).into_owned();
        terminal.print_json(&serde_json::json!({ "shell": args.shell.to_string(), "script": script }))?;
    } else {
        terminal.print_bytes(&script)?;
    }
    Ok(Exit::Done)
}

/// Prints the help of the program or of one command.
pub fn help(args: &HelpArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut root = localise::command(terminal.lang);
    root.build();
    let page = match &args.command {
        None => root.render_help(),
        Some(name) => match root.find_subcommand_mut(name) {
            Some(sub) => sub.render_help(),
            None => {
                let names: Vec<&str> = root.get_subcommands().map(clap::Command::get_name).collect();
                return Err(Failure::new(
                    Exit::Usage,
                    Text::of(|lang| say::unknown_command(lang, name)),
                    Text::of(|lang| say::hint_known(lang, &names.join(", "))),
                ));
            }
        },
    };
    terminal.print(&page.ansi().to_string())?;
    Ok(Exit::Done)
}
