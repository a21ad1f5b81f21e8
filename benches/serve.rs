//! How late updates reach a class: fifty trainees at fifty seats of a whole drill, each with a stream and a hand of its own, on the
//! loopback of this machine, against the built program: `cargo bench --bench serve`. Prints the table of docs/serve.md.
#![allow(missing_docs, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use cyberdrill::i18n::Lang;
use cyberdrill::report::training::Reader;
use cyberdrill::train::saved::resume;
use serde_json::{Value, json};

const SCENARIO: &str = "scenarios/dong-nai-2022";
const TRAINEES: usize = 50;
/// What an update may take at the 99th percentile, in milliseconds.
const AIM: f64 = 250.0;
/// Seconds of the drill in a second: the fastest that a room takes.
const SPEED: f64 = 3600.0;

/// Where the server is.
#[derive(Clone)]
struct Host(String);

impl Host {
    /// Asks for something in a connection of its own: the status, the cookie that was set, and the rest to read.
    fn ask(
        &self,
        cookie: &str,
        path: &str,
        body: Option<&Value>,
    ) -> (u16, Option<String>, BufReader<TcpStream>) {
        let mut stream = TcpStream::connect(&self.0).expect("connects");
        stream.set_nodelay(true).expect("option");
        let host = &self.0;
        let mut head = format!("HTTP/1.0\r\nHost: {host}\r\nCookie: {cookie}\r\n");
        let request = match body {
            Some(body) => {
                let body = body.to_string();
                head.push_str(&format!("Origin: http://{host}\r\nContent-Type: application/json\r\n"));
                format!("POST {path} {head}Content-Length: {}\r\n\r\n{body}", body.len())
            }
            None => format!("GET {path} {head}\r\n"),
        };
        stream.write_all(request.as_bytes()).expect("sends");
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).expect("status");
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        let mut set = None;
        loop {
            line.clear();
            reader.read_line(&mut line).expect("head");
            if line.trim().is_empty() {
                return (status, set, reader);
            }
            if let Some(value) = line.strip_prefix("set-cookie: ") {
                set = value.split(';').next().map(str::to_owned);
            }
        }
    }

    fn text(&self, cookie: &str, path: &str, body: Option<&Value>) -> (u16, Option<String>, String) {
        let (status, set, mut reader) = self.ask(cookie, path, body);
        let mut text = String::new();
        reader.read_to_string(&mut text).expect("body");
        (status, set, text)
    }

    fn post(&self, cookie: &str, path: &str, body: &Value) -> (u16, Value) {
        let (status, _, text) = self.text(cookie, path, Some(body));
        (status, serde_json::from_str(&text).unwrap_or_default())
    }
}

/// Something that a stream brought, and when.
struct Came {
    at: Instant,
    kind: String,
    data: Value,
}

/// Reads a stream to its end on a thread of its own.
fn listen(host: &Host, cookie: &str, path: &str) -> Receiver<Came> {
    let (host, cookie, path) = (host.clone(), cookie.to_owned(), path.to_owned());
    let (send, receive): (Sender<Came>, _) = channel();
    thread::spawn(move || {
        let (status, _, mut reader) = host.ask(&cookie, &path, None);
        assert_eq!(status, 200, "{path}");
        let (mut line, mut kind) = (String::new(), String::new());
        while reader.read_line(&mut line).is_ok_and(|read| read > 0) {
            if let Some(name) = line.strip_prefix("event: ").or_else(|| line.strip_prefix("event:")) {
                kind = name.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data:") {
                let at = Instant::now();
                let data = serde_json::from_str(data.trim()).expect("json");
                if send.send(Came { at, kind: kind.clone(), data }).is_err() {
                    return;
                }
            }
            line.clear();
        }
    });
    receive
}

