//! A site as Tavle makes it: every file that is published, by its path.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::civil::Date;
use tavle::base::Diagnostic;
use tavle::base::checked::has_error;
use tavle::cli::report;
use tavle::pages::Measures;
use tavle::pipeline::{self, BuildError, Options, Prepared};
use tavle::routes::{SEARCH_INDEX, Wanted};
use tavle::save::SaveTarget;

use super::site::Site;
pub use super::tree::Tree;
use super::tree::tree;

/// A law that does not hold, and where.
#[derive(Clone, Debug)]
pub struct Broken {
    pub law: &'static str,
    pub how: String,
}

impl Broken {
    pub fn new(law: &'static str, how: impl Into<String>) -> Self {
        Self { law, how: how.into() }
    }

    /// Nothing, or that the law does not hold for the first few of these.
    pub fn unless_empty(law: &'static str, all: &[String]) -> Result<(), Self> {
        match all.len() {
            0 => Ok(()),
            n => Err(Self::new(law, format!("{n} times:\n{}", all[..n.min(12)].join("\n")))),
        }
    }
}

/// A site that was built.
pub struct Built {
    pub prepared: Prepared,
    pub tree: Tree,
    /// The addresses that PDFs link to, each with the path of its PDF.
    pub links: Vec<(String, String)>,
    /// The text of each PDF and of the files in it, by its path.
    pub texts: BTreeMap<String, String>,
}

/// A folder of its own: in memory where the system has that, as a build waits until the disk has what it saves.
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

pub fn options(root: &Path, site: &Site, day: Date, is_printed: bool) -> Options {
    let print = if is_printed { Wanted::Listed } else { Wanted::Nothing };
    let (portable, sizes) = (site.is_portable, site.sizes);
    Options { root: root.to_owned(), base_url: None, as_of: day, drafts: false, portable, print, sizes }
}

/// Builds a site on so many threads. A generated site has no errors, so the law is that it is checked, and then built.
pub fn build(options: &Options, threads: usize) -> Result<Built, Broken> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
    pool.install(|| build_here(options))
}

fn build_here(options: &Options) -> Result<Built, Broken> {
    const LAW: &str = "what is right is built, and what check calls clean, too";
    let reading = pipeline::prepare(options, &());
    let said = |diagnostics: &[_]| report::human(diagnostics, reading.sources(), false);
    if has_error(&reading.diagnostics) {
        return Err(Broken::new(LAW, said(&reading.diagnostics)));
    }
    let Some(prepared) = &reading.prepared else { return Err(Broken::new(LAW, "nothing was prepared")) };
    let problems = pipeline::check_outputs(prepared);
    if has_error(&problems) {
        return Err(Broken::new(LAW, said(&problems)));
    }
    let folder = folder();
    let target = SaveTarget { output: folder.path().join("public"), state: folder.path().join(".tavle") };
    match pipeline::build(prepared, &target, false, &(), |_, _| None) {
        Ok(_) => {}
        Err(BuildError::Problems(problems)) => return Err(Broken::new(LAW, said(&problems))),
        Err(BuildError::Save(error)) => {
            return Err(Broken::new("exit code 3 never comes from an author's file", format!("{error:?}")));
        }
    }
    let tree = tree(&target.output);
    let texts = tree.iter().filter(|(path, _)| path.ends_with(".pdf")).map(|(path, _)| {
        let pdf = target.output.join(path);
        let text = said_of(Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-"));
        let attached = folder.path().join("attached");
        std::fs::create_dir_all(&attached).expect("a folder");
        said_of(Command::new("pdfdetach").arg("-saveall").arg("-o").arg(&attached).arg(&pdf));
        let files = self::tree(&attached).into_iter().map(|(name, bytes)| name + &String::from_utf8_lossy(&bytes));
        (path.clone(), text + &files.collect::<String>())
    });
    let texts = texts.collect();
    let links = tree.keys().filter(|path| path.ends_with(".pdf")).flat_map(|path| {
        let list = said_of(Command::new("pdfinfo").arg("-url").arg(target.output.join(path)));
        let links: Vec<_> = list.lines().filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect();
        links.into_iter().map(|link| (path.clone(), link))
    });
    let links = links.collect();
    Ok(Built { prepared: reading.prepared.expect("prepared"), tree, links, texts })
}

/// The same outputs made in memory, where nothing is printed.
pub fn made(options: &Options, threads: usize) -> Result<Tree, Broken> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
    pool.install(|| {
        let Some(prepared) = pipeline::prepare(options, &()).prepared else { return Ok(Tree::new()) };
        let wrong =
            |problem: Box<Diagnostic>| Broken::new("what is built once is built again", problem.message.to_string());
        let mut tree = Tree::new();
        for output in &prepared.routes.outputs {
            let bytes = prepared.output(output, &Measures::default()).map_err(wrong)?;
            tree.insert(output.path.to_string(), bytes.to_vec());
        }
        for lang in prepared.site.languages.all() {
            let folder = format!("{SEARCH_INDEX}{}/", prepared.site.languages.tag(lang));
            let files = prepared.search_index(lang).map_err(wrong)?;
            tree.extend(files.into_iter().map(|file| (format!("{folder}{}", file.path), file.bytes)));
        }
        Ok(tree)
    })
}

/// What a program writes; it must be there, as `tests/run` installs it.
fn said_of(command: &mut Command) -> String {
    let output = command.stderr(Stdio::null()).output();
    let output = output.unwrap_or_else(|error| panic!("pdftotext is needed (Debian: poppler-utils): {error}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All that a file holds, in pieces that can be searched: what is packed is unpacked.
pub fn pieces(path: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    if path.ends_with(".xlsx") || path.ends_with(".ods") {
        return unzipped(bytes).into_values().collect();
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).expect("what is packed can be unpacked");
        return vec![out];
    }
    vec![bytes.to_vec()]
}

/// The files in a workbook.
pub fn unzipped(bytes: &[u8]) -> Tree {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a ZIP file");
    let mut files = Tree::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).expect("a file in it");
        let mut out = Vec::new();
        file.read_to_end(&mut out).expect("its bytes");
        files.insert(file.name().expect("a name").into_owned(), out);
    }
    files
}

impl Built {
    /// The HTML pages.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let html = self.tree.iter().filter(|(path, _)| path.ends_with(".html"));
        html.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("a page is UTF-8")))
    }
}

/// The values of an attribute, in order.
pub fn attribute(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(unescaped).collect()
}

/// The text between tags.
pub fn text(html: &str) -> String {
    let (mut out, mut in_tag) = (String::new(), false);
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    unescaped(&out)
}

pub fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    plain.replace("&apos;", "'").replace("&amp;", "&")
}
