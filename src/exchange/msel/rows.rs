//! The rows of a sheet, one after another: what each is, and the injects that it becomes.

use super::agency::{self, Found};
use super::book::{Cell, Sheet};
use super::contingency;
use super::draft::{Base, Context, Draft};
use super::dtg;
use super::expects::{self, Written};
use super::heads::{Heads, columns_of};
use super::report::{RowReport, Verdict};
use super::times::{self, Above, LONGEST_DRILL, shown};
use super::when::{self, When};
use super::words::{Column, Kind, fold, plain};
use crate::i18n::{Text, msel_import as say};
use crate::scenario::kebab;
use crate::scenario::model::{ExpectedAction, Inject, InjectKind, Organisation};
use crate::units::{CivilDate, Span};

/// Characters of a title.
const LONGEST_TITLE: usize = 120;
/// Words of a title that is made of a text.
const TITLE_WORDS: usize = 9;
/// What `export msel` puts before the ids of rows that the runs make.
const OF_THE_SIMULATION: [&str; 2] = ["expected:", "contingency:"];

/// What the rows of a workbook give.
#[derive(Debug, Default)]
pub struct Taken {
    /// Reports of all rows.
    pub reports: Vec<RowReport>,
    /// Injects, in the order of the rows.
    pub drafts: Vec<Draft>,
    /// Rows with a number, whatever became of them.
    pub numbered: Vec<Numbered>,
}

/// A row with the number that people call it by.
#[derive(Debug)]
pub struct Numbered {
    /// Its sheet.
    pub sheet: String,
    /// Its number, folded.
    pub number: String,
    /// Its first cell.
    pub cell: String,
    /// Position of its report.
    pub report: usize,
}

/// Reads the rows of a sheet below its heads.
pub fn read(context: &Context<'_>, sheet: &Sheet, heads: &Heads, out: &mut Taken) {
    let mut above = Above::default();
    let own = heads.row.map(|row| columns_of(sheet, row, context.words));
    for row in rows_from(sheet, heads.first()) {
        // Heads that are repeated on every page.
        if own.as_ref().is_some_and(|own| own.len() > 1 && columns_of(sheet, row, context.words) == *own) {
            continue;
        }
        if is_heading(sheet, heads, row) {
            out.reports.push(heading(context, sheet, row, &mut above));
            continue;
        }
        Reader { context, sheet, heads, row }.read(&mut above, out);
    }
}

fn rows_from(sheet: &Sheet, first: u32) -> Vec<u32> {
    let mut rows: Vec<u32> = sheet.cells.range((first, 0)..).map(|((row, _), _)| *row).collect();
    rows.dedup();
    rows
}

/// A row with one cell, or none below a head, is a heading.
fn is_heading(sheet: &Sheet, heads: &Heads, row: u32) -> bool {
    let cells = sheet.cells.range((row, 0)..(row + 1, 0)).count();
    let below_heads =
        |columns: &[Column]| columns.iter().any(|column| heads.cell(sheet, row, *column).is_some());
    let is_row = below_heads(&[Column::Message, Column::Title]) && cells > 1;
    let has_time = below_heads(&[Column::Time, Column::Offset]) && cells > 1;
    !is_row && !has_time && cells <= 2
}

/// A heading is told of like every row. It may give the day of what follows.
fn heading(context: &Context<'_>, sheet: &Sheet, row: u32, above: &mut Above) -> RowReport {
    let cells: Vec<(u32, &Cell)> =
        sheet.cells.range((row, 0)..(row + 1, 0)).map(|((_, column), cell)| (*column, cell)).collect();
    let place = cells.first().map_or_else(String::new, |(column, _)| sheet.place(row, *column));
    let mut report = RowReport::new(place.clone());
    report.title =
        cells.first().map(|(_, cell)| shown(cell).chars().take(LONGEST_TITLE).collect()).unwrap_or_default();
    report.note(Verdict::Understood, &place, say::heading);
    for (column, cell) in cells {
        let place = sheet.place(row, column);
        match day_within(context, cell) {
            Some(date) => {
                above.is(date);
                report.note(Verdict::Understood, &place, |lang| {
                    say::heading_day(lang, &context.day_shown(date, lang))
                });
            }
            // What follows is on another day, and which is not known.
            None if names_a_day(cell) => {
                (above.day, above.lost) = (None, true);
                report.note(Verdict::Doubtful, &place, |lang| say::day_not_understood(lang, &shown(cell)));
            }
            None => {}
        }
    }
    report
}

