//! Large numbers, each with a sentence about it: side by side where there is room, else one below another. More than
//! three are a list.

use crate::geometry::Point;
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scene::{Scene, TARGET};
use crate::text::Font;
use crate::view::model::{Datum, Facet};

/// Between numbers that stand side by side, and between a number and its sentence.
const GUTTER: f64 = 24.0;

/// How many numbers stand side by side; more of them are a list.
const ACROSS: usize = 3;

/// Between numbers that stand one below another.
const GAP: f64 = 4.0;

/// The face of the numbers where they stand side by side.
const LARGE: Font = Font { size: 24.0, bold: true };

/// The face of the numbers where they stand one below another.
const NUMBER: Font = Font { size: 18.0, bold: true };

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let callouts = facet.callouts();
    let numbers = callouts.iter().map(|callout| sheet.width_of(&callout[0].text, NUMBER));
    let widest = numbers.fold(0.0, f64::max);
    if sheet.is_wide() && callouts.len() <= ACROSS {
        let top = top + 12.0;
        let width = sheet.share_of(ACROSS, GUTTER);
        let bottoms = callouts.iter().enumerate().map(|(index, callout)| {
            let left = (width + GUTTER) * index as f64;
            let number = Paragraph { left, top, width, font: LARGE, color: sheet.theme.text };
            let words = Paragraph { top: top + LARGE.line_height() + 2.0, font: Font::LABEL, ..number };
            let beside = sheet.width_of(&callout[0].text, LARGE) + 10.0;
            callout_at(scene, callout, number, words, Some(beside), sheet)
        });
        return bottoms.fold(top, f64::max);
    }
    let indent = widest.min(sheet.width * 0.4).ceil() + 10.0;
    let mut bottom = top - GAP;
    for callout in &callouts {
        let top = bottom + GAP;
        let number = Paragraph { width: indent, ..sheet.place(0.0, top, NUMBER) };
        let words = sheet.place(indent, top + 2.0, Font::SMALL);
        bottom = callout_at(scene, callout, number, words, None, sheet).max(top + TARGET);
    }
    bottom
}

/// A number, its sentence, and what it is measured by: from `beside` pixels on behind the number, else in bold below the
/// sentence. Returns the bottom.
fn callout_at(
    scene: &mut Scene,
    callout: &[&Datum],
    number: Paragraph,
    words: Paragraph,
    beside: Option<f64>,
    sheet: &Sheet,
) -> f64 {
    let Some((&datum, measures)) = callout.split_first() else { return number.top };
    let corner = Point::new(number.left, number.top);
    let width = words.left + words.width - number.left;
    let mut bottom = scene.mark_down(datum.id, datum.place, corner, width, |scene| {
        sheet.paragraph(scene, &datum.text, number);
        sheet.paragraph(scene, &datum.label, words)
    });
    for datum in measures {
        let font = Font { bold: true, ..words.font };
        let behind = beside.filter(|gap| gap + sheet.width_of(&datum.label, font) <= number.width);
        let place = match behind {
            Some(gap) => Paragraph { left: number.left + gap, top: number.top + 10.0, font, ..words },
            None => Paragraph { top: bottom, font, ..words },
        };
        let corner = Point::new(place.left, place.top);
        let end =
            scene.mark_down(datum.id, datum.place, corner, sheet.width_of(&datum.label, font), |scene| {
                sheet.paragraph(scene, &datum.label, place)
            });
        bottom = bottom.max(end);
    }
    bottom
}
