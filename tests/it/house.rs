//! Taste kept by tests: import ranks, fenced crates, sizes, first lines, unfinished words, names of structures.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 700;
const LONGEST_FUNCTION: usize = 70;

/// The rooms with their ranks, as in `ARCHITECTURE.md`. Imports go to lower ranks only.
const RANKS: [(&str, u32); 14] = [
    ("units", 0),
    ("i18n", 0),
    ("scenario", 1),
    ("kernel", 1),
    ("record", 2),
    ("exchange", 2),
    ("sim", 3),
    ("score", 4),
    ("replay", 4),
    ("experiment", 5),
    ("plan", 6),
    ("train", 6),
    ("report", 7),
    ("web", 8),
];
const CLI: (&str, u32) = ("cli", 9);

/// What only some places may name in code: the word, and the paths (below `src/`) that may.
const FENCES: [(&str, &[&str]); 46] = [
    ("bevy_ecs::", &["kernel/", "sim/"]),
    ("plotters::", &["report/"]),
    ("maud::", &["report/", "web/"]),
    ("docx_rs::", &["report/docx/"]),
    ("zip::", &["report/docx/", "exchange/msel/"]),
    ("ron::", &["scenario/"]),
    ("annotate_snippets::", &["scenario/"]),
    ("rust_embed::", &["scenario/", "report/", "web/", "cli/shipped.rs"]),
    ("icu_collator::", &["i18n/"]),
    ("jiff::", &["units/"]),
    ("libm::", &["kernel/", "sim/", "experiment/", "report/"]),
    ("rand::", &["kernel/"]),
    ("rand_chacha::", &["kernel/stream.rs"]),
    ("ChaCha", &["kernel/stream.rs"]),
    ("clap::", &["cli/"]),
    ("clap_complete::", &["cli/"]),
    ("indicatif::", &["cli/"]),
    ("anstream::", &["cli/"]),
    ("tempfile::", &["cli/"]),
    ("terminal_size::", &["cli/"]),
    ("std::fs", &["cli/", "web/"]),
    ("std::env", &["cli/", "web/"]),
    ("std::time", &["cli/", "web/"]),
    ("std::process", &["cli/", "web/", "main.rs"]),
    ("std::net", &["web/"]),
    ("axum::", &["web/"]),
    ("tokio::", &["web/"]),
    ("hyper::", &["web/"]),
    ("hyper_util::", &["web/"]),
    ("socket2::", &["web/"]),
    ("tower::", &["web/"]),
    ("getrandom::", &["web/secret.rs"]),
    ("ratatui::", &["cli/commands/replay/"]),
    ("crossterm", &["cli/commands/replay/"]),
    ("signal_hook::", &["cli/commands/replay/"]),
    // A record of a million entries is read on all processors; the player scores it while it is looked at. What comes
    // out is placed by position, never by arrival.
    ("std::thread", &["experiment/", "web/", "record/swift.rs", "cli/commands/replay/", "cli/keyboard.rs"]),
    ("stdout", &["cli/", "web/"]),
    ("stderr", &["cli/", "web/"]),
    ("stdin", &["cli/", "web/"]),
    ("println!", &["cli/", "web/"]),
    ("print!", &["cli/", "web/"]),
    ("eprintln!", &["cli/", "web/"]),
    ("rayon::", &["experiment/"]),
    ("rust_xlsxwriter::", &["report/"]),
    ("calamine::", &["exchange/msel/"]),
    // A run does not look at the clock of the machine; a trainee does, and a player plays at a speed.
    ("Instant::now", &["cli/desk.rs", "cli/commands/replay/", "web/"]),
];

/// What no place may name: the word, and why.
const BANNED: [(&str, &str); 5] = [
    ("StdRng", "its numbers differ between releases and machines; draw through `kernel::stream`"),
    ("SmallRng", "its numbers differ between machines; draw through `kernel::stream`"),
    ("thread_rng", "a draw has a key; draw through `kernel::stream`"),
    ("SystemTime", "a run does not look at the clock of the machine"),
    ("eprint!", "standard error belongs to `cli::terminal`"),
];

struct Source {
    /// Path below `src/`, with `/`.
    name: String,
    text: String,
    /// The text without comments, string literals and test modules; same number of lines up to where tests begin.
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
}

