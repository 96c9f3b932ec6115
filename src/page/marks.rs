//! The marks of a chart as a list.

use maud::{Markup, html};

use crate::dataset::{FigureId, Message, Stage};
use crate::language::Language;
use crate::pick::Pick;
use crate::view::{ChartView, Detail};

/// The figures and controls of a chart as a list a screen reader can walk, in the order of the drawing's marks.
pub fn marks(chart: &ChartView, language: &Language) -> Markup {
    let key = chart.chart.key;
    let cells = || chart.facets.iter().flat_map(|facet| &facet.cells);
    let controls = cells().filter(|cell| !cell.text.is_empty() || cell.pick.stage.is_none());
    // A figure that a control shows is said by it.
    let figures = chart.data().filter(|datum| cells().all(|cell| cell.figure != Some(datum.id)));
    html! {
        @for cell in controls {
            @let press = if cell.is_chosen { Message::UiPressBack } else { Message::UiPress };
            li role="option" id=(mark_id(key, None, Some(cell.pick))) {
                (cell.speech) ". " (language.text(press))
            }
        }
        @for datum in figures {
            li role="option" id=(mark_id(key, Some(datum.id), None)) {
                (Detail::measured(datum.id, chart.measure, language).speech(language))
            }
        }
    }
}

/// The id of a figure or a control in the list of a chart's marks.
pub fn mark_id(chart: &str, figure: Option<FigureId>, pick: Option<Pick>) -> String {
    match pick {
        Some(Pick { place, stage }) => format!("{chart}-{}-{}", place.key(), stage.map_or("", Stage::key)),
        None => format!("{chart}-mark-{}", figure.map_or(0, |figure| figure.0)),
    }
}
