//! The field's own readers open what is exported, and find in it what is in it. Installed by `tests/outside/install`; where they
//! are not, these tests say so and pass, unless `CYBERDRILL_OUTSIDE_MUST` is set, as it is where a change lands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::typed::{small, typed};

/// What stands for `<target>/outside` when it is elsewhere.
const PLACE: &str = "CYBERDRILL_OUTSIDE";
/// Set where the readers must be there.
const MUST: &str = "CYBERDRILL_OUTSIDE_MUST";

/// The Python of the readers; none, loudly, where they are not installed.
pub fn readers() -> Option<PathBuf> {
    let beside = || Some(Path::new(env!("CARGO_BIN_EXE_cyberdrill")).parent()?.parent()?.join("outside"));
    let place = std::env::var_os(PLACE).map(PathBuf::from).or_else(beside)?;
    let python = place.join("bin/python");
    if place.join("stamp").exists() && python.exists() {
        return Some(python);
    }
    let missing = format!("no outside readers in {}: run tests/outside/install", place.display());
    assert!(std::env::var_os(MUST).is_none(), "{missing}");
    eprintln!("SKIPPED: {missing}");
    None
}

/// What a reader found in a file.
pub fn check(python: &Path, format: &str, file: &Path) -> Value {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outside/check.py");
    let output = Command::new(python).args([script, format]).arg(file).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{format} {}: {why}", file.display());
    serde_json::from_str(said.lines().last().unwrap()).unwrap()
}

