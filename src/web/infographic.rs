//! The infographic in its page: state in, words and pixels out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortController, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, HtmlInputElement,
    HtmlOptionElement, Window,
};

use crate::address;
use crate::charts::{self, CHARTS, Scope};
use crate::dataset::{Message, Place};
use crate::export;
use crate::language::Language;
use crate::markup;
use crate::movement;
use crate::record::{self, Record};
use crate::state::{Action, Repair, State};
use crate::theme::Theme;
use crate::tour;
use crate::view::{ChartView, View, view_of};
use crate::web::calls::Calls;
use crate::web::canvas::{CanvasMeasure, CrispCanvas, density};
use crate::web::chart::{Brush, ChartElement};
use crate::web::dom::{closest, find, find_all, replace_in, set, set_in};
use crate::web::location::{self, Asked};
use crate::web::pointing::{self, Pointed};
use crate::web::surroundings::{self, DARK, FORCED, PRINT};

/// Where an infographic stands.
pub(super) struct Page {
    /// What it fills.
    pub(super) container: HtmlElement,
    /// The window that shows it.
    pub(super) window: Window,
    /// The state its element asks for, as an address.
    pub(super) attributes: String,
    /// The address of the table of all figures.
    pub(super) figures: String,
    /// Whether the page's address follows the state.
    pub(super) owns_address: bool,
}

/// A mounted infographic.
pub(super) struct Mounted {
    page: Page,
    pub(super) language: Language,
    scope: Scope,
    state: State,
    /// The stop of the tour that is shown.
    stop: Option<usize>,
    /// Whether the address does not say yet what is shown.
    owes_address: Cell<bool>,
    /// When the browser first asked for a picture of the movement under way.
    started: Option<f64>,
    view: View,
    measure: CanvasMeasure,
    theme: Theme,
    pub(super) charts: Vec<ChartElement>,
    /// What the reader points at.
    pub(super) pointed: Option<Pointed>,
    lit: Option<Place>,
    shown: Shown,
    calls: Calls,
}

/// The markup that stands in the page outside of charts, so that only what differs is parsed.
#[derive(Default)]
struct Shown {
    status: String,
    chips: String,
    notices: String,
    tour: String,
    absent: String,
    all: String,
}

/// How far marks have moved in the first picture, which is painted at once.
const FIRST_STEP: f64 = 0.2;

/// What the page is listened to for; the events of charts, whose parts come and go, on what holds them all.
const EVENTS: [&str; 8] =
    ["change", "click", "toggle", "pointermove", "pointerleave", "focus", "focusout", "keydown"];

/// Fills the container, with what was shown before if anything was, and answers from then on.
pub(super) fn mount(
    page: Page,
    shown: Option<&str>,
    language: Language,
) -> Result<Rc<RefCell<Mounted>>, JsValue> {
    let Asked { state, stop, mut repairs } = shown.map_or_else(|| page.asked(), Asked::of);
    let scope = scope(&page.attributes, &mut repairs);
    let view = view_of(scope, &state, &repairs, &language);
    let (container, window) = (&page.container, &page.window);
    set(container, "lang", language.tag());
    let canvas = |chart: &ChartView| markup::canvas(chart, &language);
    container.set_inner_html(&markup::infographic(&view, &language, &page.figures, &canvas));
    let mut charts = Vec::new();
    for (figure, chart) in find_all(container, "figure").into_iter().zip(&view.charts) {
        charts.push(ChartElement::new(figure, chart, &language));
    }
    let family = surroundings::computed(window, container, "font-family");
    let measure = container.owner_document().and_then(|document| CanvasMeasure::new(&document, family));
    let measure = measure.ok_or_else(|| js_sys::Error::new("greater-bay-ip: there is no 2D canvas"))?;
    let theme = surroundings::theme(window, container, &measure);
    let listening = AbortController::new()?;
    let mounted = Rc::new_cyclic(|mounted| {
        RefCell::new(Mounted {
            calls: Calls::new(mounted.clone(), listening),
            theme,
            measure,
            charts,
            pointed: None,
            lit: None,
            shown: Shown::default(),
            page,
            language,
            scope,
            state,
            stop,
            owes_address: Cell::new(false),
            started: None,
            view,
        })
    });
    mounted.borrow_mut().begin();
    Ok(mounted)
}

