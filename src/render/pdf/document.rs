//! A whole document as JSON, with the files that it shows.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::glyphs::Glyphs;
use super::images::Images;
use super::labels::{Labels, label, settle, shown};
use super::print_job::PrintJob;
use super::text::{Writer, object};
use super::typesetter::Typesetter;
use super::unprinted::Unprinted;
use tavle_load::Sources;
use tavle_markup::Phrase;
use tavle_model::DataId;
use tavle_model::theme::Theme;
use tavle_pages::LocalizedSite;
use tavle_pages::NO_DAY;
use tavle_pages::Piece;
use tavle_pages::exhibit::Exhibit;
use tavle_pages::page::Notice;
use tavle_pages::print::{Chapter, Cover, DataSource, Indexed, Part, Print};
use tavle_routes::{OutputKind, Paper};
use tavle_schema::{Day, Strings};

/// The document as a job, and what of it cannot be printed.
pub fn job(
    print: &Print<'_>,
    localized: LocalizedSite<'_>,
    sources: &Sources,
    typesetter: &Typesetter,
) -> (PrintJob, Unprinted) {
    let mut writer = Writer {
        glyphs: Glyphs::new(&typesetter.fonts),
        images: Images::new(sources),
        labels: labels(print, localized),
        strings: localized.strings(),
        prefix: String::new(),
        tables: tables(print),
        crowded: BTreeMap::new(),
    };
    let (mut files, mut codes) = (BTreeMap::new(), BTreeMap::new());
    let mut data = Map::new();
    head(print, localized, &mut writer, &mut data);
    data.insert("theme".into(), theme(localized.theme, typesetter));
    data.insert("words".into(), words(localized.strings()));
    let logo = localized.theme.asset("logo.svg").map(|logo| ("/logo.svg".to_owned(), logo.bytes.clone()));
    data.insert(
        "site".into(),
        json!({
            "name": writer.plain(localized.site.name.str(localized.lang)),
            "logo": logo.as_ref().map(|(name, _)| name),
        }),
    );
    files.extend(logo);
    codes.insert("/qr/0.png".to_owned(), print.address.clone());
    if let Some(cover) = &print.cover {
        data.insert("cover".into(), writer.cover(cover));
    }
    let parts: Vec<Value> = {
        let mut n = 0;
        print.parts.iter().map(|part| writer.part(part, localized, &mut n, &mut codes)).collect()
    };
    data.insert("parts".into(), Value::Array(parts));
    data.insert("blocks".into(), Value::Array(writer.pieces(&print.content)));
    let glossary = glossary(print, &data, &mut writer);
    data.insert("glossary".into(), glossary);
    let index: Vec<Value> = print.index.iter().map(|unit| writer.indexed(unit)).collect();
    data.insert("index".into(), Value::Array(index));
    let behind = print.sources.iter().map(|source| writer.source(source, sources, typesetter, &mut files));
    let behind: Vec<Value> = behind.collect();
    data.insert("sources".into(), Value::Array(behind));
    let mut data = Value::Object(data);
    settle(&mut data, &writer.labels);

    let (images, signs, crowded) = (writer.images.diagnostics, writer.glyphs.missing, writer.crowded);
    let unprinted = Unprinted { images, signs, crowded };
    files.append(&mut writer.images.files);
    let day = print.as_of.or(print.updated.map(|Day(day)| day)).unwrap_or(NO_DAY);
    let job = PrintJob {
        template: print.template.to_owned(),
        ident: format!("{}#{}", print.address, print.template),
        day: (i32::from(day.year()), day.month().unsigned_abs(), day.day().unsigned_abs()),
        data: serde_json::to_vec(&data).expect("it is plain JSON").into(),
        files,
        codes,
    };
    (job, unprinted)
}

/// What is known of the document as a whole.
fn head(print: &Print<'_>, localized: LocalizedSite<'_>, writer: &mut Writer<'_>, data: &mut Map<String, Value>) {
    let strings = localized.strings();
    let on = |pattern: &str, day: Option<Date>, writer: &mut Writer<'_>| {
        let day = localized.locale().date(day?);
        Some(writer.plain(&tavle_schema::fill(pattern, &[("date", &day)])))
    };
    let as_of = on(&strings.print.as_of, print.as_of, writer);
    let updated = on(&strings.print.updated, print.updated.map(|Day(day)| day), writer);
    let version = print
        .version
        .as_ref()
        .map(|version| tavle_schema::fill(&strings.print.version, &[("version", &version.words())]));
    let fields = object([
        ("lang", Some(json!(localized.tag()))),
        ("dir", Some(json!(if localized.locale().is_rtl() { "rtl" } else { "ltr" }))),
        ("kind", Some(json!(print.template.trim_end_matches(".typ")))),
        ("title", Some(writer.plain(&print.title.words()))),
        ("title_words", Some(writer.phrase(&print.title))),
        ("author", Some(writer.plain(localized.site.name.str(localized.lang)))),
        ("description", print.description.as_ref().map(|text| writer.plain(text))),
        ("address", Some(json!(print.address))),
        ("shown_address", Some(writer.plain(&shown(&print.address)))),
        ("qr", Some(json!("/qr/0.png"))),
        ("version", version.map(|version| writer.plain(&version))),
        ("as_of", as_of),
        ("updated", updated),
        ("upkeep", Some(writer.upkeep(&print.upkeep))),
        ("draft", localized.site.shows_drafts.then(|| writer.plain(&strings.print.draft))),
        ("publication", print.publication.as_ref().map(|title| writer.plain(&title.words()))),
        ("paper", Some(json!(if print.paper == Paper::A3 { "a3" } else { "a4" }))),
        ("flipped", Some(json!(print.is_turned))),
    ]);
    if let Value::Object(fields) = fields {
        data.extend(fields);
    }
}

