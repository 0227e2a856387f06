//! The parts of compounds: *bolig* and *placering* in *boligplacering*.
//!
//! A search looks at the beginnings of words, so the first part of a compound finds it anyway and only the others are
//! looked for here. Nothing knows a dictionary: a part is a word that the site itself uses alone, with the endings and
//! linking letters that its language has.

use std::collections::HashSet;

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
        if let Some(habits) = self.habits {
            self.add(word, habits, &mut found);
        }
        found
    }

    fn add<'w>(&self, word: &'w str, habits: &Habits, found: &mut Vec<&'w str>) {
        for (letters, (at, _)) in word.char_indices().enumerate().skip(HEAD) {
            let (head, tail) = word.split_at(at);
            let length = word.chars().count() - letters;
            if length < SHORTEST {
                return;
            }
            let Some(end) = self.end(tail, habits) else { continue };
            let part = &tail[..end];
            if stem(part, habits).chars().count() < TELLING && !self.is_head(head, habits) {
                continue;
            }
            if !found.contains(&part) {
                found.push(part);
            }
        }
    }

    /// Whether something known stands before a part: a word, or a compound that ends in one.
    fn is_head(&self, head: &str, habits: &Habits) -> bool {
        habits.links.iter().filter_map(|link| head.strip_suffix(link)).any(|head| {
            let mut inner = Vec::new();
            self.add(head, habits, &mut inner);
            !inner.is_empty() || (head.chars().count() >= HEAD && self.knows(head, habits))
        })
    }

    /// Where a known word at the beginning of `tail` ends: with it, or where other known words follow.
    fn end(&self, tail: &str, habits: &Habits) -> Option<usize> {
        if self.knows(tail, habits) {
            return Some(tail.len());
        }
        // The longest word that leaves something that is known as well.
        let ends: Vec<usize> = tail.char_indices().map(|(at, _)| at).skip(SHORTEST).collect();
        ends.into_iter().rev().find(|end| {
            let (part, rest) = tail.split_at(*end);
            self.stems.contains(part)
                && habits.links.iter().any(|link| {
                    rest.strip_prefix(link)
                        .is_some_and(|rest| rest.chars().count() >= SHORTEST && self.end(rest, habits).is_some())
                })
        })
    }

    /// Whether the site uses a word alone, in this form or another.
    fn knows(&self, word: &str, habits: &Habits) -> bool {
        self.stems.contains(stem(word, habits))
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
            ("bolig", &[]),
            ("kommunen", &[]),
        ] {
            assert_eq!(compounds.parts(word), expected, "{word}");
        }
        assert!(Compounds::new(WORDS.split(' '), "en").parts("pavillonbolig").is_empty());
    }
}