/// The chart that the element asks for alone, else all of them.
fn scope(attributes: &str, repairs: &mut Vec<Repair>) -> Scope {
    let Some(word) = address::parameter(attributes, address::CHART_KEY) else { return &CHARTS };
    charts::alone(&word).unwrap_or_else(|| {
        repairs.push(Repair::Unoffered { field: address::CHART_KEY, word });
        &CHARTS
    })
}

impl Page {
    fn asked(&self) -> Asked {
        if self.owns_address {
            location::read(&self.window, &self.attributes)
        } else {
            Asked::of(&self.attributes)
        }
    }
}

impl Mounted {
    /// What is shown.
    pub(super) fn state(&self) -> State {
        self.state
    }

    /// What it fills.
    pub(super) fn container(&self) -> &Element {
        &self.page.container
    }

    /// The chart an element belongs to.
    pub(super) fn chart_of(&self, element: &Element) -> Option<usize> {
        let figure = closest(element, "figure")?;
        self.charts.iter().position(|chart| chart.is(&figure))
    }

    fn begin(&mut self) {
        self.update();
        self.say();
        self.calls.soon(&self.page.window);
        let Self { page, calls, charts, .. } = self;
        for event in EVENTS {
            calls.on(&page.container, event, false);
        }
        if page.owns_address {
            calls.on(&page.window, "popstate", false);
        }
        for media in [DARK, FORCED, PRINT] {
            if let Some(query) = surroundings::query(&page.window, media) {
                calls.on(&query, "change", false);
            }
        }
        for plot in charts.iter().filter_map(ChartElement::plot) {
            calls.on_size(&plot);
        }
        self.watch_density();
    }

    /// Is told when the page moves to a screen of another density, or is zoomed.
    fn watch_density(&self) {
        if let Some(query) = surroundings::density(&self.page.window) {
            self.calls.on(&query, "change", true);
        }
    }

    /// Shows a state. What is seen at once changes at once; lists and tables follow after the next
    /// picture, so that they keep nobody waiting.
    pub(super) fn show(&mut self, state: State, repairs: &[Repair]) {
        pointing::point_away(self);
        let next = view_of(self.scope, &state, repairs, &self.language);
        let before = std::mem::replace(&mut self.view, next);
        self.state = state;
        // Asked before anything changes: the browser then need not lay out the page for the answer.
        let height = self.page.window.inner_height().ok().and_then(|height| height.as_f64());
        let height = height.unwrap_or_default();
        let moves = !surroundings::is_still(&self.page.window);
        let Self { charts, view, .. } = self;
        for ((element, chart), before) in charts.iter_mut().zip(&view.charts).zip(&before.charts) {
            element.take_citation_back();
            element.is_stale |= !chart.says_the_same(before);
            element.owes_list |= element.is_stale;
            element.is_due = element.is_stale && element.is_near(height);
        }
        self.draw_due(moves);
        self.say();
        self.say_due();
        self.calls.soon(&self.page.window);
    }

    /// Draws the charts that are seen; those that were drawn before move there.
    fn draw_due(&mut self, moves: bool) {
        let Self { charts, view, theme, measure, lit, page, calls, started, .. } = self;
        let brush = Brush { theme, measure, lit: *lit, density: density(&page.window) };
        let mut is_moving = false;
        for (element, chart) in charts.iter_mut().zip(&view.charts) {
            if !element.is_due || chart.is_empty() {
                continue;
            }
            if moves {
                element.set_out(chart, &brush);
            } else {
                element.lay_out(chart, &brush);
            }
            if element.travel(FIRST_STEP, &brush) {
                is_moving = true;
            } else {
                element.paint(&brush);
            }
        }
        if is_moving {
            *started = None;
            calls.next_frame(&page.window);
        }
    }

    /// Paints the next picture of a movement.
    pub(super) fn travel(&mut self, now: f64) {
        let Self { charts, theme, measure, lit, page, calls, started, .. } = self;
        let brush = Brush { theme, measure, lit: *lit, density: density(&page.window) };
        let elapsed = now - *started.get_or_insert(now);
        let progress = movement::progress(elapsed).max(FIRST_STEP);
        let mut is_moving = false;
        for element in charts {
            is_moving |= element.travel(progress, &brush);
        }
        if is_moving {
            calls.next_frame(&page.window);
        }
    }

