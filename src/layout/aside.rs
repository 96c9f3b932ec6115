//! Numbers within sentences, one below another: they share no scale with anything else in the chart.

use crate::geometry::Point;
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style, TARGET};
use crate::text::Font;
use crate::view::model::{Datum, Facet};

/// Between a number and what follows it.
const GAP: f64 = 5.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let mut bottom = top;
    for datum in &facet.data {
        bottom = sentence(scene, datum, bottom, sheet);
    }
    bottom
}

/// The number, and what it is a number of behind it. Returns the bottom.
fn sentence(scene: &mut Scene, datum: &Datum, top: f64, sheet: &Sheet) -> f64 {
    let leading = Font::LABEL.line_height();
    let numbers = sheet.broken(&datum.text, sheet.width, Font::STRONG);
    let number = numbers.last().map_or(0.0, |last| sheet.width_of(last, Font::STRONG)) + GAP;
    // The lines that the number takes before the one that words follow it on.
    let before = leading * numbers.len().saturating_sub(1) as f64;
    scene.mark_down(datum.id, datum.place, Point::new(0.0, top), sheet.width, |scene| {
        let mut at = Point::new(0.0, top + (TARGET + Font::LABEL.cap_height()) / 2.0);
        let strong = Style::start(Font::STRONG, sheet.theme.text);
        let regular = Style { font: Font::LABEL, ..strong };
        sheet.lines(scene, &numbers, at, leading, strong);
        at.y += before;
        let (first, rest) = run_in(&datum.label, sheet.width - number, sheet);
        if !first.is_empty() {
            let beside = Point::new(number, at.y);
            scene.text(first, beside, regular, sheet.measure);
        }
        let lines = sheet.broken(rest, sheet.width, Font::LABEL);
        at.y += leading;
        sheet.lines(scene, &lines, at, leading, regular);
        top + TARGET + before + leading * lines.len() as f64
    })
}

/// The words that still fit behind a number, and the rest.
fn run_in<'a>(words: &'a str, width: f64, sheet: &Sheet) -> (&'a str, &'a str) {
    let lines = sheet.broken(words, width, Font::LABEL);
    match lines.first() {
        Some(first) if sheet.width_of(first, Font::LABEL) <= width => {
            (first, words.get(first.len()..).unwrap_or_default().trim_ascii_start())
        }
        _ => ("", words),
    }
}
