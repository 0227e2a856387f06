//! Odd names and odd texts, and the words that can be distinguished from all others.

use unicode_normalization::UnicodeNormalization;

use super::dice::Dice;
use super::yaml::Yaml;

/// Where links in texts lead.
pub const ADDRESS: &str = "https://example.org/a?b=c&d=e";

/// A word that stands in one thing only, and that nothing else holds by chance: it is looked for in all bytes.
pub fn marker(n: usize) -> String {
    const LETTERS: &[u8; 16] = b"bcdfghjklmnprtvx";
    let letters = [12, 8, 4, 0].map(|shift| char::from(LETTERS[(n >> shift) & 15]));
    std::iter::once("zq".to_owned()).chain(letters.map(String::from)).collect()
}

/// A file's or folder's name; `own` makes it another than all others.
pub fn name(dice: &mut Dice<'_>, own: &str) -> String {
    let forms = [
        "plan-{}",
        "Plan {}",
        "plan_{}",
        "åben plan {}",
        "Ærø_Øst-{}",
        "BLA\u{30a} {}",
        "a\u{308}ldre {} e\u{301}n",
        "plan.v2.{}",
        "§ 5, stk {}",
        "(kopi) {}",
        "план {}",
        "خطة {}",
        "100% {}",
        "a+b={}",
        "l’été & {}",
        "nr #{}",
        "__{}__",
        "-{}-",
        "{} er et meget langt navn, som en arbejdsgruppe gav sin fil, da den var færdig med den",
    ];
    dice.pick(&forms).replace("{}", own)
}

/// A text in one language: as it is written, and as readers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub source: String,
    pub plain: String,
}

fn same(text: String) -> Phrase {
    Phrase { plain: text.clone(), source: text }
}

/// A text with a word of its own.
pub fn phrase(dice: &mut Dice<'_>, own: &str) -> Phrase {
    match dice.below(16) {
        0 => same(format!("Plan {own}")),
        1 => same(format!("Ældre, børn & øvrige {own}")),
        2 => Phrase { source: format!("*Fremhævet* {own} ord"), plain: format!("Fremhævet {own} ord") },
        3 => same(format!("“Citat” {own}: med kolon # og havelåge")),
        4 => same(format!("Vi {} {own}", "følger op på indsatsen hvert år, ".repeat(9).trim_end())),
        5 => same(format!("{own}{}", "abcdefghij".repeat(6))),
        6 => same(format!("=SUM(A1;A2) {own}")),
        7 => same(format!("Привет, {own} και άλλα")),
        8 => same(format!("Bla\u{30a} og gro\u{308}n {own}")),
        9 => same(format!("{own} – ‘apostrof’ og børn's 50 %")),
        10 => Phrase { source: format!("{own} [henvisning]({ADDRESS})"), plain: format!("{own} henvisning") },
        11 => same(format!("mindre end 5 < 7 & mere {own}")),
        12 => same(format!("{own} | to \\\\ tre").replace("\\\\", "/")),
        13 => same(format!("-{own} og så videre")),
        14 => same(format!("خطة {own} للجميع")),
        _ => same(own.to_owned()),
    }
}

/// A text in all languages of a site.
#[derive(Clone, Debug)]
pub struct Text {
    pub yaml: Yaml,
    /// What readers see in each language, in the site's order.
    pub shown: Vec<String>,
}

/// Puts a phrase into the languages of a site: in all, in one for all, or in some.
pub fn text(dice: &mut Dice<'_>, tags: &[&str], phrase: &Phrase) -> Text {
    let in_lang = |tag: &str| (format!("{} ({tag})", phrase.source), format!("{} ({tag})", phrase.plain));
    let entry = |tag: &str| (tag.to_owned(), Yaml::text(in_lang(tag).0));
    match dice.below(5) {
        0 => {
            Text { yaml: Yaml::map([("*", Yaml::text(&phrase.source))]), shown: vec![phrase.plain.clone(); tags.len()] }
        }
        1 => Text { yaml: Yaml::text(&phrase.source), shown: vec![phrase.plain.clone(); tags.len()] },
        2 => {
            // Only in the language that all others fall back to.
            let yaml = Yaml::Map(vec![entry(tags[0])]);
            Text { yaml, shown: vec![in_lang(tags[0]).1; tags.len()] }
        }
        _ => {
            let yaml = Yaml::Map(tags.iter().map(|tag| entry(tag)).collect());
            Text { yaml, shown: tags.iter().map(|tag| in_lang(tag).1).collect() }
        }
    }
}

/// Text as it is compared: composed, with white space folded, without what is not seen.
pub fn folded(text: &str) -> String {
    let seen = text.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{2066}'..='\u{2069}'));
    seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number as its digits, whatever a language writes them with and puts between them.
pub fn digits(number: &str) -> String {
    let zeros = ['0', '٠', '۰', '०', '০'];
    let digit = |c: char| {
        let zero =
            zeros.into_iter().find(|zero| (*zero..=char::from_u32(*zero as u32 + 9).unwrap_or(*zero)).contains(&c));
        zero.and_then(|zero| char::from_digit(c as u32 - zero as u32, 10))
    };
    number.chars().filter_map(digit).collect()
}
