//! Scene → any plotters backend. The one place that names one; it decides nothing, it scales and rounds.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
};

use crate::dataset::Place;
use crate::geometry::Point;
use crate::scene::{Anchor, Kind, Placed, Scene, Shape};
use crate::text::Font;
use crate::theme::{Color, DIMMED};

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

    /// As [`Resolution::SVG`], in half pixels: shorter numbers for pictures that travel with a page.
    pub const PICTURE: Self = Self { subdivision: 2.0, ..Self::SVG };

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

/// Paints a scene; while a place is pointed at, the marks of all others are dimmed.
///
/// # Errors
/// What the backend says when it cannot draw.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    pointed: Option<Place>,
    backend: &mut B,
    family: &str,
    resolution: Resolution,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    // Texts stand above all else, font by font: canvases are slow to change theirs.
    let mut fonts = vec![None];
    for placed in &scene.shapes {
        let font = font_of(&placed.shape);
        if !fonts.contains(&font) {
            fonts.push(font);
        }
    }
    for &font in &fonts {
        for placed in &scene.shapes {
            if font_of(&placed.shape) == font {
                shape(&placed.shape, opacity_of(placed, pointed), backend, family, resolution)?;
            }
        }
    }
    backend.present()
}

/// The font of a text.
fn font_of(shape: &Shape) -> Option<Font> {
    match shape.kind {
        Kind::Text { font, .. } => Some(font),
        _ => None,
    }
}

fn opacity_of(placed: &Placed, pointed: Option<Place>) -> f64 {
    if is_dimmed(placed, pointed) { DIMMED } else { 1.0 }
}

fn is_dimmed(placed: &Placed, pointed: Option<Place>) -> bool {
    placed.place.zip(pointed).is_some_and(|(place, pointed)| !lights_up(place, pointed))
}

/// Whether a mark of one place lights up when the other is pointed at: the place itself, and the cluster it
/// leads.
pub fn lights_up(place: Place, pointed: Place) -> bool {
    place == pointed || place.lead() == Some(pointed) || pointed.lead() == Some(place)
}

fn shape<B: DrawingBackend>(
    shape: &Shape,
    opacity: f64,
    backend: &mut B,
    family: &str,
    resolution: Resolution,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let color = backend_color(shape.color.faded(opacity));
    let ink = Ink { color, width: 1 };
    match (&shape.kind, &shape.points[..]) {
        (Kind::Block, &[near, far]) => {
            backend.draw_rect(resolution.corner(near), resolution.corner(far), &ink, true)
        }
        (Kind::Hairline, &[from, to]) => {
            let (x, y) = resolution.corner(from);
            let (right, bottom) = resolution.corner(to);
            let thickness = resolution.hairline();
            let far = if from.x == to.x { (x + thickness, bottom) } else { (right, y + thickness) };
            backend.draw_rect((x, y), far, &ink, true)
        }
        (Kind::Line { width }, points) => {
            let width = (width * resolution.units()).round().max(1.0) as u32;
            let path = points.iter().map(|&point| resolution.fine(point));
            backend.draw_path(path, &Ink { color, width })
        }
        (Kind::Disc { radius }, &[center]) => {
            let radius = (radius * resolution.units()).round() as u32;
            backend.draw_circle(resolution.fine(center), radius, &ink, true)
        }
        (Kind::Text { text, anchor, font, .. }, &[at]) => {
            let lettering = Lettering { font: *font, color, anchor: *anchor, family, resolution };
            let baseline = f64::from(resolution.snapped(at.y)) / resolution.units();
            let top = Point::new(at.x, baseline - font.size * BASELINE);
            backend.draw_text(text, &lettering, resolution.fine(top))
        }
        _ => Ok(()),
    }
}

fn backend_color(color: Color) -> BackendColor {
    let [r, g, b] = color.channels();
    BackendColor { rgb: (r, g, b), alpha: color.opacity }
}

struct Ink {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Lettering<'a> {
    font: Font,
    color: BackendColor,
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
        self.color
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
