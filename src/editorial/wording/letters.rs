//! Letters, spaces and whole words.

/// The text without a name, wherever that stands as whole words.
pub(super) fn replace_word(text: &str, name: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = rest.split_at(at);
        let after = &after[name.len()..];
        let is_whole = !before.ends_with(is_letter) && !after.starts_with(is_letter);
        replaced.push_str(before);
        replaced.push_str(if is_whole { "\u{e000}" } else { name });
        rest = after;
    }
    replaced + rest
}

/// A few characters on both sides of one.
pub(super) fn around(characters: &[char], at: usize) -> String {
    let from = at.saturating_sub(8);
    characters[from..characters.len().min(at + 9)].iter().collect()
}

pub(super) fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !is_han(character)
}

pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2002}' | '\u{3000}')
}
