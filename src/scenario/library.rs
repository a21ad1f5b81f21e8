//! The library: what every scenario may use, embedded in the binary; a scenario's own `library/` adds to it.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../scenarios/library"]
#[exclude = "template/*"]
#[allow_missing = true]
struct Embedded;

/// How the embedded library is named to the user.
pub const EMBEDDED: &str = "library:";

/// Files of a library, by their path below its folder (`campaigns/x.ron`), sorted.
pub struct Library {
    files: Vec<(String, Cow<'static, [u8]>)>,
}

impl Library {
    /// The library that is embedded in the binary.
    pub fn embedded() -> Library {
        let mut files: Vec<_> = Embedded::iter()
            .filter(|path| path.ends_with(".ron"))
            .filter_map(|path| Some((path.to_string(), Embedded::get(&path)?.data)))
            .collect();
        files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Library { files }
    }
    /// No library: a scenario must bring its own.
    pub fn none() -> Library {
        Library { files: Vec::new() }
    }
    /// The files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }
}