fn done(args: &[&str]) -> String {
    let ran = typed(args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    ran.out
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The list of events of the small scenario in a language.
fn msel(folder: &Path, lang: &str, columns: &str) -> PathBuf {
    let out = folder.join(format!("{lang}-{columns}"));
    let (small, at) = (small(folder), out.to_str().unwrap());
    done(&[
        "export",
        "msel",
        &small,
        "--replications",
        "20",
        "--columns",
        columns,
        "--lang",
        lang,
        "--out",
        at,
    ]);
    out
}

#[test]
fn openpyxl_finds_every_event_of_the_list_and_a_page_that_prints() {
    let Some(python) = readers() else { return };
    let folder = tempfile::tempdir().unwrap();
    for (lang, columns, head, expected) in [
        ("vi", "hseep", "Nội dung", 12),
        ("en", "hseep", "Expected Participant Response", 12),
        ("vi", "mitre", "Thước đo kết quả", 13),
    ] {
        let out = msel(folder.path(), lang, columns);
        let list = read(&out.join("msel.json"));
        let events = list["rows"].as_array().unwrap();
        let book = check(&python, "xlsx", &out.join("msel.xlsx"));
        let sheet = &book["sheets"][0];
        let rows = sheet["rows"].as_array().unwrap();
        let heads = rows.iter().position(|row| row.as_array().unwrap().iter().any(|cell| cell == head));
        let heads = heads.unwrap_or_else(|| panic!("{head}"));
        assert_eq!(rows[heads].as_array().unwrap().len(), expected);
        let below = &rows[heads + 1..];
        assert_eq!(below.len(), events.len(), "{lang} {columns}");
        for (row, event) in below.iter().zip(events) {
            assert_eq!(row[0], event["number"].to_string());
            assert_eq!(row.as_array().unwrap().last(), Some(&event["id"]));
            // openpyxl gives dates as dates: `2026-06-01 08:00:00`. Without a median there is none.
            let Some(clock) = event["at"]["clock"].as_str() else {
                assert_eq!(row[1], if lang == "vi" { "chưa có giờ dự kiến" } else { "no expected time" });
                continue;
            };
            assert_eq!(row[1].as_str().unwrap().get(..16), clock.replace('T', " ").get(..16));
            assert_eq!(row[2], event["at"]["offset"]);
        }
        for (key, value) in [("landscape", Value::from(true)), ("paper", 9.into()), ("fits", true.into())] {
            assert_eq!(sheet[key], value, "{key}");
        }
        assert!(sheet["repeats"] != "" && sheet["freezes"] != "" && sheet["filter"] != "");
        let created = book["created"].as_str().unwrap();
        assert_eq!(created.get(..10), list["starts"]["clock"].as_str().unwrap().get(..10));
    }
}

#[test]
fn libreoffice_prints_the_list_on_a4_with_all_its_events() {
    let Some(python) = readers() else { return };
    let folder = tempfile::tempdir().unwrap();
    for (lang, words) in [("vi", ["Trang", "KHÔNG PHẢI SỰ CỐ THẬT"]), ("en", ["Page", "NO REAL INCIDENT"])]
    {
        let out = msel(folder.path(), lang, "hseep");
        let list = read(&out.join("msel.json"));
        let found = check(&python, "pdf", &out.join("msel.xlsx"));
        assert!(found["size"].as_str().unwrap().contains("A4"), "{}", found["size"]);
        let text = found["text"].as_str().unwrap();
        for word in words {
            assert!(text.contains(word), "{word}");
        }
        for event in list["rows"].as_array().unwrap() {
            let title = event["title"][lang].as_str().unwrap();
            let first = title.split_whitespace().next().unwrap();
            assert!(text.contains(first), "{title}");
        }
    }
}

#[test]
fn pm4py_keeps_every_event_and_object_of_a_record() {
    let Some(python) = readers() else { return };
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    let run = folder.path().join("run");
    done(&["run", &small, "--out", run.to_str().unwrap()]);
    done(&["export", "ocel", run.join("record.jsonl").to_str().unwrap()]);
    let log = read(&run.join("ocel.json"));
    let (events, objects) = (log["events"].as_array().unwrap(), log["objects"].as_array().unwrap());
    let entries = std::fs::read_to_string(run.join("record.jsonl")).unwrap().lines().count() - 2;
    assert_eq!(events.len(), entries);
    let found = check(&python, "ocel", &run.join("ocel.json"));
    assert_eq!(found["events"], events.len());
    assert_eq!(found["objects"], objects.len());
    let relations = |list: &[Value]| -> usize {
        list.iter().map(|one| one["relationships"].as_array().unwrap().len()).sum()
    };
    assert_eq!(found["event_object_relations"], relations(events));
    assert_eq!(found["object_object_relations"], relations(objects));
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for object in objects {
        *types.entry(object["type"].as_str().unwrap()).or_default() += 1;
    }
    for (name, count) in types {
        assert_eq!(found["object_types"][name], count, "{name}");
    }
}

#[test]
fn mitreattack_loads_the_layers_of_runs_and_of_a_record() {
    let Some(python) = readers() else { return };
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    let run = folder.path().join("run");
    done(&["run", &small, "--out", run.to_str().unwrap()]);
    let record = run.join("record.jsonl");
    for (source, name) in [(small.as_str(), "runs"), (record.to_str().unwrap(), "record")] {
        let out = folder.path().join(name);
        done(&["export", "navigator", source, "--replications", "4", "--out", out.to_str().unwrap()]);
        let layer = read(&out.join("navigator.json"));
        let found = check(&python, "navigator", &out.join("navigator.json"));
        let (ours, theirs) =
            (layer["techniques"].as_array().unwrap(), found["techniques"].as_array().unwrap());
        assert_eq!(ours.len(), theirs.len());
        for (one, other) in ours.iter().zip(theirs) {
            assert_eq!((&one["techniqueID"], &one["tactic"]), (&other["id"], &other["tactic"]));
            assert_eq!(one["score"].as_f64(), other["score"].as_f64());
        }
        assert_eq!(found["versions"]["layer"], "4.5");
    }
}

#[test]
fn icalendar_finds_every_event_of_a_calendar() {
    let Some(python) = readers() else { return };
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    for lang in ["vi", "en"] {
        let out = folder.path().join(lang);
        done(&["export", "ics", &small, "--lang", lang, "--out", out.to_str().unwrap()]);
        let calendars = std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
        let calendars: Vec<PathBuf> =
            calendars.filter(|path| path.extension().is_some_and(|end| end == "ics")).collect();
        assert!(!calendars.is_empty());
        for calendar in calendars {
            let events = std::fs::read_to_string(&calendar).unwrap().matches("BEGIN:VEVENT").count();
            let found = check(&python, "ics", &calendar);
            let found = found["events"].as_array().unwrap();
            assert!(events > 0 && found.len() == events);
            assert!(found.iter().all(|event| event["summary"] != "" && event["uid"] != ""), "{found:?}");
        }
    }
}
