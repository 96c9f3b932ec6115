//! A chart's figure in the page: its canvas, its list, its table, and what stands beside a mark.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlDetailsElement, HtmlElement};

use super::dom::{closest, find, set_attribute, set_html, set_lengths, set_pressed, show};
use crate::geometry::{Point, Rect};
use crate::page::ChartPart;
use crate::presenter::tooltip;
use crate::text::Font;

/// Between a mark and its ring, in CSS pixels.
const RING: f64 = 2.0;

/// The narrowest that a drawing is laid out for because of large text, in its own pixels.
const NARROWEST: f64 = 280.0;

/// A chart's figure.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) element: Element,
    pub(super) plot: HtmlElement,
    /// What is drawn, where not all of the chart is text.
    pub(super) drawing: Option<Drawing>,
    /// How many CSS pixels a pixel of the drawing takes: more than one where the reader's text is larger than usual.
    scale: Cell<f64>,
    citation: HtmlElement,
    table: HtmlDetailsElement,
}

/// What stands in the plot of a chart: its canvas, the list of its marks, and what stands beside one of them.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) canvas: HtmlCanvasElement,
    pub(super) list: HtmlElement,
    pub(super) tip: HtmlElement,
    ring: HtmlElement,
}

impl Drawing {
    fn new(plot: &Element) -> Option<Self> {
        Some(Self {
            canvas: find(plot, "canvas")?,
            list: find(plot, ".marks")?,
            tip: find(plot, ".tip")?,
            ring: find(plot, ".ring")?,
        })
    }
}

impl Figure {
    /// The parts of a figure; `None` where it is not one of our markup.
    pub(super) fn new(element: Element) -> Option<Self> {
        let plot: HtmlElement = find(&element, ".plot")?;
        Some(Self {
            drawing: Drawing::new(&plot),
            plot,
            citation: find(&element, ".citation")?,
            table: find(&element, ".table")?,
            scale: Cell::new(1.0),
            element,
        })
    }

    /// Looks how large the reader's text is, and says how wide the drawing is, in its own pixels; 0 where it waits in an
    /// explorer that is closed.
    pub(super) fn width(&self) -> f64 {
        if closest(&self.element, "[data-explorer]:not([open])").is_some() {
            return 0.0;
        }
        // As it is laid out: hosts may show it larger or smaller by a transform, as a window that opens.
        let width = length(&self.plot, "width").unwrap_or_default();
        let size = length(&self.plot, "font-size").unwrap_or(Font::LABEL.size);
        // Where large text leaves no room for a drawing, it stays as small as it must.
        let scale = (size / Font::LABEL.size).min(width / NARROWEST).max(1.0);
        self.scale.set(scale);
        width / scale
    }

    /// How many CSS pixels a pixel of the drawing takes.
    pub(super) fn scale(&self) -> f64 {
        self.scale.get()
    }

    /// A point of the canvas as one of the drawing.
    pub(super) fn on_drawing(&self, x: i32, y: i32) -> Point {
        let scale = self.scale() * zoom(&self.plot);
        Point::new(f64::from(x) / scale, f64::from(y) / scale)
    }

    /// A part that changes with the state.
    pub(super) fn part(&self, part: ChartPart) -> Option<Element> {
        find(&self.element, &format!("[data-part={}]", part.name()))
    }

    /// Whether a node lies in the frame of its drawing.
    pub(super) fn frames(&self, node: &Element) -> bool {
        self.plot.contains(Some(node))
    }

    /// Has a class, or does not.
    pub(super) fn set_class(&self, class: &str, is_set: bool) {
        // It fails for names of classes that are none.
        let _ = self.element.class_list().toggle_with_force(class, is_set);
    }

    /// Has the picture stand in for the canvas again, where there is one: it gives way to a canvas that has a width.
    pub(super) fn cover_canvas(&self) {
        if let Some(Drawing { canvas, .. }) = &self.drawing {
            set_attribute(canvas, "width", None);
        }
    }

    /// Makes the canvas as high as a drawing of so many pixels.
    pub(super) fn fit(&self, height: f64) {
        if let Some(Drawing { canvas, .. }) = &self.drawing {
            set_lengths(canvas, &[("height", height * self.scale())]);
        }
    }

