//! A server without a machine around it, for tests: a scenario and a folder of rooms in memory, requests as browsers send them.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use serde_json::Value;
use tower::ServiceExt;

use crate::i18n::{Lang, Text};
use crate::record::Record;
use crate::scenario::testing::shipped;
use crate::scenario::{LoadOptions, Scenario, load};
use crate::web::app::Settings;
use crate::web::disk::{Book, Choices, Disk, Found, Kind, Library, Rooms, Source, Trouble};
use crate::web::{App, router};

/// The folder of rooms.
#[derive(Clone, Default)]
pub struct MemoryRooms(pub Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl Rooms for MemoryRooms {
    fn list(&self) -> Result<Vec<String>, Trouble> {
        Ok(self.0.lock().unwrap().keys().cloned().collect())
    }
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        Ok(self.0.lock().unwrap().get(name).cloned())
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.0.lock().unwrap().insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }
    fn book(&self, name: &str) -> Result<Box<dyn Book>, Trouble> {
        Ok(Box::new(MemoryBook(self.clone(), name.to_owned())))
    }
}

/// Where there is a file of this name nothing more is written: half a line at most.
pub const FULL: &str = "full";

struct MemoryBook(MemoryRooms, String);

impl Book for MemoryBook {
    fn add(&mut self, line: &str, _: bool) -> Result<(), Trouble> {
        let mut files = self.0.0.lock().unwrap();
        let full = files.contains_key(FULL);
        let file = files.entry(self.1.clone()).or_default();
        if full {
            file.extend(line.bytes().take(line.len() / 2));
            return Err(Trouble::no_randomness());
        }
        file.extend(format!("{line}\n").bytes());
        Ok(())
    }
}

/// The scenario to start from.
const SMALL: &str = "library/template";

struct Small;

impl Library for Small {
    fn scenario(&self, _: &Source, options: &LoadOptions) -> Result<Scenario, Trouble> {
        Ok(load(&shipped(SMALL), SMALL, options).ok().unwrap().scenario)
    }
    fn record(&self, _: &Source, _: Option<&str>) -> Result<Record, Trouble> {
        Err(Trouble::no_randomness())
    }
    fn read(&self, _: &Source, _: &str, _: u64) -> Result<Vec<u8>, Trouble> {
        Err(Trouble::no_randomness())
    }
    fn list(&self, _: &Source) -> Result<Vec<Found>, Trouble> {
        Ok(Vec::new())
    }
    fn choices(&self, _: &Source) -> Choices {
        Choices::default()
    }
}

/// A server over a folder of rooms, listening at loopback.
pub fn app(rooms: &MemoryRooms) -> App {
    let source = Source {
        id: "small".to_owned(),
        name: Text { vi: "Nhỏ".to_owned(), en: "Small".to_owned() },
        kind: Kind::Scenario,
    };
    let disk = Disk { library: Arc::new(Small), rooms: Arc::new(rooms.clone()) };
    let address = "127.0.0.1:80".parse().unwrap();
    App::new(Settings { sources: vec![source], disk, address, lang: Lang::En, threads: 1 }).unwrap()
}

/// Somebody with a browser: what they ask goes through the whole router.
#[derive(Clone)]
pub struct Browser {
    pub router: Router,
    pub cookie: String,
}

impl Browser {
    /// Somebody without any cookie.
    pub fn new(app: &App) -> Browser {
        Browser { router: router(app.clone()), cookie: String::new() }
    }

    /// Whoever holds the trainer's token.
    pub fn trainer(app: &App) -> Browser {
        Browser { cookie: format!("cyberdrill_trainer_80={}", app.token()), ..Browser::new(app) }
    }

    /// Sends a request; keeps a cookie that is set.
    pub async fn send(&mut self, request: Request<Body>) -> Response<Body> {
        let response = self.router.clone().oneshot(request).await.unwrap();
        for set in response.headers().get_all("set-cookie") {
            self.cookie = set.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        response
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header("host", "127.0.0.1").header("cookie", &self.cookie)
    }

    /// A page: its status and text.
    pub async fn get(&mut self, path: &str) -> (u16, String) {
        let request = self.request("GET", path).body(Body::empty()).unwrap();
        let response = self.send(request).await;
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), 16 << 20).await.unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What a script sends: the status and what is answered.
    pub async fn post(&mut self, path: &str, body: &Value) -> (u16, Value) {
        let request = self.request("POST", path).header("origin", "http://127.0.0.1");
        let request = request.header("content-type", "application/json");
        let response = self.send(request.body(Body::from(body.to_string())).unwrap()).await;
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or_default())
    }

    /// A stream, as it comes.
    pub async fn stream(&mut self, path: &str) -> Response<Body> {
        let request = self.request("GET", path).body(Body::empty()).unwrap();
        self.send(request).await
    }
}
