//! Every structure in every province: what an adviser exchanges has to run everywhere.

use std::path::Path;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::{Run, check};
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
        }
    }
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
