//! A site's folder may come from somebody else, with the state that Tavle keeps in it: whatever lies there, `build` reads,
//! writes and removes nothing outside the output folder and the state, and what it cannot work with is named.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::command::run::{Said, command, tavle_in, watched};

/// A site beside a folder with files that are none of Tavle's business.
struct Supplied {
    folder: TempDir,
}

impl Supplied {
    fn new() -> Self {
        let supplied = Self { folder: TempDir::new().unwrap() };
        supplied.write("site/site.yaml", "name: Plans\nbase_url: https://plans.example.org\nlanguages: [en]\n");
        supplied.write("site/content/index.en.md", "---\ntitle: Home\n---\n\nText.\n");
        supplied.write("victim/a.txt", "precious");
        supplied.write("victim/b.txt", "precious");
        supplied
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn build(&self) -> Said {
        watched(&mut command(&self.path("site"), &["build", "--no-print", "--quiet", "--as-of", "2026-11-26"]))
    }

    /// Where the state of the output folder lies: anybody can know its name beforehand.
    fn home(&self) -> String {
        let other = Self::new();
        assert_eq!(other.build().code, 0);
        let home = fs::read_dir(other.path("site/.tavle/output")).unwrap().next().unwrap().unwrap().file_name();
        format!("site/.tavle/output/{}", home.to_str().unwrap())
    }

    /// Nothing has happened to what lies beside the site.
    fn is_safe(&self) -> bool {
        let mut found: Vec<_> = fs::read_dir(self.path("victim")).unwrap().map(|e| e.unwrap().path()).collect();
        found.sort();
        found == [self.path("victim/a.txt"), self.path("victim/b.txt")]
            && found.iter().all(|path| fs::read_to_string(path).unwrap() == "precious")
    }
}

/// A text with the line that says it is whole, as the state's files have.
fn sealed(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("{text}whole {}\n", &hash[..32])
}

#[test]
fn a_journal_that_leads_elsewhere_moves_nothing() {
    let home = Supplied::new().home();
    let absolute = Supplied::new();
    for place in ["../../victim", absolute.path("victim").to_str().unwrap()] {
        for stage in [".tavle-stage-0123456789ab", "../../victim", ".tavle-stage-0123456789ab/../../../victim"] {
            let site = Supplied::new();
            site.write("site/public/mine.txt", "mine");
            site.write(&format!("site/public/{stage}/new/0"), "planted");
            site.write(&format!("{home}/manifest.new"), &sealed("tavle manifest 1\n"));
            let steps = format!("remove 7 {place}/a.txt\nreplace 0 {place}/b.txt\n");
            site.write(&format!("{home}/journal"), &sealed(&format!("tavle journal 2\n{stage}\n{steps}")));
            assert_eq!(site.build().code, 0, "{place} {stage}");
            let planted = site.path("victim/new");
            if planted.exists() {
                fs::remove_dir_all(planted).unwrap();
            }
            assert!(site.is_safe() && absolute.is_safe(), "{place} {stage}");
        }
    }
}

#[test]
fn a_journal_without_its_stage_changes_nothing_in_the_output_folder() {
    let home = Supplied::new().home();
    let site = Supplied::new();
    site.write("site/public/mine.txt", "mine");
    site.write(&format!("{home}/manifest.new"), &sealed("tavle manifest 1\n"));
    let journal = "tavle journal 2\n.tavle-stage-0123456789ab\nremove 7 mine.txt\ntidy 0 mine\n";
    site.write(&format!("{home}/journal"), &sealed(journal));
    assert_eq!(site.build().code, 0);
    assert_eq!(fs::read_to_string(site.path("site/public/mine.txt")).unwrap(), "mine");
}

#[test]
fn a_manifest_that_lists_files_elsewhere_removes_nothing() {
    use std::time::UNIX_EPOCH;
    let home = Supplied::new().home();
    for absolute in [false, true] {
        let site = Supplied::new();
        let file = site.path("victim/a.txt");
        let date = fs::metadata(&file).unwrap().modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_nanos();
        let hash = blake3::hash(b"precious").to_hex();
        let place = if absolute { file.to_str().unwrap() } else { "../../victim/a.txt" };
        let line = format!("tavle manifest 1\nfile {} 8 {date} {place}\n", &hash[..32]);
        site.write(&format!("{home}/manifest"), &sealed(&line));
        assert_eq!(site.build().code, 0);
        assert!(site.is_safe(), "{place}");
    }
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    fn link(site: &Supplied, at: &str, to: &Path) {
        fs::create_dir_all(site.path(at).parent().unwrap()).unwrap();
        symlink(to, site.path(at)).unwrap();
    }

    #[test]
    fn no_link_in_the_state_is_followed() {
        let home = Supplied::new().home();
        let folders = ["site/.tavle", "site/.tavle/output", &home, "site/.tavle/search", "site/.tavle/print"];
        for folder in folders {
            let site = Supplied::new();
            link(&site, folder, &site.path("victim"));
            let said = site.build();
            // What is only kept to be quicker is made again.
            let is_needed = folders[..3].contains(&folder);
            assert_eq!(said.code, if is_needed { 3 } else { 0 }, "{folder}: {}", said.err);
            assert_eq!(said.err.contains("only in a folder that is really there"), is_needed, "{}", said.err);
            assert!(site.is_safe(), "{folder}");
        }
        for file in ["manifest", "manifest.new", "journal", "journal.new", "stamp", "stamp.new"] {
            let site = Supplied::new();
            link(&site, &format!("{home}/{file}"), &site.path("victim/a.txt"));
            let said = site.build();
            assert_eq!(said.code, 0, "{file}: {}", said.err);
            assert!(site.is_safe(), "{file}");
        }
    }

    #[test]
    fn no_link_in_the_output_folder_is_followed() {
        for (place, code) in [("public", 3), ("public/.tavle-lock", 3), ("public/.tavle-stage-0123456789ab", 0)] {
            let site = Supplied::new();
            let to = if place.ends_with("lock") { "victim/a.txt" } else { "victim" };
            link(&site, &format!("site/{place}"), &site.path(to));
            let said = site.build();
            assert_eq!(said.code, code, "{place}: {}", said.err);
            assert!(code == 0 || said.err.contains("does not write through links"), "{}", said.err);
            assert!(site.is_safe(), "{place}");
        }
        // Somebody may name a link, and means what it leads to.
        let site = Supplied::new();
        fs::create_dir(site.path("web")).unwrap();
        link(&site, "site/public", &site.path("web"));
        assert_eq!(tavle_in(&site.path("site"), &["build", "--no-print", "-q", "--output", "public"]).code, 0);
        assert!(site.path("web/index.html").exists() || site.path("web/en/index.html").exists());
    }

    #[test]
    fn nothing_in_the_state_is_waited_for_or_read_without_end() {
        let home = Supplied::new().home();
        for file in ["manifest", "manifest.new", "journal", "stamp"] {
            for device in [true, false] {
                let site = Supplied::new();
                let path = format!("{home}/{file}");
                if device {
                    link(&site, &path, Path::new("/dev/zero"));
                } else {
                    fs::create_dir_all(site.path(&home)).unwrap();
                    let made = std::process::Command::new("mkfifo").arg(site.path(&path)).status().unwrap();
                    assert!(made.success());
                }
                let said = site.build();
                assert_eq!(said.code, 0, "{file}: {}", said.err);
            }
        }
    }
}
