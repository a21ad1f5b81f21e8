//! What a class promises: nobody is told what is not theirs, nothing is lost, and a room comes back as it was.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use serde_json::{Value, json};

use crate::i18n::Lang;
use crate::report::training::Reader;
use crate::train::session::Session;
use crate::web::App;
use crate::web::class::acts;
use crate::web::class::room::Begun;
use crate::web::limits::MOST_WINDOWS;
use crate::web::testing::{Browser, FULL, MemoryRooms, app};

/// What a window was sent, whole, and as events.
#[derive(Clone, Default)]
struct Window(Arc<Mutex<String>>);

impl Window {
    fn bytes(&self) -> String {
        self.0.lock().unwrap().clone()
    }

    /// Every event with its id and what it brought.
    fn events(&self) -> Vec<(String, String, Value)> {
        let text = self.bytes();
        let whole = text.rfind("\n\n").map_or("", |at| &text[..at]);
        let event = |block: &str| {
            let field = |name: &str| {
                let line = block.lines().find_map(|line| line.strip_prefix(name));
                line.map_or("", |value| value.trim_start_matches(' ')).to_owned()
            };
            (field("event:"), field("id:"), serde_json::from_str(&field("data:")).unwrap_or_default())
        };
        whole.split("\n\n").filter(|block| !block.is_empty()).map(event).collect()
    }

    fn last(&self, kind: &str) -> Value {
        let text = self.bytes();
        let whole = text.rfind("\n\n").map_or("", |at| &text[..at]);
        let found = whole.rfind(&format!("event: {kind}\n")).map(|at| &whole[at..]);
        let data = found.and_then(|event| event.lines().find_map(|line| line.strip_prefix("data:")));
        data.map(|data| serde_json::from_str(data).unwrap()).unwrap_or_default()
    }

    fn lines(&self) -> Vec<Value> {
        let news = self.events().into_iter().filter(|(kind, ..)| kind == "news");
        news.flat_map(|(.., data)| data["lines"].as_array().unwrap().clone()).collect()
    }
}

async fn open_window(browser: &mut Browser, path: &str) -> Window {
    let window = Window::default();
    let response = browser.stream(path).await;
    assert_eq!(response.status().as_u16(), 200);
    let (mut body, text) = (response.into_body().into_data_stream(), Arc::clone(&window.0));
    tokio::spawn(async move {
        while let Some(Ok(piece)) = body.next().await {
            text.lock().unwrap().push_str(std::str::from_utf8(&piece).unwrap());
        }
    });
    window
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(120), "{what}");
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
}

const SEATS: [(&str, Option<&str>); 4] =
    [("coordinator", None), ("police", None), ("chair", None), ("press", None)];

/// Opens a room of the small scenario: the kinds that somebody holds there, and an administrator at every agency that may have
/// one.
async fn open_room(trainer: &mut Browser) -> (String, usize) {
    let (_, form) = trainer.get("/class/new").await;
    let offered = |name: &str| -> Vec<String> {
        let before = format!("name=\"{name}\" value=\"");
        let parts = form.split(&before).skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    };
    let kinds = offered("seat");
    assert!(kinds.iter().all(|kind| SEATS.iter().any(|(known, _)| known == kind)));
    let mut seats: Vec<Value> = kinds.iter().map(|kind| json!({ "kind": kind })).collect();
    seats.extend(offered("agency").iter().map(|id| json!({ "kind": "administrator", "agency": id })));
    let wanted = json!({
        "source": "small", "seed": 3, "replication": 0, "seats": seats, "pace": "stand", "hints": true,
    });
    let (status, said) = trainer.post("/api/class", &wanted).await;
    assert_eq!(status, 200, "{said}");
    (said["code"].as_str().unwrap().to_owned(), seats.len())
}

/// A word that only one seat says.
fn word_of(seat: usize) -> String {
    format!("lời-riêng-của-vai-{seat}-")
}

fn name_of(seat: usize) -> String {
    format!("Học viên <b>{seat}</b> &")
}

