//! A document ready for the press: its data as JSON, and the files that it shows.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::qr;

/// From how many bytes of data on a document is large: Typst takes some 250 bytes of memory for each of them.
const LARGE: usize = 256 * 1024;

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
    /// Images and data files by the names under which templates see them, as in `/img/0.png`.
    pub files: BTreeMap<String, Bytes>,
    /// Addresses by the names under which templates see their QR codes. A code takes longer than all else that a job
    /// is made of, so it is drawn only once the document is printed.
    pub codes: BTreeMap<String, String>,
}

impl PrintJob {
    /// Whether it takes so much memory that no other such document is to be printed beside it.
    pub fn is_large(&self) -> bool {
        self.data.len() > LARGE
    }

    /// All that templates see, by name.
    pub fn given(&self) -> impl Iterator<Item = (&str, Bytes)> {
        let files = self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone()));
        let codes = self.codes.iter().map(|(name, address)| (name.as_str(), qr::png(address).into()));
        files.chain(codes).chain([("/data.json", self.data.clone())])
    }

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
        for (name, address) in &self.codes {
            part(name.as_bytes());
            part(address.as_bytes());
        }
        hasher.finalize().to_hex()[..40].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_difference_gives_another_fingerprint() {
        let job = |template: &str, data: &'static str, file: &'static str, address: &str| PrintJob {
            template: template.to_owned(),
            ident: String::new(),
            day: (2026, 11, 22),
            data: Bytes::from_static(data.as_bytes()),
            files: BTreeMap::from([("/img/0.png".to_owned(), Bytes::from_static(file.as_bytes()))]),
            codes: BTreeMap::from([("/qr/0.png".to_owned(), address.to_owned())]),
        };
        let first = job("a.typ", "{}", "x", "/");
        let fingerprint = first.fingerprint(&[0; 32]);
        assert_eq!(fingerprint, job("a.typ", "{}", "x", "/").fingerprint(&[0; 32]));
        for [template, data, file, address] in [
            ["b.typ", "{}", "x", "/"],
            ["a.typ", "{ }", "x", "/"],
            ["a.typ", "{}", "y", "/"],
            ["a.typ", "{}", "x", "/a"],
        ] {
            assert_ne!(fingerprint, job(template, data, file, address).fingerprint(&[0; 32]));
        }
        assert_ne!(fingerprint, first.fingerprint(&[1; 32]));
    }
}
