//! Ways in which word of an attack comes from outside, and how noise grows with what is watched.

use serde::{Deserialize, Serialize};

use super::basis::{Law, Quantity, Sourced};
use crate::units::Span;

/// Ways in beside tools, users and the press: the hotline, telecom operators, the national feed of indicators.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaysIn {
    /// Chance that somebody also calls the owner's hotline about what people notice of a public system, or about what is
    /// done in an agency's name, 0..1.
    pub hotline_calls: Sourced<f64>,
    /// From what people can notice to the call, in waking hours.
    pub hotline_delay: Sourced<Law>,
    /// Kinds of organisation that run the lines; the first of the province that takes part is the operator.
    pub operators: Vec<String>,
    /// Chance that a telecom operator notices a flood on its lines, 0..1.
    pub operator_notices: Sourced<f64>,
    /// From the flood to the operator's word.
    pub operator_delay: Sourced<Law>,
    /// From what the national body knows of a campaign to its sending indicators to those that share with it (layer 4).
    pub feed_delay: Sourced<Law>,
    /// False calls to the hotline of an organisation whose public systems have 100 users, per day.
    pub noise_hotline: Sourced<f64>,
    /// How noise grows with users: every rate of noise is stated for 100 users and goes with (users / 100) to this power;
    /// 0 is the same for all.
    pub noise_grows: Sourced<f64>,
}

impl WaysIn {
    /// None of them, and noise that is the same for all.
    pub fn none() -> WaysIn {
        let at_once = || plain(Law::Fixed(Span::secs(1)));
        WaysIn {
            hotline_calls: plain(0.0),
            hotline_delay: at_once(),
            operators: Vec::new(),
            operator_notices: plain(0.0),
            operator_delay: at_once(),
            feed_delay: at_once(),
            noise_hotline: plain(0.0),
            noise_grows: plain(0.0),
        }
    }
}

fn plain<T: Quantity>(value: T) -> Sourced<T> {
    Sourced::Unsourced(value)
}
