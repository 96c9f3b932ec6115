//! Courses over the years on one scale, each named behind its last observation, with its years where not all end together.

use crate::geometry::{Point, Rect};
use crate::layout::mark::DOT;
use crate::layout::plot::{self, Plot};
use crate::layout::series::{Series, series, span, years_apart};
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::Facet;

/// The height of the plot, without its years.
const HEIGHT: f64 = 280.0;

/// Above the plot, for the words of breaks and half a line of the highest tick.
const HEAD: f64 = 24.0;

/// From the baseline of one name to that of the next.
const LINE: f64 = 16.0;

/// Between a name, its value and its year on one line.
const BESIDE: f64 = 6.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let names = Names::of(&all, sheet);
    let plot = plot(facet, top, names.width, sheet);
    plot.ground(scene, sheet);
    plot.breaks(scene, plot.area.top + 6.0, sheet);
    for series in &all {
        plot.strokes(scene, series, sheet);
    }
    for series in &all {
        plot.dots(scene, series, sheet);
    }
    names.set(scene, &all, &plot, sheet);
    years(scene, &plot, sheet)
}

fn plot<'a>(facet: &'a Facet, top: f64, names: f64, sheet: &Sheet) -> Plot<'a> {
    let area = Rect {
        left: plot::margin(facet, sheet),
        top: top + HEAD,
        right: sheet.width - names - 20.0,
        bottom: top + HEAD + HEIGHT,
    };
    Plot::new(facet, area)
}

/// The first year of a course and its last.
fn years_of(series: &Series) -> String {
    let [first, last] = [series.first(), series.last()].map(|datum| datum.period.year());
    if first == last { last.to_string() } else { format!("{first}–{last}") }
}

/// How the names behind the courses are set.
struct Names {
    /// Whether values stand below names: both on one line would take too much of the width.
    is_split: bool,
    /// Whether the courses end in different years: then each is named at its own end, with its first year and its last.
    has_years: bool,
    /// The width of the widest.
    width: f64,
}

impl Names {
    fn of(all: &[Series], sheet: &Sheet) -> Self {
        let years = || all.iter().map(|series| series.last().period.year());
        let has_years = years().min() != years().max();
        let width = |is_split: bool| {
            let widths = all.iter().map(|series| {
                let last = series.last();
                let name = sheet.width_of(&last.label, Font::SMALL);
                let value = sheet.width_of(&last.text, Font::SMALL);
                let years =
                    if has_years { sheet.width_of(&years_of(series), Font::SMALL) + BESIDE } else { 0.0 };
                if is_split { name.max(value + years) } else { name + BESIDE + value + years }
            });
            widths.fold(0.0, f64::max)
        };
        let is_split = width(false) > sheet.width * 0.4;
        Self { is_split, has_years, width: width(is_split) }
    }

    /// Sets each name behind the last observation, moved up or down where two would meet.
    fn set(&self, scene: &mut Scene, all: &[Series], plot: &Plot, sheet: &Sheet) {
        let mut ends: Vec<(f64, &Series)> =
            all.iter().map(|series| (plot.at(series.last()).y, series)).collect();
        ends.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let pitch = if self.is_split { 2.0 * LINE } else { LINE };
        let mut highest = 0.0_f64;
        for (y, _) in &mut ends {
            *y = y.max(highest);
            highest = *y + pitch;
        }
        let mut lowest = plot.area.bottom - if self.is_split { LINE } else { 0.0 };
        for (y, _) in ends.iter_mut().rev() {
            *y = y.min(lowest);
            lowest = *y - pitch;
        }
        for (y, series) in ends {
            self.set_one(scene, series, y, plot, sheet);
        }
    }

    fn set_one(&self, scene: &mut Scene, series: &Series, y: f64, plot: &Plot, sheet: &Sheet) {
        let style = Style::start(Font::SMALL, sheet.theme.text);
        let last = series.last();
        let at = plot.at(last);
        let left = if self.has_years { at.x + DOT + 18.0 } else { plot.area.right + 14.0 };
        scene.of_place(last.place, |scene| {
            let color = sheet.theme.stroke(last.hue);
            let points = [Point::new(at.x + DOT + 3.0, at.y), Point::new(left - 4.0, y)];
            scene.line(&points, 1.0, color.faded(0.6));
            let mut at = Point::new(left, y + Font::SMALL.cap_height() / 2.0);
            scene.text(&last.label, at, style, sheet.measure);
            if self.is_split {
                at.y += LINE - 2.0;
            } else {
                at.x += sheet.width_of(&last.label, Font::SMALL) + BESIDE;
            }
            scene.text(&last.text, at, style, sheet.measure);
            if self.has_years {
                at.x += sheet.width_of(&last.text, Font::SMALL) + BESIDE;
                let muted = Style { color: sheet.theme.muted, ..style };
                scene.text(&years_of(series), at, muted, sheet.measure);
            }
        });
    }
}

/// The years under the plot, each under its middle. Returns the bottom.
pub(super) fn years(scene: &mut Scene, plot: &Plot, sheet: &Sheet) -> f64 {
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
