//! Records survive a round trip to the byte, and whatever is wrong with one is told with its line.

use proptest::prelude::*;

use super::testing::*;
use super::*;
use crate::units::{AlertId, SimTime};

fn three_entries() -> Record {
    let mut script = Script::new(Vec::new());
    let began = script.at(-60, Fact::IntrusionBegan { intrusion: HIT, system: PORTAL });
    let alert = script.because(
        began,
        TimeClass::Detection,
        30,
        Fact::AlertRaised {
            alert: AlertId(0),
            source: AlertSource::Users,
            org: AGENCY,
            system: Some(PORTAL),
            intrusion: Some(HIT),
            campaign: Some(HIT.campaign),
        },
    );
    script.push(
        100,
        Fact::AlertAcknowledged { alert: AlertId(0), person: LOCAL, intrusion: Some(HIT) },
        Some(alert),
        vec![began],
        vec![(TimeClass::Absent, 50), (TimeClass::Queue, 20)],
    );
    script.entries[1].seen_by = Audience::Orgs([AGENCY, CENTRE].into());
    script.entries[2].seen_by = Audience::Everybody;
    script.record()
}

fn text(record: &Record) -> String {
    String::from_utf8(write_jsonl(record).unwrap()).unwrap()
}

/// Rewrites the end line so that a changed body is only wrong in what was changed.
fn sealed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let body: String = lines[1..lines.len() - 1].iter().map(|l| format!("{l}\n")).collect();
    let digest = write::sha256(body.as_bytes());
    format!("{}\n{body}{{\"end\":true,\"entries\":{},\"digest\":\"{digest}\"}}\n", lines[0], lines.len() - 2)
}

fn error_of(text: &str) -> RecordError {
    read_jsonl(text.as_bytes()).expect_err("this record is wrong")
}

#[test]
fn entries_carry_the_ids_of_the_scenario() {
    let text = text(&three_entries());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[2],
        "{\"seq\":1,\"t\":30,\"fact\":\"alert_raised\",\"alert\":0,\"source\":\"users\",\"org\":\"agency\",\
         \"system\":\"s2\",\"intrusion\":\"c1@agency\",\"campaign\":\"c1\",\"seen_by\":[\"agency\",\"centre\"],\"cause\":0,\
         \"spent\":[[\"detection\",90]]}"
    );
    assert!(lines[0].starts_with("{\"format\":1,\"version\":\"0.0.0-test\",\"scenario\":\"test-2022\","));
    assert!(lines[0].contains("\"started\":\"2022-11-15T08:00\",\"horizon_s\":432000,\"events\":3}"));
    assert!(lines[4].starts_with("{\"end\":true,\"entries\":3,\"digest\":\"sha256:"));
    assert!(lines[4].contains(&digest(&three_entries()).unwrap()));
}

#[test]
fn a_round_trip_is_the_same_to_the_byte() {
    let mut record = three_entries();
    record.run.overrides.push(Override::Decide {
        decision: "d1".to_owned(),
        option: "watch".to_owned(),
        after_s: 0,
    });
    let bytes = write_jsonl(&record).unwrap();
    let back = read_jsonl(&bytes).unwrap();
    assert_eq!(back.run, record.run);
    assert_eq!(back.entries, record.entries);
    assert_eq!(write_jsonl(&back).unwrap(), bytes);
}

#[test]
fn a_broken_record_says_what_and_where() {
    let good = text(&three_entries());
    let cases: Vec<(String, RecordError)> = vec![
        ("\n \n".to_owned(), RecordError::Empty),
        (good.replacen("{\"format\":1,", "{\"format\":9,", 1), RecordError::Format { found: 9, known: 1 }),
        (good[..200].to_owned(), RecordError::Truncated { line: 1 }),
        (good.lines().take(3).map(|l| format!("{l}\n")).collect(), RecordError::Truncated { line: 3 }),
        (good[..good.find("\"seq\":2").unwrap() + 30].to_owned(), RecordError::Truncated { line: 4 }),
        (format!("{good}x"), RecordError::AfterEnd { line: 6 }),
        (
            good.replacen("\"structure\":\"default\",\"seed\"", "\"structure\":\"hub\",\"seed\"", 1),
            RecordError::Header {
                field: "structure".to_owned(),
                says: "hub".to_owned(),
                scenario: "default".to_owned(),
            },
        ),
        (
            sealed(&good.replace("\"seq\":2,", "\"seq\":3,")),
            RecordError::Seq { line: 4, expected: 2, found: 3 },
        ),
        (
            sealed(&good.replace("\"t\":100,", "\"t\":29,")),
            RecordError::TimeBack { line: 4, t: 29, before: 30 },
        ),
        (
            sealed(&good.replace("\"cause\":1,", "\"cause\":2,")),
            RecordError::Cause { line: 4, seq: 2, cause: 2 },
        ),
        (sealed(&good.replace("\"after\":[0]", "\"after\":[1]")), RecordError::After { line: 4, after: 1 }),
        (
            sealed(&good.replace("[\"queue\",20]", "[\"queue\",19]")),
            RecordError::Spent { line: 4, says: 69, elapsed: 70 },
        ),
        (
            good.replace("\"t\":100,", "\"t\":9223372036854775807,"),
            RecordError::TimeRange { line: 4, t: i64::MAX, limit: 36_525 * 86_400 },
        ),
        (
            good.replace("\"horizon_s\":432000", "\"horizon_s\":-9223372036854775808"),
            RecordError::TimeRange { line: 1, t: i64::MIN, limit: 36_525 * 86_400 },
        ),
        (good.replace("\"entries\":3", "\"entries\":4"), RecordError::Count { line: 5, says: 4, found: 3 }),
    ];
    for (text, wanted) in cases {
        assert_eq!(error_of(&text), wanted);
    }
}

