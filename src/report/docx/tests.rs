//! A DOCX is a package that readers can take: well-formed parts, the same bytes each time, and what the paper says.

use std::io::{Cursor, Read};
use std::sync::Arc;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::*;
use crate::i18n::{Lang, Text};
use crate::record::Record;
use crate::report::papers::{self, Aar, Cell, Table};
use crate::report::synthetic::{Size, record};
use crate::score::{Scored, score};

/// Every paper of a record in a language.
fn papers_of(record: &Record, scored: &Scored, lang: Lang) -> Vec<Paper> {
    let scenario = &record.run.scenario;
    let last = [(record.clone(), scored.clone())];
    vec![
        papers::blank_guides(scenario, lang),
        papers::filled_guides(record, scored, lang),
        papers::aar(&Aar { record, scored, effects: None, last: &last }, lang),
        papers::drill_plan(scenario, lang),
        papers::drill_report(record, scored, None, lang),
    ]
}

/// The parts of a package by their names.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|ix| {
            let mut file = archive.by_index(ix).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().to_owned(), text)
        })
        .collect()
}

/// The text of a part, told by a reader of XML that stops at anything that is not well-formed.
fn told(part: &str) -> String {
    let mut reader = Reader::from_str(part);
    let (mut text, mut depth) = (String::new(), 0_i32);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(piece) => text.push_str(&piece.decode().unwrap()),
            Event::GeneralRef(name) => match &*name.decode().unwrap() {
                "amp" => text.push('&'),
                "lt" => text.push('<'),
                "gt" => text.push('>'),
                "quot" => text.push('"'),
                "apos" => text.push('\''),
                other => panic!("{other}"),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    let allowed = |c: char| matches!(c, '\n' | '\t') || !c.is_control();
    assert!(part.chars().all(allowed), "a control character");
    text
}

fn document(bytes: &[u8]) -> String {
    let parts = parts(bytes);
    parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
}

/// Every text of a paper, in order.
fn texts(paper: &Paper) -> Vec<String> {
    let of = |spans: &[Span]| spans.iter().map(|s| s.text().to_owned()).collect::<String>();
    let mut list = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Title(text) | Block::Subtitle(text) | Block::Heading(_, text) => list.push(text.clone()),
            Block::Para(spans) => list.push(of(spans)),
            Block::Bullets(items) => list.extend(items.iter().map(|item| of(item))),
            Block::Table(table) | Block::Together(table) => {
                list.extend(table.heads.clone());
                let cells = table.rows.iter().flatten();
                list.extend(cells.flat_map(|cell: &Cell| cell.lines.iter().map(|line| of(line))));
            }
            Block::Letterhead(head) => list.extend([head.kind.clone(), head.about.clone()]),
            Block::Addressed(to) => list.push(to.clone()),
            Block::Annex(annex) => list.extend([annex.number.clone(), annex.title.clone(), of(&annex.with)]),
            Block::Closing(closing) => list.push(closing.recipients_head.clone()),
            Block::NewPage | Block::Turn(_) => {}
        }
    }
    list
}

