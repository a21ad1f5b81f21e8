//! The reader as a whole: a valid scenario, bad ones with their exact messages, and bytes at random.

use proptest::prelude::*;

use super::problem::Code;
use super::testing::{DATA, files_below, folder};
use super::*;
use crate::i18n::Lang;
use crate::units::{DutyIntervals, OrgId};

fn load_small(files: &MemoryFiles) -> Result<Loaded, Problems> {
    load_over(&Library::none(), files, "small", &LoadOptions::default())
}

#[test]
fn the_small_scenario_is_valid_and_expanded() {
    let loaded = load_small(&folder("small")).unwrap();
    let province = &loaded.scenario.province;
    assert_eq!(loaded.warnings, Problems::default());
    let orgs: Vec<&str> = province.organisations.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(orgs, ["agency", "department", "police"]);
    let systems: Vec<&str> = province.systems.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(systems, ["agency/pc", "database", "portal", "vault"]);
    assert_eq!(province.systems[0].name.vi, "Máy chủ – Cơ quan");
    assert_eq!(province.people.len(), 10 + 10 + 6);
    assert_eq!(province.people[0].id, "agency/engineer/1");
    assert!(province.people.windows(2).all(|w| w[0].id < w[1].id));
    let networks: Vec<(&str, usize)> =
        province.networks.iter().map(|n| (n.id.as_str(), n.members.len())).collect();
    assert_eq!(networks, [("agency/internal", 2), ("wide", 2)]);
    let structure = &loaded.scenario.structure;
    assert_eq!((structure.id.as_str(), structure.roles.len()), ("small", 11));
    assert!(structure.unclear_subject.is_some() && structure.escalation.len() == 1);
    assert_eq!(loaded.scenario.plan.expectations[0].id, "contained-in-a-day");
}

#[test]
fn an_action_has_the_mitigations_of_its_technique_unless_it_states_its_own() {
    let mut files = folder("small");
    let of = |files: &MemoryFiles| {
        let action = load_small(files).unwrap().scenario.campaigns[0].actions[0].clone();
        (action.technique, action.mitigations.unwrap())
    };
    assert_eq!(of(&files), ("T1190".to_owned(), vec!["M1050".to_owned(), "M1051".to_owned()]));
    let path = "small/library/campaigns/theft.ron";
    let text = String::from_utf8(files.get(path).unwrap().to_vec()).unwrap();
    files.put(path, text.replacen("\"initial-access\",", "\"initial-access\", mitigations: [\"M1051\"],", 1));
    assert_eq!(of(&files).1, ["M1051"]);
    files.put(path, text.replacen("\"initial-access\",", "\"initial-access\", mitigations: [],", 1));
    assert!(of(&files).1.is_empty());
}

#[test]
fn roles_are_mapped_in_order_and_by_the_system_that_is_hit() {
    let loaded = load_small(&folder("small")).unwrap();
    let map = &loaded.role_mapping;
    assert_eq!(map.entries().len(), roles::ALL_ROLES.len());
    assert!(map.entries().iter().all(|e| !e.holders.is_empty()));
    assert_eq!(map.holders(model::Role::CrimeInvestigation), [Holder::Org(OrgId(2))]);
    assert_eq!(map.organisations(model::Role::DecisionAuthority, OrgId(0), OrgId(1)), [OrgId(0)]);
    assert_eq!(map.organisations(model::Role::FirstResponder, OrgId(0), OrgId(1)), [OrgId(1)]);
    let json = serde_json::to_value(map.lines(&loaded.scenario)).unwrap();
    assert_eq!(json[0], serde_json::json!({"role": "FirstResponder", "holders": ["operator"]}));
}

#[test]
fn assumptions_are_listed_with_place_and_range() {
    let loaded = load_small(&folder("small")).unwrap();
    let openness = loaded.assumptions.iter().find(|a| a.path == "networks › wide › openness").unwrap();
    assert_eq!((openness.file.as_str(), openness.line, openness.column), ("small/province.ron", 16, 20));
    assert_eq!((openness.value.as_str(), openness.low.as_deref()), ("0.5", Some("0.2")));
    assert_eq!((openness.high.as_deref(), openness.why.as_str()), (Some("0.8"), "giả định / assumed"));
    let users = loaded.assumptions.iter().find(|a| a.path == "systems › server › users").unwrap();
    assert_eq!((users.value.as_str(), users.low.as_deref(), users.why.as_str()), ("10", None, ""));
}

