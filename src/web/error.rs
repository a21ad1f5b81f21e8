//! What went wrong, in the reader's language: a page for a page, JSON for what a script asked.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::i18n::{Text, web as say};
use crate::web::disk::Trouble;
use crate::web::page::Page;
use crate::web::{App, Viewer};

/// Addresses below this are asked by scripts.
pub(crate) const SCRIPTS: &str = "/api/";

/// Why something is not done, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// As the protocol says it.
    pub status: StatusCode,
    /// What is wrong.
    pub what: Text,
    /// What to do about it.
    pub hint: Text,
}

macro_rules! failures {
    ($( $(#[$doc:meta])* $name:ident = $status:ident, $what:ident, $hint:ident; )*) => {
        impl Failed {$(
            $(#[$doc])*
            pub fn $name() -> Failed {
                Failed::new(StatusCode::$status, Text::of(say::$what), Text::of(say::$hint))
            }
        )*}
    };
}

failures! {
    /// There is no such page.
    not_there = NOT_FOUND, not_there, hint_not_there;
    /// Only the trainer may see it.
    trainers_only = FORBIDDEN, trainers_only, hint_trainers_only;
    /// The token of the link is another server's.
    wrong_token = FORBIDDEN, wrong_token, hint_wrong_token;
    /// The request is for another machine.
    other_host = MISDIRECTED_REQUEST, other_host, hint_other_host;
    /// The request comes from another site.
    other_site = FORBIDDEN, other_site, hint_other_site;
    /// The body is no JSON.
    not_json = UNSUPPORTED_MEDIA_TYPE, not_json, hint_not_json;
    /// The body is JSON of another shape.
    other_shape = UNPROCESSABLE_ENTITY, other_shape, hint_other_shape;
    /// The body is too large.
    too_large = PAYLOAD_TOO_LARGE, too_large, hint_too_large;
    /// The body does not come.
    too_late = REQUEST_TIMEOUT, too_late, hint_too_late;
    /// Too many requests.
    too_fast = TOO_MANY_REQUESTS, too_fast, hint_too_fast;
    /// The program has a defect.
    defect = INTERNAL_SERVER_ERROR, defect, hint_defect;
}

impl Failed {
    /// A failure with its message and a hint.
    pub fn new(status: StatusCode, what: Text, hint: Text) -> Failed {
        Failed { status, what, hint }
    }
}

impl From<Trouble> for Failed {
    fn from(trouble: Trouble) -> Failed {
        Failed::new(StatusCode::INTERNAL_SERVER_ERROR, trouble.what, trouble.hint)
    }
}

impl Trouble {
    /// The operating system gives no randomness.
    pub fn no_randomness() -> Trouble {
        Trouble { what: Text::of(say::no_randomness), hint: Text::of(say::hint_no_randomness) }
    }
}

/// Carries what went wrong to `told`, which knows the language.
impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What leads nowhere.
pub(crate) async fn nothing_there() -> Failed {
    Failed::not_there()
}

/// Tells every failure as whoever asked can read it.
pub(crate) async fn told(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let viewer = Viewer::of(&parts, &app);
    let script = parts.uri.path().starts_with(SCRIPTS);
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    // What the framework itself refuses has no words of ours.
    let failed = response.extensions().get::<Failed>().cloned().unwrap_or_else(|| of_status(status));
    let [what, hint] = [&failed.what, &failed.hint].map(|text| text.get(viewer.lang).to_owned());
    if script {
        return (failed.status, Json(serde_json::json!({ "error": what, "hint": hint }))).into_response();
    }
    let page = Page::new(viewer.lang, &what);
    let body = html! { section.failed { h1 { (what) } p { (hint) } p { a href="/" { (say::to_the_start(viewer.lang)) } } } };
    (failed.status, page.response(&viewer, body)).into_response()
}

fn of_status(status: StatusCode) -> Failed {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Failed::too_large(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Failed::not_json(),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST => Failed::other_shape(),
        status if status.is_server_error() => Failed::defect(),
        status => Failed { status, ..Failed::not_there() },
    }
}
