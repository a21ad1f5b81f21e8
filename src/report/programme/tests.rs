//! Papers of a programme.
