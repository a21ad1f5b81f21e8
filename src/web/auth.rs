//! Who may do what: the trainer's token, and what every request must look like before anybody reads it.

use std::net::IpAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN, REFRESH, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::web::error::Failed;
use crate::web::limits::{LARGEST_BODY, SECONDS_FOR_A_BODY};
use crate::web::viewer::{asked, cookie};
use crate::web::{App, secret};

/// Seconds that a browser keeps who it is: a month.
const KEPT: u32 = 30 * 24 * 3600;

/// The name of a cookie: browsers do not tell the ports of a machine apart.
pub(crate) fn cookie_name(app: &App, of: &str) -> String {
    format!("cyberdrill_{of}_{}", app.address().port())
}

/// A cookie that no script reads and no other site sends.
pub(crate) fn set_cookie(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age={KEPT}; HttpOnly; SameSite=Strict")
}

/// Whether a request shows the trainer's token.
pub(crate) fn is_trainer(parts: &Parts, app: &App) -> bool {
    cookie(&parts.headers, &cookie_name(app, "trainer")).is_some_and(|token| secret::same(token, app.token()))
}

/// The address that makes a browser the trainer's.
pub fn trainers_link(app: &App) -> String {
    link(app, &format!("/trainer?token={}", app.token()))
}

/// A page as it is reached from this machine.
pub fn link(app: &App, page: &str) -> String {
    let address = app.address();
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
        ip => host_of(ip),
    };
    format!("http://{host}:{}{page}", address.port())
}

/// A page as it is reached from other machines, where the server listens for them: by the address that this machine has on
/// the way out. Nothing is sent to find it.
pub fn outside_link(app: &App, page: &str) -> String {
    let address = app.address();
    let way_out = || -> std::io::Result<IpAddr> {
        let (from, to) =
            if address.is_ipv4() { ("0.0.0.0:0", "192.0.2.1:9") } else { ("[::]:0", "[2001:db8::1]:9") };
        let socket = std::net::UdpSocket::bind(from)?;
        socket.connect(to)?;
        Ok(socket.local_addr()?.ip())
    };
    match address.ip().is_unspecified().then(way_out) {
        Some(Ok(ip)) if !ip.is_unspecified() => format!("http://{}:{}{page}", host_of(ip), address.port()),
        _ => link(app, page),
    }
}

/// An address as it stands in a link.
pub fn host_of(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// Pages of this module.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/trainer", get(trainer))
}

/// Takes the token out of the address and keeps it as a cookie.
async fn trainer(State(app): State<App>, request: Request) -> Result<Response, Failed> {
    let token = asked(request.uri().query().unwrap_or_default(), "token").unwrap_or_default();
    if !secret::same(token, app.token()) {
        return Err(Failed::wrong_token());
    }
    let kept = set_cookie(&cookie_name(&app, "trainer"), app.token());
    // A page that leads on, not a redirection: behind a link from elsewhere a strict cookie is not sent along.
    Ok(([(SET_COOKIE, kept), (REFRESH, "0;url=/".to_owned())], ()).into_response())
}

/// A request beyond its connection's share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TooFast;

/// Refuses what no browser of ours sends: names of other machines, words of other sites, bodies that are no JSON, or too
/// large, or never there.
pub(crate) async fn at_the_door(State(app): State<App>, request: Request, next: Next) -> Response {
    let checked = match request.extensions().get::<TooFast>() {
        Some(TooFast) => Err(Failed::too_fast()),
        None => host(request.headers(), &app).and_then(|host| {
            if request.method() == Method::POST { ours(request.headers(), &host) } else { Ok(()) }
        }),
    };
    let whole = match checked {
        Ok(()) => whole(request).await,
        Err(failed) => Err(failed),
    };
    match whole {
        Ok(request) => next.run(request).await,
        Err(failed) => failed.into_response(),
    }
}

/// The request with its body, which has come as far as it comes.
async fn whole(request: Request) -> Result<Request, Failed> {
    let (parts, body) = request.into_parts();
    let patience = Duration::from_secs(SECONDS_FOR_A_BODY);
    match tokio::time::timeout(patience, to_bytes(body, LARGEST_BODY)).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(_)) => Err(Failed::too_large()),
        Err(_) => Err(Failed::too_late()),
    }
}

/// The host that a request is for: an address of this machine, or a name that no stranger can own.
fn host(headers: &HeaderMap, app: &App) -> Result<String, Failed> {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).ok_or_else(Failed::other_host)?;
    let name = without_port(host);
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    let fine = match bare.parse::<IpAddr>() {
        Ok(ip) => ip.is_loopback() || !app.address().ip().is_loopback(),
        Err(_) if name.eq_ignore_ascii_case("localhost") => true,
        // Names without a full stop, and of the local network, are given by it and by nobody else.
        Err(_) => !app.address().ip().is_loopback() && is_local_name(name),
    };
    if fine { Ok(host.to_owned()) } else { Err(Failed::other_host()) }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

fn is_local_name(name: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match name.split_once('.') {
        None => plain(name),
        Some((first, rest)) => plain(first) && ["local", "lan", "internal"].contains(&rest),
    }
}

/// What changes something comes from a page of ours, as JSON.
fn ours(headers: &HeaderMap, host: &str) -> Result<(), Failed> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if text(ORIGIN) != Some(format!("http://{host}").as_str()) {
        return Err(Failed::other_site());
    }
    let json = text(CONTENT_TYPE).map(|kind| kind.split(';').next().unwrap_or_default().trim());
    if json == Some("application/json") { Ok(()) } else { Err(Failed::not_json()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_strangers_are_not_ours() {
        assert_eq!(
            ["a:80", "[::1]:80", "[::1]", "127.0.0.1:8"].map(without_port),
            ["a", "[::1]", "[::1]", "127.0.0.1"]
        );
        for name in ["trainer-pc", "phong-hop.local", "may1.lan"] {
            assert!(is_local_name(name), "{name}");
        }
        for name in ["example.com", "a.b.local", "", ".local", "local.", "a b"] {
            assert!(!is_local_name(name), "{name}");
        }
    }
}
