//! The parts of compounds: *bolig* and *placering* in *boligplacering*.
//!
//! A search looks at the beginnings of words, so the first part of a compound finds it anyway and only the others are
//! looked for here. Nothing knows a dictionary: a part is a word that the site itself uses alone, with the endings and
//! linking letters that its language has.

use std::collections::{HashMap, HashSet};

/// How a language joins words.
struct Habits {
    languages: &'static str,
    /// What may stand between two parts.
    links: &'static [&'static str],
    /// What a word may end in without being another, the longest first.
    endings: &'static [&'static str],
    /// Words of grammar, which join nothing and look like endings.
    never: &'static str,
}

const HABITS: [Habits; 3] = [
    Habits {
        languages: "da fo nb nn no",
        links: &["", "s", "e"],
        endings: &[
            "ernes", "erens", "erne", "eren", "enes", "ene", "ens", "ets", "ere", "ers", "er", "en", "et", "es", "e",
            "s",
        ],
        never: "alle allerede altid anden andet andre bare blev blive bliver blevet denne deres derfor dette disse \
                efter eller ellers enten enhver eneste flere fordi første gennem havde have haft hende hendes heller \
                hver hvert hvilke hvilken hvilket hvis hvor hvordan hvornår igen ikke imens inden indtil ingen intet \
                kunne lige mange meget mellem mens mere mindre måske måtte nogen noget nogle også omkring over sammen \
                samme selv siden sine skal skulle sådan uden under ville være været vores",
    },
    Habits {
        languages: "sv",
        links: &["", "s", "e"],
        endings: &["arnas", "arna", "orna", "erna", "ens", "ets", "ar", "or", "er", "en", "et", "a", "e", "s"],
        never: "alla annan annat andra bara blev blir blivit denna deras detta dessa efter eller ingen inget innan inte \
                kunde många mellan mycket någon något några också samma själv skall skulle sådan under utan vara varit \
                varje vilken vilket",
    },
    Habits {
        languages: "de nl",
        links: &["", "s", "es", "e", "n", "en", "er"],
        endings: &["en", "er", "es", "e", "n", "s"],
        never: "aber alle alles andere auch deren deze diese dieser dieses doch eine einem einen einer eines haben ihre \
                ihrer jede jeder kein keine mehr mein nicht nach niet oder over sein seine sind sich über unter voor \
                werden wird wurde zijn",
    },
];

/// The shortest word that is looked for in others, in letters.
const SHORTEST: usize = 4;

/// From how many letters on a word is looked for behind beginnings that are not known: shorter ones are found there by
/// chance.
const TELLING: usize = 5;

/// The longest word that is taken apart, in bytes. What is longer is no word of any language, and would take minutes.
const LONGEST: usize = 120;

/// The fewest letters before a part.
const HEAD: usize = 3;

/// The fewest letters that an ending leaves.
const STEM: usize = 3;

/// The words that a site uses, ready to be found in others.
pub struct Compounds {
    habits: Option<&'static Habits>,
    /// The stems of words that stand alone.
    stems: HashSet<String>,
}

impl Compounds {
    /// The compounds of a language, `tag`, in which the site uses `words`, in small letters.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>, tag: &str) -> Self {
        let language = tag.split('-').next().unwrap_or(tag);
        let habits = HABITS.iter().find(|one| one.languages.split(' ').any(|known| known == language));
        let stems = match habits {
            Some(habits) => {
                let is_part = |word: &&str| {
                    word.chars().count() >= SHORTEST
                        && word.chars().all(char::is_alphabetic)
                        && !habits.never.split(' ').any(|never| never == *word)
                };
                let long = words.filter(is_part);
                long.map(|word| stem(word, habits).to_owned()).collect()
            }
            None => HashSet::new(),
        };
        Self { habits, stems }
    }

    /// The parts of a word in small letters, but for its first, each as it stands in the word.
    pub fn parts<'w>(&self, word: &'w str) -> Vec<&'w str> {
        let mut found = Vec::new();
        if let Some(habits) = self.habits.filter(|_| word.len() <= LONGEST) {
            Taken { word, known: self, habits, ends: HashMap::new(), heads: HashMap::new() }
                .add(word.len(), &mut found);
        }
        found
    }

    /// Whether the site uses a word alone, in this form or another.
    fn knows(&self, word: &str, habits: &Habits) -> bool {
        self.stems.contains(stem(word, habits))
    }
}

