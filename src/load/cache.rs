//! The files of a site as they were read last, used when it is known which files have changed since.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::real::real_path;
use super::{Files, Sources, names, read, walk};
use tavle_base::Checked;

/// The files of one site as they were read last.
#[derive(Debug, Default)]
pub struct Cache(Option<Files>);

impl Cache {
    /// Reads the site in the folder `root` again. `changed` are the paths at which something happened since it was
    /// last read, beginning with `root`; without it, all may have changed.
    ///
    /// Only files that were there before and still are can be read one by one. Where one has come or gone, or a
    /// folder has changed, everything is read.
    pub fn sources(&mut self, root: &Path, changed: Option<&[PathBuf]>) -> Checked<Sources> {
        let again = self.0.as_mut().zip(changed).and_then(|(files, changed)| files.read_again(root, changed));
        if again.is_none() {
            let before = self.0.take();
            let mut files = match Files::read(root) {
                Ok(files) => files,
                Err(trouble) => return Checked { value: Sources::default(), diagnostics: vec![trouble.general()] },
            };
            if let Some(before) = before {
                files.share(before);
            }
            self.0 = Some(files);
        }
        self.0.as_ref().map(Files::sources).expect("the files have just been read")
    }
}

impl Files {
    /// Reads those files again that have changed. Nothing, if it takes more than that.
    fn read_again(&mut self, root: &Path, changed: &[PathBuf]) -> Option<()> {
        let root = real_path(root).ok().filter(|_| !self.has_links)?;
        let mut again = Vec::new();
        for path in changed {
            let below = path.strip_prefix(&root).ok()?;
            if below.iter().any(|name| names::is_left_behind(&name.to_string_lossy())) {
                continue;
            }
            let name = walk::below(&root, path);
            let known = self.found.binary_search_by(|found| (*found.path).cmp(name.as_str()));
            let was_folder = || {
                let inside = format!("{name}/");
                let next = self.found.partition_point(|found| *found.path < *inside);
                self.found.get(next).is_some_and(|found| found.path.starts_with(&inside))
            };
            match (known, path.symlink_metadata()) {
                // A link, and a file that is read by way of one, are known under another name than they have.
                (Ok(n), Ok(facts)) if facts.is_file() && self.found[n].disk.as_ref() == Some(path) => again.push(n),
                (Err(_), Err(error)) if error.kind() == ErrorKind::NotFound && !was_folder() => {}
                _ => return None,
            }
        }
        for n in again {
            self.read[n] = read::file(&self.found[n]);
        }
        Some(())
    }

    /// Takes over the contents that have not changed, so that they are known for the very same.
    fn share(&mut self, mut before: Self) {
        for (found, (content, _)) in self.found.iter().zip(&mut self.read) {
            let Ok(n) = before.found.binary_search_by(|one| one.path.cmp(&found.path)) else { continue };
            let known = &mut before.read[n].0;
            if known == content {
                std::mem::swap(content, known);
            }
        }
    }
}
