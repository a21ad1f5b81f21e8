//! Charts and documents of made-up studies.
