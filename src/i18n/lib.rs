//! Rank 0: every text of the product in Vietnamese and English.
//!
//! A message is declared once, with both languages, by `messages!`; a missing language or argument does not
//! compile. Texts that scenario authors write are [`Text`]s.

// Paths name the room, `crate::i18n::…`, in this crate as in every other.
extern crate self as i18n;
use cyberdrill_units as units;

pub mod admin;
pub mod class;
pub mod cli;
pub mod compare;
pub mod debriefing;
pub mod exchange;
pub mod experiment;
pub mod exports;
pub mod facts;
pub mod fields;
pub mod fork;
pub mod format;
pub mod hints;
pub mod improve;
pub mod msel;
pub mod msel_import;
pub mod papers;
pub mod problems;
pub mod programme;
pub mod record;
pub mod replay;
pub mod report;
pub mod score;
pub mod sensitivity;
pub mod shard;
pub mod structure;
pub mod tables;
pub mod terms;
pub mod train;
pub mod validation;
pub mod viewer;
pub mod web;
pub mod year;

use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

/// A text in both languages of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
    /// A text made by a message in both languages.
    pub fn of(message: impl Fn(Lang) -> String) -> Text {
        Text { vi: message(Lang::Vi), en: message(Lang::En) }
    }
}

/// The half of a text in a language, where its author wrote `Vietnamese / English` in one: the first half for
/// Vietnamese, the second for English. The whole where ` / ` does not stand in it exactly once, or a half is empty.
pub fn half(text: &str, lang: Lang) -> &str {
    match text.split_once(" / ") {
        Some((vi, en)) if !en.contains(" / ") && !vi.trim().is_empty() && !en.trim().is_empty() => match lang
        {
            Lang::Vi => vi.trim(),
            Lang::En => en.trim(),
        },
        _ => text,
    }
}

/// Declares messages. Each becomes a function `name(lang, arguments...) -> String`.
///
/// ```
/// cyberdrill_i18n::messages! {
///     /// Greets.
///     hello(who: &str) { vi: "Chào {who}", en: "Hello {who}" }
/// }
/// assert_eq!(hello(cyberdrill_i18n::Lang::En, "you"), "Hello you");
/// ```
#[macro_export]
macro_rules! messages {
    ($( $(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),* $(,)? ) { vi: $vi:literal, en: $en:literal $(,)? } )*) => {$(
        $(#[$doc])*
        pub fn $name(lang: $crate::Lang $(, $arg: $ty)*) -> String {
            match lang {
                $crate::Lang::Vi => format!($vi),
                $crate::Lang::En => format!($en),
            }
        }
    )*};
}

#[cfg(test)]
mod tests {
    use super::{Lang, half};

    #[test]
    fn a_text_in_two_halves_is_shown_in_one_language() {
        for (text, vi, en) in [
            ("quy định duy nhất có con số / the only rule", "quy định duy nhất có con số", "the only rule"),
            ("QĐ 05/2017/QĐ-TTg Điều 11.1a", "QĐ 05/2017/QĐ-TTg Điều 11.1a", "QĐ 05/2017/QĐ-TTg Điều 11.1a"),
            ("a / b / c", "a / b / c", "a / b / c"),
            (" / only one", " / only one", " / only one"),
            ("chỉ một / ", "chỉ một / ", "chỉ một / "),
            ("", "", ""),
        ] {
            assert_eq!((half(text, Lang::Vi), half(text, Lang::En)), (vi, en), "{text}");
        }
    }
}
