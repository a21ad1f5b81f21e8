//! Every structure in every province: what an adviser exchanges has to run everywhere.

use std::path::Path;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::{Fact, MessageKind, Record, Run, check};
use cyberdrill::scenario::model::Traffic;
use cyberdrill::scenario::roles::ALL_ROLES;
use cyberdrill::scenario::{LoadOptions, Loaded, load};
use cyberdrill::{score, sim};

pub const PROVINCES: [&str; 5] =
    ["dong-nai-2022", "khanh-hoa-2019", "quang-nam-2023", "son-la-2026", "thai-nguyen-2023"];

fn loaded(province: &str, structure: &str, stated_only: bool) -> Loaded {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(province);
    let options =
        LoadOptions { structure: Some(structure.to_owned()), stated_only, ..LoadOptions::default() };
    match load(&Disk::new(Lang::En), path.to_str().unwrap(), &options) {
        Ok(loaded) => loaded,
        Err(problems) => panic!("{province} with {structure}: {}", problems.render(Lang::En, false)),
    }
}

#[test]
fn every_structure_runs_in_every_province_and_fills_every_role() {
    let mut told_of_personal_data = 0;
    for province in PROVINCES {
        let own = loaded(province, province, false).scenario;
        for structure in PROVINCES {
            let Loaded { scenario, role_mapping, .. } = loaded(province, structure, false);
            assert_eq!(scenario.structure.id, structure);
            for role in ALL_ROLES {
                assert!(!role_mapping.holders(role).is_empty(), "{province} with {structure}: {role:?}");
            }
            // People and equipment stay.
            assert_eq!(scenario.province, own.province, "{province} with {structure}");
            let run = Run { seed: 7, replication: 0, overrides: Vec::new(), scenario: Arc::new(scenario) };
            let record = sim::run(&run);
            assert_eq!(check(&record), Ok(()), "{province} with {structure}");
            let card = score::score(&record).card;
            assert!(
                card.score.is_some() && card.coverage > 0.5,
                "{province} with {structure}: {}",
                card.coverage
            );
            told_of_personal_data += personal_data_notices(&record);
        }
    }
    assert!(told_of_personal_data > 0, "some of them lose personal data and tell");
}

/// Notices of violations of personal data, in provinces that have whoever has a line for them; that is who gets them.
fn personal_data_notices(record: &Record) -> usize {
    let scenario = &record.run.scenario;
    let lines = scenario.structure.relations.iter().filter(|r| r.carries.contains(&Traffic::PersonalData));
    let kinds: Vec<&str> = lines.map(|r| r.from.as_str()).collect();
    let orgs = &scenario.province.organisations;
    if !orgs.iter().any(|org| kinds.contains(&org.kind.as_str())) {
        return 0;
    }
    let read = record.entries.iter().filter_map(|entry| match entry.fact {
        Fact::MessageRead { kind: MessageKind::PersonalData, to, .. } => Some(to),
        _ => None,
    });
    let wrong = read.clone().find(|to| !kinds.contains(&orgs[to.ix()].kind.as_str()));
    assert_eq!(wrong, None, "{}", scenario.id);
    read.count()
}

#[test]
fn what_is_only_inferred_comes_from_the_default() {
    for structure in PROVINCES {
        let whole = loaded("dong-nai-2022", structure, false).scenario.structure;
        let stated = loaded("dong-nai-2022", structure, true).scenario.structure;
        let default = loaded("dong-nai-2022", "default", false).scenario.structure;
        assert!(stated.relations.len() < whole.relations.len(), "{structure}");
        for line in &stated.relations {
            assert!(
                whole.relations.contains(line) || default.relations.contains(line),
                "{structure}: {line:?}"
            );
        }
        for role in &stated.roles {
            assert!(
                whole.roles.contains(role) || default.roles.contains(role),
                "{structure}: {:?}",
                role.role
            );
        }
    }
}
