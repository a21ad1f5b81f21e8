//! The words that a spreadsheet of events may use, from the library's table; compared without marks, case and punctuation.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::i18n::{Lang, Text, msel as say, msel_import as told};
use crate::scenario::Library;
use crate::scenario::model::Milestone;
use crate::scenario::syntax;

/// A message of the catalogue.
type Say = fn(Lang) -> String;

/// File of the library.
const TABLE: &str = "exchange/msel.ron";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub enum Column {
    Number,
    Date,
    Time,
    Offset,
    Kind,
    Title,
    Message,
    Mode,
    From,
    To,
    Expected,
    Within,
    Objective,
    Notes,
    Trigger,
    Controller,
    Storyline,
    Id,
    Other,
}

impl Column {
    /// What it holds, in words.
    pub fn name(self, lang: Lang) -> String {
        let say = match self {
            Column::Number => told::holds_number,
            Column::Date => told::holds_date,
            Column::Time => told::holds_time,
            Column::Offset => told::holds_offset,
            Column::Kind => told::holds_kind,
            Column::Title => told::holds_title,
            Column::Message => told::holds_message,
            Column::Mode => told::holds_mode,
            Column::From => told::holds_from,
            Column::To => told::holds_to,
            Column::Expected => told::holds_expected,
            Column::Within => told::holds_within,
            Column::Objective => told::holds_objective,
            Column::Notes => told::holds_notes,
            Column::Trigger => told::holds_trigger,
            Column::Controller => told::holds_controller,
            Column::Storyline => told::holds_storyline,
            Column::Id => told::holds_id,
            Column::Other => told::holds_other,
        };
        say(lang)
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub enum Kind {
    Startex,
    Endex,
    Attack,
    Inject,
    Contingency,
    Expected,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "MselWords")]
struct Table {
    columns: Vec<ColumnWords>,
    kinds: Vec<KindWords>,
    channels: Vec<ChannelWords>,
    milestones: Vec<MilestoneWords>,
    within: Vec<String>,
    milestone_marks: Vec<String>,
    contingency_marks: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnWords {
    column: Column,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindWords {
    kind: Kind,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelWords {
    channel: String,
    name: Text,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MilestoneWords {
    milestone: Milestone,
    words: Vec<String>,
}

/// The words, folded.
#[derive(Debug)]
pub struct Words {
    columns: Vec<(String, Column)>,
    kinds: Vec<(String, Kind)>,
    channels: Vec<(String, String)>,
    channel_names: Vec<(String, Text)>,
    milestones: Vec<(String, Milestone)>,
    /// Before a time limit, the longest first.
    pub within: Vec<String>,
    /// Before the name of a milestone.
    pub milestone_marks: Vec<String>,
    /// Before the number of another row.
    pub contingency_marks: Vec<String>,
}

/// The heads that `export msel` writes.
const OWN: [(Say, Column); 21] = [
    (say::column_number, Column::Number),
    (say::column_time, Column::Time),
    (say::column_offset, Column::Offset),
    (say::column_kind, Column::Kind),
    (say::column_mode, Column::Mode),
    (say::column_from, Column::From),
    (say::column_to, Column::To),
    (say::column_message, Column::Message),
    (say::column_expected, Column::Expected),
    (say::column_objective, Column::Objective),
    (say::column_notes, Column::Notes),
    (say::column_id, Column::Id),
    (say::column_mitre_id, Column::Number),
    (say::column_local_time, Column::Time),
    (say::column_delivery, Column::Mode),
    (say::column_target, Column::To),
    (say::column_title, Column::Title),
    (say::column_description, Column::Message),
    (say::column_assumptions, Column::Other),
    (say::column_expected_actions, Column::Expected),
    (say::column_performance, Column::Other),
];
const OWN_KINDS: [(Say, Kind); 6] = [
    (say::kind_startex, Kind::Startex),
    (say::kind_endex, Kind::Endex),
    (say::kind_attack, Kind::Attack),
    (say::kind_inject, Kind::Inject),
    (say::kind_contingency, Kind::Contingency),
    (say::kind_expected, Kind::Expected),
];

impl Words {
    /// The words of a library.
    ///
    /// # Errors
    /// A table that is missing or cannot be read: a defect of the library, told in English with the file.
    pub fn of(library: &Library) -> Result<Words, String> {
        let found = library.files().find(|(path, _)| *path == TABLE);
        let bytes = found.map(|(_, bytes)| bytes).ok_or_else(|| format!("{TABLE} is missing"))?;
        let text = std::str::from_utf8(bytes).map_err(|error| format!("{TABLE}: {error}"))?;
        let table: Table = syntax::value(text).map_err(|error| format!("{TABLE}: {error}"))?;
        let own = |heads: &[(Say, Column)]| -> Vec<(String, Column)> {
            // The name of a sheet's own column wins over a word of the table.
            heads.iter().flat_map(|(say, column)| Lang::ALL.map(|lang| (fold(&say(lang)), *column))).collect()
        };
        let mut columns = own(&OWN);
        columns.extend(table.columns.iter().flat_map(|row| row.words.iter().map(|w| (fold(w), row.column))));
        let mut kinds: Vec<(String, Kind)> = OWN_KINDS
            .iter()
            .flat_map(|(say, kind)| Lang::ALL.map(|lang| (fold(&say(lang)), *kind)))
            .collect();
        kinds.extend(table.kinds.iter().flat_map(|row| row.words.iter().map(|w| (fold(w), row.kind))));
        let channel_names =
            table.channels.iter().map(|row| (row.channel.clone(), row.name.clone())).collect();
        let channels = table.channels.iter();
        let channels =
            channels.flat_map(|row| row.words.iter().map(|w| (fold(w), row.channel.clone()))).collect();
        let milestones = table.milestones.iter();
        let milestones =
            milestones.flat_map(|row| row.words.iter().map(|w| (fold(w), row.milestone))).collect();
        let longest_first = |words: &[String]| {
            let mut words: Vec<String> = words.iter().map(|word| fold(word)).collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words
        };
        Ok(Words {
            columns,
            kinds,
            channels,
            channel_names,
            milestones,
            within: longest_first(&table.within),
            milestone_marks: longest_first(&table.milestone_marks),
            contingency_marks: longest_first(&table.contingency_marks),
        })
    }

    /// The column of a head: as a whole, a part of it (`Thời gian / Time`), or its beginning (`Thời gian (giờ, phút)`).
    pub fn column(&self, head: &str) -> Option<Column> {
        let plain = head.split(['(', '[']).next().unwrap_or(head);
        let parts = head.split(['/', '\n', '|']);
        let wholes = [head, plain].into_iter().chain(parts).map(fold);
        let exact = |text: &String| self.columns.iter().find(|(word, _)| word == text);
        if let Some((_, column)) = wholes.filter(|text| !text.is_empty()).find_map(|text| exact(&text)) {
            return Some(*column);
        }
        let text = fold(head);
        // A sentence is no head, whatever it begins with.
        if text.split(' ').count() > LONGEST_HEAD {
            return None;
        }
        let begins = |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        let found = self.columns.iter().filter(|(word, _)| word.len() > 2 && begins(word));
        found.max_by_key(|(word, _)| word.len()).map(|(_, column)| *column)
    }

    /// What a word says that a row is.
    pub fn kind(&self, text: &str) -> Option<Kind> {
        let text = fold(text);
        self.kinds.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind)
    }

    /// The id of a channel.
    pub fn channel(&self, text: &str) -> Option<&str> {
        let text = fold(text);
        self.channels.iter().find(|(word, _)| *word == text).map(|(_, id)| id.as_str())
    }

    /// What a channel of the table is called; its id where the table does not have it.
    pub fn channel_name(&self, id: &str, lang: Lang) -> String {
        let found = self.channel_names.iter().find(|(known, _)| known == id);
        found.map_or_else(|| id.to_owned(), |(_, name)| name.get(lang).to_owned())
    }

    /// The id of the first channel of the table.
    pub fn first_channel(&self) -> &str {
        self.channels.first().map_or("", |(_, id)| id.as_str())
    }

    /// The milestone whose words occur in a text: the longest decide.
    pub fn milestone(&self, text: &str) -> Option<Milestone> {
        let text = format!(" {} ", fold(text));
        let occurs = |word: &str| text.contains(&format!(" {word} "));
        let found = self.milestones.iter().filter(|(word, _)| occurs(word));
        found.max_by_key(|(word, _)| word.len()).map(|(_, milestone)| *milestone)
    }
}

/// A head has at most so many words.
const LONGEST_HEAD: usize = 8;

/// A text without marks, case and punctuation, with single spaces: `Thời gian (giờ)` is `thoi gian gio`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            c if c.is_alphanumeric() || c == '#' || c == '+' => out.push(c),
            _ if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out.trim_end().to_owned()
}

/// A text in small letters without marks; punctuation stays.
pub fn plain(text: &str) -> String {
    let marks = '\u{300}'..='\u{36f}';
    let letters = text.nfkd().filter(|c| !marks.contains(c)).flat_map(char::to_lowercase);
    letters.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_with_and_without_marks_in_both_languages_and_with_additions() {
        let words = Words::of(&Library::embedded()).expect("table");
        for (head, column) in [
            ("Thời gian", Column::Time),
            ("THOI GIAN", Column::Time),
            ("  Thời\u{a0}gian (giờ, phút) ", Column::Time),
            ("Thời gian / Time", Column::Time),
            ("Phản ứng mong đợi của người tham gia", Column::Expected),
            ("Event #", Column::Number),
            ("SEND TO (RECIPIENT PLAYERS)", Column::To),
            ("Bên nhận, bên thực hiện", Column::To),
            ("Noi dung", Column::Message),
        ] {
            assert_eq!(words.column(head), Some(column), "{head}");
        }
        for head in ["", "Đồng Nai", "Diễn tập an toàn thông tin mạng tỉnh Đồng Nai năm 2026 lần thứ hai"]
        {
            assert_eq!(words.column(head), None, "{head}");
        }
    }

    #[test]
    fn no_word_stands_for_two_columns() {
        let words = Words::of(&Library::embedded()).expect("table");
        for (word, column) in &words.columns {
            let other = words.columns.iter().find(|(w, c)| w == word && c != column);
            assert_eq!(other, None, "{word}");
        }
    }
}
