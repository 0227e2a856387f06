//! What a browser may do with a page: run the theme's own script, and fetch nothing from elsewhere.
//!
//! Said on every page, so that it holds wherever the site lies, and once more in `_headers`, for hosts that read that
//! file, with what can only be said there.

/// The Content-Security-Policy of a page. Search compiles its own code (WebAssembly).
///
/// A page may fetch from its own site, which search does, and so do `serve` to hear what is new and tools that read
/// `robots.txt` in the name of a page.
pub fn policy(searches: bool) -> String {
    let compile = if searches { " 'wasm-unsafe-eval'" } else { "" };
    format!(
        "default-src 'none'; script-src 'self'{compile}; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'"
    )
}

/// `_headers`, as static hosts read it. Where two policies are given both hold, so what only the search page may do is
/// allowed to all here and taken back on each page.
pub fn headers(root: &str, searches: bool) -> String {
    format!(
        "/*\n  Content-Security-Policy: {}; frame-ancestors 'none'\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         X-Content-Type-Options: nosniff\n{root}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
        policy(searches)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_written_into_a_page_is_run() {
        for searches in [false, true] {
            let policy = policy(searches);
            assert!(policy.starts_with("default-src 'none';"), "{policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
            assert_eq!(policy.contains("'wasm-unsafe-eval'"), searches, "{policy}");
        }
    }
}
