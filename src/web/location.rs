//! The page's address: where a state can be linked to, and gone back to.

use crate::text::together;
use wasm_bindgen::JsValue;
use web_sys::Window;

use crate::address;
use crate::state::{Repair, State};
use crate::tour;

/// What is asked for: a state, the stop of the tour it is, and what had to be mended in it.
pub(super) struct Asked {
    pub(super) state: State,
    pub(super) stop: Option<usize>,
    pub(super) repairs: Vec<Repair>,
}

impl Asked {
    /// What a query asks for; a stop of the tour before all else.
    pub(super) fn of(query: &str) -> Self {
        let (state, repairs) = State::from_query(query);
        match tour::asked(query) {
            Some(stop) => Self { state: tour::state(stop), stop: Some(stop), repairs },
            None => Self { state, stop: None, repairs },
        }
    }
}

/// What the page's address asks for, else what the element's attributes do.
pub(super) fn read(window: &Window, attributes: &str) -> Asked {
    let query = window.location().search().unwrap_or_default();
    Asked::of(if address::asks(&query) { &query } else { attributes })
}

/// Writes what is shown as a query.
pub(super) fn query(state: &State, stop: Option<usize>) -> String {
    stop.map_or_else(|| state.to_query(), tour::query)
}

/// Writes what is shown into the address as a new step to go back from.
pub(super) fn write(window: &Window, state: &State, stop: Option<usize>) {
    let location = window.location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let foreign = State::default().within_query(&part(location.search()));
    let own = query(state, stop);
    let gap = if foreign.is_empty() || own.is_empty() { "" } else { "&" };
    let mark = if foreign.is_empty() && own.is_empty() { "" } else { "?" };
    let address = together(&[&part(location.pathname()), mark, &foreign, gap, &own, &part(location.hash())]);
    if let Ok(history) = window.history() {
        // Sandboxed pages may refuse; the infographic works without.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
