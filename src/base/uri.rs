//! Web addresses in the two forms that they have: in ASCII, as standards ask for them, and as people read them.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What may stand in an address of letters but not in one of ASCII; what is not ASCII never may.
const UNFIT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// An absolute address in ASCII (RFC 3986): its host in Punycode, and what follows percent-encoded.
pub fn ascii(address: &str) -> String {
    if address.is_ascii() {
        return address.to_owned();
    }
    let Some((scheme, host, rest)) = parts(address) else { return part(address) };
    let host = idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_owned());
    format!("{scheme}{host}{}", part(rest))
}

/// What follows a host, in ASCII.
pub fn part(rest: &str) -> String {
    utf8_percent_encode(rest, UNFIT).to_string()
}

/// An address as people read it, with the letters that its ASCII form stands for.
pub fn readable(address: &str) -> String {
    let has_letters = address.contains("xn--") || address.contains('%');
    let (Some((scheme, host, rest)), true) = (parts(address), has_letters) else { return address.to_owned() };
    let (host, is_valid) = idna::domain_to_unicode(host);
    let rest = percent_decode_str(rest).decode_utf8().ok().filter(|rest| !rest.contains(char::is_whitespace));
    match (is_valid, rest) {
        (Ok(()), Some(rest)) => format!("{scheme}{host}{rest}"),
        _ => address.to_owned(),
    }
}

/// The scheme with its `://`, the name of the host, and what follows, a port first.
fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let begin = address.find("://")? + "://".len();
    let end = address[begin..].find([':', '/', '?', '#']).map_or(address.len(), |end| begin + end);
    Some((&address[..begin], &address[begin..end], &address[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_form_in_ascii_that_can_be_read_again() {
        for (written, expected) in [
            ("https://planer.example.org/a?b#c", "https://planer.example.org/a?b#c"),
            ("https://planer.mågevig.example", "https://planer.xn--mgevig-iua.example"),
            ("https://mågevig.example:8080/børn og unge", "https://xn--mgevig-iua.example:8080/b%C3%B8rn%20og%20unge"),
            ("https://sundby.example/Ældre", "https://sundby.example/%C3%86ldre"),
        ] {
            assert_eq!(ascii(written), expected);
        }
        for address in ["https://planer.mågevig.example/", "https://sundby.example/Ældre", "https://a.example/100%"] {
            assert_eq!(readable(&ascii(address)), address);
        }
        assert_eq!(readable("https://a.example/b%20c%ff"), "https://a.example/b%20c%ff");
    }
}
