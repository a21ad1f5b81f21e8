//! A class in real browsers: a trainer and two trainees play a drill to the debriefing (`tests/browser/class.mjs`). Installed by
//! `tests/browser/install`; where Chromium or Node.js are not, this test says so and passes, unless `CYBERDRILL_OUTSIDE_MUST` is
//! set, as it is where a change lands.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::typed::small;

/// What stands for `<target>/browser` when it is elsewhere.
pub const PLACE: &str = "CYBERDRILL_BROWSER";
/// Set where the browser must be there.
const MUST: &str = "CYBERDRILL_OUTSIDE_MUST";

/// Where playwright-core is; none, loudly, where something is missing.
pub fn browser() -> Option<PathBuf> {
    let beside = || Some(Path::new(env!("CARGO_BIN_EXE_cyberdrill")).parent()?.parent()?.join("browser"));
    let place = std::env::var_os(PLACE).map(PathBuf::from).or_else(beside)?;
    let chromium =
        std::env::var_os("CYBERDRILL_CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from);
    let node = Command::new("node").arg("--version").output().is_ok_and(|ran| ran.status.success());
    if place.join("stamp").exists() && chromium.exists() && node {
        return Some(place);
    }
    let missing = format!("no browser in {} or no Chromium: run tests/browser/install", place.display());
    assert!(std::env::var_os(MUST).is_none(), "{missing}");
    eprintln!("SKIPPED: {missing}");
    None
}

/// A server that is killed without a word when this goes.
pub struct Server {
    child: Child,
    pub address: String,
    pub trainer: String,
}

impl Server {
    /// Starts it, at a port that is free where it is 0.
    pub fn start(scenario: &str, rooms: &Path, port: u16) -> Server {
        Server::of(&[scenario], rooms, port)
    }

    /// The same with all that it is to show.
    pub fn of(sources: &[&str], rooms: &Path, port: u16) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
            .arg("serve")
            .args(sources)
            .args(["--json", "--port", &port.to_string(), "--rooms"])
            .arg(rooms)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while serde_json::from_str::<Value>(&said).is_err() {
            assert!(lines.read_line(&mut said).unwrap() > 0, "the server has ended: {said}");
        }
        let told: Value = serde_json::from_str(&said).unwrap();
        let text = |key: &str| told[key].as_str().unwrap().to_owned();
        Server { child, address: text("address"), trainer: text("trainer") }
    }

    pub fn port(&self) -> u16 {
        self.address.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap()
    }

    /// As `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_trainer_and_two_trainees_play_a_drill_to_the_debriefing() {
    let Some(place) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let scenario = small(folder.path());
    let rooms = folder.path().join("rooms");
    let mut server = Server::start(&scenario, &rooms, 0);
    let mut node = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/class.mjs"))
        .args([&server.address, &server.trainer])
        .env(PLACE, place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut orders = node.stdin.take().unwrap();
    let (mut said, mut done) = (String::new(), false);
    for line in BufReader::new(node.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        if line == "KILL" {
            server.kill();
        }
        if line == "START" {
            let port = server.port();
            server = Server::start(&scenario, &rooms, port);
            orders.write_all(b"BACK\n").unwrap();
        }
        done |= line.starts_with("DONE");
        said.push_str(&line);
        said.push('\n');
    }
    let ended = node.wait_with_output().unwrap();
    assert!(done && ended.status.success(), "{said}{}", String::from_utf8_lossy(&ended.stderr));
}
