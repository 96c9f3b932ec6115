//! Bars and dots that show in their own shape how exact they are and where they come from.

use crate::dataset::{Hue, Layer, Qualifier};
use crate::geometry::{Point, Rect};
use crate::scene::Scene;
use crate::theme::{Color, Theme};
use crate::view::model::Look;

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
        self.part(from, to, 0.0, self.thickness)
    }

    /// The part of the bar between two distances from the baseline and two from its origin's side.
    fn part(&self, from: f64, to: f64, near: f64, far: f64) -> Rect {
        Rect::between(self.at(from, near), self.at(to, far))
    }

    /// Draws the bar for a figure: solid or hatched by its layer, its end by its qualifier.
    pub fn draw(&self, scene: &mut Scene, look: Look, theme: &Theme) {
        let full = theme.stroke(look.hue);
        let color = theme.fill(look.hue, look.layer);
        // A part of a year among whole years is paler.
        let color = if self.is_partial { theme.pale(color) } else { color };
        let end = self.length;
        let body_end = match look.qualifier {
            Qualifier::About => (end - overshoot(Qualifier::About)).max(0.0),
            Qualifier::Nearly => (end - 8.0).max(0.0),
            _ => end,
        };
        if look.layer == Layer::Derived {
            hatch(scene, self.stretch(0.0, body_end).inset(OUTLINE), color);
            self.outline(scene, body_end, look.qualifier, color);
        } else {
            scene.block(self.stretch(0.0, body_end), color);
            // A tint alone would not stand out from the ground, nor from what is not tinted.
            if color != full {
                self.outline(scene, body_end, look.qualifier, full);
            }
        }
        match look.qualifier {
            Qualifier::Over => self.open_arrow(scene, full),
            Qualifier::Nearly => scene.block(self.stretch((end - 4.0).max(0.0), end), full),
            Qualifier::About if look.layer == Layer::Derived => {
                hatch(scene, self.stretch(body_end, end + overshoot(Qualifier::About)), color.faded(0.5));
            }
            Qualifier::About => self.soft_edge(scene, body_end, color),
            Qualifier::Below => self.bracket(scene, full),
            Qualifier::Exact | Qualifier::Thousands => {}
        }
    }

    /// The end fades, and an open arrow says that it goes on.
    fn open_arrow(&self, scene: &mut Scene, color: Color) {
        self.fade(scene, self.length, 2.0, 5, color, |step| 0.75 - 0.15 * step);
        let half = (self.thickness / 2.0).min(7.0);
        let (middle, back, tip) = (self.thickness / 2.0, self.length + 12.0, self.length + 12.0 + half);
        let points = [self.at(back, middle - half), self.at(tip, middle), self.at(back, middle + half)];
        scene.line(&points, 2.0, color);
    }

    fn soft_edge(&self, scene: &mut Scene, from: f64, color: Color) {
        let to = self.length + overshoot(Qualifier::About);
        self.fade(scene, from, (to - from) / 7.0, 7, color, |step| 1.0 - (step + 0.5) / 7.0);
    }

    /// Steps along the bar, each as solid as `opacity` says of its number.
    fn fade(
        &self,
        scene: &mut Scene,
        from: f64,
        length: f64,
        steps: u8,
        color: Color,
        opacity: fn(f64) -> f64,
    ) {
        for step in 0..steps {
            let beyond = if step + 1 < steps { opacity(f64::from(step + 1)) } else { 0.0 };
            let step = f64::from(step);
            let end = from + length * (step + 1.0);
            scene.block(self.stretch(from, end), color.faded(layer(opacity(step), beyond)));
        }
    }

    /// A bracket that closes towards the baseline: the value lies somewhere under it.
    fn bracket(&self, scene: &mut Scene, color: Color) {
        let (top, leg, out) = (self.length + 4.0, self.length - 5.0, 5.0);
        let far = self.thickness + out;
        let points = [self.at(leg, -out), self.at(top, -out), self.at(top, far), self.at(leg, far)];
        scene.line(&points, 2.0, color);
    }

    fn outline(&self, scene: &mut Scene, end: f64, qualifier: Qualifier, color: Color) {
        for across in [0.0, self.thickness - OUTLINE] {
            scene.block(self.part(0.0, end, across, across + OUTLINE), color);
        }
        scene.block(self.stretch(0.0, OUTLINE), color);
        // The end of what is about right, or more, stays open.
        if !matches!(qualifier, Qualifier::About | Qualifier::Over) {
            scene.block(self.stretch((end - OUTLINE).max(0.0), end), color);
        }
    }
}

