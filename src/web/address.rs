//! The page's address: where a state can be linked to, and gone back to.

use wasm_bindgen::JsValue;

use crate::state::{Dropped, State};
use crate::web::dom::window;

/// The state the address asks for, on top of what the element's attributes ask for; and what meant nothing.
pub(super) fn read(attributes: &str) -> (State, Vec<Dropped>) {
    let query = window().and_then(|window| window.location().search()).unwrap_or_default();
    let (asked, mut dropped) = State::from_query(attributes);
    let (state, more) = State::from_query(&query);
    dropped.extend(more);
    (if state == State::default() { asked } else { state }, dropped)
}

/// Writes the state into the address as a new step to go back from.
///
/// Sandboxed pages may refuse; the infographic works without.
pub(super) fn write(state: &State) {
    let pushed = window().and_then(|window| {
        let location = window.location();
        let query = state.within_query(&location.search()?);
        let mark = if query.is_empty() { "" } else { "?" };
        let address = [&location.pathname()?, mark, &query, &location.hash()?].concat();
        window.history()?.push_state_with_url(&JsValue::NULL, "", Some(&address))
    });
    let _ = pushed;
}
