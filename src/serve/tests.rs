//! What a browser, and somebody who is not one, is answered over a real connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Barrier, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use super::live::News;
use super::{Answer, Options, ServeError, ServedSite, content_type, listen, serve_until};

/// The gate is where `/slow` meets the test, when it is asked for and before it answers.
struct Example {
    gate: Arc<Barrier>,
    news: watch::Sender<News>,
}

impl ServedSite for Example {
    fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    fn answer(&self, path: &str) -> Answer {
        let found =
            |text: &'static str| Answer::Found { bytes: text.as_bytes().into(), content_type: content_type(path) };
        match path {
            "/index.html" => found("home"),
            "/da/plan/index.html" => found("plan på dansk"),
            "/assets/blå.txt" => found("0123456789"),
            "/was" => Answer::Redirect("/da/tilgængelighed/".into()),
            "/broken" => panic!("a page that cannot be made"),
            "/slow" => {
                self.gate.wait();
                self.gate.wait();
                found("at last")
            }
            _ => Answer::NotFound { bytes: b"nothing here"[..].into(), content_type: "text/html; charset=utf-8" },
        }
    }
}

/// A server that ends when the value is dropped.
struct Server {
    here: SocketAddr,
    gate: Arc<Barrier>,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<Result<(), ServeError>>>,
}

impl Server {
    fn start() -> Self {
        let listener = listen(Options { port: 0, ..Options::default() }).unwrap();
        let (sender, receiver) = mpsc::channel();
        let (end, ended) = oneshot::channel();
        let gate = Arc::new(Barrier::new(2));
        let site = Arc::new(Example { gate: Arc::clone(&gate), news: watch::Sender::default() });
        let thread = std::thread::spawn(move || {
            let end = async {
                let _ = ended.await;
                Ok(())
            };
            serve_until(listener, site, |here| sender.send(here).unwrap(), end)
        });
        Self { here: receiver.recv().unwrap(), gate, end: Some(end), thread: Some(thread) }
    }

    fn end(&mut self) -> Result<(), ServeError> {
        drop(self.end.take());
        self.thread.take().unwrap().join().unwrap()
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.here).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    fn send(&self, request: &str) -> Reply {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        let reply = String::from_utf8(reply).unwrap();
        let (head, body) = reply.split_once("\r\n\r\n").unwrap();
        Reply { status: head[9..12].parse().unwrap(), head: head.to_owned(), body: body.to_owned() }
    }

    /// A request with further header lines.
    fn ask(&self, method: &str, path: &str, headers: &str) -> Reply {
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.here))
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.thread.is_some() {
            let _ = self.end();
        }
    }
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

#[test]
fn pages_come_with_their_type_and_folders_with_their_index() {
    let server = Server::start();
    for (path, status, text, kind) in [
        ("/", 200, "home", "text/html; charset=utf-8"),
        ("/da/plan/", 200, "plan på dansk", "text/html; charset=utf-8"),
        ("/da/plan/index.html?x=/../y", 200, "plan på dansk", "text/html; charset=utf-8"),
        ("/assets/bl%C3%A5.txt", 200, "0123456789", "text/plain; charset=utf-8"),
        ("/nothing", 404, "nothing here", "text/html; charset=utf-8"),
        ("/da/nothing/", 404, "nothing here", "text/html; charset=utf-8"),
        ("/broken", 500, "This page could not be made.\n", "text/plain; charset=utf-8"),
    ] {
        let reply = server.get(path);
        assert_eq!(
            (reply.status, reply.body.as_str(), reply.header("content-type")),
            (status, text, Some(kind)),
            "{path}"
        );
        assert_eq!(reply.header("cache-control"), Some("no-cache"), "{path}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(reply.header("content-length"), Some(text.len().to_string().as_str()), "{path}");
    }
}

#[test]
fn a_folder_without_its_slash_and_an_old_address_lead_on() {
    let server = Server::start();
    for (path, to) in [
        ("/da/plan", "/da/plan/"),
        ("/da/plan?unit=a%20b", "/da/plan/?unit=a%20b"),
        ("/was", "/da/tilg%C3%A6ngelighed/"),
    ] {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.header("location")), (307, Some(to)), "{path}");
    }
}