    /// Says in words what the charts show that are seen.
    fn say_due(&mut self) {
        let Self { view, language, charts, .. } = self;
        for (element, chart) in charts.iter_mut().zip(&view.charts) {
            if element.is_due {
                element.say(chart, language);
                element.fit();
                element.is_stale = false;
                element.is_due = false;
            }
        }
    }

    /// Does what a reader asks for.
    pub(super) fn act(&mut self, action: Action) {
        self.set(self.state.after(action), None, &[]);
    }

    /// Goes to a stop of the tour.
    pub(super) fn visit(&mut self, stop: usize) {
        self.set(tour::state(stop), Some(stop), &[]);
    }

    /// Shows a state as a new step of the address, which is a stop of the tour or none.
    pub(super) fn set(&mut self, state: State, stop: Option<usize>, repairs: &[Repair]) {
        self.settle_address();
        self.stop = stop;
        self.show(state, repairs);
        self.owes_address.set(self.page.owns_address);
    }

    /// Says why an option cannot be chosen, and leaves everything as it is; says whether that is so.
    pub(super) fn refuse(&mut self, filter: &str, key: &str) -> bool {
        let mut options = self.view.filters.iter().flat_map(|filter| &filter.options);
        let option = options.find(|option| option.filter == filter && option.key == key);
        let Some(why_not) = option.and_then(|option| option.why_not.clone()) else { return false };
        self.view.notices = vec![why_not];
        self.say();
        self.set_controls();
        true
    }

    /// What is shown, as an address writes it.
    pub(super) fn query(&self) -> String {
        location::query(&self.state, self.stop)
    }

    /// What is shown, stated in full for an address that is kept.
    pub(super) fn stated(&self) -> String {
        address::stated(&self.state)
    }

    /// The figures that are shown.
    pub(super) fn records(&self) -> Vec<Record> {
        record::records(self.scope, &self.state, &self.view.charts, &self.language)
    }

    /// Draws the charts that have something to show, or one of them, as they travel alone; says whether there
    /// is any.
    pub(super) fn draw_posters(
        &self,
        chart: &str,
        scale: f64,
        canvas: &HtmlCanvasElement,
        context: CanvasRenderingContext2d,
    ) -> bool {
        let Self { charts, view, theme, measure, .. } = self;
        let mut views = Vec::new();
        for (element, view) in charts.iter().zip(&view.charts) {
            if !view.is_empty() && (chart.is_empty() || view.chart.key == chart) {
                views.push((view, element.room() + 2.0 * export::MARGIN));
            }
        }
        if views.is_empty() {
            return false;
        }
        let brush = Brush { theme, measure, lit: None, density: scale };
        let scene = export::posters(&views, theme, &self.language, measure);
        let resolution = brush.fit(canvas, &scene);
        if let Some(backend) = CrispCanvas::through(context, canvas, resolution) {
            brush.paint(&scene, backend, resolution);
        }
        true
    }

    /// Shows the citation of a chart below it.
    pub(super) fn cite(&self, chart: usize) {
        self.settle_address();
        let address = self.page.window.location().href().unwrap_or_default();
        self.charts[chart].cite(&markup::citation(&self.view.charts[chart], &address, &self.language));
    }

    /// Shows what the address asks for after a step in the history.
    pub(super) fn go_back(&mut self) {
        let Asked { state, stop, repairs } = self.page.asked();
        self.owes_address.set(false);
        self.stop = stop;
        self.show(state, &repairs);
    }

    /// Draws in the colours and the density of now.
    pub(super) fn recolor(&mut self) {
        self.theme = surroundings::theme(&self.page.window, &self.page.container, &self.measure);
        self.redraw(|_| true);
        self.watch_density();
    }

    /// Brings every chart up to date with the view.
    fn update(&mut self) {
        for element in &mut self.charts {
            element.is_due = element.is_stale;
        }
        // Painting comes first: setting a font makes the browser bring styles up to date, which costs nothing
        // as long as nothing in the page has changed.
        self.draw_due(false);
        self.say_due();
    }

    /// Says in words what the view says.
    fn say(&mut self) {
        let Self { page, shown, view, language, stop, .. } = self;
        let container: &Element = &page.container;
        replace_in(container, ".status", &mut shown.status, markup::status(view));
        replace_in(container, ".chips", &mut shown.chips, markup::chips(view, language));
        replace_in(container, ".notices", &mut shown.notices, markup::notices(view));
        let absent = markup::escaped(&markup::absent(view, language));
        replace_in(container, ".absent", &mut shown.absent, absent);
        replace_in(container, ".tour", &mut shown.tour, markup::tour(*stop, language));
    }

