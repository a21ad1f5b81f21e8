//! The programme of a year as a user types it: the same bytes on any number of threads, drills that the other commands
//! take, wishes that are kept or refused with their reason, what earlier years are worth, the five provinces.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::typed::{Ran, flat, small, typed};

/// Few candidates and few runs: enough to see that everything hangs together.
const QUICK: [&str; 8] = [
    "--campaign",
    "denial-of-service",
    "--campaign",
    "insider-misuse",
    "--search",
    "2",
    "--replications",
    "3",
];
/// A few runs say little of how hard a drill is.
const LOOSE: [&str; 6] = ["--hardest", "0", "--easiest", "1", "--fair", "0"];

fn plan(out: &Path, more: &[&str]) -> Ran {
    let small = small(out.parent().unwrap());
    let loose = if more.contains(&"--hardest") { &[][..] } else { &LOOSE[..] };
    let begin = ["plan", small.as_str(), "--year", "2026", "--out", out.to_str().unwrap()];
    typed(&[&begin, &QUICK[..], loose, more].concat())
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Every file below a folder.
fn every_file(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_and_the_drills_are_scenarios() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    let wanted = ["--days", "4", "--length", "1,3", "--pin", "2026-03-17"];
    let first = plan(&one, &[&wanted[..], &["--threads", "1"]].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(flat(&first.out).contains("Chương trình diễn tập năm 2026"), "{}", first.out);
    assert_eq!(plan(&two, &[&wanted[..], &["--threads", "2"]].concat()).code, 0);
    let all = every_file(&one);
    assert_eq!(all, every_file(&two));

    let found = json(&one.join("plan.json"));
    let drills = found["drills"].as_array().unwrap();
    assert!(drills.iter().any(|drill| drill["first"] == "2026-03-17" && drill["pinned"] == true));
    let days: u64 = drills.iter().map(|drill| drill["days"].as_u64().unwrap()).sum();
    assert!(days <= 4, "{days}");
    let values = &found["comparison"]["values"];
    let value = |name: &str| values[name].as_f64().unwrap();
    assert!(value("searched") >= value("greedy") && value("upper") >= value("searched"), "{values}");

    // What is predicted is what the drill's own folder gives.
    let drill = &drills[0];
    let scenario = one.join(drill["folder"].as_str().unwrap());
    let scenario = scenario.to_str().unwrap();
    assert_eq!(typed(&["check", scenario]).code, 0);
    let out = folder.path().join("batch");
    let batch = typed(&["batch", scenario, "--replications", "3", "--out", out.to_str().unwrap()]);
    assert_eq!(batch.code, 0, "{}", batch.err);
    let batch = json(&out.join("batch.json"));
    assert_eq!(batch["scenario_digest"], drill["digest"]);
    // What is met in a whole run is met in play, or nothing of it is in play.
    let predicted = drill["expectations"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().unwrap();
    for (predicted, counted) in predicted.iter().zip(batch["expectations"].as_array().unwrap()) {
        assert_eq!(predicted["id"], counted["id"]);
        let [met, decided, undecided] = ["met", "decided", "undecided"].map(|name| number(&predicted[name]));
        assert!(met <= decided && decided + undecided <= 3, "{predicted}");
        assert!(met + 3 - decided - undecided >= number(&counted["met"]), "{predicted} {counted}");
    }

    // What goes to those who take part says nothing of what they are to find out.
    let calendar = fs::read_to_string(one.join("plan.ics")).unwrap().replace("\r\n ", "");
    for told in ["denial", "insider", "từ chối", "Từ chối", "nội bộ"] {
        assert!(!calendar.contains(told), "{told}");
        assert!(!drills.iter().any(|drill| drill["name"].to_string().contains(told)), "{told}");
    }
    for rests_on in ["X-WR-CALDESC", "hạt giống", "mã băm", "3 lần mới"] {
        assert!(calendar.contains(rests_on), "{rests_on}: {calendar}");
    }

    // Planned again with fewer days, nothing of the first programme is left; what a planner edited is not lost.
    let again = plan(&one, &["--days", "1", "--length", "1"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let folders = fs::read_dir(one.join("drills")).unwrap().filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.join("drill.ron").is_file()
    });
    assert_eq!(folders.count(), 1);
    let drill_now = json(&one.join("plan.json"))["drills"][0]["folder"].as_str().unwrap().to_owned();
    let edited = one.join(drill_now).join("drill.ron");
    let text = fs::read_to_string(&edited).unwrap() + "// mine\n";
    fs::write(&edited, &text).unwrap();
    let refused = plan(&one, &["--days", "1", "--length", "1", "--seed", "8", "--lang", "en"]);
    assert_eq!(refused.code, 4, "{}", refused.out);
    assert!(flat(&refused.err).contains("files that were edited since"), "{}", refused.err);
    // It is told before the simulation, which would show that nobody can be called.
    let people = ["--days", "1", "--length", "1", "--people", "1", "--lang", "en"];
    let before = plan(&one, &people);
    assert_eq!(before.code, 4, "{}", before.err);
    assert_eq!(plan(&folder.path().join("new"), &people).code, 2);
    assert_eq!(fs::read_to_string(&edited).unwrap(), text);
    let (one, drill) = (two, &drill);
    let scenario = one.join(drill["folder"].as_str().unwrap());
    let scenario = scenario.to_str().unwrap();

    // Its papers have the names of those that the exports of its folder write; the list of events is the same to the byte.
    // Guides and plan hold what the runs of the programme put to the test, which the exports do not know.
    let papers = Path::new(scenario).join("papers");
    let out = folder.path().join("exported");
    let out = out.to_str().unwrap();
    for what in
        [&["msel", scenario, "--replications", "3"][..], &["eeg", scenario], &["drill-plan", scenario]]
    {
        let ran = typed(&[&["export"], what, &["--out", out]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let exported = every_file(Path::new(out));
    let own = every_file(&papers);
    assert_eq!(exported.len(), 9);
    assert_eq!(exported.keys().collect::<Vec<_>>(), own.keys().collect::<Vec<_>>());
    for (name, bytes) in exported.iter().filter(|(name, _)| name.starts_with("msel")) {
        assert!(own[name] == *bytes, "{name} differs");
    }
}

#[test]
fn more_days_and_what_was_drilled_last_year() {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name);
    let chosen =
        |name: &str| json(&out(name).join("plan.json"))["comparison"]["values"]["chosen"].as_f64().unwrap();
    for (name, days) in [("few", "1"), ("many", "3")] {
        let ran = plan(&out(name), &["--days", days, "--length", "1"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    assert!(chosen("many") >= chosen("few"));

    // The memory of 2026 does not count for 2026 itself: only years before do.
    let memory = out("few").join("coverage.json");
    let text = fs::read_to_string(&memory).unwrap().replace("2026", "2025");
    fs::write(&memory, &text).unwrap();
    let with = ["--days", "1", "--length", "1", "--memory", memory.to_str().unwrap(), "--lang", "en"];
    let ran = plan(&out("next"), &with);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let next = json(&out("next").join("plan.json"));
    assert_eq!(next["earlier_years"], serde_json::json!([2025]));
    let elements = next["elements"].as_array().unwrap();
    assert!(elements.iter().any(|element| element["remembered"].as_f64().unwrap() > 0.2));
    let years = json(&out("next").join("coverage.json"));
    let years: Vec<&Value> = years["years"].as_array().unwrap().iter().map(|year| &year["year"]).collect();
    assert_eq!(years, [2025, 2026]);
    assert!(chosen("next") < chosen("few"), "what was drilled last year counts less");

    fs::write(&memory, text.replace("\"province\": \"", "\"province\": \"x")).unwrap();
    let ran = plan(&out("no"), &with);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(flat(&ran.err).contains("cannot be used: it is that of the province `x"), "{}", ran.err);
    fs::write(&memory, "not a memory").unwrap();
    let ran = plan(&out("no"), &with);
    assert_eq!(ran.code, 3);
    assert!(flat(&ran.err).contains("it is damaged at line 1, column 2: expected ident"), "{}", ran.err);
    assert!(!out("no").exists());
}

#[test]
fn impossible_wishes_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    for (wish, vi, en) in [
        (
            &["--pin", "2026-04-30"][..],
            "ngày ghim thứ Năm 30/04/2026 là ngày nghỉ lễ, Tết gợi ý: ngày gần nhất còn được: 29/04/2026",
            "the pinned day Thursday, 30 Apr 2026 is a public holiday hint: the nearest day that is free: 29 Apr 2026",
        ),
        (
            &["--pin", "2026-03-15"],
            "ngày ghim Chủ nhật 15/03/2026 là ngày nghỉ cuối tuần",
            "the pinned day Sunday, 15 Mar 2026 is at a weekend",
        ),
        (
            &["--pin", "17/03/2026", "--forbid", "2026-W12"],
            "thứ Ba 17/03/2026 vừa được ghim vừa bị cấm",
            "Tuesday, 17 Mar 2026 is both pinned and forbidden",
        ),
        (
            &["--pin", "2025-03-17"],
            "ngày ghim thứ Hai 17/03/2025 không thuộc năm 2026",
            "the pinned day Monday, 17 Mar 2025 is not in 2026",
        ),
        (
            &["--pin", "2026-03-17=data-thef"],
            "không có chiến dịch `data-thef` để ghim",
            "there is no campaign `data-thef` to pin",
        ),
        (
            &["--forbid", "2026-01-01..2026-12-31"],
            "năm 2026 không còn ngày nào để diễn tập",
            "no day of 2026 is left for a drill",
        ),
        (
            &["--forbid", "2025-W30"],
            "những ngày bị cấm từ 21/07/2025 không thuộc năm 2026",
            "the forbidden days from 21 Jul 2025 on are not in 2026",
        ),
        (
            &["--days", "300"],
            "muốn 300 ngày diễn tập, nhưng cả năm chỉ còn",
            "300 days of drill are wished for, but only",
        ),
        (&["--days", "0"], "không có công sức nào", "there is no effort"),
        (&["--people", "0"], "không có công sức nào", "there is no effort"),
        (&["--people", "1"], "hoặc nới giới hạn khác: --hardest", "is needed; or loosen another limit"),
        (
            &["--hardest", "0,8", "--easiest", "0.2"],
            "--hardest phải nhỏ hơn --easiest",
            "--hardest must be below --easiest",
        ),
        (
            &["--days", "1", "--length", "1", "--pin", "2026-03-17", "--pin", "2026-06-16"],
            "2 cuộc được ghim cần ít nhất 2 ngày, nhưng chỉ có 1 ngày",
            "2 pinned drills need at least 2 days, but there are only 1",
        ),
        (
            &["--pin", "soon"],
            "2026-03-17=ransomware-phishing",
            "must be a day, or a day with the id of a campaign",
        ),
        (
            &["--forbid", "W30"],
            "một ngày, một tuần hoặc một khoảng",
            "must be a day, a week or a stretch of days",
        ),
        (&["--length", "6"], "phải là số nguyên từ 1 đến 5", "must be a whole number from 1 to 5"),
    ] {
        for (lang, message) in [("vi", vi), ("en", en)] {
            let ran = plan(&out, &[wish, &["--lang", lang]].concat());
            assert_eq!(ran.code, 2, "{wish:?}: {}", ran.err);
            assert!(flat(&ran.err).contains(message), "{wish:?}: {}", ran.err);
        }
    }
    let small = small(folder.path());
    let ran = typed(&["plan", &small, "--year", "2031", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    let told = flat(&ran.err);
    assert!(
        told.contains("the table of holidays of the calendar `vn-administrative` has no year 2031"),
        "{told}"
    );
    assert!(!out.exists());
}

/// Beside a greedy and a random programme of the same effort, in every province that comes with the program.
fn compared(id: &str, year: &str) {
    let folder = tempfile::tempdir().unwrap();
    let province = format!("{}/scenarios/{id}", env!("CARGO_MANIFEST_DIR"));
    let out = folder.path().join("out");
    let few = [
        "--campaign",
        "denial-of-service",
        "--days",
        "3",
        "--length",
        "1,2",
        "--hardest",
        "0",
        "--easiest",
        "1",
        "--fair",
        "0",
    ];
    let run = [
        "plan",
        &province,
        "--year",
        year,
        "--search",
        "2",
        "--replications",
        "2",
        "--out",
        out.to_str().unwrap(),
    ];
    let ran = typed(&[&run[..], &few].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = json(&out.join("plan.json"));
    let values = &found["comparison"]["values"];
    let value = |name: &str| values[name].as_f64().unwrap();
    assert!(value("upper") >= value("searched") && value("searched") >= value("greedy"), "{values}");
    assert!(value("greedy") >= value("random_mean") && value("random_mean") > 0.0, "{values}");
    assert!(value("searched") >= value("random_high"), "{values}");
    // Whichever is better under fresh luck is taken, and told with its interval.
    let fresh = value("searched_fresh").max(value("greedy_fresh"));
    assert_eq!(value("chosen_fresh"), fresh, "{values}");
    let [low, high] = [0, 1].map(|end| values["chosen_fresh_between"][end].as_f64().unwrap());
    assert!(low <= fresh && fresh <= high && low < high, "{values}");
    for drill in found["drills"].as_array().unwrap() {
        let scenario = out.join(drill["folder"].as_str().unwrap());
        assert_eq!(typed(&["check", scenario.to_str().unwrap()]).code, 0, "{drill}");
    }
}

#[test]
fn dong_nai_beside_greedy_and_random() {
    compared("dong-nai-2022", "2023");
}
#[test]
fn khanh_hoa_beside_greedy_and_random() {
    compared("khanh-hoa-2019", "2019");
}
#[test]
fn quang_nam_beside_greedy_and_random() {
    compared("quang-nam-2023", "2024");
}
#[test]
fn son_la_beside_greedy_and_random() {
    compared("son-la-2026", "2026");
}
#[test]
fn thai_nguyen_beside_greedy_and_random() {
    compared("thai-nguyen-2023", "2024");
}
