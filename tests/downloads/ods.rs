//! The OpenDocument file of a data set holds, cell by cell, what its workbook of Excel holds, and is packed as the standard
//! asks (OpenDocument 1.3, part 2).

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Ods, Reader, Xlsx, open_workbook};

use super::{LANGUAGES, beside, built, files, root, serial, sets, site, small};

const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Compares a data set in both formats and says how many cells it has; texts that the workbook cuts are whole in the other.
pub fn compared(site: &Path, tag: &str, set: &str) -> usize {
    let mut ods: Ods<_> = open_workbook(beside(site, tag, set, "ods")).expect("a spreadsheet");
    let mut xlsx: Xlsx<_> = open_workbook(beside(site, tag, set, "xlsx")).expect("a workbook");
    assert_eq!(ods.sheet_names(), xlsx.sheet_names(), "{set} in {tag}");
    let mut cells = 0;
    for name in xlsx.sheet_names() {
        let (own, other) =
            (ods.worksheet_range(&name).expect("a sheet"), xlsx.worksheet_range(&name).expect("a sheet"));
        assert_eq!(own.get_size(), other.get_size(), "{name} of {set} in {tag}");
        for ((r, c, own), (_, _, other)) in own.cells().zip(other.cells()) {
            let is_same = match (own, other) {
                (Data::DateTimeIso(day), Data::DateTime(time)) => serial(day.parse().expect("a day")) == time.as_f64(),
                (Data::String(whole), Data::String(cut)) if cut.encode_utf16().count() == 32_767 => {
                    whole.starts_with(cut)
                }
                _ => own == other,
            };
            assert!(is_same, "{name} of {set} in {tag}, row {r}, column {c}: {own:?} is not {other:?}");
            cells += usize::from(*own != Data::Empty);
        }
    }
    cells
}

#[test]
fn every_cell_is_that_of_the_workbook() {
    let all = sets(&root());
    let cells: usize = all.iter().flat_map(|set| LANGUAGES.map(|tag| compared(site(), tag, &set.path))).sum();
    assert!(cells > 4000, "only {cells} cells were compared");
}

#[test]
fn no_text_spoils_the_file() {
    let long = "long ".repeat(8000);
    let table = format!(
        r#"kind: table
public: true
title: {{ "*": "=A & B's" }}
columns:
  - {{ id: text, title: {{ "*": "=1+1" }}, type: text }}
  - {{ id: number, title: {{ "*": Number }}, type: number }}
  - {{ id: day, title: {{ "*": Day }}, type: when }}
rows:
  - {{ id: a, text: {{ "*": "=HYPERLINK(\"https://evil.example\")" }}, number: 1250000.50, day: 1899-12-31 }}
  - {{ id: b, text: {{ "*": "a \tb ]]> & 'c' &amp;lt; 😀\u00a0\u2028d" }}, number: 9007199254740993, day: 1900-03-01 }}
  - {{ id: c, text: {{ "*": "{long}" }}, number: -0.10, day: 2026-02-28 }}
  - {{ id: d, text: {{ "*": "see [the law](https://law.example/a_(b)?c=1&d=2), or <https://b.example/>." }}, number: 7 }}
"#
    );
    let folder = small(&[("data/table.yaml", &table)], "");
    let site = built(folder.path(), &[]);
    for tag in LANGUAGES {
        assert_eq!(compared(site.path(), tag, "table"), 19);
        let content = part(&fs::read(beside(site.path(), tag, "table", "ods")).expect("a file"), "content.xml");
        for expected in [
            // Every digit is there as it is written.
            "office:value=\"1250000.50\"",
            "office:value=\"-0.10\"",
            "office:date-value=\"1900-03-01\"",
            "xlink:href=\"https://law.example/a_(b)?c=1&amp;d=2\"",
            "xlink:href=\"https://b.example/\"",
        ] {
            assert!(content.contains(expected), "{tag} lacks {expected}: {content}");
        }
        assert!(!content.contains("table:formula"), "nothing in it is a formula");
    }
}

/// A part of the package, which is well-formed.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    package.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    text
}

#[test]
fn the_package_begins_with_its_type_and_says_what_is_in_it() {
    let all = files(site(), ".ods");
    assert_eq!(all.len(), files(site(), ".xlsx").len());
    for (path, bytes) in all {
        // A file that is stored as it is, with no extra field between its name and what is in it.
        assert_eq!(
            (&bytes[..4], &bytes[8..10], &bytes[26..30]),
            (&b"PK\x03\x04"[..], &[0, 0][..], &[8, 0, 0, 0][..]),
            "{path}"
        );
        assert_eq!((&bytes[30..38], &bytes[38..38 + MEDIA_TYPE.len()]), (&b"mimetype"[..], MEDIA_TYPE), "{path}");
        let manifest = part(&bytes, "META-INF/manifest.xml");
        let mut package = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a package");
        for n in 0..package.len() {
            let file = package.by_index(n).expect("a file");
            assert_eq!(file.last_modified(), Some(zip::DateTime::default()), "{path} says when it was made");
            let name = file.name().expect("a name").into_owned();
            let is_listed = manifest.contains(&format!("manifest:full-path=\"{name}\""));
            assert_eq!(is_listed, name != "mimetype" && !name.starts_with("META-INF/"), "{path}: {name}");
        }
        for name in ["styles.xml", "settings.xml", "content.xml"] {
            part(&bytes, name);
        }
        let meta = part(&bytes, "meta.xml");
        let tag = &path[..2];
        assert!(meta.contains(&format!("<dc:language>{tag}</dc:language>")), "{meta}");
        assert!(meta.contains("https://creativecommons.org/licenses/by/4.0/"), "{meta}");
    }
}
