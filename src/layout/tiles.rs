//! Figures that share no axis, as numbers with their names.

use crate::geometry::{Point, Rect};
use crate::layout::mark::swatch;
use crate::layout::sheet::{Paragraph, Sheet, in_row};
use crate::scene::Scene;
use crate::text::Font;
use crate::view::model::{Datum, Facet};

/// The rule above a tile that shows its place and layer.
const RULE: f64 = 6.0;

/// Between tiles that stand side by side.
const GUTTER: f64 = 40.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let data = &facet.data;
    let across = columns(data, sheet);
    let gap = if across == 1 { 16.0 } else { 20.0 };
    let width = sheet.share_of(across, GUTTER);
    let (mut row_top, mut bottom) = (top, top);
    for (index, datum) in data.iter().enumerate() {
        if index > 0 && index % across == 0 {
            row_top = bottom + gap;
        }
        let left = (width + GUTTER) * (index % across) as f64;
        bottom = bottom.max(tile(scene, datum, left, row_top, width, sheet));
    }
    bottom
}

/// How many tiles fit beside one another.
fn columns(data: &[Datum], sheet: &Sheet) -> usize {
    let mut across = in_row(data.len(), if sheet.is_wide() { 4 } else { 2 });
    while across > 1 && !data.iter().all(|datum| fits(datum, sheet.share_of(across, GUTTER), sheet)) {
        across -= 1;
    }
    across
}

/// Whether the number keeps to the tile; what stands between no-break spaces cannot be wrapped.
fn fits(datum: &Datum, width: f64, sheet: &Sheet) -> bool {
    if !sheet.is_wide() {
        return sheet.width_of(&datum.text, Font::FIGURE) <= width;
    }
    let lines = sheet.broken(&datum.text, width, Font::FIGURE);
    sheet.widest(&lines, Font::FIGURE) <= width
}

/// One tile: rule, number, name. Returns its bottom.
fn tile(scene: &mut Scene, datum: &Datum, left: f64, top: f64, width: f64, sheet: &Sheet) -> f64 {
    let number =
        Paragraph { left, top: top + RULE + 6.0, width, font: Font::FIGURE, color: sheet.theme.text };
    let rule = Rect::sized(left, top, width.min(48.0), RULE);
    scene.mark_down(datum.id, datum.place, Point::new(left, top), width, |scene| {
        swatch(scene, rule, datum.hue, datum.layer, sheet.theme);
        let under = sheet.paragraph(scene, &datum.text, number);
        let name = Paragraph { top: under, font: Font::LABEL, color: sheet.theme.muted, ..number };
        sheet.paragraph(scene, &datum.label, name)
    })
}
