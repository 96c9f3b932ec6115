//! Courses over the years on two axes: what stands where, and what joins it.

use crate::chart::form::Form;
use crate::geometry::{Point, Rect};
use crate::layout::mark::{DOT, dashes, dot};
use crate::layout::series::{Series, span, within};
use crate::layout::sheet::Sheet;
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::{Datum, Facet, largest};

/// Observations farther apart than this many years do not follow one another.
const LONGEST_STEP: f64 = 1.1;

/// The width of a line.
const WIDTH: f64 = 2.25;

/// An area with its axes.
pub(super) struct Plot<'a> {
    /// What is drawn.
    pub(super) facet: &'a Facet,
    /// Where.
    pub(super) area: Rect,
    /// From years to pixels.
    pub(super) x: Linear,
    /// From values to pixels, or from their logarithms.
    pub(super) y: Linear,
}

/// The room that the words of ticks take before an area.
pub(super) fn margin(facet: &Facet, sheet: &Sheet) -> f64 {
    let ticks = facet.ticks.iter().map(|tick| sheet.width_of(&tick.label, Font::SMALL) + 8.0);
    ticks.fold(0.0, f64::max)
}

/// Where the axis of values begins and ends, in values or in their logarithms.
pub(super) fn domain(facet: &Facet) -> (f64, f64) {
    let high = facet.ticks.last().map_or(1.0, |tick| tick.value).max(largest(&facet.data));
    // The lowest dot stands clear of the axis.
    let low = || facet.data.iter().fold(high, |lowest, datum| lowest.min(datum.value)) * 0.7;
    if facet.is_log { (low().ln(), high.ln()) } else { (0.0, high) }
}

/// A value, or its logarithm where the axis has those.
pub(super) fn on_axis(facet: &Facet, value: f64) -> f64 {
    if facet.is_log { value.max(f64::MIN_POSITIVE).ln() } else { value }
}

impl<'a> Plot<'a> {
    /// An area whose axes hold all that a facet draws.
    pub(super) fn new(facet: &'a Facet, area: Rect) -> Self {
        let domain = domain(facet);
        let inset = DOT + 2.0;
        Self {
            facet,
            area,
            x: Linear::new(span(facet), (area.left + inset, area.right - inset)),
            y: Linear::new(domain, (area.bottom, area.top)),
        }
    }
}

impl Plot<'_> {
    /// Where an observation stands.
    pub(super) fn at(&self, datum: &Datum) -> Point {
        Point::new(self.x.at(self.facet.form.along(datum.period)), self.height_of(datum.value))
    }

    /// The height at which a value stands.
    pub(super) fn height_of(&self, value: f64) -> f64 {
        self.y.at(on_axis(self.facet, value))
    }

    /// The baseline, and every tick in words with its line.
    pub(super) fn ground(&self, scene: &mut Scene, sheet: &Sheet) {
        let area = self.area;
        let (from, to) = (Point::new(area.left, area.bottom), Point::new(area.right, area.bottom));
        scene.hairline(from, to, sheet.theme.rule);
        for tick in &self.facet.ticks {
            self.level(scene, tick.value, &tick.label, area.left - 6.0, sheet);
        }
    }

    /// A value in words before the area, and, above its bottom, a line across it.
    pub(super) fn level(&self, scene: &mut Scene, value: f64, words: &str, right: f64, sheet: &Sheet) {
        let y = self.height_of(value);
        if y < self.area.bottom {
            let (from, to) = (Point::new(self.area.left, y), Point::new(self.area.right, y));
            scene.hairline(from, to, sheet.theme.grid);
        }
        let at = Point::new(right, y + Font::SMALL.cap_height() / 2.0);
        scene.text(words, at, Style::end(Font::SMALL, sheet.theme.muted), sheet.measure);
    }

    /// Where the way of counting changed: dashes under what changed, each time on a line of its own that stands
    /// above `first`, the last one's on top.
    pub(super) fn breaks(&self, scene: &mut Scene, first: f64, sheet: &Sheet) {
        let breaks = &self.facet.breaks;
        let theme = sheet.theme;
        for (index, change) in breaks.iter().enumerate() {
            let x = self.x.at(change.value);
            let at = Point::new(x, first - 18.0 * (breaks.len() - index) as f64);
            dashes(scene, Point::new(x, at.y + 6.0), Point::new(x, self.area.bottom), 1.0, theme.rule);
            within(scene, &change.label, at, (0.0, sheet.width), Font::SMALL, theme.muted, sheet);
        }
    }

    /// Draws the lines of a series. Dashes lead the eye across what nobody counted, as long as it was counted in
    /// the same way; ranks are not led across.
    pub(super) fn strokes(&self, scene: &mut Scene, series: &Series, sheet: &Sheet) {
        let form = self.facet.form;
        scene.of_place(series.place, |scene| {
            for (&one, &next) in series.data.iter().zip(series.data.iter().skip(1)) {
                let (earlier, later) = (form.along(one.period), form.along(next.period));
                let is_broken =
                    self.facet.breaks.iter().any(|change| earlier < change.value && change.value < later);
                let (from, to) = (self.at(one), self.at(next));
                let color = sheet.theme.stroke(next.hue);
                if later - earlier <= LONGEST_STEP && (!is_broken || form == Form::Ranks) {
                    scene.line(&[from, to], WIDTH, color);
                } else if form != Form::Ranks && !is_broken && one.note == next.note {
                    dashes(scene, from, to, 1.5, color);
                }
            }
        });
    }

    /// Draws the dots of a series as marks.
    pub(super) fn dots(&self, scene: &mut Scene, series: &Series, sheet: &Sheet) {
        for datum in &series.data {
            let center = self.at(datum);
            scene.mark(datum.id, datum.place, Rect::around(center, 2.0 * DOT), |scene| {
                dot(scene, center, datum.look(), sheet.theme);
            });
        }
    }
}