fn sources() -> Vec<Source> {
    let base = root().join("src");
    let mut paths = Vec::new();
    files_below(&base, "rs", &mut paths);
    assert!(paths.len() > 10, "no sources below {}", base.display());
    let mut found: Vec<Source> = paths
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&base).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(path).unwrap();
            let code = code_of(&text);
            Source { name, text, code }
        })
        .collect();
    // Test code is not product: it may read files and be long.
    let tests: Vec<String> =
        found.iter().flat_map(|source| test_modules(&source.name, &source.text)).collect();
    found.retain(|source| {
        !tests.iter().any(|module| {
            source
                .name
                .strip_prefix(module.as_str())
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    });
    found
}

/// The modules that are compiled for tests only, as path prefixes below `src/` (`record/testing`).
fn test_modules(name: &str, text: &str) -> Vec<String> {
    let folder = match ["/mod.rs", "/lib.rs", ".rs"].iter().find_map(|end| name.strip_suffix(end)) {
        Some("lib" | "main") | None => String::new(),
        Some(folder) => format!("{folder}/"),
    };
    let mut found = Vec::new();
    let marks = ["#[cfg(test)]\n", "#[cfg(any(test, feature = \"testing\"))]\n"];
    for (at, mark) in marks.iter().flat_map(|mark| text.match_indices(mark)) {
        let line = text[at + mark.len()..].lines().next().unwrap_or_default();
        let line = ["pub ", "pub(crate) ", "pub(super) "]
            .iter()
            .fold(line, |line, word| line.trim_start_matches(word));
        if let Some(module) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
            found.push(format!("{folder}{module}"));
        }
    }
    found
}

/// Blanks comments and the insides of literals; cuts the text where a test module begins.
fn code_of(text: &str) -> String {
    let body = match text.find("#[cfg(test)]\nmod tests {") {
        Some(at) => &text[..at],
        None => text,
    };
    let chars: Vec<char> = body.chars().collect();
    let mut code = String::with_capacity(body.len());
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let length = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest[0] == 'r'
            && (rest.get(1) == Some(&'"') || rest.get(1) == Some(&'#'))
            && !in_word(&chars, at)
        {
            raw_string(rest).unwrap_or(0)
        } else if rest[0] == '"' {
            quoted(rest)
        } else if rest[0] == '\'' {
            char_literal(rest)
        } else {
            0
        };
        if length == 0 {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(rest[..length].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at += length;
        }
    }
    code
}

fn in_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn raw_string(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return None;
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let start = 2 + hashes;
    (start..rest.len()).find(|at| rest[*at..].starts_with(&end)).map(|at| at + end.len())
}

fn char_literal(rest: &[char]) -> usize {
    match (rest.get(1), rest.get(2)) {
        (Some('\\'), _) => rest.iter().skip(2).position(|c| *c == '\'').map_or(0, |p| p + 3),
        (Some(_), Some('\'')) => 3,
        _ => 0, // A lifetime.
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn places<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word)
        .filter(move |(at, _)| {
            !word.starts_with(char::is_alphanumeric)
                || !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
        })
        .map(|(at, _)| at)
}

fn rank(room: &str) -> Option<u32> {
    RANKS.iter().chain([&CLI]).find(|(name, _)| *name == room).map(|(_, rank)| *rank)
}

/// Fails with all complaints, one a line.
fn nothing_in(complaints: &str, advice: &str) {
    assert!(complaints.is_empty(), "\n{complaints}\n{advice}\n");
}

#[test]
fn imports_go_down_the_ranks_only() {
    let mut complaints = String::new();
    for source in sources() {
        let Some((room, _)) = source.name.split_once('/') else { continue };
        let own = rank(room).unwrap_or_else(|| {
            panic!("the room `{room}` has no rank: add it to RANKS and to ARCHITECTURE.md")
        });
        for at in places(&source.code, "crate::") {
            for other in named_rooms(&source.code[at + "crate::".len()..]) {
                let Some(its) = rank(&other) else { continue };
                let allowed = other == room || its < own || (room == "i18n" && other == "units");
                if !allowed {
                    let line = line_of(&source.code, at);
                    writeln!(
                        complaints,
                        "src/{}:{line}: `{room}` (rank {own}) names `{other}` (rank {its})",
                        source.name
                    )
                    .unwrap();
                }
            }
        }
    }
    nothing_in(&complaints, "Move what is shared into a room of lower rank, or hand it over as an argument.");
}

