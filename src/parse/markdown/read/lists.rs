//! Lists that were perhaps not meant to be any, or that end before they were meant to: dates, sentences that go on with
//! a dash on the next line, and items that do not stand in far enough.

use std::ops::Range;

use super::super::tree::Block;
use super::super::warnings;
use super::{Container, Ended, Kind, Listing, Reader};

impl Reader<'_> {
    /// A list begins.
    pub(super) fn listing(&mut self, range: &Range<usize>) -> Listing {
        let start = self.first_sign(range.start);
        self.judge_indentation(start, 1);
        Listing { start, marks: Vec::new(), cut: self.cuts_a_sentence(start) }
    }

    /// An item begins. Only those of numbered lists are looked at when the list ends.
    pub(super) fn listed(&mut self, range: &Range<usize>) {
        let mark = self.first_sign(range.start);
        if let Some(Container { kind: Kind::List { start: Some(_), listing, .. }, .. }) = self.containers.last_mut() {
            listing.marks.push(mark);
        }
    }

    /// A list ends that has so many items and this first number.
    pub(super) fn judge_list(&mut self, listing: &Listing, number: Option<u64>, items: usize) {
        self.ended = Ended { column: self.column(listing.start), numbered: number.is_some() };
        let is_date = number.is_some_and(|number| self.judge_numbers(listing, number));
        if listing.cut && items == 1 && !is_date {
            self.say(warnings::list_in_sentence, self.first_line(listing.start..self.body.len()));
        }
    }

    /// Says where a block that stands at `start` was meant to belong to the item above it, but ends the numbered list:
    /// it stands in, by at least `least`, but not far enough.
    pub(super) fn judge_indentation(&mut self, start: usize, least: usize) {
        let blocks = self.containers.last().map_or(&self.blocks, |container| &container.blocks);
        let follows = self.ended.numbered && matches!(blocks.last(), Some(Block::List { .. }));
        if follows && self.column(start) >= self.ended.column + least {
            self.say(warnings::list_ended, self.first_line(start..self.body.len()));
        }
    }

    /// Says what is wrong with the numbers of a list, and whether they are days of a month.
    fn judge_numbers(&mut self, listing: &Listing, first: u64) -> bool {
        let marks: Vec<Mark<'_>> = listing.marks.iter().filter_map(|&at| Mark::read(self.body, at)).collect();
        let shown = |n: usize| first + n as u64;
        let is_same = marks.iter().all(|mark| mark.number == first);
        let in_order = |n: usize, mark: &Mark<'_>| is_same || mark.number == shown(n);
        let is_month = |mark: &Mark<'_>| mark.dot && self.months.has(mark.word);
        let all_months = marks.iter().all(is_month);
        let mut problems = Vec::new();
        let mut is_date = false;
        for (n, mark) in marks.iter().enumerate() {
            let is_day = is_month(mark) && (1..=31).contains(&mark.number);
            let range = mark.start..mark.end;
            if is_day && (all_months || mark.before_year || !in_order(n, mark)) {
                is_date = true;
                problems.push(warnings::date_as_item(self.place(range), &self.body[mark.start..mark.end], shown(n)));
            } else if self.column(mark.start) >= self.column(listing.start) + 2 {
                problems.push(warnings::item_not_below(self.place(range)));
                break;
            } else if !in_order(n, mark) {
                problems.push(warnings::number_not_kept(self.place(range), mark.number, shown(n)));
                break;
            }
        }
        self.diagnostics.extend(problems);
        is_date
    }

    /// Whether a list that begins at `start` follows a line, without an empty one between, that does not look finished:
    /// it ends in a letter, digit or comma, and the item begins with a digit or a small letter.
    fn cuts_a_sentence(&self, start: usize) -> bool {
        let blocks = self.containers.last().map_or(&self.blocks, |container| &container.blocks);
        if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
            return false;
        }
        let inside = matches!(self.containers.last(), Some(Container { kind: Kind::Item, .. }));
        let before = self.body.get(..self.paragraph_end).and_then(|text| text.chars().next_back());
        let Some(gap) = self.body.get(self.paragraph_end..start).filter(|_| self.paragraph_end > 0) else {
            return false;
        };
        let adjacent = gap.bytes().filter(|&b| b == b'\n').count() == 1
            && gap.bytes().all(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'\\'));
        let item = self.body[start..].trim_start_matches(|c: char| c.is_ascii_digit() || "-+*.)".contains(c));
        let next = item.trim_start().chars().next();
        let (Some(before), Some(next)) = (before, next) else { return false };
        match inside {
            // Words with a list below them are what lists in lists look like; a number at both sides is not.
            true => adjacent && before.is_ascii_digit() && next.is_ascii_digit(),
            false => {
                adjacent
                    && (before.is_alphanumeric() || before == ',')
                    && (next.is_lowercase() || next.is_ascii_digit())
            }
        }
    }

    /// The first sign that is no blank.
    pub(super) fn first_sign(&self, from: usize) -> usize {
        let rest = &self.body[from..];
        from + rest.len() - rest.trim_ascii_start().len()
    }

    /// How far from the beginning of its line something stands.
    fn column(&self, at: usize) -> usize {
        at - self.body.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
    }
}

/// The mark of a numbered item, with the word after it.
struct Mark<'a> {
    start: usize,
    /// Where the first word ends.
    end: usize,
    number: u64,
    /// Whether a full stop follows, and not a bracket: `24.`, as dates are written too.
    dot: bool,
    word: &'a str,
    before_year: bool,
}

impl<'a> Mark<'a> {
    fn read(body: &'a str, start: usize) -> Option<Self> {
        let source = body.get(start..)?;
        let line = &source[..source.find('\n').unwrap_or(source.len())];
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let number = line[..digits].parse().ok()?;
        let rest = line[digits..].get(1..)?;
        let text = rest.trim_ascii_start();
        let word = text.split_ascii_whitespace().next().unwrap_or("");
        let after = text[word.len()..].trim_ascii_start();
        let year = after.bytes().take_while(u8::is_ascii_digit).count();
        Some(Self {
            start,
            end: start + (line.len() - text.len()) + word.len(),
            number,
            dot: line[digits..].starts_with('.'),
            word,
            before_year: year == 4,
        })
    }
}
