//! How work is shared out between threads.

/// The most files or pages that a thread begins at once, for `with_max_len`.
///
/// Left to itself, Rayon cuts a list into little more pieces than there are threads. Pages differ a hundredfold in size
/// and a piece that was begun is not cut again, so one thread had hundreds of pages left when the others were done.
pub const AT_ONCE: usize = 4;
