//! Hover, tap and arrow keys: which mark is pointed at.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, FocusEvent, KeyboardEvent, MouseEvent};

use crate::geometry::Point;
use crate::web::dom::focus;
use crate::web::infographic::{Mounted, Shared, answer};
use crate::web::listener::Listener;

/// Listens on every chart.
pub(super) fn listen(shared: &Shared) -> Result<Vec<Listener>, JsValue> {
    let mounted = shared.borrow();
    let mut listeners = Vec::new();
    for (chart, element) in mounted.charts.iter().enumerate() {
        let mut on = |target: &EventTarget, event: &'static str, respond: Response| {
            let answer = answer(shared, move |shared, event| respond(&mut shared.borrow_mut(), chart, event));
            Listener::new(target, event, answer).map(|listener| listeners.push(listener))
        };
        on(&element.plot, "pointermove", hovered)?;
        on(&element.plot, "click", hovered)?;
        on(&element.plot, "pointerleave", left)?;
        on(&element.plot, "focusout", blurred)?;
        on(&element.list, "focus", focused)?;
        listeners.push(Listener::new(
            &element.plot,
            "keydown",
            answer(shared, move |shared, event| pressed(shared, chart, event)),
        )?);
    }
    Ok(listeners)
}

type Response = fn(&mut Mounted, usize, &Event) -> Result<(), JsValue>;

/// What is pointed at in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pointed {
    chart: usize,
    mark: usize,
    by_keys: bool,
}

fn hovered(mounted: &mut Mounted, chart: usize, event: &Event) -> Result<(), JsValue> {
    let Some(pointer) = event.dyn_ref::<MouseEvent>() else { return Ok(()) };
    let on_canvas =
        event.target().is_some_and(|target| target.is_instance_of::<web_sys::HtmlCanvasElement>());
    if !on_canvas {
        return Ok(());
    }
    let point = Point::new(f64::from(pointer.offset_x()), f64::from(pointer.offset_y()));
    match mounted.charts[chart].hit(point) {
        Some(mark) => point_at(mounted, Pointed { chart, mark, by_keys: false }),
        // A tap beside every mark dismisses; a hover may be on its way to the tooltip.
        None if event.type_() == "click" => point_away(mounted),
        None => Ok(()),
    }
}

fn left(mounted: &mut Mounted, _: usize, _: &Event) -> Result<(), JsValue> {
    match mounted.pointed {
        Some(Pointed { by_keys: false, .. }) => point_away(mounted),
        _ => Ok(()),
    }
}

fn focused(mounted: &mut Mounted, chart: usize, _: &Event) -> Result<(), JsValue> {
    let mark = mounted.remembered(chart);
    point_at(mounted, Pointed { chart, mark, by_keys: true })
}

/// Focus that moves into the tooltip, to its source, keeps it open.
fn blurred(mounted: &mut Mounted, chart: usize, event: &Event) -> Result<(), JsValue> {
    let next = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Element>().ok());
    let element = &mounted.charts[chart];
    let stays =
        next.as_ref().is_some_and(|next| element.tip_holds(next) || element.list.is_same_node(Some(next)));
    if stays { Ok(()) } else { point_away(mounted) }
}

fn pressed(shared: &Shared, chart: usize, event: &Event) -> Result<(), JsValue> {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return Ok(()) };
    if key.alt_key() || key.ctrl_key() || key.meta_key() {
        return Ok(());
    }
    match key.key().as_str() {
        "Escape" => return escaped(shared, chart, event),
        "Enter" => {
            let link = shared.borrow().charts[chart].source_link();
            let on_list =
                event.target().is_some_and(|target| !target.is_instance_of::<web_sys::HtmlAnchorElement>());
            return match link {
                Some(link) if on_list => {
                    event.prevent_default();
                    focus(&link)
                }
                _ => Ok(()),
            };
        }
        _ => {}
    }
    let mut mounted = shared.borrow_mut();
    let last = mounted.charts[chart].marks().len().saturating_sub(1);
    let current = mounted.remembered(chart);
    let mark = match key.key().as_str() {
        "ArrowRight" | "ArrowDown" => (current + 1).min(last),
        "ArrowLeft" | "ArrowUp" => current.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        _ => return Ok(()),
    };
    event.prevent_default();
    point_at(&mut mounted, Pointed { chart, mark, by_keys: true })
}

/// Dismisses what is open; focus that was in the tooltip goes back to the list.
fn escaped(shared: &Shared, chart: usize, event: &Event) -> Result<(), JsValue> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let list = {
        let mounted = shared.borrow();
        let element = &mounted.charts[chart];
        target.filter(|target| element.tip_holds(target)).map(|_| element.list.clone())
    };
    if let Some(list) = list {
        focus(&list)?;
    }
    point_away(&mut shared.borrow_mut())
}

fn point_at(mounted: &mut Mounted, pointed: Pointed) -> Result<(), JsValue> {
    if mounted.pointed == Some(pointed) {
        return Ok(());
    }
    let Some(mark) = mounted.charts[pointed.chart].marks().get(pointed.mark) else { return Ok(()) };
    let place = mark.place;
    if let Some(before) = mounted.pointed.filter(|before| before.chart != pointed.chart) {
        mounted.charts[before.chart].point_away()?;
    }
    mounted.pointed = Some(pointed);
    mounted.remember(pointed.chart, pointed.mark);
    mounted.light_up(Some(place));
    let Mounted { charts, language, .. } = mounted;
    charts[pointed.chart].point_at(pointed.mark, language, pointed.by_keys)
}

/// Points at nothing any more.
pub(super) fn point_away(mounted: &mut Mounted) -> Result<(), JsValue> {
    if let Some(pointed) = mounted.pointed.take() {
        mounted.charts[pointed.chart].point_away()?;
        mounted.light_up(None);
    }
    Ok(())
}

impl Mounted {
    /// The mark the keys were on last in a chart; the first where they were on none that is still there.
    fn remembered(&self, chart: usize) -> usize {
        let element = &self.charts[chart];
        if element.current < element.marks().len() { element.current } else { 0 }
    }

    fn remember(&mut self, chart: usize, mark: usize) {
        self.charts[chart].current = mark;
    }
}
