//! Published figures on real incidents and attacks, which simulated ones are held against: embedded data that no run
//! reads.

use serde::{Deserialize, Serialize};

use super::library::Library;
use super::model::Text;
use super::syntax;
use crate::units::Span;

/// The files, by their path in the library.
const COUNTED: &str = "validation/vcdb.ron";
const FIGURES: &str = "validation/figures.ron";

/// Everything that simulated times are compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Counts of real incidents.
    pub counted: Counted,
    /// Medians, means and shares.
    pub figures: Figures,
}

/// Real incidents counted by the unit of time in which their times are given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// Name of the database.
    pub name: String,
    /// Where it was taken from.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// Incidents in it.
    pub incidents: u32,
    /// The parts of it that were counted.
    pub populations: Vec<Population>,
}

/// A part of the database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Incidents in it, those without a time too.
    pub incidents: u32,
    /// From the compromise to its discovery.
    pub discovery: UnitCounts,
    /// From the discovery to containment.
    pub containment: UnitCounts,
}

/// Incidents by unit of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)] // The fields carry the names of the units.
pub struct UnitCounts {
    pub seconds: u32,
    pub minutes: u32,
    pub hours: u32,
    pub days: u32,
    pub weeks: u32,
    pub months: u32,
    pub years: u32,
    /// It never came.
    pub never: u32,
}

/// What is compared with what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// How texts cite the counts.
    pub counted_cited_as: CountedCitation,
    /// Which campaign is compared with which part of the database.
    pub pairs: Vec<Pair>,
    /// Published figures.
    pub figures: Vec<Figure>,
}

/// Ways of citing a source: a text that has every word of one of these groups cites it.
pub type Citation = Vec<Vec<String>>;

/// How texts cite the counts, by what was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountedCitation {
    /// Times to discovery.
    pub discovery: Citation,
    /// Times to containment.
    pub containment: Citation,
}

/// A campaign and the part of the database that is closest to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Id of the campaign.
    pub campaign: String,
    /// Id of the population.
    pub population: String,
    /// How the two differ.
    pub differs: Text,
}

/// A published figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Short id; several figures of one publication share it.
    pub id: String,
    /// What was measured.
    pub clock: FigureClock,
    /// What of it is given.
    pub statistic: Statistic,
    /// The figure, or the least and the greatest of several years.
    pub value: FigureValue,
    /// Who published it, and for which year it was measured.
    pub source: String,
    /// Ids of the campaigns that it can be compared with.
    pub campaigns: Vec<String>,
    /// How texts cite it.
    pub cited_as: Citation,
}

/// What a published figure measures, in the words of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FigureClock {
    /// From the first hold to the first system taken along a network.
    Breakout,
    /// From the first hold to the first credentials.
    Credentials,
    /// From the first hold to the first records copied out.
    Exfiltration,
    /// From the first records copied out to the discovery of the campaign.
    ExfiltrationToDiscovery,
    /// From the occurrence to the discovery of the campaign.
    Dwell,
    /// Whether the first encryption was outside business hours.
    EncryptedOffHours,
    /// Whether the first records were copied out outside business hours.
    ExfiltratedOffHours,
    /// Whether the campaign was discovered by the province's own people and tools.
    FoundInside,
}

/// What is given of a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Statistic {
    /// Mean.
    Mean,
    /// Median.
    Median,
    /// What the fastest quarter stays under.
    LowerQuartile,
    /// A share of the cases.
    Proportion,
}

/// A published figure with its least and greatest value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum FigureValue {
    /// A duration.
    Time(Span, Span),
    /// A share, 0..1.
    Share(f64, f64),
}

impl FigureValue {
    /// The least and the greatest value: seconds, or a share.
    pub fn range(self) -> (f64, f64) {
        match self {
            FigureValue::Time(low, high) => (low.as_f64(), high.as_f64()),
            FigureValue::Share(low, high) => (low, high),
        }
    }
}

/// Reads the figures that the program carries with it.
///
/// # Errors
/// Which file is not what it should be, and why; a test keeps the embedded ones sound.
pub fn published() -> Result<Published, String> {
    Ok(Published { counted: embedded(COUNTED)?, figures: embedded(FIGURES)? })
}

fn embedded<T: serde::de::DeserializeOwned>(wanted: &str) -> Result<T, String> {
    let library = Library::embedded();
    let bytes = library.files().find(|(path, _)| *path == wanted).map(|(_, bytes)| bytes);
    let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    syntax::value(text).map_err(|why| format!("{wanted}: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_figures_are_sound_and_name_what_there_is() {
        let Published { counted, figures } = published().unwrap();
        let campaigns: Vec<String> = Library::embedded()
            .files()
            .filter_map(|(path, _)| Some(path.strip_prefix("campaigns/")?.strip_suffix(".ron")?.to_owned()))
            .collect();
        let paired: Vec<&String> = figures.pairs.iter().map(|pair| &pair.campaign).collect();
        assert_eq!(paired.len(), campaigns.len(), "every campaign of the library is compared once");
        for campaign in paired.into_iter().chain(figures.figures.iter().flat_map(|f| &f.campaigns)) {
            assert!(campaigns.contains(campaign), "{campaign}");
        }
        for pair in &figures.pairs {
            assert!(counted.populations.iter().any(|p| p.id == pair.population), "{}", pair.population);
        }
        for figure in &figures.figures {
            let (low, high) = figure.value.range();
            let share = matches!(figure.value, FigureValue::Share(..));
            assert!(0.0 < low && low <= high, "{}", figure.id);
            assert_eq!(share, figure.statistic == Statistic::Proportion, "{}", figure.id);
            assert!(!figure.cited_as.is_empty() && figure.cited_as.iter().all(|words| !words.is_empty()));
        }
    }
}
