//! What earlier years exercised: a file that goes from year to year.

use serde::{Deserialize, Serialize};

use super::elements::ElementKind;
use crate::i18n::{Lang, programme as say};

/// Version of the format.
const FORMAT: u32 = 1;
/// What the file says it is.
const KIND: &str = "cyberdrill-coverage";
/// Years that a memory may hold at most; a limit on what comes from outside.
const MOST_YEARS: usize = 200;
/// Drills of a year at most.
const MOST_DRILLS: usize = 400;

/// What was exercised in which year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// Version of the format.
    format: u32,
    /// What the file is.
    kind: String,
    /// Id of the province.
    pub province: String,
    /// Years, ascending.
    pub years: Vec<YearMemory>,
}

/// A year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearMemory {
    /// The year.
    pub year: i16,
    /// Its drills; one that was not held is to be taken out.
    pub drills: Vec<DrillMemory>,
}

/// A drill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrillMemory {
    /// Its first day, `YYYY-MM-DD`.
    pub date: String,
    /// Ids of its campaigns.
    pub campaigns: Vec<String>,
    /// What it exercised.
    pub exercised: Vec<Exercised>,
}

/// Something that a drill exercised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercised {
    /// `expectation`, `objective`, `organisation`, `tactic`, `sector`.
    pub kind: String,
    /// Id.
    pub id: String,
    /// With which chance, 0..1.
    pub chance: f64,
}

/// Why a file is no memory of this province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemoryError {
    /// No JSON, or not this shape; with line and column.
    Shape {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader said.
        what: String,
    },
    /// Some other file.
    OtherKind,
    /// A later format.
    Format(u32),
    /// That of another province.
    Province(String),
    /// A number that cannot be: year and what.
    Value {
        /// The year it stands in.
        year: i16,
        /// What it says.
        what: String,
    },
    /// Too much of it.
    TooMuch,
}

impl MemoryError {
    /// The message in a language.
    pub fn message(&self, lang: Lang, province: &str) -> String {
        match self {
            MemoryError::Shape { line, column, what } => say::memory_shape(lang, *line, *column, what),
            MemoryError::OtherKind => say::memory_other(lang, KIND),
            MemoryError::Format(found) => say::memory_format(lang, *found, FORMAT),
            MemoryError::Province(found) => say::memory_province(lang, found, province),
            MemoryError::Value { year, what } => say::memory_value(lang, *year, what),
            MemoryError::TooMuch => say::memory_too_much(lang, MOST_YEARS, MOST_DRILLS),
        }
    }
}

/// What is looked at before anything else.
#[derive(Deserialize)]
struct Head {
    format: Option<u32>,
    kind: Option<String>,
}

impl Memory {
    /// Nothing is remembered.
    pub fn none(province: &str) -> Memory {
        Memory { format: FORMAT, kind: KIND.to_owned(), province: province.to_owned(), years: Vec::new() }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Where it is no memory, of another format or province, or holds what cannot be.
    pub fn read(text: &str, province: &str) -> Result<Memory, MemoryError> {
        let shape = |error: serde_json::Error| MemoryError::Shape {
            line: error.line(),
            column: error.column(),
            what: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        };
        let head: Head = serde_json::from_str(text).map_err(shape)?;
        if head.kind.as_deref() != Some(KIND) {
            return Err(MemoryError::OtherKind);
        }
        if head.format != Some(FORMAT) {
            return Err(MemoryError::Format(head.format.unwrap_or(0)));
        }
        let mut memory: Memory = serde_json::from_str(text).map_err(shape)?;
        if memory.province != province {
            return Err(MemoryError::Province(memory.province));
        }
        memory.check()?;
        memory.years.sort_by_key(|year| year.year);
        Ok(memory)
    }

    fn check(&self) -> Result<(), MemoryError> {
        if self.years.len() > MOST_YEARS || self.years.iter().any(|y| y.drills.len() > MOST_DRILLS) {
            return Err(MemoryError::TooMuch);
        }
        for (at, year) in self.years.iter().enumerate() {
            let wrong = |what: String| Err(MemoryError::Value { year: year.year, what });
            if self.years[..at].iter().any(|other| other.year == year.year) {
                return wrong("year".to_owned());
            }
            for drill in &year.drills {
                let own_year =
                    drill.date.parse::<crate::units::CivilDate>().is_ok_and(|date| date.year() == year.year);
                if !own_year {
                    return wrong(format!("date: \"{}\"", drill.date));
                }
                for exercised in &drill.exercised {
                    if !ElementKind::ALL.iter().any(|kind| kind.key() == exercised.kind) {
                        return wrong(format!("kind: \"{}\"", exercised.kind));
                    }
                    if !(0.0..=1.0).contains(&exercised.chance) {
                        return wrong(format!("chance: {}", exercised.chance));
                    }
                }
            }
        }
        Ok(())
    }

    /// The years before a year, the latest first.
    pub fn before(&self, year: i16) -> impl Iterator<Item = &YearMemory> {
        self.years.iter().rev().filter(move |y| y.year < year)
    }

    /// The chance that a year exercised an element.
    pub fn chance(&self, year: i16, kind: ElementKind, id: &str) -> f64 {
        let drills = self.years.iter().filter(|y| y.year == year).flat_map(|y| &y.drills);
        let missed: f64 = drills
            .map(|drill| {
                let found = drill.exercised.iter().find(|e| e.kind == kind.key() && e.id == id);
                1.0 - found.map_or(0.0, |e| e.chance)
            })
            .product();
        1.0 - missed
    }

    /// By how much the weight of an element is lowered: a year ago by the discount, two years ago by its square.
    pub(super) fn remembered(&self, kind: ElementKind, id: &str, year: i16, discount: f64) -> f64 {
        let kept: f64 = self
            .before(year)
            .map(|past| {
                let age = u32::from(year.abs_diff(past.year));
                let weight = (0..age).fold(1.0, |weight, _| weight * discount);
                1.0 - weight * self.chance(past.year, kind, id)
            })
            .product();
        1.0 - kept
    }

    /// The same with a year added, in the place of an older memory of it.
    #[must_use]
    pub fn with(&self, year: YearMemory) -> Memory {
        let mut memory = self.clone();
        memory.years.retain(|other| other.year != year.year);
        memory.years.push(year);
        memory.years.sort_by_key(|year| year.year);
        memory
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        format!("{:#}\n", serde_json::json!(self))
    }
}