struct Class {
    app: App,
    rooms: MemoryRooms,
    code: String,
    trainer: Browser,
    desk: Window,
    trainees: Vec<(Browser, Window)>,
}

impl Class {
    async fn open() -> Class {
        let rooms = MemoryRooms::default();
        let app = app(&rooms);
        let mut trainer = Browser::trainer(&app);
        let (code, seats) = open_room(&mut trainer).await;
        let desk = open_window(&mut trainer, &format!("/api/class/{code}/events?lang=en")).await;
        let mut trainees = Vec::new();
        for seat in 0..seats {
            let mut browser = Browser::new(&app);
            let joins = json!({ "code": code, "name": name_of(seat), "seat": seat });
            let (status, said) = browser.post("/api/join", &joins).await;
            assert_eq!(status, 200, "{said}");
            let window = open_window(&mut browser, &format!("/api/room/{code}/events?lang=en")).await;
            trainees.push((browser, window));
        }
        Class { app, rooms, code, trainer, desk, trainees }
    }

    async fn order(&mut self, order: Value) {
        let (status, said) = self.trainer.post(&format!("/api/class/{}", self.code), &order).await;
        assert_eq!(status, 200, "{order}: {said}");
    }

    /// Somebody at a seat takes what waits there first; none where the drill is over.
    async fn decide(&mut self) -> Option<(usize, String)> {
        let windows: Vec<Window> = self.trainees.iter().map(|(_, window)| window.clone()).collect();
        let mut found = None;
        until("something waits or the drill is over", || {
            found = windows.iter().enumerate().find_map(|(seat, window)| {
                let waiting = window.last("state")["waiting"].as_array()?.first()?.clone();
                Some((seat, waiting))
            });
            found.is_some() || windows[0].last("clock")["over"] == true
        })
        .await;
        let (seat, waiting) = found?;
        let id = waiting["id"].as_str().unwrap().to_owned();
        let option = &waiting["options"][0]["id"];
        let body = json!({ "decision": id, "option": option, "rationale": word_of(seat) });
        let path = format!("/api/room/{}/decide", self.code);
        let (status, said) = self.trainees[seat].0.post(&path, &body).await;
        assert_eq!(status, 200, "{said}");
        let window = &windows[seat];
        until("the decision is seen", || {
            window.last("state")["waiting"].as_array().unwrap().iter().all(|other| other["id"] != id.as_str())
        })
        .await;
        Some((seat, id))
    }

    /// The room as a killed server would find it.
    fn found(&self) -> Session {
        let files = self.rooms.0.lock().unwrap();
        let text = String::from_utf8(files[&format!("{}.jsonl", self.code)].clone()).unwrap();
        drop(files);
        let (header, acts) = acts::read(&text).unwrap();
        Begun::again(header, acts).unwrap().session
    }
}

fn counted(lines: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    lines.for_each(|line| *counts.entry(line).or_default() += 1);
    counts
}

