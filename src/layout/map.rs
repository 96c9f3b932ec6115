//! One tile a city, about where it lies, without borders: the darker, the more; pressing one asks for it. Its number stands
//! below its name, unless another part of the chart has it.

use crate::chart::form::Form;
use crate::dataset::Hue;
use crate::geometry::{Point, Rect, between};
use crate::layout::mark::dashes;
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

/// How strong the colour of a tile is, by fifths of the largest value: none so near the middle that neither the colour of
/// words nor that of the ground could be read on it.
const TINTS: [f64; 5] = [0.12, 0.28, 0.45, 0.8, 1.0];

/// From this strength on words have the colour of the ground.
const STRONG: f64 = 0.6;

/// The face of values.
const BOLD: Font = Font { bold: true, ..Font::SMALL };

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let columns = facet.cells.iter().map(|cell| f64::from(cell.column) + 1.0).fold(1.0, f64::max);
    let rows = facet.cells.iter().map(|cell| f64::from(cell.row) + 1.0).fold(0.0, f64::max);
    let pitch = sheet.width.min(WIDEST) / columns;
    let values: Vec<String> = facet.cells.iter().map(|cell| value(cell, facet.form)).collect();
    let tiles = facet.cells.iter().zip(&values);
    let words: Vec<Words> =
        tiles.map(|(cell, value)| Words::of(cell, value, facet.form, pitch - GAP, sheet)).collect();
    let height = words.iter().map(Words::height).fold(0.0, f64::max) + GAP + 8.0;
    for (cell, words) in facet.cells.iter().zip(&words) {
        let (left, row_top) = (f64::from(cell.column) * pitch, top + f64::from(cell.row) * height);
        tile(scene, cell, words, Rect::sized(left, row_top, pitch - GAP, height - GAP), sheet);
    }
    top + height * rows
}

/// What stands in a tile, line by line.
struct Words<'a> {
    name: Vec<&'a str>,
    value: Vec<&'a str>,
    /// How many lines of values have room.
    lines: usize,
}

impl<'a> Words<'a> {
    fn of(cell: &'a Cell, value: &'a str, form: Form, width: f64, sheet: &Sheet) -> Self {
        let width = width - 2.0 * INSET;
        let (name, value) = (sheet.broken(&cell.label, width, Font::SMALL), sheet.broken(value, width, BOLD));
        let lines = if form == Form::Picker { 0 } else { value.len().max(1) };
        Self { name, value, lines }
    }

    fn height(&self) -> f64 {
        2.0 + LINE * (self.name.len() + self.lines) as f64
    }
}

/// What stands below the name of a city; nothing where its figure is not asked for, or stands elsewhere.
fn value(cell: &Cell, form: Form) -> String {
    if form == Form::Picker { String::new() } else { breakable(&cell.text) }
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

fn tile(scene: &mut Scene, cell: &Cell, words: &Words, rect: Rect, sheet: &Sheet) {
    let theme = sheet.theme;
    scene.control(cell.figure, cell.pick, rect, |scene| {
        let region = theme.hues[Hue::Bay as usize];
        let strength = if cell.text.is_empty() { 0.0 } else { tint(cell.share) };
        let ink = if strength < STRONG { theme.text } else { theme.background };
        let (edge, thickness) = if cell.is_chosen { (theme.text, 2.0) } else { (theme.rule, 1.0) };
        if cell.count == 0 {
            unknown(scene, rect, thickness, edge);
        } else {
            scene.block(rect, edge);
            scene.block(rect.inset(thickness), theme.background);
        }
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

/// A dashed edge: nobody gave a figure. Hatching would say that one is worked out.
fn unknown(scene: &mut Scene, rect: Rect, thickness: f64, color: Color) {
    let Rect { left, top, right, bottom } = rect.inset(thickness / 2.0);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let corners = corners.map(|(x, y)| Point::new(x, y));
    for side in corners.windows(2) {
        dashes(scene, side[0], side[1], thickness, color);
    }
}

/// How strong the colour of a share of the largest value is.
fn tint(share: f64) -> f64 {
    let fifth = (share * TINTS.len() as f64).ceil().max(1.0) as usize;
    TINTS[fifth.min(TINTS.len()) - 1]
}
