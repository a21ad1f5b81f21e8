//! One meaning, one colour, in every chart: Okabe–Ito hues, with lightness stretched where a grey print has to
//! keep an order.

use plotters::style::RGBColor;

use crate::record::TimeClass;

pub(super) const BLACK: RGBColor = RGBColor(0, 0, 0);
pub(super) const WHITE: RGBColor = RGBColor(255, 255, 255);
/// Text that is less important.
pub(super) const DIM: RGBColor = RGBColor(85, 85, 85);
/// Frames and axes.
pub(super) const RULE: RGBColor = RGBColor(150, 150, 150);
/// Faint lines.
pub(super) const FAINT: RGBColor = RGBColor(215, 215, 215);
/// Nights and weekends.
pub(super) const NIGHT: RGBColor = RGBColor(238, 240, 244);
/// Okabe–Ito vermilion: the attacker.
pub(super) const ATTACK: RGBColor = RGBColor(213, 94, 0);
/// Okabe–Ito blue: what was measured.
pub(super) const BLUE: RGBColor = RGBColor(0, 114, 178);
/// Okabe–Ito bluish green: what was better.
pub(super) const GAIN: RGBColor = RGBColor(0, 158, 115);
/// Okabe–Ito sky blue.
pub(super) const SKY: RGBColor = RGBColor(86, 180, 233);

/// A phase of a response, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Detection,
    Triage,
    Coordination,
    Containment,
    Eradication,
    Recovery,
}

impl Phase {
    pub(super) const ALL: [Phase; 6] = [
        Phase::Detection,
        Phase::Triage,
        Phase::Coordination,
        Phase::Containment,
        Phase::Eradication,
        Phase::Recovery,
    ];
    /// Light to dark in the order of the response.
    pub(super) fn color(self) -> RGBColor {
        match self {
            Phase::Detection => RGBColor(240, 228, 66),
            Phase::Triage => RGBColor(128, 199, 239),
            Phase::Coordination => RGBColor(204, 121, 167),
            Phase::Containment => RGBColor(0, 138, 101),
            Phase::Eradication => RGBColor(0, 88, 140),
            Phase::Recovery => RGBColor(45, 45, 45),
        }
    }
}

/// The colour of a class of time: waiting for people in blues, for papers in purples, steps in greens.
pub(super) fn class_color(class: TimeClass) -> RGBColor {
    match class {
        TimeClass::Detection => RGBColor(240, 228, 66),
        TimeClass::OffCalendar => RGBColor(198, 228, 247),
        TimeClass::Absent => RGBColor(128, 199, 239),
        TimeClass::Queue => RGBColor(0, 114, 178),
        TimeClass::Handover => RGBColor(234, 205, 222),
        TimeClass::Message => RGBColor(204, 121, 167),
        TimeClass::Decision => RGBColor(140, 62, 106),
        TimeClass::Dependency => RGBColor(166, 219, 201),
        TimeClass::Mobilisation => RGBColor(0, 158, 115),
        TimeClass::Rework => RGBColor(230, 159, 0),
        TimeClass::Work => RGBColor(60, 60, 60),
    }
}

/// Relative luminance (WCAG 2), 0..1, with the square as an approximation of the display's curve.
pub(super) fn luminance(c: RGBColor) -> f64 {
    let part = |v: u8| (f64::from(v) / 255.0) * (f64::from(v) / 255.0);
    0.2126 * part(c.0) + 0.7152 * part(c.1) + 0.0722 * part(c.2)
}

/// Black or white, whichever reads better on a colour.
pub(super) fn on(background: RGBColor) -> RGBColor {
    if luminance(background) > 0.3 { BLACK } else { WHITE }
}

/// A colour between two, by a share of 0..1.
pub(super) fn between(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let share = share.clamp(0.0, 1.0);
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    RGBColor(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_darken_in_their_order_by_steps_that_a_grey_print_keeps() {
        let steps: Vec<f64> = Phase::ALL.iter().map(|p| luminance(p.color())).collect();
        for pair in steps.windows(2) {
            assert!(pair[0] > pair[1] * 1.3, "{steps:?}");
        }
    }
}
