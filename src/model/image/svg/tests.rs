//! What an SVG image may hold and what not, however it is written.

use super::*;

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:s="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml""#;

/// The message about a file, and the text at its place.
fn judge_file(text: &str) -> Option<(String, String)> {
    let mut problems = Vec::new();
    svg(FileId(0), text, &mut problems);
    let problem = problems.pop()?;
    let at = match problem.place.as_ref().map(|place| place.at.clone()) {
        Some(tavle_base::At::Bytes(range)) => text[range].to_owned(),
        _ => String::new(),
    };
    Some((problem.message.key().to_owned(), at))
}

/// The same for an image with this in it.
fn judge(inner: &str) -> Option<(String, String)> {
    judge_file(&format!("{HEAD}>{inner}</svg>"))
}

#[test]
fn what_would_take_the_reader_minutes_is_refused() {
    let attributes = |count: usize| judge(&format!("<g><rect {}/></g>", "width='a=b>c' ".repeat(count)));
    let key = |found: Option<(String, String)>| found.map(|(key, _)| key);
    assert_eq!(key(attributes(1000)).as_deref(), Some("broken-image.svg"), "the attributes are the same");
    assert_eq!(key(attributes(1001)).as_deref(), Some("broken-image.attributes"));
    let prefixes = |count: usize| judge(&(0..count).map(|n| format!("<g xmlns:p{n}='{SVG}'/>")).collect::<String>());
    // Three are of the image itself.
    assert_eq!(key(prefixes(47)), None);
    assert_eq!(key(prefixes(48)).as_deref(), Some("broken-image.prefixes"));
    assert_eq!(judge(&format!("<text>{}</text>", "a = b, ".repeat(2000))), None);
}

#[test]
fn a_script_is_found_however_it_is_written() {
    for (inner, at) in [
        ("<title>Plan on housing</title><rect onclick=\"x()\"/>", "onclick=\"x()\""),
        ("<rect\n onload = 'x()'/>", "onload = 'x()'"),
        ("<rect\tonload=\"x()\"/>", "onload=\"x()\""),
        ("<rect ONLOAD=\"x()\"/>", "ONLOAD=\"x()\""),
        ("<title>light on lamp</title><rect onclick=\"x()\"/>", "onclick=\"x()\""),
        ("<script>x()</script>", "<script"),
        ("<s:script>x()</s:script>", "<s:script"),
        ("<h:script>x()</h:script>", "<h:script"),
        ("<s:script href=\"data:text/javascript,x()\"/>", "<s:script"),
        ("<metadata><e:x xmlns:e=\"urn:e\"><s:script>x()</s:script></e:x></metadata>", "<s:script"),
        ("<g><SCRIPT>x()</SCRIPT></g>", "<SCRIPT"),
        ("<a href=\"java&#x73;cript:x()\"/>", "href=\"java&#x73;cript:x()\""),
        ("<a href=\"java&#115;cript:x()\"/>", "href=\"java&#115;cript:x()\""),
        ("<a href=\"java&#9;script:x()\"/>", "href=\"java&#9;script:x()\""),
        ("<a href=\"&#1F;javascript:x()\"/>".replace("&#1F;", " ").as_str(), "href=\" javascript:x()\""),
        ("<a xlink:href=\" java\nscript:x()\"/>", "xlink:href=\" java\nscript:x()\""),
        ("<a href=\"blob:x\"/>", "href=\"blob:x\""),
        ("<set attributeName=\"onmouseover\" to=\"x()\"/>", "attributeName=\"onmouseover\""),
        ("<a><set attributeName=\"href\" to=\"java&#115;cript:x()\"/></a>", "attributeName=\"href\""),
        ("<animate attributeName=\"xlink:href\" values=\"#a\"/>", "attributeName=\"xlink:href\""),
        ("<animate attributeName=\" href \" values=\"#a\"/>", "attributeName=\" href \""),
        ("<set attributeName=\"attributeName\" to=\"href\"/>", "attributeName=\"attributeName\""),
    ] {
        assert_eq!(judge(inner), Some(("script-in-image".to_owned(), at.to_owned())), "{inner}");
    }
}

