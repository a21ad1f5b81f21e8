//! Whole drills as a user runs them: the files, the same bytes again, and everything that a record gives back.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::typed::{self, Ran, typed_with};

/// The shipped scenario that the tests run.
const SCENARIO: &str = "scenarios/dong-nai-2022";

fn shipped() -> String {
    format!("{}/{SCENARIO}", env!("CARGO_MANIFEST_DIR"))
}

/// Types a command line in a folder.
fn typed_in(folder: &Path, args: &[&str]) -> Ran {
    typed_with(args, |command| {
        command.current_dir(folder);
    })
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn assert_same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(left.keys().collect::<Vec<_>>(), right.keys().collect::<Vec<_>>());
    for (name, bytes) in left {
        if let Some(at) = bytes.iter().zip(&right[name]).position(|(a, b)| a != b) {
            panic!("`{name}` differs from byte {at} on");
        }
        assert_eq!(bytes.len(), right[name].len(), "`{name}` differs in length");
    }
}

#[test]
fn a_drill_run_twice_writes_the_same_bytes_and_its_record_gives_everything_back() {
    let folder = tempfile::tempdir().unwrap();
    let first = typed_in(folder.path(), &["run", &shipped()]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("Mở trước tiên: ") && first.out.contains("report.html"), "{}", first.out);
    let own = folder.path().join("reports/out/dong-nai-2022/dong-nai-2022/2022-0");
    let written = files(&own);
    let always =
        ["record.jsonl", "scorecard.json", "explanation.json", "programme.json", "report.html", "report.md"];
    for name in always {
        assert!(written.contains_key(name), "`{name}` is missing");
    }
    assert!(written.keys().any(|name| name.starts_with("charts/") && name.ends_with(".svg")));

    fs::write(own.join("mine.txt"), "mine").unwrap();
    let json =
        typed_in(folder.path(), &["run", &shipped(), "--seed", "2022", "--replication", "0", "--json"]);
    assert_eq!(json.out.as_bytes(), written["scorecard.json"], "--json prints the scorecard");
    let mut again = files(&own);
    assert_eq!(again.remove("mine.txt").as_deref(), Some(&b"mine"[..]), "what is not ours is left alone");
    assert_same(&written, &again);

    let record = own.join("record.jsonl");
    let record = record.to_str().unwrap();
    let score = typed_in(folder.path(), &["score", record, "--json"]);
    assert_eq!(score.code, 0, "{}", score.err);
    assert_eq!(score.out.as_bytes(), written["scorecard.json"]);
    let explain = typed_in(folder.path(), &["explain", record, "--json"]);
    assert_eq!(explain.out.as_bytes(), written["explanation.json"]);
    let report = typed_in(folder.path(), &["report", record, "--out", "again"]);
    assert_eq!(report.code, 0, "{}", report.err);
    assert_same(&written, &files(&folder.path().join("again")));
    the_record_answers(folder.path(), record);
    a_changed_record_is_refused(folder.path(), &written["record.jsonl"]);
}

/// What is asked of a record, right and wrong.
fn the_record_answers(folder: &Path, record: &str) {
    let all = typed_in(folder, &["explain", record, "--json"]);
    let all: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    let intrusion = all["explanations"][0]["intrusion"].as_str().unwrap();
    let one = typed_in(folder, &["explain", record, "--intrusion", intrusion, "--json"]);
    let one: serde_json::Value = serde_json::from_str(&one.out).unwrap();
    let kept = one["explanations"].as_array().unwrap();
    assert!(!kept.is_empty() && kept.iter().all(|explanation| explanation["intrusion"] == intrusion));
    assert!(kept.len() < all["explanations"].as_array().unwrap().len());
    let unknown = typed_in(folder, &["explain", record, "--intrusion", "nobody@nowhere", "--lang", "en"]);
    assert!(unknown.code == 2 && unknown.err.contains(intrusion), "{}", unknown.err);
    let unknown = typed_in(folder, &["explain", record, "--expectation", "nothing", "--lang", "en"]);
    assert!(unknown.code == 2 && unknown.err.contains("no expectation `nothing`"), "{}", unknown.err);
    let decisions = typed_in(folder, &["decisions", record, "--json"]);
    let decisions: serde_json::Value = serde_json::from_str(&decisions.out).unwrap();
    assert!(decisions["decisions"].is_array());

    assert_eq!(typed_in(folder, &["score", record, "--fail-if", "score<0"]).code, 0);
    let below = typed_in(folder, &["score", record, "--fail-if", "score<100"]);
    assert!(below.code == 1 && below.err.contains("thấp hơn 100"), "{}", below.err);
    let unknown = typed_in(folder, &["score", record, "--fail-if", "missed:nothing"]);
    assert!(unknown.code == 2 && unknown.err.contains("không có yêu cầu `nothing`"), "{}", unknown.err);
    let wrong = typed_in(folder, &["score", record, "--fail-if", "score>3", "--lang", "en"]);
    assert!(wrong.code == 2 && wrong.err.contains("a condition is `score<70`"), "{}", wrong.err);
}

