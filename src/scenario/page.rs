//! `docs/scenario-format.md` and the program say the same: every field with its kind of value, unit, default and
//! errors, every name to choose, every id of the library, every error.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use super::shelf::Kind;
use super::table::{Class, Rule, rule};
use super::{Code, Library};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const PAGE: &str = "docs/scenario-format.md";
const REQUIRED: &str = "bắt buộc / required";

/// What each kind of file holds.
const FILES: [(Kind, &str); 12] = [
    (Kind::Scenario, "ScenarioFile"),
    (Kind::Province, "ProvinceFile"),
    (Kind::Plan, "PlanFile"),
    (Kind::Drill, "Drill"),
    (Kind::Structure, "Structure"),
    (Kind::Campaign, "Campaign"),
    (Kind::Playbook, "Playbook"),
    (Kind::Practice, "Practice"),
    (Kind::Archetypes, "Archetypes"),
    (Kind::Expectations, "Vec<Expectation>"),
    (Kind::Mitigations, "Vec<Mitigation>"),
    (Kind::Measure, "CorrectiveMeasure"),
];

/// A field of a struct, a choice of an enum, or (as `Choice.field`) a field of a choice.
#[derive(Clone, Debug)]
struct Item {
    name: String,
    /// The Rust type; empty for a choice without content, `…` for one with fields.
    holds: String,
    optional: bool,
    choice: bool,
}

/// The types that files are read into, as their source says.
fn types() -> BTreeMap<String, Vec<Item>> {
    let mut found = BTreeMap::new();
    let mut sources =
        vec!["scenario/file.rs".to_owned(), "units/calendar.rs".to_owned(), "units/civil.rs".to_owned()];
    for entry in fs::read_dir(format!("{ROOT}/src/scenario/model")).unwrap() {
        sources.push(format!("scenario/model/{}", entry.unwrap().file_name().to_string_lossy()));
    }
    for source in sources {
        let text = fs::read_to_string(format!("{ROOT}/src/{source}")).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (ix, line) in lines.iter().enumerate() {
            let words: Vec<&str> = line.split([' ', '<']).collect();
            if let ["pub", kind @ ("struct" | "enum"), name, ..] = words[..]
                && line.ends_with('{')
                && attributes(&lines[..ix]).contains("Deserialize")
            {
                let all_default = attributes(&lines[..ix]).contains("serde(deny_unknown_fields, default");
                found.insert(name.to_owned(), items(&lines[ix + 1..], kind == "enum", all_default));
            }
        }
    }
    found
}

/// The attributes above an item, joined.
fn attributes(before: &[&str]) -> String {
    let above = before.iter().rev().take_while(|line| line.trim_start().starts_with(['#', '/']));
    above.filter(|line| line.trim_start().starts_with('#')).copied().collect()
}

fn items(body: &[&str], choices: bool, all_default: bool) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    let mut inside: Option<String> = None;
    for (ix, line) in body.iter().enumerate().take_while(|(_, line)| **line != "}") {
        let line = line.trim();
        let default = all_default || attributes(&body[..ix]).contains("default");
        if line.starts_with(['#', '/']) || line.is_empty() {
        } else if line == "}," {
            inside = None;
        } else if let Some((name, holds)) = line.trim_end_matches(',').split_once(": ") {
            let name = name.trim_start_matches("pub ");
            let name = inside.as_ref().map_or_else(|| name.to_owned(), |choice| format!("{choice}.{name}"));
            let optional = default || holds.starts_with("Option<");
            found.push(Item { name, holds: holds.replace("super::basis::", ""), optional, choice: false });
        } else if choices {
            let name: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
            let rest = line[name.len()..].trim_end_matches(',');
            let holds = match rest.strip_prefix('(') {
                Some(held) => held.trim_end_matches(')'),
                None if rest.ends_with('{') => "…",
                None => "",
            };
            found.push(Item { name: name.clone(), holds: holds.to_owned(), optional: true, choice: true });
            inside = (holds == "…").then_some(name);
        }
    }
    found
}

