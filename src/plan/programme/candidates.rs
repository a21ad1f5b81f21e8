//! The drills that are considered: campaigns × where they begin × injects × who is invited × how long.

use std::collections::BTreeSet;

use serde::Serialize;

use super::build::Ground;
use super::elements::{SECTORS, sector_id, sector_of};
use super::wishes::Wishes;
use crate::scenario::model::{Campaign, Sector, System, Target, Tier};
use crate::units::time::DAY;

/// Where the campaigns of a drill begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Wherever they can.
    Anywhere,
    /// At bodies of the province.
    Province,
    /// At districts and communes.
    Localities,
    /// At a system of a field.
    Field(Sector),
}

/// The injects of a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InjectSet {
    /// Opening and end, and what press and leadership ask once it is felt: the responders see what they see.
    Free,
    /// Also word of the attack, with a reminder if nobody acts: easier.
    Told,
    /// Also a flood of false alerts, an absent head and a channel that fails: harder.
    Pressed,
    /// Those of the scenario's own drill.
    Own,
}

/// When the campaigns of a drill begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Begin {
    /// In the drill, so that the room lives through it from its first step on.
    InPlay,
    /// Before, so that its first consequence falls into the first third of the drill.
    Before,
}

/// Who is invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    /// Everybody who takes part in the scenario's own drill.
    All,
    /// Of them those who hold a role, and those where the attack may begin.
    Core,
}

/// A drill that is considered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Candidate {
    /// Ids of its campaigns, in the order of their launch.
    pub campaigns: Vec<String>,
    /// Where they begin.
    pub entry: Entry,
    /// When they begin.
    pub begin: Begin,
    /// Its injects.
    pub injects: InjectSet,
    /// Ids of bodies that would otherwise have nothing to do and are asked to look for the attack.
    pub asked: Vec<String>,
    /// Who is invited.
    pub invited: Invited,
    /// How many days it lasts.
    pub days: u32,
}

impl Candidate {
    /// An id that tells it from every other: `theft.anywhere.in-play.free.all.3d`.
    pub fn id(&self) -> String {
        let entry = match self.entry {
            Entry::Anywhere => "anywhere".to_owned(),
            Entry::Province => "province".to_owned(),
            Entry::Localities => "localities".to_owned(),
            Entry::Field(sector) => sector_id(sector),
        };
        let injects = match self.injects {
            InjectSet::Free => "free",
            InjectSet::Told => "told",
            InjectSet::Pressed => "pressed",
            InjectSet::Own => "own",
        };
        let begin = match self.begin {
            Begin::InPlay => "in-play",
            Begin::Before => "before",
        };
        let invited = match self.invited {
            Invited::All => "all",
            Invited::Core => "core",
        };
        let asked = self.asked.join("+");
        format!("{}.{entry}.{begin}.{injects}{asked}.{invited}.{}d", self.campaigns.join("+"), self.days)
    }
}

/// Whether an attack of a campaign can begin at a system.
fn can_begin(campaign: &Campaign, system: &System) -> bool {
    campaign.actions.iter().any(|action| match &action.target {
        Target::Entry { kinds, exposure } => {
            exposure.contains(&system.exposure) && (kinds.is_empty() || kinds.contains(&system.kind))
        }
        _ => false,
    })
}

/// The systems where a campaign may begin: ids, sorted. `None` for [`Entry::Anywhere`], which names none.
pub(super) fn entries(ground: &Ground, campaign: &Campaign, entry: Entry) -> Option<Vec<String>> {
    let province = &ground.drill.province;
    let tier = |system: &System| {
        province
            .organisations
            .binary_search_by(|o| o.id.cmp(&system.owner))
            .ok()
            .map(|at| province.organisations[at].tier)
    };
    let inside = |system: &System| match entry {
        Entry::Anywhere => true,
        Entry::Province => tier(system) == Some(Tier::Provincial),
        Entry::Localities => matches!(tier(system), Some(Tier::District | Tier::Commune)),
        Entry::Field(sector) => sector_of(system, &province.organisations) == Some(sector),
    };
    let of = |system: &&System| can_begin(campaign, system) && inside(system);
    let found = province.systems.iter().filter(of).map(|s| s.id.clone());
    (entry != Entry::Anywhere).then(|| found.collect())
}

