//! Tooltips.

use maud::{Markup, html};

use super::sources::cite;
use crate::dataset::{FigureId, Layer};
use crate::language::Language;
use crate::measure::Measure;
use crate::view::Detail;

/// What a tooltip says of a figure.
pub fn tip(id: FigureId, measure: Measure, language: &Language) -> Markup {
    let detail = Detail::measured(id, measure, language);
    let figure = id.figure();
    html! {
        p.place { (detail.place) }
        p.quantity { (detail.quantity) }
        p.metric { (detail.metric) ", " (detail.period) }
        @if !detail.remark.is_empty() {
            p.remark { (detail.remark) }
        }
        p.cited {
            @if figure.layer != Layer::Story { (detail.layer) " · " }
            (cite(figure.source, language))
        }
    }
}
