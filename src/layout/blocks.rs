//! A whole as equal blocks, a share of it filled: above them the number that leads, below them the rest in words.

use crate::chart::form::Form;
use crate::dataset::{Basis, Hue, PlaceKind, Qualifier};
use crate::geometry::{Point, Rect, between};
use crate::layout::mark::layer;
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::theme::Color;
use crate::view::model::{Datum, Facet};

/// Between two blocks.
const GAP: f64 = 4.0;

/// How high blocks are where there is room, and where there is little: the same at all such widths, so that a picture drawn
/// beforehand takes as much.
const HIGH: f64 = 56.0;
const LOW: f64 = 32.0;

/// From the blocks to the words below them.
const BELOW: f64 = 1.0;

/// The part of the last filled block that fades where a share is about right: within the block, so that nothing says
/// on which side of its edge the true share lies.
const FADE: f64 = 0.2;

/// How wide a step of the fading is: so narrow that the eye sees none.
const STEP: f64 = 2.0;

/// The face of the number that leads where there is room.
const LARGE: Font = Font { size: 32.0, bold: true };

/// Between the words at the left and those at the right.
const APART: f64 = 8.0;

/// The face of the words below.
const SECOND: Font = Font { bold: true, ..Font::SMALL };

/// See the module; the number that leads is drawn, too.
pub(super) fn draw_with_lead(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let Some(lead) = facet.lead() else { return top };
    let words = Lead::of(lead, sheet);
    scene.of_place(lead.place, |scene| words.set(scene, top, sheet));
    let height = if sheet.is_wide() { HIGH } else { LOW };
    draw_row(scene, top + words.height(), height, facet, sheet)
}

/// See the module: without the number that leads, which a page sets as text where it has room for rows side by side.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    draw_row(scene, top, HIGH, facet, sheet)
}

/// The blocks of a height, and the words below them.
fn draw_row(scene: &mut Scene, top: f64, height: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let count = match facet.form {
        Form::Blocks(count) => count.max(1),
        _ => 1,
    };
    let is_whole = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let is_share = |datum: &&Datum| datum.metric.basis() == Basis::Share;
    let whole = facet.data.iter().find(is_whole);
    let second = facet.data.iter().filter(|datum| !is_whole(datum)).nth(1);
    let Some((lead, share)) = facet.lead().zip(facet.data.iter().find(is_share)) else { return top };

    let row = Row { count, area: Rect::sized(0.0, top, sheet.width, height) };
    let words_top = row.area.bottom + BELOW;
    let mut bottom = row.area.bottom;

    let rest = Point::new(row.block(0).right + GAP, top);
    let start = second.map_or(0.0, |second| sheet.width_of(&second.label, SECOND) + APART);
    match whole {
        Some(whole) => {
            let width = sheet.width - rest.x;
            bottom = scene.mark_down(whole.id, whole.place, rest, width, |scene| {
                row.outline(scene, sheet);
                whole_words(scene, &whole.label, start, words_top, sheet)
            });
        }
        None => row.outline(scene, sheet),
    }
    scene.leads.push(share.place);
    let filled = Rect { right: row.area.left + row.area.width() * share.value, ..row.block(0) };
    scene.mark(lead.id, lead.place, filled, |scene| row.fill(scene, share, sheet));
    if let Some(second) = second {
        let width = between(start - APART, row.block(0).width(), sheet.width);
        let second_bottom =
            scene.mark_down(second.id, second.place, Point::new(0.0, words_top), width, |scene| {
                sheet.paragraph(scene, &second.label, sheet.place(0.0, words_top, SECOND))
            });
        bottom = bottom.max(second_bottom);
    }
    bottom
}

/// The large number and what it counts, behind it or, where that has no room, under it.
struct Lead<'a> {
    number: &'a str,
    words: Vec<&'a str>,
    is_beside: bool,
    indent: f64,
    font: Font,
}

