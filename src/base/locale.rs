//! How a language writes numbers and dates, and in which order it sorts.