/// The first names behind `crate::`: one, or each of `{a, b::c}`.
fn named_rooms(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let mut rooms = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                rooms.push(word(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                rooms.push(word(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    rooms
}

/// The files of the simulation in their order, as in `src/sim/lib.rs`: a file names only those before it. The first
/// group are the tables and their prepared scenario; they know one another. Upwards goes `calls` alone.
const SIM_TABLES: [&str; 14] = [
    "event", "question", "luck", "table", "trail", "tire", "word", "rows", "calendar", "roles", "model",
    "calls", "ctx", "staff",
];
const SIM_ORDER: [&str; 36] = [
    "work",
    "belief::case",
    "belief::judge",
    "belief::know",
    "post",
    "request",
    "truth",
    "detect",
    "share",
    "attack",
    "control",
    "steps::need",
    "steps::decide",
    "steps::crew",
    "steps::task",
    "steps::again",
    "steps::plan",
    "steps::approve",
    "steps::turn",
    "steps::answer",
    "coordinate::help",
    "coordinate::news",
    "coordinate::team",
    "coordinate::lead",
    "coordinate::overdue",
    "incident::suspect",
    "incident::rate",
    "incident::assess",
    "incident::open",
    "incident::hear",
    "effects::tell",
    "effects::find",
    "effects::repair",
    "effects::finish",
    "follow",
    "world",
];

/// Folders whose files know one another.
const SIM_FREE: [&str; 2] = ["model", "attack"];

/// The place of a module of the simulation, or of the last file of a folder that something is named of.
fn sim_place(path: &[String]) -> Option<usize> {
    let first = path.first()?;
    if SIM_TABLES.contains(&first.as_str()) {
        return Some(0);
    }
    let file = path.get(1).map(|second| format!("{first}::{second}"));
    let exact = SIM_ORDER.iter().position(|m| m == first || file.as_deref() == Some(m));
    let folder = format!("{first}::");
    exact.or_else(|| SIM_ORDER.iter().rposition(|m| m.starts_with(&folder))).map(|ix| ix + 1)
}

/// Every path behind a prefix; of a group in braces, one for each member.
fn paths_behind(code: &str, prefix: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for at in places(code, prefix) {
        let mut rest = &code[at + prefix.len()..];
        let mut path: Vec<String> = Vec::new();
        loop {
            if rest.starts_with('{') {
                for member in named_rooms(rest) {
                    found.push((at, path.iter().cloned().chain([member]).collect()));
                }
                break;
            }
            let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rest = &rest[word.len()..];
            path.push(word);
            match rest.strip_prefix("::") {
                Some(more) => rest = more,
                None => {
                    found.push((at, path));
                    break;
                }
            }
        }
    }
    found
}

#[test]
fn the_files_of_the_simulation_call_downwards() {
    let mut complaints = String::new();
    for source in sources() {
        let Some(name) = source.name.strip_prefix("sim/").and_then(|name| name.strip_suffix(".rs")) else {
            continue;
        };
        if name == "lib" || name.ends_with("/mod") && !name.starts_with("attack/") {
            continue;
        }
        let mut own: Vec<String> = name.split('/').map(str::to_owned).collect();
        own.truncate(if SIM_FREE.contains(&own[0].as_str()) { 1 } else { 2 });
        let Some(place) = sim_place(&own) else {
            writeln!(complaints, "src/{}: has no place in SIM_ORDER", source.name).unwrap();
            continue;
        };
        let mut named = paths_behind(&source.code, "crate::sim::");
        let up = if name.contains('/') && !name.ends_with("/mod") { "super::super::" } else { "super::" };
        named.extend(paths_behind(&source.code, up));
        for (at, path) in named {
            let fine = match sim_place(&path) {
                Some(its) => its < place || its == 0 || path.starts_with(&own),
                None => true,
            };
            if !fine {
                let line = line_of(&source.code, at);
                writeln!(complaints, "src/{}:{line}: names `{}`", source.name, path.join("::")).unwrap();
            }
        }
    }
    nothing_in(&complaints, "Move the function down, or call it through the table of `calls`.");
}

#[test]
fn fenced_crates_stay_behind_their_fences() {
    let mut complaints = String::new();
    for source in sources() {
        for (word, rooms) in FENCES {
            if rooms.iter().any(|room| source.name.starts_with(room)) {
                continue;
            }
            for at in places(&source.code, word) {
                let line = line_of(&source.code, at);
                writeln!(
                    complaints,
                    "src/{}:{line}: `{word}` may stand only in {}",
                    source.name,
                    rooms.join(", ")
                )
                .unwrap();
            }
        }
        for at in places(&source.code, "std::{") {
            for part in named_rooms(&source.code[at + "std::".len()..]) {
                let word = format!("std::{part}");
                if FENCES.iter().any(|(fenced, rooms)| {
                    *fenced == word && !rooms.iter().any(|room| source.name.starts_with(room))
                }) {
                    writeln!(
                        complaints,
                        "src/{}:{}: `{word}` in a group",
                        source.name,
                        line_of(&source.code, at)
                    )
                    .unwrap();
                }
            }
        }
        for (word, why) in BANNED {
            for at in places(&source.code, word) {
                writeln!(complaints, "src/{}:{}: `{word}`: {why}", source.name, line_of(&source.code, at))
                    .unwrap();
            }
        }
    }
    nothing_in(
        &complaints,
        "Move the work to a room that may do it. FENCES in tests/it/house.rs follows ARCHITECTURE.md.",
    );
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut complaints = String::new();
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches"] {
        files_below(&root().join(folder), "rs", &mut paths);
    }
    for path in paths.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "target")) {
        let text = fs::read_to_string(path).unwrap();
        let shown = path.strip_prefix(root()).unwrap().display();
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            writeln!(
                complaints,
                "{shown}: {lines} lines, at most {LONGEST_FILE}: cut it where its reasons part"
            )
            .unwrap();
        }
        if !text.starts_with("//!") {
            writeln!(complaints, "{shown}:1: begin with `//!` and the one reason why the file exists")
                .unwrap();
        }
    }
    nothing_in(&complaints, "A file has one reason to exist and says it in its first line.");
}

