//! What is heard, and how far it has come.

use crate::sound::Tone;

/// A chart that is listened to.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) chart: usize,
    pub(super) tones: Vec<Tone>,
    /// The tone that has begun last, by its index.
    pub(super) current: Option<usize>,
    /// Whether the marks of other places stay as they are: what flickers is movement too.
    pub(super) is_still: bool,
}

impl Heard {
    /// The mark that is heard, by its index.
    pub(super) fn mark(&self) -> Option<usize> {
        self.tones.get(self.current?).map(|tone| tone.mark)
    }

    /// The chart and the mark whose place stands out.
    pub(super) fn lit(&self) -> Option<(usize, usize)> {
        Some((self.chart, self.mark()?)).filter(|_| !self.is_still)
    }
}
