//! The browser's edge: DOM, events and JavaScript values. It calls the pipeline and decides nothing itself.

mod address;
mod canvas;
mod chart;
mod controls;
mod dom;
mod infographic;
mod listener;
mod pointing;
mod script;
mod surroundings;
mod watch;

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::language::Language;
use infographic::{Mounted, Page};

/// An infographic in a page, for as long as its element is connected.
#[wasm_bindgen]
pub struct Infographic {
    mounted: Rc<RefCell<Mounted>>,
}

#[wasm_bindgen]
impl Infographic {
    /// Fills `container`, an element in a shadow root, and starts to answer.
    ///
    /// `attributes` is the state the element's attributes ask for, written as an address; `base` is where the
    /// module's files lie; `owns_address` says whether the page's address follows the state; `tag` and `pack`
    /// are a language and the text of its file.
    ///
    /// # Errors
    /// Where the language file is of another build, or the browser has no 2D canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(
        container: HtmlElement,
        attributes: &str,
        base: &str,
        owns_address: bool,
        tag: &str,
        pack: &str,
    ) -> Result<Infographic, JsValue> {
        let language = Language::load(tag, pack).map_err(|error| js_sys::Error::new(&error.to_string()))?;
        let page = Page { container, attributes: attributes.to_owned(), base: base.to_owned(), owns_address };
        Ok(Self { mounted: infographic::mount(page, language)? })
    }

    /// The state, as plain data: `{ place: [], stage: [], layer: [] }`.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> Result<JsValue, JsValue> {
        let plain = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
        let mounted = self.mounted.try_borrow().map_err(|_| infographic::busy())?;
        Ok(mounted.state().serialize(&plain)?)
    }

    /// Shows another state; fields that are left out become empty.
    ///
    /// # Errors
    /// A `TypeError` that names the field, the value and what is allowed.
    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(&self, state: JsValue) -> Result<(), JsValue> {
        let state = script::read(&state).map_err(|error| js_sys::TypeError::new(&error.to_string()))?;
        infographic::show(&self.mounted, state, &[])?;
        self.mounted.borrow().publish();
        Ok(())
    }

    /// Stops answering. In the middle of a change it goes on until it is freed, which ends it too.
    pub fn disconnect(&self) {
        if let Ok(mut mounted) = self.mounted.try_borrow_mut() {
            mounted.disconnect();
        }
    }
}

/// Half the size of the standard allocator, and as fast.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
