//! Rows of bars from a common zero, each named and valued in words beside it; the nation's number is one of them or, in
//! a form of its own, a named line that they are read against.

use crate::chart::form::Form;
use crate::dataset::PlaceKind;
use crate::geometry::{Point, Rect};
use crate::layout::mark::{Bar, Growth, dashes, overshoot};
use crate::layout::series::within;
use crate::layout::sheet::{Sheet, VALUE_GAP};
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet};

/// The height of the words above a line that bars are read against.
const HEAD: f64 = 26.0;

/// How rows are spaced.
struct Rows {
    /// Whether names stand before their bars, not above them.
    is_beside: bool,
    label_width: f64,
    label_height: f64,
    thickness: f64,
    pitch: f64,
}

impl Rows {
    fn of(data: &[&Datum], has_line: bool, sheet: &Sheet) -> Self {
        let widest = data.iter().map(|datum| sheet.width_of(&datum.label, Font::LABEL)).fold(0.0, f64::max);
        let most = sheet.width * 0.34;
        let label_width = widest.min(most).ceil() + 12.0;
        match (sheet.is_wide(), has_line) {
            // A line would cross names that stand above bars.
            (_, true) => {
                Self { is_beside: true, label_width, label_height: 0.0, thickness: 22.0, pitch: 34.0 }
            }
            (true, false) => {
                Self { is_beside: true, label_width, label_height: 0.0, thickness: 26.0, pitch: 40.0 }
            }
            (false, false) => {
                Self { is_beside: false, label_width: 0.0, label_height: 20.0, thickness: 22.0, pitch: 56.0 }
            }
        }
    }
}

/// The pixels for each unit of value that leave every bar room for its label and its value in words.
fn per_unit(data: &[&Datum], rows: &Rows, sheet: &Sheet) -> f64 {
    let largest = data.iter().map(|datum| datum.value).fold(0.0, f64::max);
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
    let bottom = if facet.data.is_empty() { top } else { bars(scene, top, facet, sheet) };
    sheet.said(scene, facet, bottom)
}

/// The bars, and the line they are read against. Returns the bottom.
fn bars(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let is_national = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let nation = facet.data.iter().find(is_national);
    let others = || facet.data.iter().filter(|datum| !is_national(datum));
    let nation = nation.filter(|_| others().next().is_some());
    // A line behind the end of a bar would cross the bar's own number.
    let is_below = |nation: &&Datum| others().all(|datum| datum.value > nation.value);
    let line = nation.filter(is_below).filter(|_| facet.form == Form::Against);
    let data: Vec<&Datum> =
        facet.data.iter().filter(|datum| line.is_none_or(|line| line.id != datum.id)).collect();
    let top = top + if line.is_some() { HEAD } else { 4.0 };
    let rows = Rows::of(&data, line.is_some(), sheet);
    let zero = rows.label_width;
    let per_unit = per_unit(&data, &rows, sheet);
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
    if rows.is_beside {
        let (from, to) = (Point::new(zero, top - 2.0), Point::new(zero, bottom + 2.0));
        scene.hairline(from, to, sheet.theme.rule);
    }
    if let Some(line) = line {
        against(scene, line, zero + line.value * per_unit, (top, bottom), sheet);
    } else if let Some(nation) = nation {
        let x = zero + nation.value * per_unit;
        scene.of_place(nation.place, |scene| {
            dashes(scene, Point::new(x, top - 4.0), Point::new(x, bottom), 1.0, sheet.theme.background);
        });
    }
    bottom + 4.0
}

/// A line across the bars at a number, named above them.
fn against(scene: &mut Scene, line: &Datum, x: f64, (top, bottom): (f64, f64), sheet: &Sheet) {
    let (theme, words) = (sheet.theme, apart(&line.label, &line.text));
    let width = sheet.width_of(&words, Font::STRONG);
    let bounds = Rect::sized((x - width / 2.0).max(0.0), top - HEAD, width, HEAD - 2.0);
    scene.mark(line.id, line.place, bounds, |scene| {
        // Between paler edges the line is seen on bars and between them.
        scene.block(
            Rect { left: x - 2.0, top: top - 4.0, right: x + 2.0, bottom: bottom + 4.0 },
            theme.background,
        );
        scene.block(Rect { left: x - 1.0, top: top - 6.0, right: x + 1.0, bottom: bottom + 4.0 }, theme.text);
        let at = Point::new(x, top - 11.0);
        within(scene, &words, at, (0.0, sheet.width), Font::STRONG, theme.text, sheet);
    });
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
    if !rows.is_beside {
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
