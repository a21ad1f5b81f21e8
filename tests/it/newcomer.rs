//! What `new` writes: valid from the first second, worth running, and nobody else's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::scenario::{LoadOptions, Loaded, load};
use cyberdrill::score::score;
use cyberdrill::sim::{Simulator, SpawnOrder};

use crate::structures::PROVINCES;
use crate::typed::{Ran, typed_with};

const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/library");

fn typed_in(folder: &Path, args: &[&str]) -> Ran {
    typed_with(args, |command| {
        command.current_dir(folder);
    })
}

fn loaded(folder: &Path, options: &LoadOptions) -> Loaded {
    let loaded = load(&Disk::new(Lang::En), folder.to_str().unwrap(), options);
    let loaded =
        loaded.unwrap_or_else(|problems| panic!("{options:?}: {}", problems.render(Lang::En, false)));
    assert!(loaded.warnings.is_empty(), "{options:?}: {}", loaded.warnings);
    loaded
}

#[test]
fn a_new_scenario_is_named_after_its_folder_and_asks_for_names() {
    let folder = tempfile::tempdir().unwrap();
    let made = typed_in(folder.path(), &["new", "ha-giang/"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert!(
        made.out.contains("ha-giang/scenario.ron") && made.out.contains("cyberdrill run ha-giang\n"),
        "{}",
        made.out
    );
    let mut names: Vec<_> = fs::read_dir(folder.path().join("ha-giang"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["drill.ron", "plan.ron", "province.ron", "scenario.ron"]);
    for name in names {
        let text = fs::read_to_string(folder.path().join("ha-giang").join(&name)).unwrap();
        assert!(!text.contains("tinh-mau"), "{name:?}");
    }
    let scenario = loaded(&folder.path().join("ha-giang"), &LoadOptions::default()).scenario;
    assert_eq!((scenario.id.as_str(), scenario.province.id.as_str()), ("ha-giang", "ha-giang"));
    assert_eq!((scenario.plan.id.as_str(), scenario.drill.id.as_str()), ("ha-giang", "ha-giang"));
    for name in [&scenario.name, &scenario.province.name, &scenario.plan.name] {
        assert!(name.vi.contains("hãy sửa") && name.en.contains("please change"), "{name:?}");
    }
    let unnamed = typed_in(folder.path(), &["new", "Hà Giang"]);
    assert!(unnamed.code == 2 && unnamed.err.contains("`ha-giang`"), "{}", unnamed.err);
}

/// The fields that stand in a line of a scenario file.
fn fields(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let outside: String = code.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words = outside.split(|c: char| !(c.is_ascii_lowercase() || matches!(c, '_' | ':')));
    words
        .filter_map(|word| word.strip_suffix(':'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How far above a field its remark may stand.
const NEAR: usize = 4;

#[test]
fn every_field_of_a_new_scenario_stands_under_a_remark_in_both_languages() {
    assert_eq!(fields("  id: \"a: b\", name: (vi: \"c\"), // d: e"), ["id", "name", "vi"]);
    for name in ["scenario", "province", "plan", "drill"] {
        let text = fs::read_to_string(format!("{LIBRARY}/template/{name}.ron")).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let mut seen: BTreeSet<String> =
            ["vi", "en", "value", "low", "high", "why"].map(str::to_owned).into();
        for (ix, line) in lines.iter().enumerate() {
            for field in fields(line).into_iter().filter(|field| seen.insert(field.clone())) {
                let near = &lines[ix.saturating_sub(NEAR)..=ix];
                let remarks: Vec<&str> = near.iter().filter_map(|l| Some(l.split_once("//")?.1)).collect();
                assert!(
                    !remarks.is_empty()
                        && remarks.iter().any(|remark| remark.is_ascii() || remark.contains(" / ")),
                    "{name}.ron:{}: `{field}` has no remark in both languages",
                    ix + 1
                );
            }
        }
    }
}

#[test]
fn in_a_new_scenario_intrusions_are_found_and_contained_and_every_expectation_is_exercised() {
    const REPLICATIONS: u64 = 30;
    let scenario = loaded(Path::new(&format!("{LIBRARY}/template")), &LoadOptions::default()).scenario;
    let size = (scenario.province.organisations.len(), scenario.province.systems.len());
    assert!((8..=15).contains(&size.0) && (15..=20).contains(&size.1), "{size:?} is not small");
    let scenario = Arc::new(scenario);
    let mut simulator = Simulator::new(Arc::clone(&scenario), SpawnOrder::Forward);
    let (mut found, mut contained) = (0, 0);
    let mut exercised: BTreeMap<String, u64> = BTreeMap::new();
    for replication in 0..REPLICATIONS {
        let card = score(&simulator.run(scenario.drill.seed, replication, &[])).card;
        let measure = |id: &str| card.measures.iter().find(|m| m.id == id).unwrap().value;
        found += u64::from(measure("intrusions_detected") > 0.0);
        contained += u64::from(measure("intrusions_contained") > 0.0);
        assert!(card.coverage > 0.5, "replication {replication}: {}", card.coverage);
        for expectation in card.expectations.iter().filter(|e| !e.instances.is_empty()) {
            *exercised.entry(expectation.id.clone()).or_default() += 1;
        }
    }
    assert!(found * 10 >= REPLICATIONS * 9 && contained * 10 >= REPLICATIONS * 8, "{found}, {contained}");
    for expectation in &scenario.plan.expectations {
        assert!(exercised.contains_key(&expectation.id), "`{}` is never exercised", expectation.id);
    }
}

#[test]
fn a_new_scenario_takes_every_structure_and_every_campaign_of_the_library() {
    let template = format!("{LIBRARY}/template");
    let ids = |folder: &str| -> Vec<String> {
        let files = fs::read_dir(format!("{LIBRARY}/{folder}")).unwrap();
        files.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    for id in ids("structures") {
        for stated_only in [false, true] {
            let options = LoadOptions { structure: Some(id.clone()), stated_only, ..LoadOptions::default() };
            assert_eq!(loaded(Path::new(&template), &options).scenario.structure.id, id);
        }
    }
    for id in ids("campaigns") {
        let options = LoadOptions { campaigns: vec![id.clone()], ..LoadOptions::default() };
        assert_eq!(loaded(Path::new(&template), &options).scenario.campaigns[0].id, id);
    }
}

#[test]
fn a_copy_of_a_shipped_scenario_is_valid_and_has_another_name() {
    let folder = tempfile::tempdir().unwrap();
    for from in PROVINCES {
        let copy = format!("of-{from}");
        let made = typed_in(folder.path(), &["new", &copy, "--from", from]);
        assert!(made.code == 0 && made.out.contains(from), "{}", made.err);
        let shipped = format!("{}/scenarios/{from}", env!("CARGO_MANIFEST_DIR"));
        let (ours, theirs) = (
            loaded(&folder.path().join(&copy), &LoadOptions::default()).scenario,
            loaded(Path::new(&shipped), &LoadOptions::default()).scenario,
        );
        assert_eq!(ours.id, copy);
        assert!(ours.name.vi.contains(from) && ours.name.vi.contains("hãy sửa") && ours.name != theirs.name);
        assert_eq!(ours.province, theirs.province, "what is not a name stays");
    }
}
