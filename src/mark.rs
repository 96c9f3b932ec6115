//! Bars and dots that show in their own shape how exact they are and where they come from.

use crate::dataset::{Layer, Qualifier};
use crate::geometry::{Point, Rect};
use crate::scene::{Scene, Shape};
use crate::theme::{Color, Theme};
use crate::view::Datum;

/// Which way a bar grows from its baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// To the right.
    Rightward,
    /// Upwards.
    Upward,
}

/// Where a bar stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The corner on the baseline: top left of a rightward bar, bottom left of an upward one.
    pub origin: Point,
    /// Pixels from the baseline to the value.
    pub length: f64,
    /// Pixels across.
    pub thickness: f64,
    /// Its direction.
    pub growth: Growth,
    /// Whether it stands for a part of what its neighbours stand for.
    pub is_partial: bool,
}

/// How far a bar's sign reaches beyond its value, in pixels.
pub fn overshoot(qualifier: Qualifier) -> f64 {
    match qualifier {
        Qualifier::Over => 20.0,
        Qualifier::About => 7.0,
        Qualifier::Below => 5.0,
        Qualifier::Exact | Qualifier::Nearly | Qualifier::Thousands => 0.0,
    }
}

impl Bar {
    /// The point `along` the bar from the baseline, `across` from its origin's side.
    fn at(&self, along: f64, across: f64) -> Point {
        match self.growth {
            Growth::Rightward => Point::new(self.origin.x + along, self.origin.y + across),
            Growth::Upward => Point::new(self.origin.x + across, self.origin.y - along),
        }
    }

    /// The stretch of the bar between two distances from the baseline.
    pub fn stretch(&self, from: f64, to: f64) -> Rect {
        Rect::between(self.at(from, 0.0), self.at(to, self.thickness))
    }

    /// Draws the bar for a figure: solid or hatched by its layer, its end by its qualifier.
    pub fn draw(&self, scene: &mut Scene, datum: &Datum, theme: &Theme) {
        let color = theme.mark(datum.hue, datum.layer);
        // A part of a year among whole years is paler.
        let color = if self.is_partial { theme.pale(color) } else { color };
        let end = self.length;
        let body_end = match datum.qualifier {
            Qualifier::About => (end - overshoot(Qualifier::About)).max(0.0),
            Qualifier::Nearly => (end - 8.0).max(0.0),
            _ => end,
        };
        if datum.layer == Layer::Derived {
            self.outlined(scene, body_end, datum.qualifier, color);
        } else {
            scene.push(Shape::Block { rect: self.stretch(0.0, body_end), color });
        }
        match datum.qualifier {
            Qualifier::Over => self.open_arrow(scene, color),
            Qualifier::Nearly => {
                scene.push(Shape::Block { rect: self.stretch((end - 4.0).max(0.0), end), color });
            }
            Qualifier::About if datum.layer == Layer::Derived => {
                hatch(scene, self.stretch(body_end, end + overshoot(Qualifier::About)), color.faded(0.5));
            }
            Qualifier::About => self.soft_edge(scene, body_end, color),
            Qualifier::Below => self.bracket(scene, color),
            Qualifier::Exact | Qualifier::Thousands => {}
        }
    }

    /// The end fades, and an open arrow says that it goes on.
    fn open_arrow(&self, scene: &mut Scene, color: Color) {
        const STEPS: usize = 5;
        for step in 0..STEPS {
            let from = self.length + 2.0 * step as f64;
            let opacity = 0.75 - 0.15 * step as f64;
            scene.push(Shape::Block { rect: self.stretch(from, from + 2.0), color: color.faded(opacity) });
        }
        let half = (self.thickness / 2.0).min(7.0);
        let (middle, back, tip) = (self.thickness / 2.0, self.length + 12.0, self.length + 12.0 + half);
        let points = vec![self.at(back, middle - half), self.at(tip, middle), self.at(back, middle + half)];
        scene.push(Shape::Line { points, width: 2.0, color });
    }

    fn soft_edge(&self, scene: &mut Scene, from: f64, color: Color) {
        let reach = overshoot(Qualifier::About);
        let to = self.length + reach;
        const STEPS: usize = 7;
        let step = (to - from) / STEPS as f64;
        for index in 0..STEPS {
            let start = from + step * index as f64;
            let opacity = 1.0 - (index as f64 + 0.5) / STEPS as f64;
            scene.push(Shape::Block { rect: self.stretch(start, start + step), color: color.faded(opacity) });
        }
    }