/// A word that is taken apart. What is known of a piece of it is remembered by where that begins and ends, for the same
/// pieces are met on many ways through a long word.
struct Taken<'k, 'w> {
    word: &'w str,
    known: &'k Compounds,
    habits: &'k Habits,
    ends: HashMap<(usize, usize), Option<usize>>,
    heads: HashMap<usize, bool>,
}

impl<'w> Taken<'_, 'w> {
    /// Adds the parts of the word as far as `until`.
    fn add(&mut self, until: usize, found: &mut Vec<&'w str>) {
        let letters: Vec<usize> = self.word[..until].char_indices().map(|(at, _)| at).collect();
        let last = letters.len().saturating_sub(SHORTEST);
        for at in letters.iter().take(last + 1).skip(HEAD).copied() {
            let Some(end) = self.end(at, until) else { continue };
            let part = &self.word[at..end];
            if stem(part, self.habits).chars().count() < TELLING && !self.is_head(at) {
                continue;
            }
            if !found.contains(&part) {
                found.push(part);
            }
        }
    }

    /// Whether something known stands before a part: a word, or a compound that ends in one.
    fn is_head(&mut self, until: usize) -> bool {
        if let Some(known) = self.heads.get(&until) {
            return *known;
        }
        let head = &self.word[..until];
        let is_known = self.habits.links.iter().filter_map(|link| head.strip_suffix(link)).any(|head| {
            let mut inner = Vec::new();
            self.add(head.len(), &mut inner);
            !inner.is_empty() || (head.chars().count() >= HEAD && self.known.knows(head, self.habits))
        });
        self.heads.insert(until, is_known);
        is_known
    }

    /// Where a known word that begins at `from` ends: at `until`, or where other known words follow as far as there.
    fn end(&mut self, from: usize, until: usize) -> Option<usize> {
        if let Some(known) = self.ends.get(&(from, until)) {
            return *known;
        }
        let tail = &self.word[from..until];
        let end = if self.known.knows(tail, self.habits) {
            Some(until)
        } else {
            // The longest word that leaves something that is known as well.
            let ends: Vec<usize> = tail.char_indices().map(|(at, _)| from + at).skip(SHORTEST).collect();
            ends.into_iter().rev().find(|end| {
                let rest = &self.word[*end..until];
                self.known.stems.contains(&self.word[from..*end])
                    && self.habits.links.iter().any(|link| {
                        rest.strip_prefix(link)
                            .filter(|rest| rest.chars().count() >= SHORTEST)
                            .is_some_and(|_| self.end(end + link.len(), until).is_some())
                    })
            })
        };
        self.ends.insert((from, until), end);
        end
    }
}

/// A word without its ending.
fn stem<'w>(word: &'w str, habits: &Habits) -> &'w str {
    let ends = habits.endings.iter().filter_map(|ending| word.strip_suffix(ending));
    ends.into_iter().find(|stem| stem.chars().count() >= STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "bolig boliger plan handle kommune placeringen kursus sprog skole borgere møde arbejde gave en";

    #[test]
    fn the_parts_of_a_compound_are_words_that_the_site_uses() {
        let compounds = Compounds::new(WORDS.split(' '), "da");
        for (word, expected) in [
            ("pavillonbolig", &["bolig"][..]),
            ("pavillonboliger", &["boliger"]),
            ("boligplacering", &["placering"]),
            ("handleplanen", &["planen"]),
            ("kommuneplaner", &["planer"]),
            ("boligplaceringsplan", &["placering", "plan"]),
            ("sprogkursus", &["kursus"]),
            ("borgermødet", &["mødet"]),
            // Too short to be found behind a beginning that is not known.
            ("opgave", &[]),
            ("gardinplan", &[]),
            ("handleplan", &["plan"]),
            ("bolig", &[]),
            ("kommunen", &[]),
        ] {
            assert_eq!(compounds.parts(word), expected, "{word}");
        }
        assert!(Compounds::new(WORDS.split(' '), "en").parts("pavillonbolig").is_empty());
    }

    #[test]
    fn a_long_word_with_many_ways_through_it_is_taken_apart_as_well() {
        let words = ["aaaa", "aaaaa", "aaaaaa", "aaaaaaa"];
        let compounds = Compounds::new(words.into_iter(), "da");
        let word = format!("{}b", "a".repeat(120));
        assert_eq!(compounds.parts(&word), Vec::<&str>::new(), "each way would be tried again behind each other one");
        assert!(!compounds.parts(&"a".repeat(120)).is_empty());
    }
}
