//! Columns over a row of periods, from zero, each valued in words above it; a growth leads from one to the next. The
//! figure of a place is a slice of the column of what it is counted in.

use crate::dataset::{Layer, Period};
use crate::geometry::{Point, Rect, between};
use crate::layout::mark::{Bar, Growth, overshoot};
use crate::layout::sheet::Sheet;
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet, Look};

/// The height of the columns with their labels.
const HEIGHT: f64 = 230.0;

/// The widest a facet of few columns is drawn.
const WIDEST: f64 = 200.0;

/// The most lines that some words of each figure take.
fn most_lines(data: &[&Datum], words: fn(&Datum) -> &str, width: f64, font: Font, sheet: &Sheet) -> f64 {
    data.iter().map(|datum| sheet.broken(words(datum), width, font).len() as f64).fold(0.0, f64::max)
}

/// The height above the tallest column that its value in words takes.
const HEADROOM: f64 = 30.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let (slices, data): (Vec<&Datum>, Vec<&Datum>) =
        facet.data.iter().partition(|datum| whole_of(datum, &facet.data).is_some());
    let data = &data[..];
    let count = data.len().max(2) as f64;
    let width = sheet.width.min(WIDEST * count);
    let area = Rect::sized(0.0, top, width, HEIGHT);
    let pitch = width / count;
    let most = most_lines(data, |datum| &datum.when, pitch - 4.0, Font::SMALL, sheet).max(2.0);
    let baseline = area.bottom - 4.0 - Font::SMALL.line_height() * most;
    let is_bold = data.iter().all(|datum| sheet.width_of(&datum.text, Font::STRONG) <= pitch - 2.0);
    let font = if is_bold { Font::STRONG } else { Font::SMALL };
    let most = most_lines(data, |datum| &datum.text, pitch - 2.0, font, sheet).max(1.0);
    let headroom = HEADROOM + font.line_height() * (most - 1.0);
    let largest = data.iter().map(|datum| datum.value).fold(0.0, f64::max);
    let scale = Linear::new((0.0, largest), (baseline, top + headroom));
    let (mut first, mut last) = (Rect::default(), Rect::default());
    let mut below = 0.0;
    for (index, datum) in data.iter().enumerate() {
        let left = pitch * index as f64;
        last = column(scene, datum, Slot { left, pitch, baseline, font }, &scale, sheet);
        if index == 0 {
            first = last;
        }
        label(scene, &datum.when, left + pitch / 2.0, pitch - 4.0, baseline, sheet);
        let is_slice = |part: &&Datum| whole_of(part, &facet.data).is_some_and(|whole| whole.id == datum.id);
        if let Some(part) = slices.iter().copied().find(is_slice) {
            below += slice(scene, part, last, (baseline, area.bottom), &scale, sheet);
        }
    }
    let bottom = area.bottom + below;
    if !data.is_empty() {
        let (from, to) = (Point::new(0.0, baseline), Point::new(width, baseline));
        scene.hairline(from, to, sheet.theme.rule);
    }
    match (facet.annotations.first(), data) {
        (Some(rise), []) => beside(scene, rise, 0.0, top, sheet),
        (Some(rise), [earlier, _]) => {
            let words = sheet.broken(&earlier.text, pitch - 2.0, font);
            growth(scene, rise, (first, last), sheet.widest(&words, font), area, sheet);
            bottom
        }
        (Some(rise), _) => {
            beside(scene, rise, first.right + 10.0, top + 36.0, sheet);
            bottom
        }
        (None, _) => bottom,
    }
}

/// The figure of the same metric and period that a figure is a part of, if one is drawn.
fn whole_of<'a>(part: &Datum, data: &'a [Datum]) -> Option<&'a Datum> {
    data.iter().find(|datum| {
        let above = std::iter::successors(part.place.within(), |place| place.within());
        (datum.metric, datum.period) == (part.metric, part.period)
            && above.into_iter().any(|place| place == datum.place)
    })
}

