//! A site as it is served: what there is at each path, and what is new.

use axum::body::Bytes;
use tokio::sync::watch;

use super::live::News;

/// What is served.
pub trait ServedSite: Send + Sync + 'static {
    /// The answer to a path: percent-decoded, beginning with `/`, without `.` or `..` or empty parts. A path that
    /// ends in `/` has been completed with `index.html`. May take its time; it is called from several threads.
    fn answer(&self, path: &str) -> Answer;

    /// What is new, now and from now on.
    fn news(&self) -> watch::Receiver<News>;
}

/// What there is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file.
    Found { bytes: Bytes, content_type: &'static str },
    /// It is elsewhere: an address, percent-encoded or not.
    Redirect(String),
    /// It cannot be made as long as something is wrong; the page that says so.
    Broken { bytes: Bytes, content_type: &'static str },
    /// The page that says so.
    NotFound { bytes: Bytes, content_type: &'static str },
}
