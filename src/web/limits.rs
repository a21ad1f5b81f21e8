//! How much of anything there may be at once: whatever comes from outside has an end.

/// The largest body of a request, in bytes.
pub(crate) const LARGEST_BODY: usize = 64 << 10;
/// Connections at once; more wait at the door.
pub(crate) const MOST_CONNECTIONS: usize = 512;
/// Connections of one address: a class behind one router fits, and nobody takes all places.
pub(crate) const MOST_OF_AN_ADDRESS: usize = 256;
/// Windows of one trainee that listen at once.
#[allow(dead_code)]
pub(crate) const MOST_WINDOWS: u32 = 8;
/// Requests a second on one connection, on average.
pub(crate) const REQUESTS_A_SECOND: f64 = 40.0;
/// Requests that one connection may send at once.
pub(crate) const REQUESTS_AT_ONCE: f64 = 120.0;
/// Seconds that the head of a request may take.
pub(crate) const SECONDS_FOR_A_HEAD: u64 = 15;
/// Seconds that the body of a request may take.
pub(crate) const SECONDS_FOR_A_BODY: u64 = 20;
/// Seconds after which a machine that does not take what it is sent is gone.
pub(crate) const SECONDS_WITHOUT_AN_ANSWER: u64 = 30;
/// Bytes of the head of a request.
pub(crate) const LARGEST_HEAD: usize = 32 << 10;

/// Records that are open at once.
pub(crate) const MOST_RECORDS: usize = 16;
/// Entries of all of them together, unless a single one has more.
pub(crate) const MOST_ENTRIES: usize = 4_000_000;
/// The largest file of a record that is opened, in bytes.
pub(crate) const LARGEST_RECORD: u64 = 1 << 30;
/// Records that wait to be opened or simulated.
pub(crate) const WAITING_RECORDS: usize = 6;
/// The largest file of a folder of results that is shown or handed out, in bytes.
pub(crate) const LARGEST_FILE: u64 = 256 << 20;
