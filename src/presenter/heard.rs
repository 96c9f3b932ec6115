//! What is heard, and how far it has come.

use super::patch::Patch;
use crate::sound::{self, Speed, Tone};

/// A chart that is listened to.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) chart: usize,
    pub(super) tones: Vec<Tone>,
    /// The tone that has begun last, by its index.
    pub(super) current: Option<usize>,
    /// Whether it rests.
    pub(super) is_paused: bool,
    /// Whether the marks of other places stay as they are: what flickers is movement too.
    pub(super) is_still: bool,
}

impl Heard {
    /// Plays what is left, from the tone that has begun last, from one speed to another; not while it rests.
    pub(super) fn go_on(&mut self, speeds: (Speed, Speed), out: &mut Vec<Patch>) {
        self.tones = sound::rest(&self.tones, self.current.unwrap_or(0), speeds);
        self.current = None;
        if !self.is_paused {
            out.push(Patch::Play(self.tones.clone()));
        }
    }

    /// The mark that is heard, by its index.
    pub(super) fn mark(&self) -> Option<usize> {
        self.tones.get(self.current?).map(|tone| tone.mark)
    }

    /// The chart and the mark whose place stands out.
    pub(super) fn lit(&self) -> Option<(usize, usize)> {
        Some((self.chart, self.mark()?)).filter(|_| !self.is_still)
    }
}
