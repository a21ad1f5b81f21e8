//! The sheets of the list of events, read back.
