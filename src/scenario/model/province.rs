//! Who and what exists: organisations, people, information systems, networks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::basis::{DateText, Sourced, Text};
use crate::units::Span;
pub use crate::units::Weekday;

/// A province as resolved from its file and the library's archetypes. All lists are sorted by id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Working calendars by id.
    pub calendars: BTreeMap<String, CalendarSpec>,
    /// Duty rosters by id.
    pub rosters: BTreeMap<String, RosterSpec>,
    /// Organisations, sorted by id.
    pub organisations: Vec<Organisation>,
    /// People, sorted by id (`organisation/post/number`).
    pub people: Vec<Person>,
    /// Information systems, sorted by id.
    pub systems: Vec<System>,
    /// Networks, sorted by id: whoever is in one can reach the others in it.
    pub networks: Vec<Network>,
    /// Things that tasks compete for.
    pub things: Vec<Thing>,
    /// What the province does in the year, for the obligations of the plan.
    pub programme: ProgrammeData,
}

/// A working calendar: hours of the day, days of the week, and a table of public holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarSpec {
    /// Working intervals of a working day, `"07:30-11:30"`.
    pub hours: Vec<String>,
    /// Working days, `Mon` to `Sun`.
    pub days: Vec<Weekday>,
    /// Years that the holiday table covers.
    #[serde(default)]
    pub holiday_years: Vec<i16>,
    /// Public holidays.
    #[serde(default)]
    pub holidays: Vec<DateText>,
    /// Days worked in exchange for a bridged one.
    #[serde(default)]
    pub extra_working_days: Vec<DateText>,
    /// Of the years of the table, those whose holidays are not announced yet: expected by the Labour Code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed_years: Vec<i16>,
}

/// When a person is on duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RosterSpec {
    /// In the organisation's working hours.
    Office {
        /// Whether the person may be called outside them.
        on_call: bool,
    },
    /// Day and night, by turns: the people of one post in one organisation share the shifts equally.
    Rotation {
        /// Length of a shift; divides a day.
        shift: Span,
        /// How many are on each shift.
        on_duty: u32,
        /// Whether those who are off may be called.
        on_call: bool,
    },
    /// Always on duty: for desks that stand for many people (a national body, an operator's hotline).
    AroundTheClock,
}

/// Level of government or place of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    /// Ministries and national centres.
    National,
    /// Provincial bodies.
    Provincial,
    /// Districts.
    District,
    /// Communes and wards, or stations that stand for several.
    Commune,
    /// Companies.
    External,
}

/// The 11 fields of QĐ 632/QĐ-TTg.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sector {
    Transport,
    Energy,
    NaturalResources,
    Information,
    Health,
    Finance,
    Banking,
    Defence,
    PublicOrder,
    Urban,
    GovernmentDirection,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Id.
    pub id: String,
    /// Kind: the id of its archetype; what structures speak of.
    pub kind: String,
    /// Name in full.
    pub name: Text,
    /// Abbreviation that officials use.
    pub short: String,
    /// Level.
    pub tier: Tier,
    /// Sector, where it belongs to one.
    pub sector: Option<Sector>,
    /// Id of its working calendar.
    pub calendar: String,
    /// Ids of the channels by which it can be reached, best first.
    pub channels: Vec<String>,
    /// The organisation it belongs to (a station of communes to its district).
    pub parent: Option<String>,
    /// How many bodies this entry stands for (communes of a station).
    pub stands_for: u32,
    /// One-way travel time from the provincial capital.
    pub travel: Sourced<Span>,
    /// Whether it takes part in the drill.
    pub participates: bool,
    /// What the plan or another text says about it, or why it was assumed.
    pub ground: super::basis::Ground,
}

/// Skills of a person.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Skill {
    Triage,
    Forensics,
    Network,
    Malware,
    Recovery,
    Leadership,
    PublicInformation,
}

