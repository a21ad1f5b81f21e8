//! Pieces of rows: moments, offsets, names.

use super::{Moment, Named, Player};
use crate::i18n::format::Clock;
use crate::i18n::{Lang, msel as say};
use crate::scenario::Scenario;
use crate::scenario::model::Text;
use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{OrgId, SimTime};

/// The moment at so many seconds after STARTEX.
pub fn moment(clock: Clock, t_s: i64) -> Moment {
    Moment { t_s, clock: clock.civil(SimTime(t_s)).to_rfc3339(), offset: offset(t_s) }
}

/// `D+2 H+3 M+45`: days, hours and minutes since STARTEX, with a minus before it. Seconds are cut off.
pub fn offset(t_s: i64) -> String {
    let (sign, t) = if t_s < 0 { ('-', t_s.saturating_neg()) } else { ('+', t_s) };
    format!("D{sign}{} H{sign}{} M{sign}{}", t / DAY, t % DAY / HOUR, t % HOUR / MINUTE)
}

/// An organisation as a player.
pub fn player(scenario: &Scenario, org: OrgId, share: f64) -> Option<Player> {
    let org = scenario.province.organisations.get(org.ix())?;
    Some(Player { id: org.id.clone(), name: org.name.clone(), short: org.short.clone(), share })
}

/// An organisation by its id.
pub fn org_of(scenario: &Scenario, id: &str) -> Option<OrgId> {
    scenario.province.organisations.iter().position(|org| org.id == id).map(OrgId::from)
}

/// A campaign of the drill.
pub fn campaign(scenario: &Scenario, ix: usize) -> Option<Named> {
    scenario.campaigns.get(ix).map(|c| named(&c.id, &c.name))
}

/// The campaigns of the drill, each once, in the order of their launch.
pub fn launched(scenario: &Scenario) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for launch in &scenario.drill.campaigns {
        let found = scenario.campaigns.iter().find(|c| c.id == launch.campaign);
        if let Some(found) = found.filter(|c| all.iter().all(|known| known.id != c.id)) {
            all.push(named(&found.id, &found.name));
        }
    }
    all
}

/// The campaign that a row is about; all of the drill, where it may be any.
pub fn about_names(about: Option<&Named>, all: &[Named], lang: Lang) -> String {
    let names: Vec<&str> = about
        .map_or_else(|| all.iter().collect(), |one| vec![one])
        .iter()
        .map(|c| c.name.get(lang))
        .collect();
    if names.is_empty() { say::any_campaign(lang) } else { names.join("; ") }
}

/// An id with its name.
pub fn named(id: &str, name: &Text) -> Named {
    Named { id: id.to_owned(), name: name.clone() }
}

/// A share, 0 where there is nothing to share.
pub fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_days_hours_and_minutes() {
        assert_eq!(offset(0), "D+0 H+0 M+0");
        assert_eq!(offset(2 * DAY + 3 * HOUR + 45 * MINUTE + 59), "D+2 H+3 M+45");
        assert_eq!(offset(-90 * MINUTE), "D-0 H-1 M-30");
    }
}
