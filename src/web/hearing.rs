//! What happens in the page, in the words of the presenter.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, Event, EventTarget, FocusEvent, HtmlDetailsElement, HtmlInputElement, HtmlSelectElement,
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent, MouseEvent,
    ResizeObserver,
};

use super::dom::closest;
use super::page::{Page, TOOLBAR, roam};
use crate::presenter::{self, Fault, Key, Pressed};

/// What a container is listened to for: parts of it come and go.
pub(super) const EVENTS: [&str; 12] = [
    "change",
    "click",
    "toggle",
    "pointerdown",
    "pointermove",
    "pointerleave",
    "focus",
    "focusout",
    "keydown",
    "contextmenu",
    "contextlost",
    "contextrestored",
];

/// How far outside of the window a chart is near it.
pub(super) const NEAR: &str = "50% 0px";

/// How much of a plot must be in the window for it to be seen.
pub(super) const SEEN: f64 = 0.15;

/// Hears an event before what it is meant for does, as some do not bubble; until it is dropped.
pub(super) fn listen(
    target: &EventTarget,
    event: &'static str,
    hear: impl FnMut(&Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(target, event, options, hear)
}

/// Hears of changes of elements' sizes until it is dropped.
pub(super) struct Sizes {
    observer: ResizeObserver,
    _hear: Closure<dyn FnMut()>,
}

impl Sizes {
    pub(super) fn observe(elements: &[&Element], hear: impl FnMut() + 'static) -> Option<Self> {
        let hear = Closure::<dyn FnMut()>::new(hear);
        let observer = ResizeObserver::new(hear.as_ref().unchecked_ref()).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _hear: hear })
    }

    /// Hears of one more element.
    pub(super) fn watch(&self, element: &Element) {
        self.observer.observe(element);
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Hears of elements that come near the window or leave it behind, until it is dropped.
pub(super) struct Visibility {
    observer: IntersectionObserver,
    _hear: Closure<dyn FnMut(js_sys::Array)>,
}

impl Visibility {
    /// `margin` is how far outside of the window counts as in it, `share` how much of an element must be there.
    pub(super) fn observe(
        elements: &[&Element],
        margin: &str,
        share: f64,
        mut hear: impl FnMut(&Element, bool) + 'static,
    ) -> Option<Self> {
        let hear = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                hear(&entry.target(), entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        options.set_threshold(&share.into());
        let observer =
            IntersectionObserver::new_with_options(hear.as_ref().unchecked_ref(), &options).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _hear: hear })
    }

    /// Hears of one more element.
    pub(super) fn watch(&self, element: &Element) {
        self.observer.observe(element);
    }
}

