//! Papers as a user exports them: from a scenario and from a record, both languages, the same bytes, and what is refused.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::typed::{Ran, flat, small, typed};

/// A record of the small scenario.
fn record(folder: &Path, name: &str, more: &[&str]) -> String {
    let small = small(folder);
    let out = folder.join(name);
    let ran = typed(&[&["run", small.as_str(), "--out", out.to_str().unwrap()], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    out.join("record.jsonl").to_str().unwrap().to_owned()
}

fn export(what: &[&str], out: &Path) -> Ran {
    typed(&[&["export"], what, &["--out", out.to_str().unwrap()]].concat())
}

/// Writes a paper and gives its HTML; the DOCX stands beside it and is a package.
fn page(what: &[&str], out: &Path) -> String {
    let ran = export(what, out);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let name = PathBuf::from(what[0]);
    let docx = fs::read(out.join(name.with_extension("docx"))).unwrap();
    assert!(docx.starts_with(b"PK\x03\x04") && docx.len() > 4000);
    fs::read_to_string(out.join(name.with_extension("html"))).unwrap()
}

#[test]
fn every_paper_in_vietnamese_first_and_the_same_bytes_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let (small, record) = (small(folder.path()), record(folder.path(), "run", &[]));
    let papers = [
        (["eeg", small.as_str()], "PHIẾU ĐÁNH GIÁ DIỄN TẬP (EEG)", "EXERCISE EVALUATION GUIDE (EEG)"),
        (["eeg", record.as_str()], "Đã điền sẵn thời gian", "Filled in with times"),
        (["aar", record.as_str()], "BÁO CÁO SAU DIỄN TẬP", "AFTER-ACTION REPORT"),
        (["drill-plan", small.as_str()], "VI. TỔ CHỨC THỰC HIỆN", "VI. IMPLEMENTATION"),
        (["drill-report", record.as_str()], "III. NGUYÊN NHÂN", "III. CAUSES"),
    ];
    for (what, vi, en) in papers {
        let [one, two, three] = ["one", "two", "three"].map(|name| folder.path().join(name));
        assert!(page(&what, &one).contains(vi), "{vi}");
        assert!(page(&[&what[..], &["--lang", "en"]].concat(), &two).contains(en), "{en}");
        page(&what, &three);
        for kind in ["docx", "html"] {
            let bytes = |folder: &Path| fs::read(folder.join(what[0]).with_extension(kind)).unwrap();
            assert!(bytes(&one) == bytes(&three), "{what:?} {kind}");
        }
    }
}

#[test]
fn the_report_says_what_the_scorecard_says_and_what_it_rests_on() {
    let folder = tempfile::tempdir().unwrap();
    let record = record(folder.path(), "run", &[]);
    let card = fs::read_to_string(folder.path().join("run/scorecard.json")).unwrap();
    let card: Value = serde_json::from_str(&card).unwrap();
    let expectations = card["expectations"].as_array().unwrap();
    let count =
        |of: &[&str]| expectations.iter().filter(|e| of.contains(&e["status"].as_str().unwrap())).count();
    let page = page(&["aar", &record, "--lang", "en"], &folder.path().join("out"));
    let (met, areas) = (count(&["met"]), count(&["late", "missed"]));
    let (open, idle) = (count(&["undecided"]), count(&["not_evaluated"]));
    let summary = format!(
        "Expectations met (strengths): {met}; late or missed (areas for improvement): {areas}; undecided at the end: {open}; not evaluated, which does not count as met: {idle}."
    );
    assert!(page.contains(&summary), "{summary}");
    let digest = card["scenario_digest"].as_str().unwrap().replace("sha256:", "");
    assert!(page.contains(&digest) && page.contains("exactly one simulated run"));
    for expectation in expectations {
        let name = expectation["name"]["en"].as_str().unwrap();
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn measures_come_from_a_study_of_the_same_scenario_or_are_simulated_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (small, record) = (small(folder.path()), record(folder.path(), "run", &[]));
    let study = folder.path().join("study");
    let ran = typed(&["improve", &small, "--replications", "3", "--out", study.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let file = study.join("improvement.json").to_str().unwrap().to_owned();
    let out = folder.path().join("out");
    let from_file = page(&["aar", &record, "--improvement", &file], &out);
    let at_once = page(&["aar", &record, "--replications", "3"], &out);
    assert!(from_file.contains("3 lần diễn tập mới"));
    assert!(from_file == at_once, "the same study either way");
    assert!(page(&["drill-report", &record, "--improvement", &file], &out).contains("3 lần diễn tập mới"));

    let other = self::record(folder.path(), "other", &["--structure", "quang-nam-2023"]);
    let ran = export(&["aar", &other, "--improvement", &file, "--lang", "en"], &out);
    assert_eq!(ran.code, 3);
    assert!(flat(&ran.err).contains("was made for another scenario"), "{}", ran.err);
    let ran = export(&["aar", &record, "--improvement", &record, "--lang", "en"], &out);
    assert_eq!(ran.code, 3);
    assert!(flat(&ran.err).contains("cannot be read as the result of `improve`"), "{}", ran.err);
    let both = ["aar", record.as_str(), "--improvement", file.as_str(), "--replications", "3"];
    assert_eq!(export(&both, &out).code, 2);
}

#[test]
fn the_script_of_exercise_control_is_a_file_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/son-la-2026");
    let out = folder.path().join("out");
    let plan = page(&["drill-plan", shipped], &out);
    let control = fs::read_to_string(out.join("drill-control.html")).unwrap();
    assert!(fs::read(out.join("drill-control.docx")).unwrap().starts_with(b"PK\x03\x04"));
    for secret in ["Đánh cắp dữ liệu", "chưa ai biết", "dự phòng cho số"] {
        assert!(!plan.contains(secret) && control.contains(secret), "{secret}");
    }
    // Not a holder and whoever takes its place in one breath, nor a code that only the file explains.
    assert!(
        !plan.contains("Công an tỉnh Sơn La, Ủy ban nhân dân")
            && plan.contains("khi không có hoặc không thực hiện được thì")
    );
    assert!(
        plan.contains("Phụ lục II")
            && !plan.contains("Phụ lục III")
            && plan.contains("Căn cứ Luật An ninh mạng")
    );
}

#[test]
fn the_year_before_is_compared_by_expectation() {
    let folder = tempfile::tempdir().unwrap();
    let now = record(folder.path(), "now", &[]);
    // The same province a fortnight before.
    let drill = PathBuf::from(small(folder.path())).join("drill.ron");
    let text = fs::read_to_string(&drill).unwrap();
    let starts = text.split("starts: \"").nth(1).unwrap().get(..10).unwrap().to_owned();
    fs::write(&drill, text.replace(&starts, &format!("{}-01", &starts[..7]))).unwrap();
    let last = record(folder.path(), "last", &["--seed", "5"]);
    let again = record(folder.path(), "again", &["--seed", "6"]);
    let out = folder.path().join("out");
    // What is not earlier is not last year; another province's is not either.
    for (wrong, says) in [(&now, "which is not before this one"), (&last, "which is not before this one")] {
        let ran = export(&["aar", &last, "--last", wrong, "--lang", "en"], &out);
        assert_eq!(ran.code, 3);
        assert!(flat(&ran.err).contains(says), "{}", ran.err);
    }
    let other = folder.path().join("other");
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/khanh-hoa-2019");
    let ran = typed(&["run", shipped, "--out", other.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let other = other.join("record.jsonl");
    let ran = export(&["aar", &now, "--last", other.to_str().unwrap(), "--lang", "en"], &out);
    assert_eq!(ran.code, 3);
    assert!(flat(&ran.err).contains("not of this province"), "{}", ran.err);
    let page = page(&["aar", &now, "--last", &last, "--last", &again, "--lang", "en"], &out);
    assert!(page.contains("Earlier records: 2.") && page.contains("Still open"), "year on year");
    let plain = self::page(&["aar", &now, "--lang", "en"], &out);
    assert!(!plain.contains("Year on year"));
}

#[test]
fn what_cannot_be_exported_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    let out = folder.path().join("out");
    let missing = folder.path().join("none.jsonl");
    for (what, code) in [
        (vec!["aar", missing.to_str().unwrap()], 4),
        (vec!["eeg", missing.to_str().unwrap()], 4),
        (vec!["aar", small.as_str()], 3),
        (vec!["eeg", folder.path().join("nothing").to_str().unwrap()], 4),
        (vec!["nothing"], 2),
        (vec!["drill-plan"], 2),
        (vec!["eeg", missing.to_str().unwrap(), "--structure", "son-la-2026"], 2),
    ] {
        let ran = export(&what, &out);
        assert_eq!(ran.code, code, "{what:?}: {}", ran.err);
        assert!(!ran.err.is_empty() && !ran.err.contains("panicked"), "{}", ran.err);
    }
    assert!(!out.exists());
    let ran = export(&["drill-plan", &small, "--json"], &out);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    // Plan and script, each as DOCX and HTML.
    assert_eq!(told["written"].as_array().unwrap().len(), 4);
}
