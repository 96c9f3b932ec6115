//! Values of scripts as ours, and ours as theirs.

use std::collections::BTreeMap;

use js_sys::{Error, TypeError};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::export::ExportError;
use crate::presenter::{FileError, FileKind};
use crate::state::StatePatch;

/// What an infographic must know of the page around it.
#[derive(Debug, Deserialize)]
pub(super) struct Options {
    pub(super) language: String,
    pub(super) words: Option<String>,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) state: Option<StatePatch>,
    pub(super) address: Option<String>,
    pub(super) site: String,
    pub(super) figures: String,
}

/// What a script may say of a file it asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExportOptions {
    pub(super) chart: Option<String>,
    #[serde(deserialize_with = "scale")]
    pub(super) scale: Option<f64>,
}

/// A scale; where it is none, the error says of what.
fn scale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    Option::deserialize(deserializer).map_err(|_| D::Error::custom("scale: not a number from 0.1 to 8"))
}

/// A value of a script; what has another shape is a `TypeError`.
pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let error = JsValue::from(error);
        let message = error.dyn_ref::<Error>().map(|error| String::from(error.message()));
        TypeError::new(&message.unwrap_or_default()).into()
    })
}

/// What consists of maps, lists, texts and numbers, as plain objects: nothing in it can be refused.
pub(super) fn written_out<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// What a script catches where there is no file.
pub(super) fn exception(error: &FileError) -> JsValue {
    let message = error.to_string();
    match error {
        FileError::Export(ExportError::Nothing) => {
            DomException::new_with_message_and_name(&message, "NotFoundError")
                .map_or_else(JsValue::from, JsValue::from)
        }
        _ => TypeError::new(&message).into(),
    }
}

/// The kind of file that a script asks for.
pub(super) fn kind(value: &JsValue) -> Result<FileKind, FileError> {
    let name = value.as_string().unwrap_or_else(|| format!("{value:?}"));
    name.parse().map_err(|_| FileError::UnknownKind(name))
}
