//! What a page hears while its site is edited: the real command, watching real files.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::command::run::{self, Serving};

const PLAN: &str = "content/cycling-plan/goals.en.md";
const DATA: &str = "data/cycling/who-does-what.yaml";

/// A page that listens.
struct Page {
    stream: BufReader<TcpStream>,
}

impl Page {
    fn open(served: SocketAddr) -> Self {
        let mut stream = TcpStream::connect(served).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        write!(stream, "GET /_tavle/news HTTP/1.1\r\nHost: {served}\r\n\r\n").expect("asked");
        Self { stream: BufReader::new(stream) }
    }

    /// The next message.
    fn hear(&mut self) -> Value {
        loop {
            let mut line = String::new();
            let read = self.stream.read_line(&mut line).expect("a line within ten seconds");
            assert!(read > 0, "the server goes on telling");
            if let Some(json) = line.strip_prefix("data: ") {
                return serde_json::from_str(json).expect("JSON");
            }
        }
    }

    /// The last version that is reported before it is quiet for a while.
    fn version(&mut self) -> u64 {
        let mut version = self.hear()["version"].as_u64();
        while let Some(reported) = self.heard() {
            version = reported["version"].as_u64();
        }
        version.expect("a version")
    }

    /// Whether nothing is heard for a while.
    fn hears_nothing(&mut self) -> bool {
        self.heard().is_none()
    }

    /// What is heard within a while.
    fn heard(&mut self) -> Option<Value> {
        self.stream.get_ref().set_read_timeout(Some(Duration::from_millis(900))).expect("a timeout");
        let mut line = String::new();
        let heard = loop {
            line.clear();
            match self.stream.read_line(&mut line) {
                Ok(0) | Err(_) => break None,
                Ok(_) => {
                    if let Some(json) = line.strip_prefix("data: ") {
                        break Some(serde_json::from_str(json).expect("JSON"));
                    }
                }
            }
        };
        self.stream.get_ref().set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        heard
    }
}

