//! For search engines: which pages there are, in which languages.
//!
//! Format: sitemaps.org protocol 0.9, with `xhtml:link` for the same page in other languages.

use tavle_markup::escape;
use tavle_model::Site;
use tavle_pages::in_language;
use tavle_pages::is_translated;
use tavle_routes::{OutputKind, Routes};

/// `sitemap.xml`.
pub fn sitemap(site: &Site, routes: &Routes) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for output in &routes.outputs {
        let Some(lang) = output.what.language() else { continue };
        let Some(address) = routes.addresses.of(&output.what) else { continue };
        let is_unlisted = matches!(output.what, OutputKind::Search(_) | OutputKind::Withdrawn(..)) || site.shows_drafts;
        if is_unlisted || !is_translated(&output.what, lang, site) {
            continue;
        }
        out.push_str("<url><loc>");
        escape::text(&routes.addresses.absolute(address), &mut out);
        out.push_str("</loc>");
        for other in site.languages.all() {
            let Some(same) = in_language(&output.what, other) else { continue };
            let Some(address) = routes.addresses.of(&same).filter(|_| is_translated(&same, other, site)) else {
                continue;
            };
            out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
            escape::attribute(site.languages.tag(other), &mut out);
            out.push_str("\" href=\"");
            escape::attribute(&routes.addresses.absolute(address), &mut out);
            out.push_str("\"/>");
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// `robots.txt`: everything may be read, but for drafts.
pub fn robots(site: &Site, routes: &Routes) -> Vec<u8> {
    if site.shows_drafts {
        return b"User-agent: *\nDisallow: /\n".to_vec();
    }
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", routes.addresses.absolute("/sitemap.xml")).into_bytes()
}
