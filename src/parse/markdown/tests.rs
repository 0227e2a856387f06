//! What a Markdown text becomes, and what is reported about it.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use tavle_base::locale::Months;
use tavle_base::{Catalogue, Checked, FileId, place::At};

const FILE: FileId = FileId(0);

fn read(text: &str) -> Checked<MarkdownText> {
    document(FILE, text, 0..text.len(), &Months::new(["da", "en"]))
}

/// The tree on one line: `p"text"`, `ul-tight[("one")("two")]`.
fn sketch(document: &MarkdownText) -> String {
    let mut out = sketch_blocks(&document.blocks, document);
    for (number, note) in (1..).zip(&document.footnotes) {
        let _ = write!(out, " fn{number}×{}({})", note.references, sketch_blocks(&note.blocks, document));
    }
    out
}

fn sketch_blocks(blocks: &[Block], document: &MarkdownText) -> String {
    blocks.iter().map(|block| sketch_block(block, document)).collect::<Vec<_>>().join(" ")
}

fn sketch_block(block: &Block, document: &MarkdownText) -> String {
    let inlines = |content: &[Inline]| sketch_inlines(content, &document.links);
    match block {
        Block::Heading { heading, content } => {
            let fact = document.heading(*heading);
            format!("h{}#{}{}", fact.level, fact.id, inlines(content))
        }
        Block::Paragraph(content) => format!("p{}", inlines(content)),
        Block::List { start, tight, items } => {
            let start = start.map_or("ul".to_owned(), |start| format!("ol{start}"));
            let items: String = items.iter().map(|item| format!("({})", sketch_blocks(item, document))).collect();
            format!("{start}{}[{items}]", if *tight { "-tight" } else { "" })
        }
        Block::Quote(blocks) => format!("quote({})", sketch_blocks(blocks, document)),
        Block::Alert { kind, title, blocks } => {
            let title = if title.is_empty() { String::new() } else { format!("[{}]", inlines(title)) };
            format!("{}{title}({})", kind.word(), sketch_blocks(blocks, document))
        }
        Block::Code { lang, text } => format!("code:{lang}{text:?}"),
        Block::Rule => "rule".to_owned(),
        Block::Figure { to, alt } => {
            let link = document.link(*to);
            format!("figure<{}>{alt:?}{:?}", link.destination, link.title)
        }
        Block::Embed { to, caption } => format!("embed<{}>{}", document.link(*to).destination, inlines(caption)),
    }
}

fn sketch_inlines(content: &[Inline], links: &[Link]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => format!("{text:?}"),
            Inline::Code(code) => format!("`{code}`"),
            Inline::Emphasis(inner) => format!("em({})", sketch_inlines(inner, links)),
            Inline::Strong(inner) => format!("strong({})", sketch_inlines(inner, links)),
            Inline::Deleted(inner) => format!("del({})", sketch_inlines(inner, links)),
            Inline::Checkbox { done } => format!("box:{done}"),
            Inline::Link { to, content } => {
                format!("a<{}>({})", links[to.index()].destination, sketch_inlines(content, links))
            }
            Inline::Image { to, alt } => format!("img<{}>{alt:?}", links[to.index()].destination),
            Inline::Footnote { note, nth } => format!("^{}.{nth}", note.0 + 1),
            Inline::Break => "br".to_owned(),
        })
        .collect()
}

/// Each diagnostic as `code at the marked words`.
fn said(text: &str) -> Vec<String> {
    let said = read(text).diagnostics;
    said.iter()
        .map(|diagnostic| match diagnostic.place.as_ref().map(|place| &place.at) {
            Some(At::Bytes(range)) => format!("{} at {}", diagnostic.code(), &text[range.clone()]),
            _ => diagnostic.code().to_owned(),
        })
        .collect()
}

