//! The kernel against queueing theory.