/// What a seat was told is what it knows, no more and no less, and of others nothing at all.
fn told_what_is_known(class: &Class, session: &Session) {
    let reader = Reader::new(session.world(), Lang::En);
    let clock = ["date", "over", "pace", "paused", "phase", "says", "time"];
    let state = ["decided", "here", "hints", "model", "phase", "stuck", "waiting"];
    for (seat, (_, window)) in class.trainees.iter().enumerate() {
        let known = counted(session.known(seat).map(|(_, fact)| reader.sentence(&fact)));
        let told = counted(window.lines().iter().map(|line| line["text"].as_str().unwrap().to_owned()));
        assert_eq!(told, known, "seat {seat}");
        for (kind, _, data) in window.events() {
            let keys: Vec<&str> = data.as_object().unwrap().keys().map(String::as_str).collect();
            match kind.as_str() {
                "news" => assert_eq!(keys, ["from", "lines"]),
                "clock" => assert_eq!(keys, clock),
                "state" => {
                    assert_eq!(keys, state);
                    let all = data["waiting"].as_array().into_iter().chain(data["decided"].as_array());
                    assert!(all.flatten().all(|one| one["seat"] == seat), "seat {seat}: {data}");
                }
                "beat" => assert!(keys.is_empty()),
                other => panic!("an event `{other}`"),
            }
        }
        let bytes = window.bytes();
        for other in (0..class.trainees.len()).filter(|other| *other != seat) {
            assert!(!bytes.contains(&word_of(other)), "seat {seat} was sent the words of {other}");
            assert!(!bytes.contains(&format!("<b>{other}</b>")), "seat {seat} was sent the name of {other}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn over_a_whole_drill_every_seat_is_told_what_it_knows_and_nothing_else() {
    let mut class = Class::open().await;
    class.order(json!({ "do": "start", "empty_to_model": false })).await;
    let (mut taken, mut by) = (0, Vec::new());
    while let Some((seat, id)) = class.decide().await {
        taken += 1;
        by.push(seat);
        if taken == 2 {
            let inject = json!({
                "to": "cong-an-tinh", "channel": "telephone", "from": "Báo", "title": "Hỏi", "message": "<i>Gấp</i>",
                "what": { "kind": "tells" },
            });
            let to = class.found().run().scenario.province.organisations[0].id.clone();
            let channel = class.found().run().scenario.practice.channels[0].id.clone();
            let mut inject = inject;
            (inject["to"], inject["channel"]) = (json!(to), json!(channel));
            class.order(json!({ "do": "inject", "inject": inject })).await;
        }
        if taken == 3 {
            // Of what waits elsewhere nothing is told, not even that it does, nor that it is taken.
            let stranger = (seat + 1) % class.trainees.len();
            let path = format!("/api/room/{}/decide", class.code);
            let body = json!({ "decision": id, "option": "x", "rationale": "" });
            let taken = class.trainees[stranger].0.post(&path, &body).await;
            let none = json!({ "decision": "contain@i99.9", "option": "x", "rationale": "" });
            assert_eq!(class.trainees[stranger].0.post(&path, &none).await, taken);
            assert_eq!(taken.0, 409);
        }
    }
    by.sort_unstable();
    by.dedup();
    assert!(taken > 5 && by.len() > 1, "{taken} decisions at {} seats show nothing", by.len());
    let desk = class.desk.clone();
    until("the trainer sees every decision", || {
        desk.last("state")["decided"].as_array().map_or(0, Vec::len) == taken
    })
    .await;
    let session = class.found();
    assert_eq!(session.now(), session.end());
    told_what_is_known(&class, &session);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_comes_back_as_it_was_and_whoever_comes_back_misses_nothing() {
    let mut class = Class::open().await;
    class.order(json!({ "do": "start", "empty_to_model": false })).await;
    let mut last = 0;
    for _ in 0..3 {
        last = class.decide().await.expect("there are decisions").0;
    }
    class.order(json!({ "do": "hand", "seat": (last + 1) % class.trainees.len(), "model": true })).await;
    class.order(json!({ "do": "pace", "pace": { "run": 3600.0 } })).await;
    let window = class.trainees[last].1.clone();
    let before = window.last("clock")["time"].clone();
    until("the clock runs", || window.last("clock")["time"] != before).await;
    class.order(json!({ "do": "pause", "paused": true })).await;
    let path = format!("/api/class/{}/events?lang=en", class.code);
    until("it stands", || window.last("clock")["paused"] == true).await;
    // Another server over the same folder: nobody told it anything.
    let again = app(&class.rooms);
    assert_eq!(again.token(), class.app.token());
    tokio::task::block_in_place(|| again.class().wake());
    for (seat, (browser, window)) in class.trainees.iter().enumerate() {
        let mut back = Browser { cookie: browser.cookie.clone(), ..Browser::new(&again) };
        let fresh = open_window(&mut back, &format!("/api/room/{}/events?lang=en", class.code)).await;
        until("the stream begins", || !fresh.last("state").is_null() && !fresh.last("clock").is_null()).await;
        assert_eq!(fresh.lines(), window.lines(), "seat {seat}");
        assert_eq!(fresh.last("clock"), window.last("clock"), "seat {seat}");
        for key in ["phase", "hints", "waiting", "decided", "model"] {
            assert_eq!(fresh.last("state")[key], window.last("state")[key], "seat {seat}: {key}");
        }
        // Whoever says how far they were gets what came after, and nothing twice.
        let ids: Vec<String> =
            fresh.events().into_iter().map(|(_, id, _)| id).filter(|id| !id.is_empty()).collect();
        if let Some(id) = ids.first() {
            let path = format!("/api/room/{}/events?lang=en&after={id}", class.code);
            let rest = open_window(&mut back, &path).await;
            until("the stream begins", || !rest.last("clock").is_null()).await;
            let had: usize = id.rsplit('-').next().unwrap().parse().unwrap();
            assert_eq!(rest.lines(), fresh.lines()[had..].to_vec());
            // A position of before the server was killed means nothing to this one: everything is told again.
            let old = window.events().into_iter().map(|(_, id, _)| id).find(|id| !id.is_empty()).unwrap();
            let path = format!("/api/room/{}/events?lang=en&after={old}", class.code);
            let all = open_window(&mut back, &path).await;
            until("the stream begins", || !all.last("clock").is_null()).await;
            assert_eq!(all.lines(), fresh.lines());
        }
    }
    let mut trainer = Browser { cookie: class.trainer.cookie.clone(), ..Browser::new(&again) };
    let desk = open_window(&mut trainer, &path).await;
    until("the desk is there", || !desk.last("state").is_null()).await;
    assert_eq!(desk.last("state")["decided"], class.desk.last("state")["decided"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_written_down_is_not_told_and_a_half_line_harms_nothing() {
    let mut class = Class::open().await;
    class.order(json!({ "do": "start", "empty_to_model": false })).await;
    let first =
        |window: &Window| window.last("state")["waiting"].as_array().and_then(|all| all.first().cloned());
    let windows: Vec<Window> = class.trainees.iter().map(|(_, window)| window.clone()).collect();
    let mut found = None;
    until("something waits", || {
        found = windows.iter().enumerate().find_map(|(seat, window)| Some((seat, first(window)?)));
        found.is_some()
    })
    .await;
    let (seat, waiting) = found.unwrap();
    class.rooms.0.lock().unwrap().insert(FULL.to_owned(), Vec::new());
    let wish = json!({ "decision": waiting["id"], "option": waiting["options"][0]["id"], "rationale": word_of(seat) });
    let path = format!("/api/room/{}/decide", class.code);
    assert_eq!(class.trainees[seat].0.post(&path, &wish).await.0, 500);
    until("everybody is told", || windows.iter().all(|window| !window.last("state")["stuck"].is_null()))
        .await;
    until("the trainer is told", || !class.desk.last("state")["stuck"].is_null()).await;
    let seen = windows[seat].last("state");
    assert_eq!((&seen["waiting"][0]["id"], seen["decided"].as_array().unwrap().len()), (&waiting["id"], 0));
    assert_ne!(seen["stuck"], class.desk.last("state")["stuck"], "why, is for the trainer");
    // There is room again, and still nothing is added to the half line.
    class.rooms.0.lock().unwrap().remove(FULL);
    let other = (seat + 1) % class.trainees.len();
    let path = format!("/api/room/{}/leave", class.code);
    assert_eq!(class.trainees[other].0.post(&path, &json!({})).await.0, 500);
    let name = format!("{}.jsonl", class.code);
    let cut = "{\"act\":\"joined\",\"trainee\":9,\"name\":\"Lê".as_bytes();
    {
        let mut files = class.rooms.0.lock().unwrap();
        let file = files.get_mut(&name).unwrap();
        assert_ne!(file.last(), Some(&b'\n'));
        let whole = file.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        file.truncate(whole);
        // Another line that was cut off, inside of a letter.
        file.extend(&cut[..cut.len() - 1]);
    }
    let again = app(&class.rooms);
    tokio::task::block_in_place(|| again.class().wake());
    let browser = Browser { cookie: class.trainees[seat].0.cookie.clone(), ..Browser::new(&again) };
    let back = open_window(&mut browser.clone(), &format!("/api/room/{}/events?lang=en", class.code)).await;
    until("the decision waits again", || first(&back).is_some_and(|one| one["id"] == waiting["id"])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_the_trainer_does_nothing_of_the_trainers() {
    let class = Class::open().await;
    let code = &class.code;
    let mut trainee = class.trainees[0].0.clone();
    let mut stranger = Browser::new(&class.app);
    for path in [
        "/class".to_owned(),
        "/class/new".to_owned(),
        format!("/class/{code}"),
        format!("/class/{code}/code"),
        format!("/class/{code}/debriefing"),
        format!("/class/{code}/files/session.jsonl"),
        format!("/api/class/{code}/events"),
    ] {
        for who in [&mut trainee, &mut stranger] {
            let (status, text) = who.get(&path).await;
            assert_eq!(status, 403, "{path}");
            assert!(!text.contains(&word_of(0)));
        }
    }
    let order = format!("/api/class/{code}");
    for body in [json!({ "do": "start", "empty_to_model": true }), json!({ "do": "close", "futures": 0 })] {
        assert_eq!(trainee.post(&order, &body).await.0, 403);
        assert_eq!(stranger.post(&order, &body).await.0, 403);
    }
    assert_eq!(stranger.get(&format!("/room/{code}")).await.0, 403);
    assert_eq!(stranger.get(&format!("/api/room/{code}/events")).await.0, 403);
    // A token of somebody else's room opens nothing.
    trainee.cookie = trainee.cookie.replace(code.as_str(), "ABCDEF");
    assert_eq!(trainee.get(&format!("/room/{code}")).await.0, 403);
    let (status, text) = stranger.get("/trainer?token=00000000000000000000000000000000").await;
    assert!(status == 403 && stranger.cookie.is_empty(), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_sent_away_hears_no_more_and_is_gone() {
    let mut class = Class::open().await;
    class.order(json!({ "do": "send_away", "trainee": 0 })).await;
    let window = class.trainees[0].1.clone();
    until("the stream says so", || window.events().iter().any(|(kind, ..)| kind == "gone")).await;
    let path = format!("/api/room/{}/events", class.code);
    assert_eq!(class.trainees[0].0.get(&path).await.0, 403);
    let joins = json!({ "code": class.code, "name": " \u{202e} ", "seat": 0 });
    let (status, said) = class.trainees[0].0.post("/api/join", &joins).await;
    assert_eq!(
        (status, said["error"].as_str().unwrap()),
        (422, "A name needs letters and has at most 60 characters")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_drill_has_begun_whoever_comes_waits_for_the_trainer() {
    let mut class = Class::open().await;
    class.order(json!({ "do": "start", "empty_to_model": false })).await;
    for _ in 0..3 {
        class.decide().await.expect("there are decisions");
    }
    let code = class.code.clone();
    let (seat, trainee) = (0, class.trainees.len());
    let joins = json!({ "code": code, "name": "Người đến sau", "seat": seat });
    let events = format!("/api/room/{code}/events?lang=en");
    let only = |window: &Window, wanted: &str| {
        window.events().iter().all(|(kind, ..)| kind == wanted || kind == "beat")
    };
    let mut late = Browser::new(&class.app);
    assert_eq!(late.post("/api/join", &joins).await.0, 200);
    let window = open_window(&mut late, &events).await;
    until("they are told to wait", || !window.last("admission").is_null()).await;
    // The trainer sees who waits; whoever sits there does not, and is told of nobody.
    let (desk, mate) = (class.desk.clone(), class.trainees[seat].1.clone());
    let here =
        |window: &Window, at: &str| window.last("state").pointer(at).unwrap().as_array().unwrap().clone();
    until("the trainer sees them", || {
        here(&desk, "/seats/0/here").iter().any(|p| p["id"] == trainee && p["waits"] == true)
    })
    .await;
    assert!(here(&mate, "/here").iter().all(|person| person["id"] != trainee));
    // Nothing of the drill is theirs, whatever happens in it, nor do they do anything in it.
    let decides = json!({ "decision": "x", "option": "x", "rationale": "" });
    let (status, said) = late.post(&format!("/api/room/{code}/decide"), &decides).await;
    assert_eq!((status, said["error"].as_str()), (403, Some("The trainer has not let you in yet")));
    assert_eq!(late.post(&format!("/api/room/{code}/hint"), &json!({ "decision": "x" })).await.0, 403);
    assert_eq!(late.get(&format!("/room/{code}/debriefing")).await.0, 403);
    class.decide().await.expect("there are decisions");
    assert!(only(&window, "admission"), "{}", window.bytes());
    // Nor after a restart.
    let again = app(&class.rooms);
    tokio::task::block_in_place(|| again.class().wake());
    let mut back = Browser { cookie: late.cookie.clone(), ..Browser::new(&again) };
    let fresh = open_window(&mut back, &events).await;
    until("they are told to wait", || !fresh.last("admission").is_null()).await;
    assert!(only(&fresh, "admission"), "{}", fresh.bytes());
    // Let in, they know what their role knows.
    class.order(json!({ "do": "admit", "trainee": trainee })).await;
    until("they know what their mates know", || {
        !window.last("clock").is_null() && window.lines() == mate.lines()
    })
    .await;
    assert!(!window.lines().is_empty(), "an empty past shows nothing");
    // Whoever changes the role waits too, unless the trainer has opened the doors.
    let (mut mover, elsewhere) =
        (class.trainees[1].0.clone(), json!({ "code": code, "name": "Hai", "seat": 0 }));
    assert_eq!(mover.post("/api/join", &elsewhere).await.0, 200);
    let moved = open_window(&mut mover, &events).await;
    until("they are told to wait", || !moved.last("admission").is_null()).await;
    assert!(only(&moved, "admission"), "{}", moved.bytes());
    class.order(json!({ "do": "doors", "open": true })).await;
    let mut free = Browser::new(&class.app);
    assert_eq!(free.post("/api/join", &joins).await.0, 200);
    let comes = open_window(&mut free, &events).await;
    until("they come in at once", || comes.lines() == mate.lines()).await;
    assert!(comes.last("admission").is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trainee_has_so_many_windows_and_no_more() {
    let class = Class::open().await;
    let (mut browser, _) = class.trainees[0].clone();
    let events = format!("/api/room/{}/events?lang=en", class.code);
    let mut windows = Vec::new();
    let refused = loop {
        let response = browser.stream(&events).await;
        if response.status() != 200 {
            break response.status().as_u16();
        }
        windows.push(response);
    };
    // One was open already.
    assert_eq!((refused, windows.len() as u32 + 1), (429, MOST_WINDOWS));
    let (status, page) = browser.get(&format!("/room/{}", class.code)).await;
    assert!(status == 429 && page.contains("You have 8 windows of this room open"), "{page}");
    drop(windows);
    assert_eq!(browser.get(&format!("/room/{}", class.code)).await.0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seed_is_taken_to_its_last_digit_and_no_link_leads_to_another_machine() {
    let rooms = MemoryRooms::default();
    let mut trainer = Browser::trainer(&app(&rooms));
    let (_, form) = trainer.get("/class/new").await;
    let kind = form.split("name=\"seat\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let wanted = |seed: Value| json!({ "source": "small", "seed": seed, "replication": "0", "seats": [{ "kind": kind }], "pace": "stand", "hints": true });
    let (status, said) = trainer.post("/api/class", &wanted(json!("18446744073709551615"))).await;
    assert_eq!(status, 200, "{said}");
    let text = String::from_utf8(rooms.0.lock().unwrap().values().flatten().copied().collect()).unwrap();
    assert!(text.contains("18446744073709551615"));
    assert_eq!(trainer.post("/api/class", &wanted(json!("18446744073709551616"))).await.0, 422);
    let (status, page) = trainer.get("//evil.example/x").await;
    assert!(
        status == 404 && page.contains("href=\"/evil.example/x?lang=vi\"") && !page.contains("\"//"),
        "{page}"
    );
}
