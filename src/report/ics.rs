//! Calendars as iCalendar text (RFC 5545): the same events give the same bytes.
//!
//! Written here and not by a crate, because those at hand stamp the clock of the machine and random identifiers.

use crate::i18n::Lang;
use crate::units::{CivilDate, CivilDateTime};

/// Octets of a line without its end, at most.
const LONGEST_LINE: usize = 75;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days, both ends among them.
    Days(CivilDate, CivilDate),
    /// From a moment to another, in civil time of Việt Nam.
    Time(CivilDateTime, CivilDateTime),
}

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What tells it from every other, in this and in later calendars: letters, digits, `-`, `.`.
    pub uid: String,
    /// When.
    pub when: When,
    /// In a line.
    pub summary: String,
    /// In full.
    pub description: String,
    /// What it belongs to.
    pub categories: Vec<String>,
}

/// A calendar as text. `about` says what it rests on; `stamp` stands in the place of the moment at which it was made.
pub fn calendar(name: &str, about: &str, stamp: CivilDate, events: &[Event], lang: Lang) -> String {
    let mut out = String::new();
    let mut line = |text: &str| fold(text, &mut out);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!(
        "PRODID:-//cyberdrill//cyberdrill {}//{}",
        env!("CARGO_PKG_VERSION"),
        lang.code().to_uppercase()
    ));
    line("CALSCALE:GREGORIAN");
    line(&format!("NAME:{}", escaped(name)));
    line(&format!("X-WR-CALNAME:{}", escaped(name)));
    line(&format!("DESCRIPTION:{}", escaped(about)));
    line(&format!("X-WR-CALDESC:{}", escaped(about)));
    line("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
    for part in [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Ho_Chi_Minh",
        "BEGIN:STANDARD",
        "DTSTART:19750613T000000",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0700",
        "TZNAME:+07",
        "END:STANDARD",
        "END:VTIMEZONE",
    ] {
        line(part);
    }
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}@cyberdrill", event.uid));
        line(&format!("DTSTAMP:{}T000000Z", day(stamp)));
        match event.when {
            When::Days(first, last) => {
                line(&format!("DTSTART;VALUE=DATE:{}", day(first)));
                line(&format!("DTEND;VALUE=DATE:{}", day(last.plus_days(1))));
                line("TRANSP:TRANSPARENT");
            }
            When::Time(from, to) => {
                line(&format!("DTSTART;TZID=Asia/Ho_Chi_Minh:{}", moment(from)));
                line(&format!("DTEND;TZID=Asia/Ho_Chi_Minh:{}", moment(to)));
            }
        }
        line(&format!("SUMMARY;LANGUAGE={}:{}", lang.code(), escaped(&event.summary)));
        if !event.description.is_empty() {
            line(&format!("DESCRIPTION;LANGUAGE={}:{}", lang.code(), escaped(&event.description)));
        }
        if !event.categories.is_empty() {
            let all: Vec<String> = event.categories.iter().map(|c| escaped(c)).collect();
            line(&format!("CATEGORIES;LANGUAGE={}:{}", lang.code(), all.join(",")));
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

fn day(date: CivilDate) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn moment(at: CivilDateTime) -> String {
    format!("{}T{:02}{:02}{:02}", day(at.date), at.hour(), at.minute(), at.second())
}

/// A text value: RFC 5545, 3.3.11. Control characters are no text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line with its end, broken so that no part is longer than allowed and none ends within a character.
fn fold(text: &str, out: &mut String) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> CivilDate {
        text.parse().expect("date")
    }

    #[test]
    fn days_end_the_day_after_and_moments_have_their_zone() {
        let days = Event {
            uid: "a.2026-03-17".to_owned(),
            when: When::Days(date("2026-03-17"), date("2026-03-18")),
            summary: "Diễn tập; mã hóa, tin giả".to_owned(),
            description: "một\nhai\\ba".to_owned(),
            categories: vec!["diễn tập".to_owned()],
        };
        let start = date("2026-03-17").at(27_000);
        let moment = Event {
            when: When::Time(start, date("2026-03-17").at(28_800)),
            uid: "b".to_owned(),
            ..days.clone()
        };
        let text =
            calendar("Sơn La", "phiên bản 1; hạt giống 7", date("2026-01-01"), &[days, moment], Lang::Vi);
        for wanted in [
            "DTSTAMP:20260101T000000Z\r\n",
            "X-WR-CALDESC:phiên bản 1\\; hạt giống 7\r\n",
            "DTSTART;VALUE=DATE:20260317\r\nDTEND;VALUE=DATE:20260319\r\n",
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20260317T073000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20260317T080000\r\n",
            "SUMMARY;LANGUAGE=vi:Diễn tập\\; mã hóa\\, tin giả\r\n",
            "DESCRIPTION;LANGUAGE=vi:một\\nhai\\\\ba\r\n",
            "UID:b@cyberdrill\r\n",
        ] {
            assert!(text.contains(wanted), "{wanted}\n{text}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_the_text_back(text in "\\PC{0,300}") {
            let mut folded = String::new();
            fold(&text, &mut folded);
            prop_assert!(folded.ends_with("\r\n"));
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            prop_assert_eq!(folded.strip_suffix("\r\n").expect("end").replace("\r\n ", ""), text);
        }
    }
}
