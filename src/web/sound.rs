//! Tones, as browsers make them.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, AudioParam, OscillatorType, Window};

use crate::sound::{Tone, Turn};

/// How long after it is asked for the first tone begins, in seconds: what is late for its time is cut off.
const LEAD: f64 = 0.1;

/// Whether there is something to play tones with.
pub(super) fn has_sound(window: &Window) -> bool {
    js_sys::Reflect::get(window, &"AudioContext".into()).is_ok_and(|class| class.is_function())
}

/// Tones that are played until they are over, or it is dropped.
pub(super) struct Sound {
    context: AudioContext,
    /// When the first tone begins, by the clock of the context, in seconds.
    start: f64,
}

impl Sound {
    /// Plays tones.
    ///
    /// # Errors
    /// Where the browser has nothing to play them with, or refuses.
    pub(super) fn play(tones: &[Tone]) -> Result<Self, JsValue> {
        let context = AudioContext::new()?;
        let sound = Self { start: context.current_time() + LEAD, context };
        // Some browsers wait to be asked.
        let resumed = sound.context.resume()?;
        spawn_local(async move { _ = JsFuture::from(resumed).await });
        tones.iter().try_for_each(|tone| sound.add(tone))?;
        Ok(sound)
    }

    fn add(&self, tone: &Tone) -> Result<(), JsValue> {
        let (oscillator, gain) = (self.context.create_oscillator()?, self.context.create_gain()?);
        // Small loudspeakers leave nothing of a sine so low.
        oscillator.set_type(OscillatorType::Triangle);
        self.follow(&oscillator.frequency(), &tone.pitch())?;
        self.follow(&gain.gain(), &tone.loudness())?;
        oscillator.connect_with_audio_node(&gain)?;
        gain.connect_with_audio_node(&self.context.destination())?;
        oscillator.start_with_when(self.start + tone.start)?;
        oscillator.stop_with_when(self.start + tone.end())
    }

    fn follow(&self, parameter: &AudioParam, turns: &[Turn]) -> Result<(), JsValue> {
        for (index, turn) in turns.iter().enumerate() {
            let (value, at) = (turn.value as f32, self.start + turn.at);
            if index == 0 {
                parameter.set_value_at_time(value, at)?;
            } else {
                parameter.linear_ramp_to_value_at_time(value, at)?;
            }
        }
        Ok(())
    }

    /// Seconds since the first tone began; less than none before.
    pub(super) fn elapsed(&self) -> f64 {
        self.context.current_time() - self.start
    }

    /// Whether the clock of the browser's tones stands still since they were asked for.
    pub(super) fn is_waiting(&self) -> bool {
        self.elapsed() <= -LEAD
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        // All its tones end with it. One that the browser has closed already refuses.
        if let Ok(closed) = self.context.close() {
            spawn_local(async move { _ = JsFuture::from(closed).await });
        }
    }
}