/// A part within its column, put there by us, so hatched; its words stand below the periods, beside the same hatching:
/// above another column they would be read as its own. Returns what that takes below.
fn slice(
    scene: &mut Scene,
    part: &Datum,
    column: Rect,
    (baseline, bottom): (f64, f64),
    scale: &Linear,
    sheet: &Sheet,
) -> f64 {
    const BELOW: f64 = 22.0;
    const SWATCH: f64 = 14.0;
    let theme = sheet.theme;
    let words = apart(&part.label, &part.text);
    let look = Look { layer: Layer::Derived, ..part.look() };
    let height = baseline - scale.at(part.value);
    let bar = Bar {
        origin: Point::new(column.left, baseline),
        length: height,
        thickness: column.width(),
        growth: Growth::Upward,
        is_partial: false,
    };
    let body = bar.stretch(0.0, height);
    scene.mark(part.id, part.place, body, |scene| {
        scene.block(body, theme.background);
        bar.draw(scene, look, theme);
        let swatch =
            Bar { origin: Point::new(0.0, bottom + BELOW - 4.0), length: SWATCH, thickness: SWATCH, ..bar };
        swatch.draw(scene, look, theme);
        let at = Point::new(SWATCH + 8.0, bottom + BELOW - 6.0);
        scene.text(&words, at, Style::start(Font::STRONG, theme.text), sheet.measure);
    });
    BELOW
}

/// Where a column stands, and the face of its value.
struct Slot {
    left: f64,
    pitch: f64,
    baseline: f64,
    font: Font,
}

fn column(scene: &mut Scene, datum: &Datum, slot: Slot, scale: &Linear, sheet: &Sheet) -> Rect {
    let Slot { left, pitch, baseline, font } = slot;
    let thickness = between(pitch - 8.0, 4.0, 64.0);
    let bar = Bar {
        origin: Point::new(left + (pitch - thickness) / 2.0, baseline),
        length: baseline - scale.at(datum.value),
        thickness,
        growth: Growth::Upward,
        is_partial: matches!(datum.period, Period::Months(..)),
    };
    let body = bar.stretch(0.0, bar.length);
    let lines = sheet.broken(&datum.text, pitch - 2.0, font);
    let last = body.top - overshoot(datum.qualifier) - 6.0;
    let first = last - font.line_height() * (lines.len() as f64 - 1.0);
    let bounds = Rect { top: first - font.size, ..body };
    scene.mark(datum.id, datum.place, bounds, |scene| {
        bar.draw(scene, datum.look(), sheet.theme);
        let at = Point::new(body.center().x, first);
        sheet.lines(scene, &lines, at, font.line_height(), Style::middle(font, sheet.theme.text));
    });
    body
}

/// The growth in words on an arrow from the earlier column's top, past its value of some width, to the later one's.
fn growth(
    scene: &mut Scene,
    rise: &Datum,
    (earlier, later): (Rect, Rect),
    words: f64,
    area: Rect,
    sheet: &Sheet,
) {
    let color = sheet.theme.text;
    let to = Point::new(later.left - 8.0, later.top + 8.0);
    let left = (earlier.right + 10.0).max(earlier.center().x + words / 2.0 + 6.0);
    let from = Point::new(left.min(to.x - 12.0), earlier.top - 2.0);
    let at = Point::new(to.x - 2.0, (to.y - 14.0).max(area.top + 14.0));
    let width = sheet.width_of(&rise.label, Font::STRONG);
    let font = if width <= at.x { Font::STRONG } else { Font::SMALL };
    let width = sheet.width_of(&rise.label, font);
    let bounds =
        Rect::between(Point::new(at.x - width, at.y - 16.0), Point::new(at.x, (from.y + to.y) / 2.0 + 12.0));
    scene.mark(rise.id, rise.place, bounds, |scene| {
        scene.line(&[from, to], 1.5, color);
        let head = [Point::new(to.x - 8.0, to.y - 1.0), to, Point::new(to.x - 3.0, to.y + 7.0)];
        scene.line(&head, 1.5, color);
        scene.text(&rise.label, at, Style::end(font, color), sheet.measure);
    });
}

/// A growth without two columns to lead from and to; returns its bottom.
fn beside(scene: &mut Scene, rise: &Datum, left: f64, top: f64, sheet: &Sheet) -> f64 {
    let words = sheet.place(left, top, Font::STRONG);
    scene.mark_down(rise.id, rise.place, Point::new(left, top), words.width, |scene| {
        sheet.paragraph(scene, &rise.label, words)
    })
}

fn label(scene: &mut Scene, text: &str, center: f64, width: f64, baseline: f64, sheet: &Sheet) {
    let lines = sheet.broken(text, width, Font::SMALL);
    let first = Point::new(center, baseline + 15.0);
    let style = Style::middle(Font::SMALL, sheet.theme.muted);
    sheet.lines(scene, &lines, first, Font::SMALL.line_height(), style);
}
