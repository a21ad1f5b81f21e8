//! Comparisons as a user runs them: the same bytes on any number of threads and after a kill, a structure beside itself, the race
//! for the best, and command lines that cannot be.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::typed::{Ran, files, flat, small, typed};

const JOURNAL: &str = ".cyberdrill-compare.journal";

fn compare(out: &Path, more: &[&str]) -> Ran {
    let small = small(out.parent().unwrap());
    let out = out.to_str().unwrap();
    typed(&[&["compare", small.as_str(), "--out", out, "--lang", "en"], more].concat())
}

fn found(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("comparison.json")).unwrap()).unwrap()
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_and_every_row_is_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two, eight] = ["one", "two", "eight"].map(|name| folder.path().join(name));
    let wanted = ["--structure", "dong-nai-2022", "--structure", "quang-nam-2023", "--replications", "10"];
    for (out, threads) in [(&one, "1"), (&two, "2"), (&eight, "8")] {
        let ran = compare(out, &[&wanted[..], &["--threads", threads]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("2 options on the same 10 simulated drills"), "{}", ran.out);
    }
    let all = files(&one);
    assert_eq!(all, files(&two));
    assert_eq!(all, files(&eight));
    let mut names: Vec<&str> = all.keys().map(String::as_str).collect();
    names.sort_unstable();
    let charts = ["chances", "differences", "hours", "shares", "times"];
    let drawn = charts.iter().flat_map(|c| ["csv", "png", "svg"].map(|e| format!("charts/{c}.{e}")));
    let expected: Vec<String> = drawn
        .chain(["comparison.html", "comparison.json", "comparison.md", "replications.csv"].map(str::to_owned))
        .collect();
    assert_eq!(names, expected);

    let table = fs::read_to_string(one.join("replications.csv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0][..3], ["arm", "replication", "score"]);
    assert_eq!(rows.len(), 1 + 2 * 10);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let out = folder.path().join("run");
    let run = ["run", &small(folder.path()), "--structure", "quang-nam-2023", "--replication", "7", "--json"];
    let run = typed(&[&run[..], &["--out", out.to_str().unwrap()]].concat());
    let card: Value = serde_json::from_str(&run.out).unwrap();
    let row = rows.iter().find(|row| row[..2] == ["quang-nam-2023", "7"]).unwrap();
    assert_eq!(card["score"].as_f64(), row[2].parse().ok());
}

#[test]
fn a_structure_beside_itself_differs_by_exactly_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let twice = "son-la-2026,son-la-2026";
    let ran = compare(&out, &["--structures", twice, "--replications", "5", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told, found(&out));
    let pair = &told["differences"][0];
    assert_eq!(pair["difference"], serde_json::json!({ "value": 0.0, "low": 0.0, "high": 0.0 }));
    assert_eq!((&pair["verdict"], &pair["all_alike"]), (&"same".into(), &true.into()));
    assert_eq!((&pair["first"], &pair["second"]), (&"son-la-2026".into(), &"son-la-2026-2".into()));
    assert!(ran.err.is_empty(), "nothing more would be known: {}", ran.err);
}

#[test]
fn one_structure_is_compared_with_the_scenarios_own_and_all_are_all() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ids = |more: &[&str]| -> Vec<String> {
        let ran = compare(&out, &[more, &["--replications", "1", "--json"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        told["arms"].as_array().unwrap().iter().map(|arm| arm["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--structure", "khanh-hoa-2019"]), ["son-la-2026", "khanh-hoa-2019"]);
    let all = ids(&["--structure", "all"]);
    assert_eq!((all.len(), all[0].as_str()), (5, "son-la-2026"));
    assert!(!all.contains(&"default".to_owned()));

    // Whole scenarios, under the plan of the first.
    let other = folder.path().join("other").to_str().unwrap().to_owned();
    assert_eq!(typed(&["new", &other]).code, 0);
    assert_eq!(ids(&[&other]), ["small", "other"]);
}

#[test]
fn a_killed_comparison_goes_on_and_ends_with_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let [whole, killed] = ["whole", "killed"].map(|name| folder.path().join(name));
    let wanted = ["--structure", "dong-nai-2022", "--replications", "34", "--threads", "1"];
    let wanted = [&wanted[..], &["--measure-variance-reduction"]].concat();
    assert_eq!(compare(&whole, &wanted).code, 0);

    let journal = killed.join(JOURNAL);
    let lines = || fs::read_to_string(&journal).map_or(0, |text| text.lines().count());
    // Once among the drills, once among those under luck of their own; the header is a line too.
    for least in [33, 36] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
            .args(["compare", &small(folder.path()), "--out", killed.to_str().unwrap(), "--lang", "en"])
            .args(&wanted)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let patience = Instant::now() + Duration::from_secs(240);
        while lines() < least && Instant::now() < patience && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(lines() >= least, "the journal holds {} lines", lines());
        assert!(!killed.join("comparison.json").exists(), "nothing half-written under its final name");
        // The kill may have torn a line.
        OpenOptions::new().append(true).open(&journal).unwrap().write_all(b"999,met,torn").unwrap();
    }
    let again = compare(&killed, &wanted);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(files(&whole), files(&killed));
    assert!(!journal.exists());
    let ratio = &found(&whole)["variance_reduction"][0];
    assert_eq!(ratio["drills"], 34);
    assert!(ratio["ratio"]["low"].as_f64().unwrap() <= ratio["ratio"]["value"].as_f64().unwrap());
}

#[test]
fn the_race_ends_when_it_can_and_says_so_when_it_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let pair = ["--structure", "dong-nai-2022", "--select", "--pcs", "0,9"];
    let ran = compare(&out, &[&pair[..], &["--worth", "30"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ended = found(&out);
    assert_eq!((&ended["stopped_by"], &ended["intervals"]), (&"selected".into(), &"anytime".into()));
    let selection = &ended["selection"];
    assert!(selection["winner"].is_string() && selection["zone"] == 30.0 && selection["probability"] == 0.9);
    assert_eq!(selection["taken"][0], ended["replications"]);
    assert!(flat(&ran.out).contains("with a probability of at least 90%"), "{}", ran.out);

    let ran = compare(&out, &[&pair[..], &["--worth", "0.01", "--replications", "66"]].concat());
    let open = found(&out);
    assert_eq!(open["stopped_by"], "replications");
    assert!(open["selection"]["winner"].is_null() && open["selection"]["most"].as_u64().unwrap() > 66);
    assert!(flat(&ran.out).contains("the selection has not ended"), "{}", ran.out);
}

#[test]
fn it_stops_when_the_differences_are_known_well_enough() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ran = compare(&out, &["--structure", "dong-nai-2022", "--until-half-width", "20"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ended = found(&out);
    assert_eq!(ended["stopped_by"], "half_width");
    let difference = &ended["differences"][0]["difference"];
    let width = difference["high"].as_f64().unwrap() - difference["low"].as_f64().unwrap();
    assert!(width <= 40.0, "{difference}");
}

#[test]
fn what_cannot_be_compared_is_said_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    let nine = ["khanh-hoa-2019"; 9].join(",");
    let both = ["--structure", "khanh-hoa-2019"];
    for (more, vi, en) in [
        (&[][..], "cần ít nhất hai phương án", "takes at least two options"),
        (
            &["--structure", &nine],
            "9 phương án là quá nhiều; nhiều nhất 8",
            "9 options are too many; 8 at most",
        ),
        (
            &[both[0], both[1], "--measure", "happiness"],
            "không có đại lượng `happiness`",
            "there is no measure `happiness`",
        ),
        (&[both[0], both[1], "--worth", "0"], "phải là số lớn hơn 0", "must be a number above 0"),
        (
            &[both[0], both[1], "--pcs", "0.5"],
            "phải là số từ 0,51 đến 0,999",
            "must be a number from 0.51 to 0.999",
        ),
        (
            &[both[0], both[1], "--pcs", "0.9"],
            "`--pcs` chỉ dùng cùng `--select`",
            "`--pcs` goes with `--select` only",
        ),
        (
            &[both[0], both[1], "--better", "faster"],
            "`faster` không phải là giá trị",
            "`faster` is no value of",
        ),
        (&[both[0], both[1], "--until-half-width", "-1"], "phải là số lớn hơn 0", "must be a number above 0"),
    ] {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let ran = typed(&[&["compare", &small, "--lang", lang], more].concat());
            assert_eq!(ran.code, 2, "{more:?}\n{}", ran.err);
            assert!(ran.err.contains(said), "{more:?} does not say `{said}` but\n{}", ran.err);
        }
    }
    let ran = typed(&["compare", &small, "--structure", "khanh-hoa-2018", "--lang", "en"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("did you mean `khanh-hoa-2019`"), "{}", ran.err);
    assert!(!Path::new("reports/out/small").exists());
}