/// Where the pages of the web stand in the document.
fn labels(print: &Print<'_>, localized: LocalizedSite<'_>) -> Labels {
    let mut labels = Labels::default();
    for (n, chapter) in print.parts.iter().flat_map(|part| &part.chapters).enumerate() {
        labels.page(localized.addresses().absolute(chapter.here), &prefix(n));
        for data in &chapter.divided {
            parts(*data, &format!("{}-{}", prefix(n), localized.site.set(*data).slug), localized, &mut labels);
        }
    }
    if print.parts.is_empty() {
        labels.page(print.address.clone(), "");
        print.data.iter().for_each(|data| parts(*data, "", localized, &mut labels));
    }
    for unit in &print.index {
        if let Some(address) = &unit.address {
            labels.place(address.clone(), &unit_label(unit));
        }
    }
    labels
}

/// The pages of the parts of a large data set, which stands in the document as a whole.
fn parts(data: DataId, prefix: &str, localized: LocalizedSite<'_>, labels: &mut Labels) {
    for n in 0..localized.site.parts(data).len() as u32 {
        let address = localized.addresses().of(&OutputKind::Part(data, n, localized.lang));
        address.into_iter().for_each(|address| labels.page(localized.addresses().absolute(address), prefix));
    }
}

/// What comes before the anchors of a chapter.
fn prefix(chapter: usize) -> String {
    format!("c{chapter}")
}

fn unit_label(unit: &Indexed<'_>) -> String {
    format!("unit-{}", unit.name)
}

/// The tables of whole data that stand in the document, by the file and part they come from.
fn tables(print: &Print<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let chapters = print.parts.iter().flat_map(|part| &part.chapters);
    for piece in chapters.flat_map(|chapter| &chapter.page.content).chain(&print.content) {
        let exhibits: Vec<&Exhibit<'_>> = match piece {
            Piece::Prose(text) => text.exhibits.iter().map(|(_, exhibit)| exhibit).collect(),
            Piece::Exhibit(exhibit) => vec![&**exhibit],
            Piece::Heading { .. } | Piece::Paragraph(_) | Piece::Reported(_) | Piece::Tree(_) => Vec::new(),
        };
        found.extend(exhibits.into_iter().filter_map(|exhibit| match exhibit {
            Exhibit::Table(table) if !matches!(table.class, "summary" | "raci" | "by-unit" | "by-time") => {
                Some(table.source.clone())
            }
            Exhibit::List(table) => Some(table.source.clone()),
            _ => None,
        }));
    }
    found
}

/// The colours of paper: those for light surroundings.
fn theme(theme: &Theme, typesetter: &Typesetter) -> Value {
    json!({ "fonts": typesetter.fonts.families, "colours": theme.tokens.tokens.light })
}

/// The theme's words for print, and those that tables use.
fn words(strings: &Strings) -> Value {
    let mut words = serde_json::to_value(&strings.print).expect("words are texts");
    if let Value::Object(words) = &mut words {
        words.insert("empty_cell".into(), json!(strings.empty_cell));
        words.insert("raci_one_of".into(), json!(strings.raci_one_of));
        words.insert("late".into(), json!(strings.late));
        words.insert("footnotes".into(), json!(strings.footnotes.title));
    }
    words
}

