//! The files of an index, one by one and as one piece of bytes.

/// A file of the index, by its path in the folder of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The files of an index as one piece of bytes, to be kept.
pub fn packed(files: &[File]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = |one: &[u8]| {
        bytes.extend_from_slice(&(one.len() as u64).to_le_bytes());
        bytes.extend_from_slice(one);
    };
    for file in files {
        part(file.path.as_bytes());
        part(&file.bytes);
    }
    bytes
}

/// The files again; nothing where the bytes are no such piece.
pub fn unpacked(mut bytes: &[u8]) -> Option<Vec<File>> {
    fn part<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let (one, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        *bytes = rest;
        Some(one)
    }
    let mut files = Vec::new();
    while !bytes.is_empty() {
        let path = String::from_utf8(part(&mut bytes)?.to_vec()).ok()?;
        files.push(File { path, bytes: part(&mut bytes)?.to_vec() });
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again_and_what_is_cut_short_does_not() {
        let file = |path: &str, bytes: &[u8]| File { path: path.to_owned(), bytes: bytes.to_vec() };
        let files = vec![file("a", b""), file("index/b", &[0, 1, 255])];
        let packed = packed(&files);
        assert_eq!(unpacked(&packed), Some(files));
        assert_eq!(unpacked(&packed[..packed.len() - 1]), None);
        assert_eq!(unpacked(b""), Some(Vec::new()));
        assert_eq!(unpacked(&[255; 20]), None);
    }
}
