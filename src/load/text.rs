//! Bytes become text: UTF-8, with or without a byte-order mark. Other encodings are recognised and reported.

use std::ops::Range;

use tavle_base::message;

use memchr::memchr;

use super::trouble::Trouble;

/// The text in `bytes`, and what is wrong with its encoding.
///
/// Where that can be guessed, the text is what was meant, so that its other problems can be reported in the same run.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Option<Trouble>) {
    if let Some(text) = utf16(&bytes) {
        return (text, Some(Trouble::new(message!("not-utf-8.utf-16"))));
    }
    if memchr(0, &bytes).is_some() || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF") {
        return (String::new(), Some(Trouble::new(message!("not-utf-8.binary"))));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (without_mark(text), None),
        Err(error) => {
            let (text, first, byte, count) = windows_1252(error.as_bytes());
            (text.clone(), Some(foreign(&text, first, byte, count)))
        }
    }
}

/// The same of a table from a spreadsheet, whose encoding is nobody's choice: what can be guessed is no trouble.
pub(super) fn decode_table(bytes: Vec<u8>) -> (String, Option<Trouble>) {
    let (text, trouble) = decode(bytes);
    (text, trouble.filter(|trouble| trouble.message.key() == "not-utf-8.binary"))
}

fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// The diagnostic for a text in another encoding; `first` is the first sign that is not UTF-8.
fn foreign(text: &str, first: Range<usize>, byte: u8, count: usize) -> Trouble {
    let line = text[..first.start].matches('\n').count() + 1;
    let column = text[..first.start].chars().rev().take_while(|c| *c != '\n').count() + 1;
    let message =
        message!("not-utf-8", n = count, line, column, byte = format!("{byte:02X}"), character = &text[first.clone()],);
    Trouble { range: Some(first), message }
}

/// The text as UTF-8 where it is that, else as Windows-1252; then the place and the byte of the first sign that is
/// not UTF-8, and how many there are.
fn windows_1252(bytes: &[u8]) -> (String, Range<usize>, u8, usize) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut first = None;
    let mut count = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            let start = text.len();
            text.push(sign(byte));
            first.get_or_insert((start..text.len(), byte));
            count += 1;
        }
    }
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (range, byte) = first.unwrap_or((mark..mark, 0));
    (without_mark(text), range.start - mark..range.end - mark, byte, count)
}

/// The sign of a byte in Windows-1252, which is Latin-1 but for 32 signs (WHATWG Encoding, index windows-1252).
fn sign(byte: u8) -> char {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => SIGNS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The text if `bytes` are UTF-16: they begin with its mark, or every other one of the first is zero.
fn utf16(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| {
        head.len() >= 4 && head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 3 > head.len()
    };
    let little = match head {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ if zeros(1) && !zeros(0) => true,
        _ if zeros(0) && !zeros(1) => false,
        _ => return None,
    };
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    let text = char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some(without_mark(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_base::Catalogue;

    fn latin_1(text: &str) -> Vec<u8> {
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
    }

    #[test]
    fn utf_8_is_read_and_its_mark_removed() {
        for (bytes, expected) in [("a: Å\r\n", "a: Å\r\n"), ("\u{feff}a: b", "a: b"), ("", ""), ("–", "–")] {
            assert_eq!(decode(bytes.as_bytes().to_vec()), (expected.to_owned(), None));
        }
    }

    #[test]
    fn latin_1_is_read_as_it_was_meant_and_reported_with_its_place() {
        let (text, trouble) = decode(latin_1("title: A\nname: Blå–grøn".replace('–', "-").as_str()));
        assert_eq!(text, "title: A\nname: Blå-grøn");
        let Some(Trouble { message, range: Some(range) }) = trouble else { unreachable!("it has a place") };
        assert_eq!((message.code(), &text[range]), ("not-utf-8", "å"));
        let said = Catalogue::of("en").text(&message);
        assert!(
            said.contains("line 2, column 9") && said.contains("byte E5") && said.contains("2 characters"),
            "{said}"
        );
    }

    #[test]
    fn windows_quotes_and_single_slips_are_guessed() {
        assert_eq!(decode(b"\x93ja\x94 \x96 \xc3\xa5".to_vec()).0, "“ja” – å");
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_its_mark() {
        let text = "kind: matrix\ntitle: Åbning\n";
        for mark in ["\u{feff}", ""] {
            let marked = format!("{mark}{text}");
            let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                let (read, trouble) = decode(bytes);
                assert_eq!(read, text);
                assert!(trouble.is_some_and(|trouble| trouble.message.key() == "not-utf-8.utf-16"));
            }
        }
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        for bytes in [&b"PK\x03\x04rest"[..], b"%PDF-1.7", b"a\0\0\0\0b"] {
            let (text, trouble) = decode(bytes.to_vec());
            assert_eq!(
                (text.as_str(), trouble.map(|trouble| trouble.message)),
                ("", Some(message!("not-utf-8.binary")))
            );
        }
    }
}
