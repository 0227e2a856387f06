//! What a text becomes in HTML.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use tavle_base::FileId;
use tavle_base::locale::Months;
use tavle_markup::Href;
use tavle_markup::phrase::{Phrase, phrase};
use tavle_parse::markdown::{self, Inlines};

/// The text on a page whose links and images lead to `hrefs`, as far as there are any.
fn html(text: &str, hrefs: &[Href]) -> String {
    let document = markdown::document(FileId(0), text, 0..text.len(), &Months::default()).value;
    let page =
        Prose { document: &document, lang: None, hrefs: hrefs.to_vec(), exhibits: Vec::new(), images: Vec::new() };
    static STRINGS: LazyLock<Strings> =
        LazyLock::new(|| serde_yaml::from_str(include_str!("../../../../themes/default/strings/en.yaml")).unwrap());
    let mut out = String::new();
    super::text(&page, &STRINGS, &mut out);
    out
}

fn hrefs() -> [Href; 2] {
    let first = Href { address: Some("/a?b&c".to_owned()), title: Some("A & B".to_owned()) };
    [first, Href { address: None, title: Some("C".to_owned()) }]
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
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li><span class=\"box done\" role=\"img\" aria-label=\"Done\"></span> a</li>\n\
             <li><span class=\"box\" role=\"img\" aria-label=\"Not done\"></span> b</li>\n</ul>\n",
        ),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        (
            "> [!TIP]\n> a",
            "<div class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Tip</p>\n<p>a</p>\n</div>\n",
        ),
        ("```sh\na <b>\n```", "<pre><code class=\"language-sh\">a &lt;b&gt;\n</code></pre>\n"),
        (
            "```\nthe line that is far too long for a phone\n```",
            "<pre tabindex=\"0\"><code>the line that is far too long for a phone\n</code></pre>\n",
        ),
        ("---", "<hr>\n"),
        (
            "![A \"b\"](c.svg \"D <e>\")",
            "<figure><img src=\"/a?b&amp;c\" alt=\"A &quot;b&quot;\" loading=\"lazy\">\
             <figcaption>D &lt;e&gt;</figcaption></figure>\n",
        ),
        (
            "![](c.svg \"decorative\")",
            "<div class=\"decoration\"><img src=\"/a?b&amp;c\" alt=\"\" loading=\"lazy\"></div>\n",
        ),
        ("[a](b \"T\") [c](d) [e](f)", "<p><a href=\"/a?b&amp;c\" title=\"T\">a</a> c e</p>\n"),
        (
            "[](/data/a.yaml#b) [](/data/a.yaml#c) [](/data/a.yaml#d)",
            "<p><a href=\"/a?b&amp;c\">A &amp; B</a> C </p>\n",
        ),
    ] {
        assert_eq!(html(text, &hrefs()), expected, "{text:?}");
    }
}

#[test]
fn footnotes_lead_there_and_back() {
    assert_eq!(
        html("a[^x] b[^x]\n\n[^x]: One\n\n    Two", &[]),
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
fn a_text_in_data_is_printed_without_a_paragraph() {
    let Inlines { content, links } = &markdown::inline("2. *a* [b](c.md) <d>");
    let text = Phrase::Marked { content, links, hrefs: hrefs().to_vec(), lang: None };
    let mut out = String::new();
    phrase(&text, &mut out);
    assert_eq!(out, "2. <em>a</em> <a href=\"/a?b&amp;c\">b</a> &lt;d&gt;");
}

/// The first problem in how tags are paired, or in what stands in a paragraph.
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
            None if matches!(name, "br" | "hr" | "img" | "wbr") => {}
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
        let html = html(&text, &hrefs());
        prop_assert_eq!(unbalanced(&html), None, "{}", html);
        let mut line = String::new();
        let Inlines { content, links } = &markdown::inline(&text);
        phrase(&Phrase::Marked { content, links, hrefs: hrefs().to_vec(), lang: None }, &mut line);
        prop_assert_eq!(unbalanced(&line), None, "{}", line);
    }
}