/// The day of a heading: a date within its text, `Ngày thứ nhất (26/12/2022)`, or a day of the drill, `Ngày 2`. A date without a year
/// counts where it is a day of the drill, for `Tổ 1/3` is none.
fn day_within(context: &Context<'_>, cell: &Cell) -> Option<CivilDate> {
    let Cell::Text(text) = cell else {
        return match when::cell(cell)?.when {
            When::Day(date) => Some(date),
            When::At(moment) => Some(moment.date),
            _ => None,
        };
    };
    let day = |text: &str| match when::text(text).map(|read| read.when) {
        Some(When::Day(date)) => Some(date),
        Some(When::DayNoYear { month, day }) => {
            context.date(month, day).filter(|date| context.is_within(*date))
        }
        _ => None,
    };
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':' | ';'));
    day(text).or_else(|| parts.into_iter().find_map(day)).or_else(|| {
        let first = text.split(['(', ',', ':', ';', '–', '-']).next().unwrap_or(text);
        let days = dtg::day_number(plain(first).trim())?;
        Some(context.day(days))
    })
}

/// Whether a heading speaks of a day: `Ngày cuối`, `Day of the visit`.
fn names_a_day(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let words = fold(text);
    let mut words = words.split(' ');
    matches!(words.next(), Some("ngay" | "day"))
}

struct Reader<'a> {
    context: &'a Context<'a>,
    sheet: &'a Sheet,
    heads: &'a Heads,
    row: u32,
}

