//! LibreOffice opens every DOCX and prints it: pages, titles and the rows of the scorecard are in its PDF. Where it is not
//! installed the test says so; with `CYBERDRILL_OUTSIDE_MUST` set, as where a change lands, that is a failure.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::typed::{small, typed};

/// The readers that the test needs.
const READERS: [&str; 2] = ["soffice", "pdftotext"];

fn there(program: &str) -> bool {
    let version = if program == "soffice" { "--version" } else { "-v" };
    Command::new(program).arg(version).output().is_ok()
}

/// The text of a DOCX as LibreOffice prints it, page by page.
fn printed(docx: &Path, folder: &Path) -> Vec<String> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let done = Command::new("soffice")
        .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(docx)
        .output()
        .unwrap();
    let pdf = folder.join(docx.with_extension("pdf").file_name().unwrap());
    assert!(pdf.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

fn flat(pages: &[String]) -> String {
    pages.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn libreoffice_prints_every_paper() {
    let missing: Vec<&str> = READERS.into_iter().filter(|p| !there(p)).collect();
    if !missing.is_empty() {
        assert!(std::env::var_os("CYBERDRILL_OUTSIDE_MUST").is_none(), "not installed: {missing:?}");
        eprintln!("SKIPPED: the outside readers of DOCX are not installed: {missing:?}");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (small, out) = (small(folder.path()), folder.path().join("out"));
    let run = folder.path().join("run");
    assert_eq!(typed(&["run", &small, "--out", run.to_str().unwrap()]).code, 0);
    let record = run.join("record.jsonl").to_str().unwrap().to_owned();
    let card = std::fs::read_to_string(run.join("scorecard.json")).unwrap();
    let card: Value = serde_json::from_str(&card).unwrap();
    let expectations = card["expectations"].as_array().unwrap().len();
    for (what, vi, en) in [
        (["eeg", record.as_str()], "PHIẾU ĐÁNH GIÁ DIỄN TẬP", "EXERCISE EVALUATION GUIDE"),
        (["aar", record.as_str()], "BÁO CÁO SAU DIỄN TẬP", "AFTER-ACTION REPORT"),
        (["drill-plan", small.as_str()], "KẾ HOẠCH", "PLAN"),
        (["drill-report", record.as_str()], "BÁO CÁO", "REPORT"),
    ] {
        for (lang, title) in [("vi", vi), ("en", en)] {
            let to = out.join(lang);
            let ran = typed(&["export", what[0], what[1], "--lang", lang, "--out", to.to_str().unwrap()]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            let pages = printed(&to.join(what[0]).with_extension("docx"), &to);
            assert!(pages.len() > 2 && pages[0].contains(title), "{what:?} {lang}: {}", pages[0]);
            // The number of a page stands on top of all but the first.
            assert_eq!(pages[1].trim_start().lines().next().unwrap().trim(), "2", "{what:?}");
            if what[0] == "eeg" {
                let word = if lang == "vi" { "Chỉ tiêu " } else { "Organizational capability target " };
                let targets = flat(&pages).matches(word).count();
                assert!(targets >= expectations, "{targets} targets of {expectations} expectations");
            }
        }
    }
}