/// A person, named by post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Id: `organisation/post/number`.
    pub id: String,
    /// Organisation id.
    pub organisation: String,
    /// Post id.
    pub post: String,
    /// Post in words.
    pub title: Text,
    /// Number within organisation and post, from 1.
    pub number: u32,
    /// Skills, 0..1; 0 where absent.
    pub skills: BTreeMap<Skill, f64>,
    /// Roster id.
    pub roster: String,
    /// Holds a certificate in information security.
    pub certified: bool,
    /// May sign for the organisation, and as how many-th in line: 1 the head, 2 the deputy.
    pub signs: Option<u32>,
    /// Seconded to the response team of the province.
    pub team_member: bool,
}

/// How a system can be reached from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Exposure {
    /// From the Internet.
    Internet,
    /// From inside only.
    Internal,
    /// From its own segment only.
    Isolated,
}

/// An information system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// Id.
    pub id: String,
    /// Kind: the id of its archetype; what campaigns speak of.
    pub kind: String,
    /// Name.
    pub name: Text,
    /// Owner (chủ quản): organisation id.
    pub owner: String,
    /// Operator (đơn vị vận hành): organisation id.
    pub operator: String,
    /// Level 1..=5 (Luật ATTTM 2015 Điều 21.2).
    pub level: u32,
    /// Sector.
    pub sector: Option<Sector>,
    /// Exposure.
    pub exposure: Exposure,
    /// Ids of systems that must be in service for this one to be.
    pub depends_on: Vec<String>,
    /// People who use it.
    pub users: Sourced<u32>,
    /// Records of personal data that it holds.
    pub records: Sourced<u32>,
    /// Shared by several organisations: isolating it hurts others.
    pub shared: bool,
    /// Seen by the public: an outage or defacement is noticed outside.
    pub public: bool,
    /// Backups.
    pub backup: Backup,
    /// The four layers (công văn 1552/BTTTT-CATTT).
    pub layers: Layers,
    /// By id of an ATT&CK mitigation, how much of the system it covers, 0..1.
    #[serde(default)]
    pub mitigations: BTreeMap<String, Sourced<f64>>,
}

/// Backups of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Backup {
    /// None.
    None,
    /// Regular copies.
    Every {
        /// Interval.
        interval: Span,
        /// Out of reach of whoever holds the system.
        isolated: bool,
        /// A restore has been tried within the last year.
        tested: bool,
    },
}

/// The four layers of protection of a system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layers {
    /// (1) The operator has people of its own for it, with tools (endpoint protection) that raise alerts.
    pub on_site: bool,
    /// (2) Organisation that monitors it professionally.
    pub monitored_by: Option<String>,
    /// (3) Age of the last independent assessment, where there was one.
    pub assessed: Option<Span>,
    /// (4) Shares with the national monitoring system.
    pub shares: bool,
}

/// A set of systems that can reach each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Ids of the member systems, sorted.
    pub members: Vec<String>,
    /// Chance that a path between two members is open (not filtered) for an attacker who tries, 0..1.
    pub openness: Sourced<f64>,
}

/// A thing that tasks compete for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Id: `forensic-kit`, `car`, `meeting-room`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Owner: organisation id.
    pub owner: String,
    /// How many there are.
    pub count: Sourced<u32>,
}

/// What the province does in the year, against which the obligations of the plan are checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeData {
    /// How often each thing was done, by key (`drill`, `awareness-campaign`).
    #[serde(default)]
    pub counts: BTreeMap<String, Sourced<u32>>,
    /// The date on which each thing was done, by key (`report-to-prime-minister`).
    #[serde(default)]
    pub dates: BTreeMap<String, DatedDeed>,
    /// Shares reached, 0..1, by key (`socs-sharing`).
    #[serde(default)]
    pub shares: BTreeMap<String, Sourced<f64>>,
}

/// Something done on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedDeed {
    /// When.
    pub date: DateText,
    /// Where that is known from.
    pub ground: super::basis::Ground,
}
