//! One true intrusion as the record shows it: its consequences, and the milestones that are truth.

use crate::record::{Entry, Fact, Impact, IntrusionId};
use crate::scenario::model::{Consequence, Severity, System};

/// No entry.
pub(super) const NONE: u32 = u32::MAX;

/// The entry, where there is one.
pub(super) fn some(seq: u32) -> Option<u32> {
    (seq != NONE).then_some(seq)
}

/// Sets what is not set yet.
fn first(slot: &mut u32, seq: u32) {
    if *slot == NONE {
        *slot = seq;
    }
}

/// What is known of a true intrusion; every field is a sequence number or [`NONE`].
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub id: IntrusionId,
    pub began: u32,
    pub first_alert: u32,
    pub first_acknowledged: u32,
    pub first_triaged: u32,
    /// A service was lost, by the attack or by the response.
    pub service_lost: u32,
    /// A service was lost by the attack itself.
    pub service_attacked: u32,
    pub first_back: u32,
    pub records_exposed: u32,
    pub publicly_visible: u32,
    pub false_content: u32,
    /// Somebody was defrauded in the agency's name.
    pub defrauded: u32,
    /// Since when it has been contained, eradicated, recovered, free of false content; until broken.
    pub contained: u32,
    pub eradicated: u32,
    pub recovered: u32,
    pub content_removed: u32,
    /// Facts that put an end to one of these.
    pub broken: Vec<u32>,
    /// Highest level of a system that was touched.
    pub level: u32,
    /// Highest level of a system that was held, lost, or robbed.
    pub level_harmed: u32,
    pub touched_shared: bool,
}

impl Track {
    pub fn new(id: IntrusionId) -> Track {
        Track {
            id,
            began: NONE,
            first_alert: NONE,
            first_acknowledged: NONE,
            first_triaged: NONE,
            service_lost: NONE,
            service_attacked: NONE,
            first_back: NONE,
            records_exposed: NONE,
            publicly_visible: NONE,
            false_content: NONE,
            defrauded: NONE,
            contained: NONE,
            eradicated: NONE,
            recovered: NONE,
            content_removed: NONE,
            broken: Vec::new(),
            level: 0,
            level_harmed: 0,
            touched_shared: false,
        }
    }

    /// Takes in a fact about this intrusion that is truth.
    pub fn see(&mut self, seq: u32, entry: &Entry, systems: &[System]) {
        let system = |id: &crate::units::SystemId| systems.get(id.ix());
        match &entry.fact {
            Fact::IntrusionBegan { system: s, .. } => {
                first(&mut self.began, seq);
                self.touch(system(s), false);
            }
            Fact::SystemCompromised { system: s, .. } | Fact::BackupsDestroyed { system: s, .. } => {
                self.touch(system(s), true);
            }
            Fact::ServiceLost { system: s, impact, .. } => self.lose(seq, system(s), *impact),
            Fact::ServiceBack { .. } if self.service_lost != NONE => first(&mut self.first_back, seq),
            Fact::RecordsExposed { system: s, records, .. } => {
                if *records > 0 {
                    first(&mut self.records_exposed, seq);
                }
                self.touch(system(s), true);
            }
            Fact::FalseContentSpread { .. } => {
                first(&mut self.false_content, seq);
                first(&mut self.publicly_visible, seq);
                unset(&mut self.content_removed, &mut self.broken, seq);
            }
            Fact::FalseContentRemoved { .. } => first(&mut self.content_removed, seq),
            Fact::MoneyLost { .. } => first(&mut self.defrauded, seq),
            Fact::IntrusionContained { .. } => first(&mut self.contained, seq),
            Fact::IntrusionEradicated { .. } => first(&mut self.eradicated, seq),
            Fact::IntrusionRecovered { .. } => first(&mut self.recovered, seq),
            Fact::ContainmentBroken { .. } => unset(&mut self.contained, &mut self.broken, seq),
            Fact::EradicationBroken { .. } => unset(&mut self.eradicated, &mut self.broken, seq),
            Fact::RecoveryBroken { .. } => unset(&mut self.recovered, &mut self.broken, seq),
            _ => {}
        }
    }

    fn lose(&mut self, seq: u32, system: Option<&System>, impact: Impact) {
        first(&mut self.service_lost, seq);
        if system.is_some_and(|s| s.public) {
            first(&mut self.publicly_visible, seq);
        }
        if matches!(impact, Impact::Encrypted | Impact::Defaced | Impact::Disrupted) {
            first(&mut self.service_attacked, seq);
            self.touch(system, true);
        }
    }

    fn touch(&mut self, system: Option<&System>, harmed: bool) {
        let Some(system) = system else { return };
        self.level = self.level.max(system.level);
        self.touched_shared |= system.shared;
        if harmed {
            self.level_harmed = self.level_harmed.max(system.level);
        }
    }

    /// The fact that shows a consequence.
    pub fn consequence(&self, consequence: Consequence) -> Option<u32> {
        some(match consequence {
            Consequence::ServiceDisturbed => self.service_lost,
            Consequence::RecordsExposed => self.records_exposed,
            Consequence::PubliclyVisible => self.publicly_visible,
            Consequence::FalseContent => self.false_content,
        })
    }

    /// The true severity. *Severe* follows QĐ 05/2017/QĐ-TTg Điều 9: a system of level 4 or 5 that was out of the
    /// owner's control, out of service, or robbed (whether the owner could cope alone is not a fact of the record,
    /// and is taken as no). The grades below are ours: several agencies or a shared system is major, a service
    /// that the attack disturbed, records that it exposed or people whom it defrauded is moderate. What responders switched off
    /// themselves does not raise it.
    pub fn severity(&self, agencies_of_campaign: u32) -> Severity {
        if self.level_harmed >= LEVEL_OF_SEVERE {
            Severity::Severe
        } else if agencies_of_campaign > 1 || self.touched_shared {
            Severity::Major
        } else if [self.service_attacked, self.records_exposed, self.defrauded].iter().any(|seq| *seq != NONE)
        {
            Severity::Moderate
        } else {
            Severity::Minor
        }
    }
}

/// QĐ 05/2017/QĐ-TTg Điều 9: systems of level 4 and 5.
const LEVEL_OF_SEVERE: u32 = 4;

fn unset(slot: &mut u32, broken: &mut Vec<u32>, seq: u32) {
    if *slot != NONE {
        *slot = NONE;
        broken.push(seq);
    }
}
