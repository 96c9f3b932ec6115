//! Checkboxes and buttons: what they ask for.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement, MouseEvent};

use crate::state::Action;
use crate::web::dom::{attribute, closest, find_all, focus, set};
use crate::web::infographic::Mounted;

/// Does what a filter's control asks for.
pub(super) fn changed(mounted: &mut Mounted, control: &Element) {
    let name = attribute(control, "name");
    let value = if control.tag_name() == "SELECT" {
        control.unchecked_ref::<HtmlSelectElement>().value()
    } else {
        attribute(control, "value")
    };
    if !mounted.refuse(&name, &value)
        && let Some(action) = Action::of_control(&name, &value)
    {
        mounted.act(action);
    }
}

/// Does what a button asks for.
pub(super) fn clicked(mounted: &mut Mounted, event: &Event, target: &Element) {
    let Some(button) = closest(target, "button, [data-stop]") else { return };
    if let Ok(stop) = attribute(&button, "data-stop").parse::<usize>() {
        let click: &MouseEvent = event.unchecked_ref();
        let is_link = button.tag_name() == "A";
        // The browser opens links in other tabs and windows by itself.
        if is_link && (click.ctrl_key() || click.meta_key() || click.shift_key()) {
            return;
        }
        event.prevent_default();
        // Whoever walks step by step presses the same button again.
        let selector = match button.previous_element_sibling().is_some_and(|before| before.tag_name() == "OL")
        {
            _ if is_link => CURRENT_STOP,
            true => ".stop:first-of-type:enabled",
            false => ".stop:last-of-type:enabled",
        };
        mounted.visit(stop.saturating_sub(1));
        return keep_focus(mounted.container(), &[selector, CURRENT_STOP]);
    }
    match attribute(&button, "class").as_str() {
        "fold" => {
            let form = closest(&button, "form");
            let is_folded = form.is_some_and(|form| form.toggle_attribute("data-folded").unwrap_or_default());
            set(&button, "aria-expanded", if is_folded { "false" } else { "true" });
        }
        "toggle" => {
            if let Some(chart) = mounted.chart_of(&button) {
                mounted.charts[chart].toggle_table(&mounted.language);
            }
        }
        "cite" => {
            if let Some(chart) = mounted.chart_of(&button) {
                mounted.cite(chart);
            }
        }
        // The element's script sees to it.
        "share" => {}
        // Chips name what they take back, the reset takes all back.
        _ => {
            let (filter, key) = (attribute(&button, "data-filter"), attribute(&button, "data-key"));
            mounted.act(Action::of_control(&filter, &key).unwrap_or(Action::Reset));
            keep_focus(mounted.container(), &[".chips button"]);
        }
    }
}

/// The link to the stop of the tour that is shown.
const CURRENT_STOP: &str = ".tour [aria-current]";

/// The button that was pressed is gone: focus goes to the next one like it, else to the filters.
fn keep_focus(container: &Element, first: &[&str]) {
    for selector in first.iter().chain(&[".fold", "input"]) {
        for candidate in find_all(container, selector) {
            if candidate.offset_width() > 0 {
                return focus(&candidate);
            }
        }
    }
}
