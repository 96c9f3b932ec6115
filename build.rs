//! Validates the tables in `src/data` and bakes them into constants.

fn main() {}
