//! What scripts get and give: plain data, and states such as `{ place: ['shenzhen'], 'period-from': 2020 }`.
//!
//! States are read by hand: a general deserializer could not say which words a field allows.

use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::state::{Field, Repair, State, Unknown};
use crate::text::together;

/// A state that a script wrote wrong.
#[derive(Debug)]
pub(super) enum ScriptError {
    /// A field or a word that does not exist.
    Unknown(Unknown),
    /// A value of another kind than the field takes.
    Kind {
        /// The field.
        field: &'static str,
        /// The value.
        found: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Something that is no object.
    NoObject(String),
}

impl ScriptError {
    /// What is wrong, in words. Not as `Display`: nothing else here would need the standard library’s formatting.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Unknown(unknown) => unknown.words(),
            Self::Kind { field, found, expected } => together(&[field, ": ", found, " is not ", expected]),
            Self::NoObject(found) => together(&[
                found,
                " is no state; one is written as { place: ['shenzhen'], measure: 'share' }",
            ]),
        }
    }
}

impl From<Unknown> for ScriptError {
    fn from(unknown: Unknown) -> Self {
        Self::Unknown(unknown)
    }
}

/// The state with what a script asks for; fields that are left out stay as they are.
pub(super) fn read(state: State, value: &JsValue) -> Result<(State, Vec<Repair>), ScriptError> {
    let object: &Object = value.dyn_ref().ok_or_else(|| ScriptError::NoObject(written(value)))?;
    let mut answers = Vec::new();
    for key in Object::keys(object).iter() {
        let answer = Reflect::get(value, &key).unwrap_or_default();
        let key = key.as_string().unwrap_or_default();
        let field = Field::parse(&key).ok_or(Unknown::Field(key))?;
        if !answer.is_undefined() {
            answers.push((field, words(field, &answer)?));
        }
    }
    Ok(state.answering(&answers)?)
}

/// The words a value answers a question with.
fn words(field: Field, answer: &JsValue) -> Result<Vec<String>, ScriptError> {
    let unfit = |expected: &'static str, found: &JsValue| ScriptError::Kind {
        field: field.key(),
        found: written(found),
        expected,
    };
    let mut words = Vec::new();
    if field.takes_many() {
        let list: &Array = answer.dyn_ref().ok_or_else(|| unfit("a list of keys", answer))?;
        for word in list.iter() {
            words.push(word.as_string().ok_or_else(|| unfit("a key", &word))?);
        }
    } else if !answer.is_null() {
        let year = || answer.as_f64().filter(|_| field.is_bound()).map(|_| written(answer));
        let expected = if field.is_bound() { "a year or null" } else { "a key or null" };
        words.push(answer.as_string().or_else(year).ok_or_else(|| unfit(expected, answer))?);
    }
    Ok(words)
}

/// A value as scripts write it, for messages; where it cannot be written, what type it is of.
fn written(value: &JsValue) -> String {
    let json = JSON::stringify(value).ok().and_then(|json| json.as_string());
    json.or_else(|| value.js_typeof().as_string()).unwrap_or_default()
}

/// Anything that can be serialized, as plain objects and lists.
pub(super) fn written_out<T: Serialize>(value: &T) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&Serializer::json_compatible())
}