/// What is measured, by everybody.
#[derive(Default)]
struct Seen {
    /// When each decision was sent.
    sent: BTreeMap<String, Instant>,
    /// From sending a decision until somebody sees it taken.
    decisions: Vec<f64>,
    /// Moments of the drill as they came, in seconds, and when that was.
    ticks: Vec<(f64, Instant)>,
    /// The moment at which the drill begins, on the same scale.
    zero: f64,
    refused: usize,
    /// Decisions that a seat was told of and that are another's.
    foreign: usize,
}

/// Seconds of the drill, from an arbitrary moment.
fn drill_seconds(clock: &Value) -> f64 {
    let numbers = |key: &str, by: char| -> Vec<f64> {
        clock[key].as_str().expect("text").split(by).map(|part| part.parse().expect("a number")).collect()
    };
    let (time, date) = (numbers("time", ':'), numbers("date", '/'));
    // Days are counted well enough within a drill that stays in its months.
    let days = date[2] * 372.0 + date[1] * 31.0 + date[0];
    ((days * 24.0 + time[0]) * 60.0 + time[1]) * 60.0 + time[2]
}

/// What one stream has brought so far.
#[derive(Default)]
struct Ear {
    lines: Vec<(String, Instant)>,
    /// Whose it is; none is the trainer's.
    seat: Option<usize>,
    decided: BTreeSet<String>,
    /// The moment that a clock that runs was told last.
    over: bool,
    phase: String,
}

impl Ear {
    /// Takes what came; what waits now, where that was told.
    fn take(&mut self, came: Came, seen: &Mutex<Seen>) -> Option<Vec<Value>> {
        match came.kind.as_str() {
            "news" => {
                assert_eq!(came.data["from"], self.lines.len(), "a hole in the news");
                let lines = came.data["lines"].as_array().expect("lines");
                let text = |line: &Value| (line["text"].as_str().expect("text").to_owned(), came.at);
                self.lines.extend(lines.iter().map(text));
                None
            }
            "clock" => {
                self.over = came.data["over"] == true;
                let (mut seen, t) = (seen.lock().expect("lock"), drill_seconds(&came.data));
                match came.data["phase"].as_str() {
                    Some("lobby") => seen.zero = t,
                    Some("running") if !self.over => seen.ticks.push((t, came.at)),
                    _ => {}
                }
                None
            }
            "state" => {
                self.phase = came.data["phase"].as_str().unwrap_or_default().to_owned();
                let mut seen = seen.lock().expect("lock");
                let told =
                    [&came.data["waiting"], &came.data["decided"]].into_iter().filter_map(Value::as_array);
                let mine = |one: &Value| self.seat.is_none_or(|seat| one["seat"] == seat);
                seen.foreign += told.flatten().filter(|one| !mine(one)).count();
                for taken in came.data["decided"].as_array().into_iter().flatten() {
                    let id = taken["id"].as_str().expect("id");
                    if self.decided.insert(id.to_owned())
                        && let Some(sent) = seen.sent.get(id).copied()
                    {
                        seen.decisions.push(came.at.duration_since(sent).as_secs_f64() * 1e3);
                    }
                }
                came.data["waiting"].as_array().cloned()
            }
            _ => None,
        }
    }
}

