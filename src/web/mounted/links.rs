//! Links of the page around that lead to a chapter.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::Mounted;
use crate::presenter;
use crate::web::dom;
use crate::web::surroundings;

impl Mounted {
    /// Shows the chapter that the page's fragment leads to, in the state that it names.
    pub(super) fn follow_fragment(&self) {
        if let Some(visit) = self.around.fragment() {
            self.hear(visit);
        }
    }

    /// Follows a link of the page's own text that names a chapter: the page's router never hears of it.
    pub(super) fn follow_link(&self, event: &Event) {
        let Some(link) = link_of(event) else { return };
        let mouse: Option<&MouseEvent> = event.dyn_ref();
        // The browser opens links in other tabs and windows by itself.
        if mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key()) {
            return;
        }
        let Some(visit) = surroundings::visit(&link) else { return };
        let answer = self.presenter.borrow_mut().answer(visit, &self.around);
        if answer.is_handled {
            event.prevent_default();
            event.stop_immediate_propagation();
            self.apply(answer.patches);
        }
    }

    /// Marks the chapter that a link of the page's text leads to as long as it is pointed at.
    pub(super) fn preview_link(&self, event: &Event) {
        let is_over = matches!(event.type_().as_str(), "pointerover" | "focusin");
        if let Some(presenter::Event::Visited { chapter, .. }) =
            link_of(event).as_deref().and_then(surroundings::visit)
        {
            let page = self.page.borrow();
            page.mark(page.section(chapter).filter(|_| is_over).as_ref());
        }
    }
}

/// What the link of the page's own text says that an event is about, if it leads to a chapter.
fn link_of(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    dom::closest(&target, "a[data-greater-bay-ip]")?.get_attribute("data-greater-bay-ip")
}
