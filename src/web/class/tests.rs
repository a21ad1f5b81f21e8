//! What a class promises.
