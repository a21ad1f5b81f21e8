//! How fast a record of a million entries is opened and scrubbed: `cargo bench --bench replay`. Prints the tables of
//! docs/replay.md and, over HTTP from the built program, of docs/serve.md; `-- --keep FILE` also leaves the record there.
#![allow(missing_docs)]

use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::{Entry, Fact, Record, Run, check, read_jsonl, write_jsonl};
use cyberdrill::replay::{Direction, Jump, Mask, Player, Reel};
use cyberdrill::scenario::{LoadOptions, load};
use cyberdrill::units::Span;
use cyberdrill::{score, sim};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SCENARIO: &str = "scenarios/dong-nai-2022";
const ENTRIES: usize = 1_000_000;
const ROUNDS: usize = 9;

fn rounds(mut round: impl FnMut() -> f64) -> [f64; 3] {
    round();
    let mut values: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    values.sort_by(f64::total_cmp);
    [values[0], values[ROUNDS / 2], values[ROUNDS - 1]]
}

fn row(what: &str, unit: &str, aim: &str, [low, median, high]: [f64; 3]) {
    println!("| {what} | {median:.3} {unit} | {low:.3} – {high:.3} | {aim} |");
}

fn wall<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let made = work();
    let elapsed = start.elapsed().as_secs_f64() * 1e3;
    drop(black_box(made));
    elapsed
}

/// One drill after another until there are so many entries: times, sequence numbers and the ids that a run counts go on
/// from drill to drill.
fn long(record: &Record, wanted: usize) -> Record {
    let first = record.entries.first().map_or(0, |e| e.t.0);
    let period = record.entries.last().map_or(0, |e| e.t.0) - first;
    let base = record.entries.len() as u32;
    let mut entries: Vec<Entry> = Vec::with_capacity(wanted);
    for round in 0.. {
        for entry in &record.entries {
            if entries.len() == wanted {
                break;
            }
            entries.push(later(entry, round, Span(period * i64::from(round)), base));
        }
        if entries.len() == wanted {
            break;
        }
    }
    let long = Record { entries, horizon: Span(record.horizon.0 * 60), ..record.clone() };
    check(&long).expect("the rules of a record are kept");
    long
}

fn later(entry: &Entry, round: u32, by: Span, base: u32) -> Entry {
    let mut entry = entry.clone();
    let ahead = round * base;
    entry.seq += ahead;
    entry.t += by;
    entry.cause = entry.cause.map(|cause| cause + ahead);
    entry.after.iter_mut().for_each(|after| *after += ahead);
    renumber(&mut entry.fact, ahead, by);
    entry
}

/// Fields of facts that hold ids which a run counts.
const COUNTED: [&str; 6] = ["alert", "incident", "into", "task", "message", "approval"];

/// A run has fewer of anything than entries: ids that are counted go on behind those of the drills before.
fn renumber(fact: &mut Fact, ahead: u32, by: Span) {
    if let Fact::PersonAbsent { until, .. } | Fact::ChannelLost { until, .. } = fact {
        *until += by;
    }
    let mut text = serde_json::to_value(&*fact).expect("a fact is written");
    let object = text.as_object_mut().expect("a fact is an object");
    for key in COUNTED {
        if let Some(number) = object.get(key).and_then(serde_json::Value::as_u64) {
            object.insert(key.to_owned(), (number + u64::from(ahead)).into());
        }
    }
    *fact = serde_json::from_value(text).expect("the same fact");
}

fn drill() -> Record {
    let loaded = load(&Disk::new(Lang::En), SCENARIO, &LoadOptions::default());
    let scenario = Arc::new(loaded.expect("the shipped scenario is sound").scenario);
    let seed = scenario.drill.seed;
    sim::run(&Run { scenario, seed, replication: 0, overrides: Vec::new() })
}

/// Places all over a record, in no order, the same in every round.
fn places(of: u32) -> impl Iterator<Item = u32> {
    (0..2000u64).map(move |n| (n * 7_919_317 % u64::from(of)) as u32)
}

/// Mean and longest time of a step, in microseconds.
fn steps(mut step: impl FnMut(u32), of: u32) -> (f64, f64) {
    let mut longest = 0.0f64;
    let mut all = 0.0;
    let mut count = 0.0;
    for place in places(of) {
        let start = Instant::now();
        step(place);
        let elapsed = start.elapsed().as_secs_f64() * 1e6;
        longest = longest.max(elapsed);
        all += elapsed;
        count += 1.0;
    }
    (all / count, longest)
}

