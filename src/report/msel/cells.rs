//! The columns of the sheet of events, and the text of every cell.

use super::Columns;
use crate::i18n::format::{duration, percent};
use crate::i18n::{Lang, msel as say};
use crate::plan::msel::{Condition, FEWEST_RUNS, Fires, Forecast, Kind, Moment, Msel, Player, Row};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Time,
    Offset,
    Kind,
    Mode,
    From,
    To,
    Message,
    Expected,
    Objective,
    Notes,
    Id,
    MitreId,
    LocalTime,
    Delivery,
    Target,
    Title,
    Description,
    Assumptions,
    /// The notes, without what the columns beside them hold.
    Context,
    ExpectedActions,
    Performance,
}

const HSEEP: [Column; 12] = [
    Column::Number,
    Column::Time,
    Column::Offset,
    Column::Kind,
    Column::Mode,
    Column::From,
    Column::To,
    Column::Message,
    Column::Expected,
    Column::Objective,
    Column::Notes,
    Column::Id,
];
const MITRE: [Column; 13] = [
    Column::MitreId,
    Column::LocalTime,
    Column::Offset,
    Column::Kind,
    Column::Delivery,
    Column::Target,
    Column::Title,
    Column::Description,
    Column::Assumptions,
    Column::Context,
    Column::ExpectedActions,
    Column::Performance,
    Column::Id,
];

pub(super) fn columns(columns: Columns) -> &'static [Column] {
    match columns {
        Columns::Hseep => &HSEEP,
        Columns::Mitre => &MITRE,
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Number,
    Time,
    Kind,
    Id,
    /// A title, and a text below it.
    Titled,
    Text,
}

impl Column {
    pub fn form(self) -> Form {
        match self {
            Column::Number | Column::MitreId => Form::Number,
            Column::Time | Column::LocalTime => Form::Time,
            Column::Kind => Form::Kind,
            Column::Id => Form::Id,
            Column::Message => Form::Titled,
            _ => Form::Text,
        }
    }

    /// In characters of the sheet's typeface.
    pub fn width(self) -> f64 {
        match self {
            Column::Number | Column::MitreId => 7.0,
            Column::Time | Column::LocalTime => 16.5,
            Column::Offset | Column::Id => 11.0,
            Column::Kind | Column::Mode | Column::Delivery => 12.0,
            Column::From | Column::To | Column::Target => 18.0,
            Column::Title => 22.0,
            Column::Objective | Column::Assumptions => 20.0,
            Column::Expected | Column::ExpectedActions => 28.0,
            Column::Notes | Column::Performance => 34.0,
            Column::Context => 24.0,
            Column::Message | Column::Description => 46.0,
        }
    }

    pub fn head(self, lang: Lang) -> String {
        match self {
            Column::Number => say::column_number(lang),
            Column::Time => say::column_time(lang),
            Column::Offset => say::column_offset(lang),
            Column::Kind => say::column_kind(lang),
            Column::Mode => say::column_mode(lang),
            Column::From => say::column_from(lang),
            Column::To => say::column_to(lang),
            Column::Message => say::column_message(lang),
            Column::Expected => say::column_expected(lang),
            Column::Objective => say::column_objective(lang),
            Column::Notes | Column::Context => say::column_notes(lang),
            Column::Id => say::column_id(lang),
            Column::MitreId => say::column_mitre_id(lang),
            Column::LocalTime => say::column_local_time(lang),
            Column::Delivery => say::column_delivery(lang),
            Column::Target => say::column_target(lang),
            Column::Title => say::column_title(lang),
            Column::Description => say::column_description(lang),
            Column::Assumptions => say::column_assumptions(lang),
            Column::ExpectedActions => say::column_expected_actions(lang),
            Column::Performance => say::column_performance(lang),
        }
    }

    /// The text of a cell; numbers and times are written as such.
    pub fn text(self, msel: &Msel, row: &Row, lang: Lang) -> String {
        match self {
            Column::Offset => row.at.as_ref().map(|at| at.offset.clone()).unwrap_or_default(),
            Column::Mode | Column::Delivery => {
                row.mode.as_ref().map(|mode| mode.name.get(lang).to_owned()).unwrap_or_default()
            }
            Column::From => row.from.as_ref().map(|from| from.get(lang).to_owned()).unwrap_or_default(),
            Column::To | Column::Target => players(row, lang),
            Column::Message => lines([row.title.get(lang).to_owned(), row.message.get(lang).to_owned()]),
            Column::Expected | Column::ExpectedActions => expected(row, lang),
            Column::Objective => objectives(row, lang),
            Column::Title => row.title.get(lang).to_owned(),
            Column::Description => row.message.get(lang).to_owned(),
            Column::Notes => notes(msel, row, lang),
            Column::Context => lines(context(msel, row, lang)),
            Column::Assumptions => assumptions(row, lang),
            Column::Performance => performance(row, lang),
            Column::Kind => kind(row.kind, lang),
            Column::Id => row.id.clone(),
            Column::Time | Column::LocalTime if row.at.is_none() => say::cell_no_time(lang),
            Column::Number | Column::MitreId | Column::Time | Column::LocalTime => String::new(),
        }
    }
}

/// A kind of row in words.
pub(super) fn kind(kind: Kind, lang: Lang) -> String {
    match kind {
        Kind::Startex => say::kind_startex(lang),
        Kind::Attack => say::kind_attack(lang),
        Kind::Inject => say::kind_inject(lang),
        Kind::ExpectedAction => say::kind_expected(lang),
        Kind::ContingencyInject => say::kind_contingency(lang),
        Kind::Endex => say::kind_endex(lang),
    }
}

