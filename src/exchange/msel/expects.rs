//! What the players are expected to do, as people write it: a text, by when, and which milestone shows it.

use super::when;
use super::words::{Words, fold, plain};
use crate::i18n::{Lang, terms};
use crate::scenario::model::Milestone;

/// What a cell says about an expected action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// In words, without what follows in brackets.
    pub text: String,
    /// Seconds.
    pub within: Option<i64>,
    /// What shows it.
    pub milestone: Option<Milestone>,
    /// Whether the milestone was guessed from the words.
    pub guessed: bool,
}

/// Cells that say that nothing is expected.
const NOTHING: [&str; 9] = ["", "khong", "khong co", "none", "n a", "na", "nil", "no", "0"];

/// Reads a cell; none where it says that nothing is expected.
pub fn read(cell: &str, words: &Words) -> Option<Written> {
    if NOTHING.contains(&fold(cell).as_str()) {
        return None;
    }
    if let Some((text, inside)) = brackets(cell) {
        let mut written = Written { text: text.to_owned(), ..Written::default() };
        for part in inside.split(';') {
            written.within = written.within.or_else(|| within(part, words));
            written.milestone = written.milestone.or_else(|| named(part, words));
        }
        if written.within.is_some() || written.milestone.is_some() {
            return Some(guess(written, words));
        }
    }
    let written = Written { text: cell.trim().to_owned(), within: within(cell, words), ..Written::default() };
    Some(guess(written, words))
}

fn guess(mut written: Written, words: &Words) -> Written {
    if written.milestone.is_none() {
        written.milestone = words.milestone(&written.text);
        written.guessed = written.milestone.is_some();
    }
    written
}

/// The last pair of brackets at the end of a text, and what stands before it.
fn brackets(cell: &str) -> Option<(&str, &str)> {
    let cell = cell.trim().trim_end_matches('.');
    let inner = cell.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let (text, inside) = (inner[..open].trim(), &inner[open + 1..]);
    (!text.is_empty()).then_some((text, inside))
}

/// The length behind a word such as `trong`, `within`.
fn within(text: &str, words: &Words) -> Option<i64> {
    let text = plain(text);
    words.within.iter().find_map(|word| {
        text.match_indices(word.as_str()).find_map(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + word.len()..].strip_prefix(' ')?;
            let whole = before.is_none_or(|c| !c.is_alphanumeric());
            whole.then(|| when::leading_length(after)).flatten().map(|(seconds, _)| seconds)
        })
    })
}

/// The milestone that is named behind `mốc:`, `milestone:`.
fn named(part: &str, words: &Words) -> Option<Milestone> {
    let (mark, name) = part.split_once(':')?;
    words.milestone_marks.contains(&fold(mark)).then(|| milestone(name, words)).flatten()
}

/// A milestone by its name or id, in either language; else by its words.
pub fn milestone(name: &str, words: &Words) -> Option<Milestone> {
    let name = fold(name);
    let known = NAMES.iter().find(|(milestone, say)| {
        fold(&format!("{milestone:?}")) == name.replace(' ', "")
            || Lang::ALL.into_iter().any(|lang| fold(&say(lang)) == name)
    });
    known.map(|(milestone, _)| *milestone).or_else(|| words.milestone(&name))
}

/// A message of the catalogue.
type Say = fn(Lang) -> String;

const NAMES: [(Milestone, Say); 18] = [
    (Milestone::Occurrence, terms::occurrence),
    (Milestone::Detection, terms::detection),
    (Milestone::Acknowledgement, terms::acknowledgement),
    (Milestone::Triage, terms::triage),
    (Milestone::ReportToLead, terms::report_to_lead),
    (Milestone::Escalation, terms::escalation),
    (Milestone::Decision, terms::decision),
    (Milestone::Mobilisation, terms::mobilisation),
    (Milestone::Containment, terms::containment),
    (Milestone::Eradication, terms::eradication),
    (Milestone::FirstServiceBack, terms::first_service_back),
    (Milestone::Recovery, terms::recovery),
    (Milestone::Closure, terms::closure),
    (Milestone::NationalNotified, terms::national_notified),
    (Milestone::PersonalDataNotified, terms::personal_data_notified),
    (Milestone::PublicInformed, terms::public_informed),
    (Milestone::ContentRemoved, terms::content_removed),
    (Milestone::FinalReport, terms::final_report),
];

/// The name of a milestone.
pub fn name(milestone: Milestone, lang: Lang) -> String {
    NAMES.iter().find(|(known, _)| *known == milestone).map_or_else(String::new, |(_, say)| say(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Library;
    use crate::units::time::{HOUR, MINUTE};

    #[test]
    fn what_is_expected_is_read_in_the_words_of_export_and_of_meetings() {
        let words = Words::of(&Library::embedded()).expect("table");
        for (cell, text, within, milestone, guessed) in [
            (
                "Đối chiếu dấu hiệu (trong 4 giờ; mốc: Báo cáo đơn vị chủ trì)",
                "Đối chiếu dấu hiệu",
                Some(4 * HOUR),
                Some(Milestone::ReportToLead),
                false,
            ),
            (
                "Take it offline (within 2 h 30 min; milestone: Decision)",
                "Take it offline",
                Some(150 * MINUTE),
                Some(Milestone::Decision),
                false,
            ),
            (
                "Cô lập máy chủ trong vòng 2 giờ",
                "Cô lập máy chủ trong vòng 2 giờ",
                Some(2 * HOUR),
                Some(Milestone::Containment),
                true,
            ),
            ("Họp rút kinh nghiệm (phòng 2)", "Họp rút kinh nghiệm (phòng 2)", None, None, false),
        ] {
            let wanted = Written { text: text.to_owned(), within, milestone, guessed };
            assert_eq!(read(cell, &words), Some(wanted), "{cell}");
        }
        for cell in ["", "–", "Không", "N/A", " - "] {
            assert_eq!(read(cell, &words), None, "{cell}");
        }
    }
}
