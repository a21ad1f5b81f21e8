//! The list of events of a drill: laws that hold for every list.