#[test]
fn functions_are_short() {
    let mut complaints = String::new();
    for source in sources() {
        for (line, name, length) in functions(&source.code) {
            if length > LONGEST_FUNCTION {
                writeln!(complaints, "src/{}:{line}: `{name}` has {length} lines", source.name).unwrap();
            }
        }
    }
    nothing_in(&complaints, "At most 70 lines a function; aim at 40. Cut it where a reader would pause.");
}

/// Line, name and length of every function with a body. Relies on rustfmt: a body ends at the `}` that stands
/// under the line that began it.
fn functions(code: &str) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (ix, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(at) = words.iter().position(|word| *word == "fn") else { continue };
        let Some(name) = words.get(at + 1) else { continue };
        let indent = line.len() - line.trim_start().len();
        let end = lines.iter().enumerate().skip(ix).find(|(_, l)| {
            let own = l.len() - l.trim_start().len();
            own == indent
                && (l.trim_start().starts_with('}')
                    || l.trim_end().ends_with('}')
                    || l.trim_end().ends_with(';'))
        });
        let name = name.split(['(', '<']).next().unwrap_or(name).to_owned();
        found.push((ix + 1, name, end.map_or(1, |(last, _)| last - ix + 1)));
    }
    found
}

#[test]
fn nothing_is_left_unfinished() {
    // In pieces, so that this file does not name them.
    let words = [["TO", "DO"], ["FIX", "ME"], ["X", "XX"]].map(|parts| parts.concat());
    let mut complaints = String::new();
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches"] {
        files_below(&root().join(folder), "rs", &mut paths);
    }
    for folder in ["docs", "scenarios"] {
        files_below(&root().join(folder), "md", &mut paths);
        files_below(&root().join(folder), "ron", &mut paths);
    }
    for page in ["README.md", "README.vi.md", "ARCHITECTURE.md", "CHANGELOG.md"] {
        paths.push(root().join(page));
    }
    // What is left of two versions of a file, and a figure that was to be filled in.
    let halves = ["<", ">"].map(|sign| format!("{} ", sign.repeat(7)));
    let unmeasured = ["MEAS", "URED"].concat();
    for path in paths.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "target")) {
        let text = fs::read_to_string(path).unwrap();
        let shown = path.strip_prefix(root()).unwrap().display();
        for (number, line) in text.lines().enumerate() {
            if halves.iter().any(|half| line.starts_with(half)) || line == unmeasured {
                writeln!(complaints, "{shown}:{}: `{line}`", number + 1).unwrap();
            }
        }
        for word in &words {
            for at in places(&text, word) {
                let after = text[at + word.len()..].chars().next().unwrap_or(' ');
                if !after.is_alphanumeric() {
                    writeln!(complaints, "{shown}:{}: `{word}`", line_of(&text, at)).unwrap();
                }
            }
        }
    }
    nothing_in(&complaints, "Do it now, or write an issue; a note in the text is read by nobody.");
}

