//! Finding and changing elements.

use crate::dataset::Decimal;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

/// The page's window; there is none in a worker.
pub(super) fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| missing("window"))
}

/// The page's document.
pub(super) fn document() -> Result<Document, JsValue> {
    window()?.document().ok_or_else(|| missing("document"))
}

/// The first element below `root` that matches a selector of our own markup.
pub(super) fn find(root: &Element, selector: &str) -> Result<HtmlElement, JsValue> {
    root.query_selector(selector)?.and_then(|found| found.dyn_into().ok()).ok_or_else(|| missing(selector))
}

/// All elements below `root` that match a selector.
pub(super) fn find_all<T: JsCast>(root: &Element, selector: &str) -> Result<Vec<T>, JsValue> {
    let found = root.query_selector_all(selector)?;
    Ok((0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect())
}

/// Replaces what is inside an element, if it differs: parsing costs more than comparing.
pub(super) fn replace(element: &Element, shown: &mut String, markup: String) {
    if *shown != markup {
        element.set_inner_html(&markup);
        *shown = markup;
    }
}

/// Focuses without scrolling the host page.
pub(super) fn focus(element: &HtmlElement) -> Result<(), JsValue> {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options)
}

/// A length as CSS writes it.
pub(super) fn pixels(length: f64) -> String {
    format!("{}px", Decimal::rounded(length, 2))
}

fn missing(what: &str) -> JsValue {
    js_sys::Error::new(&["greater-bay-ip: there is no ", what].concat()).into()
}
