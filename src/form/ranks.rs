//! Ranks over the years, one row a rank; the course of each place leads to its name.

use crate::dataset::PlaceKind;
use crate::form::series::{Series, dots, series, span, strokes, within};
use crate::form::{Paragraph, Sheet};
use crate::format::digits;
use crate::geometry::{Point, Rect};
use crate::mark::{DOT, dashes};
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::{Font, together, wrap};
use crate::view::{Datum, Facet};

/// From one rank to the next.
const PITCH: f64 = 32.0;
/// Above the first rank, where breaks are marked: room for their words.
const HEAD: f64 = 44.0;

struct Grid {
    head: f64,
    x: Linear,
    left: f64,
    right: f64,
    lowest: f64,
}

impl Grid {
    fn y(&self, rank: f64) -> f64 {
        self.head + (rank - 0.5) * PITCH
    }

    fn bottom(&self) -> f64 {
        self.y(self.lowest) + PITCH / 2.0
    }

    fn at(&self, datum: &Datum) -> Point {
        Point::new(self.x.at(f64::from(datum.period.year())), self.y(datum.value))
    }
}

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let grid = grid(facet, top, sheet);
    ground(scene, facet, &grid, sheet);
    for series in all.iter().rev() {
        strokes(scene, series, facet, &|datum| grid.at(datum), sheet);
    }
    for series in &all {
        dots(scene, series, &|datum| grid.at(datum), sheet);
        for last in ends_of_runs(series) {
            name(scene, last, &grid, sheet);
        }
    }
    years(scene, facet, grid.bottom(), &grid, sheet)
}

fn grid(facet: &Facet, top: f64, sheet: &Sheet) -> Grid {
    let (mut widest, mut lowest) = (0.0_f64, 1.0_f64);
    for datum in &facet.data {
        widest = widest.max(sheet.width_of(&datum.label, Font::STRONG));
        lowest = lowest.max(datum.value);
    }
    let names = widest.min(sheet.width * 0.36) + 16.0;
    let (left, right) = (34.0, sheet.width - names);
    let head = if facet.breaks.is_empty() { 8.0 } else { HEAD };
    Grid { head: top + head, x: Linear::new(span(facet), (left + 8.0, right - 8.0)), left, right, lowest }
}

/// Rank lines and numbers, and the breaks.
fn ground(scene: &mut Scene, facet: &Facet, grid: &Grid, sheet: &Sheet) {
    let theme = sheet.theme;
    for rank in 1..=grid.lowest as u32 {
        let y = grid.y(f64::from(rank));
        let (from, to) = (Point::new(grid.left, y), Point::new(grid.right, y));
        scene.hairline(from, to, theme.grid);
        let at = Point::new(grid.left - 10.0, y + Font::SMALL.cap_height() / 2.0);
        scene.text(&digits(rank as usize), at, Style::end(Font::SMALL, theme.muted), sheet.measure);
    }
    for (index, change) in facet.breaks.iter().enumerate() {
        let x = grid.x.at(change.value);
        // The words of neighbouring breaks on lines of their own, the last one's on top.
        let above = (facet.breaks.len() - index) as f64 * 18.0;
        let at = Point::new(x, grid.head + 4.0 - above);
        dashes(scene, Point::new(x, at.y + 6.0), Point::new(x, grid.bottom()), 1.0, theme.rule);
        let area = Rect { left: 0.0, right: sheet.width, top: at.y, bottom: grid.bottom() };
        within(scene, &change.label, at, Style::middle(Font::SMALL, theme.muted), area, sheet);
    }
}

/// The last observation of each run of years without a gap.
fn ends_of_runs<'a>(series: &Series<'a>) -> Vec<&'a Datum> {
    let year = |datum: &Datum| datum.period.year();
    let is_end = |index: usize| match series.data.get(index + 1) {
        Some(next) => year(next) > year(series.data[index]) + 1,
        None => true,
    };
    (0..series.data.len()).filter(|&index| is_end(index)).map(|index| series.data[index]).collect()
}

/// The name of a cluster behind its last dot: in the margin when that is the last year, else within the grid.
fn name(scene: &mut Scene, last: &Datum, grid: &Grid, sheet: &Sheet) {
    let at = grid.at(last);
    let in_margin = at.x >= grid.right - 16.0;
    let left = if in_margin { grid.right + 6.0 } else { at.x + DOT + 8.0 };
    let width = if in_margin { sheet.width - left } else { grid.right - 24.0 - left };
    let leads = last.place.kind() == PlaceKind::BayCluster;
    let color = if leads { sheet.theme.text } else { sheet.theme.muted };
    let weight = if leads { Font::STRONG } else { Font::LABEL };
    let fits = sheet.width_of(&last.label, weight) <= width;
    let font = if fits { weight } else { Font { bold: leads, ..Font::SMALL } };
    let lines = wrap(&last.label, width, font, sheet.measure);
    let fits_beside = lines.len() <= 2 && lines.iter().all(|line| sheet.width_of(line, font) <= width);
    let top = at.y - lines.len() as f64 * font.line_height() / 2.0;
    if !in_margin && fits_beside {
        // The rank's line would strike the name through.
        let widest = sheet.width_of(&last.label, font).min(width);
        let rect = Rect::sized(left - 4.0, at.y - 2.0, widest + 8.0, 4.0);
        scene.block(rect, sheet.theme.background);
    }
    scene.of_place(last.place, |scene| {
        if !in_margin && !fits_beside {
            // No room beside the last dot: above the line that leads to it.
            let middle = at.x + DOT - sheet.width_of(&last.label, font) / 2.0;
            let above = Point::new(middle, at.y - DOT - 7.0);
            let area = Rect { left: 0.0, top: 0.0, right: sheet.width, bottom: above.y };
            let words = within(scene, &last.label, above, Style::middle(font, color), area, sheet);
            let masked = scene.shapes.pop();
            let rect = Rect { left: words.left - 2.0, right: words.right + 2.0, ..words };
            scene.block(rect, sheet.theme.background);
            scene.shapes.extend(masked);
            return;
        }
        sheet.paragraph(scene, &last.label, Paragraph { left, top, width, font, color });
    });
}

/// The years under the grid. Returns the bottom.
fn years(scene: &mut Scene, facet: &Facet, top: f64, grid: &Grid, sheet: &Sheet) -> f64 {
    let (first, latest) = span(facet);
    let (first, latest) = (first as u16, latest as u16);
    let pitch = grid.x.at(1.0) - grid.x.at(0.0);
    let needed = sheet.width_of("2025", Font::SMALL) + 8.0;
    // Where even two digits are too wide, every other year, the last one among them.
    let is_close = pitch < sheet.width_of("’25", Font::SMALL) + 2.0;
    for year in first..=latest {
        if is_close && (latest - year) % 2 != 0 {
            continue;
        }
        let full = digits(year as usize);
        let text = if pitch < needed { together(&["’", full.get(2..).unwrap_or_default()]) } else { full };
        let at = Point::new(grid.x.at(f64::from(year)), top + 18.0);
        scene.text(&text, at, Style::middle(Font::SMALL, sheet.theme.muted), sheet.measure);
    }
    top + 24.0
}
