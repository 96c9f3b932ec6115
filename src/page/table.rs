//! Figures as tables.

use maud::{Markup, html};

use super::sources::cite_figure;
use crate::dataset::{FigureId, Message};
use crate::language::Language;
use crate::measure::Readings;
use crate::text;
use crate::view::{ChartView, Detail};

/// The columns of a table of figures.
const COLUMNS: [Message; 7] = [
    Message::UiColumnPlace,
    Message::UiColumnValue,
    Message::UiColumnPeriod,
    Message::UiColumnMetric,
    Message::UiColumnExactness,
    Message::UiColumnLayer,
    Message::UiColumnSource,
];

/// What a chart shows as a table: its figures, else what its cells hold.
pub fn chart_table(chart: &ChartView, language: &Language) -> Markup {
    let figures: Vec<FigureId> = chart.data().map(|datum| datum.id).collect();
    if !figures.is_empty() {
        let detail = |id| Detail::in_chart(chart, id, language);
        return rows(&text::plain(&chart.title), &figures, &chart.readings, &detail, language);
    }
    let cells = chart.facets.iter().flat_map(|facet| &facet.cells);
    html! {
        table {
            caption { (text::plain(&chart.title)) }
            tbody {
                @for cell in cells.filter(|cell| !cell.text.is_empty()) {
                    tr {
                        th scope="row" { (cell.name) }
                        td.value { (cell.text) }
                    }
                }
            }
        }
    }
}

/// Figures as a table, one row a figure.
pub fn table(caption: &str, figures: &[FigureId], readings: &Readings, language: &Language) -> Markup {
    rows(caption, figures, readings, &|id| Detail::measured(readings, id, language), language)
}

fn rows(
    caption: &str,
    figures: &[FigureId],
    readings: &Readings,
    detail: &dyn Fn(FigureId) -> Detail,
    language: &Language,
) -> Markup {
    html! {
        table {
            caption { (caption) }
            thead {
                tr {
                    @for column in COLUMNS {
                        th scope="col" class=[(column == Message::UiColumnValue).then_some("value")] { (language.text(column)) }
                    }
                }
            }
            tbody {
                @for &id in figures { (row(&detail(id), readings, id, language)) }
            }
        }
    }
}

fn row(detail: &Detail, readings: &Readings, id: FigureId, language: &Language) -> Markup {
    html! {
        tr {
            th scope="row" { (detail.place) }
            td.value { (detail.quantity) }
            td { (detail.period) }
            td { (detail.metric) }
            td {
                (detail.exactness)
                @if !detail.remark.is_empty() { (language.text(Message::UiAside)) (detail.remark) }
            }
            td { (detail.layer) }
            td { (cite_figure(readings, id, language)) }
        }
    }
}
