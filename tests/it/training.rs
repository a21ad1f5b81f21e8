//! `fork` and `train` as a user types them: another decision, a role at the desk, leaving and going on, the debriefing.

use std::fs;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::typed::{Ran, small, typed, typed_with};

fn in_folder(folder: &Path, args: &[&str]) -> Ran {
    typed_with(args, |command| {
        command.current_dir(folder);
    })
}

/// Runs the small drill, and gives its record.
fn record(folder: &Path) -> PathBuf {
    let scenario = small(folder);
    let ran = in_folder(folder, &["run", &scenario, "--out", "drill", "--lang", "en"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    folder.join("drill/record.jsonl")
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The first decision of a record at a point: its id, its options, what was taken.
fn decision(record: &Path, point: &str) -> (String, Vec<String>, String) {
    let told = typed(&["decisions", record.to_str().unwrap(), "--json"]);
    let told: Value = serde_json::from_str(&told.out).unwrap();
    let all = told["decisions"].as_array().unwrap();
    let found = all.iter().find(|d| d["id"].as_str().unwrap().starts_with(point)).unwrap();
    assert_eq!(found["chosen"], found["policy"], "the model follows its own policy");
    let options = found["options"].as_array().unwrap().iter().map(|o| o.as_str().unwrap().to_owned());
    (
        found["id"].as_str().unwrap().to_owned(),
        options.collect(),
        found["chosen"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn a_fork_keeps_the_past_and_tells_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let record = record(folder.path());
    let path = record.to_str().unwrap();
    let (id, options, chosen) = decision(&record, "contain@");
    let other = options.iter().find(|option| **option != chosen).unwrap();
    let decide = format!("{id}={other}");
    let ran = in_folder(
        folder.path(),
        &["fork", path, "--decide", &decide, "--futures", "4", "--out", "fork", "--lang", "en"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("Not in one future only: 4 futures"), "{}", ran.out);
    let told = json(&folder.path().join("fork/fork.json"));
    assert_eq!((told["same"].as_bool(), told["futures"]["futures"].as_u64()), (Some(false), Some(4)));
    assert_eq!(told["decisions"][0]["is"], Value::from(other.as_str()));
    // The past to the last byte: every line of an entry before the first that differs.
    let first = told["difference"]["first"].as_u64().unwrap() as usize;
    let lines = |path: &Path| -> Vec<String> {
        fs::read_to_string(path).unwrap().lines().skip(1).map(str::to_owned).collect()
    };
    let (before, after) = (lines(&record), lines(&folder.path().join("fork/record.jsonl")));
    assert!(first > 0 && before[..first] == after[..first]);
    assert!(before[first] != after[first]);
    // The fork is a record like any other.
    let again = typed(&["score", folder.path().join("fork/record.jsonl").to_str().unwrap()]);
    assert_eq!(again.code, 0, "{}", again.err);
    // The same option again changes nothing.
    let decide = format!("{id}={chosen}");
    let same =
        in_folder(folder.path(), &["fork", path, "--decide", &decide, "--out", "same", "--lang", "vi"]);
    assert!(same.out.contains("Không có gì thay đổi: bản ghi giống hệt đến từng byte."), "{}", same.out);
    let told = json(&folder.path().join("same/fork.json"));
    assert_eq!((told["same"].as_bool(), &told["digest"]), (Some(true), &told["digest_before"]));
}

#[test]
fn what_cannot_be_forked_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let record = record(folder.path());
    let path = record.to_str().unwrap();
    let (id, options, _) = decision(&record, "contain@");
    let none = typed(&["fork", path, "--decide", "contian@i0.3=watch", "--lang", "en"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("the record has no decision `contian@i0.3`"), "{}", none.err);
    assert!(none.err.contains("nearest: contain@i0.3"), "{}", none.err);
    let none = typed(&["fork", path, "--decide", &format!("{id}=pray"), "--lang", "vi"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains(&format!("quyết định `{id}` không có phương án `pray`")), "{}", none.err);
    assert!(none.err.contains(&format!("có: {}", options.join(", "))), "{}", none.err);
    let shape = typed(&["fork", path, "--decide", "contain", "--lang", "en"]);
    assert_eq!(shape.code, 2);
    assert!(shape.err.contains("must be <decision-id>=<option>"), "{}", shape.err);
    // A record of another version: its past would be another.
    let text = fs::read_to_string(&record).unwrap();
    let other = folder.path().join("other.jsonl");
    let version = env!("CARGO_PKG_VERSION");
    let seed = text.replacen("\"seed\":2026,\"replication\"", "\"seed\":2027,\"replication\"", 1);
    fs::write(&other, seed.replacen(&format!("\"version\":\"{version}\""), "\"version\":\"9.9.9\"", 1))
        .unwrap();
    let decide = format!("{id}={}", options[0]);
    let refused = typed(&["fork", other.to_str().unwrap(), "--decide", &decide, "--lang", "en"]);
    assert_eq!(refused.code, 3, "{}", refused.err);
    assert!(refused.err.contains("version 9.9.9 made it, or it was changed"), "{}", refused.err);
}

/// Sits down at the desk with prepared answers.
fn sit(folder: &Path, args: &[&str], answers: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args(args)
        .current_dir(folder)
        .env("CYBERDRILL_LANG", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let answers = answers.to_owned();
    // Whoever leaves early does not read the rest.
    let writer = std::thread::spawn(move || {
        let _ = input.write_all(answers.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Expectations that any decision bears on.
fn expected(decisions: &[Value]) -> usize {
    let all = decisions.iter().flat_map(|decision| decision["expected"].as_array().unwrap());
    all.map(|expected| expected["id"].as_str().unwrap()).collect::<std::collections::BTreeSet<_>>().len()
}

#[test]
fn a_trainee_leaves_goes_on_and_is_debriefed() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = small(folder.path());
    let args = ["train", &scenario, "--role", "coordinator", "--hints", "--out", "desk", "--futures", "2"];
    let first = sit(folder.path(), &args, "9\nh\n1 because it spreads\n2 <img src=x>\nq\n");
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("You are: Response-team coordinator"), "{}", first.out);
    assert!(first.out.contains("Type a number from 1 to"), "{}", first.out);
    assert!(first.out.contains("Go on with: cyberdrill train --resume desk"), "{}", first.out);
    let session = folder.path().join("desk/session.jsonl");
    let text = fs::read_to_string(&session).unwrap();
    assert_eq!(text.lines().count(), 3, "the drill and two decisions");
    assert!(text.contains("because it spreads") && text.contains("\"hinted\":true"), "{text}");
    // A second session does not take the place of the first.
    let again = sit(folder.path(), &args, "");
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("desk holds a session already"), "{}", again.err);
    // Killed while a decision was written: it is asked again.
    fs::write(&session, &text[..text.len() - 20]).unwrap();
    let end = sit(folder.path(), &["train", "--resume", "desk", "--futures", "2"], &"1\n".repeat(400));
    assert_eq!(end.code, 0, "{}", end.err);
    assert!(end.out.contains("Going on after 1 saved decisions."), "{}", end.out);
    for part in [
        "Debriefing",
        "because it spreads",
        "The model would choose",
        "In exactly this future",
        "Over 2 futures drawn afresh",
    ] {
        assert!(end.out.contains(part), "{part}: {}", end.out);
    }
    let told = json(&folder.path().join("desk/debriefing.json"));
    let decisions = told["decisions"].as_array().unwrap();
    let log = fs::read_to_string(folder.path().join("desk/log.csv")).unwrap();
    assert_eq!(log.lines().count(), decisions.len() + 1);
    assert!(log.starts_with("asked,decided,inject_vi,inject_en,options_vi"), "{log}");
    let page = fs::read_to_string(folder.path().join("desk/debriefing.html")).unwrap();
    assert_eq!(page.matches("<tr>").count(), 2 + decisions.len() + expected(decisions));
    assert!(page.contains("<svg") && page.contains("All decisions") && page.contains("2 simulated drills"));
    assert!(!page.contains("<script") && !page.contains("http-equiv") && !page.contains("<img"));
    assert_eq!(typed(&["score", folder.path().join("desk/record.jsonl").to_str().unwrap()]).code, 0);
    // Resumed once more, it is over at once, and says the same.
    let over = sit(folder.path(), &["train", "--resume", "desk", "--futures", "2"], "");
    assert_eq!(over.code, 0, "{}", over.err);
    assert_eq!(json(&folder.path().join("desk/debriefing.json")), told);
}

#[test]
fn a_role_that_nobody_can_take_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = small(folder.path());
    let missing = sit(folder.path(), &["train", &scenario, "--role", "administrator"], "");
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("the role administrator needs --agency"), "{}", missing.err);
    let unknown =
        sit(folder.path(), &["train", &scenario, "--role", "administrator", "--agency", "so-y-ta"], "");
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("there is no organisation `so-y-ta`"), "{}", unknown.err);
    assert!(unknown.err.contains("such as: so-y-te"), "{}", unknown.err);
    let nothing = sit(folder.path(), &["train"], "");
    assert_eq!(nothing.code, 2);
    assert!(nothing.err.contains("a scenario or a record is missing"), "{}", nothing.err);
    let broken = folder.path().join("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join("session.jsonl"), "{}\n").unwrap();
    let refused = sit(folder.path(), &["train", "--resume", "broken"], "");
    assert_eq!(refused.code, 3, "{}", refused.err);
    assert!(refused.err.contains("cannot be gone on with: line 1"), "{}", refused.err);
}

#[test]
fn while_the_clock_runs_news_come_by_themselves_and_what_stands_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = small(folder.path());
    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args(["train", &scenario, "--role", "coordinator", "--clock", "3600", "--out", "desk"])
        .current_dir(folder.path())
        .env("CYBERDRILL_LANG", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    // Nothing is typed: a second at the desk is an hour of the drill, in which something happens.
    let mut heads = 0;
    let asked = lines.by_ref().map(Result::unwrap).find(|line| {
        heads += usize::from(line.contains("──"));
        heads == 2
    });
    assert!(asked.is_some(), "news came {heads} times");
    input.write_all(b"1!\nq\n").unwrap();
    drop(input);
    assert!(
        lines.map(Result::unwrap).any(|line| line.contains("Go on with: cyberdrill train --resume desk"))
    );
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let text = fs::read_to_string(folder.path().join("desk/session.jsonl")).unwrap();
    let take: Value = serde_json::from_str(text.lines().nth(1).unwrap()).unwrap();
    let taken = &take["take"]["taken"];
    assert_eq!(taken["standing"], true, "{take}");
    assert!(taken["after_s"].as_u64().unwrap() >= 3600, "{take}");
}