fn main() {
    let drill = drill();
    let names = Arc::new(drill.run.scenario.names());
    let made = names.scope(|| long(&drill, ENTRIES));
    let bytes = write_jsonl(&made).expect("a record is written");
    drop(made);
    let mut args = std::env::args().skip_while(|arg| arg != "--keep").skip(1);
    if let Some(path) = args.next() {
        std::fs::write(path, &bytes).expect("the file is written");
    }
    println!("| what | median | range of {ROUNDS} rounds | aim |");
    println!("|---|---|---|---|");
    println!("| record, bytes | {:.1} MB | | |", bytes.len() as f64 / 1e6);
    row("read, every promise checked", "ms", "", rounds(|| wall(|| read_jsonl(&bytes).expect("sound"))));
    let record = Arc::new(read_jsonl(&bytes).expect("sound"));
    row(
        "made ready to be played",
        "ms",
        "",
        rounds(|| wall(|| Reel::new(Arc::clone(&record), Mask::Everything))),
    );
    let open = || {
        let record = Arc::new(read_jsonl(&bytes).expect("sound"));
        Player::new(Arc::new(Reel::new(record, Mask::Everything))).frame()
    };
    row("opened: read, ready, first screen", "ms", "< 1000 ms", rounds(|| wall(open)));
    let mut player = Player::new(Arc::new(Reel::new(Arc::clone(&record), Mask::Everything)));
    let of = player.reel().len();
    let line = |what: &str, (mean, longest): (f64, f64)| {
        println!("| {what} | {:.3} ms | longest {:.3} ms | < 16 ms |", mean / 1e3, longest / 1e3);
    };
    line(
        "scrub to any entry, with what is shown",
        steps(
            |at| {
                player.seek(at);
                black_box(player.frame());
            },
            of,
        ),
    );
    player.seek(of);
    line(
        "step back from the end",
        steps(
            |_| {
                player.jump(Jump::Entry, Direction::Previous);
            },
            of,
        ),
    );
    line(
        "why, from any entry",
        steps(
            |at| {
                black_box(player.reel().why(at));
            },
            of,
        ),
    );
    row("scored, for the moments of expectations", "ms", "", rounds(|| wall(|| score::score(&record))));
    in_a_browser(&bytes);
}

/// One connection to the server, with the trainer's cookie.
struct Line {
    stream: BufReader<TcpStream>,
    head: String,
}

impl Line {
    fn to(address: &str, cookie: &str) -> Line {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket");
        Line { stream: BufReader::new(stream), head: format!("Host: {address}\r\nCookie: {cookie}\r\n\r\n") }
    }

    /// The head of an answer and its body.
    fn get(&mut self, path: &str) -> (String, Vec<u8>) {
        let head = &self.head;
        write!(self.stream.get_mut(), "GET {path} HTTP/1.1\r\n{head}").expect("sent");
        let (mut told, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).expect("an answer");
            if let Some(size) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = size.trim().parse().expect("a length");
            }
            if line.trim().is_empty() {
                break;
            }
            told.push_str(&line);
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a body");
        assert!(told.starts_with("HTTP/1.1 2"), "{path}: {told}{}", String::from_utf8_lossy(&body));
        (told, body)
    }
}

/// The same record behind `serve`: what a browser waits for a frame, from request to last byte.
fn in_a_browser(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("record.jsonl");
    std::fs::write(&record, bytes).expect("the file is written");
    let mut server = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .arg("serve")
        .arg(&record)
        .args(["--json", "--port", "0", "--rooms"])
        .arg(folder.path().join("rooms"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut said = BufReader::new(server.stdout.take().expect("its output"));
    let mut text = String::new();
    let told: serde_json::Value = loop {
        said.read_line(&mut text).expect("its address");
        if let Ok(told) = serde_json::from_str(&text) {
            break told;
        }
    };
    let field = |key: &str| told[key].as_str().expect("an address").to_owned();
    let address = field("address").trim_start_matches("http://").trim_end_matches('/').to_owned();
    let (trainer, _) = Line::to(&address, "").get(field("trainer").split_once(&address).expect("a link").1);
    let cookie = trainer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let (_, start) = Line::to(&address, &cookie).get("/");
    let start = String::from_utf8_lossy(&start).into_owned();
    let (_, link) = start.split_once("href=\"/records/").expect("the record is listed");
    let base = format!("/api/records/{}", link.split('/').next().unwrap_or_default());
    println!("\n| over HTTP, {ENTRIES} entries | p50 | p99 | longest |\n|---|---|---|---|");
    let wall = Instant::now();
    Line::to(&address, &cookie).get(&format!("{base}/meta"));
    println!("| opened, first answer | {:.0} ms | | |", wall.elapsed().as_secs_f64() * 1e3);
    for (what, path) in [
        ("frame at any entry", "frame?at="),
        ("frame at any entry, one organisation followed", "frame?follow=org-3&at="),
        ("next decision from any entry", "jump?kind=decision&at="),
        ("why, from any entry", "why?seq="),
    ] {
        over_http(&address, &cookie, what, &format!("{base}/{path}"));
    }
    server.kill().expect("it ends");
    server.wait().expect("it has ended");
}

fn over_http(address: &str, cookie: &str, what: &str, path: &str) {
    // A connection has its share of requests: every hundred, another.
    let mut line = Line::to(address, cookie);
    line.get(&format!("{path}0"));
    let mut times: Vec<f64> = Vec::new();
    for (n, place) in places(ENTRIES as u32).enumerate() {
        if n % 100 == 0 {
            line = Line::to(address, cookie);
        }
        let start = Instant::now();
        black_box(line.get(&format!("{path}{place}")));
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[times.len() * share / 100];
    let longest = times.last().copied().unwrap_or_default();
    println!("| {what} | {:.1} ms | {:.1} ms | {longest:.1} ms |", at(50), at(99));
}