#[test]
fn only_readers_of_this_machine_are_answered() {
    let server = Server::start();
    for (request, status) in [
        ("GET / HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\n\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 421),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        ("GET / HTTP/1.0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 405),
        ("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405),
        ("GET /da/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
        ("GET /da%2f..%2fx HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
        ("GET /x%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
        ("GET //evil.example HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
    ] {
        let reply = server.send(request);
        assert_eq!(reply.status, status, "{request}");
        assert_eq!(reply.body == "home", status == 200, "{request}");
        assert_eq!(reply.header("allow").is_some(), status == 405, "{request}");
    }
}

#[test]
fn a_page_that_the_reader_has_is_not_sent_again() {
    let server = Server::start();
    let tag = server.get("/").header("etag").unwrap().to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() == 34, "{tag}");
    assert_ne!(server.get("/da/plan/").header("etag"), Some(tag.as_str()));

    let reply = server.ask("GET", "/", &format!("If-None-Match: \"old\", {tag}\r\n"));
    assert_eq!((reply.status, reply.body.as_str(), reply.header("etag")), (304, "", Some(tag.as_str())));
    assert_eq!(server.ask("GET", "/", "If-None-Match: \"old\"\r\n").status, 200);
}

#[test]
fn the_head_of_a_page_comes_without_its_body() {
    let server = Server::start();
    let reply = server.ask("HEAD", "/da/plan/", "Range: bytes=0-1\r\n");
    assert_eq!((reply.status, reply.body.as_str(), reply.header("content-length")), (200, "", Some("14")));
    let reply = server.ask("HEAD", "/nothing", "");
    assert_eq!((reply.status, reply.body.as_str(), reply.header("content-length")), (404, "", Some("12")));
}

#[test]
fn a_part_of_a_file_comes_alone() {
    let server = Server::start();
    let tag = server.get("/assets/bl%C3%A5.txt").header("etag").unwrap().to_owned();
    for (headers, status, body, range) in [
        ("Range: bytes=2-4\r\n".to_owned(), 206, "234", Some("bytes 2-4/10")),
        ("Range: bytes=-2\r\n".to_owned(), 206, "89", Some("bytes 8-9/10")),
        ("Range: bytes=20-\r\n".to_owned(), 416, "", Some("bytes */10")),
        ("Range: bytes=0-1,4-5\r\n".to_owned(), 200, "0123456789", None),
        (format!("Range: bytes=2-4\r\nIf-Range: {tag}\r\n"), 206, "234", Some("bytes 2-4/10")),
        ("Range: bytes=2-4\r\nIf-Range: \"old\"\r\n".to_owned(), 200, "0123456789", None),
    ] {
        let reply = server.ask("GET", "/assets/bl%C3%A5.txt", &headers);
        assert_eq!(
            (reply.status, reply.body.as_str(), reply.header("content-range")),
            (status, body, range),
            "{headers}"
        );
    }
}

#[test]
fn one_connection_may_ask_many_times() {
    let server = Server::start();
    let mut stream = server.connect();
    let mut reply = [0; 4096];
    for _ in 0..3 {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let count = stream.read(&mut reply).unwrap();
        assert!(reply[..count].ends_with(b"home"));
    }
}

#[test]
fn a_port_that_is_taken_is_passed_over() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let options = Options { port, ..Options::default() };
    let next = listen(options).unwrap().local_addr().unwrap().port();
    assert!(next > port, "{next} comes after {port}");
}

#[test]
fn the_end_waits_for_an_answer_under_way_but_not_for_an_idle_reader() {
    let mut server = Server::start();
    let idle = server.connect();
    let mut busy = server.connect();
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    server.gate.wait();
    drop(server.end.take());
    server.gate.wait();
    server.end().unwrap();
    let mut reply = String::new();
    busy.read_to_string(&mut reply).unwrap();
    assert!(reply.ends_with("at last"), "{reply}");
    assert!(TcpStream::connect(server.here).is_err());
    drop(idle);
}

#[test]
fn whoever_never_ends_the_head_of_a_request_is_not_waited_for() {
    let server = Server::start();
    let mut slow = server.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    let mut reply = String::new();
    let _ = slow.read_to_string(&mut reply);
    assert!(!reply.contains("home"), "{reply}");
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn more_readers_than_are_held_at_once_are_answered_when_others_have_gone() {
    let server = Server::start();
    let idle: Vec<TcpStream> = (0..600).filter_map(|_| TcpStream::connect(server.here).ok()).collect();
    assert!(idle.len() > 500);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn the_server_ends_with_the_thread_that_follows_the_files() {
    let site = Arc::new(Example { gate: Arc::new(Barrier::new(1)), news: watch::Sender::default() });
    let (end, ended) = mpsc::channel::<()>();
    let follower = std::thread::spawn(move || {
        let _ = ended.recv();
    });
    let options = Options { port: 0, ..Options::default() };
    let result = super::run(options, site, follower, |here| {
        assert!(TcpStream::connect(here).is_ok());
        drop(end);
    });
    assert!(matches!(result, Err(ServeError::NotFollowed)), "{result:?}");
}
