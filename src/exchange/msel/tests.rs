//! Spreadsheets as people make them, and as nobody should.
