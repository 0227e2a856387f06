//! The words that people use for times in Danish and English.

use crate::when::{DurationUnit, Season, Third};

/// What a word can mean in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Third(Third),
    Month(i8),
    Season(Season),
    Week,
    Quarter,
    Half,
    /// "first", "anden".
    Ordinal(u16),
    /// "from".
    From,
    /// "by".
    By,
    /// A word that may stand anywhere, as "of".
    Filler,
}

const MONTHS: [(&str, i8); 23] = [
    ("januar", 1),
    ("january", 1),
    ("februar", 2),
    ("february", 2),
    ("marts", 3),
    ("march", 3),
    ("april", 4),
    ("maj", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("juli", 7),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("oktober", 10),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("des", 12),
    ("mrs", 3),
    ("mrt", 3),
    ("dez", 12),
];

const WORDS: [(Word, &[&str]); 20] = [
    (
        Word::Third(Third::Early),
        &["primo", "early", "tidlig", "tidligt", "begyndelsen", "starten", "start", "beginning", "først"],
    ),
    (Word::Third(Third::Mid), &["medio", "mid", "midt", "midten", "middle"]),
    (Word::Third(Third::Late), &["ultimo", "late", "sent", "slut", "slutningen", "end", "sidst"]),
    (Word::Season(Season::Spring), &["forår", "foråret", "spring"]),
    (Word::Season(Season::Summer), &["sommer", "sommeren", "summer"]),
    (Word::Season(Season::Autumn), &["efterår", "efteråret", "autumn", "fall"]),
    (Word::Season(Season::Winter), &["vinter", "vinteren", "winter"]),
    (Word::Week, &["uge", "ugerne", "u", "week", "weeks", "wk", "w"]),
    (Word::Quarter, &["kvartal", "kvt", "kv", "k", "quarter", "q"]),
    (Word::Half, &["halvår", "half", "h"]),
    (Word::Ordinal(1), &["første", "first"]),
    (Word::Ordinal(2), &["andet", "anden", "second"]),
    (Word::Ordinal(3), &["tredje", "third"]),
    (Word::Ordinal(4), &["fjerde", "fourth"]),
    (Word::From, &["fra", "efter", "from", "since", "after", "siden"]),
    (Word::By, &["senest", "inden", "by", "before", "until", "til", "latest", "udgangen"]),
    (Word::Filler, &["i", "in", "af", "of", "the", "den", "d", "på", "on", "at", "og", "and", "år", "year", "year's"]),
    (
        Word::Filler,
        &["st", "nd", "rd", "th", "med", "no", "nr", "s", "to", "a", "mandag", "tirsdag", "onsdag", "torsdag"],
    ),
    (Word::Filler, &["fredag", "lørdag", "søndag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]),
    (Word::Filler, &["sunday"]),
];

/// What a word in lower case means. A month is known by its first three letters or more.
pub fn word(text: &str) -> Option<Word> {
    let exact = WORDS.iter().find(|(_, spellings)| spellings.contains(&text)).map(|(word, _)| *word);
    exact.or_else(|| {
        let month = MONTHS.iter().find(|(name, _)| text.chars().count() >= 3 && name.starts_with(text));
        month.map(|(_, month)| Word::Month(*month))
    })
}

/// What a word in lower case counts.
pub fn unit(text: &str) -> Option<DurationUnit> {
    Some(match text {
        "år" | "året" | "year" | "years" | "y" => DurationUnit::Year,
        "måned" | "måneder" | "md" | "mdr" | "month" | "months" | "m" => DurationUnit::Month,
        "uge" | "uger" | "week" | "weeks" | "w" => DurationUnit::Week,
        "dag" | "dage" | "day" | "days" | "d" => DurationUnit::Day,
        _ => return None,
    })
}

/// A number in words, and "every other".
pub fn count(text: &str) -> Option<u16> {
    Some(match text {
        "en" | "et" | "én" | "ét" | "one" | "a" => 1,
        "to" | "two" | "andet" | "anden" | "other" | "second" => 2,
        "tre" | "three" | "tredje" | "third" => 3,
        "fire" | "four" | "fjerde" | "fourth" => 4,
        "fem" | "five" | "femte" | "fifth" => 5,
        "seks" | "six" | "sjette" | "sixth" => 6,
        "ti" | "ten" | "tiende" | "tenth" => 10,
        "tolv" | "twelve" => 12,
        _ => return None,
    })
}

/// Whole phrases without a date, and the word for them in `when:`.
pub const ROUTINES: [(&str, &[&str]); 6] = [
    (
        "ongoing",
        &[
            "løbende",
            "kontinuerligt",
            "hele tiden",
            "hele året",
            "continuous",
            "continuously",
            "on-going",
            "permanent",
            "always",
            "altid",
            "all year",
        ],
    ),
    (
        "as needed",
        &[
            "efter behov",
            "ved behov",
            "når der er behov",
            "if needed",
            "when needed",
            "as required",
            "when required",
            "ad hoc",
            "as-needed",
            "as necessary",
            "evt",
        ],
    ),
    (
        "weekly",
        &["ugentligt", "ugentlig", "hver uge", "every week", "en gang om ugen", "once a week", "1 gang om ugen"],
    ),
    ("monthly", &["månedligt", "månedlig", "hver måned", "every month", "en gang om måneden", "once a month"]),
    ("quarterly", &["kvartalsvis", "kvartalsvist", "hvert kvartal", "every quarter", "en gang i kvartalet"]),
    (
        "yearly",
        &[
            "årligt",
            "årlig",
            "hvert år",
            "every year",
            "annually",
            "annual",
            "en gang om året",
            "once a year",
            "1 gang årligt",
            "1 gang om året",
        ],
    ),
];
