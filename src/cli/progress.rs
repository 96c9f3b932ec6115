//! What the reader of the terminal sees while a long step runs: a bar on a terminal, lines elsewhere.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::note;

/// One step of the work, from its announcement to its end.
#[derive(Debug)]
pub struct Step {
    bar: Option<ProgressBar>,
    what: &'static str,
    started: Instant,
}

impl Step {
    /// Announces a step of known or (with 0) unknown length.
    pub fn start(what: &'static str, length: usize) -> Self {
        let started = Instant::now();
        if !std::io::stderr().is_terminal() {
            note(format_args!("{what} …"));
            return Self { bar: None, what, started };
        }
        let template = if length == 0 {
            "{spinner} {prefix} {elapsed} {wide_msg}"
        } else {
            "{spinner} {prefix} [{bar:24}] {pos}/{len} {elapsed} {wide_msg}"
        };
        let bar = if length == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(length as u64) };
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        bar.set_prefix(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar: Some(bar), what, started }
    }

    /// Moves the bar and names what has just been done.
    pub fn advance(&self, position: usize, name: &str) {
        if let Some(bar) = &self.bar {
            // An estimate of the length that proves too short grows rather than overflows.
            if bar.length().is_some_and(|length| (position as u64) > length) {
                bar.set_length(position as u64);
            }
            bar.set_position(position as u64);
            bar.set_message(name.to_owned());
        }
    }

    /// Prints a line without disturbing the bar.
    pub fn say(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| note(line)),
            None => note(line),
        }
    }

    /// Ends the step with a line that says what came out of it.
    pub fn finish(self, outcome: &str) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        note(format_args!("{}: {outcome} ({:.1} s)", self.what, self.started.elapsed().as_secs_f64()));
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        // A step that fails leaves no half-drawn bar above the error.
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