#[test]
fn options_change_structure_and_campaigns() {
    let files = folder("small");
    let options = LoadOptions {
        structure: Some("small/library/structures/default.ron".to_owned()),
        ..Default::default()
    };
    let loaded = load_over(&Library::none(), &files, "small/scenario.ron", &options).unwrap();
    assert_eq!(loaded.scenario.structure.id, "default");
    let options = LoadOptions { campaigns: vec!["thef".to_owned()], ..Default::default() };
    let problems = load_over(&Library::none(), &files, "small", &options).unwrap_err();
    let first = problems.iter().next().unwrap();
    assert_eq!((first.code, first.place.is_none()), (Code::UnknownId, true));
    assert_eq!(first.hint.as_ref().unwrap().en, "did you mean `theft`?");
}

#[test]
fn a_library_in_the_scenario_overrides_by_id() {
    let mut files = folder("small");
    for (path, bytes) in files_below(&format!("{DATA}/small/library")) {
        let below = path.split("/small/library/").nth(1).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        files.put(&format!("library/{below}"), text.replace("budget: 10", "budget: 7"));
    }
    assert_eq!(load_small(&files).unwrap().scenario.campaigns[0].budget, 10);
    files.remove("small/library/campaigns/theft.ron");
    assert_eq!(load_small(&files).unwrap().scenario.campaigns[0].budget, 7);
}

#[test]
fn a_resolved_scenario_survives_json() {
    let scenario = load_small(&folder("small")).unwrap().scenario;
    let text = serde_json::to_string(&scenario).unwrap();
    assert_eq!(serde_json::from_str::<Scenario>(&text).unwrap(), scenario);
}

#[test]
fn texts_are_normalised() {
    let mut files = folder("small");
    let text = String::from_utf8(files.get("small/province.ron").unwrap().to_vec()).unwrap();
    files.put("small/province.ron", text.replace("Cổng", "Co\u{302}\u{309}ng"));
    let loaded = load_small(&files).unwrap();
    assert!(loaded.scenario.province.systems.iter().any(|s| s.name.vi == "Cổng"));
}

/// What the `ron` crate reads from a file is what is read here.
#[test]
fn reads_what_ron_reads() {
    use super::file::{Archetypes, PlanFile, ProvinceFile, ScenarioFile};
    use super::model::{
        Campaign, CorrectiveMeasure, Drill, Expectation, Mitigation, Playbook, Practice, Structure,
    };
    fn both<T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let theirs: T = options.from_str(text).unwrap();
        let tree = syntax::scan(text).unwrap();
        assert_eq!(syntax::read::<T>(&tree).value, Some(theirs));
    }
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios");
    let mut files = files_below(&format!("{DATA}/small"));
    if std::fs::metadata(shipped).is_ok() {
        files.extend(files_below(shipped));
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".ron")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let folder = files::folder_of(path).rsplit('/').next().unwrap();
        match (folder, path.rsplit('/').next().unwrap()) {
            ("archetypes", _) => both::<Archetypes>(text),
            ("structures", _) => both::<Structure>(text),
            ("campaigns", _) => both::<Campaign>(text),
            ("playbooks", _) => both::<Playbook>(text),
            ("practice", _) => both::<Practice>(text),
            ("expectations", _) => both::<Vec<Expectation>>(text),
            ("mitigations", _) => both::<Vec<Mitigation>>(text),
            ("measures", _) => both::<CorrectiveMeasure>(text),
            (_, "scenario.ron") => both::<ScenarioFile>(text),
            (_, "province.ron") => both::<ProvinceFile>(text),
            (_, "plan.ron") => both::<PlanFile>(text),
            (_, "drill.ron") => both::<Drill>(text),
            _ => {}
        }
    }
}

/// A case of `tests/data/bad`: edits to the small scenario, and what is said about them.
struct Case {
    edits: Vec<(String, String, String)>,
    expected: String,
}

fn parse_case(text: &str) -> Case {
    let (edits, expected) = text.split_once("#> problems\n").unwrap_or((text, ""));
    let edits = edits.split("#> edit ").skip(1).map(|edit| {
        let (file, rest) = edit.split_once('\n').unwrap();
        let (find, put) = rest.split_once("\n#> to\n").unwrap();
        (file.to_owned(), find.to_owned(), put.strip_suffix('\n').unwrap().to_owned())
    });
    Case { edits: edits.collect(), expected: expected.to_owned() }
}

