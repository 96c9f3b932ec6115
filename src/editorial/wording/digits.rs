//! Digits parted or grouped as another language does.

use super::letters::around;
use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.bare;
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    for (at, &character) in characters.iter().enumerate() {
        if at == 0 || !is_digit(at - 1) || !is_digit(at + 1) {
            continue;
        }
        let following = (at + 1..).take_while(|&at| is_digit(at)).count();
        let is_wrong = match character {
            ' ' => following == 3,
            ',' if !reading.reader.is("pt") => following != 3,
            '.' => reading.reader.is("pt"),
            _ => false,
        };
        if is_wrong {
            mark(&around(&characters, at));
        }
    }
}
