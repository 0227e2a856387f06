//! Whom to ask.

use super::cursor::PathCursor;
use super::text::Text;
use super::text_reader::TextReader;
use tavle_base::{Diagnostic, message};
use tavle_schema as schema;

/// Whom to ask.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub role: Option<Text>,
    pub email: Option<Box<str>>,
    pub phone: Option<Box<str>>,
    pub address: Option<Text>,
    pub url: Option<Box<str>>,
}

/// A contact as it was written; an e-mail or web address that cannot be one is an error.
pub fn contact(mut written: schema::Contact, reader: &mut TextReader<'_>, cursor: &PathCursor<'_>) -> Contact {
    let role = written.role.take();
    Contact { role: reader.optional(role, &cursor.key("role")), ..without_role(written, reader, cursor) }
}

/// A contact in a file that is in the language `tag`. Its texts are in that language, and without Markdown, as all of what
/// stands before a text is.
pub fn contact_in(
    tag: &str,
    mut written: schema::Contact,
    reader: &mut TextReader<'_>,
    cursor: &PathCursor<'_>,
) -> Contact {
    let in_language = |text: schema::Text| match text {
        schema::Text::Plain(text) => schema::Text::Tagged([(tag, &*text)].into_iter().collect()),
        tagged => tagged,
    };
    let role = written.role.take().map(in_language);
    let role = reader.optional_name(role, &cursor.key("role"));
    written.address = written.address.map(in_language);
    Contact { role, ..without_role(written, reader, cursor) }
}

fn without_role(written: schema::Contact, reader: &mut TextReader<'_>, cursor: &PathCursor<'_>) -> Contact {
    if let Some(email) = written.email.as_deref().filter(|email| !is_email(email)) {
        let place = reader.place(&cursor.key("email"));
        reader.diagnostics.push(Diagnostic::error(place, message!("bad-email", email)));
    }
    if let Some(url) = written.url.as_deref().filter(|url| !is_web_address(url)) {
        let place = reader.place(&cursor.key("url"));
        reader.diagnostics.push(bad_web_address(url, place));
    }
    Contact {
        role: None,
        email: written.email,
        phone: written.phone,
        address: written.address.map(|address| reader.lines(address, &cursor.key("address"))),
        url: written.url,
    }
}

/// Whether a text can be an e-mail address. Only sending shows whether it is one.
fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains(|c: char| c.is_whitespace() || c == '<' || c == '>')
    })
}

/// Whether a text is an address on the web.
pub fn is_web_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.len() > "https://".len()
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
}

/// The diagnostic for an address that is not one on the web.
pub fn bad_web_address(text: &str, place: tavle_base::Place) -> Diagnostic {
    Diagnostic::error(place, message!("bad-address", url = text))
}
