//! The infographic in its page: state in, words and pixels out.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::dataset::{Message, Place};
use crate::language::Language;
use crate::markup;
use crate::state::{Dropped, State};
use crate::theme::Theme;
use crate::view::{ChartView, View, view};
use crate::web::address;
use crate::web::canvas::CanvasMeasure;
use crate::web::chart::{Brush, ChartElement};
use crate::web::controls;
use crate::web::dom::{find, find_all, replace, window};
use crate::web::listener::Listener;
use crate::web::pointing::{self, Pointed};
use crate::web::surroundings::Surroundings;
use crate::web::watch::{self, SizeObserver};

/// The infographic, shared by the listeners that keep it up to date.
pub(super) type Shared = Rc<RefCell<Mounted>>;

/// Where an infographic stands.
pub(super) struct Page {
    /// What it fills.
    pub(super) container: HtmlElement,
    /// The state its element asks for, as an address.
    pub(super) attributes: String,
    /// Where the module's files lie.
    pub(super) base: String,
    /// Whether the page's address follows the state.
    pub(super) owns_address: bool,
}

/// A mounted infographic.
pub(super) struct Mounted {
    page: Page,
    pub(super) language: Language,
    state: State,
    view: View,
    measure: CanvasMeasure,
    surroundings: Surroundings,
    theme: Theme,
    pub(super) charts: Vec<ChartElement>,
    /// What the reader points at.
    pub(super) pointed: Option<Pointed>,
    lit: Option<Place>,
    parts: Parts,
    listeners: Vec<Listener>,
    /// What fires when the pixel density changes.
    pub(super) density: Option<Listener>,
    size: Option<SizeObserver>,
    errand: Option<Closure<dyn FnMut()>>,
    timer: Option<i32>,
}

/// The parts of the page that are not charts, and what they show.
struct Parts {
    status: HtmlElement,
    chips: HtmlElement,
    notices: HtmlElement,
    all: HtmlElement,
    inputs: Vec<HtmlInputElement>,
    shown: [String; 4],
}

/// Fills the container and answers from then on.
pub(super) fn mount(page: Page, language: Language) -> Result<Shared, JsValue> {
    let (state, dropped) =
        if page.owns_address { address::read(&page.attributes) } else { State::from_query(&page.attributes) };
    let view = view(&state, &dropped, &language);
    let table_url = [page.base.as_str(), "figures.csv"].concat();
    let container = &page.container;
    container.set_attribute("lang", language.tag())?;
    let inner = markup::infographic(&view, &language, &table_url, |chart| markup::canvas(chart, &language));
    container.set_inner_html(&inner);
    let surroundings = Surroundings::new()?;
    let charts: Result<Vec<_>, _> =
        view.charts.iter().map(|chart| ChartElement::find(container, chart, &language)).collect();
    let mounted = Mounted {
        theme: surroundings.theme(container),
        measure: CanvasMeasure::new(family(container)?)?,
        charts: charts?,
        parts: Parts::find(container)?,
        pointed: None,
        lit: None,
        listeners: Vec::new(),
        density: None,
        size: None,
        errand: None,
        timer: None,
        page,
        language,
        state,
        view,
        surroundings,
    };
    let shared = Rc::new(RefCell::new(mounted));
    shared.borrow_mut().errand = Some(errand(&shared));
    shared.borrow_mut().update()?;
    listen(&shared)?;
    Ok(shared)
}

/// Shows a state. What is seen at once changes at once; lists and tables follow after the next
/// picture, so that they keep nobody waiting.
pub(super) fn show(shared: &Shared, state: State, dropped: &[Dropped]) -> Result<(), JsValue> {
    let mut mounted = shared.try_borrow_mut().map_err(|_| busy())?;
    pointing::point_away(&mut mounted)?;
    let next = view(&state, dropped, &mounted.language);
    let before = std::mem::replace(&mut mounted.view, next);
    mounted.state = state;
    let Mounted { charts, view, .. } = &mut *mounted;
    for ((element, chart), before) in charts.iter_mut().zip(&view.charts).zip(&before.charts) {
        element.is_stale |= !chart.says_the_same(before);
        element.owes_list |= element.is_stale;
    }
    mounted.update()
}

