//! A chart's figure in the page: its canvas, its words, its table, and what is pointed at in it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use crate::charts;
use crate::dataset::{Message, Place};
use crate::form::Sheet;
use crate::geometry::{Point, Rect, between};
use crate::language::Language;
use crate::markup;
use crate::paint::{Resolution, paint};
use crate::scene::{Mark, Scene};
use crate::theme::Theme;
use crate::view::ChartView;
use crate::web::canvas::{CanvasMeasure, CrispCanvas, ratio};
use crate::web::dom::{find, find_all, pixels, replace};
use crate::web::surroundings::density;

/// A chart in the page.
pub(super) struct ChartElement {
    /// The frame of canvas, ring and tooltip.
    pub(super) plot: HtmlElement,
    /// The list of marks, which takes the keys.
    pub(super) list: HtmlElement,
    /// The mark that was pointed at last.
    pub(super) current: usize,
    /// Whether the view has changed since it was drawn and said.
    pub(super) is_stale: bool,
    /// Whether the view has changed since it was enumerated.
    pub(super) owes_list: bool,
    key: &'static str,
    figure: HtmlElement,
    canvas: HtmlCanvasElement,
    caption: HtmlElement,
    foot: HtmlElement,
    table: HtmlElement,
    toggle: HtmlElement,
    ring: HtmlElement,
    tip: HtmlElement,
    /// The width of the plot when it was last looked at; zero before.
    room: f64,
    scene: Scene,
    shown: Shown,
}

/// The markup that stands in the page, so that only what differs is parsed.
#[derive(Default)]
struct Shown {
    caption: String,
    foot: String,
    table: String,
    marks: String,
    tip: String,
}

/// What drawing needs besides the view.
pub(super) struct Brush<'a> {
    /// The colours.
    pub(super) theme: &'a Theme,
    /// Text widths, and the family they are of.
    pub(super) measure: &'a CanvasMeasure,
    /// The place that is lit up.
    pub(super) lit: Option<Place>,
}

impl ChartElement {
    /// Finds the parts of a chart below the container, whose markup was made from the view.
    pub(super) fn find(container: &Element, view: &ChartView, language: &Language) -> Result<Self, JsValue> {
        let key = view.chart.key;
        let figure = find(container, &["[data-chart=", key, "]"].concat())?;
        let part = |selector: &str| find(&figure, selector);
        Ok(Self {
            current: 0,
            is_stale: true,
            owes_list: true,
            key,
            plot: part(".plot")?,
            list: part(".marks")?,
            canvas: part("canvas")?.unchecked_into(),
            caption: part("figcaption")?,
            foot: part(".foot")?,
            table: part(".table")?,
            toggle: part(".toggle")?,
            ring: part(".ring")?,
            tip: part(".tip")?,
            room: 0.0,
            scene: Scene::new(0.0),
            shown: Shown {
                caption: markup::caption(view),
                foot: markup::foot(view, language),
                table: table(view, language),
                ..Shown::default()
            },
            figure,
        })
    }

    /// Says what the view says where it is seen at once: in title and notes.
    pub(super) fn say(&mut self, view: &ChartView, language: &Language) -> Result<(), JsValue> {
        replace(&self.caption, &mut self.shown.caption, markup::caption(view));
        replace(&self.foot, &mut self.shown.foot, markup::foot(view, language));
        self.canvas.set_attribute("aria-label", &markup::canvas_name(view, language))?;
        for part in [&self.plot, &self.toggle, &self.table] {
            part.set_hidden(view.is_empty());
        }
        self.figure.class_list().toggle_with_force("empty", view.is_empty())?;
        Ok(())
    }

    /// Says what the view says figure by figure: in the list of marks and in the table.
    pub(super) fn enumerate(&mut self, view: &ChartView, language: &Language) -> Result<(), JsValue> {
        replace(&self.list, &mut self.shown.marks, markup::marks(view, language));
        let name = language.fill(Message::UiMarks, &[("title", &view.title)]);
        self.list.set_attribute("aria-label", &name)?;
        replace(&self.table, &mut self.shown.table, table(view, language));
        self.keep_stops()
    }

    /// Lays the view out for the room there is.
    pub(super) fn lay_out(&mut self, view: &ChartView, brush: &Brush) {
        if self.room == 0.0 {
            self.find_room();
        }
        let sheet = Sheet { width: self.room, theme: brush.theme, measure: brush.measure };
        self.scene = charts::layout(view, &sheet);
    }

    /// Makes the canvas as high in the page as the drawing is.
    pub(super) fn fit(&self) -> Result<(), JsValue> {
        self.canvas.style().set_property("height", &pixels(self.scene.height))
    }

    /// Looks how much room there is, and says whether that is news. Asking makes the browser lay out the page,
    /// so it is asked when the size changes only.
    pub(super) fn find_room(&mut self) -> bool {
        let width = self.plot.get_bounding_client_rect().width();
        let is_news = width > 0.0 && (width - self.room).abs() > 0.01;
        if is_news {
            self.room = width;
        }
        is_news
    }

