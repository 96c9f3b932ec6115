//! Observations over a true time axis, joined where they follow one another.

use crate::form::Sheet;
use crate::geometry::{Point, Rect, between};
use crate::mark::{DOT, dashes, dot};
use crate::order::sort_by_number;
use crate::scale::Linear;
use crate::scene::{Anchor, Scene, Shape, Style};
use crate::text::Font;
use crate::view::Datum;

/// The observations of one place, in order of time; at least one.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    /// The observations.
    pub data: Vec<&'a Datum>,
}

/// Groups data by place, in order of first appearance, each group in order of time.
pub fn series(data: &[Datum]) -> Vec<Series<'_>> {
    let mut all: Vec<Series> = Vec::new();
    for datum in data {
        match all.iter_mut().find(|series| series.data[0].place == datum.place) {
            Some(series) => series.data.push(datum),
            None => all.push(Series { data: vec![datum] }),
        }
    }
    for series in &mut all {
        sort_by_number(&mut series.data, |datum| datum.period.end());
    }
    all
}

/// Observations farther apart than this many years do not follow one another.
const LONGEST_STEP: f64 = 1.1;

/// The width of a line.
const WIDTH: f64 = 2.25;

/// How observations that do not follow one another are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// Dashes lead the eye across what nobody counted, as long as it was counted in the same way.
    Dashed,
    /// Not at all.
    Open,
}

/// Draws the lines of a series; `at` puts each observation.
pub fn strokes(scene: &mut Scene, series: &Series, gaps: Gaps, at: impl Fn(&Datum) -> Point, sheet: &Sheet) {
    let first = series.data[0];
    scene.of_place(first.place, |scene| {
        for pair in series.data.windows(2) {
            let (from, to) = (at(pair[0]), at(pair[1]));
            let color = sheet.theme.mark(pair[1].hue, pair[1].layer);
            if pair[1].period.end() - pair[0].period.end() <= LONGEST_STEP {
                scene.push(Shape::Line { points: vec![from, to], width: WIDTH, color });
            } else if gaps == Gaps::Dashed && pair[0].note == pair[1].note {
                dashes(scene, from, to, 1.5, color);
            }
        }
    });
}

/// Draws the dots of a series as marks.
pub fn dots(scene: &mut Scene, series: &Series, at: impl Fn(&Datum) -> Point, sheet: &Sheet) {
    for datum in &series.data {
        let center = at(datum);
        scene.mark(datum.id, datum.place, Rect::around(center, 2.0 * DOT), |scene| {
            dot(scene, center, datum, sheet.theme);
        });
    }
}

/// The radius of a dot with everything around it.
const HALO: f64 = DOT + 4.0;

/// The height of a trend: heading, value labels, line, years.
pub const TREND: f64 = 132.0;

/// One place's course over the years on a scale of its own, first and last value in words.
pub fn trend(scene: &mut Scene, area: Rect, series: &Series, years: (f64, f64), sheet: &Sheet) {
    let inset = DOT + 2.0;
    let baseline = area.bottom - 20.0;
    let largest = series.data.iter().map(|datum| datum.value).fold(0.0, f64::max);
    let x = Linear::new(years, (area.left + inset, area.right - inset));
    let y = Linear::new((0.0, largest), (baseline, area.top + 50.0));
    let at = |datum: &Datum| Point::new(x.at(datum.period.end()), y.at(datum.value));

    let (from, to) = (Point::new(area.left, baseline), Point::new(area.right, baseline));
    scene.push(Shape::Hairline { from, to, color: sheet.theme.rule });
    scene.of_place(series.data[0].place, |scene| {
        let heading = Style::start(Font::STRONG, sheet.theme.text);
        scene.text(&series.data[0].label, Point::new(area.left, area.top + 14.0), heading, sheet.measure);
    });
    strokes(scene, series, Gaps::Dashed, at, sheet);
    dots(scene, series, at, sheet);
    let (first, last) = (series.data[0], series.data[series.data.len() - 1]);
    let dots: Vec<Point> = series.data.iter().map(|datum| at(datum)).collect();
    let taken = end_label(scene, first, at(first), &dots, Rect::default(), area, sheet);
    if last.id != first.id {
        end_label(scene, last, at(last), &dots, taken, area, sheet);
    }
}

/// The value above a dot and above every dot it would cover, or below where that place is taken; and the year
/// at the bottom. Both stay within the area. Returns the box of the value.
fn end_label(
    scene: &mut Scene,
    datum: &Datum,
    at: Point,
    dots: &[Point],
    taken: Rect,
    area: Rect,
    sheet: &Sheet,
) -> Rect {
    let font = Font::SMALL;
    let width = sheet.width_of(&datum.text, font);
    let left = between(at.x - width / 2.0, area.left, area.right - width);
    let covered: Vec<f64> = dots
        .iter()
        .filter(|dot| dot.x >= left - HALO && dot.x <= left + width + HALO)
        .map(|dot| dot.y)
        .collect();
    let above = covered.iter().fold(at.y, |highest, &y| highest.min(y)) - HALO - 4.0;
    let below = covered.iter().fold(at.y, |lowest, &y| lowest.max(y)) + HALO + font.size;
    let place = Rect::sized(left - 4.0, above - font.size, width + 8.0, font.size * 1.3);
    let baseline = if place.overlaps(taken) { below } else { above };
    scene.of_place(datum.place, |scene| {
        let value = Style::middle(font, sheet.theme.text);
        within(scene, &datum.text, Point::new(at.x, baseline), value, area, sheet);
    });
    let year = Style::middle(font, sheet.theme.muted);
    let foot = Point::new(at.x, area.bottom - 4.0);
    within(scene, &datum.period.year().to_string(), foot, year, area, sheet);
    place
}

/// Sets a centred text, moved so far that it stays between the area's left and right edges.
pub fn within(scene: &mut Scene, text: &str, at: Point, style: Style, area: Rect, sheet: &Sheet) -> Rect {
    let half = sheet.width_of(text, style.font) / 2.0;
    let (style, x) = if at.x - half < area.left {
        (Style { anchor: Anchor::Start, ..style }, area.left)
    } else if at.x + half > area.right {
        (Style { anchor: Anchor::End, ..style }, area.right)
    } else {
        (style, at.x)
    };
    scene.text(text, Point::new(x, at.y), style, sheet.measure)
}
