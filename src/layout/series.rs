//! Observations of one place in order of time.

use crate::dataset::Place;
use crate::geometry::Point;
use crate::layout::sheet::Sheet;
use crate::scale::Linear;
use crate::scene::{Anchor, Scene, Style};
use crate::text::Font;
use crate::theme::Color;
use crate::view::model::{Datum, Facet};

/// The observations of one place, in order of time; at least one.
#[derive(Debug, Clone)]
pub(super) struct Series<'a> {
    /// The place.
    pub(super) place: Place,
    /// The observations.
    pub(super) data: Vec<&'a Datum>,
}

impl<'a> Series<'a> {
    /// The earliest observation.
    pub(super) fn first(&self) -> &'a Datum {
        self.data[0]
    }

    /// The latest observation.
    pub(super) fn last(&self) -> &'a Datum {
        self.data[self.data.len() - 1]
    }
}

/// Groups data by place, in order of first appearance, each group in order of time.
pub(super) fn series(data: &[Datum]) -> Vec<Series<'_>> {
    let mut all: Vec<Series> = Vec::new();
    for datum in data {
        match all.iter_mut().find(|series| series.place == datum.place) {
            Some(series) => series.data.push(datum),
            None => all.push(Series { place: datum.place, data: vec![datum] }),
        }
    }
    for series in &mut all {
        series.data.sort_by(|one, other| one.period.end().total_cmp(&other.period.end()));
    }
    all
}

/// Sets a centred text, moved so far that it stays between two edges; returns its middle.
pub(super) fn within(
    scene: &mut Scene,
    text: &str,
    at: Point,
    (left, right): (f64, f64),
    font: Font,
    color: Color,
    sheet: &Sheet,
) -> f64 {
    let half = sheet.width_of(text, font) / 2.0;
    let (anchor, x, middle) = if at.x - half < left {
        (Anchor::Start, left, left + half)
    } else if at.x + half > right {
        (Anchor::End, right, right - half)
    } else {
        (Anchor::Middle, at.x, at.x)
    };
    scene.text(text, Point::new(x, at.y), Style { font, color, anchor }, sheet.measure);
    middle
}

/// How many years apart the years on an axis stand, where `gap` pixels are to lie between them.
pub(super) fn years_apart(x: &Linear, gap: f64, sheet: &Sheet) -> f64 {
    ((sheet.width_of("2025", Font::SMALL) + gap) / x.per_unit).ceil().max(1.0)
}

/// The years between which some data lie, on the axis of a form.
pub(super) fn span(facet: &Facet) -> (f64, f64) {
    let along = || facet.data.iter().map(|datum| facet.form.along(datum.period));
    (along().fold(f64::MAX, f64::min), along().fold(0.0, f64::max))
}
