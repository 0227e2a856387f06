//! From what the site answers to HTTP: redirects to folders, entity tags, parts of files.

use std::ops::Range;

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_NONE_MATCH, IF_RANGE,
    LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::Response;

use super::address::{self, Refused};
use super::site::{Answer, ServedSite};
use tavle_base::{Catalogue, Message};

const PLAIN: &str = "text/plain; charset=utf-8";

/// The file that a folder stands for.
const INDEX: &str = "index.html";

/// The response to a request that was judged before.
pub fn to(request: &Parts, site: &dyn ServedSite) -> Response {
    let path = match address::path(request.uri.path()) {
        Ok(path) => path,
        Err(refused) => return refuse(refused),
    };
    match answer(site, path, request) {
        Answer::Found { bytes, content_type } => found(request, bytes, content_type),
        Answer::Redirect(to) => redirect(&to),
        Answer::NotFound { bytes, content_type } => {
            let headers = vec![(CONTENT_TYPE, content_type.to_owned())];
            response(request, StatusCode::NOT_FOUND, headers, bytes)
        }
        Answer::Broken { bytes, content_type } => {
            let headers = vec![(CONTENT_TYPE, content_type.to_owned())];
            response(request, StatusCode::SERVICE_UNAVAILABLE, headers, bytes)
        }
    }
}

/// The server's own script.
pub fn script(request: &Parts, text: &'static str) -> Response {
    let headers = vec![(CONTENT_TYPE, super::content_type("live.js").to_owned())];
    response(request, StatusCode::OK, headers, Bytes::from_static(text.as_bytes()))
}

/// What the site answers. A folder without its slash leads to the folder.
fn answer(site: &dyn ServedSite, mut path: String, request: &Parts) -> Answer {
    if path.ends_with('/') {
        path.push_str(INDEX);
        return site.answer(&path);
    }
    let answer = site.answer(&path);
    if matches!(answer, Answer::NotFound { .. })
        && let Answer::Found { .. } = site.answer(&format!("{path}/{INDEX}"))
    {
        let query = request.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return Answer::Redirect(format!("{}/{query}", request.uri.path()));
    }
    answer
}

/// A file: nothing if the reader has it, a part if that is asked for, else all of it.
fn found(request: &Parts, bytes: Bytes, content_type: &'static str) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..32]);
    let mut headers = vec![(ETAG, tag.clone())];
    if header(&request.headers, IF_NONE_MATCH).is_some_and(|known| names(known, &tag)) {
        return response(request, StatusCode::NOT_MODIFIED, headers, Bytes::new());
    }
    headers.push((CONTENT_TYPE, content_type.to_owned()));
    headers.push((ACCEPT_RANGES, "bytes".to_owned()));
    let size = bytes.len();
    match asked_part(request, size, &tag) {
        Part::Whole => response(request, StatusCode::OK, headers, bytes),
        Part::Some(range) => {
            headers.push((CONTENT_RANGE, format!("bytes {}-{}/{size}", range.start, range.end - 1)));
            response(request, StatusCode::PARTIAL_CONTENT, headers, bytes.slice(range))
        }
        Part::Beyond => {
            let headers = vec![(CONTENT_RANGE, format!("bytes */{size}")), (CONTENT_TYPE, PLAIN.to_owned())];
            response(request, StatusCode::RANGE_NOT_SATISFIABLE, headers, Bytes::new())
        }
    }
}

fn header(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Whether a list of entity tags has this one, or is `*`.
fn names(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<usize>),
    /// One that begins after the end.
    Beyond,
}

/// The part of a file that a request asks for; the whole where the file has changed since the reader saw a part of it.
fn asked_part(request: &Parts, size: usize, tag: &str) -> Part {
    let changed = request.headers.contains_key(IF_RANGE) && header(&request.headers, IF_RANGE) != Some(tag);
    match header(&request.headers, RANGE) {
        Some(range) if request.method == Method::GET && !changed => part(range, size),
        _ => Part::Whole,
    }
}

/// A `Range` header for a file of `size` bytes. What is no single range of bytes is as if it were not there.
fn part(range: &str, size: usize) -> Part {
    let Some((first, last)) = range.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-')) else {
        return Part::Whole;
    };
    let (Some(first), Some(last)) = (bound(first), bound(last)) else { return Part::Whole };
    match (first, last) {
        (None, None) => Part::Whole,
        (Some(first), Some(last)) if last < first => Part::Whole,
        (Some(first), _) if first >= size => Part::Beyond,
        (Some(first), last) => Part::Some(first..last.map_or(size, |last| last.saturating_add(1).min(size))),
        (None, Some(count)) if count == 0 || size == 0 => Part::Beyond,
        (None, Some(count)) => Part::Some(size.saturating_sub(count)..size),
    }
}

/// One end of a range: a number, nothing where it is left open, or no answer where it is neither.
fn bound(text: &str) -> Option<Option<usize>> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A number too large to be held is beyond every end.
    Some((!text.is_empty()).then(|| text.parse().unwrap_or(usize::MAX)))
}

fn redirect(to: &str) -> Response {
    let headers = vec![(LOCATION, address::encode(to)), (CONTENT_TYPE, PLAIN.to_owned())];
    build(StatusCode::TEMPORARY_REDIRECT, headers, 0, Bytes::new())
}

/// The response to a request that is not answered.
pub fn refuse(refused: Refused) -> Response {
    let mut headers = vec![(CONTENT_TYPE, PLAIN.to_owned())];
    if refused.status == StatusCode::METHOD_NOT_ALLOWED {
        headers.push((ALLOW, "GET, HEAD".to_owned()));
    }
    let text = Catalogue::own().text(&Message::new(refused.why)) + "\n";
    build(refused.status, headers, text.len(), text.into())
}

/// A response with a body, of which HEAD tells only the size.
fn response(request: &Parts, status: StatusCode, headers: Vec<(HeaderName, String)>, body: Bytes) -> Response {
    let size = body.len();
    let body = if request.method == Method::HEAD { Bytes::new() } else { body };
    build(status, headers, size, body)
}

fn build(status: StatusCode, headers: Vec<(HeaderName, String)>, size: usize, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let all = response.headers_mut();
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            all.insert(name, value);
        }
    }
    if status != StatusCode::NOT_MODIFIED {
        all.insert(CONTENT_LENGTH, HeaderValue::from(size));
    }
    all.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    all.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_file_of_ten_bytes() {
        for (range, expected) in [
            ("bytes=0-3", Part::Some(0..4)),
            ("bytes=4-", Part::Some(4..10)),
            ("bytes=-3", Part::Some(7..10)),
            ("bytes=-30", Part::Some(0..10)),
            ("bytes=0-99999999999999999999999", Part::Some(0..10)),
            ("bytes=9-9", Part::Some(9..10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=99999999999999999999999-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=1-b", Part::Whole),
            ("bytes=a-1", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=--1", Part::Whole),
            ("lines=0-3", Part::Whole),
            ("", Part::Whole),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Beyond);
        assert_eq!(part("bytes=-5", 0), Part::Beyond);
    }

    #[test]
    fn a_list_of_tags_has_a_tag() {
        for (list, expected) in
            [("\"a\"", true), ("\"b\", \"a\"", true), ("W/\"a\"", true), ("*", true), ("\"b\"", false), ("", false)]
        {
            assert_eq!(names(list, "\"a\""), expected, "{list}");
        }
    }
}
