//! What is new on the site, for programs that follow it (Atom, RFC 4287).

use atom_syndication::{
    Category, Content, Entry as Item, Feed as Document, FixedDateTime, Generator, Link, Person, Text, WriteConfig,
};
use jiff::civil::Date;

use tavle_markup::escape;
use tavle_pages::Feed;
use tavle_pages::data::feed::{Entry, Section};

/// A feed. Ids are the addresses of pages, which do not change as long as the pages stay where they are.
pub fn feed(feed: &Feed) -> Vec<u8> {
    let link = |rel: &str, href: &str, media_type: &str| Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(media_type.to_owned()),
        hreflang: Some(feed.lang.clone()),
        ..Link::default()
    };
    let document = Document {
        title: Text::plain(clean(&feed.title)),
        id: feed.home.clone(),
        updated: moment(feed.updated),
        authors: vec![Person { name: clean(&feed.author), ..Person::default() }],
        generator: Some(Generator { value: "Tavle".to_owned(), ..Generator::default() }),
        links: vec![link("self", &feed.source, "application/atom+xml"), link("alternate", &feed.home, "text/html")],
        rights: feed.rights.as_deref().map(|rights| Text::plain(clean(rights))),
        entries: feed.entries.iter().map(|one| entry(one, feed)).collect(),
        lang: Some(feed.lang.clone()),
        ..Document::default()
    };
    let config = WriteConfig { indent_size: Some(1), ..WriteConfig::default() };
    // Writing to memory cannot fail.
    let mut bytes = document.write_with_config(Vec::new(), config).expect("writing to memory cannot fail");
    bytes.push(b'\n');
    bytes
}

fn entry(entry: &Entry, feed: &Feed) -> Item {
    let content = (!entry.sections.is_empty()).then(|| Content {
        value: Some(html(entry)),
        content_type: Some("html".to_owned()),
        ..Content::default()
    });
    Item {
        title: Text { lang: entry.title_lang.clone(), ..Text::plain(clean(&entry.title)) },
        id: entry.url.clone(),
        updated: moment(entry.updated),
        categories: vec![Category { term: clean(&entry.kind), ..Category::default() }],
        links: vec![Link {
            rel: "alternate".to_owned(),
            href: entry.url.clone(),
            mime_type: Some("text/html".to_owned()),
            hreflang: Some(feed.lang.clone()),
            ..Link::default()
        }],
        summary: entry
            .summary
            .as_deref()
            .map(|summary| Text { lang: entry.summary_lang.clone(), ..Text::plain(clean(summary)) }),
        content,
        ..Item::default()
    }
}

/// What has changed, as the HTML that programs show in the place of the page.
fn html(entry: &Entry) -> String {
    let mut out = String::new();
    let mut element = |tag: &str, lang: Option<&str>, text: &str| {
        out.push_str(&format!("<{tag}"));
        if let Some(lang) = lang {
            out.push_str(" lang=\"");
            escape::attribute(lang, &mut out);
            out.push('"');
        }
        out.push('>');
        escape::text(&clean(text), &mut out);
        out.push_str(&format!("</{tag}>"));
    };
    if let Some(summary) = &entry.summary {
        element("p", entry.summary_lang.as_deref(), summary);
    }
    for Section { title, lines } in &entry.sections {
        element("h2", None, title);
        for line in lines {
            element("p", None, line);
        }
    }
    out
}

/// The beginning of a day, in UTC.
fn moment(day: Date) -> FixedDateTime {
    let written = format!("{day}T00:00:00Z");
    written.parse().unwrap_or_else(|error| unreachable!("{written} is a moment: {error}"))
}

/// A text without the control characters that XML cannot hold, in one line.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}
