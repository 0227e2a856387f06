//! What a text becomes in HTML.

use proptest::prelude::*;

use super::*;
use crate::base::FileId;
use crate::base::locale::Months;
use crate::parse::markdown;

/// A page on which all is known, but for what `dead` leads to.
struct Page;

impl Outside for Page {
    fn link(&self, to: LinkId) -> Option<Anchor<'_>> {
        match to.0 {
            0 => Some(Anchor { href: "/a?b&c", ..Anchor::default() }),
            1 => Some(Anchor { href: "x", hreflang: Some("da"), rel: Some("alternate") }),
            _ => None,
        }
    }

    fn link_text(&self, to: LinkId) -> Option<LinkText<'_>> {
        (to.0 < 2).then_some(LinkText { text: "A & B", lang: (to.0 == 1).then_some("da") })
    }

    fn image(&self, to: LinkId) -> Option<Picture<'_>> {
        (to.0 < 2).then_some(Picture { src: "/i.svg", size: (to.0 == 0).then_some((640, 480)) })
    }

    fn embed(&self, to: LinkId, caption: &str, out: &mut String) {
        out.push_str(&format!("<table><caption>{}: {caption}</caption></table>", to.0));
    }

    fn word(&self, word: Word) -> &str {
        match word {
            Word::Alert(_) => "Heads up",
            Word::Task { done: true } => "Done",
            Word::Task { done: false } => "Not done",
            Word::Footnotes => "Notes",
            Word::BackToText => "Back to the text from note {n}",
        }
    }
}

fn html(text: &str, deeper: u8) -> String {
    let mut out = String::new();
    document(&markdown::document(FileId(0), text, 0..text.len(), &Months::default()).value, &Page, deeper, &mut out);
    out
}

#[test]
fn a_text_becomes_html() {
    for (text, expected) in [
        (
            "a < b & *c* **d** `e>f` \"g\"",
            "<p>a &lt; b &amp; <em>c</em> <strong>d</strong> <code>e&gt;f</code> \"g\"</p>\n",
        ),
        ("a  \nb\nc", "<p>a<br>\nb c</p>\n"),
        ("## A *b*\n\n### C {#d}", "<h2 id=\"a-b\">A <em>b</em></h2>\n<h3 id=\"d\">C</h3>\n"),
        (
            "- a\n- b\n  1. c\n\n     d",
            "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li><p>c</p>\n<p>d</p></li>\n</ol></li>\n</ul>\n",
        ),
        ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        (
            "> [!TIP]\n> a",
            "<div class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Heads up</p>\n<p>a</p>\n</div>\n",
        ),
        ("```sh\na <b>\n```", "<pre><code class=\"language-sh\">a &lt;b&gt;\n</code></pre>\n"),
        (
            "```\nthe line that is far too long for a phone\n```",
            "<pre tabindex=\"0\"><code>the line that is far too long for a phone\n</code></pre>\n",
        ),
        ("---", "<hr>\n"),
        (
            "![A \"b\"](c.svg \"D <e>\")",
            "<figure><img src=\"/i.svg\" alt=\"A &quot;b&quot;\" width=\"640\" height=\"480\" loading=\"lazy\">\
             <figcaption>D &lt;e&gt;</figcaption></figure>\n",
        ),
        (
            "![](c.svg \"decorative\")",
            "<div class=\"decoration\"><img src=\"/i.svg\" alt=\"\" width=\"640\" height=\"480\" loading=\"lazy\"></div>\n",
        ),
        ("![A *b*](/data/c.yaml)", "<table><caption>0: A <em>b</em></caption></table>\n"),
        (
            "[a](b \"T\") [c](d) [e](f)",
            "<p><a href=\"/a?b&amp;c\" title=\"T\">a</a> <a href=\"x\" hreflang=\"da\" rel=\"alternate\">c</a> e</p>\n",
        ),
        (
            "[](/data/a.yaml#b) [](/data/a.yaml#c) [](/data/a.yaml#d)",
            "<p><a href=\"/a?b&amp;c\">A &amp; B</a> \
             <a href=\"x\" hreflang=\"da\" rel=\"alternate\"><span lang=\"da\" dir=\"ltr\">A &amp; B</span></a> </p>\n",
        ),
    ] {
        assert_eq!(html(text, 0), expected, "{text:?}");
    }
}

#[test]
fn footnotes_lead_there_and_back() {
    assert_eq!(
        html("a[^x] b[^x]\n\n[^x]: One\n\n    Two", 0),
        "<p>a<sup><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> \
         b<sup><a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n\
         <li id=\"fn-1\"><p>One</p>\n<p>Two \
         <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to the text from note 1\">↩︎<sup>1</sup></a> \
         <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to the text from note 1-2\">↩︎<sup>2</sup></a></p></li>\n\
         </ol>\n</section>\n"
    );
}

#[test]
fn headings_go_deeper_but_never_below_the_sixth_level() {
    assert_eq!(html("## A\n\n### B", 1), "<h3 id=\"a\">A</h3>\n<h4 id=\"b\">B</h4>\n");
    assert_eq!(html("###### A", 3), "<h6 id=\"a\">A</h6>\n");
}

#[test]
fn a_text_in_data_is_printed_without_a_paragraph() {
    let mut out = String::new();
    inline(&markdown::inline("2. *a* [b](c.md) <d>"), &Page, &mut out);
    assert_eq!(out, "2. <em>a</em> <a href=\"/a?b&amp;c\">b</a> &lt;d&gt;");
}

/// The first fault in how tags are paired, or in what stands in a paragraph.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let Some((tag, text)) = tag.split_once('>') else { return Some(format!("<{tag}")) };
        if text.contains('>') {
            return Some(text.to_owned());
        }
        let name = tag.split(' ').next().unwrap_or("");
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return Some(format!("</{name}>")),
            Some(_) => {}
            None if matches!(name, "br" | "hr" | "img") => {}
            None => {
                let running = ["em", "strong", "code", "a", "sup", "span"].contains(&name);
                let in_running = open.iter().any(|open| ["p", "h2", "em", "a", "code"].contains(open));
                if !running && in_running || name == "a" && open.contains(&"a") {
                    return Some(format!("<{name}> in {open:?}"));
                }
                open.push(name);
            }
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} left open"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_the_html_is_balanced(
        text in prop_oneof![
            "\\PC{0,80}",
            "(- |> |[0-9]\\. |    |\n|\\*|_|`|\\[|\\]|\\(|\\)|!|<!--|-->|<b>|## |\\{#x\\}|\\[\\^a\\]|:|\\||---|\\\\|æ|a|\
             \\]\\(b\\.yaml\\)|\\]\\(c\\)|!\\[|&lt;|\\[!NOTE\\]){0,40}",
        ],
    ) {
        let html = html(&text, 0);
        prop_assert_eq!(unbalanced(&html), None, "{}", html);
        let mut line = String::new();
        inline(&markdown::inline(&text), &Page, &mut line);
        prop_assert_eq!(unbalanced(&line), None, "{}", line);
    }
}
