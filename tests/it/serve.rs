//! `serve` as it is typed and as it is killed: where it listens, who is let in, and that a room comes back as it was.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Server;
use crate::typed::{small, typed};

/// Somebody who asks a server for something, byte by byte.
struct Asks<'a>(&'a Server);

impl Asks<'_> {
    fn host(&self) -> &str {
        self.0.address.trim_start_matches("http://").trim_end_matches('/')
    }

    /// Asks; what is answered is read as far as wanted.
    fn ask(&self, head: &str, body: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        BufReader::new(stream)
    }

    fn sent(&self, head: &str, body: &str) -> (u16, String) {
        let mut text = String::new();
        self.ask(head, body).read_to_string(&mut text).unwrap();
        (text.split(' ').nth(1).unwrap().parse().unwrap(), text)
    }

    fn post(&self, cookie: &str, path: &str, body: &Value) -> (u16, String) {
        let host = self.host();
        let head = format!(
            "POST {path} HTTP/1.0\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nContent-Type: application/json\r\n"
        );
        self.sent(&head, &body.to_string())
    }

    fn get(&self, cookie: &str, path: &str) -> (u16, String) {
        self.sent(&format!("GET {path} HTTP/1.0\r\nHost: {}\r\nCookie: {cookie}\r\n", self.host()), "")
    }

    /// The first event of a kind that is as wanted.
    fn event(&self, cookie: &str, path: &str, kind: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let head = format!("GET {path} HTTP/1.0\r\nHost: {}\r\nCookie: {cookie}\r\n", self.host());
        let (mut reader, mut line, mut of) = (self.ask(&head, ""), String::new(), String::new());
        let began = Instant::now();
        while reader.read_line(&mut line).unwrap() > 0 && began.elapsed() < Duration::from_secs(120) {
            if let Some(name) = line.strip_prefix("event:") {
                of = name.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data:")
                && of == kind
            {
                let data = serde_json::from_str(data.trim()).unwrap();
                if wanted(&data) {
                    return data;
                }
            }
            line.clear();
        }
        panic!("no such event at {path}");
    }
}

fn cookie(answer: &str) -> String {
    let set = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    set.split(';').next().unwrap().to_owned()
}

#[test]
fn a_killed_server_comes_back_with_every_room_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (scenario, rooms) = (small(folder.path()), folder.path().join("rooms"));
    let mut first = Server::start(&scenario, &rooms, 0);
    let (link, port) = (first.trainer.clone(), first.port());
    let server = Asks(&first);
    let (_, answer) = server.get("", &link[first.address.len() - 1..]);
    let trainer = cookie(&answer);
    let (_, page) = server.get(&trainer, "/class/new");
    let source = page.split("data-source=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let wanted = json!({
        "source": source, "seed": 1, "replication": 0, "seats": [{ "kind": "coordinator" }, { "kind": "police" }],
        "pace": "stand", "hints": false,
    });
    let (status, answer) = server.post(&trainer, "/api/class", &wanted);
    assert_eq!(status, 200, "{answer}");
    let code = answer.split("\"code\":\"").nth(1).unwrap()[..6].to_owned();
    let joins = json!({ "code": code, "name": "Lê Văn Hùng", "seat": 0 });
    let (status, answer) = server.post("", "/api/join", &joins);
    assert_eq!(status, 200, "{answer}");
    let trainee = cookie(&answer);
    let (orders, events) = (format!("/api/class/{code}"), format!("/api/room/{code}/events?lang=en"));
    assert_eq!(server.post(&trainer, &orders, &json!({ "do": "start", "empty_to_model": true })).0, 200);
    let waits = |state: &Value| !state["waiting"].as_array().unwrap().is_empty();
    let mut ids = Vec::new();
    for _ in 0..3 {
        let state = server.event(&trainee, &events, "state", |state| {
            waits(state) && !ids.contains(&state["waiting"][0]["id"])
        });
        let one = &state["waiting"][0];
        let taken =
            json!({ "decision": one["id"], "option": one["options"][0]["id"], "rationale": "vì lan rộng" });
        let (status, answer) = server.post(&trainee, &format!("/api/room/{code}/decide"), &taken);
        assert_eq!(status, 200, "{answer}");
        ids.push(one["id"].clone());
    }
    let next = |state: &Value| waits(state) && !ids.contains(&state["waiting"][0]["id"]);
    let before = server.event(&trainee, &events, "state", next);
    let clock = server.event(&trainee, &events, "clock", |_| true);
    // As `kill -9` does.
    first.kill();
    let second = Server::start(&scenario, &rooms, port);
    assert_eq!(second.trainer, link, "the trainer's link is the same");
    let server = Asks(&second);
    // The room is being played again: for a while whoever asks is told so.
    let began = Instant::now();
    while server.get(&trainee, &format!("/room/{code}")).0 == 503
        && began.elapsed() < Duration::from_secs(120)
    {
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut after = server.event(&trainee, &events, "state", |_| true);
    // Whether a window is open is of this moment.
    after["here"] = before["here"].clone();
    assert_eq!(after, before);
    assert_eq!(server.event(&trainee, &events, "clock", |_| true), clock);
    let (status, page) = server.get(&trainer, &format!("/class/{code}"));
    assert!(status == 200 && page.contains(&code));
}

