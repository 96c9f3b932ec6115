//! What is pointed at, by what.

/// A mark that is pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pointed {
    pub(super) chart: usize,
    pub(super) mark: usize,
    /// Whether keys led there, so that a ring shows where.
    pub(super) is_by_keys: bool,
}

/// A finger on a canvas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touch {
    /// What was shown when it came down.
    pub(super) shown_before: Option<Pointed>,
    /// Whether it has moved since.
    pub(super) is_moving: bool,
}

/// How long after a letter another one still belongs to the same name, in milliseconds.
const TYPING: f64 = 1000.0;

/// What has been typed of a name.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) letters: String,
    /// When the last letter was.
    at: f64,
}

impl Typed {
    pub(super) fn is_going_on(&self, now: f64) -> bool {
        !self.letters.is_empty() && now - self.at < TYPING
    }

    /// Adds a letter to the name, or begins another one with it.
    pub(super) fn add(&mut self, letter: char, now: f64) {
        if !self.is_going_on(now) {
            self.letters.clear();
        }
        self.letters.extend(letter.to_lowercase());
        self.at = now;
    }
}
