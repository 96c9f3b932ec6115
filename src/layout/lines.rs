//! Courses over the years on one scale, each named behind its last observation.

use crate::geometry::{Point, Rect};
use crate::layout::mark::DOT;
use crate::layout::plot::Plot;
use crate::layout::series::{Series, series, span, years_apart};
use crate::layout::sheet::Sheet;
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet, largest};

/// The height of the plot, without its years.
const HEIGHT: f64 = 280.0;

/// Above the plot, for the words of breaks and half a line of the highest tick.
const HEAD: f64 = 24.0;

/// From the baseline of one name to that of the next.
const LINE: f64 = 16.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    // Names stand on one line and values on the next where both would take too much of the width.
    let is_split = width_of_names(&all, false, sheet) > sheet.width * 0.4;
    let plot = plot(facet, top, width_of_names(&all, is_split, sheet), sheet);
    ground(scene, &plot, sheet);
    for series in &all {
        plot.strokes(scene, series, sheet);
    }
    for series in &all {
        plot.dots(scene, series, sheet);
    }
    names(scene, &all, &plot, is_split, sheet);
    years(scene, &plot, sheet)
}

fn plot<'a>(facet: &'a Facet, top: f64, names: f64, sheet: &Sheet) -> Plot<'a> {
    let mut margin = 0.0_f64;
    for tick in &facet.ticks {
        margin = margin.max(sheet.width_of(&tick.label, Font::SMALL) + 8.0);
    }
    let area = Rect {
        left: margin,
        top: top + HEAD,
        right: sheet.width - names - 20.0,
        bottom: top + HEAD + HEIGHT,
    };
    let high = facet.ticks.last().map_or(1.0, |tick| tick.value).max(largest(&facet.data));
    let domain = if facet.is_log {
        // The lowest dot stands clear of the axis.
        let low = facet.data.iter().fold(high, |lowest, datum| lowest.min(datum.value)) * 0.7;
        (low.ln(), high.ln())
    } else {
        (0.0, high)
    };
    let inset = DOT + 2.0;
    Plot {
        facet,
        area,
        x: Linear::new(span(facet), (area.left + inset, area.right - inset)),
        y: Linear::new(domain, (area.bottom, area.top)),
    }
}

/// A place with its last value on one line.
fn name_of(last: &Datum) -> String {
    apart(&last.label, &last.text)
}

/// The width of the widest name with its value, beside or below it.
fn width_of_names(all: &[Series], is_split: bool, sheet: &Sheet) -> f64 {
    let width_of = |text: &str| sheet.width_of(text, Font::SMALL);
    let mut widest = 0.0_f64;
    for series in all {
        let last = series.last();
        widest = widest.max(if is_split {
            width_of(&last.label).max(width_of(&last.text))
        } else {
            width_of(&name_of(last))
        });
    }
    widest
}

/// Grid, ticks and breaks.
fn ground(scene: &mut Scene, plot: &Plot, sheet: &Sheet) {
    let area = plot.area;
    let (from, to) = (Point::new(area.left, area.bottom), Point::new(area.right, area.bottom));
    scene.hairline(from, to, sheet.theme.rule);
    for tick in &plot.facet.ticks {
        plot.level(scene, tick.value, &tick.label, area.left - 6.0, sheet);
    }
    plot.breaks(scene, area.top + 6.0, sheet);
}

/// The name of each course behind its last observation, moved up or down where two would meet.
fn names(scene: &mut Scene, all: &[Series], plot: &Plot, is_split: bool, sheet: &Sheet) {
    let mut ends = Vec::new();
    for series in all {
        let last = series.last();
        ends.push((plot.at(last).y, last));
    }
    ends.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let pitch = if is_split { 2.0 * LINE } else { LINE };
    let mut highest = 0.0_f64;
    for (y, _) in &mut ends {
        *y = y.max(highest);
        highest = *y + pitch;
    }
    let mut lowest = plot.area.bottom - if is_split { LINE } else { 0.0 };
    for (y, _) in ends.iter_mut().rev() {
        *y = y.min(lowest);
        lowest = *y - pitch;
    }
    let style = Style::start(Font::SMALL, sheet.theme.text);
    for (y, last) in ends {
        let at = plot.at(last);
        let left = plot.area.right + 14.0;
        scene.of_place(last.place, |scene| {
            let color = sheet.theme.mark(last.hue, last.layer);
            let points = [Point::new(at.x + DOT + 3.0, at.y), Point::new(left - 4.0, y)];
            scene.line(&points, 1.0, color.faded(0.6));
            let baseline = y + Font::SMALL.cap_height() / 2.0;
            let first = Point::new(left, baseline);
            if is_split {
                scene.text(&last.label, first, style, sheet.measure);
                let second = Point::new(left, baseline + LINE - 2.0);
                scene.text(&last.text, second, style, sheet.measure);
            } else {
                scene.text(&name_of(last), first, style, sheet.measure);
            }
        });
    }
}

/// The years under the plot, each under its middle. Returns the bottom.
fn years(scene: &mut Scene, plot: &Plot, sheet: &Sheet) -> f64 {
    let (first, last) = span(plot.facet);
    let step = years_apart(&plot.x, 10.0, sheet);
    // The end of December belongs to the year that ends with it.
    let mut year = (last - 0.01).floor();
    while year + 0.5 >= first.floor() {
        let x = plot.x.at(year + 0.5);
        let at = Point::new(x, plot.area.bottom + 18.0);
        if x >= plot.area.left && x <= plot.area.right {
            let style = Style::middle(Font::SMALL, sheet.theme.muted);
            scene.text(&year.to_string(), at, style, sheet.measure);
        }
        year -= step;
    }
    plot.area.bottom + 26.0
}