fn a_changed_record_is_refused(folder: &Path, record: &[u8]) {
    let path = folder.join("changed.jsonl");
    let lines: Vec<&[u8]> = record.split_inclusive(|byte| *byte == b'\n').collect();
    let cut = lines[..10].concat();
    let broken = [&lines[..5].concat()[..], b"{\"seq\": \n", &lines[6..].concat()].concat();
    for (bytes, says) in [(cut, "10"), (record[..record.len() - 9].to_vec(), ""), (broken, "6")] {
        fs::write(&path, bytes).unwrap();
        let ran = typed_in(folder, &["score", "changed.jsonl", "--lang", "en"]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
        assert!(ran.err.contains("line ") && ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn an_optimised_build_writes_the_same_record() {
    let Ok(optimised) = std::env::var("CYBERDRILL_OPTIMISED") else {
        eprintln!("skipped: `./test` without --quick builds the optimised program and compares");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let args = ["run", &shipped(), "--seed", "7", "--out"];
    let here = typed_in(folder.path(), &[&args[..], &["here"]].concat());
    assert_eq!(here.code, 0, "{}", here.err);
    let there = typed::ran(&optimised, &[&args[..], &["there"]].concat(), |command| {
        command.current_dir(folder.path());
    });
    assert_eq!(there.code, 0, "{}", there.err);
    assert_same(&files(&folder.path().join("here")), &files(&folder.path().join("there")));
}

#[test]
fn a_new_scenario_is_valid_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let made = typed_in(folder.path(), &["new", "my-province"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let check = typed_in(folder.path(), &["check", "my-province", "--lang", "en"]);
    assert_eq!((check.code, check.err.as_str()), (0, ""));
    assert!(check.out.contains("the scenario `my-province` is valid"), "{}", check.out);
    let before = files(folder.path());
    let again = typed_in(folder.path(), &["new", "my-province"]);
    assert!(again.code == 4 && again.err.contains("không rỗng"), "{}", again.err);
    assert_same(&before, &files(folder.path()));
    let unknown = typed_in(folder.path(), &["new", "other", "--from", "atlantis"]);
    assert!(unknown.code == 2 && unknown.err.contains("dong-nai-2022"), "{}", unknown.err);
    let unnamed = typed_in(folder.path(), &["new", "Tỉnh tôi"]);
    assert!(unnamed.code == 2 && unnamed.err.contains("gạch nối"), "{}", unnamed.err);
    assert_same(&before, &files(folder.path()));
}

#[test]
fn a_folder_of_scenarios_is_checked_whole() {
    let ran = typed_with(&["check", "scenarios", "--json"], |command| {
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
    });
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let valid = all["scenarios"].as_array().unwrap().iter().all(|one| one["valid"] == true);
    assert!(valid && !all["scenarios"].as_array().unwrap().is_empty(), "{all:#}");
}

#[test]
fn an_invalid_scenario_ends_with_3_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(typed_in(folder.path(), &["new", "mine"]).code, 0);
    let file = folder.path().join("mine/drill.ron");
    let good = fs::read_to_string(&file).unwrap();
    let nested = "[".repeat(10_000);
    let invalid: [(&[u8], &str); 5] = [
        (b"", "drill.ron"),
        (b"Drill(\n  id: \"x\",\n  idd: 3,\n)\n", "drill.ron:3:3"),
        (b"Drill(id: \"\xff\")", "UTF-8"),
        (nested.as_bytes(), "drill.ron:1"),
        (b"Drill(id: \"x\"", "drill.ron:1"),
    ];
    for (bytes, says) in invalid {
        fs::write(&file, bytes).unwrap();
        let before = files(folder.path());
        for command in ["check", "run"] {
            let ran = typed_in(folder.path(), &[command, "mine"]);
            assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{command} {says}: {}", ran.err);
            assert!(ran.err.contains(says), "{command}: {says} is not in {}", ran.err);
            let json = typed_in(folder.path(), &[command, "mine", "--json"]);
            assert_eq!((json.code, json.err.as_str()), (3, ""), "{command} {says}");
            assert!(serde_json::from_str::<serde_json::Value>(&json.out).is_ok(), "{}", json.out);
        }
        assert_same(&before, &files(folder.path()));
    }
    fs::File::create(&file).unwrap().set_len(100 << 20).unwrap();
    assert_eq!(typed_in(folder.path(), &["run", "mine"]).code, 3);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(typed_in(folder.path(), &["run", "mine"]).code, 3);
    fs::remove_dir(&file).unwrap();
    assert_eq!(typed_in(folder.path(), &["run", "mine"]).code, 4);
    assert_eq!(typed_in(folder.path(), &["run", "nowhere"]).code, 4);
    fs::write(&file, good).unwrap();
    let unknown = typed_in(folder.path(), &["run", "mine", "--structure", "nothing"]);
    assert!(unknown.code == 3 && unknown.err.contains("`nothing`"), "{}", unknown.err);
    assert!(!folder.path().join("reports").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_ends_with_4_before_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let ran = typed_in(folder.path(), &["run", &shipped(), "--out", "/dev/null/out"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert!(ran.err.contains("/dev/null/out") && ran.err.contains("--out"), "{}", ran.err);
}

#[test]
fn numbers_that_are_none_are_usage_errors() {
    for (option, value) in [
        ("--seed", "-1"),
        ("--seed", "x"),
        ("--replication", "1.5"),
        ("--replication", "99999999999999999999"),
    ] {
        let ran = typed_with(&["run", &shipped(), option, value, "--lang", "en"], |_| {});
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{option} {value}");
        assert!(ran.err.contains("a whole number from 0 to 18446744073709551615"), "{}", ran.err);
    }
}
