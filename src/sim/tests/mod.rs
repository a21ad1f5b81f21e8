//! The model behaves: conservation, determinism, what an approval costs and what it catches, what sharing does.

mod fixture;

use std::sync::Arc;

use fixture::{n, run_of, small};

use crate::record::{Entry, Fact, Record, TimeClass, check, first_difference};
use crate::scenario::model::{ActionKind, Milestone};
use crate::score::score;
use crate::sim::{Simulator, SpawnOrder};
use crate::units::{CampaignId, OrgId, SimTime};

fn print(record: &Record) {
    for e in &record.entries {
        println!(
            "{:>8} #{:<4} {:?} cause={:?} after={:?} {:?}",
            e.t.0, e.seq, e.fact, e.cause, e.after, e.spent
        );
    }
}

/// When a milestone of the intrusion at an organisation was reached.
fn reached(record: &Record, org: u32, milestone: Milestone) -> Option<SimTime> {
    let scored = score(record);
    let course = scored.courses.iter().find(|c| c.intrusion.org == OrgId(org))?;
    course.reached.iter().find(|(m, _, _)| *m == milestone).map(|(_, t, _)| *t)
}

fn truths(record: &Record) -> Vec<&Entry> {
    let attack = |e: &&Entry| {
        matches!(
            e.fact,
            Fact::CampaignBegan { .. }
                | Fact::AttackAttempted { .. }
                | Fact::AttackSucceeded { .. }
                | Fact::AttackFailed { .. }
                | Fact::SystemCompromised { .. }
        )
    };
    record.entries.iter().filter(attack).collect()
}

#[test]
fn an_incident_goes_from_the_attack_to_the_final_report() {
    let record = run_of(small(), 1);
    print(&record);
    check(&record).expect("the record keeps its promises");
    for milestone in [
        Milestone::Occurrence,
        Milestone::Detection,
        Milestone::Acknowledgement,
        Milestone::Triage,
        Milestone::ReportToLead,
        Milestone::Decision,
        Milestone::Containment,
        Milestone::Eradication,
        Milestone::NationalNotified,
        Milestone::Closure,
        Milestone::FinalReport,
    ] {
        assert!(reached(&record, 0, milestone).is_some(), "{milestone:?} was not reached");
    }
}