/// A trainee: decides whatever waits, at once, until the drill is over; what they were told.
fn trainee(host: &Host, code: &str, seat: usize, seen: &Mutex<Seen>) -> Vec<(String, Instant)> {
    let joins = json!({ "code": code, "name": format!("Trainee {seat}"), "seat": seat });
    let (status, cookie, text) = host.text("", "/api/join", Some(&joins));
    assert_eq!(status, 200, "{text}");
    let cookie = cookie.expect("a cookie");
    let stream = listen(host, &cookie, &format!("/api/room/{code}/events?lang=vi"));
    let (mut ear, mut done) = (Ear { seat: Some(seat), ..Ear::default() }, BTreeSet::new());
    while let Ok(came) = stream.recv_timeout(Duration::from_secs(120)) {
        let waiting = ear.take(came, seen).unwrap_or_default();
        for decision in waiting {
            let id = decision["id"].as_str().expect("id").to_owned();
            if !done.insert(id.clone()) {
                continue;
            }
            let options = decision["options"].as_array().expect("options");
            let option = &options[(id.len() + seat) % options.len()]["id"];
            seen.lock().expect("lock").sent.insert(id.clone(), Instant::now());
            let body = json!({ "decision": id, "option": option, "rationale": "vì kế hoạch" });
            let (status, said) = host.post(&cookie, &format!("/api/room/{code}/decide"), &body);
            if status != 200 {
                // What was over by then.
                assert_eq!(status, 409, "{said}");
                seen.lock().expect("lock").refused += 1;
            }
        }
        if ear.phase == "closed" {
            return ear.lines;
        }
    }
    panic!("nothing was heard for two minutes");
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(rooms: &std::path::Path) -> (Server, Host, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args(["serve", SCENARIO, "--json", "--port", "0", "--rooms"])
        .arg(rooms)
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut reader = BufReader::new(child.stdout.take().expect("piped"));
    let mut said = String::new();
    while serde_json::from_str::<Value>(&said).is_err() {
        assert!(reader.read_line(&mut said).expect("text") > 0, "{said}");
    }
    let told: Value = serde_json::from_str(&said).expect("json");
    let address = told["address"].as_str().expect("text");
    let host = Host(address.trim_start_matches("http://").trim_end_matches('/').to_owned());
    let link = told["trainer"].as_str().expect("text").trim_start_matches(address);
    let (_, cookie, _) = host.text("", &format!("/{link}"), None);
    (Server(child), host, cookie.expect("a cookie"))
}

/// Opens a room with as many seats as there are trainees.
fn open(host: &Host, trainer: &str) -> (String, usize) {
    let (_, _, form) = host.text(trainer, "/class/new", None);
    let values = |name: &str| -> Vec<String> {
        let before = format!("name=\"{name}\" value=\"");
        let parts = form.split(&before).skip(1);
        parts.map(|part| part.split('"').next().unwrap_or_default().to_owned()).collect()
    };
    let mut seats: Vec<Value> = values("seat").iter().map(|kind| json!({ "kind": kind })).collect();
    let agencies = values("agency");
    seats.extend(agencies.iter().map(|agency| json!({ "kind": "administrator", "agency": agency })));
    seats.truncate(TRAINEES);
    let source = form.split("data-source=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a form");
    let wanted = json!({
        "source": source, "seed": 2022, "replication": 0, "seats": seats, "pace": { "run": SPEED }, "hints": true,
    });
    let (status, said) = host.post(trainer, "/api/class", &wanted);
    assert_eq!(status, 200, "{said}");
    (said["code"].as_str().expect("a code").to_owned(), seats.len())
}

/// How many lines are missing, and how many were told that the seat does not know.
fn beside(expected: &[(f64, String)], told: &[(String, Instant)]) -> (usize, usize) {
    let mut count: BTreeMap<&str, i64> = BTreeMap::new();
    expected.iter().for_each(|(_, line)| *count.entry(line).or_default() += 1);
    told.iter().for_each(|(line, _)| *count.entry(line).or_default() -= 1);
    let lost: i64 = count.values().filter(|n| **n > 0).sum();
    let foreign: i64 = count.values().filter(|n| **n < 0).sum();
    (lost as usize, -foreign as usize)
}

/// How long after each thing happened on the clock of the class the news of it were there, in milliseconds: from the moment at
/// which the drill was begun, and the moment of the drill at which each thing happens.
fn lateness(
    known: &[(f64, String)],
    told: &[(String, Instant)],
    began: Instant,
) -> impl Iterator<Item = f64> {
    let mut due: BTreeMap<&str, VecDeque<f64>> = BTreeMap::new();
    known.iter().for_each(|(t, text)| due.entry(text).or_default().push_back(*t));
    let late = told.iter().filter_map(|(text, at)| {
        let t = due.get_mut(text.as_str())?.pop_front()?;
        // What was so before the drill began is told in the lobby: it is not late.
        (t >= 0.0).then(|| at.duration_since(began).as_secs_f64() * 1e3 - t / SPEED * 1e3)
    });
    late.collect::<Vec<f64>>().into_iter()
}

fn row(what: &str, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    println!("| {what} | {} | {:.1} ms | {:.1} ms | {:.1} ms |", values.len(), at(0.5), at(0.99), at(1.0));
    assert!(at(0.99) < AIM, "{what}: later than {AIM} ms");
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_server, host, trainer) = serve(&folder.path().join("rooms"));
    let (code, seats) = open(&host, &trainer);
    assert_eq!(seats, TRAINEES);
    let seen = Arc::new(Mutex::new(Seen::default()));
    let hands: Vec<_> = (0..seats)
        .map(|seat| {
            let (host, code, seen) = (host.clone(), code.clone(), Arc::clone(&seen));
            thread::spawn(move || trainee(&host, &code, seat, &seen))
        })
        .collect();
    let order = format!("/api/class/{code}");
    let stream = listen(&host, &trainer, &format!("{order}/events?lang=vi"));
    thread::sleep(Duration::from_secs(1));
    // Before it is sent: the clock of the class begins later, and nothing looks less late than it is.
    let began = Instant::now();
    let (status, said) = host.post(&trainer, &order, &json!({ "do": "start", "empty_to_model": false }));
    assert_eq!(status, 200, "{said}");
    // The trainer's stream begins with the last entries only.
    let (mut phase, mut closing) = (String::new(), false);
    let mut ear = Ear::default();
    while phase != "closed" {
        let came = stream.recv_timeout(Duration::from_secs(120)).expect("the trainer hears");
        if came.kind != "news" {
            ear.take(came, &seen);
        }
        if ear.over && !closing {
            closing = true;
            // Whoever still has a decision takes it first.
            thread::sleep(Duration::from_secs(3));
            let (status, said) = host.post(&trainer, &order, &json!({ "do": "close", "futures": 0 }));
            assert_eq!(status, 200, "{said}");
        }
        phase.clone_from(&ear.phase);
    }
    let played = began.elapsed().as_secs_f64();
    let told: Vec<Vec<(String, Instant)>> =
        hands.into_iter().map(|hand| hand.join().expect("a trainee")).collect();
    // What each seat knows, reckoned here from what was done.
    let (_, _, lines) = host.text(&trainer, &format!("/class/{code}/files/session.jsonl"), None);
    let (mut session, _) = resume(&lines, env!("CARGO_PKG_VERSION")).expect("a session");
    session.go_to(session.end());
    let reader = Reader::new(session.world(), Lang::Vi);
    let (mut lost, mut foreign, mut all, mut late) = (0, 0, 0, Vec::new());
    for (seat, told) in told.iter().enumerate() {
        let known = session.known(seat).map(|(entry, fact)| (entry.t.0 as f64, reader.sentence(&fact)));
        let known: Vec<(f64, String)> = known.collect();
        late.extend(lateness(&known, told, began));
        let (l, f) = beside(&known, told);
        (lost, foreign, all) = (lost + l, foreign + f, all + told.len());
    }
    let seen = seen.lock().expect("lock");
    let moment = |(t, at): &(f64, Instant)| {
        at.duration_since(began).as_secs_f64() * 1e3 - (t - seen.zero) / SPEED * 1e3
    };
    println!(
        "{seats} trainees, {} entries, {} decisions ({} too late), {played:.0} s, {all} news: {lost} lost, {foreign} foreign",
        session.world().entries.len(),
        session.taken().len(),
        seen.refused,
    );
    println!("| from | updates | p50 | p99 | longest |");
    row("a decision sent, to whoever sees it taken", seen.decisions.clone());
    row("a thing that happens, to whoever learns of it", late);
    row("a moment of the clock, to whoever is told it", seen.ticks.iter().map(moment).collect());
    assert_eq!((lost, foreign, seen.foreign), (0, 0, 0));
}
