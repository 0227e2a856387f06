//! Names for addresses and anchors, made from titles.
//!
//! æ, ø and å become ae, oe and aa, by the table of [`super::letters`]; all else is spelled in ASCII as its readers would.
//! A slug is in lower case, has no sign but the hyphen, and is cut at a word.

use super::letters::Spelling;

/// The longest slug, in characters.
pub const LONGEST: usize = 60;

/// What the ids of a page's own layout begin with, as `page-main`: no heading has such an id.
pub const LAYOUT: &str = "page-";

/// The slug of a title. Empty if the title has no letter or digit.
pub fn slug(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        if let Some(letters) = Spelling::Address.letter(c) {
            out.push_str(letters);
            continue;
        }
        match c {
            '\'' | '’' | '\u{ad}' => {}
            _ if c.is_ascii() => hyphen(&mut out),
            _ => match deunicode::deunicode_char(c) {
                Some(ascii) if ascii.bytes().any(|b| b.is_ascii_alphanumeric()) => {
                    out.extend(ascii.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase() as char));
                }
                _ => hyphen(&mut out),
            },
        }
    }
    let whole = out.trim_matches('-');
    cut(whole, LONGEST).to_owned()
}

/// Whether Windows keeps a name for itself, as `con`, `nul` or `com1.txt`: no file or folder can have it there.
pub fn is_kept_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let is_one_of = |stem: &str, names: &[&str]| names.iter().any(|one| stem.eq_ignore_ascii_case(one));
    let is_numbered =
        matches!(stem.as_bytes(), [.., b'1'..=b'9']) && is_one_of(&stem[..stem.len() - 1], &["COM", "LPT"]);
    is_numbered || is_one_of(stem, &["CON", "PRN", "AUX", "NUL"])
}

/// One hyphen between words, none at the start.
fn hyphen(out: &mut String) {
    if !out.is_empty() && !out.ends_with('-') {
        out.push('-');
    }
}

/// At most `longest` bytes of a slug, cut at a hyphen where there is one.
pub fn cut(slug: &str, longest: usize) -> &str {
    if slug.len() <= longest {
        return slug;
    }
    match slug.as_bytes()[..=longest].iter().rposition(|byte| *byte == b'-') {
        Some(end) if end > 0 => &slug[..end],
        _ => &slug[..slug.floor_char_boundary(longest)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_addresses_as_danes_and_others_spell_them() {
        for (title, expected) in [
            ("Skematisk oversigt", "skematisk-oversigt"),
            ("Ældre og Sundhed på Ærø", "aeldre-og-sundhed-paa-aeroe"),
            ("Blå-grøn plan (2026)", "blaa-groen-plan-2026"),
            ("Straße des Übergangs", "strasse-des-ubergangs"),
            ("The Mayor’s Office", "the-mayors-office"),
            ("  – ! ", ""),
            ("Привет", "privet"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let cut = slug("Undervisning og indførelse i ret og pligt herunder på beskæftigelsesområdet");
        assert_eq!(cut, "undervisning-og-indfoerelse-i-ret-og-pligt-herunder-paa");
        assert_eq!(slug(&"a".repeat(200)).len(), LONGEST);
    }
}
