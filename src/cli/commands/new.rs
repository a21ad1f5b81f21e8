//! `new`: a scenario of one's own, after one that the program carries with it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::NewArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files::{unreadable, unwritable};
use crate::cli::out::OutFolder;
use crate::cli::shipped;
use crate::cli::terminal::Terminal;
use crate::i18n::{Text, cli as say};

/// The file that carries the scenario's id.
const SCENARIO: &str = "scenario.ron";

/// Makes a folder with a scenario. What is there already is not touched.
pub fn new(args: &NewArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dir = Path::new(&args.dir);
    let id = id_of(dir, &args.dir)?;
    let from = template(args.from.as_deref())?;
    demand_empty(dir, &args.dir)?;
    let mut out = OutFolder::open(dir)?;
    for (name, bytes) in shipped::files(&from) {
        if name == SCENARIO {
            let text = String::from_utf8_lossy(&bytes);
            out.stage(&name, with_id(&text, &from, &id).as_bytes())?;
        } else {
            out.stage(&name, &bytes)?;
        }
    }
    let written = out.commit(&[])?;
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        terminal.print_json(&serde_json::json!({ "id": id, "from": from, "written": paths }))?;
    } else {
        let lang = terminal.lang;
        let text =
            format!("{}\n{}\n", say::made(lang, &args.dir, &id, &from), say::made_next(lang, &args.dir));
        terminal.print(&text)?;
    }
    Ok(Exit::Done)
}

/// The name of the folder is the id of the scenario.
fn id_of(dir: &Path, shown: &str) -> Result<String, Failure> {
    let absolute: PathBuf = std::path::absolute(dir).map_err(|error| unreadable(dir, &error))?;
    let name = absolute.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let kebab = !name.is_empty()
        && !name.starts_with('-')
        && !name.ends_with('-')
        && !name.contains("--")
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if kebab {
        return Ok(name.to_owned());
    }
    Err(Failure::new(Exit::Usage, Text::of(|lang| say::no_id_in(lang, shown)), Text::of(say::hint_id)))
}

/// The shipped scenario to start from: the one asked for, else the first.
fn template(wanted: Option<&str>) -> Result<String, Failure> {
    let known = shipped::ids();
    let found = match wanted {
        Some(id) => known.iter().find(|known| *known == id),
        None => known.first(),
    };
    found.cloned().ok_or_else(|| {
        let list = known.join(", ");
        let hint = |lang| if list.is_empty() { say::hint_none(lang) } else { say::hint_known(lang, &list) };
        let wanted = wanted.unwrap_or_default();
        Failure::new(Exit::Usage, Text::of(|lang| say::unknown_scenario(lang, wanted)), Text::of(hint))
    })
}

fn demand_empty(dir: &Path, shown: &str) -> Result<(), Failure> {
    let empty = match fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(unwritable(dir, &error)),
    };
    if empty {
        return Ok(());
    }
    Err(Failure::new(Exit::File, Text::of(|lang| say::not_empty(lang, shown)), Text::of(say::hint_not_empty)))
}

/// The text of `scenario.ron` with another id; comments and everything else stay.
fn with_id(text: &str, from: &str, id: &str) -> String {
    text.replacen(&format!("id: \"{from}\""), &format!("id: \"{id}\""), 1)
}
