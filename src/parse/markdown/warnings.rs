//! What is said of text that is shown otherwise than it was meant, though CommonMark has no fault to find.
//!
//! Each message names a way of writing that ends it.

use crate::base::{Diagnostic, Place};

/// A sign that readers see as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `{{ … }}`, `{% … %}`
    Template,
    /// `{: .note }`, and `{.note}` behind a link
    Attribute,
    /// `:::`
    Fence,
    /// `!!! note`
    Admonition,
    /// `[TOC]`
    Contents,
    /// `: meaning` below its term
    Definition,
    /// `•`, or several lines that begin with one sign
    Bullet,
    /// Several lines that begin with `|`
    Columns,
    /// `a)` and `b)` on lines of their own
    Letters,
    /// `##Heading`, or a blank after `##` that is no ordinary one
    Heading,
    /// `-` and a blank that is no ordinary one
    Item,
    /// `**` that make nothing bold
    Stars,
}

/// A sign that readers see as it stands; `written` is what it stands in.
pub fn sign(place: Place, sign: Sign, written: &str) -> Diagnostic {
    let other = |what: &str| format!("{what} belongs to another program, and is shown as it stands");
    let warning = |code, message: String| Diagnostic::warning(code, place, message);
    match sign {
        Sign::Template => {
            let begin = &written[..2];
            warning("foreign-sign", other(&format!("`{begin}`"))).help(format!(
                "write what should stand here, or take it away; if readers are to see the sign, write `\\{begin}`"
            ))
        }
        Sign::Attribute => warning("foreign-sign", other("what stands in these curly brackets")).help(
            "take it away; for a box write `> [!NOTE]` above the text; if readers are to see it, write `\\{`",
        ),
        Sign::Fence => warning("foreign-sign", other("`:::`")).help(
            "for a box begin each line with `> `, and write `> [!NOTE]` above them; if readers are to see it, write `\\:::`",
        ),
        Sign::Admonition => {
            let begin = &written[..3];
            warning("foreign-sign", other(&format!("`{begin}`"))).help(format!(
                "for a box begin each line with `> `, and write `> [!NOTE]` above them; if readers are to see it, write \
                 `\\{begin}`"
            ))
        }
        Sign::Contents => warning("foreign-sign", other(&format!("`{written}`")))
            .help("take the line away: the contents are made from the headings; if readers are to see it, write `\\[`"),
        Sign::Definition => warning("not-a-definition", "a term and its meaning are shown as one line of text".into())
            .help(
                "write `**Term:** meaning`, or put terms in a glossary, data/….yaml; if the line begins with a colon, write \
                 `\\:`",
            ),
        Sign::Bullet => warning("not-a-list", "lines that begin like this are no list: they are shown as one line".into())
            .help("begin each line with `- `, and leave an empty line before the first; to keep the lines as they are, end \
                   each with a backslash `\\`"),
        Sign::Columns => warning("not-a-table", "these lines are no table: they are shown as one line".into()).help(
            "every table comes from a data file: put the rows in data/….yaml and write `![caption](/data/….yaml)`; to keep \
             the lines as they are, end each with a backslash `\\`",
        ),
        Sign::Letters => warning("not-a-list", "letters do not make a list: the lines are shown as one".into()).help(
            "begin each line with `1. `, `2. `, and leave an empty line before the first; to keep the letters, end each \
             line with a backslash `\\`",
        ),
        Sign::Heading => {
            let words = written.trim_start_matches('#').trim_start();
            let marks = "#".repeat(written.len() - written.trim_start_matches('#').len());
            warning("not-a-heading", "this line is shown as text, not as a heading".into()).help(format!(
                "write an ordinary space after the marks: `{marks} {words}`; if readers are to see the marks, write \
                 `\\{marks}`"
            ))
        }
        Sign::Item => warning("not-a-list", "this line is shown as text, not as an item of a list".into()).help(
            "the blank after the mark is one that does not break: write an ordinary space; if readers are to see the mark, \
             write a backslash `\\` before it",
        ),
        Sign::Stars => warning("not-bold", "these asterisks are shown as they stand, and nothing is bold".into()).help(
            "leave a space before the first `**` and after the last, and none inside: `**Note:** text`; if readers are to \
             see them, write `\\*\\*`",
        ),
    }
}

