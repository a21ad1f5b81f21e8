//! Spreadsheets as people make them, and as nobody should.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;
use crate::i18n::Lang;
use crate::scenario::model::{InjectKind, Milestone};
use crate::scenario::testing::folder;
use crate::scenario::{LoadOptions, load};
use crate::units::Span;
use crate::units::time::{DAY, HOUR, MINUTE};

fn scenario() -> Scenario {
    let path = "../../scenarios/dong-nai-2022";
    load(&folder(path), path, &LoadOptions::default()).unwrap().scenario
}

/// A workbook of texts, one sheet.
fn book(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn imported(rows: &[&[&str]]) -> Imported {
    import("họp.xlsx", &book(rows), Some(&scenario())).unwrap()
}

/// The verdict of every row, and everything that is said about it in a language.
fn told(imported: &Imported, lang: Lang) -> Vec<(Verdict, String)> {
    let rows = imported.report.rows.iter();
    let said = |row: &RowReport| {
        row.notes
            .iter()
            .map(|note| format!("{} {}", note.cell, note.what.get(lang)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    rows.map(|row| (row.verdict, said(row))).collect()
}

const HEADS: [&str; 9] = [
    "TT",
    "Thời gian",
    "Tên tình huống",
    "Nội dung",
    "Đơn vị gửi đi",
    "Nơi nhận",
    "Yêu cầu xử lý",
    "Thời hạn",
    "Màu phiếu",
];

#[test]
fn a_sheet_from_a_meeting_becomes_injects() {
    let found = imported(&[
        &["UBND TỈNH ĐỒNG NAI"],
        &["DANH MỤC TÌNH HUỐNG DIỄN TẬP NĂM 2022"],
        &[],
        &HEADS,
        &["", "Ngày 26/12/2022"],
        &[
            "1",
            "08:15",
            "Cảnh báo thư lừa đảo",
            "Có nhiều thư giả mạo.",
            "",
            "Sở TT&TT",
            "Phân loại",
            "2 giờ",
        ],
        &["2", "D+1 H+2 M+30", "Báo chí hỏi", "Có bị tấn công không?", "", "cong an tinh dong nai", "", ""],
        &[
            "3",
            "N+1 14:00",
            "Trang tin bị sửa",
            "Ảnh chụp lan truyền.",
            "",
            "SOC tỉnh",
            "Cô lập trong vòng 1h30",
            "",
        ],
    ]);
    let says = told(&found, Lang::Vi);
    assert!(says.iter().all(|(verdict, _)| *verdict != Verdict::Refused), "{says:#?}");
    let injects = &found.injects;
    assert_eq!(
        injects.iter().map(|i| i.at.0).collect::<Vec<_>>(),
        [45 * MINUTE, DAY + 2 * HOUR + 30 * MINUTE, DAY + 6 * HOUR + 30 * MINUTE]
    );
    assert_eq!(injects.iter().map(|i| i.to.as_str()).collect::<Vec<_>>(), ["stttt", "cat", "soc"]);
    let expects = injects[0].expects.as_ref().unwrap();
    assert_eq!((expects.milestone, expects.within), (Milestone::Triage, Span::hours(2)));
    assert_eq!(injects[1].expects, None);
    let expects = injects[2].expects.as_ref().unwrap();
    assert_eq!((expects.milestone, expects.within), (Milestone::Containment, Span::mins(90)));
    assert_eq!(injects[0].id, "canh-bao-thu-lua-dao");
    // A head that is not known is told with its cell.
    let heads: Vec<&str> = found.report.sheets[0].notes.iter().map(|note| note.cell.as_str()).collect();
    assert_eq!(heads, ["Sheet1!I4"]);
    // The heading of the day is told of too.
    assert_eq!(found.report.rows.len(), 4);
}

#[test]
fn what_is_not_understood_is_refused_with_its_cell() {
    let found = imported(&[
        &["Time", "Title", "To", "Expected response", "Deadline"],
        &["soon", "A", "SOC tỉnh"],
        &["08:00", "B", "Sở Giao thông đường sắt Bắc Cực"],
        &["20/12/2022 08:00", "C", "SOC tỉnh"],
        &["31/12/2022 08:00", "D", "SOC tỉnh"],
        &["26/12/2022", "E", "SOC tỉnh"],
        &["09:00", "", "SOC tỉnh"],
        &["26/12/2022 10:00", "F", ""],
    ]);
    let says = told(&found, Lang::En);
    for (row, says_what) in [
        "Sheet1!A2 the time \"soon\" is not understood",
        "",
        "Sheet1!A4 20 Dec 2022 08:00 is before STARTEX",
        "Sheet1!A5 31 Dec 2022 08:00 is after ENDEX",
        "Sheet1!A6 \"26/12/2022\" is a day without a time",
        "neither a title nor a text",
        "no recipient",
    ]
    .iter()
    .enumerate()
    {
        assert!(says[row].1.contains(says_what), "{:?}", says[row]);
        assert!(row == 1 || says[row].0 == Verdict::Refused, "{:?}", says[row]);
    }
    // An agency that is none is doubtful at most: the nearest is named.
    assert!(says[1].0 != Verdict::Understood, "{:?}", says[1]);
}

#[test]
fn no_expectation_is_empty() {
    let found = imported(&[
        &["Time", "Title", "To", "Expected response", "Deadline"],
        &["08:00", "A", "SOC tỉnh", "Họp bàn", "2h"],
        &["09:00", "B", "SOC tỉnh", "Triage", ""],
        &["10:00", "C", "SOC tỉnh", "–", ""],
        &["11:00", "D", "SOC tỉnh", "Triage", "by lunch"],
        &["12:00", "E", "SOC tỉnh", "Restore (within 4 h; milestone: Recovery)", ""],
    ]);
    let expects: Vec<bool> = found.injects.iter().map(|inject| inject.expects.is_some()).collect();
    assert_eq!(expects, [false, false, false, false, true]);
    let verdicts: Vec<Verdict> = found.report.rows.iter().map(|row| row.verdict).collect();
    use Verdict::{Doubtful, Understood};
    assert_eq!(verdicts, [Doubtful, Doubtful, Understood, Doubtful, Understood]);
    assert!(found.file.contains("phản ứng mong đợi (chưa thành yêu cầu): Họp bàn"));
}

#[test]
fn contingencies_are_joined_to_what_they_are_for() {
    let found = imported(&[
        &["#", "Time", "Event type", "Title", "To", "Expected action", "Notes"],
        &["1", "08:00", "Inject", "A", "SOC tỉnh", "Triage within 2 h", ""],
        &["2", "11:00", "Contingency Inject", "B", "SOC tỉnh", "", "Contingency for no. 1"],
        &["3", "26/12/2022 09:00", "Contingency", "C", "SOC tỉnh", "", "contingency for inject 1"],
        &["4", "26/12/2022 12:00", "Contingency", "D", "SOC tỉnh", "", "contingency for no. 77"],
    ]);
    let by = |id: &str| found.injects.iter().find(|inject| inject.id == id).unwrap();
    assert_eq!(by("b").contingency_for.as_deref(), Some("a"));
    // Too early: moved to the end of the time limit.
    assert_eq!((by("c").contingency_for.as_deref(), by("c").at), (Some("a"), by("a").at + Span::hours(2)));
    assert_eq!(by("d").contingency_for, None);
    let verdicts: Vec<Verdict> = found.report.rows.iter().map(|row| row.verdict).collect();
    // The first is doubtful because its milestone is guessed from the words.
    use Verdict::{Doubtful, Understood};
    assert_eq!(verdicts, [Doubtful, Understood, Doubtful, Doubtful]);
}

/// The moments of the injects, as `D+n hh:mm`, by the drill's start at 07:30.
fn moments(found: &Imported) -> Vec<(String, i64)> {
    found.injects.iter().map(|i| (i.title.vi.clone(), i.at.0)).collect()
}

#[test]
fn a_day_is_never_that_of_the_row_above_where_the_row_says_another() {
    let found = imported(&[
        &["Ngày", "Giờ", "Tiêu đề", "Bên nhận"],
        &["26/12", "14h", "Một", "SOC tỉnh"],
        &["27/12", "14h", "Hai", "SOC tỉnh"],
        &["", "15h", "Ba", "SOC tỉnh"],
        &["mai", "16h", "Bốn", "SOC tỉnh"],
        &["", "16h30", "Năm", "SOC tỉnh"],
        &["Ngày 2", "17h", "Sáu", "SOC tỉnh"],
        &["2", "17h30", "Bảy", "SOC tỉnh"],
        &["mai", "28/12/2022 08:00", "Tám", "SOC tỉnh"],
    ]);
    let at = |day: i64, hour: i64, minute: i64| day * DAY + (hour - 7) * HOUR + (minute - 30) * MINUTE;
    let wanted = [
        ("Một", at(0, 14, 0)),
        ("Hai", at(1, 14, 0)),
        ("Ba", at(1, 15, 0)),
        ("Sáu", at(1, 17, 0)),
        ("Bảy", at(1, 17, 30)),
        ("Tám", at(2, 8, 0)),
    ];
    let wanted: Vec<(String, i64)> = wanted.map(|(title, t)| (title.to_owned(), t)).into();
    assert_eq!(moments(&found), wanted);
    let says = told(&found, Lang::Vi);
    use Verdict::{Doubtful, Refused, Understood};
    let verdicts: Vec<Verdict> = says.iter().map(|(verdict, _)| *verdict).collect();
    assert_eq!(
        verdicts,
        [Understood, Understood, Understood, Refused, Refused, Understood, Doubtful, Doubtful],
        "{says:#?}"
    );
    assert!(says[3].1.contains("Sheet1!A5 không hiểu ngày \"mai\""), "{}", says[3].1);
    assert!(says[4].1.contains("không lấy ngày của hàng trên"), "{}", says[4].1);
}

#[test]
fn a_heading_with_a_day_that_is_not_understood_gives_no_day() {
    let found = imported(&[
        &["Thời gian", "Tiêu đề", "Bên nhận"],
        &["Ngày thứ hai"],
        &["08:00", "Một", "SOC tỉnh"],
        &["Ngày cuối cùng"],
        &["09:00", "Hai", "SOC tỉnh"],
        &["Sáng 28/12"],
        &["10:00", "Ba", "SOC tỉnh"],
    ]);
    let half = 30 * MINUTE;
    assert_eq!(
        moments(&found),
        [("Một".to_owned(), DAY + half), ("Ba".to_owned(), 2 * DAY + 2 * HOUR + half)]
    );
    let verdicts: Vec<Verdict> = found.report.rows.iter().map(|row| row.verdict).collect();
    use Verdict::{Doubtful, Refused, Understood};
    assert_eq!(verdicts, [Understood, Understood, Doubtful, Refused, Understood, Understood]);
}

#[test]
fn heads_may_stand_in_two_rows_and_columns_without_a_head_are_told() {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 2, "Thời gian", &Format::new()).unwrap();
    for (column, head) in [(0, "TT"), (3, "Nội dung"), (4, "Bên nhận")] {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1, 1, "Ngày").unwrap();
    sheet.write_string(1, 2, "Giờ").unwrap();
    let day = ExcelDateTime::parse_from_str("2022-12-27").unwrap();
    sheet.write_number(2, 0, 1).unwrap();
    sheet.write_datetime_with_format(2, 1, &day, &date).unwrap();
    for (column, text) in [(2, "8h15"), (3, "Một"), (4, "SOC tỉnh"), (6, "tự ghi")] {
        sheet.write_string(2, column, text).unwrap();
    }
    // A day alone is shown as a day, not as the number that it is stored as.
    sheet.write_datetime_with_format(3, 1, &day, &date).unwrap();
    sheet.write_string(3, 3, "Hai").unwrap();
    sheet.write_string(3, 4, "SOC tỉnh").unwrap();
    let found = import("x.xlsx", &book.save_to_buffer().unwrap(), Some(&scenario())).unwrap();
    assert_eq!(moments(&found), [("Một".to_owned(), DAY + 45 * MINUTE)]);
    let notes: Vec<&str> = found.report.sheets[0].notes.iter().map(|note| note.what.vi.as_str()).collect();
    assert_eq!(notes, ["cột không có tiêu đề (1 ô có nội dung): không dùng"]);
    assert_eq!(found.report.rows[1].verdict, Verdict::Refused);
    let says = told(&found, Lang::Vi)[1].1.clone();
    assert!(says.contains("\"27/12/2022\" chỉ có ngày"), "{says}");
    // One head over two columns, and no second row.
    let found = imported(&[
        &["Thời gian", "", "Nội dung", "Bên nhận"],
        &["27/12/2022", "8h15", "Một", "SOC tỉnh"],
        &["27/12", "0930", "Hai", "SOC tỉnh"],
    ]);
    let wanted = [("Một".to_owned(), DAY + 45 * MINUTE), ("Hai".to_owned(), DAY + 2 * HOUR)];
    assert_eq!(moments(&found), wanted, "{:#?}", found.report);
}

#[test]
fn a_contingency_is_for_the_row_that_it_names_or_for_none() {
    let rows: [&[&str]; 6] = [
        &["TT", "Thời gian", "Loại", "Tiêu đề", "Bên nhận", "Yêu cầu xử lý", "Nhận xét", "Người phụ trách"],
        &["1", "sáng", "Tình huống", "A", "SOC tỉnh", "Phân loại trong 2 giờ"],
        &["2", "08:00", "Tình huống", "B", "SOC tỉnh", "Phân loại trong 2 giờ"],
        &["3", "11:00", "Dự phòng", "C", "SOC tỉnh", "Dự phòng cho số 1"],
        &["4", "12:00", "Dự phòng", "D", "SOC tỉnh", "", "", "Tổ 1 (dự phòng cho số 2)"],
        &["5", "13:00", "Dự phòng", "E", "SOC tỉnh", "", "dự phòng cho số 9"],
    ];
    let found = imported(&rows);
    let base = |title: &str| {
        found.injects.iter().find(|i| i.title.vi == title).and_then(|i| i.contingency_for.clone())
    };
    assert_eq!((base("C"), base("D"), base("E")), (None, Some("b".to_owned()), None));
    let says = told(&found, Lang::Vi);
    assert!(says[2].1.contains("tình huống gốc số 1 ở Sheet1!A2 không được nhận"), "{}", says[2].1);
    assert!(says[4].1.contains("trang Sheet1 không có tình huống số 9"), "{}", says[4].1);
    assert!([2, 4].iter().all(|row| says[*row].0 == Verdict::Doubtful));
    assert!(!says[2].1.contains("mốc"), "{}", says[2].1);

    // Numbers count within their sheet, and what is hidden is not read.
    let mut book = Workbook::new();
    for (name, title) in [("Cũ", "Z"), ("Mới", "B")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.set_hidden(name == "Cũ");
        let cells: [[&str; 6]; 3] = [
            ["TT", "Thời gian", "Tiêu đề", "Bên nhận", "Yêu cầu xử lý", "Ghi chú"],
            ["1", "08:00", title, "SOC tỉnh", "Phân loại trong 2 giờ", ""],
            ["2", "11:00", "C", "SOC tỉnh", "", "Dự phòng cho số 1"],
        ];
        for (row, cells) in (0..).zip(cells) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    book.worksheet_from_index(1).unwrap().set_active(true);
    let found = import("x.xlsx", &book.save_to_buffer().unwrap(), Some(&scenario())).unwrap();
    let titles: Vec<&str> = found.injects.iter().map(|i| i.title.vi.as_str()).collect();
    assert_eq!(titles, ["B", "C"]);
    assert_eq!(found.injects[1].contingency_for.as_deref(), Some("b"));
    assert_eq!(found.report.sheets[0].notes[0].what.vi, "trang bị ẩn: không đọc; bỏ ẩn trang nếu cần nhập");
}

#[test]
fn a_report_is_in_one_language() {
    let found = imported(&[
        &["STT", "Thời gian", "Loại", "Tiêu đề", "Bên nhận"],
        &["1", "08:00", "Tình huống", "A", "SOC tỉnh"],
    ]);
    let vi = found.report.to_markdown(Lang::Vi);
    assert!(vi.contains("\"STT\": số thứ tự") && vi.contains("\"Loại\": loại sự kiện"), "{vi}");
    for id in ["Number", "Kind", "Title", "telephone", "signed-document"] {
        assert!(!vi.contains(id), "{id}: {vi}");
    }
    let alone = import("x.xlsx", &book(&[&["Giờ", "Tiêu đề", "Bên nhận"], &["08:00", "A", "B"]]), None);
    let vi = alone.unwrap().report.to_markdown(Lang::Vi);
    assert!(vi.contains("lấy \"điện thoại\""), "{vi}");
    // An empty workbook has no cells to show.
    let hint = |bytes: &[u8]| import("x.xlsx", bytes, None).unwrap_err().hint.clone();
    let empty = format!("{:?}", hint(&book(&[&[]])));
    assert!(empty.contains("không có ô nào có nội dung") && !empty.contains("thấy được"), "{empty}");
}

#[test]
fn dates_merged_cells_several_sheets_and_recipients() {
    let mut book = Workbook::new();
    let time = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let sheet = book.add_worksheet();
    sheet.set_name("Ngày 1").unwrap();
    for (column, head) in (0..).zip(["Thời gian / Time", "Tiêu đề", "Bên nhận"]) {
        sheet.write_string(2, column, head).unwrap();
    }
    sheet.merge_range(0, 0, 0, 2, "DANH MỤC TÌNH HUỐNG", &Format::new()).unwrap();
    let serial = ExcelDateTime::parse_from_str("2022-12-26T09:30:00").unwrap();
    sheet.write_datetime_with_format(3, 0, &serial, &time).unwrap();
    sheet.write_string(3, 1, "Một").unwrap();
    // One recipient for two rows, in a merged cell.
    sheet.merge_range(3, 2, 4, 2, "SOC tỉnh", &Format::new()).unwrap();
    sheet.write_string(4, 0, "10h15").unwrap();
    sheet.write_string(4, 1, "Hai").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Ngày 2").unwrap();
    for (column, head) in (0..).zip(["thoi gian", "noi dung", "don vi"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1, 0, "27/12/2022 08:00").unwrap();
    sheet.write_string(1, 1, "Ba\nMột câu dài hơn.").unwrap();
    sheet.write_string(1, 2, "SOC tỉnh; CAT").unwrap();
    book.add_worksheet().write_string(0, 0, "Ghi chép khác").unwrap();
    let found = import("x.xlsx", &book.save_to_buffer().unwrap(), Some(&scenario())).unwrap();
    let shown: Vec<(i64, &str, &str)> =
        found.injects.iter().map(|i| (i.at.0, i.title.vi.as_str(), i.to.as_str())).collect();
    assert_eq!(
        shown,
        [
            (2 * HOUR, "Một", "soc"),
            (2 * HOUR + 45 * MINUTE, "Hai", "soc"),
            (DAY + 30 * MINUTE, "Ba", "soc"),
            (DAY + 30 * MINUTE, "Ba", "cat"),
        ]
    );
    assert_eq!(found.report.sheets.iter().filter(|sheet| sheet.heads_in_row.is_some()).count(), 2);
    assert!(
        found.report.rows.iter().all(|row| row.verdict == Verdict::Understood),
        "{:#?}",
        found.report.rows
    );
}

#[test]
fn a_campaign_that_the_notes_name_is_what_the_inject_is_about() {
    let found = imported(&[
        &["Time", "Title", "To", "Storyline"],
        &["08:00", "A", "SOC tỉnh", "Ransomware by phishing"],
        &["09:00", "B", "SOC tỉnh", "khác"],
    ]);
    let about = |ix: usize| match &found.injects[ix].kind {
        InjectKind::Tells { about } => about.clone(),
        InjectKind::Causes(_) => None,
    };
    assert_eq!((about(0).as_deref(), about(1)), (Some("ransomware-phishing"), None));
}

#[test]
fn columns_without_heads_are_guessed_and_said_to_be() {
    let found = imported(&[
        &[
            "Gọi điện",
            "T+1h30",
            "SOC tỉnh",
            "Một câu dài về những gì xảy ra, dài hơn mọi tiêu đề thường thấy.",
        ],
        &[
            "Gửi thư",
            "T+2h",
            "CAT",
            "Một câu dài khác về những gì xảy ra, cũng dài hơn mọi tiêu đề thường thấy.",
        ],
        &["???", "T-2h", "", ""],
    ]);
    assert_eq!(found.injects.iter().map(|i| i.to.as_str()).collect::<Vec<_>>(), ["soc", "cat"]);
    assert!(found.report.sheets[0].notes.iter().any(|note| note.verdict == Verdict::Doubtful));
    assert_eq!(found.report.rows[2].verdict, Verdict::Refused);
}

#[test]
fn without_a_scenario_the_list_alone_is_written_and_startex_is_taken_from_the_sheet() {
    let rows: [&[&str]; 4] = [
        &["Time", "Type", "Title", "To"],
        &["01/06/2026 08:00", "STARTEX", "Start", ""],
        &["01/06/2026 09:00", "Inject", "A", "Phòng máy"],
        &["T+90", "Inject", "B", "Phòng máy"],
    ];
    let found = import("x.xlsx", &book(&rows), None).unwrap();
    assert_eq!(found.injects.iter().map(|i| i.at).collect::<Vec<_>>(), [Span::hours(1), Span::mins(90)]);
    assert!(!found.whole && found.file.contains("[\n") && found.injects[0].to == "phong-may");
}

#[test]
fn workbooks_that_nobody_makes_are_refused_before_any_work() {
    let refused = |bytes: &[u8]| import("x.xlsx", bytes, None).unwrap_err().code;
    for bytes in
        [&b""[..], b"PK", b"a,b,c\n1,2,3\n", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"PK\x03\x04rubbish"]
    {
        assert_eq!(refused(bytes), Code::NotASpreadsheet);
    }
    assert_eq!(refused(&book(&[&["nothing", "here"]])), Code::NotASpreadsheet);
    // An archive that unpacks to far more than it is.
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    bomb.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..100 {
        std::io::Write::write_all(&mut bomb, &block).unwrap();
    }
    let bytes = bomb.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(refused(&bytes), Code::NotASpreadsheet);
}

#[test]
fn a_cell_at_the_far_corner_takes_no_memory() {
    let mut far = Workbook::new();
    let sheet = far.add_worksheet();
    for (column, head) in (0..).zip(["Time", "Title", "To"]) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, ["08:00", "A", "SOC tỉnh"][usize::from(column)]).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let found = import("x.xlsx", &far.save_to_buffer().unwrap(), Some(&scenario())).unwrap();
    assert_eq!(found.injects.len(), 1);
    assert!(found.report.sheets[0].notes.iter().any(|note| note.verdict == Verdict::Doubtful));
}

#[test]
fn what_is_written_is_read_as_it_was_meant() {
    let found = imported(&[
        &["Time", "Title", "Message", "From", "To"],
        &[
            "08:00",
            "Dấu \"ngoặc\" \\ và",
            "Dòng một\nDòng hai\tvà tab // không phải ghi chú",
            "Ai đó",
            "SOC tỉnh",
        ],
    ]);
    let drill: crate::scenario::model::Drill = crate::scenario::syntax::value(&found.file).unwrap();
    assert_eq!(drill.injects.len(), 1);
    assert_eq!(drill.injects[0].title.vi, "Dấu \"ngoặc\" \\ và");
    assert_eq!(drill.injects[0].message.vi, "Dòng một\nDòng hai và tab // không phải ghi chú");
    let own = scenario().drill;
    assert_eq!((drill.starts, drill.horizon, drill.campaigns), (own.starts, own.horizon, own.campaigns));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Bytes of the archive are changed: read or refused, never stopped.
    #[test]
    fn any_bytes_are_read_or_refused(
        at in proptest::collection::vec((0usize..8000, any::<u8>()), 0..20),
        cut in 0usize..9000,
    ) {
        let mut bytes = book(&[&["Time", "Title", "To"], &["08:00", "A", "SOC"], &["T+1", "B", "CAT"]]);
        for (place, byte) in at {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        bytes.truncate(cut.max(1));
        let _ = import("x.xlsx", &bytes, None);
    }

    /// Any texts in any cells: every row is told of, and what is written is a list that can be read.
    #[test]
    fn any_cells_are_told_of(
        cells in proptest::collection::vec(proptest::collection::vec("[ -~à-ỹ0-9:/+]{0,14}", 4), 1..12),
    ) {
        let mut rows: Vec<Vec<&str>> = vec![vec!["Time", "Title", "To", "Expected action"]];
        rows.extend(cells.iter().map(|row| row.iter().map(String::as_str).collect()));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        if let Ok(found) = import("x.xlsx", &book(&rows), None) {
            let read: Result<Vec<Inject>, _> = crate::scenario::syntax::value(&found.file);
            prop_assert!(read.is_ok(), "{}", found.file);
            prop_assert!(found.injects.iter().all(|i| i.at >= Span::ZERO && is_kebab(&i.id)));
            let becomes: usize = found.report.rows.iter().map(|row| row.becomes.len()).sum();
            prop_assert_eq!(becomes, found.injects.len());
        }
    }
}