#[test]
fn no_other_document_is_in_it() {
    for (inner, key, at) in [
        ("<foreignObject><h:div>x</h:div></foreignObject>", "script-in-image.html", "<foreignObject"),
        ("<foreignObject><svg/></foreignObject>", "script-in-image.html", "<foreignObject"),
        ("<h:iframe src=\"https://example.org/\"/>", "script-in-image.html", "<h:iframe"),
        ("<h:meta http-equiv=\"refresh\" content=\"0;url=https://example.org/\"/>", "script-in-image.html", "<h:meta"),
        ("<iframe/>", "script-in-image.html", "<iframe"),
        ("<m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"/>", "script-in-image.unknown", "<m:math"),
        ("<x xmlns=\"\"/>", "script-in-image.unknown", "<x"),
        ("<video/>", "script-in-image.unknown", "<video"),
        ("<style><h:b>x</h:b></style>", "script-in-image.html", "<h:b"),
        ("<a ping=\"https://example.org/\"/>", "script-in-image.unknown", "ping=\"https://example.org/\""),
        ("<?php x(); ?>", "script-in-image.unknown", "<?php x(); ?>"),
        (
            "<image href=\"data:image/svg+xml,%3Csvg/%3E\"/>",
            "script-in-image.document",
            "href=\"data:image/svg+xml,%3Csvg/%3E\"",
        ),
        ("<use href=\"data:image/png,x#a\"/>", "script-in-image.document", "href=\"data:image/png,x#a\""),
        ("<a href=\"data:text/html,x\"/>", "script-in-image.document", "href=\"data:text/html,x\""),
        (
            "<rect fill=\"url(data:image/svg+xml,x)\"/>",
            "script-in-image.document",
            "fill=\"url(data:image/svg+xml,x)\"",
        ),
    ] {
        assert_eq!(judge(inner), Some((key.to_owned(), at.to_owned())), "{inner}");
    }
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    for inner in [
        "<image href=\"https://example.org/a.png\"/>",
        "<image href=\"//example.org/a.png\"/>",
        "<image xlink:href=\"a.png\"/>",
        "<feImage href=\"https://example.org/a.png\"/>",
        "<use href=\"other.svg#a\"/>",
        "<use href=\"https://example.org/a.svg#a\"/>",
        "<g xml:base=\"https://example.org/\"/>",
        "<font-face-uri xlink:href=\"https://example.org/a.svg#a\"/>",
        "<e:x xmlns:e=\"urn:e\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:href=\"https://example.org/\"/>",
        "<?xml-stylesheet href=\"https://example.org/a.css\"?>",
        "<style>@import 'a.css';</style>",
        "<style>@im<g>x</g>port 'a.css';</style>",
        "<style><![CDATA[@font-face { src: url( 'https://example.org/a.woff2' ) }]]></style>",
        "<style>a { content: \"/*\" } b { fill: url(https://example.org/) } c { content: \"*/\" }</style>",
        "<rect style=\"fill: url(https://example.org/a.svg#b)\"/>",
        "<rect fill=\"url(a.svg#b)\"/>",
        "<animate attributeName=\"fill\" to=\"url(https://example.org/a.svg#b)\"/>",
        "<style>@\\69mport 'a.css';</style>",
        "<style>svg { background: u\\72 l(https://example.org/a.png) }</style>",
        "<style>svg { background: u\\72&#13;l(https://example.org/a.png) }</style>",
        "<style>svg { background: url(\\\"#a.png) }</style>",
        "<style>svg { background: u<!-- -->rl(https://example.org/a.png) }</style>",
        "<style>svg { background: image-set(\"https://example.org/a.png\" 1x) }</style>",
        "<style>svg { background: -webkit-image-set(\"a.png\" 1x) }</style>",
        "<style>svg { background: src(\"a.png\") }</style>",
    ] {
        let found = judge(inner).map(|(key, _)| key);
        assert_eq!(found.as_deref(), Some("image-from-elsewhere.in-svg"), "{inner}");
    }
}

#[test]
fn what_drawing_programs_write_is_fine() {
    for inner in [
        "<title>javascript: on = off</title><desc>&lt;script&gt;</desc>",
        "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" rdf:about=\"\"/></metadata>",
        "<use xlink:href=\"#a\"/><rect fill=\"url(#b)\" style=\"clip-path: url( '#c' )\"/>",
        "<rect filter=\"url(&quot;#b&quot;)\" aria-label=\"javascript: on\" data-src=\"https://example.org/\"/>",
        "<image href=\"data:image/png;base64,AAAA\"/><image xlink:href=\"data:image/jpeg;base64,\nAAAA\"/>",
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
        "<style>.a\\:b { font-family: 'Open Sans', serif; fill: rgb(0 0 0 / 50%) } @media print { .a { fill: none } }</style>",
        "<a href=\"https://example.org/\"><text>Se mere</text></a><a href=\"/da/\"/><a xlink:href=\"mailto:a@b.dk\"/>",
        "<animate attributeName=\"r\" values=\"1;2\" dur=\"1s\"/><set attributeName=\"visibility\" to=\"hidden\"/>",
        "<text font-feature-settings=\"'liga'\" xml:space=\"preserve\" codeLine=\"3\" fillRule=\"evenodd\">a</text>",
    ] {
        assert_eq!(judge(inner), None, "{inner}");
    }
}

/// The beginnings of files as drawing programs write them.
#[test]
fn files_of_drawing_programs_are_fine() {
    let inkscape = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" viewBox="0 0 40 30" version="1.1" id="svg5" inkscape:version="1.2" sodipodi:docname="a.svg"
  inkscape:export-filename="C:\a.png" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns="http://www.w3.org/2000/svg" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <sodipodi:namedview id="n" pagecolor="#fff" inkscape:document-units="mm"><inkscape:grid type="xygrid"/></sodipodi:namedview>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
  <defs><linearGradient id="a"/><radialGradient xlink:href="#a" id="b" gradientTransform="matrix(1,0,0,1,0,0)"/>
    <clipPath clipPathUnits="userSpaceOnUse" id="c"><path d="M 0,0 H 9"/></clipPath>
    <inkscape:path-effect effect="spiro" id="p"/></defs>
  <g inkscape:groupmode="layer" style="display:inline;fill:url(#b);-inkscape-font-specification:'Sans, Normal'"
    clip-path="url(#c)"><flowRoot xml:space="preserve"><flowRegion/><flowPara>x</flowPara></flowRoot></g></svg>"##;
    let illustrator = r##"<?xml version="1.0" encoding="iso-8859-1"?>
<!-- Generator: Adobe Illustrator 16.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg version="1.1" id="Lag_1" xmlns="&ns_svg;" xmlns:i="&ns_ai;" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
  viewBox="0 0 40 30" enable-background="new 0 0 40 30" xml:space="preserve" i:viewOrigin="0 30">
  <metadata><?xpacket begin='' id='W5M0'?><sfw xmlns="http://ns.adobe.com/SaveForWeb/1.0/"><slices/></sfw></metadata>
  <switch><foreignObject requiredExtensions="&ns_ai;" width="1" height="1"><i:pgfRef xlink:href="#pgf"/></foreignObject>
    <g i:extraneous="self"><path fill="#FFF" d="M0,0h9z" data-name="Bane 1"/></g></switch>
  <style type="text/css"><![CDATA[ .st0{fill:#FFFFFF;clip-path:url(#SVGID_2_);} ]]></style><i:pgf id="pgf">eJ</i:pgf></svg>"##;
    let office = r##"<svg width="40" height="30" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  overflow="hidden"><style>.MsftOfcThm_Accent1_Fill { fill:#4472C4; }</style><defs><clipPath id="clip0"><rect width="9"/></clipPath>
  <image width="9" height="9" xlink:href="data:image/png;base64,AAAA" preserveAspectRatio="none" id="img1"/></defs>
  <g clip-path="url(#clip0)" transform="translate(-1 -2)"><use width="100%" xlink:href="#img1"/>
  <text fill="#404040" font-family="Calibri,Calibri_MSFontService,sans-serif" font-weight="400">Plan</text></g></svg>"##;
    let visio = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:ev="http://www.w3.org/2001/xml-events" viewBox="0 0 40 30"
  xmlns:v="http://schemas.microsoft.com/visio/2003/SVGExtensions/" color-interpolation-filters="sRGB" class="st1">
  <v:documentProperties v:langID="1030" v:viewMarkup="false"/><g v:mID="0" v:index="1"><desc>x</desc></g></svg>"##;
    for text in [inkscape, illustrator, office, visio] {
        assert_eq!(judge_file(text), None, "{text}");
        assert_eq!(svg(FileId(0), text, &mut Vec::new()), Some((40, 30)));
    }
}

#[test]
fn what_comes_before_the_drawing_changes_nothing_in_it() {
    for prolog in [
        "<!DOCTYPE svg [<!ENTITY x \"<script>x()</script>\">]>",
        "<!DOCTYPE svg [<!ENTITY x \"&#60;script>x()&#60;/script>\">]>",
        "<!DOCTYPE svg [<!ENTITY x \"a>&#60;script>x()&#60;/script>\">]>",
        "<!DOCTYPE svg [<!ENTITY x \"\"><!ATTLIST svg onload CDATA \"x()\">]>",
        "<!DOCTYPE svg [<!ENTITY x \"\"><!ENTITY y SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE svg [<!ENTITY x \"\"><!ENTITY % y \"<!ATTLIST svg onload CDATA 'x()'>\">]>",
        "<!DOCTYPE svg SYSTEM \"https://example.org/a.dtd\" [<!ENTITY x \"\">]>",
        "<!-- <!DOCTYPE svg> --><!DOCTYPE svg [<!ENTITY x \"&#60;script>x()&#60;/script>\">]>",
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?><!DOCTYPE svg [<!ENTITY x \"\">]>",
    ] {
        let found = judge_file(&format!("{prolog}\n{HEAD}>&x;</svg>"));
        let key = found.as_ref().map(|(key, _)| key.as_str());
        assert!(matches!(key, Some("script-in-image" | "script-in-image.declaration")), "{prolog}: {found:?}");
    }
    let stylesheet = judge_file(&format!("<?xml-stylesheet href='a.css'?>{HEAD}/>"));
    assert_eq!(stylesheet.map(|(key, _)| key).as_deref(), Some("image-from-elsewhere.in-svg"));
}

#[test]
fn what_is_not_well_formed_is_reported_with_its_place() {
    let mut problems = Vec::new();
    svg(FileId(0), "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <text>æ &nbsp;</text>\n</svg>", &mut problems);
    let places: Vec<usize> = problems.iter().filter_map(|problem| problem.place.as_ref()).map(Place::start).collect();
    assert_eq!(problems.iter().map(|problem| problem.code()).collect::<Vec<_>>(), ["broken-image"]);
    assert!(places[0] > 41, "{places:?}");
}
