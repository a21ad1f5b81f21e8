//! The validation as a user runs it: the same bytes on any number of threads, and a document that is that of this program.

use std::fs;
use std::path::Path;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::scenario_digest;
use cyberdrill::scenario::published::published;
use cyberdrill::scenario::{LoadOptions, load};

use crate::structures::PROVINCES;
use crate::typed::typed;

const RESULTS: [&str; 2] = ["validation.md", "validation.json"];
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/validation.md");

/// A province of one's own, as `new` makes it.
fn province(folder: &Path) -> String {
    let province = folder.join("province").to_str().unwrap().to_owned();
    assert_eq!(typed(&["new", &province]).code, 0);
    province
}

fn validated(folder: &Path, province: &str, lang: &str, threads: &str) -> [String; 2] {
    let out = folder.join(format!("{lang}-{threads}"));
    let out = out.to_str().unwrap();
    let ran = typed(&[
        "validate",
        province,
        "--replications",
        "1",
        "--threads",
        threads,
        "--lang",
        lang,
        "--out",
        out,
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    RESULTS.map(|name| fs::read_to_string(Path::new(out).join(name)).unwrap())
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_and_json_is_of_no_language() {
    let folder = tempfile::tempdir().unwrap();
    let province = province(folder.path());
    let [document, json] = validated(folder.path(), &province, "en", "1");
    assert_eq!([&document, &json], validated(folder.path(), &province, "en", "3").each_ref());
    let [vietnamese, same] = validated(folder.path(), &province, "vi", "2");
    assert_eq!(json, same);
    assert!(vietnamese.contains("# Mô hình có giống thực tế không?"), "{vietnamese}");
    assert!(document.contains("# Does it behave like the world?"), "{document}");
    let line = format!("`cyberdrill validate {province} --replications 1 --lang en`");
    assert!(document.contains(&line), "the document tells how it was made: {document}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    for row in json["validation"]["counted"].as_array().unwrap() {
        let real: u64 =
            row["units"].as_array().unwrap().iter().map(|u| u["real_count"].as_u64().unwrap()).sum();
        assert_eq!(Some(real), row["real_cases"].as_u64());
    }
}

#[test]
fn what_is_no_scenario_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ran = typed(&["validate", "nowhere", "--out", out.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.err);
    assert!(!out.exists());
}

#[test]
fn the_document_is_of_this_version_and_of_these_scenarios() {
    let document = fs::read_to_string(DOCUMENT).unwrap();
    let stale = "docs/validation.md is that of other data: make it anew with `docs/make-validation`";
    assert!(document.contains(&format!("version {};", env!("CARGO_PKG_VERSION"))), "{stale}");
    let line = document.split('`').find(|text| text.starts_with("cyberdrill validate")).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/make-validation");
    let made_by = fs::read_to_string(script).unwrap();
    assert!(made_by.contains(line.trim_start_matches("cyberdrill ")), "`{line}` is what the script runs");
    let campaigns: Vec<String> =
        published().unwrap().figures.pairs.into_iter().map(|pair| pair.campaign).collect();
    for province in PROVINCES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(province);
        let options = LoadOptions { campaigns: campaigns.clone(), ..LoadOptions::default() };
        let loaded = load(&Disk::new(Lang::En), path.to_str().unwrap(), &options);
        let digest = scenario_digest(&loaded.unwrap_or_else(|_| panic!("{province}")).scenario).unwrap();
        let short = digest.trim_start_matches("sha256:").get(..12).unwrap();
        let row = document.lines().find(|row| row.contains(&format!("`{province}`"))).unwrap_or_default();
        assert!(row.contains(short), "{province} {short}: {stale}");
    }
}
