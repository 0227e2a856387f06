//! What must hold for every printed document of this repository's site, seen through the programs that people read
//! PDF with: `pdfinfo`, `pdftotext` (of poppler). `tests/run` puts all of them through the checkers besides.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use jiff::civil::date;
use tavle::base::Lang;
use tavle::cli::report;
use tavle::markup::Phrase;
use tavle::pages::exhibit::Exhibit;
use tavle::pages::print::{DataSource, Print};
use tavle::pages::{LocalizedSite, Measures, Piece, Table};
use tavle::pipeline::{self, Built, Options, Prepared};
use tavle::render::file;
use tavle::routes::{Document, OutputKind, Paper, Wanted};
use tavle::save::SaveTarget;

mod bad;
mod kept;
mod marked;
mod paper;
mod parts;
mod rtl;

fn options(root: PathBuf) -> Options {
    Options {
        root,
        base_url: None,
        as_of: date(2026, 11, 22),
        drafts: false,
        portable: false,
        print: Wanted::Listed,
        sizes: Default::default(),
    }
}

/// The repository's site, built once with all its documents.
struct Whole {
    prepared: Prepared,
    built: Built,
    folder: tempfile::TempDir,
}

impl Whole {
    fn target(&self) -> SaveTarget {
        SaveTarget { output: self.folder.path().join("public"), state: self.folder.path().join(".tavle") }
    }

    fn path(&self, document: Document, lang: Lang) -> PathBuf {
        let address = self.prepared.routes.addresses.of(&OutputKind::Document(document, lang)).expect("an address");
        self.folder.path().join("public").join(address.trim_start_matches('/'))
    }

    /// What a document shows, as plain data.
    fn print<'a>(&'a self, document: Document, lang: Lang, measures: &'a Measures) -> Print<'a> {
        let Prepared { site, routes, theme, .. } = &self.prepared;
        let edition = LocalizedSite { site, routes, theme, measures, lang };
        tavle::pages::print::print(document, edition).expect("a document of the site")
    }
}

fn whole() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let reading = pipeline::prepare(&options(PathBuf::from(env!("CARGO_MANIFEST_DIR"))), &());
        assert!(reading.diagnostics.is_empty(), "{}", report::human(&reading.diagnostics, reading.sources(), false));
        let prepared = reading.prepared.expect("a site without problems");
        let folder = tempfile::tempdir().expect("a folder");
        let target = SaveTarget { output: folder.path().join("public"), state: folder.path().join(".tavle") };
        let built = pipeline::build(&prepared, &target, false, &(), |_, _| None).expect("saved, and no problems");
        Whole { prepared, built, folder }
    })
}

/// What a program says of a PDF.
fn said(program: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(pdf).arg("-").output();
    let output = match (program, output) {
        ("pdfinfo", _) => Command::new(program).args(arguments).arg(pdf).output(),
        (_, output) => output,
    };
    let output = output.unwrap_or_else(|e| panic!("{program} is needed (Debian: poppler-utils): {e}"));
    assert!(output.status.success(), "{program} cannot read {}", pdf.display());
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Text without what setting it adds or takes away: white space, hyphens, marks that are not seen.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}' | '\u{ad}' | '\u{200b}')).collect()
}

/// Bare text without what paper adds to links: the page or the address that they lead to.
fn without_targets(text: &str, host: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('(') {
        let end = rest[start..].find(')').map_or(rest.len(), |end| start + end + 1);
        let inside = &rest[start + 1..end.saturating_sub(1).max(start + 1)];
        let page = inside.strip_prefix("side").or(inside.strip_prefix("page"));
        let is_target = inside.contains(host) || page.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        out.push_str(&rest[..start]);
        // Where it is none, there may be another one inside.
        let kept = if is_target { end } else { start + 1 };
        out.push_str(if is_target { "" } else { "(" });
        rest = &rest[kept..];
    }
    out + rest
}

