//! One tile a city, about where it lies, without borders; pressing one asks for it.

use crate::geometry::{Point, Rect, between};
use crate::layout::matrix::frame;
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::theme::Color;
use crate::view::model::{Cell, Facet};

/// The widest the map is drawn.
const WIDEST: f64 = 480.0;

/// Between two tiles.
const GAP: f64 = 3.0;

/// From the edge of a tile to its words.
const INSET: f64 = 5.0;

/// From one line of a tile to the next.
const LINE: f64 = 16.0;

/// The face of values.
const BOLD: Font = Font { bold: true, ..Font::SMALL };

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let (mut columns, mut rows) = (1.0_f64, 0.0_f64);
    for cell in &facet.cells {
        columns = columns.max(f64::from(cell.column) + 1.0);
        rows = rows.max(f64::from(cell.row) + 1.0);
    }
    let pitch = sheet.width.min(WIDEST) / columns;
    let mut height = (pitch * 0.6).max(56.0);
    for cell in &facet.cells {
        let value = breakable(&cell.text);
        let words = Words::of(cell, &value, pitch - GAP, sheet);
        height = height.max(words.height() + GAP + 8.0);
    }
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
        8.0 + LINE * (self.name.len() + self.value.len().max(1)) as f64
    }
}

/// A number may stand on another line than its scale word, where a tile is narrow.
fn breakable(text: &str) -> String {
    let mut broken = String::new();
    for (index, part) in text.split('\u{a0}').enumerate() {
        // A letter, or what may be one: Unicode’s tables of letters weigh more than all the tiles.
        let is_word = part.starts_with(|first: char| first.is_ascii_alphabetic() || !first.is_ascii());
        if index > 0 {
            broken.push(if is_word { ' ' } else { '\u{a0}' });
        }
        broken.push_str(part);
    }
    broken
}

fn tile(scene: &mut Scene, cell: &Cell, rect: Rect, sheet: &Sheet) {
    let theme = sheet.theme;
    let hue = theme.hues[cell.pick.place.hue() as usize];
    let value = breakable(&cell.text);
    let words = Words::of(cell, &value, rect.width(), sheet);
    scene.control(cell.figure, cell.pick, rect, |scene| {
        let color =
            if cell.text.is_empty() { theme.grid.faded(0.5) } else { hue.faded(0.1 + 0.3 * cell.share) };
        scene.block(rect, color);
        scene.block(Rect { bottom: rect.top + 4.0, ..rect }, hue);
        if cell.is_chosen {
            frame(scene, rect, sheet);
        }
        let mut baseline = rect.top + 20.0;
        let mut set = |text: &str, font: Font, color: Color| {
            // A name as wide as its tile gives up the inset.
            let inset = between((rect.width() - sheet.width_of(text, font)) / 2.0, 0.0, INSET);
            let at = Point::new(rect.left + inset, baseline);
            scene.text(text, at, Style::start(font, color), sheet.measure);
            baseline += LINE;
        };
        for line in &words.name {
            set(line, Font::SMALL, theme.text);
        }
        for line in &words.value {
            set(line, BOLD, theme.text);
        }
        if words.value.is_empty() {
            set("–", Font::SMALL, theme.muted);
        }
    });
}