impl Parts {
    fn find(container: &Element) -> Result<Self, JsValue> {
        Ok(Self {
            status: find(container, ".status")?,
            chips: find(container, ".chips")?,
            notices: find(container, ".notices")?,
            all: find(container, ".all")?,
            inputs: find_all(container, "input")?,
            shown: Default::default(),
        })
    }
}

impl Mounted {
    /// What is shown.
    pub(super) fn state(&self) -> State {
        self.state
    }

    /// What it fills.
    pub(super) fn container(&self) -> &HtmlElement {
        &self.page.container
    }

    /// Brings the page up to date with the view.
    fn update(&mut self) -> Result<(), JsValue> {
        // Painting comes first: setting a font makes the browser bring styles up to date, which costs nothing
        // as long as nothing in the page has changed.
        self.draw(|element| element.is_stale);
        self.say()?;
        self.schedule()
    }

    /// Says in words what the view says.
    fn say(&mut self) -> Result<(), JsValue> {
        let Self { parts, view, language, charts, .. } = self;
        let [status, chips, notices, _] = &mut parts.shown;
        replace(&parts.status, status, markup::status(view));
        replace(&parts.chips, chips, markup::chips(view, language));
        replace(&parts.notices, notices, markup::notices(view));
        let options = view.filters.iter().flat_map(|filter| &filter.options);
        for (input, option) in parts.inputs.iter().zip(options) {
            input.set_checked(option.is_chosen);
            input.set_attribute("aria-label", &markup::option_name(option, language))?;
            if let Some(count) = input.parent_element().and_then(|label| label.last_element_child()) {
                count.set_text_content(Some(&option.count.to_string()));
            }
        }
        for (element, chart) in charts.iter_mut().zip(&view.charts).filter(|(element, _)| element.is_stale) {
            element.say(chart, language)?;
            element.fit()?;
            element.is_stale = false;
        }
        Ok(())
    }

    /// Does what could wait: lists and tables.
    fn catch_up(&mut self) -> Result<(), JsValue> {
        let Self { parts, view, language, charts, .. } = self;
        for (element, chart) in charts.iter_mut().zip(&view.charts).filter(|(element, _)| element.owes_list) {
            element.enumerate(chart, language)?;
            element.owes_list = false;
        }
        // Figures that no chart draws are not left behind a closed door.
        if !view.is_empty && view.charts.iter().all(ChartView::is_empty) {
            parts.all.set_attribute("open", "")?;
        }
        let [.., all] = &mut parts.shown;
        if parts.all.has_attribute("open") {
            let figures = crate::selection::Selection::new(&self.state).figures();
            let caption = language.text(Message::UiAllFigures);
            let table = markup::table(caption, figures.into_iter(), language);
            let scroll = find(&parts.all, ".scroll")?;
            replace(&scroll, all, table);
        }
        Ok(())
    }

    /// Lays out and paints the charts that a test picks.
    fn draw(&mut self, picks: fn(&mut ChartElement) -> bool) {
        let Self { charts, view, theme, measure, lit, .. } = self;
        let brush = Brush { theme, measure, lit: *lit };
        for (element, chart) in charts.iter_mut().zip(&view.charts) {
            if !chart.is_empty() && picks(element) {
                element.lay_out(chart, &brush);
                element.paint(&brush);
            }
        }
    }

    /// Draws the charts that a test picks anew, and gives them the height they need.
    pub(super) fn redraw(&mut self, picks: fn(&mut ChartElement) -> bool) -> Result<(), JsValue> {
        self.draw(picks);
        self.charts.iter().try_for_each(ChartElement::fit)
    }