/// How solid a layer is that lies on those which reach farther, so that together they are as solid as asked here and beyond
/// its end: steps side by side would leave a seam wherever a device rounds their edges apart.
pub(super) fn layer(opacity: f64, beyond: f64) -> f64 {
    1.0 - (1.0 - opacity) / (1.0 - beyond)
}

/// How wide the outline of a bar is, in CSS pixels.
const OUTLINE: f64 = 1.0;

/// How far apart the lines of a hatching are, along its base.
const HATCH_PITCH: f64 = 8.0;

/// Lines at 45° within a rectangle, upwards: what is drawn so was computed, not counted.
pub fn hatch(scene: &mut Scene, rect: Rect, color: Color) {
    let mut start = rect.left - rect.height() + HATCH_PITCH;
    while start < rect.right {
        // What of the line from `start` on lies between left and right.
        let low = (rect.left - start).max(0.0);
        let high = (rect.right - start).min(rect.height());
        if high > low {
            let at = |along: f64| Point::new(start + along, rect.bottom - along);
            scene.line(&[at(low), at(high)], 1.0, color.faded(0.7));
        }
        start += HATCH_PITCH;
    }
}

/// The radius of a dot that stands for a figure.
pub const DOT: f64 = 4.5;

/// Draws a dot for a figure, with its qualifier's sign around it.
pub fn dot(scene: &mut Scene, center: Point, look: Look, theme: &Theme) {
    let color = theme.stroke(look.hue);
    match look.qualifier {
        Qualifier::About => {
            scene.disc(center, DOT + 4.0, color.faded(0.2));
            scene.disc(center, DOT + 2.0, color.faded(0.35));
        }
        Qualifier::Over | Qualifier::Nearly | Qualifier::Below => {
            let direction = if look.qualifier == Qualifier::Over { -1.0 } else { 1.0 };
            let tip = center.y + direction * (DOT + 7.0);
            let back = center.y + direction * (DOT + 3.0);
            let at = |dx: f64, y: f64| Point::new(center.x + dx, y);
            scene.line(&[at(-4.0, back), at(0.0, tip), at(4.0, back)], 1.5, color);
        }
        Qualifier::Exact | Qualifier::Thousands => {}
    }
    scene.disc(center, DOT + 1.5, theme.background);
    scene.disc(center, DOT, color);
    match look.layer {
        Layer::Story => {}
        Layer::Context => scene.disc(center, DOT - 1.5, theme.fill(look.hue, look.layer)),
        Layer::Derived => {
            scene.disc(center, DOT - 1.5, theme.background);
            scene.disc(center, DOT - 3.0, color);
        }
    }
}

/// Draws a small area for a figure, its layer told as bars tell it.
pub fn swatch(scene: &mut Scene, rect: Rect, hue: Hue, layer: Layer, theme: &Theme) {
    let (full, color) = (theme.stroke(hue), theme.fill(hue, layer));
    match layer {
        Layer::Derived => {
            hatch(scene, rect, full);
            for edge in [
                Rect { bottom: rect.top + OUTLINE, ..rect },
                Rect { top: rect.bottom - OUTLINE, ..rect },
                Rect { right: rect.left + OUTLINE, ..rect },
                Rect { left: rect.right - OUTLINE, ..rect },
            ] {
                scene.block(edge, full);
            }
        }
        Layer::Story | Layer::Context => {
            scene.block(rect, full);
            if color != full {
                scene.block(rect.inset(OUTLINE), color);
            }
        }
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
        scene.line(&[at(start), at((start + DASH).min(length))], width, color);
        start += DASH + GAP;
    }
}