impl Drop for Visibility {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Answers an event of the container by what it means, if it means something.
pub(super) fn heard(event: &Event, page: &Page, answer: &mut dyn FnMut(presenter::Event<'_>)) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    match event.type_().as_str() {
        "change" => changed(&target, answer),
        "keydown" if roamed(event, &target) => event.prevent_default(),
        "toggle" => toggled(&target, page, answer),
        "click" => {
            clicked(&target, page, answer);
            pointed(event, &target, page, answer);
        }
        "focusout" => {
            left(event, &target, answer);
            pointed(event, &target, page, answer);
        }
        _ => pointed(event, &target, page, answer),
    }
}

/// What has the focus after an event that takes it from something else.
fn next(event: &Event) -> Option<Element> {
    event.dyn_ref::<FocusEvent>()?.related_target()?.dyn_into().ok()
}

/// The focus goes from a bar to what is none: an open sheet would cover it.
fn left(event: &Event, target: &Element, answer: &mut dyn FnMut(presenter::Event<'_>)) {
    let is_of_bar = |element: &Element| closest(element, ".bar, .sheet").is_some();
    if is_of_bar(target) && next(event).is_some_and(|next| !is_of_bar(&next)) {
        answer(presenter::Event::BarLeft);
    }
}

/// Whether a key moved the focus within a toolbar.
fn roamed(event: &Event, target: &Element) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
    closest(target, TOOLBAR).is_some_and(|toolbar| roam(&toolbar, target, &key))
}

fn changed(target: &Element, answer: &mut dyn FnMut(presenter::Event<'_>)) {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        answer(presenter::Event::Changed { name: &input.name(), value: &input.value() });
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        // The lists of the sheet have no name: the form has those already.
        let name = select.get_attribute("data-filter").unwrap_or_else(|| select.name());
        answer(presenter::Event::Changed { name: &name, value: &select.value() });
    }
}

fn toggled(target: &Element, page: &Page, answer: &mut dyn FnMut(presenter::Event<'_>)) {
    let Some(details) = target.dyn_ref::<HtmlDetailsElement>() else { return };
    let is_open = details.open();
    let classes = details.class_list();
    if details.has_attribute("data-explorer") {
        if is_open {
            answer(presenter::Event::ExplorerOpened);
        }
    } else if classes.contains("all") {
        answer(presenter::Event::FiguresToggled { is_open });
    } else if classes.contains("table")
        && let Some(chart) = page.chart_of(target)
    {
        answer(presenter::Event::TableToggled { chart, is_open });
    }
}

/// A press on a button.
fn clicked(target: &Element, page: &Page, answer: &mut dyn FnMut(presenter::Event<'_>)) {
    if closest(target, ".bar, .plot").is_none() {
        answer(presenter::Event::PressedElsewhere);
    }
    let Some(button) = closest(target, "button") else { return };
    let attribute = |name: &str| button.get_attribute(name).unwrap_or_default();
    let chart = page.chart_of(&button);
    match (button.class_list().item(0).as_deref(), chart) {
        (Some("skip"), _) => page.skip(&button),
        (Some("fold"), _) => answer(presenter::Event::FiltersFolded),
        (Some("reset"), _) => answer(presenter::Event::ResetPressed),
        (Some("undo"), _) => answer(presenter::Event::UndoPressed),
        (Some("done"), _) => answer(presenter::Event::SheetClosed),
        (Some("opener"), _) => {
            if let (Some(bar), Ok(group)) = (page.bar_of(&button), attribute("data-opens").parse()) {
                answer(presenter::Event::BarPressed { bar, group });
            }
        }
        (Some("choice"), _) => {
            let [name, value] = ["data-filter", "data-key"].map(attribute);
            answer(presenter::Event::Changed { name: &name, value: &value });
        }
        (Some("chip"), _) => {
            let [name, value] = ["data-filter", "data-key"].map(attribute);
            answer(presenter::Event::ChipPressed { name: &name, value: &value });
        }
        (Some("choose"), Some(chart)) => answer(presenter::Event::ChoosePressed { chart }),
        (Some("cite"), Some(chart)) => answer(presenter::Event::Cited { chart }),
        (Some("listen"), Some(chart)) => answer(presenter::Event::ListenPressed { chart }),
        (Some("pause"), Some(chart)) => answer(presenter::Event::PausePressed { chart }),
        (Some("speed"), _) => {
            if let Ok(speed) = attribute("value").parse() {
                answer(presenter::Event::SpeedPressed(speed));
            }
        }
        (Some("share"), Some(chart)) => {
            if let Ok(way) = attribute("value").parse() {
                answer(presenter::Event::Shared { chart, way });
            }
        }
        _ => {}
    }
}

/// Whether an event comes of a finger.
fn is_finger(event: &Event) -> bool {
    js_sys::Reflect::get(event, &"pointerType".into()).is_ok_and(|kind| kind == "touch")
}

/// What happens in the frame of a chart: hover, tap and keys.
fn pointed(event: &Event, target: &Element, page: &Page, answer: &mut dyn FnMut(presenter::Event<'_>)) {
    let Some(chart) = page.chart_of(target) else { return };
    let figure = &page.figures[chart];
    let Some(drawing) = figure.drawing.as_ref().filter(|_| figure.frames(target)) else { return };
    let is = |element: &Element| target == element;
    match event.type_().as_str() {
        kind @ ("pointermove" | "click") if is(&drawing.canvas) => {
            let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
            let at = figure.on_drawing(mouse.offset_x(), mouse.offset_y());
            answer(presenter::Event::Hovered { chart, at, is_press: kind == "click" });
        }
        // Screen readers press what they are on.
        "click" if drawing.list.contains(Some(target)) => {
            if let Some(option) = closest(target, "[role=option]") {
                answer(presenter::Event::OptionPressed { chart, id: &option.id() });
            }
        }
        "pointerdown" if is(&drawing.canvas) => {
            answer(presenter::Event::Touched { is_finger: is_finger(event) });
        }
        // A long press opens nothing else.
        "contextmenu" if is(&drawing.canvas) && is_finger(event) => event.prevent_default(),
        "contextlost" => {
            answer(presenter::Event::CanvasLost { chart, fault: Fault::ContextLost });
        }
        "contextrestored" => answer(presenter::Event::CanvasRestored { chart }),
        // Leaving what stands in the frame is not leaving the frame; a finger that is lifted leaves everything.
        "pointerleave" if is(&figure.plot) && !is_finger(event) => answer(presenter::Event::Left),
        "focus" if is(&drawing.list) => answer(presenter::Event::Focused { chart }),
        // Focus that moves into the tooltip, to its source, keeps it open.
        "focusout" if !next(event).is_some_and(|next| figure.frames(&next)) => {
            answer(presenter::Event::Blurred);
        }
        "keydown" => {
            let Some(keyboard) = event.dyn_ref::<KeyboardEvent>() else { return };
            if keyboard.alt_key() || keyboard.ctrl_key() || keyboard.meta_key() {
                return;
            }
            let Some(key) = Key::of(&keyboard.key()) else { return };
            let on = if drawing.tip.contains(Some(target)) { Pressed::Tip } else { Pressed::Marks };
            answer(presenter::Event::KeyPressed { chart, key, on });
        }
        _ => {}
    }
}