/// `Vec<T>` into `Vec` and `T`.
fn parts(holds: &str) -> (&str, &str) {
    holds.strip_suffix('>').and_then(|text| text.split_once('<')).unwrap_or((holds, ""))
}

/// Which rules hold for each field, by type and field; and the types that files hold.
struct Reached {
    types: BTreeMap<String, Vec<Item>>,
    rules: BTreeMap<(String, String), Vec<Rule>>,
    seen: BTreeSet<String>,
}

impl Reached {
    fn all() -> Reached {
        let mut reached = Reached { types: types(), rules: BTreeMap::new(), seen: BTreeSet::new() };
        for (kind, holds) in FILES {
            reached.walk(kind, "", holds, None);
        }
        for basis in ["Sourced", "Law"] {
            reached.seen.insert(basis.to_owned());
        }
        reached
    }

    fn walk(&mut self, kind: Kind, path: &str, holds: &str, of: Option<(&str, &str)>) {
        if let (Some((owner, field)), Some(found)) = (of, rule(kind, path)) {
            self.rules.entry((owner.to_owned(), field.to_owned())).or_default().push(found);
        }
        let join = |more: &str| if path.is_empty() { more.to_owned() } else { format!("{path}/{more}") };
        match parts(holds) {
            ("Option", inner) => return self.walk(kind, path, inner, of),
            ("Vec", inner) => return self.walk(kind, &join("*"), inner, of),
            ("BTreeMap", inner) => {
                let (key, value) = inner.split_once(", ").unwrap();
                self.walk(kind, &join("@"), key, of);
                return self.walk(kind, &join("*"), value, of);
            }
            ("Sourced", inner) => {
                self.seen.extend(self.types.contains_key(inner).then(|| inner.to_owned()));
                return;
            }
            _ => {}
        }
        let Some(items) = self.types.get(holds).cloned() else { return };
        self.seen.insert(holds.to_owned());
        for item in &items {
            self.walk(kind, &join(&item.name.replace('.', "/")), &item.holds, Some((holds, &item.name)));
        }
    }

