//! Texts of the scorecard: why an expectation was not evaluated, and what was found about an obligation.

use crate::i18n::Lang;

crate::messages! {
    /// The expectation does not bind on the day of the drill.
    not_in_force_on(date: &str) {
        vi: "Không có hiệu lực vào ngày diễn tập {date}",
        en: "Not in force on the day of the drill, {date}",
    }
    /// Nothing that happened made the expectation due.
    not_due() {
        vi: "Trong lần chạy này không có vụ xâm nhập nào làm phát sinh yêu cầu này",
        en: "No intrusion of this run made it due",
    }
    /// The obligation does not bind in the year of the plan.
    not_in_force_in(year: i16) {
        vi: "Không có hiệu lực trong năm {year}",
        en: "Not in force in {year}",
    }
    /// The province file is silent.
    not_told(of: &str) {
        vi: "Dữ liệu của tỉnh chưa ghi kết quả của mục `{of}`",
        en: "The province's data do not tell `{of}`",
    }
    /// So often was asked, so often it was done.
    found_count(year: i16, asked: u32, found: u32, basis: &str) {
        vi: "Yêu cầu ít nhất {asked} lần trong năm {year}; ghi nhận {found} lần{basis}",
        en: "At least {asked} in {year} required; {found} recorded{basis}",
    }
    /// Before which day it was asked, on which day it was done.
    found_date(asked: &str, found: &str, basis: &str) {
        vi: "Yêu cầu trước ngày {asked}; đã thực hiện ngày {found}{basis}",
        en: "Required before {asked}; done on {found}{basis}",
    }
    /// Which share was asked, which was reached.
    found_share(asked: &str, found: &str, basis: &str) {
        vi: "Yêu cầu đạt ít nhất {asked}%; ghi nhận {found}%{basis}",
        en: "At least {asked}% required; {found}% recorded{basis}",
    }
    /// What was found is itself an assumption; follows a finding.
    as_assumed() {
        vi: " (số liệu giả định)",
        en: " (an assumed figure)",
    }
}

/// A civil day as a reader writes it: `15/11/2022` in Vietnamese, `2022-11-15` in English. What is no `YYYY-MM-DD`
/// stays as it is.
pub fn day(lang: Lang, iso: &str) -> String {
    match (lang, iso.splitn(3, '-').collect::<Vec<_>>().as_slice()) {
        (Lang::Vi, [year, month, day]) => format!("{day}/{month}/{year}"),
        _ => iso.to_owned(),
    }
}

/// A share in per cent with at most one decimal: `99,5` in Vietnamese, `99.5` in English.
pub fn percent(lang: Lang, share: f64) -> String {
    let text = format!("{:.1}", share * 100.0);
    let text = text.strip_suffix(".0").unwrap_or(&text);
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}
