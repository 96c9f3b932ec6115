//! Two bars, the later below the earlier, and between their ends by how much it grew.

use crate::geometry::Point;
use crate::layout::mark::{Bar, Growth, overshoot};
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet, largest};

/// From a bar to what stands below it.
const GAP: f64 = 8.0;

/// The thickness of a bar.
const THICKNESS: f64 = 28.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let data = &facet.data;
    let growth = facet.annotations.first();
    let sign = data.iter().map(|datum| overshoot(datum.qualifier)).fold(0.0, f64::max);
    let per_unit = (sheet.width - sign) / largest(data).max(f64::MIN_POSITIVE);
    let font = face(facet, per_unit, sheet);
    let mut bottom = top;
    for (index, datum) in data.iter().enumerate() {
        bottom = row(scene, datum, bottom, (per_unit, font), sheet);
        match (growth, data.get(index + 1)) {
            (Some(growth), Some(later)) => {
                let ends = (datum.value * per_unit, later.value * per_unit);
                bottom = grown(scene, growth, (ends, font), bottom + GAP, sheet) + GAP;
            }
            (None, Some(_)) => bottom += 2.0 * GAP,
            _ => {}
        }
    }
    match growth {
        Some(growth) if data.len() < 2 => {
            let top = if data.is_empty() { top } else { bottom + GAP };
            let place = sheet.place(0.0, top, font);
            scene.mark_down(growth.id, growth.place, Point::new(0.0, top), sheet.width, |scene| {
                sheet.paragraph(scene, &growth.label, place)
            })
        }
        _ => bottom,
    }
}

/// What is counted, in words.
fn words(datum: &Datum) -> String {
    apart(&datum.label, &datum.text)
}

/// What is counted, and its bar. Returns the bottom.
fn row(scene: &mut Scene, datum: &Datum, top: f64, (per_unit, font): (f64, Font), sheet: &Sheet) -> f64 {
    let place = sheet.place(0.0, top, font);
    scene.mark_down(datum.id, datum.place, Point::new(0.0, top), datum.value * per_unit, |scene| {
        // The bracket of what lies below a number reaches out of its bar.
        let bar_top = sheet.paragraph(scene, &words(datum), place) + 7.0;
        let bar = Bar {
            origin: Point::new(0.0, bar_top),
            length: datum.value * per_unit,
            thickness: THICKNESS,
            growth: Growth::Rightward,
            is_partial: false,
        };
        bar.draw(scene, datum.look(), sheet.theme);
        bar_top + THICKNESS
    })
}

/// The face in which all words of the drawing stand on a line each, else the smaller one.
fn face(facet: &Facet, per_unit: f64, sheet: &Sheet) -> Font {
    let fits = |words: &str, width: f64| sheet.width_of(words, Font::STRONG) <= width;
    let rows_fit = facet.data.iter().all(|datum| fits(&words(datum), sheet.width));
    let grown = facet.data.first().zip(facet.annotations.first());
    let growth_fits =
        grown.is_none_or(|(earlier, growth)| fits(&growth.label, room(earlier.value * per_unit, sheet)));
    if rows_fit && growth_fits { Font::STRONG } else { Font { bold: true, ..Font::SMALL } }
}

/// How wide words may be before the end of the earlier bar.
fn room(end: f64, sheet: &Sheet) -> f64 {
    (end - 10.0).max(sheet.width * 0.4)
}

/// The growth in words, and an arrow from where the earlier bar ends to where the later one will. Returns the bottom.
fn grown(
    scene: &mut Scene,
    growth: &Datum,
    ((from, to), font): ((f64, f64), Font),
    top: f64,
    sheet: &Sheet,
) -> f64 {
    let width = room(from, sheet);
    let lines = sheet.broken(&growth.label, width, font);
    let leading = font.line_height();
    let height = leading * lines.len() as f64;
    scene.mark_down(growth.id, growth.place, Point::new(0.0, top), to.max(from), |scene| {
        let style = Style::end(font, sheet.theme.text);
        let first = Point::new(width, top + font.baseline());
        sheet.lines(scene, &lines, first, leading, style);
        let middle = top + height / 2.0;
        let (tail, tip) = (Point::new(from, middle), Point::new(to, middle));
        if tip.x - tail.x > 8.0 {
            scene.line(&[tail, tip], 2.0, sheet.theme.text);
            let head = [Point::new(tip.x - 7.0, middle - 5.0), tip, Point::new(tip.x - 7.0, middle + 5.0)];
            scene.line(&head, 2.0, sheet.theme.text);
        }
        top + height
    })
}
