//! A chart's figure in the page: its canvas, its words, its table, and what is pointed at in it.

use crate::text::together;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use crate::charts;
use crate::dataset::{Message, Place};
use crate::form::Sheet;
use crate::geometry::{self, Point, Rect};
use crate::language::Language;
use crate::markup;
use crate::movement::between;
use crate::paint::{Resolution, paint};
use crate::reading::Reading;
use crate::scene::{Mark, Scene};
use crate::theme::Theme;
use crate::view::ChartView;
use crate::web::canvas::{CanvasMeasure, CrispCanvas, ratio};
use crate::web::dom::{attribute, find, find_all, hide_in, measure_in, replace_in, set, set_in, unset_in};

/// A chart in the page.
pub(super) struct ChartElement {
    /// What holds its parts.
    pub(super) figure: HtmlElement,
    /// Whether the view has changed since it was drawn and said.
    pub(super) is_stale: bool,
    /// Whether it is to be drawn and said at once.
    pub(super) is_due: bool,
    /// Whether the view has changed since it was enumerated.
    pub(super) owes_list: bool,
    key: &'static str,
    /// How its figures are read.
    reading: Reading,
    /// The mark that was pointed at last.
    current: usize,
    /// The width of the plot when it was last looked at; zero before.
    room: f64,
    scene: Scene,
    /// The drawing it comes from, while it moves.
    before: Option<Scene>,
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
    /// Device pixels in a CSS pixel.
    pub(super) density: f64,
}

impl Brush<'_> {
    /// Gives a canvas the size of a scene, and says how fine that is.
    pub(super) fn fit(&self, canvas: &HtmlCanvasElement, scene: &Scene) -> Resolution {
        let ratio = ratio(scene.width, scene.height, self.density);
        let [width, height] = [scene.width, scene.height].map(|length| (length * ratio).round() as u32);
        // Setting a size, even the same one, makes the browser forget the picture and take new memory for it.
        if canvas.width() != width {
            canvas.set_width(width);
        }
        if canvas.height() != height {
            canvas.set_height(height);
        }
        Resolution::canvas(ratio)
    }

    /// Paints a scene.
    pub(super) fn paint(&self, scene: &Scene, mut backend: CrispCanvas, resolution: Resolution) {
        // A canvas that cannot be drawn on leaves words and table, which say the same.
        let _ = paint(scene, self.lit, &mut backend, self.measure.family(), resolution);
    }
}

impl ChartElement {
    /// The chart of a figure, whose markup was made from the view.
    pub(super) fn new(figure: HtmlElement, view: &ChartView, language: &Language) -> Self {
        Self {
            figure,
            is_stale: true,
            is_due: false,
            owes_list: true,
            key: view.chart.key,
            reading: view.reading,
            current: 0,
            room: 0.0,
            scene: Scene::new(0.0),
            before: None,
            shown: Shown {
                caption: markup::caption(view),
                foot: markup::foot(view, language),
                table: markup::chart_table(view, language),
                ..Shown::default()
            },
        }
    }

    /// The frame of canvas, ring and tooltip.
    pub(super) fn plot(&self) -> Option<HtmlElement> {
        find(&self.figure, ".plot")
    }

    /// Says what the view says where it is seen at once: above the drawing.
    pub(super) fn say(&mut self, view: &ChartView, language: &Language) {
        let figure: &Element = &self.figure;
        replace_in(figure, "figcaption", &mut self.shown.caption, markup::caption(view));
        set_in(figure, "canvas", "aria-label", &markup::canvas_name(view, language));
        for part in [".plot", ".toggle", ".table"] {
            hide_in(figure, part, view.is_empty());
        }
        let width = if view.chart.is_wide { "wide " } else { "" };
        set(figure, "class", &together(&[width, if view.is_empty() { "empty" } else { "" }]));
    }

