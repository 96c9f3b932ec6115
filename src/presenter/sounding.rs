//! A chart that is listened to: its tones, and the mark that is heard.

use super::heard::Heard;
use super::patch::Patch;
use super::showing::Presenter;
use super::surroundings::Surroundings;
use crate::dataset::Message;
use crate::sound::{self, Speed, Tone};
use crate::view::Detail;

impl Presenter {
    /// Whether a chart is listened to.
    pub(super) fn is_heard(&self, chart: usize) -> bool {
        self.heard.as_ref().is_some_and(|heard| heard.chart == chart)
    }

    /// Has a chart be heard, in place of another; silent again, where it is heard.
    pub(super) fn listen(&mut self, chart: usize, around: &dyn Surroundings, out: &mut Vec<Patch>) -> bool {
        if self.is_heard(chart) {
            return self.stop_sound(out);
        }
        self.hush(out);
        // Screen readers can press what is far from the window.
        if self.drawings.get(chart).is_some_and(|drawing| drawing.is_stale) {
            self.renew_drawing(chart, around, out);
        }
        let (Some(view), Some(drawing)) = (self.view.charts.get(chart), self.drawings.get(chart)) else {
            return false;
        };
        let tones = sound::score(view, &drawing.scene().marks, self.speed);
        let [first, _, ..] = &tones[..] else {
            let words = self.language.words(Message::SoundNothing);
            self.tell(chart, words, out);
            return true;
        };
        let (first, count) = (self.named(chart, first), tones.len().to_string());
        let words = self.language.fill(Message::SoundStart, &[("count", &count), ("first", &first)]);
        out.push(Patch::Listening(chart, true));
        out.push(Patch::Play(tones.clone()));
        self.heard =
            Some(Heard { chart, tones, current: None, is_paused: false, is_still: around.is_still() });
        self.announce(&words, out);
        true
    }

    /// What a tone stands for, in words.
    fn named(&self, chart: usize, tone: &Tone) -> String {
        let Detail { place, quantity, period, .. } =
            Detail::in_chart(&self.view.charts[chart], tone.figure, &self.language);
        let values = [("place", &*place), ("quantity", &*quantity), ("period", &*period)];
        self.language.fill(Message::SoundFigure, &values)
    }

    /// Shows the mark of the tone that has begun last, so many seconds after the first one did; at the end says that it is.
    pub(super) fn sound_on(&mut self, seconds: f64, out: &mut Vec<Patch>) -> bool {
        let Some(heard) = &mut self.heard else { return false };
        if seconds >= sound::end(&heard.tones) {
            let (chart, last) = (heard.chart, heard.tones.last().copied());
            self.hush(out);
            let last = last.map_or_else(String::new, |last| self.named(chart, &last));
            let words = self.language.fill(Message::SoundOver, &[("last", &last)]);
            self.announce(&words, out);
            return true;
        }
        let current = sound::at(&heard.tones, seconds);
        if heard.current != current {
            heard.current = current;
            self.show_heard(out);
        }
        true
    }

    /// Shows the mark that is heard, as one is shown that is pointed at; keys of the reader come first.
    fn show_heard(&mut self, out: &mut Vec<Patch>) {
        let Some(Heard { chart, .. }) = self.heard else { return };
        let mark = self.heard.as_ref().and_then(Heard::mark);
        if !self.is_at_keys(chart) {
            let mark = mark.and_then(|mark| self.drawings[chart].mark(mark));
            out.push(Patch::Ring(chart, mark.map(|mark| mark.bounds)));
        }
        self.light_up(out);
    }

    /// Whether keys are on a mark of a chart, which has the ring then.
    fn is_at_keys(&self, chart: usize) -> bool {
        self.pointed.is_some_and(|pointed| pointed.chart == chart && pointed.is_by_keys)
    }

    /// Has a chart that is heard rest, or go on with the tone at which it rested.
    pub(super) fn pause(&mut self, chart: usize, out: &mut Vec<Patch>) -> bool {
        let speed = self.speed;
        let Some(heard) = self.heard.as_mut().filter(|heard| heard.chart == chart) else { return false };
        heard.is_paused = !heard.is_paused;
        out.push(Patch::Paused(chart, heard.is_paused));
        if heard.is_paused {
            out.push(Patch::Silence);
        } else {
            heard.go_on((speed, speed), out);
        }
        true
    }

    /// Takes another speed; what is heard goes on at it.
    pub(super) fn set_speed(&mut self, speed: Speed, out: &mut Vec<Patch>) -> bool {
        let before = std::mem::replace(&mut self.speed, speed);
        out.push(Patch::Speed(speed));
        if let Some(heard) = self.heard.as_mut().filter(|_| speed != before) {
            heard.go_on((before, speed), out);
        }
        true
    }

    /// Ends what is heard, where something is, and says that it has ended.
    pub(super) fn stop_sound(&mut self, out: &mut Vec<Patch>) -> bool {
        let is_heard = self.hush(out);
        if is_heard {
            let words = self.language.words(Message::SoundStopped);
            self.announce(&words, out);
        }
        is_heard
    }

    /// Says that the browser plays no tones.
    pub(super) fn refuse_sound(&mut self, out: &mut Vec<Patch>) -> bool {
        let Some(chart) = self.heard.as_ref().map(|heard| heard.chart) else { return false };
        self.hush(out);
        let words = self.language.words(Message::SoundRefused);
        self.tell(chart, words, out);
        true
    }

    /// Ends what is heard, where something is; says so.
    pub(super) fn hush(&mut self, out: &mut Vec<Patch>) -> bool {
        let Some(Heard { chart, .. }) = self.heard.take() else { return false };
        out.push(Patch::Silence);
        out.push(Patch::Listening(chart, false));
        if !self.is_at_keys(chart) {
            out.push(Patch::Ring(chart, None));
        }
        self.light_up(out);
        true
    }

    /// Says something under a chart, and aloud.
    fn tell(&mut self, chart: usize, words: String, out: &mut Vec<Patch>) {
        self.announce(&words, out);
        self.drawings[chart].has_citation = true;
        out.push(Patch::Citation(chart, Some(words)));
    }
}
