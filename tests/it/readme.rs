//! The pages keep their word: every command line of the READMEs runs as it is written and says what it is shown to
//! say, and every link of every page leads somewhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::typed::{Ran, typed_with};

/// Pages whose blocks `sh` and `console` are typed, each from a new folder.
const TYPED: [&str; 4] = ["README.md", "README.vi.md", "reports/README.md", "docs/cluster.md"];
/// What builds the program: the tests are run on what it built.
const BUILDS: [&str; 1] = ["cargo install --path ."];
/// How the program is called where it has not been installed.
const UNINSTALLED: &str = "cargo run --release -- ";
/// So many drills are enough to see that a line is right.
const REPLICATIONS: &str = "3";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A block of commands.
#[derive(Debug, Default, PartialEq)]
struct Block {
    line: usize,
    /// The commands are shown to fail.
    fails: bool,
    /// A file, what is replaced in it before, and by what.
    edit: Option<(String, String, String)>,
    /// Each command with the lines of output that are shown under it.
    commands: Vec<(String, Vec<String>)>,
}

/// In a block `sh` every line is a command; in a block `console` those behind `$ `, and the others are output.
fn blocks(page: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(String, Block)> = None;
    let mut edit = None;
    for (ix, line) in page.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            open = match open.take() {
                Some((_, block)) => {
                    found.push(block);
                    None
                }
                None => {
                    let (language, more) = info.split_once(' ').unwrap_or((info, ""));
                    let block = Block {
                        line: ix + 1,
                        fails: more == "error",
                        edit: edit.take(),
                        commands: Vec::new(),
                    };
                    Some((language.to_owned(), block))
                }
            };
        } else if let Some((language, block)) = &mut open {
            let command = match language.as_str() {
                "sh" => Some(line),
                "console" => line.strip_prefix("$ "),
                _ => continue,
            };
            match command {
                Some(command) => block.commands.push((command.to_owned(), Vec::new())),
                None => block.commands.last_mut().unwrap().1.push(line.to_owned()),
            }
        } else if let Some(told) = line.strip_prefix("<!-- edit ").and_then(|rest| rest.strip_suffix(" -->"))
        {
            let (file, change) = told.split_once(": ").unwrap();
            let (from, to) = change.split_once(" => ").unwrap();
            edit = Some((file.to_owned(), from.to_owned(), to.to_owned()));
        }
    }
    found.retain(|block| !block.commands.is_empty());
    found
}

/// Types a command line as a shell would read it.
fn type_line(folder: &Path, line: &str) -> Ran {
    let line = line.replacen(UNINSTALLED, "cyberdrill ", 1);
    let words = line.strip_prefix("cyberdrill ").unwrap_or_else(|| panic!("`{line}` is not of this program"));
    let mut args: Vec<&str> = words.split_whitespace().map(|word| word.trim_matches(['\'', '"'])).collect();
    if let Some(at) = args.iter().position(|arg| *arg == "--replications") {
        args[at + 1] = REPLICATIONS;
    }
    typed_with(&args, |command| {
        command.current_dir(folder);
    })
}

