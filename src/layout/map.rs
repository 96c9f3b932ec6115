//! One tile a city, about where it lies, without borders: the darker, the more; pressing one asks for it.

use crate::dataset::Hue;
use crate::geometry::{Point, Rect, between};
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::{Cell, Facet};

/// The widest the map is drawn.
const WIDEST: f64 = 480.0;

/// Between two tiles.
const GAP: f64 = 3.0;

/// From the edge of a tile to its words.
const INSET: f64 = 5.0;

/// From one line of a tile to the next.
const LINE: f64 = 16.0;

/// How strong the colour of a tile is, by fifths of the largest value: none so near the middle that neither the colour of
/// words nor that of the ground could be read on it.
const TINTS: [f64; 5] = [0.12, 0.28, 0.45, 0.8, 1.0];

/// From this strength on words have the colour of the ground.
const STRONG: f64 = 0.6;

/// What stands where nobody gave a figure: hatching says that one is worked out.
const UNKNOWN: &str = "–";

/// The face of values.
const BOLD: Font = Font { bold: true, ..Font::SMALL };

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let columns = facet.cells.iter().map(|cell| f64::from(cell.column) + 1.0).fold(1.0, f64::max);
    let rows = facet.cells.iter().map(|cell| f64::from(cell.row) + 1.0).fold(0.0, f64::max);
    let pitch = sheet.width.min(WIDEST) / columns;
    let heights = facet.cells.iter().map(|cell| {
        let value = value(cell);
        Words::of(cell, &value, pitch - GAP, sheet).height() + GAP + 8.0
    });
    let height = heights.fold(44.0, f64::max);
    for cell in &facet.cells {
        let (left, row_top) = (f64::from(cell.column) * pitch, top + f64::from(cell.row) * height);
        tile(scene, cell, Rect::sized(left, row_top, pitch - GAP, height - GAP), sheet);
    }
    top + height * rows
}

/// What stands in a tile, line by line.
struct Words<'a> {
    name: Vec<&'a str>,
    value: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn of(cell: &'a Cell, value: &'a str, width: f64, sheet: &Sheet) -> Self {
        let width = width - 2.0 * INSET;
        Self { name: sheet.broken(&cell.label, width, Font::SMALL), value: sheet.broken(value, width, BOLD) }
    }

    fn height(&self) -> f64 {
        2.0 + LINE * (self.name.len() + self.value.len().max(1)) as f64
    }
}

/// What stands below the name of a city; nothing where its figure is not asked for.
fn value(cell: &Cell) -> String {
    if cell.count == 0 { UNKNOWN.to_owned() } else { breakable(&cell.text) }
}

/// A number may stand on another line than its scale word, where a tile is narrow.
fn breakable(text: &str) -> String {
    let mut parts = text.split('\u{a0}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| {
        let gap = if part.starts_with(char::is_alphabetic) { ' ' } else { '\u{a0}' };
        format!("{before}{gap}{part}")
    })
}

fn tile(scene: &mut Scene, cell: &Cell, rect: Rect, sheet: &Sheet) {
    let theme = sheet.theme;
    let value = value(cell);
    let words = Words::of(cell, &value, rect.width(), sheet);
    scene.control(cell.figure, cell.pick, rect, |scene| {
        let region = theme.hues[Hue::Bay as usize];
        let strength = if cell.text.is_empty() { 0.0 } else { tint(cell.share) };
        let ink = if strength < STRONG { theme.text } else { theme.background };
        let (edge, thickness) = if cell.is_chosen { (theme.text, 2.0) } else { (theme.rule, 1.0) };
        scene.block(rect, edge);
        scene.block(rect.inset(thickness), theme.background);
        if strength > 0.0 {
            // What is chosen shows its edge on the strongest colour, too.
            let filled = if cell.is_chosen { rect.inset(thickness + 1.0) } else { rect };
            scene.block(filled, region.faded(strength));
        }
        let mut baseline = rect.top + 17.0;
        let mut set = |text: &str, font: Font| {
            // A name as wide as its tile gives up the inset.
            let inset = between((rect.width() - sheet.width_of(text, font)) / 2.0, 0.0, INSET);
            let at = Point::new(rect.left + inset, baseline);
            scene.text(text, at, Style::start(font, ink), sheet.measure);
            baseline += LINE;
        };
        for line in &words.name {
            set(line, Font::SMALL);
        }
        for line in &words.value {
            set(line, BOLD);
        }
    });
}

/// How strong the colour of a share of the largest value is.
fn tint(share: f64) -> f64 {
    let fifth = (share * TINTS.len() as f64).ceil().max(1.0) as usize;
    TINTS[fifth.min(TINTS.len()) - 1]
}