    /// Says what the view says below the drawing and figure by figure: in the list of marks and in the table.
    pub(super) fn enumerate(&mut self, view: &ChartView, language: &Language) {
        let figure: &Element = &self.figure;
        self.reading = view.reading;
        replace_in(figure, ".foot", &mut self.shown.foot, markup::foot(view, language));
        replace_in(figure, ".marks", &mut self.shown.marks, markup::marks(view, language));
        set_in(figure, ".marks", "aria-label", &markup::list_name(view, language));
        replace_in(figure, ".table", &mut self.shown.table, markup::chart_table(view, language));
        self.keep_stops();
    }

    /// Lays the view out for the room there is.
    pub(super) fn lay_out(&mut self, view: &ChartView, brush: &Brush) {
        if self.room == 0.0 {
            self.find_room();
        }
        let sheet = Sheet { width: self.room, theme: brush.theme, measure: brush.measure };
        self.before = None;
        self.scene = charts::layout(view, &sheet);
    }

    /// Lays the view out as [`ChartElement::lay_out`] does, and keeps what was there to move from it.
    pub(super) fn set_out(&mut self, view: &ChartView, brush: &Brush) {
        let before = std::mem::replace(&mut self.scene, Scene::new(0.0));
        self.lay_out(view, brush);
        // A drawing that was empty has nothing to move from.
        self.before = Some(before).filter(|before| !before.shapes.is_empty());
    }

    /// Paints a share of the way from what was there before; says whether there is way left.
    pub(super) fn travel(&mut self, progress: f64, brush: &Brush) -> bool {
        let Some(before) = &self.before else { return false };
        if progress < 1.0 {
            self.paint_scene(&between(before, &self.scene, progress), brush);
            return true;
        }
        self.before = None;
        self.paint(brush);
        false
    }

    /// Whether it is on its way to what was laid out.
    pub(super) fn is_moving(&self) -> bool {
        self.before.is_some()
    }

    /// Whether any of it is in the window, or about to be.
    pub(super) fn is_near(&self, height: f64) -> bool {
        let bounds = self.figure.get_bounding_client_rect();
        bounds.bottom() > -MARGIN && bounds.top() < height + MARGIN
    }

    /// Makes the canvas as high in the page as the drawing is.
    pub(super) fn fit(&self) {
        measure_in(&self.figure, "canvas", &[("height", self.scene.height)]);
    }

    /// Looks how much room there is, and says whether that is news. Asking makes the browser lay out the page,
    /// so it is asked when the size changes only.
    pub(super) fn find_room(&mut self) -> bool {
        let width = self.plot().map_or(0.0, |plot| plot.get_bounding_client_rect().width());
        let is_news = width > 0.0 && (width - self.room).abs() > 0.01;
        if is_news {
            self.room = width;
        }
        is_news
    }

    /// Paints what was laid out.
    pub(super) fn paint(&self, brush: &Brush) {
        self.paint_scene(&self.scene, brush);
    }

    fn paint_scene(&self, scene: &Scene, brush: &Brush) {
        let Some(canvas) = find(&self.figure, "canvas") else { return };
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        let resolution = brush.fit(&canvas, scene);
        if let Some(backend) = CrispCanvas::new(&canvas, resolution) {
            brush.paint(scene, backend, resolution);
        }
    }

    /// How much room the drawing has; zero as long as nobody has looked.
    pub(super) fn room(&self) -> f64 {
        self.room
    }

    /// The marks of the drawing, in reading order.
    pub(super) fn marks(&self) -> &[Mark] {
        &self.scene.marks
    }

    /// The mark the keys were on last; the first where they were on none that is still there.
    pub(super) fn current(&self) -> usize {
        if self.current < self.scene.marks.len() { self.current } else { 0 }
    }

    /// The mark under a point of the canvas.
    pub(super) fn hit(&self, point: Point) -> Option<usize> {
        self.scene.hit(point)
    }

