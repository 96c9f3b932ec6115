//! Points and hyphens that stand for other signs.

use super::reading::{Mark, Reading};

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.bare;
    for wrong in ["...", " - ", "--", "(c)", "->", "=>"] {
        if text.contains(wrong) {
            mark(wrong);
        }
    }
}
