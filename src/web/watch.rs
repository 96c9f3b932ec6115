//! Watching the room and the screen: the drawing follows both.

use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

use crate::web::chart::ChartElement;
use crate::web::infographic::{Shared, answer};
use crate::web::listener::Listener;
use crate::web::surroundings::density_change;

/// Repaints when the page moves to a screen of another density, or is zoomed.
pub(super) fn density(shared: &Shared) -> Result<(), JsValue> {
    let change = density_change()?;
    let repaint = answer(shared, |shared, _| {
        shared.borrow_mut().redraw(|_| true)?;
        density(shared)
    });
    let listener = Listener::new(&change, "change", repaint)?;
    shared.borrow_mut().density = Some(listener);
    Ok(())
}

/// An observer of sizes; dropping it stops observing.
pub(super) struct SizeObserver {
    observer: ResizeObserver,
    _answer: Closure<dyn FnMut()>,
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Lays out anew the charts whose room has changed.
pub(super) fn size(shared: &Shared) -> Result<SizeObserver, JsValue> {
    let weak = Rc::downgrade(shared);
    let answer = Closure::<dyn FnMut()>::new(move || {
        if let Some(shared) = weak.upgrade() {
            // A resize in the middle of a change is seen again when the change is done.
            if let Ok(mut mounted) = shared.try_borrow_mut() {
                let _ = mounted.redraw(ChartElement::find_room);
            }
        }
    });
    let observer = ResizeObserver::new(answer.as_ref().unchecked_ref())?;
    for chart in &shared.borrow().charts {
        observer.observe(&chart.plot);
    }
    Ok(SizeObserver { observer, _answer: answer })
}