/// The text in one line: lines of output may be broken anywhere.
fn flat(text: &str) -> String {
    text.replace(['│', '╰', '╭'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn exchange(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{}: {from}", file.display());
    fs::write(file, text.replace(from, to)).unwrap();
}

#[cfg(unix)]
fn run_page(page: &str) {
    let folder = tempfile::tempdir().unwrap();
    for below in ["scenarios", "tests"] {
        std::os::unix::fs::symlink(root().join(below), folder.path().join(below)).unwrap();
    }
    let text = fs::read_to_string(root().join(page)).unwrap();
    let blocks = blocks(&text);
    assert!(!blocks.is_empty(), "{page} has no commands");
    for block in blocks {
        if let Some((file, from, to)) = &block.edit {
            exchange(&folder.path().join(file), from, to);
        }
        for (command, shown) in
            block.commands.iter().filter(|(command, _)| !BUILDS.contains(&command.as_str()))
        {
            let ran = type_line(folder.path(), command);
            let place = format!("{page}:{}: `{command}`", block.line);
            assert_eq!(ran.code != 0, block.fails, "{place} ended with {}\n{}", ran.code, ran.err);
            let told = flat(&format!("{} {}", ran.out, ran.err));
            for line in shown {
                assert!(
                    told.contains(&flat(line)),
                    "{place} does not say `{line}` but\n{}{}",
                    ran.out,
                    ran.err
                );
            }
        }
        if let Some((file, from, to)) = &block.edit {
            exchange(&folder.path().join(file), to, from);
        }
    }
}

#[cfg(unix)]
#[test]
fn every_command_of_the_english_readme_runs() {
    run_page(TYPED[0]);
}

#[cfg(unix)]
#[test]
fn every_command_of_the_vietnamese_readme_runs() {
    run_page(TYPED[1]);
}

#[cfg(unix)]
#[test]
fn every_command_of_the_reports_page_runs() {
    run_page(TYPED[2]);
}

#[cfg(unix)]
#[test]
fn every_command_of_the_page_on_clusters_runs() {
    run_page(TYPED[3]);
}

#[test]
fn pages_without_a_test_have_no_commands() {
    for page in pages().iter().filter(|page| !TYPED.contains(&page.as_str())) {
        let found = blocks(&fs::read_to_string(root().join(page)).unwrap());
        assert!(found.is_empty(), "{page}:{}: add the page to TYPED", found[0].line);
    }
}

/// Every page of the repository.
fn pages() -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(root().join(&below)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = below.join(&name);
            if entry.file_type().unwrap().is_dir() {
                if !name.starts_with('.') && name != "target" && path != Path::new("reports/out") {
                    open.push(path);
                }
            } else if name.ends_with(".md") {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// The text without its code.
fn prose(page: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in page.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            let parts = line.split('`').enumerate().map(|(ix, part)| if ix % 2 == 0 { part } else { "" });
            out.extend(parts.chain(["\n"]));
        }
    }
    out
}

fn links(page: &str) -> Vec<String> {
    let prose = prose(page);
    let behind = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    behind.map(|(target, _)| target.to_owned()).filter(|target| !target.contains("://")).collect()
}

/// The anchors that a page of headings has on the site that shows it.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let headings = page.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !fenced && line.starts_with('#')
    });
    let anchor = |line: &str| -> String {
        let text = line.trim_start_matches('#').trim().to_lowercase();
        let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let mut complaints = String::new();
    let mut seen = 0;
    for page in pages() {
        let text = fs::read_to_string(root().join(&page)).unwrap();
        let folder = root().join(&page).parent().unwrap().to_owned();
        for link in links(&text) {
            seen += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link.as_str(), ""));
            let target = if file.is_empty() { root().join(&page) } else { folder.join(file) };
            if !target.exists() {
                writeln!(complaints, "{page}: there is no `{link}`").unwrap();
            } else if !anchor.is_empty() && !anchors(&fs::read_to_string(target).unwrap()).contains(anchor) {
                writeln!(complaints, "{page}: `{link}` has no such heading").unwrap();
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
    assert!(seen > 100, "{seen} links");
}

#[test]
fn blocks_links_and_anchors_are_read_as_meant() {
    let page = "<!-- edit a/b.ron: x => y -->\n```console error\n$ cyberdrill check a\nlỗi\n```\n```sh\ncyberdrill --help\n```\n```ron\n$ no\n```\n";
    let found = blocks(page);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].edit, Some(("a/b.ron".to_owned(), "x".to_owned(), "y".to_owned())));
    assert_eq!(found[0].commands, [("cyberdrill check a".to_owned(), vec!["lỗi".to_owned()])]);
    assert!(found[0].fails && !found[1].fails && found[1].commands[0].0 == "cyberdrill --help");
    assert_eq!(links("[a](b.md#c) `[d](e)` [f](https://g)\n```\n[h](i)\n```\n"), ["b.md#c"]);
    assert!(anchors("## Lỗi / Errors\n```\n# no\n```\n").contains("lỗi--errors"));
    assert_eq!(flat(" a │ b\n  ╰ c"), "a b c");
}
