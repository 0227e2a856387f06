//! Rows over two scales, as plain data: a field for each pair of steps, and in it the numbers of its rows.

use super::words::Words;
use tavle_markup::Phrase;

/// Rows over two scales.
#[derive(Clone, Debug)]
pub struct Grid<'a> {
    /// The scale whose least step is at the beginning of a line.
    pub across: Scale<'a>,
    /// The scale whose least step is at the bottom.
    pub up: Scale<'a>,
    /// The fields of each step upwards, from the bottom; of each step across, from the beginning of the line.
    pub fields: Vec<Vec<Field<'a>>>,
    /// What the numbers stand for.
    pub points: Vec<Point<'a>>,
}

/// A scale: what it measures, and its steps in words.
#[derive(Clone, Debug)]
pub struct Scale<'a> {
    pub title: Words<'a>,
    pub steps: Vec<String>,
}

/// A field of the grid.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The level of what stands here, from 1, and the word for it.
    pub level: u8,
    pub word: &'a str,
    /// The numbers of the rows, in the language's digits.
    pub numbers: Vec<String>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Point<'a> {
    pub number: String,
    /// What it is called, as a link to it.
    pub title: Phrase<'a>,
}

impl Grid<'_> {
    /// The numbers on each level, the highest first, as in "High: 3, 5; Low: 1".
    pub fn levels(&self) -> String {
        let fields = || self.fields.iter().flatten().filter(|field| !field.numbers.is_empty());
        let mut levels: Vec<(u8, &str)> = fields().map(|field| (field.level, field.word)).collect();
        levels.sort_unstable();
        levels.dedup();
        let level = |(level, word): &(u8, &str)| {
            let is_here = |number: &&str| {
                fields().any(|field| field.level == *level && field.numbers.iter().any(|n| n == number))
            };
            let numbers = self.points.iter().map(|point| point.number.as_str()).filter(is_here);
            format!("{word}: {}", numbers.collect::<Vec<_>>().join(", "))
        };
        levels.iter().rev().map(level).collect::<Vec<_>>().join("; ")
    }
}