    /// Lights a place up in every chart, or none.
    pub(super) fn light_up(&mut self, place: Option<Place>) {
        if self.lit == place {
            return;
        }
        self.lit = place;
        let brush = Brush { theme: &self.theme, measure: &self.measure, lit: place };
        for (element, _) in self.charts.iter().zip(&self.view.charts).filter(|(_, chart)| !chart.is_empty()) {
            element.paint(&brush);
        }
    }

    /// Has the page's address follow the state, where the address is ours.
    pub(super) fn publish(&self) {
        if self.page.owns_address {
            address::write(&self.state);
        }
    }

    /// Asks to be called back when the browser has painted what is new.
    fn schedule(&mut self) -> Result<(), JsValue> {
        self.unschedule()?;
        if let Some(errand) = &self.errand {
            self.timer = Some(window()?.set_timeout_with_callback(errand.as_ref().unchecked_ref())?);
        }
        Ok(())
    }

    fn unschedule(&mut self) -> Result<(), JsValue> {
        if let Some(timer) = self.timer.take() {
            window()?.clear_timeout_with_handle(timer);
        }
        Ok(())
    }

    /// Lets go of everything that would keep it alive.
    pub(super) fn disconnect(&mut self) {
        // Without a window nothing is scheduled either.
        let _ = self.unschedule();
        self.listeners.clear();
        self.density = None;
        self.size = None;
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

/// What is called when there is time for what could wait.
fn errand(shared: &Shared) -> Closure<dyn FnMut()> {
    let weak = Rc::downgrade(shared);
    Closure::new(move || {
        if let Some(Err(fault)) = weak.upgrade().map(|shared| shared.borrow_mut().catch_up()) {
            web_sys::console::error_1(&fault);
        }
    })
}

fn family(container: &HtmlElement) -> Result<String, JsValue> {
    let style = window()?.get_computed_style(container)?.ok_or("greater-bay-ip: no computed style")?;
    style.get_property_value("font-family")
}

/// A listener's answer that may fail: a failure is told in the console, the page stays as it is.
pub(super) fn answer(
    shared: &Shared,
    respond: impl Fn(&Shared, &Event) -> Result<(), JsValue> + 'static,
) -> impl FnMut(Event) + 'static {
    let weak: Weak<RefCell<Mounted>> = Rc::downgrade(shared);
    move |event| {
        let Some(shared) = weak.upgrade() else { return };
        // An event raised by our own change, such as a blur, has nothing new to say.
        if shared.try_borrow_mut().is_err() {
            return;
        }
        if let Err(fault) = respond(&shared, &event) {
            web_sys::console::error_1(&fault);
        }
    }
}

fn listen(shared: &Shared) -> Result<(), JsValue> {
    let container = shared.borrow().page.container.clone();
    let window = window()?;
    let all = find(&container, ".all")?;
    let mut listeners = vec![
        Listener::new(&container, "change", answer(shared, controls::changed))?,
        Listener::new(&container, "click", answer(shared, controls::clicked))?,
        Listener::new(&all, "toggle", answer(shared, |shared, _| shared.borrow_mut().catch_up()))?,
    ];
    if shared.borrow().page.owns_address {
        listeners.push(Listener::new(&window, "popstate", answer(shared, went_back))?);
    }
    for query in [&shared.borrow().surroundings.dark, &shared.borrow().surroundings.forced] {
        listeners.push(Listener::new(query, "change", answer(shared, recolored))?);
    }
    listeners.extend(pointing::listen(shared)?);
    shared.borrow_mut().listeners = listeners;
    watch::density(shared)?;
    let size = watch::size(shared)?;
    shared.borrow_mut().size = Some(size);
    Ok(())
}

fn went_back(shared: &Shared, _: &Event) -> Result<(), JsValue> {
    let (state, dropped) = address::read(&shared.borrow().page.attributes);
    show(shared, state, &dropped)
}

fn recolored(shared: &Shared, _: &Event) -> Result<(), JsValue> {
    let mut mounted = shared.borrow_mut();
    mounted.theme = mounted.surroundings.theme(&mounted.page.container);
    mounted.redraw(|_| true)
}