    /// Paints what was laid out.
    pub(super) fn paint(&self, brush: &Brush) {
        let (width, height) = (self.scene.width, self.scene.height);
        let ratio = ratio(width, height, density());
        let device = |length: f64| (length * ratio).round() as u32;
        if self.canvas.width() != device(width) {
            self.canvas.set_width(device(width));
        }
        if self.canvas.height() != device(height) {
            self.canvas.set_height(device(height));
        }
        let resolution = Resolution::canvas(ratio);
        if let Some(mut backend) = CrispCanvas::new(&self.canvas, resolution) {
            // A canvas that cannot be drawn on leaves words and table, which say the same.
            let _ = paint(&self.scene, brush.lit, &mut backend, brush.measure.family(), resolution);
        }
    }

    /// The marks of the drawing, in reading order.
    pub(super) fn marks(&self) -> &[Mark] {
        &self.scene.marks
    }

    /// The mark under a point of the canvas.
    pub(super) fn hit(&self, point: Point) -> Option<usize> {
        self.scene.hit(point)
    }

    /// Shows what is said of a mark beside it, and names it as the list's current option.
    pub(super) fn point_at(
        &mut self,
        index: usize,
        language: &Language,
        by_keys: bool,
    ) -> Result<(), JsValue> {
        let Some(mark) = self.scene.marks.get(index) else { return Ok(()) };
        let id = markup::mark_id(self.key, mark.figure);
        if let Some(before) = self.list.query_selector("[aria-selected]")? {
            before.remove_attribute("aria-selected")?;
        }
        if let Some(option) = self.list.query_selector(&["#", &id].concat())? {
            option.set_attribute("aria-selected", "true")?;
        }
        self.list.set_attribute("aria-activedescendant", &id)?;
        replace(&self.tip, &mut self.shown.tip, markup::tip(mark.figure, language));
        self.tip.set_hidden(false);
        self.ring.set_hidden(!by_keys);
        let ring = Rect {
            left: mark.bounds.left - RING,
            top: mark.bounds.top - RING,
            right: mark.bounds.right + RING,
            bottom: mark.bounds.bottom + RING,
        };
        place(&self.ring, ring.left, ring.top)?;
        self.ring.style().set_property("width", &pixels(ring.width()))?;
        self.ring.style().set_property("height", &pixels(ring.height()))?;
        let tip =
            Rect::sized(0.0, 0.0, f64::from(self.tip.offset_width()), f64::from(self.tip.offset_height()));
        let at = beside(mark.bounds, tip, self.scene.frame());
        place(&self.tip, at.x, at.y)
    }

    /// Hides tooltip and ring.
    pub(super) fn point_away(&self) -> Result<(), JsValue> {
        self.tip.set_hidden(true);
        self.ring.set_hidden(true);
        self.list.remove_attribute("aria-activedescendant")
    }

    /// The link to the source in the tooltip.
    pub(super) fn source_link(&self) -> Option<HtmlElement> {
        self.tip.query_selector("a").ok()??.dyn_into().ok()
    }

    /// Shows the table, or leaves it to screen readers.
    pub(super) fn toggle_table(&self, language: &Language) -> Result<(), JsValue> {
        let is_open = self.table.class_list().toggle("open")?;
        self.toggle.set_attribute("aria-expanded", if is_open { "true" } else { "false" })?;
        let words = if is_open { Message::UiHideTable } else { Message::UiShowTable };
        self.toggle.set_text_content(Some(language.text(words)));
        self.keep_stops()
    }

    /// The links in a table are stops of the Tab key only while it can be seen.
    fn keep_stops(&self) -> Result<(), JsValue> {
        let stop = if self.table.class_list().contains("open") { "0" } else { "-1" };
        for link in find_all::<Element>(&self.table, "a")? {
            link.set_attribute("tabindex", stop)?;
        }
        Ok(())
    }

    /// Whether the toggle of the table is this chart's.
    pub(super) fn has_toggle(&self, element: &Element) -> bool {
        self.toggle.is_same_node(Some(element))
    }

    /// Whether the tooltip holds an element.
    pub(super) fn tip_holds(&self, element: &Element) -> bool {
        self.tip.contains(Some(element))
    }
}

fn table(view: &ChartView, language: &Language) -> String {
    markup::table(&view.title, view.data().map(|datum| datum.id), language)
}

/// Between a mark and its focus ring.
const RING: f64 = 2.0;

/// Between a mark and its tooltip.
const GAP: f64 = 10.0;

/// Where a tooltip goes: beside its mark where there is room, else above it, else below; inside the frame's
/// left and right edges always.
fn beside(mark: Rect, tip: Rect, frame: Rect) -> Point {
    let level = between(mark.center().y - tip.height() / 2.0, 0.0, frame.bottom - tip.height());
    if mark.right + GAP + tip.width() <= frame.right {
        return Point::new(mark.right + GAP, level);
    }
    if mark.left - GAP - tip.width() >= frame.left {
        return Point::new(mark.left - GAP - tip.width(), level);
    }
    let left = between(mark.center().x - tip.width() / 2.0, 0.0, frame.right - tip.width());
    let above = mark.top - GAP - tip.height();
    Point::new(left, if above >= frame.top { above } else { mark.bottom + GAP })
}

fn place(element: &HtmlElement, left: f64, top: f64) -> Result<(), JsValue> {
    element.style().set_property("left", &pixels(left))?;
    element.style().set_property("top", &pixels(top))
}
