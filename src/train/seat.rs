//! Seats: what a trainee may decide, and whose knowledge the trainee has.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::record::{Entry, Fact, Override, Point};
use crate::scenario::Scenario;
use crate::scenario::model::{Role, Subject};
use crate::scenario::roles::{Holder, resolve};
use crate::units::{OrgId, SimTime};

/// What a trainee sits in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatKind {
    /// Leads incidents and the response team.
    Coordinator,
    /// Runs the systems of one agency.
    Administrator,
    /// On duty at the police.
    Police,
    /// Approves.
    Chair,
    /// Speaks to the public.
    Press,
}

impl SeatKind {
    /// All of them.
    pub const ALL: [SeatKind; 5] =
        [SeatKind::Coordinator, SeatKind::Administrator, SeatKind::Police, SeatKind::Chair, SeatKind::Press];

    /// Its id.
    pub const fn id(self) -> &'static str {
        match self {
            SeatKind::Coordinator => "coordinator",
            SeatKind::Administrator => "administrator",
            SeatKind::Police => "police",
            SeatKind::Chair => "chair",
            SeatKind::Press => "press",
        }
    }

    /// The points at which it decides. No two of them share one at the same organisation, but for an administrator, whose
    /// agency is one that leads nothing.
    const fn points(self) -> &'static [Point] {
        match self {
            SeatKind::Coordinator => &[
                Point::Severity,
                Point::Lead,
                Point::Contain,
                Point::Mobilise,
                Point::Authority,
                Point::Repair,
                Point::Close,
            ],
            SeatKind::Administrator => &[
                Point::Declare,
                Point::Confirm,
                Point::Severity,
                Point::Lead,
                Point::Contain,
                Point::Authority,
                Point::Repair,
                Point::Close,
            ],
            SeatKind::Police => &[Point::Declare, Point::Confirm, Point::National],
            SeatKind::Chair => &[Point::Approve],
            SeatKind::Press => &[Point::Public],
        }
    }
}

/// A seat in a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Which.
    pub kind: SeatKind,
    /// Whose decisions it takes, and whose knowledge it has, sorted.
    pub orgs: Vec<OrgId>,
}

impl Seat {
    /// The points at which it decides.
    pub fn points(&self) -> &'static [Point] {
        self.kind.points()
    }

    /// Whether a decision of an organisation is its own.
    pub fn decides(&self, org: OrgId, point: Point) -> bool {
        self.orgs.binary_search(&org).is_ok() && self.points().contains(&point)
    }

    /// What it sees of an entry.
    pub fn sees(&self, entry: &Entry) -> Option<Fact> {
        entry.seen_from(&self.orgs)
    }

    /// Holds its decisions back, from a moment on, and before another.
    pub fn holds(&self, from: SimTime, until: Option<SimTime>) -> impl Iterator<Item = Override> + '_ {
        let points = self.points().to_vec();
        self.orgs.iter().map(move |org| Override::Hold {
            organisation: *org,
            points: points.clone(),
            from,
            until,
        })
    }
}

/// Why there is no such seat.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSeat {
    /// Nobody fills the role in this province.
    #[error("nobody in the province holds the role")]
    Nobody,
    /// An administrator sits at an agency, and there is no such one.
    #[error("there is no organisation `{0}`")]
    NoAgency(String),
    /// The decisions of the seat are those of another.
    #[error("another seat takes the same decisions")]
    Taken,
}

/// The seats of a drill: for each kind but the administrator's one, where somebody holds the role.
pub fn seat(scenario: &Scenario, kind: SeatKind, agency: Option<&str>) -> Result<Seat, NoSeat> {
    let leads = [Role::IncidentLead(Subject::CyberSecurity), Role::IncidentLead(Subject::InformationSafety)];
    let orgs = match (kind, agency) {
        (SeatKind::Administrator, Some(agency)) => {
            let found = scenario.province.organisations.iter().position(|org| org.id == agency);
            vec![OrgId::from(found.ok_or_else(|| NoSeat::NoAgency(agency.to_owned()))?)]
        }
        (SeatKind::Administrator, None) => return Err(NoSeat::NoAgency(String::new())),
        (SeatKind::Coordinator, _) => first_of(scenario, &leads),
        (SeatKind::Police, _) => first_of(scenario, &[Role::CrimeInvestigation, Role::NationalLiaison]),
        (SeatKind::Chair, _) => first_of(scenario, &[Role::DecisionAuthority]),
        // Whoever speaks to the public sits where incidents are led from.
        (SeatKind::Press, _) => first_of(scenario, &[Role::PublicInformation, leads[0], leads[1]]),
    };
    if orgs.is_empty() {
        return Err(NoSeat::Nobody);
    }
    Ok(Seat { kind, orgs })
}

/// The first holder of each role, sorted.
fn first_of(scenario: &Scenario, roles: &[Role]) -> Vec<OrgId> {
    let map = resolve(scenario);
    let first = |role: &Role| {
        map.holders(*role).iter().find_map(|holder| match holder {
            Holder::Org(org) => Some(*org),
            Holder::Owner | Holder::Operator => None,
        })
    };
    roles.iter().filter_map(first).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether no two seats take the same decision.
///
/// # Errors
/// [`NoSeat::Taken`] where two do.
pub fn apart(seats: &[Seat]) -> Result<(), NoSeat> {
    let mut taken: BTreeSet<(OrgId, Point)> = BTreeSet::new();
    let all = seats.iter().flat_map(|seat| seat.orgs.iter().map(move |org| (*org, seat.points())));
    for (org, points) in all {
        if points.iter().any(|point| !taken.insert((org, *point))) {
            return Err(NoSeat::Taken);
        }
    }
    Ok(())
}
