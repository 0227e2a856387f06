//! Who may ask, and for what: requests are judged before the site hears of them.

use std::borrow::Cow;
use std::net::{IpAddr, SocketAddr};

use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// Why a request is not answered, in words for the one who reads it in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    pub status: StatusCode,
    /// The key of the message.
    pub why: &'static str,
}

impl Refused {
    const fn new(status: StatusCode, why: &'static str) -> Self {
        Self { status, why }
    }

    const METHOD: Self = Self::new(StatusCode::METHOD_NOT_ALLOWED, "answer.method");
    const NO_HOST: Self = Self::new(StatusCode::BAD_REQUEST, "answer.no-host");
    const FOREIGN_HOST: Self = Self::new(StatusCode::MISDIRECTED_REQUEST, "answer.foreign-host");
    const BAD_PATH: Self = Self::new(StatusCode::BAD_REQUEST, "answer.bad-path");

    /// The site itself failed.
    pub const BROKEN: Self = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "answer.broken");
}

/// Nothing, if the request is one that a reader on this machine may make.
pub fn judge(request: &Parts, here: SocketAddr) -> Result<(), Refused> {
    if request.method != Method::GET && request.method != Method::HEAD {
        return Err(Refused::METHOD);
    }
    let mut hosts = request.headers.get_all(HOST).iter();
    let named = hosts.next().map(|host| host.to_str().unwrap_or_default());
    if hosts.next().is_some() {
        return Err(Refused::NO_HOST);
    }
    let hosts = [named, request.uri.authority().map(|authority| authority.as_str())];
    if hosts == [None, None] {
        return Err(Refused::NO_HOST);
    }
    if hosts.into_iter().flatten().all(|host| is_own(host, here.ip())) { Ok(()) } else { Err(Refused::FOREIGN_HOST) }
}

/// Whether a host is a name of the server itself. A server for the whole network answers to every bare address: only
/// names can be made to point here by somebody else.
fn is_own(host: &str, here: IpAddr) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, port)) if port.is_empty() || is_port(port) => name,
            _ => return false,
        },
        None => match host.find(':') {
            Some(at) if is_port(&host[at..]) => &host[..at],
            Some(_) => return false,
            None => host,
        },
    };
    match name.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || address == here || here.is_unspecified(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

fn is_port(text: &str) -> bool {
    text.strip_prefix(':')
        .is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()) && digits.parse::<u16>().is_ok())
}

/// The path that is asked for, percent-decoded.
///
/// # Errors
/// What could lead out of the site or mean something else than it seems: `.` and `..`, empty parts, encoded slashes,
/// invisible characters, and what is no text.
pub fn path(encoded: &str) -> Result<String, Refused> {
    let decoded = decode(encoded).ok_or(Refused::BAD_PATH)?;
    let slashes = |text: &str| text.matches('/').count();
    let inner = decoded.strip_prefix('/').ok_or(Refused::BAD_PATH)?;
    let parts = inner.strip_suffix('/').unwrap_or(inner);
    let harmless = slashes(encoded) == slashes(&decoded)
        && !decoded.contains('\\')
        && !decoded.chars().any(char::is_control)
        && (inner.is_empty() || !parts.split('/').any(|part| matches!(part, "" | "." | "..")));
    if harmless { Ok(decoded) } else { Err(Refused::BAD_PATH) }
}

fn decode(encoded: &str) -> Option<String> {
    let is_whole = |code: &str| code.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let is_clean = encoded.split('%').skip(1).all(is_whole);
    percent_decode_str(encoded).decode_utf8().ok().filter(|_| is_clean).map(Cow::into_owned)
}

/// What cannot stand in a header as it is; what is not ASCII never can.
const UNFIT: &AsciiSet = &CONTROLS.add(b' ').add(b'"');

/// An address as it may stand in a header: what is not ASCII, and spaces, percent-encoded.
pub fn encode(address: &str) -> String {
    utf8_percent_encode(address, UNFIT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_and_what_could_lead_elsewhere_is_refused() {
        for (encoded, expected) in [
            ("/", Some("/")),
            ("/da/", Some("/da/")),
            ("/da/bl%C3%A5%20gr%c3%b8n.svg", Some("/da/blå grøn.svg")),
            ("/a..b/...", Some("/a..b/...")),
            ("/100%25", Some("/100%")),
            ("", None),
            ("*", None),
            ("//evil.example/", None),
            ("/a//b", None),
            ("/a//", None),
            ("/../x", None),
            ("/a/..", None),
            ("/a/%2e%2E/x", None),
            ("/./x", None),
            ("/a%2Fb", None),
            ("/a%5Cb", None),
            ("/a\\b", None),
            ("/a%00", None),
            ("/a%0Ab", None),
            ("/%ff", None),
            ("/%", None),
            ("/%4", None),
            ("/%zz", None),
            ("/%+4", None),
        ] {
            assert_eq!(path(encoded).ok().as_deref(), expected, "{encoded}");
        }
    }

    #[test]
    fn a_server_answers_to_its_own_names_only() {
        let loopback: IpAddr = [127, 0, 0, 1].into();
        let (lan, all): (IpAddr, IpAddr) = ([192, 168, 1, 5].into(), [0, 0, 0, 0].into());
        for (host, here, expected) in [
            ("localhost", loopback, true),
            ("LocalHost:4000", loopback, true),
            ("127.0.0.1:4000", loopback, true),
            ("127.0.0.1:80", loopback, true),
            ("127.0.0.1:+80", loopback, false),
            ("[::1]:+80", loopback, false),
            ("[::1]:4000", loopback, true),
            ("[::1]", loopback, true),
            ("192.168.1.5:4000", loopback, false),
            ("192.168.1.5:4000", lan, true),
            ("192.168.1.6", lan, false),
            ("192.168.1.6:4000", all, true),
            ("evil.example", all, false),
            ("evil.example:4000", loopback, false),
            ("localhost.evil.example", loopback, false),
            ("localhost:", loopback, false),
            ("localhost:4000:1", loopback, false),
            ("user@localhost", loopback, false),
            ("[::1", loopback, false),
            ("[::1]x", loopback, false),
            ("", loopback, false),
        ] {
            assert_eq!(is_own(host, here), expected, "{host} at {here}");
        }
    }

    #[test]
    fn an_address_in_a_header_is_ascii() {
        assert_eq!(encode("/da/blå grøn/?a=b#c"), "/da/bl%C3%A5%20gr%C3%B8n/?a=b#c");
        assert_eq!(encode("/a\r\nSet-Cookie: x"), "/a%0D%0ASet-Cookie:%20x");
    }
}
