//! Quotation marks of a typewriter, or of another language.

use super::letters::around;
use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.words;
    let characters: Vec<char> = text.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let is_wrong = match character {
            '"' | '\'' | '`' | '„' => true,
            '«' | '»' => !reading.reader.is("pt"),
            '“' | '”' => reading.reader.is("pt") || reading.reader.is("zh-Hant"),
            '「' | '」' => !reading.reader.is("zh-Hant"),
            _ => false,
        };
        if is_wrong {
            mark(&around(&characters, at));
        }
    }
}
