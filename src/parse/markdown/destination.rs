//! What a destination says by its form alone: whether it is data, and by which scheme it leads away.

/// The schemes by which a link may lead out of the site.
pub const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "sms"];

/// The part before `?` and `#`: which file is meant.
pub fn path(destination: &str) -> &str {
    destination.find(['?', '#']).map_or(destination, |end| &destination[..end])
}

/// Whether the destination is a data file, or a part of one.
pub fn is_data(destination: &str) -> bool {
    path(destination).ends_with(".yaml")
}

/// Whether the destination is one row or section of a data file.
pub fn is_row(destination: &str) -> bool {
    is_data(destination) && destination.split_once('#').is_some_and(|(_, fragment)| !fragment.is_empty())
}

/// The scheme in lower case, as in `https`; `None` for a path.
///
/// Blanks and control characters are passed over, as browsers do, so that none can hide a scheme.
pub fn scheme(destination: &str) -> Option<String> {
    let end = destination.find([':', '/', '?', '#']).filter(|&end| destination[end..].starts_with(':'))?;
    let scheme: String =
        destination[..end].chars().filter(|&c| c > ' ' && !c.is_control()).map(|c| c.to_ascii_lowercase()).collect();
    let named = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    named.then_some(scheme)
}

/// The scheme, if it is one by which no link may lead.
pub fn refused_scheme(destination: &str) -> Option<String> {
    scheme(destination).filter(|scheme| !SCHEMES.contains(&scheme.as_str()))
}

/// Whether an address to write to has lines elsewhere than in the text of the mail.
pub fn has_mail_headers(destination: &str) -> bool {
    let lower = destination.to_ascii_lowercase();
    let parts = lower.split(['?', '&']).filter(|part| !part.starts_with("body="));
    scheme(destination).as_deref() == Some("mailto")
        && parts.into_iter().any(|part| part.contains("%0a") || part.contains("%0d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_is_data_by_the_end_of_its_path() {
        for (destination, data, row) in [
            ("/data/a.yaml", true, false),
            ("/data/a.yaml?view=raci&unit=x", true, false),
            ("/data/a.yaml#row", true, true),
            ("/data/a.yaml?view=raci#row", true, true),
            ("/data/a.yaml#", true, false),
            ("a.md#x.yaml", false, false),
            ("a.svg?x.yaml", false, false),
        ] {
            assert_eq!((is_data(destination), is_row(destination)), (data, row), "{destination}");
        }
    }

    #[test]
    fn only_the_text_of_a_mail_has_lines() {
        for (destination, has) in [
            ("mailto:a@example.org", false),
            ("mailto:a@example.org?subject=x&body=a%0D%0Ab", false),
            ("mailto:a@example.org?body=a%0d%0ab&subject=x%0d%0aBcc:b@example.org", true),
            ("mailto:a@example.org%0aBcc:b@example.org", true),
            ("MailTo:a@example.org?subject=%0D", true),
            ("https://example.org/%0a", false),
        ] {
            assert_eq!(has_mail_headers(destination), has, "{destination}");
        }
    }

    #[test]
    fn no_disguise_hides_a_scheme() {
        for (destination, refused) in [
            ("https://example.org/a:b", None),
            ("mailto:a@example.org", None),
            ("tel:+4512345678", None),
            ("reception.md", None),
            ("a/b:c", None),
            ("#javascript:x", None),
            ("10:30", None),
            ("javascript:alert(1)", Some("javascript")),
            (" JaVa\tScript\n:alert(1)", Some("javascript")),
            ("\u{1}vbscript:x", Some("vbscript")),
            ("data:text/html,x", Some("data")),
            ("file:///C:/Users/x.docx", Some("file")),
            ("C:\\x.docx", Some("c")),
        ] {
            assert_eq!(refused_scheme(destination).as_deref(), refused, "{destination:?}");
        }
    }
}