/// The tables that a document shows, in order.
fn tables<'p, 'a>(print: &'p Print<'a>) -> Vec<&'p Table<'a>> {
    let chapters = print.parts.iter().flat_map(|part| &part.chapters).flat_map(|chapter| &chapter.page.content);
    chapters
        .chain(&print.content)
        .flat_map(|piece| match piece {
            Piece::Prose(text) => text.exhibits.iter().map(|(_, exhibit)| exhibit).collect(),
            Piece::Exhibit(exhibit) => vec![&**exhibit],
            Piece::Heading { .. } | Piece::Paragraph(_) | Piece::Reported(_) | Piece::Tree(_) => Vec::new(),
        })
        .filter_map(|exhibit| match exhibit {
            Exhibit::Table(table) | Exhibit::List(table) => Some(table),
            Exhibit::Figure(_) => None,
        })
        .collect()
}

#[test]
fn there_is_a_document_of_every_kind_in_every_language() {
    let whole = whole();
    for lang in whole.prepared.site.languages.all() {
        let kinds: BTreeSet<&str> = whole
            .prepared
            .routes
            .documents()
            .iter()
            .filter(|(_, own)| *own == lang)
            .map(|(d, _)| d.kind().word())
            .collect();
        let all: Vec<&str> = kinds.into_iter().collect();
        assert_eq!(all, ["chapters", "connections", "data", "handbook", "raci", "sheet", "status", "units"]);
    }
}

#[test]
fn documents_are_tagged_titled_and_on_the_right_paper() {
    let whole = whole();
    for (document, lang) in whole.prepared.routes.documents() {
        let path = whole.path(*document, *lang);
        let info = said("pdfinfo", &[], &path);
        let line = |name: &str| {
            let line = info.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.trim_start_matches(':').trim().to_owned()
        };
        let paper = match (document.paper(), document) {
            (Paper::A3, _) => "1190.55 x 841.89 pts (A3)",
            (Paper::A4, Document::Sheet(..) | Document::Status(..)) => "841.89 x 595.276 pts (A4)",
            // A wide table turns its page.
            (Paper::A4, Document::DataSet(_) | Document::Chapter(_) | Document::Unit(_)) => "(A4)",
            (Paper::A4, _) => "595.276 x 841.89 pts (A4)",
        };
        assert_eq!(line("Tagged"), "yes", "{}", path.display());
        assert!(line("Page size").ends_with(paper), "{}: {}", path.display(), line("Page size"));
        let title = bare(&whole.print(*document, *lang, &Measures::default()).title.words());
        assert!(bare(&line("Title")).starts_with(&title), "{}: {}", path.display(), line("Title"));
    }
}

