//! States as scripts write them.

use wasm_bindgen::JsValue;

use crate::state::{State, Unknown};

/// A state that a script wrote wrong.
#[derive(Debug, thiserror::Error)]
pub(super) enum ScriptError {
    /// A word that does not exist.
    #[error(transparent)]
    Unknown(#[from] Unknown),
    /// Something that is no object of lists.
    #[error("a state is written as {{ place: [], stage: [], layer: [] }}, each a list of keys")]
    Shape,
}

/// Reads `{ place: ['shenzhen'], stage: [], layer: [] }`; fields may be missing.
///
/// Read by hand: a general deserializer would bring the printing of every kind of number with it.
pub(super) fn read(value: &JsValue) -> Result<State, ScriptError> {
    let object: &js_sys::Object = wasm_bindgen::JsCast::dyn_ref(value).ok_or(ScriptError::Shape)?;
    let mut state = State::default();
    for field in js_sys::Object::keys(object).iter() {
        let words = js_sys::Reflect::get(value, &field).map_err(|_| ScriptError::Shape)?;
        let field = field.as_string().ok_or(ScriptError::Shape)?;
        if !js_sys::Array::is_array(&words) {
            return Err(ScriptError::Shape);
        }
        for word in js_sys::Array::from(&words).iter() {
            state = state.choosing(&field, &word.as_string().ok_or(ScriptError::Shape)?)?;
        }
    }
    Ok(state)
}