#[test]
fn what_no_page_of_ours_sends_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let started = Server::start(&small(folder.path()), &folder.path().join("rooms"), 0);
    let server = Asks(&started);
    let host = server.host();
    let join = r#"{"code":"ABCDEF","name":"A","seat":0}"#;
    let post = |lines: &str, body: &str| server.sent(&format!("POST /api/join HTTP/1.0\r\n{lines}"), body);
    let json = "Content-Type: application/json\r\n";
    let (status, text) = post(&format!("Host: {host}\r\nOrigin: http://{host}\r\n{json}"), join);
    assert!(status == 404 && text.contains("Không có phòng nào mang mã này"), "{text}");
    for (lines, wanted) in [
        (format!("Host: example.com\r\nOrigin: http://example.com\r\n{json}"), 421),
        (format!("Host: {host}\r\nOrigin: http://example.com\r\n{json}"), 403),
        (format!("Host: {host}\r\n{json}"), 403),
        (format!("Host: {host}\r\nOrigin: http://{host}\r\nContent-Type: text/plain\r\n"), 415),
    ] {
        let (status, text) = post(&lines, join);
        assert_eq!(status, wanted, "{lines}: {text}");
        assert!(text.contains("\"error\":\"") && text.contains("content-security-policy"), "{text}");
    }
    // Whoever typed the machine's whole name reads what to type instead.
    let (status, text) = server.sent("GET /?lang=en HTTP/1.0\r\nHost: pc01.dongnai.gov.vn\r\n", "");
    assert!(status == 421 && text.contains("This machine does not serve that name"), "{text}");
    assert!(text.contains("Use the IP address that was printed at the start."), "{text}");
    let large = format!(r#"{{"code":"{}","name":"A","seat":0}}"#, "A".repeat(80_000));
    let ours = format!("Host: {host}\r\nOrigin: http://{host}\r\n{json}");
    assert_eq!(post(&ours, &large).0, 413);
    assert_eq!(post(&ours, "{").0, 422);
    let (status, text) = server.get("", "/");
    assert_eq!(status, 200);
    for rule in [
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "x-frame-options: DENY",
    ] {
        assert!(text.contains(rule), "{rule}: {text}");
    }
    assert!(
        !text.contains("/class"),
        "whoever is not the trainer sees how to join, and nothing else: {text}"
    );
    // The token is for the trainer's eyes only, on this machine too.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let token = folder.path().join("rooms/trainer-token");
        assert_eq!(std::fs::metadata(token).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Says so much and no more; how long until the server has had enough, and what it said.
fn silent_after(host: &str, said: &str) -> (Duration, String) {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.write_all(said.as_bytes()).unwrap();
    let (began, mut answer) = (Instant::now(), String::new());
    // Closed in order or cut off: either way it is over.
    if let Err(error) = stream.read_to_string(&mut answer) {
        assert!(error.kind() == std::io::ErrorKind::ConnectionReset, "still open after `{said}`: {error}");
    }
    (began.elapsed(), answer)
}

#[test]
fn whoever_connects_and_says_nothing_keeps_no_place() {
    let folder = tempfile::tempdir().unwrap();
    let started = Server::start(&small(folder.path()), &folder.path().join("rooms"), 0);
    let host = Asks(&started).host().to_owned();
    let begun = format!(
        "POST /api/join?lang=en HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n{{"
    );
    // Nothing at all, the beginning of another version of the protocol, a head without an end, a body that never comes.
    let said = [String::new(), "PRI * HT".to_owned(), "GET / HTTP/1.1\r\nHost: ".to_owned(), begun];
    let silent = said.map(|said| {
        let host = host.clone();
        std::thread::spawn(move || silent_after(&host, &said))
    });
    let ended = silent.map(|one| one.join().unwrap());
    for (after, answer) in &ended {
        assert!(*after < Duration::from_secs(50), "{after:?}: {answer}");
    }
    assert!(
        ended[3].1.contains("408") && ended[3].1.contains("The request came too slowly"),
        "{}",
        ended[3].1
    );
}

#[test]
fn beyond_loopback_is_said_loudly_and_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args([
            "serve",
            &small(folder.path()),
            "--port",
            "0",
            "--listen",
            "0.0.0.0",
            "--lang",
            "en",
            "--rooms",
        ])
        .arg(folder.path().join("rooms"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut told, mut loud) = (String::new(), String::new());
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    while !told.contains("Ctrl+C") {
        assert!(lines.read_line(&mut told).unwrap() > 0, "{told}");
    }
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    while !loud.contains("WARNING") {
        assert!(lines.read_line(&mut loud).unwrap() > 0, "{loud}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(told.contains("The trainer opens: http://127.0.0.1:"), "{told}");
    assert!(loud.contains("CẢNH BÁO: máy chủ nghe tại 0.0.0.0:"), "{loud}");
    assert!(loud.contains("WARNING: the server listens at 0.0.0.0:"), "{loud}");
}

#[test]
fn what_cannot_be_served_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = small(folder.path());
    let rooms = folder.path().join("rooms");
    let server = Server::start(&scenario, &rooms, 0);
    let rooms = rooms.to_str().unwrap();
    let used = typed(&["serve", &scenario, "--rooms", rooms, "--port", "0", "--lang", "en"]);
    assert!(used.code != 0 && used.err.contains("another server uses the folder of rooms"), "{}", used.err);
    let port = server.port().to_string();
    let other = folder.path().join("other");
    let other = other.to_str().unwrap();
    let taken = typed(&["serve", &scenario, "--rooms", other, "--port", &port, "--lang", "en"]);
    assert!(taken.code != 0 && taken.err.contains("another program uses the address"), "{}", taken.err);
    assert!(taken.err.contains("choose another port with --port"), "{}", taken.err);
    let shape = typed(&["serve", &scenario, "--listen", "my-host", "--lang", "en"]);
    assert!(shape.code == 2 && shape.err.contains("an IP address is needed"), "{}", shape.err);
    let missing = typed(&["serve", "nowhere", "--rooms", other, "--lang", "vi"]);
    assert!(missing.code != 0 && missing.err.contains("nowhere"), "{}", missing.err);
}