#[test]
fn every_part_is_well_formed_and_says_all_that_the_paper_says() {
    let (record, scored) = record(&Size::USUAL);
    for lang in Lang::ALL {
        for paper in papers_of(&record, &scored, lang) {
            let bytes = write(&paper).unwrap();
            for (name, part) in parts(&bytes) {
                assert!(!name.ends_with(".xml") || !told(&part).contains('\u{0}'), "{name}");
            }
            let said = told(&document(&bytes));
            let mut from = 0;
            for text in texts(&paper) {
                let at = said[from..].find(text.as_str());
                let at = at.unwrap_or_else(|| panic!("{}: `{text}` is missing or out of order", paper.title));
                from += at + text.len();
            }
            assert!(docx_rs::read_docx(&bytes).is_ok(), "{}", paper.title);
        }
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_on_any_thread() {
    let (record, scored) = record(&Size::USUAL);
    for paper in papers_of(&record, &scored, Lang::Vi) {
        let once = write(&paper).unwrap();
        let other = paper.clone();
        // Another thread that has written something else before.
        let again = std::thread::spawn(move || {
            write(&Paper { blocks: vec![papers::para("x")], ..other.clone() }).unwrap();
            write(&other).unwrap()
        });
        assert!(once == again.join().unwrap(), "{}", paper.title);
        assert!(once == write(&paper).unwrap(), "{}", paper.title);
    }
}

#[test]
fn heads_come_again_and_the_file_says_when_the_drill_is_not_when_it_was_made() {
    let (record, scored) = record(&Size::USUAL);
    for paper in papers_of(&record, &scored, Lang::En) {
        let bytes = write(&paper).unwrap();
        let heads = |b: &&Block| matches!(b, Block::Table(t) if !t.heads.is_empty());
        let expected = paper.blocks.iter().filter(heads).count();
        assert!(expected > 0);
        assert_eq!(document(&bytes).matches("<w:tblHeader />").count(), expected, "{}", paper.title);
        let core = parts(&bytes).into_iter().find(|(name, _)| name == "docProps/core.xml").unwrap().1;
        // The drill starts at 08:00 of Việt Nam; the format wants universal time.
        let day = record.run.scenario.drill.starts.get(..10).unwrap();
        assert!(record.run.scenario.drill.starts.ends_with("T08:00"));
        assert!(core.contains(&format!("{day}T01:00:00Z")), "{core}");
    }
}

#[test]
fn hostile_names_are_escaped_cut_and_cleaned() {
    let (mut record, _) = record(&Size::USUAL);
    let hostile = "</w:t><a href=\"x\">&amp; <script>alert(1)</script> \u{1}\u{b}\u{fffe}'";
    let scenario = Arc::make_mut(&mut record.run.scenario);
    let text = |text: &str| Text { vi: text.to_owned(), en: text.to_owned() };
    scenario.drill.name = text(hostile);
    scenario.province.name = text(hostile);
    scenario.province.organisations.iter_mut().for_each(|o| o.name = text(hostile));
    scenario.plan.expectations.iter_mut().for_each(|e| e.name = text(&"dài ".repeat(20_000)));
    scenario.drill.starts.push_str("<&>");
    let scored = score(&record);
    for paper in papers_of(&record, &scored, Lang::Vi) {
        let said = told(&document(&write(&paper).unwrap()));
        assert!(said.to_lowercase().contains("</w:t><a href=\"x\">&amp; <script>"), "{}", paper.title);
        let html = papers::html(&paper);
        assert!(!html.to_lowercase().contains("<script") && !html.contains('\u{1}'), "{}", paper.title);
        let longest = said.split(' ').count();
        assert!(longest < 2_000_000, "{longest}");
    }
}

#[test]
fn an_administrative_document_keeps_to_the_decree() {
    let (record, _) = record(&Size::USUAL);
    let xml = document(&write(&papers::drill_plan(&record.run.scenario, Lang::Vi)).unwrap());
    // A4 upright, 20 mm above and below, 30 mm left, 15 mm right; the number of the page not on the first.
    assert!(xml.contains("<w:pgSz w:w=\"11907\" w:h=\"16839\" />"), "{}", &xml[xml.len() - 500..]);
    assert!(xml.contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""));
    assert!(xml.contains("<w:titlePg />"));
    let said = told(&xml);
    for text in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Nơi nhận:"]
    {
        assert!(said.contains(text), "{text}");
    }
    for head in ["I. MỤC ĐÍCH, YÊU CẦU", "III. THÀNH PHẦN", "V. KINH PHÍ", "VI. TỔ CHỨC THỰC HIỆN"]
    {
        assert!(said.contains(head), "{head}");
    }
}

#[test]
fn an_annex_has_pages_of_its_own_and_no_room_makes_an_empty_one() {
    let (record, scored) = record(&Size::USUAL);
    let xml = document(&write(&papers::drill_plan(&record.run.scenario, Lang::Vi)).unwrap());
    // Two annexes and the page on how it was made, each numbered from 1.
    assert_eq!(xml.matches("<w:pgNumType w:start=\"1\" />").count(), 3);
    let said = told(&xml);
    let head = said.find("Phụ lục IYÊU CẦU").expect("number and title of the first annex, a line each");
    assert!(said[head..].contains("(Kèm theo Kế hoạch số [số]/KH-UBND"));
    for paper in papers_of(&record, &scored, Lang::Vi) {
        let xml = document(&write(&paper).unwrap());
        // The paragraph that ends a section has no height, and none stands before it or before a new page only to make room.
        assert!(!xml.contains("<w:p><w:pPr><w:sectPr>"), "{}", paper.title);
        let room = "<w:sz w:val=\"12\" /><w:szCs w:val=\"12\" /></w:rPr><w:spacing w:before=\"0\" w:after=\"60\" /></w:pPr></w:p>";
        for (at, _) in xml.match_indices(room) {
            let next = &xml[at + room.len()..];
            let next: String = next.chars().take(400).collect();
            let ends = next.find("</w:pPr>").map_or("", |end| &next[..end]);
            assert!(!ends.contains("<w:pageBreakBefore"), "{}: {next}", paper.title);
            assert!(
                !next.starts_with("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\""),
                "{next}"
            );
        }
    }
}

#[test]
fn nothing_at_all_is_a_document_too() {
    let paper = Paper {
        title: String::new(),
        lang: Lang::En,
        look: Look::Exercise,
        created: String::new(),
        blocks: vec![
            Block::NewPage,
            Block::Turn(Way::Landscape),
            Block::Table(Table { widths: vec![], heads: vec![], rows: vec![] }),
        ],
    };
    told(&document(&write(&paper).unwrap()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_well_formed(text in any::<String>(), other in "\\PC*") {
        let blocks = vec![
            Block::Title(text.clone()),
            papers::para(other),
            Block::Table(Table {
                widths: vec![1, 2],
                heads: vec![text.clone(), String::new()],
                rows: vec![vec![Cell::of(text.clone()), Cell::blank(text.clone())]],
            }),
        ];
        let (look, created) = (Look::Administrative, text.clone());
        let paper = Paper { title: text, lang: Lang::Vi, look, created, blocks };
        let bytes = write(&paper).unwrap();
        for (name, part) in parts(&bytes) {
            if name.ends_with(".xml") {
                told(&part);
            }
        }
    }
}
