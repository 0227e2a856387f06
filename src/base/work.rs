//! How work is shared out between threads.

/// The most files or pages that a thread begins at once, for `with_max_len`.
///
/// Left to itself, Rayon cuts a list into little more pieces than there are threads. Pages differ a hundredfold in size
/// and a piece that was begun is not cut again, so one thread had hundreds of pages left when the others were done.
pub const AT_ONCE: usize = 4;

/// Runs `work` on one of the threads that share it out: any other thread would sleep and be woken for each list.
///
/// Nothing in it may wait for a thread outside the pool that shares out work itself, as printing does: with one
/// processor the pool has one thread, and that thread would wait for itself.
pub fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| work())
}
