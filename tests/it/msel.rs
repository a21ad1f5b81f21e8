//! `export msel|navigator|ocel|csv` and `import msel` as a user types them: what they write, the way back, what they refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::typed::{small, typed};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/dong-nai-2022");

fn done(args: &[&str]) -> String {
    let ran = typed(args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    ran.out
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The three files of a list.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = ["msel.csv", "msel.json", "msel.xlsx"].map(str::to_owned);
    names.into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

fn export(scenario: &str, out: &Path, more: &[&str]) -> String {
    runs("6", scenario, out, more)
}

fn runs(n: &str, scenario: &str, out: &Path, more: &[&str]) -> String {
    done(&[&["export", "msel", scenario, "--replications", n, "--out", text(out)], more].concat())
}

fn record(folder: &Path) -> PathBuf {
    let out = folder.join("run");
    done(&["run", &small(folder), "--out", text(&out)]);
    out.join("record.jsonl")
}

#[test]
fn the_list_is_the_same_on_any_number_of_threads_and_in_either_language_but_for_the_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    let [one, two, three] = ["one", "two", "three"].map(|name| folder.path().join(name));
    let said = export(&small, &one, &["--threads", "1"]);
    assert!(said.contains("sự kiện") && said.contains("msel.xlsx"), "{said}");
    export(&small, &two, &["--threads", "3"]);
    assert_eq!(files(&one), files(&two));
    export(&small, &three, &["--lang", "en", "--columns", "mitre"]);
    let [vi, en] = [files(&one), files(&three)];
    assert!(vi["msel.csv"] == en["msel.csv"] && vi["msel.json"] == en["msel.json"]);
    assert!(vi["msel.xlsx"] != en["msel.xlsx"]);
    let list = json(&one.join("msel.json"));
    for (key, value) in [("replications", Value::from(6)), ("version", env!("CARGO_PKG_VERSION").into())] {
        assert_eq!(list[key], value);
    }
    assert!(list["scenario_digest"].as_str().unwrap().starts_with("sha256:"));
}

/// The list of the shipped drill goes out as a spreadsheet and comes back as the same drill.
#[test]
fn the_list_comes_back_as_the_drill_that_it_was_made_of() {
    let folder = tempfile::tempdir().unwrap();
    for (lang, columns) in [("vi", "hseep"), ("en", "hseep"), ("vi", "mitre")] {
        let out = folder.path().join(format!("{lang}-{columns}"));
        runs("2", SHIPPED, &out, &["--lang", lang, "--columns", columns]);
        let sheet = out.join("msel.xlsx");
        let back = out.join("back");
        let said = done(&[
            "import",
            "msel",
            text(&sheet),
            "--scenario",
            SHIPPED,
            "--lang",
            lang,
            "--out",
            text(&back),
        ]);
        let report = json(&back.join("msel.import.json"));
        let counts = &report["counts"];
        assert_eq!((&counts["doubtful"], &counts["refused"]), (&Value::from(0), &Value::from(0)), "{said}");
        let rows = json(&out.join("msel.json"))["rows"].as_array().unwrap().len();
        assert_eq!(counts["understood"], rows);
        // The same scenario with this drill file is the same scenario.
        let copy = folder.path().join(format!("copy-{lang}-{columns}"));
        done(&["new", text(&copy), "--from", "dong-nai-2022"]);
        let digest = |name: &str| {
            let out = folder.path().join(name);
            runs("1", text(&copy), &out, &[]);
            json(&out.join("msel.json"))["scenario_digest"].clone()
        };
        let before = digest("before");
        fs::copy(back.join("msel.drill.ron"), copy.join("drill.ron")).unwrap();
        let scenario = fs::read_to_string(copy.join("drill.ron")).unwrap();
        assert!(scenario.contains("contingency_for: \"i05-nguoi-dung-bao-thu-la\""));
        let after = digest("after");
        assert_eq!(before, after, "{lang} {columns}");
    }
}

#[test]
fn what_is_no_list_of_events_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let no_book = folder.path().join("list.xlsx");
    fs::write(&no_book, "số,thời gian\n1,08:00\n").unwrap();
    let ran = typed(&["import", "msel", text(&no_book), "--out", text(folder.path())]);
    assert_eq!(ran.code, 3);
    for says in ["not-a-spreadsheet", "không phải là bảng tính .xlsx", "lưu thành .xlsx"] {
        assert!(ran.err.contains(says), "{says}: {}", ran.err);
    }
    let absent = folder.path().join("absent.xlsx");
    assert_eq!(typed(&["import", "msel", text(&absent)]).code, 4);
    assert_eq!(typed(&["import", "msel", text(folder.path())]).code, 3);
    assert_eq!(typed(&["export", "msel", SHIPPED, "--columns", "free"]).code, 2);
    assert_eq!(typed(&["export", "msel", SHIPPED, "--replications", "0"]).code, 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
}

#[test]
fn the_event_log_has_every_entry_with_objects_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let record = record(folder.path());
    let said = done(&["export", "ocel", text(&record), "--lang", "en"]);
    let log = json(&record.with_file_name("ocel.json"));
    let list = |name: &str| log[name].as_array().unwrap().clone();
    let entries = fs::read_to_string(&record).unwrap().lines().count() - 2;
    assert_eq!(list("events").len(), entries);
    assert!(said.contains(&format!("{entries} events")), "{said}");
    let objects = list("objects");
    let ids: BTreeSet<&str> = objects.iter().map(|object| object["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), objects.len());
    let types = |name: &str| -> BTreeSet<String> {
        list(name).iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    let (event_types, object_types) = (types("eventTypes"), types("objectTypes"));
    for wanted in ["agency", "person", "incident", "system", "message", "task"] {
        assert!(object_types.contains(wanted), "{wanted}");
    }
    for event in list("events") {
        let relations = event["relationships"].as_array().unwrap();
        assert!(!relations.is_empty(), "{event}");
        assert!(event_types.contains(event["type"].as_str().unwrap()));
        for relation in relations {
            assert!(ids.contains(relation["objectId"].as_str().unwrap()), "{event}");
            assert!(!relation["qualifier"].as_str().unwrap().is_empty());
        }
    }
    for object in &objects {
        assert!(object_types.contains(object["type"].as_str().unwrap()));
        for relation in object["relationships"].as_array().unwrap() {
            assert!(ids.contains(relation["objectId"].as_str().unwrap()), "{object}");
        }
    }
}

#[test]
fn layers_tell_of_every_technique_of_the_drill() {
    let folder = tempfile::tempdir().unwrap();
    let record = record(folder.path());
    let small = small(folder.path());
    let out = folder.path().join("layer");
    done(&["export", "navigator", &small, "--replications", "6", "--out", text(&out)]);
    let layer = json(&out.join("navigator.json"));
    let of = |layer: &Value| layer["techniques"].as_array().unwrap().clone();
    let techniques = of(&layer);
    assert!(!techniques.is_empty());
    for one in &techniques {
        let score = one["score"].as_f64().unwrap();
        assert!((0.0..=100.0).contains(&score), "{one}");
        assert!(one["comment"].as_str().unwrap().contains(" / "), "both languages: {one}");
        assert!(one["techniqueID"].as_str().unwrap().starts_with('T'));
    }
    assert!(techniques.iter().any(|one| one["score"] == 100.0), "something is tried in every run");
    done(&["export", "navigator", text(&record), "--score", "detected"]);
    let own = of(&json(&record.with_file_name("navigator.json")));
    assert_eq!(own.len(), techniques.len());
    assert!(own.iter().all(|one| one["score"] == 0.0 || one["score"] == 100.0));
}

#[test]
fn tables_hold_what_the_scorecard_and_the_charts_hold() {
    let folder = tempfile::tempdir().unwrap();
    let record = record(folder.path());
    done(&["export", "csv", text(&record)]);
    let tables = record.with_file_name("csv");
    let lines = |name: &str| -> Vec<String> {
        let table = fs::read_to_string(tables.join(format!("{name}.csv"))).unwrap();
        table.lines().skip(1).map(str::to_owned).collect()
    };
    let card = json(&record.with_file_name("scorecard.json"));
    let expectations = card["expectations"].as_array().unwrap();
    let instances: usize = expectations.iter().map(|e| e["instances"].as_array().unwrap().len().max(1)).sum();
    assert_eq!(lines("expectations").len(), instances);
    let measures = card["measures"].as_array().unwrap().len();
    assert_eq!(lines("measures").len(), measures + 3);
    // The seconds of the parts add up to what was measured.
    let explanation = json(&record.with_file_name("explanation.json"));
    let parts: i64 =
        lines("hours").iter().map(|line| line.rsplit(',').next().unwrap().parse::<i64>().unwrap()).sum();
    let text = explanation.to_string();
    assert!(parts > 0 && text.contains("parts"));
    for name in ["milestones", "load", "coordination", "spread", "injects"] {
        assert!(!lines(name).is_empty(), "{name}");
    }
}
