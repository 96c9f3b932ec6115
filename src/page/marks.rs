//! The marks of a chart as a list.

use maud::{Markup, html};

use super::phrases::phrases;
use crate::dataset::{FigureId, Message, Place, Stage};
use crate::format;
use crate::language::Language;
use crate::pick::Pick;
use crate::scene::Mark;
use crate::state::{Field, State};
use crate::text;
use crate::view::{Cell, ChartView, Detail, Station, Stop};

/// The figures and controls of a chart as a list a screen reader can walk, in the order of the drawing's marks. Each option
/// says which one of its course it is, or of its part; the chosen ones are selected.
pub fn marks(chart: &ChartView, language: &Language) -> Markup {
    let key = chart.chart.key;
    html! {
        @for Station { stop, position, of, is_of_course } in chart.stations() {
            @match stop {
                Stop::Control(cell) => {
                    li role="option" id=(mark_id(key, None, Some(cell.pick))) aria-selected=(truth(cell.is_chosen))
                        aria-posinset=(position) aria-setsize=(of)
                    {
                        (control(cell, language))
                    }
                }
                Stop::Figure(datum) => {
                    li role="option" id=(mark_id(key, Some(datum.id), None))
                        aria-selected=[can_choose(datum.place).then_some(truth(datum.is_chosen))]
                        aria-posinset=(position) aria-setsize=(of)
                    {
                        (Detail::in_chart(chart, datum.id, language).speech(is_of_course, language))
                        @if datum.is_faded() {
                            (text::plain(language.text(Message::UiSentenceGap)))
                            (language.sentence(&format::sentence_case(language.text(Message::UiFaded))))
                        }
                    }
                }
            }
        }
    }
}

fn truth(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}

/// Whether readers can ask for a place.
fn can_choose(place: Place) -> bool {
    Field::Place.find(place.key()).is_some()
}

/// What a press on a mark is called, as its tooltip offers it; `None` where there is nothing to choose.
pub fn press_name(mark: &Mark, state: &State, language: &Language) -> Option<String> {
    let Pick { place, stage } = mark.pick.unwrap_or(Pick { place: mark.place, stage: None });
    if !can_choose(place) {
        return None;
    }
    let name = language.words(place.name());
    let label = stage.map_or(name.clone(), |stage| {
        let values = [("place", name.as_str()), ("stage", language.text(Message::of_stage(stage)))];
        language.fill(Message::UiPlaceAndStage, &values)
    });
    let is_chosen = state.place.contains(place) && stage.is_none_or(|stage| state.stage.contains(stage));
    let message = match stage {
        _ if is_chosen => Message::UiRemove,
        None if !state.place.is_empty() => Message::UiAlso,
        _ => Message::UiOnly,
    };
    Some(language.fill(message, &[("label", &label)]))
}

/// What a control of a chart says, and what a press on it does; empty where there is none.
pub fn control_name(chart: &ChartView, pick: Option<Pick>, language: &Language) -> Markup {
    let cell = chart.facets.iter().flat_map(|facet| &facet.cells).find(|cell| Some(cell.pick) == pick);
    cell.map(|cell| control(cell, language)).unwrap_or_default()
}

fn control(cell: &Cell, language: &Language) -> Markup {
    let press = if cell.is_chosen { Message::UiPressBack } else { Message::UiPress };
    html! { (language.sentence(&cell.speech)) (phrases(language.text(Message::UiSentenceGap))) (language.text(press)) }
}

/// The id of a figure or a control in the list of a chart's marks.
pub fn mark_id(chart: &str, figure: Option<FigureId>, pick: Option<Pick>) -> String {
    match pick {
        Some(Pick { place, stage }) => format!("{chart}-{}-{}", place.key(), stage.map_or("", Stage::key)),
        None => format!("{chart}-mark-{}", figure.map_or(0, |figure| figure.0)),
    }
}
