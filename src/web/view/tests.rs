//! What the player and the overview promise: for the trainer only, the moment that was asked for, nothing that makes no sense.

use serde_json::{Value, json};

use crate::web::testing::{Browser, MemoryRooms, app};

async fn ran(browser: &mut Browser) -> String {
    let structure = own_structure(browser).await;
    let wanted = json!({ "seed": "5", "replication": "0", "structure": structure });
    let (status, told) = browser.post("/api/scenarios/small/run", &wanted).await;
    assert_eq!(status, 200, "{told}");
    let page = told["go"].as_str().unwrap();
    page.trim_start_matches("/records/").trim_end_matches("/play").to_owned()
}

/// The one that the form offers first, or the scenario's own.
async fn own_structure(browser: &mut Browser) -> String {
    let (_, page) = browser.get("/scenarios/small").await;
    let at = page.find("data-structure=\"").unwrap() + "data-structure=\"".len();
    page[at..].split('"').next().unwrap().to_owned()
}

async fn asked(browser: &mut Browser, path: &str) -> Value {
    let (status, text) = browser.get(path).await;
    assert_eq!(status, 200, "{path}: {text}");
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn only_the_trainer_looks_at_drills() {
    let app = app(&MemoryRooms::default());
    let mut stranger = Browser::new(&app);
    for path in [
        "/scenarios/small",
        "/results/small",
        "/results/small/folder?of=",
        "/results/small/file/a.json",
        "/records/small~x~5~0/play",
        "/records/small~x~5~0/report",
        "/records/small~x~5~0/report.html",
        "/records/small~x~5~0/decisions",
        "/api/records/small~x~5~0/meta",
        "/api/records/small~x~5~0/frame",
        "/api/records/small~x~5~0/jump?kind=entry",
        "/api/records/small~x~5~0/why?seq=1",
        "/api/records/small~x~5~0/whom",
        "/api/records/small~x~5~0/search?q=a",
        "/api/records/small~x~5~0/strip",
    ] {
        assert_eq!(stranger.get(path).await.0, 403, "{path}");
    }
    let (status, _) = stranger.post("/api/scenarios/small/run", &json!({})).await;
    assert!((400..500).contains(&status), "{status}");
}

#[tokio::test]
async fn a_drill_is_run_and_every_moment_of_it_is_shown() {
    let app = app(&MemoryRooms::default());
    let mut browser = Browser::trainer(&app);
    let key = ran(&mut browser).await;
    let base = format!("/api/records/{key}");
    let meta = asked(&mut browser, &format!("{base}/meta")).await;
    let orgs: usize =
        meta["layers"].as_array().unwrap().iter().map(|l| l["orgs"].as_array().unwrap().len()).sum();
    let first = asked(&mut browser, &format!("{base}/frame?at=0")).await;
    assert_eq!(first["agencies"].as_array().unwrap().len(), orgs, "every agency has its place");
    // A jump leads to where a frame of that place is.
    let next = asked(&mut browser, &format!("{base}/jump?kind=decision&at=0&t={}", first["now"])).await;
    assert_eq!(next["found"], true);
    let same = asked(&mut browser, &format!("{base}/frame?at={}&t={}", next["at"], next["now"])).await;
    assert_eq!(same["clock"], next["clock"]);
    assert_eq!(same["story"], next["story"]);
    let back = asked(
        &mut browser,
        &format!("{base}/jump?kind=decision&back=true&at={}&t={}", next["at"], next["now"]),
    )
    .await;
    assert_eq!(back["found"], false, "it was the first");
    // Its causes end with it, and lead to one that has none.
    let why = asked(&mut browser, &format!("{base}/why?seq={}", next["current"])).await;
    assert!(!why["links"].as_array().unwrap().is_empty());
    // What a sentence says is found where it stands.
    let here = next["story"].as_array().unwrap().iter().find(|line| line["here"] == true).unwrap();
    let words = here["text"].as_str().unwrap().replace(' ', "%20");
    let found = asked(&mut browser, &format!("{base}/search?q={words}&at=0&t={}", first["now"])).await;
    assert_eq!(found["found"], next["at"]);
    // Marks stand within the timeline, in order.
    let strip = asked(&mut browser, &format!("{base}/strip")).await;
    for kind in ["inject", "decision", "turn", "passed", "reached"] {
        let places: Vec<u64> =
            strip["strip"][kind].as_array().unwrap().iter().filter_map(Value::as_u64).collect();
        assert!(places.is_sorted() && places.iter().all(|p| *p < strip["strip"]["places"].as_u64().unwrap()));
    }
    for (what, lang) in [("play", "vi"), ("decisions", "en"), ("report.html", "vi")] {
        let (status, page) = browser.clone().get(&format!("/records/{key}/{what}?lang={lang}")).await;
        assert_eq!((status, page.contains("<html")), (200, true), "{what}");
    }
}

#[tokio::test]
async fn following_somebody_lists_what_is_about_them() {
    let app = app(&MemoryRooms::default());
    let mut browser = Browser::trainer(&app);
    let base = format!("/api/records/{}", ran(&mut browser).await);
    let all = asked(&mut browser, &format!("{base}/frame?t=99999999")).await;
    let whom = asked(&mut browser, &format!("{base}/whom?t=99999999")).await;
    let items = whom["items"].as_array().unwrap();
    let org = items.iter().find(|item| item["whom"].as_str().is_some_and(|w| w.starts_with("org-"))).unwrap();
    let own =
        asked(&mut browser, &format!("{base}/frame?t=99999999&follow={}", org["whom"].as_str().unwrap()))
            .await;
    assert_eq!(own["agencies"], all["agencies"], "the state is of everybody");
    assert!(own["followed"].is_string() && own["heads"]["story"] != all["heads"]["story"]);
    let routine = asked(&mut browser, &format!("{base}/frame?t=99999999&routine=true")).await;
    assert!(routine["heads"]["story"] != all["heads"]["story"]);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_in_words() {
    let app = app(&MemoryRooms::default());
    let mut browser = Browser::trainer(&app);
    let key = ran(&mut browser).await;
    for (query, status) in [
        ("frame?follow=org-99999", 400),
        ("frame?follow=nobody", 400),
        ("frame?follow=person-x", 400),
        ("frame?go=soon", 400),
        ("frame?at=-1", 422),
        ("jump?kind=away", 400),
        ("why?seq=4000000000", 400),
        ("search?q=", 400),
    ] {
        let (told, text) = browser.get(&format!("/api/records/{key}/{query}")).await;
        assert_eq!(told, status, "{query}: {text}");
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(!value["error"].as_str().unwrap().is_empty() && value["hint"].is_string(), "{query}");
    }
    for key in ["nobody", "small", "small~0011", "small~no-structure~1~0", "small~a~b~c", "a~b~c", "~~~~"] {
        let (status, _) = browser.get(&format!("/api/records/{key}/frame")).await;
        assert!([404, 422].contains(&status), "{key}: {status}");
    }
    for seed in ["-1", "x", "99999999999999999999999"] {
        let wanted = json!({ "seed": seed, "replication": "0", "structure": "x" });
        assert_eq!(browser.post("/api/scenarios/small/run", &wanted).await.0, 400, "{seed}");
    }
    assert_eq!(browser.get("/results/small").await.0, 404, "a scenario is no folder of results");
}
