//! Text in drawings: how wide it is, and where its lines break.
//!
//! SVG breaks no lines, so they are broken here, by the widths of the letters of Source Sans 3. Another font is wider
//! or narrower by a little, for which the drawings leave room.

/// How a text is set: its size in units of the drawing, and whether it is bold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    pub size: f64,
    pub is_bold: bool,
}

/// Titles of nodes and groups.
pub const TITLE: Face = Face { size: 18.0, is_bold: true };
/// What is said beside a title. Drawings are never shrunk so far that it is smaller than 14 pixels.
pub const SMALL: Face = Face { size: 16.0, is_bold: false };
/// The same, bold.
pub const STRONG: Face = Face { size: 16.0, is_bold: true };

impl Face {
    /// From one line to the next.
    pub fn leading(self) -> f64 {
        (self.size * 1.25).round()
    }

    /// From the top of a line to its baseline, so that capitals stand in its middle.
    pub fn baseline(self) -> f64 {
        self.leading() / 2.0 + self.size * 0.33
    }

    /// An estimate of a text's width.
    pub fn width(self, text: &str) -> f64 {
        let sum: u32 = text.chars().map(advance).sum();
        // Bold letters are wider by some four in a hundred, and a little is left to chance.
        let wider = if self.is_bold { 1.06 } else { 1.02 };
        f64::from(sum) / 1000.0 * self.size * wider
    }
}

/// The advance widths of the signs of ASCII from the space on, in thousandths of the size: Source Sans 3, regular.
const ADVANCES: [u16; 95] = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
    497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727,
    647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
    496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
    241, 303, 497,
];

fn advance(c: char) -> u32 {
    let code = c as u32;
    match c {
        ' '..='~' => u32::from(ADVANCES[(code - 0x20) as usize]),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{300}'..='\u{36f}' => 0,
        'æ' | 'œ' | '—' => 790,
        'Æ' | 'Œ' | '…' => 900,
        '‘' | '’' | '‚' | '·' | 'ı' => 249,
        '“' | '”' | '„' | '«' | '»' => 429,
        '–' => 480,
        // Writing systems whose signs fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => 1000,
        _ if c.is_uppercase() => 640,
        _ => 545,
    }
}

/// A text broken into lines that are at most so wide, and about equally long. The last line ends in "…" where there are
/// more than `most` lines.
pub fn wrap(text: &str, face: Face, width: f64, most: usize) -> Vec<String> {
    let mut lines = greedy(text, face, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            shorten(last, face, width);
        }
        return lines;
    }
    // As narrow as it can be without another line or a broken word.
    for tenths in 1..=4 {
        let narrower = width * (1.0 - f64::from(tenths) / 10.0);
        let is_whole = text.split_whitespace().all(|word| face.width(word) <= narrower);
        let balanced = if is_whole && lines.len() > 1 { greedy(text, face, narrower) } else { break };
        if balanced.len() > lines.len() {
            break;
        }
        lines = balanced;
    }
    lines
}

/// Lines that are each as full as can be.
fn greedy(text: &str, face: Face, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if face.width(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        while let Some((head, tail)) = split(rest, face, width) {
            lines.push(head);
            rest = tail;
        }
        line = rest.to_owned();
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word that is too wide for a line, in two: after a hyphen or slash of its own, else with a hyphen before a
/// consonant that a vowel follows. Nothing if it fits.
fn split(word: &str, face: Face, width: f64) -> Option<(String, &str)> {
    if face.width(word) <= width {
        return None;
    }
    let chars: Vec<(usize, char)> = word.char_indices().collect();
    let mut best: Option<(u8, usize)> = None;
    for n in 1..chars.len() {
        let (at, next) = chars[n];
        let before = chars[n - 1].1;
        let quality = match before {
            '-' | '/' | '–' | '\u{ad}' => 3,
            _ if n < 3 || chars.len() - n < 3 => 0,
            _ if !is_vowel(next) && chars.get(n + 1).is_some_and(|(_, second)| is_vowel(*second)) => 2,
            _ => 1,
        };
        let hyphen = if quality == 3 { "" } else { "-" };
        let fits = face.width(&word[..at]) + face.width(hyphen) <= width;
        if (fits || best.is_none()) && best.is_none_or(|(found, _)| quality >= found) {
            best = Some((quality, at));
        }
    }
    let (quality, at) = best?;
    let head = word[..at].trim_end_matches('\u{ad}');
    let hyphen = if quality == 3 && !word[..at].ends_with('\u{ad}') { "" } else { "-" };
    Some((format!("{head}{hyphen}"), &word[at..]))
}

fn is_vowel(c: char) -> bool {
    "aeiouyæøåäöüéáóíúè".contains(c)
}

/// Makes room for the sign that there is more: a word less, or of an only word as many letters as it takes.
fn shorten(line: &mut String, face: Face, width: f64) {
    while !line.is_empty() && face.width(line) + face.width("…") > width {
        match line.rfind(' ') {
            Some(space) => line.truncate(space),
            None => drop(line.pop()),
        }
    }
    let end = line.trim_end_matches([' ', ',', ';', ':', '-', '–']).len();
    line.truncate(end);
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_only_then_within_them() {
        for (text, width, most, lines) in [
            ("", 100.0, 9, &[][..]),
            ("Bolig", 100.0, 9, &["Bolig"]),
            ("The home is ready on the day", 170.0, 9, &["The home is", "ready on the day"]),
            ("Papirer og registrering", 100.0, 9, &["Papirer og", "registrering"]),
            ("  Papirer\nog  registrering ", 400.0, 9, &["Papirer og registrering"]),
            ("Job og praktik i kommunen", 60.0, 2, &["Job og", "prakti…"]),
            ("Job og praktik, i kommunen", 70.0, 2, &["Job og", "praktik…"]),
            ("Medborgerskabsenheden", 120.0, 9, &["Medborgerskab-", "senheden"]),
            ("børne-/ungdomsområdet", 100.0, 9, &["børne-/", "ungdomsom-", "rådet"]),
            ("bolig\u{ad}social", 50.0, 9, &["bolig-", "social"]),
            ("i", 1.0, 9, &["i"]),
        ] {
            assert_eq!(wrap(text, SMALL, width, most), lines, "{text:?} in {width}");
        }
    }

    #[test]
    fn every_line_fits_where_anything_fits() {
        for text in
            ["Socialcenter Integration, Jobcenter Integration", "mmmmmmmmmmmmmmmmmmmm", "難民の受け入れ難民の受け入れ"]
        {
            for width in [60.0, 90.0, 200.0] {
                for line in wrap(text, TITLE, width, 99) {
                    assert!(TITLE.width(&line) <= width, "{line:?} in {width}");
                }
            }
        }
    }

    #[test]
    fn bold_letters_are_wider() {
        assert!(STRONG.width("Modtageenheden") > SMALL.width("Modtageenheden"));
    }
}
