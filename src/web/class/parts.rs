//! Parts that several pages of a class share: words for the scripts, the clock, hostile names made plain.

use maud::{Markup, html};
use unicode_normalization::UnicodeNormalization;

use crate::i18n::{Lang, class as say};

/// Characters of a name at most.
pub const LONGEST_NAME: usize = 60;

/// Words that a script shows, by key.
pub fn words(words: &[(&str, String)]) -> Markup {
    html! { div #words hidden { @for (key, text) in words { span data-word=(key) { (text) } } } }
}

/// The clock of the drill.
pub fn clock() -> Markup {
    html! {
        div.clock {
            p.time { span #time { "–" } " " span.date #date {} }
            p.clock-says #clock-says role="status" {}
        }
    }
}

/// Where the page says what happens.
pub fn says(lang: Lang) -> Markup {
    html! {
        noscript { p.note { (say::needs_scripts(lang)) } }
        p #stuck .note role="alert" hidden {}
        p #says .says role="status" aria-live="polite" {}
    }
}

/// A text of a browser as it is kept: composed, without what changes how the text around it is shown.
pub fn plain(text: &str, lines: bool) -> String {
    let kept = |c: &char| {
        let breaks = lines && *c == '\n';
        let turns = matches!(*c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        breaks || !(c.is_control() || turns)
    };
    let spaced = text.replace(['\t', '\r'], " ");
    spaced.nfc().filter(kept).collect::<String>().trim().to_owned()
}

/// A name, if it is one.
pub fn name(typed: &str) -> Option<String> {
    let name = plain(typed, false).split_whitespace().collect::<Vec<_>>().join(" ");
    let fine = name.chars().any(char::is_alphanumeric) && name.chars().count() <= LONGEST_NAME;
    fine.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_composed_and_turn_nothing_around() {
        assert_eq!(name("  Nguye\u{302}\u{303}n  Va\u{306}n\tA \n"), Some("Nguyễn Văn A".to_owned()));
        assert_eq!(name("\u{202E}abc\u{0007}"), Some("abc".to_owned()));
        assert_eq!(name("<img src=x onerror=alert(1)>"), Some("<img src=x onerror=alert(1)>".to_owned()));
        assert_eq!((name(" \u{200B} "), name("---"), name(&"x".repeat(61))), (None, None, None));
        assert_eq!(plain("a\r\nb\u{2066}c", true), "a \nbc");
    }
}