    /// Shows what is said of a mark beside it, and names it as the list's current option.
    pub(super) fn point_at(&mut self, index: usize, language: &Language, by_keys: bool) {
        let Some(mark) = self.scene.marks.get(index) else { return };
        let figure: &Element = &self.figure;
        let id = markup::mark_id(self.key, mark.figure, mark.pick);
        self.current = index;
        unset_in(figure, "[aria-selected]", "aria-selected");
        set_in(figure, &together(&["#", &id]), "aria-selected", "true");
        set_in(figure, ".marks", "aria-activedescendant", &id);
        let option = find(figure, &together(&["#", &id]));
        let tip = match mark.figure {
            Some(figure) => markup::tip(figure, self.reading, language),
            None => markup::escaped(&option.and_then(|option| option.text_content()).unwrap_or_default()),
        };
        replace_in(figure, ".tip", &mut self.shown.tip, tip);
        hide_in(figure, ".tip", false);
        hide_in(figure, ".ring", !by_keys);
        let bounds = mark.bounds;
        measure_in(
            figure,
            ".ring",
            &[
                ("left", bounds.left - RING),
                ("top", bounds.top - RING),
                ("width", bounds.width() + 2.0 * RING),
                ("height", bounds.height() + 2.0 * RING),
            ],
        );
        if let Some(tip) = find(figure, ".tip") {
            let tip = Rect::sized(0.0, 0.0, f64::from(tip.offset_width()), f64::from(tip.offset_height()));
            let at = beside(bounds, tip, self.scene.frame());
            measure_in(figure, ".tip", &[("left", at.x), ("top", at.y)]);
        }
    }

    /// Hides tooltip and ring.
    pub(super) fn point_away(&self) {
        hide_in(&self.figure, ".tip", true);
        hide_in(&self.figure, ".ring", true);
        unset_in(&self.figure, ".marks", "aria-activedescendant");
    }

    /// Shows a citation.
    pub(super) fn cite(&self, citation: &str) {
        if let Some(place) = find(&self.figure, ".citation") {
            place.set_text_content(Some(citation));
            place.set_hidden(false);
        }
    }

    /// Hides the citation: it is of what was shown.
    pub(super) fn take_citation_back(&self) {
        hide_in(&self.figure, ".citation", true);
    }

    /// Shows the table, or leaves it to screen readers.
    pub(super) fn toggle_table(&self, language: &Language) {
        let (class, is_open, words) = if self.has_open_table() {
            ("table", "false", Message::UiShowTable)
        } else {
            ("table open", "true", Message::UiHideTable)
        };
        set_in(&self.figure, ".table", "class", class);
        set_in(&self.figure, ".toggle", "aria-expanded", is_open);
        if let Some(toggle) = find(&self.figure, ".toggle") {
            toggle.set_text_content(Some(language.text(words)));
        }
        self.keep_stops();
    }

    fn has_open_table(&self) -> bool {
        find(&self.figure, ".open").is_some()
    }

    /// The links in a table are stops of the Tab key only while it can be seen.
    fn keep_stops(&self) {
        let stop = if self.has_open_table() { "0" } else { "-1" };
        for link in find_all(&self.figure, ".table a") {
            set(&link, "tabindex", stop);
        }
    }

    /// Whether an element is this chart's figure.
    pub(super) fn is(&self, figure: &Element) -> bool {
        attribute(figure, "data-chart") == self.key
    }
}

/// How far outside the window a chart is kept up to date at once.
const MARGIN: f64 = 200.0;

/// Between a mark and its focus ring.
const RING: f64 = 2.0;

/// Between a mark and its tooltip.
const GAP: f64 = 10.0;

/// Where a tooltip goes: beside its mark where there is room, else above it, else below; inside the frame's
/// left and right edges always.
fn beside(mark: Rect, tip: Rect, frame: Rect) -> Point {
    let level = geometry::between(mark.center().y - tip.height() / 2.0, 0.0, frame.bottom - tip.height());
    if mark.right + GAP + tip.width() <= frame.right {
        return Point::new(mark.right + GAP, level);
    }
    if mark.left - GAP - tip.width() >= frame.left {
        return Point::new(mark.left - GAP - tip.width(), level);
    }
    let left = geometry::between(mark.center().x - tip.width() / 2.0, 0.0, frame.right - tip.width());
    let above = mark.top - GAP - tip.height();
    Point::new(left, if above >= frame.top { above } else { mark.bottom + GAP })
}
