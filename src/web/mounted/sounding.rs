//! What is heard of a chart.

use std::cell::RefCell;
use std::rc::Weak;

use gloo_timers::callback::Interval;

use super::Mounted;
use crate::presenter::{Event, Surroundings as _};
use crate::sound::Tone;
use crate::web::sound::Sound;

/// How often the presenter hears how far the tones have come, in milliseconds.
const TICK: u32 = 40;

/// How long a browser may take until the first tone, in milliseconds; then it refuses.
const PATIENCE: f64 = 1500.0;

/// Tones that are played, and what tells how far they have come.
pub(super) struct Playing {
    sound: Sound,
    /// When they were asked for, in milliseconds.
    asked: f64,
    _tick: Interval,
}

thread_local! {
    /// The infographic of the page that is heard.
    static HEARD: RefCell<Weak<Mounted>> = RefCell::default();
}

impl Mounted {
    /// Plays tones in place of those of this infographic or of another one of the page.
    pub(super) fn play(&self, tones: &[Tone]) {
        self.playing.take();
        let before = HEARD.replace(self.this.clone()).upgrade();
        if let Some(other) = before.filter(|other| !other.this.ptr_eq(&self.this)) {
            other.hear(Event::Outsounded);
        }
        let Ok(sound) = Sound::play(tones) else { return self.hear(Event::SoundRefused) };
        let this = self.this.clone();
        let tick = Interval::new(TICK, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.sound_on();
            }
        });
        self.playing.replace(Some(Playing { sound, asked: self.around.now(), _tick: tick }));
    }

    /// Has the presenter hear how far the tones have come.
    fn sound_on(&self) {
        let event = {
            let playing = self.playing.borrow();
            let Some(Playing { sound, asked, .. }) = &*playing else { return };
            let is_refused = sound.is_waiting() && self.around.now() - asked > PATIENCE;
            if is_refused { Event::SoundRefused } else { Event::Sounded(sound.elapsed()) }
        };
        self.hear(event);
    }
}
