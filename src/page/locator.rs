//! What the Bay Area is made of: a tile a city, about where it lies.

use maud::{Markup, html};

use crate::dataset::{Place, PlaceKind};
use crate::language::Language;

/// A tile, and from one to the next, in CSS pixels.
const TILE: (u32, u32) = (74, 19);
const PITCH: (u32, u32) = (77, 22);

/// The baseline of a name in its tile.
const BASELINE: u32 = 14;

/// A tile a city, with its name; the style sheet leaves names out where they have no room, speech has them always.
pub(super) fn locator(language: &Language) -> Markup {
    let tiles = || Place::ALL.iter().filter_map(|place| Some((place, place.tile()?)));
    let names: Vec<String> = tiles().map(|(place, _)| language.words(place.name())).collect();
    let end = |last: Option<u8>, pitch: u32, tile: u32| u32::from(last.unwrap_or_default()) * pitch + tile;
    let width = end(tiles().map(|(_, (column, _))| column).max(), PITCH.0, TILE.0);
    let height = end(tiles().map(|(_, (_, row))| row).max(), PITCH.1, TILE.1);
    html! {
        svg.locator viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" role="img"
            aria-label=(language.list(&names))
        {
            @for (place, (column, row)) in tiles() {
                @let (left, top) = (u32::from(column) * PITCH.0, u32::from(row) * PITCH.1);
                g.apart[is_apart(*place)] {
                    rect x=(left) y=(top) width=(TILE.0) height=(TILE.1) {}
                    text x=(left + TILE.0 / 2) y=(top + BASELINE) { (language.text(place.name())) }
                }
            }
        }
    }
}

/// Hong Kong and Macao, beside the cities of Guangdong.
fn is_apart(place: Place) -> bool {
    place.kind() == PlaceKind::City && place.within().is_none()
}
