//! Lists: how many there are of something, and what they are.

use crate::geometry::{Point, Rect};
use crate::layout::mark::swatch;
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scene::Scene;
use crate::text::{Font, apart, items};
use crate::view::model::{Datum, Facet};

/// Between lists that stand side by side.
const GUTTER: f64 = 32.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let across = if sheet.is_wide() { 2 } else { 1 };
    let width = sheet.share_of(across, GUTTER);
    let (mut row_top, mut bottom) = (top, top);
    for (index, datum) in facet.data.iter().enumerate() {
        if index > 0 && index % across == 0 {
            row_top = bottom + 24.0;
        }
        let left = (width + GUTTER) * (index % across) as f64;
        bottom = bottom.max(list(scene, datum, left, row_top, width, sheet));
    }
    bottom
}

/// Rule, number, name and items. Returns the bottom.
fn list(scene: &mut Scene, datum: &Datum, left: f64, top: f64, width: f64, sheet: &Sheet) -> f64 {
    let color = sheet.theme.stroke(datum.hue);
    let set = Paragraph { left, top: top + 10.0, width, font: Font::STRONG, color: sheet.theme.text };
    scene.mark_down(datum.id, datum.place, Point::new(left, top), width, |scene| {
        swatch(scene, Rect::sized(left, top, width, 3.0), datum.hue, datum.layer, sheet.theme);
        let name = apart(&datum.text, &datum.label);
        let mut bottom = sheet.paragraph(scene, &name, set) + 4.0;
        for item in items(&datum.remark) {
            let rect = Rect::sized(left, bottom + 8.0, 4.0, 4.0);
            scene.block(rect, color);
            let words =
                Paragraph { left: left + 14.0, top: bottom, width: width - 14.0, font: Font::LABEL, ..set };
            bottom = sheet.paragraph(scene, item, words) + 2.0;
        }
        bottom
    })
}
