//! One line of a record: what, when, who could see it, because of what, and how the time since was spent.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;

use super::fact::Fact;
use crate::units::names::with_names;
use crate::units::{OrgId, SimTime};

/// How a second of a response time was spent, in order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeClass {
    /// Nobody had a signal yet.
    Detection,
    /// Waiting, and nobody who could have gone on was on duty.
    OffCalendar,
    /// Waiting for somebody on duty who was absent or did not answer.
    Absent,
    /// Waiting for somebody who was busy.
    Queue,
    /// The incident was being handed over to another lead.
    Handover,
    /// A message was under way.
    Message,
    /// Waiting for a decision: convening, review.
    Decision,
    /// Waiting for another step or system.
    Dependency,
    /// People were being released, called or were on the road.
    Mobilisation,
    /// Doing again what had been done wrong or twice.
    Rework,
    /// Work.
    Work,
}

impl TimeClass {
    /// All classes, in order of precedence.
    pub const ALL: [TimeClass; 11] = [
        TimeClass::Detection,
        TimeClass::OffCalendar,
        TimeClass::Absent,
        TimeClass::Queue,
        TimeClass::Handover,
        TimeClass::Message,
        TimeClass::Decision,
        TimeClass::Dependency,
        TimeClass::Mobilisation,
        TimeClass::Rework,
        TimeClass::Work,
    ];
}

/// Who could see a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Nobody in the province: the truth.
    Nobody,
    /// One organisation.
    Org(OrgId),
    /// Several, sorted.
    Orgs(Box<[OrgId]>),
    /// Everybody, the public too.
    Everybody,
}

/// How the time between an entry and its cause was spent: consecutive pieces, in order of time, which add up to
/// the time between them. Empty when the two are simultaneous or the entry has no cause.
pub type TimeSheet = SmallVec<[(TimeClass, u32); 2]>;

/// One entry of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Position in the record, from 0.
    pub seq: u32,
    /// When.
    pub t: SimTime,
    /// What.
    #[serde(flatten)]
    pub fact: Fact,
    /// Who could see it.
    pub seen_by: Audience,
    /// The last of its prerequisites in time (ties by sequence); none for what comes from outside.
    pub cause: Option<u32>,
    /// All prerequisites other than `cause`, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<u32>,
    /// How the time since `cause` was spent.
    #[serde(default, skip_serializing_if = "TimeSheet::is_empty")]
    pub spent: TimeSheet,
}

/// Written as a list of organisations; `["*"]` is everybody.
impl Serialize for Audience {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Audience::Nobody => serializer.collect_seq(std::iter::empty::<OrgId>()),
            Audience::Org(org) => serializer.collect_seq(std::iter::once(org)),
            Audience::Orgs(orgs) => serializer.collect_seq(orgs.iter()),
            Audience::Everybody => serializer.collect_seq(std::iter::once("*")),
        }
    }
}

impl<'de> Deserialize<'de> for Audience {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        if texts.len() == 1 && texts[0] == "*" {
            return Ok(Audience::Everybody);
        }
        let orgs: Result<Vec<OrgId>, D::Error> = with_names(|names| {
            texts
                .iter()
                .map(|text| {
                    names
                        .and_then(|n| n.find_org(text))
                        .ok_or_else(|| D::Error::custom(format!("`{text}` is not in the record's scenario")))
                })
                .collect()
        });
        Ok(match orgs?.as_slice() {
            [] => Audience::Nobody,
            [one] => Audience::Org(*one),
            many => Audience::Orgs(many.into()),
        })
    }
}
