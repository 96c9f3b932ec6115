//! Small multiples: each place's course over the years on a scale of its own.

use crate::geometry::{Point, Rect, between};
use crate::layout::mark::{DOT, dashes};
use crate::layout::plot::Plot;
use crate::layout::series::{Series, series, span, within};
use crate::layout::sheet::{Paragraph, Sheet, in_row};
use crate::scale::Linear;
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::view::model::{Datum, Facet};

/// Between two panels.
const GUTTER: f64 = 24.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let top = legend(scene, top, facet, sheet);
    let years = span(facet);
    let most = if sheet.width >= 680.0 {
        4
    } else if sheet.width >= 400.0 {
        3
    } else {
        2
    };
    let across = in_row(all.len(), most).max(2);
    let width = sheet.share_of(across, GUTTER);
    for (index, series) in all.iter().enumerate() {
        let left = (width + GUTTER) * (index % across) as f64;
        let panel_top = top + (TREND + 12.0) * (index / across) as f64;
        trend(scene, Rect::sized(left, panel_top, width, TREND), series, years, facet, sheet);
    }
    top + (TREND + 12.0) * all.len().div_ceil(across) as f64 - 12.0
}

/// What the dashed rules in the panels mean. Returns where the panels begin.
fn legend(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let Some(change) = facet.breaks.first() else { return top };
    let rule = Point::new(4.0, top - 4.0);
    dashes(scene, rule, Point::new(rule.x, top + 10.0), 1.0, sheet.theme.rule);
    let words = Paragraph { color: sheet.theme.muted, ..sheet.place(14.0, top - 5.0, Font::SMALL) };
    sheet.paragraph(scene, &change.label, words) + 12.0
}

/// The radius of a dot with everything around it.
const HALO: f64 = DOT + 4.0;

/// The height of a trend: heading, value labels, line, years.
const TREND: f64 = 132.0;

/// One place's course over the years on a scale of its own, first and last value in words.
fn trend(scene: &mut Scene, area: Rect, series: &Series, years: (f64, f64), facet: &Facet, sheet: &Sheet) {
    let inset = DOT + 2.0;
    let baseline = area.bottom - 20.0;
    let largest = series.data.iter().map(|datum| datum.value).fold(0.0, f64::max);
    let plot = Plot {
        facet,
        area: Rect { bottom: baseline, ..area },
        x: Linear::new(years, (area.left + inset, area.right - inset)),
        y: Linear::new((0.0, largest), (baseline, area.top + 50.0)),
    };

    let (from, to) = (Point::new(area.left, baseline), Point::new(area.right, baseline));
    scene.hairline(from, to, sheet.theme.rule);
    let (first, last) = (series.first(), series.last());
    scene.of_place(first.place, |scene| {
        let heading = Style::start(Font::STRONG, sheet.theme.text);
        scene.text(&first.label, Point::new(area.left, area.top + 14.0), heading, sheet.measure);
    });
    for change in &facet.breaks {
        if facet.form.along(first.period) < change.value && change.value <= facet.form.along(last.period) {
            let at = plot.x.at(change.value);
            dashes(scene, Point::new(at, area.top + 26.0), Point::new(at, baseline), 1.0, sheet.theme.rule);
        }
    }
    if let [only] = series.data[..] {
        // A single observation stands on a stem: it is meant to stand alone.
        scene.of_place(only.place, |scene| {
            let points = [Point::new(plot.at(only).x, baseline), plot.at(only)];
            let color = sheet.theme.stroke(only.hue).faded(0.4);
            scene.line(&points, 2.25, color);
        });
    }
    plot.strokes(scene, series, sheet);
    plot.dots(scene, series, sheet);
    let mut taken = (Rect::default(), f64::MIN);
    for (index, datum) in series.data.iter().enumerate() {
        if index == 0 || index == series.data.len() - 1 {
            taken = end_label(scene, datum, series, &plot, taken, area, sheet);
        }
    }
}

/// The value above a dot and above every dot it would cover; where that place is taken, behind the last dot or
/// else below. And the year at the bottom. Both stay within the area. Returns the box of the value and where the
/// year ends.
fn end_label(
    scene: &mut Scene,
    datum: &Datum,
    series: &Series,
    plot: &Plot,
    taken: (Rect, f64),
    area: Rect,
    sheet: &Sheet,
) -> (Rect, f64) {
    let font = Font::SMALL;
    let at = plot.at(datum);
    let width = sheet.width_of(&datum.text, font);
    let edges = (area.left, area.right);
    let left = between(at.x - width / 2.0, area.left, area.right - width);
    let (mut highest, mut lowest) = (at.y, at.y);
    for datum in &series.data {
        let dot = plot.at(datum);
        if dot.x >= left - HALO && dot.x <= left + width + HALO {
            (highest, lowest) = (highest.min(dot.y), lowest.max(dot.y));
        }
    }
    let above = highest - HALO - 4.0;
    let below = lowest + HALO + font.size;
    let place = Rect::sized(left - 4.0, above - font.size, width + 8.0, font.size * 1.3);
    let behind = at.x + HALO + 2.0;
    let is_taken = place.overlaps(taken.0);
    let baseline = if is_taken { below } else { above };
    scene.of_place(datum.place, |scene| {
        if is_taken && behind + width <= area.right {
            let beside = Point::new(behind, at.y + font.cap_height() / 2.0);
            scene.text(&datum.text, beside, Style::start(font, sheet.theme.text), sheet.measure);
        } else {
            within(scene, &datum.text, Point::new(at.x, baseline), edges, font, sheet.theme.text, sheet);
        }
    });
    let words = datum.period.year().to_string();
    let half = sheet.width_of(&words, font) / 2.0;
    let foot = Point::new(at.x.max(taken.1 + 8.0 + half), area.bottom - 4.0);
    (place, within(scene, &words, foot, edges, font, sheet.theme.muted, sheet) + half)
}
