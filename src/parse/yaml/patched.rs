//! A tree from a text that may have slips: each is reported, patched in a copy of the text, and reading starts over.

use super::blanks::Replaced;
use super::node::DEEPEST;
use super::syntax::{self, Patch, Slip, slip};
use super::tree::{self, Broken, MOST_KEYS, MOST_VALUES, Tree};
use super::yaml_text::YamlText;
use tavle_base::{Diagnostic, message};

/// The most slips that are patched in one file. Each costs a reading of the whole file.
const MOST_PATCHES: usize = 20;

/// A tree, and what was reported and patched so that it could be read.
#[derive(Debug)]
pub(super) struct Patched {
    /// Broken off where a slip could not be patched.
    pub tree: Tree,
    pub patches: Vec<Patch>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the tree of a text.
pub(super) fn read(yaml: YamlText<'_>) -> Patched {
    let patched = Patched { tree: Tree::default(), patches: Vec::new(), diagnostics: Vec::new() };
    go_on(yaml, yaml.text.to_owned(), patched)
}

/// The same for a text whose blanks were replaced.
pub(super) fn read_replaced(yaml: YamlText<'_>, replaced: Replaced) -> Patched {
    let Replaced { text, patches, diagnostic } = replaced;
    go_on(yaml, text, Patched { tree: Tree::default(), patches, diagnostics: vec![diagnostic] })
}

fn go_on(yaml: YamlText<'_>, mut text: String, mut patched: Patched) -> Patched {
    let most = patched.patches.len() + MOST_PATCHES;
    while let Some(slip) = syntax::control(&text) {
        if patched.take(yaml, slip, &mut text, most).is_none() {
            return patched;
        }
    }
    loop {
        patched.tree = tree::read(yaml, &text);
        let Some(broken) = &patched.tree.broken else { return patched };
        let slip = explain(&text, broken);
        if patched.take(yaml, slip, &mut text, most).is_none() {
            return patched;
        }
    }
}

impl Patched {
    /// Tells a slip and patches it; `None` if that cannot be.
    fn take(&mut self, yaml: YamlText<'_>, slip: Slip, text: &mut String, most: usize) -> Option<()> {
        if !slip.patch.as_ref().is_some_and(|patch| patch.silent) {
            let problem = Diagnostic::error(yaml.place(slip.range), slip.message);
            // A text with two colons has one slip, which takes two patches.
            if !self
                .diagnostics
                .iter()
                .any(|reported| reported.place == problem.place && reported.code() == problem.code())
            {
                self.diagnostics.push(problem);
            }
        }
        let patch = slip.patch.filter(|_| self.patches.len() < most)?;
        let signs = char::from(patch.with).to_string().repeat(patch.range.len());
        text.replace_range(patch.range.clone(), &signs);
        self.patches.push(patch);
        Some(())
    }
}

/// Why reading broke off, in plain words.
fn explain(text: &str, broken: &Broken) -> Slip {
    match broken {
        Broken::Syntax { why, at, .. } if why.contains("recursion limit") => deep(*at),
        Broken::Syntax { at, why, open } => syntax::explain(text, *at, why, *open),
        Broken::Depth(at) => deep(*at),
        Broken::Size => slip(0..0, message!("yaml-size", n = MOST_VALUES), None),
        Broken::Keys(range) => slip(range.clone(), message!("yaml-size.keys", n = MOST_KEYS), None),
        Broken::Document(at) => slip(*at..*at + 3, message!("yaml-syntax.second-document"), None),
        Broken::Key(range) => slip(range.clone(), message!("yaml-syntax.key"), None),
    }
}

fn deep(at: usize) -> Slip {
    slip(at..at + 1, message!("yaml-depth", n = DEEPEST), None)
}
