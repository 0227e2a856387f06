//! What a page that is served has more than one that is published: a script that hears what is new.
//!
//! The page itself is the same to the last byte. The script reloads it when the site has changed, puts a new style in
//! without that, and lays what is wrong over it until it is fixed.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Response};
use serde::Serialize;
use tokio::sync::{mpsc, watch};
use tokio::time::{Duration, timeout};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::ReceiverStream;

use tavle_base::{Catalogue, message};

/// Where the script is.
pub const SCRIPT: &str = "/_tavle/live.js";

/// Where it hears what is new, as server-sent events.
pub const NEWS: &str = "/_tavle/news";

/// The script.
pub const SCRIPT_TEXT: &str = include_str!("live/live.js");

/// A line that is sent when there is nothing to tell, so that a connection that is gone is noticed.
const STILL_HERE: Duration = Duration::from_secs(15);

/// What a page is to know of the site it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct News {
    /// The server that tells it; a page of another one is old.
    pub run: String,
    /// How often the site has changed.
    pub version: u64,
    /// The styles to put in, where nothing else has changed since the version before; else the page is to be reloaded.
    pub swaps: Vec<Swap>,
    /// What keeps the site from being shown as it is now.
    pub problems: Vec<Problem>,
    /// What is to be done about the texts some time, and keeps nothing from being shown.
    pub reminders: Vec<Problem>,
}

/// A file of the theme that has another address now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Swap {
    pub from: String,
    pub to: String,
}

/// What is wrong, in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// All that the terminal says of it.
    pub text: String,
    /// Where it is, as in `data/reception/overview.yaml:12:7`.
    pub place: Option<String>,
    /// The address that opens the place in an editor.
    pub href: Option<String>,
}

/// The news as they are sent, with the words of the panel that shows problems.
#[derive(Serialize)]
struct Sent<'a> {
    #[serde(flatten)]
    news: &'a News,
    label: String,
    title: String,
    hide: String,
    text: String,
    reminder: String,
}

impl<'a> Sent<'a> {
    fn of(news: &'a News) -> Self {
        let words = Catalogue::own();
        Self {
            news,
            label: words.text(&message!("panel.label")),
            title: words.text(&message!("panel.title", n = news.problems.len())),
            hide: words.text(&message!("panel.hide")),
            text: words.text(&message!("panel.text")),
            reminder: words.text(&message!("panel.reminders")),
        }
    }
}

/// A page with the script in it. The policy of every page lets it hear what is new.
pub fn listening(page: &[u8], run: &str, version: u64) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(page) else { return page.to_vec() };
    let (head, rest) = text.split_at(text.find("</head>").unwrap_or(0));
    [head, &script(run, version), rest].concat().into_bytes()
}

fn script(run: &str, version: u64) -> String {
    format!(
        "<script src=\"{SCRIPT}\" defer data-run=\"{run}\" data-version=\"{version}\" data-news=\"{NEWS}\"></script>\n"
    )
}

/// The page that stands where nothing can be shown. The script on it shows the problems of the site; `own` are those of
/// this page alone.
pub fn waiting(news: &News, own: &[Problem]) -> String {
    let words = Catalogue::own();
    let title = words.text(&message!("waiting.title"));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}</head>\n<body>\n\
         <h1>{title}</h1>\n<p>{}</p>\n",
        script(&news.run, news.version),
        words.text(&message!("waiting.text"))
    );
    for problem in own {
        page.push_str("<pre>");
        for sign in problem.text.chars() {
            match sign {
                '&' => page.push_str("&amp;"),
                '<' => page.push_str("&lt;"),
                sign => page.push(sign),
            }
        }
        page.push_str("</pre>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// A stream of all that is new, first of what holds now, until the reader goes or `ending` says that the server does.
pub fn stream(mut news: watch::Receiver<News>, mut ending: watch::Receiver<bool>) -> Response<Body> {
    let (sender, receiver) = mpsc::channel::<Bytes>(1);
    tokio::spawn(async move {
        loop {
            let line = match serde_json::to_string(&Sent::of(&news.borrow_and_update())) {
                Ok(json) => format!("data: {json}\n\n"),
                Err(_) => break,
            };
            if sender.send(line.into()).await.is_err() {
                break;
            }
            loop {
                let changed = tokio::select! {
                    changed = timeout(STILL_HERE, news.changed()) => changed,
                    _ = ending.changed() => return,
                };
                match changed {
                    Ok(Ok(())) => break,
                    Ok(Err(_)) => return,
                    Err(_) if sender.send(Bytes::from_static(b":\n\n")).await.is_err() => return,
                    Err(_) => {}
                }
            }
        }
    });
    let body = Body::from_stream(ReceiverStream::new(receiver).map(Ok::<_, Infallible>));
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_served_page_may_hear_the_news_and_is_the_same_otherwise() {
        let policy = tavle_pages::policy::policy(false);
        let page = format!("<head><meta content=\"{policy}\"></head><body></body>");
        let served = String::from_utf8(listening(page.as_bytes(), "a", 3)).unwrap();
        assert!(served.contains("connect-src 'self'"), "{served}");
        assert!(served.contains(&format!("{}</head>", script("a", 3))), "{served}");
        assert_eq!(served.replace(&script("a", 3), ""), page);
    }

    #[test]
    fn what_is_wrong_with_a_page_is_shown_as_text() {
        let problem = Problem { text: "<b> & c".into(), place: None, href: None };
        assert!(waiting(&News::default(), &[problem]).contains("<pre>&lt;b> &amp; c</pre>"));
    }
}
