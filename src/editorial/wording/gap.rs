//! Punctuation around nothing.

use super::letters::{around, is_space};
use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.words;
    let characters: Vec<char> = text.chars().collect();
    let is_comma = |c: char| matches!(c, ',' | ';' | ':' | '，' | '；' | '：' | '、');
    let closes = |c: char| matches!(c, ')' | '）' | '»' | '”' | '」' | '》');
    let stops = |c: char| matches!(c, '.' | '。');
    let opens = |c: char| matches!(c, '(' | '（' | '«' | '“' | '「' | '《');
    if let Some(&first) = characters.first()
        && (is_comma(first) || closes(first) || stops(first))
    {
        mark(&around(&characters, 0));
    }
    for (at, &character) in characters.iter().enumerate() {
        let Some(&after) = characters[at + 1..].iter().find(|c| !is_space(**c)) else { continue };
        let is_empty = is_comma(character) && (is_comma(after) || closes(after) || stops(after))
            || opens(character) && (is_comma(after) || closes(after) || stops(after))
            || stops(character) && (stops(after) || after == '；' || after == '，');
        if is_empty {
            mark(&around(&characters, at));
        }
    }
}
