//! The study of assumptions as a user runs it: the same bytes on any number of threads and after a kill, the files it
//! leaves, and command lines that are refused.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::typed::{Ran, small, typed};

const JOURNAL: &str = ".cyberdrill-sensitivity.journal";
const CHEAP: [&str; 4] = ["--budget", "200", "--replications", "2"];

fn sensitivity(out: &Path, more: &[&str]) -> Ran {
    let small = small(out.parent().unwrap());
    let out = out.to_str().unwrap();
    typed(&[&["sensitivity", small.as_str(), "--out", out, "--lang", "en"], more].concat())
}

/// Every file below a folder with its bytes.
fn results(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn two_structures_leave_their_files() {
    let folder = tempfile::tempdir().unwrap();
    let one = folder.path().join("one");
    let structures = ["--structure", "dong-nai-2022", "--structure", "son-la-2026"];
    let cheap = ["--budget", "700", "--replications", "2"];
    let ran = sensitivity(&one, &[&cheap[..], &structures].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.is_empty(), "quiet in a pipe: {}", ran.err);
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("of the space of assumptions"), "{told}");
    let files = results(&one);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    for name in ["sensitivity.json", "sensitivity.md", "sensitivity.html", "indices.csv"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for chart in ["tornado", "tornado-2", "tornado-3", "flip-map"] {
        for end in ["svg", "png", "csv"] {
            assert!(names.contains(&format!("charts/{chart}.{end}").as_str()), "{names:?}");
        }
    }
    assert!(ran.out.contains(&format!("{} files", names.len())), "{} {}", names.len(), ran.out);
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(one.join("sensitivity.json")).unwrap()).unwrap();
    assert_eq!(json["structures"].as_array().unwrap().len(), 2);
    assert!(json["factors"].as_array().unwrap().len() > 100);
    let joint = &json["findings"]["joint"];
    let points = |value: &serde_json::Value| value["points"].as_u64().unwrap();
    let decided: u64 = joint["wins"].as_array().unwrap().iter().map(points).sum();
    let all = decided + points(&joint["no_difference"]) + joint["undecided"].as_u64().unwrap();
    assert_eq!(all, points(joint));
}

#[test]
fn a_killed_study_goes_on_and_ends_with_the_same_bytes_on_other_threads() {
    let folder = tempfile::tempdir().unwrap();
    let [whole, killed] = ["whole", "killed"].map(|name| folder.path().join(name));
    let many = [&CHEAP[..], &["--threads", "1"]].concat();
    assert_eq!(sensitivity(&whole, &[&CHEAP[..], &["--threads", "3"]].concat()).code, 0);

    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args(["sensitivity", &small(folder.path()), "--out", killed.to_str().unwrap(), "--lang", "en"])
        .args(&many)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let journal: PathBuf = killed.join(JOURNAL);
    let patience = Instant::now() + Duration::from_secs(120);
    let lines = |path: &Path| fs::read_to_string(path).map_or(0, |text| text.lines().count());
    while lines(&journal) < 12 && Instant::now() < patience && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(lines(&journal) >= 12, "the journal holds {} lines", lines(&journal));
    assert!(!killed.join("sensitivity.json").exists(), "nothing half-written under its final name");
    // The kill may have torn a line.
    OpenOptions::new().append(true).open(&journal).unwrap().write_all(b"99 7.5,").unwrap();

    let again = sensitivity(&killed, &many);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(results(&whole) == results(&killed), "different bytes");
    assert!(!journal.exists());
}

#[test]
fn other_measures_and_the_json_on_a_screen() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let measure = ["--measure", "clock.occurrence-containment.seconds", "--json"];
    let ran = sensitivity(&out, &[&CHEAP[..], &measure].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(found["higher_is_better"], false);
    assert!(found["findings"]["joint"].is_null());
    let spent: u64 =
        found["findings"]["drills"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(found["replications"].as_u64(), Some(spent));
    assert!(spent <= 200, "{spent}");
}

#[test]
fn wrong_command_lines_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (wish, said) in [
        (vec!["--budget", "10"], "must be a whole number from 100 to 100000000"),
        (vec!["--budget", "367"], "`--budget 367` is too small: this study takes at least 368 drills"),
        (vec!["--replications", "1"], "must be a whole number from 2 to 10000"),
        (vec!["--worth", "-1"], "must be a number, not below zero"),
        (vec!["--better", "best"], "`best`"),
        (vec!["--measure", "beauty"], "there is no measure `beauty`"),
        (vec!["--structure", "son-la-2026,son-la-2026"], "structure `son-la-2026` is named twice"),
    ] {
        let out = folder.path().join("out");
        let ran = sensitivity(&out, &wish);
        assert_eq!(ran.code, 2, "{wish:?} {}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert!(!out.exists(), "nothing is written before the command line is understood");
    }
    let ran = sensitivity(&folder.path().join("out"), &["--structure", "atlantis"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
}
