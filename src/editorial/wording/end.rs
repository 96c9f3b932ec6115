//! Stops that are missing, and stops that are too many.

use super::reading::{Mark, Reading, Role};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let (text, role) = (reading.words, reading.role);
    let closes = |c: char| matches!(c, '”' | '’' | '»' | '」' | ')' | '）' | '》');
    let Some(last) = text.trim_end_matches(closes).chars().last() else { return };
    let is_stop = matches!(last, '.' | '。' | '!' | '！' | '?' | '？' | '…');
    let is_open =
        matches!(last, ',' | ';' | '，' | '；' | '、') || role == Role::Heading && matches!(last, ':' | '：');
    let tail: String = text.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    let is_wrong = match role {
        Role::Sentence | Role::Lead => !is_stop,
        Role::Heading => is_stop || is_open,
        // A label may go on in the next.
        Role::Piece => false,
    };
    if is_wrong {
        mark(&tail);
    }
}