impl Reader<'_> {
    fn text(&self, column: Column) -> String {
        self.heads.cell(self.sheet, self.row, column).map(|(_, cell)| shown(cell)).unwrap_or_default()
    }

    /// Where a column's cell of this row is.
    fn place(&self, column: Column) -> String {
        let at = self.heads.cell(self.sheet, self.row, column).map(|(at, _)| at);
        let at = at.or_else(|| self.heads.columns.get(&column).and_then(|columns| columns.first().copied()));
        self.sheet.place(self.row, at.unwrap_or(self.first_column()))
    }

    fn first_column(&self) -> u32 {
        let mut cells = self.sheet.cells.range((self.row, 0)..(self.row + 1, 0));
        cells.next().map_or(0, |((_, column), _)| *column)
    }

    fn read(&self, above: &mut Above, out: &mut Taken) {
        let mut report = RowReport::new(self.sheet.place(self.row, self.first_column()));
        let number = fold(&self.text(Column::Number));
        if !number.is_empty() {
            let (sheet, cell) = (self.sheet.name.clone(), report.cell.clone());
            out.numbered.push(Numbered { sheet, number, cell, report: out.reports.len() });
        }
        let (title, message) = self.words(&mut report);
        report.title =
            if title.is_empty() { message.chars().take(LONGEST_TITLE).collect() } else { title.clone() };
        let kind = self.kind(&title, &mut report);
        let time = times::of_row(self.context, self.sheet, self.heads, self.row, above, &mut report);
        let own_id = self.text(Column::Id);
        let not_read = match kind {
            Kind::Startex | Kind::Endex => Some(say::of_the_drill as fn(_) -> _),
            Kind::Attack => Some(say::of_a_campaign as fn(_) -> _),
            _ if OF_THE_SIMULATION.iter().any(|mark| own_id.starts_with(mark)) => {
                Some(say::of_the_simulation as fn(_) -> _)
            }
            _ => None,
        };
        if let Some(why) = not_read {
            // What is not read needs no time either.
            report.notes.clear();
            report.verdict = Verdict::Understood;
            let cell = report.cell.clone();
            report.note(Verdict::Understood, &cell, why);
        } else if kind == Kind::Expected {
            self.join(time, report_of(&title, &message), &mut report, out);
        } else if title.is_empty() && message.is_empty() {
            let cell = report.cell.clone();
            report.note(Verdict::Refused, &cell, say::nothing_said);
        } else if let Some(at) = time {
            let place = self.place(Column::Time);
            if times::within_the_drill(self.context, at, &place, &mut report) {
                let position = out.reports.len();
                let drafts = self.drafts(at, kind, (title, message), position, &mut report);
                out.drafts.extend(drafts);
            }
        }
        out.reports.push(report);
    }

    /// Title and text. A text without a title is one whose first line is its title, as `export msel` writes it.
    fn words(&self, report: &mut RowReport) -> (String, String) {
        let (title, message) = (self.text(Column::Title), self.text(Column::Message));
        if !title.is_empty() || message.is_empty() {
            if !title.is_empty() && message.is_empty() {
                report.note(Verdict::Understood, &self.place(Column::Title), say::message_made);
                return (title.clone(), title);
            }
            return (title, message);
        }
        match message.split_once('\n') {
            Some((first, rest)) if first.chars().count() <= LONGEST_TITLE && !rest.trim().is_empty() => {
                (first.trim().to_owned(), rest.trim().to_owned())
            }
            _ => {
                report.note(Verdict::Understood, &self.place(Column::Message), say::title_made);
                let first: Vec<&str> = message.split_whitespace().take(TITLE_WORDS).collect();
                let made: String = first.join(" ").chars().take(LONGEST_TITLE).collect();
                let cut = made.len() < message.len();
                (if cut { format!("{made}…") } else { made }, message)
            }
        }
    }

    fn kind(&self, title: &str, report: &mut RowReport) -> Kind {
        let words = self.context.words;
        let written = self.text(Column::Kind);
        let by_title = words.kind(title).filter(|kind| matches!(kind, Kind::Startex | Kind::Endex));
        if written.is_empty() {
            return by_title.unwrap_or(Kind::Inject);
        }
        words.kind(&written).unwrap_or_else(|| {
            let place = self.place(Column::Kind);
            report.note(Verdict::Doubtful, &place, |lang| say::kind_unknown(lang, &written));
            by_title.unwrap_or(Kind::Inject)
        })
    }

    /// An expected action in a row of its own belongs to the inject above it.
    fn join(&self, time: Option<i64>, said: String, report: &mut RowReport, out: &mut Taken) {
        let cell = report.cell.clone();
        // It may be timed by the inject that it belongs to.
        let had_no_time = report.notes.iter().all(|note| note.verdict == Verdict::Refused);
        let Some(base) = out.drafts.last_mut() else {
            report.note(Verdict::Doubtful, &cell, say::no_inject_above);
            return;
        };
        let place = base.cell.clone();
        if base.expects.is_some() {
            report.note(Verdict::Doubtful, &cell, |lang| say::second_expected(lang, &place));
            return;
        }
        let written = self.text(Column::Expected);
        let written = if written.is_empty() { said } else { written };
        let Some(mut written) = expects::read(&written, self.context.words) else {
            report.note(Verdict::Refused, &cell, say::nothing_said);
            return;
        };
        written.within = written.within.or_else(|| time.map(|t| t - base.at).filter(|within| *within > 0));
        if had_no_time && written.within.is_some() {
            report.notes.clear();
            report.verdict = Verdict::Understood;
        }
        let (expects, remark) = settled(&written, &cell, report);
        if expects.is_some() {
            report.note(Verdict::Understood, &cell, |lang| say::joined(lang, &place));
        }
        base.expects = expects;
        base.remark = remark.or(base.remark.take());
    }

    fn drafts(
        &self,
        at: i64,
        kind: Kind,
        (title, message): (String, String),
        position: usize,
        report: &mut RowReport,
    ) -> Vec<Draft> {
        let own_id = self.text(Column::Id);
        let before = self.context.inject(&own_id);
        let recipients = self.recipients(report);
        if recipients.len() > 1 {
            let n = recipients.len();
            report.note(Verdict::Understood, &self.place(Column::To), |lang| say::recipients_split(lang, n));
        }
        let (expects, remark) = self.expects(at, before, report);
        let title = self.both(before.map(|inject| &inject.title), &title, report);
        let message = self.both(before.map(|inject| &inject.message), &message, report);
        let from = self.sender(before, report);
        let channel = self.channel(before, report);
        let kind_of = self.does(before);
        let contingency = contingency::base(self.context, self.sheet, self.heads, self.row, before);
        let contingency = match (kind, contingency) {
            (Kind::Contingency, base) => Some(base.unwrap_or(contingency::unsaid(before))),
            // What names the row that it is for is a contingency, whatever its kind says.
            (_, Some(base @ Base::Number(_))) => {
                report.note(Verdict::Understood, &report.cell.clone(), say::contingency_by_words);
                Some(base)
            }
            _ => None,
        };
        let id = match crate::scenario::is_kebab(&own_id) {
            true => own_id,
            false => kebab(&title.vi),
        };
        let draft = Draft {
            report: position,
            cell: report.cell.clone(),
            sheet: self.sheet.name.clone(),
            number: self.text(Column::Number),
            id,
            at,
            title,
            message,
            from,
            to: String::new(),
            channel,
            kind: kind_of,
            expects,
            remark,
            contingency,
            contingency_for: None,
        };
        recipients.into_iter().map(|to| Draft { to, ..draft.clone() }).collect()
    }

    /// The ids of the recipients.
    fn recipients(&self, report: &mut RowReport) -> Vec<String> {
        let written = self.text(Column::To);
        let place = self.place(Column::To);
        if written.is_empty() {
            report.note(Verdict::Refused, &place, say::no_recipient);
            return Vec::new();
        }
        let Some(scenario) = self.context.scenario else {
            let id = kebab(&written);
            let id = if id.is_empty() { "?".to_owned() } else { id };
            report.note(Verdict::Doubtful, &place, |lang| say::agency_unmatched(lang, &id));
            return vec![id];
        };
        let whole = agency::find(scenario, &written);
        let parts: Vec<&str> = match whole {
            Found::Exact(_) | Found::Folded(_) | Found::Several(_) => vec![&written],
            _ => written.split([';', '\n', ',']).map(str::trim).filter(|part| !part.is_empty()).collect(),
        };
        // A comma may stand within a name; then only the whole was meant.
        let all_known = |parts: &[&str]| {
            parts
                .iter()
                .all(|part| matches!(agency::find(scenario, part), Found::Exact(_) | Found::Folded(_)))
        };
        let parts = if parts.len() > 1 && !written.contains([';', '\n']) && !all_known(&parts) {
            vec![written.as_str()]
        } else {
            parts
        };
        let mut ids = Vec::new();
        for part in parts {
            if let Some(org) = self.agency(part, agency::find(scenario, part), &place, report) {
                if !org.participates {
                    let name = org.name.clone();
                    report.note(Verdict::Doubtful, &place, |lang| say::agency_absent(lang, name.get(lang)));
                }
                if !ids.contains(&org.id) {
                    ids.push(org.id.clone());
                }
            }
        }
        ids
    }

    fn agency<'a>(
        &self,
        written: &str,
        found: Found<'a>,
        place: &str,
        report: &mut RowReport,
    ) -> Option<&'a Organisation> {
        let list = |orgs: &[&Organisation], lang| {
            orgs.iter().map(|org| org.name.get(lang).to_owned()).collect::<Vec<_>>().join(", ")
        };
        match found {
            Found::Exact(org) => Some(org),
            Found::Folded(org) => {
                report.note(Verdict::Understood, place, |lang| {
                    say::agency_read(lang, written, org.name.get(lang))
                });
                Some(org)
            }
            Found::Several(orgs) => {
                report.note(Verdict::Doubtful, place, |lang| {
                    say::agency_several(lang, written, &list(&orgs, lang))
                });
                orgs.first().copied()
            }
            Found::Near(orgs) => {
                let first = orgs.first().copied()?;
                report.note(Verdict::Doubtful, place, |lang| {
                    let others = list(&orgs[1..], lang);
                    let others = if others.is_empty() { others } else { say::agency_others(lang, &others) };
                    say::agency_guessed(lang, written, first.name.get(lang), &others)
                });
                Some(first)
            }
            Found::Unknown => {
                report.note(Verdict::Refused, place, |lang| say::agency_unknown(lang, written));
                None
            }
        }
    }

    /// A text in both languages: that of the scenario where it is the same in one, else the written one for both.
    fn both(&self, before: Option<&Text>, written: &str, report: &mut RowReport) -> Text {
        let same = |text: &str| squeezed(text) == squeezed(written);
        if let Some(before) = before.filter(|text| same(&text.vi) || same(&text.en)) {
            return before.clone();
        }
        let cell = report.cell.clone();
        if !report.notes.iter().any(|note| note.what == Text::of(say::one_language)) {
            report.note(Verdict::Understood, &cell, say::one_language);
        }
        Text { vi: written.to_owned(), en: written.to_owned() }
    }

    fn sender(&self, before: Option<&Inject>, report: &mut RowReport) -> Text {
        let written = self.text(Column::From);
        match (written.is_empty(), before) {
            (true, Some(before)) => before.from.clone(),
            (true, None) => {
                report.note(Verdict::Understood, &self.place(Column::From), say::sender_taken);
                Text::of(say::control)
            }
            (false, before) => self.both(before.map(|inject| &inject.from), &written, report),
        }
    }

    fn channel(&self, before: Option<&Inject>, report: &mut RowReport) -> String {
        let written = self.text(Column::Mode);
        let place = self.place(Column::Mode);
        let usual = || before.map_or_else(|| usual_channel(self.context), |inject| inject.channel.clone());
        if written.is_empty() {
            let taken = usual();
            if before.is_none() {
                report.note(Verdict::Understood, &place, |lang| {
                    say::mode_taken(lang, &self.context.channel_shown(&taken, lang))
                });
            }
            return taken;
        }
        let wanted = fold(&written);
        let channels = self.context.scenario.map(|scenario| scenario.practice.channels.as_slice());
        let named = channels.into_iter().flatten().find(|channel| {
            [channel.name.vi.as_str(), &channel.name.en, &channel.id].iter().any(|name| fold(name) == wanted)
        });
        let by_word = self.context.words.channel(&written);
        let by_word = by_word.filter(|id| channels.is_none_or(|all| all.iter().any(|c| c.id == *id)));
        match (named, by_word) {
            (Some(channel), _) => channel.id.clone(),
            (None, Some(id)) => id.to_owned(),
            (None, None) => {
                let taken = usual();
                report.note(Verdict::Doubtful, &place, |lang| {
                    say::mode_unknown(lang, &written, &self.context.channel_shown(&taken, lang))
                });
                taken
            }
        }
    }

    /// What the inject does: as in the scenario; else it tells, about the campaign that the row names.
    fn does(&self, before: Option<&Inject>) -> InjectKind {
        if let Some(before) = before {
            return before.kind.clone();
        }
        let said = [Column::Storyline, Column::Notes].map(|column| plain(&self.text(column))).join("\n");
        let campaigns =
            self.context.scenario.map(|scenario| scenario.campaigns.as_slice()).unwrap_or_default();
        let about = campaigns.iter().find(|campaign| {
            let names = [&campaign.id, &campaign.name.vi, &campaign.name.en];
            names.iter().any(|name| said.contains(&plain(name)))
        });
        InjectKind::Tells { about: about.map(|campaign| campaign.id.clone()) }
    }

    fn expects(
        &self,
        at: i64,
        before: Option<&Inject>,
        report: &mut RowReport,
    ) -> (Option<ExpectedAction>, Option<String>) {
        let cell = self.text(Column::Expected);
        let place = self.place(Column::Expected);
        // What only says for which row this is a contingency expects nothing.
        if contingency::is_mark(&cell, self.context.words) {
            return (None, None);
        }
        let Some(mut written) = expects::read(&cell, self.context.words) else { return (None, None) };
        let limit = self.text(Column::Within);
        if !limit.is_empty() {
            let length = when::length(&limit).or_else(|| self.deadline(at));
            if length.is_none() {
                let place = self.place(Column::Within);
                report.note(Verdict::Doubtful, &place, |lang| say::within_not_understood(lang, &limit));
            }
            written.within = length.or(written.within);
        }
        let (expects, remark) = settled(&written, &place, report);
        let expects = expects.map(|expects| match before.and_then(|inject| inject.expects.as_ref()) {
            Some(known) => {
                let text = self.both(Some(&known.text), &written.text, report);
                // A milestone that was only guessed gives way to the one that the scenario states.
                let milestone = if written.guessed { known.milestone } else { expects.milestone };
                ExpectedAction { text, milestone, ..expects }
            }
            None => expects,
        });
        (expects, remark)
    }

    /// The time limit as a moment, in seconds after the inject.
    fn deadline(&self, at: i64) -> Option<i64> {
        let (_, cell) = self.heads.cell(self.sheet, self.row, Column::Within)?;
        let epoch = self.context.epoch();
        let day = epoch.to_civil(crate::units::SimTime(at)).date;
        let t = match when::cell(cell)?.when {
            When::At(moment) => epoch.from_civil(moment).0,
            When::After(seconds) => seconds,
            When::DayClock(days, second) => epoch.start_of_day(days).0 + second,
            When::Clock(second) => epoch.from_civil(day.at(second)).0,
            When::DayOfYear { .. } | When::Day(_) | When::DayNoYear { .. } => return None,
        };
        Some(t - at).filter(|within| *within > 0)
    }
}

