//! `new`: a scenario of one's own, after a small commented one or after a shipped one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::NewArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files::{unreadable, unwritable};
use crate::cli::out::OutFolder;
use crate::cli::shipped::{self, Files};
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, Text, cli as say};
use crate::scenario::{is_kebab, kebab};

/// The file that carries the scenario's name.
const SCENARIO: &str = "scenario.ron";
/// The id of the small commented scenario, in all its files.
const TEMPLATE: &str = "tinh-mau";

/// Makes a folder with a scenario. What is there already is not touched.
pub fn new(args: &NewArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let dir = Path::new(&args.dir);
    let shown = args.dir.trim_end_matches(['/', '\\']);
    let shown = if shown.is_empty() { &args.dir } else { shown };
    let id = id_of(dir, &args.dir)?;
    let files = match args.from.as_deref() {
        Some(from) => copied(from, &id)?,
        None => started(&id),
    };
    demand_empty(dir, &args.dir)?;
    let mut out = OutFolder::open(dir)?;
    for (name, text) in files {
        out.stage(&name, text.as_bytes())?;
    }
    let written = out.commit(&[])?;
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        terminal.print_json(&serde_json::json!({ "id": id, "from": args.from, "written": paths }))?;
    } else {
        let lang = terminal.lang;
        let made = match args.from.as_deref() {
            Some(from) => say::made_after(lang, shown, &id, from),
            None => say::made(lang, shown, &id),
        };
        terminal.print(&format!("{made}\n{}\n", say::made_next(lang, shown)))?;
    }
    Ok(Exit::Done)
}

/// The small commented scenario under the new id.
fn started(id: &str) -> Vec<(String, String)> {
    let given = |text: String| text.replace(&id_field(TEMPLATE), &id_field(id));
    texts(shipped::template()).map(|(name, text)| (name, given(text))).collect()
}

/// A shipped scenario under the new id, its name to be changed. Its province and plan stay what they are.
fn copied(from: &str, id: &str) -> Result<Vec<(String, String)>, Failure> {
    demand_known(from)?;
    let given = |(name, text): (String, String)| {
        let text = if name == SCENARIO {
            let text = text.replacen(&id_field(from), &id_field(id), 1);
            renamed(&text, from)
        } else {
            text
        };
        (name, text)
    };
    Ok(texts(shipped::files(from)).map(given).collect())
}

fn texts(files: Files) -> impl Iterator<Item = (String, String)> {
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
}

fn id_field(id: &str) -> String {
    format!("id: \"{id}\"")
}

/// The text of `scenario.ron` with a name that asks to be changed; comments and everything else stay.
fn renamed(text: &str, from: &str) -> String {
    let name = |lang| say::name_to_change(lang, from);
    let line = |line: &str| match line.trim_start().starts_with("name:") {
        true => format!("    name: (vi: \"{}\", en: \"{}\"),\n", name(Lang::Vi), name(Lang::En)),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// The name of the folder is the id of the scenario.
fn id_of(dir: &Path, shown: &str) -> Result<String, Failure> {
    let absolute: PathBuf = std::path::absolute(dir).map_err(|error| unreadable(dir, &error))?;
    let name = absolute.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if is_kebab(name) {
        return Ok(name.to_owned());
    }
    let like = Some(kebab(name)).filter(|like| !like.is_empty());
    let example = like.unwrap_or_else(|| TEMPLATE.to_owned());
    let hint = Text::of(|lang| say::hint_id(lang, &example));
    Err(Failure::new(Exit::Usage, Text::of(|lang| say::no_id_in(lang, shown)), hint))
}

/// There is a shipped scenario of that id.
fn demand_known(wanted: &str) -> Result<(), Failure> {
    let known = shipped::ids();
    if known.iter().any(|id| id == wanted) {
        return Ok(());
    }
    let list = known.join(", ");
    let hint = |lang| if list.is_empty() { say::hint_none(lang) } else { say::hint_known(lang, &list) };
    Err(Failure::new(Exit::Usage, Text::of(|lang| say::unknown_scenario(lang, wanted)), Text::of(hint)))
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
