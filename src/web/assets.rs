//! Style, scripts and font of the pages, carried in the program.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;

use crate::report;
use crate::web::App;
use crate::web::error::Failed;

#[derive(RustEmbed)]
#[folder = "../../assets/web"]
#[include = "*.css"]
#[include = "*.js"]
struct Assets;

/// Files of this module.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/assets/web/{name}", get(asset))
        .route("/assets/font/{name}", get(font))
        .route("/favicon.ico", get(icon))
}

async fn asset(Path(name): Path<String>) -> Result<Response, Failed> {
    let kind = match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        _ => return Err(Failed::not_there()),
    };
    let file = Assets::get(&name).ok_or_else(Failed::not_there)?;
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache")], file.data.into_owned()).into_response())
}

async fn font(Path(name): Path<String>) -> Result<Response, Failed> {
    let [regular, bold] = report::FONTS;
    let bytes = match name.as_str() {
        "regular.ttf" => regular,
        "bold.ttf" => bold,
        _ => return Err(Failed::not_there()),
    };
    Ok(([(CONTENT_TYPE, "font/ttf"), (CACHE_CONTROL, "max-age=86400")], bytes).into_response())
}

/// Pages carry their own empty icon; browsers that ask nevertheless are told that there is none.
async fn icon() -> StatusCode {
    StatusCode::NO_CONTENT
}
