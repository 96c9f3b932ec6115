//! The patches of the presenter, applied.

use wasm_bindgen::JsCast;
use web_sys::{Element, ErrorEvent, ErrorEventInit, ShadowRoot};

use super::Mounted;
use crate::presenter::{Fault, Goal, Patch};
use crate::web::canvas::CrispCanvas;
use crate::web::dom;
use crate::web::figure::Figure;
use crate::web::page::Page;

/// More device pixels than three to a CSS pixel cannot be seen, and cost.
const SHARPEST: f64 = 3.0;

impl Mounted {
    /// Applies patches, in order; those of an answer that comes meanwhile follow.
    pub(super) fn apply(&self, patches: Vec<Patch>) {
        self.patches.borrow_mut().extend(patches);
        if self.is_patching.replace(true) {
            return;
        }
        loop {
            let next = self.patches.borrow_mut().pop_front();
            let Some(patch) = next else { break };
            self.patch(patch);
        }
        self.is_patching.set(false);
    }

    pub(super) fn patch(&self, patch: Patch) {
        match patch {
            Patch::Fill { language, markup } => self.fill(&language, &markup),
            Patch::Figure(markup) => self.add_figure(&markup),
            Patch::Address(query) => self.around.set_address(&query),
            Patch::Tell => self.tell_soon(),
            Patch::NextFrame => self.next_frame(),
            Patch::Later => self.later(),
            // A window without a printer refuses.
            Patch::Print => _ = self.around.window.print(),
            Patch::Warn(words) => web_sys::console::warn_1(&format!("greater-bay-ip: {words}").into()),
            Patch::Fail(fault) => self.fail(fault),
            Patch::Save { name, file } => self.save(name, file),
            Patch::CopyPicture { chart, file, copied, refused } => {
                self.copy_picture(chart, file, copied, refused);
            }
            Patch::FullScreen { chart, refused } => self.fill_screen(chart, &refused),
            Patch::Play(tones) => self.play(&tones),
            Patch::Silence => _ = self.playing.take(),
            patch => self.patch_page(patch),
        }
    }

