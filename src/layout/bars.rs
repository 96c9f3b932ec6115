//! Rows of bars from a common zero, each named and valued in words beside it.

use crate::dataset::PlaceKind;
use crate::geometry::{Point, Rect};
use crate::layout::mark::{Bar, Growth, dashes, overshoot};
use crate::layout::sheet::{Sheet, VALUE_GAP};
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::{Datum, Facet, largest};

/// How rows are spaced.
struct Rows {
    label_width: f64,
    label_height: f64,
    thickness: f64,
    pitch: f64,
}

impl Rows {
    fn of(data: &[Datum], sheet: &Sheet) -> Self {
        if !sheet.is_wide() {
            return Self { label_width: 0.0, label_height: 20.0, thickness: 22.0, pitch: 56.0 };
        }
        let widest = sheet.widest_label(data, Font::LABEL);
        let label_width = widest.min(sheet.width * 0.34).ceil() + 12.0;
        Self { label_width, label_height: 0.0, thickness: 26.0, pitch: 40.0 }
    }
}

/// The pixels for each unit of value that leave every bar room for its label and its value in words.
fn per_unit(data: &[Datum], rows: &Rows, sheet: &Sheet) -> f64 {
    let largest = largest(data);
    if largest <= 0.0 {
        return 0.0;
    }
    let room = sheet.width - rows.label_width;
    let mut per_unit = room / largest;
    for datum in data {
        let beside = overshoot(datum.qualifier) + VALUE_GAP + sheet.width_of(&datum.text, Font::STRONG);
        per_unit = per_unit.min((room - beside) / datum.value.max(largest * 0.01));
    }
    per_unit.max(40.0 / largest)
}

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let data = &facet.data;
    let top = top + 4.0;
    let rows = Rows::of(data, sheet);
    let zero = rows.label_width;
    let per_unit = per_unit(data, &rows, sheet);
    for (index, datum) in data.iter().enumerate() {
        let row_top = top + rows.pitch * index as f64;
        let bar = Bar {
            origin: Point::new(zero, row_top + rows.label_height),
            length: datum.value * per_unit,
            thickness: rows.thickness,
            growth: Growth::Rightward,
            is_partial: false,
        };
        row(scene, datum, &bar, row_top, &rows, sheet);
    }
    let bottom = top + rows.pitch * data.len() as f64 - (rows.pitch - rows.label_height - rows.thickness);
    if sheet.is_wide() {
        let (from, to) = (Point::new(zero, top - 2.0), Point::new(zero, bottom + 2.0));
        scene.hairline(from, to, sheet.theme.rule);
    }
    let nation = data.iter().find(|datum| datum.place.kind() == PlaceKind::Nation);
    let has_others = data.iter().any(|datum| datum.place.kind() != PlaceKind::Nation);
    if let (Some(nation), true) = (nation, has_others) {
        let x = zero + nation.value * per_unit;
        scene.of_place(nation.place, |scene| {
            dashes(scene, Point::new(x, top - 4.0), Point::new(x, bottom), 1.0, sheet.theme.background);
        });
    }
    bottom + 4.0
}

fn row(scene: &mut Scene, datum: &Datum, bar: &Bar, row_top: f64, rows: &Rows, sheet: &Sheet) {
    let body = bar.stretch(0.0, bar.length);
    let text_left = body.right + overshoot(datum.qualifier) + VALUE_GAP;
    let text_width = sheet.width_of(&datum.text, Font::STRONG);
    let bounds = Rect { left: 0.0, top: row_top, right: text_left + text_width, bottom: body.bottom };
    scene.mark(datum.id, datum.place, bounds, |scene| {
        label(scene, datum, body, row_top, rows, sheet);
        sheet.valued_bar(scene, bar, datum);
    });
}

fn label(scene: &mut Scene, datum: &Datum, body: Rect, row_top: f64, rows: &Rows, sheet: &Sheet) {
    let style = Style::start(Font::LABEL, sheet.theme.text);
    if !sheet.is_wide() {
        let fits = sheet.width_of(&datum.label, Font::LABEL) <= sheet.width;
        let font = if fits { Font::LABEL } else { Font::SMALL };
        let baseline = Point::new(0.0, row_top + 14.0);
        scene.text(&datum.label, baseline, Style { font, ..style }, sheet.measure);
        return;
    }
    let width = rows.label_width - 12.0;
    let fits = sheet.width_of(&datum.label, Font::LABEL) <= width;
    let font = if fits { Font::LABEL } else { Font::SMALL };
    let lines = sheet.broken(&datum.label, width, font);
    let leading = font.line_height();
    let first = body.center().y - leading * (lines.len() as f64 - 1.0) / 2.0 + font.cap_height() / 2.0;
    sheet.lines(scene, &lines, Point::new(0.0, first), leading, Style { font, ..style });
}
