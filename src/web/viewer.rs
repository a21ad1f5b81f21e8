//! Who asks: the language that they read, and whether they are the trainer.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue};
use axum::http::request::Parts;

use crate::i18n::Lang;
use crate::web::error::Failed;
use crate::web::{App, auth};

/// The cookie of the language.
pub(crate) const LANGUAGE: &str = "cyberdrill_lang";

/// Whoever asks for a page.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The language that they read.
    pub lang: Lang,
    /// Whether they showed the trainer's token.
    pub trainer: bool,
    /// The path of the page, without what was asked behind `?`.
    pub path: String,
    /// What was asked behind `?`, without the language.
    pub query: String,
    /// The language was chosen just now: it is kept.
    pub(crate) chosen: bool,
}

/// The trainer; whoever is not is refused.
#[derive(Clone, Debug)]
pub struct Trainer(pub Viewer);

/// A cookie of a request.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value: &HeaderValue| value.to_str().ok());
    let pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next()
}

/// The value of a word behind `?`, as it stands there.
pub(crate) fn asked<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, v)| v)
}

fn lang_of(code: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

impl Viewer {
    /// Whoever sent a request.
    pub(crate) fn of(parts: &Parts, app: &App) -> Viewer {
        let query = parts.uri.query().unwrap_or_default();
        let chosen = asked(query, "lang").and_then(lang_of);
        let kept = || cookie(&parts.headers, LANGUAGE).and_then(lang_of);
        let rest: Vec<&str> =
            query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
        Viewer {
            lang: chosen.or_else(kept).unwrap_or(app.lang()),
            trainer: auth::is_trainer(parts, app),
            // One slash at the beginning: two would name another machine in a link.
            path: format!("/{}", parts.uri.path().trim_start_matches(['/', '\\'])),
            query: rest.join("&"),
            chosen: chosen.is_some(),
        }
    }

    /// The address of this page in a language.
    pub(crate) fn here_in(&self, lang: Lang) -> String {
        let rest = if self.query.is_empty() { String::new() } else { format!("{}&", self.query) };
        format!("{}?{rest}lang={}", self.path, lang.code())
    }
}

impl FromRequestParts<App> for Viewer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Viewer, Infallible> {
        Ok(Viewer::of(parts, app))
    }
}

impl FromRequestParts<App> for Trainer {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Trainer, Failed> {
        let viewer = Viewer::of(parts, app);
        if viewer.trainer { Ok(Trainer(viewer)) } else { Err(Failed::trainers_only()) }
    }
}
