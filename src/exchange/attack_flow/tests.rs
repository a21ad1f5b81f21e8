//! A made-up flow in both forms, flows drawn at random, broken files, and the tables of the library.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::flow::Sort;
use super::table::Tables;
use super::{Imported, Source, import};
use crate::i18n::Lang;
use crate::scenario::model::{Campaign, Effect, Law, Needs, Sourced, Target};
use crate::scenario::{Library, MemoryFiles, Problems, check_part, syntax};

const STIX: &[u8] = include_bytes!("../../../tests/data/attack-flow/made-up.json");
const BUILDER: &[u8] = include_bytes!("../../../tests/data/attack-flow/made-up.afb");

fn imported(path: &str, bytes: &[u8]) -> Result<Vec<Imported>, Problems> {
    import(&[Source { path, bytes }], &Library::embedded())
}

fn one(path: &str, bytes: &[u8]) -> Imported {
    let mut all = imported(path, bytes).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn campaign(imported: &Imported) -> Campaign {
    syntax::value(&imported.campaign).unwrap_or_else(|why| panic!("{why}\n{}", imported.campaign))
}

/// Reads the campaign's file as `check` does.
fn assert_sound(imported: &Imported) {
    let mut files = MemoryFiles::new();
    files.put("campaigns/x.ron", imported.campaign.as_str());
    let part = check_part(&files, "campaigns/x.ron").expect("a campaign");
    let part = part.unwrap_or_else(|problems| panic!("{problems}\n{}", imported.campaign));
    assert!(part.warnings.is_empty(), "{}", part.warnings);
    assert_eq!(part.id, imported.id);
}

fn needs(campaign: &Campaign) -> BTreeMap<&str, Needs> {
    campaign.actions.iter().map(|action| (action.id.as_str(), action.needs.clone())).collect()
}

fn all_of(ids: &[&str]) -> Needs {
    Needs::All(ids.iter().map(|id| (*id).to_owned()).collect())
}

fn any_of(ids: &[&str]) -> Needs {
    Needs::Any(ids.iter().map(|id| (*id).to_owned()).collect())
}

/// The lines of the report about the object with this number, in English.
fn said(imported: &Imported, sort: Sort, number: u32) -> Vec<String> {
    let end = format!("{number:012}");
    let about = imported.report.notes(sort).filter(|note| note.object.ends_with(&end));
    about.map(|note| note.what.get(Lang::En).to_owned()).collect()
}

#[test]
fn the_graph_is_the_published_one() {
    let campaign = campaign(&one("made-up.json", STIX));
    assert_eq!(campaign.id, "thu-gia-cuoi-nam-tong-hop");
    let expected = BTreeMap::from([
        ("scan-the-mail-gateway", all_of(&[])),
        ("build-a-lure", all_of(&[])),
        ("send-the-letter", all_of(&["scan-the-mail-gateway", "build-a-lure"])),
        ("open-the-file", all_of(&["send-the-letter"])),
        ("read-passwords-from-memory", all_of(&["open-the-file"])),
        ("ask-again-by-telephone", all_of(&["open-the-file"])),
        ("instruct-the-assistant", all_of(&["open-the-file"])),
        ("any-of", any_of(&["read-passwords-from-memory", "ask-again-by-telephone"])),
        ("all-of", all_of(&["instruct-the-assistant", "any-of"])),
        ("move-on", any_of(&["all-of", "look-for-servers"])),
        ("look-for-servers", all_of(&["move-on"])),
        ("copy-records-out", all_of(&["move-on"])),
        ("encrypt", all_of(&["copy-records-out"])),
        ("sell-the-access", all_of(&["encrypt"])),
    ]);
    assert_eq!(needs(&campaign), expected);
    let of = |id: &str| campaign.actions.iter().find(|a| a.id == id).expect("an action");
    assert_eq!(of("send-the-letter").technique, "T1566.001", "ATT&CK has replaced T1193");
    assert_eq!(
        (of("instruct-the-assistant").technique.as_str(), &of("instruct-the-assistant").target),
        ("", &Target::Outside)
    );
    assert_eq!(of("move-on").tactic, "lateral-movement", "from the technique");
    assert_eq!(of("look-for-servers").targets_at_most, 3, "on a cycle");
    assert_eq!((of("encrypt").effect, campaign.incident_type.as_str()), (Effect::Encrypt, "ransomware"));
    let Law::Lognormal { median, .. } = of("copy-records-out").duration.value() else { panic!("a law") };
    assert_eq!(median.to_string(), "3h", "as the flow says");
    let assumed = campaign.actions.iter().all(|action| {
        let chances =
            [&action.success, &action.traces.on_site, &action.traces.monitoring, &action.traces.national];
        chances.into_iter().chain([&action.traces.people]).all(|n| matches!(n, Sourced::Assumed { .. }))
            && matches!(action.duration, Sourced::Assumed { .. })
    });
    assert!(assumed, "every number is an assumption with a range and a reason");
}

#[test]
fn both_forms_of_a_flow_give_the_same_campaign() {
    let (stix, builder) = (one("made-up.json", STIX), one("made-up.afb", BUILDER));
    let (mut left, mut right) = (campaign(&stix), campaign(&builder));
    (left.sources[0], right.sources[0]) = (String::new(), String::new());
    assert_eq!(left, right);
    assert_eq!(stix.report.counts().edges, builder.report.counts().edges);
    assert_sound(&stix);
    assert_sound(&builder);
}

#[test]
fn the_report_says_what_was_understood_assumed_and_left_out() {
    let done = one("made-up.json", STIX);
    for (sort, number, text) in [
        (Sort::Understood, 1, "a start, as the flow says"),
        (Sort::Understood, 8, "the circle is kept"),
        (Sort::Understood, 10, "the flow says that it took 3h"),
        (Sort::Understood, 31, "AND: all of the steps before are needed"),
        (Sort::Assumed, 2, "no technique is given"),
        (Sort::Assumed, 3, "ATT&CK has replaced `T1193` by `T1566.001`"),
        (Sort::Assumed, 8, "any one of the steps before is enough"),
        (Sort::Assumed, 8, "no tactic is given: `lateral-movement`"),
        (Sort::Assumed, 12, "ATT&CK Enterprise 18.1 does not have `T9999`"),
        (
            Sort::Assumed,
            21,
            "the false branch leads to `attack-action--00000000-0000-4000-8000-000000000006`",
        ),
        (Sort::Assumed, 32, "a joint is added"),
        (Sort::LeftOut, 6, "`vi` is to be translated"),
        (Sort::LeftOut, 7, "`AML.T0051.000` is no id of ATT&CK Enterprise"),
        (Sort::LeftOut, 11, "the times cannot be used (`1970-01-01T00:00:00.000Z`)"),
        (Sort::LeftOut, 12, "a moment is given, but no length"),
        (Sort::LeftOut, 41, "the asset \"File server\" cannot be tied to a kind of system"),
        (Sort::LeftOut, 42, "`malware` \"YearEnd\": context"),
        (Sort::LeftOut, 43, "does not join two steps of the flow"),
    ] {
        let lines = said(&done, sort, number);
        assert!(lines.iter().any(|line| line.contains(text)), "{number}: {text}\n{lines:?}");
    }
    let page = done.report.to_markdown(Lang::Vi);
    assert!(page.contains("## Đã giả định") && page.contains("(dòng 68)"), "{page}");
    let json = done.report.to_json();
    assert_eq!(json["actions"].as_array().map(Vec::len), Some(14));
    assert_eq!(json["flow"]["form"], "stix");
}

/// A bundle with these actions (number, tactic, technique), more objects, and edges between numbers.
fn bundle(actions: &[(u32, &str, &str)], others: &[Value], edges: &[(u32, u32)], starts: &[u32]) -> Vec<u8> {
    let kind = |n: u32| match others.iter().find(|o| o["n"] == n) {
        Some(other) => other["type"].as_str().unwrap_or_default().to_owned(),
        None => "attack-action".to_owned(),
    };
    let id = |n: u32| format!("{}--{n}", kind(n));
    let effects = |n: u32| edges.iter().filter(|e| e.0 == n).map(|e| id(e.1)).collect::<Vec<_>>();
    let mut objects = vec![json!({
        "type": "attack-flow", "id": "attack-flow--0", "name": "Flow", "scope": "other",
        "start_refs": starts.iter().map(|n| id(*n)).collect::<Vec<_>>(),
    })];
    for (n, tactic, technique) in actions {
        objects.push(json!({
            "type": "attack-action", "id": id(*n), "name": format!("a{n}"), "tactic_id": tactic,
            "technique_id": technique, "effect_refs": effects(*n),
        }));
    }
    for other in others {
        let n = other["n"].as_u64().map_or(0, |n| n as u32);
        let field = if other["type"] == "attack-condition" { "on_true_refs" } else { "effect_refs" };
        let mut object = other.clone();
        object["id"] = json!(id(n));
        object[field] = json!(effects(n));
        objects.push(object);
    }
    serde_json::to_vec(&json!({ "type": "bundle", "id": "bundle--0", "objects": objects })).expect("json")
}

const IN: &str = "initial-access";
const HELD: &str = "execution";

#[test]
fn a_circle_that_nothing_enters_is_cut_once_and_told() {
    let operator = json!({ "n": 9, "type": "attack-operator", "operator": "AND" });
    // 1 and 3 lead to 2 through AND, 2 leads back to 3: with all edges neither 2 nor 3 could begin.
    let edges = [(1, 9), (3, 9), (9, 2), (2, 3)];
    let done =
        one("x.json", &bundle(&[(1, IN, ""), (2, HELD, ""), (3, HELD, "")], &[operator], &edges, &[1]));
    assert_sound(&done);
    let campaign = campaign(&done);
    assert_eq!(needs(&campaign)["a2"], all_of(&["a1"]));
    assert_eq!(needs(&campaign)["a3"], all_of(&["a2"]));
    let cut: Vec<_> = done.report.notes(Sort::LeftOut).collect();
    assert_eq!(cut.len(), 1);
    assert_eq!(cut[0].object, "attack-action--2");
    assert!(cut[0].what.en.starts_with("the edge from `attack-action--3` is cut"), "{}", cut[0].what.en);
}

#[test]
fn what_comes_before_the_way_in_is_preparation_and_a_missing_way_in_is_added() {
    let before = one(
        "x.json",
        &bundle(&[(1, HELD, ""), (2, IN, "T1190"), (3, HELD, "")], &[], &[(1, 2), (2, 3)], &[1]),
    );
    let made = campaign(&before);
    let targets: Vec<_> = made.actions.iter().map(|a| (a.id.as_str(), &a.target)).collect();
    assert_eq!(targets[0], ("a1", &Target::Outside));
    assert!(matches!(targets[1].1, Target::Entry { .. }) && matches!(targets[2].1, Target::Held { .. }));

    let without = one("x.json", &bundle(&[(1, HELD, ""), (2, "impact", "T1486")], &[], &[(1, 2)], &[1]));
    let made = campaign(&without);
    assert_eq!(made.actions[0].id, "way-in");
    assert!(
        matches!(made.actions[0].target, Target::Entry { .. }) && made.actions[0].effect == Effect::Foothold
    );
    assert_eq!(needs(&made)["a1"], all_of(&["way-in"]));
    assert_sound(&without);

    let nowhere = one("x.json", &bundle(&[(1, "reconnaissance", ""), (2, "", "")], &[], &[(1, 2)], &[1]));
    let told = nowhere.report.notes(Sort::LeftOut).any(|n| n.what.en.starts_with("no step touches a system"));
    assert!(told);
}

#[test]
fn edges_of_conditions_count_in_every_form_of_writing() {
    let condition = |fields: Value| {
        let mut object =
            json!({ "type": "attack-condition", "id": "attack-condition--9", "description": "It works" });
        object.as_object_mut().expect("object").extend(fields.as_object().expect("object").clone());
        object
    };
    let flow = |condition: Value, more: Value| {
        let action = |n: u32, to: &str| json!({ "type": "attack-action", "id": format!("attack-action--{n}"), "name": format!("a{n}"), "tactic_id": IN, "effect_refs": if to.is_empty() { json!([]) } else { json!([to]) } });
        let objects = json!([
            { "type": "attack-flow", "id": "attack-flow--0", "name": "Flow", "start_refs": ["attack-action--1"] },
            action(1, "attack-condition--9"), action(2, ""), condition, more,
        ]);
        campaign(&one("x.json", json!({ "type": "bundle", "objects": objects }).to_string().as_bytes()))
    };
    let note = json!({ "type": "note", "id": "note--1" });
    let relation = json!({
        "type": "relationship", "id": "relationship--1", "relationship_type": "related-to",
        "source_ref": "attack-condition--9", "target_ref": "attack-action--2",
    });
    for (condition, more) in [
        (condition(json!({ "on_true_refs": ["attack-action--2"] })), note.clone()),
        (condition(json!({ "on_false_refs": ["attack-action--2"] })), note.clone()),
        (condition(json!({ "effect_refs": ["attack-action--2"] })), note),
        (condition(json!({})), relation),
    ] {
        assert_eq!(needs(&flow(condition, more))["a2"], all_of(&["a1"]));
    }
}

#[test]
fn several_flows_of_one_bundle_become_several_campaigns() {
    let action = |n: u32| json!({ "type": "attack-action", "id": format!("attack-action--{n}"), "name": "Same name", "tactic_id": IN });
    let flow = |n: u32| json!({ "type": "attack-flow", "id": format!("attack-flow--{n}"), "name": "Twin", "start_refs": [format!("attack-action--{n}")] });
    let text = json!({ "type": "bundle", "objects": [flow(1), flow(2), action(1), action(2)] }).to_string();
    let all = imported("x.json", text.as_bytes()).expect("two flows");
    assert_eq!(all.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["twin", "twin-2"]);
    assert!(all.iter().all(|one| campaign(one).actions.len() == 1));
}

/// `code: message` of the only problem, with its place.
fn refused(bytes: &[u8]) -> (String, String, Option<(u32, u32)>) {
    let problems = imported("x.json", bytes).expect_err("a broken file");
    assert_eq!(problems.len(), 1, "{problems}");
    let problem = problems.iter().next().expect("a problem");
    assert_ne!(problem.message.vi, problem.message.en);
    let place = problem.place.as_ref().map(|place| (place.line, place.column));
    (problem.code.to_string(), problem.message.en.clone(), place)
}

#[test]
fn a_broken_file_is_refused_with_its_place() {
    let deep =
        format!("{{\"type\":\"bundle\",\"objects\":[\n{{\"a\":{}}}]}}", "[".repeat(400) + &"]".repeat(400));
    let many = format!("{{\"type\":\"bundle\",\"objects\":[{}]}}", vec!["{}"; 50_001].join(","));
    for (text, code, message, place) in [
        ("", "empty-file", "the file is empty", Some((1, 1))),
        ("{\n \"type\": \"bundle\",\n \"objects\": [", "not-json", "the file is cut off", Some((3, 13))),
        ("{\n \"type\": bundle }", "not-json", "no valid JSON", Some((2, 10))),
        ("[]", "not-an-attack-flow", "a JSON object", Some((1, 1))),
        ("{\"objects\": 3}", "wrong-type", "`objects` should be a list", Some((1, 13))),
        ("{\"type\": \"bundle\"}", "not-an-attack-flow", "no list `objects`", Some((1, 1))),
        ("{\"objects\": []}", "not-an-attack-flow", "neither is its `type` `bundle`", Some((1, 1))),
        (
            "{\"version\": \"2.0.1\", \"schema\": {}, \"objects\": []}",
            "not-an-attack-flow",
            "Builder 1 and 2",
            Some((1, 1)),
        ),
        ("{\"type\":\"bundle\",\"objects\":[\n3]}", "wrong-type", "a JSON object", Some((2, 1))),
        (
            "{\"type\":\"bundle\",\"objects\":[]}",
            "not-an-attack-flow",
            "no action of an Attack Flow",
            Some((1, 1)),
        ),
        (&deep, "too-deep", "deeper than 128", Some((2, 132))),
        (&many, "too-many", "50001 is above the limit of 50000", Some((1, 28))),
    ] {
        let (found, said, at) = refused(text.as_bytes());
        assert_eq!((found.as_str(), at), (code, place), "{said}");
        assert!(said.contains(message), "{said}");
    }
    assert_eq!(refused(b"{\"type\": \"\xff\"}").0, "not-utf8");
}

#[test]
fn everything_wrong_with_the_objects_is_told_at_once() {
    let text = "{\"type\":\"bundle\",\"objects\":[\n\
        {\"type\":\"attack-action\",\"name\":\"no id\"},\n\
        {\"type\":\"attack-action\",\"id\":\"attack-action--1\",\"name\":7},\n\
        {\"type\":\"attack-operator\",\"id\":\"attack-operator--1\",\"operator\":\"XOR\"},\n\
        {\"type\":\"attack-action\",\"id\":\"attack-action--2\",\"name\":\"a\",\"effect_refs\":\"attack-action--1\"}\n]}";
    let problems = imported("x.json", text.as_bytes()).expect_err("broken");
    let told: Vec<String> = problems
        .iter()
        .map(|p| format!("{} {}", p.place.as_ref().map_or(0, |place| place.line), p.message.en))
        .collect();
    assert_eq!(
        told,
        [
            "2 the field `id` is missing",
            "3 `name` should be a text in quotes",
            "4 there is no operator `XOR`",
            "5 `effect_refs` should be a list of texts `[…]`",
        ]
    );
}

#[test]
fn too_large_a_flow_is_refused() {
    let actions: Vec<(u32, &str, &str)> = (0..1_001).map(|n| (n, IN, "")).collect();
    let (code, message, _) = refused(&bundle(&actions, &[], &[], &[]));
    assert_eq!(
        (code.as_str(), message.contains("1001 is above the limit of 1000")),
        ("too-many", true),
        "{message}"
    );
}

#[test]
fn text_of_a_stranger_stays_text() {
    let name = "End\"), evil: (\\ \n// x\u{202e}\u{0} / <b>|";
    let text = json!({ "type": "bundle", "objects": [
        { "type": "attack-flow", "id": "attack-flow--0", "name": name, "description": name, "start_refs": [] },
        { "type": "attack-action", "id": name, "name": name, "description": name, "tactic_id": IN, "technique_id": name },
    ]});
    let done = one("x\n.json", text.to_string().as_bytes());
    assert_sound(&done);
    let campaign = campaign(&done);
    assert_eq!(campaign.actions[0].name.en, "End\"), evil: (\\ // x / <b>|");
    assert!(!done.campaign.contains('\u{202e}') && !done.report.to_markdown(Lang::En).contains("<b>"));
}

#[test]
fn the_tables_agree_with_each_other_and_with_the_library() {
    let library = Library::embedded();
    let tables = Tables::of(&library).expect("the tables");
    let archetypes = library.files().filter(|(path, _)| path.starts_with("archetypes/"));
    let archetypes: String = archetypes.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let kinds_exist = |target: &Target| {
        let (Target::Entry { kinds, .. } | Target::Held { kinds } | Target::Reachable { kinds }) = target
        else {
            return;
        };
        for kind in kinds {
            assert!(archetypes.contains(&format!("id: \"{kind}\"")), "no kind of system `{kind}`");
        }
    };
    for tactic in &tables.facts.tactics {
        assert!(
            tables.assumptions.rows().any(|(short, _)| *short == tactic.short),
            "no row for `{}`",
            tactic.short
        );
    }
    assert_eq!(tables.assumptions.rows().count(), tables.facts.tactics.len());
    for (_, row) in tables.assumptions.rows() {
        kinds_exist(&row.target);
    }
    for (technique, target) in tables.assumptions.overrides() {
        assert!(
            matches!(tables.facts.look_up(technique), super::table::Looked::Known(_)),
            "no `{technique}`"
        );
        target.into_iter().for_each(kinds_exist);
    }
    kinds_exist(&tables.assumptions.way_in.target);
}

/// A flow drawn at random: nodes of every kind, edges between any two, known and unknown techniques and tactics.
fn drawn() -> impl Strategy<Value = Vec<u8>> {
    let technique = prop::sample::select(vec![
        "",
        "T1566.001",
        "T1486",
        "T1021",
        "T1063",
        "T0866",
        "AML.T0000",
        "1598.003",
        "T1133",
    ]);
    let tactic =
        prop::sample::select(vec!["", "TA0001", "TA0002", "impact", "TA0043", "TA0008", "Discovery", "de"]);
    let node = (0..5_u8, technique, tactic);
    let count = 1..14_usize;
    count
        .prop_flat_map(move |n| {
            let nodes = prop::collection::vec(node.clone(), n);
            let edges = prop::collection::vec((0..n as u32, 0..n as u32), 0..3 * n);
            (nodes, edges, prop::collection::vec(0..n as u32, 0..3))
        })
        .prop_map(|(nodes, edges, starts)| {
            let mut actions = vec![(99, IN, "T1190")];
            let mut others = Vec::new();
            for (n, (kind, technique, tactic)) in nodes.iter().enumerate() {
                match kind {
                    0 => others.push(json!({ "n": n, "type": "attack-condition", "description": "c" })),
                    1 => others.push(json!({ "n": n, "type": "attack-operator", "operator": "AND" })),
                    2 => others.push(json!({ "n": n, "type": "attack-operator", "operator": "OR" })),
                    _ => actions.push((n as u32, *tactic, *technique)),
                }
            }
            bundle(&actions, &others, &edges, &starts)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_flow_becomes_a_campaign_that_can_begin_everywhere(bytes in drawn()) {
        let done = one("x.json", &bytes);
        assert_sound(&done);
        let counts = done.report.counts();
        prop_assert_eq!(campaign(&done).actions.len(), counts.actions + counts.added);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_read_or_refused_and_never_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(), builder in any::<bool>()) {
        let mut bytes = if builder { BUILDER } else { STIX }.to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        if let Err(problems) = imported("x.json", &bytes) {
            prop_assert!(problems.has_errors());
        }
    }
}
