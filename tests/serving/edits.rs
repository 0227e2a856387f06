//! Edits such as people make, valid and broken, to a site's texts, data, theme and settings.

use std::fs;
use std::path::{Path, PathBuf};

/// Numbers that look random and are the same in every run (a linear congruential generator, Knuth's MMIX).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

/// A file as it was before an edit; nothing where there was none.
type Before = (PathBuf, Option<Vec<u8>>);

/// One edit after the other, of which the last ones can be taken back.
pub struct Edits {
    root: PathBuf,
    dice: Dice,
    last: Vec<Before>,
    count: usize,
}

impl Edits {
    pub fn new(root: &Path, dice: Dice) -> Self {
        Self { root: root.to_owned(), dice, last: Vec::new(), count: 0 }
    }

    /// Makes an edit, and gives its name and the paths that it touched; no paths where the system has lost count.
    /// A problem is mostly taken back by the next edit, as people do.
    pub fn next(&mut self, has_problems: bool) -> (String, Option<Vec<PathBuf>>) {
        self.count += 1;
        let (name, touched) = if has_problems && self.dice.roll(4) > 0 && !self.last.is_empty() {
            ("taken back".to_owned(), self.take_back())
        } else {
            // What was right is not taken back; what is faulty is, with all that came after it.
            if !has_problems {
                self.last.clear();
            }
            self.make()
        };
        let lost_count = self.dice.roll(10) == 0;
        (name, (!lost_count).then_some(touched))
    }

    fn take_back(&mut self) -> Vec<PathBuf> {
        let before = std::mem::take(&mut self.last);
        let mut touched = Vec::new();
        for (path, bytes) in before.into_iter().rev() {
            match bytes {
                Some(bytes) => {
                    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                    fs::write(&path, bytes).expect("written");
                }
                None => {
                    let _ = fs::remove_file(&path);
                }
            }
            touched.push(path);
        }
        touched
    }

    fn make(&mut self) -> (String, Vec<PathBuf>) {
        let n = self.count;
        let (texts, data) = (self.files("content", ".md"), self.files("data", ".yaml"));
        let (text, set) = (self.dice.one_of(&texts).clone(), self.dice.one_of(&data).clone());
        let publication = self.dice.one_of(&self.files("content", "publication.yaml")).clone();
        let theme = |name: &str| self.root.join("themes/default").join(name);
        match self.dice.roll(22) {
            0..=3 => self.append(&text, &format!("\nEt nyt afsnit, nummer {n}.\n")),
            4 => self.append(&text, &format!("\nSe [her](nowhere-{n}.md).\n")),
            5 => self.append(&text, "\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
            6 => self.replace(&text, "title: ", &format!("title: Ny {n} ")),
            7 => self.append(&set, &format!("\n# En bemærkning, nummer {n}.\n")),
            8 => self.replace(&set, "da: ", &format!("da: Nyt {n} ")),
            9 => self.replace(&set, "responsible: ", "responsible: nobody-"),
            10 => self.append(&set, "\t- {\n"),
            11 => self.replace(&set, "updated: ", "updated: 2026-10-0"),
            12 => self.rename(&text, &text.with_file_name(format!("kopi-{n}.da.md"))),
            13 => self.remove(&set),
            14 => self.remove(&text),
            15 => {
                let copy = set.with_file_name(format!("kopi-{n}.yaml"));
                let bytes = fs::read(&set).expect("read");
                self.write(&copy, &bytes)
            }
            16 => self.replace(&publication, "version: ", &format!("version: {n}.")),
            17 => {
                let folder = text.parent().expect("a folder");
                self.move_folder(folder, &folder.with_file_name(format!("mappe-{n}")))
            }
            18 => {
                let units = self.dice.one_of(&self.files("data", "units.yaml")).clone();
                let unit = format!("  - {{ id: aa-{n}, type: team, name: {{ da: Enhed {n}, en: Unit {n} }} }}");
                self.replace(&units, "\nunits:\n", &format!("\nunits:\n{unit}\n"))
            }
            19 => {
                let css = include_str!("../../themes/default/style.css");
                self.write(&theme("style.css"), format!("{css}\n/* {n} */\n").as_bytes())
            }
            20 => {
                let page = include_str!("../../themes/default/base.html");
                let page = match self.dice.roll(3) {
                    0 => page.replace("{% block title %}", "{% block title"),
                    _ => page.replace("<body", &format!("<body data-edit=\"{n}\"")),
                };
                self.write(&theme("base.html"), page.as_bytes())
            }
            _ => {
                let site = self.root.join("site.yaml");
                match self.dice.roll(3) {
                    0 => self.replace(&site, "name:", "nmae:"),
                    1 => self.replace(&site, "da: ", &format!("da: Ny {n} ")),
                    _ => self.append(&site, &format!("# {n}\n")),
                }
            }
        }
    }

    fn files(&self, folder: &str, ending: &str) -> Vec<PathBuf> {
        let entries = walkdir::WalkDir::new(self.root.join(folder)).sort_by_file_name();
        let files = entries.into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
        files.filter(|path| path.is_file() && path.to_string_lossy().ends_with(ending)).collect()
    }

    fn keep(&mut self, path: &Path) {
        self.last.push((path.to_owned(), fs::read(path).ok()));
    }

    fn write(&mut self, path: &Path, bytes: &[u8]) -> (String, Vec<PathBuf>) {
        self.keep(path);
        let folder = path.parent().expect("a folder");
        // A folder that is made with its file is reported as a folder.
        let touched = if folder.is_dir() { path } else { folder };
        fs::create_dir_all(folder).expect("a folder");
        fs::write(path, bytes).expect("written");
        (format!("{} written", path.display()), vec![touched.to_owned()])
    }

    fn append(&mut self, path: &Path, text: &str) -> (String, Vec<PathBuf>) {
        let mut bytes = fs::read(path).expect("read");
        bytes.extend_from_slice(text.as_bytes());
        self.write(path, &bytes)
    }

    /// Puts `new` in the place of one of the places where `old` stands; adds a line where it stands nowhere.
    fn replace(&mut self, path: &Path, old: &str, new: &str) -> (String, Vec<PathBuf>) {
        let text = fs::read_to_string(path).expect("read");
        let places: Vec<usize> = text.match_indices(old).map(|(at, _)| at).collect();
        if places.is_empty() {
            return self.append(path, "\n");
        }
        let at = *self.dice.one_of(&places);
        let text = format!("{}{new}{}", &text[..at], &text[at + old.len()..]);
        self.write(path, text.as_bytes())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> (String, Vec<PathBuf>) {
        self.keep(from);
        self.keep(to);
        fs::rename(from, to).expect("renamed");
        (format!("{} renamed", from.display()), vec![from.to_owned(), to.to_owned()])
    }

    /// Moves a folder; the system tells of the folder, not of what is in it.
    fn move_folder(&mut self, from: &Path, to: &Path) -> (String, Vec<PathBuf>) {
        for file in self.files("content", "") {
            if let Ok(name) = file.strip_prefix(from) {
                self.keep(&file);
                self.keep(&to.join(name));
            }
        }
        fs::rename(from, to).expect("moved");
        (format!("{} moved", from.display()), vec![from.to_owned(), to.to_owned()])
    }

    fn remove(&mut self, path: &Path) -> (String, Vec<PathBuf>) {
        self.keep(path);
        fs::remove_file(path).expect("removed");
        (format!("{} removed", path.display()), vec![path.to_owned()])
    }
}
