//! Columns over a row of periods, from zero, each valued in words above it.

use crate::dataset::Period;
use crate::form::Sheet;
use crate::geometry::{Point, Rect, between};
use crate::mark::{Bar, Growth, overshoot};
use crate::scale::Linear;
use crate::scene::{Scene, Shape, Style};
use crate::text::{Font, wrap};
use crate::view::Datum;

/// The columns of one period, side by side.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// What stands under them.
    pub label: String,
    /// The figures.
    pub data: Vec<&'a Datum>,
}

/// The height under the baseline that the labels take.
fn label_height(groups: &[Group], width: f64, sheet: &Sheet) -> f64 {
    let lines = |group: &Group| wrap(&group.label, width, Font::SMALL, sheet.measure).len();
    let most = groups.iter().map(lines).max().unwrap_or(0);
    4.0 + Font::SMALL.line_height() * most.max(2) as f64
}

/// The height above the tallest column that its value in words takes.
const HEADROOM: f64 = 30.0;

/// Draws the groups into an area, labels included; returns the tops of the columns, in order.
pub fn columns(scene: &mut Scene, area: Rect, groups: &[Group], largest: f64, sheet: &Sheet) -> Vec<Rect> {
    let pitch = area.width() / groups.len().max(1) as f64;
    let baseline = area.bottom - label_height(groups, pitch - 4.0, sheet);
    let scale = Linear::new((0.0, largest), (baseline, area.top + HEADROOM));
    let mut tops = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let left = area.left + pitch * index as f64;
        tops.extend(columns_of(scene, group, left, pitch, baseline, &scale, sheet));
        label(scene, &group.label, left + pitch / 2.0, pitch - 4.0, baseline, sheet);
    }
    let (from, to) = (Point::new(area.left, baseline), Point::new(area.right, baseline));
    scene.push(Shape::Hairline { from, to, color: sheet.theme.rule });
    tops
}

fn columns_of(
    scene: &mut Scene,
    group: &Group,
    left: f64,
    pitch: f64,
    baseline: f64,
    scale: &Linear,
    sheet: &Sheet,
) -> Vec<Rect> {
    let gap = 4.0;
    let share = pitch / group.data.len().max(1) as f64;
    let thickness = between(share - 2.0 * gap, 4.0, 64.0);
    let used = (thickness + 2.0 * gap) * group.data.len() as f64;
    let start = left + (pitch - used) / 2.0;
    let mut tops = Vec::new();
    for (index, datum) in group.data.iter().enumerate() {
        let x = start + (thickness + 2.0 * gap) * index as f64 + gap;
        let bar = Bar {
            origin: Point::new(x, baseline),
            length: baseline - scale.at(datum.value),
            thickness,
            growth: Growth::Upward,
            is_partial: matches!(datum.period, Period::Months(..)),
        };
        let body = bar.stretch(0.0, bar.length);
        let text_baseline = body.top - overshoot(datum.qualifier) - 6.0;
        let font =
            if sheet.width_of(&datum.text, Font::STRONG) <= share - 2.0 { Font::STRONG } else { Font::SMALL };
        let bounds = Rect { top: text_baseline - font.size, ..body };
        scene.mark(datum.id, datum.place, bounds, |scene| {
            bar.draw(scene, datum, sheet.theme);
            let style = Style::middle(font, sheet.theme.text);
            scene.text(&datum.text, Point::new(body.center().x, text_baseline), style, sheet.measure);
        });
        tops.push(body);
    }
    tops
}

fn label(scene: &mut Scene, text: &str, center: f64, width: f64, baseline: f64, sheet: &Sheet) {
    let style = Style::middle(Font::SMALL, sheet.theme.muted);
    for (index, line) in wrap(text, width, Font::SMALL, sheet.measure).iter().enumerate() {
        let y = baseline + 15.0 + Font::SMALL.line_height() * index as f64;
        scene.text(line, Point::new(center, y), style, sheet.measure);
    }
}
