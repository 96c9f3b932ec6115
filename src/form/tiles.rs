//! Figures that share no axis, as numbers with their names.

use crate::dataset::Layer;
use crate::form::{Form, Paragraph, Sheet};
use crate::geometry::{Point, Rect};
use crate::mark::hatch;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::{Datum, Facet};

/// The rule above a tile that shows its place and layer.
const RULE: f64 = 6.0;

/// Between tiles that stand side by side; an operator fits into it.
const GUTTER: f64 = 40.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let data = &facet.data;
    let is_equation = facet.form == Form::Equation && data.len() == 3;
    let operators: &[&str] = if is_equation { &["÷", "="] } else { &[] };
    let across = columns(data, sheet);
    let mut bottom = top;
    if across == 1 || (is_equation && across < 3) {
        return stacked(scene, top, data, operators, sheet);
    }
    for (index, row) in data.chunks(across).enumerate() {
        let row_top = bottom + if index == 0 { 0.0 } else { 20.0 };
        bottom = side_by_side(scene, row_top, row, operators, across, sheet);
    }
    bottom
}

/// How many tiles fit beside one another.
fn columns(data: &[Datum], sheet: &Sheet) -> usize {
    let mut across = if sheet.is_wide() { data.len().clamp(1, 4) } else { data.len().clamp(1, 2) };
    // Rows of equal length.
    across = data.len().div_ceil(data.len().div_ceil(across).max(1)).max(1);
    while across > 1 && !data.iter().all(|datum| fits(datum, width_beside(across, sheet), sheet)) {
        across -= 1;
    }
    across
}

/// The width of a tile that stands beside the others.
fn width_beside(across: usize, sheet: &Sheet) -> f64 {
    let count = across as f64;
    (sheet.width - GUTTER * (count - 1.0)) / count
}

/// Whether the number keeps to the tile; what stands between no-break spaces cannot be wrapped.
fn fits(datum: &Datum, width: f64, sheet: &Sheet) -> bool {
    if !sheet.is_wide() {
        return sheet.width_of(&datum.text, Font::FIGURE) <= width;
    }
    let lines = sheet.broken(&datum.text, width, Font::FIGURE);
    sheet.widest(&lines, Font::FIGURE) <= width
}

fn side_by_side(
    scene: &mut Scene,
    top: f64,
    data: &[Datum],
    operators: &[&str],
    across: usize,
    sheet: &Sheet,
) -> f64 {
    let width = width_beside(across, sheet);
    let mut bottom = top;
    for (index, datum) in data.iter().enumerate() {
        let left = (width + GUTTER) * index as f64;
        bottom = bottom.max(tile(scene, datum, left, top, width, sheet));
        if let (Some(operator), true) = (operators.get(index), index + 1 < data.len()) {
            let at = Point::new(left + width + GUTTER / 2.0, top + RULE + 30.0);
            scene.text(operator, at, Style::middle(Font::FIGURE, sheet.theme.muted), sheet.measure);
        }
    }
    bottom
}

fn stacked(scene: &mut Scene, top: f64, data: &[Datum], operators: &[&str], sheet: &Sheet) -> f64 {
    let indent = if operators.is_empty() { 0.0 } else { 28.0 };
    let mut bottom = top;
    for (index, datum) in data.iter().enumerate() {
        let tile_top = bottom + if index == 0 { 0.0 } else { 16.0 };
        bottom = tile(scene, datum, indent, tile_top, sheet.width - indent, sheet);
        let operator = index.checked_sub(1).and_then(|before| operators.get(before));
        if let Some(operator) = operator {
            let at = Point::new(indent / 2.0 - 4.0, tile_top + RULE + 30.0);
            scene.text(operator, at, Style::middle(Font::FIGURE, sheet.theme.muted), sheet.measure);
        }
    }
    bottom
}

/// One tile: rule, number, name. Returns its bottom.
fn tile(scene: &mut Scene, datum: &Datum, left: f64, top: f64, width: f64, sheet: &Sheet) -> f64 {
    let color = sheet.theme.mark(datum.hue, datum.layer);
    let number =
        Paragraph { left, top: top + RULE + 6.0, width, font: Font::FIGURE, color: sheet.theme.text };
    let rule = Rect::sized(left, top, width.min(48.0), RULE);
    scene.mark_down(datum.id, datum.place, Point::new(left, top), width, |scene| {
        if datum.layer == Layer::Derived {
            hatch(scene, rule, color);
            let edges = [rule.top, rule.bottom - 1.0].map(|y| Rect::sized(left, y, rule.width(), 1.0));
            for rect in edges {
                scene.block(rect, color);
            }
        } else {
            scene.block(rule, color);
        }
        let under = sheet.paragraph(scene, &datum.text, number);
        let name = Paragraph { top: under, font: Font::LABEL, color: sheet.theme.muted, ..number };
        sheet.paragraph(scene, &datum.label, name)
    })
}
