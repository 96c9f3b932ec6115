//! Punctuation of ASCII in Chinese.

use super::letters::around;
use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.bare;
    if !reading.reader.is("zh") {
        return;
    }
    let characters: Vec<char> = text.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| characters.get(before)).copied();
        let after = characters.get(at + 1).copied();
        let is_within = [before, after].iter().all(|side| side.is_some_and(|c| c.is_ascii_alphanumeric()));
        let is_wide = matches!(character, ',' | '.' | ';' | ':' | '!' | '?' | '(' | ')');
        if is_wide && !is_within {
            mark(&around(&characters, at));
        }
    }
}
