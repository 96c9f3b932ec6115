//! Finding and changing elements of our own markup: what is looked for may be missing, and is then left out.

use std::cell::OnceCell;

use js_sys::{Error, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The first element below `root` that matches a selector.
pub(super) fn find<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// All elements below `root` that match a selector, in their order.
pub(super) fn find_all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// The element itself or the nearest around it that matches a selector.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Sets an attribute, or takes it away.
pub(super) fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Names that are none are refused; ours are some.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Says of a button that stays pressed whether it is.
pub(super) fn set_pressed(button: &Element, is_pressed: bool) {
    set_attribute(button, "aria-pressed", Some(if is_pressed { "true" } else { "false" }));
}

/// Gives an element lengths in CSS pixels, and no other styles. Unlike the attribute `style`, strict policies allow it.
pub(super) fn set_lengths(element: &HtmlElement, lengths: &[(&str, f64)]) {
    let css: String = lengths.iter().map(|(property, length)| format!("{property}:{length:.2}px;")).collect();
    element.style().set_css_text(&css);
}

/// The name of the policy for Trusted Types that all our HTML goes through.
const POLICY: &str = "greater-bay-ip";

thread_local! {
    /// What makes HTML that the page trusts; none where the browser asks for no such thing, or the page refuses it.
    static TRUSTED: OnceCell<Option<(Object, Function)>> = const { OnceCell::new() };
}

fn policy() -> Option<(Object, Function)> {
    let types: Object = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?.dyn_into().ok()?;
    let create: Function = Reflect::get(&types, &"createPolicy".into()).ok()?.dyn_into().ok()?;
    let rules = Object::new();
    let as_it_is = Closure::<dyn Fn(JsValue) -> JsValue>::new(|html| html).into_js_value();
    Reflect::set(&rules, &"createHTML".into(), &as_it_is).ok()?;
    let policy: Object = create.call2(&types, &POLICY.into(), &rules).ok()?.dyn_into().ok()?;
    let trust: Function = Reflect::get(&policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
    Some((policy, trust))
}

fn write_html(element: &Element, markup: &str) -> Result<bool, JsValue> {
    let trusted = TRUSTED.with(|trusted| match trusted.get_or_init(policy) {
        Some((policy, trust)) => trust.call1(policy, &markup.into()),
        None => Ok(markup.into()),
    })?;
    Reflect::set(element, &"innerHTML".into(), &trusted)
}

/// Fills an element with our HTML: there is no other way for it into the page.
pub(super) fn set_html(element: &Element, markup: &str) {
    // Whether the page lets it in was asked before anything else: see `expect_html`.
    let _ = write_html(element, markup);
}

/// Makes sure that the page lets our HTML in.
///
/// # Errors
/// An `Error` with the code `trusted-types` where it does not.
pub(super) fn expect_html(document: &web_sys::Document) -> Result<(), JsValue> {
    write_html(&document.create_element("div")?, "").map_err(|_| {
        let error =
            Error::new("greater-bay-ip: the page's Trusted Types do not allow the policy “greater-bay-ip”");
        // Properties of an object that is ours can be set.
        let _ = Reflect::set(&error, &"code".into(), &"trusted-types".into());
        JsValue::from(error)
    })?;
    Ok(())
}

/// Focuses without scrolling the host page.
pub(super) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot be focused leaves the focus where it is.
    let _ = element.focus_with_options(&options);
}

/// Focuses, and has what is out of the window come into it.
pub(super) fn focus_in_window(element: &HtmlElement) {
    focus(element);
    show(element);
}

/// Scrolls no further than it takes to see an element.
pub(super) fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