impl<'a> Lead<'a> {
    fn of(datum: &'a Datum, sheet: &Sheet) -> Self {
        let font = if sheet.is_wide() { LARGE } else { Font::FIGURE };
        let indent = sheet.width_of(&datum.text, font) + 8.0;
        let is_beside = indent + sheet.width_of(&datum.label, Font::STRONG) <= sheet.width;
        let words = sheet.broken(&datum.label, sheet.width, Font::STRONG);
        Self { number: &datum.text, words, is_beside, indent, font }
    }

    fn height(&self) -> f64 {
        let below = if self.is_beside { 0.0 } else { Font::STRONG.line_height() * self.words.len() as f64 };
        self.font.line_height() + below
    }

    fn set(&self, scene: &mut Scene, top: f64, sheet: &Sheet) {
        let baseline = top + self.font.line_height() - (self.font.size * 0.32).max(8.0);
        let style = Style::start(self.font, sheet.theme.text);
        scene.text(self.number, Point::new(0.0, baseline), style, sheet.measure);
        let style = Style { font: Font::STRONG, ..style };
        let first = if self.is_beside {
            Point::new(self.indent, baseline)
        } else {
            Point::new(0.0, baseline + Font::STRONG.line_height())
        };
        sheet.lines(scene, &self.words, first, Font::STRONG.line_height(), style);
    }
}

/// The blocks.
struct Row {
    count: u8,
    area: Rect,
}

impl Row {
    fn block(&self, index: u8) -> Rect {
        let count = f64::from(self.count);
        let width = (self.area.width() - GAP * (count - 1.0)) / count;
        Rect::sized((width + GAP) * f64::from(index), self.area.top, width, self.area.height())
    }

    fn outline(&self, scene: &mut Scene, sheet: &Sheet) {
        let theme = sheet.theme;
        let color = theme.stroke(Hue::Neutral);
        for index in 0..self.count {
            let block = self.block(index);
            scene.block(block, color);
            scene.block(block.inset(1.0), theme.background);
            scene.block(block.inset(1.0), theme.grid.faded(0.6));
        }
    }

    /// Fills the share of the blocks from the left; where it is about right, whole blocks, the last with a soft edge.
    fn fill(&self, scene: &mut Scene, share: &Datum, sheet: &Sheet) {
        let color = sheet.theme.stroke(share.hue);
        let is_about = share.qualifier == Qualifier::About;
        let filled = share.value * f64::from(self.count);
        let filled = if is_about { filled.round().max(1.0) } else { filled };
        for index in 0..self.count {
            let part = between(filled - f64::from(index), 0.0, 1.0);
            let block = self.block(index);
            let is_last = is_about && f64::from(index) + 1.0 >= filled;
            if part > 0.0 && is_last {
                soft(scene, block, color);
            } else if part > 0.0 {
                scene.block(Rect { right: block.left + block.width() * part, ..block }, color);
            }
        }
    }
}

/// A block whose right side fades out.
fn soft(scene: &mut Scene, block: Rect, color: Color) {
    let solid = block.left + block.width() * (1.0 - FADE);
    scene.block(Rect { right: solid, ..block }, color);
    let steps = ((block.right - solid) / STEP).round().max(1.0);
    let step = (block.right - solid) / steps;
    let opacity = |index: f64| 1.0 - (index + 1.0) / (steps + 1.0);
    for index in (0..steps as u16).map(f64::from) {
        let right = solid + step * (index + 1.0);
        scene.block(Rect { right, ..block }, color.faded(layer(opacity(index), opacity(index + 1.0))));
    }
}

/// What the whole is, at the right of what stands at the left; below that where both have no room. Returns the bottom.
fn whole_words(scene: &mut Scene, words: &str, start: f64, top: f64, sheet: &Sheet) -> f64 {
    let (font, color) = (Font::SMALL, sheet.theme.muted);
    if start + sheet.width_of(words, font) > sheet.width {
        let below = Paragraph { color, ..sheet.place(0.0, top + font.line_height(), font) };
        return sheet.paragraph(scene, words, below);
    }
    let at = Point::new(sheet.width, top + font.baseline());
    scene.text(words, at, Style::end(font, color), sheet.measure);
    top + font.line_height()
}
