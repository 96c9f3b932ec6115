//! The browser's edge: DOM, events and JavaScript values. It calls the pipeline and decides nothing itself.

mod calls;
mod canvas;
mod chart;
mod controls;
mod dom;
mod infographic;
mod location;
mod pointing;
mod script;
mod surroundings;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

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
    /// `attributes` is the state the element's attributes ask for, written as an address; `shown` is the one that
    /// was shown before, where it starts anew; `figures` is the address of the table of all figures; `owns_address`
    /// says whether the page's address follows the state; `tag` and `pack` are a language and the text of its file.
    ///
    /// # Errors
    /// Where the language file is of another build, or the browser has no 2D canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(
        container: HtmlElement,
        attributes: &str,
        shown: Option<String>,
        figures: &str,
        owns_address: bool,
        tag: &str,
        pack: &str,
    ) -> Result<Infographic, JsValue> {
        let language = Language::load(tag, pack).map_err(|error| js_sys::Error::new(&error.words()))?;
        let window = container.owner_document().and_then(|document| document.default_view());
        let window = window.ok_or_else(|| js_sys::Error::new("greater-bay-ip: there is no window"))?;
        let page = Page {
            container,
            window,
            attributes: attributes.to_owned(),
            figures: figures.to_owned(),
            owns_address,
        };
        Ok(Self { mounted: infographic::mount(page, shown.as_deref(), language)? })
    }

    /// The state, as plain data: `{ place: [], …, 'period-from': null, …, sort: 'value' }`.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> Result<JsValue, JsValue> {
        let mounted = self.mounted.try_borrow().map_err(|_| infographic::busy())?;
        Ok(script::written_out(&mounted.state())?)
    }

    /// What is shown, as an address writes it, without a `?`.
    #[wasm_bindgen(getter)]
    pub fn query(&self) -> Result<String, JsValue> {
        Ok(self.mounted.try_borrow().map_err(|_| infographic::busy())?.query())
    }

    /// What is shown as an address that stays true when defaults change, without a `?`.
    #[wasm_bindgen(getter)]
    pub fn stated(&self) -> Result<String, JsValue> {
        Ok(self.mounted.try_borrow().map_err(|_| infographic::busy())?.stated())
    }

    /// The figures that are shown, as plain data: a list of [`crate::record::Record`].
    pub fn figures(&self) -> Result<JsValue, JsValue> {
        let mounted = self.mounted.try_borrow().map_err(|_| infographic::busy())?;
        Ok(script::written_out(&mounted.records())?)
    }

    /// Draws a chart, or without a name all that have something to show, as they travel alone: with title, notes
    /// and sources, at `scale` pixels to a CSS pixel. `context` is that of `canvas`, or one that keeps what it is
    /// told. Says whether there was anything to draw.
    #[wasm_bindgen(js_name = drawPosters)]
    pub fn draw_posters(
        &self,
        chart: &str,
        scale: f64,
        canvas: &HtmlCanvasElement,
        context: CanvasRenderingContext2d,
    ) -> Result<bool, JsValue> {
        let mounted = self.mounted.try_borrow().map_err(|_| infographic::busy())?;
        Ok(mounted.draw_posters(chart, scale, canvas, context))
    }

    /// Draws in the colours that the container now asks for.
    pub fn recolor(&self) -> Result<(), JsValue> {
        self.mounted.try_borrow_mut().map_err(|_| infographic::busy())?.recolor();
        Ok(())
    }

    /// Shows another state; fields that are left out stay as they are.
    ///
    /// # Errors
    /// A `TypeError` that names the field, the value and what is allowed.
    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(&self, state: JsValue) -> Result<(), JsValue> {
        let mut mounted = self.mounted.try_borrow_mut().map_err(|_| infographic::busy())?;
        let (state, repairs) =
            script::read(mounted.state(), &state).map_err(|error| js_sys::TypeError::new(&error.words()))?;
        mounted.set(state, None, &repairs);
        Ok(())
    }

    /// Stops answering. In the middle of a change it goes on until it is freed, which ends it too.
    pub fn disconnect(&self) {
        if let Ok(mounted) = self.mounted.try_borrow() {
            mounted.disconnect();
        }
    }
}

/// Half the size of the standard allocator, and as fast.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
