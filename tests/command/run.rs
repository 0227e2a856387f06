//! The real command is run, and what it says is caught.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

const TAVLE: &str = env!("CARGO_BIN_EXE_tavle");

/// What a command said, and how it ended; -1 if it was killed.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the command can be run");
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// Runs a command that may never end, and ends it after five minutes: nothing that is tried here takes one.
pub fn watched(command: &mut Command) -> Said {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command can be run");
    let read = |pipe: Option<Box<dyn Read + Send>>| {
        std::thread::spawn(move || {
            let mut text = String::new();
            pipe.map(|mut pipe| pipe.read_to_string(&mut text));
            text
        })
    };
    let out = read(child.stdout.take().map(|pipe| Box::new(pipe) as _));
    let err = read(child.stderr.take().map(|pipe| Box::new(pipe) as _));
    for _ in 0..3000 {
        if let Some(status) = child.try_wait().expect("the command can be waited for") {
            let text = |thread: std::thread::JoinHandle<String>| thread.join().expect("its output can be read");
            return Said { code: status.code().unwrap_or(-1), out: text(out), err: text(err) };
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    child.kill().expect("it can be ended");
    panic!("the command never ends");
}

/// Runs a command whose reader has gone before it says anything, as `head` goes when it has seen enough: the code with
/// which it ends, and what it says to standard error if that is read.
pub fn unheard(command: &mut Command, reads_errors: bool) -> Said {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command can be run");
    drop(child.stdout.take());
    let mut err = String::new();
    match child.stderr.take().filter(|_| reads_errors) {
        Some(mut pipe) => drop(pipe.read_to_string(&mut err)),
        None => drop(child.stderr.take()),
    }
    let code = child.wait().expect("the command ends").code().unwrap_or(-1);
    Said { code, out: String::new(), err }
}

/// The command in a folder, with nothing in its surroundings that changes what it does.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(TAVLE);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
    command
}

pub fn tavle_in(folder: &Path, arguments: &[&str]) -> Said {
    Said::of(&mut command(folder, arguments))
}

pub fn tavle(arguments: &[&str]) -> Said {
    tavle_in(Path::new("."), arguments)
}

/// What a terminal shows of a command; nothing where there is no terminal.
pub fn on_a_terminal(folder: &Path, arguments: &str, surroundings: &[(&str, &str)]) -> Option<String> {
    let mut terminal = Command::new("script");
    terminal.args(["-qec", &format!("'{TAVLE}' {arguments}"), "/dev/null"]).current_dir(folder).stdin(Stdio::null());
    terminal.env_remove("NO_COLOR").env("TERM", "xterm").envs(surroundings.iter().copied());
    let shown = terminal.output().ok()?;
    Some(String::from_utf8_lossy(&shown.stdout).into_owned()).filter(|text| !text.is_empty())
}

/// A new site in a folder of its own.
pub fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let said = tavle_in(folder.path(), &["init", "."]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    folder
}

/// Changes a file: the first place where `old` stands.
pub fn replace(folder: &Path, path: &str, old: &str, new: &str) {
    let text = fs::read_to_string(folder.join(path)).expect(path);
    assert!(text.contains(old), "{path} has no `{old}`");
    fs::write(folder.join(path), text.replacen(old, new, 1)).expect(path);
}

/// The paths of all files in a folder, sorted, with `/`.
pub fn files(folder: &Path) -> Vec<String> {
    let skipped = ["target", "node_modules", ".git", ".tavle", "public"];
    let is_wanted = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !(entry.file_type().is_dir() && skipped.iter().any(|name| entry.file_name() == *name))
    };
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_entry(is_wanted);
    let files = entries.map(|entry| entry.expect("a readable folder")).filter(|entry| entry.file_type().is_file());
    let mut paths: Vec<String> = files
        .filter_map(|entry| Some(entry.path().strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/")))
        .collect();
    paths.sort();
    paths
}

/// All files of a folder with what is in them.
pub fn snapshot(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files(folder).into_iter().map(|path| (path.clone(), fs::read(folder.join(path)).expect("a file"))).collect()
}

/// `tavle serve` while it runs; it ends with the test, however that ends.
pub struct Serving {
    child: Child,
    /// Nothing once nobody reads it.
    out: Option<BufReader<ChildStdout>>,
}

impl Serving {
    pub fn begin(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = command(folder, &["serve"]);
        let mut child = command
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be run");
        let out = Some(BufReader::new(child.stdout.take().expect("its output")));
        Self { child, out }
    }

    /// Where it says that the site is.
    pub fn address(&mut self) -> SocketAddr {
        let mut line = String::new();
        self.out.as_mut().expect("it is read").read_line(&mut line).expect("a line");
        let address = line.split_once("http://").and_then(|(_, rest)| rest.split_once('/'));
        address.and_then(|(address, _)| address.parse().ok()).unwrap_or_else(|| panic!("no address: {line}"))
    }

    /// Goes away, as `head` does when it has seen enough.
    pub fn stop_listening(&mut self) {
        self.out = None;
        self.child.stderr = None;
    }

    /// Asks it to end, as the system does, and waits until it has.
    pub fn end(mut self) -> Said {
        #[cfg(unix)]
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill can be run");
        #[cfg(not(unix))]
        self.child.kill().expect("it can be ended");
        let code = self.child.wait().expect("it ends").code().unwrap_or(-1);
        let (mut out, mut err) = (String::new(), String::new());
        let _ = self.out.take().map(|mut pipe| pipe.read_to_string(&mut out));
        let _ = self.child.stderr.take().map(|mut pipe| pipe.read_to_string(&mut err));
        Said { code, out, err }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
