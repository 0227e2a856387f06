//! A folder as it is: every file by its path, with `/`.

use std::collections::BTreeMap;
use std::path::Path;

/// The files of a folder by their paths.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Every file of a folder.
pub fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let read = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
        (path, std::fs::read(file.path()).expect("a file"))
    };
    files.map(read).collect()
}