fn told(problems: &Problems) -> String {
    let vi = problems.render(Lang::Vi, false);
    format!("{problems}#> vi\n{vi}#> en\n{}", problems.render(Lang::En, false))
}

/// Every case says exactly what is written in its file. `CYBERDRILL_BLESS=1` writes what is said into files that say
/// nothing yet; a file that says something is only ever compared.
#[test]
fn bad_inputs_are_told_exactly() {
    let bless = std::env::var_os("CYBERDRILL_BLESS").is_some();
    let mut wrong = Vec::new();
    let cases = files_below(&format!("{DATA}/bad"));
    assert!(cases.len() > 50);
    for (path, bytes) in cases {
        let text = String::from_utf8(bytes).unwrap();
        let case = parse_case(&text);
        let mut files = folder("small");
        for (file, find, put) in &case.edits {
            let path = format!("small/{file}");
            let before = String::from_utf8(files.get(&path).unwrap().to_vec()).unwrap();
            assert_eq!(before.matches(find.as_str()).count(), 1, "{path}: {find}");
            files.put(&path, before.replace(find.as_str(), put));
        }
        let said = match load_small(&files) {
            Ok(loaded) if loaded.warnings.is_empty() => "nothing\n".to_owned(),
            Ok(loaded) => told(&loaded.warnings),
            Err(problems) => {
                assert!(
                    problems.iter().all(|problem| problem.hint.is_some()),
                    "{path} leaves one without a hint"
                );
                told(&problems)
            }
        };
        if case.expected.is_empty() && bless {
            std::fs::write(&path, format!("{text}#> problems\n{said}")).unwrap();
        } else if said != case.expected {
            wrong.push(format!("{path} says\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn only_problem(files: &MemoryFiles) -> Problem {
    let problems = load_small(files).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems}");
    problems.iter().next().unwrap().clone()
}

#[test]
fn files_that_are_no_text() {
    let mut files = folder("small");
    files.put("small/plan.ron", b"Plan(\n    id: \"a\xff\",\n)".to_vec());
    let problem = only_problem(&files);
    assert_eq!(problem.code, Code::NotUtf8);
    assert_eq!(problem.message.en, "the file `small/plan.ron` is not UTF-8: byte 16 is wrong");
    assert_eq!(problem.place.unwrap().to_string(), "small/plan.ron:2:11");
    for (bytes, code) in [
        (String::new(), Code::EmptyFile),
        ("// chỉ có chú thích\n".to_owned(), Code::EmptyFile),
        ("[".repeat(10_000), Code::TooDeep),
        (format!("Plan(id: {}", "(a: ".repeat(10_000)), Code::TooDeep),
        ("/*".repeat(10_000), Code::Syntax),
        (" ".repeat(16 * 1024 * 1024 + 1), Code::FileTooLarge),
    ] {
        files.put("small/plan.ron", bytes);
        assert_eq!(only_problem(&files).code, code);
    }
}

#[test]
fn a_byte_order_mark_is_skipped_and_columns_stay() {
    let mut files = folder("small");
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    for path in paths {
        let marked = ["\u{feff}".as_bytes(), files.get(&path).unwrap()].concat();
        files.put(&path, marked);
    }
    assert_eq!(load_small(&files).unwrap().scenario, load_small(&folder("small")).unwrap().scenario);
    assert!(load_over(&Library::none(), &files, "small/scenario.ron", &LoadOptions::default()).is_ok());
    files.put("small/plan.ron", "\u{feff}Plan(idd: \"a\")");
    let problems = load_small(&files).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().place.as_ref().unwrap().to_string(), "small/plan.ron:1:1");
    assert!(problems.to_string().contains("small/plan.ron:1:6: unknown-field"), "{problems}");
}

#[test]
fn utf16_is_named_and_shown_as_text() {
    let text = "Plan(\r\n    name: \"Kế hoạch\",\r\n)";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [[&[0xff, 0xfe][..], &little].concat(), [&[0xfe, 0xff][..], &big].concat(), little, big] {
        let mut files = folder("small");
        files.put("small/plan.ron", bytes);
        let problem = only_problem(&files);
        assert_eq!(problem.code, Code::NotUtf8);
        assert_eq!(problem.message.en, "the file `small/plan.ron` is saved as UTF-16; save it as UTF-8");
        let shown = load_small(&files).unwrap_err().render(Lang::En, false);
        assert!(shown.contains("│ Plan(\n") && !shown.contains(['\0', '\u{fffd}']), "{shown}");
    }
}

#[test]
fn what_was_done_after_the_drill_is_warned_of_unless_it_is_a_sample_of_the_same_year() {
    let mut files = folder("small");
    let text = String::from_utf8(files.get("small/province.ron").unwrap().to_vec()).unwrap();
    let at = text.rfind(')').unwrap();
    let mut warned = |date: &str, ground: &str| {
        let more = format!(
            "    programme: (dates: {{\"report\": (date: \"{date}\", ground: {ground}(\"I\"))}}),\n)\n"
        );
        files.put("small/province.ron", format!("{}{more}", &text[..at]));
        load_small(&files).unwrap().warnings.iter().map(|w| w.code).collect::<Vec<_>>()
    };
    assert_eq!(warned("2024-03-05", "Stated"), []);
    assert_eq!(warned("2024-12-12", "Assumed"), []);
    assert_eq!(warned("2024-12-12", "Stated"), [Code::ProgrammeAfterDrill]);
    assert_eq!(warned("2025-01-05", "Assumed"), [Code::ProgrammeAfterDrill]);
}

#[test]
fn a_path_that_leads_nowhere() {
    let files = folder("small");
    let problems = |path| load_over(&Library::none(), &files, path, &LoadOptions::default()).unwrap_err();
    assert_eq!(problems("nowhere").to_string(), "-: missing-file: there is no file `nowhere`\n");
    let text = "-: missing-file: the folder `small/library` has no `scenario.ron`\n";
    assert_eq!(problems("small/library").to_string(), text);
    assert!(problems("nowhere").only_unreadable());
}

#[test]
fn problems_as_json() {
    let mut files = folder("small");
    let text = String::from_utf8(files.get("small/drill.ron").unwrap().to_vec()).unwrap();
    files.put("small/drill.ron", text.replace("horizon: \"3d\"", "horizon: \"3\""));
    let json = load_small(&files).unwrap_err().to_json();
    assert_eq!(
        json,
        serde_json::json!([{
            "code": "bad-duration", "gravity": "error", "file": "small/drill.ron", "line": 5, "column": 14, "length": 3,
            "message": {"vi": "`3` không có đơn vị thời gian", "en": "`3` has no unit of time"},
            "hint": {"vi": "viết ví dụ `45s`, `30m`, `2h30m`, `5d`, `2w`", "en": "write for example `45s`, `30m`, `2h30m`, `5d`, `2w`"},
        }])
    );
}

#[test]
fn codes_are_kebab_case_and_unique() {
    let all: std::collections::BTreeSet<&str> = Code::ALL.iter().map(|c| c.as_str()).collect();
    assert_eq!(all.len(), Code::ALL.len());
    assert!(all.iter().all(|code| is_kebab(code)));
}

#[test]
fn a_duty_of_nobody_is_empty() {
    assert!(DutyIntervals::union(&[]).intervals().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever bytes change, the reader answers, and its answer can be shown.
    #[test]
    fn changed_bytes_never_panic(
        which in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0u8..4), 1..6),
    ) {
        let mut files = folder("small");
        let paths: Vec<String> = files.paths().map(str::to_owned).collect();
        let path = which.get(&paths);
        let mut bytes = files.get(path).unwrap().to_vec();
        for (at, byte, how) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte % 128),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at + 1),
            }
        }
        files.put(path, bytes);
        if let Err(problems) = load_small(&files) {
            prop_assert!(!problems.is_empty());
            for lang in Lang::ALL {
                problems.render(lang, true);
            }
            problems.to_json();
        }
    }

    #[test]
    fn any_text_is_scanned_or_refused(text in "[\\[\\](){}:,\"a-zA-Z0-9._/* \n#!-]{0,80}") {
        if let Ok(tree) = syntax::scan(&text) {
            syntax::read::<file::PlanFile>(&tree);
            syntax::read::<model::Campaign>(&tree);
        }
    }
}
