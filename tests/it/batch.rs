//! Batches as a user runs them: the same bytes on any number of threads, after a kill, and row by row the same drills.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::typed::{Ran, small, typed};

const RESULTS: [&str; 3] = ["batch.json", "batch.md", "replications.csv"];
const JOURNAL: &str = ".cyberdrill-batch.journal";

fn batch(out: &Path, more: &[&str]) -> Ran {
    batch_in("en", out, more)
}

fn batch_in(lang: &str, out: &Path, more: &[&str]) -> Ran {
    let small = small(out.parent().unwrap());
    let out = out.to_str().unwrap();
    typed(&[&["batch", small.as_str(), "--out", out, "--lang", lang], more].concat())
}

fn results(folder: &Path) -> Vec<Vec<u8>> {
    RESULTS.iter().map(|name| fs::read(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_and_every_row_is_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    let ran = batch(&one, &["--replications", "70", "--threads", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("70 simulated drills"), "{}", ran.out);
    assert_eq!(batch(&two, &["--replications", "70", "--threads", "3"]).code, 0);
    assert_eq!(results(&one), results(&two));
    assert!(!one.join(JOURNAL).exists(), "what is done needs no journal");

    let table = fs::read_to_string(one.join("replications.csv")).unwrap();
    let mut lines = table.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(names[..2], ["replication", "score"]);
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 70);
    let small = small(folder.path());
    for replication in [0usize, 5, 69] {
        let out = folder.path().join("run");
        let number = replication.to_string();
        let run = typed(&["run", &small, "--replication", &number, "--json", "--out", out.to_str().unwrap()]);
        let card: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let score = rows[replication][1].parse::<f64>().ok();
        assert_eq!(card["score"].as_f64(), score, "replication {replication}");
    }
}

#[test]
fn a_killed_batch_goes_on_and_ends_with_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let [whole, killed] = ["whole", "killed"].map(|name| folder.path().join(name));
    let many = ["--replications", "400", "--threads", "1"];
    assert_eq!(batch(&whole, &many).code, 0);

    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args(["batch", &small(folder.path()), "--out", killed.to_str().unwrap(), "--lang", "en"])
        .args(many)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let journal: PathBuf = killed.join(JOURNAL);
    let patience = Instant::now() + Duration::from_secs(120);
    let lines = |path: &Path| fs::read_to_string(path).map_or(0, |text| text.lines().count());
    while lines(&journal) < 65 && Instant::now() < patience && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let done = lines(&journal);
    assert!(done >= 65, "the journal holds {done} lines");
    assert!(
        RESULTS.iter().all(|name| !killed.join(name).exists()),
        "nothing half-written under its final name"
    );
    // The kill may have torn a line.
    OpenOptions::new().append(true).open(&journal).unwrap().write_all(b"999,met,torn").unwrap();

    let again = batch(&killed, &many);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(results(&whole), results(&killed));
    assert!(!journal.exists());
}

#[test]
fn it_stops_when_the_intervals_are_short_enough() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ran = batch(&out, &["--until-half-width", "0.25", "--replications", "2000"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("batch.json")).unwrap()).unwrap();
    assert_eq!(found["stopped_by"], "half_width");
    assert!(found["replications"].as_u64().unwrap() < 2000);
    for row in found["expectations"].as_array().unwrap() {
        let (low, high) = (row["chance_met"]["low"].as_f64(), row["chance_met"]["high"].as_f64());
        let (due, of) = (row["evaluated"].as_f64().unwrap(), found["replications"].as_f64().unwrap());
        if due >= 0.05 * of && row["undecided"] == 0 {
            assert!(high.unwrap() - low.unwrap() <= 0.5, "{row}");
        }
    }
}

#[test]
fn impossible_wishes_are_usage_errors() {
    let folder = tempfile::tempdir().unwrap();
    for (wish, said) in [
        (["--replications", "0"], "must be a whole number from 1 to 10000000"),
        (["--until-half-width", "0"], "must be a number from 0.001 to 0.5"),
        (["--threads", "-1"], "must be a whole number from 0 to 1024"),
    ] {
        let ran = batch(&folder.path().join("out"), &wish);
        assert_eq!(ran.code, 2, "{wish:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn the_journal_of_another_run_is_set_aside_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let other = "{\"journal\":\"another\"}\n0,met\n";
    for (lang, aside, said) in [
        ("en", ".old", "note: this folder holds the unfinished journal of another run; it is now `"),
        ("vi", ".old-2", "lưu ý: thư mục này có nhật ký dở dang của một lần chạy khác; đã chuyển thành `"),
    ] {
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join(JOURNAL), other).unwrap();
        let ran = batch_in(lang, &out, &["--replications", "2"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let aside = out.join(format!("{JOURNAL}{aside}"));
        assert!(ran.err.starts_with(said) && ran.err.contains(aside.to_str().unwrap()), "{}", ran.err);
        assert_eq!(fs::read_to_string(aside).unwrap(), other);
        assert!(!out.join(JOURNAL).exists());
    }
    // A line that a kill tore off the first is no run.
    fs::write(out.join(JOURNAL), "{\"journal\":").unwrap();
    assert_eq!(batch(&out, &["--replications", "2"]).err, "");
}

#[test]
fn fewer_replications_do_not_throw_away_what_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let [out, whole] = ["out", "whole"].map(|name| folder.path().join(name));
    assert_eq!(batch(&whole, &["--replications", "5"]).code, 0);
    // The results cannot be written: the journal stays.
    fs::create_dir_all(out.join("batch.json")).unwrap();
    assert_eq!(batch(&out, &["--replications", "5"]).code, 4);
    let journal = fs::read(out.join(JOURNAL)).unwrap();
    fs::remove_dir(out.join("batch.json")).unwrap();
    for (lang, said) in [
        ("en", "the journal holds rows that this run has no use for"),
        ("vi", "nhật ký còn những dòng mà lần chạy này"),
    ] {
        fs::write(out.join(JOURNAL), &journal).unwrap();
        let ran = batch_in(lang, &out, &["--replications", "3"]);
        assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
    }
    let aside = out.join(format!("{JOURNAL}.old"));
    assert!(fs::read(&aside).unwrap() == journal);
    fs::rename(aside, out.join(JOURNAL)).unwrap();
    let again = batch(&out, &["--replications", "5"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert_eq!(results(&whole), results(&out));
}