#[test]
fn every_row_of_every_table_is_printed_in_its_order() {
    let (whole, measures) = (whole(), Measures::default());
    let mut compared = 0;
    for (document, lang) in whole.prepared.routes.documents() {
        let path = whole.path(*document, *lang);
        let print = whole.print(*document, *lang, &measures);
        let host = print.address.split('/').nth(2).expect("a host");
        let text = without_targets(&bare(&said("pdftotext", &["-raw"], &path)), host);
        let (mut from, mut above) = (0, String::new());
        for table in tables(&print) {
            // On posters and charts of roles a row is not set cell by cell.
            let is_flat = !matches!(document, Document::Sheet(..)) && !matches!(table.class, "raci" | "summary");
            for row in table.groups.iter().flat_map(|group| &group.rows) {
                for cell in row.cells.iter().filter(|cell| cell.is_header || is_flat) {
                    let all = cell.content.words();
                    // A heading is found as a whole; of other cells the parts, which are set in their own ways.
                    let parts: Vec<&str> = match cell.is_header {
                        true => vec![&all],
                        false => all.split(['\n', ',', ';', ':', '(', ')']).collect(),
                    };
                    for words in parts {
                        let words = &bare(words)[..];
                        let at = text[from..].find(words).or_else(|| text.find(words).map(|_| 0));
                        let found = at.unwrap_or_else(|| panic!("{}: {words:?} is not printed", path.display()));
                        // A cell that spans rows is drawn after them; what is read aloud is in the right order.
                        if cell.is_header && cell.rows == 1 {
                            let is_below = text[from..].contains(words);
                            assert!(is_below, "{}: {words:?} stands before {above:?}", path.display());
                            from += found;
                            above = words.to_owned();
                        }
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 10_000, "only {compared} texts were compared");
}

#[test]
fn contents_and_index_lead_to_the_right_pages() {
    let (whole, measures) = (whole(), Measures::default());
    for (document, lang) in whole.prepared.routes.documents() {
        let Document::Handbook(_) = document else { continue };
        let path = whole.path(*document, *lang);
        let text = said("pdftotext", &["-layout"], &path);
        let pages: Vec<&str> = text.split('\u{c}').collect();
        let print = whole.print(*document, *lang, &measures);
        for chapter in print.parts.iter().flat_map(|part| &part.chapters) {
            let title = chapter.page.frame.title.as_str();
            let lines = pages[1].lines().filter(|line| line.trim_start().starts_with(title));
            let number: Option<usize> = lines.filter_map(|line| line.split_whitespace().last()?.parse().ok()).next();
            let number = number.unwrap_or_else(|| panic!("{}: {title:?} is not in\n{}", path.display(), pages[1]));
            let is_there = pages[number - 1].lines().any(|line| line.trim() == title);
            assert!(is_there, "{}: {title:?} is not on page {number}", path.display());
        }
    }
}

#[test]
fn every_sheet_says_of_which_day_it_is_where_it_is_current_which_it_is_and_who_is_responsible() {
    let (whole, measures) = (whole(), Measures::default());
    let mut with_upkeep = 0;
    for (document, lang) in whole.prepared.routes.documents() {
        let path = whole.path(*document, *lang);
        let text = said("pdftotext", &["-layout"], &path);
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        let print = whole.print(*document, *lang, &measures);
        let host = print.address.split('/').nth(2).expect("a host");
        // The day for which it was made where something in it may be late, else that on which it was last changed.
        let (locale, words) = (
            &whole.prepared.theme.languages[lang.index()].locale,
            &whole.prepared.theme.languages[lang.index()].strings.print,
        );
        let day = match (print.as_of, print.updated) {
            (Some(day), _) => words.as_of.replace("{date}", &locale.date(day)),
            (None, Some(day)) => words.updated.replace("{date}", &locale.date(day.0)),
            (None, None) => String::new(),
        };
        for (n, page) in pages.iter().enumerate() {
            let number = match lang.index() {
                0 => format!("Side {} af {}", n + 1, pages.len()),
                _ => format!("Page {} of {}", n + 1, pages.len()),
            };
            // A cover has no number.
            let is_numbered = page.contains(&number) || (n == 0 && print.cover.is_some());
            let is_whole = bare(page).contains(&bare(&day)) && bare(page).contains(&bare(host)) && is_numbered;
            assert!(is_whole, "{} page {}:\n{page}", path.display(), n + 1);
            if let Some(version) = &print.version {
                assert!(bare(page).contains(&bare(&version.words())), "{} page {}", path.display(), n + 1);
            }
            // On a cover it stands among the facts; each chapter of a handbook has its own.
            let chapters = print.parts.iter().flat_map(|part| &part.chapters);
            let mut all = chapters.map(|chapter| &chapter.upkeep).chain([&print.upkeep]);
            let has = |line: &Phrase<'_>| bare(page).contains(&bare(&line.words()));
            let is_said = all.any(|lines| lines.iter().all(has)) || (n == 0 && print.template == "handbook.typ");
            assert!(is_said, "{} page {}:\n{page}", path.display(), n + 1);
            with_upkeep += print.upkeep.len();
        }
    }
    assert!(with_upkeep > 0);
}

#[test]
fn the_data_behind_a_document_is_in_it() {
    let (whole, measures) = (whole(), Measures::default());
    let folder = tempfile::tempdir().expect("a folder");
    for (document, lang) in whole.prepared.routes.documents() {
        let Document::Handbook(_) = document else { continue };
        let path = whole.path(*document, *lang);
        for (n, source) in whole.print(*document, *lang, &measures).sources.iter().enumerate() {
            let out = folder.path().join("attached.json");
            let status = Command::new("pdfdetach")
                .args(["-save", &(n + 1).to_string(), "-o"])
                .arg(&out)
                .arg(&path)
                .status()
                .expect("pdfdetach is needed (Debian: poppler-utils)");
            assert!(status.success());
            let attached = std::fs::read_to_string(&out).expect("text");
            // As everybody may have it: comments are for those who write the file.
            let published =
                |one: &DataSource<'_>| file::json(whole.prepared.sources.get(one.file).text(), &[], &one.form, None);
            let print = whole.print(*document, *lang, &measures);
            let found = print.sources.iter().any(|one| published(one) == attached.as_bytes());
            assert!(found, "{}: attachment {} is none of its data files ({:?})", path.display(), n + 1, source.file);
        }
    }
}

#[test]
fn a_unit_has_the_rows_in_which_it_has_a_role_and_no_others() {
    let (whole, measures) = (whole(), Measures::default());
    let mut left_out = 0;
    for (document, lang) in whole.prepared.routes.documents() {
        let Document::Unit(unit) = *document else { continue };
        let site = &whole.prepared.site;
        for source in whole.print(*document, *lang, &measures).sources {
            for (data, set) in site.sets().filter(|(_, set)| set.file == source.file) {
                let own: HashSet<usize> = site.mentions.rows(unit, data).iter().map(|(_, row)| *row as usize).collect();
                let is_shown = |row: usize| !source.form.left_out.contains(&set.rows[row].path);
                assert!((0..set.rows.len()).all(|row| is_shown(row) == own.contains(&row)), "{}", set.source());
            }
            left_out += source.form.left_out.len();
        }
    }
    assert!(left_out > 0);
}

/// Their rows stand in it too.
#[test]
fn a_unit_is_said_to_consist_of_the_units_below_it() {
    let (whole, measures) = (whole(), Measures::default());
    let mut have_others_below = 0;
    for (document, lang) in whole.prepared.routes.documents() {
        let Document::Unit(unit) = *document else { continue };
        let units = &whole.prepared.site.units;
        let cover = whole.print(*document, *lang, &measures).cover.expect("a unit has a title page");
        let said: Vec<String> = cover.facts.iter().map(|fact| fact.value_html.words().into_owned()).collect();
        for child in &units.get(unit).children {
            let name = units.get(*child).title.str(*lang);
            assert!(said.iter().any(|fact| fact.contains(name)), "{name} in {said:?}");
            have_others_below += 1;
        }
    }
    assert!(have_others_below > 0);
}

#[test]
fn what_has_not_changed_is_not_printed_again() {
    let whole = whole();
    assert_eq!(whole.built.printed.len(), whole.prepared.routes.documents().len());
    let again =
        pipeline::build(&whole.prepared, &whole.target(), false, &(), |_, _| None).expect("saved, and no problems");
    assert_eq!(again.printed, Vec::<Box<str>>::new());
    assert_eq!(again.saved.written, 0);
}

#[test]
fn printing_again_gives_the_same_bytes() {
    let whole = whole();
    for (document, lang) in whole.prepared.routes.documents().iter().step_by(7) {
        let again = whole.prepared.print(*document, *lang).expect("no problems").expect("a document");
        let path = whole.path(*document, *lang);
        assert!(std::fs::read(&path).expect("a file") == again.pdf.to_vec(), "{} differs", path.display());
    }
}
