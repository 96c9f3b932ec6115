//! Scene → any plotters backend. The one place that names one; it decides nothing, it scales and rounds.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Rectangle};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
};

use crate::dataset::Place;
use crate::geometry::Point;
use crate::scene::{Anchor, Kind, Placed, Scene, Shape};
use crate::text::Font;
use crate::theme::{Color, Theme};

/// How far below the top of the em box plotters' SVG text puts the baseline, in ems.
pub const BASELINE: f64 = 0.76;

/// By how much plotters' SVG backend shrinks the text size it is given.
const SVG_SHRINKAGE: f64 = 1.24;

/// How CSS pixels become the backend's whole units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolution {
    /// Device pixels in a CSS pixel.
    pub ratio: f64,
    /// Backend units in a device pixel: plotters takes whole numbers, and curves want finer ones.
    pub subdivision: f64,
    /// What text sizes are multiplied by before the backend sees them.
    pub text_scale: f64,
}

impl Resolution {
    /// For a canvas whose own transform undoes the subdivision.
    pub const fn canvas(ratio: f64) -> Self {
        Self { ratio, subdivision: 8.0, text_scale: 1.0 }
    }

    /// For plotters' SVG backend, whose view box undoes the subdivision.
    pub const SVG: Self = Self { ratio: 1.0, subdivision: 4.0, text_scale: SVG_SHRINKAGE };

    /// Backend units in a CSS pixel.
    pub fn units(self) -> f64 {
        self.ratio * self.subdivision
    }

    fn fine(self, point: Point) -> BackendCoord {
        ((point.x * self.units()).round() as i32, (point.y * self.units()).round() as i32)
    }

    fn corner(self, point: Point) -> BackendCoord {
        (self.snapped(point.x), self.snapped(point.y))
    }

    fn snapped(self, length: f64) -> i32 {
        ((length * self.ratio).round() * self.subdivision) as i32
    }

    /// One CSS pixel in whole device pixels, rounded down, never none.
    fn hairline(self) -> i32 {
        (self.ratio.floor().max(1.0) * self.subdivision) as i32
    }
}

/// Renders a scene onto a drawing area that begins where the scene does; while a place is pointed at, the marks of all
/// others are faded.
///
/// # Errors
/// What the backend says when it cannot draw.
pub fn render<B: DrawingBackend>(
    scene: &Scene,
    pointed: Option<Place>,
    area: &DrawingArea<B, Shift>,
    family: &str,
    resolution: Resolution,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    for placed in in_order(scene) {
        draw(&placed.shape, color_of(placed, pointed, &scene.theme), area, family, resolution)?;
    }
    area.present()
}

/// Shapes back to front, and above all of them the texts.
fn in_order(scene: &Scene) -> impl Iterator<Item = &Placed> {
    let is_text = |placed: &&Placed| matches!(placed.shape.kind, Kind::Text { .. });
    let texts = scene.shapes.iter().filter(is_text);
    scene.shapes.iter().filter(move |placed| !is_text(placed)).chain(texts)
}

fn color_of(placed: &Placed, pointed: Option<Place>, theme: &Theme) -> Color {
    let is_faded = placed.place.zip(pointed).is_some_and(|(place, pointed)| !lights_up(place, pointed));
    if is_faded { placed.shape.faded(theme) } else { placed.shape.color }
}

/// Whether a mark of one place lights up when the other is pointed at: the place itself, and the cluster it
/// leads.
pub fn lights_up(place: Place, pointed: Place) -> bool {
    place == pointed || place.lead() == Some(pointed) || pointed.lead() == Some(place)
}

/// Draws a shape as an element of plotters.
fn draw<B: DrawingBackend>(
    shape: &Shape,
    color: Color,
    area: &DrawingArea<B, Shift>,
    family: &str,
    resolution: Resolution,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let filled = ShapeStyle { color: rgba(color), filled: true, stroke_width: 1 };
    match (&shape.kind, &shape.points[..]) {
        (Kind::Block, &[near, far]) => {
            area.draw(&Rectangle::new([resolution.corner(near), resolution.corner(far)], filled))
        }
        (Kind::Hairline, &[from, to]) => {
            let (x, y) = resolution.corner(from);
            let (right, bottom) = resolution.corner(to);
            let thickness = resolution.hairline();
            let far = if from.x == to.x { (x + thickness, bottom) } else { (right, y + thickness) };
            area.draw(&Rectangle::new([(x, y), far], filled))
        }
        (Kind::Line { width }, points) => {
            let stroke_width = (width * resolution.units()).round().max(1.0) as u32;
            let path: Vec<BackendCoord> = points.iter().map(|&point| resolution.fine(point)).collect();
            area.draw(&PathElement::new(path, ShapeStyle { stroke_width, filled: false, ..filled }))
        }
        (Kind::Disc { radius }, &[center]) => {
            let radius = (radius * resolution.units()).round() as i32;
            area.draw(&Circle::new(resolution.fine(center), radius, filled))
        }
        (Kind::Text { text, anchor, font, .. }, &[at]) => {
            let (x, _) = resolution.fine(at);
            let style = Lettering { font: *font, color, anchor: *anchor, family, resolution };
            area.draw(&TextLine { text, at: (x, resolution.snapped(at.y)), style })
        }
        _ => Ok(()),
    }
}

fn rgba(color: Color) -> RGBAColor {
    let [red, green, blue] = color.channels();
    RGBAColor(red, green, blue, color.opacity)
}

/// A line of text with its anchor on a point of the baseline; plotters' own text brings fonts and measures with it.
struct TextLine<'a> {
    text: &'a str,
    at: BackendCoord,
    style: Lettering<'a>,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a TextLine<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::iter::Once<&'a BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<B: DrawingBackend> Drawable<B> for TextLine<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut B,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let Some((x, baseline)) = points.next() else { return Ok(()) };
        let ascent = self.style.font.size * BASELINE * self.style.resolution.units();
        let top = (f64::from(baseline) - ascent).round() as i32;
        backend.draw_text(self.text, &self.style, (x, top))
    }
}

/// How a line of text is set.
struct Lettering<'a> {
    font: Font,
    color: Color,
    anchor: Anchor,
    family: &'a str,
    resolution: Resolution,
}

/// Never raised: layout measures, so no backend needs to ask how large a text is.
#[derive(Debug, thiserror::Error)]
#[error("text is measured by the layout, not by the backend")]
struct MeasuredElsewhere;

impl BackendTextStyle for Lettering<'_> {
    type FontError = MeasuredElsewhere;

    fn color(&self) -> BackendColor {
        let [red, green, blue] = self.color.channels();
        BackendColor { rgb: (red, green, blue), alpha: self.color.opacity }
    }

    fn size(&self) -> f64 {
        self.font.size * self.resolution.units() * self.resolution.text_scale
    }

    fn style(&self) -> FontStyle {
        if self.font.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let h_pos = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(h_pos, VPos::Top)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        Err(MeasuredElsewhere)
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        Err(MeasuredElsewhere)
    }
}