fn get(served: SocketAddr, path: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(served).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn append(folder: &Path, path: &str, text: &str) {
    let mut whole = fs::read_to_string(folder.join(path)).expect(path);
    whole.push_str(text);
    fs::write(folder.join(path), whole).expect(path);
}

#[test]
fn a_page_hears_of_every_change_and_of_nothing_else() {
    let site = run::site();
    let mut serving = Serving::begin(site.path(), &["--port", "0"]);
    let served = serving.address();
    let mut page = Page::open(served);
    let first = page.hear();
    assert_eq!((first["version"].as_u64(), first["problems"].as_array().map(Vec::len)), (Some(1), Some(0)));

    // A text is saved.
    append(site.path(), PLAN, "\nA new paragraph.\n");
    assert_eq!(page.hear()["version"], 2);
    assert!(get(served, "/en/cycling-plan/what-we-want/", &served.to_string()).contains("A new paragraph."));

    // It is saved again as it is, and a file beside it that is none of the site's.
    append(site.path(), PLAN, "");
    fs::write(site.path().join("content/cycling-plan/.goals.en.md.swp"), "x").expect("written");
    assert!(page.hears_nothing());

    // An editor writes beside and renames.
    let text = fs::read_to_string(site.path().join(PLAN)).expect("read").replace("A new", "Another");
    fs::write(site.path().join("content/cycling-plan/goals.tmp~"), text).expect("written");
    fs::rename(site.path().join("content/cycling-plan/goals.tmp~"), site.path().join(PLAN)).expect("renamed");
    assert_eq!(page.hear()["version"], 3);
    assert!(get(served, "/en/cycling-plan/what-we-want/", &served.to_string()).contains("Another paragraph."));

    // A problem: the site stays as it was, and the page says what is wrong and where.
    run::replace(site.path(), DATA, "responsible: roads", "responsible: roades");
    let reported = page.hear();
    assert_eq!(reported["version"], 3);
    let problem = &reported["problems"][0];
    assert!(problem["text"].as_str().is_some_and(|text| text.contains("roades")), "{reported}");
    assert!(problem["place"].as_str().is_some_and(|place| place.starts_with(DATA)), "{reported}");
    let href = problem["href"].as_str().expect("a way to the editor");
    assert!(href.starts_with("vscode://file/") && href.contains(DATA), "{href}");
    assert!(get(served, "/en/cycling-plan/", &served.to_string()).starts_with("HTTP/1.1 200 "));

    // It is fixed: what was wrong goes away, and nothing needs to be loaded again.
    run::replace(site.path(), DATA, "responsible: roades", "responsible: roads");
    let reported = page.hear();
    assert_eq!((reported["version"].as_u64(), reported["problems"].as_array().map(Vec::len)), (Some(3), Some(0)));

    // A style is changed: it can be put in without loading the page again.
    fs::create_dir_all(site.path().join("themes/default")).expect("a folder");
    fs::write(site.path().join("themes/default/style.css"), "body{}").expect("written");
    let reported = page.hear();
    let swap = &reported["swaps"][0];
    assert!(swap["from"].as_str().is_some_and(|from| from.starts_with("assets/style.")), "{reported}");
    let new = swap["to"].as_str().expect("its new address");
    assert!(get(served, &format!("/{new}"), &served.to_string()).contains("body{}"));

    // A thousand files at once are one change.
    fs::create_dir_all(site.path().join("data/many")).expect("a folder");
    for n in 0..1000 {
        let text = format!(
            "kind: table\npublic: true\ntitle: Table {n}\ncolumns: [{{ id: a, title: A, type: text }}]\nrows: [{{ a: b }}]\n"
        );
        fs::write(site.path().join(format!("data/many/t{n}.yaml")), text).expect("written");
    }
    // A machine that is busy elsewhere may pause between two of them.
    let version = page.version();
    assert!((5..8).contains(&version), "{version}");
    assert!(get(served, "/en/data/many/t999/", &served.to_string()).contains("Table 999"));

    // A folder is moved away.
    fs::rename(site.path().join("data/many"), site.path().join("many")).expect("moved");
    assert_eq!(page.hear()["version"], version + 1);
    assert!(get(served, "/en/data/many/t999/", &served.to_string()).starts_with("HTTP/1.1 404 "));

    // A server ends although somebody listens.
    let begun = Instant::now();
    let said = serving.end();
    #[cfg(unix)]
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(begun.elapsed() < Duration::from_millis(1500), "{:?}", begun.elapsed());
    assert!(said.err.contains("roades") && said.out.contains("Updated after"), "{}{}", said.err, said.out);
}

#[test]
fn a_site_that_begins_with_a_problem_is_shown_when_it_is_fixed() {
    let site = run::site();
    run::replace(site.path(), DATA, "responsible: roads", "responsible: roades");
    let mut serving = Serving::begin(site.path(), &["--port", "0", "--editor", "", "--poll"]);
    let served = serving.address();
    let mut page = Page::open(served);
    let reported = page.hear();
    assert!(reported["problems"][0]["text"].as_str().is_some_and(|text| text.contains("roades")), "{reported}");
    assert!(reported["problems"][0]["href"].is_null());
    let answer = get(served, "/en/", &served.to_string());
    assert!(answer.starts_with("HTTP/1.1 503 ") && answer.contains("/_tavle/live.js"), "{answer}");
    assert!(get(served, "/_tavle/live.js", &served.to_string()).contains("text/javascript"));

    run::replace(site.path(), DATA, "responsible: roades", "responsible: roads");
    assert_eq!(page.hear()["version"], 1);
    assert!(get(served, "/en/", &served.to_string()).starts_with("HTTP/1.1 200 "));
}

#[test]
fn the_news_are_reported_to_nobody_who_came_by_another_name() {
    let site = run::site();
    let mut serving = Serving::begin(site.path(), &["--port", "0"]);
    let served = serving.address();
    assert!(get(served, "/_tavle/news", "evil.example").starts_with("HTTP/1.1 421 "));
}