pub fn date_as_item(place: Place, written: &str, shown: u64) -> Diagnostic {
    let (number, rest) = written.split_once('.').unwrap_or((written, ""));
    Diagnostic::warning(
        "date-as-list",
        place,
        format!("this line is shown as item {shown} of a numbered list, not as text that begins with a date"),
    )
    .help(format!(
        "write `{number}\\.{rest}`, and `\\` at the end of the line above if it is to stay a line of its own; if it is an \
         item of a list, write `{number}){rest}`"
    ))
}

pub fn number_not_kept(place: Place, written: u64, shown: u64) -> Diagnostic {
    Diagnostic::warning(
        "list-number",
        place,
        format!("the number written here is {written}, but the list shows {shown}"),
    )
    .help(format!("number the items in order; if this is no item of the list, write `{written}\\.`"))
}

pub fn item_not_below(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "list-indentation",
        place,
        "this item stands in, but is shown as one of the list it should be below",
    )
    .help(
        "put it as far in as the text of the item above, which is at least three spaces; else begin it where the \
               others begin",
    )
}

pub fn list_ended(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "list-indentation",
        place,
        "the numbered list ends here, as this line does not stand in far enough",
    )
    .help(
        "put it as far in as the text of the item above, which is at least three spaces; if it is not part of that \
               item, begin it where the list begins",
    )
}

pub fn list_in_sentence(place: Place) -> Diagnostic {
    Diagnostic::warning("list-in-sentence", place, "this line is shown as a list, as it begins with the mark of one").help(
        "if the sentence above goes on here, write a backslash `\\` before the mark; if it is a list, leave an empty line \
         before it",
    )
}

pub fn indented_code(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "indented-code",
        place,
        "this is shown as code, as it begins with a tab or at least four spaces after an empty line",
    )
    .help("take the blanks away; if it is code, write ``` on a line above and below it")
}

pub fn diagram_code(place: Place, lang: &str) -> Diagnostic {
    Diagnostic::warning("diagram-as-code", place, format!("what is written in `{lang}` is shown as code, not drawn"))
        .help(
            "draw it with another program, save it as SVG and write `![what it shows](file.svg)`, or write it as data of the \
             kind `process`; if readers are to see the code, write ```text",
        )
}

pub fn paragraph_as_heading(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "paragraph-as-heading",
        place,
        "this paragraph is shown as a heading, because of the line below it",
    )
    .help("leave an empty line before `---`; for a heading write `## ` before its words, and take the line away")
}

pub fn template_in_link(place: Place) -> Diagnostic {
    Diagnostic::error("link-not-read", place, "the address of this link belongs to another program, so it is no link")
        .help("write the address, or the path of the file it leads to: [text](reception.md)")
}

pub fn curly_title(place: Place) -> Diagnostic {
    Diagnostic::error("link-not-read", place, "the title of this link stands in curly quotes, so it is no link")
        .help("write straight quotes: [text](address \"title\"), or leave the title out")
}

pub fn image_in_data(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "shown-as-written",
        place,
        "an image cannot stand in data, so its address is shown as it stands",
    )
    .help("put it in the text of a chapter, or write a link: `[text](address)`")
}

pub fn footnote_in_data(place: Place) -> Diagnostic {
    Diagnostic::warning("shown-as-written", place, "a footnote cannot stand in data, so its mark is shown as it stands")
        .help("write the note in the text, or in a text of the chapter; if readers are to see the mark, write `\\[^`")
}

pub fn lines_in_data(place: Place) -> Diagnostic {
    Diagnostic::warning("lines-run-together", place, "paragraphs and lists in this text are shown as one line")
        .help(
            "where several texts may stand, write them as a list, one text an element; else write one paragraph, in which a \
             backslash `\\` at the end of a line begins a new one",
        )
}

/// What to do about signs in a text that is shown as it is written.
pub const NAME_HELP: &str = "this is shown as it is written: write the words alone, without tags, `*`, `_`, backticks, brackets and backslashes";

/// A title is shown as it is written; so are the names of units and publications.
pub fn marked_title(place: Place) -> Diagnostic {
    Diagnostic::warning("shown-as-written", place, "Markdown is not read here, so readers see its marks")
}
