//! The names keys get in the program.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::mistake::Mistake;
use super::spot::Spot;

/// `chart.density.title` becomes `ChartDensityTitle`; a key that begins with a digit gets an `N` before it.
pub(super) fn variant(key: &str) -> String {
    let mut name = String::new();
    for word in key.split(['.', '-']) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name }
}

/// Whether `key` is made of lower-case letters, digits and single hyphens; `Self` is taken by Rust.
pub(super) fn is_key(key: &str) -> bool {
    let word_fits =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    key.split('-').all(word_fits) && key != "self"
}

/// Reports keys that differ, but not in their variant.
pub(super) fn check_alike(keys: &[(&str, Spot)], mistakes: &mut Vec<Mistake>) {
    let mut names = BTreeMap::new();
    for (key, spot) in keys {
        let first = *names.entry(variant(key)).or_insert(*key);
        if first != *key {
            let fault = Fault::TooAlike { found: (*key).to_owned(), other: first.to_owned() };
            mistakes.push(spot.clone().is(fault));
        }
    }
}

/// Whether a text is a domain such as `cinic.org.cn`, which no key can be.
pub fn is_domain(text: &str) -> bool {
    text.contains('.') && text.split('.').all(is_key)
}
