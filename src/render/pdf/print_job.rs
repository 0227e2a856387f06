//! A document ready for the press: its data as JSON, and the files that it shows.

use std::collections::BTreeMap;

use bytes::Bytes;

/// What the press is given for one document.
#[derive(Debug)]
pub struct PrintJob {
    /// The template it is set with, as in `handbook.typ`.
    pub template: String,
    /// What identifies it among all documents: the address at which it is published.
    pub ident: String,
    /// The day that the file bears, as year, month and day: that of its content.
    pub day: (i32, u8, u8),
    /// What templates see as `/data.json`.
    pub data: Bytes,
    /// Images, codes and data files by the names under which templates see them, as in `/img/0.png`.
    pub files: BTreeMap<String, Bytes>,
}

impl PrintJob {
    /// A hash of all that the document is made from, the press with its templates and fonts among it. Where it is
    /// the same, so is every byte of the document.
    pub fn fingerprint(&self, typesetter: &[u8; 32]) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(typesetter);
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(self.template.as_bytes());
        part(self.ident.as_bytes());
        part(format!("{:?}", self.day).as_bytes());
        part(&self.data);
        for (name, bytes) in &self.files {
            part(name.as_bytes());
            part(bytes);
        }
        hasher.finalize().to_hex()[..40].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_difference_gives_another_fingerprint() {
        let job = |template: &str, data: &'static str, file: &'static str| PrintJob {
            template: template.to_owned(),
            ident: String::new(),
            day: (2026, 11, 22),
            data: Bytes::from_static(data.as_bytes()),
            files: BTreeMap::from([("/img/0.png".to_owned(), Bytes::from_static(file.as_bytes()))]),
        };
        let first = job("a.typ", "{}", "x");
        let fingerprint = first.fingerprint(&[0; 32]);
        assert_eq!(fingerprint, job("a.typ", "{}", "x").fingerprint(&[0; 32]));
        for other in [job("b.typ", "{}", "x"), job("a.typ", "{ }", "x"), job("a.typ", "{}", "y")] {
            assert_ne!(fingerprint, other.fingerprint(&[0; 32]));
        }
        assert_ne!(fingerprint, first.fingerprint(&[1; 32]));
    }
}
