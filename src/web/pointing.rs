//! Hover, tap and arrow keys: which mark is pointed at.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent, MouseEvent};

use crate::geometry::Point;
use crate::state::Action;
use crate::web::dom::{attribute, closest, find, focus};
use crate::web::infographic::Mounted;

/// What is pointed at in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pointed {
    chart: usize,
    mark: usize,
    by_keys: bool,
}

/// Answers what happens in the frame of a chart.
pub(super) fn answer(mounted: &mut Mounted, kind: &str, event: &Event, target: &Element) {
    let (Some(plot), Some(chart)) = (closest(target, ".plot"), mounted.chart_of(target)) else { return };
    match kind {
        "pointermove" | "click" if closest(target, "canvas").is_some() => {
            hovered(mounted, chart, event.unchecked_ref(), kind == "click");
            if kind == "click" && mounted.pointed.is_some_and(|pointed| pointed.chart == chart) {
                pick(mounted, chart);
            }
        }
        // Leaving what stands in the frame is not leaving the frame.
        "pointerleave"
            if attribute(target, "class") == "plot"
                && mounted.pointed.is_some_and(|pointed| !pointed.by_keys) =>
        {
            point_away(mounted);
        }
        "focus" if closest(target, ".marks").is_some() => {
            let mark = mounted.charts[chart].current();
            point_at(mounted, Pointed { chart, mark, by_keys: true });
        }
        "focusout" => {
            let event: &FocusEvent = event.unchecked_ref();
            let next = event.related_target();
            // Focus that moves into the tooltip, to its source, keeps it open.
            if !next.is_some_and(|next| plot.contains(Some(next.unchecked_ref()))) {
                point_away(mounted);
            }
        }
        "keydown" => pressed(mounted, chart, event.unchecked_ref(), target),
        _ => {}
    }
}

fn hovered(mounted: &mut Mounted, chart: usize, pointer: &MouseEvent, is_tap: bool) {
    let point = Point::new(f64::from(pointer.offset_x()), f64::from(pointer.offset_y()));
    match mounted.charts[chart].hit(point) {
        Some(mark) => point_at(mounted, Pointed { chart, mark, by_keys: false }),
        // A tap beside every mark dismisses; a hover may be on its way to the tooltip.
        None if is_tap => point_away(mounted),
        None => {}
    }
}

fn pressed(mounted: &mut Mounted, chart: usize, key: &KeyboardEvent, target: &Element) {
    if key.alt_key() || key.ctrl_key() || key.meta_key() {
        return;
    }
    let element = &mounted.charts[chart];
    let (current, last) = (element.current(), element.marks().len().saturating_sub(1));
    let mark = match key.key().as_str() {
        "ArrowRight" | "ArrowDown" => last.min(current + 1),
        "ArrowLeft" | "ArrowUp" => current.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        "Enter" => {
            if closest(target, "a, button").is_some() {
                return;
            }
            if pick(mounted, chart) {
                key.prevent_default();
                // Whoever uses keys stays where they are, and hears what has become of it.
                mounted.enumerate(chart);
                point_at(mounted, Pointed { chart, mark: current, by_keys: true });
            } else if let Some(link) = find(&mounted.charts[chart].figure, ".tip a") {
                key.prevent_default();
                focus(&link);
            }
            return;
        }
        "Escape" => {
            // Focus that was in the tooltip goes back to the list.
            if closest(target, ".tip").is_some()
                && let Some(list) = find(&element.figure, ".marks")
            {
                focus(&list);
            }
            return point_away(mounted);
        }
        _ => return,
    };
    key.prevent_default();
    point_at(mounted, Pointed { chart, mark, by_keys: true });
}

/// Chooses what the mark pointed at is a control for; says whether it is one.
fn pick(mounted: &mut Mounted, chart: usize) -> bool {
    let element = &mounted.charts[chart];
    let Some(pick) = element.marks().get(element.current()).and_then(|mark| mark.pick) else { return false };
    mounted.act(match pick.stage {
        Some(stage) => Action::Chain(pick.place, stage),
        None => Action::of_word(pick.place),
    });
    true
}

fn point_at(mounted: &mut Mounted, pointed: Pointed) {
    if mounted.pointed == Some(pointed) {
        return;
    }
    let Some(mark) = mounted.charts[pointed.chart].marks().get(pointed.mark) else { return };
    let place = mark.place;
    if let Some(before) = mounted.pointed.replace(pointed)
        && before.chart != pointed.chart
    {
        mounted.charts[before.chart].point_away();
    }
    mounted.light_up(Some(place));
    mounted.charts[pointed.chart].point_at(pointed.mark, &mounted.language, pointed.by_keys);
}

/// Points at nothing any more.
pub(super) fn point_away(mounted: &mut Mounted) {
    if let Some(pointed) = mounted.pointed.take() {
        mounted.charts[pointed.chart].point_away();
        mounted.light_up(None);
    }
}
