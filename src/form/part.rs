//! A part as a bar within the bar of its whole.

use crate::dataset::{Layer, PlaceKind};
use crate::form::{Paragraph, Sheet};
use crate::geometry::{Point, Rect};
use crate::mark::{Bar, Growth, overshoot};
use crate::scene::{Scene, Style};
use crate::text::{Font, together};
use crate::view::{Datum, Facet, largest};

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let data = &facet.data;
    const THICKNESS: f64 = 30.0;
    const WORDS: f64 = 24.0;
    let theme = sheet.theme;
    let largest = largest(data);
    let reach = sheet.width - data.iter().map(|datum| overshoot(datum.qualifier)).fold(0.0, f64::max);
    let bar = |datum: &Datum| Bar {
        origin: Point::new(0.0, top + WORDS),
        length: datum.value / largest * reach,
        thickness: THICKNESS,
        growth: Growth::Rightward,
        is_partial: false,
    };
    let is_whole = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let mut bottom = top + WORDS + THICKNESS;
    let words = |datum: &Datum| together(&[&datum.label, "\u{2002}", &datum.text]);
    if let Some(whole) = data.iter().find(is_whole) {
        let body = bar(whole).stretch(0.0, bar(whole).length);
        let bounds = Rect { bottom: body.bottom + WORDS, right: sheet.width, ..body };
        bottom = bounds.bottom;
        scene.mark(whole.id, whole.place, bounds, |scene| {
            bar(whole).draw(scene, whole, theme);
            let at = Point::new(sheet.width, body.bottom + 17.0);
            scene.text(&words(whole), at, Style::end(Font::STRONG, theme.text), sheet.measure);
        });
    }
    if let Some(part) = data.iter().find(|datum| !is_whole(datum)) {
        let body = bar(part).stretch(0.0, bar(part).length);
        scene.mark(part.id, part.place, Rect { top, ..body }, |scene| {
            // The whole's hatching must not show through the part.
            scene.block(body, theme.background);
            bar(part).draw(scene, part, theme);
            let color = if part.layer == Layer::Story { theme.text } else { theme.muted };
            let place = Paragraph { left: 0.0, top, width: sheet.width, font: Font::STRONG, color };
            sheet.paragraph(scene, &words(part), place);
        });
    }
    bottom
}
