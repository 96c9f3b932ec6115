//! Ranks over the years, one row a rank; the course of each place leads to its name.

use crate::dataset::PlaceKind;
use crate::geometry::{Point, Rect};
use crate::layout::mark::DOT;
use crate::layout::plot::Plot;
use crate::layout::series::{series, span, within};
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::{Datum, Facet, largest};

/// From one rank to the next.
const PITCH: f64 = 32.0;
/// Above the first rank, where breaks are marked: room for their words.
const HEAD: f64 = 44.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let lowest = largest(&facet.data).max(1.0);
    let plot = plot(facet, top, lowest, sheet);
    for above in 0..lowest as usize {
        let rank = above + 1;
        plot.level(scene, rank as f64, &rank.to_string(), plot.area.left - 10.0, sheet);
    }
    plot.breaks(scene, plot.area.top + 4.0, sheet);
    for series in all.iter().rev() {
        plot.strokes(scene, series, sheet);
    }
    for series in &all {
        plot.dots(scene, series, sheet);
        for (index, datum) in series.data.iter().enumerate() {
            let is_followed = |next: &&Datum| next.period.year() <= datum.period.year() + 1;
            // The last observation of each run of years without a gap.
            if !series.data.get(index + 1).is_some_and(is_followed) {
                name(scene, datum, &plot, sheet);
            }
        }
    }
    years(scene, &plot, sheet)
}

fn plot<'a>(facet: &'a Facet, top: f64, lowest: f64, sheet: &Sheet) -> Plot<'a> {
    let names = sheet.widest_label(&facet.data, Font::STRONG).min(sheet.width * 0.36) + 16.0;
    let (left, right) = (34.0, sheet.width - names);
    let top = top + if facet.breaks.is_empty() { 8.0 } else { HEAD };
    let bottom = top + PITCH * lowest;
    Plot {
        facet,
        area: Rect { left, top, right, bottom },
        x: Linear::new(span(facet), (left + 8.0, right - 8.0)),
        // The row of a rank ends where the next one begins; the rank stands in its middle.
        y: Linear::new((0.5, lowest + 0.5), (top, bottom)),
    }
}

/// The name of a cluster behind its last dot: in the margin when that is the last year, else within the plot.
fn name(scene: &mut Scene, last: &Datum, plot: &Plot, sheet: &Sheet) {
    let at = plot.at(last);
    let in_margin = at.x >= plot.area.right - 16.0;
    let left = if in_margin { plot.area.right + 6.0 } else { at.x + DOT + 8.0 };
    let width = if in_margin { sheet.width - left } else { plot.area.right - 24.0 - left };
    let leads = last.place.kind() == PlaceKind::BayCluster;
    let color = if leads { sheet.theme.text } else { sheet.theme.muted };
    let weight = if leads { Font::STRONG } else { Font::LABEL };
    let fits = sheet.width_of(&last.label, weight) <= width;
    let font = if fits { weight } else { Font { bold: leads, ..Font::SMALL } };
    let lines = sheet.broken(&last.label, width, font);
    let fits_beside = lines.len() <= 2 && sheet.widest(&lines, font) <= width;
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
            let half = sheet.width_of(&last.label, font) / 2.0;
            let middle = at.x + DOT - half;
            let above = Point::new(middle, at.y - DOT - 7.0);
            let edges = (0.0, sheet.width);
            let middle = within(scene, &last.label, above, edges, font, color, sheet);
            let (left, top) = (middle - half - 2.0, above.y - font.size * 0.8);
            let rect = Rect::sized(left, top, 2.0 * half + 4.0, font.size);
            scene.block(rect, sheet.theme.background);
            return;
        }
        sheet.paragraph(scene, &last.label, Paragraph { left, top, width, font, color });
    });
}

/// The years under the plot. Returns the bottom.
fn years(scene: &mut Scene, plot: &Plot, sheet: &Sheet) -> f64 {
    let (first, latest) = span(plot.facet);
    let top = plot.area.bottom;
    let (first, latest) = (first as usize, latest as usize);
    let pitch = plot.x.per_unit;
    let needed = sheet.width_of("2025", Font::SMALL) + 8.0;
    // Where even two digits are too wide, every other year, the last one among them.
    let is_close = pitch < sheet.width_of("’25", Font::SMALL) + 2.0;
    for year in first..latest + 1 {
        if is_close && (latest - year) % 2 != 0 {
            continue;
        }
        let full = year.to_string();
        let text = if pitch < needed { format!("’{}", full.get(2..).unwrap_or_default()) } else { full };
        let at = Point::new(plot.x.at(year as f64), top + 18.0);
        scene.text(&text, at, Style::middle(Font::SMALL, sheet.theme.muted), sheet.measure);
    }
    top + 24.0
}
