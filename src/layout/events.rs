//! What happened: dots on a true time axis, and beneath it each event in words.

use crate::geometry::Point;
use crate::layout::mark::dot;
use crate::layout::series::{span, within, years_apart};
use crate::layout::sheet::Sheet;
use crate::scale::Linear;
use crate::scene::{Scene, TARGET};
use crate::text::Font;
use crate::view::model::{Datum, Facet};

/// From the top to the axis.
const HEAD: f64 = 12.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let (first, last) = span(facet);
    let (first, last) = (first.floor(), last.ceil());
    let x = Linear::new((first, last), (8.0, sheet.width - 8.0));
    let y = top + HEAD;
    axis(scene, (first, last), &x, y, sheet);
    let date_width = dates(facet, sheet);
    let mut bottom = y + 44.0;
    for datum in &facet.data {
        let center = Point::new(x.at(facet.form.along(datum.period)), y);
        bottom = event(scene, datum, center, bottom, date_width, sheet) + 10.0;
    }
    bottom - 6.0
}

/// The axis with its years, as many as there is room for.
fn axis(scene: &mut Scene, (first, last): (f64, f64), x: &Linear, y: f64, sheet: &Sheet) {
    let theme = sheet.theme;
    let (from, to) = (Point::new(x.at(first), y), Point::new(x.at(last), y));
    scene.hairline(from, to, theme.rule);
    let step = years_apart(x, 16.0, sheet);
    let mut year = last;
    while year >= first {
        let at = x.at(year);
        let (from, to) = (Point::new(at, y - 4.0), Point::new(at, y + 5.0));
        scene.hairline(from, to, theme.rule);
        if year < last {
            let middle = Point::new(x.at(year + 0.5), y + 24.0);
            let (words, edges) = (year.to_string(), (0.0, sheet.width));
            within(scene, &words, middle, edges, Font::SMALL, theme.muted, sheet);
        }
        year -= step;
    }
}

/// The width of the column of dates; zero where dates stand above the words.
fn dates(facet: &Facet, sheet: &Sheet) -> f64 {
    if sheet.is_wide() { sheet.widest_label(&facet.data, Font::STRONG) + 16.0 } else { 0.0 }
}

/// Dot, date and words. Returns the bottom.
fn event(scene: &mut Scene, datum: &Datum, center: Point, top: f64, date_width: f64, sheet: &Sheet) -> f64 {
    const INDENT: f64 = 18.0;
    let theme = sheet.theme;
    let date = sheet.place(INDENT, top, Font::STRONG);
    scene.mark_down(datum.id, datum.place, Point::new(0.0, top), sheet.width, |scene| {
        dot(scene, center, datum.look(), theme);
        dot(scene, Point::new(6.0, top + 9.0), datum.look(), theme);
        let under = sheet.paragraph(scene, &datum.label, date);
        let words_top = if date_width > 0.0 { top } else { under };
        let words = sheet.place(INDENT + date_width, words_top, Font::LABEL);
        sheet.paragraph(scene, &datum.remark, words).max(under).max(top + TARGET)
    })
}