    /// Opens or closes the table.
    pub(super) fn set_table(&self, is_open: bool) {
        self.table.set_open(is_open);
    }

    /// Shows a tooltip beside a mark.
    pub(super) fn show_tip(&self, words: &str, mark: Rect, frame: Rect) {
        let Some(Drawing { tip, .. }) = &self.drawing else { return };
        set_html(tip, words);
        tip.set_hidden(false);
        let size = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
        let at = tooltip::place(mark.scaled(self.scale()), size, frame.scaled(self.scale()));
        set_lengths(tip, &[("left", at.x), ("top", at.y)]);
    }

    /// Hides the tooltip.
    pub(super) fn hide_tip(&self) {
        if let Some(Drawing { tip, .. }) = &self.drawing {
            tip.set_hidden(true);
        }
    }

    /// Shows a ring around a mark, or none.
    pub(super) fn ring(&self, mark: Option<Rect>) {
        let Some(Drawing { ring, .. }) = &self.drawing else { return };
        ring.set_hidden(mark.is_none());
        if let Some(Rect { left, top, right, bottom }) = mark.map(|mark| mark.scaled(self.scale())) {
            let lengths = [
                ("left", left - RING),
                ("top", top - RING),
                ("width", right - left + 2.0 * RING),
                ("height", bottom - top + 2.0 * RING),
            ];
            set_lengths(ring, &lengths);
        }
    }

    /// Has the ring, where one is shown, be in the window.
    pub(super) fn show_ring(&self) {
        if let Some(Drawing { ring, .. }) = self.drawing.as_ref().filter(|drawing| !drawing.ring.hidden()) {
            show(ring);
        }
    }

    /// Says whether it is listened to; once it is, how to, and how fast.
    pub(super) fn set_listening(&self, is_on: bool) {
        if let Some(button) = find::<Element>(&self.element, ".listen") {
            set_pressed(&button, is_on);
        }
        if let Some(speeds) = find::<HtmlElement>(&self.element, ".sound").filter(|_| is_on) {
            speeds.set_hidden(false);
        }
        if let Some(button) = find::<Element>(&self.element, ".pause") {
            set_attribute(&button, "aria-disabled", (!is_on).then_some("true"));
        }
        self.set_paused(false);
    }

    /// Says whether what is heard of it rests.
    pub(super) fn set_paused(&self, is_on: bool) {
        if let Some(button) = find::<Element>(&self.element, ".pause") {
            set_pressed(&button, is_on);
        }
    }

    /// Names the option of the list that keys are on.
    pub(super) fn set_current(&self, id: Option<&str>) {
        let Some(Drawing { list, ring, .. }) = &self.drawing else { return };
        set_attribute(list, "aria-activedescendant", id);
        // Magnifiers follow the option: it lies where its ring is.
        let option = id.and_then(|id| find::<HtmlElement>(list, &format!("[id=\"{id}\"]")));
        if let Some(option) = option {
            option.style().set_css_text(&ring.style().css_text());
        }
    }

    /// Shows words to take away, or none.
    pub(super) fn cite(&self, words: Option<&str>) {
        if let Some(words) = words {
            self.citation.set_text_content(Some(words));
            // It fails for names of classes that are none.
            let _ = self.citation.class_list().remove_1("copied");
        }
        self.citation.set_hidden(words.is_none());
    }

    /// Where words to take away stand.
    pub(super) fn citation(&self) -> HtmlElement {
        self.citation.clone().unchecked_into()
    }
}

/// How much larger the page shows an element by `zoom`, by which pointers' places within it are larger too; browsers that
/// do not say know no such thing.
fn zoom(element: &Element) -> f64 {
    let zoom = js_sys::Reflect::get(element, &"currentCSSZoom".into()).ok().and_then(|zoom| zoom.as_f64());
    zoom.unwrap_or(1.0)
}

/// A length of an element's computed style, in CSS pixels.
fn length(element: &Element, property: &str) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    // The browser reads numbers already: Rust's own reading of fractions takes 12 KB.
    let length = js_sys::Number::parse_float(&style.get_property_value(property).ok()?);
    length.is_finite().then_some(length)
}
