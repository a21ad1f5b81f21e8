//! Laws of programmes.