#[test]
fn changes_are_noticed_by_the_digests() {
    let good = text(&three_entries());
    let other = good.replace("\"source\":\"users\"", "\"source\":\"press\"");
    assert!(matches!(error_of(&other), RecordError::Digest { line: 5, .. }));
    let other = good.replacen("\"users\":{\"Unsourced\":1000}", "\"users\":{\"Unsourced\":1001}", 1);
    assert_ne!(other, good);
    assert!(matches!(error_of(&other), RecordError::ScenarioDigest { .. }));
}

/// A value that a field of a fact may have, as JSON.
fn sample(field: &str, tag: &str) -> &'static str {
    match field {
        "alert" | "incident" | "into" | "task" | "message" | "approval" | "attempt" | "records"
        | "million" | "in_vain" | "present" => "7",
        "org" | "to" | "from" | "approver" | "by" => "\"centre\"",
        "system" => "\"s3\"",
        "systems" => "[\"s1\",\"s4\"]",
        "person" => "\"centre/duty/1\"",
        "came" => "[\"centre/duty/1\"]",
        "left" => "[]",
        "intrusion" => "\"c2@agency\"",
        "campaign" => "\"c2\"",
        "inject" => "\"i1\"",
        "until" => "-86400",
        "severity" => "\"Severe\"",
        "subject" => "null",
        "role" => "{\"IncidentLead\":\"CyberSecurity\"}",
        "milestone" => "\"NationalNotified\"",
        "impact" => "\"starved\"",
        "verdict" => "\"attached\"",
        "source" => "\"on_site\"",
        "kind" => "\"personal_data\"",
        "how" => "\"brought_forward\"",
        "asked" => "\"team\"",
        "options" => "[\"một\",\"hai\"]",
        "incident_type" if tag == "incident_learned" => "null",
        "action" if tag.starts_with("task") || tag.starts_with("approval") => "\"RemoveContent\"",
        "action" | "channel" | "step" | "point" | "chosen" | "policy" | "incident_type" => "\"gõ @ 1\"",
        _ => "true",
    }
}

#[test]
fn every_fact_is_read_from_its_text_as_serde_reads_it() {
    let mut scenario = scenario();
    let text = "{\"id\":\"i1\",\"at\":\"1h\",\"title\":{\"vi\":\"\",\"en\":\"\"},\"message\":{\"vi\":\"\",\"en\":\"\"},\
                \"from\":{\"vi\":\"\",\"en\":\"\"},\"to\":\"agency\",\"channel\":\"telephone\",\"kind\":{\"Tells\":{}}}";
    scenario.drill.injects.push(serde_json::from_str(text).unwrap());
    let lean = lean::Lean::new(&scenario);
    Arc::new(scenario.names()).scope(|| {
        for (tag, fields) in lean::FIELDS {
            let fields: String = fields.iter().map(|f| format!(",\"{f}\":{}", sample(f, tag))).collect();
            for tail in [
                "\"seen_by\":[],\"cause\":null}",
                "\"seen_by\":[\"*\"],\"cause\":3,\"after\":[1,2],\"spent\":[[\"off_calendar\",5],[\"work\",4]]}",
                "\"seen_by\":[\"agency\",\"other\"],\"cause\":0,\"spent\":[[\"queue\",1]]}",
            ] {
                let line = format!("{{\"seq\":8,\"t\":-60,\"fact\":\"{tag}\"{fields},{tail}");
                let wanted: Entry = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{line}: {e}"));
                assert_eq!(lean.entry(&line).as_ref(), Some(&wanted), "{line}");
                assert_eq!(lean::tag(&wanted.fact), *tag);
                assert_eq!(write::line(&wanted), line, "and it is what is written");
            }
        }
    });
}

#[test]
fn what_is_written_in_another_way_means_the_same() {
    let record = three_entries();
    let good = text(&record);
    for (from, to) in [
        ("\"seq\":1,", "\"seq\": 1 ,"),
        ("\"seq\":1,\"t\":30,", "\"t\":30,\"seq\":1,"),
        ("\"source\":\"users\"", "\"source\":\"\\u0075sers\""),
        ("\"cause\":1,\"after\":[0],", "\"after\":[0],\"cause\":1,"),
    ] {
        let other = sealed(&good.replacen(from, to, 1));
        assert_ne!(other, good);
        assert_eq!(read_jsonl(other.as_bytes()).unwrap().entries, record.entries, "{to}");
    }
    for (from, to) in
        [("\"t\":30,", "\"t\":030,"), ("\"t\":30,", "\"t\":-0,"), ("\"alert\":0", "\"alert\":-0")]
    {
        assert!(
            matches!(error_of(&sealed(&good.replacen(from, to, 1))), RecordError::Shape { line: 3, .. }),
            "{to}"
        );
    }
}