    pub(super) fn patch_page(&self, patch: Patch) {
        let page = self.page.borrow();
        let figure = |chart: usize| page.figures.get(chart);
        match patch {
            Patch::Part(part, markup) => page.set_part(part, &markup),
            Patch::Announce(words) => page.announce(&words),
            Patch::Chosen(is_chosen) => page.set_chosen(is_chosen),
            Patch::Sheet(asked) => page.show_sheet(asked),
            Patch::Reveal { goal, is_gentle } => {
                page.reveal(goal, is_gentle);
                self.aim.set(Some(goal));
                self.unmark_later();
            }
            Patch::Controls(states) => page.set_controls(&states),
            Patch::Unfolded(is_unfolded) => page.unfold(is_unfolded),
            Patch::Figures => page.open_figures(),
            Patch::Focus(targets) => page.focus(&targets),
            Patch::ChartPart(chart, part, markup) => {
                if let Some(part) = figure(chart).and_then(|figure| figure.part(part)) {
                    dom::set_html(&part, &markup);
                }
            }
            Patch::CanvasName(chart, name) => {
                if let Some(drawing) = figure(chart).and_then(|figure| figure.drawing.as_ref()) {
                    dom::set_attribute(&drawing.canvas, "aria-label", Some(&name));
                }
            }
            Patch::Paint { chart, scene, lit } => {
                if let Some(figure) = figure(chart)
                    && let Some(drawing) = &figure.drawing
                {
                    let density = self.around.density().min(SHARPEST) * figure.scale();
                    if !CrispCanvas::paint(&scene, lit, &drawing.canvas, density, &self.family()) {
                        self.lose_soon(chart);
                    }
                }
            }
            Patch::Cover(chart) => figure(chart).into_iter().for_each(Figure::cover_canvas),
            Patch::Empty(chart, is_empty) => {
                figure(chart).into_iter().for_each(|figure| figure.set_class("empty", is_empty));
            }
            Patch::Undrawn(chart, is_undrawn) => {
                figure(chart).into_iter().for_each(|figure| figure.set_class("undrawn", is_undrawn));
            }
            Patch::Fit(chart, height) => {
                figure(chart).into_iter().for_each(|figure| figure.fit(height));
                // What is drawn above a chart of the explorer moves it.
                if let Some(goal @ Goal::Chart(_)) = self.aim.get() {
                    page.reveal(goal, false);
                }
            }
            Patch::Tip { chart, words, mark, frame } => {
                figure(chart).into_iter().for_each(|figure| figure.show_tip(&words, mark, frame));
            }
            Patch::HideTip(chart) => figure(chart).into_iter().for_each(|figure| figure.hide_tip()),
            Patch::Ring(chart, mark) => figure(chart).into_iter().for_each(|figure| figure.ring(mark)),
            Patch::Current(chart, id) => {
                figure(chart).into_iter().for_each(|figure| figure.set_current(id.as_deref()));
            }
            Patch::Citation(chart, words) => {
                figure(chart).into_iter().for_each(|figure| figure.cite(words.as_deref()));
            }
            Patch::Copy(chart) => {
                figure(chart).into_iter().for_each(|figure| self.copy_words(figure.citation()));
            }
            Patch::Table(chart, is_open) => {
                figure(chart).into_iter().for_each(|figure| figure.set_table(is_open));
            }
            Patch::Listening(chart, is_on) => {
                figure(chart).into_iter().for_each(|figure| figure.set_listening(is_on));
            }
            Patch::Paused(chart, is_on) => {
                figure(chart).into_iter().for_each(|figure| figure.set_paused(is_on));
            }
            Patch::Speed(speed) => page.set_speed(speed),
            // What is about no element: see above.
            Patch::Fill { .. }
            | Patch::Figure(_)
            | Patch::Address(_)
            | Patch::Tell
            | Patch::NextFrame
            | Patch::Later
            | Patch::Print
            | Patch::Warn(_)
            | Patch::Fail(_)
            | Patch::Save { .. }
            | Patch::CopyPicture { .. }
            | Patch::FullScreen { .. }
            | Patch::Play(_)
            | Patch::Silence => {}
        }
    }

    pub(super) fn fill(&self, language: &str, markup: &str) {
        let container = self.page.borrow().container.clone();
        let is_exploring = self.page.borrow().is_exploring();
        container.set_lang(language);
        dom::set_attribute(&container, "data-scope", self.presenter().scope().key());
        dom::set_html(&container, markup);
        let is_heard = self.hearing.borrow().sizes.is_some();
        self.page.replace(Page::new(container));
        if is_exploring {
            self.page.borrow().explore();
        }
        if is_heard {
            self.watch();
        }
    }

    fn add_figure(&self, markup: &str) {
        if let Some(figure) = self.page.borrow_mut().add_figure(markup) {
            // Its width is told as news.
            self.hearing.borrow().watch(figure);
        }
    }

    /// Tells the host and the console that something has failed.
    pub(super) fn fail(&self, fault: Fault) {
        let code: &str = fault.into();
        let message = format!("greater-bay-ip: {code}; pictures and tables stand in for drawings");
        web_sys::console::error_1(&message.as_str().into());
        let init = ErrorEventInit::new();
        init.set_message(&message);
        if let (Some(host), Ok(event)) = (self.host(), ErrorEvent::new_with_event_init_dict("error", &init)) {
            // Properties of an object that is ours can be set.
            let _ = js_sys::Reflect::set(&event, &"code".into(), &code.into());
            // It fails for events that are being dispatched.
            let _ = host.dispatch_event(&event);
        }
    }

    /// The element that the infographic fills.
    pub(super) fn host(&self) -> Option<Element> {
        let root = self.page.borrow().container.get_root_node();
        root.dyn_into::<ShadowRoot>().ok().map(|root| root.host())
    }
}
