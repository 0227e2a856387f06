//! Which of two numbers is greater, and where a straight line between two of them is: exact to the last digit.
//!
//! A line rarely meets a number of so many decimals. It is rounded to the side on which the answer is the same as for the line
//! itself: a number of no more decimals is on or above a line exactly where it is on or above the line rounded up.

use std::cmp::Ordering;

use crate::Digits;
use crate::sum::Scaled;

/// To which side a line is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Up,
    Down,
}

/// How a number stands to another. Nothing for more digits than can be calculated with.
pub fn compare(a: &Digits, b: &Digits) -> Option<Ordering> {
    let decimals = a.decimals().max(b.decimals());
    let units = |digits| Some(Scaled::read(digits)?.with_decimals(decimals)?.units);
    Some(units(a)?.cmp(&units(b)?))
}

/// Where the line from `first` to `last` is after `at` of `whole` equal steps, to so many decimals. Nothing for no steps, or for
/// more digits than can be calculated with.
pub fn on_line(
    (first, last): (&Digits, &Digits),
    (at, whole): (i64, i64),
    decimals: usize,
    side: Side,
) -> Option<Digits> {
    let decimals = decimals.max(first.decimals()).max(last.decimals());
    let units = |digits| Some(Scaled::read(digits)?.with_decimals(decimals)?.units);
    let (first, last) = (units(first)?, units(last)?);
    let (at, whole) = (i128::from(at), i128::from(whole));
    let steps = first.checked_mul(whole)?.checked_add(last.checked_sub(first)?.checked_mul(at)?)?;
    let down = steps.checked_div_euclid(whole)?;
    let is_between = steps.checked_rem_euclid(whole)? != 0;
    let units = down + i128::from(is_between && side == Side::Up);
    Scaled { units, decimals }.digits()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(written: &str) -> Digits {
        Digits::read(written).unwrap_or_else(|| panic!("{written} is a number"))
    }

    #[test]
    fn numbers_are_compared_by_their_values() {
        for (a, b, expected) in [
            ("1", "1.00", Ordering::Equal),
            ("0.1", "0.09", Ordering::Greater),
            ("-0.1", "0", Ordering::Less),
            ("9007199254740993", "9007199254740992", Ordering::Greater),
        ] {
            assert_eq!(compare(&number(a), &number(b)), Some(expected), "{a} {b}");
        }
        assert_eq!(compare(&number(&"9".repeat(31)), &number("1")), None);
    }

    #[test]
    fn a_line_is_rounded_to_the_side_that_is_asked_for() {
        for (first, last, at, whole, decimals, up, down) in [
            ("0", "10", 1, 2, 0, "5", "5"),
            ("0", "10", 1, 3, 0, "4", "3"),
            ("0", "10", 1, 3, 2, "3.34", "3.33"),
            ("10", "0", 1, 3, 0, "7", "6"),
            ("-10", "0", 1, 3, 0, "-6", "-7"),
            ("41.2", "50", 731, 1461, 0, "45.7", "45.6"),
            ("5", "5", 7, 9, 1, "5.0", "5.0"),
            ("0.10", "0.2", 0, 1, 0, "0.10", "0.10"),
        ] {
            let on = |side| on_line((&number(first), &number(last)), (at, whole), decimals, side);
            let (found_up, found_down) = (on(Side::Up), on(Side::Down));
            let found = (found_up.as_ref().map(Digits::as_str), found_down.as_ref().map(Digits::as_str));
            assert_eq!(found, (Some(up), Some(down)), "{first} {last} {at}/{whole}");
        }
    }

    #[test]
    fn no_line_is_drawn_in_no_time() {
        assert_eq!(on_line((&number("1"), &number("2")), (0, 0), 0, Side::Up), None);
    }
}
