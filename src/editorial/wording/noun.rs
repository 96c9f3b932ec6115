//! Headings of numbers, units, places and times alone.

use super::letters::{is_han, is_letter, is_space, replace_word};
use super::reading::{Mark, NAMED, NUMBERED, Proofreader, Reading, Role};

/// Words that make no heading, beside numbers, units, places and times.
const WEAK: &[&str] = &[
    "the",
    "of",
    "in",
    "and",
    "as",
    "to",
    "at",
    "by",
    "up",
    "on",
    "for",
    "from",
    "with",
    "end",
    "first",
    "second",
    "half",
    "date",
    "told",
    "about",
    "over",
    "nearly",
    "below",
    "de",
    "da",
    "do",
    "em",
    "no",
    "na",
    "até",
    "fim",
    "anos",
    "ano",
    "segundo",
    "anunciado",
    "desde",
    "data",
    "年",
    "月",
    "底",
];

pub(super) fn read(reading: &Reading, mark: Mark) {
    if reading.role == Role::Heading && !has_noun(reading.words, reading.reader) {
        mark(reading.words);
    }
}

/// Whether a heading says anything but numbers, units, places and times.
fn has_noun(text: &str, reader: &Proofreader) -> bool {
    if text.contains(NAMED) {
        return true;
    }
    let mut rest = text.to_owned();
    for unit in &reader.units {
        let is_counted = |before: &str| {
            before.trim_end_matches(is_space).ends_with(|c: char| c.is_ascii_digit() || c == NUMBERED)
        };
        if let Some((before, after)) = rest.split_once(unit.as_str())
            && is_counted(before)
            && !(unit.ends_with(is_letter) && after.starts_with(is_letter))
        {
            rest = [before, " ", after].concat();
        }
    }
    for word in &reader.weak {
        rest = if word.chars().any(is_han) { rest.replace(word, " ") } else { replace_word(&rest, word) };
    }
    let words = rest.split(|c: char| !is_letter(c) && !is_han(c));
    let is_noun = |word: &str| {
        let count = word.chars().count();
        let is_weak = WEAK.contains(&&*word.to_lowercase());
        !is_weak && if word.chars().all(is_han) { count > 1 } else { count > 2 }
    };
    words.into_iter().any(is_noun)
}