#[test]
fn markdown_becomes_a_tree() {
    for (text, expected) in [
        ("", ""),
        ("One\ntwo  \nthree\\\nfour", r#"p"One two"br"three"br"four""#),
        ("a\r\nb\r\n\r\nc", r#"p"a b" p"c""#),
        ("a *b **c*** `d` &amp; \\*", r#"p"a "em("b "strong("c"))" "`d`" & *""#),
        ("\"quotes\" -- and ... stay", r#"p"\"quotes\" -- and ... stay""#),
        ("5*6*7 og *2*3", r#"p"5*6*7 og "em("2")"3""#),
        ("~~a *b*~~ ~5 og ~6 ~c~", r#"pdel("a "em("b"))" ~5 og ~6 ~c~""#),
        ("- [ ] a\n- [x] *b*\n- [y] c", r#"ul-tight[(pbox:false"a")(pbox:trueem("b"))(p"[y] c")]"#),
        (
            "Se https://x.dk/a_b. Skriv til a@x.dk!",
            r#"p"Se "a<https://x.dk/a_b>("https://x.dk/a_b")". Skriv til "a<mailto:a@x.dk>("a@x.dk")"!""#,
        ),
        (
            "[www.x.dk](a.md) `https://x.dk` **www.x.dk**",
            r#"pa<a.md>("www.x.dk")" "`https://x.dk`" "strong(a<https://www.x.dk>("www.x.dk"))"#,
        ),
        ("## A b\n\n### C\n\n## A b", r#"h2#a-b"A b" h3#c"C" h2#a-b-2"A b""#),
        ("## A\n\n## B {#a}\n\n## A", r#"h2#a-2"A" h2#a"B" h2#a-3"A""#),
        ("## Boligen på *Ærø* [x](y.md)", r#"h2#boligen-paa-aeroe-x"Boligen på "em("Ærø")" "a<y.md>("x")"#),
        ("## ?!\n\n## Fn 1", r#"h2#section"?!" h2#section-fn-1"Fn 1""#),
        ("Set\n---", r#"h2#set"Set""#),
        ("- a\n- b\n  - c", r#"ul-tight[(p"a")(p"b" ul-tight[(p"c")])]"#),
        ("- a\n\n- b", r#"ul[(p"a")(p"b")]"#),
        ("3. a\n4.\n5. *b*", r#"ol3-tight[(p"a")()(pem("b"))]"#),
        ("> a\n>\n> b", r#"quote(p"a" p"b")"#),
        (">", ""),
        ("> [!WARNING]\n> a", r#"warning(p"a")"#),
        ("> [!NOTE] Min *titel*[^1]\n> a\n\n[^1]: b", r#"note["Min "em("titel")^1.1](p"a") fn1×1(p"b")"#),
        ("> [!Tip] Kun en titel", r#"tip["Kun en titel"]()"#),
        ("> [!note]\n> - a", r#"note(ul-tight[(p"a")])"#),
        ("```sh x\na\r\n<b>\n```", r#"code:sh"a\n<b>\n""#),
        ("a\n\n***\n\nb", r#"p"a" rule p"b""#),
        ("![The house](a/b.svg)", r#"figure<a/b.svg>"The house""""#),
        ("![The *house*](b.svg \"Seen from the road\")", r#"figure<b.svg>"The house""Seen from the road""#),
        ("![](b.svg \"decorative\")", r#"figure<b.svg>"""""#),
        ("See ![a](b.svg) there", r#"p"See "img<b.svg>"a"" there""#),
        ("- ![a](b.svg)", r#"ul-tight[(figure<b.svg>"a""")]"#),
        ("[![a](b.svg)](c.md)", r#"pa<c.md>(img<b.svg>"a")"#),
        ("![](/data/a.yaml)", "embed</data/a.yaml>"),
        ("![The *plan*](/data/a.yaml?view=raci#x)", r#"embed</data/a.yaml?view=raci#x>"The "em("plan")"#),
        ("![x][d]\n\n[d]: /data/a.yaml", r#"embed</data/a.yaml>"x""#),
        ("![x](/data/a.yaml)\n<!-- why -->", r#"embed</data/a.yaml>"x""#),
        ("[](/data/a.yaml#row)", "pa</data/a.yaml#row>()"),
        ("[a](b.md 'T'), [c], [d][]\n\n[c]: e.md\n[d]: <f g.md>", r#"pa<b.md>("a")", "a<e.md>("c")", "a<f g.md>("d")"#),
        ("<https://x.dk> <a@x.dk>", r#"pa<https://x.dk>("https://x.dk")" "a<mailto:a@x.dk>("a@x.dk")"#),
        ("<!-- gone -->\n\na<!-- gone -->b", r#"p"ab""#),
        ("<!-- one -->\n<!-- two\n\nlines --> \n", ""),
        ("- a <!-- x -->\n- b", r#"ul-tight[(p"a")(p"b")]"#),
        ("a [b] (c) \\[^d] \\](e)", r#"p"a [b] (c) [^d] ](e)""#),
    ] {
        let Checked { value, diagnostics } = read(text);
        assert_eq!(sketch(&value), expected, "{text:?}");
        assert_eq!(diagnostics, [], "{text:?}");
    }
}

#[test]
fn footnotes_are_numbered_as_a_reader_meets_them() {
    for (text, expected) in [
        ("a[^x]\n\n[^x]: X", r#"p"a"^1.1 fn1×1(p"X")"#),
        ("a[^y] b[^X] c[^Y]\n\n[^x]: X\n[^y]: Y", r#"p"a"^1.1" b"^2.1" c"^1.2 fn1×2(p"Y") fn2×1(p"X")"#),
        (
            "[^x]: X[^z]\n[^y]: Y\n[^z]: Z[^x]\n\na[^x] b[^y]",
            r#"p"a"^1.1" b"^2.1 fn1×2(p"X"^3.1) fn2×1(p"Y") fn3×1(p"Z"^1.2)"#,
        ),
        ("a[^x]\n\n[^x]: X\n\n    more\n\n    - and", r#"p"a"^1.1 fn1×1(p"X" p"more" ul-tight[(p"and")])"#),
        ("## A[^x]\n\n- *b[^x]*\n\n[^x]: X", r#"h2#a"A"^1.1 ul-tight[(pem("b"^1.2))] fn1×2(p"X")"#),
    ] {
        let Checked { value, diagnostics } = read(text);
        assert_eq!(sketch(&value), expected, "{text:?}");
        assert_eq!(diagnostics, [], "{text:?}");
    }
}

#[test]
fn each_problem_is_said_at_its_place() {
    for (text, expected) in [
        ("a\n\n| a | b |\n|---|---|\n| 1 | [x]() |\n\nb", &["table-in-text at | a | b |"] as &[&str]),
        ("> | a |\n> |---|", &["table-in-text at | a |"]),
        ("a\n\n<div class=\"x\">\nb\n</div>", &["html-in-text at <div class=\"x\">"]),
        ("a <b>c</b>", &["html-in-text at <b>", "html-in-text at </b>"]),
        ("Kære <navn>", &["html-in-text at <navn>"]),
        ("<!-- a -->\n<p>b", &["html-in-text at <p>b"]),
        ("<!-- a --> **b**", &["html-in-text at **b**"]),
        ("a\n\n<!-- b\n\nc", &["comment-not-closed at <!-- b"]),
        ("![](a.svg)", &["image-without-alt at ![](a.svg)"]),
        ("x ![ ](a.svg \"y\") z", &["image-without-alt at ![ ](a.svg \"y\")"]),
        ("![a](https://x.dk/a.png)", &["image-from-elsewhere at https://x.dk/a.png"]),
        ("![a](//x.dk/a.yaml)", &[]),
        ("[a](javascript:x)", &["bad-link-scheme at javascript:x"]),
        ("[a](<java&Tab;script:x>)", &["bad-link-scheme at [a](<java&Tab;script:x>)"]),
        ("<vbscript:x>", &["bad-link-scheme at vbscript:x"]),
        ("![data](data:image/png;base64,AA)", &["image-from-elsewhere at data:image/png;base64,AA"]),
        ("[a]()", &["link-without-destination at [a]()"]),
        (
            "[](a.md) [![](b.svg \"decorative\")](c.md)",
            &["link-without-text at [](a.md)", "link-without-text at [![](b.svg \"decorative\")](c.md)"],
        ),
        ("[](/data/a.yaml)", &["link-without-text at [](/data/a.yaml)"]),
        ("a [b](my file.pdf) c", &["link-not-read at ]("]),
        ("[a][b]", &["unknown-link-label at [a][b]"]),
        ("See ![a](/data/a.yaml).", &["embed-not-alone at ![a](/data/a.yaml)"]),
        ("![a](/data/a.yaml) b", &["embed-not-alone at ![a](/data/a.yaml)"]),
        (
            "![a](/data/a.yaml)\n![b](/data/b.yaml)",
            &["embed-not-alone at ![a](/data/a.yaml)", "embed-not-alone at ![b](/data/b.yaml)"],
        ),
        (
            "- ![a](/data/a.yaml)\n\n> ![b](/data/b.yaml)",
            &["embed-not-alone at ![a](/data/a.yaml)", "embed-not-alone at ![b](/data/b.yaml)"],
        ),
        ("## ![a](/data/a.yaml)", &["embed-not-alone at ![a](/data/a.yaml)"]),
        ("*![a](/data/a.yaml)*", &["embed-not-alone at ![a](/data/a.yaml)"]),
        ("# A\n\n## B\n\n#### C\n\n## D", &["title-in-text at # A", "heading-skipped at #### C"]),
        ("### A", &["heading-skipped at ### A"]),
        ("## A {#x}\n\n## B {#x}", &["duplicate-heading-id at #x"]),
        ("## A {#På}\n\n## B {#fn-1}", &["bad-heading-id at #På", "bad-heading-id at #fn-1"]),
        (
            "## A {.x}\n\n## B {y}\n\nC {#z .x}\n---",
            &["heading-attribute at ## A {.x}", "heading-attribute at ## B {y}", "heading-attribute at C {#z .x}"],
        ),
        ("## A {#x}\n\n## B {y\\}\n\nC\nD {#z}\n---", &["paragraph-as-heading at C\nD {#z}\n---"]),
        ("##\n\na", &["heading-without-text at ##"]),
        ("a[^x] and [^y]\n\n[^x]: X", &["undefined-footnote at [^y]"]),
        ("a\n\n[^x]: X", &["unused-footnote at [^x]: X"]),
        ("a[^x]\n\n[^x]: X\n[^X]: Y", &["duplicate-footnote at [^X]: Y"]),
        ("a[^x]\n\n[^x]:", &["empty-footnote at [^x]:"]),
        ("a[^x]\n\n[^x]: ## B", &["heading-in-footnote at ## B"]),
        ("> [!NTE]\n> a", &["unknown-alert at [!NTE]"]),
        ("| a |\n|---|\n| b[^x] |\n\n[^x]: X", &["table-in-text at | a |"]),
        ("[a](https://x.dk “b”)", &["link-not-read at ]("]),
        ("[a]({{ site.url }}/b)", &["link-not-read at ]("]),
        ("Æ ![](a.svg)\r\n\r\n<br>\r\n", &["image-without-alt at ![](a.svg)", "html-in-text at <br>"]),
    ] {
        assert_eq!(said(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_shown_otherwise_than_it_was_meant_is_said() {
    for (text, expected) in [
        // Dates and sentences that become lists.
        (
            "1. januar 2027 træder planen i kraft.\n\n24. december lukker rådhuset.",
            &["date-as-list at 1. januar", "date-as-list at 24. december"] as &[&str],
        ),
        ("Planen gælder fra\n1. januar 2027, og så", &["date-as-list at 1. januar"]),
        ("3. maj\n4. juni", &["date-as-list at 3. maj", "date-as-list at 4. juni"]),
        ("24\\. december\n\n1) januar\n2) februar", &[]),
        ("1. May be used\n2. Must be kept\n3. Marts", &[]),
        ("1. a\n2. b\n\n1. c", &["list-number at 1. c"]),
        ("1. a\n1. b\n1. c\n\nx\n\n4. d\n5. e", &[]),
        ("Fra 10\n- 20 stier", &["list-in-sentence at - 20 stier"]),
        ("Vi bygger stier, broer\n+ og tunneler.", &["list-in-sentence at + og tunneler."]),
        ("Vi vil:\n- bygge\n\nDet\n- at bygge\n- at tælle\n\nMål\n- Stier\n\nDet\n\n- at bygge", &[]),
        ("- Skoler\n  - mod nord\n- Fra 10\n  - 20 stier", &["list-in-sentence at - 20 stier"]),
        // Lists that are none, or end too soon.
        ("1. Et\n  - under\n2. To", &["list-indentation at - under"]),
        ("1. Et\n\n  mere\n2. To", &["list-indentation at mere"]),
        ("1. Et\n  1. under\n2. To", &["list-indentation at 1. under"]),
        ("1. Et\n  2. under\n3. To", &["list-indentation at 2. under"]),
        ("1. Et\n   - under\n\n   mere\n2. To\n\nSlut", &[]),
        ("Vi vil:\n\n•\tbygge\n•\ttælle", &["not-a-list at •\tbygge"]),
        ("\u{f0b7} bygge", &["not-a-list at \u{f0b7} bygge"]),
        ("– bygge\n– tælle", &["not-a-list at – tælle"]),
        ("Stier – og\n– på længere sigt – broer", &[]),
        ("– bygge\\\n– tælle", &[]),
        ("| a | b |\n| c | d |", &["not-a-table at | c | d |"]),
        ("a) et\nb) to", &["not-a-list at b) to"]),
        ("o\tet", &["not-a-list at o\tet"]),
        ("-\u{a0}punkt", &["not-a-list at -\u{a0}punkt"]),
        // Headings that are none, and those that were not meant.
        ("##\u{a0}Mål", &["not-a-heading at ##\u{a0}Mål"]),
        ("##Mål", &["not-a-heading at ##Mål"]),
        ("#klima er vigtigt\n\n\\##Mål", &[]),
        ("Et afsnit.\n---", &["paragraph-as-heading at Et afsnit.\n---"]),
        ("Et afsnit.\n\n---", &[]),
        ("\tEt afsnit.\n\n    Et til.", &["indented-code at Et afsnit."]),
        // Bold that is none.
        ("**Bemærk:**teksten", &["not-bold at **Bemærk:**"]),
        ("5*6*7 kr., ~5 til ~6", &[]),
        ("**Bemærk: **teksten", &["not-bold at **Bemærk: **"]),
        ("** Bemærk ** teksten", &["not-bold at ** Bemærk **"]),
        ("**Bemærk:** teksten, 100** kr. og 200**\n\n** i 2026 \\**a:\\**b", &[]),
        // The signs of other programs.
        ("a {{ site.title }} b", &["foreign-sign at {{ site.title }}"]),
        ("{% include x.html %}", &["foreign-sign at {% include x.html %}"]),
        ("`{{ x }}` og \\{{ x }}", &[]),
        ("Tekst\n{: .note }", &["foreign-sign at {: .note }"]),
        ("[a](b.md){.btn}", &["foreign-sign at {.btn}"]),
        ("{a} og {b: c}", &[]),
        ("!!! note\n    Tekst", &["foreign-sign at !!! note"]),
        (":::tip\nTekst\n:::", &["foreign-sign at :::tip"]),
        ("[TOC]", &["foreign-sign at [TOC]"]),
        ("Begreb\n: betydning", &["not-a-definition at : betydning"]),
        ("```mermaid\na-->b\n```\n\n```text\na-->b\n```", &["diagram-as-code at ```mermaid"]),
    ] {
        assert_eq!(said(text), expected, "{text:?}");
        assert!(read(text).diagnostics.iter().all(|d| Catalogue::of("en").help(&d.message).is_some()), "{text:?}");
    }
}

#[test]
fn what_readers_would_see_of_a_text_in_data_is_said() {
    let place = || tavle_base::Place::whole(FILE);
    for (text, expected) in [
        ("A<br>B", &["html-in-text"] as &[&str]),
        ("Owned<sup>1</sup>", &["html-in-text"]),
        ("a < b, x \\<br>", &[]),
        ("C\n\n- one\n- two", &["lines-run-together"]),
        ("1. one\n2. two", &["lines-run-together"]),
        ("den\n24. december\nog", &[]),
        ("C\\\nD", &[]),
        ("• a", &["lines-run-together"]),
        ("{{ x }}", &["foreign-sign"]),
        ("**a:**b", &["not-bold"]),
        ("![a](b.svg)", &["shown-as-written"]),
        ("a[^1] \\[^2]", &["shown-as-written"]),
        ("2. halvår, *evt.* – [a](b.md) ~~c~~ ##x", &[]),
    ] {
        let said: Vec<_> = shown_problems(text, place).iter().map(|d| d.code().to_owned()).collect();
        assert_eq!(said, expected, "{text:?}");
    }
    for (name, plain) in [("snake_case 5 * 3 & a\nb", true), ("*a*", false), ("a \\* b", false), ("&amp;", false)] {
        assert_eq!(name_problems(name, place).is_empty(), plain, "{name}");
    }
}

#[test]
fn a_place_counts_from_the_top_of_the_file() {
    let text = "---\ntitle: Å\n---\n\n## B {#b}\n\n[c](d.md) <br>\n";
    let body = text.find("\n\n").map_or(0, |end| end + 1);
    let Checked { value, diagnostics } = document(FILE, text, body..text.len(), &Months::default());
    assert_eq!(&text[value.links[0].span.clone()], "d.md");
    assert_eq!(&text[value.headings[0].span.clone()], "## B {#b}");
    let start = text.find("<br>").unwrap_or(0);
    assert_eq!(diagnostics[0].place, Some(tavle_base::Place::bytes(FILE, start..start + 4)));
}

#[test]
fn both_places_of_an_id_given_twice_are_shown() {
    let text = "## A {#x}\n\n## B {#x}";
    let said = read(text).diagnostics;
    assert_eq!(said[0].related[0].0.at, At::Bytes(6..8));
}

#[test]
fn what_is_nested_without_end_is_refused_and_costs_little() {
    let list = |levels: usize| (0..levels).map(|level| format!("{}- x\n", "  ".repeat(level))).collect::<String>();
    assert_eq!(read(&list(12)).diagnostics, []);
    assert_eq!(
        read(&list(13)).diagnostics.iter().map(|d| d.code().to_owned()).collect::<Vec<_>>(),
        ["nested-too-deep"]
    );
    for text in ["> ".repeat(20_000), "*a ".repeat(20_000) + &"a* ".repeat(20_000), "[".repeat(20_000)] {
        read(&text);
        inline(&text);
    }
}

#[test]
fn a_text_in_data_is_one_line_whatever_it_looks_like() {
    for (text, expected) in [
        ("", ""),
        ("  Boligen er klar ", r#""Boligen er klar""#),
        ("2. halvår", r#""2. halvår""#),
        ("2. halvår, *evt.*", r#""2. halvår, "em("evt.")"#),
        ("- x `y`", r#""- x "`y`"#),
        ("# _x_", r##""# "em("x")"##),
        ("> *x*", r#""> "em("x")"#),
        ("*x*", r#"em("x")"#),
        ("_x_ **y**", r#"em("x")" "strong("y")"#),
        ("    *x*", r#"em("x")"#),
        ("*a*\n- b\n\n- c", r#"em("a")" - b  - c""#),
        ("--- *a* ---", r#""--- "em("a")" ---""#),
        ("*a*\n===\n| b |\n|---|", r#"em("a")" === | b | |---|""#),
        ("[a]: b", r#""[a]: b""#),
        ("[^1] [x] ~~y~~ ~z", r#""[^1] [x] "del("y")" ~z""#),
        ("a\\\nb  \n- c\\\r\n# d", r##""a"br"b"br"- c"br"# d""##),
        ("a\\\\\nb \r\nc", r#""a\\ b   c""#),
        (
            "Se https://x.dk, eller *skriv* til a@x.dk",
            r#""Se "a<https://x.dk>("https://x.dk")", eller "em("skriv")" til "a<mailto:a@x.dk>("a@x.dk")"#,
        ),
        ("info@x.dk", r#"a<mailto:info@x.dk>("info@x.dk")"#),
        ("a <b>c</b> <!-- d -->", r#""a <b>c</b> <!-- d -->""#),
        ("a ![b](c.svg) d", r#""a ![b](c.svg) d""#),
        ("[a *b*](c.md) og <d@e.dk>", r#"a<c.md>("a "em("b"))" og "a<mailto:d@e.dk>("d@e.dk")"#),
        ("[](/data/a.yaml#b)", "a</data/a.yaml#b>()"),
        ("AT&T &amp; \\*", r#""AT&T & *""#),
        ("snake_case_name", r#""snake_case_name""#),
    ] {
        let inlines = inline(text);
        assert_eq!(sketch_inlines(&inlines.content, &inlines.links), expected, "{text:?}");
    }
    let text = "  ø [a](c.md)";
    assert_eq!(&text[inline(text).links[0].span.clone()], "c.md");
}

#[test]
fn links_in_data_are_judged_as_in_text() {
    let place = tavle_base::Place::whole(FILE);
    let said = |text: &str| {
        let links = inline(text).links;
        links.iter().flat_map(|link| link_problems(link, &place)).map(|d| d.code().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("[a](b.md)"), [""; 0]);
    assert_eq!(said("[a](javascript:x) [b]()"), ["bad-link-scheme", "link-without-destination"]);
}

#[test]
fn words_are_given_without_their_markup() {
    for (text, expected) in [("a *b **c*** `d`", "a b c d"), ("[a *b*](c.md) d", "a b d")] {
        assert_eq!(plain(&inline(text).content), expected);
    }
    let Block::Paragraph(content) = &read("a  \nb[^x] ![c](d.svg)\n\n[^x]: e").value.blocks[0] else { panic!() };
    assert_eq!(plain(content), "a b c");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read_and_every_place_lies_between_characters(
        text in prop_oneof![
            "\\PC{0,80}",
            "(- |> |[0-9]\\. |  |\n|\r\n|\\*|_|`|\\[|\\]|\\(|\\)|!|<!--|-->|<b>|#|\\{#x\\}|\\[\\^a\\]|:|\\||---|\\\\|\\*\\*|~~|\\{\\{|•|www\\.a\\.b|a@b\\.c|1\\. maj|æ|a|a\\.yaml|\u{1F600}|\t|&lt;|\\[!NOTE\\]){0,40}",
        ],
    ) {
        let Checked { value, diagnostics } = read(&text);
        for diagnostic in &diagnostics {
            let Some(At::Bytes(range)) = diagnostic.place.as_ref().map(|place| &place.at) else { panic!("no place") };
            prop_assert!(text.get(range.clone()).is_some(), "{} {range:?}", diagnostic.code());
        }
        for link in &value.links {
            prop_assert!(text.get(link.span.clone()).is_some());
        }
        for link in &inline(&text).links {
            prop_assert!(text.get(link.span.clone()).is_some(), "{:?}", link);
        }
        // A name has every problem of a text with markup in it, and one more of its own.
        let place = || tavle_base::Place::whole(FILE);
        prop_assert!(shown_problems(&text, place).len() <= name_problems(&text, place).len());
        let mut ids: Vec<_> = value.headings.iter().filter(|heading| !heading.given_id).map(|heading| &heading.id).collect();
        ids.sort();
        prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
