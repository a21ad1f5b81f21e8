//! Overview, player and reports in a real browser (`tests/browser/view.mjs`), by keyboard, on a projector and on a phone.

use std::process::Command;

use crate::browser::{PLACE, Server, browser};
use crate::typed::{small, typed};

#[test]
fn a_scenario_is_looked_at_run_and_played() {
    let Some(place) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let scenario = small(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (run, batch) = (path("out/run"), path("out/batch"));
    assert_eq!(typed(&["run", &scenario, "--out", &run]).code, 0);
    assert_eq!(typed(&["batch", &scenario, "--replications", "4", "--out", &batch]).code, 0);
    std::fs::write(folder.path().join("out/run/secret.key"), "secret").unwrap();
    let server = Server::of(
        &[&scenario, &path("out"), &path("out/run/record.jsonl")],
        &folder.path().join("rooms"),
        0,
    );
    let ran = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/view.mjs"))
        .args([&server.address, &server.trainer])
        .env(PLACE, place)
        .output()
        .unwrap();
    let [said, complained] = [&ran.stdout, &ran.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(ran.status.success() && said.contains("DONE"), "{said}{complained}");
}
