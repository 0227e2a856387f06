//! The little of CBOR (RFC 8949) that an index is written in: numbers, texts, and lists that begin with their length.

/// What is at the beginning of a list of so many values.
pub fn list(length: usize, out: &mut Vec<u8>) {
    head(4, length as u64, out);
}

pub fn text(text: &str, out: &mut Vec<u8>) {
    head(3, text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

pub fn number(number: i64, out: &mut Vec<u8>) {
    match u64::try_from(number) {
        Ok(number) => head(0, number, out),
        Err(_) => head(1, number.unsigned_abs() - 1, out),
    }
}

/// A list of numbers.
pub fn numbers(all: &[i64], out: &mut Vec<u8>) {
    list(all.len(), out);
    all.iter().for_each(|one| number(*one, out));
}

/// What a value is, and a number in as few bytes as it takes.
fn head(kind: u8, number: u64, out: &mut Vec<u8>) {
    let kind = kind << 5;
    let bytes = number.to_be_bytes();
    match number {
        0..=23 => out.push(kind | bytes[7]),
        24..=0xff => out.extend_from_slice(&[kind | 24, bytes[7]]),
        0x100..=0xffff => {
            out.push(kind | 25);
            out.extend_from_slice(&bytes[6..]);
        }
        0x1_0000..=0xffff_ffff => {
            out.push(kind | 26);
            out.extend_from_slice(&bytes[4..]);
        }
        _ => {
            out.push(kind | 27);
            out.extend_from_slice(&bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_in_the_examples_of_the_standard() {
        for (value, expected) in [
            (0, &[0x00][..]),
            (23, &[0x17]),
            (24, &[0x18, 0x18]),
            (1000, &[0x19, 0x03, 0xe8]),
            (1_000_000, &[0x1a, 0x00, 0x0f, 0x42, 0x40]),
            (1_000_000_000_000, &[0x1b, 0x00, 0x00, 0x00, 0xe8, 0xd4, 0xa5, 0x10, 0x00]),
            (-1, &[0x20]),
            (-100, &[0x38, 0x63]),
            (-1000, &[0x39, 0x03, 0xe7]),
        ] {
            let mut out = Vec::new();
            number(value, &mut out);
            assert_eq!(out, expected, "{value}");
        }
    }
}
