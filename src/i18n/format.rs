//! Numbers, durations and dates as people write them in Vietnamese and in English, and alphabetical order.

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::Lang;
use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{CivilDate, CivilDateTime, Epoch, SimTime, Weekday};

/// From this length on seconds say nothing that anybody needs.
const SECONDS_MATTER_BELOW: i64 = 10 * MINUTE;

/// A duration in at most two units, rounded to the smaller one: `2 giờ 30 phút`, `2 h 30 min`.
pub fn duration(seconds: i64, lang: Lang) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    let left = seconds.abs();
    let step = match left {
        s if s < SECONDS_MATTER_BELOW => 1,
        s if s < DAY => MINUTE,
        _ => HOUR,
    };
    let left = (left + step / 2) / step * step;
    let [d, h, min, s] = match lang {
        Lang::Vi => ["ngày", "giờ", "phút", "giây"],
        Lang::En => ["d", "h", "min", "s"],
    };
    let pair = |big: i64, big_name: &str, small: i64, small_name: &str| {
        if small == 0 {
            format!("{sign}{big} {big_name}")
        } else {
            format!("{sign}{big} {big_name} {small} {small_name}")
        }
    };
    if left >= DAY {
        pair(left / DAY, d, left % DAY / HOUR, h)
    } else if left >= HOUR {
        pair(left / HOUR, h, left % HOUR / MINUTE, min)
    } else if left >= MINUTE {
        pair(left / MINUTE, min, left % MINUTE, s)
    } else {
        format!("{sign}{left} {s}")
    }
}

/// A difference with its sign and one decimal: `+1,5`, `−0,3`; without a sign where nothing of it is left.
pub fn signed(value: f64, lang: Lang) -> String {
    let size = number(value.abs(), 1, lang);
    let nothing = size.chars().all(|c| !c.is_ascii_digit() || c == '0');
    match (nothing, value < 0.0) {
        (true, _) => size,
        (false, true) => format!("−{size}"),
        (false, false) => format!("+{size}"),
    }
}

/// A number with a fixed number of decimals: `1.234,5` in Vietnamese, `1,234.5` in English.
pub fn number(value: f64, decimals: usize, lang: Lang) -> String {
    let (thousands, decimal) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let plain = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let zero = plain.chars().all(|c| c == '0' || c == '.');
    let mut text = String::from(if value < 0.0 && !zero { "−" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(thousands);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
}

/// A whole number with its thousands marked.
pub fn count(value: u64, lang: Lang) -> String {
    number(value as f64, 0, lang)
}

/// A share of 0..1 in percent without decimals: `45%`.
pub fn percent(share: f64, lang: Lang) -> String {
    format!("{}%", number(share * 100.0, 0, lang))
}

/// Writes moments of a run as civil time of Việt Nam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock(Epoch);

impl Clock {
    /// Reads `YYYY-MM-DDTHH:MM`, or `YYYY-MM-DD` as midnight.
    pub fn parse(starts: &str) -> Option<Clock> {
        let moment = starts.parse::<CivilDateTime>().ok();
        let moment = moment.or_else(|| Some(starts.parse::<CivilDate>().ok()?.at_midnight()));
        Some(Clock(Epoch::new(moment?)))
    }

    /// The clock of a drill; one that starts on 1970-01-01 if its text is no date, which validation does not let
    /// through.
    pub fn of(starts: &str) -> Clock {
        Clock::parse(starts).unwrap_or(Clock(Epoch::default()))
    }

    /// The civil time of a moment.
    pub fn civil(self, t: SimTime) -> CivilDateTime {
        self.0.to_civil(t)
    }

    /// Whether a moment lies on a Saturday or Sunday.
    pub fn weekend(self, t: SimTime) -> bool {
        self.0.weekday(t).is_weekend()
    }

    /// The first midnight at or before a moment.
    pub fn midnight(self, t: SimTime) -> SimTime {
        self.0.start_of_day(self.0.day_index(t))
    }

    /// `08:30 26/12` and `26 Dec 08:30`: a moment within a run.
    pub fn moment(self, t: SimTime, lang: Lang) -> String {
        let c = self.civil(t);
        match lang {
            Lang::Vi => {
                format!("{:02}:{:02} {:02}/{:02}", c.hour(), c.minute(), c.date.day(), c.date.month())
            }
            Lang::En => {
                format!("{} {} {:02}:{:02}", c.date.day(), month_short(c.date.month()), c.hour(), c.minute())
            }
        }
    }

    /// `08:30`.
    pub fn time(self, t: SimTime) -> String {
        let c = self.civil(t);
        format!("{:02}:{:02}", c.hour(), c.minute())
    }

    /// `26/12/2022` and `26 Dec 2022`.
    pub fn date(self, t: SimTime, lang: Lang) -> String {
        let c = self.civil(t);
        match lang {
            Lang::Vi => format!("{:02}/{:02}/{}", c.date.day(), c.date.month(), c.date.year()),
            Lang::En => format!("{} {} {}", c.date.day(), month_short(c.date.month()), c.date.year()),
        }
    }

    /// `26/12` and `26 Dec`.
    pub fn day(self, t: SimTime, lang: Lang) -> String {
        let c = self.civil(t);
        match lang {
            Lang::Vi => format!("{:02}/{:02}", c.date.day(), c.date.month()),
            Lang::En => format!("{} {}", c.date.day(), month_short(c.date.month())),
        }
    }

    /// `2022-12-26`, for tables that are sorted by it.
    pub fn iso(self, t: SimTime) -> String {
        self.0.date(t).to_string()
    }

    /// `thứ Hai, ngày 26/12/2022` and `Monday 26 Dec 2022`.
    pub fn long_day(self, t: SimTime, lang: Lang) -> String {
        let weekday = weekday(self.0.weekday(t), lang);
        match lang {
            Lang::Vi => format!("{weekday}, ngày {}", self.date(t, lang)),
            Lang::En => format!("{weekday}, {}", self.date(t, lang)),
        }
    }
}

/// A civil date `YYYY-MM-DD` as people write it; the text itself where it is none.
pub fn date_text(text: &str, lang: Lang) -> String {
    Clock::parse(text).map_or_else(|| text.to_owned(), |clock| clock.date(SimTime::ZERO, lang))
}

fn month_short(month: i8) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get((month - 1).max(0) as usize).copied().unwrap_or("?")
}

/// The day of the week; in Vietnamese with the capital that administrative papers have.
pub fn weekday(day: Weekday, lang: Lang) -> &'static str {
    const VI: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let names = if lang == Lang::Vi { VI } else { EN };
    names[day as usize % names.len()]
}

