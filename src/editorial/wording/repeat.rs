//! The same words twice in a row.

use super::letters::is_han;
use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.words;
    let words: Vec<&str> = text.split([' ', '\u{a0}']).collect();
    let is_word =
        |word: &&str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == '’' || c == '-');
    for length in 1..=5 {
        for run in words.windows(2 * length) {
            let (one, other) = run.split_at(length);
            if one.iter().all(is_word) && other.iter().all(is_word) && same(one, other) {
                mark(&run.join(" "));
            }
        }
    }
    let characters: Vec<char> = text.chars().collect();
    for length in 2..=8 {
        for run in characters.windows(2 * length) {
            let (one, other) = run.split_at(length);
            if one == other && one.iter().all(|&c| is_han(c)) {
                mark(&run.iter().collect::<String>());
            }
        }
    }
}

fn same(one: &[&str], other: &[&str]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.to_lowercase() == other.to_lowercase())
}
