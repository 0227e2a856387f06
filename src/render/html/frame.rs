//! The frame in which a table scrolls where it is wider than the screen. What is in it, `table` and `filter` print.

/// The classes of a frame: the kind of its table, and the numbers of columns that this exceeds, since each column leaves
/// less room for the others. If the styles found that out (`:has()`), a browser would look through all rows for it.
pub fn classes(class: &str, columns: usize) -> String {
    let over = [1, 4, 5, 6, 7, 8].into_iter().filter(|most| columns > *most);
    over.fold(format!("table-scroll of-{class}"), |classes, most| format!("{classes} over-{most}"))
}
