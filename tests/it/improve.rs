//! Studies of measures as a user runs them: the same bytes on any number of threads and after a kill, what is named alone is
//! tried, what does not apply is told, and command lines that cannot be.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::typed::{Ran, files, flat, small, typed};

fn improve(out: &Path, more: &[&str]) -> Ran {
    let small = small(out.parent().unwrap());
    let out = out.to_str().unwrap();
    typed(&[&["improve", small.as_str(), "--out", out], more].concat())
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_in_vietnamese_first() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    let wanted = ["--replications", "4", "--combine", "2"];
    let first = improve(&one, &[&wanted[..], &["--threads", "1"]].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(
        flat(&first.out).contains("8 biện pháp khắc phục, mỗi biện pháp trên cùng 4 lần"),
        "{}",
        first.out
    );
    assert_eq!(improve(&two, &[&wanted[..], &["--threads", "3"]].concat()).code, 0);
    let all = files(&one);
    assert_eq!(all, files(&two));
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    let drawn =
        ["cost", "effects"].iter().flat_map(|c| ["csv", "png", "svg"].map(|e| format!("charts/{c}.{e}")));
    let papers = ["improvement.html", "improvement.json", "improvement.md"].map(str::to_owned);
    assert_eq!(names, drawn.chain(papers).collect::<Vec<_>>(), "and no journal");
}

#[test]
fn only_what_is_named_is_tried_and_what_does_not_apply_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("small/library/measures");
    small(folder.path());
    fs::create_dir_all(&own).unwrap();
    let text = "Measure(id: \"own\", name: (vi: \"Không có gì\", en: \"Nothing here\"), ground: Assumed(\"thử / a trial\"), changes: [Certified(kinds: [\"soc\"])])";
    fs::write(own.join("own.ron"), text).unwrap();
    let named = [
        "--measure",
        "own,preauthorised-isolation",
        "--replications",
        "3",
        "--by",
        "score",
        "--json",
        "--lang",
        "en",
    ];
    let ran = improve(&folder.path().join("out"), &named);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let of = |ix: usize| (told["measures"][ix]["id"].as_str().unwrap(), &told["measures"][ix]["applies"]);
    assert_eq!((of(0), of(1)), (("own", &false.into()), ("preauthorised-isolation", &true.into())));
    assert_eq!((told["alone"].as_array().unwrap().len(), &told["by"]), (1, &"score".into()));
    assert_eq!(told["replications"], serde_json::json!({ "search": [0, 3], "fresh": [3, 6] }));
    let markdown = fs::read_to_string(folder.path().join("out/improvement.md")).unwrap();
    assert!(
        markdown.contains("Does not apply here (touches nothing in the scenario): Nothing here."),
        "{markdown}"
    );

    fs::write(own.join("own.ron"), text.replace("\"soc\"", "\"sock\"")).unwrap();
    let ran = improve(&folder.path().join("out"), &named);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.is_empty() || ran.err.contains("sock"), "{}", ran.err);
    assert!(format!("{}{}", ran.out, ran.err).contains("there is no kind of organisation `sock`"));
}

#[test]
fn command_lines_that_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ran = improve(&out, &["--measure", "nothing", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    let told = flat(&ran.err);
    assert!(told.contains("the library has no measure `nothing`") && told.contains("one-head"), "{told}");
    for wrong in [["--combine", "0"], ["--replications", "0"], ["--combine", "9"], ["--by", "luck"]] {
        assert_eq!(improve(&out, &wrong).code, 2, "{wrong:?}");
    }
    assert!(!out.exists());
}

/// Every measure of the library applies to the province that it is shown with, but for what that province has already.
#[test]
fn the_measures_of_the_library_apply_to_a_whole_province() {
    let folder = tempfile::tempdir().unwrap();
    let province = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/dong-nai-2022");
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let ran = typed(&["improve", province, "--replications", "1", "--combine", "1", "--json", "--out", out]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let measures = told["measures"].as_array().unwrap();
    assert_eq!(measures.len(), 8);
    for measure in measures {
        assert_eq!(measure["applies"], true, "{measure:#}");
    }
    assert_eq!(told["alone"].as_array().unwrap().len(), 8);
}
