//! The sheets of the list of events, read back.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::i18n::Text;
use crate::plan::msel::{Condition, Expected, Fires, Forecast, InTime, Measured, Named, Player, Row};

fn text(text: &str) -> Text {
    Text { vi: format!("{text} tiếng Việt"), en: format!("{text} in English") }
}

fn moment(t_s: i64) -> Moment {
    let day = 1 + t_s / 86_400;
    let clock = format!("2026-06-{day:02}T{:02}:{:02}:00+07:00", t_s % 86_400 / 3600, t_s % 3600 / 60);
    Moment { t_s, clock, offset: crate::plan::msel::offset(t_s) }
}

fn row(number: u32, kind: Kind, t_s: i64) -> Row {
    let named = Named { id: "one".to_owned(), name: text("one") };
    let player = Player { id: "cat".to_owned(), name: text("Công an"), short: "CAT".to_owned(), share: 0.5 };
    Row {
        number,
        id: format!("row-{number}"),
        kind,
        at: Some(moment(t_s)),
        mode: Some(named.clone()),
        from: Some(text("from")),
        to: vec![player],
        title: text("title"),
        message: text("message"),
        expected: Some(Expected {
            text: text("expected"),
            milestone: "triage".to_owned(),
            milestone_name: text("milestone"),
            within_s: Some(3600),
        }),
        about: Some(named.clone()),
        causes: Some(text("causes")),
        follows: Some("row-1".to_owned()),
        condition: Some(Condition { fires: Fires::P90, runs: 20, needed: 2, share: 0.1 }),
        forecast: (kind == Kind::ExpectedAction).then(|| Forecast {
            due: 20,
            before: 0,
            came: 18,
            share: 0.9,
            share_low: 0.7,
            share_high: 0.98,
            p50: Some(moment(7200)),
            p90: None,
            p50_between_s: [Some(7000), Some(7400)],
            p90_between_s: [None, None],
            in_time: Some(InTime { runs: 20, came: 11 }),
            measures: vec![Measured {
                id: "e".to_owned(),
                name: text("expectation"),
                from: "detection".to_owned(),
                from_name: text("detection"),
                target_s: 3600,
                limit_s: 7200,
                source: String::new(),
                due: 20,
                met: 11,
                p50_s: Some(3000),
                p90_s: None,
            }],
        }),
        objectives: vec![named],
    }
}

fn list() -> Msel {
    let kinds = [
        Kind::Startex,
        Kind::Attack,
        Kind::Inject,
        Kind::ExpectedAction,
        Kind::ContingencyInject,
        Kind::Endex,
    ];
    Msel {
        format: 1,
        version: "1.2.3".to_owned(),
        scenario: "s".to_owned(),
        scenario_digest: "sha256:0123456789".to_owned(),
        structure: "st".to_owned(),
        seed: 5,
        replications: 20,
        drill: text("drill & <co>"),
        province: text("province"),
        structure_name: text("structure"),
        plan: text("plan"),
        plan_source: "1/KH".to_owned(),
        starts: moment(0),
        ends: moment(86_400),
        campaigns: Vec::new(),
        rows: (1..).zip(kinds).map(|(number, kind)| row(number, kind, i64::from(number) * 3600)).collect(),
        not_exercised: Vec::new(),
    }
}

fn read(bytes: &[u8], sheet: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    for columns in [Columns::Hseep, Columns::Mitre] {
        for lang in Lang::ALL {
            let [one, two] = [0, 1].map(|_| xlsx(&list(), columns, lang).unwrap());
            assert!(one == two, "{columns:?} {lang:?}");
        }
    }
}

#[test]
fn a_row_stands_whole_below_its_heads_in_both_languages_and_columns() {
    let list = list();
    for (columns, lang, heads, said) in [
        (Columns::Hseep, Lang::Vi, ["Số", "Thời gian", "Ghi chú"], "trong 1 giờ; mốc:"),
        (
            Columns::Hseep,
            Lang::En,
            ["Event Number", "Designated Scenario Time", "Notes"],
            "within 1 h; milestone:",
        ),
        (Columns::Mitre, Lang::En, ["ID", "Local Time", "Measure of Performance"], "within 1 h; milestone:"),
    ] {
        let bytes = xlsx(&list, columns, lang).unwrap();
        let rows = read(&bytes, 0);
        let at = rows.iter().position(|row| row[0] == Data::String(heads[0].to_owned())).unwrap();
        for head in heads {
            assert!(rows[at].contains(&Data::String(head.to_owned())), "{head}");
        }
        assert_eq!(rows.len() - at - 1, list.rows.len());
        for (row, own) in rows[at + 1..].iter().zip(&list.rows) {
            assert_eq!(row[0], Data::Float(f64::from(own.number)));
            assert!(matches!(&row[1], Data::DateTime(time) if time.is_datetime()), "{:?}", row[1]);
            let all: String = row.iter().map(|cell| format!("{cell}\n")).collect();
            for part in
                [own.title.get(lang), own.message.get(lang), said, &own.id, &own.at.as_ref().unwrap().offset]
            {
                assert!(all.contains(part), "{part} in {all}");
            }
        }
        let forecast = read(&bytes, 2);
        assert_eq!(forecast.len() - at - 1, 1, "one expectation of one action");
    }
}

#[test]
fn the_table_has_a_line_for_every_row_and_a_field_for_every_head() {
    let list = list();
    let table = csv(&list);
    let mut lines = table.lines();
    let heads = lines.next().unwrap().split(',').count();
    // No text of the list above holds a comma or a line feed.
    let rows: Vec<&str> = lines.collect();
    assert_eq!(rows.len(), list.rows.len());
    assert!(rows.iter().all(|row| row.split(',').count() == heads), "{table}");
    let back: Msel = serde_json::from_str(&json(&list).unwrap()).unwrap();
    assert_eq!(back, list);
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_with_a_mark() {
    let mut list = list();
    list.rows[2].message = Text { vi: "ế".repeat(40_000), en: "x".repeat(40_000) };
    let rows = read(&xlsx(&list, Columns::Hseep, Lang::Vi).unwrap(), 0);
    assert!(rows.iter().flatten().any(|cell| cell.to_string().ends_with('…')));
}
