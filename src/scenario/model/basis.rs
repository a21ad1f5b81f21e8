//! Numbers that say where they come from.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::structure::Severity;
pub use crate::i18n::Text;
use crate::units::Span;

/// A civil date as text, `YYYY-MM-DD`; checked on reading.
pub type DateText = String;

/// The days during which a rule binds; both ends belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: DateText,
    /// Last day, if it has ended.
    #[serde(default)]
    pub to: Option<DateText>,
}

/// A kind of model value, and how the range of an assumption about it is written.
pub trait Quantity: Clone + PartialEq + Serialize + DeserializeOwned {
    /// What `low` and `high` of an assumption are: the value itself, or a factor.
    type Bound: Clone + PartialEq + Serialize + DeserializeOwned;
}
impl Quantity for f64 {
    type Bound = f64;
}
impl Quantity for u32 {
    type Bound = u32;
}
impl Quantity for Span {
    type Bound = Span;
}
/// From the lowest grade to the highest.
impl Quantity for Severity {
    type Bound = Severity;
}
/// The range of a law is a pair of factors on its time scale: `low: 0.5, high: 2.0` is "from half to double".
impl Quantity for Law {
    type Bound = f64;
}

/// A number of the model with its basis: one tagged shape everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound = "")]
pub enum Sourced<T: Quantity> {
    /// The province's own plan says so.
    Stated {
        /// The number.
        value: T,
        /// The clause.
        source: String,
    },
    /// A regulation says so.
    Regulation {
        /// The number.
        value: T,
        /// The regulation and its clause.
        source: String,
        /// When it binds; always, where absent.
        #[serde(default)]
        in_force: Option<Period>,
    },
    /// Measured or required elsewhere.
    Benchmark {
        /// The number.
        value: T,
        /// Who published it, and for whom it was measured.
        source: String,
    },
    /// An assumption of whoever wrote it.
    Assumed {
        /// The number used.
        value: T,
        /// The lowest that is plausible.
        low: T::Bound,
        /// The highest that is plausible.
        high: T::Bound,
        /// Why this number.
        why: String,
    },
    /// No basis given: listed among the assumptions.
    Unsourced(T),
}

/// Which kind of basis a number has, without the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Stated in the plan.
    Stated,
    /// Stated in a regulation.
    Regulation,
    /// A published benchmark.
    Benchmark,
    /// An assumption.
    Assumption,
}

impl<T: Quantity> Sourced<T> {
    /// The number itself.
    pub fn value(&self) -> &T {
        match self {
            Sourced::Stated { value, .. }
            | Sourced::Regulation { value, .. }
            | Sourced::Benchmark { value, .. }
            | Sourced::Assumed { value, .. }
            | Sourced::Unsourced(value) => value,
        }
    }
    /// The kind of basis; a number without one is an assumption.
    pub fn basis(&self) -> Basis {
        match self {
            Sourced::Stated { .. } => Basis::Stated,
            Sourced::Regulation { .. } => Basis::Regulation,
            Sourced::Benchmark { .. } => Basis::Benchmark,
            Sourced::Assumed { .. } | Sourced::Unsourced(_) => Basis::Assumption,
        }
    }
    /// The clause, publication or reason; empty where none was given.
    pub fn source(&self) -> &str {
        match self {
            Sourced::Stated { source, .. }
            | Sourced::Regulation { source, .. }
            | Sourced::Benchmark { source, .. } => source,
            Sourced::Assumed { why, .. } => why,
            Sourced::Unsourced(_) => "",
        }
    }
}

/// How a duration is distributed. All times are durations as text; `sigma` is the standard deviation of the
/// logarithm, `shape` the gamma distribution's shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Law {
    /// Always the same.
    Fixed(Span),
    /// Any value between two, equally likely.
    Uniform {
        /// Shortest.
        low: Span,
        /// Longest.
        high: Span,
    },
    /// Between two values, most often near a third.
    Triangular {
        /// Shortest.
        low: Span,
        /// Most frequent.
        mode: Span,
        /// Longest.
        high: Span,
    },
    /// Without memory.
    Exponential {
        /// Mean.
        mean: Span,
    },
    /// Skewed to the right, as times of human work are.
    Lognormal {
        /// Median.
        median: Span,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
    /// Gamma.
    Gamma {
        /// Mean.
        mean: Span,
        /// Shape.
        shape: f64,
    },
    /// Measured values; interpolated between them.
    Empirical(Vec<Span>),
}

/// What a statement that is no number rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Ground {
    /// The plan says so, in this clause.
    Stated(String),
    /// Inferred from this clause.
    Inferred(String),
    /// A regulation says so.
    Regulation(String),
    /// Assumed, for this reason.
    Assumed(String),
}
