//! A part as a bar within the bar of its whole.

use crate::dataset::{Layer, PlaceKind};
use crate::geometry::{Point, Rect};
use crate::layout::mark::{Bar, Growth, Look, overshoot};
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet, largest};

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    const THICKNESS: f64 = 30.0;
    const WORDS: f64 = 24.0;
    let (data, theme) = (&facet.data, sheet.theme);
    let mut sign = 0.0_f64;
    for datum in data {
        sign = sign.max(overshoot(datum.qualifier));
    }
    let per_unit = (sheet.width - sign) / largest(data);
    let bar_of = |datum: &Datum| Bar {
        origin: Point::new(0.0, top + WORDS),
        length: datum.value * per_unit,
        thickness: THICKNESS,
        growth: Growth::Rightward,
        is_partial: false,
    };
    let words = |datum: &Datum| apart(&datum.label, &datum.text);
    let is_whole = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let mut bottom = top + WORDS + THICKNESS;
    if let Some(whole) = data.iter().find(is_whole) {
        let bounds = Rect::sized(0.0, top + WORDS, sheet.width, THICKNESS + WORDS);
        bottom = bounds.bottom;
        scene.mark(whole.id, whole.place, bounds, |scene| {
            bar_of(whole).draw(scene, Look::of(whole), theme);
            let at = Point::new(sheet.width, bottom - 7.0);
            scene.text(&words(whole), at, Style::end(Font::STRONG, theme.text), sheet.measure);
        });
    }
    if let Some(part) = data.iter().find(|datum| !is_whole(datum)) {
        let bar = bar_of(part);
        let body = bar.stretch(0.0, bar.length);
        scene.mark(part.id, part.place, Rect { top, ..body }, |scene| {
            // The whole's hatching must not show through the part.
            scene.block(body, theme.background);
            bar.draw(scene, Look::of(part), theme);
            let color = if part.layer == Layer::Story { theme.text } else { theme.muted };
            let place = Paragraph { color, ..sheet.place(0.0, top, Font::STRONG) };
            sheet.paragraph(scene, &words(part), place);
        });
    }
    bottom
}
