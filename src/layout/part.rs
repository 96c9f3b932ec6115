//! A part as a bar within the bar of its whole, above both the share in words. Where the share is known, quarters of the
//! whole are marked to read it by.

use crate::dataset::{Layer, PlaceKind};
use crate::geometry::{Point, Rect};
use crate::layout::mark::{Bar, Growth, overshoot};
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet};

/// The thickness of the bars.
const THICKNESS: f64 = 32.0;

/// The height of a line of words above or below them.
const WORDS: f64 = 22.0;

/// Between the bars and the line below them.
const BELOW: f64 = 3.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let theme = sheet.theme;
    let (whole, part, share) = bars(facet);
    let bars_top = match share {
        Some(share) => share_at(scene, share, top, sheet),
        None => top + 4.0,
    };
    let Some(total) = total(whole, part, share) else { return bars_top };
    let sign = facet.data.iter().map(|datum| overshoot(datum.qualifier)).fold(0.0, f64::max);
    let per_unit = (sheet.width - sign) / total;
    let bar_of = |value: f64| Bar {
        origin: Point::new(0.0, bars_top),
        length: value * per_unit,
        thickness: THICKNESS,
        growth: Growth::Rightward,
        is_partial: false,
    };
    let bars_bottom = bars_top + THICKNESS;
    let words = |datum: &Datum| apart(&datum.label, &datum.text);
    // What stands below the bars: the part at the left, the whole at the right, below it where both have no room.
    let of_part = part.map_or(0.0, |part| sheet.width_of(&words(part), Font::STRONG) + 12.0);
    let of_whole = whole.map_or(0.0, |whole| sheet.width_of(&words(whole), Font::STRONG));
    let is_split = of_part + of_whole > sheet.width;
    let mut bottom = bars_bottom + WORDS;
    match whole {
        Some(whole) => {
            let top = bars_bottom + if is_split { WORDS } else { 0.0 };
            let bounds = Rect { left: of_part, top: bars_top, right: sheet.width, bottom: top + WORDS };
            bottom = bounds.bottom;
            scene.mark(whole.id, whole.place, bounds, |scene| {
                bar_of(whole.value).draw(scene, whole.look(), theme);
                let at = Point::new(sheet.width, top + BELOW + Font::STRONG.baseline());
                scene.text(&words(whole), at, Style::end(Font::STRONG, theme.text), sheet.measure);
            });
        }
        None => {
            let rect = bar_of(total).stretch(0.0, total * per_unit);
            scene.block(rect, theme.rule);
            scene.block(rect.inset(1.0), theme.background);
            scene.block(rect.inset(1.0), theme.grid.faded(0.6));
        }
    }
    if let Some(part) = part {
        let bar = bar_of(part.value);
        let body = bar.stretch(0.0, bar.length);
        scene.mark(part.id, part.place, Rect { bottom: bars_bottom + WORDS, ..body }, |scene| {
            // The whole's hatching must not show through the part.
            scene.block(body, theme.background);
            bar.draw(scene, part.look(), theme);
            let color = if part.layer == Layer::Story { theme.text } else { theme.muted };
            let place = Paragraph { color, ..sheet.place(0.0, bars_bottom + BELOW, Font::STRONG) };
            sheet.paragraph(scene, &words(part), place);
        });
    }
    if share.is_some() {
        for quarter in [0.25, 0.5, 0.75] {
            let x = total * per_unit * quarter;
            let tick = Rect { left: x - 0.5, top: bars_top - 5.0, right: x + 0.5, bottom: bars_top };
            scene.block(tick, theme.rule);
        }
    }
    bottom
}

/// The whole, its part, and the share in words, those of them that are there.
fn bars(facet: &Facet) -> (Option<&Datum>, Option<&Datum>, Option<&Datum>) {
    let is_whole = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let part = facet.data.iter().find(|datum| !is_whole(datum));
    (facet.data.iter().find(is_whole), part, facet.annotations.first())
}

/// The value at the end of the scale, which the whole bar stands for.
pub(super) fn end(facet: &Facet) -> Option<f64> {
    let (whole, part, share) = bars(facet);
    total(whole, part, share)
}

/// The share in words; returns where the bars begin.
fn share_at(scene: &mut Scene, share: &Datum, top: f64, sheet: &Sheet) -> f64 {
    scene.mark_down(share.id, share.place, Point::new(0.0, top), sheet.width, |scene| {
        let number = sheet.place(0.0, top - 4.0, Font::FIGURE);
        sheet.paragraph(scene, &share.text, number);
        let beside = sheet.width_of(&share.text, Font::FIGURE) + 8.0;
        sheet.paragraph(scene, &share.label, sheet.place(beside, top + 4.0, Font::LABEL)) + 8.0
    })
}

/// What the whole bar stands for: the nation's number, else what the part is that share of.
fn total(whole: Option<&Datum>, part: Option<&Datum>, share: Option<&Datum>) -> Option<f64> {
    let of_share = || part.zip(share).map(|(part, share)| part.value / share.value);
    whole.map(|whole| whole.value).or_else(of_share).filter(|total| total.is_finite() && *total > 0.0)
}
