//! Checkboxes and buttons: what they ask for.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::state::Action;
use crate::web::dom::{find_all, focus};
use crate::web::infographic::{Shared, show};

/// Does what a filter's checkbox asks for.
pub(super) fn changed(shared: &Shared, event: &Event) -> Result<(), JsValue> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let action = input.and_then(|input| Action::of_control(&input.name(), &input.value()));
    action.map_or(Ok(()), |action| act(shared, action))
}

fn act(shared: &Shared, action: Action) -> Result<(), JsValue> {
    let next = shared.borrow().state().after(action);
    show(shared, next, &[])?;
    shared.borrow().publish();
    Ok(())
}

/// Does what a button asks for.
pub(super) fn clicked(shared: &Shared, event: &Event) -> Result<(), JsValue> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.map(|target| target.closest("button")).transpose()?.flatten() else {
        return Ok(());
    };
    let classes = button.class_list();
    if classes.contains("chip") || classes.contains("reset") {
        let attribute = |name: &str| button.get_attribute(name).unwrap_or_default();
        let action = Action::of_control(&attribute("data-filter"), &attribute("data-key"));
        act(shared, action.unwrap_or(Action::Reset))?;
        return keep_focus(shared);
    }
    let mounted = shared.borrow();
    if classes.contains("fold") {
        let form = button.parent_element().ok_or("greater-bay-ip: the filters are gone")?;
        let is_folded = form.toggle_attribute("data-folded")?;
        button.set_attribute("aria-expanded", if is_folded { "false" } else { "true" })?;
    }
    match mounted.charts.iter().find(|chart| chart.has_toggle(&button)) {
        Some(chart) => chart.toggle_table(&mounted.language),
        None => Ok(()),
    }
}

/// The button that was pressed is gone: focus goes to the next one like it, else to the filters.
fn keep_focus(shared: &Shared) -> Result<(), JsValue> {
    let container = shared.borrow().container().clone();
    for selector in [".chips button", ".fold", "input"] {
        let candidates: Vec<HtmlElement> = find_all(&container, selector)?;
        if let Some(visible) = candidates.iter().find(|candidate| candidate.offset_width() > 0) {
            return focus(visible);
        }
    }
    Ok(())
}
