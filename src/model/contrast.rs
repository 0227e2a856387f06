//! Whether the colours of a theme can be distinguished by those who see little: the contrast that WCAG 2.2 asks for, of
//! text (1.4.3) and of shapes that carry meaning (1.4.11).

use indexmap::IndexMap;

use tavle_base::{Diagnostic, FileId, KeyPath, Place, message};
use tavle_schema::Tokens;

/// What text needs.
const TEXT: f64 = 4.5;
/// What a shape needs.
const SHAPE: f64 = 3.0;

/// What is read or seen, on which grounds, and the contrast it needs.
const PAIRS: [(&[&str], &[&str], f64); 3] = [
    (&["ink", "muted", "accent", "late"], &["background", "surface", "band", "target"], TEXT),
    (&["accent-ink"], &["accent"], TEXT),
    (
        &[
            "status-not-started",
            "status-in-progress",
            "status-ongoing",
            "status-completed",
            "status-postponed",
            "status-cancelled",
        ],
        &["background", "target"],
        SHAPE,
    ),
];

type Scheme = IndexMap<Box<str>, Box<str>>;

/// What is wrong with the colours of both schemes. The site's own colour is blamed rather than the default theme's.
pub fn contrast(tokens: &Tokens, own: Option<FileId>) -> Vec<Diagnostic> {
    let schemes = [("light", &tokens.tokens.light), ("dark", &tokens.tokens.dark)];
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for (word, scheme) in schemes {
        let file = |name: &str| tokens.set_in.get(&(word.into(), name.into())).copied();
        let mut reported: Vec<&str> = Vec::new();
        let mut pairs: Vec<_> = pairs(scheme).filter(|pair| pair.contrast() < pair.least).collect();
        pairs.sort_by(|a, b| (a.contrast() / a.least).total_cmp(&(b.contrast() / b.least)));
        for pair in pairs {
            let is_of_ground = file(pair.seen) != own && file(pair.ground) == own;
            let blamed = if is_of_ground { pair.ground } else { pair.seen };
            if reported.contains(&blamed) {
                continue;
            }
            reported.push(blamed);
            let Some(file) = file(blamed) else { continue };
            let place = Place::value(file, KeyPath::top().key("tokens").key(word).key(blamed));
            // Rounded down, so that a contrast that is too low never looks like one that is enough.
            let contrast = format!("{:.1}", (pair.contrast() * 10.0).floor() / 10.0);
            let (seen, ground, least) = (pair.seen, pair.ground, pair.least.to_string());
            let message = match nearest(blamed, scheme) {
                Some(colour) => message!("low-contrast", seen, ground, contrast, least, colour = colour.to_string()),
                None => message!("low-contrast.no-shade", seen, ground, contrast, least, blamed),
            };
            diagnostics.push(Diagnostic::error(place, message));
        }
    }
    diagnostics
}

/// Two colours that meet.
struct Pair<'t> {
    seen: &'t str,
    ground: &'t str,
    colours: [Colour; 2],
    least: f64,
}

impl Pair<'_> {
    fn contrast(&self) -> f64 {
        ratio(self.colours[0], self.colours[1])
    }
}

/// All colours of a scheme that meet. One that is no colour has been reported before.
fn pairs(scheme: &Scheme) -> impl Iterator<Item = Pair<'static>> {
    let all = PAIRS.iter().flat_map(|(seen, grounds, least)| {
        seen.iter().flat_map(move |seen| grounds.iter().map(move |ground| (*seen, *ground, *least)))
    });
    all.filter_map(|(seen, ground, least)| {
        let colours = [colour(scheme.get(seen)?)?, colour(scheme.get(ground)?)?];
        Some(Pair { seen, ground, colours, least })
    })
}

/// Red, green and blue.
type Colour = [u8; 3];

/// A colour as it is written: `#abc` or `#aabbcc`.
fn colour(written: &str) -> Option<Colour> {
    let digits = written.strip_prefix('#')?;
    let digit = |n: usize| u8::from_str_radix(digits.get(n..=n)?, 16).ok();
    match digits.len() {
        3 => Some([digit(0)? * 17, digit(1)? * 17, digit(2)? * 17]),
        6 => Some([digit(0)? * 16 + digit(1)?, digit(2)? * 16 + digit(3)?, digit(4)? * 16 + digit(5)?]),
        _ => None,
    }
}

/// The contrast of two colours, 1 to 21, as WCAG 2.2 defines it.
fn ratio(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The colour nearest to that of `name` which has enough contrast to all that it meets: darkened or lightened as
/// little as possible, so that it keeps its hue.
fn nearest(name: &str, scheme: &Scheme) -> Option<String> {
    let own = colour(scheme.get(name)?)?;
    let met: Vec<(Colour, f64)> = pairs(scheme)
        .filter_map(|pair| match (pair.seen == name, pair.ground == name) {
            (true, false) => Some((pair.colours[1], pair.least)),
            (false, true) => Some((pair.colours[0], pair.least)),
            _ => None,
        })
        .collect();
    let mixed = |end: u8, step: u16| own.map(|part| towards(part, end, step));
    (1..=255)
        .flat_map(|step| [mixed(0, step), mixed(255, step)])
        .find(|shade| met.iter().all(|(other, least)| ratio(*shade, *other) >= *least))
        .map(|[red, green, blue]| format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// A part of a colour, so many 255ths of the way to `end`.
fn towards(part: u8, end: u8, step: u16) -> u8 {
    let (part, end, step) = (i32::from(part), i32::from(end), i32::from(step));
    u8::try_from(part + (end - part) * step / 255).expect("what lies between two parts of a colour is one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let cases =
            [("#000", "#ffffff", 21.0), ("#777777", "#fff", 4.48), ("#00566b", "#ffffff", 8.26), ("#abc", "#abc", 1.0)];
        for (a, b, expected) in cases {
            let ratio = ratio(colour(a).unwrap(), colour(b).unwrap());
            assert!((ratio - expected).abs() < 0.05, "{a} on {b}: {ratio}");
        }
    }

    #[test]
    fn the_nearest_colour_has_enough_contrast_and_one_step_less_has_not() {
        for (accent, background) in [("#7fb0c0", "#ffffff"), ("#404040", "#111817"), ("#ffcc00", "#fffff0")] {
            let scheme: Scheme =
                [("accent", accent), ("background", background)].map(|(n, c)| (n.into(), c.into())).into();
            let found = colour(&nearest("accent", &scheme).unwrap()).unwrap();
            let ground = colour(background).unwrap();
            let contrast = ratio(found, ground);
            assert!((TEXT..TEXT + 0.15).contains(&contrast), "{accent} on {background}: {found:?}, {contrast}");
        }
    }

    #[test]
    fn what_is_no_colour_is_passed_over() {
        for written in ["petrol", "#12345", "#ggg", "", "#æø"] {
            assert_eq!(colour(written), None, "{written}");
        }
    }
}
