//! Listens: connections up to a limit, each with its share of requests a second, until the program is told to stop.

use std::future::Future;
pub use std::net::IpAddr;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::response::IntoResponse;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::web::error::Failed;
use crate::web::limits::{
    LARGEST_HEAD, MOST_CONNECTIONS, REQUESTS_A_SECOND, REQUESTS_AT_ONCE, SECONDS_FOR_A_HEAD,
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
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return Ok(()) };
        let Ok((stream, _)) = listener.accept().await else {
            // No more files may be opened: some will be closed.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Small pieces at once: what waits for more to send is late.
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        tokio::spawn(async move {
            let share = Share::new();
            let service = service_fn(move |request: Request<Incoming>| {
                let (router, allowed) = (router.clone(), share.take());
                async move {
                    if allowed {
                        router.oneshot(request).await
                    } else {
                        Ok(Failed::too_fast().into_response())
                    }
                }
            });
            let mut builder = Builder::new(TokioExecutor::new());
            builder
                .http1()
                .timer(TokioTimer::new())
                .header_read_timeout(Duration::from_secs(SECONDS_FOR_A_HEAD))
                .max_buf_size(LARGEST_HEAD);
            // Whoever goes away in the middle is no failure.
            let _ = builder.serve_connection(TokioIo::new(stream), service).await;
            drop(place);
        });
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
}
