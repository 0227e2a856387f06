//! A whole page: its content as HTML, put into its template.

use super::block::{exhibit, text};
use super::connections;
use crate::Templates;
use tavle_base::Diagnostic;
use tavle_markup::escape;
use tavle_markup::phrase::{language, phrase};
use tavle_pages::{Page, Piece};
use tavle_schema::Strings;

/// The bytes of a page, or what is wrong with the theme.
pub fn page(page: &Page<'_>, strings: &Strings, templates: &Templates) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut content = String::with_capacity(16 * 1024);
    for piece in &page.content {
        self::piece(piece, strings, &mut content);
    }
    let mut after = String::new();
    for piece in &page.after {
        self::piece(piece, strings, &mut after);
    }
    templates.page(page, &content, &after)
}

fn piece(piece: &Piece<'_>, strings: &Strings, out: &mut String) {
    match piece {
        Piece::Prose(shown) => match shown.lang {
            Some(lang) => {
                out.push_str("<div");
                language(lang, out);
                out.push_str(">\n");
                text(shown, strings, out);
                out.push_str("</div>\n");
            }
            None => text(shown, strings, out),
        },
        Piece::Heading { level, id, title } => {
            out.push_str("<h");
            out.push(char::from(b'0' + (*level).clamp(2, 6)));
            out.push_str(" id=\"");
            escape::attribute(id, out);
            out.push_str("\">");
            phrase(title, out);
            out.push_str("</h");
            out.push(char::from(b'0' + (*level).clamp(2, 6)));
            out.push_str(">\n");
        }
        Piece::Paragraph(words) => {
            out.push_str("<p>");
            phrase(words, out);
            out.push_str("</p>\n");
        }
        Piece::Reported(reported) => {
            out.push_str("<p class=\"reported\">");
            escape::text(&reported.words, out);
            out.push_str("</p>\n");
        }
        Piece::Tree(branches) => connections::tree(branches, strings, out),
        Piece::Exhibit(shown) => {
            exhibit(shown, strings, out);
            out.push('\n');
        }
    }
}
