//! Ids as text: dense ids in memory, the scenario's own ids in the file.
//!
//! Serialising an id needs the lists that it is a position in. They are put in scope for the current thread with
//! [`Names::scope`]; outside such a scope an id serialises as its number. Within one, an id that is no position in
//! its list is an error.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::key::{CampaignId, InjectId, OrgId, PersonId, SystemId};

/// A true intrusion: one campaign at one agency. Written `campaign@agency`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IntrusionId {
    /// The campaign.
    pub campaign: CampaignId,
    /// The agency.
    pub org: OrgId,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct List {
    names: Vec<String>,
    index: BTreeMap<String, u32>,
}

impl List {
    fn new<'a>(names: impl Iterator<Item = &'a String>) -> List {
        let names: Vec<String> = names.cloned().collect();
        let index = names.iter().enumerate().map(|(i, n)| (n.clone(), i as u32)).collect();
        List { names, index }
    }
}

/// The id lists of one scenario.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    orgs: List,
    people: List,
    systems: List,
    campaigns: List,
    injects: List,
}

thread_local! {
    static IN_SCOPE: RefCell<Option<Arc<Names>>> = const { RefCell::new(None) };
}

/// Restores what was in scope before, also when the closure panics.
struct Restore(Option<Arc<Names>>);
impl Drop for Restore {
    fn drop(&mut self) {
        let before = self.0.take();
        IN_SCOPE.with(|slot| *slot.borrow_mut() = before);
    }
}

impl Names {
    /// The ids of a scenario, each list in the order of its positions.
    pub fn new<'a>(
        orgs: impl Iterator<Item = &'a String>,
        people: impl Iterator<Item = &'a String>,
        systems: impl Iterator<Item = &'a String>,
        campaigns: impl Iterator<Item = &'a String>,
        injects: impl Iterator<Item = &'a String>,
    ) -> Names {
        Names {
            orgs: List::new(orgs),
            people: List::new(people),
            systems: List::new(systems),
            campaigns: List::new(campaigns),
            injects: List::new(injects),
        }
    }

    /// Runs `work` with these lists in scope for the current thread.
    pub fn scope<R>(self: &Arc<Self>, work: impl FnOnce() -> R) -> R {
        let before = IN_SCOPE.with(|slot| slot.borrow_mut().replace(Arc::clone(self)));
        let _restore = Restore(before);
        work()
    }

    /// The id of an organisation.
    pub fn org(&self, id: OrgId) -> &str {
        self.orgs.names.get(id.ix()).map_or("?", String::as_str)
    }
    /// The id of a person.
    pub fn person(&self, id: PersonId) -> &str {
        self.people.names.get(id.ix()).map_or("?", String::as_str)
    }
    /// The id of a system.
    pub fn system(&self, id: SystemId) -> &str {
        self.systems.names.get(id.ix()).map_or("?", String::as_str)
    }
    /// The id of a campaign.
    pub fn campaign(&self, id: CampaignId) -> &str {
        self.campaigns.names.get(id.ix()).map_or("?", String::as_str)
    }
    /// The id of an inject.
    pub fn inject(&self, id: InjectId) -> &str {
        self.injects.names.get(id.ix()).map_or("?", String::as_str)
    }
    /// `campaign@agency`.
    pub fn intrusion(&self, id: IntrusionId) -> String {
        format!("{}@{}", self.campaign(id.campaign), self.org(id.org))
    }
    /// The organisation that an id names.
    pub fn find_org(&self, text: &str) -> Option<OrgId> {
        self.orgs.index.get(text).map(|ix| OrgId(*ix))
    }
    /// The intrusion that a text `campaign@agency` names.
    pub fn find_intrusion(&self, text: &str) -> Option<IntrusionId> {
        let (campaign, org) = text.split_once('@')?;
        Some(IntrusionId {
            campaign: CampaignId(*self.campaigns.index.get(campaign)?),
            org: OrgId(*self.orgs.index.get(org)?),
        })
    }
}

/// Hands over the lists in scope for the current thread.
pub fn with_names<R>(work: impl FnOnce(Option<&Names>) -> R) -> R {
    IN_SCOPE.with(|slot| work(slot.borrow().as_deref()))
}

fn unknown(what: &str, ix: u32) -> String {
    format!("`{what}` {ix} is not a position in the scenario's lists")
}

macro_rules! named {
    ($($id:ident in $list:ident),+ $(,)?) => {$(
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                with_names(|names| match names.map(|n| n.$list.names.get(self.ix())) {
                    Some(Some(name)) => serializer.serialize_str(name),
                    Some(None) => Err(S::Error::custom(unknown(stringify!($id), self.0))),
                    None => serializer.serialize_u32(self.0),
                })
            }
        }
        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                with_names(|names| names.and_then(|n| n.$list.index.get(&text)).copied())
                    .map($id)
                    .ok_or_else(|| D::Error::custom(format!("`{text}` is not in the record's scenario")))
            }
        }
    )+};
}
named! { OrgId in orgs, PersonId in people, SystemId in systems, CampaignId in campaigns, InjectId in injects }

impl Serialize for IntrusionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_names(|names| match names {
            Some(names) => {
                match (names.campaigns.names.get(self.campaign.ix()), names.orgs.names.get(self.org.ix())) {
                    (Some(campaign), Some(org)) => serializer.collect_str(&format_args!("{campaign}@{org}")),
                    (None, _) => Err(S::Error::custom(unknown("CampaignId", self.campaign.0))),
                    (_, None) => Err(S::Error::custom(unknown("OrgId", self.org.0))),
                }
            }
            None => serializer.collect_str(&format_args!("{}@{}", self.campaign.0, self.org.0)),
        })
    }
}

impl<'de> Deserialize<'de> for IntrusionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        with_names(|names| names.and_then(|n| n.find_intrusion(&text)))
            .ok_or_else(|| D::Error::custom(format!("`{text}` is no intrusion of the record's scenario")))
    }
}