    /// Sets the filters' controls to what the view says.
    fn set_controls(&self) {
        let Self { page, view, language, .. } = self;
        let container: &Element = &page.container;
        // Selects hold options, everything else is an input; both stand in the order of the filters.
        let mut controls = find_all(container, "#groups :is(input, option)").into_iter();
        for option in view.filters.iter().flat_map(|filter| &filter.options) {
            let Some(control) = controls.next() else { break };
            let name = markup::option_name(option, language);
            if control.tag_name() == "OPTION" {
                let control: HtmlOptionElement = control.unchecked_into();
                control.set_text(&name);
                control.set_disabled(option.why_not.is_some());
                control.set_selected(option.is_chosen);
                continue;
            }
            set(&control, "aria-label", &name);
            set(&control, "aria-disabled", if option.why_not.is_some() { "true" } else { "false" });
            if let Some(count) = control.parent_element().and_then(|label| label.last_element_child()) {
                count.set_text_content(Some(&markup::count(option)));
            }
            control.unchecked_into::<HtmlInputElement>().set_checked(option.is_chosen);
        }
    }

    /// Does what could wait: the address, controls, lists and tables.
    pub(super) fn catch_up(&mut self) {
        self.settle_address();
        self.set_controls();
        self.update();
        let Self { page, shown, view, language, charts, .. } = self;
        for (element, chart) in charts.iter_mut().zip(&view.charts) {
            if element.owes_list {
                element.enumerate(chart, language);
                element.owes_list = false;
            }
        }
        // Figures that no chart draws are not left behind a closed door.
        if !view.is_empty && view.charts.iter().all(ChartView::is_empty) {
            set_in(&page.container, ".all", "open", "");
        }
        if find(&page.container, ".all[open]").is_some() {
            let figures = crate::selection::Selection::new(&self.state).figures();
            let table =
                markup::table(language.text(Message::UiAllFigures), &figures, self.state.measure(), language);
            replace_in(&page.container, ".scroll", &mut shown.all, table);
        }
    }

    /// Says what a chart shows mark by mark, without waiting.
    pub(super) fn enumerate(&mut self, chart: usize) {
        self.charts[chart].enumerate(&self.view.charts[chart], &self.language);
        self.charts[chart].owes_list = false;
    }

    /// Lays out and paints the charts that a test picks.
    fn draw(&mut self, picks: fn(&mut ChartElement) -> bool) {
        let Self { charts, view, theme, measure, lit, page, .. } = self;
        let brush = Brush { theme, measure, lit: *lit, density: density(&page.window) };
        for (element, chart) in charts.iter_mut().zip(&view.charts) {
            if !chart.is_empty() && picks(element) {
                element.lay_out(chart, &brush);
                element.paint(&brush);
            }
        }
    }

    /// Draws the charts that a test picks anew, and gives them the height they need.
    pub(super) fn redraw(&mut self, picks: fn(&mut ChartElement) -> bool) {
        self.draw(picks);
        self.charts.iter().for_each(ChartElement::fit);
    }

    /// Lights a place up in every chart, or none.
    pub(super) fn light_up(&mut self, place: Option<Place>) {
        if self.lit == place {
            return;
        }
        self.lit = place;
        let Self { charts, view, theme, measure, page, .. } = self;
        let brush = Brush { theme, measure, lit: place, density: density(&page.window) };
        for (element, chart) in charts.iter().zip(&view.charts) {
            // What moves is painted with the next picture.
            if !chart.is_empty() && !element.is_moving() {
                element.paint(&brush);
            }
        }
    }

    /// Has the page's address say what is shown, where the address is ours. Browsers take longer over that than over
    /// all the rest of a change, so it follows the picture; before the next change, as each is a step to go back from.
    fn settle_address(&self) {
        if self.owes_address.take() {
            location::write(&self.page.window, &self.state, self.stop);
        }
    }

    /// Lets go of everything that would keep it alive.
    pub(super) fn disconnect(&self) {
        self.settle_address();
        self.calls.end(&self.page.window);
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.disconnect();
    }
}

/// What a script is told that calls from within a change, such as from a focus event the change raised.
pub(super) fn busy() -> JsValue {
    js_sys::Error::new("greater-bay-ip: the infographic is in the middle of a change").into()
}