    /// A bracket that closes towards the baseline: the value lies somewhere under it.
    fn bracket(&self, scene: &mut Scene, color: Color) {
        let (top, leg, out) = (self.length + 4.0, self.length - 5.0, 5.0);
        let points = vec![
            self.at(leg, -out),
            self.at(top, -out),
            self.at(top, self.thickness + out),
            self.at(leg, self.thickness + out),
        ];
        scene.push(Shape::Line { points, width: 2.0, color });
    }

    fn outlined(&self, scene: &mut Scene, end: f64, qualifier: Qualifier, color: Color) {
        const LINE: f64 = 1.0;
        let rect = self.stretch(0.0, end);
        hatch(scene, rect.inset(LINE), color);
        let thickness = self.thickness;
        let mut edge = |from: Point, to: Point| {
            scene.push(Shape::Block { rect: Rect::between(from, to), color });
        };
        edge(self.at(0.0, 0.0), self.at(end, LINE));
        edge(self.at(0.0, thickness - LINE), self.at(end, thickness));
        edge(self.at(0.0, 0.0), self.at(LINE, thickness));
        if qualifier != Qualifier::About {
            edge(self.at((end - LINE).max(0.0), 0.0), self.at(end, thickness));
        }
    }
}

/// 45° lines within a rectangle: what is drawn so was computed, not counted.
pub fn hatch(scene: &mut Scene, rect: Rect, color: Color) {
    const SPACING: f64 = 8.0;
    let mut start = rect.left - rect.height() + SPACING;
    while start < rect.right {
        // The line x = start + (bottom − y), kept within left and right.
        let low = (rect.left - start).max(0.0);
        let high = (rect.right - start).min(rect.height());
        if high > low {
            let points = vec![
                Point::new(start + low, rect.bottom - low),
                Point::new(start + high, rect.bottom - high),
            ];
            scene.push(Shape::Line { points, width: 1.0, color: color.faded(0.7) });
        }
        start += SPACING;
    }
}

/// The radius of a dot that stands for a figure.
pub const DOT: f64 = 4.5;

/// Draws a dot for a figure, with its qualifier's sign around it.
pub fn dot(scene: &mut Scene, center: Point, datum: &Datum, theme: &Theme) {
    let color = theme.mark(datum.hue, datum.layer);
    match datum.qualifier {
        Qualifier::About => {
            scene.push(Shape::Disc { center, radius: DOT + 4.0, color: color.faded(0.2) });
            scene.push(Shape::Disc { center, radius: DOT + 2.0, color: color.faded(0.35) });
        }
        Qualifier::Over | Qualifier::Nearly | Qualifier::Below => {
            let direction = if datum.qualifier == Qualifier::Over { -1.0 } else { 1.0 };
            let tip = center.y + direction * (DOT + 7.0);
            let back = center.y + direction * (DOT + 3.0);
            let points = vec![
                Point::new(center.x - 4.0, back),
                Point::new(center.x, tip),
                Point::new(center.x + 4.0, back),
            ];
            scene.push(Shape::Line { points, width: 1.5, color });
        }
        Qualifier::Exact | Qualifier::Thousands => {}
    }
    scene.push(Shape::Disc { center, radius: DOT + 1.5, color: theme.background });
    scene.push(Shape::Disc { center, radius: DOT, color });
    if datum.layer == Layer::Derived {
        scene.push(Shape::Disc { center, radius: DOT - 2.0, color: theme.background });
    }
}

/// Dashes along a straight stretch: where nothing was observed, or a method breaks.
pub fn dashes(scene: &mut Scene, from: Point, to: Point, width: f64, color: Color) {
    const DASH: f64 = 6.0;
    const GAP: f64 = 6.0;
    let length = from.distance(to);
    let at = |along: f64| {
        let share = along / length.max(f64::MIN_POSITIVE);
        Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    };
    let mut start = 0.0;
    while start < length {
        let points = vec![at(start), at((start + DASH).min(length))];
        scene.push(Shape::Line { points, width, color });
        start += DASH + GAP;
    }
}
