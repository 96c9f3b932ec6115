//! What may stand in Latin letters in any language.

use super::letters::{is_letter, replace_word};

/// Names that are written in Latin letters in every language.
pub(super) const NAMES: &[&str] = &[
    "PCT",
    "MIT",
    "CNIPA",
    "WIPO",
    "TISC",
    "PNG",
    "SVG",
    "CSV",
    "JSON",
    "Enter",
    "Escape",
    "Esc",
    "Tab",
    "npm",
    "iframe",
    "AMP",
    "UTF-8",
    "Business of IP Asia",
    "English",
    "Português",
    "DOI",
    "km²",
];

/// The text without the names that are the same in every language, and without addresses.
pub(super) fn without_names(names: &[String], text: &str) -> String {
    let mut bare = text.to_owned();
    for name in names {
        bare = replace_word(&bare, name);
    }
    let is_address = |word: &str| {
        let inner = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        word.contains("://")
            || inner.contains('.') && inner.split('.').all(is_label) && inner.contains(is_letter)
    };
    // In Chinese an address is not set off by spaces.
    let mut kept = String::new();
    let mut run = String::new();
    for character in bare.chars().chain(['\n']) {
        if character.is_ascii_graphic() && !matches!(character, '(' | ')' | ',' | ';') {
            run.push(character);
            continue;
        }
        kept.push_str(if is_address(&run) { "\u{e000}" } else { &run });
        run.clear();
        if character != '\n' {
            kept.push(character);
        }
    }
    kept
}

fn is_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'/')
}
