//! In which language the program speaks. Known before the command line is parsed, because help and usage errors
//! are texts too.

use std::ffi::OsString;

use crate::i18n::Lang;

/// Name of the environment variable that sets the language.
pub const VARIABLE: &str = "CYBERDRILL_LANG";

/// What is wrong with a wish for a language: the environment variable holds no language of the product.
#[derive(Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// The language asked for by `--lang`, else by the environment variable's value, else Vietnamese; never the
/// locale. A wrong `--lang` is left to the parser, which names it.
pub fn choose(args: &[OsString], variable: Option<OsString>) -> Result<Lang, Unknown> {
    if let Some(lang) = of_arguments(args) {
        return Ok(lang);
    }
    match variable {
        None => Ok(Lang::Vi),
        Some(value) if value.is_empty() => Ok(Lang::Vi),
        Some(value) => {
            value.to_str().and_then(of_code).ok_or_else(|| Unknown(value.to_string_lossy().into_owned()))
        }
    }
}

fn of_code(text: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == text)
}

fn of_arguments(args: &[OsString]) -> Option<Lang> {
    values_of("--lang", args).into_iter().filter_map(of_code).next_back()
}

/// Every value that a flag is given, as `--flag value` or `--flag=value`, before the parser has its say.
pub fn values_of<'a>(flag: &str, args: &'a [OsString]) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str()).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix(flag) {
            Some("") => found.extend(words.next()),
            Some(rest) => found.extend(rest.strip_prefix('=')),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(args: &[&str], variable: Option<&str>) -> Result<Lang, Unknown> {
        let args: Vec<OsString> =
            std::iter::once("cyberdrill").chain(args.iter().copied()).map(OsString::from).collect();
        choose(&args, variable.map(OsString::from))
    }

    #[test]
    fn the_flag_wins_over_the_variable_and_vietnamese_is_the_default() {
        assert_eq!(chosen(&["run"], None), Ok(Lang::Vi));
        assert_eq!(chosen(&["run"], Some("")), Ok(Lang::Vi));
        assert_eq!(chosen(&["run"], Some("en")), Ok(Lang::En));
        assert_eq!(chosen(&["run", "--lang", "vi"], Some("en")), Ok(Lang::Vi));
        assert_eq!(chosen(&["--lang=en", "run"], None), Ok(Lang::En));
        assert_eq!(chosen(&["check", "--", "--lang=en"], None), Ok(Lang::Vi));
    }

    #[test]
    fn an_unknown_language_in_the_variable_is_named_unless_the_flag_decides() {
        assert_eq!(chosen(&["run"], Some("fr")), Err(Unknown("fr".to_owned())));
        assert_eq!(chosen(&["run", "--lang", "en"], Some("fr")), Ok(Lang::En));
    }
}
