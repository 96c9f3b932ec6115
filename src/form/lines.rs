//! Courses over the years on one scale, each named behind its last observation.

use crate::form::Sheet;
use crate::form::series::{Series, dots, series, span, strokes, within};
use crate::format::digits;
use crate::geometry::{Point, Rect};
use crate::mark::{DOT, dashes};
use crate::order::sort_by_number;
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::{Font, together};
use crate::view::{Datum, Facet, largest};

/// The height of the plot, without its years.
const HEIGHT: f64 = 280.0;

/// Above the plot, for the words of breaks and half a line of the highest tick.
const HEAD: f64 = 24.0;

/// From the baseline of one name to that of the next.
const LINE: f64 = 16.0;

/// A plot with its scales.
struct Plot<'a> {
    area: Rect,
    x: Linear,
    y: Linear,
    facet: &'a Facet,
    /// Whether names stand on one line and values on the next.
    is_split: bool,
}

impl Plot<'_> {
    fn at(&self, datum: &Datum) -> Point {
        Point::new(self.x.at(self.facet.form.along(datum)), self.height_of(datum.value))
    }

    fn height_of(&self, value: f64) -> f64 {
        self.y.at(if self.facet.is_log { value.max(f64::MIN_POSITIVE).ln() } else { value })
    }
}

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let plot = plot(facet, &all, top, sheet);
    ground(scene, &plot, sheet);
    for series in &all {
        strokes(scene, series, facet, &|datum| plot.at(datum), sheet);
    }
    for series in &all {
        dots(scene, series, &|datum| plot.at(datum), sheet);
    }
    names(scene, &all, &plot, sheet);
    years(scene, &plot, sheet)
}

fn plot<'a>(facet: &'a Facet, all: &[Series], top: f64, sheet: &Sheet) -> Plot<'a> {
    let mut margin = 0.0_f64;
    for tick in &facet.ticks {
        margin = margin.max(sheet.width_of(&tick.label, Font::SMALL) + 8.0);
    }
    let domain = span(facet);
    let widest = |is_split: bool| {
        let mut widest = 0.0_f64;
        for line in all.iter().flat_map(|series| name_of(series, is_split)) {
            widest = widest.max(sheet.width_of(&line, Font::SMALL));
        }
        widest
    };
    let is_split = widest(false) > sheet.width * 0.4;
    let names = widest(is_split);
    let area = Rect {
        left: margin,
        top: top + HEAD,
        right: sheet.width - names - 20.0,
        bottom: top + HEAD + HEIGHT,
    };
    let ends = |value: f64| if facet.is_log { value.ln() } else { value };
    let high = facet.ticks.last().map_or(1.0, |tick| tick.value).max(largest(&facet.data));
    let low = if facet.is_log {
        // The lowest dot stands clear of the axis.
        facet.data.iter().fold(high, |lowest, datum| lowest.min(datum.value)) * 0.7
    } else {
        0.0
    };
    let inset = DOT + 2.0;
    Plot {
        x: Linear::new(domain, (area.left + inset, area.right - inset)),
        y: Linear::new((ends(low), ends(high)), (area.bottom, area.top)),
        area,
        facet,
        is_split,
    }
}

/// A place with its last value, on a line or two.
fn name_of(series: &Series, is_split: bool) -> Vec<String> {
    let last = series.last();
    if is_split {
        return vec![last.label.clone(), last.text.clone()];
    }
    vec![together(&[&last.label, "\u{2002}", &last.text])]
}

/// Grid, ticks and breaks.
fn ground(scene: &mut Scene, plot: &Plot, sheet: &Sheet) {
    let theme = sheet.theme;
    let (from, to) =
        (Point::new(plot.area.left, plot.area.bottom), Point::new(plot.area.right, plot.area.bottom));
    scene.hairline(from, to, theme.rule);
    for tick in &plot.facet.ticks {
        let y = plot.height_of(tick.value);
        let (from, to) = (Point::new(plot.area.left, y), Point::new(plot.area.right, y));
        if y < plot.area.bottom {
            scene.hairline(from, to, theme.grid);
        }
        let at = Point::new(plot.area.left - 6.0, y + Font::SMALL.cap_height() / 2.0);
        scene.text(&tick.label, at, Style::end(Font::SMALL, theme.muted), sheet.measure);
    }
    for change in &plot.facet.breaks {
        let x = plot.x.at(change.value);
        let top = plot.area.top - 12.0;
        dashes(scene, Point::new(x, top + 6.0), Point::new(x, plot.area.bottom), 1.0, theme.rule);
        let room = Rect { left: plot.area.left, right: sheet.width, top, bottom: plot.area.bottom };
        within(
            scene,
            &change.label,
            Point::new(x, top),
            Style::middle(Font::SMALL, theme.muted),
            room,
            sheet,
        );
    }
}

/// The name of each course behind its last observation, moved up or down where two would meet.
fn names(scene: &mut Scene, all: &[Series], plot: &Plot, sheet: &Sheet) {
    let mut ends: Vec<&Series> = all.iter().collect();
    sort_by_number(&mut ends, |series| plot.at(series.last()).y);
    let pitch = if plot.is_split { 2.0 * LINE } else { LINE };
    let mut heights: Vec<f64> = Vec::with_capacity(ends.len());
    for series in &ends {
        let y = plot.at(series.last()).y;
        heights.push(heights.last().map_or(y, |above| y.max(above + pitch)));
    }
    let mut lowest = plot.area.bottom - if plot.is_split { LINE } else { 0.0 };
    for height in heights.iter_mut().rev() {
        *height = height.min(lowest);
        lowest = *height - pitch;
    }
    for (series, y) in ends.into_iter().zip(heights) {
        let last = series.last();
        let at = plot.at(last);
        let left = plot.area.right + 14.0;
        scene.of_place(last.place, |scene| {
            let color = sheet.theme.mark(last.hue, last.layer);
            let points = [Point::new(at.x + DOT + 3.0, at.y), Point::new(left - 4.0, y)];
            scene.line(&points, 1.0, color.faded(0.6));
            let mut baseline = Point::new(left, y + Font::SMALL.cap_height() / 2.0);
            for line in name_of(series, plot.is_split) {
                let style = Style::start(Font::SMALL, sheet.theme.text);
                scene.text(&line, baseline, style, sheet.measure);
                baseline.y += LINE - 2.0;
            }
        });
    }
}

/// The years under the plot, each under its middle. Returns the bottom.
fn years(scene: &mut Scene, plot: &Plot, sheet: &Sheet) -> f64 {
    let (first, last) = span(plot.facet);
    let needed = sheet.width_of("2025", Font::SMALL) + 10.0;
    let pitch = plot.x.at(1.0) - plot.x.at(0.0);
    let step = ((needed / pitch).ceil() as u16).max(1);
    // The end of December belongs to the year that ends with it.
    let last_year = (last - 0.01) as u16;
    let mut year = last_year;
    while f64::from(year) + 0.5 >= first.floor() {
        let x = plot.x.at(f64::from(year) + 0.5);
        let at = Point::new(x, plot.area.bottom + 18.0);
        if x >= plot.area.left && x <= plot.area.right {
            let style = Style::middle(Font::SMALL, sheet.theme.muted);
            scene.text(&digits(year as usize), at, style, sheet.measure);
        }
        year = year.saturating_sub(step);
    }
    plot.area.bottom + 26.0
}
