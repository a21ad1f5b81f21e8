//! The shipped drill: what it holds, that every run keeps its promises, that what matters changes it, and that it
//! is the same drill as before.

use std::fmt::Write as _;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::{Fact, Record, Run, check, first_difference};
use cyberdrill::report::{charts, html};
use cyberdrill::scenario::model::{ActionKind, Layers, RosterSpec, Scenario};
use cyberdrill::scenario::{LoadOptions, load};
use cyberdrill::score::score;
use cyberdrill::sim::{Simulator, SpawnOrder, run};
use cyberdrill::units::Span;
use sha2::{Digest, Sha256};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/dong-nai-2022");
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/golden/dong-nai-2022.txt");
/// Hexadecimal digits kept of the digest of an entry.
const DIGITS: usize = 6;

fn shipped() -> Scenario {
    let loaded = load(&Disk::new(Lang::En), SHIPPED, &LoadOptions::default());
    loaded.unwrap_or_else(|problems| panic!("{}", problems.render(Lang::En, false))).scenario
}

fn run_of(scenario: &Arc<Scenario>, replication: u64) -> Record {
    run(&Run { scenario: Arc::clone(scenario), seed: 2022, replication, overrides: Vec::new() })
}

#[test]
fn the_province_is_as_large_as_the_plan_asks_for() {
    let scenario = shipped();
    let province = &scenario.province;
    let districts = province.organisations.iter().filter(|o| o.kind == "district").count();
    assert_eq!(districts, 11, "districts of Đồng Nai in 2022");
    assert!(province.systems.len() >= 60, "{} systems", province.systems.len());
    let share = |test: fn(&Layers) -> bool| {
        province.systems.iter().filter(|s| test(&s.layers)).count() * 2 < province.systems.len()
    };
    assert!(share(|layers| layers.monitored_by.is_some()), "monitoring is with the minority");
    assert!(scenario.plan.expectations.len() >= 8);
    assert_eq!(scenario.drill.campaigns.len(), 2);
    assert!(scenario.drill.injects.iter().any(|inject| inject.contingency_for.is_some()));
}

#[test]
fn in_every_run_the_record_keeps_its_promises_and_the_parts_add_up() {
    let scenario = Arc::new(shipped());
    let mut simulator = Simulator::new(Arc::clone(&scenario), SpawnOrder::Forward);
    for replication in 0..12 {
        let record = simulator.run(2022, replication, &[]);
        check(&record).unwrap_or_else(|error| panic!("replication {replication}: {error}"));
        assert!(record.events >= 10_000, "{} events", record.events);
        let scored = score(&record);
        assert!(!scored.explanations.is_empty());
        for explained in &scored.explanations {
            let total: i64 = explained.parts.iter().map(|part| part.seconds).sum();
            assert_eq!(total, explained.elapsed_s, "replication {replication}: {explained:?}");
        }
        let (low, high) = (scored.card.score_low.unwrap(), scored.card.score_high.unwrap());
        assert!((0.0..=100.0).contains(&low) && low <= high && high <= 100.0);
    }
}

#[test]
fn the_order_of_spawning_changes_nothing() {
    let scenario = Arc::new(shipped());
    let forward = Simulator::new(Arc::clone(&scenario), SpawnOrder::Forward).run(2022, 0, &[]);
    let backward = Simulator::new(scenario, SpawnOrder::Backward).run(2022, 0, &[]);
    if let Some(difference) = first_difference(&forward, &backward) {
        panic!("{difference}");
    }
}

/// The seconds until the last containment, over some replications, for whatever was contained.
fn containment(scenario: &Arc<Scenario>) -> Vec<i64> {
    let mut simulator = Simulator::new(Arc::clone(scenario), SpawnOrder::Forward);
    let contained = |record: Record| {
        let of = |e: &&cyberdrill::record::Entry| matches!(e.fact, Fact::IntrusionContained { .. });
        record.entries.iter().filter(of).map(|e| e.t.0).max().unwrap_or(i64::MAX)
    };
    (0..6).map(|replication| contained(simulator.run(2022, replication, &[]))).collect()
}

