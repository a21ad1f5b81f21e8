//! The one shell of every page: header, languages, style and scripts of our own and of nobody else.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use crate::i18n::{Lang, web as say};
use crate::web::Viewer;
use crate::web::viewer::LANGUAGE;

/// What a page may load: its own files. No script in the page, nothing of anybody else.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
                          img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                          frame-ancestors 'none'";

/// The places that the header leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Scenarios and results.
    Start,
    /// Training of a class.
    Class,
    /// No place of the header.
    Elsewhere,
}

/// A page.
pub struct Page<'a> {
    lang: Lang,
    title: &'a str,
    place: Place,
    scripts: &'a [&'a str],
    wide: bool,
    bare: bool,
}

impl<'a> Page<'a> {
    /// A page with a title.
    pub fn new(lang: Lang, title: &'a str) -> Page<'a> {
        Page { lang, title, place: Place::Elsewhere, scripts: &[], wide: false, bare: false }
    }

    /// In which place of the header it stands.
    pub fn at(self, place: Place) -> Page<'a> {
        Page { place, ..self }
    }

    /// Modules of `assets/web` that it runs.
    pub fn with(self, scripts: &'a [&'a str]) -> Page<'a> {
        Page { scripts, ..self }
    }

    /// Over the whole width of the window.
    pub fn wide(self) -> Page<'a> {
        Page { wide: true, ..self }
    }

    /// Without the header: for a projector.
    pub fn bare(self) -> Page<'a> {
        Page { bare: true, wide: true, ..self }
    }

    /// The whole page. The language that was chosen just now is kept.
    pub fn response(&self, viewer: &Viewer, body: Markup) -> Response {
        let page = self.markup(viewer, body).into_string();
        let mut response = ([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response();
        if viewer.chosen {
            let kept = format!("{LANGUAGE}={}; Path=/; Max-Age=31536000; SameSite=Strict", self.lang.code());
            if let Ok(value) = HeaderValue::from_str(&kept) {
                response.headers_mut().append(SET_COOKIE, value);
            }
        }
        response
    }

    fn markup(&self, viewer: &Viewer, body: Markup) -> Markup {
        let lang = self.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) " – cyberdrill" }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href="/assets/web/page.css";
                    @for script in self.scripts {
                        script type="module" src={ "/assets/web/" (script) } {}
                    }
                }
                body class=[self.bare.then_some("bare")] {
                    a.skip href="#main" { (say::skip(lang)) }
                    @if !self.bare { (header(viewer, lang, self.place)) }
                    main #main tabindex="-1" class=[self.wide.then_some("wide")] { (body) }
                }
            }
        }
    }
}

fn header(viewer: &Viewer, lang: Lang, place: Place) -> Markup {
    let current = |at: Place| (place == at).then_some("page");
    html! {
        header.top {
            a.brand href="/" { "cyberdrill" }
            @if viewer.trainer {
                nav aria-label=(say::navigation(lang)) {
                    a href="/" aria-current=[current(Place::Start)] { (say::place_start(lang)) }
                    a href="/class" aria-current=[current(Place::Class)] { (say::place_class(lang)) }
                }
            }
            nav.languages aria-label=(say::languages(lang)) {
                @for (other, name) in [(Lang::Vi, "Tiếng Việt"), (Lang::En, "English")] {
                    a href=(viewer.here_in(other)) lang=(other.code()) hreflang=(other.code())
                        aria-current=[(other == lang).then_some("true")] { (name) }
                }
            }
        }
    }
}

/// What goes with every answer, unless the page has said it itself.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let rules: [(HeaderName, &str); 5] = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in rules {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
