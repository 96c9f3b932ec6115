//! Whatever calls us back: events, the observer of sizes, the timer. One closure hears them all; it may be called
//! while it answers, as changing the page raises events.

use std::cell::RefCell;
use std::rc::Weak;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortController, AddEventListenerOptions, Element, Event, EventTarget, ResizeObserver, Window,
};

use crate::web::chart::ChartElement;
use crate::web::infographic::Mounted;
use crate::web::{controls, pointing};

/// The ways in which an infographic is called back, until they are ended.
pub(super) struct Calls {
    closure: Closure<dyn Fn(JsValue)>,
    listening: AbortController,
    sizes: Option<ResizeObserver>,
    /// The handle of the last timer; zero, which is none, before.
    timer: i32,
    /// The handle of the last frame asked for.
    frame: i32,
}

impl Calls {
    /// Has nothing call yet; `listening` ends what listens.
    pub(super) fn new(mounted: Weak<RefCell<Mounted>>, listening: AbortController) -> Self {
        let closure = Closure::<dyn Fn(JsValue)>::new(move |call: JsValue| {
            if let Some(mounted) = mounted.upgrade()
                // An event raised by our own change, such as a blur, has nothing new to say.
                && let Ok(mut mounted) = mounted.try_borrow_mut()
            {
                answer(&mut mounted, &call);
            }
        });
        let sizes = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        Self { closure, listening, sizes, timer: 0, frame: 0 }
    }

    /// Hears an event, once or always, before what it is meant for hears it: some events do not bubble.
    pub(super) fn on(&self, target: &EventTarget, event: &str, is_once: bool) {
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_once(is_once);
        options.set_signal(&self.listening.signal());
        let answer = self.closure.as_ref().unchecked_ref();
        // It fails for listeners that are no functions.
        let _ =
            target.add_event_listener_with_callback_and_add_event_listener_options(event, answer, &options);
    }

    /// Hears of changes in an element's size.
    pub(super) fn on_size(&self, element: &Element) {
        if let Some(sizes) = &self.sizes {
            sizes.observe(element);
        }
    }

    /// Is called when the browser has painted what is new.
    pub(super) fn soon(&mut self, window: &Window) {
        window.clear_timeout_with_handle(self.timer);
        let answer = self.closure.as_ref().unchecked_ref();
        self.timer = window.set_timeout_with_callback(answer).unwrap_or_default();
    }

    /// Is called when the browser is about to paint the next picture.
    pub(super) fn next_frame(&mut self, window: &Window) {
        // One picture at a time, however many changes ask for it; it fails for windows without frames.
        let _ = window.cancel_animation_frame(self.frame);
        // Without frames the picture stays where it is until the next change.
        self.frame =
            window.request_animation_frame(self.closure.as_ref().unchecked_ref()).unwrap_or_default();
    }

    /// Is called no more.
    pub(super) fn end(&self, window: &Window) {
        window.clear_timeout_with_handle(self.timer);
        let _ = window.cancel_animation_frame(self.frame);
        self.listening.abort();
        if let Some(sizes) = &self.sizes {
            sizes.disconnect();
        }
    }
}

/// Events come with themselves, the observer with what it has seen, frames with the time, and the timer with
/// nothing.
fn answer(mounted: &mut Mounted, call: &JsValue) {
    if call.is_undefined() {
        return mounted.catch_up();
    }
    if let Some(now) = call.as_f64() {
        return mounted.travel(now);
    }
    let Some(event) = call.dyn_ref::<Event>() else { return mounted.redraw(ChartElement::find_room) };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    match (event.type_().as_str(), target) {
        ("toggle", _) => mounted.catch_up(),
        ("popstate", _) => mounted.go_back(),
        // The window's media queries are no elements.
        (_, None) => mounted.recolor(),
        ("change", Some(control)) => controls::changed(mounted, &control),
        (kind, Some(target)) => {
            pointing::answer(mounted, kind, event, &target);
            if kind == "click" {
                controls::clicked(mounted, event, &target);
            }
        }
    }
}