    fn of(&self, owner: &str, item: &str) -> &[Rule] {
        self.rules.get(&(owner.to_owned(), item.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// The errors that a rule can end in.
fn codes(rule: &Rule) -> &'static [Code] {
    match rule {
        Rule::Define(Class::Mitigation) => &[Code::BadMitigation, Code::DuplicateId],
        Rule::Define(_) => &[Code::IdNotKebabCase, Code::DuplicateId],
        Rule::Refer(_) => &[Code::UnknownId],
        Rule::Share => &[Code::NotAProbability],
        Rule::Weight => &[Code::WeightNotPositive],
        Rule::Positive => &[Code::NotPositive],
        Rule::Level => &[Code::LevelOutOfRange],
        Rule::AtMost(..) | Rule::ListOf(..) => &[Code::TooMany],
        Rule::Date | Rule::Moment | Rule::Day => &[Code::BadDate],
        Rule::Hours => &[Code::BadHours],
        Rule::Technique => &[Code::BadTechnique],
        Rule::Tactic => &[Code::BadTactic],
    }
}

/// The limit of a rule, as the page writes it.
fn limit(rule: &Rule) -> Option<String> {
    Some(match rule {
        Rule::Share => "0–1".to_owned(),
        Rule::Level => "1–5".to_owned(),
        Rule::AtMost(_, most) => grouped(u64::from(*most)),
        Rule::ListOf(_, most) => grouped(*most as u64),
        _ => return None,
    })
}

fn grouped(n: u64) -> String {
    if n < 1_000 { n.to_string() } else { format!("{}.{:03}", grouped(n / 1_000), n % 1_000) }
}

/// A kind of value in both languages, as the page writes it.
fn label(holds: &str, rules: &[Rule]) -> (String, String) {
    let both = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
    let (outer, inner) = parts(holds);
    match outer {
        "Option" => label(inner, rules),
        "Vec" => {
            let (vi, en) = label(inner, rules);
            if vi == en {
                both("danh sách", &format!("list: {vi}"))
            } else {
                (format!("danh sách: {vi}"), format!("list: {en}"))
            }
        }
        "BTreeMap" => {
            let (key, value) = inner.split_once(", ").unwrap();
            let id = rules.iter().any(|rule| matches!(rule, Rule::Define(_) | Rule::Refer(_)));
            let key = match key {
                "String" if id => both("mã", "id"),
                "String" => both("khóa", "key"),
                key => label(key, &[]),
            };
            let value = label(value, &[]);
            (format!("bảng {} → {}", key.0, value.0), format!("map {} → {}", key.1, value.1))
        }
        "Sourced" => {
            let (vi, en) = label(inner, &[]);
            if vi == en {
                (format!("{vi} có căn cứ"), "with basis".to_owned())
            } else {
                (format!("{vi} có căn cứ"), format!("{en} with basis"))
            }
        }
        "String" | "DateText" => text_label(holds, rules),
        "Text" => both("hai thứ tiếng", "both languages"),
        "bool" => both("có, không", "true, false"),
        "u32" | "u64" | "i16" => both("số nguyên", "whole number"),
        "f64" => both("số", "number"),
        "Span" => both("thời lượng", "duration"),
        "Law" => both("phân phối", "law"),
        "T" => both("giá trị", "value"),
        "T::Bound" => both("giá trị hoặc hệ số", "value or factor"),
        name => {
            let link = format!("[{name}](#{})", name.to_lowercase());
            (link.clone(), link)
        }
    }
}

fn text_label(holds: &str, rules: &[Rule]) -> (String, String) {
    let is = |test: fn(&Rule) -> bool| rules.iter().any(test);
    let (vi, en) = if is(|r| matches!(r, Rule::Define(_) | Rule::Refer(_) | Rule::Technique | Rule::Tactic)) {
        ("mã", "id")
    } else if is(|r| matches!(r, Rule::Moment)) {
        ("thời điểm", "moment")
    } else if is(|r| matches!(r, Rule::Day)) {
        ("ngày trong năm", "day of the year")
    } else if is(|r| matches!(r, Rule::Hours)) {
        ("khoảng giờ", "hours")
    } else if holds == "DateText" {
        ("ngày", "date")
    } else {
        ("chữ", "text")
    };
    (vi.to_owned(), en.to_owned())
}

fn written((vi, en): (String, String)) -> String {
    if vi == en { vi } else { format!("{vi} / {en}") }
}

/// The page: under each heading its table, row by row, cell by cell.
fn tables(page: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut found: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut heading = String::new();
    for line in page.lines() {
        if let Some(text) = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')) {
            heading = text.to_owned();
        } else if line.starts_with('|') && !line.starts_with("|---") {
            let cells = line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned());
            found.entry(heading.clone()).or_default().push(cells.collect());
        }
    }
    for (heading, rows) in &mut found {
        rows.remove(0); // The names of the columns.
        let mut seen = BTreeSet::new();
        for row in rows {
            assert!(seen.insert(row[0].clone()), "{PAGE}, {heading}: {} stands there twice", row[0]);
        }
    }
    found
}

fn page() -> String {
    fs::read_to_string(format!("{ROOT}/{PAGE}")).unwrap()
}

fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// What is wrong with the row of an item.
fn complaints(item: &Item, rules: &[Rule], row: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let [_, value, default, meaning, errors] = row else { return vec!["a row has five cells".to_owned()] };
    let kind = match item.holds.as_str() {
        "" => "–".to_owned(),
        "…" => "các trường dưới đây / the fields below".to_owned(),
        holds => written(label(holds, rules)),
    };
    let rest = value.strip_prefix(kind.as_str());
    if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("; ")) {
        wrong.push(format!("the value is `{kind}`"));
    }
    let number =
        ["u32", "u64", "i16", "f64"].iter().any(|n| parts(&item.holds).1.contains(n) || item.holds == *n);
    if number && rest.is_none_or(|rest| rest.len() <= 2) {
        wrong.push("a number needs its unit, behind `; `".to_owned());
    }
    if default.is_empty() || (default == REQUIRED) == item.optional {
        let says = if item.optional { "its default" } else { REQUIRED };
        wrong.push(format!("the default column says {says}"));
    }
    if !meaning.contains(" / ") {
        wrong.push("the meaning is given in both languages".to_owned());
    }
    for rule in rules {
        for code in codes(rule).iter().filter(|code| !quoted(errors).contains(&code.as_str())) {
            wrong.push(format!("the errors name `{code}`"));
        }
        if let Some(limit) = limit(rule).filter(|limit| !value.contains(limit.as_str())) {
            wrong.push(format!("the value names its limit, {limit}"));
        }
    }
    wrong
}

