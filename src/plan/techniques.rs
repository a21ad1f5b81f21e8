//! Which ATT&CK techniques a drill exercises: how often the attackers of its runs try them, succeed, and are noticed.

use std::collections::BTreeMap;

use crate::i18n::Text;
use crate::record::{AlertSource, Entry, Fact, Record};
use crate::scenario::Scenario;
use crate::units::CampaignId;

/// A technique under a tactic, with the actions of the drill's campaigns that are it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Technique {
    /// `T1566.001`.
    pub id: String,
    /// `initial-access`.
    pub tactic: String,
    /// Names of the actions, in the order of the campaigns.
    pub actions: Vec<Text>,
    /// Names of the campaigns.
    pub campaigns: Vec<Text>,
}

/// The techniques of a drill, by id and tactic.
#[derive(Clone, Debug)]
pub struct Techniques {
    /// Sorted.
    pub list: Vec<Technique>,
    /// The position in `list` of every action that has a technique.
    of_action: BTreeMap<(CampaignId, String), usize>,
}

/// What became of one technique in one run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Attempts.
    pub attempts: u32,
    /// Attempts that succeeded.
    pub succeeded: u32,
    /// Attempts that were prevented by shared indicators.
    pub prevented: u32,
    /// Signals of it that reached somebody.
    pub signals: u32,
    /// Seconds after STARTEX of the first of them.
    pub first_signal: Option<i64>,
}

/// What became of one technique in all runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exercised {
    /// Runs in which it was tried.
    pub tried: u64,
    /// Runs in which it succeeded.
    pub succeeded: u64,
    /// Runs in which somebody had a signal of it.
    pub detected: u64,
}

impl Techniques {
    /// The techniques of a scenario's campaigns; actions without a technique or a tactic are left out.
    pub fn of(scenario: &Scenario) -> Techniques {
        let mut found: BTreeMap<(String, String), Technique> = BTreeMap::new();
        let mut keys = Vec::new();
        for (ix, campaign) in scenario.campaigns.iter().enumerate() {
            for action in campaign.actions.iter().filter(|a| !a.technique.is_empty() && !a.tactic.is_empty())
            {
                let key = (action.technique.clone(), action.tactic.clone());
                let one = found.entry(key.clone()).or_insert_with(|| Technique {
                    id: action.technique.clone(),
                    tactic: action.tactic.clone(),
                    actions: Vec::new(),
                    campaigns: Vec::new(),
                });
                one.actions.push(action.name.clone());
                if !one.campaigns.contains(&campaign.name) {
                    one.campaigns.push(campaign.name.clone());
                }
                keys.push(((CampaignId::from(ix), action.id.clone()), key));
            }
        }
        let place: BTreeMap<&(String, String), usize> = found.keys().zip(0..).collect();
        let of_action =
            keys.into_iter().filter_map(|(action, key)| Some((action, *place.get(&key)?))).collect();
        Techniques { of_action, list: found.into_values().collect() }
    }

    /// What became of every technique in a run.
    pub fn look(&self, record: &Record) -> Vec<Tried> {
        let mut tried = vec![Tried::default(); self.list.len()];
        for entry in &record.entries {
            match &entry.fact {
                Fact::AttackAttempted { .. } => self.count(entry, &mut tried, |one| one.attempts += 1),
                Fact::AttackSucceeded { .. } => self.count(entry, &mut tried, |one| one.succeeded += 1),
                Fact::AttackPrevented { .. } => self.count(entry, &mut tried, |one| one.prevented += 1),
                // What control tells is no detection.
                Fact::AlertRaised { source, .. } if *source != AlertSource::Inject => {
                    let cause = entry.cause.and_then(|seq| record.entries.get(seq as usize));
                    if let Some(cause) = cause {
                        self.count(cause, &mut tried, |one| {
                            one.signals += 1;
                            one.first_signal.get_or_insert(entry.t.0);
                        });
                    }
                }
                _ => {}
            }
        }
        tried
    }

    /// Notes something of the technique of an attack's entry.
    fn count(&self, entry: &Entry, tried: &mut [Tried], note: impl FnOnce(&mut Tried)) {
        let (campaign, action) = match &entry.fact {
            Fact::AttackAttempted { campaign, action, .. }
            | Fact::AttackSucceeded { campaign, action, .. }
            | Fact::AttackFailed { campaign, action, .. }
            | Fact::AttackPrevented { campaign, action, .. } => (*campaign, action),
            _ => return,
        };
        let place = self.of_action.get(&(campaign, action.clone()));
        if let Some(one) = place.and_then(|ix| tried.get_mut(*ix)) {
            note(one);
        }
    }

    /// Adds up the looks at all runs.
    pub fn exercised(&self, runs: &[Vec<Tried>]) -> Vec<Exercised> {
        let mut all = vec![Exercised::default(); self.list.len()];
        for run in runs {
            for (sum, one) in all.iter_mut().zip(run) {
                sum.tried += u64::from(one.attempts > 0);
                sum.succeeded += u64::from(one.succeeded > 0);
                sum.detected += u64::from(one.signals > 0);
            }
        }
        all
    }
}
