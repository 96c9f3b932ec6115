//! Phrases of a Chinese title that are longer than a line of a phone.

use super::reading::{Mark, NAMED, NUMBERED, Reading, Role};
use crate::text::PHRASE_MARK;

/// The widest phrase that a line of a phone has room for, in ems.
const LONGEST_PHRASE: f64 = 15.0;

pub(super) fn read(reading: &Reading, mark: Mark) {
    if !reading.reader.is("zh") || !matches!(reading.role, Role::Heading | Role::Lead) {
        return;
    }
    // A line may also end at what joins two things, between the items of a list, and before a bracket.
    let phrases = reading.phrases.split([PHRASE_MARK, '·', '、', '（']).map(str::trim);
    let closes = |character: char| matches!(character, '，' | '。' | '、' | '；' | '：' | '）');
    for phrase in phrases.filter(|phrase| ems(phrase.trim_end_matches(closes)) > LONGEST_PHRASE) {
        mark(phrase);
    }
}

/// How wide a text is, in ems.
fn ems(text: &str) -> f64 {
    let width = |character: char| match character {
        NAMED | NUMBERED => 3.0,
        _ if character.is_ascii() => 0.55,
        _ => 1.0,
    };
    text.chars().map(width).sum()
}
