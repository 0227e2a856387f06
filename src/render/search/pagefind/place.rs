//! The words of an index, and where each of them stands.

use std::collections::HashMap;
use std::sync::Arc;

use pagefind_stem::Stemmer;

use super::cbor;
use super::stemmer::stemmer;
use super::word::{Kind, forms};
use crate::search::entry::{Entry, FIELDS};

/// How much a word in a text weighs. Its parts share this.
const WEIGHT: i64 = 24;

/// What a list of places begins with, without saying so. Nothing has this weight.
const UNSAID: i64 = 25;

/// All words of a site.
pub struct Words {
    stemmer: Option<Stemmer>,
    /// What is between two spaces somewhere, and the words that it is found by.
    known: HashMap<Box<str>, Arc<[WordForm]>>,
    numbers: HashMap<Box<str>, usize>,
    words: Vec<Word>,
}

/// A form of a word as the index has it.
struct WordForm {
    word: usize,
    marked: Option<Arc<str>>,
    kind: Kind,
}

/// A word, and the pages on which it stands.
#[derive(Default)]
pub struct Word {
    pub plain: Pages,
    /// The same of each way to write it with marks, in the order in which they are met.
    pub marked: Vec<(Arc<str>, Pages)>,
}

/// Where something stands, page by page, as the bytes of the index.
#[derive(Default)]
pub struct Pages {
    pub count: usize,
    pub bytes: Vec<u8>,
    /// How many numbers and pages that is.
    size: usize,
    last: usize,
    /// Whether it is still to be said where it stands in the fields of the last page.
    is_open: bool,
}

/// An occurrence on a page, in the order in which they are written: the word, how it is written, what it weighs or the
/// field in which it stands, and its place among the words of the text or field.
type Occurrence = (usize, Option<Arc<str>>, i64, i64);

impl Words {
    pub fn new(tag: &str) -> Self {
        Self { stemmer: stemmer(tag), known: HashMap::new(), numbers: HashMap::new(), words: Vec::new() }
    }

    /// Adds the words of an entry, which is the page of this number. Pages come in their order.
    pub fn add(&mut self, page: usize, entry: &Entry) {
        let mut text: Vec<Occurrence> = Vec::new();
        for (place, written) in entry.content.split(' ').enumerate() {
            let forms = self.known(written);
            let parts = forms.iter().filter(|form| form.kind != Kind::Whole).count() as i64;
            for WordForm { word, marked, kind } in forms.iter() {
                let weight = if *kind == Kind::Whole { WEIGHT } else { (WEIGHT / parts).max(1) };
                text.push((*word, marked.clone(), weight, place as i64));
            }
        }
        let mut named: Vec<Occurrence> = Vec::new();
        for (field, words) in FIELDS.iter().enumerate().filter_map(|(n, name)| Some((n, entry.meta.get(*name)?))) {
            for (place, written) in words.split_whitespace().enumerate() {
                for WordForm { word, marked, kind } in self.known(written).iter() {
                    if *kind != Kind::Tail {
                        named.push((*word, marked.clone(), field as i64, place as i64));
                    }
                }
            }
        }
        self.each(text, |pages, places| pages.text(page, places));
        self.each(named, |pages, places| pages.fields(page, places));
    }

    /// The words by which something is found, taken apart when it is met first.
    fn known(&mut self, written: &str) -> Arc<[WordForm]> {
        if let Some(known) = self.known.get(written) {
            return known.clone();
        }
        let known = forms(written, self.stemmer.as_ref()).into_iter().map(|form| {
            let word = *self.numbers.entry(form.word.into()).or_insert_with(|| {
                self.words.push(Word::default());
                self.words.len() - 1
            });
            WordForm { word, marked: form.marked.map(Arc::from), kind: form.kind }
        });
        let known: Arc<[WordForm]> = known.collect();
        self.known.insert(written.into(), known.clone());
        known
    }

    /// Gives the places of each word of a page, and of each way to write it, to its pages.
    fn each(&mut self, mut all: Vec<Occurrence>, mut write: impl FnMut(&mut Pages, &[Occurrence])) {
        all.sort_unstable();
        for places in all.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
            let (word, marked, ..) = &places[0];
            let word = &mut self.words[*word];
            let pages = match marked {
                None => &mut word.plain,
                Some(marked) => word.written(marked),
            };
            write(pages, places);
        }
    }

    /// The words in the order of their letters.
    pub fn sorted(self) -> Vec<(Box<str>, Word)> {
        let mut words: Vec<Option<Word>> = self.words.into_iter().map(Some).collect();
        let numbers = self.numbers.into_iter();
        let mut all: Vec<(Box<str>, Word)> =
            numbers.filter_map(|(text, number)| Some((text, words[number].take()?.closed()))).collect();
        // What follows a full stop in a field only is no word.
        all.retain(|(_, word)| word.size() > 0);
        all.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        all
    }
}

impl Word {
    /// How many numbers it takes, and one for each way to write it.
    pub fn size(&self) -> usize {
        self.plain.size + self.marked.iter().map(|(_, pages)| pages.size + 1).sum::<usize>()
    }

    /// Where it is written so.
    fn written(&mut self, marked: &Arc<str>) -> &mut Pages {
        let at = self.marked.iter().position(|(known, _)| known == marked).unwrap_or_else(|| {
            self.marked.push((marked.clone(), Pages::default()));
            self.marked.len() - 1
        });
        &mut self.marked[at].1
    }

    fn closed(mut self) -> Self {
        self.plain.close();
        self.marked.iter_mut().for_each(|(_, pages)| pages.close());
        self
    }
}

impl Pages {
    /// Adds the places in the text of a page.
    fn text(&mut self, page: usize, places: &[Occurrence]) {
        self.begin(page);
        let (mut numbers, mut current, mut last) = (Vec::with_capacity(places.len() + 1), UNSAID, 0);
        for (_, _, weight, place) in places {
            if *weight == current {
                numbers.push(place - last);
            } else {
                numbers.extend([-weight - 1, *place]);
                current = *weight;
            }
            last = *place;
        }
        self.numbers(&numbers);
    }

    /// Adds the places in the fields of a page, after those in its text.
    fn fields(&mut self, page: usize, places: &[Occurrence]) {
        if !(self.is_open && self.last == page) {
            self.begin(page);
            self.numbers(&[]);
        }
        let (mut numbers, mut current, mut last) = (Vec::with_capacity(places.len() + 1), None, 0);
        for (_, _, field, place) in places {
            if current != Some(*field) {
                numbers.push(-field - 1);
                (current, last) = (Some(*field), 0);
            }
            numbers.push(place - last);
            last = *place;
        }
        self.numbers(&numbers);
        self.is_open = false;
    }

    /// Begins a page, which is written as how many pages it is after the last.
    fn begin(&mut self, page: usize) {
        self.close();
        cbor::list(3, &mut self.bytes);
        cbor::number((page - self.last) as i64, &mut self.bytes);
        (self.count, self.size, self.last, self.is_open) = (self.count + 1, self.size + 1, page, true);
    }

    fn numbers(&mut self, numbers: &[i64]) {
        cbor::numbers(numbers, &mut self.bytes);
        self.size += numbers.len();
    }

    /// Says that it stands in no field of the last page.
    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.numbers(&[]);
        }
    }
}