#[test]
fn nights_approvals_and_lines_each_change_the_drill() {
    let plain = Arc::new(shipped());
    let change = |with: fn(&mut Scenario)| {
        let mut scenario = (*plain).clone();
        with(&mut scenario);
        Arc::new(scenario)
    };
    let watch_is_asleep = change(|s| {
        for roster in s.province.rosters.values_mut() {
            if matches!(roster, RosterSpec::Rotation { .. }) {
                *roster = RosterSpec::Office { on_call: false };
            }
        }
    });
    let no_approval = change(|s| s.structure.authority.retain(|rule| rule.action != ActionKind::Isolate));
    let no_warnings = change(|s| {
        for relation in &mut s.structure.relations {
            relation.carries.retain(|traffic| *traffic != cyberdrill::scenario::model::Traffic::Warning);
        }
    });
    let before = containment(&plain);
    for (what, scenario) in
        [("the night watch", watch_is_asleep), ("an approval", no_approval), ("sharing", no_warnings)]
    {
        assert_ne!(before, containment(&scenario), "{what} does not matter");
    }
}

/// One line an entry: enough of its digest to tell it from another.
fn fingerprint(record: &Record) -> String {
    let names = Arc::new(record.run.scenario.names());
    names.scope(|| {
        record.entries.iter().fold(String::new(), |mut text, entry| {
            let line = serde_json::to_vec(entry).unwrap();
            for byte in &Sha256::digest(&line)[..DIGITS / 2] {
                write!(text, "{byte:02x}").unwrap();
            }
            text.push('\n');
            text
        })
    })
}

#[test]
fn the_shipped_drill_is_the_same_as_before() {
    let scenario = Arc::new(shipped());
    let record = run_of(&scenario, 0);
    let now = fingerprint(&record);
    if std::env::var_os("CYBERDRILL_BLESS").is_some() {
        std::fs::write(GOLDEN, &now).unwrap();
    }
    let before = std::fs::read_to_string(GOLDEN).expect("the golden fingerprints are in tests/data/golden");
    if now == before {
        return;
    }
    let same = now.lines().zip(before.lines()).take_while(|(a, b)| a == b).count();
    let names = Arc::new(scenario.names());
    let entry = record.entries.get(same).map(|e| names.scope(|| serde_json::to_string(e).unwrap()));
    panic!(
        "the shipped drill has changed: the first entry that differs is {same}, now {}. If that is meant, say so in \
         the commit and renew the fingerprints with `CYBERDRILL_BLESS=1`.",
        entry.unwrap_or_else(|| "missing".to_owned())
    );
}

#[test]
fn a_campaign_that_began_three_weeks_before_is_scored_explained_and_drawn() {
    let mut scenario = shipped();
    scenario.drill.campaigns[0].at = Span::days(-21);
    let scenario = Arc::new(scenario);
    let record = run_of(&scenario, 0);
    check(&record).unwrap();
    assert_eq!(record.entries[0].t.0, Span::days(-21).0);
    let opens = -scenario.drill.warm_up.0;
    let hidden = |e: &&cyberdrill::record::Entry| e.t.0 < opens;
    assert!(record.entries.iter().filter(hidden).count() > 20, "the attacker has been at work");
    assert!(!record.entries.iter().filter(hidden).any(|e| matches!(e.fact, Fact::AlertRaised { .. })));
    let scored = score(&record);
    let mut long = 0;
    for explained in &scored.explanations {
        assert_eq!(
            explained.parts.iter().map(|p| p.seconds).sum::<i64>(),
            explained.elapsed_s,
            "{explained:?}"
        );
        long += usize::from(explained.elapsed_s > Span::days(20).0);
    }
    assert!(long > 0, "elapsed times count from the true occurrence");
    for lang in [Lang::Vi, Lang::En] {
        let charts = charts(&record, &scored, lang);
        assert!(charts.iter().all(|chart| chart.svg.contains("<text") && !chart.png.is_empty()));
        let text = html(&record, &scored, &charts, None, lang);
        assert!(text.contains("05/12/2022") || text.contains("5 Dec 2022"), "{lang:?}");
    }
}