fn report_of(title: &str, message: &str) -> String {
    if message.is_empty() { title.to_owned() } else { message.to_owned() }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An expectation, or a remark where the milestone or the time is missing: never an empty one.
fn settled(
    written: &Written,
    place: &str,
    report: &mut RowReport,
) -> (Option<ExpectedAction>, Option<String>) {
    let text = &written.text;
    let within = written.within.filter(|within| (1..=LONGEST_DRILL).contains(within));
    match (written.milestone, within) {
        (Some(milestone), Some(within)) => {
            if written.guessed {
                report.note(Verdict::Doubtful, place, |lang| {
                    say::milestone_guessed(lang, text, &expects::name(milestone, lang))
                });
            }
            let both = Text { vi: text.clone(), en: text.clone() };
            (Some(ExpectedAction { text: both, milestone, within: Span(within) }), None)
        }
        (None, _) => {
            report.note(Verdict::Doubtful, place, |lang| say::expected_without_milestone(lang, text));
            (None, Some(text.clone()))
        }
        (Some(_), None) => {
            report.note(Verdict::Doubtful, place, |lang| say::expected_without_time(lang, text));
            (None, Some(text.clone()))
        }
    }
}

/// The channel that most of the scenario's injects go by; else the first of the table.
fn usual_channel(context: &Context<'_>) -> String {
    let Some(scenario) = context.scenario else {
        return context.words.first_channel().to_owned();
    };
    let used = |id: &str| scenario.drill.injects.iter().filter(|inject| inject.channel == id).count();
    let channels = scenario.practice.channels.iter();
    let most = channels.max_by_key(|channel| (used(&channel.id), std::cmp::Reverse(channel.id.as_str())));
    most.map_or_else(|| context.words.first_channel().to_owned(), |channel| channel.id.clone())
}
