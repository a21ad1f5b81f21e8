//! Listens: connections up to a limit, each with its share of requests a second, until the program is told to stop.

use std::collections::BTreeMap;
use std::future::Future;
pub use std::net::IpAddr;
use std::net::{Ipv6Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::web::auth::TooFast;
use crate::web::limits::{
    LARGEST_HEAD, MOST_CONNECTIONS, MOST_OF_AN_ADDRESS, REQUESTS_A_SECOND, REQUESTS_AT_ONCE,
    SECONDS_FOR_A_HEAD, SECONDS_WITHOUT_AN_ANSWER,
};

/// A place to listen at, before anybody is let in.
pub struct Door(TcpListener);

impl Door {
    /// Takes an address; port 0 takes a free one.
    ///
    /// # Errors
    /// Where the address is not this machine's, or taken.
    pub fn at(address: SocketAddr) -> std::io::Result<Door> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(Door(listener))
    }

    /// Where it is.
    ///
    /// # Errors
    /// Where the operating system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// Serves until `stop` is done.
///
/// # Errors
/// Where the operating system gives no threads, or takes the address away.
pub fn serve(door: Door, router: Router, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            ended = listen(door, router) => ended,
            () = stop => Ok(()),
        }
    })?;
    // Streams never end by themselves; what was said is on the disk.
    runtime.shutdown_timeout(Duration::from_millis(200));
    Ok(())
}

/// Done when the program is asked to stop from the keyboard or by a signal.
pub async fn until_stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(_) => {
                let _ = interrupted.await;
                return;
            }
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupted.await;
    }
}

async fn listen(door: Door, router: Router) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(door.0)?;
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let addresses = Addresses::default();
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(()) };
        let Ok((stream, from)) = listener.accept().await else {
            // No more files may be opened: some will be closed.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // One machine does not keep all the others out.
        let Some(of_address) = addresses.let_in(from.ip()) else { continue };
        let router = router.clone();
        tokio::spawn(async move {
            converse(stream, router).await;
            drop((place, of_address));
        });
    }
}

/// Answers what comes on one connection, until either side has enough.
async fn converse(stream: TcpStream, router: Router) {
    // Small pieces at once: what waits for more to send is late.
    let _ = stream.set_nodelay(true);
    let _ = notice_who_is_gone(&stream);
    let share = Share::new();
    let service = service_fn(move |mut request: Request<Incoming>| {
        if !share.take() {
            request.extensions_mut().insert(TooFast);
        }
        router.clone().oneshot(request)
    });
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(SECONDS_FOR_A_HEAD))
        .max_buf_size(LARGEST_HEAD);
    // Whoever goes away in the middle is no failure.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}

/// A machine that was switched off, or shut its lid, says nothing: without an answer for a while it is gone.
fn notice_who_is_gone(stream: &TcpStream) -> std::io::Result<()> {
    let patience = Duration::from_secs(SECONDS_WITHOUT_AN_ANSWER);
    let socket = socket2::SockRef::from(stream);
    socket.set_tcp_keepalive(&socket2::TcpKeepalive::new().with_time(patience / 2))?;
    #[cfg(target_os = "linux")]
    {
        let often = socket2::TcpKeepalive::new().with_time(patience / 2).with_interval(patience / 6);
        socket.set_tcp_keepalive(&often)?;
        socket.set_tcp_user_timeout(Some(patience))?;
    }
    Ok(())
}

/// How many connections every address has.
#[derive(Clone, Default)]
struct Addresses(Arc<Mutex<BTreeMap<IpAddr, usize>>>);

/// One connection of an address, as long as it lasts.
struct OfAddress(Addresses, IpAddr);

impl Addresses {
    /// One more, unless there are too many.
    fn let_in(&self, from: IpAddr) -> Option<OfAddress> {
        let from = machine(from);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(from).or_default();
        if *count >= MOST_OF_AN_ADDRESS {
            return None;
        }
        *count += 1;
        drop(all);
        Some(OfAddress(self.clone(), from))
    }
}

impl Drop for OfAddress {
    fn drop(&mut self) {
        let mut all = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.1);
            }
        }
    }
}

/// What stands for a machine: of version 6 one has as many addresses as it likes, all with the same beginning.
fn machine(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V6(ip) if !ip.is_unicast_link_local() => {
            IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & (u128::MAX << 64)))
        }
        ip => ip,
    }
}

/// What is left of a connection's share of requests.
#[derive(Clone)]
struct Share(Arc<Mutex<(f64, Instant)>>);

impl Share {
    fn new() -> Share {
        Share(Arc::new(Mutex::new((REQUESTS_AT_ONCE, Instant::now()))))
    }

    fn take(&self) -> bool {
        let mut share = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let grown = now.duration_since(share.1).as_secs_f64() * REQUESTS_A_SECOND;
        *share = ((share.0 + grown).min(REQUESTS_AT_ONCE), now);
        let allowed = share.0 >= 1.0;
        if allowed {
            share.0 -= 1.0;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_has_its_share_and_no_more() {
        let share = Share::new();
        let let_in = (0..1000).filter(|_| share.take()).count();
        assert!((REQUESTS_AT_ONCE as usize..1000).contains(&let_in), "{let_in}");
    }

    #[test]
    fn one_machine_does_not_take_every_place() {
        const { assert!(MOST_OF_AN_ADDRESS < MOST_CONNECTIONS) };
        let addresses = Addresses::default();
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let mut held: Vec<OfAddress> =
            (0..MOST_CONNECTIONS).filter_map(|_| addresses.let_in(ip("10.0.0.7"))).collect();
        assert_eq!(held.len(), MOST_OF_AN_ADDRESS);
        // The same machine in the other writing; another one; and one that went makes room for one that comes.
        assert!(addresses.let_in(ip("::ffff:10.0.0.7")).is_none());
        assert!(addresses.let_in(ip("10.0.0.8")).is_some());
        held.pop();
        assert!(addresses.let_in(ip("10.0.0.7")).is_some());
        drop(held);
        assert!(addresses.0.lock().unwrap().is_empty());
        assert_eq!(machine(ip("2001:db8::1")), machine(ip("2001:db8::2:3")));
        assert_ne!(machine(ip("fe80::1")), machine(ip("fe80::2")));
    }
}
