//! Spaces that are too many, or beside what has none.

use super::letters::{around, is_han, is_space};
use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.words;
    let characters: Vec<char> = text.chars().collect();
    let last = characters.len().saturating_sub(1);
    let is_sign = |c: char| matches!(c, '·' | '÷' | '×' | '+' | '=' | '–' | '—' | '→' | '|');
    for (at, _) in characters.iter().enumerate().filter(|(_, c)| is_space(**c)) {
        let before = at.checked_sub(1).and_then(|before| characters.get(before)).copied();
        let after = characters.get(at + 1).copied();
        let (Some(before), Some(after)) = (before, after) else {
            if last > 0 {
                mark(&around(&characters, at));
            }
            continue;
        };
        let is_wrong = is_space(after)
            || matches!(
                after,
                ',' | '.' | ';' | ':' | '!' | '?' | ')' | '%' | '»' | '”' | '，' | '。' | '：' | '；' | '）'
            )
            || matches!(before, '(' | '«' | '“' | '（' | '，' | '。' | '：' | '；')
            || is_han(before) && !is_sign(after)
            || is_han(after) && !is_sign(before);
        if is_wrong {
            mark(&around(&characters, at));
        }
    }
}
