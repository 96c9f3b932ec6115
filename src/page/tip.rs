//! Tooltips.

use maud::{Markup, html};

use super::sources::cite_figure;
use crate::dataset::{FigureId, Layer, Message};
use crate::language::Language;
use crate::measure::Readings;
use crate::view::Detail;

/// What a tooltip says of a figure, whose detail is as its chart writes it.
pub fn tip(detail: &Detail, readings: &Readings, id: FigureId, language: &Language) -> Markup {
    let is_told = readings.dataset.figure(id).layer == Layer::Story && readings.read(id).is_none();
    let what =
        language.fill(Message::UiMetricAndPeriod, &[("metric", &detail.metric), ("period", &detail.period)]);
    html! {
        p.place { (detail.place) }
        p.quantity { (detail.quantity) }
        p.metric { (what) }
        @if !detail.remark.is_empty() {
            p.remark { (detail.remark) }
        }
        p.cited {
            @if !is_told { (detail.layer) " · " }
            (cite_figure(readings, id, language))
        }
    }
}

/// What chooses the mark that a tooltip is about. Keys choose at the mark itself: it is no stop of theirs.
pub fn choose(name: &str) -> Markup {
    html! { button.choose type="button" tabindex="-1" { (name) } }
}