#[test]
fn messages_are_in_both_languages() {
    let good = text(&three_entries());
    let error = error_of(&sealed(&good.replace("\"org\":\"agency\"", "\"org\":\"nobody\"")));
    assert_eq!(
        error.to_string(),
        "line 3, column 201: not the shape of a record (`nobody` is not in the record's scenario)"
    );
    let error = error_of(&sealed(&good.replace("\"seq\":2,", "\"seq\":3,")));
    assert_eq!(error.message(i18n::Lang::Vi), "dòng 4: `seq` là 3, phải là 2");
}

#[test]
fn limits_hold() {
    let good = write_jsonl(&three_entries()).unwrap();
    let wide = || read::Limits { bytes: 1 << 20, header: 1 << 20, line: 1 << 20, entries: 3, piece: 64 };
    assert!(read::read_within(&good, &wide()).is_ok());
    let limits = read::Limits { bytes: 100, ..wide() };
    assert!(matches!(read::read_within(&good, &limits), Err(RecordError::TooLarge { limit: 100, .. })));
    let limits = read::Limits { line: 64, ..wide() };
    assert_eq!(
        read::read_within(&good, &limits).unwrap_err(),
        RecordError::LineTooLong { line: 2, limit: 64 }
    );
    let limits = read::Limits { entries: 2, ..wide() };
    assert_eq!(read::read_within(&good, &limits).unwrap_err(), RecordError::TooManyEntries { limit: 2 });
}

#[test]
fn an_id_outside_the_scenario_cannot_be_written() {
    let mut record = three_entries();
    record.entries[2].seen_by = Audience::Org(OrgId(99));
    assert_eq!(
        write_jsonl(&record).unwrap_err().to_string(),
        "entry 2 cannot be written: `OrgId` 99 is not a position in the scenario's lists"
    );
}

#[test]
fn the_first_difference_is_named() {
    let (left, mut right) = (three_entries(), three_entries());
    assert_eq!(first_difference(&left, &right), None);
    right.entries[2].t = SimTime(101);
    let difference = first_difference(&left, &right).unwrap();
    assert_eq!(difference.seq, 2);
    assert!(difference.left.unwrap().contains("\"t\":100"));
    assert!(difference.right.unwrap().contains("\"t\":101"));
    right.entries.truncate(1);
    let difference = first_difference(&left, &right).unwrap();
    assert_eq!((difference.seq, difference.right), (1, None));
}

proptest! {
    #[test]
    fn random_records_survive_a_round_trip(steps in random::steps(60)) {
        let record = random::record(&steps);
        let bytes = write_jsonl(&record).unwrap();
        let back = read_jsonl(&bytes).unwrap();
        prop_assert_eq!(&back.entries, &record.entries);
        prop_assert_eq!(write_jsonl(&back).unwrap(), bytes);
    }

    /// Any one byte changed, lost or added: an error or the same meaning, never a panic.
    #[test]
    fn a_damaged_record_never_panics(at in 0.0..1.0f64, byte in any::<u8>(), how in 0..3u8) {
        let mut bytes = write_jsonl(&three_entries()).unwrap();
        let header = bytes.iter().position(|b| *b == b'\n').unwrap();
        let ix = header + 1 + ((bytes.len() - header - 1) as f64 * at) as usize;
        match how {
            0 => bytes[ix] = byte,
            1 => { bytes.remove(ix); }
            _ => bytes.truncate(ix),
        }
        if let Ok(record) = read_jsonl(&bytes) {
            prop_assert_eq!(record.entries, three_entries().entries);
        }
    }

    /// Pieces read side by side are what is read line after line, wherever they are cut; what is damaged is refused
    /// by both.
    #[test]
    fn pieces_are_read_as_lines_are(steps in random::steps(60), piece in 1..2000usize, at in 0.0..1.0f64, byte in any::<u8>()) {
        let record = random::record(&steps);
        let mut bytes = write_jsonl(&record).unwrap();
        let limits = read::Limits { bytes: 1 << 30, header: 1 << 20, line: 1 << 20, entries: 1000, piece };
        let start = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
        let names = Arc::new(record.run.scenario.names());
        let swift = |bytes: &[u8]| swift::read_entries(&bytes[start..], &limits, &record.run.scenario, &names);
        prop_assert_eq!(swift(&bytes), Some(record.entries.clone()));
        let ix = start + ((bytes.len() - start) as f64 * at) as usize;
        bytes[ix] = byte;
        if let Some(entries) = swift(&bytes) {
            let lines = bytes[start..].split_inclusive(|b| *b == b'\n');
            let read = names.scope(|| read::read_entries(lines, &limits));
            prop_assert_eq!(read.ok(), Some(entries));
        }
    }

    #[test]
    fn noise_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_jsonl(&bytes).is_err());
    }
}
