//! Places in rows and stages in columns: the darker a cell, the more it holds; pressing one asks for it.

use crate::geometry::{Point, Rect};
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::{Cell, Facet, Tick};

/// The height of a row.
const ROW: f64 = 32.0;

/// The height of a line of headings.
const LINE: f64 = 18.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let names = facet.cells.iter().map(|cell| sheet.width_of(&cell.label, Font::SMALL)).fold(0.0, f64::max);
    let left = names.min(sheet.width * 0.34) + 10.0;
    let pitch = (sheet.width - left) / facet.ticks.len().max(1) as f64;
    let first = top + headings(scene, facet, left, top, pitch, sheet);
    let mut bottom = first;
    for cell in &facet.cells {
        let row = first + f64::from(cell.row) * ROW;
        if row >= bottom {
            bottom = row + ROW;
            name(scene, cell, left - 10.0, row, sheet);
        }
        let rect = Rect::sized(left + f64::from(cell.column) * pitch, row, pitch - 2.0, ROW - 2.0);
        tile(scene, cell, rect, sheet);
    }
    bottom
}

/// The name of a place before its row, on two lines where it is long.
fn name(scene: &mut Scene, cell: &Cell, right: f64, row: f64, sheet: &Sheet) {
    const LEADING: f64 = 14.0;
    let lines = sheet.broken(&cell.label, right, Font::SMALL);
    let first = row + (ROW - 2.0 - LEADING * (lines.len() as f64 - 1.0) + Font::SMALL.cap_height()) / 2.0;
    scene.of_place(cell.pick.place, |scene| {
        let style = Style::end(Font::SMALL, sheet.theme.text);
        sheet.lines(scene, &lines, Point::new(right, first), LEADING, style);
    });
}

/// The stages over their columns, on as many lines as they need not to meet. Returns their height.
fn headings(scene: &mut Scene, facet: &Facet, left: f64, top: f64, pitch: f64, sheet: &Sheet) -> f64 {
    let place = |(index, tick): (usize, &Tick)| {
        let width = sheet.width_of(&tick.label, Font::SMALL);
        // The last headings end with the drawing where they would leave it.
        ((left + pitch * index as f64 + 4.0).min(sheet.width - width - 2.0), width)
    };
    let places: Vec<(f64, f64)> = facet.ticks.iter().enumerate().map(place).collect();
    let meet = |lines: usize| {
        let mut pairs = places.iter().zip(places.iter().skip(lines));
        pairs.any(|((before, width), (next, _))| before + width + 8.0 > *next)
    };
    let mut lines = 1;
    while meet(lines) {
        lines += 1;
    }
    let height = lines as f64 * LINE + 4.0;
    let baseline_of = |index: usize| top + LINE * (index % lines) as f64 + 12.0;
    for index in 0..if lines > 1 { places.len() } else { 0 } {
        let x = left + pitch * index as f64;
        let (from, to) = (Point::new(x, baseline_of(index) - 8.0), Point::new(x, top + height - 2.0));
        scene.hairline(from, to, sheet.theme.grid);
    }
    for (index, (tick, (x, width))) in facet.ticks.iter().zip(places).enumerate() {
        let at = Point::new(x, baseline_of(index));
        if lines > 1 {
            // The rules of other columns pass behind the words.
            let rect = Rect::sized(x - 2.0, at.y - 11.0, width + 4.0, 15.0);
            scene.block(rect, sheet.theme.background);
        }
        scene.text(&tick.label, at, Style::start(Font::SMALL, sheet.theme.muted), sheet.measure);
    }
    height
}

fn tile(scene: &mut Scene, cell: &Cell, rect: Rect, sheet: &Sheet) {
    let theme = sheet.theme;
    if cell.text.is_empty() {
        scene.block(rect, theme.grid.faded(0.4));
        return;
    }
    scene.control(cell.figure, cell.pick, rect, |scene| {
        // Never so strong that the number on it could not be read.
        let color = theme.hues[0].faded(0.1 + 0.35 * cell.share.sqrt());
        scene.block(rect, color);
        if cell.is_chosen {
            frame(scene, rect, sheet);
        }
        let at = Point::new(rect.center().x, rect.center().y + Font::SMALL.cap_height() / 2.0);
        scene.text(&cell.text, at, Style::middle(Font::SMALL, theme.text), sheet.measure);
    });
}

/// A frame around what is chosen.
fn frame(scene: &mut Scene, rect: Rect, sheet: &Sheet) {
    let points = [
        Point::new(rect.left, rect.top),
        Point::new(rect.right, rect.top),
        Point::new(rect.right, rect.bottom),
        Point::new(rect.left, rect.bottom),
        Point::new(rect.left, rect.top),
    ];
    scene.line(&points, 2.0, sheet.theme.text);
}
