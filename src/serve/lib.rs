//! The same pages on loopback, made when they are asked for.
//!
//! A [`ServedSite`] answers paths; this room speaks HTTP. It serves only what the site gives, never a file by its name on
//! disk, and it answers nobody who came by another name than this machine's own, so that no page elsewhere on the web
//! can read a draft through the reader's browser.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it answers on loopback and watches files")]

mod address;
mod connections;
pub mod current;
pub mod live;
mod media;
mod poll;
mod respond;
mod site;
#[cfg(test)]
mod tests;
pub mod watch;

use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::sync::watch as watch_channel;

pub use address::encode;
pub use media::content_type;
pub use site::{Answer, ServedSite};
use tavle_base::{Message, message};

/// How many ports are tried, from the one that was asked for, before giving up.
const PORTS_TRIED: u16 = 100;

/// The first port for which no system asks for special rights.
const FIRST_FOR_ALL: u16 = 1024;

/// How long answers under way may take after the command to end.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// Where to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub address: IpAddr,
    /// 0 for any free one; where it is taken, the next free one is used.
    pub port: u16,
}

impl Default for Options {
    fn default() -> Self {
        Self { address: Ipv4Addr::LOCALHOST.into(), port: 4000 }
    }
}

/// Why nothing could be served.
#[derive(Debug)]
pub enum ServeError {
    Taken {
        port: u16,
    },
    /// No port of a range is free; both ends are part of it.
    AllTaken {
        first: u16,
        last: u16,
    },
    NotAllowed {
        port: u16,
    },
    NotHere {
        address: IpAddr,
    },
    /// Nobody follows what happens to the files any more.
    NotFollowed,
    Io(io::Error),
}

impl From<io::Error> for ServeError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl ServeError {
    /// What happened, and what to do about it.
    pub fn message(&self) -> Message {
        match self {
            Self::Taken { port } => message!("serve.port-taken", port = port.to_string()),
            Self::AllTaken { first, last } => {
                message!("serve.all-taken", first = first.to_string(), last = last.to_string())
            }
            Self::NotAllowed { port } => message!("serve.not-allowed", port = port.to_string()),
            Self::NotHere { address } => message!("serve.not-here", address = address.to_string()),
            Self::NotFollowed => message!("serve.not-followed"),
            Self::Io(error) => message!("serve.failed", error = error.to_string()),
        }
    }
}

/// Serves the site until Ctrl-C or SIGTERM, or until the thread ends that follows its files: what is shown would be old from
/// then on. `ready` receives the address once requests are answered: the port is another than was asked for if that was
/// taken.
pub fn run(
    options: Options,
    site: Arc<dyn ServedSite>,
    follower: JoinHandle<()>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let listener = listen(options)?;
    serve_until(listener, site, ready, async {
        tokio::select! {
            ended = reported_to_end() => Ok(ended?),
            _ = tokio::task::spawn_blocking(|| follower.join()) => Err(ServeError::NotFollowed),
        }
    })
}

/// A listener at the address and port that were asked for, or at the next free port.
fn listen(options: Options) -> Result<TcpListener, ServeError> {
    let Options { address, port } = options;
    let last = if port == 0 { port } else { port.saturating_add(PORTS_TRIED - 1) };
    for tried in port..=last {
        match TcpListener::bind((address, tried)) {
            Ok(listener) => return Ok(listener),
            Err(e) if e.kind() == io::ErrorKind::AddrInUse => {}
            // Windows keeps ranges of ports for others, and says so with the same words.
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied && tried >= FIRST_FOR_ALL => {}
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                return Err(ServeError::NotAllowed { port: tried });
            }
            Err(e) if e.kind() == io::ErrorKind::AddrNotAvailable => return Err(ServeError::NotHere { address }),
            Err(e) => return Err(e.into()),
        }
    }
    Err(if last == port { ServeError::Taken { port } } else { ServeError::AllTaken { first: port, last } })
}

/// Serves until `end` is ready, and a little longer for answers under way.
fn serve_until(
    listener: TcpListener,
    site: Arc<dyn ServedSite>,
    ready: impl FnOnce(SocketAddr),
    end: impl Future<Output = Result<(), ServeError>>,
) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let here = listener.local_addr()?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let (end_news, ending) = watch_channel::channel(false);
        let app = Router::new().fallback(handle).with_state(Visited { site, here, ending });
        ready(here);
        let under_way = connections::answer(listener, app, end).await?;
        // Those who wait for news would wait forever.
        let _ = end_news.send(true);
        let _ = tokio::time::timeout(LAST_ANSWERS, under_way).await;
        Ok(())
    });
    // An answer that still is not made keeps nobody waiting.
    runtime.shutdown_background();
    served
}

/// Ends when somebody presses Ctrl-C, or the system asks the process to end.
async fn reported_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

/// The site, and the address at which it is visited.
#[derive(Clone)]
struct Visited {
    site: Arc<dyn ServedSite>,
    here: SocketAddr,
    /// Notified when the server ends.
    ending: watch_channel::Receiver<bool>,
}

/// Answers one request. Making a page takes time, so it is done beside the threads that wait for others.
async fn handle(State(Visited { site, here, ending }): State<Visited>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    if let Err(refused) = address::judge(&request, here) {
        return respond::refuse(refused);
    }
    match request.uri.path() {
        live::NEWS => return live::stream(site.news(), ending),
        live::SCRIPT => return respond::script(&request, live::SCRIPT_TEXT),
        _ => {}
    }
    tokio::task::spawn_blocking(move || respond::to(&request, site.as_ref()))
        .await
        .unwrap_or_else(|_| respond::refuse(address::Refused::BROKEN))
}
