//! One dot for so many of what is counted: how much more there is of one thing than of another.

use crate::chart::form::Form;
use crate::dataset::Qualifier;
use crate::geometry::{Point, Rect};
use crate::layout::mark::swatch;
use crate::layout::sheet::Sheet;
use crate::scene::Scene;
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet};

/// From one dot to the next, where a dot is one thing.
const WIDE_PITCH: f64 = 18.0;

/// From one dot to the next, where a dot is many.
const CLOSE_PITCH: f64 = 4.0;

/// Between two dots, where a dot is many.
const CLOSE_GAP: f64 = 1.0;

/// Between the dots of one figure and the name of the next.
const GAP: f64 = 20.0;

/// The widest a row of dots is, in pixels: longer ones cannot be compared with the next.
const WIDEST: f64 = 640.0;

/// What the sign of an open end behind the last square takes.
const OPEN: f64 = 10.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let unit = match facet.form {
        Form::Units(unit) => f64::from(unit.max(1)),
        _ => 1.0,
    };
    let mut top = top;
    for datum in &facet.data {
        top = figure(scene, datum, unit, top, sheet) + GAP;
    }
    let bottom = if facet.data.is_empty() { top } else { top - GAP + 4.0 };
    sheet.said(scene, facet, bottom)
}

/// A name and its dots; returns the bottom.
fn figure(scene: &mut Scene, datum: &Datum, unit: f64, top: f64, sheet: &Sheet) -> f64 {
    let pitch = if unit > 1.0 { CLOSE_PITCH } else { WIDE_PITCH };
    let most = if unit > 1.0 { u32::MAX } else { 20 };
    let across = (((sheet.width.min(WIDEST) - OPEN) / pitch) as u32).clamp(1, most);
    let color = sheet.theme.stroke(datum.hue);
    let words = apart(&datum.text, &datum.label);
    let name = sheet.place(0.0, top, Font::STRONG);
    scene.mark_down(datum.id, datum.place, Point::new(0.0, top), sheet.width, |scene| {
        let mut bottom = sheet.paragraph(scene, &words, name) + 6.0;
        let first = bottom;
        let count = (datum.value / unit).round().max(1.0) as u32;
        for index in 0..count {
            let left = f64::from(index % across) * pitch;
            let top = first + f64::from(index / across) * pitch;
            if unit > 1.0 {
                let rect = Rect::sized(left, top, pitch - CLOSE_GAP, pitch - CLOSE_GAP);
                swatch(scene, rect, datum.hue, datum.layer, sheet.theme);
            } else {
                let radius = pitch / 2.0 - 3.0;
                scene.disc(Point::new(left + radius, top + radius), radius, color);
            }
            bottom = top + pitch;
        }
        if datum.qualifier == Qualifier::Over {
            // An open arrow: there are more.
            let x = f64::from((count - 1) % across + 1) * pitch + 1.0;
            let y = bottom - pitch / 2.0 - 1.0;
            let tip = [Point::new(x, y - 4.0), Point::new(x + 4.0, y), Point::new(x, y + 4.0)];
            scene.line(&tip, 1.5, color);
        }
        bottom
    })
}
