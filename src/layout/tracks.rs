//! Parts of a whole: each on a track that is the whole.

use crate::geometry::{Point, Rect};
use crate::layout::mark::{Bar, Growth};
use crate::layout::sheet::Sheet;
use crate::scene::Scene;
use crate::text::Font;
use crate::view::model::{Datum, Facet};

/// The height of a track.
const TRACK: f64 = 26.0;
/// From the bottom of a track to the next label.
const GAP: f64 = 18.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let mut top = top;
    for datum in &facet.data {
        top = row(scene, datum, top, sheet) + GAP;
    }
    top - GAP + 4.0
}

/// A label and a track; returns the track's bottom.
fn row(scene: &mut Scene, datum: &Datum, top: f64, sheet: &Sheet) -> f64 {
    let theme = sheet.theme;
    let words = sheet.place(0.0, top, Font::LABEL);
    let mut track = Rect::default();
    scene.of_place(datum.place, |scene| {
        let under = sheet.paragraph(scene, &datum.label, words) + 4.0;
        track = Rect::sized(0.0, under, sheet.width, TRACK);
    });
    let bar = Bar {
        origin: Point::new(0.0, track.top),
        length: datum.value * sheet.width,
        thickness: TRACK,
        growth: Growth::Rightward,
        is_partial: false,
    };
    let bounds = Rect { top, ..track };
    scene.block(track, theme.grid);
    scene.mark(datum.id, datum.place, bounds, |scene| {
        sheet.valued_bar(scene, &bar, datum);
    });
    track.bottom
}