/// Whether a campaign can begin somewhere.
fn begins(ground: &Ground, campaign: &Campaign, entry: Entry) -> bool {
    match entries(ground, campaign, entry) {
        Some(systems) => !systems.is_empty(),
        None => {
            ground.drill.province.systems.iter().any(|s| can_begin(campaign, s))
                || campaign.actions.iter().all(|a| matches!(a.target, Target::Outside))
        }
    }
}

/// Every drill that is considered before it is known who has nothing to do, sorted, each once.
///
/// Alone, a campaign is tried everywhere, with every set of injects, and with few people, begun in play and before; at every
/// field without injects; two campaigns together without injects; all in every length. The scenario's own drill as it
/// stands, if drills may last as long as it does.
pub(super) fn candidates(ground: &Ground, wishes: &Wishes) -> Vec<Candidate> {
    let launched: Vec<&Campaign> =
        ground.campaigns.campaigns.iter().filter(|c| begins(ground, c, Entry::Anywhere)).collect();
    let lengths: BTreeSet<u32> = wishes.lengths.iter().copied().collect();
    let mut out = BTreeSet::new();
    for days in &lengths {
        for (at, campaign) in launched.iter().enumerate() {
            alone(ground, campaign, *days, &mut out);
            for other in &launched[at + 1..] {
                let begin = usual_begin(ground, campaign, *days);
                let ids = vec![campaign.id.clone(), other.id.clone()];
                out.insert(plain(ids, Entry::Anywhere, begin, *days));
            }
        }
    }
    out.extend(own(ground).filter(|own| lengths.contains(&own.days)));
    out.into_iter().collect()
}

/// A drill with everybody and no injects but opening and end.
fn plain(campaigns: Vec<String>, entry: Entry, begin: Begin, days: u32) -> Candidate {
    let (injects, invited) = (InjectSet::Free, Invited::All);
    Candidate { campaigns, entry, begin, injects, asked: Vec::new(), invited, days }
}

/// Before, where a campaign would come to nothing in the drill otherwise.
fn usual_begin(ground: &Ground, campaign: &Campaign, days: u32) -> Begin {
    if ground.is_slow(campaign, days) { Begin::Before } else { Begin::InPlay }
}

/// The drills of one campaign in one length.
fn alone(ground: &Ground, campaign: &Campaign, days: u32, out: &mut BTreeSet<Candidate>) {
    let usual = usual_begin(ground, campaign, days);
    let of = |entry, begin| plain(vec![campaign.id.clone()], entry, begin, days);
    for entry in [Entry::Anywhere, Entry::Province, Entry::Localities] {
        if !begins(ground, campaign, entry) {
            continue;
        }
        for injects in [InjectSet::Free, InjectSet::Told, InjectSet::Pressed] {
            out.insert(Candidate { injects, ..of(entry, usual) });
        }
        out.insert(Candidate { invited: Invited::Core, ..of(entry, usual) });
        out.insert(of(entry, Begin::InPlay));
    }
    for sector in SECTORS {
        if begins(ground, campaign, Entry::Field(sector)) {
            out.insert(of(Entry::Field(sector), usual));
        }
    }
}

/// The scenario's own drill: its campaigns, injects and length.
fn own(ground: &Ground) -> Option<Candidate> {
    let drill = &ground.drill.drill;
    let mut seen = BTreeSet::new();
    let campaigns: Vec<String> =
        drill.campaigns.iter().filter(|l| seen.insert(&l.campaign)).map(|l| l.campaign.clone()).collect();
    let known = campaigns.iter().all(|id| ground.campaigns.campaigns.iter().any(|c| c.id == *id));
    let days = u32::try_from((drill.horizon.0 + DAY - 1) / DAY).ok()?;
    let fits = known && !campaigns.is_empty() && (1..=super::schedule::LONGEST).contains(&days);
    fits.then_some(Candidate {
        campaigns,
        entry: Entry::Anywhere,
        begin: Begin::InPlay,
        injects: InjectSet::Own,
        asked: Vec::new(),
        invited: Invited::All,
        days,
    })
}
