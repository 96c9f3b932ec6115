//! Nouns that do not agree with their number.

use super::reading::{Mark, Reading};

/// Nouns that end in “s” in the singular, and other words that do.
const NOT_PLURAL: [&str; 14] =
    ["is", "was", "has", "its", "this", "plus", "series", "mais", "mês", "dos", "das", "nos", "nas", "os"];

/// Portuguese nouns for large numbers, which need “de” before what is counted.
const MILLIONS: &[&str] = &["milhão", "milhões", "bilião", "biliões"];

/// What may stand after them.
const AFTER_MILLIONS: &[&str] =
    &["de", "no", "na", "em", "e", "face", "ou", "a", "até", "por", "para", "ao", "à", "do", "da", "como"];

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.words;
    if reading.reader.is("zh") {
        return;
    }
    let words: Vec<&str> = text.split([' ', '\u{a0}']).collect();
    for pair in words.windows(2).filter(|_| reading.reader.is("pt")) {
        let is_counted = pair[1].starts_with(char::is_lowercase) && !AFTER_MILLIONS.contains(&pair[1]);
        if MILLIONS.contains(&pair[0]) && is_counted {
            mark(&pair.join(" "));
        }
    }
    for pair in words.windows(2) {
        let number = pair[0].trim_matches(|c: char| !c.is_ascii_digit());
        let noun = pair[1].trim_matches(|c: char| !c.is_alphabetic());
        let is_counted = !number.is_empty() && pair[0].ends_with(|c: char| c.is_ascii_digit());
        let is_plural =
            noun.ends_with('s') && noun.chars().count() > 2 && !NOT_PLURAL.contains(&noun) && is_lower(noun);
        let is_one = number == "1" && !pair[0].ends_with("/1") && !pair[0].ends_with("−1");
        let is_many = !is_one && number.bytes().all(|byte| byte.is_ascii_digit()) && number != "1";
        if is_counted && (is_one && is_plural || is_many && reading.reader.singulars.contains(pair[1])) {
            mark(&pair.join(" "));
        }
    }
}

fn is_lower(word: &str) -> bool {
    word.chars().all(char::is_lowercase)
}
