//! Finding and changing elements of our own markup: what it holds is there, so nothing here can fail.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::dataset::Decimal;

/// The first element below `root` that matches a selector.
pub(super) fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// All elements below `root` that match a selector, in their order.
pub(super) fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let mut all = Vec::new();
    if let Ok(found) = root.query_selector_all(selector) {
        while let Some(element) = found.item(all.len() as u32) {
            all.push(element.unchecked_into());
        }
    }
    all
}

/// The element itself or the nearest around it that matches a selector.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// An attribute; empty where there is none.
pub(super) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Sets an attribute.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    // It fails for names that are none.
    let _ = element.set_attribute(name, value);
}

/// Sets an attribute of the first element below `root` that matches a selector.
pub(super) fn set_in(root: &Element, selector: &str, name: &str, value: &str) {
    if let Some(element) = find(root, selector) {
        set(&element, name, value);
    }
}

/// Takes an attribute away from the first element below `root` that matches a selector.
pub(super) fn unset_in(root: &Element, selector: &str, name: &str) {
    if let Some(element) = find(root, selector) {
        // As for setting.
        let _ = element.remove_attribute(name);
    }
}

/// Shows or hides the first element below `root` that matches a selector.
pub(super) fn hide_in(root: &Element, selector: &str, is_hidden: bool) {
    if let Some(element) = find(root, selector) {
        element.set_hidden(is_hidden);
    }
}

/// Gives the first element below `root` that matches a selector lengths, and no other styles.
pub(super) fn measure_in(root: &Element, selector: &str, lengths: &[(&str, f64)]) {
    let mut css = String::new();
    for (property, length) in lengths {
        for piece in [property, ":", &Decimal::rounded(*length, 2).written(), "px;"] {
            css.push_str(piece);
        }
    }
    if let Some(element) = find(root, selector) {
        // Unlike an attribute, this is not forbidden by strict policies.
        element.style().set_css_text(&css);
    }
}

/// Replaces what is inside the first element below `root` that matches a selector, if it differs: parsing costs
/// more than comparing.
pub(super) fn replace_in(root: &Element, selector: &str, shown: &mut String, markup: String) {
    if *shown == markup {
        return;
    }
    if let Some(element) = find(root, selector) {
        element.set_inner_html(&markup);
    }
    *shown = markup;
}

/// Focuses without scrolling the host page.
pub(super) fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot be focused leaves the focus where it is.
    let _ = element.focus_with_options(&options);
}