#[test]
fn no_code_knows_a_structure_a_scenario_or_a_campaign_by_name() {
    let mut ids = Vec::new();
    let scenarios = root().join("scenarios");
    for folder in ["library/structures", "library/campaigns"] {
        let mut paths = Vec::new();
        files_below(&scenarios.join(folder), "ron", &mut paths);
        ids.extend(
            paths.iter().filter_map(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned()),
        );
    }
    // A short or everyday word is no name of a structure: `default` merges into all of them.
    ids.retain(|id| id.contains('-'));
    let mut complaints = String::new();
    for source in sources() {
        // Examples in help are texts for people.
        if source.name.starts_with("i18n/") {
            continue;
        }
        let shown = match source.text.find("#[cfg(test)]\nmod tests {") {
            Some(at) => &source.text[..at],
            None => &source.text,
        };
        for id in &ids {
            let literal = format!("\"{id}\"");
            for (at, _) in shown.match_indices(&literal) {
                let line = line_of(shown, at);
                let text = shown.lines().nth(line - 1).unwrap_or_default();
                if !text.trim_start().starts_with("//") {
                    writeln!(complaints, "src/{}:{line}: {literal}", source.name).unwrap();
                }
            }
        }
    }
    nothing_in(
        &complaints,
        "A structure and a campaign are data: put the difference into their files, and read it from there.",
    );
}

#[test]
fn the_lints_of_the_house_are_on() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for line in [
        "unsafe_code = \"forbid\"",
        "missing_docs = \"warn\"",
        "disallowed_types = \"warn\"",
        "unwrap_used = \"warn\"",
    ] {
        assert!(
            manifest.contains(line),
            "Cargo.toml has lost `{line}`: put it back, .ci/run makes it an error"
        );
    }
}

#[test]
fn the_checks_of_the_house_see_what_they_look_for() {
    let code = code_of(
        "fn a() { // std::fs\n    let b = \"std::fs\"; 'x'; r#\"std::fs\"#;\n}\n#[cfg(test)]\nmod tests {\n}",
    );
    assert!(!code.contains("std::fs"), "{code}");
    assert_eq!(code.lines().count(), 3);
    assert_eq!(places("use std::fs;", "std::fs").count(), 1);
    assert_eq!(named_rooms("{sim::run, units::{SimTime, Span}, report}"), ["sim", "units", "report"]);
    assert_eq!(named_rooms("kernel::stream"), ["kernel"]);
    let paths = paths_behind("use crate::sim::steps::{crew, task::proceed};", "crate::sim::");
    let paths: Vec<String> = paths.into_iter().map(|(_, path)| path.join("::")).collect();
    assert_eq!(paths, ["steps::crew", "steps::task"]);
    let place = |path: &str| sim_place(&path.split("::").map(str::to_owned).collect::<Vec<_>>());
    assert!(place("ctx") == Some(0) && place("steps::advance") == place("steps::answer"));
    assert!(place("steps::need") < place("steps") && place("elsewhere").is_none());
    let long = format!("fn long() {{\n{}}}\nfn short() {{}}\n", "    x;\n".repeat(80));
    assert_eq!(functions(&long), [(1, "long".to_owned(), 82), (83, "short".to_owned(), 1)]);
    assert_eq!(
        test_modules("record/mod.rs", "#[cfg(test)]\npub(crate) mod testing;\nmod write;"),
        ["record/testing"]
    );
    assert!(rank("cli") > rank("report") && rank("report") > rank("sim"));
}
