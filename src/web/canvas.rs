//! A plotters canvas that is crisp at any device pixel ratio, and a measure that asks it.

use crate::format::digits;
use std::cell::RefCell;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::dataset::{Decimal, Place};
use crate::render::{BASELINE, Resolution, paint};
use crate::scene::Scene;
use crate::text::{Font, Measure, together};

/// The largest canvas every browser draws, in device pixels (iOS).
const LARGEST_AREA: f64 = 16_700_000.0;

/// The device pixels to a CSS pixel for a canvas of a size.
fn ratio(width: f64, height: f64, device: f64) -> f64 {
    let affordable = (LARGEST_AREA / (width * height).max(1.0)).sqrt();
    device.min(affordable).max(0.1)
}

/// The 2D context of a canvas.
pub(super) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    // Nothing else is drawn on with a context of that name.
    canvas.get_context("2d").ok()?.map(JsCast::unchecked_into)
}

/// plotters' canvas with text on its baseline and styles set only when they change: formatting a style for each
/// shape takes longer than drawing it.
///
/// Its units are finer than device pixels; the context's transform undoes that, so that curves need not snap.
pub(super) struct CrispCanvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    fill: Option<BackendColor>,
    stroke: Option<BackendColor>,
    font: String,
}

impl CrispCanvas {
    /// Gives a canvas the size of a scene, at most so many device pixels to a CSS pixel, and paints the scene through
    /// a context: the canvas's own, or one that keeps what it is told.
    pub(super) fn paint(
        scene: &Scene,
        lit: Option<Place>,
        context: CanvasRenderingContext2d,
        canvas: &HtmlCanvasElement,
        density: f64,
        family: &str,
    ) {
        let ratio = ratio(scene.width, scene.height, density);
        let [width, height] = [scene.width, scene.height].map(|length| (length * ratio).round() as u32);
        // Setting a size, even the same one, makes the browser forget the picture and take new memory for it.
        if canvas.width() != width {
            canvas.set_width(width);
        }
        if canvas.height() != height {
            canvas.set_height(height);
        }
        let resolution = Resolution::canvas(ratio);
        // A canvas that cannot be drawn on leaves words and table, which say the same.
        if let Some(mut backend) = Self::new(context, canvas, resolution) {
            let _ = paint(scene, lit, &mut backend, family, resolution);
        }
    }

    /// Clears the canvas and prepares it for painting; `None` where that is refused.
    fn new(
        context: CanvasRenderingContext2d,
        canvas: &HtmlCanvasElement,
        resolution: Resolution,
    ) -> Option<Self> {
        let unit = 1.0 / resolution.subdivision;
        context.reset_transform().ok()?;
        context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
        context.scale(unit, unit).ok()?;
        context.set_line_cap("round");
        context.set_line_join("round");
        context.set_text_baseline("alphabetic");
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { backend, context, fill: None, stroke: None, font: String::new() })
    }

    fn fill_with(&mut self, color: BackendColor) {
        if !same(&self.fill, &color) {
            self.context.set_fill_style_str(&css(color));
            self.fill = Some(color);
        }
    }

    fn stroke_with<S: BackendStyle>(&mut self, style: &S) {
        let color = style.color();
        if !same(&self.stroke, &color) {
            self.context.set_stroke_style_str(&css(color));
            self.stroke = Some(color);
        }
        self.context.set_line_width(f64::from(style.stroke_width()));
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // The first one moves: the path is still empty.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

fn same(last: &Option<BackendColor>, next: &BackendColor) -> bool {
    last.as_ref().is_some_and(|last| last.rgb == next.rgb && last.alpha == next.alpha)
}

/// A colour as CSS writes it.
fn css(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    let [r, g, b] = [digits(r.into()), digits(g.into()), digits(b.into())];
    together(&["rgba(", &r, ",", &g, ",", &b, ",", &Decimal::rounded(color.alpha, 3).written(), ")"])
}

type CanvasError = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

impl DrawingBackend for CrispCanvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.backend.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Drawn {
        self.backend.present()
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        near: BackendCoord,
        far: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let [x, y, right, bottom] = [near.0, near.1, far.0, far.1].map(f64::from);
        if fill {
            self.fill_with(style.color());
            self.context.fill_rect(x, y, right - x, bottom - y);
        } else {
            self.stroke_with(style);
            self.context.stroke_rect(x, y, right - x, bottom - y);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke_with(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.context.begin_path();
        let (x, y) = (f64::from(center.0), f64::from(center.1));
        // An arc fails for a negative radius only.
        let _ = self.context.arc(x, y, f64::from(radius), 0.0, std::f64::consts::TAU);
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke_with(style);
            self.context.stroke();
        }
        Ok(())
    }

    /// plotters' canvas aligns text by the font's own box; here the top means what it means in its SVG.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, top: BackendCoord) -> Drawn {
        self.fill_with(style.color());
        let font = font(style.style().as_str(), style.size(), style.family().as_str());
        if font != self.font {
            self.context.set_font(&font);
            self.font = font;
        }
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        let baseline = f64::from(top.1) + style.size() * BASELINE;
        // Text that cannot be drawn is no reason to stop drawing.
        let _ = self.context.fill_text(text, f64::from(top.0), baseline);
        Ok(())
    }
}

/// A font as CSS writes it.
fn font(style: &str, size: f64, family: &str) -> String {
    together(&[style, " ", &Decimal::rounded(size, 2).written(), "px ", family])
}

/// Measures with the canvas's own text, each text once.
pub(super) struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: String,
    widths: RefCell<[Widths; 2]>,
}

/// Texts in alphabetical order with their widths.
type Widths = Vec<(String, f64)>;

/// The size texts are measured at: widths grow in proportion.
const MEASURED_SIZE: f64 = 100.0;

impl CanvasMeasure {
    /// A measure that asks a context.
    pub(super) fn new(context: CanvasRenderingContext2d) -> Self {
        Self { context, family: String::new(), widths: RefCell::default() }
    }

    /// Measures another font family from now on.
    pub(super) fn set_family(&mut self, family: &str) {
        if self.family != family {
            family.clone_into(&mut self.family);
            self.widths = RefCell::default();
        }
    }

    /// The font family it measures.
    pub(super) fn family(&self) -> &str {
        &self.family
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, set_in: Font) -> f64 {
        let mut widths = self.widths.borrow_mut();
        let known = &mut widths[usize::from(set_in.bold)];
        let place = match known.binary_search_by(|(other, _)| other.as_str().cmp(text)) {
            Ok(at) => return known[at].1 * set_in.size / MEASURED_SIZE,
            Err(place) => place,
        };
        let style = if set_in.bold { "bold" } else { "normal" };
        self.context.set_font(&font(style, MEASURED_SIZE, &self.family));
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        known.insert(place, (text.to_owned(), width));
        width * set_in.size / MEASURED_SIZE
    }
}
