//! English in another language.

use super::letters::is_letter;
use super::reading::{Mark, Reading};

/// Words of English that are no words of Portuguese.
const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "with",
    "from",
    "by",
    "which",
    "are",
    "is",
    "was",
    "were",
    "this",
    "that",
    "these",
    "those",
    "city",
    "cities",
    "patent",
    "patents",
    "trademark",
    "trademarks",
    "year",
    "years",
    "about",
    "over",
    "nearly",
    "below",
    "people",
    "shown",
    "chart",
    "charts",
    "figures",
    "number",
    "numbers",
    "applications",
    "rank",
    "share",
    "shares",
    "financing",
    "licences",
    "reported",
    "source",
    "sources",
    "government",
];

pub(super) fn read(reading: &Reading, mark: Mark) {
    if reading.reader.is("en") {
        return;
    }
    for word in unquoted(reading.bare).split(|c: char| !is_letter(c) && c != '’') {
        let is_english = if reading.reader.is("zh") {
            word.chars().filter(|&c| is_letter(c)).count() > 1
        } else {
            ENGLISH.contains(&&*word.to_lowercase())
        };
        if is_english {
            mark(word);
        }
    }
}

/// The text without what stands between quotation marks, which may be of any language.
fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '“' | '「' | '«' => depth += 1,
            '”' | '」' | '»' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}
