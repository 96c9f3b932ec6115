//! Observations of one place in order of time, joined where they follow one another.

use crate::form::{Form, Sheet};
use crate::geometry::{Point, Rect};
use crate::mark::{DOT, dashes, dot};
use crate::order::sort_by_number;
use crate::scene::{Anchor, Scene, Style};
use crate::view::{Datum, Facet};

/// The observations of one place, in order of time; at least one.
#[derive(Debug, Clone)]
pub(super) struct Series<'a> {
    /// The observations.
    pub(super) data: Vec<&'a Datum>,
}

impl<'a> Series<'a> {
    /// The latest observation.
    pub(super) fn last(&self) -> &'a Datum {
        self.data[self.data.len() - 1]
    }
}

/// Groups data by place, in order of first appearance, each group in order of time.
pub(super) fn series(data: &[Datum]) -> Vec<Series<'_>> {
    let mut all: Vec<Series> = Vec::new();
    for datum in data {
        match all.iter_mut().find(|series| series.data[0].place == datum.place) {
            Some(series) => series.data.push(datum),
            None => all.push(Series { data: vec![datum] }),
        }
    }
    for series in &mut all {
        sort_by_number(&mut series.data, |datum| datum.period.end());
    }
    all
}

/// Observations farther apart than this many years do not follow one another.
const LONGEST_STEP: f64 = 1.1;

/// The width of a line.
const WIDTH: f64 = 2.25;

/// Draws the lines of a series; `at` puts each observation. Dashes lead the eye across what nobody counted, as
/// long as it was counted in the same way; ranks are not led across.
pub(super) fn strokes(
    scene: &mut Scene,
    series: &Series,
    facet: &Facet,
    at: &dyn Fn(&Datum) -> Point,
    sheet: &Sheet,
) {
    let along = |datum: &Datum| facet.form.along(datum);
    scene.of_place(series.data[0].place, |scene| {
        for pair in series.data.windows(2) {
            let (earlier, later) = (along(pair[0]), along(pair[1]));
            let is_broken = facet.breaks.iter().any(|change| earlier < change.value && change.value < later);
            let (from, to) = (at(pair[0]), at(pair[1]));
            let color = sheet.theme.mark(pair[1].hue, pair[1].layer);
            if later - earlier <= LONGEST_STEP && (!is_broken || facet.form == Form::Ranks) {
                scene.line(&[from, to], WIDTH, color);
            } else if facet.form != Form::Ranks && !is_broken && pair[0].note == pair[1].note {
                dashes(scene, from, to, 1.5, color);
            }
        }
    });
}

/// Draws the dots of a series as marks.
pub(super) fn dots(scene: &mut Scene, series: &Series, at: &dyn Fn(&Datum) -> Point, sheet: &Sheet) {
    for datum in &series.data {
        let center = at(datum);
        scene.mark(datum.id, datum.place, Rect::around(center, 2.0 * DOT), |scene| {
            dot(scene, center, datum, sheet.theme);
        });
    }
}

/// Sets a centred text, moved so far that it stays between the area's left and right edges.
pub(super) fn within(
    scene: &mut Scene,
    text: &str,
    at: Point,
    style: Style,
    area: Rect,
    sheet: &Sheet,
) -> Rect {
    let half = sheet.width_of(text, style.font) / 2.0;
    let (style, x) = if at.x - half < area.left {
        (Style { anchor: Anchor::Start, ..style }, area.left)
    } else if at.x + half > area.right {
        (Style { anchor: Anchor::End, ..style }, area.right)
    } else {
        (style, at.x)
    };
    scene.text(text, Point::new(x, at.y), style, sheet.measure)
}

/// The years between which some data lie, on the axis of a form.
pub(super) fn span(facet: &Facet) -> (f64, f64) {
    let (mut first, mut last) = (f64::MAX, 0.0_f64);
    for datum in &facet.data {
        let at = facet.form.along(datum);
        (first, last) = (first.min(at), last.max(at));
    }
    (first, last)
}