/// Alphabetical order of a language; in Vietnamese `đ` follows `d`, and tones count after letters.
pub struct Alphabet(Option<CollatorBorrowed<'static>>);

impl Alphabet {
    /// The order of a language.
    pub fn of(lang: Lang) -> Alphabet {
        let prefs: CollatorPreferences = match lang {
            Lang::Vi => locale!("vi").into(),
            Lang::En => locale!("en").into(),
        };
        Alphabet(CollatorBorrowed::try_new(prefs, CollatorOptions::default()).ok())
    }
    /// Compares two texts; by code point where they are alike, so that the order is total.
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        self.0.as_ref().map_or(std::cmp::Ordering::Equal, |c| c.compare(a, b)).then_with(|| a.cmp(b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_at_most_two_units_and_round_to_the_smaller() {
        for (seconds, vi, en) in [
            (0, "0 giây", "0 s"),
            (59, "59 giây", "59 s"),
            (61, "1 phút 1 giây", "1 min 1 s"),
            (9000, "2 giờ 30 phút", "2 h 30 min"),
            (3 * HOUR - 20, "3 giờ", "3 h"),
            (DAY - 10, "1 ngày", "1 d"),
            (DAY + 3 * HOUR + 29 * MINUTE, "1 ngày 3 giờ", "1 d 3 h"),
            (-90, "−1 phút 30 giây", "−1 min 30 s"),
        ] {
            assert_eq!(duration(seconds, Lang::Vi), vi);
            assert_eq!(duration(seconds, Lang::En), en);
        }
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(1_234_567.891, 2, Lang::Vi), "1.234.567,89");
        assert_eq!(number(1_234_567.891, 2, Lang::En), "1,234,567.89");
        assert_eq!(number(-0.001, 1, Lang::En), "0.0");
        assert_eq!(percent(0.456, Lang::Vi), "46%");
    }

    #[test]
    fn civil_time_counts_days_as_the_calendar_does() {
        let clock = Clock::of("2024-02-28T08:00");
        assert_eq!(clock.moment(SimTime(0), Lang::Vi), "08:00 28/02");
        assert_eq!(clock.date(SimTime(DAY), Lang::En), "29 Feb 2024");
        assert_eq!(clock.date(SimTime(2 * DAY), Lang::Vi), "01/03/2024");
        assert!(clock.weekend(SimTime(3 * DAY)) && !clock.weekend(SimTime(0)));
        assert_eq!(clock.midnight(SimTime(-9 * HOUR)), SimTime(-32 * HOUR));
        assert_eq!(clock.long_day(SimTime(0), Lang::Vi), "thứ Tư, ngày 28/02/2024");
    }

    #[test]
    fn vietnamese_alphabetical_order() {
        let alphabet = Alphabet::of(Lang::Vi);
        let mut words = ["đê", "ê", "de", "dừ", "ă", "az", "a"];
        words.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(words, ["a", "az", "ă", "de", "dừ", "đê", "ê"]);
    }
}
