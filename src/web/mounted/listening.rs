//! What is listened to, and until when.

use std::collections::VecDeque;

use gloo_events::EventListener;
use gloo_render::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MediaQueryList};

use super::Mounted;
use crate::presenter::{self, Answer, Patch};
use crate::web::dom;
use crate::web::figure::Figure;
use crate::web::hearing::{EVENTS, NEAR, SEEN, Sizes, Visibility, heard, listen};
use crate::web::surroundings::{DARK, FORCED, PRINT, STRONG};

/// What hears, until it is dropped.
#[derive(Default)]
pub(super) struct Hearing {
    pub(super) _page: Vec<EventListener>,
    pub(super) sizes: Option<Sizes>,
    pub(super) nearness: Option<Visibility>,
    pub(super) sight: Option<Visibility>,
    pub(super) density: Option<(f64, EventListener)>,
}

impl Hearing {
    /// Hears of the places of one more figure.
    pub(super) fn watch(&self, figure: &Figure) {
        let Self { sizes: Some(sizes), nearness: Some(nearness), sight: Some(sight), .. } = self else {
            return;
        };
        sizes.watch(&figure.plot);
        nearness.watch(&figure.element);
        sight.watch(&figure.plot);
    }
}

impl Mounted {
    /// Hears what happens in the page.
    pub(super) fn listen(&self) {
        let window = &self.around.window;
        let container = self.page.borrow().container.clone();
        let mut listeners: Vec<_> =
            EVENTS.map(|event| self.on(&container, event, |mounted, event| mounted.hear_event(event))).into();
        // Whoever points with the mouse may have the focus anywhere.
        listeners.push(self.on(window, "keydown", |mounted, event| {
            if js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Escape") {
                mounted.hear(presenter::Event::Dismissed);
            }
        }));
        listeners.push(self.on(window, "popstate", |mounted, _| {
            if mounted.around.follows() {
                mounted.hear(presenter::Event::Returned(mounted.asked()));
            }
        }));
        listeners.push(self.on(window, "click", |mounted, event| {
            if !event.composed_path().includes(&mounted.page.borrow().container, 0) {
                mounted.hear(presenter::Event::PressedElsewhere);
            }
            mounted.follow_link(event);
        }));
        for event in ["pointerover", "pointerout", "focusin", "focusout"] {
            listeners.push(self.on(window, event, Self::preview_link));
        }
        for event in ["wheel", "touchstart", "mousedown", "keydown"] {
            listeners.push(self.on(window, event, |mounted, _| mounted.aim.set(None)));
        }
        listeners.push(self.on(window, "hashchange", |mounted, _| mounted.follow_fragment()));
        listeners.push(self.on(window, "resize", |mounted, _| mounted.place_bars()));
        // Before the browser counts the pages, which it does before it tells of the other medium.
        for event in ["beforeprint", "afterprint"] {
            listeners.push(self.on(window, event, |mounted, event| {
                mounted.hear(presenter::Event::Printed(event.type_() == "beforeprint"));
            }));
        }
        for media in [DARK, FORCED, PRINT, STRONG] {
            if let Ok(Some(list)) = window.match_media(media) {
                listeners.push(self.on(&list, "change", |mounted, event| {
                    mounted.recolor();
                    let list = event.target().and_then(|target| target.dyn_into::<MediaQueryList>().ok());
                    if let Some(list) = list.filter(|list| list.media() == PRINT) {
                        mounted.hear(presenter::Event::Printed(list.matches()));
                    }
                }));
            }
        }
        // The page around has exchanged a colour, or turned from light to dark.
        listeners.push(self.on(&container, "transitionend", |mounted, event| {
            if event.target().as_ref() == Some(&mounted.page.borrow().container) {
                mounted.recolor_if_changed();
            }
        }));
        // A font has come later than the words that are set in it.
        if let Some(fonts) = self.around.fonts() {
            listeners.push(self.on(&fonts, "loadingdone", |mounted, _| {
                mounted.around.measure_anew();
                mounted.hear(presenter::Event::Redrawn);
            }));
        }
        self.hearing.borrow_mut()._page = listeners;
        self.watch_density();
    }

    pub(super) fn on(
        &self,
        target: &web_sys::EventTarget,
        event: &'static str,
        hear: fn(&Self, &Event),
    ) -> EventListener {
        let this = self.this.clone();
        listen(target, event, move |event| {
            if let Some(mounted) = this.upgrade() {
                hear(&mounted, event);
            }
        })
    }

    /// Is told when a plot has another size, and when a chart comes near the window.
    pub(super) fn watch(&self) {
        let page = self.page.borrow();
        let plots: Vec<&Element> = page.figures.iter().map(|figure| figure.plot.as_ref()).collect();
        // The whole gets higher or lower where the reader's text gets larger or smaller, which plots do not.
        let sized: Vec<&Element> = plots.iter().copied().chain([page.container.as_ref()]).collect();
        let this = self.this.clone();
        let sizes = Sizes::observe(&sized, move || {
            if let Some(mounted) = this.upgrade() {
                mounted.measure_soon();
            }
        });
        let figures: Vec<&Element> = page.figures.iter().map(|figure| &figure.element).collect();
        let nearness = self.watch_for(&figures, NEAR, 0.0, |chart, is_near| {
            Some(presenter::Event::Approached { chart, is_near })
        });
        let sight = self.watch_for(&plots, "0px", SEEN, |chart, is_seen| {
            is_seen.then_some(presenter::Event::Seen { chart })
        });
        let mut hearing = self.hearing.borrow_mut();
        hearing.sizes = sizes;
        hearing.nearness = nearness;
        hearing.sight = sight;
    }

    /// Hears what it means when elements of charts come into the window and leave it.
    pub(super) fn watch_for(
        &self,
        elements: &[&Element],
        margin: &str,
        share: f64,
        meaning: impl Fn(usize, bool) -> Option<presenter::Event<'static>> + 'static,
    ) -> Option<Visibility> {
        let this = self.this.clone();
        Visibility::observe(elements, margin, share, move |element, is_there| {
            let Some(mounted) = this.upgrade() else { return };
            let chart = mounted.page.borrow().chart_of(element);
            if let Some(event) = chart.and_then(|chart| meaning(chart, is_there)) {
                mounted.hear(event);
            }
        })
    }

    /// Measures the plots before the next picture: a change of their heights while sizes are told would be told as an
    /// error to the host.
    pub(super) fn measure_soon(&self) {
        let this = self.this.clone();
        let measure = request_animation_frame(move |_| {
            let Some(mounted) = this.upgrade() else { return };
            mounted.place_bars();
            let widths: Vec<f64> = {
                let page = mounted.page.borrow();
                page.figures.iter().map(Figure::width).collect()
            };
            for (chart, width) in widths.into_iter().enumerate() {
                mounted.hear(presenter::Event::Resized { chart, width });
            }
        });
        self.pending.borrow_mut().sizes = Some(measure);
    }

    /// Is told when the page moves to a screen of another density, or is zoomed.
    pub(super) fn watch_density(&self) {
        let density = self.around.density();
        let is_watched =
            |hearing: &Hearing| matches!(hearing.density, Some((watched, _)) if watched == density);
        if is_watched(&self.hearing.borrow()) {
            return;
        }
        let media = format!("(resolution: {density}dppx)");
        let Ok(Some(list)) = self.around.window.match_media(&media) else { return };
        let listener = self.on(&list, "change", |mounted, _| {
            mounted.watch_density();
            mounted.hear(presenter::Event::Redrawn);
        });
        self.hearing.borrow_mut().density = Some((density, listener));
    }

    pub(super) fn hear_event(&self, event: &Event) {
        // An event raised by our own change, such as a blur, has nothing new to say.
        if self.is_patching.get() {
            return;
        }
        let mut answers = VecDeque::new();
        heard(event, &self.page.borrow(), &mut |heard| {
            answers.push_back(self.presenter.borrow_mut().answer(heard, &self.around));
        });
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let pressed = pressed.filter(|_| matches!(event.type_().as_str(), "change" | "click" | "keydown"));
        // A bar that stays in the window keeps its place by itself.
        let pressed = pressed.filter(|pressed| dom::closest(pressed, ".bar:not(.here)").is_none());
        let top = |element: &Element| element.get_bounding_client_rect().top();
        let before = pressed.as_ref().map(top);
        for Answer { patches, is_handled } in answers {
            // What a control or a button does in the browser is its own.
            if is_handled && event.type_() == "keydown" {
                event.prevent_default();
            }
            let is_ringed = patches.iter().any(|patch| matches!(patch, Patch::Ring(_, Some(_))));
            self.keeps_ring.set(self.keeps_ring.get() || is_ringed);
            self.apply(patches);
        }
        if event.type_() == "click" {
            self.page.borrow().mark(None);
        }
        // What has been opened may hold drawings.
        if event.type_() == "toggle" {
            self.measure_soon();
        }
        // What was pressed stays where it is, whatever has become of what stands above it.
        if let (Some(pressed), Some(before)) = (pressed.filter(|pressed| pressed.is_connected()), before) {
            let shift = top(&pressed) - before;
            if shift.abs() >= 1.0 && pressed.client_width() > 0 {
                self.around.window.scroll_by_with_x_and_y(0.0, shift);
            }
        }
        if event.type_() == "focus" {
            self.keep_ring_later();
        } else {
            self.keep_ring();
        }
    }

    /// Has the mark that keys are on be in the window once the browser has shown what got the focus.
    fn keep_ring_later(&self) {
        let this = self.this.clone();
        let frame = request_animation_frame(move |_| {
            if let Some(mounted) = this.upgrade() {
                mounted.keep_ring();
            }
        });
        self.pending.borrow_mut().ring = Some(frame);
    }

    /// Has the mark that keys are on be in the window: what stands above it may be drawn later than it.
    pub(super) fn keep_ring(&self) {
        if self.keeps_ring.get() {
            self.page.borrow().figures.iter().for_each(Figure::show_ring);
        }
        self.keeps_ring.set(self.keeps_ring.get() && self.pending.borrow().idle.is_some());
    }
}