#[test]
fn the_page_explains_every_field_and_every_name() {
    let (reached, tables) = (Reached::all(), tables(&page()));
    assert!(reached.seen.len() > 70, "{:?}", reached.seen);
    let mut wrong = String::new();
    for owner in &reached.seen {
        let items = &reached.types[owner];
        let Some(rows) = tables.get(owner) else {
            writeln!(wrong, "there is no heading `### {owner}` with a table").unwrap();
            continue;
        };
        let rows: BTreeMap<&str, &Vec<String>> =
            rows.iter().map(|row| (row[0].trim_matches('`'), row)).collect();
        let names: BTreeSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
        for row in rows.keys().filter(|row| !names.contains(*row)) {
            writeln!(wrong, "{owner}: the program has no `{row}`").unwrap();
        }
        let plain = items.iter().all(|item| item.choice && item.holds.is_empty());
        for item in items {
            let rules = reached.of(owner, &item.name);
            match rows.get(item.name.as_str()) {
                None => writeln!(wrong, "{owner}: there is no row `{}`", item.name).unwrap(),
                Some(row) if plain && row.len() == 2 => {
                    assert!(row[1].contains(" / "), "{owner}: `{}` in both languages", item.name);
                }
                Some(row) => {
                    for complaint in complaints(item, rules, row) {
                        writeln!(wrong, "{owner}: `{}`: {complaint}", item.name).unwrap();
                    }
                }
            }
        }
    }
    for heading in tables.keys().filter(|heading| reached.types.contains_key(*heading)) {
        if !reached.seen.contains(heading) {
            writeln!(wrong, "`{heading}` is in no file").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}\nCorrect {PAGE}.\n");
}

#[test]
fn the_page_explains_every_error_and_names_no_other() {
    let tables = tables(&page());
    let explained: BTreeSet<&str> =
        tables["Lỗi / Errors"].iter().map(|row| row[0].trim_matches('`')).collect();
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(explained, all, "{PAGE}, Lỗi / Errors");
    for (heading, rows) in &tables {
        for row in rows.iter().filter(|row| row.len() == 5) {
            for code in quoted(&row[4]) {
                assert!(all.contains(code), "{heading}: {}: there is no error `{code}`", row[0]);
            }
        }
    }
}

/// The ids in the first column of the tables under some headings.
fn listed(tables: &BTreeMap<String, Vec<Vec<String>>>, headings: &[&str]) -> BTreeSet<String> {
    let rows = headings.iter().flat_map(|heading| &tables[*heading]);
    rows.map(|row| row[0].trim_matches('`').to_owned()).collect()
}

#[test]
fn the_page_lists_the_library() {
    let tables = tables(&page());
    let (mut of, mut posts) = (BTreeMap::<&str, BTreeSet<String>>::new(), BTreeMap::new());
    for (path, bytes) in Library::embedded().files() {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut give = |what, id: &str| of.entry(what).or_default().insert(id.to_owned());
        match Kind::of_folder(path.split('/').next().unwrap()) {
            Some(Kind::Archetypes) => {
                let file: super::file::Archetypes = read(text);
                for kind in &file.organisations {
                    give("Loại cơ quan / Kinds of organisation", &kind.id);
                    let of_kind: Vec<String> =
                        kind.posts.iter().map(|p| format!("`{}` ({})", p.post, p.count.value())).collect();
                    posts.insert(kind.id.clone(), of_kind.join(", "));
                }
                for kind in &file.systems {
                    give("Loại hệ thống / Kinds of system", &kind.id);
                }
                for id in file.calendars.keys().chain(file.rosters.keys()) {
                    give("Lịch và chế độ trực / Calendars and rosters", id);
                }
            }
            Some(Kind::Practice) => {
                let file: super::model::Practice = read(text);
                give("Thông lệ / Practice", &file.id);
                for channel in &file.channels {
                    give("Kênh liên lạc / Channels", &channel.id);
                }
            }
            Some(Kind::Structure) => {
                give("Cơ cấu phối hợp / Structures", &read::<super::model::Structure>(text).id);
            }
            Some(Kind::Campaign) => {
                give("Chiến dịch tấn công / Campaigns", &read::<super::model::Campaign>(text).id);
            }
            Some(Kind::Playbook) => {
                give("Loại sự cố / Incident types", &read::<super::model::Playbook>(text).incident_type);
            }
            Some(Kind::Measure) => {
                give("Biện pháp khắc phục / Measures", &read::<super::model::CorrectiveMeasure>(text).id);
            }
            Some(Kind::Expectations) => {
                for expectation in read::<Vec<super::model::Expectation>>(text) {
                    give("Yêu cầu về thời gian / Expectations", &expectation.id);
                }
            }
            _ => {}
        }
    }
    assert_eq!(of.len(), 10);
    for (heading, ids) in &of {
        assert_eq!(listed(&tables, &[heading]), *ids, "{PAGE}, {heading}");
    }
    for row in &tables["Loại cơ quan / Kinds of organisation"] {
        assert_eq!(row[2], posts[row[0].trim_matches('`')], "{PAGE}: posts of {}", row[0]);
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    super::syntax::read::<T>(&super::syntax::scan(text).unwrap()).value.unwrap()
}

#[test]
fn the_examples_of_the_page_are_well_formed() {
    let page = page();
    let examples: Vec<&str> =
        page.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 5);
    for example in examples {
        let whole = example
            .trim_start()
            .lines()
            .any(|line| !line.starts_with("//") && line.starts_with(char::is_uppercase));
        let bracketed =
            if whole || example.starts_with('(') { example.to_owned() } else { format!("({example})") };
        assert!(super::syntax::scan(&bracketed).is_ok(), "{example}");
    }
}

#[test]
fn the_campaign_of_the_page_can_run() {
    let page = page();
    let example = page.split("```ron\n").find(|rest| rest.starts_with("Campaign(")).unwrap();
    let mut files = super::MemoryFiles::new();
    files.put("thu-gia-ma-hoa.ron", example.split("```").next().unwrap());
    let part = super::check_part(&files, "thu-gia-ma-hoa.ron").unwrap().unwrap_or_else(|p| panic!("{p}"));
    assert_eq!((part.id.as_str(), part.size), ("thu-gia-ma-hoa", 5));
    assert!(part.warnings.is_empty(), "{}", part.warnings);
}

#[test]
fn a_row_that_says_nothing_is_told() {
    let item =
        Item { name: "level".to_owned(), holds: "Option<u32>".to_owned(), optional: true, choice: false };
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let good = row([
        "`level`",
        "số nguyên / whole number; cấp độ 1–5 / level 1–5",
        "2",
        "Cấp độ. / Level.",
        "`level-out-of-range`",
    ]);
    assert_eq!(complaints(&item, &[Rule::Level], &good), Vec::<String>::new());
    let bad = row(["`level`", "số nguyên / whole number", REQUIRED, "Level.", "–"]);
    assert_eq!(complaints(&item, &[Rule::Level], &bad).len(), 5);
    assert_eq!(written(label("Vec<Launch>", &[])), "danh sách / list: [Launch](#launch)");
    assert_eq!(grouped(1_050_000), "1.050.000");
}
