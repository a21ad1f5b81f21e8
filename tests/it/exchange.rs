//! `import attack-flow` as a user types it: what it writes, that it can be checked and run, and what it refuses.

use std::fs;
use std::path::Path;

use crate::typed::{Ran, typed_with};

const FLOW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/attack-flow/made-up.json");
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/dong-nai-2022");
/// The id that the made-up flow's name gives.
const ID: &str = "thu-gia-cuoi-nam-tong-hop";

fn typed_in(folder: &Path, args: &[&str]) -> Ran {
    typed_with(args, |command| {
        command.current_dir(folder);
    })
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_flow_becomes_a_campaign_that_checks_and_runs() {
    let folder = tempfile::tempdir().unwrap();
    let ran = typed_in(folder.path(), &["import", "attack-flow", FLOW]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("14 bước") && ran.out.contains("`ransomware`"), "{}", ran.out);
    let own = folder.path().join("campaigns");
    let files = [".import.json", ".import.md", ".ron"].map(|end| format!("{ID}{end}"));
    assert_eq!(names(&own), files);
    let report = fs::read_to_string(own.join(format!("{ID}.import.md"))).unwrap();
    assert!(report.contains("## Đã hiểu") && report.contains("## Đã bỏ lại"), "{report}");

    let file = format!("campaigns/{ID}.ron");
    let check = typed_in(folder.path(), &["check", &file, "--lang", "en"]);
    assert_eq!((check.code, check.err.as_str()), (0, ""));
    assert!(check.out.contains("14 attack actions") && check.out.contains(&format!("--campaign {file}")));
    let listed = typed_in(folder.path(), &["check", &file, "--list-assumptions", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let assumptions = listed["scenarios"][0]["assumptions"].as_array().unwrap();
    assert!(assumptions.len() > 14 * 6 && assumptions.iter().all(|one| one["why"] != ""));

    let run = typed_in(folder.path(), &["run", SHIPPED, "--campaign", &file, "--out", "run", "--lang", "en"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let record = fs::read_to_string(folder.path().join("run/record.jsonl")).unwrap();
    assert!(record.contains("\"intrusion_began\""), "the campaign gets in");
}

#[test]
fn a_province_without_the_way_in_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(typed_in(folder.path(), &["import", "attack-flow", FLOW, "--out", "."]).code, 0);
    let path = folder.path().join(format!("{ID}.ron"));
    let text = fs::read_to_string(&path).unwrap();
    let nowhere = text.replace("\"office-network\", \"office-network-commune\"", "\"foreign-affairs\"");
    assert_ne!(text, nowhere);
    fs::write(&path, nowhere.replace("exposure: [Internal, Internet]", "exposure: [Isolated]")).unwrap();
    let run = typed_in(
        folder.path(),
        &["run", SHIPPED, "--campaign", &format!("{ID}.ron"), "--out", "run", "--lang", "en"],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    for says in [
        "warning[no-entry]",
        "has no system to begin with in this province",
        &format!("{ID}.ron:"),
        "`send-the-letter`: foreign-affairs (Isolated)",
    ] {
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
    let record = fs::read_to_string(folder.path().join("run/record.jsonl")).unwrap();
    assert!(!record.contains("\"intrusion_began\"") && record.contains("\"campaign_ended\""));
}

#[test]
fn one_broken_file_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("cut.json", b"{\n \"type\": \"bundle\",\n \"objects\": [");
    write("old.afb", b"{\"version\": \"2.0.1\", \"schema\": {}, \"objects\": []}");
    write("notes.txt", b"to do\n");
    fs::File::create(folder.path().join("large.json")).unwrap().set_len(1 << 30).unwrap();
    for (file, code, vi, en) in [
        ("cut.json", 3, "tệp bị cắt: JSON chưa kết thúc", "the file is cut off: its JSON is not complete"),
        (
            "old.afb",
            3,
            "mở tệp bằng Attack Flow Builder 3 rồi lưu lại",
            "open the file in the Attack Flow Builder 3",
        ),
        ("notes.txt", 3, "không phải là JSON hợp lệ", "no valid JSON"),
        ("large.json", 3, "quá lớn", "is too large: 1024 MB, at most 16 MB"),
        (".", 3, "là thư mục, ở đây cần tệp", "is a folder where a file is meant"),
        ("nowhere.json", 4, "không tìm thấy `nowhere.json`", "`nowhere.json` is not there"),
    ] {
        for (lang, says) in [("vi", vi), ("en", en)] {
            let ran = typed_in(folder.path(), &["import", "attack-flow", FLOW, file, "--lang", lang]);
            assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{file}: {}", ran.err);
            assert!(ran.err.contains(says) && ran.err.contains(file), "{file}: {says} is not in {}", ran.err);
        }
    }
    assert_eq!(names(&folder.path().join("campaigns")), Vec::<String>::new());
    let json = typed_in(folder.path(), &["import", "attack-flow", "cut.json", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let problem = &json["problems"][0];
    assert_eq!((&problem["code"], &problem["line"]), (&"not-json".into(), &3.into()));
    assert!(problem["hint"]["vi"].is_string());
}

#[test]
fn a_part_is_no_scenario_and_says_where_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(typed_in(folder.path(), &["import", "attack-flow", FLOW, "--out", "."]).code, 0);
    let file = format!("{ID}.ron");
    let run = typed_in(folder.path(), &["run", &file, "--lang", "en"]);
    assert_eq!(run.code, 3);
    assert!(
        run.err.contains("is a `Campaign`, no scenario") && run.err.contains("--campaign"),
        "{}",
        run.err
    );
    let text = fs::read_to_string(folder.path().join(&file)).unwrap();
    fs::write(
        folder.path().join(&file),
        text.replacen("success: Assumed(value: 0.95", "success: Assumed(value: 9.5", 1),
    )
    .unwrap();
    let check = typed_in(folder.path(), &["check", &file, "--lang", "en"]);
    assert_eq!((check.code, check.out.as_str()), (3, ""), "{}", check.err);
    assert!(
        check.err.contains("the probability or share `9.5`") && check.err.contains(&file),
        "{}",
        check.err
    );
}
