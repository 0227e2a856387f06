//! The connections of a server: how many there may be, and how long a request may take to arrive.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How many connections are held at once. Each takes a number of an open file, of which systems give a process as few as
/// 1,024, and the site is read from files too. Whoever comes later waits.
const MOST: usize = 500;

/// How long the head of a request may take to arrive, and how long a connection may be without one.
const HEAD: Duration = Duration::from_secs(if cfg!(test) { 1 } else { 10 });

/// How long nobody is let in after nobody could be.
const REFUSED: Duration = Duration::from_millis(100);

/// Answers whoever comes until `end` is ready. What it gives has then a future that is ready once all answers under way
/// are given.
pub async fn answer<E>(
    listener: TcpListener,
    app: Router,
    end: impl Future<Output = Result<(), E>>,
) -> Result<impl Future<Output = ()>, E> {
    let service = TowerToHyperService::new(app);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let (graceful, free) = (GracefulShutdown::new(), Arc::new(Semaphore::new(MOST)));
    let mut end = pin!(end);
    loop {
        let next = async {
            let place = Arc::clone(&free).acquire_owned().await;
            (listener.accept().await, place)
        };
        tokio::select! {
            ended = &mut end => {
                ended?;
                return Ok(graceful.shutdown());
            }
            (accepted, place) = next => match accepted {
                Ok((stream, _)) => {
                    let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service.clone()));
                    tokio::spawn(async move {
                        // Whoever breaks off is not heard of again.
                        let _ = connection.await;
                        drop(place);
                    });
                }
                Err(_) => tokio::time::sleep(REFUSED).await,
            },
        }
    }
}
