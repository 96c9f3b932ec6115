//! Addresses that outlive changes: they state everything they show, and which version of the keys they are written in.

use crate::format::digits;
use crate::state::{Field, State, decoded, parameters};
use crate::text::together;

/// The key of the version an address is written in.
pub const VERSION_KEY: &str = "v";

/// The version that is written today. It grows when a default or a key changes.
pub const VERSION: u8 = 1;

/// The key of the chart that an address or an element asks for alone.
pub const CHART_KEY: &str = "chart";

/// A key, or a word in answer to it, that addresses wrote otherwise up to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renamed {
    /// The last version that wrote it so.
    pub until: u8,
    /// The key that the word answers, as it is called today; `None` where a key was renamed.
    pub key: Option<&'static str>,
    /// The key or word as it was written.
    pub was: &'static str,
    /// What it is called since.
    pub now: &'static str,
}

/// Everything that has been renamed since the first version, the oldest first. An address in a newspaper's archive
/// is never written anew: whoever renames a key or a word adds a line.
pub static RENAMED: [Renamed; 0] = [];

/// What a word in answer to a key, or without one a key, is called today that an address of some version writes.
pub fn today<'q>(renamed: &[Renamed], version: u8, key: Option<&str>, written: &'q str) -> &'q str {
    let mut name = written;
    for change in renamed {
        if version <= change.until && change.key == key && change.was == name {
            name = change.now;
        }
    }
    name
}

/// The version an address is written in; one that names none is of today.
pub fn version(query: &str) -> u8 {
    parameter(query, VERSION_KEY).and_then(|version| version.parse().ok()).unwrap_or(VERSION)
}

/// The state as an address that stays true when defaults change: every question with its answer.
pub fn stated(state: &State) -> String {
    let mut query = together(&[VERSION_KEY, "=", &digits(VERSION.into())]);
    for field in Field::ALL {
        query.push('&');
        if !state.write_answer(field, &mut query) {
            query.push('=');
            query.push_str(field.any_key());
        }
    }
    query
}

/// The value of a key in a query, without percent-encoding.
pub fn parameter(query: &str, key: &str) -> Option<String> {
    parameters(query).find(|(other, _)| *other == key).map(|(_, value)| decoded(value))
}