impl Writer<'_> {
    fn cover(&mut self, cover: &Cover<'_>) -> Value {
        let facts: Vec<Value> = cover
            .facts
            .iter()
            .map(|fact| json!({ "label": self.plain(&fact.label), "value": self.phrase(&fact.value_html) }))
            .collect();
        object([
            ("kind", Some(self.plain(&cover.kind.words()))),
            ("subtitle", cover.subtitle.as_ref().map(|text| self.phrase(text))),
            ("description", cover.description.as_ref().map(|text| self.phrase(text))),
            ("facts", Some(Value::Array(facts))),
            ("notices", Some(self.notices(&cover.notices))),
        ])
    }

    fn notices(&mut self, notices: &[Notice<'_>]) -> Value {
        Value::Array(notices.iter().map(|notice| self.phrase(&notice.text_html)).collect())
    }

    fn part(
        &mut self,
        part: &Part<'_>,
        localized: LocalizedSite<'_>,
        n: &mut usize,
        codes: &mut BTreeMap<String, String>,
    ) -> Value {
        let chapters: Vec<Value> = part
            .chapters
            .iter()
            .map(|chapter| {
                let written = self.chapter(chapter, localized, *n, codes);
                *n += 1;
                written
            })
            .collect();
        json!({ "title": part.title.as_ref().map(|title| self.phrase(title)), "chapters": chapters })
    }

    /// The lines of upkeep. They stand at the foot of pages, which is not read aloud, so that no language is marked.
    fn upkeep(&mut self, lines: &[Phrase<'_>]) -> Value {
        lines.iter().map(|line| self.plain(&line.words())).collect()
    }

    fn chapter(
        &mut self,
        chapter: &Chapter<'_>,
        localized: LocalizedSite<'_>,
        n: usize,
        codes: &mut BTreeMap<String, String>,
    ) -> Value {
        self.prefix = prefix(n);
        let address = localized.addresses().absolute(chapter.here);
        let qr = format!("/qr/{}.png", n + 1);
        codes.insert(qr.clone(), address.clone());
        let written = json!({
            "id": prefix(n), "title": self.phrase(&chapter.page.frame.title_html), "address": address,
            "shown_address": self.plain(&shown(&address)), "qr": qr, "upkeep": self.upkeep(&chapter.upkeep),
            "notices": self.notices(&chapter.page.frame.notices), "blocks": self.pieces(&chapter.page.content),
        });
        self.prefix = String::new();
        written
    }

    fn indexed(&mut self, unit: &Indexed<'_>) -> Value {
        let entries: Vec<Value> = unit
            .mentions
            .iter()
            .map(|mention| {
                let mut entry = self.labels.link(&mention.address);
                entry.insert("title".into(), self.phrase(&mention.title));
                entry.insert("role".into(), self.plain(&mention.role));
                Value::Object(entry)
            })
            .collect();
        json!({ "id": unit_label(unit), "unit": self.phrase(&unit.title), "level": 0, "entries": entries })
    }

    fn source(
        &mut self,
        source: &DataSource<'_>,
        sources: &Sources,
        typesetter: &Typesetter,
        files: &mut BTreeMap<String, Bytes>,
    ) -> Value {
        let path = &sources.get(source.file).path;
        let attachment = format!("/attach/{}.json", files.keys().filter(|name| name.starts_with("/attach/")).count());
        files.insert(attachment.clone(), typesetter.data(source, sources));
        object([
            ("title", Some(self.phrase(&source.title))),
            ("file", Some(self.plain(path))),
            ("address", source.address.as_ref().map(|address| json!(address))),
            ("shown_address", source.address.as_ref().map(|address| self.plain(&shown(address)))),
            ("attachment", Some(json!(attachment))),
            ("name", Some(json!(format!("{}.json", path.trim_end_matches(".yaml").replace('/', "-"))))),
            ("mime", Some(json!("application/json"))),
        ])
    }
}

/// The terms that the document mentions, by themselves or by their abbreviations.
fn glossary(print: &Print<'_>, data: &Map<String, Value>, writer: &mut Writer<'_>) -> Value {
    let mut said = String::new();
    for key in ["cover", "parts", "blocks"] {
        data.get(key).into_iter().for_each(|value| collect(value, &mut said));
    }
    let lower = said.to_lowercase();
    let is_said = |text: &str| {
        // Abbreviations are distinguished from words by their capitals.
        match text.chars().filter(|c| c.is_uppercase()).count() > 1 {
            true => is_word(&said, text),
            false => is_word(&lower, &text.to_lowercase()),
        }
    };
    let terms = print.terms.iter().filter(|term| {
        is_said(&term.term_html.words()) || term.short_html.as_ref().is_some_and(|short| is_said(&short.words()))
    });
    Value::Array(
        terms
            .map(|term| {
                object([
                    ("id", Some(json!(label("term", &term.id)))),
                    ("term", Some(writer.phrase(&term.term_html))),
                    ("short", term.short_html.as_ref().map(|short| writer.phrase(short))),
                    ("meaning", Some(writer.phrase(&term.meaning_html))),
                ])
            })
            .collect(),
    )
}

/// Whether a text has these words, beginning where a word begins.
fn is_word(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// All strings of a value, one after the other.
fn collect(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push(' ');
        }
        Value::Array(all) => all.iter().for_each(|one| collect(one, out)),
        Value::Object(object) => object.values().for_each(|one| collect(one, out)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_mentioned_where_a_word_begins_with_it() {
        for (text, words, expected) in [
            ("alle handleplaner er klar", "handleplan", true),
            ("udviklingshandleplan", "handleplan", false),
            ("JC og andre", "JC", true),
            ("", "plan", false),
            ("plan", "", false),
        ] {
            assert_eq!(is_word(text, words), expected, "{words:?} in {text:?}");
        }
    }
}
