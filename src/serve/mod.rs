//! The same pages on loopback, made when they are asked for.