fn lines(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The recipient in full; of an action whoever does it, in short, with how often.
pub(super) fn players(row: &Row, lang: Lang) -> String {
    let acts = row.kind == Kind::ExpectedAction;
    let name = |player: &Player| match acts {
        true => say::cell_player(lang, short(player, lang), &percent(player.share, lang)),
        false => player.name.get(lang).to_owned(),
    };
    lines(row.to.iter().map(name))
}

fn short(player: &Player, lang: Lang) -> &str {
    if player.short.is_empty() { player.name.get(lang) } else { &player.short }
}

fn expected(row: &Row, lang: Lang) -> String {
    let Some(expected) = &row.expected else { return String::new() };
    let (text, milestone) = (expected.text.get(lang), expected.milestone_name.get(lang));
    match expected.within_s {
        Some(within) => say::cell_expected(lang, text, &duration(within, lang), milestone),
        None => say::cell_expected_plan(lang, text, milestone),
    }
}

fn objectives(row: &Row, lang: Lang) -> String {
    lines(row.objectives.iter().map(|objective| objective.name.get(lang).to_owned()))
}

/// What a row is about, what it answers or causes, what the runs say of it.
fn notes(msel: &Msel, row: &Row, lang: Lang) -> String {
    let mut parts = context(msel, row, lang);
    if let Some(condition) = &row.condition {
        parts.extend(conditioned(condition, lang));
    }
    if let Some(forecast) = &row.forecast {
        parts.extend(came(row, forecast, lang));
        parts.extend(measures(forecast, lang));
    }
    lines(parts)
}

fn context(msel: &Msel, row: &Row, lang: Lang) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(about) = &row.about {
        parts.push(say::cell_about(lang, about.name.get(lang)));
    }
    if let Some(causes) = &row.causes {
        parts.push(say::cell_causes(lang, causes.get(lang)));
    }
    let of = row.follows.as_ref().and_then(|id| msel.rows.iter().find(|other| other.id == *id));
    if let Some(of) = of {
        parts.push(match row.kind {
            Kind::ExpectedAction => say::cell_answers(lang, of.number),
            // The id of an inject stays true when rows are added above it; a row that the runs made has none of its own.
            _ if of.kind == Kind::ExpectedAction => say::cell_contingency(lang, of.number, ""),
            _ => say::cell_contingency(lang, of.number, &format!(" [{}]", of.id)),
        });
    }
    parts
}

fn conditioned(condition: &Condition, lang: Lang) -> Vec<String> {
    let fires = match condition.fires {
        Fires::Stated => say::cell_fires_stated(lang),
        Fires::P90 => say::cell_fires_p90(lang),
        Fires::Limit => say::cell_fires_limit(lang),
    };
    let needed = (condition.runs > 0)
        .then(|| say::cell_needed(lang, &percent(condition.share, lang), condition.needed, condition.runs));
    std::iter::once(fires).chain(needed).collect()
}

fn came(row: &Row, forecast: &Forecast, lang: Lang) -> Vec<String> {
    let quantile =
        |moment: &Option<Moment>| moment.as_ref().map_or_else(|| say::cell_never(lang), super::clock_text);
    let mut parts = Vec::new();
    if forecast.before > 0 {
        let runs = forecast.before + forecast.due;
        parts.push(match row.follows.is_some() {
            true => say::cell_before_inject(lang, forecast.before, runs),
            false => say::cell_before_start(lang, forecast.before, runs),
        });
    }
    if forecast.due == 0 {
        return parts;
    }
    parts.push(match forecast.due < FEWEST_RUNS {
        true => say::cell_too_few(lang, forecast.due, FEWEST_RUNS),
        false => say::cell_quantiles(lang, &quantile(&forecast.p50), &quantile(&forecast.p90)),
    });
    parts.push(say::cell_came(lang, &shares(forecast, lang), forecast.came, forecast.due));
    if let Some(in_time) = forecast.in_time.as_ref().filter(|in_time| in_time.runs > 0) {
        parts.push(say::cell_in_time(lang, in_time.came, in_time.runs));
    }
    parts
}

/// A share with its interval.
pub(super) fn shares(forecast: &Forecast, lang: Lang) -> String {
    let [share, low, high] =
        [forecast.share, forecast.share_low, forecast.share_high].map(|share| percent(share, lang));
    say::share_between(lang, &share, &low, &high)
}

fn measures(forecast: &Forecast, lang: Lang) -> Vec<String> {
    let measures = forecast.measures.iter().map(|m| {
        let (target, limit) = (duration(m.target_s, lang), duration(m.limit_s, lang));
        let from = m.from_name.get(lang).to_lowercase();
        say::cell_measure(lang, m.name.get(lang), &from, &target, &limit, m.met, m.due)
    });
    measures.collect()
}

/// What a row of the MITRE columns takes for granted: who is played, when a contingency goes out.
fn assumptions(row: &Row, lang: Lang) -> String {
    let from = row.from.as_ref().map(|from| say::cell_sender(lang, from.get(lang)));
    let condition = row.condition.as_ref().map(|condition| conditioned(condition, lang));
    lines(from.into_iter().chain(condition.into_iter().flatten()))
}

fn performance(row: &Row, lang: Lang) -> String {
    let Some(forecast) = &row.forecast else { return String::new() };
    lines(came(row, forecast, lang).into_iter().chain(measures(forecast, lang)))
}
