//! What every request shares: the sources, the disk, the trainer's token, and how the server was started.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::i18n::Lang;
use crate::web::class::Register;
use crate::web::disk::{Disk, Source, Trouble};
use crate::web::secret;

/// The file of the trainer's token, in the folder of rooms.
const TOKEN: &str = "trainer-token";

/// What every request shares. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    sources: Vec<Source>,
    disk: Disk,
    token: String,
    address: SocketAddr,
    lang: Lang,
    threads: usize,
    class: Register,
}

/// How a server is started.
pub struct Settings {
    /// What there is to show.
    pub sources: Vec<Source>,
    /// The disk.
    pub disk: Disk,
    /// Where it listens.
    pub address: SocketAddr,
    /// The language of whoever has chosen none.
    pub lang: Lang,
    /// Threads of long calculations; 0 as many as the machine has.
    pub threads: usize,
}

impl App {
    /// The state of a server. The trainer's token is that of the last time, if there was one.
    ///
    /// # Errors
    /// Where the folder of rooms cannot be used, or the operating system gives no randomness.
    pub fn new(settings: Settings) -> Result<App, Trouble> {
        let Settings { sources, disk, address, lang, threads } = settings;
        let kept = disk.rooms.read(TOKEN)?;
        let kept = kept.and_then(|bytes| String::from_utf8(bytes).ok()).map(|text| text.trim().to_owned());
        let whole = |token: &String| token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit());
        let token = match kept.filter(whole) {
            Some(token) => token,
            None => {
                let token = secret::token().map_err(|_| Trouble::no_randomness())?;
                disk.rooms.write(TOKEN, token.as_bytes())?;
                token
            }
        };
        let class = Register::new(disk.clone(), threads)?;
        Ok(App(Arc::new(Inner { sources, disk, token, address, lang, threads, class })))
    }

    /// Plays the rooms of before again, while the first pages are served.
    ///
    /// # Errors
    /// Where the machine gives no thread.
    pub fn wake(&self) -> Result<(), Trouble> {
        let app = self.clone();
        let woken = std::thread::Builder::new().name("wakes".to_owned()).spawn(move || app.class().wake());
        woken.map(drop).map_err(|_| Trouble::no_thread())
    }

    /// The rooms.
    pub fn class(&self) -> &Register {
        &self.0.class
    }
    /// What there is to show.
    pub fn sources(&self) -> &[Source] {
        &self.0.sources
    }
    /// A source by its id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.0.sources.iter().find(|source| source.id == id)
    }
    /// The disk.
    pub fn disk(&self) -> &Disk {
        &self.0.disk
    }
    /// The trainer's token.
    pub fn token(&self) -> &str {
        &self.0.token
    }
    /// Where the server listens.
    pub fn address(&self) -> SocketAddr {
        self.0.address
    }
    /// The language of whoever has chosen none.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }
    /// Threads of long calculations; 0 as many as the machine has.
    pub fn threads(&self) -> usize {
        self.0.threads
    }
}
